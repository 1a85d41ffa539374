package eval

import (
	"context"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/synth"
)

// echo scores who repeats whom on a synthetic news world. A pair is right when
// one claim was made from the other, in one step or more, or both from one text.
// Recall is over claims that were reprinted or cited from another: found when
// some right echo relation holds for it.
func echo(_ context.Context, _ string, opt Options) (Result, error) {
	w, err := newWorld(synth.Options{Seed: cmpOr(opt.Seed, relationsSeed), Articles: relationsArticles})
	if err != nil {
		return Result{}, err
	}
	return Result{Suite: "echo", Corpus: w.corpus, Metrics: w.echoes(opt)}, nil
}

// echoes gives every metric of the suite on one world.
func (w *world) echoes(opt Options) []Metric {
	var said, right, turned int
	found := map[string]bool{}
	for _, r := range w.links {
		if r.Type != cotejo.Echoes {
			continue
		}
		said++
		if w.first(r.A) != w.first(r.B) {
			opt.miss("no echo: %s %s by %s: %v / %v", r.A, r.B, r.Row, w.truth[r.A], w.truth[r.B])
			continue
		}
		right++
		found[r.A], found[r.B] = true, true
		if w.doc[w.claims[r.A].Document].Published.Value >= w.doc[w.claims[r.B].Document].Published.Value {
			turned++
		}
	}
	var derived, hit, reworded, seen int
	for id, t := range w.truth {
		if t.Upstream == "" {
			continue
		}
		derived++
		if t.How == "reworded" {
			reworded++
		}
		if found[id] {
			hit++
			if t.How == "reworded" {
				seen++
			}
		} else {
			opt.miss("echo missed: %s from %s (%s)", id, t.Upstream, t.How)
		}
	}
	out := []Metric{metric("precision", right, said), metric("recall", hit, derived), metric("direction", turned, right)}
	if reworded > 0 {
		out = append(out, metric("recall-reworded", seen, reworded))
	}
	return out
}

// first is the claim at the head of a line of copies.
func (w *world) first(id string) string {
	for w.truth[id].Upstream != "" {
		id = w.truth[id].Upstream
	}
	return id
}
