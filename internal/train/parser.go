package train

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"

	"github.com/cotejo/cotejo/internal/text"
)

// ParseExample is a sentence to learn parsing from: gold heads and relations,
// with the tags and lemmas that the parser will be given, preferably predicted
// by a tagger that has not seen the sentence.
type ParseExample struct {
	text.Sentence
}

// ParserOptions are the settings of one training.
type ParserOptions struct {
	Epochs    int
	Seed      uint64
	Margin    float32 // a correct move or label must win by this much
	Explore   float64 // how often a wrong prediction is followed, from the second epoch
	MoveBits  int     // rows of move weights, as a power of two
	LabelBits int     // rows of label weights
	Lexis     *text.Lexis
	Log       func(epoch int, moves, labels float64)
}

// DefaultParserOptions are the settings that the shipped weights come from.
func DefaultParserOptions() ParserOptions {
	return ParserOptions{Epochs: 12, Seed: 1, Margin: 2, Explore: 0.9, MoveBits: 21, LabelBits: 17}
}

// ParserWeights are averaged weights before quantisation, moveRow weights a row
// of moves (see text.NewParser).
type ParserWeights struct {
	Labels []string
	Move   []float32
	Label  []float32
	Second []float32 // of the second decision on relations; nil for none
	Arcs   []float32 // of arcs and pairs, that heads are revised by; nil for none
}

// TrainParser learns by the averaged perceptron with the dynamic oracle of the
// arc-hybrid system (Goldberg and Nivre 2013): among the moves that lose no
// further gold arc, the best-scored one is promoted, the best of the others
// demoted, and the state is continued with the predicted move. Relations are
// learned at correct arcs. The same examples, options and seed give the same
// weights. Errors: no examples, or a relation that is not in labels.
func TrainParser(examples []ParseExample, labels []string, o ParserOptions) (*ParserWeights, error) {
	if len(examples) == 0 {
		return nil, errors.New("train: no sentences to learn parsing from")
	}
	t := newParserTrainer(labels, o)
	gold := make([]goldTree, len(examples))
	for i := range examples {
		g, err := newGoldTree(&examples[i].Sentence, t.ids)
		if err != nil {
			return nil, err
		}
		gold[i] = g
	}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for epoch := range o.Epochs {
		t.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		t.reset()
		for _, i := range order {
			t.learn(&examples[i].Sentence, &gold[i], epoch)
		}
		if o.Log != nil {
			o.Log(epoch, t.moveOK.share(), t.labelOK.share())
		}
	}
	return t.average(), nil
}

// goldTree is the gold analysis as the oracle reads it.
type goldTree struct {
	head []int32 // n for the root
	rel  []uint8
	deps [][]int32
}

// newGoldTree reads the gold heads of the words of a sentence, punctuation left
// out; a word under punctuation goes to the next word above.
func newGoldTree(s *text.Sentence, ids map[string]int) (goldTree, error) {
	var words []int
	at := make([]int, len(s.Tokens))
	for i, t := range s.Tokens {
		at[i] = -1
		if t.UPOS != text.PUNCT {
			at[i] = len(words)
			words = append(words, i)
		}
	}
	n := len(words)
	g := goldTree{head: make([]int32, n), rel: make([]uint8, n), deps: make([][]int32, n+1)}
	for w, i := range words {
		h := s.Tokens[i].Head
		for up := 0; h >= 0 && at[h] < 0; up++ {
			if h = s.Tokens[h].Head; up > len(s.Tokens) {
				return g, errors.New("train: a cycle among the heads")
			}
		}
		head := n
		if h >= 0 {
			head = at[h]
		}
		id, ok := ids[s.Tokens[i].Rel]
		if !ok {
			return g, errors.New("train: relation " + s.Tokens[i].Rel + " is not among the labels")
		}
		g.head[w], g.rel[w] = int32(head), uint8(id)
		g.deps[head] = append(g.deps[head], int32(w))
	}
	return g, nil
}

// share counts successes.
type share struct{ ok, n int }

func (s *share) add(ok bool) {
	s.n++
	if ok {
		s.ok++
	}
}

func (s share) share() float64 { return float64(s.ok) / float64(max(s.n, 1)) }

type parserTrainer struct {
	o               ParserOptions
	labels          []string
	ids             map[string]int
	root            int
	width           int
	mShift, lShift  uint
	move, label     []float32 // current weights
	moveU, labelU   []float32 // sums for averaging, weighted by the step
	step            float32
	state           *text.ParseState
	rng             *rand.Rand
	moveOK, labelOK share
}

const moveRow = 4

func newParserTrainer(labels []string, o ParserOptions) *parserTrainer {
	t := &parserTrainer{o: o, labels: labels, ids: map[string]int{}, width: text.LabelWidth(len(labels)),
		mShift: uint(64 - o.MoveBits), lShift: uint(64 - o.LabelBits), step: 1,
		state: text.NewParseState(labels, o.Lexis), rng: rand.New(rand.NewPCG(o.Seed, 7))}
	for i, l := range labels {
		t.ids[l] = i
	}
	t.root = t.ids["root"]
	t.move = make([]float32, moveRow<<o.MoveBits)
	t.moveU = make([]float32, len(t.move))
	t.label = make([]float32, t.width<<o.LabelBits)
	t.labelU = make([]float32, len(t.label))
	return t
}

func (t *parserTrainer) reset() { t.moveOK, t.labelOK = share{}, share{} }

func (t *parserTrainer) learn(s *text.Sentence, g *goldTree, epoch int) {
	m := t.state
	m.Reset(s)
	for !m.Done() {
		legal := m.Legal()
		mv := t.learnMove(m, g, legal, epoch)
		lab := 0
		if mv != text.Shift {
			head, dep := m.Arc(mv)
			lab = t.learnLabel(m, g, head, dep)
		}
		m.Apply(mv, lab)
	}
	t.step++
}

// learnMove updates on one state and chooses how to go on.
func (t *parserTrainer) learnMove(m *text.ParseState, g *goldTree, legal uint8, epoch int) text.Move {
	var cost [3]int
	lowest := 1 << 30
	count := 0
	for mv := range text.Move(3) {
		if legal&(1<<mv) != 0 {
			cost[mv] = g.cost(m, mv)
			lowest = min(lowest, cost[mv])
			count++
		}
	}
	feats := m.MoveFeatures()
	var sum [3]float32
	for _, h := range feats {
		i := h >> t.mShift * moveRow
		w := t.move[i : i+moveRow]
		sum[0] += w[0]
		sum[1] += w[1]
		sum[2] += w[2]
	}
	right, wrong := -1, -1
	for mv := range 3 {
		if legal&(1<<mv) == 0 {
			continue
		}
		if cost[mv] == lowest {
			if right < 0 || sum[mv] > sum[right] {
				right = mv
			}
		} else if wrong < 0 || sum[mv] > sum[wrong] {
			wrong = mv
		}
	}
	if count < 2 || wrong < 0 {
		return text.Move(right)
	}
	t.moveOK.add(sum[right] > sum[wrong])
	if sum[right]-sum[wrong] < t.o.Margin {
		for _, h := range feats {
			i := h >> t.mShift * moveRow
			t.move[i+uint64(right)]++
			t.moveU[i+uint64(right)] += t.step
			t.move[i+uint64(wrong)]--
			t.moveU[i+uint64(wrong)] -= t.step
		}
	}
	if sum[wrong] >= sum[right] && epoch > 0 && t.rng.Float64() < t.o.Explore {
		return text.Move(wrong)
	}
	return text.Move(right)
}

// learnLabel chooses the relation of an arc, and learns when the arc is gold.
func (t *parserTrainer) learnLabel(m *text.ParseState, g *goldTree, head, dep int) int {
	if head == len(g.head) {
		return t.root
	}
	right := -1
	if int(g.head[dep]) == head {
		right = int(g.rel[dep])
	}
	return t.decide(m.LabelFeatures(head, dep), right)
}

// decide gives the best relation by the features, and learns that right was
// meant, -1 for nothing to learn.
func (t *parserTrainer) decide(feats []uint64, right int) int {
	var sum [64]float32
	for _, h := range feats {
		i := int(h>>t.lShift) * t.width
		for j, w := range t.label[i : i+t.width] {
			sum[j] += w
		}
	}
	best, rival := -1, -1
	for j := range t.labels {
		if j == t.root {
			continue
		}
		if best < 0 || sum[j] > sum[best] {
			best = j
		}
		if j != right && (rival < 0 || sum[j] > sum[rival]) {
			rival = j
		}
	}
	if right < 0 || right == t.root {
		return best
	}
	t.labelOK.add(best == right)
	if sum[right]-sum[rival] < t.o.Margin {
		for _, h := range feats {
			i := int(h>>t.lShift) * t.width
			t.label[i+right]++
			t.labelU[i+right] += t.step
			t.label[i+rival]--
			t.labelU[i+rival] -= t.step
		}
	}
	return best
}

// cost counts the gold arcs that a move puts out of reach.
func (g *goldTree) cost(m *text.ParseState, mv text.Move) int {
	front, stack := m.Front(), m.Stack()
	n := 0
	if mv == text.Shift {
		for i, s := range stack {
			if int(g.head[s]) == front {
				n++
			}
			if i < len(stack)-1 && g.head[front] == s {
				n++
			}
		}
		return n
	}
	top := stack[len(stack)-1]
	head := int(g.head[top])
	under := -1
	if len(stack) > 1 {
		under = int(stack[len(stack)-2])
	}
	switch mv {
	case text.Left:
		if head != front && (head > front || head == under) {
			n++
		}
	case text.Right:
		if head != under && head >= front {
			n++
		}
	}
	for _, d := range g.deps[top] {
		if int(d) >= front {
			n++
		}
	}
	return n
}

func (t *parserTrainer) average() *ParserWeights {
	w := &ParserWeights{Labels: t.labels, Move: t.move, Label: t.label}
	for i := range w.Move {
		w.Move[i] -= t.moveU[i] / t.step
	}
	for i := range w.Label {
		w.Label[i] -= t.labelU[i] / t.step
	}
	return w
}

// Quantise rounds the weights to 8 bits, dropping those below prune (in units
// of an update), and makes a parser of them. The relation tables share a scale,
// as their scores are added.
func (w *ParserWeights) Quantise(prune float32) (*text.Parser, error) {
	scale := scaleOf(w.Label, w.Second)
	return text.NewParser(w.Labels, quantise(w.Move, prune, scaleOf(w.Move)), quantise(w.Label, prune, scale), quantise(w.Second, prune, scale),
		quantise(w.Arcs, arcsPrune, arcsScale))
}

// arcsScale is the scale of the weights of arcs; the few beyond the range are cut.
// arcsPrune is the least that is kept.
const (
	arcsScale = 300
	arcsPrune = 1.0 / arcsScale
)

// scaleOf gives the factor that brings the largest weight to 127.
func scaleOf(tables ...[]float32) float32 {
	top := float32(0)
	for _, t := range tables {
		for _, x := range t {
			top = max(top, x, -x)
		}
	}
	if top == 0 {
		return 0
	}
	return 127 / top
}

func quantise(w []float32, prune, scale float32) []int8 {
	out := make([]int8, len(w))
	for i, x := range w {
		if x >= prune || x <= -prune {
			out[i] = int8(max(-127, min(127, roundHalf(x*scale))))
		}
	}
	return out
}

func roundHalf(x float32) float32 {
	if x < 0 {
		return float32(int32(x - 0.5))
	}
	return float32(int32(x + 0.5))
}

// relationsOf lists the relations of the examples in alphabetical order.
func relationsOf(examples []ParseExample) []string {
	seen := map[string]bool{"root": true, "dep": true, "punct": true}
	for i := range examples {
		for _, t := range examples[i].Tokens {
			seen[t.Rel] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
