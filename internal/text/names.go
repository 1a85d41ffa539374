package text

import (
	"encoding/binary"
	"fmt"
	"math"
	"unicode"
)

// Labels of names: 0 is outside, then for each type begin, inside, last and
// single, the types in the order of nameTypes.
const nameLabels = 1 + 4*4

var nameTypes = [...]string{PER, ORG, LOC, MISC}

// Parts of a name, added to 1 + 4 times the type.
const (
	nameBegin = iota
	nameInside
	nameLast
	nameSingle
)

// NameLabel is the label of a word of a name of a type: first and last say
// where in the name it stands. An unknown type is outside.
func NameLabel(typ string, first, last bool) uint8 {
	for i, t := range nameTypes {
		if t != typ {
			continue
		}
		switch {
		case first && last:
			return uint8(1 + 4*i + nameSingle)
		case first:
			return uint8(1 + 4*i + nameBegin)
		case last:
			return uint8(1 + 4*i + nameLast)
		}
		return uint8(1 + 4*i + nameInside)
	}
	return 0
}

// NameLabels is how many labels NameLabel has.
const NameLabels = nameLabels

// mayFollow reports whether label y can follow x inside a sentence; x ==
// nameLabels is its start.
func mayFollow(x, y int) bool {
	open := x > 0 && x < nameLabels && (x-1)%4 <= nameInside
	if y == 0 || (y-1)%4 == nameBegin || (y-1)%4 == nameSingle {
		return !open
	}
	return open && (x-1)/4 == (y-1)/4
}

// Namer finds names in two passes: the second knows, for every word, what the
// first made of its other occurrences in the document. It is immutable and safe
// for concurrent use.
type Namer struct {
	lexis  *Lexis
	gaz    *Gazetteer
	first  *Chain
	second *Chain
	factor []float32 // transitions of the last pass as factors
	curve  []float32 // calibration: probability at steps of raw probability
}

// NewNamer puts a namer together; second may be nil.
func NewNamer(lx *Lexis, gaz *Gazetteer, first, second *Chain, curve []float32) (*Namer, error) {
	n := &Namer{lexis: lx, gaz: gaz, curve: curve}
	for i, c := range []*Chain{first, second} {
		if c == nil && i == 1 {
			break
		}
		if c == nil || c.labels != nameLabels {
			return nil, fmt.Errorf("names: the chain does not have %d labels", nameLabels)
		}
		c = c.constrained(mayFollow)
		if i == 0 {
			n.first = c
		} else {
			n.second = c
		}
	}
	last := n.first
	if n.second != nil {
		last = n.second
	}
	n.factor = last.expTrans()
	return n, nil
}

// forbidden is the weight of a transition that cannot be.
const forbidden = -1 << 20

// constrained copies a chain with the transitions that may not be forbidden.
func (c *Chain) constrained(may func(x, y int) bool) *Chain {
	d := *c
	d.trans = make([]int32, len(c.trans))
	for i, t := range c.trans {
		d.trans[i] = t
		if !may(i/c.labels, i%c.labels) {
			d.trans[i] = forbidden
		}
	}
	return &d
}

// nameAtoms are what the features of names are made of, beyond atoms.
type nameAtoms struct {
	pattern uint32 // letters of the word as classes, runs shortened: Xx, X.X, 0-0
	long    uint32 // the same in full, up to eight letters
	tri     [10]uint32
	gaz     uint32
	quoted  uint32
	upper   bool // begins with a capital, or the sentence is in capitals
}

// nameWork is the working memory of Namer.
type nameWork struct {
	atoms  []atoms
	names  []nameAtoms
	feats  []uint32
	at     []int32 // feats of word i of the document are feats[at[i]:at[i+1]]
	labels []uint8
	index  map[uint32]int32
	seen   []nameCount
}

// nameCount counts the labels of the occurrences of one word in a document.
type nameCount struct{ n [nameLabels]uint16 }

// Find sets Name, Begin and Score of the words of the sentences of a document;
// the words have their part of speech.
func (n *Namer) Find(sents []Sentence, w *Work) {
	nw := &w.names
	nw.atoms, nw.names, nw.labels = nw.atoms[:0], nw.names[:0], nw.labels[:0]
	nw.feats, nw.at = nw.feats[:0], append(nw.at[:0], 0)
	for i := range sents {
		s := sents[i].Tokens
		if len(s) == 0 {
			continue
		}
		from := len(nw.atoms)
		nw.describe(s, n.lexis, n.gaz)
		w.lat.reset(len(s), nameLabels)
		for k := range s {
			if nw.far(from, k) {
				nw.at = append(nw.at, int32(len(nw.feats)))
				w.lat.settle(k, nameLabels)
				continue
			}
			nw.feats = nameFeatures(nw.atoms[from:], nw.names[from:], k, nw.feats)
			f := nw.feats[nw.at[len(nw.at)-1]:]
			nw.at = append(nw.at, int32(len(nw.feats)))
			n.first.score(&w.lat, k, f)
		}
		nw.labels = append(nw.labels, n.first.decode(&w.lat, len(s))...)
		if n.second == nil {
			n.store(s, nw.labels[from:], w)
		}
	}
	if n.second != nil {
		n.again(sents, w)
	}
}

// nameReach is how far from a capital a word of a name can stand, in words.
const nameReach = 3

// far reports whether word k of the sentence that begins at word from, the last
// one described, is in small letters, outside quotes, and has no capital within
// reach: it is no part of a name, and its features need not be looked at.
func (nw *nameWork) far(from, k int) bool {
	s := nw.names[from:]
	for j := max(0, k-nameReach); j <= min(len(s)-1, k+nameReach); j++ {
		if s[j].upper || s[j].quoted != 0 {
			return false
		}
	}
	return true
}

// settled is a score that no other label can make up for.
const settled = 1 << 18

// settle scores word i as certainly of label 0.
func (l *lattice) settle(i, labels int) {
	e := l.emit[i*labels : (i+1)*labels]
	clear(e)
	e[0] = settled
}

// again runs the second pass over the document.
func (n *Namer) again(sents []Sentence, w *Work) {
	nw := &w.names
	nw.count()
	from := 0
	for i := range sents {
		s := sents[i].Tokens
		if len(s) == 0 {
			continue
		}
		w.lat.reset(len(s), nameLabels)
		for k := range s {
			f := nw.feats[nw.at[from+k]:nw.at[from+k+1]]
			if len(f) == 0 {
				w.lat.settle(k, nameLabels)
				continue
			}
			n.second.score(&w.lat, k, f)
			w.feats = nw.documentFeatures(from, len(s), k, w.feats[:0])
			n.second.add(&w.lat, k, w.feats)
		}
		n.store(s, n.second.decode(&w.lat, len(s)), w)
		from += len(s)
	}
}

// store writes labels into words, with the probability of each name.
func (n *Namer) store(s []Token, labels []uint8, w *Work) {
	var p []float32
	c := n.second
	if c == nil {
		c = n.first
	}
	for k := range s {
		s[k].Name, s[k].Begin, s[k].Score = NoName, false, 0
	}
	for k := 0; k < len(s); {
		y := labels[k]
		if y == 0 {
			k++
			continue
		}
		if p == nil {
			p = c.marginals(&w.lat, len(s), n.factor)
		}
		end := k + 1
		for end < len(s) && labels[end] != 0 && (labels[end]-1)/4 == (y-1)/4 && (labels[end]-1)%4 != nameBegin && (labels[end]-1)%4 != nameSingle {
			end++
		}
		least := float32(1)
		for j := k; j < end; j++ {
			least = min(least, p[j*nameLabels+int(labels[j])])
		}
		score := n.calibrate(least)
		for j := k; j < end; j++ {
			s[j].Name, s[j].Begin, s[j].Score = nameTypes[(y-1)/4], j == k, score
		}
		k = end
	}
}

// calibrate maps a raw probability by the curve measured on held-out text.
func (n *Namer) calibrate(p float32) float32 {
	if len(n.curve) < 2 {
		return p
	}
	x := max(0, min(1, p)) * float32(len(n.curve)-1)
	i := min(int(x), len(n.curve)-2)
	f := x - float32(i)
	return n.curve[i]*(1-f) + n.curve[i+1]*f
}

// describe appends the atoms of a sentence.
func (nw *nameWork) describe(s []Token, lx *Lexis, gaz *Gazetteer) {
	from := len(nw.atoms)
	nw.atoms = append(nw.atoms, make([]atoms, len(s))...)
	a := fillAtoms(nw.atoms[from:from:cap(nw.atoms)], s, lx)
	quoted := uint32(0)
	for i := range s {
		a[i].pos = uint32(s[i].UPOS)
		na := nameAtoms{upper: a[i].shape&7 != caseLower && a[i].shape&7 != caseNone}
		form := s[i].Form
		if a[i].shape&7 == caseUnknown {
			form = s[i].Lower
		}
		na.pattern, na.long = patterns(form)
		trigrams(&na.tri, s[i].Lower)
		switch form {
		case "\"":
			quoted ^= 1
		case "«", "“":
			quoted = 1
		case "»", "”":
			quoted = 0
		}
		na.quoted = quoted
		nw.names = append(nw.names, na)
	}
	gaz.mark(a, nw.names[from:])
}

// patterns hashes the shape of a word: runs of capitals, small letters and
// digits shortened, and in full for the first letters.
func patterns(s string) (short, long uint32) {
	h, g := uint64(14695981039346656037), uint64(14695981039346656037)
	last, n := byte(0), 0
	for _, r := range s {
		c := byte('-')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		case r < 128:
			c = byte(r)
		}
		if c != last {
			h = (h ^ uint64(c)) * 1099511628211
			last = c
		}
		if n++; n <= 8 {
			g = (g ^ uint64(c)) * 1099511628211
		}
		if n > 40 {
			break
		}
	}
	return uint32(mix64(h)) | 1, uint32(mix64(g)) | 1
}

// trigrams hashes the runs of three bytes of a word.
func trigrams(out *[10]uint32, s string) {
	for i := 0; i+3 <= len(s) && i < len(out); i++ {
		out[i] = uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | 1<<24
	}
}

var noName = nameAtoms{pattern: 7, long: 7}

func aroundName(a []nameAtoms, i int) *nameAtoms {
	if i < 0 || i >= len(a) {
		return &noName
	}
	return &a[i]
}

// nameFeatures are the features of the first pass, appended to f.
func nameFeatures(a []atoms, na []nameAtoms, i int, f []uint32) []uint32 {
	w, l1, l2, r1, r2 := &a[i], around(a, i-1), around(a, i-2), around(a, i+1), around(a, i+2)
	nw, n1, n2, m1, m2 := &na[i], aroundName(na, i-1), aroundName(na, i-2), aroundName(na, i+1), aroundName(na, i+2)
	f = append(f,
		feature(400, 0, 0),
		feature(401, w.word, 0), feature(402, l1.word, 0), feature(403, r1.word, 0), feature(404, l2.word, 0), feature(405, r2.word, 0),
		feature(406, w.lower, 0), feature(407, l1.lower, w.lower), feature(408, w.lower, r1.lower), feature(409, l1.lower, r1.lower),
		feature(410, nw.pattern, 0), feature(411, n1.pattern, 0), feature(412, m1.pattern, 0), feature(413, n1.pattern, nw.pattern), feature(414, nw.pattern, m1.pattern),
		feature(415, n1.pattern^m1.pattern<<1, nw.pattern), feature(416, nw.long, 0), feature(417, n2.pattern, n1.pattern), feature(418, m1.pattern, m2.pattern),
		feature(419, w.pos, 0), feature(420, l1.pos, 0), feature(421, r1.pos, 0), feature(422, l1.pos, w.pos), feature(423, w.pos, r1.pos), feature(424, l2.pos<<8|l1.pos, w.pos), feature(425, r2.pos<<8|r1.pos, w.pos),
		feature(426, w.fine, 0), feature(427, l1.fine, 0), feature(428, r1.fine, 0), feature(429, l2.fine, 0), feature(430, r2.fine, 0),
		feature(431, l1.fine, w.fine), feature(432, w.fine, r1.fine), feature(433, l1.fine, r1.fine), feature(434, w.coarse, 0), feature(435, l1.coarse, r1.coarse), feature(436, l1.coarse, l2.coarse), feature(437, r1.coarse, r2.coarse),
		feature(438, w.fine, nw.pattern), feature(439, l1.fine, nw.pattern), feature(440, r1.fine, nw.pattern),
		feature(441, w.shape, l1.word), feature(442, w.shape, r1.word), feature(443, w.shape, l2.word), feature(444, nw.pattern, l1.lower), feature(445, nw.pattern, r1.lower),
		feature(446, nw.gaz, 0), feature(447, n1.gaz, nw.gaz), feature(448, nw.gaz, m1.gaz), feature(449, nw.gaz, nw.pattern), feature(450, nw.gaz, l1.lower), feature(451, nw.gaz, w.pos), feature(452, n1.gaz, 0), feature(453, m1.gaz, 0), feature(454, nw.gaz, w.fine),
		feature(455, nw.quoted, nw.pattern), feature(456, w.suf[2], nw.pattern), feature(457, w.pre[2], nw.pattern), feature(458, l1.suf[2], 0), feature(459, r1.suf[2], 0),
		feature(460, l2.lower, l1.lower), feature(461, r1.lower, r2.lower), feature(462, w.suf[2], l1.lower), feature(463, l1.lower, l1.pos<<8|w.pos),
	)
	for k, p := range w.pre {
		if p != 0 {
			f = append(f, feature(470+uint32(k), p, 0))
		}
	}
	for k, s := range w.suf {
		if s != 0 {
			f = append(f, feature(475+uint32(k), s, 0))
		}
	}
	for _, t := range nw.tri {
		if t != 0 {
			f = append(f, feature(480, t, 0))
		}
	}
	for b := range uint32(gazBits) {
		if nw.gaz>>b&1 != 0 {
			f = append(f, feature(490, b, 0))
		}
		if nw.gaz>>(16+b)&1 != 0 {
			f = append(f, feature(491, b, 0))
		}
	}
	return f
}

// count gathers what the first pass made of every capitalised word.
func (nw *nameWork) count() {
	if nw.index == nil {
		nw.index = map[uint32]int32{}
	}
	clear(nw.index)
	nw.seen = nw.seen[:0]
	for i := range nw.labels {
		if !nw.names[i].upper {
			continue
		}
		key := nw.atoms[i].lower
		at, ok := nw.index[key]
		if !ok {
			at = int32(len(nw.seen))
			nw.index[key] = at
			nw.seen = append(nw.seen, nameCount{})
		}
		nw.seen[at].n[nw.labels[i]]++
	}
}

// documentFeatures are what the second pass adds for word k of the sentence of n
// words that begins at word from of the document.
func (nw *nameWork) documentFeatures(from, n, k int, f []uint32) []uint32 {
	i := from + k
	own, l1, r1 := uint32(nw.labels[i]), uint32(31), uint32(31)
	if k > 0 {
		l1 = uint32(nw.labels[i-1])
	}
	if k+1 < n {
		r1 = uint32(nw.labels[i+1])
	}
	f = append(f, feature(500, own, 0), feature(501, own, l1), feature(502, own, r1))
	if d, ok := nw.others(i); ok {
		f = append(f, feature(503, d, 0), feature(504, d, own), feature(505, d&31, nw.names[i].pattern), feature(506, d>>5, own))
	}
	if k > 0 {
		if d, ok := nw.others(i - 1); ok {
			f = append(f, feature(507, d, own))
		}
	}
	if k+1 < n {
		if d, ok := nw.others(i + 1); ok {
			f = append(f, feature(508, d, own))
		}
	}
	return f
}

// others gives the commonest label of the other occurrences of word i, the
// commonest type among them, and how sure the document is of it.
func (nw *nameWork) others(i int) (uint32, bool) {
	if !nw.names[i].upper {
		return 0, false
	}
	at, ok := nw.index[nw.atoms[i].lower]
	if !ok {
		return 0, false
	}
	c := nw.seen[at].n
	c[nw.labels[i]]--
	best, total := 0, 0
	var types [5]int
	for y, n := range c {
		total += int(n)
		types[(y+3)/4] += int(n)
		if n > c[best] {
			best = y
		}
	}
	if total == 0 {
		return 0, false
	}
	typ := 0
	for t := range types {
		if types[t] > types[typ] {
			typ = t
		}
	}
	sure := uint32(0)
	if types[typ]*4 >= total*3 {
		sure = 1
	}
	return uint32(best) | uint32(typ)<<5 | sure<<8, true
}

// Calibrated gives the namer with another calibration: probabilities at equal
// steps of the raw one from 0 to 1.
func (n *Namer) Calibrated(curve []float32) *Namer {
	c := *n
	c.curve = curve
	return &c
}

// Weights gives the file of the namer, its lexis left out.
func (n *Namer) Weights() *Weights {
	w := NewWeights()
	n.first.Put(w, "first")
	if n.second != nil {
		n.second.Put(w, "second")
	}
	w.Put("gazetteer", AppendRows(nil, n.gaz.rows))
	var b []byte
	for _, p := range n.curve {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(p))
	}
	w.Put("curve", b)
	return w
}

// LoadNamer opens the namer of a file of weights.
func LoadNamer(w *Weights, lx *Lexis) (*Namer, error) {
	first, err := LoadChain(w, "first")
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	var second *Chain
	if _, has := w.data["second.head"]; has {
		if second, err = LoadChain(w, "second"); err != nil {
			return nil, fmt.Errorf("names: %w", err)
		}
	}
	rows, err := w.rows("gazetteer")
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	b, err := w.Get("curve")
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	var curve []float32
	for ; len(b) >= 4; b = b[4:] {
		curve = append(curve, math.Float32frombits(binary.LittleEndian.Uint32(b)))
	}
	return NewNamer(lx, &Gazetteer{rows}, first, second, curve)
}

// NameFeatures gives, for training, the features of every word of a document and
// the number of words of each sentence; the words have their part of speech.
func NameFeatures(sents []Sentence, lx *Lexis, gaz *Gazetteer) [][][]uint32 {
	out := make([][][]uint32, len(sents))
	for i := range sents {
		var nw nameWork
		s := sents[i].Tokens
		nw.describe(s, lx, gaz)
		for k := range s {
			out[i] = append(out[i], nameFeatures(nw.atoms, nw.names, k, nil))
		}
	}
	return out
}

// DocumentFeatures gives, for training, what the second pass adds for every word
// of a document, from the labels that a first pass gave.
func DocumentFeatures(sents []Sentence, labels [][]uint8, lx *Lexis, gaz *Gazetteer) [][][]uint32 {
	var nw nameWork
	for i := range sents {
		nw.describe(sents[i].Tokens, lx, gaz)
		nw.labels = append(nw.labels, labels[i]...)
	}
	nw.count()
	out := make([][][]uint32, len(sents))
	from := 0
	for i := range sents {
		n := len(sents[i].Tokens)
		for k := range n {
			out[i] = append(out[i], nw.documentFeatures(from, n, k, nil))
		}
		from += n
	}
	return out
}

// FirstLabels gives the labels of the first pass alone.
func (n *Namer) FirstLabels(s []Token, w *Work) []uint8 {
	nw := &w.names
	nw.atoms, nw.names = nw.atoms[:0], nw.names[:0]
	nw.describe(s, n.lexis, n.gaz)
	w.lat.reset(len(s), nameLabels)
	for k := range s {
		nw.feats = nameFeatures(nw.atoms, nw.names, k, nw.feats[:0])
		n.first.score(&w.lat, k, nw.feats)
	}
	return append([]uint8(nil), n.first.decode(&w.lat, len(s))...)
}

// OpensArticle reports whether a sentence looks like the dateline that opens a
// wire article: short, with a number and capitals in brackets at its end, as in
// "Lima, 3 may (EFE).".
func OpensArticle(s []Token) bool {
	if len(s) > 16 || len(s) < 5 {
		return false
	}
	number, agency := false, false
	for i := range s {
		c := s[i].Form[0]
		number = number || (c >= '0' && c <= '9')
		if s[i].Form == "(" && i+2 < len(s) && i+4 >= len(s)-1 && s[i+2].Form == ")" && caseOf(s[i+1].Form) == caseUpper {
			agency = true
		}
	}
	return number && agency
}
