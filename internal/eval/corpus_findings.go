package eval

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

// firstScreen is how many findings of a story a reader is shown first.
const firstScreen = 10

// findingScore holds the findings that are shown first against the gold.
type findingScore struct {
	oneThing ratio // findings that set listed figures against one another, and those whose figures are of one thing
	listed   ratio // findings, and those that an expectation lists
	nobody   ratio // findings about sources of which the gold tells, and those that it bears out
}

// besideOthers are the findings that set figures against one another; those of sums and of
// sources do not say that all their figures are of one quantity.
var besideOthers = []string{reconcile.FindConflict, reconcile.FindUndated, reconcile.FindPlans, reconcile.FindScope, reconcile.FindCorrection, reconcile.FindUpdate,
	reconcile.FindDone, reconcile.FindAgreement, reconcile.FindDenied, reconcile.FindAdmitted, reconcile.FindHedge, reconcile.FindEcho}

// listedAs are the expectations that a finding of a type tells.
var listedAs = map[string][]string{
	reconcile.FindConflict:     {string(cotejo.Conflicts)},
	reconcile.FindUndated:      {string(cotejo.Conflicts), string(cotejo.Updates), string(cotejo.DiffersInScope)},
	reconcile.FindPlans:        {string(cotejo.Conflicts), string(cotejo.Updates), string(cotejo.DiffersInScope)},
	reconcile.FindScope:        {string(cotejo.DiffersInScope), string(cotejo.PartOf)},
	reconcile.FindCorrection:   {string(cotejo.Updates)},
	reconcile.FindUpdate:       {string(cotejo.Updates)},
	reconcile.FindDone:         {string(cotejo.PlanOf)},
	reconcile.FindAgreement:    {string(cotejo.Agrees), string(cotejo.Rounds), wantPanel},
	reconcile.FindDenied:       {string(cotejo.Denial), string(cotejo.Conflicts)},
	reconcile.FindAdmitted:     {wantAdmits, string(cotejo.Updates), string(cotejo.Denial)},
	reconcile.FindAcknowledged: {wantAdmits, string(cotejo.Agrees), string(cotejo.Updates)},
	reconcile.FindHedge:        {string(cotejo.Echoes), string(cotejo.Agrees), string(cotejo.Rounds)},
	reconcile.FindSum:          {string(cotejo.PartOf), string(cotejo.Conflicts)},
	reconcile.FindEcho:         {string(cotejo.Echoes), string(cotejo.Agrees)},
	reconcile.FindSingle:       {string(cotejo.Echoes), wantOrigins},
	reconcile.FindUnsourced:    {wantSource},
	reconcile.FindDate:         {wantDates},
	reconcile.FindActor:        {wantActors},
}

// findings scores the findings of a story that are shown first.
func (c *corpusScore) findings(expect []expectation, side *sideBySide) {
	of := quantitiesOf(expect, side)
	paired := pairsListed(expect, side, nil)
	all := side.store.Findings()
	for _, f := range reconcile.Ranked(all)[:min(len(all), firstScreen)] {
		listed := slices.ContainsFunc(expect, func(e expectation) bool { return e.listsFinding(f, side) })
		c.listed.add(number(listed), 1)
		verdict := ""
		if listed {
			verdict = "+"
		}
		if same, ok := oneThing(f, of, paired, side); ok {
			c.oneThing.add(number(same), 1)
			if !same {
				verdict = "-"
			}
		}
		if right, ok := borneOut(f, expect, side); ok {
			c.nobody.add(number(right), 1)
			if !right {
				verdict = "-"
			}
		}
		c.tell("eval.corpus.first", say.Args{"Score": f.Score, "Verdict": verdict, "Rank": f.Rank, "Type": f.Type, "Text": f.Text[c.voice.Lang]})
		for _, id := range f.Claims {
			c.line("      %s%s", side.describe(side.items[id].Claim, c.voice), quantityMark(of[id]))
		}
	}
}

func quantityMark(of []string) string {
	if len(of) == 0 {
		return ""
	}
	return " [" + of[0] + "]"
}

// oneThing reports whether the listed figures of a finding are of one quantity each with
// each, or related by an expectation; false, false where it sets no two against each other.
func oneThing(f cotejo.Finding, of map[string][]string, paired map[[2]string]bool, side *sideBySide) (same, judged bool) {
	if !slices.Contains(besideOthers, f.Type) {
		return false, false
	}
	claims := slices.DeleteFunc(slices.Clone(f.Claims), func(id string) bool {
		fig := side.items[id].Claim.Figure
		kept := f.Type == reconcile.FindDone && fig != nil && fig.Aspect == cotejo.Part // so much of a plan, which is another quantity than it
		return len(of[id]) == 0 || kept
	})
	if len(claims) < 2 {
		return false, false
	}
	for i, a := range claims {
		for _, b := range claims[i+1:] {
			if !oneQuantity(of[a], of[b]) && !paired[ordered(a, b)] {
				return false, true
			}
		}
	}
	return true, true
}

// pairsListed are the pairs of claims that an expectation relates, those of them for which
// it holds; nil holds for all.
func pairsListed(expect []expectation, side *sideBySide, holds func(e *expectation, a, b string) bool) map[[2]string]bool {
	out := map[[2]string]bool{}
	for i := range expect {
		e := &expect[i]
		if !e.isPair() || len(e.MustNot) > 0 {
			continue
		}
		found := side.members(e)
		for _, a := range found[0] {
			for _, b := range found[1] {
				if holds == nil || holds(e, a.ID, b.ID) {
					out[ordered(a.ID, b.ID)] = true
				}
			}
		}
	}
	return out
}

// listsFinding reports an expectation that a finding tells, of all its members.
func (e *expectation) listsFinding(f cotejo.Finding, side *sideBySide) bool {
	if e.Quantity != "" || len(e.MustNot) > 0 || !slices.ContainsFunc(append(slices.Clone(e.Also), e.Type), func(t string) bool { return slices.Contains(listedAs[f.Type], t) }) {
		return false
	}
	if e.Type == wantOrigins && *e.Origins != 1 {
		return false
	}
	return sharedBy(side.members(e), f.Claims)
}

// borneOut reports whether the gold bears out what a finding says of sources: that nobody
// is named for a figure, that all of it goes back to one; false, false where it is silent.
func borneOut(f cotejo.Finding, expect []expectation, side *sideBySide) (right, judged bool) {
	for i := range expect {
		e := &expect[i]
		none, single := e.Type == wantSource || e.Type == wantOrigins && *e.Origins == 0, e.Type == wantOrigins && *e.Origins == 1
		if !none && e.Type != wantOrigins || !sharedBy(side.members(e), f.Claims) {
			continue
		}
		switch f.Type {
		case reconcile.FindUnsourced:
			right, judged = right || none, true
		case reconcile.FindSingle:
			right, judged = right || single, true
		case reconcile.FindAgreement:
			right, judged = right || !none && !single, true
		}
	}
	return right, judged
}

func (s *findingScore) metrics(seed uint64) []Metric {
	if len(s.listed.num) == 0 {
		return nil
	}
	out := []Metric{s.listed.metric("findings-listed", len(s.listed.num), seed)}
	if n := len(s.oneThing.num); n > 0 {
		out = append(out, s.oneThing.metric("findings-of-one-quantity", n, seed))
	}
	if n := len(s.nobody.num); n > 0 {
		out = append(out, s.nobody.metric("findings-of-sources", n, seed))
	}
	return out
}
