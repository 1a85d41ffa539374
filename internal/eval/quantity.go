package eval

import (
	"context"
	"fmt"
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
	one   bool
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
	shipped := reconcile.SignWeights()
	metrics := pairMetrics("shipped", pairs, opt.Seed, func(p *figurePair) float64 { return dot(shipped, p.signs) })
	unseen := map[int][]float64{}
	for i := range stories {
		unseen[i] = learnSigns(pairs, i)
	}
	metrics = append(metrics, pairMetrics("unseen story", pairs, opt.Seed, func(p *figurePair) float64 { return dot(unseen[p.story], p.signs) })...)
	if opt.Misses && opt.Out != nil {
		learned := learnSigns(pairs, -1)
		for i, name := range reconcile.SignNames() {
			if _, err := fmt.Fprintf(opt.Out, "%-16s %6.2f %6.2f\n", name, shipped[i], learned[i]); err != nil {
				return Result{}, fmt.Errorf("listing the weights: %w", err)
			}
		}
	}
	return Result{Suite: "quantity", Corpus: sum, Metrics: metrics}, nil
}

// pairsOf are the pairs of listed figures of one story that are weighed, by id.
func pairsOf(story int, expect []expectation, side *sideBySide) []figurePair {
	of := map[string][]string{} // claim → quantities
	for i := range expect {
		if e := &expect[i]; e.Quantity != "" {
			for _, claims := range side.members(e) {
				for _, c := range claims {
					of[c.ID] = append(of[c.ID], e.Quantity)
				}
			}
		}
	}
	ids := make([]string, 0, len(of))
	for id := range of {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var out []figurePair
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if signs, ok := reconcile.Signs(side.items[a], side.items[b]); ok {
				one := slices.ContainsFunc(of[a], func(q string) bool { return slices.Contains(of[b], q) })
				out = append(out, figurePair{story, signs, one})
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

// How the weights are learned: a ridge of one, and so many steps of AdaGrad (Duchi,
// Hazan and Singer 2011), which more do not change.
const (
	signRidge = 1.0
	signSteps = 400
	signPace  = 0.5
)

// learnSigns fits a logistic regression to the pairs of all stories but one. The first
// sign, which every pair has, is not held small.
func learnSigns(pairs []figurePair, without int) []float64 {
	n := len(reconcile.SignNames())
	w, squares := make([]float64, n), make([]float64, n)
	for range signSteps {
		g := make([]float64, n)
		for j := 1; j < n; j++ {
			g[j] = signRidge * w[j]
		}
		for i := range pairs {
			p := &pairs[i]
			if p.story == without {
				continue
			}
			err := 1 / (1 + math.Exp(-dot(w, p.signs)))
			if p.one {
				err--
			}
			for j, times := range p.signs {
				if times != 0 {
					g[j] += err * times
				}
			}
		}
		for j := range w {
			squares[j] += g[j] * g[j]
			w[j] -= signPace * g[j] / (1e-8 + math.Sqrt(squares[j]))
		}
	}
	return w
}

func dot(w, x []float64) float64 {
	sum := 0.0
	for i, v := range x {
		sum += w[i] * v
	}
	return sum
}
