package reconcile

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// SameQuantity reports whether two figures belong in one panel: they count the
// same kind of thing in the same kind of happening, and are either of one
// happening or of a standing quantity of the same party.
func SameQuantity(a, b Item) bool {
	return sameQuantity(pairItems(a, b))
}

func sameQuantity(p Pair) bool {
	return sameQuantityIf(p, func() bool { return sameEvent(p) })
}

// sameQuantityIf is sameQuantity for when it may be known already whether the two
// are of one happening.
func sameQuantityIf(p Pair, happening func() bool) bool {
	a, b := p.SA, p.SB
	if echoed(p) {
		return true
	}
	if !p.figures() || !comparableUnits(a.Unit, b.Unit) || p.measures() == Disjoint {
		return false
	}
	if twoDoers(p) {
		return false
	}
	if saidToBe(p) {
		return true
	}
	if partAndWhole(p) {
		return !amongOthers(p)
	}
	if !weighable(p) {
		return ruled(p, happening)
	}
	if partsOfOne(p) || rivalPart(p) || rivalPart(p.swap()) {
		if ruled(p, happening) {
			return true
		}
	}
	if twoTolls(p) || otherYear(p) || otherYear(p.swap()) {
		return false
	}
	odds := onenessIf(p, happening)
	return odds >= measureFrom(p) || odds >= measureWorded && toldAlike(p) || (odds >= measureNone || p.oneDocument()) && !otherOwner(p) && byRules(p, happening) && (scoped(p) || tollOfOne(p, odds, happening))
}

// saidToBe reports whether the texts themselves set two figures of one kind side by side:
// one puts the other right or has become it, tells what came of it, rivals it or is asked for beside it.
func saidToBe(p Pair) bool {
	return keeps(p) || keeps(p.swap()) || became(p) || became(p.swap()) || grew(p) || grew(p.swap()) || rights(p) || rights(p.swap()) || opposes(p) || opposes(p.swap()) || moves(p) || moves(p.swap()) || rivals(p) || askedBeside(p)
}

// twoDoers reports two figures of one sentence that tell what two parties did: "Latvia
// expelled five, and Estonia eight".
func twoDoers(p Pair) bool {
	a, b := p.SA, p.SB
	return p.oneSentence() && compareSets(a.Actors, b.Actors) == Disjoint && p.A.actorsDo(a) && p.B.actorsDo(b) && kindOfID(a.Actors) == kindOfID(b.Actors)
}

// actorsDo reports whether the actors of a figure are known (actorsKnown), or stand in for its
// source alone (rootsIn) where no word beside it says that somebody gives it.
func (it *Item) actorsDo(s *Scope) bool {
	if s.actorsKnown() {
		return true
	}
	return len(it.Claim.Chain) == 0 && it.Document.Vicinity[it.Claim.ID].Cues&(CueGives|CueMoves) == 0 && estimates(*it) &&
		!slices.ContainsFunc(s.Actors, func(id string) bool { return strings.HasPrefix(id, "name:") })
}

// toldAlike reports whether two articles of one story tell of one noun by one verb, of no two
// owners, times or places: what is told of it has changed more than it is another thing.
func toldAlike(p Pair) bool {
	a, b := p.SA, p.SB
	f, g := p.A.Claim.Figure, p.B.Claim.Figure
	if p.oneDocument() || a.Predicate != b.Predicate || a.Unit != b.Unit || isMoney(a.Unit) || loose(p.A.Claim) || loose(p.B.Claim) || generic[a.Class] || generic[b.Class] || !oneNoun(f, g) && !kinCounted(p) || !oneTale(p) {
		return false
	}
	if ownShare(p) || otherOwner(p) || a.Stand != b.Stand || toldBeside(p) || magnitudes(f, g) > toldApart {
		return false
	}
	t := CompareWindows(a.Time, b.Time)
	return (t == Equal || t == Overlap || t == Unknown) && comparePlaces(a.Places, b.Places) != Disjoint && compareSets(a.Population, b.Population) != Disjoint
}

// tollOfOne reports whether two articles tell the toll of one happening, by the happening
// itself: of that less is asked of the signs.
func tollOfOne(p Pair, odds float64, happening func() bool) bool {
	return odds >= measureToll && !p.oneDocument() && p.SA.Family == p.SB.Family && isToll(p.SA.Family) && happening()
}

// weighable reports whether the signs are asked of two figures: they are of one story,
// can be compared, and neither is told as a part.
func weighable(p Pair) bool {
	return comparableUnits(p.SA.Unit, p.SB.Unit) && p.SA.Value.Known && p.SB.Value.Known && !onePart(p) && (p.SA.Aspect != cotejo.Part || countsItself(p)) &&
		(p.oneDocument() || publishedWithin(p, longDays) && (oneTale(p) || mayTell(p)))
}

// mayTell reports whether two documents may tell one story, and neither the places nor
// the times of two claims of theirs speak against it.
func mayTell(p Pair) bool {
	return comparePlaces(p.SA.Places, p.SB.Places) != Disjoint && CompareWindows(p.SA.Time, p.SB.Time) != Disjoint && p.tale() >= weakTale
}

// scoped reports whether it is told of two figures of one kind of happening in what
// their scopes differ, or that one is what was asked for: then they are laid side by side
// though they are not one quantity, and neither contradicts the other.
func scoped(p Pair) bool {
	switch relationType(p) {
	case cotejo.PartOf, cotejo.DiffersInScope:
		return true
	case cotejo.PlanOf:
		return demands(p.A, p.SA) || demands(p.B, p.SB)
	}
	return false
}

// ruled decides by rules where the signs are not asked: of two stories, and of parts.
func ruled(p Pair, happening func() bool) bool {
	if otherOwner(p) || otherNumber(p) || otherYear(p) || otherYear(p.swap()) {
		return false
	}
	if !byRules(p, happening) && !oneMeasure(p) {
		return false
	}
	// Verbs and happenings may be one while two things are measured.
	return p.oneDocument() || onePart(p) || onenessIf(p, happening) >= measureNone
}

// yearsAgo is from how many days on the harm of a happening is that of an earlier one,
// which an article recalls.
const yearsAgo = 300

// otherYear reports whether the left toll is of a happening long past when its article
// was published, and the right one, another number, of no time that is told: of what
// the news is of.
func otherYear(p Pair) bool {
	a, b := p.SA, p.SB
	if !isToll(a.Family) || a.Time.Grain == GrainNone || b.Time.Grain != GrainNone || b.Known.Grain != GrainDay || b.Known.Lo-a.Time.Hi < yearsAgo {
		return false
	}
	return !CompareValues(a.Value, b.Value).oneNumber()
}

// onePart reports whether one of two figures, and not the other, is a part or an
// addition: of what both measure.
func onePart(p Pair) bool {
	if countsItself(p) || countsItself(p.swap()) {
		return false
	}
	switch compareAspects(p.SA.level(), p.SB.level()) {
	case LeftPart, RightPart, LeftMore, RightMore:
		return true
	}
	return false
}

// byRules reports whether two figures are of one kind of happening, or give one telling
// number.
func byRules(p Pair, happening func() bool) bool {
	a, b := p.SA, p.SB
	if !sameUnit(a.Unit, b.Unit) {
		return false
	}
	if a.Family != b.Family {
		return lentQuantity(p) || sameNumberTold(p)
	}
	if a.Unit == "percent" && (bareTitle(p.A.Claim) || bareTitle(p.B.Claim)) && CompareValues(a.Value, b.Value) != Equal {
		return false
	}
	if sameNumberTold(p) {
		return true
	}
	if !sameKind(a, b) || p.oneDocument() && (p.A.Claim.Open && !a.Lent || p.B.Claim.Open && !b.Lent) {
		return false
	}
	if kindOf(a.Family) == kindStanding && standing(p) {
		return true
	}
	return happening() || toldQuantity(p)
}

// From how many times the other on a number is another one than what its document counts.
const (
	moneyApart = 3  // of sums of money, unless more than a noun tells that they are one quantity
	toldApart  = 5  // where the document of one gives the number of the other as well
	otherApart = 20 // where it gives a number near to the other
	lentApart  = 30 // of two verbs of which one says nothing of what is counted
)

// otherNumber reports whether it is not this number but another of its own that the
// document of one of two figures gives for what the other counts: the number of the
// other is told there as well, and this one is far from it, or a punishment, of which
// each convict has his own.
func otherNumber(p Pair) bool {
	if !toldBeside(p) {
		if isMoney(p.SA.Unit) && magnitudes(p.A.Claim.Figure, p.B.Claim.Figure) > moneyApart && compareSources(p.SA.Roots, p.SB.Roots) != Same && oneness(p) < measureAt {
			return true // sums of money stand for many things
		}
		return !p.oneDocument() && magnitudes(p.A.Claim.Figure, p.B.Claim.Figure) > otherApart && (p.A.Document.nearer(p.SA, p.SB) || p.B.Document.nearer(p.SB, p.SA))
	}
	far := magnitudes(p.A.Claim.Figure, p.B.Claim.Figure)
	return far > toldApart || p.SA.Family == "sentence" && !isCount(p.SA.Unit) && revision(p) == None
}

// bareTitle reports whether a title gives a share without saying of what.
func bareTitle(c cotejo.Claim) bool { return headline(c.Block) && c.Figure.Class == "" }

// otherOwner reports whether two figures belong to different parties: what is
// counted is somebody's, or it is a share that each has for itself.
func otherOwner(p Pair) bool {
	a, b := p.SA, p.SB
	if compareSets(a.Population, b.Population) == Disjoint {
		return true
	}
	if !ownShare(p) {
		return false
	}
	switch compareSets(owners(a), owners(b)) {
	case Disjoint:
		return sharedParties(lifted(a), lifted(b)) == 0
	case Unknown:
		return otherHolder(p)
	}
	return false
}

// shareStep is by what part of itself a share may move and still be told for the
// same holder's, when nothing but the figures tells.
const shareStep = 0.06

// otherHolder reports whether two shares are of different holders, going by the
// names that stand before the figures: one that the other sentence names beside its
// own holder is somebody else.
func otherHolder(p Pair) bool {
	x, y := p.A.holder(p.SA), p.B.holder(p.SB)
	switch st := CompareValues(p.SA.Value, p.SB.Value); {
	case x != "" && x == y, st.oneNumber():
		return false
	case speaksOf(p.SB, x), speaksOf(p.SA, y), x != "" && y != "" && publishedWithin(p, 1) && toldBeside(p):
		return true
	}
	if a, b := p.SA, p.SB; !shares[a.Family] && !shares[b.Family] && a.Class != "vote" && b.Class != "vote" {
		if sharesNoun(p) {
			return false // what they measure is said, and belongs to nobody
		}
	}
	a, b := p.SA.Value.Best, p.SB.Value.Best
	return max(a, b)-min(a, b) > shareStep*max(a, b)
}

// speaksOf reports whether a sentence holds a capitalised word.
func speaksOf(s *Scope, name string) bool {
	s.readText()
	return name != "" && slices.Contains(s.cachedNames, strings.TrimSuffix(name, "s"))
}

// ownShare reports whether figures like these are what each party has for itself:
// votes, profits, a share under a verb that says no more; but not a lead or a turnout.
func ownShare(p Pair) bool {
	if nobodys(p) {
		return false
	}
	own := func(s Scope, c cotejo.Claim) bool {
		return shares[s.Family] && (s.Unit == "percent" || s.Class == "vote") || s.Unit == "percent" && loose(c) && !s.Lent
	}
	return own(*p.SA, p.A.Claim) || own(*p.SB, p.B.Claim)
}

// holderBytes is how far a name goes on behind a figure that it is part of.
const holderBytes = 16

// holder is the holder of a share (holder), unless it is who says so: "the union puts it at
// 95 %".
func (it *Item) holder(s *Scope) string {
	name := holder(it.Claim)
	if name == "" || it.Claim.Predicate != "estimate" {
		return name
	}
	for i := range s.Roots {
		if slices.Contains(strings.Split(s.Roots[i].As, "-"), name) || slices.Contains(strings.Split(fold(s.Roots[i].Label), "-"), fold(name)) {
			return ""
		}
	}
	return name
}

// holder is the name that stands last before a figure in its sentence: whose share
// it is, for want of anything better.
func holder(c cotejo.Claim) string {
	at := c.Figure.Span.Start - c.Sentence.Span.Start
	if at < 0 || at > len(c.Sentence.Exact) {
		return ""
	}
	if own := capitalised(c.Figure.Text, true); len(own) > 0 && c.Predicate == "vote" {
		rest, _, _ := strings.Cut(c.Sentence.Exact[at:], ",") // "41.8 % of the ruling Wilfredo Ayala": the name goes on
		if all := capitalised(rest[:min(len(rest), len(c.Figure.Text)+holderBytes)], true); len(all) > 0 {
			return all[len(all)-1]
		}
		return own[len(own)-1]
	}
	names := capitalised(c.Sentence.Exact[:at], true)
	if len(names) == 0 {
		return ""
	}
	return names[len(names)-1]
}

func lifted(s *Scope) [][]string {
	out := make([][]string, 0, len(s.Actors))
	for _, id := range owners(s) {
		out = append(out, []string{id})
	}
	return out
}

// shares are the families in which each party has a figure of its own.
var shares = map[string]bool{"election": true, "value": true, "lose": true, "production": true}

// seasonDays is how far apart two documents of one story may be published for
// their figures to be laid side by side without one happening behind them.
const seasonDays = 45

// toldQuantity reports whether two documents of one story give figures of one
// kind: of one happening or of several, which their scopes will tell.
func toldQuantity(p Pair) bool {
	a, b := p.SA, p.SB
	if p.oneDocument() {
		return isToll(a.Family) && p.sentencesApart() <= 2*nearBytes
	}
	return oneTale(p) && !reversed(a, b) && inSeason(p)
}

// lentQuantity reports whether two figures under different verbs are of one
// quantity of one story: one verb says nothing of what is counted, and the two
// count one kind of thing, in like words.
func lentQuantity(p Pair) bool {
	a, b := p.SA, p.SB
	if isToll(a.Family) != isToll(b.Family) && !areas[a.Unit] || magnitudes(p.A.Claim.Figure, p.B.Claim.Figure) > lentApart {
		return false
	}
	if !oneTale(p) || !inSeason(p) {
		return false
	}
	one := a.Class == b.Class && a.Class != "" && !generic[a.Class] && a.Class != "money" && a.Class != "indicator" && !strings.HasPrefix(a.Class, "lemma:")
	free := loose(p.A.Claim) || loose(p.B.Claim)
	if p.oneDocument() {
		return free && one && !isToll(a.Family)
	}
	alike := sharedWords(p)
	switch {
	case areas[a.Unit]:
		return true
	case isToll(a.Family):
		return false
	case isMoney(a.Unit) && !free:
		return alike >= 3 || alike >= 1 && a.Aspect == cotejo.Rate && b.Aspect == cotejo.Rate
	case !free:
		return false
	}
	same := CompareValues(a.Value, b.Value) == Equal && unusual(a.Value.Best)
	if compareSets(a.Actors, b.Actors) == Disjoint && sharedParties(p.SA.Who, p.SB.Who) == 0 {
		return false
	}
	beside := alike > 0 || shared(p.SA.cachedNames, p.SB.cachedNames) > 0 || compareSources(a.Roots, b.Roots) == Same || a.Lent || b.Lent
	if one && beside || alike >= 2 || same && alike >= 1 {
		return true
	}
	switch a.Unit {
	case "person", "item":
		f, g := p.A.Claim.Figure, p.B.Claim.Figure
		return oneNoun(f, g) && !generic[a.Class] && same
	case "percent":
		near := magnitudes(p.A.Claim.Figure, p.B.Claim.Figure) <= 1+shareStep
		return same || near && shared(p.SA.cachedNames, p.SB.cachedNames) > 0
	}
	return false
}

// sameNumberTold reports whether two documents of one story give one telling
// number of one unit, whatever the verbs: 52,000 million pesos in both.
func sameNumberTold(p Pair) bool {
	a, b := p.SA, p.SB
	if p.oneDocument() || digits(a.Value.Best) < 2 || digits(b.Value.Best) < 2 || isToll(a.Family) || isToll(b.Family) {
		return false
	}
	switch CompareValues(a.Value, b.Value) {
	case Equal:
	case Rounds:
		if a.Unit == "percent" || isCount(a.Unit) {
			return false
		}
	default:
		return false
	}
	if isCount(a.Unit) {
		one := compareClasses(a.Class, b.Class) != Disjoint && !generic[a.Class] && !generic[b.Class]
		f, g := p.A.Claim.Figure, p.B.Claim.Figure
		if !one && (f.Counted == "" || fold(f.Counted) != fold(g.Counted) || generic[a.Class]) {
			return false
		}
	}
	return oneTale(p)
}

// digits counts the significant digits of a number.
func digits(x float64) int {
	return len(strings.Trim(strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", "", 1), "0"))
}

// directly reports whether two figures of a panel can be compared with one another,
// and are not merely joined by what others say: they are of one kind of happening,
// or were found to be of one quantity themselves.
func directly(a, b *node) bool {
	if !figurePairs(a, b) {
		return false
	}
	p := pairOf(a, b)
	if twoDoers(p) {
		return false
	}
	if a.scope.Family == b.scope.Family && sameKind(&a.scope, &b.scope) && !weighable(p) && !saidToBe(p) && !partAndWhole(p) {
		return !otherNumber(p) && !otherYear(p) && !otherYear(p.swap())
	}
	return sameQuantity(p)
}

// areas are the units in which a story measures one thing alone.
var areas = map[string]bool{"square-metre": true, "square-kilometre": true, "barrel": true}

// sharedWords counts the content words of two sentences, less names and numbers.
func sharedWords(p Pair) int {
	a, b := p.SA.words(), p.SB.words()
	own := contentWords(p.A.Claim.Figure.Text + " " + p.B.Claim.Figure.Text)
	n := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); !ok || w[0] <= '9' || slices.Contains(own, w) {
			continue
		}
		if !ofName(p.SA.cachedNames, w) && utf8.RuneCountInString(w) >= termRunes {
			n++
		}
	}
	return n
}

// publishedWithin reports whether two claims were not known more days apart, as
// far as that is known.
func publishedWithin(p Pair, days int) bool {
	a, b := p.SA.Known, p.SB.Known
	return a.Grain != GrainDay || b.Grain != GrainDay || max(a.Lo-b.Lo, b.Lo-a.Lo) <= days
}

// longDays is how far apart the news of one story may be, when their topics are this
// much alike: of trials, sums and firms, and of what is looked back on a year later.
const (
	longDays   = 730
	longAlike  = 0.15
	longCommon = 4
)

// inSeason reports whether two figures were told near enough to be of one quantity:
// within a season, or within a story told in the same words.
func inSeason(p Pair) bool {
	if publishedWithin(p, seasonDays) {
		return true
	}
	if !publishedWithin(p, longDays) {
		return false
	}
	alike, common := cosine(p.A.Document.Story, p.B.Document.Story)
	return alike >= longAlike && common >= longCommon
}

// sameKind reports whether two counted classes can share a panel. A generic
// class (people, things, goods) stands for a narrower one only in a toll; a
// measure (a share, a magnitude, a sum) needs no class.
func sameKind(a, b *Scope) bool {
	if isToll(a.Family) && isPeople(a.Class) && isPeople(b.Class) && a.Unit == "person" {
		return true
	}
	if a.Family == "employment" && a.Class == "job" && b.Class == "job" {
		return max(a.Value.Best, b.Value.Best) <= staffTimes*min(a.Value.Best, b.Value.Best)
	}
	if areas[a.Unit] || a.Unit == "percent" && shares[a.Family] && (a.Class == "" || b.Class == "") {
		return true
	}
	if a.Unit == "percent" && a.Class != b.Class && CompareValues(a.Value, b.Value) != Equal && a.Family != "strike" {
		return false
	}
	if !isCount(a.Unit) && a.Unit != "" && (a.Class == "" || b.Class == "") {
		return a.Predicate == b.Predicate || a.Lent || b.Lent
	}
	if strings.HasPrefix(a.Class, "lemma:") || strings.HasPrefix(b.Class, "lemma:") {
		return a.Class == b.Class
	}
	if a.Family == "protest" && crowd(a.Class) && crowd(b.Class) {
		return true
	}
	switch compareClasses(a.Class, b.Class) {
	case Equal:
		return true
	case Contains:
		return !generic[a.Class]
	case Contained:
		return !generic[b.Class]
	}
	return false
}

// staffTimes is how many times more people a firm employs, at least, than are told
// to come or go: beyond it two figures of jobs are not of one quantity.
const staffTimes = 4

// jobs are what is counted when people are hired or dismissed.
var jobs = map[string]bool{"job": true, "worker": true, "person": true, "affected": true, "": true}

// sameUnit reports whether two units are one; money of a currency that is not said
// is of any.
func sameUnit(a, b string) bool {
	return a == b || isMoney(a) && isMoney(b) && (a == noCurrency || b == noCurrency)
}

// noCurrency is the code of a currency that is not known (ISO 4217).
const noCurrency = "XXX"

// isPeople reports whether a class counts people; an unknown class may.
func isPeople(class string) bool { return class == "" || inventory.Subsumes("person", class) }

var generic = map[string]bool{"person": true, "thing": true, "goods": true, "": true}

// root is the widest class below the generic ones: what a panel key can use.
func root(class string) string {
	out := class
	for _, c := range inventory.Classes(class) {
		if generic[c] {
			break
		}
		out = c
	}
	return out
}

// standing reports whether two figures are of one standing quantity: of the same
// party, and not towards different ones. Inside a document a figure that names
// nobody goes with its neighbours.
func standing(p Pair) bool {
	a, b := p.SA, p.SB
	if strangers(p) {
		return false // what somebody has in one place is not what another story tells of another
	}
	whoA, whoB := owners(a), owners(b)
	near := p.oneDocument() && p.sentencesApart() <= nearBytes
	switch compareSets(whoA, whoB) {
	case Disjoint:
		return false
	case Unknown:
		if !near {
			return false
		}
	}
	return compareSets(countries(a), countries(b)) != Disjoint
}

// owners are whose the counted are: the population, or the actors.
func owners(s *Scope) []string {
	if len(s.Population) > 0 {
		return s.Population
	}
	return s.Actors
}

// countries are where or towards whom: the countries of the other participants
// and of the places, less the owners' own.
func countries(s *Scope) []string {
	var out []string
	for _, e := range s.Others {
		if strings.HasPrefix(e, "iso:") {
			out = append(out, e)
		}
	}
	for _, p := range s.Places {
		for _, e := range append([]string{p.ID}, p.Within...) {
			if strings.HasPrefix(e, "iso:") {
				out = append(out, e)
			}
		}
	}
	own := owners(s)
	return slices.DeleteFunc(unique(out), func(e string) bool { return slices.Contains(own, e) })
}
