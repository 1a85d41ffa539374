package train

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"

	"github.com/cotejo/cotejo/internal/text"
)

// reviser learns the weights by which heads are revised, in the search that uses
// them and from trees with the errors that it will find: those of parsers that have
// not seen the sentence.
type reviser struct {
	weight, sum []float32
	step        float32
	state       *text.ParseState
	scores      []float32
	before, now share // words on the right head before and after, of those that can be
}

// Settings of the reviser.
const (
	startFolds   = 4  // parsers whose trees it learns to revise
	startBlock   = 24 // examples that stay together, copies of a sentence among them
	startEpochs  = 3  // passes of each of them
	reviseEpochs = 3
	reviseSweeps = 2
	reviseStep   = 0.01 // the longest update
	reviseMargin = 1    // by which the gold head must win
	reviseNorm   = 300  // what the updated features count, about
	graphShare   = 0.5  // what the weights of the graph parser count beside its own
)

// startTrees gives the trees that parsers make of the examples without having seen
// them.
func startTrees(examples []ParseExample, labels []string, o ParserOptions, log io.Writer) ([]ParseExample, error) {
	out := make([]ParseExample, len(examples))
	foldOf := func(i int) int { return i / startBlock % startFolds }
	o.Epochs, o.Log = startEpochs, nil
	for fold := range startFolds {
		var rest []ParseExample
		for i := range examples {
			if foldOf(i) != fold {
				rest = append(rest, examples[i])
			}
		}
		if len(rest) == 0 {
			rest = examples // a handful of sentences cannot be divided
		}
		w, err := TrainParser(rest, labels, o)
		if err != nil {
			return nil, err
		}
		p, err := w.Quantise(0)
		if err != nil {
			return nil, err
		}
		p.WithLexis(o.Lexis)
		for i := range examples {
			if foldOf(i) == fold {
				s := examples[i].Sentence
				s.Tokens = slices.Clone(s.Tokens)
				p.Parse(&s)
				out[i] = ParseExample{s}
			}
		}
		fmt.Fprintf(log, "reviser: trees of parser %d of %d\n", fold+1, startFolds)
	}
	return out, nil
}

// trainReviser gives the weights of arcs that ship: those learned in revising,
// with a share of those of the graph parser.
func trainReviser(examples []ParseExample, labels []string, graph []float32, o ParserOptions, log io.Writer) ([]float32, error) {
	starts, err := startTrees(examples, labels, o, log)
	if err != nil {
		return nil, err
	}
	v := &reviser{weight: make([]float32, 1<<graphBits), sum: make([]float32, 1<<graphBits), step: 1, state: text.NewParseState(labels, o.Lexis)}
	ids := map[string]int{}
	for i, l := range labels {
		ids[l] = i
	}
	gold, start, order := make([]goldTree, len(examples)), make([]goldTree, len(examples)), make([]int, len(examples))
	for i := range examples {
		if gold[i], err = newGoldTree(&examples[i].Sentence, ids); err != nil {
			return nil, err
		}
		if start[i], err = newGoldTree(&starts[i].Sentence, ids); err != nil {
			return nil, err
		}
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(o.Seed, 17))
	for epoch := range reviseEpochs {
		v.before, v.now = share{}, share{}
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			v.learn(&examples[i].Sentence, &start[i], &gold[i])
		}
		fmt.Fprintf(log, "reviser: pass %d, heads %.4f, revised %.4f\n", epoch+1, v.before.share(), v.now.share())
	}
	for i := range v.weight {
		v.weight[i] += graphShare*graph[i] - v.sum[i]/v.step
	}
	return v.weight, nil
}

// learn goes over the words of a sentence as the parser does.
func (v *reviser) learn(s *text.Sentence, start, gold *goldTree) {
	m := v.state
	m.Reset(s)
	if len(gold.head) == 0 {
		return
	}
	m.SetHeads(start.head)
	copy(m.Rel, start.rel)
	m.PrepareArcs()
	m.Link()
	for range reviseSweeps {
		moved := false
		for dep := range gold.head {
			if m.Revisable(dep) && v.choose(dep, gold) {
				moved = true
			}
		}
		if !moved {
			break
		}
	}
	v.step++
}

// choose gives a word the best head by the weights, reports whether that is another
// one, and learns from it where the gold head is among those it may have.
func (v *reviser) choose(dep int, gold *goldTree) bool {
	m := v.state
	heads := slices.Clone(m.HeadsOf(dep))
	if len(heads) < 2 {
		return false
	}
	right, best, rival := -1, -1, -1
	v.scores = v.scores[:0]
	for i, h := range heads {
		x := v.score(int(h), dep)
		v.scores = append(v.scores, x)
		if best < 0 || x > v.scores[best] {
			best = i
		}
		if h == gold.head[dep] {
			right = i
		} else if rival < 0 || x > v.scores[rival] {
			rival = i
		}
	}
	if right >= 0 {
		v.before.add(m.Head[dep] == heads[right])
		v.now.add(best == right)
		if ahead := v.scores[right] - v.scores[rival]; ahead < reviseMargin {
			by := min(reviseStep, (reviseMargin-ahead)/reviseNorm)
			v.update(int(heads[right]), dep, by)
			v.update(int(heads[rival]), dep, -by)
		}
	}
	if heads[best] == m.Head[dep] {
		return false
	}
	m.Move(dep, int(heads[best]))
	if best == right {
		m.Rel[dep] = gold.rel[dep]
	}
	return true
}

func (v *reviser) score(head, dep int) float32 {
	sum := float32(0)
	v.state.Attach(head, dep, func(feats []uint64, sign int) {
		for _, f := range feats {
			sum += float32(sign) * v.weight[f>>graphShift]
		}
	})
	return sum
}

func (v *reviser) update(head, dep int, by float32) {
	v.state.Attach(head, dep, func(feats []uint64, sign int) {
		by := float32(sign) * by
		for _, f := range feats {
			v.weight[f>>graphShift] += by
			v.sum[f>>graphShift] += by * v.step
		}
	})
}
