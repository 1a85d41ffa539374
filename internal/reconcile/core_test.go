package reconcile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/cotejo/cotejo"
)

// counted makes one of a few hundred claims that give a number of one happening,
// of which many say the same.
func counted(i, value, day, origin, wording int) Item {
	v := float64(value)
	doc := DocInfo{ID: fmt.Sprintf("d_%016x", i), Outlet: fmt.Sprint("Outlet ", i%40), Published: cotejo.Published{Value: fmt.Sprintf("2025-03-%02d", day)}}
	c := cotejo.Claim{ID: fmt.Sprintf("c_%016x", (i*7919)%100003), Document: doc.ID, Predicate: "kill", Place: []cotejo.Place{{Entity: "geo:vega", Label: "Vega", Within: []string{"iso:ES"}}},
		Participants: []cotejo.Participant{{Role: "actor", Entity: "iso:ES", Label: "España"}, {Role: "target", Entity: "iso:PT", Label: "Portugal"}},
		Factuality:   cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted},
		Figure:       &cotejo.Figure{Low: &v, Best: &v, High: &v, Comparator: cotejo.Exact, Unit: "person", Class: "person", Text: fmt.Sprint(value)}}
	if wording < 12 { // one of a few texts, of which some end otherwise
		words := make([]string, 14)
		for j := range words {
			words[j] = fmt.Sprintf("palabra%dy%d", wording, j)
		}
		c.Sentence = cotejo.Passage{Exact: strings.Join(words, " ") + strings.Repeat(fmt.Sprint(" y ", i), i%3), Span: cotejo.Span{End: 9}}
	}
	switch {
	case origin > 3: // another outlet's word
		c.Chain = []cotejo.Attribution{{Entity: fmt.Sprint("org:outlet-", i%7), Label: fmt.Sprint("Outlet ", i%7), Type: cotejo.SourceAgency, Mode: cotejo.Says}}
	case origin > 0:
		c.Chain = []cotejo.Attribution{{Entity: fmt.Sprint("org:o-", origin), Label: fmt.Sprint("O ", origin), Type: cotejo.SourceInstitution, Mode: cotejo.Says}}
	}
	return Item{Claim: c, Document: doc, Keys: Keys(c, doc)}
}

// TestLargeGroupsInAnyOrder holds, of a panel and an event with more claims than
// are compared, that they come out the same whatever the order, the grouping and
// the detours, and that every claim is counted once.
func TestLargeGroupsInAnyOrder(t *testing.T) {
	defer func(whole, end int) { wholeGroup, coreEnd = whole, end }(wholeGroup, coreEnd)
	wholeGroup, coreEnd = 20, 6
	runs, without := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		n := wholeGroup + rapid.IntRange(3, 30).Draw(t, "more")
		items := make([]Item, n)
		for i := range items {
			items[i] = counted(i, rapid.IntRange(3, 20).Draw(t, "value"), rapid.IntRange(1, 5).Draw(t, "day"), rapid.IntRange(0, 5).Draw(t, "origin"), rapid.IntRange(0, 16).Draw(t, "wording"))
		}
		whole, parts := inTwoWays(t, items)
		for _, m := range []*MemStore{whole, parts} {
			if es := m.Events(); len(es) != 1 || len(es[0].Claims) != n || es[0].Articles != n {
				t.Fatalf("events: %d, of the first %d claims in %d articles; want one of %d", len(es), len(es[0].Claims), es[0].Articles, n)
			}
			if ps := m.Panels(); len(ps) != 1 || len(ps[0].Rows)+ps[0].More != n || ps[0].Documents != n || len(ps[0].Rows) > 2*coreEnd {
				t.Fatalf("panels: %d, of the first %d rows and %d more of %d documents; want one of %d", len(ps), len(ps[0].Rows), ps[0].More, ps[0].Documents, n)
			}
		}
		beside := parts.rests[parts.Panels()[0].ID].in(false)
		if !slices.ContainsFunc(parts.Relations(), func(r cotejo.Relation) bool {
			return r.Type == cotejo.Echoes && (slices.Contains(beside, r.A) || slices.Contains(beside, r.B))
		}) {
			without++
		}
		runs++
	})
	if without > runs*9/10 {
		t.Errorf("in %d of %d runs no claim beside the core repeats another", without, runs)
	}
}

// TestGroupsOfFewArticlesInAnyOrder holds the same of groups that a few articles tell, up to
// and beyond the number that is compared whole of those.
func TestGroupsOfFewArticlesInAnyOrder(t *testing.T) {
	defer func(whole, few, end int) { wholeGroup, fewGroup, coreEnd = whole, few, end }(wholeGroup, fewGroup, coreEnd)
	wholeGroup, fewGroup, coreEnd = 20, 30, 6
	runs, compared := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		articles := rapid.IntRange(fewArticles-2, fewArticles+2).Draw(t, "articles")
		items := make([]Item, wholeGroup+rapid.IntRange(1, 20).Draw(t, "more"))
		for i := range items {
			items[i] = counted(i, rapid.IntRange(3, 20).Draw(t, "value"), rapid.IntRange(1, 5).Draw(t, "day"), rapid.IntRange(0, 5).Draw(t, "origin"), rapid.IntRange(0, 16).Draw(t, "wording"))
			items[i].Document.ID = fmt.Sprint("d_", i%articles)
			items[i].Claim.Document = items[i].Document.ID
			items[i].Keys = Keys(items[i].Claim, items[i].Document)
		}
		whole, _ := inTwoWays(t, items)
		few := len(items) <= fewGroup && articles <= fewArticles
		for id, p := range whole.panels {
			if large := len(whole.rests[id].Told) > 0; large == few && len(p.Rows)+p.More == len(items) {
				t.Fatalf("%d claims of %d articles: told by a core %t", len(items), articles, large)
			}
		}
		runs++
		if few {
			compared++
		}
	})
	if compared == 0 || compared == runs {
		t.Errorf("%d of %d groups were compared whole", compared, runs)
	}
}

// inTwoWays tells items at once, and in some order bit by bit with claims that go and come again,
// and holds that it comes out the same.
func inTwoWays(t *rapid.T, items []Item) (whole, parts *MemStore) {
	whole = NewMemStore()
	if _, err := whole.Change(items, nil); err != nil {
		t.Fatal(err)
	}
	parts = NewMemStore()
	order := rapid.Permutation(items).Draw(t, "order")
	for len(order) > 0 {
		some := order[:min(len(order), rapid.SampledFrom([]int{1, 2, 10, 30}).Draw(t, "batch"))]
		if _, err := parts.Change(some, nil); err != nil {
			t.Fatal(err)
		}
		if out := rapid.SampledFrom(some).Draw(t, "out"); rapid.IntRange(0, 5).Draw(t, "detour") == 0 {
			if _, err := parts.Change(nil, []string{out.Claim.ID}); err != nil {
				t.Fatal(err)
			}
			if _, err := parts.Change([]Item{out}, nil); err != nil {
				t.Fatal(err)
			}
		}
		order = order[len(some):]
	}
	if d := cmp.Diff([]any{whole.Relations(), whole.Events(), whole.Panels(), whole.Findings(), whole.rests, whole.memberships()},
		[]any{parts.Relations(), parts.Events(), parts.Panels(), parts.Findings(), parts.rests, parts.memberships()}); d != "" {
		t.Fatalf("bit by bit differs from all at once:\n%s", d)
	}
	return whole, parts
}

// memberships lists which event and panel each claim says it is in.
func (m *MemStore) memberships() map[string]Ref {
	out := map[string]Ref{}
	for id := range m.items {
		out[id] = m.ref(id)
	}
	return out
}
