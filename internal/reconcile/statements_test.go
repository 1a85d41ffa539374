package reconcile

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// numberless makes a claim without a figure, told by the first word of its sentence that is
// given, in an article of its own.
func numberless(id, predicate, sentence, word, known string) Item {
	c := cotejo.Claim{ID: "c_" + id, Document: "d_" + id, Predicate: predicate, Factuality: cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted},
		Block: cotejo.BlockBody, Sentence: cotejo.Passage{Exact: sentence, Span: cotejo.Span{Start: 0, End: len(sentence)}}}
	at := strings.Index(sentence, word)
	c.Trigger = &cotejo.Passage{Exact: word, Span: cotejo.Span{Start: at, End: at + len(word)}}
	return Item{Claim: c, Document: DocInfo{ID: c.Document, Published: cotejo.Published{Value: known, Precision: "day"}}}
}

// on dates a claim by words of its sentence.
func (it Item) on(day, basis, words string) Item {
	at := strings.Index(it.Claim.Sentence.Exact, words)
	it.Claim.Time = &cotejo.Time{Value: day, Type: "date", Begin: day, Precision: "day", Basis: basis, Text: words, Span: cotejo.Span{Start: at, End: at + len(words)}}
	return it
}

// by gives a claim a source behind the word that says that it speaks.
func (it Item) by(label, entity, cue string) Item {
	at := strings.Index(it.Claim.Sentence.Exact, cue)
	it.Claim.Chain = []cotejo.Attribution{{Label: label, Entity: entity, Type: cotejo.SourceInstitution, Mode: cotejo.Says, CueSpan: &cotejo.Span{Start: at, End: at + len(cue)}}}
	return it
}

func (it Item) as(status cotejo.Status) Item { it.Claim.Factuality.Status = status; return it }

// What is done on another day than planned is what was planned; a day that had gone by when
// it was planned is the one on which it was announced.
func TestADeedOnAnotherDayThanPlanned(t *testing.T) {
	plan := func(day string) Item {
		return numberless("1", "visit", "La ministra irá el día 3 a Pinar.", "irá", "2031-03-01").as(cotejo.Planned).on(day, "explicit", "el día 3")
	}
	done := numberless("2", "visit", "La ministra fue el día 10 a Pinar.", "fue", "2031-03-12").on("2031-03-10", "explicit", "el día 10")
	for day, want := range map[string]string{"2031-03-03": "says-put-off", "2031-03-10": "says-plan-of", "2031-03-08": "says-put-off", "2031-02-28": "says-plan-of", "2031-05-03": "says-plan-other"} {
		if got := Relate(plan(day), done); got.Row != want {
			t.Errorf("planned for %s: %s, want %s", day, got.Row, want)
		}
	}
	again := plan("2031-03-20")
	again.Document.Published.Value = "2031-03-15"
	if got := Relate(again, done); got.Row != "says-plan-other" {
		t.Errorf("planned again: %s", got.Row)
	}
}

// A day that stands by the word that tells what happened is that of the deed; one that
// stands by the word that says who speaks is that of telling.
func TestTheDayOfTheDeedAndOfTelling(t *testing.T) {
	deed := numberless("1", "detain", "El juez hizo el martes que apresaran a Roldán, informó el ministerio.", "hizo", "2031-03-05").on("2031-03-04", "relative", "el martes").by("Ministerio", "org:m", "informó")
	told := numberless("2", "detain", "El juez hizo apresar a Roldán, según informó el miércoles el ministerio.", "apresar", "2031-03-05").on("2031-03-05", "relative", "el miércoles").by("Ministerio", "org:m", "informó")
	other := numberless("3", "detain", "Roldán fue apresado el 6 de marzo.", "apresado", "2031-03-20").on("2031-03-06", "explicit", "el 6 de marzo")
	if got := Relate(deed, other); got.Row != "says-date-differs" {
		t.Errorf("the 4th and the 6th: %s", got.Row)
	}
	if got := Relate(told, other); got.Row != "says-agrees" {
		t.Errorf("told on the 5th, done on the 6th: %s", got.Row)
	}
}

// Who copies a text and changes its day gives another one; "yesterday" may have been left
// as it stood.
func TestADayThatIsCopied(t *testing.T) {
	text := "El consorcio Ferrovías del Pinar entregó las llaves del puente de Almarza a los vecinos del barrio bajo"
	first := numberless("1", "entregar", text+" el 4 de marzo.", "entregó", "2031-03-05").on("2031-03-04", "explicit", "el 4 de marzo")
	for basis, want := range map[string]string{"explicit": "says-date-changed", "relative": "says-echo-copy"} {
		later := numberless("2", "entregar", text+" el martes 6.", "entregó", "2031-03-07").on("2031-03-06", basis, "el martes 6")
		if got := Relate(first, later); got.Row != want {
			t.Errorf("%s: %s, want %s", basis, got.Row, want)
		}
	}
}

// What is called for or asked for, and comes later, was planned.
func TestWhatIsCalledForIsPlanned(t *testing.T) {
	called := numberless("1", "convocar", "El gremio convocó una marcha.", "convocó", "2031-03-01")
	held := numberless("2", "marchar", "Miles marcharon por el centro.", "marcharon", "2031-03-05")
	if got := Relate(called, held); got.Row != "says-agrees" {
		t.Errorf("nobody says that it is to come: %s", got.Row)
	}
	called.Document.Ahead = []string{"c_1"}
	if got := Relate(called, held); got.Row != "says-plan-of" || got.A != "c_1" {
		t.Errorf("called for and held: %s from %s", got.Row, got.A)
	}
	asked := numberless("3", "parar", "El grupo pidió que se pare la tala.", "pare", "2031-03-01").as(cotejo.Demanded)
	if got := Relate(asked, held); got.Row != "says-asked-of" || got.A != "c_3" {
		t.Errorf("asked for and done: %s from %s", got.Row, got.A)
	}
	asked.Document.Published.Value = "2031-03-09"
	if got := Relate(asked, held); got.Row != "says-open" {
		t.Errorf("done and asked for: %s", got.Row)
	}
	words := &Words{Cue: func(w string) Cue {
		if w == "convocó" {
			return CueAhead
		}
		return 0
	}}
	called.Claim.Open = true
	if got := aheadOf([]cotejo.Claim{called.Claim, held.Claim}, words); len(got) != 1 || got[0] != "c_1" {
		t.Errorf("ahead: %v", got)
	}
}

// Who speaks for the body that denied it admits it; of who merely says so, later, it is
// told when his text says that he admits it.
func TestDeniedAndAdmitted(t *testing.T) {
	denied := numberless("1", "pay", "El ministerio negó que pagara el rescate de los marinos.", "pagara", "2031-03-01").as(cotejo.Denied).by("Ministerio", "org:m", "negó")
	said := numberless("2", "pay", "La portavoz Ruiz dijo que se pagó el rescate de los marinos.", "pagó", "2031-03-09").by("Ruiz", "per:ruiz", "dijo")
	types := func(a, b Item, more ...*node) string {
		g := group{nodes: append([]*node{{item: a, scope: ScopeOf(a)}, {item: b, scope: ScopeOf(b)}}, more...)}
		for i := range g.nodes {
			g.nodes[i].item.Document.Story = []uint64{weighed(contentWords("marinos")[0], 5)}
		}
		g.relations = []cotejo.Relation{relate(pairOf(g.nodes[0], g.nodes[1]))}
		f := newFinder(g, cotejo.Text{})
		f.denials()
		return findingTypes(f)
	}
	if got := types(denied, said); got != FindDenied {
		t.Errorf("somebody else says so: %q", got)
	}
	own := said
	own.Document.Parties = map[string][]string{"per:ruiz": {"org:m"}}
	if got := Relate(denied, own); got.Row != "says-admits" || got.A != "c_2" {
		t.Errorf("the spokeswoman says so: %s from %s", got.Row, got.A)
	}
	if got := types(denied, own); got != FindAdmitted {
		t.Errorf("the spokeswoman says so: %q", got)
	}
	admits := said
	admits.Claim.ID, admits.Claim.Predicate = "c_3", "confirm"
	if got := types(denied, said, &node{item: admits, scope: ScopeOf(admits)}); got != FindAdmitted {
		t.Errorf("somebody admits it: %q", got)
	}
	nobody := denied
	nobody.Claim.Chain = nil
	if got := types(nobody, own); got != "" {
		t.Errorf("nobody denied it: %q", got)
	}
	said.Document.Published.Value = "2031-02-01"
	admits.Document = said.Document
	if got := types(denied, said, &node{item: admits, scope: ScopeOf(admits)}); got != FindDenied {
		t.Errorf("admitted before it was denied: %q", got)
	}
}

// Who confirms what it had denied in other words owns up to it; of what a third one
// confirms two telling words, or one and a kindred deed, must stand in both.
func TestAPartyThatConfirmsWhatItDenied(t *testing.T) {
	of := func(id, predicate, text, word, known string) Item {
		it := numberless(id, predicate, text, word, known)
		for _, w := range []string{"fusiles", "plaza", "forense", "agentes", "disparos"} {
			it.Document.Story = append(it.Document.Story, weighed(contentWords(w)[0], 5))
		}
		slices.Sort(it.Document.Story)
		return it
	}
	denied := of("1", "usar", "El ministerio negó que los agentes usaran fusiles en la plaza.", "usaran", "2031-03-01").as(cotejo.Denied).by("Ministerio", "org:m", "negó")
	own := of("2", "confirm", "El ministerio reconoció que la bala salió de uno de los fusiles.", "reconoció", "2031-03-09").by("Ministerio", "org:m", "reconoció")
	third := of("2", "confirm", "El forense confirmó que la bala salió de uno de los fusiles.", "confirmó", "2031-03-09").by("Forense", "per:f", "confirmó")
	two := of("2", "confirm", "El forense confirmó que en la plaza hubo fusiles.", "confirmó", "2031-03-09").by("Forense", "per:f", "confirmó")
	before := own
	before.Document.Published.Value = "2031-02-01"
	other := of("2", "confirm", "El ministerio reconoció la subida del pan.", "reconoció", "2031-03-09").by("Ministerio", "org:m", "reconoció")
	for _, x := range []struct {
		name string
		it   Item
		want bool
	}{{"the same party", own, true}, {"a third one, one word", third, false}, {"a third one, two words", two, true}, {"before it was denied", before, false}, {"of something else", other, false}} {
		if got := recants(pairItems(x.it, denied)); got != x.want {
			t.Errorf("%s: %t, want %t", x.name, got, x.want)
		}
	}
	g := group{nodes: []*node{{item: denied, scope: ScopeOf(denied)}, {item: two, scope: ScopeOf(two)}}}
	g.relations = []cotejo.Relation{relate(pairOf(g.nodes[0], g.nodes[1]))}
	happenings := [][]*node{g.nodes[1:], g.nodes[:1]}
	g.homes = homesOf(g, happenings, func(i int) bool { return false })
	if of := g.toldOf(g.nodes[:1]); g.relations[0].Type != cotejo.Denial || len(of.relations) != 1 || len(g.toldOf(g.nodes[1:]).relations) != 0 {
		t.Errorf("it is told of what the confirmation stands with, not of what was denied: %v", g.relations)
	}
	if got := homesOf(g, happenings, func(i int) bool { return i == 1 }); len(got) != 0 {
		t.Errorf("told of a happening that is not: %v", got)
	}
	planned := denied.as(cotejo.Planned)
	if recants(pairItems(own, planned)) {
		t.Error("what will not be done is no denial")
	}
	if got := Relate(denied, own); got.Row != "says-admits" || got.A != "c_2" {
		t.Errorf("%s from %s", got.Row, got.A)
	}
}

// Who does not deny a thing neither denies nor says it.
func TestNotToDeny(t *testing.T) {
	it := numberless("1", "deny", "El ministerio no negó el viaje.", "negó", "2031-03-01").by("Ministerio", "org:m", "negó")
	for polarity, want := range map[string]Stand{"-": Open, "+": Denies} {
		it.Claim.Factuality.Polarity = polarity
		if got := standOf(it.Claim); got != want {
			t.Errorf("%s: %s, want %s", polarity, got, want)
		}
	}
}

// One article tells two happenings rather than one with two days, unless two sources give
// them; and what nobody denies is admitted by nobody.
func TestOneArticleTellsTwoHappenings(t *testing.T) {
	a := numberless("1", "meet", "Según Alba, la cita fue el 4 de marzo.", "cita", "2031-03-09").on("2031-03-04", "explicit", "el 4 de marzo").by("Alba", "org:alba", "Según")
	b := numberless("2", "meet", "Según Boj, la cita fue el 5 de marzo.", "cita", "2031-03-09").on("2031-03-05", "explicit", "el 5 de marzo").by("Boj", "org:boj", "Según")
	b.Claim.Document, b.Document.ID = "d_1", "d_1"
	if got := Relate(a, b); got.Row != "says-date-differs" {
		t.Errorf("two sources: %s", got.Row)
	}
	b.Claim.Chain = a.Claim.Chain
	if got := Relate(a, b); got.Row != "says-time-apart" {
		t.Errorf("one source: %s", got.Row)
	}
	b.Claim.Chain, b.Claim.Predicate = nil, "visit"
	if got := Relate(a, b); got.Row != "says-time-apart" {
		t.Errorf("two verbs: %s", got.Row)
	}
}

// Two hours of one deed are two times of it; of what is told by other words, or done by
// others, they are not.
func TestTwoHoursOfOneDeed(t *testing.T) {
	at := func(id, sentence, word, hour string, kin uint64) Item {
		it := numberless(id, "ceder", sentence, word, "2031-03-05")
		it.Claim.Time = &cotejo.Time{Value: hour, Type: "time", Precision: "minute", Basis: "partial"}
		d := doerWords.deedOf(&it.Claim)
		d.Kin = []uint64{kin}
		it.Document.Told = map[string]Deed{it.Claim.ID: d}
		return it
	}
	a := at("1", "El dique cedió a las 4.10.", "cedió", "T04:10", 7)
	for _, x := range []struct {
		name string
		it   Item
		want State
	}{{"two hours", at("2", "El dique cedió a las 5.35.", "cedió", "T05:35", 7), Near}, {"with a day", at("2", "El dique cedió a las 5.35.", "cedió", "2031-03-05T05:35", 7), Near},
		{"one hour, roughly", at("2", "El dique cedió a las 4.15.", "cedió", "T04:15", 7), Unknown}, {"another deed", at("2", "Sonó la alarma a las 5.35.", "alarma", "T05:35", 8), Unknown},
		{"a part of the day", at("2", "El dique cedió de madrugada.", "cedió", "TMO", 7), Unknown}} {
		if got := pairItems(a, x.it).Compare()[FieldTime]; got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// A bare weekday may be of any week: it contradicts a day only where that it is one
// happening is sure. Each rung of a ladder has its own day.
func TestDaysThatDoNotContradict(t *testing.T) {
	done := numberless("1", "close", "El aeropuerto cerró el día 3.", "cerró", "2031-03-05").on("2031-03-03", "explicit", "el día 3")
	again := numberless("2", "close", "El aeropuerto reabrió el día 5.", "reabrió", "2031-03-05").on("2031-03-05", "explicit", "el día 5")
	if got := Relate(done, again); got.Row != "says-date-differs" {
		t.Errorf("two days: %s", got.Row)
	}
	done.Claim.Stage, again.Claim.Stage = "closed", "reopened"
	if got := Relate(done, again); got.Row == "says-date-differs" {
		t.Errorf("closed and opened again: %s", got.Row)
	}
	plan := numberless("1", "visit", "La ministra irá el día 3 a Pinar.", "irá", "2031-03-01").as(cotejo.Planned).on("2031-03-03", "explicit", "el día 3")
	friday := numberless("2", "visit", "La ministra fue el viernes a Pinar.", "fue", "2031-03-12").on("XXXX-WXX-5", "partial", "el viernes")
	if got := Relate(plan, friday); got.Row != "says-plan-other" {
		t.Errorf("planned for a Monday, done on some Friday: %s", got.Row)
	}
}
