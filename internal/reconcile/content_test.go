package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// A denial that has a sentence for its topic is aimed at what was read from it, and at
// nothing else.
func TestADenialIsAimedAtTheSentenceBefore(t *testing.T) {
	said := figureIn("c_1", 0, "tonne", "goods", 900, "900", "Cargan 900 toneladas.")
	said.Chain = []cotejo.Attribution{{Label: "puerto", Type: cotejo.SourceInstitution, Mode: cotejo.Says}}
	deny := cotejo.Claim{ID: "c_2", Document: said.Document, Predicate: "deny", Factuality: cotejo.Factuality{Polarity: "-", Status: cotejo.Denied},
		Sentence:     cotejo.Passage{Exact: "La naviera lo niega.", Span: cotejo.Span{Start: 40, End: 60}},
		Chain:        []cotejo.Attribution{{Label: "naviera", Type: cotejo.SourceInstitution, Mode: cotejo.Denies}},
		Participants: []cotejo.Participant{{Role: "topic", Label: said.Sentence.Exact, Text: said.Sentence.Exact, Span: cotejo.Span{Start: said.Sentence.Span.Start, End: said.Sentence.Span.Start + 21}}}}
	doc := DocInfo{ID: said.Document}
	a, b := Item{Claim: deny, Document: doc}, Item{Claim: said, Document: doc}
	if got := Relate(a, b); got.Type != cotejo.Denial || got.A != "c_2" || !SameEvent(a, b).Same {
		t.Errorf("%s [%s] from %s", got.Type, got.Row, got.A)
	}
	b.Claim.Chain = deny.Chain
	if SameEvent(a, b).Same {
		t.Error("a source denies itself")
	}
	b.Claim.Chain, b.Claim.Sentence.Span.Start = said.Chain, 25
	if SameEvent(a, b).Same {
		t.Error("aimed at another sentence")
	}
}

// What a paper takes back is brought up to date by the number behind it, in the paper
// itself and in the earlier edition that gave it.
func TestAPaperPutsItselfRight(t *testing.T) {
	was := figureIn("c_1", 0, "person", "injured", 41, "41", "Dijimos que eran 41.")
	was.Chain = []cotejo.Attribution{{Label: "Onda Sur", Type: cotejo.SourceOutlet, Mode: cotejo.Says, Form: "own"}}
	is := figureIn("c_2", 22, "person", "injured", 14, "14", "Son 14.")
	other := figureIn("c_3", 31, "person", "injured", 9, "9", "En el sur fueron 9.")
	claims := []cotejo.Claim{was, is, other}
	doc := DocInfo{ID: was.Document, Beside: besideOf(claims)}
	a, b, c := Item{Claim: is, Document: doc}, Item{Claim: was, Document: doc}, Item{Claim: other, Document: doc}
	if got := Relate(a, b); got.Type != cotejo.Updates || got.Row != "puts-right" || got.A != "c_2" || !SameQuantity(a, b) {
		t.Errorf("%s [%s] from %s", got.Type, got.Row, got.A)
	}
	if got := revision(pairItems(c, b)); got != None {
		t.Errorf("a sentence further on: %s", got)
	}
}

// Of what was planned, a later text tells how much has come about when it gives the
// planned number for the whole.
func TestAPlanIsKeptInPart(t *testing.T) {
	plan := figureIn("c_1", 0, "item", "dwelling", 180, "180", "Construirán 180 casas.")
	plan.Factuality.Status = cotejo.Planned
	done := figureIn("c_2", 0, "item", "dwelling", 46, "46", "De las 180 casas hay 46.")
	done.Document, done.Figure.Aspect = "d_2", cotejo.Part
	doc := func(id, day string) DocInfo {
		return DocInfo{ID: id, Published: cotejo.Published{Value: day, Precision: "day"}, Places: []string{"geo:pinar"},
			Story: []uint64{1<<weightBits | 9, 2<<weightBits | 9, 3<<weightBits | 9, 4<<weightBits | 9}}
	}
	a, b := Item{Claim: plan, Document: doc("d_1", "2024-03-01")}, Item{Claim: done, Document: doc("d_2", "2024-03-20")}
	b.Document.Senses = map[string]Sense{"c_2": {Of: "c_9", Whole: "c_9", Total: 180, Unit: "item", Class: "dwelling", Predicate: "haber"}}
	if got := Relate(a, b); got.Type != cotejo.PlanOf || got.Row != "plan-in-part" || got.A != "c_1" {
		t.Errorf("%s [%s] from %s", got.Type, got.Row, got.A)
	}
	b.Document.Senses = map[string]Sense{"c_2": {Of: "c_9", Whole: "c_9", Total: 200, Unit: "item", Class: "dwelling", Predicate: "haber"}}
	if got := Relate(a, b); got.Row == "plan-in-part" {
		t.Error("a part of another number")
	}
}
