package train

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/cotejo/cotejo/internal/text"
)

// sequence is a sentence for training: the features of every word and its label.
type sequence struct {
	feats [][]uint32
	gold  []uint8
}

// crfOptions are the settings of a chain's training.
type crfOptions struct {
	labels   int
	epochs   int
	variance float64 // of the Gaussian prior: larger is weaker
	cutoff   int     // features that occur less often are dropped
	prune    float64 // rows without a weight this large are dropped
	step     float64 // the first step of the descent
	margin   float64 // with it, a structured perceptron is learned instead: what a wrong label is given beforehand
	average  bool    // weights are averaged over the descent, instead of the prior and the decreasing step
	chained  bool    // labels of neighbours score each other
	name     string
}

// learned is the probability of the right label above which a word teaches
// nothing more.
const learned = 0.9995

// crf is a chain being trained.
type crf struct {
	o     crfOptions
	id    map[uint32]int32
	w     []float32 // [feature*labels+label]
	trans []float32
	scale float32   // what w and trans must be multiplied by
	now   float32   // steps taken
	late  []float32 // of w: sum of the changes, each times the step it came at
	lateT []float32 // of trans
	seqs  []crfSequence
	p     crfWork
}

type crfSequence struct {
	feats []int32
	at    []int32 // feats of word i are feats[at[i]:at[i+1]]
	gold  []uint8
}

type crfWork struct {
	exps, alpha, beta, marg []float32
	factor                  []float32
	back                    []uint8
}

// trainChain fits a conditional random field by stochastic gradient descent with
// a Gaussian prior (L. Bottou, Stochastic gradient descent tricks, 2012) and a
// step that decreases linearly to nothing. The order of the sentences is drawn from a fixed
// seed. A word without features has the label 0.
func trainChain(seqs []sequence, o crfOptions, log io.Writer) (*text.Chain, error) {
	c := newCRF(seqs, o)
	fmt.Fprintf(log, "%s: %d sentences, %d features\n", o.name, len(c.seqs), len(c.id))
	lambda := 1 / (o.variance * float64(len(c.seqs)))
	rng := rand.New(rand.NewPCG(1, 2))
	order := rng.Perm(len(c.seqs))
	t, total := 0.0, float64(o.epochs*len(c.seqs))
	for epoch := range o.epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, k := range order {
			eta, decay := o.step*(1.01-t/total), 1.0
			if o.average {
				eta = o.step
			} else {
				decay = 1 - eta*lambda
			}
			loss += c.step(&c.seqs[k], float32(eta), float32(decay))
			t++
		}
		if epoch%5 == 4 || epoch+1 == o.epochs {
			fmt.Fprintf(log, "%s: round %d, loss %.4f a sentence\n", o.name, epoch+1, loss/float64(len(c.seqs)))
		}
	}
	return c.quantise()
}

func newCRF(seqs []sequence, o crfOptions) *crf {
	count := map[uint32]int{}
	for _, s := range seqs {
		for _, f := range s.feats {
			for _, k := range f {
				count[k]++
			}
		}
	}
	c := &crf{o: o, id: rank(count, o.cutoff), scale: 1}
	for _, s := range seqs {
		cs := crfSequence{gold: slices.Clone(s.gold), at: []int32{0}}
		for j, fs := range s.feats {
			if len(fs) == 0 {
				cs.gold[j] = 0
			}
			for _, k := range fs {
				if id, ok := c.id[k]; ok {
					cs.feats = append(cs.feats, id)
				}
			}
			cs.at = append(cs.at, int32(len(cs.feats)))
		}
		c.seqs = append(c.seqs, cs)
	}
	c.w = make([]float32, len(c.id)*o.labels)
	c.trans = make([]float32, (o.labels+1)*o.labels)
	if o.average {
		c.late, c.lateT = make([]float32, len(c.w)), make([]float32, len(c.trans))
	}
	return c
}

// rank numbers the features that occur often enough, the commonest first: their
// weights lie together.
func rank(count map[uint32]int, cutoff int) map[uint32]int32 {
	keys := make([]uint32, 0, len(count))
	for k, n := range count {
		if n >= cutoff {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b uint32) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	id := make(map[uint32]int32, len(keys))
	for i, k := range keys {
		id[k] = int32(i)
	}
	return id
}

// step takes one gradient step on a sentence and gives its loss.
func (c *crf) step(s *crfSequence, eta, decay float32) float64 {
	n, k := len(s.gold), c.o.labels
	if n == 0 {
		return 0
	}
	var loss float64
	if c.o.margin > 0 {
		loss = c.best(s, float32(c.o.margin))
		if loss == 0 {
			c.now++
			return 0
		}
	} else {
		c.forward(s)
		loss = c.backward(s, eta)
	}
	c.scale *= decay
	g := eta / c.scale
	for i := range n {
		m := c.p.marg[i*k : (i+1)*k]
		if m[s.gold[i]] > learned {
			continue // with a margin: the label is right
		}
		m[s.gold[i]] -= 1
		for y := range m {
			m[y] *= g
		}
		for _, f := range s.feats[s.at[i]:s.at[i+1]] {
			w := c.w[int(f)*k:][:len(m)]
			for y, v := range m {
				w[y] -= v
			}
			if c.late != nil {
				late := c.late[int(f)*k:][:len(m)]
				for y, v := range m {
					late[y] -= v * c.now
				}
			}
		}
	}
	if c.scale < 1e-4 {
		c.rescale()
	}
	c.now++
	return loss
}

func (c *crf) rescale() {
	for i := range c.w {
		c.w[i] *= c.scale
	}
	for i := range c.trans {
		c.trans[i] *= c.scale
	}
	c.scale = 1
}

// forward fills exps, factor and alpha of the sentence.
func (c *crf) forward(s *crfSequence) {
	n, k := len(s.gold), c.o.labels
	p := &c.p
	p.exps, p.alpha, p.marg = resize(p.exps, n*k), resize(p.alpha, n*k), resize(p.marg, n*k)
	p.beta, p.factor = resize(p.beta, k), resize(p.factor, (k+1)*k)
	for i, t := range c.trans {
		p.factor[i] = float32(math.Exp(float64(t * c.scale)))
	}
	for i := range n {
		c.emit(p.exps[i*k:(i+1)*k], s, i)
	}
	for i := range n {
		a, e := p.alpha[i*k:(i+1)*k], p.exps[i*k:(i+1)*k]
		clear(a)
		if i == 0 {
			copy(a, p.factor[k*k:])
		} else {
			for x, v := range p.alpha[(i-1)*k : i*k] {
				if v == 0 {
					continue
				}
				t := p.factor[x*k:][:len(a)]
				for y := range a {
					a[y] += v * t[y]
				}
			}
		}
		for y := range a {
			a[y] *= e[y]
		}
		normalise(a)
	}
}

// emit fills e with the factors of the labels of word i, the largest 1.
func (c *crf) emit(e []float32, s *crfSequence, i int) {
	clear(e)
	if s.at[i] == s.at[i+1] {
		e[0] = 1
		return
	}
	k := len(e)
	for _, f := range s.feats[s.at[i]:s.at[i+1]] {
		w := c.w[int(f)*k:][:len(e)]
		for y := range e {
			e[y] += w[y]
		}
	}
	for y := range e {
		e[y] *= c.scale
	}
	top := slices.Max(e)
	for y := range e {
		e[y] = float32(math.Exp(float64(e[y] - top)))
	}
}

// backward fills marg with the probabilities of the labels, moves the
// transitions along their gradient and gives the loss of the labels one by one.
func (c *crf) backward(s *crfSequence, eta float32) float64 {
	n, k := len(s.gold), c.o.labels
	p := &c.p
	g := eta / c.scale
	for y := range k {
		p.beta[y] = 1
	}
	loss := 0.0
	for i := n - 1; i >= 0; i-- {
		m := p.marg[i*k : (i+1)*k]
		for y := range k {
			m[y] = p.alpha[i*k+y] * p.beta[y]
		}
		normalise(m)
		loss -= math.Log(float64(max(m[s.gold[i]], 1e-9)))
		if !c.o.chained {
			continue
		}
		if i == 0 {
			for y := range k {
				c.bump(k*k+y, -g*m[y])
			}
			c.bump(k*k+int(s.gold[0]), g)
			break
		}
		c.pairs(p, i, k, g)
		c.bump(int(s.gold[i-1])*k+int(s.gold[i]), g)
	}
	return loss
}

// pairs takes the expected transitions into word i away and moves beta to the
// word before.
func (c *crf) pairs(p *crfWork, i, k int, g float32) {
	var out [32]float32
	for y := range k {
		out[y] = p.beta[y] * p.exps[i*k+y]
	}
	total := float32(0)
	a := p.alpha[(i-1)*k : i*k]
	for x := range k {
		sum := float32(0)
		for y := range k {
			sum += p.factor[x*k+y] * out[y]
		}
		p.beta[x] = sum
		total += a[x] * sum
	}
	for x := range k {
		h := g * a[x] / total
		if h == 0 {
			continue
		}
		for y, v := range out[:k] {
			if v != 0 {
				c.bump(x*k+y, -h*p.factor[x*k+y]*v)
			}
		}
	}
	normalise(p.beta)
}

// best fills marg with the best labels, every wrong one given the margin
// beforehand, moves the transitions from them to the right ones, and gives how
// many are wrong (M. Collins, EMNLP 2002).
func (c *crf) best(s *crfSequence, margin float32) float64 {
	n, k := len(s.gold), c.o.labels
	p := &c.p
	p.alpha, p.marg = resize(p.alpha, n*k), resize(p.marg, n*k)
	p.back = slices.Grow(p.back[:0], n*k)[:n*k]
	for i := range n {
		e := p.marg[i*k : (i+1)*k]
		clear(e)
		for _, f := range s.feats[s.at[i]:s.at[i+1]] {
			for y, v := range c.w[int(f)*k : int(f+1)*k] {
				e[y] += v
			}
		}
		for y := range k {
			if y != int(s.gold[i]) {
				e[y] += margin
			}
			from, top := k, c.trans[k*k+y]
			if i > 0 {
				from, top = 0, p.alpha[(i-1)*k]+c.trans[y]
				for x := 1; x < k; x++ {
					if v := p.alpha[(i-1)*k+x] + c.trans[x*k+y]; v > top {
						from, top = x, v
					}
				}
			}
			p.alpha[i*k+y], p.back[i*k+y] = top+e[y], uint8(from)
		}
	}
	return c.correct(s, n, k)
}

// correct walks the best path back.
func (c *crf) correct(s *crfSequence, n, k int) float64 {
	p := &c.p
	y := 0
	for x := range k {
		if p.alpha[(n-1)*k+x] > p.alpha[(n-1)*k+y] {
			y = x
		}
	}
	wrong := 0.0
	clear(p.marg)
	path := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		path[i] = y
		p.marg[i*k+y] = 1
		if y != int(s.gold[i]) {
			wrong++
		}
		y = int(p.back[i*k+y])
	}
	if wrong == 0 {
		return 0
	}
	from, right := k, k
	for i := range n {
		c.bump(from*k+path[i], -1)
		c.bump(right*k+int(s.gold[i]), 1)
		from, right = path[i], int(s.gold[i])
	}
	return wrong
}

// bump changes a transition.
func (c *crf) bump(i int, by float32) {
	c.trans[i] += by
	if c.lateT != nil {
		c.lateT[i] += by * c.now
	}
}

// settle replaces the weights by their averages.
func (c *crf) settle() {
	if c.late == nil || c.now == 0 {
		return
	}
	for i, v := range c.late {
		c.w[i] -= v / c.now
	}
	for i, v := range c.lateT {
		c.trans[i] -= v / c.now
	}
}

func normalise(p []float32) {
	sum := float32(0)
	for _, v := range p {
		sum += v
	}
	if !(sum > 0) {
		sum = 1e-30
	}
	for i := range p {
		p[i] /= sum
	}
}

func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, 2*n)
	}
	return s[:n]
}

// quantise rounds the weights to bytes and drops rows of small weights.
func (c *crf) quantise() (*text.Chain, error) {
	c.rescale()
	c.settle()
	k := c.o.labels
	unit := quantum(c.w)
	rows := map[uint32][]byte{}
	for key, id := range c.id {
		if row := quantised(c.w[int(id)*k:int(id+1)*k], unit, c.o.prune); row != nil {
			rows[key] = row
		}
	}
	trans := make([]int32, len(c.trans))
	for i, t := range c.trans {
		trans[i] = int32(math.Round(float64(t) / unit))
	}
	return text.NewChain(k, text.NewRows(k, rows), trans, float32(unit))
}

// quantum is the unit of quantised weights: the largest weight is 127 squared of
// it.
func quantum(w []float32) float64 {
	top := float32(0)
	for _, v := range w {
		top = max(top, v, -v)
	}
	return max(float64(top)/(127*127), 1e-9)
}

// quantised rounds a row; nil when no weight reaches the least one.
func quantised(w []float32, unit, least float64) []byte {
	row := make([]byte, len(w))
	keep := false
	for y, v := range w {
		keep = keep || math.Abs(float64(v)) >= least
		row[y] = text.QuantiseWeight(float64(v) / unit)
	}
	if !keep {
		return nil
	}
	return row
}
