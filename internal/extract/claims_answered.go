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
	return !v.verbal(w) && v.alone(w)
}

// alone reports a word of denial that has a clause to itself, or a sentence with nothing
// but the verb of being: "It is false: there are 305", "'False, we stay at 30 %'".
func (v *view) alone(w int) bool {
	for k := w - 1; k >= 0; k-- {
		if t := v.tok(k); t.UPOS == text.AUX || t.UPOS == text.ADV || v.g.is("copula", t.Lemma) {
			continue
		} else if t.UPOS != text.PUNCT && !(t.UPOS == text.SCONJ && v.in.pack.Cues.In("that")[t.Lower]) {
			return false
		}
		break
	}
	return w+1 == len(v.s.Tokens) || v.tok(w+1).UPOS == text.PUNCT || v.tok(w+1).UPOS == text.CCONJ
}

// belied denies a figure of which the sentence says that it is none: "the figure of 18,000
// is a joke", "the sum of 86 million has no basis".
func (b *builder) belied(q *quantity) bool {
	w := b.v.concerned(q)
	if w < 0 {
		w = b.v.belier(q)
	}
	if w < 0 {
		return false
	}
	b.verdict.status, b.verdict.polarity, b.verdict.rule, b.verdict.cue = cotejo.Denied, "-", b.rule("fact/belied"), w
	return true
}

// belier is the word that belies a figure in its subject, -1 for none.
func (v *view) belier(q *quantity) int {
	top := q.anchor()
	for n := 0; top >= 0 && n < maxClimb && v.rel(top) != "nsubj"; n++ {
		if v.verbal(top) {
			return -1
		}
		top = v.head(top)
	}
	if top < 0 || v.verbal(top) {
		return -1
	}
	if w := v.head(top); w >= 0 && v.belies(w) && (v.verbal(w) || v.kid(w, "cop") >= 0) {
		return w
	}
	return -1
}

// belies reports a word that says of its subject that it is not so: a noun or adjective
// of falsehood, or a verb of lacking with a noun of ground.
func (v *view) belies(w int) bool {
	g, t := v.g, v.tok(w)
	if v.verbal(w) {
		o := max(v.kid(w, "obj"), v.kid(w, "obl"))
		return o >= 0 && g.is("belying-verb", t.Lemma) && g.is("ground-noun", v.tok(o).Lemma)
	}
	c := cues{v: v}
	not, falsehood := c.negated(w), g.is("belying", t.Lemma) || g.is("belying", v.masculine(w))
	return falsehood && !not || not && (g.is("bearing-out", t.Lemma) || g.is("bearing-out", v.masculine(w)))
}

// concerned is the word that belies a figure of the phrase with which the sentence opens
// before a comma, and which has no subject of its own: "With respect to the sum of 86
// million, it is made clear that it has no basis"; -1 for none.
func (v *view) concerned(q *quantity) int {
	comma := -1
	for w := range v.s.Tokens {
		if v.tok(w).Form == "," {
			comma = w
			break
		}
	}
	if comma < 0 || q.last > comma || v.tok(0).UPOS != text.ADP {
		return -1
	}
	for w := comma + 1; w < len(v.s.Tokens); w++ {
		if v.belies(w) && v.kid(w, "nsubj") < 0 && (v.verbal(w) || v.kid(w, "cop") >= 0) {
			return w
		}
	}
	return -1
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
		if c.Sentence.Span != v.s.Span || c.Figure != nil || c.Trigger == nil {
			continue
		}
		if h := v.head(core); c.Predicate == "state" && h >= 0 && c.Trigger.Span.Overlaps(v.tok(h).Span) && v.verbal(h) && !v.verbal(core) {
			c.Predicate, c.Factuality.Status, c.Factuality.Polarity = "deny", cotejo.Denied, "-" // "answered that it is false"
		} else if c.Predicate != "deny" || !c.Trigger.Span.Overlaps(v.tok(core).Span) {
			continue
		}
		if c.Predicate == "deny" {
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
