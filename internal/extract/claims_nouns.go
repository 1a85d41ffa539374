package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// happening is the predicate of a noun that names something that happened: the verb of a
// noun of doing, else the noun itself; "" for any other noun.
func (v *view) happening(w int) string {
	t := v.tok(w)
	if t.UPOS != text.NOUN && t.UPOS != text.PROPN || v.inTimex(w) || v.entity(w) != nil {
		return ""
	}
	if verb := v.deedOf(w); verb != "" && t.Name == text.NoName {
		return verb
	}
	if row := v.in.pack.Table("event-nouns").Get(strings.ToLower(t.Lemma)); len(row) > 0 {
		return row[0]
	}
	if v.saidToHappen(w) {
		return t.Lemma
	}
	return ""
}

// saidToHappen reports a noun of which its clause says on what day it was done or that
// there was one: whatever it names is a happening ("the check was done on the 16th", "there
// was an intrusion at dawn").
func (v *view) saidToHappen(w int) bool {
	h := v.head(w)
	if h < 0 || v.tok(w).UPOS != text.NOUN || v.g.is("abstract", v.tok(w).Lemma) || v.inQuant[w] != nil || v.nounClass(w) != "" || v.bodyLike(w) || !v.datedClause(h) {
		return false
	}
	l := v.tok(h).Lemma
	switch v.rel(w) {
	case "nsubj":
		return v.g.is("performing-verb", l) && v.voice(h) != active
	case "obj":
		return v.g.is("existential", l) && v.g.is("impersonal", l) && v.finiteFeats(h).Has("Tense", "Past") && v.tok(w).Feats.Has("Number", "Sing") && v.hasDet(w)
	}
	return false
}

// datedClause reports a verb with a day or an hour under it.
func (v *view) datedClause(h int) bool {
	day := func(k int) bool {
		t := v.timex[k]
		return t != nil && (t.time.Precision == "day" || t.time.Type == "time")
	}
	return slices.ContainsFunc(v.kids[h], func(k int) bool { return day(k) || slices.ContainsFunc(v.kids[k], day) })
}

// noun makes the claim of a noun of a happening that names somebody, a day or a place, or
// whose verb only says that, when or where it takes place, or that somebody does it.
func (t *tale) noun(w int) {
	v := t.v
	verb := v.happening(w)
	if q := v.inQuant[w]; verb == "" || q != nil && bound(q.figure) > 0 {
		return
	}
	h := t.bearer(w)
	if t.counts(w) || t.fateTold(w) {
		return
	}
	if h >= 0 && h != w && t.told[h] {
		if !v.hasDefinite(w) && !v.pointed(w) || t.toldWhole(h) {
			return
		}
		h = -1 // "the hearing lasted twenty minutes": a figure is told by the verb
	}
	if up := v.head(w); h < 0 && up >= 0 && (v.g.is("mental-verb", v.tok(up).Lemma) || v.turns(up)) {
		return
	}
	b := t.open(w)
	b.verdict = v.judge(w, true, b.reported(), "")
	b.modes()
	if h >= 0 && b.verdict.status == cotejo.Asserted {
		b.asBorne(h)
		b.setFor(h)
	}
	if b.verdict.rule == "" {
		b.verdict.rule = b.rule("fact/plain")
	}
	if s := b.verdict.status; s == cotejo.Questioned || s == cotejo.Conditional {
		return
	}
	if h < 0 && b.time != nil && !v.under(b.time.Span, w) && !v.placedBy(w) {
		b.time = nil // the day of its verb
	}
	if h >= 0 && len(b.places) == 0 {
		b.setPlaces(v.placesUnder(h, nil, false), "governor")
	}
	c := b.base()
	c.Predicate, c.Open = verb, true
	if p := v.nounPredicate(w); p != "" {
		c.Predicate, c.Open = p, false
	}
	b.whoseDeed(&c, verb, h)
	known := slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Entity != "" || v.definite(p.Span) || capital(p.Label) })
	dated := b.time != nil && b.time.Type != "duration" && b.time.Type != "set"
	if c.Factuality.Polarity == "-" && h < 0 && (b.verdict.cue < 0 || !v.verbal(b.verdict.cue)) || v.g.is("empty-verb", v.lemmaAt(h)) && !v.hasDet(w) && v.tok(w).Feats.Has("Number", "Plur") {
		return // "without the signature of", "takes turns"
	}
	if !(dated || known || h >= 0 && c.Factuality.Polarity == "-" || h >= 0 && (len(b.places) > 0 || v.g.is("existential", v.lemmaAt(h)) && v.g.is("impersonal", v.lemmaAt(h))) || v.hasDefinite(w) || v.pointed(w)) || h < 0 && !dated && !v.hasDet(w) {
		return
	}
	b.close(&c, nil)
	if h < 0 {
		c.Confidence -= 0.15
	}
	b.borne(&c, h)
	t.put(c)
}

// placedBy reports a noun that is the object of a verb that says when it was: "the board dates
// the first entry to the 8th".
func (v *view) placedBy(w int) bool {
	h := v.head(w)
	return h >= 0 && v.rel(w) == "obj" && v.verbal(h) && v.g.is("placing-verb", v.verbOf(h))
}

// laidBy reports a noun that is the object of a verb that lays it to somebody.
func (v *view) laidBy(w int) bool {
	h := v.head(w)
	return h >= 0 && v.rel(w) == "obj" && v.verbal(h) && v.g.is("blame-verb", v.verbOf(h))
}

// blamed gives the claim of a noun whom its verb lays it to as who did it: "puts the fire
// down to the guards", "blames the strikers for the fire".
func (b *builder) blamed(c *cotejo.Claim) {
	v, w := b.v, b.core
	if w < 0 || v.tok(w).UPOS != text.NOUN || spoke(c.Predicate) {
		return
	}
	h := v.head(w)
	if h < 0 || !v.verbal(h) || slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" }) {
		return
	}
	var doer func(slot string) bool
	switch l := v.verbOf(h); {
	case v.laidBy(w):
		doer = func(slot string) bool { return slot == "iobj" || v.g.is("personal", slot) }
	case v.g.is("blame-on-verb", l) && v.g.is("genitive", v.caseOf(w)):
		doer = func(slot string) bool { return slot == "obj" || slot == "iobj" || v.g.is("personal", slot) }
	default:
		return
	}
	for _, x := range slices.Concat(v.argsOf(h, nil), v.argsOf(w, nil)) {
		if x.head == w || !doer(x.slot) || v.unresolved(x.head) || !v.canDo(x.head) {
			continue
		}
		for _, p := range v.participants("actor", x, b.rule("roles/actor/blamed")) {
			c.Participants = append(slices.DeleteFunc(c.Participants, func(o cotejo.Participant) bool { return o.Span.Overlaps(p.Span) }), p)
			b.step("participants", p.Rule, p.Span, false, p.Role)
		}
		return
	}
}

// canDo reports a noun for people, a body or a country, and a name.
func (v *view) canDo(w int) bool {
	switch v.kindOf(w) {
	case "person", "organisation", "country":
		return true
	}
	return v.linked(w) || v.tok(w).UPOS == text.PROPN
}

// turns reports a verb that opens a turn, of which its nouns are what it is done to.
func (v *view) turns(w int) bool {
	tn, ok := v.turn(w)
	return ok && !v.g.is("befalls", tn.predicate)
}

// counts reports a noun that is said to have brought about what a figure counts: "the
// landslide left 14 dead".
func (t *tale) counts(w int) bool {
	return slices.ContainsFunc(t.a.claims, func(c cotejo.Claim) bool {
		return c.Figure != nil && slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool {
			return p.Role == "actor" && p.Span.Overlaps(t.v.tok(w).Span)
		})
	})
}

// fateTold reports a treaty of which a claim of the inventory tells what becomes of it: that
// one is ratified does not say that one is signed.
func (t *tale) fateTold(w int) bool {
	v := t.v
	return v.nounClass(w) == "agreement" && slices.ContainsFunc(t.a.claims, func(c cotejo.Claim) bool {
		if c.Open || spoke(c.Predicate) || c.Trigger == nil || !c.Trigger.Span.Overlaps(v.tok(max(v.head(w), 0)).Span) {
			return false
		}
		return slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool {
			return p.Role == "topic" && p.Span.Overlaps(v.tok(w).Span)
		})
	})
}

// toldWhole reports a word by which a claim of the inventory tells a happening without a
// figure, with the nouns around it: "the strike began".
func (t *tale) toldWhole(w int) bool {
	return slices.ContainsFunc(t.a.claims, func(c cotejo.Claim) bool {
		return !c.Open && c.Figure == nil && !spoke(c.Predicate) && c.Trigger != nil && c.Trigger.Span.Overlaps(t.v.tok(w).Span)
	})
}

// pointed reports a noun with a demonstrative or possessive word.
func (v *view) pointed(n int) bool {
	k := v.kid(n, "det")
	return k >= 0 && (v.tok(k).Feats.Has("PronType", "Dem") || v.tok(k).Feats.Has("Poss", "Yes"))
}

// borne makes the verb that bears a noun a part of what tells it, where it stands near.
func (b *builder) borne(c *cotejo.Claim, h int) {
	if h < 0 || h == b.core || apart(h, b.core) > nearBearer {
		return
	}
	b.words = append(b.words, h)
	tr := b.triggerSpan()
	c.Trigger = &cotejo.Passage{Span: tr, Exact: b.v.text(tr)}
}

// nearBearer is how many words a verb may stand from the noun that it bears.
const nearBearer = 4

// lemmaAt is the lemma of a word, "" for none.
func (v *view) lemmaAt(w int) string {
	if w < 0 {
		return ""
	}
	return v.tok(w).Lemma
}

// nounPredicate is the predicate of the inventory that a noun alone announces, "" for none.
func (v *view) nounPredicate(w int) string {
	for _, tr := range v.in.pack.Frames.At(v.tok(w).Lemma) {
		f := tr.Frame
		if tr.POS == pack.NounTrigger && len(tr.Words) == 1 && len(f.Classes) == 0 && len(f.Units) == 0 && !f.NeedsField("figure") && !spoke(f.Predicate) {
			return f.Predicate
		}
	}
	return ""
}

// bearer is the verb that only says that what a noun names takes place, when, where, or
// that somebody does it; -1 for none.
func (t *tale) bearer(w int) int {
	v := t.v
	h := v.head(w)
	if k := v.kid(w, "cop"); k >= 0 && v.g.is("presence-copula", v.tok(k).Lemma) && v.locative(w, false) {
		return w // "is on hunger strike"
	}
	if h >= 0 && v.rel(w) == "nsubj" && v.kid(h, "cop") >= 0 && v.inTimex(h) {
		return h // "the vote was on Friday"
	}
	if h < 0 || !v.verbal(h) && !v.participle(h) {
		return -1
	}
	l := v.verbOf(h)
	sets := v.g.is("setting-verb", l) || v.g.is("placing-verb", l)
	switch v.rel(w) {
	case "nsubj":
		if sets || v.light(h) || v.beginning(h) || (v.g.is("carrier", l) || v.g.is("sensed", l)) && v.voice(h) != active || v.g.is("befalls", l) || v.takesPlace(h) {
			return h
		}
	case "obj":
		if sets || v.light(h) || v.g.is("carrier", l) || v.g.is("empty-verb", l) || v.g.is("support-verb", l) {
			return h
		}
	case "obl":
		if v.g.is("support-verb", l) && v.caseOf(w) != "" && v.kid(h, "obj") < 0 {
			return h // "will proceed to the closure"
		}
		if v.g.is("attending-verb", l) && (v.g.is("personal", firstWord(v.caseOf(w))) || v.locative(w, false)) {
			return h
		}
	}
	return -1
}

// asBorne gives a noun the status and polarity of the verb that bears it.
func (b *builder) asBorne(h int) {
	v := b.v
	if !v.verbal(h) {
		return
	}
	above := v.judge(h, false, b.reported(), "")
	if above.status != cotejo.Asserted || above.polarity == "-" && b.verdict.polarity == "+" && !slices.ContainsFunc(b.verdict.lost, func(f cueFound) bool { return f.rule.Polarity == "-" }) {
		b.verdict.status, b.verdict.polarity, b.verdict.cue, b.verdict.rule = above.status, above.polarity, above.cue, above.rule
	}
}

// setFor makes a plan of what a verb sets for a day to come.
func (b *builder) setFor(h int) {
	v := b.v
	l := v.openLemma(h)
	if v.kid(h, "cop") >= 0 {
		l = v.infinitive(h)
	}
	if v.g.is("setting-verb", l) {
		b.verdict.status, b.verdict.cue, b.verdict.rule = cotejo.Planned, h, b.rule("fact/set-for")
	}
}

// whoseDeed gives the claim of a noun those in it: its genitive did it where its verb takes
// no object, else it was done to it; who is named as doing it, or is the subject of the
// verb that bears it, did it.
func (b *builder) whoseDeed(c *cotejo.Claim, verb string, h int) {
	v, w := b.v, b.core
	add := func(ps []cotejo.Participant) {
		for _, p := range ps {
			if slices.ContainsFunc(c.Participants, func(o cotejo.Participant) bool { return o.Span == p.Span }) {
				continue
			}
			c.Participants = append(c.Participants, p)
			b.step("participants", p.Rule, p.Span, false, p.Role)
		}
	}
	role := "target"
	row := v.in.pack.Table("intransitive-verbs").Get(verb)
	acts := len(row) > 0 && row[0] == "always" || !v.g.verbs[verb]
	if acts {
		role = "actor"
	}
	suffers := v.g.is("person-object", verb)
	for _, x := range v.argsOf(w, nil) {
		if v.unresolved(x.head) && x.via != "possessive" || v.inTimex(x.head) || x.via == "loose" {
			continue
		}
		role := role
		moved := v.g.is("moves-people", verb) && v.entity(x.head) == nil && inventory.Subsumes("person", v.nounClass(x.head))
		if !suffers && !moved && v.bodyLike(x.head) {
			role = "actor" // "the signature of the minister", but "the arrest of the minister"
		}
		switch {
		case v.g.is("genitive", x.slot) && v.kindOf(x.head) == "place" && (acts || !suffers):
			continue // where
		case x.slot == "agent" || x.slot == "subj":
			add(v.participants("actor", x, b.rule("roles/actor/deed")))
		case v.g.is("genitive", x.slot) && (v.g.verbs[verb] || v.bodyLike(x.head)):
			add(v.participants(role, x, b.rule("roles/"+role+"/deed")))
		case x.slot == "adj" || x.slot == "poss":
			add(v.participants(role, x, b.rule("roles/"+role+"/deed")))
		}
	}
	if h >= 0 && h != w && v.rel(w) == "nsubj" && v.voice(h) != active && v.in.pack.Factuality.Verb(v.verbOf(h)) == nil {
		for _, x := range v.argsOf(h, nil) {
			if x.via == "agent" && !v.unresolved(x.head) {
				add(v.participants("actor", x, b.rule("roles/actor/deed"))) // "the robbery was committed by two men"
			}
		}
	}
	if h < 0 || h != w && v.rel(w) != "obj" && v.rel(w) != "obl" || v.placedBy(w) || v.laidBy(w) {
		return // who dates a thing, or lays it to somebody, has not done it
	}
	if v.demands(h) { // who asks for a payment does not pay
		if x, ok := v.charged(h); ok && !v.unresolved(x.head) {
			add(v.participants("actor", x, b.rule("roles/actor/deed")))
		}
		return
	}
	if s := v.kid(w, "nsubj"); h == w && s >= 0 && !v.unresolved(s) {
		add(v.participants("actor", arg{head: s, slot: "subj"}, b.rule("roles/actor/deed")))
	}
	for _, x := range v.argsOf(h, nil) {
		if x.head == w || x.via == "loose" || x.via == "left-name" || v.inTimex(x.head) {
			continue
		}
		to := map[string]string{"subj": "actor", "iobj": "recipient"}[x.slot]
		if to == "" {
			continue
		}
		if v.unresolved(x.head) {
			if p, ok := b.speaking(x.head, to); ok {
				add([]cotejo.Participant{p})
			}
			continue
		}
		add(v.participants(to, x, b.rule("roles/"+to+"/deed")))
	}
	if f := v.finiteFeats(h); f.Get("Person") == "1" && !slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" }) {
		if p, ok := b.speaker1("actor", v.tok(h).Span); ok {
			add([]cotejo.Participant{p})
		}
	}
}
