package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
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

// sayIt makes the claim of a figure under a speech verb ("hablaban de 50.000
// personas") a statement of its speaker; an estimate, where the verb is one of
// measure.
func (b *builder) sayIt(c *cotejo.Claim, q *quantity) bool {
	if !b.v.verbal(b.core) || outcomes[q.figure.Class] != "" {
		return false
	}
	_, own, _ := b.v.chain(b.core, b.v.attrs)
	if own == nil || len(own.links) == 0 || own.carried || !b.v.holds(own, q.anchor()) {
		return false
	}
	c.Predicate, c.Open = "state", false
	if n := b.v.in.pack.Numbers; n.V.Is(n.V.Lookup(b.v.tok(b.core).Lemma), "estimate-verb") {
		c.Predicate = "estimate"
	}
	b.a.said[own], b.a.spoken[own] = true, true
	c.Chain = appendLinks(slices.Clone(c.Chain), own.links)
	for _, l := range lastGroup(own.links) {
		if l.Type != cotejo.SourceUnspecified {
			c.Participants = append(c.Participants, cotejo.Participant{Role: "speaker", Entity: l.Entity, Label: l.Label, Text: l.Text, Span: l.Span, Rule: l.Rule, Unsure: l.Unsure})
			b.step("participants", l.Rule, l.Span, false, "speaker")
		}
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
	return true
}

// gapped makes the claim of a figure whose verb is that of an earlier figure: "X
// obtuvo el 44,9 % de los votos e Y el 44,3 %", "frente al 41,8 % de Y". It is false
// when there is no such figure, or nobody named beside it.
func (a *assembly) gapped(v *view, q *quantity) bool {
	who := v.beside(q)
	if who == nil || q.figure.Aspect == cotejo.Change || !q.back.IsZero() {
		return false
	}
	e := a.twin(v, q)
	if e == nil {
		return false
	}
	core := who.head
	b := a.begin(v, core, []int{core})
	b.step("predicate", b.rule("gapped"), e.Figure.Span, false, e.Predicate)
	b.chain, _, b.quote = v.chain(core, v.attrs)
	for _, l := range b.chain {
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
	b.places, b.time = e.Place, e.Time
	b.verdict = verdict{status: e.Factuality.Status, polarity: e.Factuality.Polarity, cue: -1, view: v}
	b.step("factuality", b.rule("gapped"), cotejo.Span{}, false, string(e.Factuality.Status))
	c := b.base()
	c.Predicate, c.Open, c.Stage = e.Predicate, e.Open, e.Stage
	c.Participants = []cotejo.Participant{v.entityParticipant("actor", who, b.rule("roles/actor/gapped"))}
	b.step("participants", c.Participants[0].Rule, c.Participants[0].Span, false, "actor")
	own := *q
	own.figure.Counted, own.figure.Class, own.figure.Base = e.Figure.Counted, e.Figure.Class, e.Figure.Base
	if own.figure.Unit == "item" {
		own.figure.Unit = e.Figure.Unit
	}
	if own.head == who.head {
		own.head = -1
	}
	own.unsure = ""
	c.Figure = b.figure(&own, nil)
	c.Figure.Aspect = e.Figure.Aspect
	b.close(&c, &own)
	a.put(c)
	return true
}

// twin is the claim of this sentence with an actor and the last figure of the same
// unit before a quantity, whose verb a gap can repeat.
func (a *assembly) twin(v *view, q *quantity) *cotejo.Claim {
	for i := len(a.claims) - 1; i >= 0; i-- {
		c := &a.claims[i]
		if c.Sentence.Span != v.s.Span {
			return nil
		}
		f := c.Figure
		if f == nil || f.Span.Start >= v.tok(q.first).Span.Start || f.Aspect == cotejo.Change {
			continue
		}
		same := f.Unit == q.figure.Unit || q.figure.Unit == "item" && q.head < 0 && f.Unit == "person"
		acts := slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" || p.Role == "speaker" })
		if same && (acts || c.Predicate == "vote") {
			return c
		}
	}
	return nil
}

// beside is the person or body that a figure without a verb is said of: right
// before it, after a conjunction or a comma, or behind it in its genitive.
func (v *view) beside(q *quantity) *entityMention {
	if q.figure.Unit == "percent" && q.head >= 0 {
		if e := v.entity(q.head); e != nil && (e.kind == "person" || e.kind == "organisation") {
			return e
		}
	}
	w := q.first - 1
	for w > 0 && (v.tok(w).UPOS == text.DET || v.tok(w).Form == ",") {
		w--
	}
	if w < 1 {
		return nil
	}
	for _, e := range v.ents[w] {
		if e.last != w || e.demonym || e.id == "" || e.kind != "person" && e.kind != "organisation" {
			continue
		}
		k := e.first - 1
		for k > 0 && (v.tok(k).UPOS == text.NOUN || v.tok(k).UPOS == text.ADJ || v.tok(k).UPOS == text.DET) {
			k--
		}
		if k >= 0 && (v.tok(k).UPOS == text.CCONJ || v.tok(k).Form == "," || v.tok(k).Form == ";") {
			return e
		}
	}
	return nil
}
