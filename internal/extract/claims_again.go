package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
)

// told is the claim of the earlier figure that a quantity is a part of or takes
// the place of, nil when there is none.
func (a *assembly) told(q *quantity) *cotejo.Claim {
	if q.back.IsZero() {
		return nil
	}
	for i := len(a.claims) - 1; i >= 0; i-- {
		if f := a.claims[i].Figure; f != nil && f.Span == q.back {
			return &a.claims[i]
		}
	}
	return nil
}

// again makes a claim say of its figure what the claim e says of the earlier one:
// "De ellos, 13 siguen ingresados" speaks of the injured, "la oposición eleva la
// cifra a 30" of the dead. Who is named there takes part here too; what was counted
// there does not.
func (b *builder) again(c *cotejo.Claim, e *cotejo.Claim, q *quantity) {
	c.Predicate, c.Open, c.Stage = e.Predicate, e.Open, e.Stage
	b.step("predicate", b.rule("again"), e.Figure.Span, false, e.Predicate)
	if len(c.Place) == 0 {
		c.Place = e.Place
	}
	if c.Time == nil && q.restated {
		c.Time = e.Time
	}
	for _, p := range e.Participants {
		if p.Entity != "" && p.Role != "speaker" && !p.Span.Contains(e.Figure.Span) {
			c.Participants = append(c.Participants, p)
			b.step("participants", p.Rule, p.Span, false, p.Role)
		}
	}
	if q.restated {
		b.estimator(c)
	}
}

// estimator makes whoever puts a figure in the place of another the source of
// it, and of it alone: the source of the other figure does not speak here.
func (b *builder) estimator(c *cotejo.Claim) {
	var links []cotejo.Attribution
	if _, own, _ := b.v.chain(b.core, b.v.attrs); own != nil {
		links = own.links
		b.a.said[own], b.a.spoken[own] = true, true
	} else {
		links = b.subjectLinks()
	}
	if len(links) == 0 {
		return
	}
	c.Chain = slices.Clone(links)
	b.trail = slices.DeleteFunc(b.trail, func(s cotejo.Step) bool { return s.Field == "chain" })
	for _, l := range links {
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
}

// subjectLinks makes a source of the subject of the verb, if it is somebody.
func (b *builder) subjectLinks() []cotejo.Attribution {
	var out []cotejo.Attribution
	sp := b.triggerSpan()
	for _, x := range b.v.argsOf(b.core, nil) {
		if x.slot != "subj" || b.v.kindOf(x.head) == "" && !b.v.bodyLike(x.head) {
			continue
		}
		for _, p := range b.v.participants("speaker", x, b.rule("chain/estimator")) {
			out = append(out, cotejo.Attribution{Entity: p.Entity, Label: p.Label, Type: b.sourceType(p), Cue: b.v.text(sp), CueSpan: &sp,
				Mode: cotejo.Says, Form: "indirect", Text: p.Text, Span: p.Span, Rule: p.Rule})
		}
		break
	}
	return out
}
