package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
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
// "Of them, 13 are still in hospital" speaks of the injured, "the opposition raises
// the figure to 30" of the dead. Who is named there takes part here too; what was counted
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
		b.a.spoken[own] = true
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
	if b.v.voice(b.core) == middle {
		return nil // "the toll rises to 83": nobody puts it there
	}
	var out []cotejo.Attribution
	sp := b.triggerSpan()
	for _, x := range b.v.argsOf(b.core, nil) {
		if x.slot != "subj" || b.v.kindOf(x.head) == "" && !b.v.bodyLike(x.head) || isPlaceKind(b.v.kindOf(x.head)) && b.v.g.is("records", b.v.tok(b.core).Lemma) {
			continue
		}
		for _, p := range b.v.participants("speaker", x, b.rule("chain/estimator")) {
			if b.v.crowd(p) {
				continue // who is counted does not put the figure
			}
			out = append(out, cotejo.Attribution{Entity: p.Entity, Label: p.Label, Type: b.sourceType(p), Cue: b.v.text(sp), CueSpan: &sp,
				Mode: cotejo.Says, Form: "indirect", Text: p.Text, Span: p.Span, Rule: p.Rule})
		}
		break
	}
	return out
}

// sayIt makes the claim of a figure under a speech verb ("spoke of 50,000
// people") a statement of its speaker; an estimate, where the verb is one of
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
	switch lastGroup(own.links)[0].Mode {
	case cotejo.Demands:
		c.Predicate, c.Factuality.Status = "demand", cotejo.Demanded
	case cotejo.Denies:
		c.Predicate, c.Factuality.Status, c.Factuality.Polarity = "deny", cotejo.Denied, "-"
	}
	if c.Predicate == "state" && b.v.numberWord(b.v.tok(b.core).Lemma, "estimate-verb") {
		c.Predicate = "estimate"
	}
	b.a.spoken[own] = true
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

// spoke reports a predicate that sayIt gives.
func spoke(predicate string) bool {
	p, _ := inventory.Get(predicate)
	return p.Group == "speech"
}

// gapped makes the claim of a figure whose verb is that of an earlier figure: "X
// won 44.9 % of the votes and Y 44.3 %", "against the 41.8 % of Y". It is false
// when there is no such figure, or nobody beside it. Where X was the source of the
// earlier figure, Y is of this one.
func (a *assembly) gapped(v *view, q *quantity) bool {
	who := v.beside(q)
	if who < 0 || q.figure.Aspect == cotejo.Change || outcomes[v.nounClass(who)] != "" {
		return false // "and the dead, three" counts the dead
	}
	e := a.twin(v, q)
	if e == nil {
		return false
	}
	b := a.begin(v, who, []int{who})
	b.step("predicate", b.rule("gapped"), e.Figure.Span, false, e.Predicate)
	b.places, b.time = e.Place, e.Time
	b.verdict = verdict{status: e.Factuality.Status, polarity: e.Factuality.Polarity, cue: -1, view: v}
	b.step("factuality", b.rule("gapped"), cotejo.Span{}, false, string(e.Factuality.Status))
	b.chain, _, b.quote = v.chain(who, v.attrs)
	ps := v.participants("actor", arg{"subj", who, "gapped"}, b.rule("roles/actor/gapped"))
	said := estimated(e) || len(e.Chain) > 0 && v.gapBefore(q) && !slices.ContainsFunc(e.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" })
	said = said && v.kindOf(who) != "country"
	if said {
		b.chain = sources(ps, e.Chain[len(e.Chain)-1])
	}
	for _, l := range b.chain {
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
	c := b.base()
	c.Predicate, c.Open, c.Stage = e.Predicate, e.Open, e.Stage
	if !said {
		c.Participants = ps
		for _, p := range ps {
			b.step("participants", p.Rule, p.Span, false, "actor")
		}
	}
	own := *q
	own.figure.Counted, own.figure.Class, own.figure.Base = e.Figure.Counted, e.Figure.Class, e.Figure.Base
	if own.figure.Unit == "item" {
		own.figure.Unit = e.Figure.Unit
	}
	if own.head == who {
		own.head = -1
	}
	own.unsure = ""
	c.Figure = b.figure(&own, nil)
	c.Figure.Aspect = e.Figure.Aspect
	b.close(&c, &own)
	a.put(c)
	return true
}

// estimated reports a claim whose own verb is the cue of its source.
func estimated(c *cotejo.Claim) bool {
	n := len(c.Chain)
	if n > 0 && strings.HasSuffix(c.Chain[n-1].Rule, "/chain/estimator") {
		return true
	}
	return n > 0 && c.Chain[n-1].CueSpan != nil && c.Trigger != nil && c.Chain[n-1].CueSpan.Overlaps(c.Trigger.Span)
}

// sources makes links of who says a figure, by the cue of another link.
func sources(ps []cotejo.Participant, like cotejo.Attribution) []cotejo.Attribution {
	var out []cotejo.Attribution
	for _, p := range ps {
		l := like
		l.Entity, l.Label, l.Text, l.Span, l.Rule, l.Unsure, l.Group = p.Entity, p.Label, p.Text, p.Span, p.Rule, p.Unsure, 0
		out = append(out, l)
	}
	return out
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
		if f.Span == q.back {
			continue
		}
		same := f.Unit == q.figure.Unit || q.figure.Unit == "item" && q.head < 0 && !isCurrency(f.Unit) && f.Unit != "percent" && v.gapBefore(q) || q.figure.Unit == "item" && q.head < 0 && f.Unit == "person"
		acts := slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" || p.Role == "speaker" })
		if same && (acts || c.Predicate == "vote" || estimated(c) || len(c.Chain) > 0 && v.gapBefore(q)) {
			return c
		}
	}
	return nil
}

// beside is the person or body that a figure without a verb is said of: right
// before it, after a conjunction or a comma, or behind it in its genitive; -1 when
// there is none.
func (v *view) beside(q *quantity) int {
	if q.figure.Unit == "percent" && q.head >= 0 {
		if e := v.entity(q.head); e != nil && (e.kind == "person" || e.kind == "organisation") {
			return q.head
		}
		if v.holder(q) {
			return q.head
		}
	}
	w := q.first - 1
	for w > 0 && (v.tok(w).UPOS == text.DET || v.tok(w).UPOS == text.ADP || v.tok(w).Form == ",") {
		w--
	}
	if t := w; w > 0 && v.inTimex(w) && v.tok(q.first-1).UPOS == text.ADP {
		for t > 0 && v.inTimex(t) {
			t--
		}
		if v.tok(t).Form == "," {
			w = t - 1 // "and Latvia, yesterday, two"
		}
	}
	if w < 1 {
		return -1
	}
	first, head := w, w
	for _, e := range v.ents[w] {
		if e.last == w && !e.demonym && e.id != "" {
			first, head = e.first, e.head
		}
	}
	k := v.kindOf(head)
	country := k == "country" && v.g.is("personal", v.tok(q.first-1).Lower)
	if k != "person" && k != "organisation" && !country || v.inQuant[head] != nil {
		return -1
	}
	for k := first - 1; k >= 0; k-- {
		switch t := v.tok(k); {
		case t.UPOS == text.NOUN, t.UPOS == text.ADJ, t.UPOS == text.DET:
		case t.UPOS == text.CCONJ, t.Form == ",", t.Form == ";":
			return head
		default:
			return -1
		}
	}
	return -1
}

// holder reports a share whose noun is a person with a name, who has it: "against 47.7 % of
// the challenger Ana Ruiz".
func (v *view) holder(q *quantity) bool {
	if q.figure.Unit != "percent" || q.head <= q.number || v.tok(q.head).UPOS != text.NOUN || v.kindOf(q.head) != "person" {
		return false
	}
	k := v.kid(q.head, "appos", "flat")
	return k >= 0 && v.linkedPerson(k)
}

// gapBefore reports a bare figure behind a comma and who it is of, where the verb is
// that of an earlier one: "the unions, at 12".
func (v *view) gapBefore(q *quantity) bool {
	w := q.first - 1
	for w > 0 && (v.tok(w).UPOS == text.ADP || v.tok(w).UPOS == text.DET) {
		w--
	}
	if q.head >= q.first || w < 2 || v.beside(q) < 0 {
		return false
	}
	if v.g.is("personal", v.tok(q.first-1).Lower) && v.kindOf(v.beside(q)) == "country" {
		return true // "and Latvia, two"
	}
	if v.tok(w).Form != "," {
		return v.holderBefore(q, w)
	}
	for k := w - 1; k >= 0; k-- {
		switch t := v.tok(k); {
		case t.UPOS == text.CCONJ, t.Form == ";":
			return true
		case t.UPOS != text.NOUN && t.UPOS != text.PROPN && t.UPOS != text.DET && t.UPOS != text.ADJ && t.UPOS != text.ADP:
			return false
		}
	}
	return false
}

// holderBefore reports a bare count right behind the name or the noun of who has it, which
// a conjunction joins to a clause that gives another such count: "Ruiz got 287,905 votes
// and Prado 284,487".
func (v *view) holderBefore(q *quantity, w int) bool {
	if w != q.first-1 || !isCount(q.figure.Unit) || q.figure.Comparator == cotejo.Vague {
		return false
	}
	if k := q.last + 1; k < len(v.s.Tokens) && v.tok(k).UPOS != text.PUNCT && v.tok(k).UPOS != text.CCONJ {
		return false
	}
	for w >= 0 && (v.tok(w).UPOS == text.NOUN || v.tok(w).UPOS == text.PROPN || v.tok(w).UPOS == text.ADJ || v.tok(w).UPOS == text.DET) {
		w--
	}
	if w < 1 || v.tok(w).UPOS != text.CCONJ && v.tok(w).Form != ";" {
		return false
	}
	return slices.ContainsFunc(v.quants, func(o *quantity) bool {
		return o.kind == KindQuantity && o.last < w && isCount(o.figure.Unit) && o.head >= 0 && bound(q.figure) > 0 && bound(o.figure) > 0 && orderOf(bound(q.figure), bound(o.figure)) > 1
	})
}

// leastCrowd is from how many on people that a figure counts are no source of another.
const leastCrowd = 20

// crowd reports a participant that a figure counts as many.
func (v *view) crowd(p cotejo.Participant) bool {
	return slices.ContainsFunc(v.quants, func(q *quantity) bool {
		return q.kind == KindQuantity && bound(q.figure) >= leastCrowd && q.figure.Span.Overlaps(p.Span)
	})
}
