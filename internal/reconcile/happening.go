package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// Newsrooms tell one happening with other verbs, or with a noun: "the soldiers were let
// go", "the rebels freed six men", "the handing over of those they held". Whether two
// claims of a story are of one happening is weighed by the words that tell it and those
// that are kindred to them, by what stands in their clauses, by who takes part, when and
// where.

// Deed is what tells a happening in the text of a claim, and what stands beside it.
type Deed struct {
	Word   []uint64 `json:"word"`             // stems of the words that tell it, with what they tell
	Kin    []uint64 `json:"kin,omitempty"`    // the groups of kindred happenings they are of
	Beside []uint64 `json:"beside,omitempty"` // the groups of kindred happenings of the other words of its clause
	Near   []uint64 `json:"near,omitempty"`   // stems of the other words of its clause, with what they tell
	Names  []uint64 `json:"names,omitempty"`  // names in its clause
	By     []uint64 `json:"by,omitempty"`     // words for who does it
	Not    []uint64 `json:"not,omitempty"`    // words of its sentence that are ruled out
	Stress bool     `json:"stress,omitempty"` // it is told with stress who did it: "it was they who"
	Who    []uint64 `json:"who,omitempty"`    // who takes part, as they are linked, and for whom they act
	Says   string   `json:"says,omitempty"`   // its clause, cut short, where the predicate is outside the inventory
	Day    int      `json:"day,omitempty"`    // on which it happened, where the claim says so
	Lead   bool     `json:"lead,omitempty"`   // it stands in the headline or the first sentence
}

// deedSteps are the steps of what a word tells.
const deedSteps = 16

// deedsTold reads what tells the happening of every claim that has a word for it, and, by
// where it begins, the groups of kindred happenings of every sentence.
func deedsTold(doc cotejo.Document, info DocInfo, claims []cotejo.Claim, words *Words) (deeds map[string]Deed, spoken map[string][]uint64) {
	if words == nil {
		return nil, nil
	}
	deeds, spoken = map[string]Deed{}, map[string][]uint64{}
	first := firstSentence(doc, claims)
	for i := range claims {
		c := &claims[i]
		if c.Trigger == nil || !c.Sentence.Span.Contains(c.Trigger.Span) {
			continue
		}
		d := words.deedOf(c)
		d.add(info, c)
		d.By, d.Stress = words.doerOf(c), words.stressed(c)
		if len(d.By) > 0 || d.Stress {
			d.Not = words.ruledOut(c)
		}
		d.Lead = c.Block == cotejo.BlockTitle || c.Block == cotejo.BlockSubhead || c.Sentence.Span.Start == first
		deeds[c.ID] = d
		at := strconv.Itoa(c.Sentence.Span.Start)
		if _, read := spoken[at]; !read {
			spoken[at] = words.happenings(c.Sentence.Exact)
		}
	}
	return deeds, spoken
}

// firstSentence is where the first sentence of the body begins that a claim was read from.
func firstSentence(doc cotejo.Document, claims []cotejo.Claim) int {
	first := len(doc.Text)
	for i := range claims {
		if claims[i].Block == cotejo.BlockBody {
			first = min(first, claims[i].Sentence.Span.Start)
		}
	}
	return first
}

// happenings are the groups of kindred happenings of the words of a text.
func (w *Words) happenings(text string) []uint64 {
	if w.Happenings == nil {
		return nil
	}
	var groups []string
	for word := range strings.FieldsFuncSeq(text, notWord) {
		groups = append(groups, w.Happenings.of(word)...)
	}
	return hashed(unique(groups))
}

// deedOf reads what tells the happening of a claim.
func (w *Words) deedOf(c *cotejo.Claim) Deed {
	var d Deed
	told := map[string]bool{}
	for word := range strings.FieldsFuncSeq(c.Trigger.Exact, notWord) {
		if st := Stem(word); st != "" && !told[st] {
			told[st] = true
			d.Word = append(d.Word, weighed(st, w.telling(st)))
		}
	}
	slices.Sort(d.Word)
	d.Kin = w.happenings(c.Trigger.Exact)
	clause, start := clauseOf(c)
	if c.Open {
		d.Says = shortened(strings.Join(strings.Fields(clause), " "), labelRunes)
	}
	d.Beside = slices.DeleteFunc(w.happenings(clause), func(g uint64) bool { return slices.Contains(d.Kin, g) })
	seen := map[string]bool{}
	for i, word := range fieldsAt(clause) {
		st := Stem(word)
		if st == "" || told[st] || seen[st] {
			continue
		}
		seen[st] = true
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) && (i > 0 || start > c.Sentence.Span.Start) {
			d.Names = append(d.Names, weighed(st, 0))
		} else if tells := w.telling(st); tells > 0 {
			d.Near = append(d.Near, weighed(st, tells))
		}
	}
	slices.Sort(d.Near)
	slices.Sort(d.Names)
	return d
}

// add adds what is linked: who takes part, the family of the predicate, the day.
func (d *Deed) add(info DocInfo, c *cotejo.Claim) {
	var who []string
	for _, p := range c.Participants {
		if !speaks(p) {
			who = append(who, info.lift(entityOf(p))...)
		}
	}
	d.Who = hashed(unique(who))
	if f := familyOf(c.Predicate); !c.Open && kindOf(f) != kindSpeech {
		d.Kin = append(d.Kin, weighed(familyMark+f, 0))
		slices.Sort(d.Kin)
	}
	if t := WindowOf(c.Time); t.Grain == GrainDay {
		d.Day = t.Lo
	}
}

// familyMark stands before a family among the groups of kindred happenings.
const familyMark = "family:"

// alike tells roughly how alike two deeds are, to find the one of a document that is most
// like another.
func (d *Deed) alike(o *Deed) float64 {
	w, one, near := 0.0, false, 0.0
	eachInBoth(d.Word, o.Word, func(_, _ uint64) { one = true })
	switch {
	case one || shared(d.Kin, o.Kin) > 0:
		w = 2
	case shared(d.Kin, o.Beside) > 0 || shared(d.Beside, o.Kin) > 0:
		w = 1.5
	case shared(d.Beside, o.Beside) > 0:
		w = 1
	}
	eachInBoth(d.Near, o.Near, func(x, _ uint64) { near += float64(weightOf(x)) / deedSteps })
	w += min(near, 3) + float64(min(shared(d.Names, o.Names), 3))*0.5 + float64(min(shared(d.Who, o.Who), 2))*0.5
	switch {
	case d.Day == 0 || o.Day == 0:
	case d.Day == o.Day:
		w++
	default:
		w--
	}
	return w
}

// likes tells how like a deed each claim of a document is, sorted.
func (d *Deed) likes(in map[string]Deed) []float64 {
	out := make([]float64, 0, len(in))
	for _, o := range in {
		out = append(out, d.alike(&o))
	}
	slices.Sort(out)
	return out
}

// rivals counts the claims of the right document that are more, and those that are as much
// like the left one as the right one is, and tells how much that is.
func (p Pair) rivals(a, b *Deed) (more, equal int, own float64) {
	const same = 1e-9
	work := func() []float64 { return a.likes(p.B.Document.Told) }
	var likes []float64
	if t := p.tales(); t != nil {
		likes = t.alike(p.A.Claim.ID, p.B.Document.ID, work)
	} else {
		likes = work()
	}
	own = a.alike(b)
	least, _ := slices.BinarySearch(likes, own-same)
	most, _ := slices.BinarySearch(likes, own+same)
	return len(likes) - most, most - least - 1, own
}

func fieldsAt(clause string) []string { return strings.FieldsFunc(clause, notWord) }

// telling is what a stem tells, in steps: all where it is rare, nothing where every text
// has it.
func (w *Words) telling(stem string) uint64 {
	if w.Rare == nil {
		return deedSteps / 2
	}
	return uint64(math.Round(min(1, max(0, (w.Rare(stem)-commonBits+1)/fullBits)) * deedSteps))
}

// clauseMarks end a clause, and it is looked for no farther than clauseReach bytes on
// either side of what tells it: a sentence without marks may be of a hundred claims.
const (
	clauseMarks = ",;:()\"«»“”—"
	clauseReach = 400
)

// clauseOf is the stretch of the sentence from the first to the last of what the claim was
// read from, as far as the marks around it or its reach, and where it begins in the document.
func clauseOf(c *cotejo.Claim) (string, int) {
	s := c.Sentence.Span
	lo, hi := c.Trigger.Span.Start, c.Trigger.Span.End
	take := func(sp cotejo.Span) {
		if !sp.IsZero() && s.Contains(sp) {
			lo, hi = min(lo, sp.Start), max(hi, sp.End)
		}
	}
	for _, p := range c.Participants {
		if !speaks(p) {
			take(p.Span)
		}
	}
	for _, p := range c.Place {
		take(p.Span)
	}
	if c.Time != nil {
		take(c.Time.Span)
	}
	text := c.Sentence.Exact
	least, most := max(0, c.Trigger.Span.Start-s.Start-clauseReach), min(len(text), c.Trigger.Span.End-s.Start+clauseReach)
	lo, hi = max(lo-s.Start, least), min(hi-s.Start, most)
	if i := strings.LastIndexAny(text[:lo], clauseMarks); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		lo = i + n
	} else {
		lo = 0
	}
	if i := strings.IndexAny(text[hi:], clauseMarks); i >= 0 {
		hi += i
	} else {
		hi = len(text)
	}
	if lo < least {
		lo = least + max(0, strings.IndexByte(text[least:c.Trigger.Span.Start-s.Start], ' ')) // no word cut in two
	}
	if hi > most {
		hi = max(strings.LastIndexByte(text[:most], ' '), c.Trigger.Span.End-s.Start)
	}
	return text[lo:hi], s.Start + lo
}

// happenSigns are the signs of a pair, each with how often it is there.
type happenSigns [happens]float64

// HappeningSigns gives the signs by which it is weighed whether two claims tell one
// happening, each with how often it is there, in the order of HappeningNames; false when
// that is not asked of such a pair: the claims are of one document or of two stories, both
// give a figure, one tells that somebody speaks, or too little of them is alike. `cotejo eval
// happenings` learns from them what HappeningWeights holds.
func HappeningSigns(a, b Item) ([]float64, bool) {
	p := pairItems(a, b)
	if !happenable(p) {
		return nil, false
	}
	t := happeningSigns(p)
	return t[:], true
}

// From these odds on two claims are taken to tell one happening: told by one word or by
// kindred ones, and otherwise.
const (
	happeningAt = -0.4
	unlikeAt    = 0.0
)

// toldAsOne reports whether two claims are taken to tell one happening, and the odds.
func toldAsOne(p Pair) (float64, bool) {
	odds, ok := happening(p)
	if !ok {
		return 0, false
	}
	return odds, odds >= p.happensFrom()
}

// happensFrom is from which odds on two claims are taken to tell one happening.
func (p Pair) happensFrom() float64 {
	if p.oneDeed() {
		return happeningAt
	}
	return unlikeAt
}

// happening estimates the odds, as a logarithm, of two claims' telling one happening;
// false when that is not weighed of them.
func happening(p Pair) (float64, bool) {
	if !happenable(p) {
		return 0, false
	}
	work := func() float64 {
		t, sum := happeningSigns(p), 0.0
		for s, row := range happenTable {
			sum += float64(t[s] * row.weighs) // one by one, as every machine adds
		}
		return math.Round(sum*secondSteps) / secondSteps
	}
	if t := p.tales(); t != nil {
		return t.happening(p.A.Claim.ID, p.B.Claim.ID, work), true
	}
	return work(), true
}

// deedWithNumber reports whether two articles of one story tell by one word, or by kindred
// ones, of one number of one thing, or by any of one number of what surely is one thing: what
// they tell is one happening, done or planned, unless its day or place speaks against it.
func deedWithNumber(p Pair) bool {
	if p.oneDocument() || !p.figures() || isToll(p.SA.Family) || isToll(p.SB.Family) || kindOf(p.SA.Family) == kindSpeech || kindOf(p.SB.Family) == kindSpeech {
		return false
	}
	if !comparableUnits(p.SA.Unit, p.SB.Unit) || !CompareValues(p.SA.Value, p.SB.Value).oneNumber() || p.measures() == Disjoint {
		return false
	}
	if reversed(p.SA, p.SB) || p.doersApart() {
		return false
	}
	a, known := p.A.Document.Told[p.A.Claim.ID]
	b, both := p.B.Document.Told[p.B.Claim.ID]
	return known && both && (a.oneDeed(&b) && p.countOneThing() || p.surelyOneThing()) && oneTale(p) && publishedWithin(p, seasonDays) &&
		CompareWindows(p.SA.Time, p.SB.Time) != Disjoint && comparePlaces(p.SA.Places, p.SB.Places) != Disjoint
}

// oneThingAt is from which odds on what two figures measure is one thing whatever tells it.
const oneThingAt = 0

// surelyOneThing reports whether two figures are one number of what is one thing, by its noun
// or class and by all its signs: "sent 40 trucks", "put 40 trucks at their disposal".
func (p Pair) surelyOneThing() bool {
	f, g := p.A.Claim.Figure, p.B.Claim.Figure
	switch {
	case kindOf(p.SA.Family) == kindStanding || kindOf(p.SB.Family) == kindStanding || CompareValues(p.SA.Value, p.SB.Value) != Equal || !oneTale(p):
		return false
	case !isMoney(p.SA.Unit) && !oneNoun(f, g) && (p.SA.Class != p.SB.Class || generic[p.SA.Class]):
		return false
	}
	return weighedSigns(p, func() bool { return false }) >= oneThingAt
}

// countOneThing reports whether two numbers count by one noun or by one telling
// class, small ones in nearly the same words, are sums of money, or measure one noun.
func (p Pair) countOneThing() bool {
	one := oneNoun(p.A.Claim.Figure, p.B.Claim.Figure)
	switch {
	case isMoney(p.SA.Unit):
		return true
	case !isCount(p.SA.Unit):
		return one
	}
	if p.SA.Value.Best < smallCount && !alikeWords(p) {
		return false // there are many twos
	}
	return one || p.SA.Class == p.SB.Class && p.SA.Class != "" && !generic[p.SA.Class]
}

// smallCount is up to where a number tells little of what it counts.
const smallCount = 10

// happenable reports whether it is weighed whether two claims tell one happening: two
// documents of one story tell them by one word or kindred ones, or have a day or words of
// their clauses in common. Whoever speaks may do so often: of speech, wording decides.
func happenable(p Pair) bool {
	if p.oneDocument() || p.figures() || kindOf(p.SA.Family) == kindSpeech || kindOf(p.SB.Family) == kindSpeech {
		return false
	}
	a, known := p.A.Document.Told[p.A.Claim.ID]
	b, both := p.B.Document.Told[p.B.Claim.ID]
	return known && both && a.meets(&b) && oneTale(p)
}

// meets reports whether two claims have enough in common to be weighed: a word or kindred
// ones that tell either of them, a day, or two words and names of their clauses.
func (d *Deed) meets(o *Deed) bool {
	return d.oneDeed(o) || shared(d.Kin, o.Beside) > 0 || shared(d.Beside, o.Kin) > 0 || shared(d.Beside, o.Beside) > 0 ||
		d.Day != 0 && d.Day == o.Day || commonNear(d, o)+shared(d.Names, o.Names) >= 2
}

// commonNear counts the telling words of both clauses.
func commonNear(d, o *Deed) int {
	n := 0
	eachInBoth(d.Near, o.Near, func(x, _ uint64) {
		if weightOf(x) >= deedSteps/3 {
			n++
		}
	})
	return n
}

// oneDeed reports whether what tells two claims is one word that tells something, or
// kindred ones.
func (d *Deed) oneDeed(o *Deed) bool {
	one := shared(d.Kin, o.Kin) > 0
	eachInBoth(d.Word, o.Word, func(x, _ uint64) { one = one || weightOf(x) >= deedSteps/3 })
	return one
}

// oneDeed reports whether what tells two claims is one word, or kindred ones.
func (p Pair) oneDeed() bool {
	a, b := p.A.Document.Told[p.A.Claim.ID], p.B.Document.Told[p.B.Claim.ID]
	return a.oneDeed(&b)
}

func happeningSigns(p Pair) *happenSigns {
	t := &happenSigns{}
	a, b := p.A.Document.Told[p.A.Claim.ID], p.B.Document.Told[p.B.Claim.ID]
	t[hapAny] = 1
	t.words(p, &a, &b)
	t.clauses(p, &a, &b)
	t.who(p)
	t.when(p)
	t.rest(p, &a, &b)
	t.best(p, &a, &b)
	return t
}

// best weighs whether each is, of the claims of its document, the one most like the other.
func (t *happenSigns) best(p Pair, a, b *Deed) {
	m, e, own := p.rivals(a, b)
	n, f, _ := p.swap().rivals(b, a)
	if own <= 0 {
		return
	}
	if m == 0 && n == 0 {
		t[hapMutual] = 1
	} else if m == 0 || n == 0 {
		t[hapBest] = 1
	}
	t[hapRivals] = math.Log2(float64(1 + min(m+e+n+f, 15)))
	t[hapAlike] = min(own, 6)
}

func (t *happenSigns) words(p Pair, a, b *Deed) {
	one, tells := false, 0.0
	eachInBoth(a.Word, b.Word, func(x, _ uint64) {
		one, tells = true, max(tells, float64(weightOf(x))/deedSteps)
	})
	kin := shared(a.Kin, b.Kin) > 0
	family := p.SA.Family == p.SB.Family && !p.A.Claim.Open && !p.B.Claim.Open
	predicate := family && p.SA.Predicate == p.SB.Predicate
	across := 0.0
	if !one {
		across = stands(a, p.SB, p.B) + stands(b, p.SA, p.A)
	}
	switch {
	case one:
		t[hapOneWord], t[hapWordTells] = 1, tells
	case kin:
		t[hapKin] = 1
	}
	t[hapBesideBoth] = float64(min(shared(a.Beside, b.Beside), 2))
	switch {
	case predicate:
		t[hapPredicate] = 1
	case family:
		t[hapFamily] = 1
	}
	t[hapAcross] = across
	if !one && !kin && !family && across == 0 {
		t[hapNoDeed] = 1
	}
	for _, d := range []*Deed{a, b} {
		if len(d.Kin) == 0 && !slices.ContainsFunc(d.Word, func(w uint64) bool { return weightOf(w) >= deedSteps/3 }) {
			t[hapEmptyWord]++
		}
	}
}

// stands reports, as one or none, whether what tells a happening stands in the sentence of
// another claim, itself or by a kindred word.
func stands(d *Deed, s *Scope, it *Item) float64 {
	if shared(d.Kin, it.Document.Spoken[strconv.Itoa(s.Sentence)]) > 0 {
		return 1
	}
	stems := s.stems()
	for _, w := range d.Word {
		if _, in := slices.BinarySearch(stems, w>>weightBits); in && weightOf(w) >= deedSteps/3 {
			return 1
		}
	}
	return 0
}

func (t *happenSigns) clauses(p Pair, a, b *Deed) {
	total := func(d *Deed) float64 {
		sum := 0.0
		for _, w := range d.Near {
			sum += float64(weightOf(w)) / deedSteps
		}
		return sum
	}
	common := 0.0
	eachInBoth(a.Near, b.Near, func(x, _ uint64) { common += float64(weightOf(x)) / deedSteps })
	t[hapNear] = min(common, 4)
	if least := min(total(a), total(b)); least > 0 {
		t[hapNearShare] = common / max(least, 1)
	}
	n := shared(a.Names, b.Names)
	t[hapNames] = float64(min(n, 3))
	if n == 0 && len(a.Names) > 0 && len(b.Names) > 0 {
		t[hapNamesApart] = 1
	}
	p.SB.readText()
	x, y := p.SA.words(), p.SB.words()
	both := 0.0
	for _, w := range x {
		if _, in := slices.BinarySearch(y, w); in {
			both += float64(max(p.A.Document.tells(w), p.B.Document.tells(w))) / weightUnit / 4
		}
	}
	t[hapStory] = min(both, 6)
	in := shared(x, y)
	t[hapWords] = float64(min(in, 8))
	if least := min(len(x), len(y)); least > 0 {
		t[hapShare] = float64(in) / float64(least)
	}
	t[hapSentenceNames] = float64(min(shared(p.SA.cachedNames, p.SB.cachedNames), 4))
	t[hapThings] = float64(min(shared(p.SA.things(), p.SB.things()), 3))
}

func (t *happenSigns) who(p Pair) {
	t[hapParties] = float64(min(sharedParties(p.SA.Who, p.SB.Who), 2))
	switch compareSets(p.SA.Actors, p.SB.Actors) {
	case Disjoint:
		t[hapActorApart] = 1
	case Unknown:
	default:
		t[hapActor] = 1
	}
	switch compareSets(p.SA.Others, p.SB.Others) {
	case Disjoint:
		t[hapOtherApart] = 1
	case Unknown:
	default:
		t[hapOther] = 1
	}
	if reversed(p.SA, p.SB) {
		t[hapReversed] = 1
	}
}

func (t *happenSigns) when(p Pair) {
	a, b := p.SA.Time, p.SB.Time
	switch {
	case a.Known() && b.Known():
		switch CompareWindows(a, b) {
		case Near:
			t[hapDaysNear] = 1
		case Disjoint, Past:
			if gap(a, b) <= reachDays {
				t[hapDaysApart] = 1
			} else {
				t[hapTimesApart] = 1
			}
		default:
			if min(a.Grain, b.Grain) == GrainDay {
				t[hapDay] = 1
			} else {
				t[hapMonth] = 1
			}
		}
	case a.Known() || b.Known():
		t[hapOneDated] = 1
		own, known := a, p.SB.Known
		if b.Known() {
			own, known = b, p.SA.Known
		}
		if own.Grain == GrainDay && known.Grain == GrainDay {
			if d := max(own.Lo-known.Lo, known.Lo-own.Lo); d <= 1 {
				t[hapDatedNear] = 1
			} else if d > reachDays {
				t[hapDatedFar] = 1
			}
		}
	default:
		t[hapUndated] = 1
	}
	if p.SA.Known.Grain != GrainDay || p.SB.Known.Grain != GrainDay {
		return
	}
	switch d := max(p.SA.Known.Lo-p.SB.Known.Lo, p.SB.Known.Lo-p.SA.Known.Lo); {
	case d <= 1:
		t[hapPublishedNear] = 1
	case d <= reachDays:
		t[hapPublishedWeek] = 1
	case d > 30:
		t[hapPublishedFar] = 1
	}
}

func (t *happenSigns) rest(p Pair, a, b *Deed) {
	switch comparePlaces(p.SA.Places, p.SB.Places) {
	case Unknown:
	case Disjoint:
		t[hapPlaceApart] = 1
	default:
		if onlyCountries(p.SA.Places) || onlyCountries(p.SB.Places) {
			t[hapCountry] = 1
		} else {
			t[hapPlace] = 1
		}
	}
	x, y := p.SA.Stand, p.SB.Stand
	switch {
	case x == Denies || y == Denies:
		t[hapDenied] = 1
	case x == Open || y == Open:
		t[hapOpen] = 1
	case x == Plan && y == Plan:
		t[hapPlans] = 1
	case plannedBefore(p) || plannedBefore(p.swap()):
		t[hapPlanDone] = 1
	case x != y:
		t[hapDonePlan] = 1
	}
	if p.A.Claim.Figure != nil || p.B.Claim.Figure != nil {
		t[hapOneFigure] = 1
	}
	switch {
	case a.Lead && b.Lead:
		t[hapLead] = 1
	case a.Lead || b.Lead:
		t[hapOneLead] = 1
	}
	switch st := reuse(p); {
	case (st == Cites || st == CitedBy) && !p.reprints() && !p.swap().reprints():
		t[hapCites] = 1
	case st == Copy:
		t[hapCopy] = 1
	}
	if compareSources(p.SA.Roots, p.SB.Roots) == Same {
		t[hapOneRoot] = 1
	}
	t[hapTale] = min(p.tale()-strongTale, 3)
}

// happening adds the keys of what tells a happening: its groups of kindred words and its
// telling words, in neighbouring weeks under the words of the story, in neighbouring years
// under two of them.
func (k *keyer) happening(lookup bool) {
	d, ok := k.it.Document.Told[k.it.Claim.ID]
	if !ok {
		return
	}
	name := func(of string, n uint64) string { return "H|" + of + strconv.FormatUint(n, 36) }
	for _, g := range d.Kin {
		k.weekly(name("", g), k.heads(figureHeads), lookup)
		k.deeds(name("", g), k.heads(deedHeads), lookup)
	}
	for _, g := range d.Beside {
		k.weekly(name("", g), k.heads(besideHeads), lookup)
	}
	for _, w := range d.Word {
		if weightOf(w) >= deedSteps/3 {
			k.weekly(name("w", w&^weightMost), k.heads(figureHeads), lookup)
			k.deeds(name("w", w&^weightMost), k.heads(deedHeads), lookup)
		}
	}
	if d.Day != 0 {
		for _, h := range k.heads(besideHeads) {
			k.at(onDay(d.Day), "H", "T", h)
		}
	}
	words := d.tellingWords()
	for _, g := range d.Kin {
		k.weekly(name("c", g), words, lookup)
	}
	k.deeds("H|c", words, lookup)
}

// tellingWords are the words of the clause that tell most, as keys have them: its names, and
// its rarest words. Two articles may begin a story with other words and still tell one
// happening by any two of these.
func (d *Deed) tellingWords() []string {
	words := slices.Clone(d.Names)
	near := slices.DeleteFunc(slices.Clone(d.Near), func(w uint64) bool { return weightOf(w) < deedSteps/2 })
	slices.SortStableFunc(near, func(a, b uint64) int { return cmp.Compare(weightOf(b), weightOf(a)) })
	words = append(words, near...)
	out := make([]string, 0, clauseWords)
	for _, w := range words[:min(len(words), clauseWords)] {
		out = append(out, strconv.FormatUint(w&^weightMost, 36))
	}
	return out
}

// deeds adds the keys of what tells a happening under any two words of those given, the first
// ones the heaviest: in neighbouring years, and under fewer of them at any time, where those
// look that do not tell when they were written.
func (k *keyer) deeds(what string, words []string, lookup bool) {
	if dated(k.s) || bounded(k.s) {
		k.inPairs(what, words, years(k.s, lookup, likelyYears))
	}
	var at []moment
	if !dated(k.s) {
		at = append(at, undated)
	}
	if lookup != dated(k.s) {
		at = append(at, anyYear)
	}
	k.inPairs(what, words[:min(len(words), pairFrom)], at)
}

// anyYear is the moment under which the dated stand for the undated.
var anyYear = moment{name: "any"}

// besideHeads are the words of the story under which a claim is found by what stands beside
// what tells it, and by its day; deedHeads those of which any two find it by what tells it,
// in neighbouring years. clauseWords are how many words of its clause a happening is found by.
const (
	besideHeads = 3
	deedHeads   = 9
	clauseWords = 5
)
