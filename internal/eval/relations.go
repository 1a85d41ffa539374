package eval

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/synth"
)

// relationsSeed and relationsArticles fix the synthetic world that the suite is
// scored on, so that its figure can be repeated.
const (
	relationsSeed     = 20250605
	relationsArticles = 1500
)

// relations scores reconciliation against the truth of a synthetic news world:
// conflicts and differences of scope between figures, clustering of events, and
// the number of independent origins. Path is not read: the world is made.
func relations(_ context.Context, _ string, opt Options) (Result, error) {
	w, err := newWorld(synth.Options{Seed: cmpOr(opt.Seed, relationsSeed), Articles: relationsArticles})
	if err != nil {
		return Result{}, err
	}
	return Result{Suite: "relations", Corpus: w.corpus, Metrics: w.relations(opt)}, nil
}

// relations gives every metric of the suite on one world.
func (w *world) relations(opt Options) []Metric {
	return slices.Concat(w.figures(opt), w.clusters(opt), w.origins(opt))
}

func cmpOr(a, b uint64) uint64 {
	if a != 0 {
		return a
	}
	return b
}

// world is a synthetic world that has been reconciled.
type world struct {
	corpus string
	store  *reconcile.MemStore
	truth  map[string]synth.Truth
	claims map[string]cotejo.Claim
	doc    map[string]cotejo.Document
	links  []cotejo.Relation
}

// newWorld makes and reconciles a world, story by story.
func newWorld(o synth.Options) (*world, error) {
	w := &world{store: reconcile.NewMemStore(), truth: map[string]synth.Truth{}, claims: map[string]cotejo.Claim{}, doc: map[string]cotejo.Document{}}
	sum := sha256.New()
	var batch []reconcile.Item
	story := -1
	for a := range synth.Articles(o) {
		fmt.Fprintln(sum, a.Document.ID, a.Document.TextHash)
		w.doc[a.Document.ID] = a.Document
		info := reconcile.Describe(a.Document, a.Claims, a.Entities, nil)
		for i, c := range a.Claims {
			w.truth[c.ID], w.claims[c.ID] = a.Truth[i], c
			if a.Truth[i].Story != story {
				if _, err := w.store.Change(batch, nil); err != nil {
					return nil, err
				}
				batch, story = nil, a.Truth[i].Story
			}
			batch = append(batch, reconcile.Item{Claim: c, Document: info, Keys: reconcile.Keys(c, info)})
		}
	}
	if _, err := w.store.Change(batch, nil); err != nil {
		return nil, err
	}
	w.corpus = fmt.Sprintf("%x", sum.Sum(nil))
	w.links = w.store.Relations()
	return w, nil
}

// metric is a share in percent.
func metric(name string, right, all int) Metric {
	m := Metric{Name: name, N: all}
	if all > 0 {
		m.Value = 100 * float64(right) / float64(all)
	}
	return m
}

func (o Options) miss(format string, args ...any) {
	if o.Misses {
		out := o.Out
		if out == nil {
			out = io.Discard
		}
		fmt.Fprintf(out, format+"\n", args...)
	}
}

// figures scores pairs of figures that reconciliation compared. Truth is planted:
// two figures conflict when they count the same thing on the same day and differ;
// they differ in scope when they count a part and the whole, or plan and fact. A
// toll that is lower on a later day, from another origin, conflicts; one that is
// higher has grown.
func (w *world) figures(opt Options) []Metric {
	var conflicts, conflictRight, scopes, scopeRight, confused, judged int
	for _, r := range w.links {
		a, b := w.truth[r.A], w.truth[r.B]
		if w.claims[r.A].Figure == nil || w.claims[r.B].Figure == nil || a.Fact != b.Fact || a.Story != b.Story {
			continue
		}
		want := wanted(w.claims[r.A], w.claims[r.B], a, b)
		got := r.Type
		switch want {
		case cotejo.Conflicts:
			judged++
			if got == cotejo.DiffersInScope || got == cotejo.PartOf {
				confused++
				opt.miss("conflict read as scope: %s %s by %s: %v / %v", r.A, r.B, r.Row, a, b)
			}
		case cotejo.DiffersInScope:
			judged++
			if got == cotejo.Conflicts {
				confused++
				opt.miss("scope read as conflict: %s %s by %s: %v / %v", r.A, r.B, r.Row, a, b)
			}
		}
		if got == cotejo.Conflicts {
			conflicts++
			if want == "" {
				conflicts--
			} else if want == cotejo.Conflicts {
				conflictRight++
			} else {
				opt.miss("conflict that is none (%s): %s %s by %s: %v / %v", want, r.A, r.B, r.Row, a, b)
			}
		}
		if want == cotejo.DiffersInScope {
			scopes++
			if slices.Contains([]cotejo.RelationType{cotejo.DiffersInScope, cotejo.PartOf, cotejo.PlanOf}, got) {
				scopeRight++
			}
		}
	}
	return []Metric{metric("conflict-precision", conflictRight, conflicts), metric("scope-recall", scopeRight, scopes),
		metric("conflict-scope-confusion", confused, judged)}
}

// wanted is the planted relation of two figures of one fact.
func wanted(ca, cb cotejo.Claim, a, b synth.Truth) cotejo.RelationType {
	va, vb := *ca.Figure.Best, *cb.Figure.Best
	close := reconcile.CompareValues(reconcile.ValueOf(ca.Figure, 1), reconcile.ValueOf(cb.Figure, 1))
	switch {
	case a.Upstream == cb.ID || b.Upstream == ca.ID:
		return cotejo.Echoes
	case a.Trap != "" && a.Trap == b.Trap:
		return "" // two shares, or two additions: they need not be the same ones
	case a.Plan != b.Plan || a.Sub != b.Sub || a.Trap != b.Trap:
		if va == vb || close == reconcile.Rounds {
			return cotejo.Agrees
		}
		return cotejo.DiffersInScope
	case va == vb || close == reconcile.Rounds || close == reconcile.Overlap:
		return cotejo.Agrees
	case a.Day == b.Day:
		return cotejo.Conflicts
	}
	early, late, first, last := va, vb, a, b
	if a.Day > b.Day {
		early, late, first, last = vb, va, b, a
	}
	switch {
	case !a.Grows, first.Origin == last.Origin:
		return "" // it may have changed, been corrected or been got wrong: nothing tells
	case late > early:
		return cotejo.Updates
	}
	return cotejo.Conflicts
}

// clusters scores events against facts: of all pairs of claims put into one event
// how many are of one fact (precision), and of all pairs of one fact that are
// within a week of one another how many are in one event (recall).
func (w *world) clusters(opt Options) []Metric {
	event := map[string]string{}
	var same, right int
	for _, e := range w.store.Events() {
		for i, x := range e.Claims {
			event[x] = e.ID
			for _, y := range e.Claims[i+1:] {
				same++
				a, b := w.truth[x], w.truth[y]
				if a.Story == b.Story && a.Fact == b.Fact {
					right++
				} else {
					opt.miss("one event, two facts: %s (%s) %s (%s): %v / %v", x, w.claims[x].Predicate, y, w.claims[y].Predicate, a, b)
				}
			}
		}
	}
	byFact := map[[2]int][]string{}
	for id, t := range w.truth {
		byFact[[2]int{t.Story, t.Fact}] = append(byFact[[2]int{t.Story, t.Fact}], id)
	}
	var pairs, found int
	for _, ids := range byFact {
		for i, x := range ids {
			for _, y := range ids[i+1:] {
				if d := w.truth[x].Day - w.truth[y].Day; d > 7 || d < -7 {
					continue
				}
				pairs++
				if event[x] != "" && event[x] == event[y] {
					found++
				}
			}
		}
	}
	return []Metric{metric("event-pair-precision", right, same), metric("event-pair-recall", found, pairs)}
}

// origins scores the number of independent named origins of each event that has
// claims from two documents or more: exact, or not. The truth is the origins
// behind the claims that name one, themselves or through an agency whose own
// article names it.
func (w *world) origins(opt Options) []Metric {
	var all, exact int
	for _, e := range w.store.Events() {
		if len(e.Documents) < 2 {
			continue
		}
		want := map[string]bool{}
		for _, c := range e.Claims {
			if t := w.truth[c]; t.Named {
				want[t.Root] = true
			}
		}
		all++
		if len(e.Origins) == len(want) {
			exact++
			continue
		}
		var got []string
		for _, o := range e.Origins {
			got = append(got, o.Entity)
		}
		opt.miss("origins of %s: %v, planted %v", e.ID, got, want)
	}
	return []Metric{metric("origins-exact", exact, all)}
}
