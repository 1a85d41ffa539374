package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// A word that one sentence of an article holds tells more than one that all hold, and
// the words of the figure's own sentence stand apart from those of the sentence before.
func TestWordsTellByHowFewSentencesHoldThem(t *testing.T) {
	text := "El astillero Barreiro reparó el dique flotante. El astillero Barreiro cerró 40 talleres. El astillero Barreiro vendió la grúa."
	sentence := "El astillero Barreiro cerró 40 talleres."
	c := figureIn("c_1", 49, "item", "taller", 40, "40 talleres", sentence)
	doc := cotejo.Document{ID: "d_1", Text: text, Blocks: []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{End: len(text)}}}}
	v := vicinityOf(doc, []cotejo.Claim{c}, &Words{Rare: func(string) float64 { return 10 }})["c_1"]
	bits := func(list []uint64, word string) uint64 {
		for _, x := range list {
			if x>>weightBits == uint64(hash32(Stem(word))) {
				return weightOf(x)
			}
		}
		return 0
	}
	if rare, common := bits(v.Near, "taller"), bits(v.Near, "astillero"); rare <= common {
		t.Errorf("what one sentence holds tells %d, what all hold %d", rare, common)
	}
	if bits(v.Before, "flotante") == 0 || bits(v.Near, "flotante") != 0 {
		t.Errorf("the sentence before: %v, beside the figure: %v", v.Before, v.Near)
	}
	if toldByBoth(v.Near, v.Near) <= toldByBoth(v.Near, v.Before) {
		t.Error("a figure has as much in common with the sentence before as with itself")
	}
}
