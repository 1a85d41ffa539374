package ledger

import (
	"context"
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
)

// What a person types is words, never operators.
func TestFTSQuery(t *testing.T) {
	for in, want := range map[string]string{
		"soldados norcoreanos": `"soldados" "norcoreanos"`, `"15.000 soldados" rus*`: `"15 000 soldados" "rus"*`, "": "", `""`: "", "-*()": "",
		`a" OR "b`: `"a" "OR" "b"`, "NEAR(x y)": `"NEAR x" "y"`, "título:x": `"título x"`, `un"abierto`: `"un" "abierto"`, "ñandú^2": `"ñandú 2"`,
	} {
		if got := ftsQuery(in); got != want {
			t.Errorf("ftsQuery(%q) = %s, want %s", in, got, want)
		}
	}
}

// pages reads a list in pages of a size and gives the ids.
func pages[T any](t *testing.T, list func(context.Context, Filter) (Page[T], error), f Filter, size int, id func(*T) string) []string {
	t.Helper()
	var out []string
	f.Limit = size
	for range 1000 {
		p, err := list(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		for i := range p.Items {
			out = append(out, id(&p.Items[i]))
		}
		if p.Next == "" {
			return out
		}
		f.After = p.Next
	}
	t.Fatal("the pages never end")
	return nil
}

// Pages of any size put together are the list, without gaps or repetitions.
func TestPages(t *testing.T) {
	l := newLedger(t)
	record(t, l, derivedBatch())
	record(t, l, storyBatch(100, 3))
	check := func(name string, read func(size int) []string, least int) {
		whole := read(MaxLimit)
		if len(whole) < least {
			t.Errorf("%s: %d rows, want %d at least", name, len(whole), least)
		}
		for _, size := range []int{1, 2, 7} {
			if got := read(size); !slices.Equal(got, whole) {
				t.Errorf("%s in pages of %d: %v, want %v", name, size, got, whole)
			}
		}
	}
	claim := func(c *cotejo.Claim) string { return c.ID }
	for name, f := range map[string]Filter{
		"all": {}, "entity": {Entity: "iso:KP"}, "place and origin": {Place: "iso:KP", Origin: "org:s101"}, "predicate": {Predicate: "deploy"}, "text": {Text: "envió"}, "figures": {Figures: true},
	} {
		least := 3
		if name == "place and origin" {
			least = 1
		}
		check("claims "+name, func(n int) []string { return pages(t, l.Claims, f, n, claim) }, least)
	}
	check("documents", func(n int) []string {
		return pages(t, l.Documents, Filter{}, n, func(d *cotejo.Document) string { return d.ID })
	}, 9)
	for _, weight := range []bool{false, true} {
		check("events", func(n int) []string {
			return pages(t, l.Events, Filter{ByWeight: weight}, n, func(e *cotejo.Event) string { return e.ID })
		}, 10)
	}
	check("panels", func(n int) []string {
		return pages(t, l.Panels, Filter{}, n, func(p *cotejo.Panel) string { return p.ID })
	}, 10)
	check("findings", func(n int) []string {
		return pages(t, l.Findings, Filter{}, n, func(f *cotejo.Finding) string { return f.ID })
	}, 10)
	check("relations", func(n int) []string {
		return pages(t, l.Relations, Filter{}, n, func(r *cotejo.Relation) string { return r.A + r.B })
	}, 10)
	check("sources", func(n int) []string {
		return pages(t, l.Sources, Filter{}, n, func(s *SourceCount) string { return s.Key })
	}, 3)
	check("entities", func(n int) []string {
		return pages(t, l.Entities, Filter{}, n, func(e *cotejo.Entity) string { return e.ID })
	}, 2)
}

// The sort key of dates: what is less precise comes first, what is unknown last.
func TestDateOrder(t *testing.T) {
	sorted := []string{"1999", "2024", "2024-06", "2024-06-19", "2024-06-19T07:30+02:00", "2024-06-19T08:00Z", "2024-06-20", "2025-SU", "XXXX-11-13"}
	for i := 1; i < len(sorted); i++ {
		if slices.Compare(dateOrd(sorted[i-1]), dateOrd(sorted[i])) >= 0 {
			t.Errorf("%s does not come before %s", sorted[i-1], sorted[i])
		}
	}
	until, ok := untilOrd("2024-06-19")
	if !ok || slices.Compare(dateOrd("2024-06-19T08:00Z"), until) > 0 || slices.Compare(dateOrd("2024-06-20"), until) < 0 {
		t.Error("until 2024-06-19 does not end with that day")
	}
	if _, ok := untilOrd("ayer"); ok {
		t.Error("a word passed for a date")
	}
}

// Merging what readings say of an entity does not depend on their order.
func TestMergeEntity(t *testing.T) {
	a := cotejo.Entity{ID: "per:x", Kind: "person", Label: "Kim", Names: map[string]string{"es": "Kim"}, Also: []string{"b", "a"}, Roles: []cotejo.Role{{Title: "presidente", Of: "iso:KP", Since: "2025"}}}
	b := cotejo.Entity{ID: "per:x", Kind: "person", Label: "Kim Jong Un", Names: map[string]string{"en": "Kim Jong Un"}, Also: []string{"c", "a"}, Roles: []cotejo.Role{{Title: "presidente", Of: "iso:KP", Since: "2024-06"}}, Lat: 1}
	c := cotejo.Entity{ID: "per:x", Kind: "person", Label: "Kim Jong-un", Within: []string{"iso:KP"}}
	var first string
	for _, order := range [][]cotejo.Entity{{a, b, c}, {c, b, a}, {b, a, c, b, a}} {
		var e cotejo.Entity
		for _, x := range order {
			e = mergeEntity(e, x)
		}
		raw, err := canonical(e)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(raw)
		} else if string(raw) != first {
			t.Errorf("%s, want %s", raw, first)
		}
	}
}
