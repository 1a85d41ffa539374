package reconcile

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/cotejo/cotejo"
)

// rowsOf draws rows of a panel that differ little, so that they meet.
func rowsOf(t *rapid.T) []usable {
	places := []cotejo.Place{{Entity: "geo:a", Within: []string{"iso:ES"}}, {Entity: "iso:ES"}, {Entity: "geo:b", Within: []string{"geo:a", "iso:ES"}}, {Entity: "iso:MX"}}
	var out []usable
	for i := range rapid.IntRange(0, 25).Draw(t, "rows") {
		low := float64(rapid.SampledFrom([]int{3, 10, 10, 12, 1000, 1040}).Draw(t, "low"))
		high := low + float64(rapid.SampledFrom([]int{0, 0, 0, 5}).Draw(t, "more"))
		r := cotejo.PanelRow{Claim: fmt.Sprintf("c_%02d", i), Figure: cotejo.Figure{Low: &low, High: &high, Unit: "person", Comparator: rapid.SampledFrom([]cotejo.Comparator{cotejo.Exact, cotejo.About, cotejo.Range}).Draw(t, "comparator"),
			Class: rapid.SampledFrom([]string{"", "person", "dead", "child", "soldier", "troops"}).Draw(t, "class")}}
		for range rapid.IntRange(0, 2).Draw(t, "places") {
			r.Place = append(r.Place, rapid.SampledFrom(places).Draw(t, "place"))
		}
		for range rapid.IntRange(0, 2).Draw(t, "origins") {
			r.Origins = append(r.Origins, rapid.SampledFrom([]string{"A", "B"}).Draw(t, "origin"))
		}
		if day := rapid.IntRange(0, 5).Draw(t, "day"); day > 0 {
			r.Published = cotejo.Published{Value: fmt.Sprintf("2025-03-%02d", day), Precision: "day"}
		}
		out = append(out, usable{row: r, value: ValueOf(&r.Figure, 1), known: Publication(r.Published)})
	}
	return out
}

// What is left out of a panel is what comparing every row with every other, as
// the rules are written down, leaves out.
func TestUsableRowsByTheRule(t *testing.T) {
	narrower := func(u usable, all []usable) bool {
		return slices.ContainsFunc(all, func(o usable) bool {
			return comparePlaces(rowPlaces(u.row), rowPlaces(o.row)) == Contained || compareClasses(rowClass(u.row), rowClass(o.row)) == Contained
		})
	}
	outgrown := func(u usable, all []usable, moves bool) bool {
		later := 0
		for _, o := range all {
			if u.known.Grain != GrainDay || o.known.Grain != GrainDay || o.known.Lo <= u.known.Hi {
				continue
			}
			if later++; !moves && o.ceiling() <= u.ceiling() {
				return false
			}
		}
		return later > 0
	}
	replaced := func(u usable, all []usable) bool {
		return slices.ContainsFunc(all, func(o usable) bool {
			return u.known.Grain != GrainNone && o.known.Grain != GrainNone && o.known.Lo > u.known.Hi &&
				len(u.row.Origins) > 0 && slices.Equal(o.row.Origins, u.row.Origins) && CompareValues(o.value, u.value) != Equal
		})
	}
	without := func(rows []usable, out func(usable) bool) []string {
		return claimsOf(slices.DeleteFunc(slices.Clone(rows), out))
	}
	rapid.Check(t, func(t *rapid.T) {
		rows := rowsOf(t)
		for name, d := range map[string]string{
			"narrower":       cmp.Diff(without(rows, func(u usable) bool { return narrower(u, rows) }), claimsOf(withoutNarrower(rows))),
			"outgrown":       cmp.Diff(without(rows, func(u usable) bool { return outgrown(u, rows, false) }), claimsOf(withoutOutgrown(rows, false))),
			"outgrown moves": cmp.Diff(without(rows, func(u usable) bool { return outgrown(u, rows, true) }), claimsOf(withoutOutgrown(rows, true))),
			"replaced":       cmp.Diff(without(rows, func(u usable) bool { return replaced(u, rows) }), claimsOf(withoutReplaced(rows))),
		} {
			if d != "" {
				t.Errorf("%s:\n%s", name, d)
			}
		}
	})
}

func claimsOf(rows []usable) []string {
	out := []string{}
	for _, u := range rows {
		out = append(out, u.row.Claim)
	}
	return out
}

// Strings of ASCII fold as any others do.
func TestFoldASCII(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[A-Za-z0-9 .,'-]{0,90}`).Draw(t, "s")
		if got, want := fold(s), fold(s+"ñ"); got+"n" != want && got+"-n" != want {
			t.Errorf("fold(%q) = %q, with a letter more %q", s, got, want)
		}
	})
}

// Values that lie beyond each other's farthest bounds are never alike, so that
// the first set found is the one that comparing with every value finds.
func TestHomeByTheRule(t *testing.T) {
	bound := rapid.SampledFrom([]float64{-20, 0, 1, 2, 3, 9, 10, 11, 95, 100, 104, 105, 110, 990, 1000, 1050, 1100, 1200, 15000, 14870, 900000, 871234})
	value := rapid.Custom(func(t *rapid.T) Value {
		low := bound.Draw(t, "low")
		v := Value{Low: low, High: low, Best: low, Known: true, Comparator: rapid.SampledFrom([]cotejo.Comparator{cotejo.Exact, cotejo.About, cotejo.Range, cotejo.Vague}).Draw(t, "comparator")}
		switch rapid.IntRange(0, 5).Draw(t, "form") {
		case 0:
			v.High, v.Comparator = math.Inf(1), cotejo.AtLeast
		case 1:
			v.Low, v.Comparator = math.Inf(-1), cotejo.AtMost
		case 2:
			v.High = max(low, bound.Draw(t, "high"))
		}
		return v
	})
	rapid.Check(t, func(t *rapid.T) {
		for name, like := range map[string]func(a, b Value) bool{"number": sameNumber, "support": alike} {
			var sets []*distinct
			for _, v := range rapid.SliceOfN(value, 1, 30).Draw(t, "values") {
				want := slices.IndexFunc(sets, func(d *distinct) bool { return slices.ContainsFunc(d.values, func(o Value) bool { return like(v, o) }) })
				at := home(sets, v, like)
				if at != want {
					t.Fatalf("%s: %+v goes to set %d, by the rule to %d", name, v, at, want)
				}
				if at < 0 {
					sets = append(sets, &distinct{})
					at = len(sets) - 1
				}
				sets[at].add(v)
			}
		}
	})
}
