package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// ofTale is a document of one story with all others that it makes.
func ofTale(id, day string) DocInfo {
	return DocInfo{ID: id, Published: cotejo.Published{Value: day, Precision: "day"}, Places: []string{"geo:pinar"},
		Story: []uint64{1<<weightBits | 9, 2<<weightBits | 9, 3<<weightBits | 9, 4<<weightBits | 9}}
}

// What a later text calls promised was planned, in whatever words an earlier one told it.
func TestANumberCalledPlannedIsKeptInPart(t *testing.T) {
	fleet := figureIn("c_1", 0, "item", "vehicles", 30, "30", "El convenio incluye 30 ambulancias.")
	of := 30.0
	come := figureIn("c_2", 0, "item", "vehicles", 12, "12", "De las 30 ambulancias comprometidas llegaron 12.")
	come.Document, come.Figure.Aspect, come.Figure.Whole = "d_2", cotejo.Part, &of
	a, b := Item{Claim: fleet, Document: ofTale("d_1", "2024-03-01")}, Item{Claim: come, Document: ofTale("d_2", "2024-06-20")}
	if got := Relate(a, b); got.Row == "plan-in-part" {
		t.Error("nobody says that the 30 were planned")
	}
	b.Document.Vicinity = map[string]Vicinity{"c_2": {Cues: CuePlanned}}
	if got := Relate(a, b); got.Type != cotejo.PlanOf || got.Row != "plan-in-part" || got.A != "c_1" || !SameQuantity(a, b) {
		t.Errorf("%s [%s] from %s", got.Type, got.Row, got.A)
	}
	a.Document.Published.Value = "2024-07-01"
	if got := Relate(a, b); got.Row == "plan-in-part" {
		t.Error("a later text plans what an earlier one took for promised")
	}
}

// What was expected stands beside what came, in the text of what came.
func TestWhatWasExpectedStandsBesideWhatCame(t *testing.T) {
	plan := figureIn("c_1", 0, "percent", "", 6, "6 %", "El taller espera crecer un 6 %.")
	plan.Factuality.Status = cotejo.Planned
	came := figureIn("c_2", 0, "percent", "", 4, "4 %", "El taller creció un 4 %, menos del 6 % esperado.")
	came.Document = "d_2"
	a, b := Item{Claim: plan, Document: ofTale("d_1", "2024-03-01")}, Item{Claim: came, Document: ofTale("d_2", "2024-12-20")}
	b.Document.Beside = map[string][]float64{"c_2": {6}}
	if keeps(pairItems(b, a)) {
		t.Error("no word says that the 6 % were expected")
	}
	b.Document.Vicinity = map[string]Vicinity{"c_2": {Cues: CuePlanned}}
	if !keeps(pairItems(b, a)) || keeps(pairItems(a, b)) {
		t.Error("4 % where 6 % were expected")
	}
	b.Document.Beside = map[string][]float64{"c_2": {7}}
	if keeps(pairItems(b, a)) {
		t.Error("another number was expected")
	}
}

// Of five accused three were acquitted: who is acquitted is counted by that verb, and not a
// kind of the accused; of those of whom the whole is told by the same verb, it is a kind.
func TestAPartUnderAVerbOfItsOwnCountsItself(t *testing.T) {
	of := 5.0
	part := figureIn("c_1", 0, "person", "suspect", 3, "tres", "De los cinco acusados, tres fueron absueltos.")
	part.Predicate, part.Figure.Aspect, part.Figure.Whole = "acquit", cotejo.Part, &of
	later := figureIn("c_2", 0, "person", "person", 4, "cuatro", "Los absueltos son cuatro.")
	later.Predicate, later.Document = "acquit", "d_2"
	a, b := Item{Claim: part, Document: ofTale("d_1", "2024-03-01")}, Item{Claim: later, Document: ofTale("d_2", "2024-06-20")}
	facts := pairItems(a, b).Compare()
	if facts[FieldAspect] != Unknown || facts[FieldClass] != Unknown {
		t.Errorf("aspect %s, class %s", facts[FieldAspect], facts[FieldClass])
	}
	a.Document.Senses = map[string]Sense{"c_1": {Of: "c_9", Whole: "c_9", Total: 5, Predicate: "acquit"}}
	if facts = pairItems(a, b).Compare(); facts[FieldAspect] != LeftPart {
		t.Errorf("of five acquitted, three: aspect %s", facts[FieldAspect])
	}
	a.Document.Senses = map[string]Sense{"c_1": {Of: "c_9", Whole: "c_9", Total: 5, Predicate: "acquit", Behind: true}}
	if facts = pairItems(a, b).Compare(); facts[FieldAspect] != Unknown {
		t.Errorf("acquitted three of the five: aspect %s", facts[FieldAspect])
	}
}
