package reconcile

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// Two sources are of one side where either article says that one speaks for the other.
func TestSidesOfTwoArticles(t *testing.T) {
	of := func(doc, id, label string, typ cotejo.SourceType, info DocInfo) Item {
		c := figureIn("c_"+doc, 0, "item", "door", 7, "7", "There are 7.")
		c.Document, info.ID = doc, doc
		a := cotejo.Attribution{Label: label, Text: label, Type: typ}
		if a.Entity = id; id != "" {
			a.Text = "spokesman for the police, " + label
		}
		c.Chain = []cotejo.Attribution{a}
		return Item{Claim: c, Document: info}
	}
	person := func(doc, id string, info DocInfo) Item { return of(doc, id, "Ann Lee", cotejo.SourceOfficial, info) }
	body := func(doc, id, label string, info DocInfo) Item {
		return of(doc, id, label, cotejo.SourceInstitution, info)
	}
	heads := DocInfo{Parties: map[string][]string{"per:ann-lee": {"org:mill"}}}
	country := DocInfo{Parties: map[string][]string{"per:ann-lee": {"iso:XX"}, "per:bo-kim": {"iso:XX"}}}
	rules := DocInfo{Sides: map[string][]string{"per:ann-lee": {"government:iso:XX"}, "org:ministry": {"government:iso:XX"}, "org:army": nil}}
	for _, x := range []struct {
		name string
		a, b Item
		want bool
	}{
		{"told by the other article", person("d_1", "per:ann-lee", DocInfo{}), body("d_2", "org:mill", "Mill", heads), true},
		{"told by neither", person("d_1", "per:ann-lee", DocInfo{}), body("d_2", "org:mill", "Mill", DocInfo{}), false},
		{"of another body", person("d_1", "per:ann-lee", heads), body("d_2", "org:forge", "Forge", DocInfo{}), false},
		{"a second surname", person("d_1", "per:ann-lee", DocInfo{}), person("d_2", "per:ann-lee-cole", DocInfo{}), true},
		{"a namesake", person("d_1", "per:ann-lee", DocInfo{}), person("d_2", "per:ann-cole", DocInfo{}), false},
		{"a name in the middle", person("d_1", "per:ann-lee-cole", DocInfo{}), person("d_2", "per:ann-mary-lee-cole", DocInfo{}), true},
		{"two first names", person("d_1", "per:ann-lee", DocInfo{}), person("d_2", "per:ann-mary-lee", DocInfo{}), false},
		{"a place of that name", body("d_1", "geo:mill", "Mill", DocInfo{}), body("d_2", "org:mill", "Mill", DocInfo{}), false},
		{"taken for a person", body("d_1", "per:mill", "Mill", DocInfo{}), body("d_2", "org:mill", "Mill", DocInfo{}), true},
		{"two of one country", person("d_1", "per:ann-lee", country), person("d_2", "per:bo-kim", country), false},
		{"of one government", person("d_1", "per:ann-lee", rules), body("d_2", "org:ministry", "Ministry", rules), true},
		{"not of the government", person("d_1", "per:ann-lee", rules), body("d_2", "org:army", "Army", rules), false},
		{"by a noun that the office is of", person("d_1", "per:ann-lee", DocInfo{}), body("d_2", "", "police", DocInfo{}), true},
		{"a director of it", of("d_1", "", "director general of the Mill", cotejo.SourceOfficial, DocInfo{}), body("d_2", "org:xx-the-mill", "the Mill", DocInfo{}), true},
		{"victims of it", of("d_1", "", "victims of the Mill", cotejo.SourceGroup, DocInfo{}), body("d_2", "org:xx-the-mill", "the Mill", DocInfo{}), false},
		{"a company and its kind", body("d_1", "org:mill-ltd", "Mill Ltd", DocInfo{Firms: map[string]string{"org:mill-ltd": "org:mill"}}), body("d_2", "org:mill", "Mill", DocInfo{}), true},
		{"three letters that are no kind of company", body("d_1", "org:mill-bpi", "Mill BPI", DocInfo{}), body("d_2", "org:mill", "Mill", DocInfo{}), false},
		{"another company", body("d_1", "org:mill-house", "Mill House", DocInfo{}), body("d_2", "org:mill", "Mill", DocInfo{}), false},
		{"by another noun", person("d_1", "per:ann-lee", DocInfo{}), body("d_2", "", "army", DocInfo{}), false},
	} {
		p := pairItems(x.a, x.b)
		if got := p.oneSide(); got != x.want {
			t.Errorf("%s: %t", x.name, got)
		}
		if got := p.swap().oneSide(); got != x.want {
			t.Errorf("%s, the other way round: %t", x.name, got)
		}
	}
}

// What kind of company a body is is told by the words for that, not by how short they are.
func TestKindsOfCompany(t *testing.T) {
	words := &Words{Cue: func(w string) Cue { return map[string]Cue{"ltd": CueFirm}[w] }}
	got := firmsOf([]cotejo.Entity{{ID: "org:mill-ltd"}, {ID: "org:mill-bpi"}, {ID: "org:mil-ltd"}, {ID: "per:mill-ltd"}}, words)
	if len(got) != 1 || got["org:mill-ltd"] != "org:mill" {
		t.Errorf("companies: %v", got)
	}
	a, b := Root{ID: "org:mill-ltd", Label: "Mill Ltd", firm: got["org:mill-ltd"]}, Root{ID: "org:mill", Label: "Mill"}
	if other := (Root{ID: "org:mill-bpi", Label: "Mill BPI"}); !sameOrigin(&a, &b) || sameOrigin(&other, &b) {
		t.Error("a company and its kind")
	}
}

// Who is of the government: its ministries and ministers, of the country that is told, or
// of the paper's own; who leads something else is not.
func TestGoverning(t *testing.T) {
	words := &Words{Cue: func(w string) Cue {
		return map[string]Cue{"minister": CueGoverns, "ministry": CueGoverns, "president": CueLeads}[w]
	}}
	role := func(id, title, of string) cotejo.Entity {
		return cotejo.Entity{ID: id, Kind: "person", Roles: []cotejo.Role{{Title: title, Of: of}}}
	}
	one := []cotejo.Entity{role("per:a", "minister", "iso:XX"), role("per:b", "minister", ""), role("per:c", "president", ""), role("per:d", "president", "iso:XX"),
		role("per:e", "minister", "org:court"), {ID: "org:ministry-x", Label: "Ministry of X"}, {ID: "org:court", Label: "Court"}}
	for id, want := range map[string]string{"per:a": "government:iso:XX", "per:b": "government:d_1", "per:c": "", "per:d": "government:iso:XX", "per:e": "", "org:ministry-x": "government:d_1", "org:court": ""} {
		if got := strings.Join(governing(&DocInfo{ID: "d_1"}, one, nil, words)[id], " "); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	about := &DocInfo{ID: "d_1", Topic: []string{"org:court", "iso:YY", "iso:XX"}}
	if got := strings.Join(governing(about, one, nil, words)["per:b"], " "); got != "government:iso:YY" {
		t.Errorf("in a text about a country: %q", got)
	}
}

// One side that denies one thing and later confirms one speaks of the same, whatever the
// words; not where it denies two.
func TestSoleAnswer(t *testing.T) {
	said := func(doc, predicate string, status cotejo.Status, at int) cotejo.Claim {
		c := figureIn("c_"+doc+predicate, at, predicate, "door", 7, "7", "There are 7.")
		c.Document, c.Predicate, c.Figure, c.Factuality.Status = doc, predicate, nil, status
		c.Sentence.Span.Start = at
		c.Chain = []cotejo.Attribution{{Label: "Ann Lee", Entity: "per:ann-lee", Type: cotejo.SourcePerson}}
		return c
	}
	in := func(cs ...cotejo.Claim) Item {
		return Item{Claim: cs[0], Document: DocInfo{ID: cs[0].Document, Answers: answersOf(cs)}}
	}
	confirms := in(said("d_2", "confirm", cotejo.Asserted, 0))
	one := said("d_1", "pay", cotejo.Denied, 0)
	for _, x := range []struct {
		name string
		a, b Item
		want bool
	}{
		{"one and one", confirms, in(one), true},
		{"two claims of one sentence", confirms, in(one, said("d_1", "deny", cotejo.Denied, 0)), true},
		{"two denials", confirms, in(one, said("d_1", "deny", cotejo.Denied, 90)), false},
		{"two confirmations", in(said("d_2", "confirm", cotejo.Asserted, 0), said("d_2", "confirm", cotejo.Asserted, 90)), in(one), false},
		{"not in so many words", confirms, in(said("d_1", "pay", cotejo.Asserted, 0)), false},
	} {
		if got := pairItems(x.a, x.b).soleAnswer(); got != x.want {
			t.Errorf("%s: %t", x.name, got)
		}
	}
}
