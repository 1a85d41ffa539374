package eval

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/cotejo/cotejo/internal/reconcile"
)

// quantitySuite scores whether two figures are of one quantity, and learns what its
// signs weigh.
func quantitySuite() Suite {
	return Suite{
		Name:  "quantity",
		About: "Do two figures measure one thing: by the weights that ship, and by weights learned from the other stories. --misses lists both weights of every sign.",
		Data:  "a folder of stories with " + goldCorpus + ", as for corpus",
		Run:   runQuantity,
	}
}

// figurePair is two figures of a story whose quantities a reader listed.
type figurePair struct {
	story int
	signs []float64
	one   bool // they are of one quantity
}

func runQuantity(ctx context.Context, path string, opt Options) (Result, error) {
	var pairs []figurePair
	stories := 0
	sum, err := eachStory(ctx, path, func(s goldStory, side *sideBySide) {
		pairs = append(pairs, pairsOf(stories, s.expect, side)...)
		stories++
	})
	if err != nil {
		return Result{}, err
	}
	metrics, err := judgeSigns(pairs, stories, reconcile.SignWeights(), reconcile.SignNames(), opt)
	return Result{Suite: "quantity", Corpus: sum, Metrics: metrics}, err
}

// mostFolds is in how many parts many stories are left out by turns.
const mostFolds = 20

// judgeSigns scores pairs by the weights that ship and, story by story, by weights learned
// from others, of so many stories a twentieth being left out at a time; with the misses it
// lists both weights of every sign.
func judgeSigns(pairs []figurePair, stories int, shipped []float64, names []string, opt Options) ([]Metric, error) {
	metrics := pairMetrics("shipped", pairs, opt.Seed, func(p *figurePair) float64 { return dot(shipped, p.signs) })
	folds := max(1, min(stories, mostFolds))
	unseen := make([][]float64, folds)
	for i := range folds {
		unseen[i] = learn(pairs, func(story int) bool { return story%folds == i }, len(names))
	}
	metrics = append(metrics, pairMetrics("unseen story", pairs, opt.Seed, func(p *figurePair) float64 { return dot(unseen[p.story%folds], p.signs) })...)
	if opt.Misses && opt.Out != nil {
		learned := learn(pairs, func(int) bool { return false }, len(names))
		for i, name := range names {
			if _, err := fmt.Fprintf(opt.Out, "%-16s %6.2f %6.2f\n", name, shipped[i], learned[i]); err != nil {
				return nil, fmt.Errorf("listing the weights: %w", err)
			}
		}
	}
	return metrics, nil
}

// pairsOf are the pairs of listed figures of one story that are weighed, by id.
func pairsOf(story int, expect []expectation, side *sideBySide) []figurePair {
	of := quantitiesOf(expect, side)
	ids := slices.Sorted(maps.Keys(of))
	var out []figurePair
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if signs, ok := reconcile.Signs(side.items[a], side.items[b]); ok {
				out = append(out, figurePair{story: story, signs: signs, one: oneQuantity(of[a], of[b])})
			}
		}
	}
	return out
}

func pairMetrics(name string, pairs []figurePair, seed uint64, score func(*figurePair) float64) []Metric {
	var precision, recall ratio
	for i := range pairs {
		p := &pairs[i]
		said := score(p) >= 0
		if said {
			precision.add(number(p.one), 1)
		}
		if p.one {
			recall.add(number(said), 1)
		}
	}
	return []Metric{precision.metric(name+" precision", len(precision.num), seed), recall.metric(name+" recall", len(recall.num), seed)}
}

// How the weights are learned: a ridge, and steps of Newton's method, which so many
// bring to rest (iteratively reweighted least squares).
const (
	signRidge = 1.0
	signSteps = 12
)

// learnSigns learns what the signs of one quantity weigh from the pairs of all stories but
// one.
func learnSigns(pairs []figurePair, without int) []float64 {
	return learn(pairs, func(story int) bool { return story == without }, len(reconcile.SignNames()))
}

// learn fits a logistic regression with so many signs to the pairs of all stories but those
// left out. The first sign, which every pair has, is not held small.
func learn(pairs []figurePair, leave func(story int) bool, n int) []float64 {
	w := make([]float64, n)
	for range signSteps {
		slope, curve := make([]float64, n), make([][]float64, n)
		for j := range n {
			curve[j] = make([]float64, n)
			curve[j][j] = signRidge
			slope[j] = signRidge * w[j]
		}
		slope[0], curve[0][0] = 0, 1e-6
		for i := range pairs {
			if p := &pairs[i]; !leave(p.story) {
				p.lean(w, slope, curve)
			}
		}
		step := solve(curve, slope)
		for j := range w {
			w[j] -= step[j]
		}
	}
	return w
}

// lean adds a pair to the slope and the curvature of the loss at some weights.
func (p *figurePair) lean(w, slope []float64, curve [][]float64) {
	prob := 1 / (1 + math.Exp(-dot(w, p.signs)))
	err := prob - number(p.one)
	var there []int
	for j, times := range p.signs {
		if times != 0 {
			there = append(there, j)
		}
	}
	for _, j := range there {
		slope[j] += err * p.signs[j]
		for _, k := range there {
			curve[j][k] += prob * (1 - prob) * p.signs[j] * p.signs[k]
		}
	}
}

// solve solves a system of linear equations whose matrix is symmetric and positive
// definite, by Cholesky's decomposition, in the matrix's place.
func solve(m [][]float64, b []float64) []float64 {
	n := len(b)
	x := slices.Clone(b)
	for i := range n {
		for j := 0; j <= i; j++ {
			sum := m[i][j]
			for k := range j {
				sum -= m[i][k] * m[j][k]
			}
			if i == j {
				m[i][i] = math.Sqrt(sum)
			} else {
				m[i][j] = sum / m[j][j]
			}
		}
	}
	for i := range n {
		for k := range i {
			x[i] -= m[i][k] * x[k]
		}
		x[i] /= m[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= m[k][i] * x[k]
		}
		x[i] /= m[i][i]
	}
	return x
}

func dot(w, x []float64) float64 {
	sum := 0.0
	for i, v := range x {
		if v != 0 {
			sum += w[i] * v
		}
	}
	return sum
}
