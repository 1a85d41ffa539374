package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// The noun of a figure is the word its text has for what is counted, and nothing where
// money or a measure is meant.
func TestTheNounOfAFigure(t *testing.T) {
	for _, x := range []struct {
		f    cotejo.Figure
		want string
	}{
		{cotejo.Figure{Text: "42 piezas", Counted: "pieza", Unit: "item"}, "piezas"},
		{cotejo.Figure{Text: "las 36 cámaras", Counted: "camara", Unit: "item"}, "cámaras"},
		{cotejo.Figure{Text: "1.350", Counted: "persona", Unit: "person"}, ""},
		{cotejo.Figure{Text: "3 millones de euros", Counted: "euro", Unit: "EUR"}, ""},
	} {
		if got := noun(&x.f); got != x.want {
			t.Errorf("%q: %q, want %q", x.f.Text, got, x.want)
		}
	}
}

// A bare noun may be any of the bodies that are named beside it, and who publishes passes
// on what it was told: neither confirms a number.
func TestWhoConfirms(t *testing.T) {
	for _, x := range []struct {
		o    cotejo.Origin
		want bool
	}{
		{cotejo.Origin{Entity: "org:alba", Label: "Alba", Type: cotejo.SourceInstitution}, true},
		{cotejo.Origin{Entity: "name:tribunal", Label: "tribunal", Type: cotejo.SourceInstitution}, false},
		{cotejo.Origin{Entity: "name:tribunal-de-alba", Label: "tribunal de Alba", Type: cotejo.SourceInstitution}, true},
		{cotejo.Origin{Entity: "name:el-dia", Label: "El Día", Type: cotejo.SourceOutlet}, false},
	} {
		if got := ownVoice(x.o); got != x.want {
			t.Errorf("%s: %v", x.o.Label, got)
		}
	}
}

// Figures of one sentence are set against one another where two sources give them, and
// not where its writer tells the two of one thing on purpose.
func TestOneSentenceWithoutTwoSources(t *testing.T) {
	for _, x := range []struct {
		other string
		want  bool
	}{{"org:alba", true}, {"org:boreal", false}} {
		g := changing(7, 5)
		for i, who := range []string{"org:alba", x.other} {
			it := g.nodes[i].item
			it.Claim.Document, it.Document.ID = "d_1", "d_1"
			it.Claim.Chain = []cotejo.Attribution{{Label: who, Entity: who, Type: cotejo.SourceInstitution}}
			g.nodes[i] = &node{item: it, scope: ScopeOf(it)}
		}
		f := newFinder(g, cotejo.Text{})
		if got := f.sideless(cotejo.Relation{A: "c_1", B: "c_2", Type: cotejo.Conflicts}); got != x.want {
			t.Errorf("%s: %v", x.other, got)
		}
	}
}

// A body goes by a name made of the beginnings of the words of its own, of all of them
// and in their order.
func TestANameMadeOfBeginnings(t *testing.T) {
	for _, x := range []struct {
		short, long string
		want        bool
	}{
		{"Senaltu", "Servicio Nacional de Altura", true},
		{"Corefo", "Corporación Regional de Fomento", true},
		{"Corefo", "Corporación Regional de Fomento Agrario", false},
		{"Corefo", "Corporación de Fomento", false},
		{"corefo", "Corporación Regional de Fomento", false},
		{"Altura", "Altura del Norte", false},
	} {
		if got := syllables(x.short, x.long); got != x.want {
			t.Errorf("%s of %s: %v", x.short, x.long, got)
		}
	}
}

// A source that one text links and another only names is one origin, the linked one.
func TestANamesakeIsTheLinkedBody(t *testing.T) {
	g := changing(8, 8)
	linked, named := g.nodes[0].item, g.nodes[1].item
	named.Claim.Chain = []cotejo.Attribution{{Label: "Alba", Type: cotejo.SourceInstitution}}
	for _, items := range [][]Item{{linked, named}, {named, linked}} {
		o, unknown := Origins(items)
		if len(o) != 1 || unknown != 0 || o[0].Entity != "org:alba" || len(o[0].Claims) != 2 {
			t.Errorf("origins %v, %d unknown", o, unknown)
		}
	}
}
