package text

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
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

// Namer finds names in two passes: the second also knows what the document says of
// a word: what the first made of its other occurrences and its neighbours. It is
// immutable and safe for concurrent use.
type Namer struct {
	known  NameKnowledge
	first  *Chain
	second *Chain    // nil: one pass
	both   *Rows     // with two passes: the rows of both, side by side
	factor []float32 // transitions of the last pass as factors
	curve  []float32 // calibration: probability at steps of raw probability
}

// NameKnowledge is what a namer knows beforehand: words, phrases and kinds of
// documents. Gazetteer and Topics may be nil.
type NameKnowledge struct {
	Lexis     *Lexis
	Gazetteer *Gazetteer
	Topics    *Topics
}

// NewNamer puts a namer together; second may be nil.
func NewNamer(known NameKnowledge, first, second *Chain, curve []float32) (*Namer, error) {
	n := &Namer{known: known, curve: curve}
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
	if second != nil {
		n.both = sideBySide(n.first.rows, n.second.rows)
	}
	n.factor = n.last().expTrans()
	return n, nil
}

// last is the chain of the last pass.
func (n *Namer) last() *Chain {
	if n.second != nil {
		return n.second
	}
	return n.first
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
	kind    uint32 // of the sentence
	upper   bool   // begins with a capital, or the sentence is in capitals
}

// nameWork is the working memory of Namer. Words are numbered through the
// document.
type nameWork struct {
	atoms  []atoms
	names  []nameAtoms
	near   []uint8 // distance to the next word that can be of a name, up to nameSight+1
	feats  []uint32
	at     []int32 // feats of word i are feats[at[i]:at[i+1]]; none: it cannot be of a name
	ahead  []int32 // what the second pass makes of the same features: nameLabels a word
	labels []uint8 // of the first pass
	doc    nameDocument
	topics topicWork
	topic  uint32 // of the document
}

// nameReach is how far from a capital a word of a name can stand, in words.
const nameReach = 3

// nameSight is how far from a capital a word can stand that is looked at at all:
// phrases and windows of the words of names.
const nameSight = nameReach + 4

// Find sets Name, Begin and Score of the words of the sentences of a document;
// the words have their part of speech.
func (n *Namer) Find(sents []Sentence, w *Work) {
	nw := &w.names
	nw.begin(n.known.Topics, sents)
	for i := range sents {
		n.pass(sents[i].Tokens, w)
	}
	if n.second != nil {
		nw.doc.gather(nw, sents)
	}
	from := 0
	for i := range sents {
		s := sents[i].Tokens
		for k := range s {
			s[k].Name, s[k].Begin, s[k].Score = NoName, false, 0
		}
		to := from + len(s)
		if !nw.idle(from, to) {
			n.again(from, to, w)
			n.store(s, n.last().decodeNames(&w.lat, nw.near[from:to]), nw.near[from:to], w)
		}
		from = to
	}
}

// begin makes ready for a document.
func (nw *nameWork) begin(t *Topics, sents []Sentence) {
	nw.clear()
	nw.topic = t.of(sents, &nw.topics)
}

func (nw *nameWork) clear() {
	nw.atoms, nw.names, nw.near, nw.labels = nw.atoms[:0], nw.names[:0], nw.near[:0], nw.labels[:0]
	nw.feats, nw.ahead, nw.at = nw.feats[:0], nw.ahead[:0], append(nw.at[:0], 0)
}

// pass describes a sentence and runs the first pass over it: its features and
// labels join those of the document.
func (n *Namer) pass(s []Token, w *Work) {
	nw := &w.names
	from := len(nw.atoms)
	nw.describe(s, n.known.Lexis, n.known.Gazetteer)
	to := len(nw.atoms)
	for k := from; k < to; k++ {
		if nw.near[k] <= nameReach {
			nw.feats = nameFeatures(nw.atoms[from:], nw.names[from:], k-from, nw.topic, nw.feats)
		}
		nw.at, nw.labels = append(nw.at, int32(len(nw.feats))), append(nw.labels, 0)
	}
	nw.ahead = growBy(nw.ahead, (to-from)*nameLabels)
	if nw.idle(from, to) {
		return
	}
	n.score(from, to, w)
	copy(nw.labels[from:], n.first.decodeNames(&w.lat, nw.near[from:to]))
}

// growBy lengthens a slice; what is added may hold anything.
func growBy(s []int32, n int) []int32 { return slices.Grow(s, n)[:len(s)+n] }

// score scores the words of the sentence from one word to another in the lattice
// for the first pass, and ahead for the second: their features are looked up once.
func (n *Namer) score(from, to int, w *Work) {
	nw := &w.names
	w.lat.reset(to-from, nameLabels)
	for k := from; k < to; k++ {
		f := nw.feats[nw.at[k]:nw.at[k+1]]
		switch {
		case len(f) == 0:
			w.lat.settle(k-from, nameLabels)
		case n.both == nil:
			n.first.score(&w.lat, k-from, f)
		default:
			var sums [bothColumns]int32
			n.both.sum(sums[:], n.both.gather(f, &w.lat.look))
			copy(w.lat.emit[(k-from)*nameLabels:][:nameLabels], sums[:])
			copy(nw.ahead[k*nameLabels:][:nameLabels], sums[secondColumn:])
		}
	}
}

// idle reports whether no word from one to another can be of a name.
func (nw *nameWork) idle(from, to int) bool {
	for _, d := range nw.near[from:to] {
		if d == 0 {
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

// again scores a sentence for the last pass.
func (n *Namer) again(from, to int, w *Work) {
	nw := &w.names
	if n.second == nil {
		n.score(from, to, w)
		return
	}
	w.lat.reset(to-from, nameLabels)
	copy(w.lat.emit, nw.ahead[from*nameLabels:to*nameLabels])
	for k := from; k < to; k++ {
		if nw.at[k] == nw.at[k+1] {
			w.lat.settle(k-from, nameLabels)
		}
		if nw.near[k] <= nameReach {
			w.feats = nw.documentFeatures(from, to, k, w.feats[:0])
			n.second.add(&w.lat, k-from, w.feats)
		}
	}
}

// namesBefore lists, for every label, those that may come before it.
var namesBefore = func() (t [nameLabels][]uint8) {
	for y := range nameLabels {
		for x := range nameLabels {
			if mayFollow(x, y) {
				t[y] = append(t[y], uint8(x))
			}
		}
	}
	return t
}()

// decodeNames is decode for the labels of names: it goes only where names may go,
// and over words farther from a capital than nameReach in one step.
func (c *Chain) decodeNames(l *lattice, near []uint8) []uint8 {
	const k = nameLabels
	const never = math.MinInt32 / 4
	var a, b [k]int32
	prev, cur := &a, &b
	for i := range near {
		e, back := l.emit[i*k:][:k], l.back[i*k:][:k]
		last := k
		if near[i] > nameReach {
			last = 1
		}
		for y := range last {
			if i == 0 {
				cur[y] = c.trans[k*k+y] + e[y]
				continue
			}
			best, from := int32(math.MinInt32), uint8(0)
			for _, x := range namesBefore[y] {
				if v := prev[x] + c.trans[int(x)*k+y]; v > best {
					best, from = v, x
				}
			}
			cur[y], back[y] = best+e[y], from
		}
		for y := last; y < k; y++ {
			cur[y], back[y] = never, 0
		}
		level := cur[0] // only differences count: sums stay small in any text
		for y := range last {
			cur[y] -= level
		}
		prev, cur = cur, prev
	}
	y := 0
	for _, x := range namesBefore[0] { // a name ends with its sentence
		if prev[x] > prev[y] {
			y = int(x)
		}
	}
	for i := len(near) - 1; i >= 0; i-- {
		l.best[i] = uint8(y)
		y = int(l.back[i*k+y])
	}
	return l.best[:len(near)]
}

// store writes labels into words, with the probability of each name.
func (n *Namer) store(s []Token, labels, near []uint8, w *Work) {
	c := n.last()
	done := 0 // the words before have their probabilities
	for k := 0; k < len(s); {
		y := labels[k]
		if y == 0 {
			k++
			continue
		}
		end := k + 1
		for end < len(s) && labels[end] != 0 && (labels[end]-1)/4 == (y-1)/4 && (labels[end]-1)%4 != nameBegin && (labels[end]-1)%4 != nameSingle {
			end++
		}
		if end > done {
			done = c.nameMarginals(&w.lat, near, k, n.factor)
		}
		least := float32(1)
		for j := k; j < end; j++ {
			least = min(least, w.lat.alpha[j*nameLabels+int(labels[j])])
		}
		score := n.calibrate(least)
		for j := k; j < end; j++ {
			s[j].Name, s[j].Begin, s[j].Score = nameTypes[(y-1)/4], j == k, score
		}
		k = end
	}
}

// nameMarginals gives the probabilities of the labels, in alpha, of the words that
// can be of a name from the last one that cannot before word k to the next after
// it, which it returns: names on either side of such a word do not meet. Emissions
// are those of the lattice, factor the transitions as factors.
func (c *Chain) nameMarginals(l *lattice, near []uint8, k int, factor []float32) int {
	const n = nameLabels
	lo, hi := k, k+1
	for lo > 0 && near[lo-1] <= nameReach {
		lo--
	}
	for hi < len(near) && near[hi] <= nameReach {
		hi++
	}
	l.exps, l.alpha = grow(l.exps, len(near)*n), grow(l.alpha, len(near)*n)
	for i := lo; i < hi; i++ {
		expRow(l.exps[i*n:(i+1)*n], l.emit[i*n:(i+1)*n], c.scale)
	}
	start := factor[:n] // after a word outside
	if lo == 0 {
		start = factor[n*n:]
	}
	for i := lo; i < hi; i++ {
		a, e := l.alpha[i*n:][:n], l.exps[i*n:][:n]
		for y := range a {
			sum := start[y]
			if i > lo {
				sum = 0
				for _, x := range namesBefore[y] {
					sum += l.alpha[(i-1)*n+int(x)] * factor[int(x)*n+y]
				}
			}
			a[y] = sum * e[y]
		}
		norm(a)
	}
	var beta, tmp [n]float32
	for _, x := range namesBefore[0] {
		beta[x] = 1
		if hi < len(near) {
			beta[x] = factor[int(x)*n]
		}
	}
	for i := hi - 1; i >= lo; i-- {
		a, e := l.alpha[i*n:][:n], l.exps[i*n:][:n]
		for y := range a {
			a[y] *= beta[y]
			tmp[y] = beta[y] * e[y]
		}
		norm(a)
		clear(beta[:])
		for y, v := range tmp {
			for _, x := range namesBefore[y] {
				beta[x] += factor[int(x)*n+y] * v
			}
		}
		norm(beta[:])
	}
	return hi
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

// describe appends the atoms of a sentence: of the words within nameSight of a
// capital or inside quotes. Of the others it knows the distance alone.
func (nw *nameWork) describe(s []Token, lx *Lexis, gaz *Gazetteer) {
	from := len(nw.atoms)
	nw.atoms = append(nw.atoms, make([]atoms, len(s))...)
	nw.names = append(nw.names, make([]nameAtoms, len(s))...)
	nw.near = append(nw.near, make([]uint8, len(s))...)
	a, na, near := nw.atoms[from:], nw.names[from:], nw.near[from:]
	quoted := uint32(0)
	for i := range s {
		switch s[i].Form {
		case "\"":
			quoted ^= 1
		case "«", "“":
			quoted = 1
		case "»", "”":
			quoted = 0
		}
		na[i].quoted = quoted
		if na[i].upper = capitalInside(s[i].Form); !na[i].upper && quoted == 0 {
			near[i] = nameSight + 1
		}
	}
	distances(near)
	caps, kind := shouting(s), sentenceKind(s)
	for i := range s {
		if near[i] > nameSight {
			continue
		}
		a[i] = spelling(&s[i], i, caps, lx)
		a[i].pos = uint32(s[i].UPOS)
		na[i].kind = kind
		form := s[i].Form
		if a[i].shape&7 == caseUnknown {
			form = s[i].Lower
		}
		na[i].pattern, na[i].long = patterns(form)
		if near[i] <= nameReach {
			trigrams(&na[i].tri, s[i].Lower)
		}
	}
	gaz.mark(a, na)
}

// distances makes distances of zeros: every value is lowered to one more than its
// neighbour's.
func distances(d []uint8) {
	for i := 1; i < len(d); i++ {
		d[i] = min(d[i], d[i-1]+1)
	}
	for i := len(d) - 2; i >= 0; i-- {
		d[i] = min(d[i], d[i+1]+1)
	}
}

// capitalInside reports whether a word has a capital.
func capitalInside(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			return true
		} else if c >= 0x80 {
			return strings.IndexFunc(s[i:], unicode.IsUpper) >= 0
		}
	}
	return false
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

// nameFeatures are the features of the first pass, in a document about a topic,
// appended to f.
func nameFeatures(a []atoms, na []nameAtoms, i int, topic uint32, f []uint32) []uint32 {
	w, l1, l2, r1, r2 := &a[i], around(a, i-1), around(a, i-2), around(a, i+1), around(a, i+2)
	nw, n1, n2, m1, m2 := &na[i], aroundName(na, i-1), aroundName(na, i-2), aroundName(na, i+1), aroundName(na, i+2)
	f = append(f,
		feature(400, 0, 0),
		feature(401, w.word, 0), feature(402, l1.word, 0), feature(403, r1.word, 0), feature(404, l2.word, 0), feature(405, r2.word, 0),
		feature(406, w.lower, 0), feature(407, l1.lower, w.lower), feature(408, w.lower, r1.lower), feature(409, l1.lower, r1.lower),
		feature(410, nw.pattern, 0), feature(411, n1.pattern, 0), feature(412, m1.pattern, 0), feature(413, n1.pattern, nw.pattern), feature(414, nw.pattern, m1.pattern),
		feature(415, n1.pattern^m1.pattern<<1, nw.pattern), feature(416, nw.long, 0), feature(417, n2.pattern, n1.pattern), feature(418, m1.pattern, m2.pattern),
		feature(419, w.pos, 0), feature(420, l1.pos, 0), feature(421, r1.pos, 0), feature(422, l1.pos, w.pos), feature(423, w.pos, r1.pos),
		feature(426, w.fine, 0), feature(427, l1.fine, 0), feature(428, r1.fine, 0), feature(429, l2.fine, 0), feature(430, r2.fine, 0),
		feature(431, l1.fine, w.fine), feature(432, w.fine, r1.fine), feature(433, l1.fine, r1.fine), feature(434, w.coarse, 0), feature(435, l1.coarse, r1.coarse), feature(436, l1.coarse, l2.coarse), feature(437, r1.coarse, r2.coarse),
		feature(438, w.fine, nw.pattern), feature(439, l1.fine, nw.pattern), feature(440, r1.fine, nw.pattern),
		feature(444, nw.pattern, l1.lower), feature(445, nw.pattern, r1.lower),
		feature(446, nw.gaz, 0), feature(447, n1.gaz, nw.gaz), feature(448, nw.gaz, m1.gaz), feature(449, nw.gaz, nw.pattern), feature(450, nw.gaz, l1.lower), feature(451, nw.gaz, w.pos), feature(452, n1.gaz, 0), feature(453, m1.gaz, 0), feature(454, nw.gaz, w.fine),
		feature(455, nw.quoted, nw.pattern),
	)
	if nw.upper {
		f = runFeatures(a, na, i, topic, f)
	}
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

// maxRun is how far a run of capitals is followed, in words each way.
const maxRun = 6

// joins reports whether word i stands between capitals as a link of a name does:
// one or two words of which the first is a preposition.
func joins(a []atoms, na []nameAtoms, i int) bool {
	up := func(k int) bool { return k >= 0 && k < len(na) && na[k].upper }
	is := func(k int, p UPOS) bool { return k >= 0 && k < len(a) && UPOS(a[k].pos) == p }
	switch {
	case is(i, ADP):
		return up(i-1) && (up(i+1) || is(i+1, DET) && up(i+2))
	case is(i, DET):
		return is(i-1, ADP) && up(i-2) && up(i+1)
	}
	return false
}

// runFeatures are features of the run of capitals, and of prepositions between
// them, that word i stands in: its first and last word, what stands around, and
// both with the kind of the sentence and the topic of the document.
func runFeatures(a []atoms, na []nameAtoms, i int, topic uint32, f []uint32) []uint32 {
	lo, hi := i, i
	for lo > 0 && i-lo < maxRun && (na[lo-1].upper || joins(a, na, lo-1)) {
		lo--
	}
	for hi+1 < len(a) && hi-i < maxRun && (na[hi+1].upper || joins(a, na, hi+1)) {
		hi++
	}
	l, l2, r := around(a, lo-1), around(a, lo-2), around(a, hi+1)
	w := &na[i]
	f = append(f,
		feature(570, w.kind, 0), feature(571, w.kind, w.gaz), feature(572, w.kind, w.pattern), feature(573, w.kind, l.lower), feature(574, w.kind, r.lower),
		feature(580, topic, w.gaz), feature(581, topic, w.pattern), feature(582, topic, l.lower), feature(583, topic, r.lower), feature(584, topic, a[i].fine), feature(585, topic, a[i].lower))
	return append(f,
		feature(530, l.lower, 0), feature(531, r.lower, 0), feature(532, l.lower, l2.lower), feature(533, l.fine, r.fine), feature(534, l2.lower, 0),
		feature(535, uint32(i-lo), uint32(hi-i)), feature(536, a[lo].lower, 0), feature(537, a[hi].lower, 0), feature(538, a[lo].lower, uint32(i-lo)))
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
	w.Put("gazetteer", AppendRows(nil, n.known.Gazetteer.rows))
	if n.known.Topics != nil {
		w.Put("topics", AppendRows(nil, n.known.Topics.rows))
	}
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
	known := NameKnowledge{Lexis: lx, Gazetteer: &Gazetteer{rows}}
	if known.Topics, err = loadTopics(w); err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	return NewNamer(known, first, second, curve)
}

// NameFeatures gives, for training, the features of every word of each sentence of
// a document; the words have their part of speech. A word that cannot be of a name
// has none.
func NameFeatures(sents []Sentence, known NameKnowledge) [][][]uint32 {
	out := make([][][]uint32, len(sents))
	var nw nameWork
	nw.begin(known.Topics, sents)
	for i := range sents {
		nw.clear()
		nw.describe(sents[i].Tokens, known.Lexis, known.Gazetteer)
		for k := range sents[i].Tokens {
			var f []uint32
			if nw.near[k] <= nameReach {
				f = nameFeatures(nw.atoms, nw.names, k, nw.topic, nil)
			}
			out[i] = append(out[i], f)
		}
	}
	return out
}

// DocumentFeatures gives, for training, what the second pass looks at for every
// word of a document besides what the first does, after the first pass of this
// namer.
func (n *Namer) DocumentFeatures(sents []Sentence) [][][]uint32 {
	var w Work
	nw := &w.names
	nw.begin(n.known.Topics, sents)
	for i := range sents {
		n.pass(sents[i].Tokens, &w)
	}
	nw.doc.gather(nw, sents)
	out := make([][][]uint32, len(sents))
	from := 0
	for i := range sents {
		to := from + len(sents[i].Tokens)
		for k := from; k < to; k++ {
			var f []uint32
			if nw.near[k] <= nameReach {
				f = nw.documentFeatures(from, to, k, nil)
			}
			out[i] = append(out[i], f)
		}
		from = to
	}
	return out
}

// OpensArticle reports whether a sentence looks like the dateline that opens a
// wire article: short, with a number and capitals in brackets at its end, as in
// "Lima, 3 May (EFE).".
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
