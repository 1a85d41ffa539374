package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// countedBy gives a figure under a verb of estimating or counting its subject for a
// source, where attribution has found none for it: "the employers put the losses
// at 40 million", "the police counted 1,800 demonstrators". The subject must be
// somebody, and not what the claim is about.
func (b *builder) countedBy(c *cotejo.Claim, q *quantity) {
	v := b.v
	g := q.anchor()
	for range maxClimb {
		if g < 0 || v.verbal(g) {
			break
		}
		g = v.head(g)
	}
	if g < 0 || !v.verbal(g) || !v.estimating(g) || v.voice(g) == passive {
		return
	}
	var links []cotejo.Attribution
	for _, at := range v.attrs {
		switch {
		case v.cueOf(at, g) && at.links[len(at.links)-1].Type != cotejo.SourceUnspecified && !v.holds(at, q.anchor()) && q.first > g && !v.verbBetween(g, q.first):
			links = at.links // what it says was read too short
		case v.cueOf(at, g) || v.holds(at, q.anchor()) && !v.holds(at, g):
			return
		}
	}
	if links == nil {
		saved := b.core
		b.core = g
		links = b.subjectLinks()
		b.core = saved
	}
	links = slices.Clone(links)
	links = slices.DeleteFunc(links, func(l cotejo.Attribution) bool {
		return slices.ContainsFunc(c.Chain, func(o cotejo.Attribution) bool { return sameSource(o, l) }) || l.Span.Overlaps(c.Figure.Span)
	})
	if len(links) == 0 {
		return
	}
	cue := v.tok(g).Span
	for i := range links {
		links[i].Cue, links[i].CueSpan = v.text(cue), &cue
		b.step("chain", links[i].Rule, links[i].Span, false, links[i].Label)
	}
	if v.relativeClause(g) {
		c.Chain = nil // "losses of 70 million, which the owners put at 118"
	}
	c.Chain = appendLinks(slices.Clone(c.Chain), links)
	c.Participants = slices.DeleteFunc(slices.Clone(c.Participants), func(p cotejo.Participant) bool {
		return p.Role == "actor" && slices.ContainsFunc(links, func(l cotejo.Attribution) bool { return l.Span == p.Span })
	})
	if c.Open {
		c.Predicate, c.Open = "estimate", false
		for _, l := range links {
			c.Participants = append(c.Participants, cotejo.Participant{Role: "speaker", Entity: l.Entity, Label: l.Label, Text: l.Text, Span: l.Span, Rule: l.Rule})
		}
	}
}

// estimating reports a verb that puts a figure on something or counts it.
func (v *view) estimating(g int) bool {
	l := v.tok(g).Lemma
	if g+1 < len(v.s.Tokens) && v.g.is("other-sense", l+" "+v.tok(g+1).Lower) {
		return false
	}
	if g > 0 && v.numberWord(l, "restate-verb") {
		return v.numberWord(v.tok(g-1).Lower, "clitic-object")
	}
	return v.numberWord(l, "estimate-verb") || v.numberWord(l, "tally-verb") && !v.g.is("impersonal", l)
}

// reaches reports a verb that says to which number something comes: "the arrested
// come to 41", where nobody goes anywhere.
func (v *view) reaches(i int) bool {
	if !v.numberWord(v.tok(i).Lemma, "reach-verb") {
		return false
	}
	k := i + 1
	for k < len(v.s.Tokens) && v.tok(k).UPOS == text.ADV {
		k++
	}
	if k+1 >= len(v.s.Tokens) || !v.g.is("personal", v.tok(k).Lower) {
		return false
	}
	for k++; k < len(v.s.Tokens) && v.tok(k).UPOS == text.DET && v.inQuant[k] == nil; k++ {
	}
	if k >= len(v.s.Tokens) || v.inQuant[k] == nil {
		return false
	}
	q := v.inQuant[k]
	u := q.figure.Unit
	return q.kind == KindQuantity && (q.head < q.first || q.head > q.last) && (u == "person" || u == "item" || v.numberWord(v.tok(i).Lemma, "level-verb") && (u == "percent" || isCurrency(u)))
}

// measurer is the verb of estimating or counting right before a figure that takes
// the place of another, whatever the figure hangs on; -1 for none.
func (v *view) measurer(q *quantity) int {
	if !q.restated {
		return -1
	}
	if q.first > 2 && v.numberWord(v.tok(q.first-2).Lower, "tally-noun") && v.verbal(q.first-3) {
		return q.first - 3
	}
	for k := q.first - 1; k >= 0 && k > q.first-8 && v.tok(k).Form != ","; k-- {
		if v.verbal(k) {
			if v.tok(k).UPOS == text.VERB && v.estimating(k) {
				return k
			}
			return -1
		}
	}
	return -1
}

// relativeClause reports the finite verb of a relative clause outside a quotation: what it
// tells is told by whoever writes, not by the source of the main clause.
func (v *view) relativeClause(g int) bool {
	if g < 0 || v.rel(g) != "acl" || !v.finite(g) {
		return false
	}
	at := v.tok(g).Span
	return !slices.ContainsFunc(v.attrs, func(a *attribution) bool { return a.quote != nil && a.quote.Span.Contains(at) })
}

// notOfThemselves drops from a chain whoever a figure counts: "200 people turned the offer
// down, the union reports" is told by the union.
func notOfThemselves(chain []cotejo.Attribution, f *cotejo.Figure) []cotejo.Attribution {
	if f == nil || len(chain) < 2 {
		return chain
	}
	return slices.DeleteFunc(slices.Clone(chain), func(l cotejo.Attribution) bool { return l.Span.Overlaps(f.Span) })
}
