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

// "Five of the 14 detectors" is a part of the 14, before or behind it; a sum is a part
// whatever its noun.
func TestAPartIsOfTheNumberItsWordsTakeItFrom(t *testing.T) {
	s := "Fallaban cinco de los 14 detectores."
	w, p := figureIn("c_1", 0, "item", "detector", 14, "14 detectores", s), figureIn("c_2", 0, "item", "detector", 5, "cinco de los 14 detectores", s)
	of := 14.0
	p.Figure.Aspect, p.Figure.Whole = cotejo.Part, &of
	other := figureIn("c_3", 60, "item", "detector", 14, "14", "En otra sala hay 14.")
	if got := partsOf([]cotejo.Claim{p, w, other}); got["c_2"] != "c_1" || len(got) != 1 {
		t.Errorf("parts are %v", got)
	}
	info := DocInfo{ID: "d_1", Senses: sensesOf(DocInfo{ID: "d_1"}, []cotejo.Claim{p, w}, nil)}
	if rel := Relate(Item{Claim: w, Document: info}, Item{Claim: p, Document: info}); rel.Type != cotejo.PartOf || rel.A != "c_2" || rel.Row != "part-of-it" {
		t.Errorf("the part stands to its whole as %+v", rel)
	}
	sum, share := figureIn("c_1", 0, "EUR", "traspaso", 50, "50", "El traspaso es de 50."), figureIn("c_2", 30, "EUR", "ingreso", 30, "30", "De ellos, 30 son ingresos.")
	share.Figure.Aspect = cotejo.Part
	if got := partsOf([]cotejo.Claim{sum, share}); got["c_2"] != "c_1" {
		t.Errorf("the parts of a sum are %v", got)
	}
}

// Of 75 that are due 33 have been paid: the same source's 21 of months before are what
// the 33 were; the women among the hurt are no toll.
func TestAPartMayCountWhatTheOtherDoes(t *testing.T) {
	of := 75.0
	part, before := figureIn("c_1", 0, "EUR", "pago", 33, "33", "Ha pagado 33 de 75."), figureIn("c_2", 0, "EUR", "pago", 21, "21", "Ha pagado 21.")
	part.Figure.Aspect, part.Figure.Whole = cotejo.Part, &of
	before.Document = "d_2"
	chain := []cotejo.Attribution{{Label: "Tesoro", Entity: "org:tesoro", Type: cotejo.SourceInstitution}}
	part.Chain, before.Chain = chain, chain
	pair := pairItems(Item{Claim: part, Document: DocInfo{ID: "d_1"}}, Item{Claim: before, Document: DocInfo{ID: "d_2"}})
	if !countsItself(pair) || countsItself(pair.swap()) || pair.Compare()[FieldAspect] != Unknown {
		t.Errorf("33 of 75 against 21: %v", pair.Compare())
	}
	more := 80.0
	before.Figure.High, before.Figure.Best, before.Figure.Low = &more, &more, &more
	if countsItself(pairItems(*pair.A, Item{Claim: before, Document: DocInfo{ID: "d_2"}})) {
		t.Error("what is more than the whole is what the part counts")
	}
}

func TestTheNumberBesideIsTheOldOne(t *testing.T) {
	s := "La tasa pasa de 9 a 13 puntos."
	old, now := figureIn("c_1", 0, "point", "tasa", 9, "9", s), figureIn("c_2", 0, "point", "tasa", 13, "13", s)
	before := figureIn("c_3", 0, "point", "tasa", 9, "9", "La tasa es de 9 puntos.")
	before.Document = "d_2"
	claims := []cotejo.Claim{old, now}
	a := Item{Claim: now, Document: DocInfo{ID: "d_1", Beside: besideOf(claims, nil)}}
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

func TestTheNumberBesideIsRejected(t *testing.T) {
	s := "La tasa era de 13 puntos y no de 9."
	wrong, right := figureIn("c_1", 0, "point", "tasa", 9, "9", s), figureIn("c_2", 0, "point", "tasa", 13, "13", s)
	wrong.Factuality.Status = cotejo.Denied
	before := figureIn("c_3", 0, "point", "tasa", 9, "9", "La tasa es de 9 puntos.")
	before.Document = "d_2"
	claims := []cotejo.Claim{wrong, right}
	a := Item{Claim: right, Document: DocInfo{ID: "d_1", Beside: besideOf(claims, nil), Instead: insteadOf(claims)}}
	b := Item{Claim: before, Document: DocInfo{ID: "d_2"}}
	if got, back := revision(pairItems(a, b)), revision(pairItems(b, a)); got != Rejects || back != Spurned {
		t.Errorf("13 and not 9, against 9: %s, %s", got, back)
	}
	if len(a.Document.Instead[wrong.ID]) > 0 {
		t.Error("what is rejected rejects")
	}
}

// "33 of the 75 millions" is a part of the 75, whichever claim gives them, be the unit of
// the whole not said.
func TestAPartHoldsItsWhole(t *testing.T) {
	s := "Ha pagado 33 de los 75 millones del acuerdo."
	earlier := figureIn("c_1", 0, "PEN", "multa", 140, "140", "La multa era de 140.")
	w, again := figureIn("c_2", 40, "PEN", "acuerdo", 75, "75 millones", s), figureIn("c_3", 40, "PEN", "acuerdo", 75, "75 millones", s)
	p := figureIn("c_4", 40, "PEN", "", 33, "33 de los 75 millones", s)
	p.Figure.Aspect = cotejo.Part
	claims := []cotejo.Claim{earlier, p, w, again}
	if got := partsOf(claims); got["c_4"] != "c_2" {
		t.Errorf("parts are %v", got)
	}
	info := DocInfo{ID: "d_1", Senses: sensesOf(DocInfo{ID: "d_1"}, claims, nil)}
	for _, whole := range []cotejo.Claim{w, again} {
		if rel := Relate(Item{Claim: p, Document: info}, Item{Claim: whole, Document: info}); rel.Row != "part-of-it" || rel.A != "c_4" {
			t.Errorf("the part stands to %s as %s", whole.ID, rel.Row)
		}
	}
	if rel := Relate(Item{Claim: p, Document: info}, Item{Claim: earlier, Document: info}); rel.Row == "part-of-it" {
		t.Error("the part is one of what stands before")
	}
	of := 75.0
	bare := figureIn("c_5", 0, "item", "", 75, "75", "De los 75 llegaron 33 euros.")
	paid := figureIn("c_6", 0, "EUR", "", 33, "33 euros", "De los 75 llegaron 33 euros.")
	paid.Figure.Aspect, paid.Figure.Whole = cotejo.Part, &of
	if got := partsOf([]cotejo.Claim{bare, paid}); got["c_6"] != "c_5" {
		t.Errorf("parts of a bare number are %v", got)
	}
}

// A number written without a noun does not say whether it is a rate: where it likely gives what
// stands before it otherwise, it is compared with that. A share has its own base.
func TestANumberWithoutANounLeavesTheRateUnsaid(t *testing.T) {
	item := func(id string, start int, unit, noun string, n float64, text, sentence, who string, aspect cotejo.Aspect) Item {
		c := figureIn(id, start, unit, noun, n, text, sentence)
		c.Predicate, c.Figure.Aspect = "estimate", aspect
		c.Chain = []cotejo.Attribution{{Label: who}}
		return Item{Claim: c, Document: DocInfo{ID: c.Document}}
	}
	first := "La alcaldía calcula el coste en 19 euros al año."
	rate := item("c_1", 0, "EUR", "coste", 19, "19", first, "alcaldía", cotejo.Rate)
	then := func(noun string, n float64) Item {
		return item("c_2", len(first)+1, "EUR", noun, n, "13", "El gremio lo deja en 13.", "gremio", cotejo.Stock)
	}
	if got := pairItems(rate, then("", 18)).measures(); got != Unknown {
		t.Errorf("without a noun: %s", got)
	}
	if got := pairItems(rate, then("multa", 18)).measures(); got != Disjoint {
		t.Errorf("with a noun of its own: %s", got)
	}
	if got := pairItems(rate, then("", 18000)).measures(); got != Disjoint {
		t.Errorf("far from it: %s", got)
	}
}

// People hurt in one article may be those treated in another that gives their number; the dead
// are neither.
func TestHurtAndTreatedMayBeOneNumber(t *testing.T) {
	of := func(id, doc, predicate string, n float64) Item {
		c := figureIn(id, 0, "person", "persona", n, "63", "Hubo 63 personas.")
		c.Document, c.Predicate, c.Open = doc, predicate, false
		return Item{Claim: c, Document: DocInfo{ID: doc}}
	}
	for _, c := range []struct {
		a, b Item
		want bool
	}{
		{of("c_1", "d_1", "injure", 63), of("c_2", "d_2", "hospitalize", 63), false},
		{of("c_1", "d_1", "injure", 63), of("c_2", "d_1", "hospitalize", 63), true},
		{of("c_1", "d_1", "injure", 63), of("c_2", "d_2", "hospitalize", 60), true},
		{of("c_1", "d_1", "injure", 6), of("c_2", "d_2", "hospitalize", 6), true},
		{of("c_1", "d_1", "kill", 63), of("c_2", "d_2", "hospitalize", 63), true},
	} {
		if got := twoTolls(pairItems(c.a, c.b)); got != c.want {
			t.Errorf("%s %v in %s and %s %v in %s: two tolls %v, want %v", c.a.Claim.Predicate, *c.a.Claim.Figure.Best, c.a.Document.ID, c.b.Claim.Predicate, *c.b.Claim.Figure.Best, c.b.Document.ID, got, c.want)
		}
	}
}
