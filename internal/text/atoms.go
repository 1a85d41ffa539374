package text

import (
	"io/fs"
	"unicode"
	"unicode/utf8"
)

// atoms are what the features of a word are made of, hashed once a word.
type atoms struct {
	word, lower, plain uint32 // as written, lower case, without accents too
	pre                [3]uint32
	suf                [5]uint32
	shape              uint32 // case, digits, hyphen, position
	coarse, fine       uint32 // classes of Clusters
	pos                uint32 // part of speech, when known
	tense              uint32 // what follows an infinitive that the word begins with
}

// Lexis is what the models know of words beforehand: classes of words,
// infinitives, and those of verbs of saying, true for the ones that may follow what
// is said ("…, she said"). Any may be nil.
type Lexis struct {
	Clusters *Clusters
	Verbs    map[string]bool
	Speech   map[string]bool

	lex *lexicon // of LoadLexis; nil for none
}

// LoadLexis reads the pack's word lists (see lexicon) and words/speech-verbs.tsv
// and joins the classes of words to them; classes may be nil.
func LoadLexis(pack fs.FS, classes *Clusters) (*Lexis, error) {
	lex, err := loadLexicon(pack)
	if err != nil {
		return nil, err
	}
	return lex.lexis(classes), nil
}

// Case classes of a word.
const (
	caseNone = iota
	caseLower
	caseTitle
	caseUpper
	caseMixed
	caseInitial
	caseUnknown // in a sentence written in capitals
)

// fillAtoms describes the words of a sentence. In a sentence in capitals the
// case of words says nothing: they are described in lower case.
func fillAtoms(out []atoms, s []Token, lx *Lexis) []atoms {
	out = grow(out, len(s))
	caps := shouting(s)
	for i := range s {
		out[i] = makeAtoms(&s[i], i, caps, lx)
	}
	return out
}

// shouting reports whether nearly all words of a sentence are in capitals.
func shouting(s []Token) bool {
	upper, lower := 0, 0
	for i := range s {
		if len(s[i].Form) < 2 {
			continue
		}
		switch caseOf(s[i].Form) {
		case caseUpper:
			upper++
		case caseLower, caseTitle, caseMixed:
			lower++
		}
	}
	return upper >= 3 && upper >= 4*lower
}

func makeAtoms(t *Token, i int, caps bool, lx *Lexis) atoms {
	a := spelling(t, i, caps, lx)
	plain := unaccented(t.Lower)
	a.plain = a.lower
	if plain != t.Lower {
		a.plain = uint32(HashString(plain))
	}
	a.tense = afterInfinitive(plain, lx.Verbs)
	return a
}

// spelling is makeAtoms without what only the tagger looks at: the word without
// accents and its infinitive.
func spelling(t *Token, i int, caps bool, lx *Lexis) atoms {
	var a atoms
	form := t.Form
	kind := caseOf(form)
	if caps && kind != caseNone {
		form, kind = t.Lower, caseUnknown
	}
	a.word, a.lower = uint32(HashString(form)), uint32(HashString(t.Lower))
	affixes(&a, t.Lower)
	c := lx.Clusters.Of(form, t.Lower)
	a.coarse, a.fine = uint32(c.Coarse), uint32(c.Fine)
	a.shape = uint32(kind)
	if i == 0 {
		a.shape |= 8
	}
	for j := 0; j < len(form); j++ {
		switch c := form[j]; {
		case c >= '0' && c <= '9':
			a.shape |= 16
		case c == '-':
			a.shape |= 32
		case c == '.' || c == '\'':
			a.shape |= 64
		}
	}
	if t.Part > 0 {
		a.shape |= 128 << min(t.Part, 2)
	}
	return a
}

// caseOf gives the case class of a word.
func caseOf(s string) int {
	upper, lower, first := 0, 0, false
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0 && lower == 0:
		return caseNone
	case upper == 0:
		return caseLower
	case lower == 0 && upper == 1:
		return caseInitial
	case lower == 0:
		return caseUpper
	case first && upper == 1:
		return caseTitle
	}
	return caseMixed
}

// affixes hashes the first one to three and the last one to five letters.
func affixes(a *atoms, s string) {
	h := uint64(14695981039346656037)
	at := 0
	for n := 0; n < len(a.pre) && at < len(s); n++ {
		_, w := utf8.DecodeRuneInString(s[at:])
		for ; w > 0; w-- {
			h = (h ^ uint64(s[at])) * 1099511628211
			at++
		}
		a.pre[n] = uint32(mix64(h)) | 1
	}
	h = 1099511628211
	at = len(s)
	for n := 0; n < len(a.suf) && at > 0; n++ {
		_, w := utf8.DecodeLastRuneInString(s[:at])
		for ; w > 0; w-- {
			at--
			h = (h ^ uint64(s[at])) * 1099511628211
		}
		a.suf[n] = uint32(mix64(h)) | 1
	}
}

// afterInfinitive hashes what follows the longest infinitive that a word begins
// with: it tells a conditional from an imperfect. It is 0 for other words.
func afterInfinitive(plain string, verbs map[string]bool) uint32 {
	if len(plain) < 4 || len(plain) > 32 {
		return 0
	}
	for at := len(plain); at > 2 && at > len(plain)-7; at-- {
		if plain[at-1] == 'r' && verbs[plain[:at]] {
			return uint32(HashString(plain[at:])) | 1
		}
	}
	return 0
}
