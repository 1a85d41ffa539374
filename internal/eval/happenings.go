package eval

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// happeningsSuite scores whether two claims tell one happening, and learns what its signs
// weigh.
func happeningsSuite() Suite {
	return Suite{
		Name:  "happenings",
		About: "Do two claims tell one happening: by the weights that ship, and by weights learned from the other stories. --misses lists both weights of every sign.",
		Data:  "a folder of stories with " + goldCorpus + ", as for corpus",
		Run:   runHappenings,
	}
}

// oneHappening are the types of expectation whose members tell one happening.
var oneHappening = []string{wantEvent, wantDates, wantActors, wantAdmits, string(cotejo.PlanOf), string(cotejo.Denial)}

func runHappenings(ctx context.Context, path string, opt Options) (Result, error) {
	var pairs []figurePair
	stories := 0
	sum, err := eachStory(ctx, path, func(s goldStory, side *sideBySide) {
		pairs = append(pairs, happeningPairs(stories, s.expect, side)...)
		stories++
	})
	if err != nil {
		return Result{}, err
	}
	metrics, err := judgeSigns(pairs, stories, reconcile.HappeningWeights(), reconcile.HappeningNames(), opt)
	return Result{Suite: "happenings", Corpus: sum, Metrics: metrics}, err
}

// claimPair is two claims by their ids, the smaller first.
type claimPair struct{ a, b string }

// happeningPairs are the pairs of claims of one story of which a reader says whether they
// tell one happening: of any two members of a line that says so, and of a member and any
// other claim of an article in which that line has another one.
func happeningPairs(story int, expect []expectation, side *sideBySide) []figurePair {
	one, other := map[claimPair]bool{}, map[claimPair]bool{}
	for i := range expect {
		e := &expect[i]
		apart := slices.Contains(e.MustNot, wantEvent)
		if !apart && (len(e.MustNot) > 0 || !slices.Contains(oneHappening, e.Type)) {
			continue
		}
		found := side.members(e)
		for i, as := range found {
			for j, bs := range found {
				if i == j {
					continue
				}
				into := one
				if apart {
					into = other
				}
				pairUp(into, as, bs)
				if !apart && e.Type == wantEvent && len(bs) > 0 {
					pairUp(other, as, side.claimsOf(bs[0].Document))
				}
			}
		}
	}
	for k := range one {
		delete(other, k)
	}
	var out []figurePair
	for _, of := range []map[claimPair]bool{one, other} {
		for _, k := range slices.SortedFunc(maps.Keys(of), func(x, y claimPair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }) {
			if signs, ok := reconcile.HappeningSigns(side.items[k.a], side.items[k.b]); ok {
				out = append(out, figurePair{story: story, signs: signs, one: one[k]})
			}
		}
	}
	return out
}

// pairUp adds every pair of two lists of claims.
func pairUp(into map[claimPair]bool, as, bs []cotejo.Claim) {
	for _, a := range as {
		for _, b := range bs {
			if a.ID != b.ID {
				into[claimPair{min(a.ID, b.ID), max(a.ID, b.ID)}] = true
			}
		}
	}
}

// claimsOf gives the claims of a document.
func (s *sideBySide) claimsOf(document string) []cotejo.Claim {
	var out []cotejo.Claim
	for _, it := range s.store.Items() {
		if it.Claim.Document == document {
			out = append(out, it.Claim)
		}
	}
	return out
}
