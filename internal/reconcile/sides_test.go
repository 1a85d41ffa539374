package reconcile

import (
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
		{"taken for a person", body("d_1", "per:mill", "Mill", DocInfo{}), body("d_2", "org:mill", "Mill", DocInfo{}), true},
		{"two of one country", person("d_1", "per:ann-lee", country), person("d_2", "per:bo-kim", country), false},
		{"of one government", person("d_1", "per:ann-lee", rules), body("d_2", "org:ministry", "Ministry", rules), true},
		{"not of the government", person("d_1", "per:ann-lee", rules), body("d_2", "org:army", "Army", rules), false},
		{"by a noun that the office is of", person("d_1", "per:ann-lee", DocInfo{}), body("d_2", "", "police", DocInfo{}), true},
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

// Who is of the government: its ministries and ministers, and of one country alone where
// the text names no other; who leads something else is not.
func TestGoverning(t *testing.T) {
	words := &Words{Cue: func(w string) Cue {
		return map[string]Cue{"minister": CueGoverns, "ministry": CueGoverns, "president": CueLeads}[w]
	}}
	role := func(id, title, of string) cotejo.Entity {
		return cotejo.Entity{ID: id, Kind: "person", Roles: []cotejo.Role{{Title: title, Of: of}}}
	}
	one := []cotejo.Entity{role("per:a", "minister", "iso:XX"), role("per:b", "minister", ""), role("per:c", "president", ""), role("per:d", "president", "iso:XX"),
		role("per:e", "minister", "org:court"), {ID: "org:ministry-x", Label: "Ministry of X"}, {ID: "org:court", Label: "Court"}}
	sides := governing(one, nil, words)
	for id, want := range map[string]bool{"per:a": true, "per:b": true, "per:c": false, "per:d": true, "per:e": false, "org:ministry-x": true, "org:court": false} {
		if got := sideMeets(sides[id], []string{"government:iso:XX"}); got != want {
			t.Errorf("%s: %t", id, got)
		}
	}
	sides = governing(append(one, role("per:f", "minister", "iso:YY")), nil, words)
	if len(sides["per:b"]) > 0 || !sideMeets(sides["per:f"], []string{"government:iso:YY"}) {
		t.Errorf("of two governments: %v", sides)
	}
}
