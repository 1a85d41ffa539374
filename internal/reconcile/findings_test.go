package reconcile

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// changing makes a group of figures of one source, told by one article after the other.
func changing(values ...float64) group {
	var g group
	for i, v := range values {
		id := string(rune('1' + i))
		c := figureIn("c_"+id, 0, "item", "casa", v, "x", "Son x casas.")
		c.Document, c.Chain = "d_"+id, []cotejo.Attribution{{Label: "Alba", Entity: "org:alba", Type: cotejo.SourceInstitution}}
		doc := cotejo.Document{ID: c.Document, Text: c.Sentence.Exact, Published: cotejo.Published{Value: "2031-03-0" + id, Precision: "day"}}
		it := Item{Claim: c, Document: Describe(doc, []cotejo.Claim{c}, nil, kinds(map[string]string{"casa": "home"}))}
		g.nodes = append(g.nodes, &node{item: it, scope: ScopeOf(it)})
	}
	return g
}

func corrects(a, b string) cotejo.Relation {
	return cotejo.Relation{A: a, B: b, Type: cotejo.Updates, Row: "corrects"}
}

func findingTypes(f *finder) (types string) {
	for _, x := range f.out {
		types += x.Type + " "
	}
	return strings.TrimSpace(types)
}

// A change of figure is told once, and not at all when the same source gives the two
// numbers the other way round as well.
func TestAChangeIsToldOnce(t *testing.T) {
	g := changing(8, 15)
	g.relations = []cotejo.Relation{corrects("c_2", "c_1")}
	f := newFinder(g, cotejo.Text{})
	f.corrections()
	f.rises()
	if got := findingTypes(f); got != FindCorrection {
		t.Errorf("8 that become 15 are told as %q", got)
	}
	g = changing(8, 15, 8)
	g.relations = []cotejo.Relation{corrects("c_2", "c_1"), corrects("c_3", "c_2")}
	f = newFinder(g, cotejo.Text{})
	f.corrections()
	f.rises()
	if got := findingTypes(f); got != "" {
		t.Errorf("8 that become 15 and 8 again are told as %q", got)
	}
}

// What came of a plan is told with its own number, where that is another one.
func TestAPlanIsToldWithWhatCameOfIt(t *testing.T) {
	for row, done := range map[string]float64{"plan-otherwise": 1386, "plan-in-part": 1386, "plan-of": 1500} {
		g := changing(1500, done)
		g.relations = []cotejo.Relation{{A: "c_1", B: "c_2", Type: cotejo.PlanOf, Row: row}}
		f := newFinder(g, cotejo.Text{})
		f.panel = "p_1"
		f.plansDone()
		if len(f.out) != 1 {
			t.Fatalf("%s gives %d findings", row, len(f.out))
		}
		if text := f.out[0].Text["en"]; !strings.Contains(text, "1,500") || strings.Contains(text, "1,386") != (done == 1386) {
			t.Errorf("%s: %s", row, text)
		}
	}
}

// Of what is given twice at one time, the count that names its source is told to have risen,
// whatever the claims are called.
func TestWhatRisesIsToldByItsSource(t *testing.T) {
	of := func(id, day string, n float64, source string) *node {
		c := figureIn(id, 0, "person", "muerto", n, "4", "Hay 4 muertos.")
		if source != "" {
			c = saidBy(c, source)
		}
		it := Item{Claim: c, Document: ofTale("d_"+day, day)}
		return &node{item: it, scope: ScopeOf(it)}
	}
	for _, ids := range [][2]string{{"c_1", "c_2"}, {"c_2", "c_1"}} {
		bare, said := of(ids[0], "2024-03-01", 4, ""), of(ids[1], "2024-03-01", 4, "comarca")
		late, lateSaid := of(ids[0]+"9", "2024-03-05", 12, ""), of(ids[1]+"9", "2024-03-05", 12, "comarca")
		g := group{nodes: []*node{bare, said, late, lateSaid}}
		for _, now := range g.nodes[2:] {
			for _, was := range g.nodes[:2] {
				g.relations = append(g.relations, cotejo.Relation{A: now.item.Claim.ID, B: was.item.Claim.ID, Type: cotejo.Updates, Row: growth[0]})
			}
		}
		if first, last := newFinder(g, cotejo.Text{}).span(func(*node) bool { return true }); first != said || last != lateSaid {
			t.Errorf("from %s to %s", first.item.Claim.ID, last.item.Claim.ID)
		}
	}
}
