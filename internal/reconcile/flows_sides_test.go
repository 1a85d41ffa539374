package reconcile

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// Aid without a getter is for the country where it is or that the article is about, where
// there is just one; without a giver it is from whoever another claim of its sentence tells.
func TestFlowSidesFromAround(t *testing.T) {
	tonnes := with(object("food"), counting(60, "tonne", "food"))
	in := func(country string) func(*cotejo.Claim) {
		return with(tonnes, func(c *cotejo.Claim) { c.Place = []cotejo.Place{{Entity: "geo:port", Within: []string{country}}} })
	}
	about := func(it Item, topic ...string) Item {
		it.Document.Topic = topic
		return it
	}
	came := giving("c_2", "transfer", "arrived", in("iso:CR"))
	came.Document.Givers = giversOf([]cotejo.Claim{giving("c_1", "transfer", "sent", nil, "actor iso:DO Dorados").Claim, came.Claim})
	thanked := giving("c_2", "transfer", "arrived", in("iso:CR"))
	thanked.Document.Givers = giversOf([]cotejo.Claim{giving("c_1", "thank", "", nil, "recipient iso:DO Dorados").Claim, thanked.Claim})
	two := giving("c_2", "transfer", "arrived", in("iso:CR"))
	two.Document.Givers = giversOf([]cotejo.Claim{giving("c_1", "transfer", "sent", nil, "actor iso:DO Dorados").Claim, giving("c_3", "transfer", "sent", nil, "actor iso:AR Arenas").Claim, two.Claim})
	for name, x := range map[string]struct {
		item Item
		want string
	}{
		"by its place":       {giving("c_1", "transfer", "sent", in("iso:CR"), "actor iso:DO Dorados"), "iso:CR"},
		"by the article":     {about(giving("c_1", "transfer", "sent", tonnes, "actor iso:DO Dorados"), "org:x", "iso:CR", "iso:DO"), "iso:CR"},
		"of two countries":   {about(giving("c_1", "transfer", "sent", tonnes, "actor iso:DO Dorados"), "iso:CR", "iso:AR"), ""},
		"no number":          {about(giving("c_1", "transfer", "sent", object("food"), "actor iso:DO Dorados"), "iso:CR"), ""},
		"no aid":             {about(giving("c_1", "sell", "sold", tonnes, "actor iso:DO Dorados"), "iso:CR"), ""},
		"given elsewhere":    {came, "iso:CR"},
		"thanks for it":      {thanked, "iso:CR"},
		"two give elsewhere": {two, ""},
	} {
		got := ""
		if f := Flows([]Item{x.item}); len(f) == 1 && f[0].From == "iso:DO" {
			got = f[0].To
		}
		if got != x.want {
			t.Errorf("%s: for %q, want %q", name, got, x.want)
		}
	}
}

// Those of whom a number is given get it as they would without one.
func TestFlowToThoseWhoAreCounted(t *testing.T) {
	f := Flows([]Item{giving("c_1", "pay", "paid", counting(5, "EUR", "money"), "actor org:guard Guard", "recipient - 13 families"), giving("c_2", "pay", "paid", counting(5, "EUR", "money"), "actor org:guard Guard", "recipient - families")})
	if len(f) != 1 || f[0].To != "noun:families" || f[0].ToLabel != "families" || len(f[0].Claims) != 2 {
		t.Errorf("%+v", f)
	}
	if got := uncounted("families of 13"); got != "" {
		t.Errorf("a number behind the noun is left: %q", got)
	}
}

// Who gets something may be said of the sum, as the one to whom it was promised.
func TestFlowToWhomItWasPromised(t *testing.T) {
	words := &Words{Cue: func(word string) Cue { return map[string]Cue{"that": CueWho, "to": CueTo}[word] }}
	entities := []cotejo.Entity{{ID: "iso:CR", Label: "Costas", Also: []string{"Costa Land"}}, {ID: "org:costa", Label: "Costa"}, {ID: "per:alba", Label: "Alba"}}
	for exact, want := range map[string]string{
		"Dorados paid 25 million that it had promised to Costa":                    "org:costa",
		"Dorados paid 25 million that it had promised last week to Costa Land":     "iso:CR",
		"Dorados paid 25 million in aid that it had promised to the Costas":        "iso:CR",
		"Dorados paid 25 million that it had promised to Alba":                     "",
		"Dorados paid 25 million that it had promised, it said to Costa":           "",
		"Dorados paid 25 million for the house of the man that showed it to Costa": "",
	} {
		it := giving("c_1", "pay", "paid", with(counting(25e6, "USD", "money"), wording(exact, "Dorados")), "actor iso:DO Dorados")
		sum := strings.Index(exact, "25 million")
		it.Claim.Figure.Span = cotejo.Span{Start: 100 + sum, End: 100 + sum + len("25 million")}
		it.Document.Getters = gettersOf(entities, []cotejo.Claim{it.Claim}, words)
		got := ""
		if f := Flows([]Item{it}); len(f) == 1 {
			got = f[0].To
		}
		if got != want {
			t.Errorf("%s: it goes to %q, not %q", exact, got, want)
		}
	}
	paid := giving("c_1", "pay", "paid", counting(25e6, "USD", "money"), "actor iso:DO Dorados", "recipient org:y Y").Claim
	if got := gettersOf(entities, []cotejo.Claim{paid}, words); got != nil {
		t.Errorf("beside who gets it there is %v", got)
	}
}
