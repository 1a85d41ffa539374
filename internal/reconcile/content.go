package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// What is told without a figure meets by its content. Who denies something, or does
// what was planned, hardly takes the verb of whoever said it first: "they deny having
// handed out tickets", "the board gave 400 tickets to the gang". Inside one story the
// words that tell it decide, as far as they stand in both sentences.
const (
	rejectsAt   = 2   // telling words that a denial shares with what it denies
	fulfilsAt   = 4   // that a plan shares with what came of it
	contentKeys = 6   // telling words of a sentence under which a claim is found
	contentDays = 730 // between the two
)

// tellingWords are the words of the sentence that tell the story of its document, in the
// order of words; words that many texts have are not among them, nor are names.
func (s *Scope) tellingWords(d *DocInfo) []string {
	var out []string
	for _, w := range s.words() {
		if d.tells(w) > 0 && !ofName(s.cachedNames, w) {
			out = append(out, w)
		}
	}
	return out
}

// tells is the weight of a stem among those that tell a document's story, 0 when it
// is none of them.
func (d *DocInfo) tells(stem string) int {
	at := weighed(stem, 0)
	i, _ := slices.BinarySearch(d.Story, at)
	if i < len(d.Story) && d.Story[i]>>weightBits == at>>weightBits {
		return int(weightOf(d.Story[i]))
	}
	return 0
}

// commonContent counts the words of both sentences that tell the story of either
// document, without names.
func commonContent(p Pair) int {
	n := 0
	p.SB.readText()
	for _, w := range p.SA.words() {
		if _, both := slices.BinarySearch(p.SB.words(), w); !both || p.A.Document.tells(w) == 0 && p.B.Document.tells(w) == 0 {
			continue
		}
		if !ofName(p.SA.cachedNames, w) && !ofName(p.SB.cachedNames, w) {
			n++
		}
	}
	return n
}

// ofName reports whether a content word, which may be cut, is one of some names.
func ofName(names []string, word string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, word) })
}

// ofContent reports whether one claim denies, or fulfils, what another document of
// the story told under other verbs.
func ofContent(p Pair) bool {
	if p.oneDocument() || p.figures() {
		return false
	}
	least := 0
	switch {
	case deniesContent(p.A, p.SA, p.B, p.SB), deniesContent(p.B, p.SB, p.A, p.SA):
		least = rejectsAt
	case !plannedBefore(p) && !plannedBefore(p.swap()):
		return false
	case p.SA.Family == p.SB.Family && alikeWords(p):
		least = 1
	default:
		least = fulfilsAt
	}
	if least == rejectsAt && (cites(p.A, &p.B.Document) || cites(p.B, &p.A.Document)) {
		least = 1 // "as the paper X has published"
	}
	return publishedWithin(p, contentDays) && commonContent(p) >= least && oneTale(p)
}

// alikeWords reports whether half of the content words of one sentence are those of
// the other.
func alikeWords(p Pair) bool {
	a, b := p.SA.words(), p.SB.words()
	return shared(a, b)*2 >= min(len(a), len(b))
}

// deniesContent reports whether the first rejects something, and the second tells of
// something that is done or planned.
func deniesContent(a *Item, s *Scope, b *Item, o *Scope) bool {
	if s.Stand != Denies || a.Claim.Figure != nil || o.Stand != Done && o.Stand != Plan {
		return false
	}
	return (kindOf(s.Family) != kindSpeech || a.Claim.Predicate == "deny") && (kindOf(o.Family) != kindSpeech || b.Claim.Figure != nil)
}

// deniesOther reports whether one of two claims of two articles rejects something that the
// other one does not say: their sentences have no word in common but names, and the claims
// nobody who takes part but their sources. Nor does a source deny what it says itself; that
// it admits later what it has denied is something else.
func deniesOther(p Pair) bool {
	if p.oneDocument() || (p.SA.Stand == Denies) == (p.SB.Stand == Denies) {
		return false
	}
	if p.SB.Stand == Denies {
		p = p.swap()
	}
	if recants(p.swap()) {
		return false
	}
	if compareSources(p.SA.Roots, p.SB.Roots) == Same {
		return !earlier(p)
	}
	if tellsOther(p) {
		return true
	}
	return !sharesWord(p) && !sharesOther(p) && !rejectsSaid(p) && !tellsSame(p)
}

// Up to which odds two claims surely tell two happenings, and where one rejects in so many
// words what the other's sentence says.
const (
	otherHappening = -2
	otherRejected  = -3
	ownDenial      = 1 // at least, where nobody denies it: an article tells what is not so
)

// tellsOther reports whether two claims surely tell two happenings: of the claims of the
// sentence that a denial rejects this one is not the one it means.
func tellsOther(p Pair) bool {
	odds, ok := happening(p)
	if ok && odds < ownDenial && len(p.A.Claim.Chain) == 0 && p.SA.Stand == Denies {
		return true
	}
	return ok && odds <= otherHappening && (odds <= otherRejected || !rejectsSaid(p))
}

// tellsSame reports whether two claims tell one happening by all signs of what tells it.
func tellsSame(p Pair) bool {
	_, same := toldAsOne(p)
	return same
}

// sharesWord reports whether a content word that is no name stands in both sentences.
func sharesWord(p Pair) bool {
	p.SB.readText()
	return slices.ContainsFunc(p.SA.words(), func(w string) bool {
		_, both := slices.BinarySearch(p.SB.words(), w)
		return both && !ofName(p.SA.cachedNames, w) && !ofName(p.SB.cachedNames, w)
	})
}

// sharesOther reports whether somebody takes part in both claims who is the source of
// neither.
func sharesOther(p Pair) bool {
	source := func(id string) bool {
		return slices.ContainsFunc(slices.Concat(p.SA.Roots, p.SB.Roots), func(r Root) bool { return sameEntity(r.ID, id) })
	}
	return slices.ContainsFunc(p.SA.Who, func(x []string) bool {
		return !source(x[0]) && slices.ContainsFunc(p.SB.Who, func(y []string) bool { return oneParty(x, y) })
	})
}

// plannedBefore reports whether the left claim is a plan, and the right one tells of
// something done, later.
func plannedBefore(p Pair) bool {
	if p.SA.Stand != Plan && !ahead(p.A, p.SA) || p.SB.Stand != Done || kindOf(p.SA.Family) == kindSpeech || kindOf(p.SB.Family) == kindSpeech {
		return false
	}
	st := compareOrder(p)
	return st == Before || st == Earlier
}

// contents adds the keys of the words that tell what a claim is about. Denials and
// plans look for everybody, everybody for denials and plans.
func (k *keyer) contents(lookup bool) {
	if kindOf(k.s.Family) == kindSpeech && k.it.Claim.Figure == nil && k.it.Claim.Predicate != "deny" {
		return
	}
	what := "all"
	if asks := k.it.Claim.Figure == nil && (k.s.Stand == Denies || k.s.Stand == Plan); asks != lookup {
		what = "asks"
	}
	if k.it.Claim.Figure == nil && k.s.Stand == Open {
		return
	}
	words := k.s.tellingWords(&k.it.Document)
	if len(words) < 2 {
		return
	}
	slices.SortStableFunc(words, func(a, b string) int {
		return cmp.Compare(k.it.Document.tells(b), k.it.Document.tells(a))
	})
	for _, w := range words[:min(len(words), contentKeys)] {
		for _, y := range weeks(k.s, lookup) {
			k.at(y, what, "X", w)
		}
	}
}

// aimed reports whether the left claim is a denial without words of its own, aimed at
// the sentence that the right one was read from: its topic is that sentence. Who says
// both takes nothing back.
func aimed(p Pair) bool {
	a, b := p.A.Claim, p.B.Claim
	if a.Predicate != "deny" || a.Figure != nil || p.SA.Stand != Denies || p.SB.Stand == Denies || a.Document != b.Document || compareSources(p.SA.Roots, p.SB.Roots) == Same {
		return false
	}
	if kindOf(p.SB.Family) == kindSpeech && b.Figure == nil && !revealing[b.Predicate] {
		return false
	}
	at, ok := aim(&a)
	return ok && at == b.Sentence.Span.Start
}

// revealing are the statements of which a denial says that they were never made.
var revealing = map[string]bool{"demand": true, "promise": true, "threaten": true, "estimate": true, "accuse": true, "reject": true, "confirm": true}

// answersTo reports whether the left claim says that somebody denies what the right one
// tells.
func answersTo(p Pair) bool { return aimed(p) || rejectsSaid(p) }

// aim is where the sentence begins that a denial is aimed at.
func aim(c *cotejo.Claim) (int, bool) {
	for _, p := range c.Participants {
		if p.Role == "topic" && p.Entity == "" && p.Span.End <= c.Sentence.Span.Start && !p.Span.IsZero() {
			return p.Span.Start, true
		}
	}
	return 0, false
}

// rivals reports whether two sources count one thing against each other: side by side in
// one article, or a crowd or a turnout of the same days in two. How far apart they are
// says nothing then.
func rivals(p Pair) bool {
	a, b := p.SA, p.SB
	loose := loose(p.A.Claim) || loose(p.B.Claim)
	if a.Family != b.Family && (!loose || a.Class != b.Class || generic[a.Class]) || !sameUnit(a.Unit, b.Unit) || !sameKind(a, b) || a.Aspect == cotejo.Part || b.Aspect == cotejo.Part || onePart(p) ||
		a.Stand != b.Stand || a.Stand != Done && a.Stand != Plan || compareSources(a.Roots, b.Roots) != Other || comparePlaces(a.Places, b.Places) == Disjoint {
		return false
	}
	if t := CompareWindows(a.Time, b.Time); t == Disjoint || t == Near || magnitudes(p.A.Claim.Figure, p.B.Claim.Figure) > rivalTimes {
		return false
	}
	if p.oneDocument() {
		return p.oneWording() || !isToll(a.Family) && p.sentencesApart() <= rivalBytes && (!loose || a.Family == "protest" && b.Family == "protest" && crowd(a.Class) && crowd(b.Class) || a.Class == b.Class && (!generic[a.Class] || a.Sentence == b.Sentence))
	}
	return (a.Family == "strike" || a.Family == "protest") && publishedWithin(p, rivalDays) && oneTale(p)
}

// oneWording reports whether two sources give figures of one noun under one verb, wherever
// they stand in an article, not far apart: the count of one, and that of the other.
func (p Pair) oneWording() bool {
	a, b := p.SA, p.SB
	return a.Predicate == b.Predicate && !p.A.Claim.Open && !loose(p.A.Claim) && a.Sentence != b.Sentence && oneNoun(p.A.Claim.Figure, p.B.Claim.Figure) && !generic[p.A.Claim.Figure.Class] &&
		isCount(a.Unit) && compareSets(a.Population, b.Population) != Disjoint && magnitudes(p.A.Claim.Figure, p.B.Claim.Figure) <= wordedTimes
}

const (
	wordedTimes = 3   // how many times larger one of two counts is at most that are told alike
	rivalTimes  = 20  // how many times larger one of two rival counts is at most
	rivalBytes  = 250 // between the beginnings of their sentences, in one article
	rivalDays   = 2   // between two articles
)

// askedBeside reports whether one figure is asked for and the other, close by in the same
// article, is what is given instead. Of counts this is not enough.
func askedBeside(p Pair) bool {
	a, b := p.SA, p.SB
	if !p.oneDocument() || p.compareDemands(compareStands(a.Stand, b.Stand)) == OpenStands || compareStands(a.Stand, b.Stand) != OpenStands || !sameUnit(a.Unit, b.Unit) || isCount(a.Unit) {
		return false
	}
	reach := rivalBytes
	if a.Family == "sentence" && b.Family == "sentence" {
		reach = nearBytes
	}
	return p.sentencesApart() <= reach && a.Sentence != b.Sentence && magnitudes(p.A.Claim.Figure, p.B.Claim.Figure) <= rivalTimes/2
}
