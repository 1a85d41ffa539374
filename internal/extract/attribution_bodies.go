package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
)

// bodyReach is how many sentences back a bare noun may point for its body.
const bodyReach = 10

// bodies resolves a body named by its noun alone ("the service", "the agency")
// to the last source before it whose name holds the noun, or, for nouns that fit
// any body, to the last institution.
func (r *reader) bodies() {
	order := make([]int, len(r.out))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(r.out[a].sentence-r.out[b].sentence, r.out[a].cue.Start-r.out[b].cue.Start)
	})
	generic := r.c.In("generic-bodies")
	for at, i := range order {
		for j := range r.out[i].links {
			l := &r.out[i].links[j]
			if l.Entity != "" || l.Label == "" || strings.Contains(l.Label, " ") || l.Type == cotejo.SourceAnonymous {
				continue
			}
			word := strings.ToLower(l.Label)
			if body := r.bodyBefore(order[:at], r.out[i].sentence, pack.FoldName(word), generic[word]); body != nil {
				l.Entity, l.Label, l.Type = body.Entity, body.Label, body.Type
			}
		}
	}
}

// bodyBefore finds the last institution among earlier attributions that a bare
// noun can mean. A noun for any body means none of its own sentence: "4,000,
// according to the police; 12,000, according to the organisation".
func (r *reader) bodyBefore(earlier []int, sentence int, word string, any bool) *cotejo.Attribution {
	for _, i := range slices.Backward(earlier) {
		if sentence-r.out[i].sentence > bodyReach {
			return nil
		}
		for j := range r.out[i].links {
			l := &r.out[i].links[j]
			if l.Type != cotejo.SourceInstitution && l.Type != cotejo.SourceAgency || !strings.Contains(l.Label, " ") {
				continue
			}
			if any && sentence > r.out[i].sentence || slices.Contains(strings.Fields(pack.FoldName(l.Label)), word) {
				return l
			}
		}
	}
	return nil
}
