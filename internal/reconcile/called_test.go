package reconcile

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// planWords are a few words that call a number planned or somebody's.
func planWords() *Words {
	of := map[string]Cue{"previstos": CuePlanned, "previstas": CuePlanned, "meta": CuePlanned, "pidió": CueDue, "cuenta": CueGives, "frente": CueTurns, "menos": CueLess, "más": CueMore}
	return &Words{Cue: func(w string) Cue { return of[w] }}
}

// The words right beside a number tell whether it was planned, or who gives it, of which
// figure of its sentence.
func TestWhatANumberIsCalled(t *testing.T) {
	for _, c := range []struct {
		sentence    string
		first       float64
		other       string
		number      float64
		due, theirs bool
	}{
		{"Abrieron 12 pozos, de los 30 previstos.", 12, "30", 30, true, false},
		{"Abrieron 12 pozos, lejos de la meta de 30.", 12, "30", 30, true, false},
		{"Abrieron 12 pozos de los 30 que pidió la comarca.", 12, "30", 30, true, false},
		{"Abrieron 12 pozos y cerraron 30, pidió la comarca.", 12, "30", 30, false, false},
		{"Hay 12 pozos, frente a los 30 que cuenta la comarca.", 12, "30", 30, false, true},
		{"Hay 12 pozos y 30 que cuenta la comarca.", 12, "30", 30, false, false},
	} {
		a := figureIn("c_1", 0, "item", "pozo", c.first, "12", c.sentence)
		b := figureIn("c_2", 0, "item", "pozo", c.number, c.other, c.sentence)
		due, theirs := called([]cotejo.Claim{a, b}, planWords())
		if got := slices.Contains(due["c_1"], c.number); got != c.due {
			t.Errorf("%q: planned %v", c.sentence, got)
		}
		if got := slices.Contains(theirs["c_1"], c.number); got != c.theirs {
			t.Errorf("%q: somebody's %v", c.sentence, got)
		}
		if len(due["c_2"])+len(theirs["c_2"]) > 0 {
			t.Errorf("%q: of itself", c.sentence)
		}
	}
}

// What is called planned is so of the figure beside which it stands, not of another thing
// in its sentence.
func TestWhatIsCalledPlannedIsOfTheNextFigure(t *testing.T) {
	s := "Salieron 21 barcos de los 25 previstos y 815 trenes."
	ships, of := figureIn("c_1", 0, "item", "vehicles", 21, "21", s), figureIn("c_2", 0, "item", "vehicles", 25, "25", s)
	trains := figureIn("c_3", 0, "item", "vehicles", 815, "815", s)
	due, _ := called([]cotejo.Claim{trains, of, ships}, planWords())
	if !slices.Equal(due["c_1"], []float64{25}) || len(due["c_3"]) > 0 {
		t.Errorf("planned: %v", due)
	}
}

// A later number that is said to be less than was planned is what came of the plan, be
// that of no number; more is not.
func TestLessThanWasPlanned(t *testing.T) {
	plan := figureIn("c_1", 0, "item", "pozo", 30, "30", "Abrirán 30 pozos.")
	plan.Factuality.Status = cotejo.Planned
	for _, c := range []struct {
		sentence string
		kept     bool
	}{
		{"Abrieron 12 pozos, menos de la mitad de los previstos.", true},
		{"Abrieron 12 pozos, muchos menos de los que pidió la comarca.", true},
		{"Abrieron 12 pozos, más de los previstos.", false},
		{"Abrieron 12 pozos, menos de los 40 previstos.", false},
		{"Abrieron 12 pozos, menos que ayer.", false},
	} {
		done := figureIn("c_2", 0, "item", "pozo", 12, "12", c.sentence)
		done.Document = "d_2"
		a, b := Item{Claim: plan, Document: ofTale("d_1", "2024-03-01")}, Item{Claim: done, Document: ofTale("d_2", "2024-06-20")}
		b.Document.Vicinity = map[string]Vicinity{"c_2": {Cues: planWords().calledSo(&done)}}
		if got := keeps(pairItems(b, a)); got != c.kept {
			t.Errorf("%q: %v", c.sentence, got)
		}
		if a.Document.Published.Value = "2024-07-01"; keeps(pairItems(b, a)) {
			t.Errorf("%q: planned afterwards", c.sentence)
		}
	}
}

// A number that is given against somebody's contradicts it, in the article of the other
// and in one sentence; what its own source said before it brings up to date.
func TestANumberGivenAgainstAnother(t *testing.T) {
	const s = "Hay 13 pozos secos, frente a los 11 que cuenta la comarca."
	by := func(c cotejo.Claim, who string) cotejo.Claim {
		c.Chain = []cotejo.Attribution{{Entity: "org:" + who, Label: who, Type: cotejo.SourceInstitution, Mode: cotejo.Says}}
		return c
	}
	own, theirs := by(figureIn("c_1", 0, "item", "pozo", 13, "13", s), "gremio"), figureIn("c_2", 0, "item", "pozo", 11, "11", s)
	before := by(figureIn("c_3", 0, "item", "pozo", 11, "11", "Son 11 los pozos secos."), "comarca")
	before.Document = "d_2"
	doc := ofTale("d_1", "2024-03-09")
	_, given := called([]cotejo.Claim{own, theirs}, planWords())
	doc.Vicinity = map[string]Vicinity{"c_1": {Theirs: given["c_1"]}}
	a, b := Item{Claim: own, Document: doc}, Item{Claim: before, Document: ofTale("d_2", "2024-03-01")}
	for _, other := range []Item{b, {Claim: theirs, Document: doc}} {
		if got := Relate(a, other); got.Type != cotejo.Conflicts || got.Row != "opposed-beside" || !SameQuantity(a, other) {
			t.Errorf("%s: %s [%s]", other.Claim.ID, got.Type, got.Row)
		}
	}
	b.Claim = by(before, "gremio")
	if got := Relate(a, b); got.Row == "opposed-beside" || !strings.HasPrefix(string(got.Type), string(cotejo.Updates)) {
		t.Errorf("one source: %s [%s]", got.Type, got.Row)
	}
}
