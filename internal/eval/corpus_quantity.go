package eval

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// quantityScore holds relations against what every figure counts: two figures
// can contradict, replace or confirm one another only when they count one thing.
type quantityScore struct {
	contrary ratio // conflicts, denials and updates between listed figures, and those within one quantity
	agreeing ratio // the same of agreements, roundings and echoes
	linked   ratio // pairs of one quantity in two articles, both read, and those that are related
	mixed    ratio // pairs of rows of one panel, and those of one quantity; parts and additions aside
	gathered ratio // pairs of one quantity in two articles, both read, and those in one panel
}

var (
	contraryTypes = []cotejo.RelationType{cotejo.Conflicts, cotejo.Denial, cotejo.Updates}
	agreeingTypes = []cotejo.RelationType{cotejo.Agrees, cotejo.Rounds, cotejo.Echoes}
)

// quantities scores the relations between figures whose quantity is listed.
func (c *corpusScore) quantities(expect []expectation, side *sideBySide) {
	for i := range expect {
		if e := &expect[i]; e.Quantity != "" {
			c.link(side.members(e), side)
		}
	}
	of := quantitiesOf(expect, side)
	c.panels(of, side)
	for _, rel := range side.store.Relations() {
		a, b := of[rel.A], of[rel.B]
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		same := oneQuantity(a, b)
		switch {
		case slices.Contains(contraryTypes, rel.Type):
			c.contrary.add(number(same), 1)
		case slices.Contains(agreeingTypes, rel.Type):
			c.agreeing.add(number(same), 1)
		default:
			continue
		}
		if !same {
			c.tell("eval.corpus.mixed", say.Args{"Got": relationName(rel, rel.A), "A": a[0], "B": b[0]})
			c.line("      %s\n      %s", side.describe(side.items[rel.A].Claim, c.voice), side.describe(side.items[rel.B].Claim, c.voice))
		}
	}
}

// quantitiesOf are the quantities that the listed figures of a story are of, by claim.
func quantitiesOf(expect []expectation, side *sideBySide) map[string][]string {
	of := map[string][]string{}
	for i := range expect {
		e := &expect[i]
		if e.Quantity == "" {
			continue
		}
		for _, claims := range side.members(e) {
			for _, c := range claims {
				of[c.ID] = append(of[c.ID], e.Quantity)
			}
		}
	}
	return of
}

// panels holds the rows of every panel against what each figure counts.
func (c *corpusScore) panels(of map[string][]string, side *sideBySide) {
	for _, p := range side.store.Panels() {
		rows := slices.DeleteFunc(slices.Clone(p.Rows), func(r cotejo.PanelRow) bool {
			return len(of[r.Claim]) == 0 || r.Figure.Aspect == cotejo.Part || r.Figure.Aspect == cotejo.Increment
		})
		for i, a := range rows {
			for _, b := range rows[i+1:] {
				c.mixed.add(number(oneQuantity(of[a.Claim], of[b.Claim])), 1)
			}
		}
	}
}

func oneQuantity(a, b []string) bool {
	return slices.ContainsFunc(a, func(q string) bool { return slices.Contains(b, q) })
}

// link counts the pairs of members in two articles that are related at all.
func (c *corpusScore) link(found [][]cotejo.Claim, side *sideBySide) {
	for i, left := range found {
		for _, right := range found[i+1:] {
			if len(left) == 0 || len(right) == 0 || left[0].Document == right[0].Document {
				continue
			}
			c.linked.add(number(side.related(left, right)), 1)
			c.gathered.add(number(side.inOnePanel(left, right)), 1)
		}
	}
}

// inOnePanel reports a panel that holds any of the claims of either side.
func (s *sideBySide) inOnePanel(left, right []cotejo.Claim) bool {
	for _, a := range left {
		for _, b := range right {
			if p := s.panels[a.ID]; p != "" && p == s.panels[b.ID] {
				return true
			}
		}
	}
	return false
}

// related reports a relation that says something between any of the claims.
func (s *sideBySide) related(left, right []cotejo.Claim) bool {
	for _, a := range left {
		for _, b := range right {
			if rel, ok := s.relations[ordered(a.ID, b.ID)]; ok && rel.Type != cotejo.Incomparable {
				return true
			}
		}
	}
	return false
}

func (q *quantityScore) metrics(seed uint64) []Metric {
	if len(q.linked.num) == 0 && len(q.contrary.num) == 0 && len(q.agreeing.num) == 0 {
		return nil
	}
	return []Metric{q.contrary.metric("contrary-of-one-quantity", len(q.contrary.num), seed),
		q.agreeing.metric("agreeing-of-one-quantity", len(q.agreeing.num), seed), q.linked.metric("linked-quantity", len(q.linked.num), seed),
		q.mixed.metric("panel-precision", len(q.mixed.num), seed), q.gathered.metric("panel-recall", len(q.gathered.num), seed)}
}
