package text

import (
	"strings"
	"testing"
)

// said makes a sentence of words written form/UPOS/head, the head counted from 1,
// and gives its complete state; verbs are finite and singular but for -ar, -er, -ir.
func said(words string) *ParseState {
	var s Sentence
	var heads []int32
	for w := range strings.FieldsSeq(words) {
		f := strings.Split(w, "/")
		tok := Token{Form: f[0], Lower: f[0], Lemma: f[0], UPOS: ParseUPOS(f[1])}
		switch {
		case tok.UPOS == VERB && strings.HasSuffix(f[0], "r"):
			tok.Feats = "VerbForm=Inf"
		case tok.UPOS == VERB, tok.UPOS == AUX:
			tok.Feats = "Number=Sing|VerbForm=Fin"
		case tok.UPOS == NOUN && strings.HasSuffix(f[0], "s"):
			tok.Feats = "Number=Plur"
		case tok.UPOS == NOUN:
			tok.Feats = "Number=Sing"
		}
		s.Tokens = append(s.Tokens, tok)
		if tok.UPOS != PUNCT {
			heads = append(heads, int32(f[2][0]-'1'))
		}
	}
	m := NewParseState([]string{"root", "nsubj", "obj"}, &Lexis{Speech: map[string]bool{"dijo": true, "pidió": false, "decir": true}})
	m.Reset(&s)
	m.SetHeads(heads)
	m.Complete()
	return m
}

func TestWhoSpeaks(t *testing.T) {
	for _, c := range []struct {
		words string
		dep   int
		want  bool
	}{
		{"vendrá/VERB/2 ,/PUNCT dijo/VERB/5 el/DET/4 ministro/NOUN/2", 3, true},
		{"vendrá/VERB/2 ”/PUNCT dijo/VERB/5 el/DET/4 ministro/NOUN/2", 3, true},
		{"vendrá/VERB/2 —/PUNCT dijo/VERB/4 Ana/PROPN/2", 2, true},
		{"vendrá/VERB/2 dijo/VERB/5 el/DET/4 ministro/NOUN/2", 3, false},                  // nothing was told before
		{"vendrá/VERB/2 ,/PUNCT dijo/VERB/5 al/ADP/4 ministro/NOUN/2", 3, false},          // to whom
		{"vendrá/VERB/2 ,/PUNCT dijo/VERB/5 las/DET/4 cosas/NOUN/2", 3, false},            // does not agree
		{"vendrá/VERB/2 ,/PUNCT decir/VERB/5 la/DET/4 cosa/NOUN/2", 3, false},             // not finite
		{"vendrá/VERB/2 ,/PUNCT pidió/VERB/5 la/DET/4 cosa/NOUN/2", 3, false},             // does not follow what is said
		{"el/DET/2 ministro/NOUN/3 ,/PUNCT dijo/VERB/6 la/DET/5 verdad/NOUN/3", 1, false}, // stands before
	} {
		if got := said(c.words).speaks(c.dep); got != c.want {
			t.Errorf("%s: word %d speaks: %v, want %v", c.words, c.dep, got, c.want)
		}
	}
}

func TestRaise(t *testing.T) {
	p, err := NewParser([]string{"root", "nsubj", "obj", "obl"}, make([]int8, 8), make([]int8, 16), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for label := 1; label < 4; label++ {
		var sum relationSums
		sum.raise(label, 7)
		if best, top := p.bestOf(&sum, p.any); best != label || top != 7 {
			t.Errorf("raised %d: best is %d with %d", label, best, top)
		}
	}
}
