package reconcile

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// weightWords are the words of these tests, each of a group of its own name.
func weightWords() *Words {
	groups := map[string]string{"=bribes": "wrong", "=secretly": "hidden", "=knew": "knew", "=rumours": "rumour", "=corridors": "rumour", "=several": "some", "=somebody": "somebody", "=is": "state", "=an": "one", "=hears": "aired", "=two": "few", "=least": "least", "=at": "least", "=I": "self", "=i": "self", "=watched": "teller", "=judge": "court", "=high": "rank", "=neighbours": "common"}
	people := func(word string) bool {
		return word == "officer" || word == "officers" || word == "Officers" || word == "judge" || word == "neighbours"
	}
	return &Words{People: people, Unsourced: func(key string) []string {
		if g := groups[key]; g != "" {
			return []string{g}
		}
		return nil
	}}
}

// bareText makes one claim a sentence of the running text.
func bareText(sentences ...string) []cotejo.Claim {
	var out []cotejo.Claim
	at := 0
	for i, s := range sentences {
		out = append(out, cotejo.Claim{ID: "c_" + string(rune('a'+i)), Document: "d_1", Predicate: "take", Open: true, Block: cotejo.BlockBody,
			Factuality: cotejo.Factuality{Status: cotejo.Asserted}, Sentence: cotejo.Passage{Exact: s, Span: cotejo.Span{Start: at, End: at + len(s)}}})
		at += len(s) + 1
	}
	return out
}

// What is told as a fact weighs by its words and its number; what is somebody's word, of
// another year, or how things are weighs nothing.
func TestStatementsWithoutASourceAreWeighed(t *testing.T) {
	hearsay := cotejo.Attribution{Label: "it is said", Type: cotejo.SourceUnspecified}
	for _, x := range []struct {
		sentence string
		change   func(c *cotejo.Claim)
		want     int
	}{
		{"Officials took bribes.", nil, ofWrong},
		{"They met secretly.", nil, ofHidden},
		{"The town knew of it.", nil, ofKnowing},
		{"Somebody opened the gate.", nil, ofSomebody},
		{"Several people came.", nil, 0},
		{"Several people took the money.", func(c *cotejo.Claim) { c.Predicate, c.Open = "transfer", false }, ofSome + ofGiving},
		{"They earn 300 million.", estimated(cotejo.Exact, "EUR"), 0},
		{"They earn about 300 million.", estimated(cotejo.About, "EUR"), ofMoney + ofEstimate},
		{"More than 300 firms closed.", estimated(cotejo.MoreThan, "item"), ofCount + ofEstimate},
		{"About 300 people came.", estimated(cotejo.About, "person"), 0},
		{"It is a town of more than 300 houses.", estimated(cotejo.MoreThan, "item"), 0},
		{"Officials took bribes, the judge says.", func(c *cotejo.Claim) {
			c.Chain = []cotejo.Attribution{{Label: "judge", Type: cotejo.SourceOfficial}}
		}, 0},
		{"“Officials took bribes.”", nil, 0},
		{"Officials took bribes.", func(c *cotejo.Claim) {
			c.Chain = []cotejo.Attribution{{Label: "Alba", Entity: "per:alba", Type: cotejo.SourcePerson}}
		}, 0},
		{"The judge charged them for bribes.", func(c *cotejo.Claim) { c.Predicate, c.Open = "charge", false }, 0},
		{"More than 300 firms closed in 2019.", estimated(cotejo.MoreThan, "item"), 0},
		{"Rumours have it that he left.", func(c *cotejo.Claim) { c.Chain = []cotejo.Attribution{hearsay} }, ofRumour},
		{"In the corridors there are rumours that he left.", nil, ofRumour},
		{"It was said that he left.", func(c *cotejo.Claim) { c.Chain = []cotejo.Attribution{hearsay} }, 0},
		{"At court one hears that he left.", func(c *cotejo.Claim) {
			c.Chain = []cotejo.Attribution{{Label: "one hears", Cue: "one hears", Type: cotejo.SourceUnspecified}}
		}, ofRumour},
		{"At court one hears that he is rich.", func(c *cotejo.Claim) {
			c.Chain = []cotejo.Attribution{{Label: "one hears", Cue: "one hears", Type: cotejo.SourceUnspecified}}
		}, ofRumour},
		{"At court one fears that he left.", func(c *cotejo.Claim) {
			c.Chain, c.Factuality.Status = []cotejo.Attribution{{Label: "one fears", Type: cotejo.SourceUnspecified, Span: cotejo.Span{Start: 9, End: 18}}}, cotejo.Hedged
		}, ofBelief},
		{"At court, they say, one fears that he left.", func(c *cotejo.Claim) {
			c.Chain, c.Factuality.Status = []cotejo.Attribution{{Label: "one fears", Type: cotejo.SourceUnspecified, Span: cotejo.Span{Start: 20, End: 29}}}, cotejo.Hedged
		}, 0},
		{"One fears that he left.", func(c *cotejo.Claim) {
			c.Chain, c.Factuality.Status = []cotejo.Attribution{hearsay}, cotejo.Hedged
		}, ofBelief},
		{"He may go, as it was said.", func(c *cotejo.Claim) {
			c.Chain, c.Factuality.Status = []cotejo.Attribution{{Label: "it was said", Type: cotejo.SourceUnspecified, Span: cotejo.Span{Start: 14, End: 25}}}, cotejo.Hedged
		}, 0},
		{"An officer of the port sold them.", actor("An officer of the port"), ofRole},
		{"Officers of the port sold them.", actor("Officers of the port"), ofRole},
		{"The officer of the port sold them.", actor("The officer of the port"), 0},
		{"An engine of the port stopped.", actor("An engine of the port"), 0},
		{"At least two high officers of the port sold them.", nil, ofRole},
		{"At least officers of the port sold them.", nil, 0},
		{"An officer ordered them to sell.", func(c *cotejo.Claim) { c.Factuality.Status = cotejo.Demanded }, ofRole},
		{"They were ordered to sell.", func(c *cotejo.Claim) { c.Factuality.Status = cotejo.Demanded }, 0},
		{"An officer watched them.", nil, 0},
		{"An officer watched them take bribes.", nil, ofWrong},
		{"An engine officer stopped it.", nil, 0},
		{"An officer died.", func(c *cotejo.Claim) { c.Predicate = "kill" }, 0},
		{"An officer left his office.", func(c *cotejo.Claim) { c.Predicate = "resign" }, 0},
		{"A judge freed them.", nil, 0},
		{"Two judge friends freed them.", nil, 0},
		{"The firm paid two officers.", recipient("two officers"), ofPaying},
		{"The firm paid two neighbours.", recipient("two neighbours"), 0},
		{"The firm will pay two officers.", func(c *cotejo.Claim) {
			recipient("two officers")(c)
			c.Factuality.Status = cotejo.Planned
		}, 0},
		{"The firm paid the two officers of the port.", recipient("the two officers of the port"), 0},
		{"I know officials took bribes.", nil, 0},
		{"In the corridors there are rumours, which the town denies.", func(c *cotejo.Claim) {
			c.Predicate, c.Open, c.Chain = "deny", false, []cotejo.Attribution{{Label: "town", Type: cotejo.SourceInstitution}}
		}, ofRumour},
		{"€", actor("€"), 0},
		{"Did officials take bribes?", func(c *cotejo.Claim) { c.Factuality.Status = cotejo.Questioned }, 0},
		{"Officials took bribes.", func(c *cotejo.Claim) { c.Block = cotejo.BlockTitle }, 0},
	} {
		claims := bareText(x.sentence)
		if x.change != nil {
			x.change(&claims[0])
		}
		d := DocInfo{Published: cotejo.Published{Value: "2031-03-01"}}
		if got := bareOf(d, claims, weightWords())["c_a"].Weight; got != x.want {
			t.Errorf("%s weighs %d, not %d", x.sentence, got, x.want)
		}
	}
}

// actor gives a claim who did it, at the beginning of its sentence.
func actor(said string) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		c.Participants = []cotejo.Participant{{Role: "actor", Label: said, Text: said, Span: cotejo.Span{Start: 0, End: len(said)}}}
	}
}

// recipient gives a claim who gets something.
func recipient(said string) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		at := strings.Index(c.Sentence.Exact, said)
		c.Predicate, c.Open = "transfer", false
		c.Participants = []cotejo.Participant{{Role: "recipient", Label: said, Text: said, Span: cotejo.Span{Start: at, End: at + len(said)}}}
	}
}

func estimated(comparator cotejo.Comparator, unit string) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		n := 300.0
		c.Figure = &cotejo.Figure{Best: &n, Comparator: comparator, Unit: unit}
	}
}

// What a document is about is no accusation, a document has a few at most, and what a body
// issues none.
func TestADocumentHasFewBareStatements(t *testing.T) {
	if got := bareOf(DocInfo{}, bareText("He took bribes.", "She took bribes.", "Both took bribes."), weightWords()); len(got) != 0 {
		t.Errorf("a text about bribes has %v", got)
	}
	claims := bareText("A met secretly.", "B knew.", "Somebody saw it.", "C took bribes.", "Somebody left.")
	got := bareOf(DocInfo{}, claims, weightWords())
	if _, least := got["c_e"]; len(got) != bareMost || least {
		t.Errorf("of five statements are kept %v", got)
	}
	claims[4].Chain = []cotejo.Attribution{{Label: "Guard", Entity: "org:guard", Form: "issuer"}}
	if got := bareOf(DocInfo{}, claims, weightWords()); len(got) != 0 {
		t.Errorf("a statement that a body issues has %v", got)
	}
}

// Such a statement is a finding of its own happening, unless another article says who it
// has it from.
func TestABareStatementIsAFinding(t *testing.T) {
	g := changing(8, 9)
	bare := g.nodes[0]
	bare.item.Claim.Chain, bare.scope.Roots = nil, nil
	bare.item.Document.Bare = map[string]Bare{bare.item.Claim.ID: {Weight: ofWrong, With: []string{"c_other"}}}
	f := newFinder(g, cotejo.Text{})
	f.bare()
	if got := findingTypes(f); got != "" {
		t.Errorf("told by a source elsewhere, it is %q", got)
	}
	apart := g
	apart.relations = nil
	for _, n := range apart.nodes {
		n.scope.cached, n.scope.read = []string{n.item.Claim.ID}, true
	}
	f = newFinder(apart, cotejo.Text{})
	f.bare()
	if got := findingTypes(f); got != FindUnsourced {
		t.Errorf("beside what is only of the same happening, it is %q", got)
	}
	f = newFinder(g.only(g.nodes[:1]), cotejo.Text{})
	f.bare()
	if got := findingTypes(f); got != FindUnsourced || strings.Join(f.out[0].Claims, " ") != bare.item.Claim.ID+" c_other" {
		t.Errorf("told by nobody, it is %q %v", got, f.out)
	}
}
