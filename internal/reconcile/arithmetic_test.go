package reconcile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// summed is a document of the story of a strike and a storm on one coast, with one
// claim for each figure.
func summed(doc, hour int, claims ...cotejo.Claim) []Item {
	info := DocInfo{ID: fmt.Sprintf("d%02d", doc), Outlet: fmt.Sprintf("Diario %d", doc), Places: []string{"geo:arbelo"}, Heads: []string{"arbelo", "sanluc"}, Kinds: []string{"strike"},
		Published: cotejo.Published{Value: fmt.Sprintf("2025-03-12T%02d:00Z", hour), Precision: "minute"}}
	for i := range uint64(40) {
		if i >= 8 {
			i += uint64(doc+1) * 100
		}
		info.Shingles = append(info.Shingles, i) // a few paragraphs that all have, and many of its own
	}
	own := ""
	for i := range 8 {
		own += " " + strings.Repeat(string(rune('a'+doc)), 5) + string(rune('a'+i))
	}
	for i := range claims {
		c := &claims[i]
		c.ID, c.Document = fmt.Sprintf("c_%02d%02d", doc, i), info.ID
		c.Sentence.Exact += own
		at := cotejo.Span{Start: 400 * i, End: 400*i + len(c.Sentence.Exact)}
		c.Sentence.Span = at
		c.Figure.Span = cotejo.Span{Start: at.Start + 3, End: at.Start + 9}
		c.Block, c.Factuality = cotejo.BlockBody, cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted}
	}
	info.Totals = totalsOf(claims)
	info.Vicinity = vicinityOf(cotejo.Document{ID: info.ID}, claims, kinds(map[string]string{"paro": "strike", "plantilla": "staff", "muertos": "death"}))
	var out []Item
	for _, c := range claims {
		out = append(out, Item{Claim: c, Document: info, Keys: Keys(c, info)})
	}
	return out
}

func figured(predicate, words string, v float64, unit, counted, class string) cotejo.Claim {
	return cotejo.Claim{Predicate: predicate, Sentence: cotejo.Passage{Exact: words},
		Figure: &cotejo.Figure{Low: &v, Best: &v, High: &v, Comparator: cotejo.Exact, Unit: unit, Counted: counted, Class: class, Text: words[:min(12, len(words))]}}
}

func strikers(v float64) cotejo.Claim {
	return figured("strike", fmt.Sprintf("Unos %v trabajadores secundaron el paro en los talleres Arbelo", v), v, "person", "trabajador", "worker")
}

func share(p, whole float64) cotejo.Claim {
	c := figured("strike", fmt.Sprintf("El %v por ciento de los trabajadores secundaron el paro en los talleres Arbelo", p), p, "percent", "trabajador", "worker")
	if whole > 0 {
		c.Figure.Whole = &whole
	}
	return c
}

func staff(v float64) cotejo.Claim {
	c := figured("plantilla", fmt.Sprintf("La plantilla de los talleres Arbelo es de %v trabajadores", v), v, "person", "trabajador", "worker")
	c.Open = true
	return c
}

func dead(v float64, place string) cotejo.Claim {
	c := figured("kill", fmt.Sprintf("El temporal causa %v muertos en %s", v, place), v, "person", "muerto", "dead")
	c.Place = []cotejo.Place{{Entity: "geo:" + fold(place), Label: place, Within: []string{"geo:comarca"}}}
	if place == "Comarca" {
		c.Place[0].Within = nil
	}
	return c
}

// TestSharesAndSumsInAnyOrder holds that shares, the wholes they are taken of and the
// parts of sums give the same ledger bit by bit, in any order and with detours, as
// all at once.
func TestSharesAndSumsInAnyOrder(t *testing.T) {
	made, stories := map[string]int{}, 0
	rapid.Check(t, func(t *rapid.T) {
		stories++
		pick := func(from ...float64) float64 { return rapid.SampledFrom(from).Draw(t, "value") }
		var docs [][]Item
		for i := range rapid.IntRange(3, 16).Draw(t, "documents") {
			var claims []cotejo.Claim
			for range rapid.IntRange(1, 3).Draw(t, "claims") {
				switch rapid.IntRange(0, 5).Draw(t, "kind") {
				case 0:
					claims = append(claims, share(pick(25, 40, 75), pick(0, 0, 1200, 3000)))
				case 1:
					claims = append(claims, staff(pick(1200, 3000)))
				case 2, 3:
					claims = append(claims, strikers(pick(300, 480, 900, 1200)))
				case 4:
					claims = append(claims, dead(pick(3, 4, 7), rapid.SampledFrom([]string{"Sanlucas", "Vergel", "Ontuna"}).Draw(t, "place")))
				default:
					claims = append(claims, dead(pick(7, 10, 11), "Comarca"))
				}
			}
			docs = append(docs, summed(i, rapid.IntRange(8, 10).Draw(t, "hour"), claims...))
		}
		whole, parts := NewMemStore(), NewMemStore()
		change := func(m *MemStore, added []Item, removed ...string) {
			if _, err := m.Change(added, removed); err != nil {
				t.Fatal(err)
			}
		}
		change(whole, slices.Concat(docs...))
		order := rapid.Permutation(docs).Draw(t, "order")
		for _, d := range order {
			change(parts, d)
			if rapid.IntRange(0, 3).Draw(t, "detour") == 0 {
				out := d[rapid.IntRange(0, len(d)-1).Draw(t, "out")]
				change(parts, nil, out.Claim.ID)
				change(parts, []Item{out})
			}
		}
		for _, r := range whole.Relations() {
			if strings.HasPrefix(r.Row, "share-") || r.Row == rowSums {
				made[r.Row]++
			}
		}
		for _, f := range whole.Findings() {
			made[f.Type]++
		}
		if d := cmp.Diff([]any{whole.Relations(), whole.Findings(), whole.Panels(), whole.Events()}, []any{parts.Relations(), parts.Findings(), parts.Panels(), parts.Events()}); d != "" {
			t.Fatalf("bit by bit differs from all at once:\n%s", d)
		}
	})
	for _, kind := range []string{"share-agrees", "share-conflicts", rowSums, FindSum, FindAgreement} {
		if made[kind] == 0 && stories >= 100 { // few stories, as under the race detector, may lack the rarest
			t.Errorf("no %s in all the stories", kind)
		}
	}
}

// laidBeside is how a share stands to a count: the state, "" where they are not laid
// beside one another.
func laidBeside(s, c cotejo.Claim, others ...cotejo.Claim) State {
	items := summed(0, 8, s, c)
	for _, it := range summed(1, 8, others...) {
		items[1].Document.Totals = append(items[1].Document.Totals, it.Document.Totals...)
	}
	items[1].Document.ID = "d77"
	at := func(i int) *node { return &node{item: items[i], scope: ScopeOf(items[i])} }
	x, ok := layBeside(at(0), at(1), nil)
	if !ok {
		return ""
	}
	return x.state
}

func TestSharesBesideCounts(t *testing.T) {
	decimal := share(62.3, 45000)
	bound := share(40, 1200)
	bound.Figure.High, bound.Figure.Comparator = nil, cotejo.MoreThan
	women := strikers(480)
	women.Figure.Class, women.Figure.Counted = "school", "colegio"
	for name, c := range map[string]struct {
		share, count cotejo.Claim
		totals       []cotejo.Claim
		want         State
	}{
		"the share of its own base":          {share(40, 1200), strikers(480), nil, Equal},
		"within half a point":                {share(40, 1200), strikers(485), nil, Rounds},
		"beyond it":                          {share(41, 1001), strikers(431), nil, Less},
		"a round base may be rounded":        {share(40, 1200), strikers(495), nil, Rounds},
		"another count":                      {share(40, 1200), strikers(900), nil, Less},
		"a smaller one":                      {share(40, 1200), strikers(300), nil, More},
		"one decimal binds closer":           {decimal, strikers(28035), nil, Equal},
		"one decimal, beyond":                {decimal, strikers(30100), nil, Less},
		"a third of whole people":            {share(33.333333, 900), strikers(300), nil, Equal},
		"more than a share":                  {bound, strikers(500), nil, Overlap},
		"the base itself":                    {share(40, 1200), strikers(1200), nil, ""},
		"more than there are":                {share(40, 1200), strikers(3000), nil, ""},
		"no base":                            {share(40, 0), strikers(480), nil, ""},
		"the base of the other document":     {share(40, 0), strikers(480), []cotejo.Claim{staff(1200)}, Equal},
		"a base that two give otherwise":     {share(40, 0), strikers(900), []cotejo.Claim{staff(1200), share(10, 3000)}, ""},
		"a number that may be the base":      {share(40, 0), strikers(480), []cotejo.Claim{strikers(1200)}, Equal},
		"that number, where it does not fit": {share(40, 0), strikers(900), []cotejo.Claim{strikers(1200)}, ""},
		"things that are no workers":         {share(40, 1200), women, nil, ""},
	} {
		if got := laidBeside(c.share, c.count, c.totals...); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestArithmeticIsSaid(t *testing.T) {
	for _, c := range []struct{ left, right, es, en string }{
		{"40 % × 1200 = 480", "480", "el 40 % de 1.200 son 480", "40 % of 1,200 is 480"},
		{"900", "62.5 % × 8 = 5", "el 62,5 % de 8 son 5", "62.5 % of 8 is 5"},
		{"7 + 4 = 11", "11", "7 y 4 suman 11", "7 and 4 make 11"},
		{"7", "11", "", ""},
	} {
		x := cotejo.Reason{Field: string(FieldSum), Left: c.left, Right: c.right}
		if es, en := Arithmetic(say.In("es"), x), Arithmetic(say.In("en"), x); es != c.es || en != c.en {
			t.Errorf("%s | %s: %q, %q", c.left, c.right, es, en)
		}
	}
	if s := Arithmetic(say.In("es"), cotejo.Reason{Field: "value", Left: "1 + 1 = 2"}); s != "" {
		t.Errorf("%q said of another field", s)
	}
}
