package text

import (
	"encoding/binary"
	"fmt"
)

// Morph gives words their morphology, left to right, once the parts of speech
// are known: a word that was only ever seen with one bundle of features gets it,
// any other the bundle of its part of speech that a linear model scores best.
type Morph struct {
	bundles    []Feats
	byPOS      [tagLabels + 1][]uint16 // bundles of a part of speech, by column of rows
	rows       [tagLabels + 1]*Rows    // weights; nil where there is nothing to choose
	known      *Rows                   // word and part of speech: bundle, two bytes
	moods      map[Feats]Feats         // the same in the other mood, of the present
	knownFeats map[string]Feats        // the bundles
}

// NewMorph makes a model; see Morph. Rows hold one weight (QuantiseWeight) a bundle of the
// part of speech.
func NewMorph(bundles []Feats, byPOS [tagLabels + 1][]uint16, rows [tagLabels + 1]*Rows, known *Rows) (*Morph, error) {
	m := &Morph{bundles, byPOS, rows, known, otherMoods(bundles), map[string]Feats{}}
	for _, f := range bundles {
		m.knownFeats[string(f)] = f
	}
	for p, list := range byPOS {
		for _, b := range list {
			if int(b) >= len(bundles) {
				return nil, fmt.Errorf("morphology: bundle %d of %d", b, len(bundles))
			}
		}
		if rows[p] != nil && rows[p].Width() != len(list) {
			return nil, fmt.Errorf("morphology: rows of %d for %d bundles", rows[p].Width(), len(list))
		}
	}
	if known.Width() != 2 {
		return nil, fmt.Errorf("morphology: rows of %d, want 2", known.Width())
	}
	return m, nil
}

// morphWork is the working memory of Morph.
type morphWork struct {
	score  []int32
	bundle []uint16 // chosen, per word
}

func (m *Morph) tag(s []Token, w *Work) {
	w.morph.bundle = grow(w.morph.bundle, len(s))
	for i := range s {
		b := m.choose(w, i)
		w.morph.bundle[i] = b
		if int(b) < len(m.bundles) {
			s[i].Feats = m.bundles[b]
		}
	}
}

// KnownKey is the key of a word (in lower case) with a part of speech in the
// table of words seen with one bundle only.
func KnownKey(lower string, p UPOS) uint32 {
	return feature(200, uint32(HashString(lower)), uint32(p))
}

func (m *Morph) choose(w *Work, i int) uint16 {
	a := &w.atoms[i]
	if r := m.known.Row(feature(200, a.lower, a.pos)); r != nil {
		return binary.LittleEndian.Uint16(r)
	}
	p := a.pos
	list, rows := m.byPOS[p], m.rows[p]
	switch {
	case len(list) == 0:
		return 0
	case rows == nil:
		return list[0]
	}
	w.morph.score = grow(w.morph.score, len(list))
	score := w.morph.score
	clear(score)
	last := uint16(0xffff)
	if i > 0 {
		last = w.morph.bundle[i-1]
	}
	w.feats = morphFeatures(w.atoms, i, last, w.feats[:0])
	rows.sum(score, rows.gather(w.feats, &w.lat.look))
	best := 0
	for k, v := range score {
		if v > score[best] {
			best = k
		}
	}
	return list[best]
}

// morphFeatures are the features of a word's morphology; last is the bundle of
// the word before.
func morphFeatures(a []atoms, i int, last uint16, f []uint32) []uint32 {
	w, l1, l2, r1, r2 := &a[i], around(a, i-1), around(a, i-2), around(a, i+1), around(a, i+2)
	f = append(f,
		feature(100, 0, 0),
		feature(101, w.lower, 0),
		feature(102, w.plain, 0),
		feature(103, w.shape, 0),
		feature(104, w.fine, 0),
		feature(105, l1.lower, 0),
		feature(106, r1.lower, 0),
		feature(107, l2.lower, 0),
		feature(108, l1.pos, r1.pos),
		feature(109, l1.pos, l2.pos),
		feature(110, uint32(last), 0),
		feature(111, uint32(last), w.suf[1]),
		feature(112, uint32(last), w.lower),
		feature(113, w.lower, l1.lower),
		feature(114, w.lower, r1.lower),
		feature(115, w.suf[2], l1.lower),
		feature(116, w.suf[2], l1.pos),
		feature(117, w.suf[2], r1.pos),
		feature(118, l1.suf[1], l1.pos),
		feature(119, r1.suf[1], r1.pos),
		feature(120, w.lower, r1.suf[1]),
		feature(121, w.lower, l1.suf[1]),
		feature(122, r2.suf[1], r2.pos),
		feature(123, w.lower, l1.pos<<8|r1.pos),
		feature(124, l1.fine, 0),
		feature(125, w.suf[1], l2.lower),
		feature(126, w.tense, 0),
		feature(127, w.tense, w.suf[1]),
	)
	for k, s := range w.suf {
		if s != 0 {
			f = append(f, feature(130+uint32(k), s, 0))
		}
	}
	f = append(f, feature(136, w.pre[2], w.suf[2]))
	return clauseFeatures(a, i, f)
}

// clauseFeatures look for the conjunction or relative and the verb before a
// word, where the mood of a verb is decided.
func clauseFeatures(a []atoms, i int, f []uint32) []uint32 {
	conj, verb := uint32(0), uint32(0)
	for j := i - 1; j >= 0 && j > i-12 && verb == 0; j-- {
		switch UPOS(a[j].pos) {
		case SCONJ, PRON, CCONJ:
			if conj == 0 && UPOS(a[j].pos) != PRON || UPOS(a[j].pos) == SCONJ {
				conj = a[j].lower
			}
		case VERB, AUX:
			verb = a[j].lower
		}
	}
	w := &a[i]
	return append(f, feature(140, conj, w.suf[1]), feature(141, verb, w.suf[1]), feature(142, conj, verb), feature(143, conj, w.suf[2]))
}

func (m *Morph) put(w *Weights) {
	list := make([]string, len(m.bundles))
	for i, b := range m.bundles {
		list[i] = string(b)
	}
	b := putStrings(nil, list)
	for _, l := range m.byPOS {
		b = binary.AppendUvarint(b, uint64(len(l)))
		for _, x := range l {
			b = binary.AppendUvarint(b, uint64(x))
		}
	}
	w.Put("morph.bundles", b)
	w.Put("morph.known", AppendRows(nil, m.known))
	for p, r := range m.rows {
		if r != nil {
			w.Put("morph."+UPOS(p).String(), AppendRows(nil, r))
		}
	}
}

func loadMorph(w *Weights) (*Morph, error) {
	head, ok := w.data["morph.bundles"]
	if !ok {
		return nil, nil
	}
	r := byteReader{b: head}
	var bundles []Feats
	for _, s := range r.strings() {
		bundles = append(bundles, Feats(s))
	}
	var byPOS [tagLabels + 1][]uint16
	for p := range byPOS {
		n := r.uvarint()
		if r.bad || n > uint64(len(r.b)) {
			return nil, errDamaged
		}
		for range n {
			byPOS[p] = append(byPOS[p], uint16(r.uvarint()))
		}
	}
	known, err := w.rows("morph.known")
	if err != nil {
		return nil, err
	}
	var rows [tagLabels + 1]*Rows
	for p := range rows {
		if _, has := w.data["morph."+UPOS(p).String()]; has {
			if rows[p], err = w.rows("morph." + UPOS(p).String()); err != nil {
				return nil, err
			}
		}
	}
	if r.bad {
		return nil, errDamaged
	}
	return NewMorph(bundles, byPOS, rows, known)
}
