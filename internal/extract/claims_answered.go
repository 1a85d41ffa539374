package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// answeredMost is how many claims of the sentence before one denial rejects.
const answeredMost = 4

// answered makes a claim of everything that a denial without words of its own rejects:
// "A spokesman denies it", "that is false", right behind a sentence that says it. What
// is denied is what that sentence tells, by whoever denies it.
func (a *assembly) answered(v *view) {
	if v.before == nil || v.before.s.Block >= 0 && headlineBlock(v.before) != headlineBlock(v) {
		return
	}
	for w := range v.s.Tokens {
		if v.rejects(w) && v.pointsBack(w) && !v.neither(w) {
			a.answer(v, w)
			return
		}
	}
}

func headlineBlock(v *view) bool {
	if v.s.Block < 0 || v.s.Block >= len(v.in.doc.Blocks) {
		return false
	}
	k := v.in.doc.Blocks[v.s.Block].Kind
	return k == cotejo.BlockTitle || k == cotejo.BlockSubhead
}

// pointsBack reports a word of denial whose object, or subject where it is said of
// something, is a pronoun, or a noun with a demonstrative: what it rejects has been said
// before. A quotation behind it only says so again.
func (v *view) pointsBack(w int) bool {
	for _, k := range v.kids[w] {
		pronoun := v.tok(k).UPOS == text.PRON && (k < w || k == w+1 && v.tok(k).Feats.Has("Case", "Acc"))
		switch rel := v.rel(k); {
		case rel == "obj" && v.verbal(w):
			if pronoun || v.thatOne(k) {
				return true
			}
		case rel == "ccomp" && v.verbal(w):
			if s := v.kid(k, "nsubj"); s >= 0 && v.thatOne(s) {
				return true // "denies that there is such a demand"
			}
		case rel == "nsubj" && !v.verbal(w):
			return pronoun || v.thatOne(k)
		}
	}
	return false
}

// thatOne reports a noun with a demonstrative, but for one that says when.
func (v *view) thatOne(w int) bool {
	if v.tok(w).UPOS != text.NOUN || v.inTimex(w) || v.g.is("time-unit", v.tok(w).Lemma) {
		return false
	}
	return slices.ContainsFunc(v.kids[w], func(k int) bool { return v.tok(k).Feats.Has("PronType", "Dem") })
}

// neither reports a denial that is itself negated: "neither confirms nor denies it".
func (v *view) neither(w int) bool {
	for k := w - 1; k >= 0 && k > w-4; k-- {
		if v.in.pack.Factuality.Negation(v.tok(k).Lower) != nil {
			return true
		}
	}
	return false
}

// answer denies the claims of the sentence before, by whom the denial has for source.
func (a *assembly) answer(v *view, core int) {
	b := a.begin(v, core, []int{core})
	b.chain, b.own, b.quote = v.chain(core, v.attrs)
	if len(b.chain) == 0 {
		b.chain = b.subjectLinks()
	}
	for i := len(a.claims) - 1; i >= 0 && len(b.chain) == 0; i-- {
		if c := &a.claims[i]; c.Sentence.Span == v.s.Span && c.Trigger.Span.Overlaps(v.tok(core).Span) {
			b.chain = slices.Clone(c.Chain) // whom the denial itself was told of
		}
	}
	if len(b.chain) == 0 {
		return
	}
	b.verdict = verdict{status: cotejo.Denied, polarity: "-", cue: core, rule: b.rule("fact/answered"), view: v}
	a.aimed(v, core, b.verdict.rule)
	n := 0
	for i := range a.claims {
		e := a.claims[i]
		if e.Sentence.Span != v.before.s.Span || spoke(e.Predicate) && e.Predicate != "estimate" || e.Factuality.Polarity == "-" || oneSpeaker(e.Chain, b.chain) {
			continue
		}
		if n++; n > answeredMost {
			return
		}
		a.put(b.rejected(e))
	}
}

// aimed gives the denial itself what it denies for its topic: the sentence before.
func (a *assembly) aimed(v *view, core int, rule string) {
	before := v.before.s.Span
	for i := range a.claims {
		c := &a.claims[i]
		if c.Sentence.Span == v.s.Span && c.Predicate == "deny" && c.Figure == nil && c.Trigger.Span.Overlaps(v.tok(core).Span) {
			c.Participants = append(slices.Clone(c.Participants), cotejo.Participant{Role: "topic", Label: v.text(before), Text: v.text(before), Span: before, Rule: rule})
		}
	}
}

// rejected is a claim of the sentence before, denied.
func (b *builder) rejected(e cotejo.Claim) cotejo.Claim {
	b.trail = nil
	b.step("predicate", b.rule("answered"), e.Sentence.Span, false, e.Predicate)
	b.step("factuality", b.verdict.rule, b.triggerSpan(), false, string(cotejo.Denied))
	for _, l := range b.chain {
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
	c := b.base()
	c.Predicate, c.Open, c.Stage, c.Object = e.Predicate, e.Open, e.Stage, e.Object
	c.Place, c.Time, c.Figure, c.Confidence = e.Place, e.Time, e.Figure, e.Confidence
	c.Participants = slices.DeleteFunc(slices.Clone(e.Participants), func(p cotejo.Participant) bool { return p.Role == "speaker" || p.Role == "addressee" })
	c.Trail = b.trail
	return c
}

// oneSpeaker reports whether two chains end in one source.
func oneSpeaker(x, y []cotejo.Attribution) bool {
	return slices.ContainsFunc(x, func(p cotejo.Attribution) bool {
		return slices.ContainsFunc(y, func(q cotejo.Attribution) bool {
			return sameSource(p, q)
		})
	})
}
