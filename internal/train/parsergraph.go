package train

import (
	"math/rand/v2"

	"github.com/cotejo/cotejo/internal/text"
)

// graphParser finds the projective tree whose arcs and pairs of neighbouring
// dependents score best together (Eisner 1996; McDonald and Pereira 2006). It
// sees whole sentences where the transition parsers see a prefix, errs
// elsewhere, and so is worth its slowness on a committee. Its weights ship, for
// revising heads; its search does not.
type graphParser struct {
	weight, sum []float32
	step        float32
	state       *text.ParseState
	allowed     [graphKinds]uint8 // how often each kind of arc was seen
	pos         []uint8           // part of speech of each word
	n           int               // words, 1 to n; the root is 0
	arcs, sibs  []float32         // of the sentence: [head*(n+1)+dep]; of siblings, see sib
	chart       graphChart
}

// Settings of the graph parser.
const (
	graphRare   = 2 // kinds of arcs seen less often are not considered
	graphKinds  = 32 * 32 * 2 * 16
	graphBits   = 22 // rows of weights, as a power of two
	graphShift  = 64 - graphBits
	graphStep   = 0.05 // the longest update
	graphNever  = -1e6 // the score of an arc that is not considered
	graphMargin = 1    // by which the gold tree must win for every wrong head
)

// load reads the words of a sentence, punctuation left out.
func (g *graphParser) load(s *text.Sentence) {
	g.state.Reset(s)
	g.state.PrepareArcs()
	g.n = len(g.state.Words())
	g.pos = append(g.pos[:0], 0)
	for _, at := range g.state.Words() {
		g.pos = append(g.pos, uint8(s.Tokens[at].UPOS)+1)
	}
}

// kind classes an arc by the parts of speech of both ends, direction and
// distance; most kinds never occur.
func (g *graphParser) kind(head, dep int) int {
	if head == 0 {
		return int(g.pos[dep]) * 32
	}
	d, right := head-dep, 0
	if d < 0 {
		d, right = -d, 1
	}
	return ((int(g.pos[head])*32+int(g.pos[dep]))*2+right)*16 + min(d/3, 15)
}

// arcFeatures gives the features of an arc; 0 is the root.
func (g *graphParser) arcFeatures(head, dep int) []uint64 {
	if head == 0 {
		head = g.n + 1
	}
	return g.state.ArcFeatures(head-1, dep-1)
}

// sibFeatures gives the features of two neighbouring dependents; n+1 is none.
func (g *graphParser) sibFeatures(head, dep, sib int) []uint64 {
	if sib > g.n {
		sib = g.n + 2
	}
	return g.state.PairFeatures(head-1, dep-1, sib-1)
}

func (g *graphParser) score(feats []uint64) float32 {
	var sum float32
	for _, f := range feats {
		sum += g.weight[f>>graphShift]
	}
	return sum
}

// sib is where the score of a pair of neighbouring dependents stands.
func (g *graphParser) sib(head, dep, sib int) int {
	return (head*(g.n+2)+dep)*(g.n+2) + sib
}

// scoreAll scores every arc and pair of the sentence. Where gold is given, in
// training, its arcs are handicapped by the margin; where it is not, rare kinds of
// arcs are left out. Training must see them: who revises heads considers them.
func (g *graphParser) scoreAll(gold []int32) {
	n := g.n
	g.arcs = growFloats(g.arcs, (n+1)*(n+1))
	g.sibs = growFloats(g.sibs, (n+1)*(n+2)*(n+2))
	for h := 0; h <= n; h++ {
		for d := 1; d <= n; d++ {
			if h == d {
				continue
			}
			if gold == nil && g.allowed[g.kind(h, d)] < graphRare {
				g.arcs[h*(n+1)+d] = graphNever
				continue
			}
			x := g.score(g.arcFeatures(h, d))
			if gold != nil && int(gold[d]) != h {
				x += graphMargin
			}
			g.arcs[h*(n+1)+d] = x
			if h == 0 {
				continue
			}
			g.sibs[g.sib(h, d, n+1)] = g.score(g.sibFeatures(h, d, n+1))
			for s := min(h, d) + 1; s < max(h, d); s++ {
				g.sibs[g.sib(h, d, s)] = g.score(g.sibFeatures(h, d, s))
			}
		}
	}
}

func growFloats(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	return s[:n]
}

// graphChart holds the best scores of spans and how they came about: of heads
// with an open arc, of closed heads, and of two neighbouring dependents.
type graphChart struct {
	n                          int
	openR, openL, fullR, fullL []float32
	both                       []float32
	fromOR, fromOL             []int32
	fromFR, fromFL, fromB      []int32
}

func (c *graphChart) reset(n int) {
	c.n = n
	size := (n + 1) * (n + 1)
	for _, f := range []*[]float32{&c.openR, &c.openL, &c.fullR, &c.fullL, &c.both} {
		*f = growFloats(*f, size)
	}
	for _, f := range []*[]int32{&c.fromOR, &c.fromOL, &c.fromFR, &c.fromFL, &c.fromB} {
		if cap(*f) < size {
			*f = make([]int32, size, size+size/2)
		}
		*f = (*f)[:size]
	}
}

// decode gives the heads of the best tree, 0 for the root, of words 1 to n.
func (g *graphParser) decode() []int32 {
	n, c := g.n, &g.chart
	c.reset(n)
	w := n + 1
	for i := 1; i <= n; i++ {
		c.fullR[i*w+i], c.fullL[i*w+i] = 0, 0
	}
	for width := 1; width < n; width++ {
		for i := 1; i+width <= n; i++ {
			g.span(i, i+width)
		}
	}
	head := make([]int32, n+1)
	best, root := float32(0), 0
	for r := 1; r <= n; r++ {
		x := g.arcs[r] + c.fullL[1*w+r] + c.fullR[r*w+n]
		if root == 0 || x > best {
			best, root = x, r
		}
	}
	c.unfoldL(head, 1, root)
	c.unfoldR(head, root, n)
	head[root] = 0
	return head
}

func (g *graphParser) span(i, j int) {
	n, c := g.n, &g.chart
	w := n + 1
	at := i*w + j
	c.both[at], c.fromB[at] = c.fullR[i*w+i]+c.fullL[(i+1)*w+j], int32(i)
	for k := i + 1; k < j; k++ {
		if x := c.fullR[i*w+k] + c.fullL[(k+1)*w+j]; x > c.both[at] {
			c.both[at], c.fromB[at] = x, int32(k)
		}
	}
	right, left := c.fullL[(i+1)*w+j], c.fullR[i*w+j-1]
	if g.arcs[i*w+j] != graphNever {
		right += g.sibs[g.sib(i, j, n+1)]
	}
	if g.arcs[j*w+i] != graphNever {
		left += g.sibs[g.sib(j, i, n+1)]
	}
	fr, fl := int32(0), int32(0)
	sr, sl := g.sibs[g.sib(i, j, 0):], g.sibs[g.sib(j, i, 0):]
	if g.arcs[i*w+j] != graphNever {
		for k := i + 1; k < j; k++ {
			if x := c.openR[i*w+k] + c.both[k*w+j] + sr[k]; x > right {
				right, fr = x, int32(k)
			}
		}
	}
	if g.arcs[j*w+i] != graphNever {
		for k := i + 1; k < j; k++ {
			if x := c.openL[k*w+j] + c.both[i*w+k] + sl[k]; x > left {
				left, fl = x, int32(k)
			}
		}
	}
	c.openR[at], c.fromOR[at] = right+g.arcs[i*w+j], fr
	c.openL[at], c.fromOL[at] = left+g.arcs[j*w+i], fl
	c.fullR[at], c.fromFR[at] = c.openR[at]+c.fullR[j*w+j], int32(j)
	c.fullL[at], c.fromFL[at] = c.openL[at]+c.fullL[i*w+i], int32(i)
	for k := i + 1; k < j; k++ {
		if x := c.openR[i*w+k] + c.fullR[k*w+j]; x > c.fullR[at] {
			c.fullR[at], c.fromFR[at] = x, int32(k)
		}
		if x := c.fullL[i*w+k] + c.openL[k*w+j]; x > c.fullL[at] {
			c.fullL[at], c.fromFL[at] = x, int32(k)
		}
	}
}

func (c *graphChart) unfoldR(head []int32, i, j int) {
	if i == j {
		return
	}
	k := int(c.fromFR[i*(c.n+1)+j])
	c.unfoldOpenR(head, i, k)
	c.unfoldR(head, k, j)
}

func (c *graphChart) unfoldL(head []int32, i, j int) {
	if i == j {
		return
	}
	k := int(c.fromFL[i*(c.n+1)+j])
	c.unfoldL(head, i, k)
	c.unfoldOpenL(head, k, j)
}

func (c *graphChart) unfoldOpenR(head []int32, i, j int) {
	head[j] = int32(i)
	k := int(c.fromOR[i*(c.n+1)+j])
	if k == 0 {
		c.unfoldL(head, i+1, j)
		return
	}
	c.unfoldOpenR(head, i, k)
	c.unfoldBoth(head, k, j)
}

func (c *graphChart) unfoldOpenL(head []int32, i, j int) {
	head[i] = int32(j)
	k := int(c.fromOL[i*(c.n+1)+j])
	if k == 0 {
		c.unfoldR(head, i, j-1)
		return
	}
	c.unfoldOpenL(head, k, j)
	c.unfoldBoth(head, i, k)
}

func (c *graphChart) unfoldBoth(head []int32, i, j int) {
	k := int(c.fromB[i*(c.n+1)+j])
	c.unfoldR(head, i, k)
	c.unfoldL(head, k+1, j)
}

// nearer gives the dependent of the same head between a word and its head that
// is next to the word, n+1 for none.
func (g *graphParser) nearer(head []int32, d int) int {
	h := int(head[d])
	if h > 0 && h < d {
		for s := d - 1; s > h; s-- {
			if int(head[s]) == h {
				return s
			}
		}
	}
	for s := d + 1; s < h; s++ {
		if int(head[s]) == h {
			return s
		}
	}
	return g.n + 1
}

// trainGraph learns by the passive-aggressive update on the best tree.
func trainGraph(examples []ParseExample, labels []string, o ParserOptions) (*graphParser, error) {
	g := &graphParser{weight: make([]float32, 1<<graphBits), sum: make([]float32, 1<<graphBits), step: 1, state: text.NewParseState(labels, o.Lexis)}
	ids := map[string]int{}
	for i, l := range labels {
		ids[l] = i
	}
	order := make([]int, len(examples))
	gold := make([][]int32, len(examples))
	for i := range examples {
		order[i] = i
		t, err := newGoldTree(&examples[i].Sentence, ids)
		if err != nil {
			return nil, err
		}
		gold[i] = t.graphHeads()
	}
	g.countKinds(examples, gold)
	rng := rand.New(rand.NewPCG(o.Seed, 13))
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		ok := share{}
		for _, i := range order {
			g.load(&examples[i].Sentence)
			if g.n > 0 {
				g.learn(gold[i], &ok)
			}
			g.step++
		}
		if o.Log != nil {
			o.Log(epoch, ok.share(), 0)
		}
	}
	for i := range g.weight {
		g.weight[i] -= g.sum[i] / g.step
	}
	g.sum = nil
	return g, nil
}

// graphHeads gives the heads as the graph parser numbers them: words from 1, the
// root 0.
func (g *goldTree) graphHeads() []int32 {
	out := make([]int32, len(g.head)+1)
	for i, h := range g.head {
		if int(h) < len(g.head) {
			out[i+1] = h + 1
		}
	}
	return out
}

// countKinds finds which kinds of arcs there are.
func (g *graphParser) countKinds(examples []ParseExample, gold [][]int32) {
	for i := range examples {
		g.load(&examples[i].Sentence)
		for d := 1; d <= g.n; d++ {
			if k := g.kind(int(gold[i][d]), d); g.allowed[k] < graphRare {
				g.allowed[k]++
			}
		}
	}
}

func (g *graphParser) learn(gold []int32, ok *share) {
	g.scoreAll(gold)
	found := g.decode()
	wrong, norm := 0, 0
	var diff float32
	each := func(do func(feats []uint64, sign float32)) {
		for d := 1; d <= g.n; d++ {
			gh, fh := int(gold[d]), int(found[d])
			gs, fs := g.nearer(gold, d), g.nearer(found, d)
			if gh != fh {
				do(g.arcFeatures(gh, d), 1)
				do(g.arcFeatures(fh, d), -1)
			}
			if gh != fh || gs != fs {
				if gh > 0 {
					do(g.sibFeatures(gh, d, gs), 1)
				}
				if fh > 0 {
					do(g.sibFeatures(fh, d, fs), -1)
				}
			}
		}
	}
	each(func(feats []uint64, sign float32) {
		norm += len(feats)
		diff += sign * g.score(feats)
	})
	for d := 1; d <= g.n; d++ {
		ok.add(gold[d] == found[d])
		if gold[d] != found[d] {
			wrong++
		}
	}
	if wrong == 0 {
		return
	}
	tau := min(graphStep, (float32(wrong)*graphMargin-diff)/float32(norm))
	if tau <= 0 {
		return
	}
	each(func(feats []uint64, sign float32) {
		for _, f := range feats {
			g.weight[f>>graphShift] += sign * tau
			g.sum[f>>graphShift] += sign * tau * g.step
		}
	})
}

// heads gives the head of every token of a sentence, -1 for the root; those of
// punctuation stay as they are.
func (g *graphParser) heads(s *text.Sentence) []int {
	out := make([]int, len(s.Tokens))
	var at []int
	for i := range s.Tokens {
		if out[i] = s.Tokens[i].Head; s.Tokens[i].UPOS != text.PUNCT {
			at = append(at, i)
		}
	}
	g.load(s)
	if g.n == 0 {
		return out
	}
	g.scoreAll(nil)
	head := g.decode()
	for k, i := range at {
		if h := head[k+1]; h == 0 {
			out[i] = -1
		} else {
			out[i] = at[h-1]
		}
	}
	return out
}
