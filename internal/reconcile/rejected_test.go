package reconcile

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// A denial meets what it denies by the words behind the word of denial, or others for the
// same deed: not by what else its sentence holds, nor by names alone, nor what its own
// source says, nor by a word or two of many.
func TestADenialMeetsWhatItDenies(t *testing.T) {
	kin := map[string][]string{KindredKey("averiado"): {"broken"}, KindredKey("funcionaba"): {"broken"}, KindredKey("grúas"): {"crane"}, KindredKey("cabria"): {"crane"}}
	words := &Words{Deeds: func(key string) []string { return kin[key] }}
	item := func(id, who, sentence, cue string) Item {
		c := cotejo.Claim{ID: id, Document: "d" + id[1:], Predicate: "verb" + id, Open: true, Factuality: cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted},
			Sentence: cotejo.Passage{Exact: sentence, Span: cotejo.Span{End: len(sentence)}},
			Chain:    []cotejo.Attribution{{Entity: "org:" + who, Label: who, Type: cotejo.SourceInstitution, Mode: cotejo.Says}}}
		if i := strings.Index(sentence, cue); cue != "" {
			span := cotejo.Span{Start: i, End: i + len(cue)}
			c.Factuality = cotejo.Factuality{Polarity: "-", Status: cotejo.Denied, Cue: cue, CueSpan: &span}
		}
		d := DocInfo{ID: c.Document, Published: cotejo.Published{Value: "2024-03-01", Precision: "day"}, Places: []string{"geo:pinar"}, Heads: []string{"puerto"},
			Story: []uint64{1<<weightBits | 9, 2<<weightBits | 9, 3<<weightBits | 9, 4<<weightBits | 9}}
		d.Rejects, d.Deeds = rejectedOf([]cotejo.Claim{c}, words), deedsOf([]cotejo.Claim{c}, words)
		return Item{Claim: c, Document: d}
	}
	const denial = "El puerto, que visitó Ana Rey, desmiente que las grúas de Almarza estuvieran averiadas"
	deny := item("c_1", "puerto", denial+".", "desmiente")
	for _, c := range []struct {
		denial     Item
		who, other string
		meets      bool
	}{
		{deny, "sindicato", "Hace un mes que ninguna cabria funcionaba en Almarza.", true},
		{deny, "sindicato", "Las grúas de Almarza paran.", true},
		{deny, "puerto", "Hace un mes que ninguna cabria funcionaba en Almarza.", false},
		{deny, "sindicato", "El puerto recibió la visita de Ana Rey en Almarza.", false},
		{deny, "sindicato", "Las grúas son azules.", false},
		{item("c_1", "puerto", denial+" durante semanas por culpa del viento huracanado que azota cada invierno aquella costa remota.", "desmiente"), "sindicato", "Las grúas de Almarza paran.", false},
		{item("c_1", "puerto", "\"Las grúas paran\", desmiente la portavoz, que dirige grúas de Almarza.", "desmiente"), "sindicato", "Las grúas de Almarza paran.", false},
	} {
		b := item("c_2", c.who, c.other, "")
		p := pairItems(c.denial, b)
		if rejectsSaid(p) != c.meets || rejectsSaid(p.swap()) {
			t.Errorf("%q by %s: met is not %v", c.other, c.who, c.meets)
		}
		if !c.meets {
			continue
		}
		if got := Relate(c.denial, b); got.Type != cotejo.Denial || got.A != "c_1" || !SameEvent(c.denial, b).Same || deniesOther(p) {
			t.Errorf("%q: %s [%s]", c.other, got.Type, got.Row)
		}
		if ra, rb := reachOf(c.denial, ScopeOf(c.denial)), reachOf(b, ScopeOf(b)); !ra.meets(&rb) {
			t.Errorf("%q: the two are not brought together", c.other)
		}
	}
}

// Of a sentence the claim that somebody denies something stands for what is denied; a
// denial of the sentence before has no words of its own.
func TestWhichClaimRejects(t *testing.T) {
	words := &Words{Deeds: func(string) []string { return nil }}
	sentence := "La naviera niega que el barco hiciera agua."
	cue := cotejo.Span{Start: 11, End: 15}
	read := func(id, predicate string) cotejo.Claim {
		return cotejo.Claim{ID: id, Predicate: predicate, Trigger: &cotejo.Passage{Exact: "niega", Span: cue}, Sentence: cotejo.Passage{Exact: sentence, Span: cotejo.Span{End: len(sentence)}},
			Factuality: cotejo.Factuality{Polarity: "-", Status: cotejo.Denied, CueSpan: &cue}}
	}
	for _, order := range [][]cotejo.Claim{{read("c_1", "hacer"), read("c_2", "deny")}, {read("c_2", "deny"), read("c_1", "hacer")}} {
		got := rejectedOf(order, words)
		if _, ok := got["c_2"]; !ok || len(got) != 1 {
			t.Errorf("the denial does not stand for it: %v", got)
		}
	}
	back := read("c_2", "deny")
	back.Sentence.Span, back.Trigger, back.Factuality.CueSpan = cotejo.Span{Start: 100, End: 100 + len(sentence)}, nil, &cotejo.Span{Start: 111, End: 115}
	if got := rejectedOf([]cotejo.Claim{back}, words); len(got) != 1 {
		t.Errorf("a denial with words: %v", got)
	}
	back.Participants = []cotejo.Participant{{Role: "topic", Label: "before", Span: cotejo.Span{Start: 10, End: 90}}}
	if got := rejectedOf([]cotejo.Claim{back}, words); len(got) != 0 {
		t.Errorf("a denial of the sentence before: %v", slices.Collect(func(yield func(string) bool) {
			for id := range got {
				yield(id)
			}
		}))
	}
}
