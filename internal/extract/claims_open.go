package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// open makes the claim of a figure that no predicate of the inventory takes: its
// predicate is the lemma of the verb or noun that governs the figure.
func (a *assembly) open(v *view, q *quantity, times []*timex) {
	a.rival(v, q)
	if q.listed && a.part(v, q) || a.gapped(v, q) || v.trivial(q) {
		return
	}
	core := v.coreOf(q)
	if core < 0 || !v.verbal(core) && a.running(v) && !v.says() && !v.closed() {
		return
	}
	core = v.counter(core, q)
	b := a.begin(v, core, []int{core})
	b.step("predicate", b.rule("open"), b.triggerSpan(), false, v.tok(core).Lemma)
	b.attribution()
	b.figureChain(q)
	b.verdict = verdict{status: cotejo.Asserted, polarity: "+", cue: -1, view: v}
	if !q.whole { // how large a set is, is taken for granted
		b.verdict = v.judge(core, !v.verbal(core), b.reported(), "")
	}
	b.modes()
	b.corrected(q)
	if b.verdict.rule == "" {
		b.verdict.rule = b.rule("fact/plain")
	}
	b.step("factuality", b.verdict.rule, b.cueSpan(), false, string(b.verdict.status))
	r := &reading{v: v, core: core, words: b.words, theme: q.anchor(), fillers: map[int]string{}}
	if !q.whole {
		b.setPlaces(v.placesUnder(core, nil, false), "tree")
	}
	if len(b.places) == 0 && q.head >= 0 {
		b.setPlaces(v.placesUnder(q.head, nil, false), "theme")
	}
	if !q.whole {
		b.setTime(r.time(times))
		b.divide(q)
	}
	c := b.base()
	c.Predicate, c.Open = v.openLemma(core), true
	a.predicate(b, &c, core, q)
	if (q.back.IsZero() && !spoke(c.Predicate) || c.Open) && !q.whole {
		c.Participants = b.openParticipants(q)
	}
	c.Figure = b.figure(q, nil)
	if c.Open && v.demanding(core) && v.verbal(core) && b.verdict.status != cotejo.Denied {
		c.Predicate, c.Open = "demand", false
		c.Factuality.Status = cotejo.Demanded
	}
	if c.Open && c.Figure.Class == "loss" && isCurrency(c.Figure.Unit) {
		c.Predicate, c.Open, c.Participants = "lose", false, nil
	}
	if w := v.dimension(q, core); c.Open && w != "" {
		c.Figure.Counted, c.Figure.Class = w, ""
	}
	if c.Figure.Aspect == "" && !c.Open {
		p, _ := inventory.Get(c.Predicate)
		c.Figure.Aspect = p.Aspect
	}
	if !q.restated {
		b.countedBy(&c, q)
	}
	b.gathered(&c, q)
	b.close(&c, q)
	a.put(c)
}

// coreOf is the word that an open claim of a figure tells of: what measures it, what says
// of a set what it is, what so many did or underwent, else what governs it; -1 for none.
func (v *view) coreOf(q *quantity) int {
	if g := v.measurer(q); g >= 0 {
		return g
	}
	if g := v.setCore(q); g >= 0 {
		return g
	}
	core := v.openCore(q)
	if g := v.cleft(q, core); g >= 0 {
		return g
	}
	if g := v.resultative(q, core); g >= 0 {
		return g
	}
	return core
}

// predicate puts in the place of the lemma of its core what a claim of a figure says: the
// predicate of what was told before, of its noun, of a noun of doing, or of those counted.
func (a *assembly) predicate(b *builder, c *cotejo.Claim, core int, q *quantity) {
	v := b.v
	if e := a.told(q); e != nil {
		b.again(c, e, q)
	} else if b.byNoun(c, q) || b.attended(c, q) || b.sayIt(c, q) {
		// a verb of counting or of speech with a figure for its object
	} else if verb := v.deedOf(core); verb != "" && core != q.anchor() {
		b.named(c, core, verb)
	} else if r := v.typed[core]; r != nil && len(r.quants) == 0 && q.figure.Unit == "person" && v.subjectIs(q, core) {
		c.Predicate, c.Open = r.frame.Predicate, false // so many did what the verb says
	} else if r != nil && r.unitFits(q) && core != v.openCore(q) {
		c.Predicate, c.Open = r.frame.Predicate, false // "there are three banks that closed"
	} else if v.carried(q, core) {
		c.Predicate, c.Open = "travel", false
	} else if w := v.capacity(q, core); w >= 0 {
		c.Predicate = v.tok(w).Lemma
	} else if q.figure.Class == "spectator" && !q.whole && !v.subjectIs(q, core) {
		c.Predicate, c.Open = "attend", false
	} else if o := outcomes[q.figure.Class]; o != "" {
		c.Predicate, c.Open = o, false
	} else if p := v.ofGathering(q, core); p != "" {
		c.Predicate, c.Open = p, false
	}
}

// setCore is the word that says of a set what it is: the verb of its relative clause or
// its participle, else its noun; what befell a part of it did not befall it. -1 for a
// figure that is no set, and for one whose noun says what was done.
func (v *view) setCore(q *quantity) int {
	if k := q.last + 1; q.whole && q.head < 0 && k < len(v.s.Tokens) && v.participle(k) {
		return k
	}
	if !q.whole || q.head < 0 {
		return -1
	}
	if _, ok := v.doneTo(q); ok {
		return -1
	}
	for _, k := range v.kids[q.head] {
		if v.rel(k) == "acl" && k > q.head {
			return k
		}
	}
	return q.head
}

// cleft is the verb of the relative clause by which a copular sentence says what so many
// did or underwent: "there are 37 ships that wait off the port"; -1 in any other.
func (v *view) cleft(q *quantity, core int) int {
	if core < 0 || v.kid(core, "cop") < 0 || !isCount(q.figure.Unit) {
		return -1
	}
	for _, n := range append([]int{core}, v.kids[core]...) {
		if n != core && v.rel(n) != "nsubj" || v.tok(n).UPOS != text.NOUN || !v.hasDefinite(n) {
			continue
		}
		for _, k := range v.kids[n] {
			if v.relativeSubject(k) == n && v.tok(k).UPOS == text.VERB {
				return k
			}
		}
	}
	return -1
}

// carried reports people whom a verb of going puts in a vessel or a vehicle: "14 people
// were in the boat", "the train went with 40 passengers".
func (v *view) carried(q *quantity, core int) bool {
	if q.figure.Unit != "person" || !v.g.is("no-copula", v.tok(core).Lemma) {
		return false
	}
	return slices.ContainsFunc(v.kids[core], func(k int) bool {
		c := v.nounClass(k)
		return (v.rel(k) == "obl" || v.rel(k) == "nsubj") && (c != "" && inventory.Subsumes("vehicles", c) || v.g.is("aboard", v.tok(k).Lemma))
	})
}

// hasDefinite reports a noun with a definite article.
func (v *view) hasDefinite(n int) bool {
	k := v.kid(n, "det")
	return k >= 0 && v.tok(k).Feats.Has("Definite", "Def")
}

// running reports whether a sentence stands in running text or a list, where a
// line without a verb is a row of a table or an ingredient, not an assertion.
func (a *assembly) running(v *view) bool {
	b := a.in.doc.Blocks
	k := v.s.Block
	return k >= 0 && k < len(b) && (b[k].Kind == cotejo.BlockBody || b[k].Kind == cotejo.BlockList)
}

// leastWords is how many words a sentence without a verb has that asserts something.
const leastWords = 6

// closed reports a sentence that is written as one, though nothing in it is a finite
// verb: "Four dead in a week and a single fan."
func (v *view) closed() bool {
	n := len(v.s.Tokens)
	return n >= leastWords && v.tok(n-1).Form == "." && upper(v.tok(0).Form)
}

// says reports whether the sentence has a finite verb.
func (v *view) says() bool {
	for i := range v.s.Tokens {
		if v.s.Tokens[i].Feats.Has("VerbForm", "Fin") {
			return true
		}
	}
	return false
}

// outcomes are the classes whose members are counted for what befell them,
// whatever verb stands by: "attended to 12 injured" counts injured.
var outcomes = map[string]string{"dead": "kill", "injured": "injure", "missing-person": "missing"}

// gatherings are what happens where people are counted, by the class of the noun.
var gatherings = map[string]string{"protest": "protest", "strike": "strike", "meeting": "attend"}

// ofGathering is the predicate of a number of people that is said of a march, a strike
// or a meeting ("the march was of 4,000 people"), "" when it is said of no such thing.
func (v *view) ofGathering(q *quantity, core int) string {
	if q.figure.Unit != "person" || !v.tells(core) {
		return ""
	}
	for _, k := range v.kids[core] {
		if p := gatherings[v.nounClass(k)]; v.rel(k) == "nsubj" && p != "" {
			return p
		}
	}
	return ""
}

// dimension is the noun for what a figure measures where its verb does not name it: of
// a speed, and of how many a place can hold; "" for other figures.
func (v *view) dimension(q *quantity, core int) string {
	if w := v.capacity(q, core); w >= 0 {
		return v.tok(w).Lemma
	}
	if q.head < 0 && q.figure.Unit == "kilometre-per-hour" && v.verbal(core) {
		for w := range v.g.sets["measures-speed"] {
			return w
		}
	}
	return ""
}

// capacity is the noun that says that a figure is how many a place can hold, -1 when
// there is none.
func (v *view) capacity(q *quantity, core int) int {
	if v.g.is("capacity", v.tok(core).Lemma) {
		return core
	}
	for _, k := range v.kids[core] {
		if v.rel(k) == "nsubj" && v.g.is("capacity", v.tok(k).Lemma) {
			return k
		}
	}
	return -1
}

// outcomeClass is the class of those whom a reading's predicate befalls, "" when it
// befalls nobody.
func outcomeClass(r *reading) string {
	if r == nil || len(r.frame.Units) == 0 {
		return ""
	}
	for c, p := range outcomes {
		if p == r.frame.Predicate {
			return c
		}
	}
	return ""
}

// openParticipants gives the subject of the governing verb as actor, unless it
// is the figure itself.
func (b *builder) openParticipants(q *quantity) []cotejo.Participant {
	v := b.v
	if !v.verbal(b.core) || v.subjectIs(q, b.core) || v.tok(b.core).UPOS == text.AUX {
		return nil
	}
	for _, x := range v.argsOf(b.core, nil) {
		if x.slot != "subj" || v.g.is("count-noun", v.tok(x.head).Lemma) || x.head == q.anchor() || v.unresolved(x.head) && x.via != "elliptic" || v.stepsTo(q.anchor(), x.head, b.core) >= 0 ||
			v.quantityAt(x.head) != nil {
			continue
		}
		ps := v.participants("actor", x, b.rule("roles/actor/open"))
		for _, p := range ps {
			b.step("participants", p.Rule, p.Span, false, p.Role)
		}
		return ps
	}
	return nil
}

// subjectIs reports a figure that is itself the subject of a verb.
func (v *view) subjectIs(q *quantity, core int) bool {
	for _, k := range v.kids[core] {
		if v.rel(k) == "nsubj" && v.stepsTo(q.anchor(), k, core) >= 0 {
			return true
		}
	}
	return false
}

// bareLeast is the least exact number that is told when nothing says what it
// counts ("speaks of 8,000"): below it, bare numbers are mostly not counts.
const bareLeast = 3

// bound is the bound that a figure has, its lower one first.
func bound(f cotejo.Figure) float64 {
	switch {
	case f.Low != nil:
		return *f.Low
	case f.High != nil:
		return *f.High
	}
	return 0
}

// trivial reports figures that say nothing on their own: one or two of an
// abstract thing ("two aspects"), a bare article.
func (v *view) trivial(q *quantity) bool {
	f := q.figure
	if q.head >= 0 && isCount(f.Unit) && v.g.is("abstract", v.tok(q.head).Lemma) && bound(f) <= vaguely {
		return true
	}
	if v.oneOf(q) || v.reference(q) && !q.whole {
		return true
	}
	if v.single(q) {
		return false
	}
	if q.head >= 0 && v.rel(q.head) == "appos" && v.commaBefore(q.first) && isCount(f.Unit) && bound(f) <= known && f.Aspect != cotejo.Part && !inventory.Subsumes("casualty", f.Class) {
		return true // "in A and B, two fairs": how many were named
	}
	if _, ok := v.doneTo(q); q.whole && outcomes[f.Class] == "" && !ok && bound(f) <= known {
		return true
	}
	small := f.Low != nil && *f.Low <= least
	if f.Unit == "item" || f.Unit == "" {
		if q.head < 0 && q.back.IsZero() && q.alike.IsZero() {
			return f.Comparator == cotejo.Exact && bound(f) < bareLeast
		}
		if bound(f) <= known && q.head > 0 && q.head == q.last && upper(v.tok(q.head).Form) && f.Class == "" {
			return true // part of a name
		}
		return small && (f.Class == "" || f.Comparator == cotejo.Exact && *f.Low == 1)
	}
	return f.Unit == "person" && f.Low != nil && *f.Low <= 1 && f.Comparator == cotejo.Exact
}

// vaguely is the largest number of an abstract thing that says nothing on its own: three
// points of a plan, but not 40 points of a blockade.
const vaguely = 12

// single reports one or none of something, said to be no more.
func (v *view) single(q *quantity) bool {
	if bound(q.figure) > 1 || q.figure.Comparator != cotejo.Exact || q.head < 0 && q.alike.IsZero() && q.back.IsZero() {
		return false
	}
	if rel := v.rel(q.anchor()); rel == "obl" || rel == "nmod" || v.inTimex(q.anchor()) {
		return false // "in a single day", "with a single voice"
	}
	for k := max(q.first-1, 0); k <= q.number+1 && k < len(v.s.Tokens); k++ {
		if w := v.tok(k).Lower; v.g.is("only-one", w) || v.g.is("not-even", w) {
			return true
		}
	}
	return bound(q.figure) == 0 && q.head < 0
}

// least is the largest number of things without a class that says nothing on its own.
const least = 1

// known is the largest number that a definite article makes a reference to what is
// known ("between the two countries"), no count.
const known = 4

// reference reports a small definite number of those who were not harmed: it says
// which, not how many.
func (v *view) reference(q *quantity) bool {
	f := q.figure
	if f.Comparator != cotejo.Exact || bound(f) > known || !isCount(f.Unit) || f.Aspect != "" || inventory.Subsumes("casualty", f.Class) {
		return false
	}
	w := q.first - 1
	return q.head >= 0 && w >= 0 && v.tok(w).UPOS == text.DET && (v.tok(w).Feats.Has("Definite", "Def") || v.tok(w).Feats.Has("PronType", "Dem") || v.tok(w).Feats.Has("Poss", "Yes"))
}

// oneOf reports "one of the four banks": a figure that only says how large a
// set something belongs to.
func (v *view) oneOf(q *quantity) bool {
	w := q.first - 1
	for w > 0 && v.tok(w).UPOS == text.DET {
		w--
	}
	return w > 0 && v.g.is("genitive", v.tok(w).Lemma) && v.g.is("one-of", v.tok(w-1).Lower)
}

// openCore is the verb that governs a quantity, or the noun where there is none.
func (v *view) openCore(q *quantity) int {
	w := q.anchor()
	if h := v.head(w); h >= 0 && v.rel(w) == "nmod" && v.tok(h).UPOS == text.NOUN && !v.g.is("transparent", v.tok(h).Lemma) && !v.inTimex(h) {
		return h
	}
	for range maxClimb {
		if u := v.tok(w).UPOS; u == text.VERB || u == text.AUX && v.rel(w) != "aux" && v.rel(w) != "cop" || v.kid(w, "cop") >= 0 {
			return w
		}
		h := v.head(w)
		if h < 0 {
			break
		}
		w = h
	}
	if v.tok(w).UPOS == text.PUNCT {
		return -1
	}
	return w
}

// openLemma names the open predicate; a copular sentence is named by its copula.
func (v *view) openLemma(core int) string {
	if v.participle(core) && v.tok(core).UPOS != text.NOUN {
		if inf := v.infinitive(core); inf != "" {
			return inf
		}
	}
	if k := v.kid(core, "cop"); k >= 0 {
		return v.tok(k).Lemma
	}
	return v.tok(core).Lemma
}

// infinitive is the verb that a participle is a form of: the tagger's lemma where
// that is one, else the first of those that the forms of participles give which the
// pack lists; "" for none.
func (v *view) infinitive(core int) string {
	lemma := v.tok(core).Lemma
	if v.g.verbs[lemma] {
		return lemma
	}
	for _, inf := range v.g.infinitives(v.masculine(core)) {
		if v.g.verbs[inf] {
			return inf
		}
	}
	return ""
}
