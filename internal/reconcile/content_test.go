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

// Two sources that count one thing side by side in an article are set against each
// other, however far apart their numbers are; one source that counts twice is not.
func TestRivalsCountOneThing(t *testing.T) {
	by := func(c cotejo.Claim, label string) Item {
		c.Predicate, c.Figure.Class = "protest", "person"
		c.Open, c.Chain = false, []cotejo.Attribution{{Entity: "org:" + label, Label: label, Type: cotejo.SourceInstitution, Mode: cotejo.Says}}
		return Item{Claim: c, Document: DocInfo{ID: c.Document}}
	}
	few, many := figureIn("c_1", 0, "person", "person", 18000, "18.000", "Fueron 18.000."), figureIn("c_2", 20, "person", "person", 120000, "120.000", "Fueron 120.000.")
	if p := pairItems(by(few, "policía"), by(many, "convocantes")); !rivals(p) || !rivals(p.swap()) {
		t.Error("the police and those who called the march count one crowd")
	}
	if rivals(pairItems(by(few, "policía"), by(many, "policía"))) {
		t.Error("one source has no rival in itself")
	}
	many.Sentence.Span.Start += 5 * rivalBytes
	if rivals(pairItems(by(few, "policía"), by(many, "convocantes"))) {
		t.Error("another paragraph may speak of another march")
	}
}

// What is asked for beside what is given differs in what it is, and does not contradict.
func TestAskedAndGiven(t *testing.T) {
	asked, given := figureIn("c_1", 0, "EUR", "money", 200, "200", "Piden 200."), figureIn("c_2", 20, "EUR", "money", 84, "84", "El juez fija 84.")
	asked.Factuality.Status = cotejo.Demanded
	a, b := Item{Claim: asked, Document: DocInfo{ID: asked.Document}}, Item{Claim: given, Document: DocInfo{ID: given.Document}}
	if got := Relate(a, b); got.Type != cotejo.DiffersInScope || got.Row != "asked-and-given" || !SameQuantity(a, b) {
		t.Errorf("%s [%s]", got.Type, got.Row)
	}
	b.Claim.Factuality.Status = cotejo.Demanded
	if askedBeside(pairItems(a, b)) {
		t.Error("both are asked for")
	}
}
