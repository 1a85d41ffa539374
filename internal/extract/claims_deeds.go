package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// intended reports an infinitive under a finite verb that plans, asks or promises what it
// says: "expects to reopen the plant in May".
func (v *view) intended(w int) bool {
	h := v.head(w)
	if h < 0 || v.tok(w).UPOS != text.VERB || !v.tok(w).Feats.Has("VerbForm", "Inf") || v.rel(w) != "xcomp" && v.rel(w) != "ccomp" || !v.finite(h) || !v.main(h) && !v.stated(h) {
		return false
	}
	r := v.in.pack.Factuality.Verb(v.tok(h).Lemma)
	return r != nil && (r.Status == cotejo.Planned || r.Status == cotejo.Demanded)
}

// deeds makes open claims of what a clause announces, plans, orders, begins or ends by a
// noun: "announced the construction of a plant", "the review of the ballots is ordered".
// They are named by the verb of the noun.
func (a *assembly) deeds(v *view, from int, times []*timex) {
	for w := range v.s.Tokens {
		verb := v.deed(w)
		if verb == "" || v.laidBy(w) || v.placedBy(w) || a.begun(v, w, from) {
			continue
		}
		b := a.openEvent(v, w, times)
		b.verdict = v.judge(w, true, b.reported(), "")
		if b.verdict.rule == "" {
			b.verdict.rule = b.rule("fact/plain")
		}
		c := b.base()
		b.named(&c, w, verb)
		if s := v.kid(v.head(w), "nsubj"); s >= 0 && s != w && !v.unresolved(s) {
			c.Participants = append(c.Participants, v.participants("actor", arg{head: s, slot: "subj"}, b.rule("roles/actor/deed"))...)
		}
		if b.dated() || slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool {
			return p.Entity != "" || p.Role == "target" || b.verdict.status == cotejo.Planned && v.definite(p.Span)
		}) {
			b.close(&c, nil)
			b.borne(&c, v.head(w))
			a.put(c)
		}
	}
}

// named gives a claim the verb of a noun of doing, with what is done by it; it does nothing
// without a verb.
func (b *builder) named(c *cotejo.Claim, w int, verb string) {
	v := b.v
	if verb == "" {
		return
	}
	c.Predicate, c.Open, c.Participants = verb, true, nil
	if f := v.frameOfPersons(verb, false); f != nil && len(f.Classes) == 0 && len(f.Units) == 0 {
		c.Predicate, c.Open = f.Predicate, false
	}
	if of := v.genitiveOf(w); of >= 0 && !v.unresolved(of) {
		c.Participants = v.participants("target", arg{head: of, slot: "obj"}, b.rule("roles/target/deed"))
	}
}

// deedOf is the verb of a noun of doing, "" for any other noun.
func (v *view) deedOf(w int) string {
	row := v.in.pack.Table("deeds").Get(v.tok(w).Lemma)
	if c := v.listClass(w); v.tok(w).UPOS != text.NOUN || len(row) == 0 || c == "goods" || c == "money" || c == "business" && !v.modified(w) {
		return "" // means, not an appeal; a firm, not a signature
	}
	return row[0]
}

// bears reports a verb that only says that what its noun names is planned, is under way
// or is over: one of beginning or ending, one that carries it out in the passive, or one
// whose object is a beginning or an end.
func (v *view) bears(h int) bool {
	l := v.tok(h).Lemma
	return v.light(h) || v.g.is("carrier", l) && v.voice(h) != active || v.beginning(h)
}

// beginning reports a verb whose object is a beginning or an end: "takes its start".
func (v *view) beginning(h int) bool {
	k := v.kid(h, "obj")
	return k >= 0 && v.g.is("phase-noun", v.tok(k).Lemma)
}

// deed is the verb of a noun of doing that the verb of its clause brings about, "" for
// any other noun: its object, or its subject where that is what is done.
func (v *view) deed(w int) string {
	h := v.head(w)
	if h < 0 || v.tok(w).UPOS != text.NOUN || !v.verbal(h) || !v.main(h) && !v.stated(h) || v.inQuant[w] != nil {
		return ""
	}
	l := v.tok(h).Lemma
	_, says := v.in.pack.Cues.Verbs[l]
	bears := says || v.in.pack.Factuality.Verb(l) != nil || v.light(h) || v.g.is("carrier", l)
	switch v.rel(w) {
	case "obj":
		bears = bears && v.voice(h) == active
	case "nsubj":
		bears = bears && v.voice(h) != active || v.light(h) || v.beginning(h)
	default:
		return ""
	}
	if !bears {
		return ""
	}
	return v.deedOf(w)
}
