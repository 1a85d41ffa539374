package text

import (
	"strings"
	"testing"
)

// joined parses nothing: it joins punctuation to a given tree, written as
// form/TAG/relation/head with heads from 1, 0 for the root.
func joined(t *testing.T, items ...string) string {
	t.Helper()
	var s Sentence
	for _, it := range items {
		f := strings.Split(it, "/")
		tok := Token{Form: f[0], Lower: f[0], UPOS: ParseUPOS(f[1]), Head: -1}
		if tok.UPOS != PUNCT {
			tok.Rel = f[2]
			tok.Head = int(f[3][0]-'0') - 1
		}
		s.Tokens = append(s.Tokens, tok)
	}
	m := NewParseState([]string{"root", "dep"}, nil)
	m.Reset(&s)
	m.attachPunct(&s)
	var out []string
	for _, tok := range s.Tokens {
		if tok.UPOS == PUNCT {
			head := "0"
			if tok.Head >= 0 {
				head = s.Tokens[tok.Head].Form
			}
			out = append(out, tok.Form+" "+head)
		}
	}
	return strings.Join(out, "; ")
}

func TestAttachPunct(t *testing.T) {
	for _, c := range []struct {
		name, want string
		items      []string
	}{
		{"final stop and apposition", ", alcalde; , alcalde; . habló",
			[]string{"Eva/PROPN/nsubj/5", ",/PUNCT", "alcalde/NOUN/appos/1", ",/PUNCT", "habló/VERB/root/0", "./PUNCT"}},
		{"brackets", "( once; ) once; . vinieron",
			[]string{"Vecinos/NOUN/nsubj/5", "(/PUNCT", "once/NUM/appos/1", ")/PUNCT", "vinieron/VERB/root/0", "./PUNCT"}},
		{"list", ", b; , c; . vi",
			[]string{"vi/VERB/root/0", "a/NOUN/obj/1", ",/PUNCT", "b/NOUN/conj/2", ",/PUNCT", "c/NOUN/conj/2", "./PUNCT"}},
		{"quoted clause before its verb", "\" subirá; \" subirá; , subirá; . dijo",
			[]string{"\"/PUNCT", "subirá/VERB/ccomp/5", "\"/PUNCT", ",/PUNCT", "dijo/VERB/root/0", "./PUNCT"}},
		{"nothing but punctuation", "… 0; ! …", []string{"…/PUNCT", "!/PUNCT"}},
	} {
		if got := joined(t, c.items...); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// A hundred thousand quotation marks: work that grew with their square would run
// into the time limit of the tests.
func TestAttachPunctManyMarks(t *testing.T) {
	var s Sentence
	for i := range 100_000 {
		tok := Token{Form: "\"", Lower: "\"", UPOS: PUNCT, Head: -1}
		if i%10 == 0 && i < 20_000 || i == 99_999 {
			tok = Token{Form: "x", Lower: "x", UPOS: NOUN, Head: max(0, i-10) / 10 * 10 % 20_000, Rel: "dep"}
			if i == 0 {
				tok.Head = -1
			}
		}
		s.Tokens = append(s.Tokens, tok)
	}
	m := NewParseState([]string{"root", "dep"}, nil)
	m.Reset(&s)
	m.attachPunct(&s)
	for i := range s.Tokens {
		if s.Tokens[i].Rel == "" && i > 0 {
			t.Fatalf("mark %d was not joined", i)
		}
	}
}
