package reconcile

import (
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cotejo/cotejo"
)

// Field is one compared aspect of two claims.
type Field string

// The compared fields, in the order in which reasons are listed.
const (
	FieldUnit       Field = "unit"
	FieldMeasure    Field = "measure"    // quantities, changes and rates are not compared with one another
	FieldReuse      Field = "reuse"      // does one text come from the other
	FieldStand      Field = "stand"      // what the sources commit to
	FieldValue      Field = "value"      // the numbers
	FieldExtent     Field = "extent"     // how many times one number the other is
	FieldClass      Field = "class"      // who or what is counted
	FieldPopulation Field = "population" // whose
	FieldAspect     Field = "aspect"     // stock, flow, increment, part
	FieldStage      Field = "stage"
	FieldActor      Field = "actor"
	FieldPlace      Field = "place"
	FieldTime       Field = "time"
	FieldOrder      Field = "order"    // when each was known
	FieldLapse      Field = "lapse"    // is one known so much later that things have moved on
	FieldSource     Field = "source"   // named origins
	FieldVoice      Field = "voice"    // is a source a party to what it speaks of
	FieldDocument   Field = "document" // same or other
	FieldDistance   Field = "distance" // near or far in the same text
	FieldFamily     Field = "family"   // how figures of this kind behave: toll, standing, other
)

// Fields lists the compared fields in order.
var Fields = []Field{FieldUnit, FieldMeasure, FieldReuse, FieldStand, FieldValue, FieldExtent, FieldClass, FieldPopulation, FieldAspect,
	FieldStage, FieldActor, FieldPlace, FieldTime, FieldOrder, FieldLapse, FieldSource, FieldVoice, FieldDocument, FieldDistance, FieldFamily, FieldRevision, FieldOneness}

// More states, of single fields.
const (
	Same       State = "same"
	Other      State = "other"
	OneNamed   State = "one-named" // only one of the two has a named origin
	Before     State = "before"
	After      State = "after"
	Earlier    State = "earlier" // on the same day, by the minute
	Later      State = "later"
	LongAfter  State = "long-after" // days later
	LongBefore State = "long-before"
	SameDay    State = "same-day"
	DayOn      State = "next-day" // told on two days running, of one day's news
	Cites      State = "cites"    // the left one names the right one's publisher as its source
	CitedBy    State = "cited"    // the other way round
	Copy       State = "copy"     // the same wording in two documents
	None       State = "none"     // no sign of reuse
	Far        State = "far"      // in the same document, but not nearby; of numbers, many times
	Wide       State = "wide"     // of numbers, neither near nor far
	Past       State = "past"     // two happenings, months apart
	PartyLeft  State = "party"    // the left source is a party to the matter, the right one is not
	PartyRight State = "outside"  // the right source is a party, the left one is not
	Sides      State = "sides"    // the sources speak for two parties to the matter
	Toll       State = kindToll
	Standing   State = kindStanding
	Speech     State = kindSpeech
	Varying    State = kindVarying
	Repeated   State = kindRepeated
	Counting   State = kindCount
	Unsaid     State = "unsaid" // the verb of one of the two does not tell what kind of figure it is
)

// Stand states: left and right.
const (
	DoneDone   State = "done/done"
	PlanDone   State = "plan/done"
	DonePlan   State = "done/plan"
	PlanPlan   State = "plan/plan"
	DenyDone   State = "denied/done"
	DoneDeny   State = "done/denied"
	DenyPlan   State = "denied/plan"
	PlanDeny   State = "plan/denied"
	DenyDeny   State = "denied/denied"
	OpenStands State = "open"
	OpenOpen   State = "open/open"
	AskedPlan  State = "asked/plan" // of figures: the left one is demanded, the right one planned
	PlanAsked  State = "plan/asked"
	AskedGiven State = "asked/given" // the left one is demanded, the right one done
	GivenAsked State = "given/asked"
)

// Aspect states beyond Equal and Unknown.
const (
	LeftPart  State = "part-left"
	RightPart State = "part-right"
	LeftOfIt  State = "part-of-it" // the left one is given as a part of the right one itself
	RightOfIt State = "whole-of-it"
	LeftMore  State = "increment-left"
	RightMore State = "increment-right"
	Differ    State = "differ"
	Parts     State = "parts" // both are parts
)

// Facts is the outcome of comparing every field.
type Facts map[Field]State

// deniesFigure reports whether a claim rejects a figure that the other does not give.
func deniesFigure(it *Item, s *Scope, other *Item) bool {
	return s.Stand == Denies && it.Claim.Figure != nil && other.Claim.Figure == nil
}

// Compare compares every field of a pair. Swapping the claims mirrors the states.
func (p Pair) Compare() Facts {
	f := newFacts()
	p.compare(f)
	return f
}

// scratch are facts of pairs that were told, to be used again: many pairs are compared of
// which nothing else is told than the row.
var scratch = sync.Pool{New: func() any { return newFacts() }}

func newFacts() Facts { return make(Facts, len(Fields)) }

// compare is Compare into facts that are empty or of another pair.
func (p Pair) compare(f Facts) {
	clear(f)
	a, b := p.SA, p.SB
	f[FieldUnit] = compareUnits(a, b)
	f[FieldMeasure] = p.measures()
	f[FieldReuse] = reuse(p)
	f[FieldStand] = compareStands(a.Stand, b.Stand)
	f[FieldValue] = toldValues(a.Value, b.Value)
	f[FieldExtent] = extent(a, b)
	f[FieldClass] = compareClasses(a.Class, b.Class)
	f[FieldPopulation] = compareSets(a.Population, b.Population)
	f[FieldAspect] = compareAspects(a.level(), b.level())
	f[FieldStage] = compareStages(a, b)
	f[FieldActor] = compareActors(a, b)
	f[FieldPlace] = comparePlaces(a.Places, b.Places)
	f[FieldTime] = CompareWindows(a.Time, b.Time)
	f[FieldOrder] = compareOrder(p)
	f[FieldLapse] = lapse(p.known())
	f[FieldSource] = compareOrigins(a, b)
	f[FieldVoice] = compareVoices(a, b)
	f[FieldDocument] = Other
	f[FieldDistance] = Far
	f[FieldRevision] = p.inOrder(revision(p))
	f[FieldOneness] = p.sureness()
	p.settle(f)
	f.passOver()
}

// settle sets the fields that hang on other fields, or on what kind of claims the two are.
func (p Pair) settle(f Facts) {
	a, b := p.SA, p.SB
	if f[FieldClass] == Disjoint && (countSame(p) || kinCounted(p)) || a.Family == "protest" && b.Family == "protest" && crowd(a.Class) && crowd(b.Class) {
		f[FieldClass] = Equal
	}
	if countsItself(p) || countsItself(p.swap()) {
		f[FieldAspect] = Unknown
		if f[FieldClass] == Contains || f[FieldClass] == Contained {
			f[FieldClass] = Unknown // it is told of its whole, and what the verb makes of them by its own
		}
	}
	switch {
	case f[FieldAspect] == LeftPart && ofTold(p):
		f[FieldAspect] = LeftOfIt
	case f[FieldAspect] == RightPart && ofTold(p.swap()):
		f[FieldAspect] = RightOfIt
	}
	if f[FieldValue] == Bound && f[FieldOrder] == Unknown && isToll(a.Family) && f[FieldSource] != Other && !p.oneDocument() && (a.openAbove(b) || b.openAbove(a)) {
		f[FieldValue] = Less // "at least 18", and 24 in an article of no day: it has grown
		if a.Value.Best > b.Value.Best {
			f[FieldValue] = More
		}
	}
	if !comparableUnits(a.Unit, b.Unit) {
		if f[FieldValue] = Unknown; echoed(p) {
			f[FieldUnit], f[FieldMeasure], f[FieldValue] = Equal, Equal, Equal // one was read wrongly
		}
	}
	if deniesFigure(p.A, a, p.B) || deniesFigure(p.B, b, p.A) {
		f[FieldValue] = Unsaid
	}
	if f[FieldTime] = p.compareTimes(f[FieldTime]); aimed(p) || aimed(p.swap()) {
		f[FieldTime], f[FieldPlace] = Unknown, Unknown // the day and place of saying no
		f[FieldStand] = compareStands(closed(a.Stand), closed(b.Stand))
	}
	if doneLate(p) || doneLate(p.swap()) {
		f[FieldTime] = Unknown // later than planned, and no other time
	}
	if f[FieldPopulation] == Unknown && p.figures() && !toTheDecimal(p) && otherOwner(p) {
		f[FieldPopulation] = Disjoint // each has its own share
	}
	if p.figures() && twoDoers(p) {
		f[FieldPopulation] = Disjoint // each has done his own, whatever other figures join the two
	}
	f[FieldStand] = p.compareDemands(p.compareOutcomes(f))
	if a.Lacks != b.Lacks && p.figures() && !p.goesOn() {
		f[FieldMeasure] = Disjoint
	}
	if st := f[FieldOrder]; (st == Before || st == After) && publishedWithin(p, 1) && p.sameNews(f) {
		f[FieldOrder] = DayOn
	}
	if f[FieldPlace] == Disjoint && headlined(p) {
		f[FieldPlace] = Unknown // a title names the place that its readers know
	}
	f[FieldFamily] = p.compareFamilies()
	if aimed(p) || aimed(p.swap()) {
		f[FieldFamily] = Other // what is denied is known
	}
	if f.widens() && p.nearly() {
		f[FieldPlace] = Unknown // a later count names the place that readers elsewhere know
	}
	if p.oneDocument() {
		p.settleInside(f)
	}
	if !p.figures() {
		p.settleStatements(f)
	}
}

// settleInside sets the fields that tell how two claims of one document stand in it.
func (p Pair) settleInside(f Facts) {
	f[FieldDocument] = Same
	if p.sentencesApart() <= nearBytes && !partOfOther(p) && !partOfOther(p.swap()) {
		f[FieldDistance] = Near
	}
	switch {
	case ofIt(p):
		f[FieldAspect] = LeftOfIt // be the whole a part of something else
	case ofIt(p.swap()):
		f[FieldAspect] = RightOfIt
	}
}

// compareFamilies tells how figures like the two behave. Of one quantity, what the verb of
// one tells holds of both where the other's says nothing.
func (p Pair) compareFamilies() State {
	a, b := kindOf(p.SA.Family), kindOf(p.SB.Family)
	if a != "" && (p.SA.Family == p.SB.Family || a == b && p.figures()) {
		return State(a)
	}
	tells := func(kind string) bool { return kind != "" && kind != kindSpeech }
	switch looseA, looseB := loose(p.A.Claim) && !p.SA.Lent, loose(p.B.Claim) && !p.SB.Lent; {
	case looseA && !looseB && tells(b):
		return State(b)
	case looseB && !looseA && tells(a):
		return State(a)
	case looseA || looseB:
		return Unsaid
	}
	return Other
}

// goesOn reports whether one of two figures of an article is a bare number that goes on,
// a sentence later, with what the other tells: "12 did not sound. The ombudsman says they
// were 17."
func (p Pair) goesOn() bool {
	of := func(it *Item) bool {
		return loose(it.Claim) && bareNumber(it.Claim.Figure) && standOf(it.Claim) == Done
	}
	return p.oneDocument() && p.sentencesApart() <= rivalBytes && (p.SB.Lacks && of(p.A) || p.SA.Lacks && of(p.B))
}

// openAbove reports whether one figure is at least so much, and the other more than that.
func (s *Scope) openAbove(o *Scope) bool {
	return math.IsInf(s.Value.High, 1) && !math.IsInf(o.Value.High, 1) && o.Value.Best > s.Value.Best
}

// closed takes what a denial is aimed at for said: that it is demanded or possible is
// what is denied.
func closed(s Stand) Stand {
	if s == Open {
		return Done
	}
	return s
}

// pastDays is from how far apart on two times of harm are of two happenings.
const pastDays = 60

// ofToday reports whether a claim is of the day on which it was published.
func (s *Scope) ofToday() bool {
	return s.Time.Grain == GrainDay && s.Known.Grain == GrainDay && s.Time.Lo == s.Known.Lo && s.Time.Hi == s.Known.Hi
}

// compareTimes looks again at times of which one may be the day of telling, and
// tells the harm of months ago from that of now.
func (p Pair) compareTimes(st State) State {
	a, b := p.SA, p.SB
	figures := p.figures()
	switch {
	case st == Disjoint && isToll(a.Family) && a.Time.Grain != GrainNone && b.Time.Grain != GrainNone && gap(a.Time, b.Time) > pastDays:
		return Past
	case st == Near && (a.Told || b.Told):
		return Unknown // one of the days may be that of telling
	case st == Disjoint && figures && kindOf(a.Family) == kindStanding && a.Stand == b.Stand && a.ofToday() && b.ofToday():
		return Unknown // how things stand on the day of either paper
	case st == Disjoint && figures && kindOf(a.Family) != kindRepeated && unusual(a.Value.Best) && CompareValues(a.Value, b.Value) == Equal:
		return Unknown // no other thing gives that number: one of the times is of something else
	case st == Disjoint && figures && a.Told != b.Told && kindOf(a.Family) != kindRepeated:
		return Unknown // the day on which a sum of years was told
	case st == Disjoint && figures && a.Told && b.Told && isToll(a.Family) && len(a.Actors) == 0 && len(b.Actors) == 0:
		return Unknown // days on which a toll was counted
	}
	return st
}

// compareOutcomes looks again at a plan and what is said to be so. What is told on a
// later day than it was done is no plan of it; what a thing is worth is not carried
// out; and what two sources expect of a cut is an expectation, whichever of them
// speaks as if it were done.
func (p Pair) compareOutcomes(f Facts) State {
	st, same := f[FieldStand], f[FieldValue] == Equal || f[FieldValue] == Rounds
	if st != PlanDone && st != DonePlan || !p.figures() {
		return st
	}
	plan, done, late := p.SA, p.SB, After
	if st == DonePlan {
		plan, done, late = p.SB, p.SA, Before
	}
	switch {
	case plan.Family == "value" && isMoney(plan.Unit) && f[FieldSource] == Other:
		return DoneDone // "it would be worth 70 millions": what a thing is worth is reckoned
	case same && (f[FieldOrder] == late || done.Family == "value" && plan.Unit != "percent"):
		return DoneDone
	case done.Hedged && f[FieldSource] == Other && !same && !isToll(done.Family):
		return PlanPlan
	case effects[done.Family] && effects[plan.Family] && (done.Hedged || f[FieldSource] == Other && !same && publishedWithin(p, 1) && !isToll(done.Family)):
		return PlanPlan
	}
	return st
}

// compareDemands tells the demand of a figure, against which another one is given or
// promised, from what else commits its source to nothing.
func (p Pair) compareDemands(st State) State {
	if st != OpenStands || !p.figures() {
		return st
	}
	switch a, b := demands(p.A, p.SA), demands(p.B, p.SB); {
	case a && p.SB.Stand == Done:
		return AskedGiven
	case b && p.SA.Stand == Done:
		return GivenAsked
	case a && p.SB.Stand == Plan:
		return AskedPlan
	case b && p.SA.Stand == Plan:
		return PlanAsked
	}
	return st
}

// demands reports whether a claim is what its source asks for.
func demands(it *Item, s *Scope) bool {
	return s.Stand == Open && it.Claim.Factuality.Status == cotejo.Demanded
}

// sameNews reports whether two claims known on two days running are of one day's
// news: what is done again day after day, what others expect of it, a share that two
// sources give, a count that nameless people or a nameless paper set against that of
// a body.
func (p Pair) sameNews(f Facts) bool {
	kind, other := kindOf(p.SA.Family), f[FieldSource] == Other
	switch {
	case kind == kindRepeated:
		return true
	case !other:
		return false
	case f[FieldStand] == PlanPlan && (effects[p.SA.Family] || p.SA.Hedged || p.SB.Hedged), p.SA.Unit == "percent" && p.SB.Unit == "percent" && kind == kindStanding:
		return true
	}
	return (kind == kindToll || kind == kindStanding) && (disputes(p.SA, p.SB) || disputes(p.SB, p.SA))
}

// disputed is how many times the count of a body a nameless one is when it disputes
// it rather than following it.
const disputed = 1.5

// disputes reports whether nameless people or a nameless paper give far more than a
// body does.
func disputes(a, b *Scope) bool {
	return a.Laity != "" && len(a.Roots) == 0 && len(b.Roots) > 0 && a.Value.Best >= disputed*b.Value.Best
}

// toTheDecimal reports whether two figures are one number with decimals, which no two
// parties have.
func toTheDecimal(p Pair) bool {
	return CompareValues(p.SA.Value, p.SB.Value) == Equal && p.SA.Value.Best != math.Trunc(p.SA.Value.Best)
}

// widens reports whether a later toll is of a wider place than an earlier one.
func (f Facts) widens() bool {
	return f[FieldFamily] == Toll && (f[FieldPlace] == Contains && f[FieldOrder] == After || f[FieldPlace] == Contained && f[FieldOrder] == Before)
}

// leaps is from how many times on a toll that follows another one is hardly the same.
// Areas burn and flood faster.
const leaps = 3

// extent tells how many times one number the other is: one and a half at most (near),
// up to three (wide), or more (far).
func extent(a, b *Scope) State {
	if !a.Value.Known || !b.Value.Known {
		return Unknown
	}
	switch x := timesApart(a.Value.Best, b.Value.Best); {
	case x <= grows:
		return Near
	case x <= leaps, areas[a.Unit]:
		return Wide
	}
	return Far
}

// nearly reports whether two figures are so near that one grew into the other
// rather than being a part of it.
func (p Pair) nearly() bool {
	f, g := p.A.Claim.Figure, p.B.Claim.Figure
	return f != nil && g != nil && magnitudes(f, g) < grows
}

// grows is how many times a toll grows at most from one telling to the next, for it
// to be one and the same.
const grows = 1.5

// effects are the families of what is expected of something rather than decided by
// who tells it: two expectations of one thing are set against one another, while two
// plans may add up.
var effects = map[string]bool{"employment": true, "closure": true, "damage": true, "affected": true, "death": true, "displacement": true}

// headlined reports whether a title and a body give the same count of the same
// thing.
func headlined(p Pair) bool {
	return headline(p.A.Claim.Block) != headline(p.B.Claim.Block) && p.figures() &&
		p.SA.Class == p.SB.Class && CompareValues(p.SA.Value, p.SB.Value) == Equal
}

// nearBytes is how far apart the sentences of a part and its whole may begin.
const nearBytes = 700

func compareUnits(a, b *Scope) State {
	switch {
	case a.Unit == "" || b.Unit == "":
		return Unknown
	case comparableUnits(a.Unit, b.Unit):
		return Equal
	}
	return Disjoint
}

func compareMeasures(a, b *Scope) State {
	kind := func(x cotejo.Aspect) int {
		switch x {
		case cotejo.Change:
			return 1
		case cotejo.Rate:
			return 2
		}
		return 0
	}
	if kind(a.Aspect) == kind(b.Aspect) {
		return Equal
	}
	return Disjoint
}

// measures compares whether both are quantities, changes or rates. Where one text does
// not say which, or both give one number, the two may be told in two ways: "14 hours",
// "13 hours a day".
func (p Pair) measures() State {
	st := compareMeasures(p.SA, p.SB)
	if st == Disjoint && p.figures() && (p.SA.Aspect == "" || p.SB.Aspect == "" || CompareValues(p.SA.Value, p.SB.Value) == Equal || p.oneSum() || p.leftUnsaid()) {
		return Unknown
	}
	return st
}

// leftUnsaid reports whether one of two figures, no shares, is written without a noun and the
// other is likely what it measures, at the first look: "he puts the cost at 1.9 million a year;
// the union, at 1.3".
func (p Pair) leftUnsaid() bool {
	f, g := p.A.Claim.Figure, p.B.Claim.Figure
	return (f.Counted == "" || g.Counted == "") && p.SA.Unit != "percent" && p.SB.Unit != "percent" && weighable(p) &&
		weighedSigns(p, func() bool { return sameEvent(p) }) >= measureSame
}

// oneSum reports whether two sums, one of them for each head, are paid under one noun and
// are not far apart: "a bonus of 900", "a bonus of 1,050 for each worker".
func (p Pair) oneSum() bool {
	f, g := p.A.Claim.Figure, p.B.Claim.Figure
	return isMoney(p.SA.Unit) && p.SA.Aspect != cotejo.Change && p.SB.Aspect != cotejo.Change && oneNoun(f, g) && magnitudes(f, g) <= sumTimes
}

// sumTimes is how many times larger one of two sums for each head is at most.
const sumTimes = 3

func compareStands(a, b Stand) State {
	if a == Open && b == Open {
		return OpenOpen
	}
	if a == Open || b == Open {
		return OpenStands
	}
	return State(string(a) + "/" + string(b))
}

func compareAspects(a, b cotejo.Aspect) State {
	switch {
	case a == cotejo.Part && b == cotejo.Part:
		return Parts
	case a == b:
		return Equal
	case a == cotejo.Part:
		return LeftPart
	case b == cotejo.Part:
		return RightPart
	case a == cotejo.Increment:
		return LeftMore
	case b == cotejo.Increment:
		return RightMore
	case a == "" || b == "":
		return Unknown
	}
	return Differ
}

// level is the aspect for comparison: a toll is one count that grows, whether it
// is told as a level or as a sum.
func (s *Scope) level() cotejo.Aspect {
	if (isToll(s.Family) || areas[s.Unit]) && (s.Aspect == cotejo.FlowAsp || s.Aspect == "") {
		return cotejo.Stock
	}
	if !isCount(s.Unit) && !isMoney(s.Unit) && !areas[s.Unit] && (s.Aspect == cotejo.FlowAsp || s.Aspect == cotejo.Stock) && s.Family == "sentence" {
		return "" // years of prison are neither a level nor a sum
	}
	return s.Aspect
}

func compareStages(a, b *Scope) State {
	switch {
	case a.Rung < 0 || b.Rung < 0 || !sameLadder(a.Predicate, b.Predicate):
		return Unknown
	case a.Rung == b.Rung:
		return Equal
	case a.Rung < b.Rung:
		return Before
	}
	return After
}

// compareActors compares who does it. They are apart only when both are linked
// entities, and not when the happening is of parties that do it together, or the
// same parties are read in other roles.
func compareActors(a, b *Scope) State {
	st := compareSets(a.Actors, b.Actors)
	if st != Disjoint {
		return st
	}
	if mutual[a.Family] || compareSets(a.parties(), b.parties()) != Disjoint || !a.actorsKnown() || !b.actorsKnown() || kindOfID(a.Actors) != kindOfID(b.Actors) {
		return Unknown
	}
	return st
}

// actorsKnown reports whether every actor is a linked entity and none is the
// source, who may have been taken for the actor.
func (s *Scope) actorsKnown() bool {
	return !slices.ContainsFunc(s.Actors, func(id string) bool {
		return strings.HasPrefix(id, "name:") || slices.ContainsFunc(s.Roots, func(r Root) bool { return r.ID == id })
	})
}

// kindOfID is the kind of the first entity: iso, org, per.
func kindOfID(ids []string) string {
	kind, _, _ := strings.Cut(ids[0], ":")
	return kind
}

func compareOrder(p Pair) State {
	if p.oneDocument() {
		return SameDay
	}
	a, b := p.known()
	if a.Grain == GrainNone || b.Grain == GrainNone {
		return Unknown
	}
	switch {
	case a.Hi < b.Lo:
		return Before
	case b.Hi < a.Lo:
		return After
	case a.Grain != GrainDay || b.Grain != GrainDay:
		return Unknown
	}
	if p.SA.timed && p.SB.timed && p.SA.published != p.SB.published {
		if p.SA.published < p.SB.published {
			return Earlier
		}
		return Later
	}
	return SameDay
}

// lapseDays is from how many days on a figure is of what has come since, whoever gives
// it: of two sources that differ within fewer days, one contradicts the other. Of the
// pairs with two days in the development stories that a reader held against one another
// one alone was further apart than three days, and that might be an update as well.
const lapseDays = 4

// lapse tells which of two claims was known days later.
func lapse(a, b Window) State {
	switch {
	case a.Grain == GrainNone || b.Grain == GrainNone:
		return None
	case a.Lo-b.Hi >= lapseDays:
		return LongAfter
	case b.Lo-a.Hi >= lapseDays:
		return LongBefore
	}
	return None
}

// minute reads a publication time given to the minute, as Unix seconds. A time
// without a zone is read as UTC.
func minute(v string) (int64, bool) {
	if !strings.Contains(v, "T") {
		return 0, false // a day, as most are
	}
	layouts := [...]string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04"}
	if !strings.HasSuffix(v, "Z") && strings.LastIndexAny(v, "+-") < len("2006-01-02") {
		slices.Reverse(layouts[:]) // no zone; only one of them fits, and errors are dear
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, v); err == nil {
			return t.Unix(), true
		}
	}
	return 0, false
}
