package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// remaining makes open claims of what a main clause says is still so: "the reward remains
// unpaid", "the school is still without power". A participle says what was done.
func (a *assembly) remaining(v *view, from int, times []*timex) {
	for w := range v.s.Tokens {
		k := v.remains(w)
		if k < 0 || !v.main(w) && !v.stated(w) || a.begun(v, w, from) || a.begun(v, k, from) {
			continue
		}
		b := a.openEvent(v, w, times)
		if b.verdict.status == cotejo.Questioned || b.verdict.status == cotejo.Conditional {
			continue
		}
		c, _ := b.openClaim()
		c.Participants = slices.DeleteFunc(c.Participants, func(p cotejo.Participant) bool {
			return p.Role != "actor" || p.Span.Overlaps(v.tok(k).Span)
		})
		if inf := v.infinitive(k); v.participle(k) && inf != "" {
			c.Predicate = inf
		}
		if v.worthLaying(w, &c) {
			a.put(c)
		}
	}
}

// remains is the word that a verb of remaining says of its subject: an adjective, a
// participle, or what the subject is without; -1 for any other verb.
func (v *view) remains(w int) int {
	if !v.verbal(w) || !v.finite(w) || !v.g.is("remain", v.tok(w).Lemma) || v.kid(w, "nsubj") < 0 {
		return -1
	}
	for _, k := range v.kids[w] {
		if k < w || v.inQuant[k] != nil || v.inTimex(k) {
			continue
		}
		switch rel := v.rel(k); {
		case (rel == "xcomp" || rel == "obj" || rel == "amod") && (v.tok(k).UPOS == text.ADJ || v.participle(k)):
			return k
		case rel == "obl" && v.in.pack.Factuality.Negation(v.caseOf(k)) != nil:
			return k
		}
	}
	return -1
}

// resultative is the participle beside a figure that says what was done to so many, where
// the verb only says that somebody has them so: "has six registered", "there are 29
// inhabited"; -1 when there is none.
func (v *view) resultative(q *quantity, core int) int {
	if core < 0 || !v.verbal(core) || q.whole {
		return -1
	}
	l := v.tok(core).Lemma
	if !v.g.is("existential", l) && !v.g.is("running-total", l) && !v.g.is("remain", l) && !v.g.is("presence", l) {
		return -1
	}
	k := q.first - 1
	if k > core && v.participle(k) && v.tok(k).Feats.Has("Number", "Plur") && v.infinitive(k) != "" {
		return k
	}
	return -1
}
