package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// events makes open claims of what a sentence tells without a figure and outside the
// inventory, where there is something to lay beside other accounts: what a main clause
// says of somebody or something that is known ("the defence will appeal", "the firm
// postponed the work"), and what somebody is said to say happened ("the neighbours swear
// that the dam released water").
func (a *assembly) events(v *view, from int, times []*timex) {
	for w := range v.s.Tokens {
		if v.relativeSubject(w) >= 0 && !a.begun(v, w, from) {
			a.foreseen(v, w, times)
			continue
		}
		if !v.tellable(w) {
			if v.intended(w) && !a.toldHere(v, w, from) {
				a.happened(v, w, times)
			}
			continue
		}
		at := v.saidOf(w)
		if at == nil && !v.main(w) && !v.stated(w) || a.toldHere(v, w, from) || v.happens(w) {
			continue
		}
		if k := v.kid(w, "xcomp"); k >= 0 && (v.phased(w) == k && a.begun(v, k, from) || v.g.is("phase-verb", v.tok(w).Lemma) && v.happens(k)) {
			continue // told, or to be told by its noun
		}
		if at != nil && !v.g.is("existential", v.tok(w).Lemma) && !v.g.is("measure-verb", v.tok(w).Lemma) {
			a.reported(v, w, at, times)
		} else if v.main(w) || v.stated(w) {
			a.happened(v, w, times)
		}
	}
}

// happens reports a verb that only says of the noun of a happening that it took place,
// began or was over, or that somebody does it ("the arrest occurred on Monday", "they will
// hold a meeting"): the noun tells it.
func (v *view) happens(w int) bool {
	k, l := v.kid(w, "nsubj"), v.tok(w).Lemma
	if v.turns(w) {
		return false
	}
	if k >= 0 && v.voice(w) == active && (v.light(w) || v.g.is("befalls", l) || v.takesPlace(w)) && (v.kid(w, "obj") < 0 || v.beginning(w) || v.takesPlace(w)) && v.knownDeed(k) {
		return true
	}
	if k >= 0 && v.voice(w) != active && (v.g.is("carrier", l) || v.g.is("sensed", l)) && v.kid(w, "obj") < 0 && v.knownDeed(k) {
		return true // "the wedding was held on Monday", "the blast was heard at 10"
	}
	o := v.kid(w, "obj")
	return o > w && o-w <= nearBearer && (k < 0 || v.happening(k) == "") && (v.g.is("support-verb", l) || v.g.is("carrier", l) || v.light(w)) && v.tok(o).Feats.Has("Number", "Sing") && v.inQuant[o] == nil && v.happening(o) != "" && v.quantityAt(o) == nil && v.kid(w, "xcomp", "ccomp") < 0
}

// knownDeed reports a noun of a happening that is known: "the arrest".
func (v *view) knownDeed(k int) bool {
	return (v.hasDefinite(k) || v.pointed(k)) && v.inQuant[k] == nil && v.happening(k) != ""
}

// takesPlace reports a verb that opens a turn for taking place.
func (v *view) takesPlace(w int) bool {
	tn, ok := v.turn(w)
	return ok && v.g.is("befalls", tn.predicate)
}

// tellable reports a finite verb of the third person that says what happened: none
// of saying, being or having.
func (v *view) tellable(w int) bool {
	t := v.tok(w)
	if t.UPOS != text.VERB || !v.finite(w) || v.impersonalVerb(t.Lemma) {
		return false
	}
	if verb, says := v.in.pack.Cues.Verbs[t.Lemma]; says && (!verb.Weak || slices.ContainsFunc(v.attrs, func(at *attribution) bool { return v.cueOf(at, w) })) {
		return false
	}
	for _, k := range append([]int{w}, v.kids[w]...) {
		if p := v.tok(k).Feats.Get("Person"); (k == w || v.rel(k) == "aux") && (p == "1" || p == "2") {
			return false
		}
	}
	return true
}

// impersonalVerb reports a verb of being, of being there or of the weather, and one that
// only stands for another.
func (v *view) impersonalVerb(lemma string) bool {
	return v.g.is("impersonal", lemma) && !v.g.is("befalls", lemma) || v.g.is("copula", lemma)
}

// main reports the verb of the sentence, or one joined to it.
func (v *view) main(w int) bool {
	return v.head(v.first(w)) < 0
}

// first is the first verb of those that a verb is joined to, by a conjunction or behind a
// colon ("was not run over: he had a stroke").
func (v *view) first(w int) int {
	for range maxClimb {
		h, rel := v.head(w), v.rel(w)
		if h < 0 || !v.verbal(h) || rel != "conj" && (rel != "advcl" && rel != "parataxis" || h > w || !v.colonBetween(h, w)) {
			break
		}
		w = h
	}
	return w
}

// stated reports the verb of a clause that its governor only gives out as so: "it is
// planned that the service be resumed", or one joined to such a clause.
func (v *view) stated(w int) bool {
	w = v.first(w)
	return v.rel(w) == "ccomp" || v.rel(w) == "csubj"
}

// saidOf is the attribution whose content a verb heads, nil for none: one that is
// not carried over from another sentence.
func (v *view) saidOf(w int) *attribution {
	for _, at := range v.attrs {
		if !at.carried && at.sentence == v.at && v.contentHead(at) == w && at.links[len(at.links)-1].Mode == cotejo.Says {
			return at
		}
	}
	return nil
}

// reported makes the claim of the verb that heads what somebody says, if it names
// who or what it is about, in place of the statement that something was said.
func (a *assembly) reported(v *view, core int, at *attribution, times []*timex) {
	b := a.openEvent(v, v.phased(core), times)
	if s := b.verdict.status; s != cotejo.Asserted && s != cotejo.Hedged && s != cotejo.Planned {
		return
	}
	c, ok := b.openClaim()
	if !ok {
		return
	}
	a.put(c)
}

// happened makes the claim of a clause that says of somebody or something that is known
// what it did or what became of it, or what is to happen on a day that is named.
func (a *assembly) happened(v *view, core int, times []*timex) {
	b := a.openEvent(v, v.phased(core), times)
	if b.verdict.status == cotejo.Questioned {
		return
	}
	dated := b.verdict.status == cotejo.Planned && b.dated()
	if c, ok := b.openClaim(); ok && (dated || v.worthLaying(b.core, &c)) {
		a.put(c)
	}
}

// foreseen makes the claim of a relative clause that says when something is, or was, to
// happen: "the bridge, which was to open in May, is still closed", "the review, which will
// be held on the 30th". A noun of doing says what is held.
func (a *assembly) foreseen(v *view, core int, times []*timex) {
	t := v.tok(core)
	if t.UPOS != text.VERB || v.impersonalVerb(t.Lemma) || v.g.is("mental-verb", t.Lemma) {
		return
	}
	b := a.openEvent(v, v.phased(core), times)
	if b.verdict.status != cotejo.Planned || b.verdict.polarity == "-" || !b.dated() {
		return
	}
	c, ok := b.openClaim()
	if !ok {
		return
	}
	if of := v.relativeSubject(core); v.bears(core) {
		b.named(&c, of, v.deedOf(of))
	}
	a.put(c)
}

// dated reports a claim about a day, a month or a year that is named.
func (b *builder) dated() bool {
	return b.time != nil && b.time.Relation == "" && strings.Contains(b.time.Value, "-")
}

// worthLaying reports an open claim that can stand beside another account: of an event,
// not of what somebody thinks, with somebody or something in it that is known.
func (v *view) worthLaying(core int, c *cotejo.Claim) bool {
	lemma := v.tok(core).Lemma
	if v.g.is("mental-verb", lemma) {
		return false
	}
	known := func(p cotejo.Participant) bool { return p.Entity != "" || v.definite(p.Span) }
	if v.g.is("empty-verb", lemma) { // its object says what happened: "gave way"
		return slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role == "target" && known(p) })
	}
	return slices.ContainsFunc(c.Participants, known)
}

// definite reports a phrase that opens with a definite, possessive or demonstrative
// word before a noun that is no abstraction, or that holds a name.
func (v *view) definite(sp cotejo.Span) bool {
	open := false
	for k := range v.s.Tokens {
		t := v.tok(k)
		switch {
		case !sp.Contains(t.Span):
			continue
		case t.UPOS == text.PROPN:
			return true
		case t.UPOS == text.DET:
			open = open || t.Feats.Has("Definite", "Def") || t.Feats.Has("Poss", "Yes") || t.Feats.Has("PronType", "Dem")
		case t.UPOS == text.NOUN:
			return open && !v.g.is("abstract", t.Lemma)
		}
	}
	return false
}

// openEvent reads what a claim without figure or frame says around its verb.
func (a *assembly) openEvent(v *view, core int, times []*timex) *builder {
	b := a.begin(v, core, []int{core})
	b.step("predicate", b.rule("event"), b.triggerSpan(), false, v.tok(core).Lemma)
	b.attribution()
	b.verdict = v.judge(core, false, b.reported(), "")
	b.modes()
	if b.verdict.rule == "" {
		b.verdict.rule = b.rule("fact/plain")
	}
	b.step("factuality", b.verdict.rule, b.cueSpan(), false, string(b.verdict.status))
	r := &reading{v: v, core: core, words: b.words, theme: -1, fillers: map[int]string{}}
	b.setPlaces(v.placesUnder(core, nil, false), "tree")
	b.setTime(r.time(v.timesOf(core, times)))
	return b
}

// timesOf leaves out the times of participles beside a word: "those arrested in May
// regained their freedom on the thirteenth".
func (v *view) timesOf(core int, times []*timex) []*timex {
	return slices.DeleteFunc(slices.Clone(times), func(t *timex) bool {
		for w, n := v.topOf(t.first, t.last), 0; w >= 0 && w != core && n < maxClimb; w, n = v.head(w), n+1 {
			if (v.rel(w) == "amod" || v.rel(w) == "acl") && v.participle(w) && !v.finite(w) {
				return true
			}
		}
		return false
	})
}

// openClaim is the open claim of a verb with its subject and object; false when it
// names neither.
func (b *builder) openClaim() (cotejo.Claim, bool) {
	v, core := b.v, b.core
	c := b.base()
	c.Predicate, c.Open = v.openLemma(core), true
	tn, _ := v.turn(core)
	b.turned(&c, tn)
	b.whoDid(&c, tn)
	if k := v.kid(core, "obj", "nsubj"); k >= 0 && v.g.is("existential", c.Predicate) && v.g.is("impersonal", c.Predicate) && v.happening(k) != "" && v.quantityAt(k) == nil {
		at := b.core
		b.named(&c, k, v.happening(k)) // "there was no reprisal"
		b.core, b.words = k, []int{k}
		b.borne(&c, at)
		b.core = at
		b.close(&c, nil)
		return c, true
	}
	b.close(&c, nil)
	return c, len(c.Participants) > 0
}

// phased is the infinitive of a verb that only says that it is tried or wanted, begun, over
// or done again, the verb itself for any other.
func (v *view) phased(w int) int {
	k := v.kid(w, "xcomp")
	if k < 0 {
		return w
	}
	if r := v.in.pack.Factuality.Verb(v.tok(w).Lemma); r != nil && r.Status == cotejo.Planned {
		return k
	}
	if v.g.is("phase-verb", v.tok(w).Lemma) && v.periphrastic(w) && !v.impersonalVerb(v.tok(k).Lemma) && (k == w+2 || v.tok(w+2).UPOS == text.AUX && k == w+3) {
		return k
	}
	return w
}

// toldHere reports a claim made since from at a verb or, where the verb only bears what
// its nouns say, at any word of its clause, not of one that it holds.
func (a *assembly) toldHere(v *view, w, from int) bool {
	l := v.tok(w).Lemma
	if v.verbal(w) && !v.light(w) && !v.g.is("carrier", l) && !v.g.is("measure-verb", l) && !v.g.is("presence", l) && !v.g.is("empty-verb", l) {
		return a.begun(v, w, from)
	}
	for i := from; i < len(a.claims); i++ {
		t := a.claims[i].Trigger
		for k := range v.s.Tokens {
			if t != nil && t.Span.Overlaps(v.tok(k).Span) && v.inClause(k, w) {
				return true
			}
		}
	}
	return false
}

// inClause reports a word of the clause of a verb: no other clause stands between.
func (v *view) inClause(k, w int) bool {
	for n := 0; k >= 0 && n < maxClimb; n++ {
		if k == w {
			return true
		}
		if v.verbal(k) && v.finite(k) {
			return false
		}
		switch v.rel(k) {
		case "ccomp", "acl", "advcl", "parataxis", "csubj":
			return false
		}
		k = v.head(k)
	}
	return false
}
