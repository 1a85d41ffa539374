package eval

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	if opt.Misses && opt.Out != nil {
		for _, p := range pairs {
			_, _ = fmt.Fprintf(opt.Out, "%d %v %s\n", p.story, p.one, strings.Trim(fmt.Sprint(p.signs), "[]"))
		}
	}
	return Result{Suite: "happenings", Corpus: sum}, nil
}

// happeningPairs are the pairs of claims of one story of which it is known whether they
// tell one happening: those of two members of a line that says so, and those of a member
// and of any claim of the article of another member that no such line puts with it. Where
// several claims may be meant, the best pair counts, which is not known: all do.
func happeningPairs(story int, expect []expectation, side *sideBySide) []figurePair {
	type pair struct{ a, b string }
	one, other := map[pair]bool{}, map[pair]bool{}
	key := func(a, b string) pair { return pair{min(a, b), max(a, b)} }
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
				for _, a := range as {
					for _, b := range bs {
						if a.ID != b.ID && !apart {
							one[key(a.ID, b.ID)] = true
						} else if a.ID != b.ID {
							other[key(a.ID, b.ID)] = true
						}
					}
					if apart || e.Type != wantEvent || len(bs) == 0 {
						continue
					}
					for _, it := range side.store.Items() {
						if it.Claim.Document == bs[0].Document && it.Claim.ID != a.ID {
							other[key(a.ID, it.Claim.ID)] = true
						}
					}
				}
			}
		}
	}
	for k := range one {
		delete(other, k)
	}
	var out []figurePair
	for _, of := range []map[pair]bool{one, other} {
		for _, k := range slices.SortedFunc(maps.Keys(of), func(x, y pair) int { return strings.Compare(x.a+x.b, y.a+y.b) }) {
			if signs, ok := reconcile.HappeningSigns(side.items[k.a], side.items[k.b]); ok {
				out = append(out, figurePair{story: story, signs: signs, one: one[k]})
			}
		}
	}
	return out
}
