package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
)

// denied makes an open claim of every clause that the sentence says is not so and
// of which no other claim was made ("negó que la represa haya descargado agua"):
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
		core := w
		if k := v.kid(w, "xcomp"); k >= 0 && v.phaseVerb(w) {
			core = k
		}
		a.deniedClaim(v, core, times)
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
	return false
}

// deniesHere reports a status of denial, or one that the negation of the word makes.
func (v *view) deniesHere(status, negated cotejo.Status, h int) bool {
	c := &cues{v: v}
	if c.negated(h) {
		return negated == cotejo.Denied
	}
	return status == cotejo.Denied
}

// phaseVerb reports a verb that only says that its infinitive is tried, begun or
// wanted.
func (v *view) phaseVerb(w int) bool {
	r := v.in.pack.Factuality.Verb(v.tok(w).Lemma)
	return r != nil && r.Status == cotejo.Planned
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
	b := a.begin(v, core, []int{core})
	b.step("predicate", b.rule("denied"), b.triggerSpan(), false, v.tok(core).Lemma)
	b.attribution()
	b.verdict = v.judge(core, false, b.reported(), "")
	b.modes()
	if b.verdict.status != cotejo.Denied {
		return
	}
	b.step("factuality", b.verdict.rule, b.cueSpan(), false, string(b.verdict.status))
	r := &reading{v: v, core: core, words: b.words, theme: -1, fillers: map[int]string{}}
	b.setPlaces(v.placesUnder(core, nil, false), "tree")
	b.setTime(r.time(times))
	c := b.base()
	c.Predicate, c.Open = v.openLemma(core), true
	for _, x := range v.argsOf(core, nil) {
		role := map[string]string{"subj": "actor", "obj": "target"}[x.slot]
		if role == "" || x.via == "loose" || v.unresolved(x.head) {
			continue
		}
		for _, p := range v.participants(role, x, b.rule("roles/"+role+"/open")) {
			c.Participants = append(c.Participants, p)
			b.step("participants", p.Rule, p.Span, false, role)
		}
	}
	b.close(&c, nil)
	a.put(c)
}
