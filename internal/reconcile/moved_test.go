package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// moveWords are a few words that say that a number is raised or lowered, and by how much.
func moveWords() *Words {
	of := map[string]Cue{"eleva": CueMoves, "rebajó": CueMoves, "a": CueTo, "cifra": CueNumber, "más": CueDegree | CueMore, "menos": CueDegree | CueLess, "que": CueThan, "de": CueThan, "previstos": CuePlanned}
	return &Words{Cue: func(w string) Cue { return of[w] }}
}

func saidBy(c cotejo.Claim, who string) cotejo.Claim {
	c.Chain = []cotejo.Attribution{{Entity: "org:" + who, Label: who, Type: cotejo.SourceInstitution, Mode: cotejo.Says}}
	return c
}

// Who raises or lowers the number that another one gives disputes it.
func TestANumberIsRaisedOrLowered(t *testing.T) {
	for _, c := range []struct {
		sentence string
		class    string
		who      string
		moved    bool
	}{
		{"El gremio eleva a 214 los pozos.", "pozo", "gremio", true},
		{"El gremio rebajó esa cifra y contó 214.", "", "gremio", true},
		{"El gremio eleva a 214 los pozos.", "pozo", "comarca", false}, // its own
		{"El gremio cuenta 214 pozos.", "pozo", "gremio", false},
		{"El gremio eleva a 214 las quejas.", "complaint", "gremio", false},
	} {
		first := saidBy(figureIn("c_1", 0, "item", "pozo", 168, "168", "La comarca cuenta 168 pozos."), "comarca")
		other := saidBy(figureIn("c_2", 40, "item", "pozo", 214, "214", c.sentence), c.who)
		first.Figure.Class, other.Figure.Class = "well", "well"
		if c.class == "complaint" {
			other.Figure.Class, other.Figure.Counted = "complaint", "queja"
		}
		doc := ofTale("d_1", "2024-03-09")
		doc.Vicinity = map[string]Vicinity{"c_2": {Moved: movedOf([]cotejo.Claim{first, other}, moveWords())["c_2"]}}
		got := Relate(Item{Claim: other, Document: doc}, Item{Claim: first, Document: doc})
		if (got.Row == "opposed-beside") != c.moved {
			t.Errorf("%q by %s: %s [%s]", c.sentence, c.who, got.Type, got.Row)
		}
	}
}

// Where the number stands that another one is set against is known at the very beginning of
// a document, too.
func TestANumberAtTheBeginningIsMoved(t *testing.T) {
	first := saidBy(figureIn("c_1", 0, "item", "pozo", 168, "168", "168 pozos cuenta la comarca."), "comarca")
	other := saidBy(figureIn("c_2", 40, "item", "pozo", 214, "214", "El gremio eleva a 214 los pozos."), "gremio")
	claims := []cotejo.Claim{first, other}
	doc := ofTale("d_1", "2024-03-09")
	doc.Vicinity = map[string]Vicinity{"c_2": {Moved: movedOf(claims, moveWords())["c_2"]}}
	p := pairItems(Item{Claim: other, Document: doc}, Item{Claim: first, Document: doc})
	if !moves(p) || moves(p.swap()) {
		t.Error("the first word of a document is not set against the second number")
	}
	s := "12 a 15 pozos."
	was, is := figureIn("c_3", 0, "item", "pozo", 12, "12", s), figureIn("c_4", 0, "item", "pozo", 15, "15", s)
	doc.Vicinity = map[string]Vicinity{"c_4": {Was: 1}}
	if p := pairItems(Item{Claim: is, Document: doc}, Item{Claim: was, Document: doc}); !became(p) || became(p.swap()) {
		t.Error("what has become of the first word of a document is not told")
	}
}

// A number that is said to be so much more or less than another one is what that has
// become; what was planned has become nothing.
func TestANumberIsSoMuchMoreThanAnother(t *testing.T) {
	for _, c := range []struct {
		sentence string
		was      float64
		day      string
		grew     bool
	}{
		{"Los pozos son 27, 5 más que los que contó la comarca.", 22, "2024-03-01", true},
		{"Los pozos son 27, 5 menos que el lunes.", 32, "2024-03-01", true},
		{"LOS POZOS SON 27, 5 MENOS QUE EL LUNES.", 32, "2024-03-01", true}, // of a headline
		{"Los pozos son 27, 5 más que los que contó la comarca.", 23, "2024-03-01", false},
		{"Los pozos son 27, 5 más que los que contó la comarca.", 22, "2024-03-12", false}, // told later
		{"Los pozos son 27, 5 más de los previstos.", 22, "2024-03-01", false},
		{"Los pozos son 27, 5 más secos.", 22, "2024-03-01", false},
	} {
		own := figureIn("c_1", 0, "item", "pozo", 27, "27", c.sentence)
		by := figureIn("c_2", 0, "item", "pozo", 5, "5", c.sentence)
		doc := ofTale("d_1", "2024-03-09")
		doc.Vicinity = map[string]Vicinity{"c_1": {Than: differing([]cotejo.Claim{own, by}, moveWords())["c_1"]}}
		before := figureIn("c_3", 0, "item", "pozo", c.was, "22", "Son 22 los pozos.")
		before.Document = "d_2"
		a, b := Item{Claim: own, Document: doc}, Item{Claim: before, Document: ofTale("d_2", c.day)}
		if got := Relate(a, b); (got.Row == "became") != c.grew || c.grew && !SameQuantity(a, b) {
			t.Errorf("%q of %g: %s [%s]", c.sentence, c.was, got.Type, got.Row)
		}
	}
}

// What a text gives as what a number was before was so, though the text tells no day.
func TestWhatANumberWasIsToldWithoutADay(t *testing.T) {
	was := figureIn("c_1", 0, "item", "pozo", 9, "9", "Hay al menos 9 pozos.")
	was.Figure.High, was.Figure.Comparator = nil, cotejo.AtLeast
	now := figureIn("c_2", 0, "item", "pozo", 11, "11", "Los pozos son 11, y no 9.")
	now.Document = "d_2"
	doc := ofTale("d_2", "")
	doc.Published = cotejo.Published{}
	doc.Beside = map[string][]float64{"c_2": {9}}
	a, b := Item{Claim: now, Document: doc}, Item{Claim: was, Document: ofTale("d_1", "2024-03-01")}
	if got := Relate(a, b); got.Type != cotejo.Updates || got.Row != "revised" {
		t.Errorf("%s [%s]", got.Type, got.Row)
	}
	undated, dated := doc, b.Document
	undated.ID, undated.Beside, dated.ID, dated.Beside = "d_1", nil, "d_2", doc.Beside
	if got := Relate(Item{Claim: now, Document: dated}, Item{Claim: was, Document: undated}); got.Row == "revised" {
		t.Error("an article with a day revises one that may be the later one")
	}
	was.Figure.Comparator = cotejo.MoreThan
	if got := Relate(a, Item{Claim: was, Document: b.Document}); got.Row == "revised" {
		t.Error("more than nine is not nine")
	}
}

// Of a part that is a kind of its whole another article tells as well.
func TestAKindOfTheWholeIsCountedElsewhere(t *testing.T) {
	of := 43.0
	part := figureIn("c_1", 0, "person", "niño", 12, "12 niños", "Entre los muertos hay 12 niños.")
	part.Figure.Class, part.Figure.Aspect, part.Figure.Whole = "child", cotejo.Part, &of
	doc := ofTale("d_1", "2024-03-01")
	doc.Senses = map[string]Sense{"c_1": {Whole: "c_9", Total: 43, Predicate: "x", Class: "dead", Unit: "person"}}
	told := figureIn("c_2", 0, "person", "menor", 13, "13", "Son 13 menores.")
	told.Document, told.Figure.Class = "d_2", "child"
	a, b := Item{Claim: part, Document: doc}, Item{Claim: told, Document: ofTale("d_2", "2024-03-02")}
	if p := pairItems(a, b); !countsItself(p) {
		t.Error("children of the dead and children")
	}
	told.Figure.Class = "woman"
	if p := pairItems(a, Item{Claim: told, Document: b.Document}); countsItself(p) {
		t.Error("children and women")
	}
}

// Two sums under one noun are compared though one alone is said to be for each head.
func TestASumForEachHead(t *testing.T) {
	each := figureIn("c_1", 0, "EUR", "bono", 900, "900", "Piden un bono de 900 por obrero.")
	each.Figure.Aspect = cotejo.Rate
	sum := figureIn("c_2", 0, "EUR", "bono", 1050, "1050", "El bono es de 1050.")
	sum.Document, sum.Figure.Aspect = "d_2", cotejo.FlowAsp
	a, b := Item{Claim: each, Document: ofTale("d_1", "2024-03-01")}, Item{Claim: sum, Document: ofTale("d_2", "2024-03-02")}
	if st := pairItems(a, b).measures(); st != Unknown {
		t.Errorf("one bonus: %s", st)
	}
	sum.Figure.Counted = "premio"
	if st := pairItems(a, Item{Claim: sum, Document: b.Document}).measures(); st != Disjoint {
		t.Errorf("two nouns: %s", st)
	}
	large := 90000.0
	sum.Figure.Counted, sum.Figure.Best, sum.Figure.Low, sum.Figure.High = "bono", &large, &large, &large
	if st := pairItems(a, Item{Claim: sum, Document: b.Document}).measures(); st != Disjoint {
		t.Errorf("all bonuses together: %s", st)
	}
}
