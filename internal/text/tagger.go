package text

import (
	"encoding/binary"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Tagger gives words their part of speech, morphology and lemma. It is
// immutable and safe for concurrent use.
type Tagger struct {
	lexis  *Lexis
	pos    *Chain
	morph  *Morph
	lemmas *Lemmatiser
}

// tagLabels is the number of parts of speech; label k is UPOS k+1.
const tagLabels = int(X)

// NewTagger puts a tagger together; morph and lemmas may be nil.
func NewTagger(lx *Lexis, pos *Chain, morph *Morph, lemmas *Lemmatiser) (*Tagger, error) {
	if pos == nil || pos.labels != tagLabels {
		return nil, fmt.Errorf("tagger: the chain does not have %d labels", tagLabels)
	}
	return &Tagger{lx, pos, morph, lemmas}, nil
}

// Work is the memory that analysing one sentence takes, kept for the next. The
// zero Work is ready. It is not safe for concurrent use.
type Work struct {
	atoms []atoms
	feats []uint32
	lat   lattice
	morph morphWork
	names nameWork
}

// Tag sets UPOS, Feats and Lemma of the words.
func (t *Tagger) Tag(s []Token, w *Work) {
	if len(s) == 0 {
		return
	}
	w.atoms = fillAtoms(w.atoms, s, t.lexis)
	t.tagPOS(s, w)
	if t.morph != nil {
		t.morph.tag(s, w)
	}
	if t.lemmas != nil {
		for i := range s {
			s[i].Lemma = t.lemmas.Lemma(&s[i])
		}
	}
}

// Annotate is Tag as the parser wants it: words that are none of the language's
// auxiliaries are not called so, and signs that stand for words (50 %, 3 €) are
// symbols; the treebanks that taggers learn from hardly have them apart from their
// number.
func (t *Tagger) Annotate(s []Token, w *Work) {
	t.Tag(s, w)
	if t.lexis != nil && t.lexis.lex != nil {
		t.lexis.lex.closeAuxiliaries(s)
	}
	for i := range s {
		if isSymbol(s[i].Form) {
			s[i].UPOS, s[i].Feats, s[i].Lemma = SYM, "", s[i].Form
		}
	}
}

// isSymbol reports whether a token is a sign that is read as a word: of a share,
// a degree, a sum, or of a currency, alone or with the letters of a country.
func isSymbol(form string) bool {
	if len(form) > 8 {
		return false
	}
	currency, letter := false, false
	for _, r := range form {
		switch {
		case r == '%' || r == '‰' || r == '°' || r == '#' || r == '+' || r == '=' || r == '±':
			if len(form) != utf8.RuneLen(r) {
				return false
			}
			return true
		case unicode.Is(unicode.Sc, r):
			currency = true
		case unicode.IsLetter(r):
			letter = true
		default:
			return false
		}
	}
	return currency && !(letter && len(form) > 5)
}

func (t *Tagger) tagPOS(s []Token, w *Work) {
	c := t.pos
	w.lat.reset(len(s), c.labels)
	for i := range s {
		w.feats = posFeatures(w.atoms, i, w.feats[:0])
		c.score(&w.lat, i, w.feats)
	}
	for i, y := range c.decode(&w.lat, len(s)) {
		s[i].UPOS = UPOS(y + 1)
		w.atoms[i].pos = uint32(y + 1)
	}
}

// Edge atoms stand for the words beyond the sentence.
var before, after = atoms{word: 3, lower: 3, plain: 3, shape: 1 << 20, coarse: 1 << 20, fine: 1 << 20, pos: 30}, atoms{word: 5, lower: 5, plain: 5, shape: 2 << 20, coarse: 2 << 20, fine: 2 << 20, pos: 31}

func around(a []atoms, i int) *atoms {
	switch {
	case i < 0:
		return &before
	case i >= len(a):
		return &after
	}
	return &a[i]
}

// posFeatures are the features of a part of speech.
func posFeatures(a []atoms, i int, f []uint32) []uint32 {
	w, l1, l2, r1, r2 := &a[i], around(a, i-1), around(a, i-2), around(a, i+1), around(a, i+2)
	f = append(f,
		feature(0, 0, 0),
		feature(1, w.lower, 0),
		feature(2, w.word, 0),
		feature(3, w.plain, 0),
		feature(4, w.shape, 0),
		feature(5, w.coarse, 0),
		feature(6, w.fine, 0),
		feature(7, l1.lower, 0),
		feature(8, r1.lower, 0),
		feature(9, l2.lower, 0),
		feature(10, r2.lower, 0),
		feature(11, l1.lower, w.lower),
		feature(12, w.lower, r1.lower),
		feature(13, l1.lower, r1.lower),
		feature(14, l1.fine, w.fine),
		feature(15, w.fine, r1.fine),
		feature(16, l1.fine, r1.fine),
		feature(17, l1.fine, 0),
		feature(18, r1.fine, 0),
		feature(19, l2.fine, 0),
		feature(20, r2.fine, 0),
		feature(21, l1.coarse, l2.coarse),
		feature(22, r1.coarse, r2.coarse),
		feature(23, w.shape, l1.shape),
		feature(24, w.shape, r1.shape),
		feature(25, w.shape, l1.lower),
		feature(26, w.shape, w.suf[2]),
		feature(27, l1.suf[1], w.suf[1]),
		feature(28, w.suf[2], r1.suf[1]),
		feature(29, w.lower, r1.fine),
		feature(30, l1.fine, w.lower),
		feature(31, w.suf[2], l1.lower),
		feature(32, w.suf[2], r1.lower),
		feature(33, w.fine, w.shape),
		feature(34, w.tense, 0),
		feature(35, w.coarse, l1.lower),
		feature(36, w.plain, w.shape),
	)
	for k, p := range w.pre {
		if p != 0 {
			f = append(f, feature(40+uint32(k), p, 0))
		}
	}
	for k, s := range w.suf {
		if s != 0 {
			f = append(f, feature(45+uint32(k), s, 0))
		}
	}
	if r1.suf[2] != 0 {
		f = append(f, feature(50, r1.suf[2], 0))
	}
	if l1.suf[2] != 0 {
		f = append(f, feature(51, l1.suf[2], 0))
	}
	return f
}

// PutTagger writes a tagger but its lexis and lemmas into a file of weights.
func PutTagger(t *Tagger) *Weights {
	w := NewWeights()
	t.pos.Put(w, "pos")
	if t.morph != nil {
		t.morph.put(w)
	}
	return w
}

// LoadTagger opens the tagger of a file of weights; lemmas may be nil.
func LoadTagger(w *Weights, lx *Lexis, lemmas *Lemmatiser) (*Tagger, error) {
	pos, err := LoadChain(w, "pos")
	if err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	morph, err := loadMorph(w)
	if err != nil {
		return nil, fmt.Errorf("tagger: %w", err)
	}
	return NewTagger(lx, pos, morph, lemmas)
}

// putStrings writes a list of strings.
func putStrings(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	return b
}

func (r *byteReader) strings() []string {
	n := r.uvarint()
	if r.bad || n > uint64(len(r.b)) {
		r.bad = true
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = r.str()
	}
	return out
}

// PosFeatures gives the features of every word of a sentence for training.
func PosFeatures(s []Token, lx *Lexis) [][]uint32 {
	a := fillAtoms(nil, s, lx)
	out := make([][]uint32, len(s))
	for i := range s {
		out[i] = posFeatures(a, i, nil)
	}
	return out
}

// MorphFeatures gives the features of every word for training; the words have
// their part of speech, and last gives the bundle of the word before.
func MorphFeatures(s []Token, lx *Lexis, bundle func(Feats) uint16) [][]uint32 {
	a := fillAtoms(nil, s, lx)
	out := make([][]uint32, len(s))
	for i := range s {
		a[i].pos = uint32(s[i].UPOS)
	}
	for i := range s {
		last := uint16(0xffff)
		if i > 0 {
			last = bundle(s[i-1].Feats)
		}
		out[i] = morphFeatures(a, i, last, nil)
	}
	return out
}

// WithLemmas gives the tagger a lemmatiser.
func (t *Tagger) WithLemmas(l *Lemmatiser) *Tagger {
	c := *t
	c.lemmas = l
	return &c
}
