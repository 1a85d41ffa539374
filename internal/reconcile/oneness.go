package reconcile

import (
	"math"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/inventory"
)

// From where on two figures of one story measure one thing: those that give one number,
// which then confirm one another, and those that do not; and below which they do not,
// whatever their verbs say. Of other numbers more are missed than taken wrongly, so that
// they need less; within an article, where what differs is told on purpose, they need
// less still, and more where the article of one gives the other's number elsewhere. The
// tolls of one happening need least, a toll and what a verb tells otherwise as much as
// one number.
const (
	measureSame   = -0.1
	measureBeside = -0.3
	measureAt     = -0.8
	measureInside = -1.2
	measureToll   = -1.5
	measureWorded = -2.6
	measureNone   = -1.7
)

// measureFrom is from where on the odds of two figures make them measure one thing.
func measureFrom(p Pair) float64 {
	switch {
	case CompareValues(p.SA.Value, p.SB.Value).oneNumber(), tollAndDeed(p):
		return measureSame
	case p.oneDocument():
		return measureInside
	case toldBeside(p):
		return measureBeside
	}
	return measureAt
}

// tollAndDeed reports whether one of two figures is a toll, and the other is told by a
// verb that tells something else: six were found alive, seven died.
func tollAndDeed(p Pair) bool {
	if isToll(p.SA.Family) == isToll(p.SB.Family) {
		return false
	}
	other := p.A
	if isToll(p.SA.Family) {
		other = p.B
	}
	return !loose(other.Claim)
}

// tally counts the signs of a pair.
type tally [signs]float64

func (t *tally) add(s sign, times float64) { t[s] += times }

// signsOf reads all signs of two figures; happening tells whether they are of one.
func signsOf(p Pair, happening func() bool) *tally {
	t := &tally{}
	t.read(p, happening)
	return t
}

func (t *tally) read(p Pair, happening func() bool) {
	t.add(signAnyPair, 1)
	t.nouns(p)
	t.numbers(p)
	t.verbs(p)
	t.telling(p)
	t.words(p)
	t.kindred(p.A.Document.Vicinity[p.A.Claim.ID], p.B.Document.Vicinity[p.B.Claim.ID])
	t.rules(p, happening)
	t.kinds(p)
	t.holders(p)
	t.setting(p)
	t.together()
}

// pairedSigns are signs that weigh otherwise when another one is there too.
var pairedSigns = []struct{ with, of, to sign }{
	{signMoney, signFive, signMoneyFar}, {signMoney, signTwenty, signMoneyFar}, {signMoney, signFar, signMoneyFar},
	{signBothBare, signFive, signBareFar}, {signBothBare, signTwenty, signBareFar}, {signBothBare, signFar, signBareFar},
	{signBothBare, signNearest, signBareNearest}, {signBothBare, signOneToll, signBareToll},
	{signOneToll, signNearest, signTollNearest}, {signToldBeside, signNearAny, signToldBesideNear},
}

// together weighs the signs that are there with others.
func (t *tally) together() {
	for _, s := range pairedSigns {
		if t[s.with] != 0 && t[s.of] != 0 {
			t.add(s.to, 1)
		}
	}
}

// oneness estimates the odds, as a logarithm, of two figures' measuring one thing. It
// is symmetric and holds for figures of one story whose units can be compared.
func oneness(p Pair) float64 { return onenessIf(p, func() bool { return sameEvent(p) }) }

// onenessIf is oneness for when it may be known already whether the two are of one
// happening.
func onenessIf(p Pair, happening func() bool) float64 {
	return p.oddsAsked(func() float64 { return weighedSigns(p, happening) })
}

func weighedSigns(p Pair, happening func() bool) float64 {
	var t tally
	t.read(p, happening)
	return t.weigh(p.oneDocument())
}

// Signs gives the signs of two figures that decide whether they
// measure one thing, each with how often it is there, in the order of SignNames;
// false when that is not asked of such a pair: the units cannot be compared, one is
// told as a part, the documents tell no one story. `cotejo eval quantity` learns from
// them what SignWeights holds.
func Signs(a, b Item) ([]float64, bool) {
	p := pairItems(a, b)
	if !p.figures() || !weighable(p) {
		return nil, false
	}
	out := make([]float64, 2*signs)
	at := 0
	if p.oneDocument() {
		at = int(signs)
	}
	copy(out[at:], signsOf(p, func() bool { return sameEvent(p) })[:])
	return out, true
}

// nouns weighs what is counted and the words beside it.
func (t *tally) nouns(p Pair) {
	a, b := p.SA, p.SB
	ma, mb := a.measures(p.A), b.measures(p.B)
	if a.Unit == "percent" {
		t.add(signShare, 1)
	}
	t.classes(a.Class, b.Class)
	if f, g := p.A.Claim.Figure, p.B.Claim.Figure; f.Counted != "" && (!generic[f.Class] && !generic[g.Class] || !isCount(a.Unit)) && fold(f.Counted) == fold(g.Counted) {
		t.add(signOneNoun, 1)
	}
	both, beside := headsInCommon(ma, mb)
	t.add(signHeads, float64(min(both, 2)))
	t.add(signHeadBeside, float64(min(beside, 2)))
	t.add(signBeside, float64(min(besideBoth(ma, mb), 4)))
	if weighNames(p, ma, mb) < 0 {
		t.add(signOtherNames, 1)
	}
}

func (t *tally) classes(a, b string) {
	switch {
	case generic[a] && generic[b]:
		t.add(signBothBare, 1)
		return
	case generic[a] || generic[b]:
		t.add(signOneBare, 1)
		return
	}
	switch compareClasses(a, b) {
	case Equal:
		t.add(signOneClass, 1)
	case Contains, Contained:
		t.add(signKin, 1)
	default:
		switch {
		case isForce(a) && isForce(b):
			t.add(signForces, 1)
		case strings.HasPrefix(a, "lemma:") || strings.HasPrefix(b, "lemma:"):
			t.add(signNounApart, 1)
		default:
			t.add(signClassApart, 1)
		}
	}
}

// headsInCommon counts what both measure, and what only one does while the other's
// sentence speaks of it.
func headsInCommon(ma, mb *measured) (both, beside int) {
	only := func(m, o *measured) {
		for _, h := range m.heads {
			if !slices.Contains(o.heads, h) && slices.Contains(o.all, h) {
				beside++
			}
		}
	}
	only(ma, mb)
	only(mb, ma)
	return shared(ma.heads, mb.heads), beside
}

// numbers weighs the numbers themselves.
func (t *tally) numbers(p Pair) {
	a, b := p.SA.Value, p.SB.Value
	many := max(digits(a.Best), digits(b.Best))
	switch st := CompareValues(a, b); {
	case st == Equal && many < 2:
		t.add(signEqualFew, 1)
		return
	case st == Equal:
		t.add(signEqual, 1)
		if many > 2 {
			t.add(signEqualMany, 1)
		}
		return
	case st == Rounds && many < 3:
		t.add(signRounds, 1)
		return
	case st == Rounds:
		t.add(signRoundsMany, 1)
		return
	}
	far := max(1, max(a.Best, 1)/max(b.Best, 1), max(b.Best, 1)/max(a.Best, 1))
	for _, step := range []struct {
		most float64
		sign sign
	}{{1.1, signTenth}, {1.5, signHalf}, {2, signTwice}, {5, signFive}, {20, signTwenty}, {far, signFar}} {
		if far <= step.most {
			t.add(step.sign, 1)
			break
		}
	}
	switch CompareValues(a, b) {
	case Overlap, Bound:
		t.add(signMeets, 1)
	}
	if toldBeside(p) {
		t.add(signToldBeside, 1)
		t.besideKindred(p)
	}
	if p.B.Document.nearest(p.SB, p.SA) {
		t.add(signNearest, 1)
	}
	if p.A.Document.nearest(p.SA, p.SB) {
		t.add(signNearest, 1)
	}
}

// nearest reports whether no number that a document gives in the unit of one of its
// figures is nearer to another document's figure than that one.
func (d *DocInfo) nearest(own, other *Scope) bool {
	mine := timesApart(own.Value.Best, other.Value.Best)
	return !slices.ContainsFunc(d.Values[unitKey(own.Unit)], func(v float64) bool { return timesApart(v, other.Value.Best) < mine-1e-9 })
}

// verbs weighs the verbs: one outside the inventory says little either way.
func (t *tally) verbs(p Pair) {
	a, b := p.SA, p.SB
	looseA, looseB := loose(p.A.Claim) && !a.Lent, loose(p.B.Claim) && !b.Lent
	tollA, tollB := isToll(a.Family), isToll(b.Family)
	switch one := a.Family == b.Family; {
	case one && (looseA || looseB):
		t.add(signOneLooseVerb, 1)
	case one && tollA:
		t.add(signOneToll, 1)
	case one:
		t.add(signOneVerb, 1)
	case looseA && looseB:
		t.add(signLooseVerbs, 1)
	case looseA || looseB:
		t.add(signLooseAndTold, 1)
	case tollA && tollB:
		t.add(signTwoTolls, 1)
	case tollA || tollB:
		t.add(signTollAndOther, 1)
	default:
		t.add(signOtherVerbs, 1)
	}
	if a.Lent || b.Lent {
		t.add(signLent, 1)
	}
	if a.Predicate == b.Predicate {
		t.add(signOneWord, 1)
	}
}

// telling weighs who tells it, of what time and place, and how firmly.
func (t *tally) telling(p Pair) {
	a, b := p.SA, p.SB
	switch compareSources(a.Roots, b.Roots) {
	case Same:
		t.add(signOneSource, 1)
	case Other:
		t.add(signOtherSource, 1)
	}
	if revision(p) != None {
		t.add(signRevises, 1)
	}
	switch compareStands(a.Stand, b.Stand) {
	case DoneDone, PlanDone, DonePlan:
	case PlanPlan:
		t.add(signPlans, 1)
	case OpenStands, OpenOpen:
		t.add(signOpen, 1)
	default:
		t.add(signDenied, 1)
	}
	switch CompareWindows(a.Time, b.Time) {
	case Equal, Contains, Contained, Overlap:
		t.add(signOneTime, 1)
	case Near:
		t.add(signNearTimes, 1)
	case Disjoint:
		t.add(signOtherTimes, 1)
	}
	if comparePlaces(a.Places, b.Places) == Disjoint {
		t.add(signOtherPlaces, 1)
	}
}

// words weighs what is spoken of beside the figures.
func (t *tally) words(p Pair) {
	a, b := p.A.Document.Vicinity[p.A.Claim.ID], p.B.Document.Vicinity[p.B.Claim.ID]
	near, names := toldByBoth(a.Near, b.Near), toldByBoth(a.Names, b.Names)
	across := toldByBoth(a.Near, b.Rest) + toldByBoth(a.Rest, b.Near)
	rest, what := toldByBoth(a.Rest, b.Rest), toldByBoth(a.What, b.What)
	beside := toldByBoth(a.What, b.Near) + toldByBoth(a.What, b.Rest) + toldByBoth(b.What, a.Near) + toldByBoth(b.What, a.Rest) - 2*what
	if p.oneSentence() {
		across, rest, names, beside = 0, 0, 0, 0
	}
	most := func(s sign, bits float64) { t.add(s, min(bits, bitsMost)) }
	most(signNearBefore, toldByBoth(a.Near, b.Before)+toldByBoth(a.Before, b.Near))
	most(signBefore, toldByBoth(a.Before, b.Before))
	most(signWhat, what)
	most(signWhatBeside, max(0, beside))
	if what > 0 {
		t.add(signWhatAny, 1)
	}
	if near > 0 {
		t.add(signNearAny, 1)
	}
	if names > 0 {
		t.add(signNamesAny, 1)
	}
	bare := near+across+rest == 0
	if bare && t[signEqual]+t[signEqualFew] > 0 {
		t.add(signEqualBare, 1)
	}
	switch {
	case p.SA.Unit == "percent":
		most(signShareNear, near)
		if bare {
			t.add(signShareApart, 1)
		}
	case isMoney(p.SA.Unit):
		t.add(signMoney, 1)
		if bare {
			t.add(signMoneyApart, 1)
		}
	case !isCount(p.SA.Unit):
		t.add(signMeasured, 1)
	}
}

// kinds weighs whether people or things are counted, and whether a noun says so.
func (t *tally) kinds(p Pair) {
	const none, people, who, thing = 0, 1, 2, 3
	of := func(s *Scope, it *Item) int {
		switch {
		case strings.HasPrefix(s.Class, "lemma:"), !generic[s.Class] && !inventory.Subsumes("person", s.Class):
			return thing
		case !generic[s.Class]:
			return who
		case s.Class == "person" && !bareNumber(it.Claim.Figure):
			return people
		}
		return none
	}
	if !isCount(p.SA.Unit) {
		return
	}
	x, y := of(p.SA, p.A), of(p.SB, p.B)
	if y < x {
		x, y = y, x
	}
	apart := compareClasses(p.SA.Class, p.SB.Class) == Disjoint && !kinCounted(p)
	switch {
	case x == none && y == none:
		t.add(signNoNouns, 1)
	case x == none && y == people:
		t.add(signPeopleAndBare, 1)
	case x == none && y == who:
		t.add(signBareAndWho, 1)
	case x == none && y == thing:
		t.add(signBareAndThing, 1)
	case x == people && y == people:
		t.add(signPeopleBoth, 1)
	case x == people && y == who:
		t.add(signPeopleAndWho, 1)
	case x != thing && y == thing:
		t.add(signPeopleAndThing, 1)
	case x == who && apart:
		t.add(signBothPeopleApart, 1)
	case x == thing && apart:
		t.add(signBothThingsApart, 1)
	}
}

// holders weighs who takes part by name, less those whom the whole story is about.
func (t *tally) holders(p Pair) {
	own := func(s *Scope, into [][]string) [][]string {
		for _, x := range s.Who {
			if slices.Contains(p.A.Document.Topic, x[0]) && slices.Contains(p.B.Document.Topic, x[0]) || s.rooted(x[0]) {
				continue
			}
			into = append(into, x)
		}
		return into
	}
	var few [2][6][]string // most have no more
	x, y := own(p.SA, few[0][:0]), own(p.SB, few[1][:0])
	switch {
	case len(x) == 0 || len(y) == 0:
	case sharedParties(x, y) > 0:
		t.add(signHolder, 1)
	default:
		t.add(signOtherHolder, 1)
	}
}

// rooted reports whether an entity is an origin of the claim.
func (s *Scope) rooted(id string) bool {
	for i := range s.Roots {
		if s.Roots[i].ID == id {
			return true
		}
	}
	return false
}

// rules weighs what the rules for happenings and for parties say.
func (t *tally) rules(p Pair, happening func() bool) {
	if byRules(p, happening) {
		t.add(signByRules, 1)
	}
	if otherOwner(p) {
		t.add(signOtherOwner, 1)
	}
	switch compareSets(p.SA.Population, p.SB.Population) {
	case Equal, Contains, Contained, Overlap:
		t.add(signOneOwner, 1)
	}
	if otherYear(p) || otherYear(p.swap()) {
		t.add(signOtherYear, 1)
	}
	if peopleAndThings(p.SA, p.SB) {
		t.add(signPeopleThings, 1)
	}
	if compareMeasures(p.SA, p.SB) == Disjoint {
		t.add(signMeasureApart, 1)
	}
	if compareAspects(p.SA.level(), p.SB.level()) == Differ {
		t.add(signFlowApart, 1)
	}
}

// leadBytes is how far the beginning of an article reaches.
const leadBytes = 600

// setting weighs where the figures stand: in which articles, and where in them.
func (t *tally) setting(p Pair) {
	nA, nB := p.A.Document.Values[unitKey(p.SA.Unit)], p.B.Document.Values[unitKey(p.SB.Unit)]
	t.add(signCrowdedUnit, math.Log2(float64(max(1, len(nA)))*float64(max(1, len(nB)))))
	top := func(vs []float64, v float64) bool { return len(vs) > 1 && vs[len(vs)-1] == v }
	if !p.oneDocument() && top(nA, p.SA.Value.Best) && top(nB, p.SB.Value.Best) {
		t.add(signRank, 1)
	}
	lead := func(it *Item) bool { return headline(it.Claim.Block) || it.Claim.Sentence.Span.Start < leadBytes }
	switch x, y := lead(p.A), lead(p.B); {
	case x && y:
		t.add(signBothLead, 1)
	case x || y:
		t.add(signOneLead, 1)
	}
	if !p.oneDocument() {
		t.add(signWeakTale, max(0, strongTale+1-p.tale()))
		if !publishedWithin(p, seasonDays) {
			t.add(signLongAfter, 1)
		}
		return
	}
	t.add(signInside, 1)
	t.inside(p)
}

// nextBytes is how far apart the sentences of two figures begin that stand one after
// the other.
const nextBytes = 260

// inside weighs how two figures of one article stand to one another.
func (t *tally) inside(p Pair) {
	next := p.sentencesApart() <= nextBytes
	if p.SA.Sentence == p.SB.Sentence {
		t.add(signInsideSentence, 1)
	} else if next {
		t.add(signInsideNext, 1)
	}
	switch compareSources(p.SA.Roots, p.SB.Roots) {
	case Other:
		t.add(signInsideRivals, 1)
		if next {
			t.add(signInsideRivalsNext, 1)
		}
	case OneNamed:
		if next {
			t.add(signInsideOneNamed, 1)
		}
	case Same:
		t.add(signInsideOneSource, 1)
	}
	t.follows(p)
}
