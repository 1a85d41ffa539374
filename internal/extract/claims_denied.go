package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// denied makes an open claim of every clause that the sentence says is not so and
// of which no other claim was made ("denied that the dam has released water"):
// what is denied must be there to be laid beside what is asserted.
func (a *assembly) denied(v *view, from int, times []*timex) {
	for w := range v.s.Tokens {
		h := v.head(w)
		if h < 0 || !v.verbal(w) && v.kid(w, "cop") < 0 || v.rel(w) != "ccomp" && v.rel(w) != "csubj" && v.rel(w) != "xcomp" && v.rel(w) != "acl" {
			continue
		}
		if !v.rejects(h) || a.toldIn(v, w, from) {
			continue
		}
		a.deniedClaim(v, v.phased(w), times)
	}
}

// rejects reports a word whose complement it rejects, by the rules of factuality.
func (v *view) rejects(h int) bool {
	f := v.in.pack.Factuality
	t := v.tok(h)
	if v.verbal(h) {
		r := f.Verb(t.Lemma)
		return r != nil && v.deniesHere(r.Status, r.Negated, h)
	}
	for _, r := range []*pack.FactRule{f.Adjective(t.Lemma), f.Noun(t.Lemma)} {
		if r != nil && v.deniesHere(r.Status, r.Negated, h) {
			return true
		}
	}
	up := v.head(h)
	return up >= 0 && v.rel(h) == "nsubj" && v.falsely(up) == h && v.g.is("embedding-noun", t.Lemma)
}

// deniesHere reports a status of denial, or one that the negation of the word makes.
func (v *view) deniesHere(status, negated cotejo.Status, h int) bool {
	c := &cues{v: v}
	if c.negated(h) {
		return negated == cotejo.Denied
	}
	return status == cotejo.Denied
}

// toldIn reports a claim made since from whose trigger stands in the clause of a
// verb.
func (a *assembly) toldIn(v *view, w, from int) bool {
	for i := from; i < len(a.claims); i++ {
		t := a.claims[i].Trigger
		for k := range v.s.Tokens {
			if t == nil || !t.Span.Overlaps(v.tok(k).Span) {
				continue
			}
			for x, n := k, 0; x >= 0 && n < maxClimb; x, n = v.head(x), n+1 {
				if x == w {
					return true
				}
			}
		}
	}
	return false
}

func (a *assembly) deniedClaim(v *view, core int, times []*timex) {
	b := a.openEvent(v, core, times)
	if b.verdict.status != cotejo.Denied {
		return
	}
	c, _ := b.openClaim()
	a.put(c)
}

// atMost makes an upper bound of what is said not to be more: "they will be no
// more than 7,500" asserts as much, and denies nothing.
func (b *builder) atMost(q *quantity) bool {
	v := b.v
	if k := b.negatedBound(q); b.verdict.polarity == "-" && k >= 0 {
		b.verdict.polarity = "+"
		if b.verdict.cue == k {
			b.verdict.cue, b.verdict.rule = -1, ""
		}
		return true
	}
	if b.verdict.status == cotejo.Denied || q.figure.Low == nil || *q.figure.Low == 0 {
		return false
	}
	if k := q.first - 1; k > 0 && q.figure.Comparator == cotejo.Exact && v.g.is("not-even", v.tok(k).Lower) {
		b.bounded, b.verdict.polarity, b.verdict.rule, b.verdict.cue = true, "+", b.rule("fact/at-most"), k
		return true
	}
	if b.verdict.polarity != "-" || q.figure.Comparator != cotejo.MoreThan {
		return false
	}
	w := q.first - 1
	for w > 0 && (v.verbal(w) || v.tok(w).UPOS == text.PRON || v.tok(w).UPOS == text.ADP) && v.in.pack.Factuality.Negation(v.tok(w).Lower) == nil {
		w--
	}
	if w < 0 || w == q.first-1 || v.in.pack.Factuality.Negation(v.tok(w).Lower) == nil {
		return false
	}
	b.bounded, b.verdict.polarity, b.verdict.rule, b.verdict.cue = true, "+", b.rule("fact/at-most"), w
	return true
}

// negatedBound is the word of negation that is part of how a figure is bounded, "did not
// go beyond 54 %": -1 without one.
func (b *builder) negatedBound(q *quantity) int {
	span := q.figure.Span
	for k := q.first; k >= 0 && b.v.tok(k).Span.Start >= span.Start && !span.IsZero(); k-- {
		if b.v.in.pack.Factuality.Negation(b.v.tok(k).Lower) != nil {
			return k
		}
	}
	return -1
}

// corrected denies a figure that the sentence sets right: the first of "they are
// not ten but eight", the second of "they were 58 and not 61". The other one stands.
func (b *builder) corrected(q *quantity) {
	v := b.v
	f := v.in.pack.Factuality
	if b.atMost(q) || b.belied(q) {
		return
	}
	not := func(w int) bool { return w >= 0 && f.Negation(v.tok(w).Lower) != nil }
	instead := func(w int) bool { return w >= 0 && w < len(v.s.Tokens) && v.g.is("instead", v.tok(w).Lower) }
	w := q.first - 1
	for w > 0 && (v.tok(w).UPOS == text.ADP || v.tok(w).UPOS == text.DET) {
		w--
	}
	next := q.last + 1
	if next < len(v.s.Tokens) && v.tok(next).Form == "," {
		next++
	}
	switch {
	case not(w) && w > 0 && (v.tok(w-1).UPOS == text.CCONJ || v.tok(w-1).Form == ","), instead(next):
		b.verdict.status, b.verdict.polarity, b.verdict.rule, b.verdict.cue = cotejo.Denied, "-", b.rule("fact/corrected"), max(w, 0)
		if instead(next) {
			b.verdict.cue = next
		}
	case instead(w) && b.verdict.polarity == "-" && b.verdict.status == cotejo.Asserted:
		b.verdict.polarity, b.verdict.rule, b.verdict.cue = "+", b.rule("fact/corrected"), w
	}
}
