package reconcile

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// What is sure of one quantity comes before what is not, by more than its type weighs.
func TestTheUnsureComesAfterTheSure(t *testing.T) {
	if !(weighs(3) == weighs(2.5) && weighs(2.5) > weighs(surely) && weighs(surely) == 0 && weighs(0.9) > weighs(halfSure) && weighs(halfSure) > weighs(0.4)) {
		t.Errorf("%v %v %v %v %v", weighs(3), weighs(surely), weighs(0.9), weighs(halfSure), weighs(0.4))
	}
	if weights[FindConflict]+weighs(0.4)+10 > FirstScreen+weights[FindScope]/2 || weights[FindConflict]+weighs(0) > weights[FindUpdate] {
		t.Error("a conflict that hardly is one is told first")
	}
}

// A finding is headed by what its own figures count, and by both words where they name it
// otherwise; one without a word leaves it to the panel.
func TestHeadingOfAFinding(t *testing.T) {
	of := func(noun, text string) *node {
		c := figureIn("c_"+noun+text, 0, "item", noun, 12, text, "Son "+text+".")
		return &node{item: Item{Claim: c}, scope: Scope{}}
	}
	f := &finder{panel: "p_1", what: cotejo.Text{"es": "edificios"}}
	for want, nodes := range map[string][]*node{
		"relés":               {of("relé", "12 relés"), of("relé", "15 relés")},
		"bomberos / camiones": {of("camión", "12 camiones"), of("bombero", "15 bomberos")},
		"edificios":           {of("", "12"), of("", "15")},
	} {
		if got := f.heading(nodes)["es"]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A denial without a number is told with the sentence it is aimed at.
func TestADenialQuotesWhatItDenies(t *testing.T) {
	long := strings.Repeat("palabra ", 30)
	n := &node{item: Item{Claim: cotejo.Claim{Sentence: cotejo.Passage{Exact: "El dique\n cedió."}}}}
	if got := quoted(n); got != "El dique cedió" {
		t.Errorf("%q", got)
	}
	n.item.Claim.Sentence.Exact = long
	if got := quoted(n); len([]rune(got)) > quotedRunes+1 || !strings.HasSuffix(got, "palabra…") {
		t.Errorf("%q", got)
	}
	n.item.Claim.Sentence.Exact = strings.Repeat("ñ", 2*quotedRunes)
	if got := quoted(n); got != strings.Repeat("ñ", quotedRunes)+"…" {
		t.Errorf("one long word: %q", got)
	}
}

// What a body issues is not in nobody's words; what a paper says of a body is its own.
func TestWhoIssuesADocument(t *testing.T) {
	topic := []string{"iso:PE", "org:puerto-nuevo"}
	for want, docs := range map[bool][]DocInfo{
		true:  {{Outlet: "Puerto Nuevo S.A.", Topic: topic}, {Title: "EMPRESA PUERTO NUEVO", Topic: topic}},
		false: {{Outlet: "El Faro", Topic: topic}, {Title: "Puerto Nuevo cierra", Topic: topic}, {Outlet: "Puerto Nuevo", Topic: []string{"geo:puerto-nuevo"}}, {}},
	} {
		for _, d := range docs {
			if ownIssue(&d) != want {
				t.Errorf("%q %q: %v", d.Outlet, d.Title, !want)
			}
		}
	}
}

// A source that is described has told something, though it has no name; that "it is said"
// tells of nobody.
func TestADescribedSourceHasTold(t *testing.T) {
	for text, want := range map[string]bool{"balance de la gerencia": true, "se habla": false, "": false} {
		n := &node{scope: Scope{}}
		if text != "" {
			n.item.Claim.Chain = []cotejo.Attribution{{Text: text, Type: cotejo.SourceUnspecified}}
		}
		if n.told() != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

// A number beside another one of its kind may be what that was: it confirms nothing.
func TestWhatStandsBesideAnotherConfirmsNothing(t *testing.T) {
	n := &node{}
	n.item.Claim.ID = "c_1"
	if !n.standsAlone() {
		t.Error("a number alone in its sentence does not stand alone")
	}
	n.item.Document.Beside = map[string][]float64{"c_1": {7}}
	if n.standsAlone() {
		t.Error("a number beside another stands alone")
	}
}

// One article that gives two numbers, and not from two sources, hardly contradicts itself.
func TestOneVoiceHardlyContradictsItself(t *testing.T) {
	g := changing(8, 15)
	a, b := g.nodes[0], g.nodes[1]
	apart := againstOdds(a, b)
	b.item.Document = a.item.Document
	b.item.Claim.Document = a.item.Claim.Document
	if at := certainty(a, b); againstOdds(a, b) != at-oneVoice || apart != certainty(changing(8, 15).nodes[0], changing(8, 15).nodes[1]) {
		t.Errorf("%v of %v", againstOdds(a, b), at)
	}
}
