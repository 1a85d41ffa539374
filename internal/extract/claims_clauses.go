package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// tale is the happenings of one sentence: the words that a claim tells already, and what
// the clauses and nouns that are left tell.
type tale struct {
	a     *assembly
	v     *view
	times []*timex
	told  []bool // by word
}

// tale makes open claims of everything that a sentence tells to have happened and that no
// claim tells yet: of its clauses, however deep, and of its nouns of happenings. They are
// kept apart until the end, so that no figure is read by them.
func (a *assembly) tale(v *view, from int, times []*timex) {
	t := &tale{a: a, v: v, times: times, told: make([]bool, len(v.s.Tokens))}
	for i := from; i < len(a.claims); i++ {
		if tr := a.claims[i].Trigger; tr != nil && a.claims[i].Sentence.Span == v.s.Span {
			t.mark(tr.Span)
		}
	}
	for w := range v.s.Tokens {
		if !t.told[w] {
			t.noun(w)
		}
	}
	for _, finite := range []bool{false, true} { // what a verb governs before the verb
		for w := range v.s.Tokens {
			if form := v.clauseForm(w); form != noClause && (form == finiteForm) == finite && !t.told[w] {
				t.clause(w, form)
			}
		}
	}
	for w := range v.s.Tokens {
		t.presence(w)
	}
}

// open reads what a claim says around a word.
func (t *tale) open(w int) *builder { return t.a.openEvent(t.v, w, t.times) }

func (t *tale) mark(sp cotejo.Span) {
	for k := range t.v.s.Tokens {
		if sp.Overlaps(t.v.tok(k).Span) {
			t.told[k] = true
		}
	}
}

// put keeps the claim of a happening.
func (t *tale) put(c cotejo.Claim) {
	t.mark(c.Trigger.Span)
	t.a.nameBodies(&c)
	c.Rules = rulesOf(c.Trail)
	c.ID = claimID(c)
	t.a.happenings = append(t.a.happenings, c)
}

// presence makes the claim of who was where: "the minister was in Madrid on the 22nd".
func (t *tale) presence(k int) {
	v := t.v
	at, who := v.presentAt(k)
	if at < 0 || who < 0 || t.told[k] || t.told[at] || v.unresolved(who) || !v.bodyLike(who) {
		return
	}
	p, ok := v.placeAt(at)
	if !ok {
		return
	}
	b := t.open(at)
	if v.head(at) == k {
		b.verdict = v.judge(k, false, b.reported(), "")
	}
	b.words = []int{k}
	b.setPlaces([]cotejo.Place{p}, "tree")
	if s := b.verdict.status; s == cotejo.Questioned || s == cotejo.Conditional {
		return
	}
	c := b.base()
	c.Predicate, c.Open = v.tok(k).Lemma, true
	c.Participants = v.participants("actor", arg{head: who, slot: "subj"}, b.rule("roles/actor/open"))
	b.close(&c, nil)
	t.put(c)
}

// presentAt is where a verb of being somewhere says that somebody is, and who, -1 for
// neither. The parser makes the verb the copula of the place, or hangs it on its subject.
func (v *view) presentAt(k int) (at, who int) {
	if !v.g.is("presence-copula", v.tok(k).Lemma) || !v.tok(k).Feats.Has("VerbForm", "Fin") {
		return -1, -1
	}
	if v.rel(k) == "cop" {
		at = v.head(k)
		if at >= 0 && v.locative(at, false) {
			return at, v.kid(at, "nsubj")
		}
		return -1, -1
	}
	at, who = v.kid(k, "obl"), v.kid(k, "nsubj")
	if at < 0 || !v.locative(at, false) {
		return -1, -1
	}
	if h := v.head(k); who < 0 && v.rel(k) == "acl" && h == k-1 {
		who = h
	}
	return at, who
}

// forms of a clause that tells what happened.
const (
	noClause   = iota
	finiteForm // a finite verb
	ruled      // an infinitive under a word that says whether it comes about
	timed      // an infinitive or gerund that says when, how or what for
	adjectival // a participle
)

// clauseForm is how a word heads a clause that tells what happened, noClause for a word
// that heads none.
func (v *view) clauseForm(w int) int {
	t := v.tok(w)
	if t.Name != text.NoName || v.inTimex(w) || v.inQuant[w] != nil && v.quantityAt(w) != nil || v.kid(w, "cop") >= 0 && !v.participle(w) {
		return noClause
	}
	if t.UPOS == text.ADJ && v.participle(w) {
		if v.finite(w) && v.rel(w) != "amod" {
			return finiteForm // "the hearing is set for the third"
		}
		if v.rel(w) == "acl" || v.rel(w) == "amod" {
			return adjectival
		}
		return noClause
	}
	if t.UPOS != text.VERB {
		return noClause
	}
	switch form := t.Feats.Get("VerbForm"); {
	case v.finite(w):
		return finiteForm
	case form == "Inf" || form == "Part" && v.auxInfinitive(w):
		return v.infinitiveForm(w)
	case form == "Ger" && v.goesOn(w):
		return ruled
	case form == "Ger" && v.rel(w) == "advcl":
		return timed
	case form == "Part" && (v.rel(w) == "acl" || v.rel(w) == "amod" || v.rel(w) == "advcl"):
		return adjectival
	}
	return noClause
}

// auxInfinitive reports a participle that is an infinitive with its auxiliary: "to have
// paid", "after being summoned".
func (v *view) auxInfinitive(w int) bool {
	return slices.ContainsFunc(v.kids[w], func(k int) bool { return v.rel(k) == "aux" && v.tok(k).Feats.Has("VerbForm", "Inf") })
}

// goesOn reports a gerund whose verb only says that it went on, or how it came about: "they
// had been digging for a week", "they arrived shooting".
func (v *view) goesOn(w int) bool {
	h := v.head(w)
	return h >= 0 && v.verbal(h) && (v.rel(w) == "xcomp" || v.rel(w) == "advcl" && v.g.is("lasting-verb", v.tok(h).Lemma))
}

// infinitiveForm tells the infinitives that say what is to be done, or was, from those that
// name a thing to do in general.
func (v *view) infinitiveForm(w int) int {
	h := v.head(w)
	if h < 0 {
		return noClause
	}
	f, l := v.in.pack.Factuality, v.tok(h).Lemma
	_, says := v.in.pack.Cues.Verbs[l]
	rel := v.rel(w)
	switch {
	case rel == "conj" && v.verbal(h) && v.tok(h).Feats.Has("VerbForm", "Inf"):
		return v.infinitiveForm(h)
	case (rel == "xcomp" || rel == "ccomp" || rel == "obj" || rel == "csubj" || rel == "obl" || rel == "advcl") && v.verbal(h) && (f.Verb(l) != nil || says || v.g.is("phase-verb", l) || v.g.is("object-control", l)):
		return ruled
	case rel == "acl" && v.tok(h).UPOS == text.NOUN && f.Noun(l) != nil:
		return ruled
	case rel == "advcl" && v.verbal(h):
		return timed
	}
	return noClause
}

// clause makes the claim of a verb.
func (t *tale) clause(w, form int) {
	v := t.v
	tn, turned := v.turn(w)
	if !turned && (t.saysNothing(w) || t.bearing(w) || t.a.counted(v, w)) {
		return
	}
	b := t.open(w)
	b.intends(w)
	if s := b.verdict.status; s == cotejo.Questioned || s == cotejo.Conditional && form != finiteForm {
		return
	}
	if form == adjectival && !v.deedOfParticiple(b, w) {
		return
	}
	c := b.base()
	c.Predicate, c.Open = v.openLemma(w), true
	b.turned(&c, tn)
	b.whoDid(&c, tn)
	if !b.tellsOf(&c, form) {
		return
	}
	b.close(&c, nil)
	c.Confidence = max(0.1, c.Confidence-doubt(form, &c))
	t.put(c)
}

// turned names a claim by the turn that its verb opens; nothing without one.
func (b *builder) turned(c *cotejo.Claim, tn turn) {
	if tn.predicate == "" {
		return
	}
	b.words = append(b.words, tn.words...)
	tr := b.triggerSpan()
	c.Predicate, c.Trigger = tn.predicate, &cotejo.Passage{Span: tr, Exact: b.v.text(tr)}
}

// intends makes a plan of what somebody thinks of doing.
func (b *builder) intends(w int) {
	v := b.v
	if h := v.head(w); h >= 0 && v.rel(w) == "xcomp" && v.g.is("intend-verb", v.tok(h).Lemma) && b.verdict.status == cotejo.Asserted {
		b.verdict.status, b.verdict.cue, b.verdict.rule = cotejo.Planned, h, b.rule("fact/intends")
	}
}

// doubt is what a claim loses in confidence by the form of its clause and for want of
// anybody in it.
func doubt(form int, c *cotejo.Claim) float64 {
	d := 0.0
	if form == timed || form == adjectival {
		d = 0.1
	}
	if len(c.Participants) == 0 {
		d += 0.1
	}
	return d
}

// counted reports a verb that only says how many there are, beside a figure that is told.
func (a *assembly) counted(v *view, w int) bool {
	l := v.tok(w).Lemma
	if !v.g.is("measure-verb", l) && !v.g.is("presence", l) && !v.g.is("existential", l) && !v.light(w) {
		return false
	}
	return slices.ContainsFunc(v.kids[w], func(k int) bool {
		return (v.rel(k) == "obj" || v.rel(k) == "nsubj" || v.rel(k) == "obl") && (v.inQuant[k] != nil || v.quantityAt(k) != nil)
	})
}

// saysNothing reports a verb of being, of thinking, of saying, or a modal that stands alone.
func (t *tale) saysNothing(w int) bool {
	v := t.v
	l := v.tok(w).Lemma
	if v.impersonalVerb(l) || v.g.is("mental-verb", l) && !v.g.is("perceived", l) || v.g.is("modal-verb", l) {
		return true
	}
	verb, says := v.in.pack.Cues.Verbs[l]
	if k := v.kid(w, "obj"); says && !(verb.Weak && v.g.deedVerb(l) && k >= 0 && v.kid(w, "ccomp", "xcomp", "parataxis") < 0) && (k < 0 || v.tok(k).UPOS != text.NOUN || v.kid(w, "ccomp", "xcomp") >= 0) && slices.ContainsFunc(v.attrs, func(at *attribution) bool { return v.cueOf(at, w) }) {
		return true
	}
	for _, k := range v.kids[w] {
		if r := v.rel(k); (r == "xcomp" || r == "ccomp") && v.verbal(k) && t.told[k] && (says || v.in.pack.Factuality.Verb(l) != nil || v.g.is("phase-verb", l)) || v.verbal(k) && v.tok(k).Feats.Has("VerbForm", "Ger") && v.goesOn(k) && v.g.is("lasting-verb", l) {
			return true // what it governs is told
		}
	}
	return false
}

// bearing reports a verb that only bears what a noun of its clause says, which is told.
func (t *tale) bearing(w int) bool {
	v := t.v
	l := v.verbOf(w)
	if !v.light(w) && !v.g.is("carrier", l) && !v.g.is("measure-verb", l) && !v.g.is("presence", l) && !v.g.is("empty-verb", l) && !v.g.is("setting-verb", l) {
		return false
	}
	for _, k := range v.kids[w] {
		if r := v.rel(k); (r == "obj" || r == "nsubj" || r == "obl") && t.told[k] {
			return true
		}
	}
	return false
}

// verbOf is the lemma of a verb, of a participle that of its verb.
func (v *view) verbOf(w int) string {
	if v.participle(w) && !v.verbal(w) {
		if inf := v.infinitive(w); inf != "" {
			return inf
		}
	}
	return v.tok(w).Lemma
}

// deedOfParticiple reports a participle that tells a deed: somebody did it, or it was done
// on a day or in a place.
func (v *view) deedOfParticiple(b *builder, w int) bool {
	if b.time != nil && b.time.Type != "duration" && b.time.Type != "set" && v.under(b.time.Span, w) {
		return true
	}
	for _, k := range v.kids[w] {
		if v.tok(k).Rel == "obl:agent" || v.rel(k) == "obl" && v.g.is("agent", firstWord(v.caseOf(k))) && v.bodyLike(k) {
			return true
		}
	}
	return slices.ContainsFunc(b.places, func(p cotejo.Place) bool { return v.under(p.Span, w) })
}

// under reports words that stand below a word in the tree.
func (v *view) under(sp cotejo.Span, w int) bool {
	for k := range v.s.Tokens {
		if !sp.Contains(v.tok(k).Span) {
			continue
		}
		for x, n := k, 0; x >= 0 && n < maxClimb; x, n = v.head(x), n+1 {
			if x == w {
				return true
			}
		}
	}
	return false
}

// tellsOf reports a claim that something can be laid beside: somebody or something known is
// in it, or a day or place.
func (b *builder) tellsOf(c *cotejo.Claim, form int) bool {
	v := b.v
	known := slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Entity != "" || v.definite(p.Span) || capital(p.Label) })
	if verb, says := v.in.pack.Cues.Verbs[v.verbOf(b.core)]; says && !(verb.Weak && v.g.deedVerb(v.verbOf(b.core))) && !slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role != "actor" }) {
		return false // who says, without what
	}
	target := slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role == "target" })
	if form == finiteForm && target && b.outer > 0 && c.Factuality.Polarity == "-" && (c.Factuality.Status == cotejo.Denied || v.kid(b.core, "nsubj") < 0) {
		return true // "I never took anything"
	}
	if v.g.is("empty-verb", v.tok(b.core).Lemma) && form != adjectival {
		return slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool {
			return p.Role == "target" && (p.Entity != "" || v.definite(p.Span))
		})
	}
	if form == timed && v.g.deedVerb(v.verbOf(b.core)) && len(c.Participants) > 0 {
		return true
	}
	if form == timed {
		return slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role != "actor" && (p.Entity != "" || v.definite(p.Span)) }) || len(b.places) > 0 && known
	}
	if len(c.Participants) > 0 && (c.Factuality.Polarity == "-" || c.Factuality.Status != cotejo.Asserted || b.outer > 0) {
		return true
	}
	if form == finiteForm && (c.Factuality.Polarity == "-" || c.Factuality.Status == cotejo.Planned) && (b.outer > 0 || v.frameOfPersons(v.verbOf(b.core), false) != nil) {
		return true
	}
	if form == finiteForm && v.g.deedVerb(v.verbOf(b.core)) && (len(c.Participants) > 0 || v.ofSomebody(b.core)) {
		return true
	}
	if form == finiteForm && target && len(c.Participants) > 1 && v.finiteFeats(b.core).Has("Tense", "Past") {
		return true // a blow took an eye from somebody
	}
	return known || b.time != nil && b.time.Type != "duration" && b.time.Type != "set" || len(b.places) > 0
}

// ofSomebody reports a finite verb whose object is a pronoun, or whose doer is in its
// ending alone or a pronoun: "they let them go", "we fired", "was acquitted".
func (v *view) ofSomebody(w int) bool {
	if f := v.finiteFeats(w); f.Get("Person") == "1" || f.Get("Person") == "3" && f.Get("Number") == "Plur" || v.voice(w) == passive {
		return true
	}
	return slices.ContainsFunc(v.kids[w], func(k int) bool {
		t := v.tok(k)
		return t.UPOS == text.PRON && !v.g.is("reflexive", t.Lower) && !v.relativePronoun(k) && (v.rel(k) == "obj" || v.rel(k) == "iobj" || v.rel(k) == "nsubj")
	})
}

// whoDid gives the claim of a verb those in it: who did it, to whom or what, and for whom;
// in the first person, who speaks.
func (b *builder) whoDid(c *cotejo.Claim, tn turn) {
	v, core := b.v, b.core
	behind := tn.predicate == "" && v.g.is("impersonal", v.tok(core).Lemma) // what is missing stands behind its verb
	passive := tn.passive || v.voice(core) == middle && !v.personSubject(core)
	row := v.in.pack.Table("intransitive-verbs").Get(v.openLemma(core))
	inverted := len(row) > 0 && row[0] == "always" && v.kid(core, "nsubj") < 0 // what stands behind it is its subject
	clitic := v.clitic(core)
	taken := false // by what its participle modifies
	add := func(role string, ps []cotejo.Participant) {
		for _, p := range ps {
			if slices.ContainsFunc(c.Participants, func(o cotejo.Participant) bool { return o.Span == p.Span }) {
				continue
			}
			c.Participants = append(c.Participants, p)
			b.step("participants", p.Rule, p.Span, false, role)
		}
	}
	for _, x := range v.argsOf(core, nil) {
		role := map[string]string{"subj": "actor", "obj": "target", "iobj": "recipient"}[x.slot]
		if role == "actor" && passive && x.via != "agent" {
			role = "target"
		}
		if x.via == "participle" {
			if taken && v.rel(x.head) != "conj" {
				continue
			}
			taken = true
		}
		switch {
		case role == "target" && x.via == "" && v.caseOf(x.head) != "" && v.kindOf(x.head) == "place":
			continue // where it goes
		case role == "target" && x.via == "" && v.caseOf(x.head) != "" && clitic && v.kindOf(x.head) != "":
			role = "recipient"
		case behind && (role == "actor" && x.via != "" || role == "target"):
			role = map[string]string{"target": "actor"}[role]
		case role == "target" && inverted && x.via == "" && v.caseOf(x.head) == "":
			role = "actor"
		case role == "actor" && inverted && x.via == "subject-before":
			continue
		}
		if role == "" || x.via == "loose" || x.via == "left-name" || v.inTimex(x.head) || slices.Contains(tn.words, x.head) {
			continue
		}
		if v.unresolved(x.head) {
			if p, ok := b.speaking(x.head, role); ok {
				add(role, []cotejo.Participant{p})
			} else if n := v.clefted(core); n >= 0 && role == "actor" {
				add(role, v.participants(role, arg{head: n, slot: "subj"}, b.rule("roles/actor/cleft")))
			}
			continue
		}
		add(role, v.participants(role, x, b.rule("roles/"+role+"/open")))
	}
	for _, k := range v.kids[core] {
		if p, ok := b.speaking(k, "actor"); ok && v.g.is("agent", firstWord(v.caseOf(k))) {
			add("actor", []cotejo.Participant{p}) // "it was not written by us"
		}
	}
	if h := v.overRelative(core); h >= 0 && !slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" }) {
		if x, ok := v.subjectOf(h, "relative-clause", 0); ok && !v.unresolved(x.head) {
			add("actor", v.participants("actor", x, b.rule("roles/actor/relative")))
		}
	}
	if f := v.finiteFeats(core); f.Get("Person") == "1" && !slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" }) {
		if p, ok := b.speaker1("actor", v.tok(core).Span); ok {
			add("actor", []cotejo.Participant{p})
		}
	}
	for _, p := range b.singled(c) {
		b.step("participants", p.Rule, p.Span, false, p.Role)
	}
}

// clitic reports a verb whose object is a pronoun, which says already what it is done to.
func (v *view) clitic(w int) bool {
	noun, pronoun := false, false
	for _, k := range v.kids[w] {
		if v.rel(k) != "obj" {
			continue
		}
		if t := v.tok(k); t.UPOS == text.PRON && t.Feats.Has("Case", "Acc") && !v.g.is("reflexive", t.Lower) || v.relativePronoun(k) && v.caseOf(k) == "" {
			pronoun = true
		} else if v.caseOf(k) == "" {
			noun = true
		}
	}
	return pronoun && !noun
}

// overRelative is the verb above a relative clause whose pronoun is its object and which
// has no subject of its own: who does what it says is the subject of that verb, if it is of
// the same person and number ("free the soldiers whom it holds"); -1 for any other.
func (v *view) overRelative(w int) int {
	if v.rel(w) != "acl" || !v.finite(w) || v.kid(w, "nsubj") >= 0 {
		return -1
	}
	object := false
	for _, k := range v.kids[w] {
		object = object || v.relativePronoun(k) && v.rel(k) == "obj"
	}
	if !object {
		return -1
	}
	for h, n := v.head(w), 0; h >= 0 && n < maxClimb; h, n = v.head(h), n+1 {
		if v.verbal(h) && v.finite(h) {
			if v.agreesWith(w, h) {
				return h
			}
			return -1
		}
	}
	return -1
}

// personSubject reports a subject of a verb that can be somebody, or none.
func (v *view) personSubject(w int) bool {
	k := v.kid(w, "nsubj")
	return k < 0 || v.bodyLike(k) || v.tok(k).UPOS == text.PRON
}

// clefted is the noun that a copular sentence singles out as the doer of the clause behind
// it ("it was the troops who fired first"), -1 for none.
func (v *view) clefted(w int) int {
	if r := v.rel(w); r != "acl" && r != "conj" && r != "csubj" && r != "nsubj" {
		return -1
	}
	rel := false
	for _, k := range v.kids[w] {
		rel = rel || v.rel(k) == "nsubj" && v.relativePronoun(k)
	}
	for h, n := v.head(w), 0; rel && h >= 0 && n < 3; h, n = v.head(h), n+1 {
		if v.kid(h, "cop") >= 0 && (v.tok(h).UPOS == text.NOUN || v.tok(h).UPOS == text.PROPN) {
			return h
		}
	}
	return -1
}

// speaking is the participant that a pronoun of the first person stands for.
func (b *builder) speaking(w int, role string) (cotejo.Participant, bool) {
	if t := b.v.tok(w); t.UPOS != text.PRON || t.Feats.Get("Person") != "1" {
		return cotejo.Participant{}, false
	}
	return b.speaker1(role, b.v.tok(w).Span)
}

// speaker1 is who says "I" or "we" in words that are somebody's: the innermost source.
func (b *builder) speaker1(role string, at cotejo.Span) (cotejo.Participant, bool) {
	if b.outer == 0 {
		return cotejo.Participant{}, false
	}
	l := b.chain[b.outer-1]
	if l.Label == "" || l.Type == cotejo.SourceUnspecified {
		return cotejo.Participant{}, false
	}
	return cotejo.Participant{Role: role, Entity: l.Entity, Label: l.Label, Text: b.v.text(at), Span: at, Rule: b.rule("roles/" + role + "/speaker"), Unsure: l.Unsure}, true
}

// turn is a verb with the words beside it that say what happened: "left without effect",
// "gave for concluded".
type turn struct {
	predicate string
	words     []int
	passive   bool // its subject is what it was done to
}

// anyParticiple stands in a turn for a participle, and in its predicate for its verb.
const anyParticiple = "*"

// turn is the turn that a verb opens, false when it opens none.
func (v *view) turn(w int) (turn, bool) {
	for _, row := range v.g.verbTurns[v.tok(w).Lemma] {
		if tn, ok := v.turnAt(w, row); ok {
			return tn, true
		}
	}
	return turn{}, false
}

func (v *view) turnAt(w int, row verbTurn) (turn, bool) {
	tn := turn{predicate: row.predicate, passive: row.passive}
	at := w + 1
	for _, word := range row.words {
		k := at
		for len(tn.words) == 0 && k < len(v.s.Tokens) && k < w+4 && (v.tok(k).UPOS == text.ADV || v.inTimex(k) || v.tok(k).UPOS == text.DET && v.inTimex(k+min(1, len(v.s.Tokens)-k-1))) {
			k++
		}
		for len(tn.words) > 0 && k < len(v.s.Tokens) && v.tok(k).UPOS == text.ADV {
			k++
		}
		if k >= len(v.s.Tokens) {
			return turn{}, false
		}
		if word == anyParticiple {
			inf := ""
			if h := v.head(k); v.participle(k) && (h == w || h >= 0 && v.head(h) == w && v.kid(h, "cop") < 0) && v.tok(k).UPOS != text.NOUN {
				inf = v.infinitive(k)
			}
			if inf == "" {
				return turn{}, false
			}
			tn.predicate = inf
		} else if !v.same(k, word) {
			return turn{}, false
		}
		tn.words = append(tn.words, k)
		at = k + 1
	}
	return tn, true
}
