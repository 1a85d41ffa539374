package reconcile

import (
	"math"
	"slices"
	"strconv"
	"strings"
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
	FieldStage, FieldActor, FieldPlace, FieldTime, FieldOrder, FieldLapse, FieldSource, FieldVoice, FieldDocument, FieldDistance, FieldFamily, FieldRevision}

// More states, of single fields.
const (
	Same      State = "same"
	Other     State = "other"
	OneNamed  State = "one-named" // only one of the two has a named origin
	Before    State = "before"
	After     State = "after"
	Earlier   State = "earlier" // on the same day, by the minute
	Later     State = "later"
	LongAfter State = "long-after" // days later
	LongBefor State = "long-before"
	SameDay   State = "same-day"
	DayOn     State = "next-day" // told on two days running, of one day's news
	Cites     State = "cites"    // the left one names the right one's publisher as its source
	CitedBy   State = "cited"    // the other way round
	Copy      State = "copy"     // the same wording in two documents
	None      State = "none"     // no sign of reuse
	Far       State = "far"      // in the same document, but not nearby; of numbers, many times
	Wide      State = "wide"     // of numbers, neither near nor far
	Past      State = "past"     // two happenings, months apart
	PartyLeft State = "party"    // the left source is a party to the matter, the right one is not
	PartyRite State = "outside"  // the right source is a party, the left one is not
	Sides     State = "sides"    // the sources speak for two parties to the matter
	Toll      State = kindToll
	Standing  State = kindStanding
	Speech    State = kindSpeech
	Varying   State = kindVarying
	Repeated  State = kindRepeated
	Counting  State = kindCount
	Unsaid    State = "unsaid" // the verb of one of the two does not tell what kind of figure it is
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
	AskedDone  State = "asked/done" // the left one is demanded, the right one done or planned
	DoneAsked  State = "done/asked"
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
)

// Pair is two claims with their scopes, ready to be compared.
type Pair struct {
	A, B   *Item
	SA, SB *Scope
}

// Facts is the outcome of comparing every field.
type Facts map[Field]State

// deniesFigure reports whether a claim rejects a figure that the other does not give.
func deniesFigure(it *Item, s Scope, other *Item) bool {
	return s.Stand == Denies && it.Claim.Figure != nil && other.Claim.Figure == nil
}

// Compare compares every field of a pair. Swapping the claims mirrors the states.
func (p Pair) Compare() Facts {
	a, b := *p.SA, *p.SB
	f := Facts{
		FieldUnit: compareUnits(a, b), FieldMeasure: compareMeasures(a, b), FieldReuse: reuse(p),
		FieldStand: compareStands(a.Stand, b.Stand), FieldValue: CompareValues(a.Value, b.Value), FieldExtent: extent(a, b),
		FieldClass: compareClasses(a.Class, b.Class), FieldPopulation: compareSets(a.Population, b.Population),
		FieldAspect: compareAspects(a.level(), b.level()), FieldStage: compareStages(a, b),
		FieldActor: compareActors(a, b), FieldPlace: comparePlaces(a.Places, b.Places), FieldTime: CompareWindows(a.Time, b.Time),
		FieldOrder: compareOrder(p), FieldLapse: lapse(a.Known, b.Known), FieldSource: compareOrigins(a, b), FieldVoice: compareVoices(a, b),
		FieldDocument: Other, FieldDistance: Far, FieldFamily: State(kindOf(a.Family)), FieldRevision: revision(p),
	}
	if f[FieldClass] == Disjoint && countSame(p) || a.Family == "protest" && b.Family == "protest" && crowd(a.Class) && crowd(b.Class) {
		f[FieldClass] = Equal
	}
	if countsItself(p) || countsItself(p.swap()) {
		f[FieldAspect] = Unknown
	}
	if !comparableUnits(a.Unit, b.Unit) {
		f[FieldValue] = Unknown
	}
	if deniesFigure(p.A, a, p.B) || deniesFigure(p.B, b, p.A) {
		f[FieldValue] = Unsaid
	}
	if f[FieldTime] = p.compareTimes(f[FieldTime]); aimed(p) || aimed(p.swap()) {
		f[FieldTime], f[FieldPlace] = Unknown, Unknown // the day and place of saying no
		f[FieldStand] = compareStands(closed(a.Stand), closed(b.Stand))
	}
	if f[FieldPopulation] == Unknown && p.A.Claim.Figure != nil && p.B.Claim.Figure != nil && !toTheDecimal(p) && otherOwner(p) {
		f[FieldPopulation] = Disjoint // each has its own share
	}
	f[FieldStand] = p.compareDemands(p.compareOutcomes(f))
	if st := f[FieldOrder]; (st == Before || st == After) && publishedWithin(p, 1) && p.sameNews(f) {
		f[FieldOrder] = DayOn
	}
	if f[FieldPlace] == Disjoint && headlined(p) {
		f[FieldPlace] = Unknown // a title names the place that its readers know
	}
	if b.Family != a.Family && (kindOf(a.Family) != kindOf(b.Family) || p.A.Claim.Figure == nil || p.B.Claim.Figure == nil) || f[FieldFamily] == "" {
		f[FieldFamily] = Other
		saysNot, saysNotB := loose(p.A.Claim) && !a.Lent, loose(p.B.Claim) && !b.Lent
		if saysNot || saysNotB {
			f[FieldFamily] = Unsaid
		}
		if k := kindOf(b.Family); saysNot && !saysNotB && k != "" && k != kindSpeech {
			f[FieldFamily] = State(k) // of one quantity: what one verb tells of it holds of both
		}
		if k := kindOf(a.Family); saysNotB && !saysNot && k != "" && k != kindSpeech {
			f[FieldFamily] = State(k)
		}
	}
	if aimed(p) || aimed(p.swap()) {
		f[FieldFamily] = Other // what is denied is known
	}
	if f.widens() && p.nearly() {
		f[FieldPlace] = Unknown // a later count names the place that readers elsewhere know
	}
	if p.A.Claim.Figure == nil || p.B.Claim.Figure == nil {
		f[FieldVoice] = p.ownsUp(f[FieldVoice])
	}
	if p.A.Document.ID == p.B.Document.ID {
		f[FieldDocument] = Same
		if d := a.Sentence - b.Sentence; d <= nearBytes && -d <= nearBytes && !partOfOther(p) && !partOfOther(p.swap()) {
			f[FieldDistance] = Near
		}
		switch {
		case p.SA.Whole == p.B.Claim.ID:
			f[FieldAspect] = LeftOfIt // be the whole a part of something else
		case p.SB.Whole == p.A.Claim.ID:
			f[FieldAspect] = RightOfIt
		}
	}
	return f
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

// compareTimes looks again at times of which one may be the day of telling, and
// tells the harm of months ago from that of now.
func (p Pair) compareTimes(st State) State {
	a, b := p.SA, p.SB
	figures := p.A.Claim.Figure != nil && p.B.Claim.Figure != nil
	switch {
	case st == Disjoint && isToll(a.Family) && a.Time.Grain != GrainNone && b.Time.Grain != GrainNone && gap(a.Time, b.Time) > pastDays:
		return Past
	case st == Near && (a.Told || b.Told):
		return Unknown // one of the days may be that of telling
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
	if st != PlanDone && st != DonePlan || p.A.Claim.Figure == nil || p.B.Claim.Figure == nil {
		return st
	}
	plan, done, late := p.SA, p.SB, After
	if st == DonePlan {
		plan, done, late = p.SB, p.SA, Before
	}
	switch {
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
	if st != OpenStands || p.A.Claim.Figure == nil || p.B.Claim.Figure == nil {
		return st
	}
	switch a, b := demands(p.A, p.SA), demands(p.B, p.SB); {
	case a && (p.SB.Stand == Done || p.SB.Stand == Plan):
		return AskedDone
	case b && (p.SA.Stand == Done || p.SA.Stand == Plan):
		return DoneAsked
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
func extent(a, b Scope) State {
	if !a.Value.Known || !b.Value.Known {
		return Unknown
	}
	switch x := max(1, a.Value.Best, b.Value.Best) / max(1, min(a.Value.Best, b.Value.Best)); {
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
	return headline(p.A.Claim.Block) != headline(p.B.Claim.Block) && p.A.Claim.Figure != nil && p.B.Claim.Figure != nil &&
		p.SA.Class == p.SB.Class && CompareValues(p.SA.Value, p.SB.Value) == Equal
}

// nearBytes is how far apart the sentences of a part and its whole may begin.
const nearBytes = 700

func pairOf(a, b *node) Pair { return Pair{A: &a.item, B: &b.item, SA: &a.scope, SB: &b.scope} }

// pairItems reads the scopes of two claims to compare them.
func pairItems(a, b Item) Pair {
	sa, sb := ScopeOf(a), ScopeOf(b)
	return Pair{A: &a, B: &b, SA: &sa, SB: &sb}
}

func (p Pair) swap() Pair { return Pair{A: p.B, B: p.A, SA: p.SB, SB: p.SA} }

func compareUnits(a, b Scope) State {
	switch {
	case a.Unit == "" || b.Unit == "":
		return Unknown
	case comparableUnits(a.Unit, b.Unit):
		return Equal
	}
	return Disjoint
}

func compareMeasures(a, b Scope) State {
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
func (s Scope) level() cotejo.Aspect {
	if (isToll(s.Family) || areas[s.Unit]) && (s.Aspect == cotejo.FlowAsp || s.Aspect == "") {
		return cotejo.Stock
	}
	if !isCount(s.Unit) && !isMoney(s.Unit) && !areas[s.Unit] && (s.Aspect == cotejo.FlowAsp || s.Aspect == cotejo.Stock) && s.Family == "sentence" {
		return "" // years of prison are neither a level nor a sum
	}
	return s.Aspect
}

func compareStages(a, b Scope) State {
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
func compareActors(a, b Scope) State {
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
func (s Scope) actorsKnown() bool {
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
	if p.A.Document.ID == p.B.Document.ID {
		return SameDay
	}
	a, b := p.SA.Known, p.SB.Known
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
	ta, okA := minute(p.A.Document.Published.Value)
	tb, okB := minute(p.B.Document.Published.Value)
	if okA && okB && ta != tb {
		if ta < tb {
			return Earlier
		}
		return Later
	}
	return SameDay
}

// lapseDays is from how many days on a figure is of what has come since, whoever gives
// it: of two sources that differ within fewer days, one contradicts the other. In the
// development stories no two figures that a reader held against one another were
// further apart than three.
const lapseDays = 4

// lapse tells which of two claims was known days later.
func lapse(a, b Window) State {
	switch {
	case a.Grain == GrainNone || b.Grain == GrainNone:
		return None
	case a.Lo-b.Hi >= lapseDays:
		return LongAfter
	case b.Lo-a.Hi >= lapseDays:
		return LongBefor
	}
	return None
}

// minute reads a publication time given to the minute, as Unix seconds. A time
// without a zone is read as UTC.
func minute(v string) (int64, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, v); err == nil {
			return t.Unix(), true
		}
	}
	return 0, false
}

// compareSources compares named origins. An agency or outlet passes on what it
// was told: it may be the other's source as well as not.
func compareSources(a, b []Root) State {
	if len(a) == 0 && len(b) == 0 {
		return Unknown
	}
	if len(a) == 0 || len(b) == 0 {
		return OneNamed
	}
	for _, x := range a {
		if slices.ContainsFunc(b, func(y Root) bool { return sameOrigin(x, y) }) {
			return Same
		}
	}
	if slices.ContainsFunc(slices.Concat(a, b), passesOn) {
		return Unknown
	}
	return Other
}

// compareOrigins compares the origins of two claims, named or not: nameless people,
// neighbours or doctors, are others than any body that has a name.
func compareOrigins(a, b Scope) State {
	st := compareSources(a.Roots, b.Roots)
	nameless := func(s Scope) bool { return len(s.Roots) == 0 && s.Laity != "" }
	switch {
	case st == Unknown && nameless(a) && nameless(b):
		if a.Laity == b.Laity {
			return Same
		}
		return Other
	case st == OneNamed && (nameless(a) || nameless(b)) && !slices.ContainsFunc(slices.Concat(a.Roots, b.Roots), passesOn):
		return Other
	}
	return st
}

// passesOn reports whether an origin is an agency or an outlet, which passes on what
// it was told.
func passesOn(r Root) bool { return r.Type == cotejo.SourceAgency || r.Type == cotejo.SourceOutlet }

func compareVoices(a, b Scope) State {
	pa, pb := a.partySpeaks(), b.partySpeaks()
	switch {
	case len(a.Roots) > 0 && len(b.Roots) > 0 && pa && !pb:
		return PartyLeft
	case len(a.Roots) > 0 && len(b.Roots) > 0 && pb && !pa:
		return PartyRite
	case sides(a, b):
		return Sides
	}
	return None
}

// ownsUp leaves it that the source of one of two statements is a party only where what
// the other says is of that party's doing or of its people: who merely reports,
// or hands over the dead, owns up to nothing.
func (p Pair) ownsUp(st State) State {
	involved := func(by, in *Scope) bool {
		who := slices.Concat(in.Actors, in.Population)
		return slices.ContainsFunc(by.Roots, func(r Root) bool {
			return slices.Contains(who, r.ID) || slices.ContainsFunc(r.For, func(id string) bool { return slices.Contains(who, id) })
		})
	}
	if st == PartyLeft && !involved(p.SA, p.SB) || st == PartyRite && !involved(p.SB, p.SA) {
		return None
	}
	return st
}

// sides reports whether the sources of two claims speak for two different parties to
// what both tell of: each counts the other's losses in its own way.
func sides(a, b Scope) bool {
	who := slices.Concat(a.parties(), b.parties())
	x, y := a.speaksFor(who), b.speaksFor(who)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(p string) bool { return slices.Contains(y, p) })
}

// speaksFor gives the parties, of those named, that the origins of a claim are or
// act for.
func (s Scope) speaksFor(who []string) []string {
	var out []string
	for _, r := range s.Roots {
		if r.Type == cotejo.SourceAgency || r.Type == cotejo.SourceOutlet {
			return nil
		}
		for _, p := range append([]string{r.ID}, r.For...) {
			if slices.Contains(who, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// partySpeaks reports whether a named origin is a participant of the claim.
func (s Scope) partySpeaks() bool {
	who := s.parties()
	return slices.ContainsFunc(s.Roots, func(r Root) bool {
		if r.Type == cotejo.SourceAgency || r.Type == cotejo.SourceOutlet {
			return false // a state's news agency reports, it does not own up
		}
		return slices.Contains(who, r.ID) || slices.ContainsFunc(r.For, func(p string) bool { return slices.Contains(who, p) })
	})
}

// reuse tells whether one claim comes from the other's text.
func reuse(p Pair) State {
	if p.A.Document.ID == p.B.Document.ID {
		return None
	}
	switch {
	case cites(*p.A, p.B.Document) && !earlier(p):
		return Cites
	case cites(*p.B, p.A.Document) && !earlier(p.swap()):
		return CitedBy
	case copied(p):
		return Copy
	}
	return None
}

// earlier reports whether the left claim is known to be the earlier one.
func earlier(p Pair) bool {
	st := compareOrder(p)
	return st == Before || st == Earlier
}

// cites reports whether the chain of a claim names the publisher of a document.
func cites(it Item, d DocInfo) bool {
	name := publishedBy(d)
	if name == "" || publishedBy(it.Document) == name {
		return false
	}
	return slices.ContainsFunc(it.Claim.Chain, func(a cotejo.Attribution) bool {
		return sameName(fold(a.Label), name) || sameName(slugOf(a.Entity), name) || fold(a.Text) == name || a.Type == cotejo.SourceAgency && sameAgency(fold(a.Label), name)
	})
}

// sameAgency reports whether one of two folded names of agencies is the other behind
// the word for what it is: "Agency Antilia", "Antilia".
func sameAgency(a, b string) bool {
	behind := func(long, short string) bool {
		_, name, ok := strings.Cut(long, "-")
		return ok && name == short && len(short) >= 4
	}
	return behind(a, b) || behind(b, a)
}

// sameName reports whether two folded names are one, or differ by a first word, the
// article that some papers have in their name, or by the town that stands behind a
// particle: "The Gazette", "The Gazette of Almarza".
func sameName(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b {
		return true
	}
	first, rest, _ := strings.Cut(b, "-")
	if rest == a && len(first) <= 3 && len(a) >= 5 {
		return true
	}
	tail, ok := strings.CutPrefix(b, a+"-")
	particle, _, more := strings.Cut(tail, "-")
	return ok && more && len(particle) <= 3 && strings.Contains(a, "-") && len(a) >= 7
}

// publishedBy is the folded name of who published a document: its outlet, or the
// agency it is credited to when it names no outlet that printed it.
func publishedBy(d DocInfo) string {
	if o := fold(d.Outlet); o != "" || len(d.Credit) == 0 {
		return o
	}
	return fold(d.Credit[0])
}

// Reuse of wording: a sentence counts as copied when at least half of its
// fingerprints, or four in five of its content words, are those of the other and
// the sentence is long enough for that to be no accident.
const (
	copyWords    = 8
	copyShare    = 0.5
	copyOverlap  = 0.8
	reusedShare  = 0.25
	reusedPrints = 4
)

func copied(p Pair) bool {
	wa, wb := p.SA.words(), p.SB.words()
	if min(len(wa), len(wb)) < copyWords/2 {
		return false
	}
	if share, n := Reuse(p.SA.prints(), p.SB.prints()); n > 0 && share >= copyShare {
		return true
	}
	same := float64(shared(wa, wb)) / float64(max(len(wa), len(wb)))
	if same >= copyOverlap && min(len(wa), len(wb)) >= copyWords {
		return true
	}
	if same < copyShare {
		return false
	}
	share, n := Reuse(p.A.Document.Shingles, p.B.Document.Shingles)
	return share >= reusedShare && n >= reusedPrints
}

func num(x float64) string {
	switch {
	case math.IsInf(x, 1):
		return ""
	case math.IsInf(x, -1):
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// left and right values of a field, for reasons: neutral notation, no language.
func (p Pair) values(f Field) (left, right string) { return p.SA.show(f, *p.A), p.SB.show(f, *p.B) }

func (s Scope) show(f Field, it Item) string {
	switch f {
	case FieldUnit:
		return s.Unit
	case FieldMeasure, FieldAspect:
		return string(s.Aspect)
	case FieldStand:
		return s.showStand(it)
	case FieldValue, FieldExtent:
		return s.showValue(it)
	case FieldClass:
		return s.Class
	case FieldPopulation:
		return strings.Join(s.Population, " ")
	case FieldStage:
		return s.Stage
	case FieldActor:
		return strings.Join(s.Actors, " ")
	case FieldPlace:
		return placeNames(s.Places)
	case FieldTime:
		return showTime(it.Claim.Time)
	case FieldOrder, FieldLapse:
		return s.Known.Text
	case FieldSource, FieldVoice:
		return rootNames(s.Roots)
	case FieldDocument, FieldReuse:
		return it.Document.ID
	case FieldDistance:
		return strconv.Itoa(s.Sentence)
	case FieldFamily:
		return s.Predicate
	}
	return ""
}

func (s Scope) showStand(it Item) string {
	if s.Stand == Done && s.Hedged {
		return string(cotejo.Hedged)
	}
	if st := it.Claim.Factuality.Status; st != "" && st != cotejo.Asserted {
		return string(st)
	}
	return string(s.Stand)
}

func (s Scope) showValue(it Item) string {
	if it.Claim.Figure == nil {
		return ""
	}
	v := num(s.Value.Low)
	if s.Value.High != s.Value.Low {
		v += ".." + num(s.Value.High)
	}
	if c := it.Claim.Figure.Comparator; c != cotejo.Exact && c != "" && c != cotejo.Range {
		v = string(c) + " " + v
	}
	return v
}

func showTime(t *cotejo.Time) string {
	if t == nil {
		return ""
	}
	v := t.Begin
	if v == "" {
		v = t.Value
	}
	if t.End != "" && t.End != t.Begin {
		v += "/" + t.End
	}
	if t.Relation != "" && t.Relation != "in" {
		v = strings.TrimSpace(t.Relation + " " + v)
	}
	if v == "" {
		v = t.Text
	}
	return v
}

func rootNames(roots []Root) string {
	names := make([]string, 0, len(roots))
	for _, r := range roots {
		names = append(names, r.Label)
	}
	return strings.Join(names, ", ")
}
