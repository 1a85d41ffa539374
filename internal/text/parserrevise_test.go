package text

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// tinyParser knows four relations and no weights but those of arcs, which it is
// given by head and dependent for the words of one sentence.
func tinyParser(t *testing.T, s Sentence, like map[[2]int]int8) *Parser {
	t.Helper()
	labels := []string{"dep", "nsubj", "punct", "root"}
	arcs := make([]int8, 1<<16)
	m := NewParseState(labels, nil)
	m.Reset(&s)
	m.PrepareArcs()
	for arc, w := range like {
		for _, h := range m.ArcFeatures(arc[0], arc[1]) {
			arcs[h>>(64-16)] = w
		}
	}
	p, err := NewParser(labels, make([]int8, 4*moveRow), make([]int8, 2*8), nil, arcs)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func headsOf(s Sentence) []int {
	var out []int
	for i := range s.Tokens {
		out = append(out, s.Tokens[i].Head)
	}
	return out
}

func TestReviseMovesAWord(t *testing.T) {
	s := tagged("barcos/NOUN", "de/ADP", "pesca/NOUN", "zarparon/VERB", "ayer/ADV")
	plain := tinyParser(t, s, nil)
	plain.Parse(&s)
	was := headsOf(s)
	if was[4] == 2 {
		t.Fatalf("the last word already hangs under the third: %v", was)
	}
	// Only heads that keep the tree projective can be taken.
	target := -1
	for _, h := range []int{3, 2, 1, 0} {
		if h != was[4] && was[4] >= 0 {
			p := tinyParser(t, s, map[[2]int]int8{{h, 4}: 100})
			p.Parse(&s)
			if s.Tokens[4].Head == h {
				target = h
				break
			}
		}
	}
	if target < 0 {
		t.Errorf("no weight moved the last word from %d: %v", was[4], headsOf(s))
	}
	checkTree(t, s)
}

func TestParseIsProjective(t *testing.T) {
	p := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		var s Sentence
		for range rapid.IntRange(1, 40).Draw(t, "n") {
			form := rapid.SampledFrom([]string{"a", "que", "dijo", "ministro", "de", "y", "3,5", "Lima", "se"}).Draw(t, "form")
			s.Tokens = append(s.Tokens, Token{Form: form, Lower: form, Lemma: form,
				UPOS: UPOS(rapid.IntRange(1, 17).Draw(t, "pos")), Feats: Feats(rapid.SampledFrom([]string{"", "VerbForm=Fin", "Case=Acc"}).Draw(t, "feats"))})
		}
		s.Tokens = slices.DeleteFunc(s.Tokens, func(t Token) bool { return t.UPOS == PUNCT })
		p.Parse(&s)
		for d := range s.Tokens {
			h := s.Tokens[d].Head
			for k := min(h, d) + 1; h >= 0 && k < max(h, d); k++ {
				if x := s.Tokens[k].Head; x < min(h, d) || x > max(h, d) {
					t.Fatalf("the arc from %d to %d is crossed by that of %d: %v", h, d, k, headsOf(s))
				}
			}
		}
	})
}
