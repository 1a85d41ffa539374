package reconcile

import (
	"math"
	"testing"

	"github.com/cotejo/cotejo"
)

// partIn is a figure that is told as a part of a number.
func partIn(c cotejo.Claim, of float64) cotejo.Claim {
	c.Figure.Aspect, c.Figure.Whole = cotejo.Part, &of
	return c
}

// Of 1,780 listed 1,350 have been paid, says one; another, a sentence later, that they are
// not 900. What the same source says next, or what stands before, is something else.
func TestAnotherSourceCountsThePart(t *testing.T) {
	whole := figureIn("c_0", 0, "person", "socio", 1780, "1780", "De los 1780 socios cobraron 1350.")
	part := partIn(saidBy(figureIn("c_1", 0, "person", "socio", 1350, "1350", "De los 1780 socios cobraron 1350."), "caja"), 1780)
	after := figureIn("c_2", 40, "person", "socio", 900, "900", "El gremio dice que son 900.")
	before := after
	before.Sentence.Span.Start, before.Sentence.Span.End = -60, -30
	for name, c := range map[string]struct {
		other cotejo.Claim
		rival bool
	}{
		"another source":  {saidBy(after, "gremio"), true},
		"the same source": {saidBy(after, "caja"), false},
		"said before it":  {saidBy(before, "gremio"), false},
		"more than all":   {saidBy(figureIn("c_2", 40, "person", "socio", 1900, "1900", "El gremio dice que son 1900."), "gremio"), false},
	} {
		info := DocInfo{ID: "d_1", Senses: sensesOf(DocInfo{ID: "d_1"}, []cotejo.Claim{whole, part, c.other}, nil)}
		if got := rivalPart(pairItems(Item{Claim: part, Document: info}, Item{Claim: c.other, Document: info})); got != c.rival {
			t.Errorf("%s: rival %v, want %v", name, got, c.rival)
		}
	}
}

// Two articles take two figures from one number; of another number they are two parts.
func TestPartsOfOneNumber(t *testing.T) {
	at := func(id, document string, value, of float64) Item {
		c := partIn(figureIn(id, 0, "item", "caso", value, "9", "Van 9 casos."), of)
		c.Document = document
		return Item{Claim: c, Document: DocInfo{ID: document}}
	}
	old := at("c_1", "d_1", 465, 1130)
	if p := pairItems(old, at("c_2", "d_2", 890, 1130)); !partsOfOne(p) || p.Compare()[FieldAspect] != Unknown {
		t.Errorf("two parts of one number: %v", p.Compare())
	}
	if p := pairItems(old, at("c_2", "d_2", 890, 1200)); partsOfOne(p) || p.Compare()[FieldAspect] != Parts {
		t.Errorf("parts of two numbers: %v", p.Compare())
	}
}

// Five of the seven held are a part of the seven that another article tells, and not of nine.
func TestAPartOfWhatAnotherArticleTells(t *testing.T) {
	held := func(id, document string, value float64) cotejo.Claim {
		c := figureIn(id, 0, "person", "preso", value, "9", "Hay 9 presos.")
		c.Document, c.Predicate, c.Open, c.Figure.Class = document, "detain", false, "detainee"
		return c
	}
	story := storyFrom(map[string]float64{"alba": 9, "brona": 9, "cuero": 9, "duna": 9, "ermita": 9})
	topic := []string{"iso:AA", "iso:BB"}
	part := Item{Claim: partIn(held("c_1", "d_1", 5), 7), Document: DocInfo{ID: "d_1", Story: story, Topic: topic}}
	for value, want := range map[float64]bool{7: true, 9: false} {
		p := pairItems(part, Item{Claim: held("c_2", "d_2", value), Document: DocInfo{ID: "d_2", Story: story, Topic: topic}})
		if !oneTale(p) {
			t.Fatalf("the two articles tell no one story: %v", p.tale())
		}
		if got := p.Compare()[FieldAspect] == LeftOfIt; got != want {
			t.Errorf("five of seven beside %v: %v", value, p.Compare()[FieldAspect])
		}
	}
}

// "At least 18" is left behind by 24 where the day of one article is not known, unless it is
// another source that gives it.
func TestABoundIsLeftBehind(t *testing.T) {
	toll := func(id, document string, value, high float64) cotejo.Claim {
		c := figureIn(id, 0, "person", "muerto", value, "9", "Hay 9 muertos.")
		c.Document, c.Predicate, c.Open, c.Figure.Class = document, "kill", false, "dead"
		if c.Figure.High = &high; math.IsInf(high, 1) {
			c.Figure.High, c.Figure.Comparator = nil, cotejo.AtLeast
		}
		return c
	}
	least, now := toll("c_1", "d_1", 18, math.Inf(1)), toll("c_2", "d_2", 24, 24)
	of := func(a, b cotejo.Claim) State {
		return pairItems(Item{Claim: a, Document: DocInfo{ID: "d_1"}}, Item{Claim: b, Document: DocInfo{ID: "d_2"}}).Compare()[FieldValue]
	}
	if got := of(now, least); got != More {
		t.Errorf("24 after at least 18: %s", got)
	}
	if got := of(least, now); got != Less {
		t.Errorf("at least 18 before 24: %s", got)
	}
	if got := of(saidBy(now, "hospital"), saidBy(least, "alcalde")); got != Bound {
		t.Errorf("24 according to another: %s", got)
	}
}

// What a thing would be worth is reckoned, and no plan of what another source reckons.
func TestAWorthIsNoPlan(t *testing.T) {
	worth := func(id, document string, value float64, predicate string, status cotejo.Status) Item {
		c := saidBy(figureIn(id, 0, "EUR", "valor", value, "9", "Valdría 9 euros."), document)
		c.Document, c.Predicate, c.Open, c.Factuality.Status = document, predicate, false, status
		return Item{Claim: c, Document: DocInfo{ID: document}}
	}
	would := worth("c_1", "d_1", 70, "value", cotejo.Planned)
	if got := pairItems(would, worth("c_2", "d_2", 82, "estimate", cotejo.Asserted)).Compare()[FieldStand]; got != DoneDone {
		t.Errorf("two reckon what it is worth: %s", got)
	}
	if got := pairItems(worth("c_1", "d_1", 70, "pay", cotejo.Planned), worth("c_2", "d_2", 82, "pay", cotejo.Asserted)).Compare()[FieldStand]; got != PlanDone {
		t.Errorf("a payment is planned: %s", got)
	}
}

// "The union puts the turnout at 95 %": the union holds no share.
func TestWhoReckonsHoldsNoShare(t *testing.T) {
	c := saidBy(figureIn("c_1", 0, "percent", "", 95, "95", "Atila situó la adhesión en 95."), "Atila")
	c.Predicate, c.Open = "estimate", false
	it := Item{Claim: c, Document: DocInfo{ID: "d_1"}}
	if s := ScopeOf(it); it.holder(&s) != "" {
		t.Errorf("held by %q", it.holder(&s))
	}
	it.Claim.Predicate = "vote"
	if s := ScopeOf(it); it.holder(&s) == "" {
		t.Error("who votes holds a share")
	}
}

// A bare number that another source gives a sentence later goes on with what was said not to
// be so; another noun does not.
func TestABareNumberGoesOnWithWhatIsNotSo(t *testing.T) {
	not := figureIn("c_1", 0, "item", "sirena", 12, "12", "Las 12 sirenas no sonaron.")
	bare, noun := figureIn("c_2", 30, "item", "", 17, "17", "Otro dice que fueron 17."), figureIn("c_2", 30, "item", "sirena", 17, "17 sirenas", "Otro vio 17 sirenas.")
	for want, other := range map[State]cotejo.Claim{Equal: bare, Disjoint: noun} {
		p := pairItems(Item{Claim: not, Document: DocInfo{ID: "d_1"}}, Item{Claim: other, Document: DocInfo{ID: "d_1"}})
		p.SA.Lacks = true
		if got := p.Compare()[FieldMeasure]; got != want {
			t.Errorf("%q: measure %s, want %s", other.Figure.Text, got, want)
		}
	}
}
