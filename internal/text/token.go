// Package text turns the text of a document into sentences of words with part
// of speech, morphology, lemma, names and a dependency tree in the terms of
// Universal Dependencies, by models trained by this project. It is pure: the
// models come in as bytes, nothing is read from outside, and the same text gives
// the same analysis.
package text

import "github.com/cotejo/cotejo"

// UPOS is a universal part of speech.
type UPOS uint8

// The universal parts of speech, alphabetical; zero is unset.
const (
	NoPOS UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var uposNames = [...]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String gives the UD name of the tag.
func (p UPOS) String() string {
	if int(p) < len(uposNames) {
		return uposNames[p]
	}
	return "_"
}

// ParseUPOS reads a UD tag; an unknown one is X.
func ParseUPOS(s string) UPOS {
	for i, n := range uposNames {
		if n == s {
			return UPOS(i)
		}
	}
	return X
}

// Feats is the morphology of a word as UD writes it, sorted
// ("Mood=Cnd|Number=Sing|Person=3|VerbForm=Fin"); the empty value has none.
// Analyses share the strings of one table, so comparing is cheap.
type Feats string

// Get gives the value of one feature, "" when the word does not have it.
func (f Feats) Get(name string) string {
	s := string(f)
	for len(s) > 0 {
		item := s
		if i := indexByte(s, '|'); i >= 0 {
			item, s = s[:i], s[i+1:]
		} else {
			s = ""
		}
		if len(item) > len(name) && item[len(name)] == '=' && item[:len(name)] == name {
			return item[len(name)+1:]
		}
	}
	return ""
}

// Has reports whether the word has this feature with this value.
func (f Feats) Has(name, value string) bool { return f.Get(name) == value }

func indexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// NE types.
const (
	NoName = ""
	PER    = "PER"
	ORG    = "ORG"
	LOC    = "LOC"
	MISC   = "MISC"
)

// Token is one UD word. Words split from one surface token (the parts of a
// contraction, a verb and its pronouns) share its span and are numbered by Part.
type Token struct {
	Span  cotejo.Span // of the surface token, in the document's text
	Form  string      // the word; the preposition or the article of a contraction
	Lemma string
	Lower string // Form in lower case
	UPOS  UPOS
	Feats Feats
	Head  int     // index of the head in the sentence, -1 for the root
	Rel   string  // universal relation with subtype where there is one: nsubj, obl:arg, nsubj:pass
	Name  string  // PER, ORG, LOC, MISC or ""
	Begin bool    // first word of its name
	Score float32 // calibrated probability of the name, 0–1
	Part  uint8   // 0: a whole token; 1, 2, 3: its place in a split token
	Space bool    // white space follows the surface token
}

// Sentence is a run of words inside one block.
type Sentence struct {
	Span   cotejo.Span
	Block  int // index in the blocks given to Analyze
	Tokens []Token
}

// Text slices the document's text by the sentence's span.
func (s *Sentence) Text(doc string) string { return s.Span.Of(doc) }

// Children lists the dependents of word i in order.
func (s *Sentence) Children(i int) []int {
	var out []int
	for j := range s.Tokens {
		if s.Tokens[j].Head == i {
			out = append(out, j)
		}
	}
	return out
}

// Subtree gives the words dominated by i, i included, in order. A malformed
// tree (a cycle) ends the walk; nothing is visited twice.
func (s *Sentence) Subtree(i int) []int {
	in := make([]bool, len(s.Tokens))
	in[i] = true
	for changed := true; changed; {
		changed = false
		for j := range s.Tokens {
			if h := s.Tokens[j].Head; !in[j] && h >= 0 && h < len(in) && in[h] {
				in[j], changed = true, true
			}
		}
	}
	var out []int
	for j, ok := range in {
		if ok {
			out = append(out, j)
		}
	}
	return out
}
