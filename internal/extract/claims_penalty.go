package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// penal reports a length of time that is a punishment, where no rule has taken it:
// one in the genitive of a noun for punishments ("a sentence of 15 years"), one that
// ends behind bars ("will spend nine years behind bars"), and one that who judges or
// prosecutes asks for, gives or changes ("the prosecution asked for 19 years",
// "the court cut the sentence from 14 to 11 years").
func (v *view) penal(q *quantity) bool {
	if q.kind != KindDuration || q.figure.Unit != "year" && q.figure.Unit != "month" || q.figure.Aspect == cotejo.Rate {
		return false
	}
	if v.penalNoun(q) >= 0 || v.behindBars(q) || q.level && v.toPenalty(q) {
		return true
	}
	if k := q.last + 1; k < len(v.s.Tokens) && (v.g.is("genitive", v.tok(k).Lower) || v.tok(k).UPOS == text.ADV || v.tok(k).UPOS == text.SCONJ) {
		return false // of something else: "three years of extension", "three years later"
	}
	g := v.penalVerb(q)
	if g < 0 {
		return false
	}
	if v.g.is("penal-only", v.tok(g).Lemma) {
		return true
	}
	for w := g - 1; w >= 0 && v.tok(w).Form != ";" && v.tok(w).Form != "."; w-- {
		if v.g.is("penal-body", v.tok(w).Lemma) || v.g.is("penal-body", v.tok(w).Lower) {
			return true
		}
		if v.tok(w).UPOS == text.VERB && v.finite(w) {
			break
		}
	}
	for w := q.last + 1; w < len(v.s.Tokens) && w <= q.last+6 && v.tok(w).Form != ","; w++ {
		if v.g.is("penal-body", v.tok(w).Lemma) || v.g.is("penal-noun", v.tok(w).Lemma) {
			return true
		}
	}
	return false
}

// toPenalty reports the first of two levels of which the second is a punishment:
// "from nine to 13 years in prison".
func (v *view) toPenalty(q *quantity) bool {
	k := q.last + 2
	if k >= len(v.s.Tokens) || v.inQuant[k] == nil || v.inQuant[k] == q {
		return false
	}
	return v.penalty(v.inQuant[k].first, v.inQuant[k].last) || v.penalty(v.inQuant[k].last, v.inQuant[k].last+2)
}

// penalVerb is the verb right before a length of time, a first level, adverbs and
// times passed over, that asks for, gives or changes punishments; -1 when there is
// none.
func (v *view) penalVerb(q *quantity) int {
	for w := q.first - 1; w >= 0 && w > q.first-9; w-- {
		switch t := v.tok(w); {
		case t.UPOS == text.VERB:
			if v.g.is("penal-verb", t.Lemma) || v.g.is("penal-only", t.Lemma) {
				return w
			}
			return -1
		case t.UPOS == text.ADP, t.UPOS == text.DET, t.UPOS == text.ADV, t.UPOS == text.CCONJ, v.inTimex(w), v.inQuant[w] != nil:
		default:
			return -1
		}
	}
	return -1
}

// penalNoun is the noun for a punishment that a length of time is in the genitive
// of, -1 when there is none.
func (v *view) penalNoun(q *quantity) int {
	w := q.first - 1
	if w < 1 || !v.g.is("genitive", v.tok(w).Lower) {
		return -1
	}
	for w--; w >= 0 && w > q.first-5; w-- {
		switch t := v.tok(w); {
		case v.g.is("penal-noun", t.Lemma):
			return w
		case t.UPOS != text.ADJ && t.UPOS != text.ADP && t.UPOS != text.NOUN:
			return -1
		}
	}
	return -1
}

// behindBars reports a place of imprisonment right behind a length of time.
func (v *view) behindBars(q *quantity) bool {
	for w := q.last + 1; w < len(v.s.Tokens) && w <= q.last+3; w++ {
		if t := v.tok(w); v.g.is("penal-place", t.Lemma) || v.g.is("penal-place", t.Lower) {
			return true
		} else if t.UPOS != text.ADP && t.UPOS != text.DET {
			return false
		}
	}
	return false
}

// punished makes the claim of a punishment that no rule has taken.
func (a *assembly) punished(v *view, q *quantity, times []*timex) {
	core := v.penalVerb(q)
	if core < 0 {
		core = v.penalNoun(q)
	}
	asked := v.asking(q)
	if core < 0 {
		core = asked
	}
	if core < 0 {
		core = v.openCore(q)
	}
	if core < 0 {
		return
	}
	b := a.begin(v, core, []int{core})
	predicate, stage := "sentence", "sentenced"
	served := v.behindBars(q) && v.penalVerb(q) < 0 && v.penalNoun(q) < 0
	b.step("predicate", b.rule("penalty"), b.triggerSpan(), false, predicate)
	b.attribution()
	b.verdict = v.judge(core, !v.verbal(core), b.reported(), "")
	if served && b.verdict.status == cotejo.Planned && b.verdict.rule != "" && v.tok(core).Feats.Has("Tense", "Fut") {
		b.verdict.status, b.verdict.rule, b.verdict.cue = cotejo.Asserted, b.rule("penalty/served"), -1 // who will sit so long has been given it
	}
	b.modes()
	demanded := v.verbal(core) && (b.own != nil && lastGroup(b.own.links)[0].Mode == cotejo.Demands || v.demanding(core)) || core == asked
	if demanded && rank[b.verdict.status] < rank[cotejo.Demanded] {
		b.verdict.status, b.verdict.rule = cotejo.Demanded, b.rule("penalty")
	}
	if b.own != nil && demanded {
		a.spoken[b.own] = true
		b.chain = appendLinks(slices.Clone(b.chain), b.own.links)
		for _, l := range b.own.links {
			b.step("chain", l.Rule, l.Span, false, l.Label)
		}
	}
	if b.verdict.rule == "" {
		b.verdict.rule = b.rule("fact/plain")
	}
	b.step("factuality", b.verdict.rule, b.cueSpan(), false, string(b.verdict.status))
	r := &reading{v: v, core: core, words: b.words, theme: q.anchor(), fillers: map[int]string{}}
	b.setTime(r.time(times))
	c := b.base()
	c.Predicate = predicate
	c.Stage = b.penalStage(predicate, stage)
	c.Participants = b.penalParticipants()
	c.Figure = b.figure(q, nil)
	if c.Figure.Aspect == "" {
		c.Figure.Aspect = cotejo.FlowAsp
	}
	if c.Figure.Class == "" {
		c.Figure.Class = "penalty"
	}
	b.close(&c, q)
	a.put(c)
}

// asking is the noun of asking that a length of time is in the genitive of ("its request
// of nine years in prison"), -1 when there is none.
func (v *view) asking(q *quantity) int {
	w := q.first - 2
	if w < 0 || !v.g.is("genitive", v.tok(w+1).Lower) || v.tok(w).UPOS != text.NOUN {
		return -1
	}
	if r := v.in.pack.Factuality.Noun(v.tok(w).Lemma); r == nil || r.Status != cotejo.Demanded {
		return -1
	}
	return w
}

// demanding reports a verb whose complement is demanded by the rules of factuality.
func (v *view) demanding(core int) bool {
	r := v.in.pack.Factuality.Verb(v.tok(core).Lemma)
	return r != nil && r.Status == cotejo.Demanded && !v.sends(core)
}

// sends reports a verb of ordering that has no clause of what is ordered: somebody is
// sent somewhere ("sent 38 people to hospital").
func (v *view) sends(core int) bool {
	return v.g.is("orders-or-sends", v.tok(core).Lemma) && !slices.ContainsFunc(v.kids[core], func(k int) bool {
		rel := v.rel(k)
		return rel == "xcomp" || rel == "ccomp" || v.tok(k).Feats.Has("VerbForm", "Inf")
	})
}

// penalStage is the rung of a punishment: the first one unless it is given.
func (b *builder) penalStage(predicate, stage string) string {
	if p, ok := inventory.Get(predicate); ok && b.verdict.status != cotejo.Asserted && b.verdict.status != cotejo.Denied {
		stage = p.Ladder[0]
	}
	b.step("stage", b.rule("stage/"+stage), cotejo.Span{}, false, stage)
	return stage
}

// penalParticipants gives who asks for or gives a punishment as its actor and the
// person it is for as its target; who goes behind bars is the target.
func (b *builder) penalParticipants() []cotejo.Participant {
	v := b.v
	var out []cotejo.Participant
	add := func(role string, x arg) {
		for _, p := range v.participants(role, x, b.rule("roles/"+role+"/penalty")) {
			out = append(out, p)
			b.step("participants", p.Rule, p.Span, false, role)
		}
	}
	passes := v.verbal(b.core) && v.penalVerbWord(b.core)
	target := false
	for _, x := range v.argsOf(b.core, nil) {
		switch {
		case v.inQuant[x.head] != nil || v.unresolved(x.head) || v.inTimex(x.head):
		case x.slot == "subj" && x.via == "":
			if role := map[bool]string{true: "actor", false: "target"}[passes]; v.bodyLike(x.head) || v.kindOf(x.head) != "" {
				add(role, x)
				target = target || !passes
			}
		case !target && x.slot == "obj" && v.g.is("penal-noun", v.tok(x.head).Lemma):
			for _, y := range v.nounArgs(x.head) {
				if v.kindOf(y.head) == "person" || inventory.Subsumes("person", v.nounClass(y.head)) {
					add("target", y)
					target = true
					break
				}
			}
		case !target && (v.kindOf(x.head) == "person" || inventory.Subsumes("person", v.nounClass(x.head))) && (x.slot == "iobj" || v.g.is("personal", x.slot) || v.g.is("against", x.slot) || v.g.is("purpose", x.slot)):
			add("target", x)
			target = true
		}
	}
	return out
}

func (v *view) penalVerbWord(w int) bool {
	return v.g.is("penal-verb", v.tok(w).Lemma) || v.g.is("penal-only", v.tok(w).Lemma)
}
