package reconcile

import (
	"strings"
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
	doc := DocInfo{ID: was.Document, Beside: besideOf(claims, nil)}
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

// Two sources that count one noun under one verb count one thing wherever they stand in an
// article, unless the numbers are far apart or people in general; tolls too.
func TestRivalsTellAlike(t *testing.T) {
	at := func(start int, n float64, label, class, predicate string) Item {
		c := figureIn("c_"+label, start, "item", "casa", n, "7", "Se quemaron 7 casas.")
		c.Predicate, c.Figure.Class, c.Open = predicate, class, false
		c.Chain = []cotejo.Attribution{{Entity: "org:" + label, Label: label, Type: cotejo.SourceInstitution, Mode: cotejo.Says}}
		return Item{Claim: c, Document: DocInfo{ID: c.Document}}
	}
	few := at(0, 70, "alcalde", "dwelling", "destroy")
	for _, c := range []struct {
		other  Item
		rivals bool
	}{
		{at(3000, 110, "servicio", "dwelling", "destroy"), true},
		{at(3000, 110, "alcalde", "dwelling", "destroy"), false},
		{at(3000, 900, "servicio", "dwelling", "destroy"), false},
		{at(3000, 110, "servicio", "dwelling", "damage"), false},
	} {
		if p := pairItems(few, c.other); rivals(p) != c.rivals || rivals(p.swap()) != c.rivals {
			t.Errorf("70 and %.0f by %s: not %v", *c.other.Claim.Figure.Best, c.other.Claim.ID, c.rivals)
		}
	}
	if rivals(pairItems(at(0, 70, "alcalde", "person", "kill"), at(3000, 110, "servicio", "person", "kill"))) {
		t.Error("people without a kind may be any")
	}
}

// What is given beside what was asked for is what came of it; what is only promised differs
// in what it is. Neither contradicts.
func TestAskedAndGiven(t *testing.T) {
	asked, given := figureIn("c_1", 0, "EUR", "money", 200, "200", "Piden 200."), figureIn("c_2", 20, "EUR", "money", 84, "84", "El juez fija 84.")
	asked.Factuality.Status = cotejo.Demanded
	a, b := Item{Claim: asked, Document: DocInfo{ID: asked.Document}}, Item{Claim: given, Document: DocInfo{ID: given.Document}}
	if got := Relate(a, b); got.Type != cotejo.PlanOf || got.Row != "asked-of" || !SameQuantity(a, b) {
		t.Errorf("%s [%s]", got.Type, got.Row)
	}
	b.Claim.Factuality.Status = cotejo.Planned
	if got := Relate(a, b); got.Type != cotejo.DiffersInScope || got.Row != "asked-and-given" || !SameQuantity(a, b) {
		t.Errorf("%s [%s]", got.Type, got.Row)
	}
	b.Claim.Factuality.Status = cotejo.Demanded
	if askedBeside(pairItems(a, b)) {
		t.Error("both are asked for")
	}
}

// A denial is laid beside what another article says only when both speak of one thing: a
// word that is no name, or somebody who takes part and is the source of neither. A source
// does not deny what it says itself.
func TestADenialOfSomethingElse(t *testing.T) {
	by := func(id, who, sentence string, status cotejo.Status) Item {
		polarity := "+"
		if status == cotejo.Denied {
			polarity = "-"
		}
		c := cotejo.Claim{ID: id, Document: "d" + id[1:], Predicate: "carry", Factuality: cotejo.Factuality{Polarity: polarity, Status: status},
			Sentence: cotejo.Passage{Exact: sentence, Span: cotejo.Span{End: len(sentence)}},
			Chain:    []cotejo.Attribution{{Entity: "org:" + who, Label: who, Type: cotejo.SourceInstitution, Mode: cotejo.Says}}}
		return Item{Claim: c, Document: DocInfo{ID: c.Document, Published: cotejo.Published{Value: "2024-03-01", Precision: "day"}}}
	}
	deny := by("c_1", "naviera", "Es falso que la nave llevara pasajeros sin registrar.", cotejo.Denied)
	for _, c := range []struct {
		other Item
		apart bool
	}{
		{by("c_2", "armada", "A bordo iban pasajeros sin billete.", cotejo.Asserted), false},
		{by("c_2", "armada", "El buque transportaba 34 coches.", cotejo.Asserted), true},
		{by("c_2", "naviera", "Los pasajeros recibirán su equipaje.", cotejo.Asserted), true},
		{by("c_2", "armada", "El buque no transportaba 34 coches.", cotejo.Denied), false},
	} {
		p := pairItems(deny, c.other)
		if deniesOther(p) != c.apart || deniesOther(p.swap()) != c.apart {
			t.Errorf("%q: apart is not %v", c.other.Claim.Sentence.Exact, c.apart)
		}
	}
	boss := cotejo.Participant{Role: "actor", Entity: "per:ana-rey", Label: "Ana Rey"}
	left, gone := by("c_1", "gobierno", "Desmienten que Rey haya puesto su cargo a disposición.", cotejo.Denied), by("c_2", "radio", "Rey firmó ayer su renuncia.", cotejo.Asserted)
	left.Claim.Participants, gone.Claim.Participants = []cotejo.Participant{boss}, []cotejo.Participant{boss}
	if deniesOther(pairItems(left, gone)) {
		t.Error("of whom something is denied is of whom it is told")
	}
}

// A number before the negation counts those with whom something is not so: nobody rejects
// it, and it is not the number of those with whom it is so.
func TestANumberBeforeTheNegation(t *testing.T) {
	sentence := "Nueve ocupantes no figuraban en la lista."
	read := func(id, document, sentence, cue, verb string, figure string) Item {
		c := figureIn(id, 0, "person", "ocupante", 9, figure, sentence)
		c.Document, c.Predicate = document, "figurar"
		at := func(s string) cotejo.Span {
			i := strings.Index(sentence, s)
			return cotejo.Span{Start: i, End: i + len(s)}
		}
		c.Factuality = cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted}
		if cue != "" {
			span := at(cue)
			c.Factuality = cotejo.Factuality{Polarity: "-", Status: cotejo.Asserted, Cue: cue, CueSpan: &span}
		}
		c.Trigger = &cotejo.Passage{Exact: verb, Span: at(verb)}
		return Item{Claim: c, Document: DocInfo{ID: document}}
	}
	lack := read("c_1", "d_1", sentence, "no", "figuraban", "Nueve")
	if s := ScopeOf(lack); s.Stand != Done || !s.Lacks {
		t.Errorf("stand %s, lacks %v", s.Stand, s.Lacks)
	}
	so := read("c_2", "d_2", "En la lista figuraban nueve ocupantes.", "", "figuraban", "nueve")
	if got := Relate(lack, so); got.Type != cotejo.Incomparable {
		t.Errorf("of those who are and those who are not: %s [%s]", got.Type, got.Row)
	}
	if got := Relate(lack, read("c_2", "d_2", sentence, "no", "figuraban", "Nueve")); got.Type == cotejo.Incomparable || got.Type == cotejo.Denial {
		t.Errorf("of those who are not, twice: %s [%s]", got.Type, got.Row)
	}
	if s := ScopeOf(read("c_3", "d_1", "No figuraban nueve ocupantes.", "No", "figuraban", "nueve")); s.Stand != Denies || s.Lacks {
		t.Errorf("a number behind the negation: stand %s, lacks %v", s.Stand, s.Lacks)
	}
	if s := ScopeOf(read("c_4", "d_1", "Figuraban nueve ocupantes y nadie vio más.", "nadie", "Figuraban", "nueve")); s.Stand != Done || s.Lacks {
		t.Errorf("a verb before the negation: stand %s, lacks %v", s.Stand, s.Lacks)
	}
}
