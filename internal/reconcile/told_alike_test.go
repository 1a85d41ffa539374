package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// One verb and one noun in two articles of one story tell of one count that has moved; not so
// where the places, the owners or what is paid are others.
func TestToldAlike(t *testing.T) {
	story := storyFrom(map[string]float64{"alba": 9, "brona": 9, "cuero": 9, "duna": 9, "ermita": 9})
	item := func(id, noun string, n float64, change func(c *cotejo.Claim)) Item {
		c := figureIn(id, 0, "item", noun, n, "9", "Se cerraron 9 aulas.")
		c.Document, c.Predicate, c.Open, c.Figure.Class = "d_"+id, "close", false, "room"
		if change != nil {
			change(&c)
		}
		return Item{Claim: c, Document: DocInfo{ID: c.Document, Story: story, Topic: []string{"iso:AA", "iso:BB"}}}
	}
	for _, c := range []struct {
		name  string
		other Item
		want  bool
	}{
		{"grown", item("c_2", "aula", 30, nil), true},
		{"another noun", item("c_2", "puente", 30, nil), false},
		{"many times more", item("c_2", "aula", 90, nil), false},
		{"another verb", item("c_2", "aula", 30, func(c *cotejo.Claim) { c.Predicate = "open" }), false},
		{"planned", item("c_2", "aula", 30, func(c *cotejo.Claim) { c.Factuality.Status = cotejo.Planned }), false},
		{"somebody else's", item("c_2", "aula", 30, func(c *cotejo.Claim) { c.Figure.Population = []string{"iso:BB"} }), false},
		{"a sum", item("c_2", "aula", 30, func(c *cotejo.Claim) { c.Figure.Unit = "EUR" }), false},
	} {
		p := pairItems(item("c_1", "aula", 12, func(c *cotejo.Claim) { c.Figure.Population = []string{"iso:AA"} }), c.other)
		if got := toldAlike(p); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// A sentence that tells what two do counts two things.
func TestTwoDoersOfOneSentence(t *testing.T) {
	by := func(id string, n float64, text, who string) Item {
		c := figureIn(id, 0, "person", "preso", n, text, "El norte liberó a 15 y el sur a 18.")
		c.Predicate, c.Open = "release", false
		c.Participants = []cotejo.Participant{{Role: "actor", Entity: "iso:" + who, Label: who}}
		return Item{Claim: c, Document: DocInfo{ID: "d_1"}}
	}
	if sameQuantity(pairItems(by("c_1", 15, "15", "AA"), by("c_2", 18, "18", "BB"))) {
		t.Error("what two did is one quantity")
	}
	if !sameQuantity(pairItems(by("c_1", 15, "15", "AA"), by("c_2", 18, "18", "AA"))) {
		t.Error("what one did, told twice, is not")
	}
	north, south := by("c_1", 15, "15", "AA"), by("c_2", 18, "18", "BB")
	if r := Relate(north, south); r.Type == cotejo.Conflicts || r.Type == cotejo.Updates {
		t.Errorf("what two did, in one panel by other figures: %s", r.Row)
	}
	as := func(it Item, cues Cue) Item {
		it.Document.Senses = map[string]Sense{it.Claim.ID: {Predicate: "release"}}
		it.Document.Vicinity = map[string]Vicinity{it.Claim.ID: {Cues: cues}}
		return it
	}
	if !twoDoers(pairItems(as(north, 0), as(south, 0))) {
		t.Error("who does it is no source of what is taken from another figure")
	}
	if twoDoers(pairItems(as(north, CueGives), as(south, CueGives))) {
		t.Error("two who give a number are two sources")
	}
}
