package reconcile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// giving makes a claim of somebody who gives something, each from "role entity label"
// with "-" for no entity.
func giving(id, predicate, stage string, more func(*cotejo.Claim), parties ...string) Item {
	c := cotejo.Claim{ID: id, Document: "d", Predicate: predicate, Stage: stage, Factuality: cotejo.Factuality{Status: cotejo.Asserted, Polarity: "+"}}
	for _, p := range parties {
		f := strings.SplitN(p, " ", 3)
		c.Participants = append(c.Participants, cotejo.Participant{Role: f[0], Entity: strings.TrimPrefix(f[1], "-"), Label: f[2]})
	}
	if more != nil {
		more(&c)
	}
	return Item{Claim: c, Document: DocInfo{ID: "d", Parties: map[string][]string{
		"org:guard": {"iso:AR"}, "org:customs": {"iso:DO"}, "org:army": {"iso:AR"}, "per:minister": {"iso:AR"}}}}
}

func object(of ...string) func(*cotejo.Claim) { return func(c *cotejo.Claim) { c.Object = of } }

func counting(v float64, unit, class string) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		c.Figure = &cotejo.Figure{Low: &v, Best: &v, High: &v, Comparator: cotejo.Exact, Unit: unit, Class: class}
	}
}

// wording puts a claim in a sentence, its participants at these words.
func wording(exact string, at ...string) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		c.Sentence = cotejo.Passage{Exact: exact, Span: cotejo.Span{Start: 100, End: 100 + len(exact)}}
		for i, w := range at {
			start := 100 + strings.Index(exact, w)
			c.Participants[i].Span = cotejo.Span{Start: start, End: start + len(w)}
		}
	}
}

func with(fs ...func(*cotejo.Claim)) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		for _, f := range fs {
			f(c)
		}
	}
}

func TestFlowOfAClaim(t *testing.T) {
	planned := func(c *cotejo.Claim) { c.Factuality.Status = cotejo.Planned }
	denied := func(c *cotejo.Claim) { c.Factuality.Status, c.Factuality.Polarity = cotejo.Denied, "-" }
	there := func(within ...string) func(*cotejo.Claim) {
		return func(c *cotejo.Claim) { c.Place = []cotejo.Place{{Entity: "geo:coast", Within: within}} }
	}
	for _, c := range []struct {
		name string
		item Item
		want []string
	}{
		{"between countries, by bodies", giving("c_1", "transfer", "arrived", object("data"), "actor iso:PA Panama", "recipient org:customs customs"), []string{"iso:PA > iso:DO(customs): data arrived"}},
		{"inside a country", giving("c_1", "transfer", "arrived", object("vehicles"), "actor org:army army", "recipient org:guard guard"), []string{"org:army > org:guard: vehicles arrived"}},
		{"a country and its own body", giving("c_1", "transfer", "arrived", object("vehicles"), "actor iso:AR Argentina", "recipient org:guard guard"), nil},
		{"a body of no country", giving("c_1", "transfer", "arrived", object("vehicles"), "actor iso:AR Argentina", "recipient org:red-cross Red-Cross"), []string{"iso:AR > org:red-cross: vehicles arrived"}},
		{"a noun that gets", giving("c_1", "pay", "paid", nil, "actor iso:AR Argentina", "recipient - family"), []string{"iso:AR > noun:family: money paid"}},
		{"two nouns", giving("c_1", "pay", "paid", nil, "actor - firm", "recipient - family"), nil},
		{"planned", giving("c_1", "transfer", "arrived", with(object("food"), planned), "actor iso:AR Argentina", "recipient iso:PA Panama"), []string{"iso:AR > iso:PA: food promised"}},
		{"denied", giving("c_1", "transfer", "arrived", with(object("food"), denied), "actor iso:AR Argentina", "recipient iso:PA Panama"), nil},
		{"refused", giving("c_1", "offer", "refused", object("food"), "actor iso:AR Argentina", "recipient iso:PA Panama"), nil},
		{"bought", giving("c_1", "buy", "bought", object("missiles"), "actor iso:AR Argentina", "origin iso:PA Panama"), []string{"iso:PA > iso:AR: missiles bought"}},
		{"the price is not sold", giving("c_1", "sell", "sold", counting(3e6, "USD", ""), "actor iso:AR Argentina", "recipient iso:PA Panama"), nil},
		{"aid of so much", giving("c_1", "transfer", "arrived", with(object("goods"), counting(3e6, "USD", "goods")), "actor iso:AR Argentina", "recipient iso:PA Panama"), []string{"iso:AR > iso:PA: money arrived"}},
		{"a fine is not given", giving("c_1", "offer", "offered", counting(3e6, "USD", "fine"), "actor iso:AR Argentina", "recipient iso:PA Panama"), nil},
		{"a share of what is given", giving("c_1", "transfer", "arrived", counting(40, "percent", "indicator"), "actor iso:AR Argentina", "recipient iso:PA Panama"), nil},
		{"people handed over", giving("c_1", "return", "returned", object("workers"), "actor iso:AR Argentina", "recipient iso:PA Panama"), []string{"iso:AR > iso:PA: people returned"}},
		{"people who come back by themselves", giving("c_1", "return", "returned", counting(300, "person", "refugee"), "destination iso:PA Panama"), nil},
		{"bodies handed over", giving("c_1", "return", "returned", counting(3, "item", "dead"), "actor iso:AR Argentina", "recipient iso:PA Panama"), []string{"iso:AR > iso:PA: bodies returned"}},
		{"prisoners let go", giving("c_1", "release", "released", counting(3, "person", "hostage"), "actor org:rebels rebels", "target iso:PA soldiers"), []string{"org:rebels > iso:PA: people released"}},
		{"suspects let go", giving("c_1", "release", "released", counting(3, "person", "suspect"), "actor iso:AR Argentina", "target iso:PA two"), nil},
		{"people are not given", giving("c_1", "support", "given", counting(2000, "person", "person"), "actor iso:AR Argentina", "recipient iso:PA Panama"), nil},
		{"nobody is expelled to a person", giving("c_1", "expel", "expelled", nil, "actor iso:AR Argentina", "destination per:minister minister"), nil},
		{"in a list", giving("c_1", "return", "returned", wording("Panama, Peru gave them back", "Peru", "Panama"), "actor iso:PE Peru", "recipient iso:PA Panama"), nil},
		{"not in a list", giving("c_1", "return", "returned", wording("To Panama goes what Peru has", "Peru", "Panama"), "actor iso:PE Peru", "recipient iso:PA Panama"), []string{"iso:PE > iso:PA: people returned"}},
		{"exchanged", giving("c_1", "exchange-prisoners", "done", nil, "actor iso:AR Argentina", "actor iso:PA Panama"), []string{"iso:AR > iso:PA: people done", "iso:PA > iso:AR: people done"}},
		{"soldiers abroad", giving("c_1", "deploy", "arrived", with(object("troops"), there("iso:PA")), "actor iso:AR Argentina"), []string{"iso:AR > iso:PA: troops arrived"}},
		{"soldiers at home", giving("c_1", "deploy", "arrived", with(object("troops"), there("iso:AR")), "actor per:minister minister"), nil},
		{"soldiers of nobody's country", giving("c_1", "deploy", "arrived", with(object("troops"), there("iso:AR")), "actor org:rebels rebels"), nil},
		{"who pays pays for himself", giving("c_1", "pay", "paid", nil, "actor per:minister minister", "recipient iso:PA Panama"), []string{"per:minister > iso:PA: money paid"}},
		{"who sends sends for the country", giving("c_1", "transfer", "sent", object("food"), "actor per:minister minister", "recipient iso:PA Panama"), []string{"iso:AR(minister) > iso:PA: food sent"}},
	} {
		var got []string
		for _, f := range Flows([]Item{c.item}) {
			got = append(got, fmt.Sprintf("%s%s > %s%s: %s %s", f.From, agents(f.FromNamed), f.To, agents(f.ToNamed), f.Object, f.Stage))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func agents(labels []string) string {
	if len(labels) == 0 {
		return ""
	}
	return "(" + strings.Join(labels, ", ") + ")"
}

func TestFlowGathers(t *testing.T) {
	planned := func(c *cotejo.Claim) { c.Factuality.Status = cotejo.Planned }
	got := Flows([]Item{
		giving("c_1", "transfer", "promised", with(object("data"), planned), "actor iso:PA Panama", "recipient iso:DO authorities"),
		giving("c_2", "transfer", "arrived", object("data"), "actor iso:PA Panama", "recipient org:customs customs"),
		giving("c_3", "sell", "agreed", object("data"), "actor iso:PA Panama", "recipient iso:DO authorities"),
	})
	if len(got) != 1 || got[0].Stage != "arrived" || !slices.Equal(got[0].Claims, []string{"c_1", "c_2", "c_3"}) || !slices.Equal(got[0].ToNamed, []string{"customs"}) {
		t.Errorf("%+v", got)
	}
}

// TestFlowFigure holds that a flow tells how much of its object moves, not what it cost.
func TestFlowFigure(t *testing.T) {
	parties := []string{"actor iso:PA Panama", "recipient iso:DO authorities"}
	for _, c := range []struct {
		name   string
		object string
		figure func(*cotejo.Claim)
		want   string
	}{
		{"so many", "vehicles", counting(6, "item", "vehicles"), "item"},
		{"worth so much", "vehicles", counting(6e6, "USD", ""), ""},
		{"so much", "money", counting(6e6, "USD", ""), "USD"},
		{"of so many", "data", counting(212, "item", "goods"), ""},
	} {
		got := Flows([]Item{giving("c_1", "transfer", "sent", with(object(c.object), c.figure), parties...)})
		if len(got) != 1 || got[0].Unit != c.want {
			t.Errorf("%s: %+v, want the unit %q", c.name, got, c.want)
		}
	}
}

// TestFlowCountsAClaimOnce holds that a claim that names several bodies of one country has
// no more say in what a flow is measured by than one that names the country.
func TestFlowCountsAClaimOnce(t *testing.T) {
	got := Flows([]Item{
		giving("c_1", "transfer", "sent", with(object("vehicles"), counting(6, "item", "vehicles")), "actor iso:PA Panama", "recipient org:guard guard", "recipient org:army army", "recipient per:minister minister"),
		giving("c_2", "transfer", "sent", with(object("vehicles"), counting(9, "tonne", "vehicles")), "actor iso:PA Panama", "recipient iso:AR Argentina"),
		giving("c_3", "transfer", "sent", with(object("vehicles"), counting(9, "tonne", "vehicles")), "actor iso:PA Panama", "recipient iso:AR Argentina"),
	})
	if len(got) != 1 || got[0].Unit != "tonne" || !slices.Equal(got[0].ToNamed, []string{"army", "guard", "minister"}) {
		t.Errorf("%+v", got)
	}
}

// TestFlowTables holds the tables of flows to the inventory.
func TestFlowTables(t *testing.T) {
	moved := map[string]bool{}
	for class, o := range flowTable().objects {
		if moved[o] = true; !inventory.KnownClass(class) && class != o {
			t.Errorf("class %s is not in the inventory", class)
		}
	}
	for id, r := range flowTable().rules {
		p, ok := inventory.Get(id)
		if !ok {
			t.Errorf("predicate %s is not in the inventory", id)
		}
		for _, o := range append(slices.Clone(r.moves), r.says) {
			if o != "" && !moved[o] {
				t.Errorf("%s moves %s, which nothing is", id, o)
			}
		}
		if r.acts != "country" && r.acts != "person" {
			t.Errorf("%s: who acts for whom is %q", id, r.acts)
		}
		if last := p.Ladder[len(p.Ladder)-1]; flowRungs[last] == 0 && !withheld[last] {
			t.Errorf("%s: the last stage %s is on no rung", id, last)
		}
	}
}
