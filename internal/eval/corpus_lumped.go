package eval

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// Lines that tell of one happening say what belongs together; one event for all would hold
// every one of them. Two such lines of a story are mostly two happenings, of which no event
// should hold claims of both.

// lumped scores the pairs of lines of one happening that are of two: no third line has a member
// in common with both, and none of their claims is the same.
func (c *corpusScore) lumpedEvents(expect []expectation, side *sideBySide) {
	var lines []expectation
	var found [][]cotejo.Claim
	for i := range expect {
		if e := &expect[i]; e.Type == wantEvent && len(e.MustNot) == 0 {
			lines, found = append(lines, *e), append(found, slices.Concat(side.members(e)...))
		}
	}
	groups := side.groups(true)
	for j := range lines {
		for i := range j {
			if len(found[i]) == 0 || len(found[j]) == 0 || linesMeet(&lines[i], &lines[j], expect) || claimsMeet(found[i], found[j]) {
				continue
			}
			lumped := slices.ContainsFunc(groups, func(ids []string) bool { return holdsAny(ids, found[i]) && holdsAny(ids, found[j]) })
			c.lumped.add(number(lumped), 1)
			if lumped {
				c.tell("eval.corpus.lumped", say.Args{"ID": lines[i].ID, "Other": lines[j].ID})
			}
		}
	}
}

// linesMeet reports whether two lines have a member's sentence in common, themselves or by a
// third line: a plan with what came of it, a denial with what it denies.
func linesMeet(a, b *expectation, all []expectation) bool {
	sentences := func(e *expectation) []string {
		out := make([]string, len(e.Members))
		for i, m := range e.Members {
			out[i] = m.Document + "\n" + oneSpace(m.Sentence)
		}
		return out
	}
	common := func(x, y []string) bool {
		return slices.ContainsFunc(x, func(s string) bool { return slices.Contains(y, s) })
	}
	x, y := sentences(a), sentences(b)
	return common(x, y) || slices.ContainsFunc(all, func(e expectation) bool {
		s := sentences(&e)
		return e.Quantity == "" && len(e.MustNot) == 0 && e.Type != wantOrigins && common(x, s) && common(y, s)
	})
}

func claimsMeet(a, b []cotejo.Claim) bool {
	return slices.ContainsFunc(a, func(x cotejo.Claim) bool { return holdsAny([]string{x.ID}, b) })
}

func holdsAny(ids []string, claims []cotejo.Claim) bool {
	return slices.ContainsFunc(claims, func(c cotejo.Claim) bool { return slices.Contains(ids, c.ID) })
}
