package reconcile

import (
	"slices"
	"strings"
	"time"

	"github.com/cotejo/cotejo"
)

// What is told without a figure: whether it was to come or has come, when, by whom and
// who says so, as far as two claims of which one at least has no figure are compared.

// More states of such pairs.
const (
	PutOff     State = "put-off"    // times: it was done on another day than planned
	CitesCopy  State = "cites-copy" // the left one names the right one's publisher and has its words
	CopyCites  State = "cited-copy" // the other way round
	Disputed   State = "disputed"   // actors: each source names its own
	putOffDays       = 366          // at most, between the day planned and that of the deed
	rewritten        = 7            // days within which a text is written again, of one day's news
	faded            = 20           // the day of what happened n days ago is known to n/faded days
	besideWord       = 60           // bytes between a time and the word that tells what happened then
)

// settleStatements sets the fields that are compared otherwise where one claim at least
// gives no figure.
func (p Pair) settleStatements(f Facts) {
	if !aimed(p) && !aimed(p.swap()) {
		f[FieldStand] = p.compareAhead(f[FieldStand])
		f[FieldTime] = p.compareDays(f)
	}
	if f[FieldReuse] == Cites && f[FieldStand] == DonePlan && copied(p) {
		f[FieldReuse] = CitesCopy
	} else if f[FieldReuse] == CitedBy && f[FieldStand] == PlanDone && copied(p) {
		f[FieldReuse] = CopyCites
	}
	if !p.oneDocument() && f[FieldSource] != Same && p.oneSide() {
		f[FieldSource] = Same
	}
	f[FieldFamily] = p.compareSaying(f[FieldFamily])
	if f[FieldOneness] = p.happens(); f[FieldOneness] == Doubtful && deedAtAnHour(p) {
		f[FieldOneness] = Likely
	}
	if f[FieldActor] = p.compareDoers(f[FieldActor]); f[FieldActor] == Disputed {
		f[FieldStand] = compareStands(p.SA.Stand, p.SB.Stand) // who asked for it is in doubt, and that somebody did
		if f[FieldOneness] == Doubtful && (p.oneDocument() || p.stress() && p.SA.Predicate == p.SB.Predicate) {
			f[FieldOneness] = Likely // whoever disputes it tells no other deed
		}
	}
	f[FieldVoice] = p.ownsUp(f[FieldVoice])
}

// compareSaying looks again at statements: that one was made may be what is denied, and what
// is rejected and admitted may be known from words that both have; but what is not so in
// somebody's words is no denial of what others say.
func (p Pair) compareSaying(st State) State {
	denial, said := p.SA, p.SB
	if said.Stand == Denies {
		denial, said = said, denial
	}
	switch {
	case (denial.Stand == Denies) == (said.Stand == Denies) || aimed(p) || aimed(p.swap()):
		return st
	case recants(p) || recants(p.swap()):
		return Other
	case denial.Predicate == said.Predicate && speechActs[said.Predicate]:
		return Other
	case kindOf(denial.Family) != kindSpeech:
		return st
	case denial.Predicate != "deny" && denial.Predicate != "reject" && !speechActs[denial.Predicate]:
		return Speech
	case said.Predicate == "confirm" && (commonContent(p) > 0 || sharesOther(p)):
		return Other
	}
	return st
}

// From where on the odds that two claims tell one happening make it sure that they do, and
// not unlikely where one predicate tells both.
const (
	happensSurely = 0.5
	happensLikely = -1
)

// happens tells how sure it is that two claims tell one happening.
func (p Pair) happens() State {
	odds, ok := happening(p)
	switch {
	case p.rivalHours():
		return Likely
	case p.oneDocument():
		st := compareOrigins(p.SA, p.SB)
		rivals, meeting := st == Other || st == OneNamed, p.SA.Family == p.SB.Family && mutual[p.SA.Family] && sharedParties(p.SA.Who, p.SB.Who) >= 2
		if (p.SA.Predicate != p.SB.Predicate || !rivals || isToll(p.SA.Family)) && !meeting {
			return Doubtful // one article tells two happenings rather than one with two days
		}
		return Likely
	case !ok:
		return Unknown
	case odds >= happensSurely:
		return Sure
	case odds >= happensLikely && p.SA.Predicate == p.SB.Predicate && p.SA.Time.Weekday == 0 && p.SB.Time.Weekday == 0:
		return Likely
	}
	return Doubtful
}

// speechActs are the statements that somebody may deny having made.
var speechActs = map[string]bool{"demand": true, "promise": true, "threaten": true, "warn": true, "accuse": true}

// aheadStages are the rungs of ladders on which a thing is still to come.
var aheadStages = map[string]bool{"planned": true, "promised": true, "ordered": true, "requested": true, "proposed": true, "called": true, "offered": true, "forecast": true, "threatened": true}

// ahead reports whether a claim says that something is to come: it is told by a word that
// calls for it, or stands on the first rung of its ladder.
func ahead(it *Item, s *Scope) bool {
	if s.Stand != Done || it.Claim.Figure != nil {
		return false
	}
	_, calls := slices.BinarySearch(it.Document.Ahead, it.Claim.ID)
	return calls || s.Rung == 0 && aheadStages[s.Stage]
}

// aheadOf lists the claims whose own word says that something is to come.
func aheadOf(claims []cotejo.Claim, words *Words) []string {
	if words == nil || words.Cue == nil {
		return nil
	}
	var out []string
	for _, c := range claims {
		if c.Trigger != nil && c.Open && words.Cue(strings.ToLower(c.Trigger.Exact))&CueAhead != 0 {
			out = append(out, c.ID)
		}
	}
	slices.Sort(out)
	return out
}

// compareAhead looks again at what is called for, ordered or asked for, and what was done.
func (p Pair) compareAhead(st State) State {
	a, b := ahead(p.A, p.SA), ahead(p.B, p.SB)
	switch {
	case st == DoneDone && a && !b:
		return PlanDone
	case st == DoneDone && b && !a:
		return DonePlan
	case st == OpenStands && demands(p.A, p.SA) && p.SB.Stand == Done && !b:
		return AskedGiven
	case st == OpenStands && demands(p.B, p.SB) && p.SA.Stand == Done && !a:
		return GivenAsked
	}
	return st
}

// compareDays looks again at the days of two claims: a plan has no day that has gone by,
// what is done on another day than planned is put off, a day that is counted from that of
// publication is not copied, and that of telling is no day of the deed.
func (p Pair) compareDays(f Facts) State {
	st, a, b := f[FieldTime], p.SA, p.SB
	switch f[FieldStand] {
	case PlanDone:
		return carriedOut(st, a, b)
	case DonePlan:
		return carriedOut(st, b, a)
	case DoneDone:
	default:
		return st
	}
	if st = CompareWindows(a.Time, b.Time); st != Near && st != Disjoint {
		if p.hoursApart() {
			return Near
		}
		return f[FieldTime]
	}
	switch {
	case p.toldOnly():
		return Unknown
	case f[FieldReuse] == Copy || f[FieldReuse] == Cites || f[FieldReuse] == CitedBy:
		return p.copiedDay(st)
	case st == Disjoint && a.Time.Grain == GrainDay && b.Time.Grain == GrainDay && gap(a.Time, b.Time)*faded <= p.since():
		return Near // of long ago
	case st == Disjoint && p.rivalDay():
		return Near
	case st == Near && (f[FieldStage] == Before || f[FieldStage] == After):
		return Disjoint // each rung of a ladder has its day
	case st == Near:
		return st
	}
	return f[FieldTime]
}

// hourMinutes is how many minutes apart two hours are that nobody rounds to one.
const hourMinutes = 10

// hoursApart reports whether two claims that one word tells, or kindred ones, give the hour
// by the clock, and not the same; what two others do has two hours.
func (p Pair) hoursApart() bool {
	a, ok := clockOf(p.A.Claim.Time)
	b, both := clockOf(p.B.Claim.Time)
	apart := max(a-b, b-a) % (12 * 60) // eight may be said of the evening
	return ok && both && min(apart, 12*60-apart) >= hourMinutes && (p.oneDeed() && !p.doersApart() || p.rivalHours())
}

// rivalHours reports whether two sources, side by side in one article, give the hour by the
// clock of one deed, or in the next sentence of one thing: "it fell at 3.10, says the police.
// The neighbours put the fall at 2.40". One of the two may be the article itself.
func (p Pair) rivalHours() bool {
	_, ok := clockOf(p.A.Claim.Time)
	_, both := clockOf(p.B.Claim.Time)
	if !ok || !both || !p.oneDocument() || p.oneSentence() || p.sentencesApart() > rivalReach || p.SA.Stand != Done || p.SB.Stand != Done {
		return false
	}
	if src := compareOrigins(p.SA, p.SB); src != Other && src != OneNamed || kindOf(p.SA.Family) == kindSpeech || kindOf(p.SB.Family) == kindSpeech {
		return false
	}
	when := CompareWindows(p.SA.Time, p.SB.Time)
	return (p.oneDeed() || p.oneThing() && p.sentencesApart() <= hourBeside) && when != Disjoint && when != Near && p.hoursWithin(hoursOfOne)
}

// hourBeside is how far apart two sentences begin at most that tell of one thing, by words that
// are not alike, at what hour it was: the second answers the first.
const hourBeside = 150

// hoursWithin reports whether two hours by the clock lie so many minutes apart at most.
func (p Pair) hoursWithin(minutes int) bool {
	a, _ := clockOf(p.A.Claim.Time)
	b, _ := clockOf(p.B.Claim.Time)
	return max(a-b, b-a) <= minutes
}

// rivalDay reports whether two sources give two days of one week, in two articles, for what
// by all signs and one word is one happening: the days are in dispute.
func (p Pair) rivalDay() bool {
	return !p.oneDocument() && p.SA.Time.Grain == GrainDay && p.SB.Time.Grain == GrainDay && p.SA.Time.Weekday == 0 && p.SB.Time.Weekday == 0 && gap(p.SA.Time, p.SB.Time) <= reachDays &&
		p.SA.Stand == Done && p.SB.Stand == Done && compareOrigins(p.SA, p.SB) == Other && !p.toldOnly() && p.oneDeed() && !isToll(p.SA.Family) && p.happens() == Sure
}

// hoursOfOne is how many minutes at most lie between the hours that two articles give for one
// happening.
const hoursOfOne = 180

// deedAtAnHour reports whether two articles of one story tell by one word, or by kindred ones,
// at what hour by the clock the same was done: they tell one happening, whose hour may be
// disputed, unless its day or place speaks against it.
func deedAtAnHour(p Pair) bool {
	a, ok := clockOf(p.A.Claim.Time)
	b, both := clockOf(p.B.Claim.Time)
	if !ok || !both || max(a-b, b-a) > hoursOfOne || p.oneDocument() || p.SA.Stand != Done || p.SB.Stand != Done || kindOf(p.SA.Family) == kindSpeech || kindOf(p.SB.Family) == kindSpeech {
		return false
	}
	when := CompareWindows(p.SA.Time, p.SB.Time)
	return p.oneDeed() && !p.doersApart() && !reversed(p.SA, p.SB) && oneTale(p) && publishedWithin(p, seasonDays) && when != Disjoint && when != Near &&
		comparePlaces(p.SA.Places, p.SB.Places) != Disjoint
}

// clockOf is the minute of its day that a time tells; false for one that tells none, or
// that of another clock than the place's own.
func clockOf(t *cotejo.Time) (int, bool) {
	if t == nil || t.Relation != "" && t.Relation != "in" {
		return 0, false
	}
	at, err := time.Parse("15:04", t.Value[strings.LastIndexByte(t.Value, 'T')+1:])
	return at.Hour()*60 + at.Minute(), err == nil && strings.Contains(t.Value, "T")
}

// carriedOut compares the time of a plan with that of the deed.
func carriedOut(st State, plan, done *Scope) State {
	switch {
	case st != Near && st != Disjoint:
		return st
	case plan.Time.Weekday != 0 || done.Time.Weekday != 0:
		return Disjoint // of any week
	case plan.Time.Hi <= plan.Known.Lo && plan.Known.Grain == GrainDay:
		return Unknown // the day on which it was announced
	case done.Known.Grain == GrainDay && plan.Known.Lo > done.Known.Lo:
		return Disjoint // planned again
	case done.Time.Lo > plan.Time.Hi && done.Time.Lo-plan.Time.Hi <= putOffDays:
		return PutOff
	}
	return st
}

// toldOnly reports whether one of two days may be that on which somebody spoke.
func (p Pair) toldOnly() bool { return toldThen(p.A, p.SA) || toldThen(p.B, p.SB) }

// toldThen reports whether the time of a claim may be the day of telling: it does not stand
// by the word that tells what happened, or by the one that says who speaks.
func toldThen(it *Item, s *Scope) bool {
	c := &it.Claim
	if !s.Told || c.Trigger == nil || c.Time == nil || kindOf(s.Family) == kindSpeech {
		return s.Told
	}
	own := spansApart(c.Time.Span, c.Trigger.Span)
	return own > besideWord || slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool {
		return a.CueSpan != nil && spansApart(c.Time.Span, *a.CueSpan) <= own
	})
}

// spansApart is how many bytes lie between two spans.
func spansApart(a, b cotejo.Span) int { return max(0, a.Start-b.End, b.Start-a.End) }

// copiedDay tells whether a text that has its words from another has changed the day. One
// counted from the day of publication, "yesterday", may have been left as it was.
func (p Pair) copiedDay(st State) State {
	a, b := p.A.Claim.Time, p.B.Claim.Time
	dated := func(t *cotejo.Time) bool { return t != nil && t.Basis == "explicit" }
	switch compareOrder(p) {
	case After, Later:
		if !dated(a) {
			return Unknown
		}
	case Before, Earlier:
		if !dated(b) {
			return Unknown
		}
	default:
		if !dated(a) || !dated(b) {
			return Unknown
		}
	}
	if publishedWithin(p, rewritten) {
		return Near
	}
	return st
}

// since is how many days have gone by from the later of two times to when the first of the
// claims was known; 0 when that is not known.
func (p Pair) since() int {
	if p.SA.Known.Grain != GrainDay || p.SB.Known.Grain != GrainDay {
		return 0
	}
	return max(0, min(p.SA.Known.Lo, p.SB.Known.Lo)-max(p.SA.Time.Hi, p.SB.Time.Hi))
}

// clocks adds the keys of what is told with its hour by the clock, under the words that tell
// most of the story: two articles may tell one happening by words that are no keys of it.
func (k *keyer) clocks(lookup bool) {
	if _, ok := clockOf(k.it.Claim.Time); ok && k.s.Stand == Done && kindOf(k.s.Family) != kindSpeech {
		k.weekly("clock", k.heads(keyHeads), lookup)
	}
}
