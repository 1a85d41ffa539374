package reconcile

import (
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
