package reconcile

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// What speaks for and against two figures of one story measuring one thing is added up:
// each sign has a weight, and the sum estimates the logarithm of the odds. The weights
// are those of a logistic regression over the pairs of figures in the articles of a
// development story of which a reader has listed what each measures (docs/relations.md tells how they were set).
type sign int

const (
	signAnyPair      sign = iota // what holds of any two figures of a story in one unit
	signShare                    // both are shares: a story has many of them
	signBothBare                 // neither tells what kind of people or things it counts
	signOneBare                  // one does not
	signOneClass                 // one class of people or things
	signKin                      // a class inside the other
	signForces                   // two classes of troops, police, helpers
	signNounApart                // a noun that is in no class, and another
	signClassApart               // two classes that exclude one another
	signOneNoun                  // one noun is counted
	signHeads                    // what both measure: noun, base or predicate; each, two at most
	signHeadBeside               // what one measures stands in the other's sentence; each, two at most
	signBeside                   // a longer word stands beside both; each, four at most
	signOtherNames               // other names stand beside them
	signEqualFew                 // one number, of one digit
	signEqual                    // one number, of more
	signRounds                   // one rounds the other, of two digits
	signRoundsMany               // of more
	signTenth                    // the numbers are a tenth apart
	signHalf                     // up to half
	signTwice                    // up to twice
	signFive                     // up to five times
	signTwenty                   // up to twenty times
	signFar                      // more
	signNearest                  // no other number of a document is nearer to the other's; from either side
	signOneToll                  // one toll
	signOneVerb                  // one verb of the inventory or one family of verbs
	signOneLooseVerb             // one verb that tells nothing of what is counted
	signLooseVerbs               // two such verbs
	signLooseAndTold             // one such verb, and one that does
	signTwoTolls                 // two tolls: the dead are not the missing
	signTollAndOther             // a toll and something else
	signOtherVerbs               // two verbs that tell of other happenings
	signLent                     // what one counts was read from the sentence before
	signOneSource                // one source
	signOtherSource              // two sources: they give what is in dispute
	signRevises                  // one is given beside the other, as what it was before
	signPlans                    // both are planned or expected
	signOpen                     // one is demanded or conditional
	signDenied                   // one is rejected: what is rejected is what others give
	signOneTime                  // their times meet
	signNearTimes                // days apart
	signOtherTimes               // times that exclude one another
	signOtherPlaces              // places that do
	signs
)

var signWeights = [signs]float64{
	signAnyPair: -1.4, signShare: -0.4, signBothBare: 0.25, signOneBare: -0.85, signOneClass: 0.1, signKin: -0.35, signForces: -0.5, signNounApart: -0.85, signClassApart: -2.55,
	signOneNoun: 0.6, signHeads: 0.4, signHeadBeside: 0.6, signBeside: 0.6, signOtherNames: -0.25,
	signEqualFew: 3, signEqual: 3.7, signRounds: 1.75, signRoundsMany: 2.2, signTenth: 0.6, signHalf: 0, signTwice: -0.15, signFive: -0.9, signTwenty: -2.25, signFar: -3.35, signNearest: 0.5,
	signOneToll: 1.75, signOneVerb: 0.4, signOneLooseVerb: 0.55, signLooseVerbs: 0.35, signLooseAndTold: -0.7, signTwoTolls: -3.4, signTollAndOther: -1.4, signOtherVerbs: -0.55, signLent: 0.35,
	signOneSource: 0.4, signOtherSource: 0.55, signRevises: 1, signPlans: 1.05, signOpen: -1.35, signDenied: 0.95, signOneTime: 0.5, signNearTimes: -0.45, signOtherTimes: -0.6, signOtherPlaces: -0.55,
}

// From where on two figures of one story measure one thing, and below which they do not,
// whatever their verbs say.
const (
	measureAt   = 0.0
	measureNone = -2.0
)

// signNames are what the signs are called where their weights are listed.
var signNames = [signs]string{
	signAnyPair: "any-pair", signShare: "share", signBothBare: "both-bare", signOneBare: "one-bare", signOneClass: "one-class", signKin: "kin",
	signForces: "forces", signNounApart: "noun-apart", signClassApart: "class-apart", signOneNoun: "one-noun", signHeads: "heads",
	signHeadBeside: "head-beside", signBeside: "beside", signOtherNames: "other-names", signEqualFew: "equal-few", signEqual: "equal",
	signRounds: "rounds", signRoundsMany: "rounds-many", signTenth: "tenth", signHalf: "half", signTwice: "twice", signFive: "five",
	signTwenty: "twenty", signFar: "far", signNearest: "nearest", signOneToll: "one-toll", signOneVerb: "one-verb", signOneLooseVerb: "one-loose-verb",
	signLooseVerbs: "loose-verbs", signLooseAndTold: "loose-and-told", signTwoTolls: "two-tolls", signTollAndOther: "toll-and-other",
	signOtherVerbs: "other-verbs", signLent: "lent", signOneSource: "one-source", signOtherSource: "other-source", signRevises: "revises",
	signPlans: "plans", signOpen: "open", signDenied: "denied", signOneTime: "one-time", signNearTimes: "near-times", signOtherTimes: "other-times",
	signOtherPlaces: "other-places",
}

// tally counts the signs of a pair.
type tally [signs]float64

func (t *tally) add(s sign, times int) { t[s] += float64(times) }

// signsOf reads all signs of two figures.
func signsOf(p Pair) *tally {
	t := &tally{}
	t.add(signAnyPair, 1)
	t.nouns(p)
	t.numbers(p)
	t.verbs(p)
	t.telling(p)
	return t
}

// oneness estimates the odds, as a logarithm, of two figures' measuring one thing. It
// is symmetric and holds for figures of one story whose units can be compared.
func oneness(p Pair) float64 {
	sum := 0.0
	for s, times := range signsOf(p) {
		sum += signWeights[s] * times
	}
	return sum
}

// Signs gives the signs of two figures of two documents that decide whether they
// measure one thing, each with how often it is there, in the order of SignNames;
// false when that is not asked of such a pair: the units cannot be compared, one is
// told as a part, the documents tell no one story. `cotejo eval quantity` learns from
// them what SignWeights holds.
func Signs(a, b Item) ([]float64, bool) {
	p := pairItems(a, b)
	if p.A.Claim.Figure == nil || p.B.Claim.Figure == nil || p.A.Document.ID == p.B.Document.ID || !comparableUnits(p.SA.Unit, p.SB.Unit) ||
		!p.SA.Value.Known || !p.SB.Value.Known || p.SA.Aspect == cotejo.Part || p.SB.Aspect == cotejo.Part || !oneTale(p) || !inSeason(p) {
		return nil, false
	}
	return signsOf(p)[:], true
}

// SignNames are the names of the signs of one quantity.
func SignNames() []string { return signNames[:] }

// SignWeights are what the signs weigh: logarithms of odds, two figures being taken
// for one quantity from a sum of 0 on.
func SignWeights() []float64 { return signWeights[:] }

// nouns weighs what is counted and the words beside it.
func (t *tally) nouns(p Pair) {
	a, b := p.SA, p.SB
	ma, mb := a.measures(p.A), b.measures(p.B)
	if a.Unit == "percent" {
		t.add(signShare, 1)
	}
	t.classes(a.Class, b.Class)
	if f, g := p.A.Claim.Figure, p.B.Claim.Figure; f.Counted != "" && (!generic[f.Class] || !isCount(a.Unit)) && fold(f.Counted) == fold(g.Counted) {
		t.add(signOneNoun, 1)
	}
	both, beside := headsInCommon(ma, mb)
	t.add(signHeads, min(both, 2))
	t.add(signHeadBeside, min(beside, 2))
	t.add(signBeside, min(besideBoth(ma, mb), 4))
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
		return
	case st == Rounds && many < 3:
		t.add(signRounds, 1)
		return
	case st == Rounds:
		t.add(signRoundsMany, 1)
		return
	}
	far := magnitudes(p.A.Claim.Figure, p.B.Claim.Figure)
	for _, step := range []struct {
		most float64
		sign sign
	}{{1.1, signTenth}, {1.5, signHalf}, {2, signTwice}, {5, signFive}, {20, signTwenty}, {far, signFar}} {
		if far <= step.most {
			t.add(step.sign, 1)
			break
		}
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
	far := func(v float64) float64 { return max(v, other.Value.Best) / max(1, min(v, other.Value.Best)) }
	mine := far(own.Value.Best)
	return !slices.ContainsFunc(d.Values[unitKey(own.Unit)], func(v float64) bool { return far(v) < mine-1e-9 })
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
