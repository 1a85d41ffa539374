package reconcile

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo/inventory"
)

// Evidence is one thing that speaks for (positive weight) or against two claims
// being of the same happening.
type Evidence struct {
	Field  Field
	State  State
	Weight float64
}

// Link is the decision whether two claims are of one happening, with what speaks
// for and against it.
type Link struct {
	Same     bool
	Score    float64
	Evidence []Evidence // when it is asked for
	told     bool       // it is
	topic    float64    // what the topics of the two documents weigh
}

// linkAt is the least evidence that makes two claims one happening. It was set
// on the synthetic news world and on hand-made stories, not on the seeds.
const linkAt = 3.5

// SameEvent weighs whether two claims are about one happening. It is a pure
// function of the two, and symmetric.
func SameEvent(a, b Item) Link {
	p := pairItems(a, b)
	l := Link{told: true}
	if l.byRules(p); l.Same {
		return l
	}
	if odds, ok := toldAsOne(p); ok {
		return Link{Same: true, Score: linkAt, Evidence: []Evidence{{FieldHappening, Same, odds}}}
	}
	return l
}

// sameEvent is SameEvent without what speaks for it.
func sameEvent(p Pair) bool {
	if sameByRules(p) {
		return true
	}
	_, ok := toldAsOne(p)
	return ok
}

// FieldHappening is the evidence of what tells two claims, weighed.
const FieldHappening Field = "happening"

// sameByRules decides by families of predicates, participants, time and place.
func sameByRules(p Pair) bool {
	var l Link
	l.byRules(p)
	return l.Same
}

// byRules decides it and tells what speaks for it.
func (l *Link) byRules(p Pair) {
	if answers(p) || aimed(p) || aimed(p.swap()) || gainsays(p) || gainsays(p.swap()) {
		l.add(FieldDistance, Same, linkAt)
		l.Same = true
		return
	}
	if ofContent(p) || doneLate(p) || doneLate(p.swap()) || rejectsSaid(p) || rejectsSaid(p.swap()) || recants(p) || recants(p.swap()) {
		l.add("wording", Near, linkAt)
		l.Same = true
		return
	}
	if rivalAccounts(p) {
		l.add(FieldActor, Disputed, linkAt)
		l.Same = true
		return
	}
	if deedWithNumber(p) {
		l.add(FieldValue, Equal, linkAt)
		l.Same = true
		return
	}
	if deedAtAnHour(p) || p.rivalHours() {
		l.add(FieldTime, Near, linkAt)
		l.Same = true
		return
	}
	if !linkable(p) {
		return
	}
	if rejects(p) {
		l.add(FieldStand, DenyDone, linkAt)
		l.Same = true
		return
	}
	if !mutual[p.SA.Family] && !p.oneDocument() && comparePlaces(p.SA.Places, p.SB.Places) == Disjoint {
		l.add(FieldPlace, Disjoint, veto) // as places would: most neighbours that are not one happening are elsewhere
		return
	}
	who := l.participants(p)
	if who < 0 {
		return
	}
	when := l.times(p)
	if when < 0 {
		return
	}
	where := l.places(p, when > 0)
	if where < 0 || mutual[p.SA.Family] && halfParted(p) && when < dayKnown {
		return
	}
	l.things(p)
	l.figures(p)
	l.wording(p)
	l.Same = l.Score >= linkAt && (who > 0 || when > 0 && where > 0)
}

func (l *Link) add(f Field, st State, w float64) float64 {
	if w != 0 && l.told {
		l.Evidence = append(l.Evidence, Evidence{f, st, w})
	}
	l.Score += w
	return w
}

// answering are the statements that confirm or deny what their own sentence says
// happened: "deployment that Moscow acknowledged in April".
var answering = map[string]bool{"confirm": true, "deny": true}

// answers reports whether one claim confirms or denies the other's happening in
// the same sentence.
func answers(p Pair) bool {
	if !p.oneSentence() {
		return false
	}
	speechA, speechB := kindOf(p.SA.Family) == kindSpeech, kindOf(p.SB.Family) == kindSpeech
	return answering[p.A.Claim.Predicate] && !speechB || answering[p.B.Claim.Predicate] && !speechA
}

// dayKnown is the least that a shared day, or news of one day, weighs.
const dayKnown = 1.5

// halfParted reports whether only one of the parties of a meeting or a treaty is
// told to be shared: with whom else it was is not known of one of the two.
func halfParted(p Pair) bool {
	return !p.oneDocument() && sharedParties(p.SA.Who, p.SB.Who) < 2 && (len(p.SA.Who) > 0 && len(p.SB.Who) > 0) && !mayStand(p.SA.Who, p.SB.Who)
}

// rejects reports whether one claim denies what another document of the story says
// happened: the same kind of happening, with a name and a word in common beyond the
// names of the story.
func rejects(p Pair) bool {
	if p.oneDocument() || (p.SA.Stand == Denies) == (p.SB.Stand == Denies) || kindOf(p.SA.Family) == kindSpeech {
		return false
	}
	if p.A.Claim.Figure != nil || p.B.Claim.Figure != nil && p.SA.Stand != Denies {
		if !p.figures() || CompareValues(p.SA.Value, p.SB.Value) != Equal {
			return false
		}
	}
	if !oneTale(p) || !publishedWithin(p, seasonDays) {
		return false
	}
	a, b := p.SA.words(), p.SB.words()
	common := shared(a, b)
	return common >= 4 || common >= 2 && shared(p.SA.cachedNames, p.SB.cachedNames) > 0
}

// linkable holds what no evidence can outweigh.
func linkable(p Pair) bool {
	a, b := p.SA, p.SB
	if a.Family != b.Family {
		return false
	}
	if (answering[p.A.Claim.Predicate] || answering[p.B.Claim.Predicate]) && shared(a.words(), b.words())*2 < min(len(a.words()), len(b.words())) {
		return false // who confirms something else tells nothing of this
	}
	if (p.A.Claim.Open && !a.Lent || p.B.Claim.Open && !b.Lent) && p.oneDocument() {
		return false // a verb outside the inventory says too little of its neighbours
	}
	if compareClasses(a.Class, b.Class) == Disjoint && a.Class != "" && b.Class != "" && !sharesObject(p) {
		return isToll(a.Family) && a.Unit == b.Unit && isPeople(a.Class) && isPeople(b.Class)
	}
	return true
}

func sharesObject(p Pair) bool {
	return slices.ContainsFunc(p.SA.Objects, func(o string) bool {
		return slices.ContainsFunc(p.SB.Objects, func(q string) bool {
			return inventory.Subsumes(o, q) || inventory.Subsumes(q, o)
		})
	})
}

const veto = -100

// besideBytes is how far apart two sentences may begin for an undated one to
// share the time of the other.
const besideBytes = 400

// participants weighs who takes part: shared parties, shared topics of the two
// documents, and different actors or targets against.
func (l *Link) participants(p Pair) float64 {
	if reversed(p.SA, p.SB) {
		return l.add(FieldActor, Differ, veto)
	}
	n := sharedParties(p.SA.Who, p.SB.Who)
	if n == 0 && len(p.SA.Who) > 0 && len(p.SB.Who) > 0 && !mayStand(p.SA.Who, p.SB.Who) {
		l.add(FieldActor, Disjoint, -1.5)
		return 0
	}
	if mutual[p.SA.Family] && n < 2 && parties(p.SA.Who) >= 2 && parties(p.SB.Who) >= 2 && !mayStand(p.SA.Who, p.SB.Who) {
		return l.add(FieldActor, Differ, veto) // with one another, and with somebody else
	}
	w := l.add(FieldActor, Same, float64(min(n, 2))*1.5)
	if n >= 2 {
		return w
	}
	if p.oneDocument() {
		l.topic = 0.75
	} else {
		l.topic = float64(shared(topicPair(&p.A.Document), topicPair(&p.B.Document))) * 0.75
	}
	return w + l.add("topic", Same, l.topic)
}

// reversed reports whether the actor of each is the other's counterpart: what
// one side gives the other is not what it gets.
func reversed(a, b *Scope) bool {
	if mutual[a.Family] {
		return false
	}
	return compareSets(a.Actors, b.Actors) == Disjoint && (meet(a.Actors, b.Others) || meet(b.Actors, a.Others))
}

// sharedParties counts the participants that have a counterpart in the other
// claim, a president and the country being one.
func sharedParties(a, b [][]string) int {
	count := func(xs, ys [][]string) int {
		n := 0
		for i, x := range xs {
			if slices.ContainsFunc(xs[:i], func(y []string) bool { return y[0] == x[0] }) {
				continue
			}
			if slices.ContainsFunc(ys, func(y []string) bool { return oneParty(x, y) }) {
				n++
			}
		}
		return n
	}
	return min(count(a, b), count(b, a))
}

// mayStand reports whether nothing is known against the participants of one claim
// standing for those of the other: one side names countries alone, the other only
// people of whom the text does not say for whom they act.
func mayStand(a, b [][]string) bool {
	only := func(who [][]string, kind string) bool {
		return !slices.ContainsFunc(who, func(x []string) bool { return len(x) > 1 || !strings.HasPrefix(x[0], kind) })
	}
	return only(a, "per:") && only(b, "iso:") || only(a, "iso:") && only(b, "per:")
}

// parties counts different participants, a president and the country being one.
func parties(who [][]string) int {
	n := 0
	for i, x := range who {
		if !slices.ContainsFunc(who[:i], func(y []string) bool { return oneParty(x, y) }) {
			n++
		}
	}
	return n
}

// oneParty reports whether two lifted participants share an entity.
func oneParty(x, y []string) bool {
	return slices.ContainsFunc(x, func(a string) bool { return slices.ContainsFunc(y, func(b string) bool { return sameEntity(a, b) }) })
}

// times weighs when: the same day counts most, a year alone little; days that
// cannot be the same forbid the link unless they are near.
func (l *Link) times(p Pair) float64 {
	a, b := p.SA.Time, p.SB.Time
	switch st := CompareWindows(a, b); st {
	case Disjoint:
		if tollDays(p) && gap(a, b) <= reachDays {
			return l.add(FieldTime, Near, 0.5)
		}
		return l.add(FieldTime, st, veto)
	case Near:
		told := p.SA.Told || p.SB.Told
		if !told && (isToll(p.SA.Family) && !tollDays(p) || again(p.SA.Family) || sharedParties(p.SA.Who, p.SB.Who) == 0) {
			return l.add(FieldTime, Disjoint, veto)
		}
		return l.add(FieldTime, st, 1)
	case Unknown:
		return l.published(p)
	default:
		return l.add(FieldTime, st, timeWeight(a, b))
	}
}

// again reports whether the parties of a family do it day after day: on two days
// it is two happenings, not one with its day in doubt.
func again(family string) bool {
	k := kindOf(family)
	return k == kindRepeated || k == kindStanding
}

// tollDays reports whether the days of two tolls may be days of counting rather
// than of happening: nobody is said to have done it. What somebody does on two
// days is done twice.
func tollDays(p Pair) bool {
	return isToll(p.SA.Family) && p.SA.Time.Grain == GrainDay && p.SB.Time.Grain == GrainDay &&
		(len(p.SA.Actors) == 0 || len(p.SB.Actors) == 0)
}

func timeWeight(a, b Window) float64 {
	switch fine := min(a.Grain, b.Grain); {
	case a.Open || b.Open:
		return 0.25
	case fine == GrainDay:
		return 2.5
	case fine == GrainMonth:
		return 1.75
	case fine == GrainNone:
		return 1.5
	}
	return 0.75
}

// published weighs the days of publication when a claim has no time of its own:
// news speaks of what has just happened. A claim whose time is not known at all
// must not tie together happenings whose times are.
func (l *Link) published(p Pair) float64 {
	a, b := p.SA.Time, p.SB.Time
	if p.oneDocument() {
		if p.sentencesApart() <= besideBytes || a.Known() == b.Known() {
			return l.add(FieldDistance, Near, 0.5)
		}
		return l.add(FieldDistance, Far, -1.5)
	}
	dated := a.Known() != b.Known()
	if a.Grain == GrainNone {
		a = p.SA.Known
	}
	if b.Grain == GrainNone {
		b = p.SB.Known
	}
	if a.Grain != GrainDay || b.Grain != GrainDay {
		if dated {
			l.add(FieldOrder, Unknown, -1.5)
		}
		return 0
	}
	switch d := max(a.Lo-b.Lo, b.Lo-a.Lo); {
	case d <= 1:
		return l.add(FieldOrder, SameDay, 1.5)
	case d <= reachDays:
		return l.add(FieldOrder, Near, 0.75)
	}
	l.add(FieldOrder, Far, -1.5)
	return 0
}

// places weighs where, with the document's main place standing in for a claim
// that names none.
func (l *Link) places(p Pair, dated bool) float64 {
	a, b := p.SA.Places, p.SB.Places
	st := comparePlaces(a, b)
	if st == Disjoint && headlined(p) && p.oneDocument() {
		st = Unknown
	}
	switch st {
	case Disjoint:
		if mutual[p.SA.Family] && p.SA.Time.Grain == GrainDay && p.SB.Time.Grain == GrainDay && sharedParties(p.SA.Who, p.SB.Who) >= 2 {
			l.add(FieldPlace, st, -1)
			return 0
		}
		return l.add(FieldPlace, st, veto)
	case Unknown:
		return l.story(p, dated)
	case Equal, Overlap:
		if onlyCountries(a) || onlyCountries(b) {
			return l.add(FieldPlace, st, 0.75)
		}
		return l.add(FieldPlace, st, 1.75)
	}
	return l.add(FieldPlace, st, 0.75)
}

func onlyCountries(ws []Where) bool {
	return !slices.ContainsFunc(ws, func(w Where) bool { return !strings.HasPrefix(w.ID, "iso:") })
}

// figures weighs an unusual number that both give.
func (l *Link) figures(p Pair) {
	if !p.figures() || p.SA.Unit != p.SB.Unit {
		return
	}
	if st := CompareValues(p.SA.Value, p.SB.Value); st == Equal && unusual(p.SA.Value.Best) {
		l.add(FieldValue, st, 1.5)
	} else if st.oneNumber() {
		l.add(FieldValue, st, 0.5)
	}
	if isToll(p.SA.Family) {
		l.add(FieldFamily, Toll, 0.5)
	}
}

// wording weighs shared content words of the two sentences. Speech, whose
// predicates say little, needs it.
func (l *Link) wording(p Pair) {
	a, b := p.SA.words(), p.SB.words()
	speech := kindOf(p.SA.Family) == kindSpeech
	if len(a) == 0 || len(b) == 0 {
		return
	}
	if n := shared(p.SA.cachedNames, p.SB.cachedNames); !speech && n >= 3 {
		l.add("names", Same, 1)
	} else if !speech && n == 2 {
		l.add("names", Same, 0.5)
	}
	switch same := float64(shared(a, b)) / float64(min(len(a), len(b))); {
	case same >= 0.5:
		l.add("wording", Same, 1.5)
	case same >= 0.3:
		l.add("wording", Near, 0.5)
		if speech {
			l.add("wording", Differ, -1)
		}
	case speech:
		l.add("wording", Differ, -3)
	}
}
