package text

import (
	"encoding/binary"
	"fmt"
	"math"
)

// weight is what a byte of a row is worth, in units: the square of the signed
// byte with its sign, so that small weights are told apart and large ones fit.
var weight = func() (t [256]int32) {
	for i := range t {
		v := int32(int8(i))
		t[i] = v * max(v, -v)
	}
	return t
}()

// QuantiseWeight gives the byte of a row that is worth nearest to v units.
func QuantiseWeight(v float64) byte {
	q := math.Round(math.Sqrt(math.Abs(v)))
	return byte(int8(math.Copysign(min(q, 127), v)))
}

// maxChain bounds the labels of a chain.
const maxChain = 32

// Chain is a linear-chain conditional random field with quantised weights (J.
// Lafferty, A. McCallum, F. Pereira, Conditional Random Fields, ICML 2001):
// features of a word score its label, and neighbouring labels score each other.
// It is immutable and safe for concurrent use.
type Chain struct {
	labels int
	rows   *Rows
	trans  []int32 // [from*labels+to]; from == labels is the start
	scale  float32 // of one unit of weight
}

// NewChain makes a chain from rows of weights (QuantiseWeight), one a label, and transition
// weights in the same unit; scale is what one unit is worth.
func NewChain(labels int, rows *Rows, trans []int32, scale float32) (*Chain, error) {
	if labels < 1 || labels > maxChain || rows.Width() != labels || len(trans) != (labels+1)*labels || !(scale > 0) {
		return nil, fmt.Errorf("chain: %d labels, rows of %d, %d transitions: they do not fit", labels, rows.Width(), len(trans))
	}
	return &Chain{labels, rows, trans, scale}, nil
}

// Put writes the chain into sections of w whose names begin with prefix.
func (c *Chain) Put(w *Weights, prefix string) {
	head := binary.AppendUvarint(nil, uint64(c.labels))
	head = binary.LittleEndian.AppendUint32(head, math.Float32bits(c.scale))
	for _, t := range c.trans {
		head = binary.AppendVarint(head, int64(t))
	}
	w.Put(prefix+".head", head)
	w.Put(prefix+".rows", AppendRows(nil, c.rows))
}

// LoadChain reads a chain written by Put.
func LoadChain(w *Weights, prefix string) (*Chain, error) {
	head, err := w.Get(prefix + ".head")
	if err != nil {
		return nil, err
	}
	rows, err := w.rows(prefix + ".rows")
	if err != nil {
		return nil, err
	}
	r := byteReader{b: head}
	n := int(r.uvarint())
	if r.bad || n < 1 || n > maxChain || len(r.b) < 4 {
		return nil, errDamaged
	}
	scale := math.Float32frombits(binary.LittleEndian.Uint32(r.b))
	r.b = r.b[4:]
	trans := make([]int32, (n+1)*n)
	for i := range trans {
		v, k := binary.Varint(r.b)
		if k <= 0 {
			return nil, errDamaged
		}
		trans[i], r.b = int32(v), r.b[k:]
	}
	return NewChain(n, rows, trans, scale)
}

// lattice is the working memory of a chain over one sentence.
type lattice struct {
	emit  []int32 // [word*labels+label]
	back  []uint8
	alpha []float32
	exps  []float32
	best  []uint8
	look  lookup
}

// score fills the emissions of word i from its features.
func (c *Chain) score(l *lattice, i int, feats []uint32) {
	clear(l.emit[i*c.labels : (i+1)*c.labels])
	c.add(l, i, feats)
}

// add adds features to the emissions of word i.
func (c *Chain) add(l *lattice, i int, feats []uint32) {
	c.rows.sum(l.emit[i*c.labels:(i+1)*c.labels], c.rows.gather(feats, &l.look))
}

// reset makes room for n words.
func (l *lattice) reset(n, labels int) {
	l.emit = grow(l.emit, n*labels)
	l.back = grow(l.back, n*labels)
	l.best = grow(l.best, n)
}

// decode gives the best sequence of labels for n words whose emissions are set
// (Viterbi). The result is valid until the next use of the lattice.
func (c *Chain) decode(l *lattice, n int) []uint8 {
	k := c.labels
	var a, b [maxChain]int32
	prev, cur := a[:k], b[:k]
	for y := range k {
		prev[y] = c.trans[k*k+y] + l.emit[y]
	}
	for i := 1; i < n; i++ {
		for y := range k {
			best, from := int32(math.MinInt32), 0
			for x, p := range prev {
				if s := p + c.trans[x*k+y]; s > best {
					best, from = s, x
				}
			}
			cur[y] = best + l.emit[i*k+y]
			l.back[i*k+y] = uint8(from)
		}
		prev, cur = cur, prev
	}
	y := 0
	for x := range prev {
		if prev[x] > prev[y] {
			y = x
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.best[i] = uint8(y)
		y = int(l.back[i*k+y])
	}
	return l.best[:n]
}

// expTrans is the transitions as factors.
func (c *Chain) expTrans() []float32 {
	out := make([]float32, len(c.trans))
	for i, t := range c.trans {
		out[i] = float32(math.Exp(float64(max(-60, float32(t)*c.scale))))
	}
	return out
}

func expRow(out []float32, in []int32, scale float32) {
	m := in[0]
	for _, v := range in {
		m = max(m, v)
	}
	for i, v := range in {
		out[i] = float32(math.Exp(float64(float32(v-m) * scale)))
	}
}

func norm(p []float32) {
	s := float32(0)
	for _, v := range p {
		s += v
	}
	if !(s > 0) {
		for i := range p {
			p[i] = 1 / float32(len(p))
		}
		return
	}
	for i := range p {
		p[i] /= s
	}
}

// Labels gives the best labels of a sentence from the features of its words.
func (c *Chain) Labels(feats [][]uint32) []uint8 {
	if len(feats) == 0 {
		return nil
	}
	var l lattice
	l.reset(len(feats), c.labels)
	for i, f := range feats {
		c.score(&l, i, f)
	}
	return append([]uint8(nil), c.decode(&l, len(feats))...)
}
