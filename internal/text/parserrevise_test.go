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

// Whatever head a word is moved to of those it may have, nothing crosses.
func TestHeadsOfKeepTreesProjective(t *testing.T) {
	s := tagged("la/DET", "casa/NOUN", "vieja/ADJ", "de/ADP", "Lima/PROPN", "ardió/VERB", "ayer/ADV", "por/ADP", "completo/NOUN")
	heads := []int32{1, 5, 1, 4, 1, 9, 5, 8, 5}
	m := NewParseState([]string{"dep", "root"}, nil)
	moves := 0
	for dep := range heads {
		if int(heads[dep]) == len(heads) {
			continue
		}
		m.Reset(&s)
		m.SetHeads(heads)
		m.Link()
		for _, to := range slices.Clone(m.HeadsOf(dep)) {
			m.Reset(&s)
			m.SetHeads(heads)
			m.Link()
			m.Move(dep, int(to))
			if m.Head[dep] != to {
				t.Fatalf("word %d is under %d, want %d", dep, m.Head[dep], to)
			}
			moves++
			for a := range heads {
				lo, hi := min(a, int(m.Head[a])), max(a, int(m.Head[a]))
				for b := lo + 1; b < hi; b++ {
					if x := int(m.Head[b]); x < lo || x > hi {
						t.Errorf("word %d under %d: the arcs of %d and %d cross", dep, to, a, b)
					}
				}
			}
		}
	}
	if moves < 12 {
		t.Errorf("%d moves were tried, want a dozen", moves)
	}
}

// What is learned of a dependent depends on what its head hangs under.
func TestHigherFeaturesSeeTheGrandparent(t *testing.T) {
	s := tagged("vio/VERB", "barcos/NOUN", "viejos/ADJ", "ayer/ADV")
	m := NewParseState([]string{"dep", "root"}, nil)
	feats := func(heads ...int32) []uint64 {
		m.Reset(&s)
		m.SetHeads(heads)
		m.PrepareArcs()
		m.Link()
		if !slices.Contains(m.HeadsOf(2), 1) {
			t.Fatalf("the second word is no head for the third: %v", m.HeadsOf(2))
		}
		var out []uint64
		m.Attach(1, 2, func(f []uint64, sign int) {
			if sign > 0 {
				out = append(out, f...)
			}
		})
		return out
	}
	under, root := feats(4, 0, 1, 0), feats(1, 4, 1, 1)
	same := 0
	for _, f := range under {
		if slices.Contains(root, f) {
			same++
		}
	}
	if same == len(under) || same < len(under)/2 {
		t.Errorf("%d of %d features are the same under another grandparent, want most but not all", same, len(under))
	}
}

// A clause that begins with preposition, article and relative pronoun belongs to a
// noun; a number told by a verb of saying is the predicate of what is told.
func TestClausesOfNounsAndToldNumbers(t *testing.T) {
	for _, tt := range []struct{ text, word, head, rel string }{
		{"El juez mandó un escrito a Rosa Bravo en el que pide anular el juicio.", "pide", "Rosa", "acl"},
		{"La policía corrigió y dijo que los detenidos son 12.", "12", "dijo", "ccomp"},
		{"La policía corrigió y dijo que los detenidos son 12.", "detenidos", "12", "nsubj"},
	} {
		found := false
		for _, s := range engine(t).Analyze(tt.text, body(tt.text)) {
			for _, w := range s.Tokens {
				if w.Form == tt.word && w.Head >= 0 {
					found = true
					if h := s.Tokens[w.Head].Form; h != tt.head || Universal(w.Rel) != tt.rel {
						t.Errorf("%s: %s is %s of %s, want %s of %s", tt.text, w.Form, w.Rel, h, tt.rel, tt.head)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s: %s has no head", tt.text, tt.word)
		}
	}
}
