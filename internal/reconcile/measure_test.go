package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// figureIn makes a claim of one sentence with a figure that stands in it.
func figureIn(id string, start int, unit, noun string, value float64, text, sentence string) cotejo.Claim {
	at := 0
	for at+len(text) <= len(sentence) && sentence[at:at+len(text)] != text {
		at++
	}
	return cotejo.Claim{ID: id, Document: "d_1", Predicate: "x" + noun, Open: true,
		Figure: &cotejo.Figure{Low: &value, Best: &value, High: &value, Comparator: cotejo.Exact, Unit: unit, Counted: noun, Text: text,
			Span: cotejo.Span{Start: start + at, End: start + at + len(text)}},
		Sentence: cotejo.Passage{Exact: sentence, Span: cotejo.Span{Start: start, End: start + len(sentence)}}}
}

func TestPartsAddUpToWhatStandsBeforeThem(t *testing.T) {
	s := "Hay 30 casos: 18 en Alba y 12 en Berro."
	whole, a, b := figureIn("c_1", 0, "person", "caso", 30, "30", s), figureIn("c_2", 0, "person", "", 18, "18", s), figureIn("c_3", 0, "person", "", 12, "12", s)
	if got := partsOf([]cotejo.Claim{whole, a, b}); got["c_2"] != "c_1" || got["c_3"] != "c_1" || len(got) != 2 {
		t.Errorf("parts are %v", got)
	}
	c := figureIn("c_3", 0, "person", "", 13, "12", s)
	if got := partsOf([]cotejo.Claim{whole, a, c}); len(got) != 0 {
		t.Errorf("what does not add up has parts %v", got)
	}
}

func TestAPartIsOfTheFigureThatCanHoldIt(t *testing.T) {
	w := figureIn("c_1", 0, "person", "vecino", 40, "40", "Salieron 40 vecinos.")
	p := figureIn("c_2", 30, "person", "", 7, "7", "De ellos, 7 han vuelto.")
	p.Figure.Aspect = cotejo.Part
	if got := partsOf([]cotejo.Claim{w, p}); got["c_2"] != "c_1" {
		t.Errorf("parts are %v", got)
	}
	w.Figure.Aspect = cotejo.Increment
	if got := partsOf([]cotejo.Claim{w, p}); len(got) != 0 {
		t.Errorf("a part of what came on top in another sentence: %v", got)
	}
	p.Sentence = w.Sentence
	if got := partsOf([]cotejo.Claim{w, p}); got["c_2"] != "c_1" {
		t.Errorf("a part of what comes on top beside it: %v", got)
	}
	w.Figure.Aspect, p.Sentence = cotejo.Stock, cotejo.Passage{Exact: "De ellos, 7 han vuelto.", Span: cotejo.Span{Start: 30, End: 53}}
	p.Figure.Class, w.Figure.Class = "dead", "missing-person"
	if got := partsOf([]cotejo.Claim{w, p}); len(got) != 0 {
		t.Errorf("the dead are a part of the missing: %v", got)
	}
}

func TestTheNumberBesideIsTheOldOne(t *testing.T) {
	s := "La tasa pasa de 9 a 13 puntos."
	old, now := figureIn("c_1", 0, "point", "tasa", 9, "9", s), figureIn("c_2", 0, "point", "tasa", 13, "13", s)
	before := figureIn("c_3", 0, "point", "tasa", 9, "9", "La tasa es de 9 puntos.")
	before.Document = "d_2"
	claims := []cotejo.Claim{old, now}
	a := Item{Claim: now, Document: DocInfo{ID: "d_1", Beside: besideOf(claims)}}
	b := Item{Claim: before, Document: DocInfo{ID: "d_2"}}
	if got := revision(pairItems(a, b)); got != Revises {
		t.Errorf("the new number against the old one: %s", got)
	}
	if got := revision(pairItems(b, a)); got != Revised {
		t.Errorf("the old number against the new one: %s", got)
	}
	if other := (Item{Claim: old, Document: a.Document}); revision(pairItems(other, b)) != None {
		t.Error("the old number revises itself")
	}
}
