package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// gainsaid makes a claim of every word of denial of which no other claim was made: a
// verb whose complement is denied, though nobody is named who denies it ("we deny that
// the driver was drunk"), and a word of falsehood said of something ("the figures that
// they spread are false").
func (a *assembly) gainsaid(v *view, from int, times []*timex) {
	for w := range v.s.Tokens {
		said := v.falsely(w)
		if said < 0 && !(v.finite(w) && v.verbal(w) && v.rejects(w) && v.kid(w, "ccomp", "xcomp") >= 0) || v.neither(w) || a.begun(v, w, from) {
			continue
		}
		b := a.openEvent(v, w, times)
		if b.verdict.status == cotejo.Questioned || b.verdict.status == cotejo.Conditional {
			continue
		}
		b.verdict = verdict{status: cotejo.Denied, polarity: "-", cue: w, rule: b.rule("fact/gainsaid"), view: v}
		c := b.base()
		c.Predicate = v.denialOf(w)
		if said >= 0 {
			c.Participants = v.participants("topic", arg{head: said, slot: "subj"}, b.rule("roles/topic/gainsaid"))
		}
		b.close(&c, nil)
		a.put(c)
	}
}

// begun reports a claim made since from that a word announces.
func (a *assembly) begun(v *view, w, from int) bool {
	return slices.ContainsFunc(a.claims[from:], func(c cotejo.Claim) bool {
		return c.Trigger != nil && c.Trigger.Span.Overlaps(v.tok(w).Span)
	})
}

// falsely is the noun of which a word of falsehood is said, -1 for none: neither for
// what a pronoun or a demonstrative takes up, which the sentence before has told, nor
// for a figure, which is denied itself.
func (v *view) falsely(w int) int {
	if v.verbal(w) || v.kid(w, "cop") < 0 || !v.belies(w) {
		return -1
	}
	s := v.kid(w, "nsubj")
	if s < 0 || v.tok(s).UPOS != text.NOUN || v.thatOne(s) || v.quantityAt(s) != nil {
		return -1
	}
	return s
}

// denialOf is the predicate of saying that a word of denial announces: deny, but for
// verbs of which the pack says another.
func (v *view) denialOf(w int) string {
	for _, tr := range v.in.pack.Frames.At(v.tok(w).Lemma) {
		if tr.POS == pack.VerbTrigger && len(tr.Words) == 1 && spoke(tr.Frame.Predicate) {
			return tr.Frame.Predicate
		}
	}
	return "deny"
}

// absent makes open claims of what a clause says is not there or was not so, where that
// is all it says: "there is no date", "'it was no attack', the minister said".
func (a *assembly) absent(v *view, from int, times []*timex) {
	for w := range v.s.Tokens {
		if !v.lacks(w) || v.saidOf(w) == nil && !v.main(w) && !v.stated(w) || a.toldHere(v, w, from) {
			continue
		}
		b := a.openEvent(v, w, times)
		if b.verdict.polarity != "-" || b.verdict.status != cotejo.Asserted && b.verdict.status != cotejo.Denied {
			continue
		}
		c, ok := b.openClaim()
		if !v.verbal(w) {
			c.Participants = append(c.Participants, v.participants("target", arg{head: w, slot: "obj"}, b.rule("roles/target/open"))...)
			ok = true
		}
		if ok {
			a.put(c)
		}
	}
}

// lacks reports a negated verb of being there, or a negated noun of a happening or a
// thing with the verb of being.
func (v *view) lacks(w int) bool {
	c := cues{v: v}
	t := v.tok(w)
	switch {
	case !c.negated(w) || v.g.is("abstract", t.Lemma):
		return false
	case t.UPOS == text.NOUN:
		return v.kid(w, "cop") >= 0 && v.hasDet(w) && v.kid(w, "nsubj") < 0 && v.quantityAt(w) == nil
	case !v.verbal(w) || !v.finite(w) || !v.g.is("existential", t.Lemma) || !v.g.is("impersonal", t.Lemma):
		return false
	}
	k := v.kid(w, "obj", "nsubj")
	return k >= 0 && v.tok(k).UPOS == text.NOUN && !v.g.is("abstract", v.tok(k).Lemma) && v.quantityAt(k) == nil
}
