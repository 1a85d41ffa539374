package reconcile

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// doerWords are the cues of the tests.
var doerWords = &Words{Cue: func(w string) Cue {
	switch w {
	case "un", "una", "la", "los", "agentes", "nacional":
		return CueAnybody
	case "no":
		return CueNot
	case "fue", "fueron", "era":
		return CueBeing
	case "que", "quien", "quienes":
		return CueWho
	case "gobierno":
		return CueGoverns
	}
	return 0
}}

// takingPart gives a claim those who take part in it, as role, label and entity, and what is read
// of its deed.
func takingPart(it Item, parts ...string) Item {
	for i := 0; i+2 < len(parts); i += 3 {
		at := strings.Index(it.Claim.Sentence.Exact, parts[i+1])
		it.Claim.Participants = append(it.Claim.Participants, cotejo.Participant{Role: parts[i], Label: parts[i+1], Entity: parts[i+2], Span: cotejo.Span{Start: at, End: at + len(parts[i+1])}})
	}
	d := doerWords.deedOf(&it.Claim)
	d.Kin = []uint64{7}
	if d.By = doerWords.doerOf(&it.Claim); len(d.By) > 0 {
		d.Not, d.Stress = doerWords.ruledOut(&it.Claim), doerWords.stressed(&it.Claim)
	}
	it.Document.Told = map[string]Deed{it.Claim.ID: d}
	return it
}

// inArticleOf puts a claim into the article of another.
func inArticleOf(it, other Item) Item {
	it.Claim.Document, it.Document.ID = other.Claim.Document, other.Document.ID
	return it
}

// Two sources that name others for one deed, side by side, dispute it; so do two articles
// of which one rules out the other's doer.
func TestWhoDidItIsDisputed(t *testing.T) {
	a := takingPart(numberless("1", "cortar", "La empresa asegura que la cortaron los huelguistas.", "cortaron", "2031-03-01").by("Empresa", "org:e", "asegura"), "actor", "huelguistas", "")
	b := takingPart(numberless("2", "cortar", "Olivera jura que la cortó un capataz.", "cortó", "2031-03-01").by("Olivera", "per:olivera", "jura"), "actor", "capataz", "")
	c := takingPart(numberless("2", "cortar", "Olivera jura que la cortó un capataz y no los huelguistas.", "cortó", "2031-03-01").by("Olivera", "per:olivera", "jura"), "actor", "capataz", "")
	one := b
	one.Claim.Chain = a.Claim.Chain
	anybody := takingPart(numberless("2", "cortar", "Olivera jura que la cortaron agentes.", "cortaron", "2031-03-01").by("Olivera", "per:olivera", "jura"), "actor", "agentes", "")
	passed := inArticleOf(b, a)
	passed.Claim.Chain = append([]cotejo.Attribution{a.Claim.Chain[0]}, b.Claim.Chain...)
	for _, x := range []struct {
		name string
		it   Item
		want State
	}{{"in two articles", b, Unknown}, {"side by side", inArticleOf(b, a), Disputed}, {"of one source", inArticleOf(one, a), Unknown}, {"one rules out the other's doer", c, Disputed},
		{"it may be anybody", inArticleOf(anybody, a), Unknown}, {"one source tells what the other says", passed, Unknown}} {
		if got := pairItems(a, x.it).compareDoers(Unknown); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

// In two articles it must have been done to one thing, by two bodies or according to two
// sources; who is told with stress to have done it did it alone.
func TestDoersInTwoArticles(t *testing.T) {
	of := func(sentence, doer, entity, target string) Item {
		return takingPart(numberless("2", "cerrar", sentence, "cerró", "2031-03-01"), "actor", doer, entity, "target", target, "")
	}
	a := takingPart(numberless("1", "cerrar", "El Puerto Nacional cerró la dársena.", "cerró", "2031-03-01"), "actor", "Puerto Nacional", "org:puerto", "target", "dársena", "")
	for _, x := range []struct {
		name string
		it   Item
		want State
	}{
		{"two bodies", of("La Capitanía cerró la dársena.", "Capitanía", "org:capitania", "dársena"), Disputed},
		{"another thing", of("La Capitanía cerró la lonja.", "Capitanía", "org:capitania", "lonja"), Unknown},
		{"nobody who is linked", of("Un grupo de estibadores cerró la dársena.", "estibadores", "", "dársena"), Unknown},
		{"with stress", of("Fueron estibadores los que cerró la dársena.", "estibadores", "", "dársena"), Disputed},
		{"the same by another name", of("La Autoridad del Puerto cerró la dársena.", "Autoridad del Puerto", "org:apn", "dársena"), Unknown},
		{"one takes part in what the other does", of("La Capitanía cerró la dársena con el Puerto Nacional.", "Capitanía", "org:capitania", "Puerto Nacional"), Unknown},
	} {
		if got := pairItems(a, x.it).compareDoers(Unknown); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
	state := of("El Gobierno cerró la dársena.", "Gobierno", "", "dársena").by("Alba", "per:alba", "cerró")
	land := takingPart(numberless("1", "cerrar", "Uruguay cerró la dársena, dijo Boj.", "cerró", "2031-03-01").by("Boj", "per:boj", "dijo"), "actor", "Uruguay", "iso:UY", "target", "dársena", "")
	if got := pairItems(land, state).compareDoers(Unknown); got != Unknown {
		t.Errorf("a country and its government: %s", got)
	}
}

// Accounts that stand against one another are of one deed, also where nothing else makes
// them one; a count of those to whom it was done is told twice.
func TestRivalAccountsAreOfOneDeed(t *testing.T) {
	a := takingPart(numberless("1", "cortar", "La empresa asegura que los huelguistas cortaron la valla.", "cortaron", "2031-03-01").by("Empresa", "org:e", "asegura"), "actor", "huelguistas", "", "target", "valla", "")
	b := inArticleOf(takingPart(numberless("2", "cortar", "Olivera jura que un capataz cortó la valla.", "cortó", "2031-03-01").by("Olivera", "per:olivera", "jura"), "actor", "capataz", "", "target", "valla", ""), a)
	b.Claim.Sentence.Span.Start += 60
	b.Claim.Sentence.Span.End += 60
	p := pairItems(a, b)
	if !rivalAccounts(p) || !sameEvent(p) {
		t.Error("two accounts side by side are of one deed")
	}
	if got := Relate(a, b); got.Row != "says-actor-disputed" {
		t.Errorf("%s", got.Row)
	}
	other := inArticleOf(takingPart(numberless("2", "cortar", "Olivera jura que un capataz cortó el cable.", "cortó", "2031-03-01").by("Olivera", "per:olivera", "jura"), "actor", "capataz", "", "target", "cable", ""), a)
	if rivalAccounts(pairItems(a, other)) || pairItems(a, other).compareDoers(Unknown) == Disputed {
		t.Error("of two things each may have its doer")
	}
	b.Claim.Chain = a.Claim.Chain
	if rivalAccounts(pairItems(a, b)) {
		t.Error("one source may tell of two deeds")
	}
	two := func(id, sentence, doer, entity string, n float64) Item {
		it := takingPart(numberless(id, "rescue", sentence, "rescató", "2031-03-01").by(doer, "", "rescató"), "actor", doer, entity, "target", "excursionistas", "")
		it.Claim.Figure = &cotejo.Figure{Low: &n, Best: &n, High: &n, Unit: "person", Class: "person"}
		return it
	}
	x := two("1", "La Guardia Forestal rescató a 57 excursionistas, según Alba.", "Guardia Forestal", "org:guardia-forestal", 57)
	y := two("2", "El Club Alpino rescató a 57 excursionistas, según Boj.", "Club Alpino", "org:club-alpino", 57)
	x.Claim.Chain, y.Claim.Chain = a.Claim.Chain, p.B.Claim.Chain
	agree := cotejo.Relation{Row: "agrees"}
	if !pairItems(x, y).otherDoers(agree) {
		t.Error("one number, rescued by two bodies")
	}
	if z := two("2", "El Club Alpino rescató a 16 excursionistas, según Boj.", "Club Alpino", "org:club-alpino", 16); pairItems(x, z).otherDoers(agree) {
		t.Error("another number is another rescue")
	}
}

// A deed told by a word outside of the sentence of its claim, in the headline, is told
// without stress.
func TestStressOfADeedOutsideItsSentence(t *testing.T) {
	it := takingPart(numberless("1", "cortar", "Fueron los huelguistas quienes la cortaron.", "cortaron", "2031-03-01"), "actor", "huelguistas", "")
	if !doerWords.stressed(&it.Claim) {
		t.Fatal("told in its sentence: no stress is read")
	}
	far := *it.Claim.Trigger
	far.Span.Start, far.Span.End = it.Claim.Sentence.Span.End+5, it.Claim.Sentence.Span.End+13
	it.Claim.Trigger = &far
	if doerWords.stressed(&it.Claim) {
		t.Error("told outside of it: stress is read")
	}
}

// Who blames another than his neighbour in an article disputes what that one says, where he
// does not say of what else.
func TestTwoWhoBlameOthers(t *testing.T) {
	blame := func(id, sentence, who, target string, more ...string) Item {
		return takingPart(numberless(id, accusing, sentence, "culpa", "2031-03-01").by(who, "per:"+strings.ToLower(who), "culpa"), append([]string{"speaker", who, "per:" + strings.ToLower(who), "target", target, ""}, more...)...)
	}
	a := takingPart(numberless("1", "quemar", "Alba atribuye la quema a los huelguistas.", "quema", "2031-03-01").by("Alba", "per:alba", "atribuye"), "actor", "huelguistas", "")
	for _, x := range []struct {
		name string
		it   Item
		want State
	}{
		{"side by side", inArticleOf(blame("2", "Boj culpa a los guardas.", "Boj", "guardas"), a), Disputed},
		{"the same one", inArticleOf(blame("2", "Boj culpa a los huelguistas.", "Boj", "huelguistas"), a), Unknown},
		{"of something else", inArticleOf(blame("2", "Boj culpa del apagón a los guardas.", "Boj", "guardas", "topic", "apagón", ""), a), Unknown},
		{"in another article", blame("2", "Boj culpa a los guardas.", "Boj", "guardas"), Unknown},
		{"the same source", inArticleOf(blame("2", "Alba culpa a los guardas.", "Alba", "guardas"), a), Unknown},
	} {
		x.it.Claim.Sentence.Span.Start += 60
		x.it.Claim.Sentence.Span.End += 60
		if got := pairItems(a, x.it).compareDoers(Unknown); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
	if got := (&node{item: blame("2", "Boj culpa a los guardas.", "Boj", "guardas")}).actor(); got != "guardas" {
		t.Errorf("Boj blames %s", got)
	}
}

// One verb told by words that are not alike is one deed where it is done to somebody; who is
// ruled out contradicts the other whatever ties the two sources.
func TestOneVerbByTwoWords(t *testing.T) {
	a := takingPart(numberless("1", "quemar", "Alba atribuye la quema a los huelguistas.", "quema", "2031-03-01").by("Alba", "per:alba", "atribuye"), "actor", "huelguistas", "")
	b := inArticleOf(takingPart(numberless("2", "quemar", "Boj jura que los guardas incendiaron la valla.", "incendiaron", "2031-03-01").by("Boj", "per:boj", "jura"), "actor", "guardas", "", "target", "valla", ""), a)
	for _, it := range []*Item{&a, &b} {
		d := it.Document.Told[it.Claim.ID]
		d.Kin, it.Claim.Open = nil, true
		for i := range d.Word {
			d.Word[i] |= weightMost
		}
		it.Document.Told[it.Claim.ID] = d
	}
	if got := pairItems(a, b).compareDoers(Unknown); got != Disputed {
		t.Errorf("one verb: %s", got)
	}
	b.Claim.Participants = b.Claim.Participants[:1]
	if got := pairItems(a, b).compareDoers(Unknown); got != Unknown {
		t.Errorf("done to nobody: %s", got)
	}
	own := takingPart(numberless("2", "quemar", "Boj jura que fueron agentes quienes la quemaron y no los huelguistas.", "quemaron", "2031-03-01").by("Boj", "per:boj", "jura"), "actor", "agentes", "")
	own.Document.Told[own.Claim.ID] = Deed{Kin: []uint64{7}, Stress: true, Not: doerWords.ruledOut(&own.Claim)}
	a.Document.Told[a.Claim.ID] = Deed{Kin: []uint64{7}, By: doerWords.doerOf(&a.Claim)}
	if got := pairItems(a, own).compareDoers(Unknown); got != Disputed {
		t.Errorf("ruled out: %s", got)
	}
}

// What befalls its subject is nobody's deed, unless it is told with stress who did it.
func TestWhatBefallsHasNoDoer(t *testing.T) {
	words := &Words{Cue: doerWords.Cue, Befalls: func(verb string) bool { return verb == "crecer" || verb == "irrumpir" }}
	of := func(verb, sentence, told, actor string) []uint64 {
		it := takingPart(numberless("1", verb, sentence, told, "2031-03-01"), "actor", actor, "")
		it.Claim.Open = true
		return words.doerOf(&it.Claim)
	}
	if got := of("crecer", "Creció la espuma.", "Creció", "espuma"); got != nil {
		t.Errorf("the foam did it: %v", got)
	}
	if of("irrumpir", "Fueron milicianos quienes irrumpieron.", "irrumpieron", "milicianos") == nil {
		t.Error("told with stress: nobody did it")
	}
	if of("cortar", "Un capataz la cortó.", "cortó", "capataz") == nil {
		t.Error("nobody cut it")
	}
}
