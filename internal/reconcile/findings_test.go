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
