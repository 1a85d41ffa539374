package reconcile

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Two documents tell one story when the words that are rare elsewhere and come back
// in both are the same. Most claims name neither the place nor the day of what they
// count: they lean on their document, and so does the comparison.
const (
	strongTale  = 2.25 // from here on two documents tell one story
	weakTale    = 0.75 // from here on they may
	tellsOne    = 0.12 // how alike topics are that tell one story; chosen on the stories of eval/corpora
	tellsNone   = 0.03 // topics less alike than this tell nothing
	topTale     = 3.5  // what topics tell at most, however alike
	undatedTale = 0.75 // what a tale tells at most of claims without a day: a story goes on for months
	numberTells = 0.5  // a telling number that both give
	numbersMost = 1.5  // all such numbers together
)

// sharedNumbers counts the telling numbers that two documents give in one unit: of
// two digits or more, or of anything but people and things.
func sharedNumbers(a, b DocInfo) int {
	n := 0
	for unit, vs := range a.Values {
		for _, v := range b.Values[unit] {
			if _, ok := slices.BinarySearch(vs, v); ok && telling(unit, v) {
				n++
			}
		}
	}
	return n
}

// telling reports whether a number tells a story from others.
func telling(unit string, v float64) bool { return digits(v) >= 2 || !isCount(unit) }

// tale weighs whether two documents tell one story: by their topics, their main
// places, the kinds of happening they tell of, and shared wording.
func tale(a, b DocInfo) float64 {
	return weighTale(likeness(a.Story, b.Story),
		len(a.Places) > 0 && len(b.Places) > 0 && a.Places[0] == b.Places[0],
		slices.ContainsFunc(a.Kinds, func(k string) bool { return slices.Contains(b.Kinds, k) }),
		func() int { return sharedNumbers(a, b) },
		func() bool {
			share, n := Reuse(a.Shingles, b.Shingles)
			return n >= reusedPrints && share >= reusedShare/2
		})
}

// weighTale is tale of what two documents have in common. The more they have, the more
// it gives: strangeTo relies on that.
func weighTale(alike float64, onePlace, oneKind bool, numbers func() int, reused func() bool) float64 {
	w := 0.0
	if alike >= tellsNone {
		w = min(strongTale*math.Sqrt(alike/tellsOne), topTale)
	}
	if onePlace {
		w = max(w, 1) + 0.25
	}
	if w > 0 && oneKind {
		w += 0.25
	}
	if w > 0 {
		w += min(float64(numbers())*numberTells, numbersMost)
	}
	if reused() {
		w++
	}
	return w
}

// likeness is how alike the topics of two documents are, from 0 to 1.
func likeness(a, b []uint64) float64 {
	alike, common := cosine(a, b)
	if common < 2 {
		alike /= 2 // one word in common is a namesake
	}
	return alike
}

// oneTale reports whether two claims are of one story: of one document, or of two
// that tell one story and were not published a season apart.
func oneTale(p Pair) bool {
	if p.oneDocument() {
		return true
	}
	return p.tale() >= strongTale
}

// strangers reports whether two claims are of two stories and of places that exclude one
// another: then nothing makes them one, whatever else they have in common.
func strangers(p Pair) bool {
	return !p.oneDocument() && comparePlaces(p.SA.Places, p.SB.Places) == Disjoint && !oneTale(p)
}

// story weighs the story of a pair whose places do not decide. Of two claims of
// one document it says nothing new.
func (l *Link) story(p Pair, dated bool) float64 {
	if p.oneDocument() {
		return 0
	}
	w := p.tale()
	if !dated {
		w = min(w, undatedTale) // the same story goes on for months
	}
	return l.add("story", Same, max(w-l.topic, 0)) // topics and names tell the same thing
}

// things weighs what two claims are about where it is no entity: "the treaty of
// strategic association" in both.
func (l *Link) things(p Pair) float64 {
	a, b := p.SA.things(), p.SB.things()
	switch n := shared(a, b); {
	case n >= 3:
		return l.add("thing", Same, 2)
	case n == 2:
		return l.add("thing", Same, 1.5)
	}
	return 0
}

// things are the content words of a claim's participants that are not linked.
func (s *Scope) things() []string { s.readText(); return s.cachedThings }

// namesIn are the folded capitalised words of a sentence.
func namesIn(sentence string) []string {
	var out []string
	for _, w := range capitalised(sentence, false) {
		out = append(out, strings.TrimSuffix(w, "s"))
	}
	return unique(out)
}

// Keys of the story: claims of one family meet under a word that tells the story of
// their documents in neighbouring weeks, and under two such words in neighbouring years.
// Figures need more of these words, since they meet whatever their verbs: of two
// documents of one story in six the heaviest five words of either are not among those of
// the other, of two in twenty the heaviest ten.
const (
	keyHeads    = 5
	pairFrom    = 4
	figureHeads = 10
	figureFrom  = 8
)

// told adds the keys of the story. Figures meet under what they count as well,
// whatever verb they stand under.
func (k *keyer) told(lookup bool) {
	if kindOf(k.s.Family) == kindSpeech && k.it.Claim.Figure == nil {
		return
	}
	few := k.heads(keyHeads)
	k.weekly(k.s.Family, few, lookup)
	k.yearly(k.s.Family, k.heads(pairFrom), lookup)
	if k.it.Claim.Figure == nil {
		return
	}
	all := k.heads(figureHeads)
	k.numbered(all)
	unit := unitKey(k.s.Unit)
	k.nouns(unit, all, lookup)
	k.weekly("unit/"+unit, all, lookup)
	if dated(k.s) || bounded(k.s) {
		k.inPairs("unit/"+unit, k.heads(figureFrom), years(k.s, lookup, likelyYears))
	}
	if !dated(k.s) { // looks under every year, and so under fewer words
		k.yearly("unit/"+unit, k.heads(pairFrom), lookup)
	}
	if u := countOf(k.it.Claim.Figure); u != "" && unitKey(u) != unit {
		k.weekly("unit/"+unitKey(u), few, lookup)
	}
}

// tellingFrom is from where on a round number tells something.
const tellingFrom = 100

// numbered adds the keys of a telling number under names, at any time: of the number
// and of what it rounds to.
func (k *keyer) numbered(names []string) {
	v := k.s.Value
	if !v.Known || digits(v.Best) < 2 && v.Best < tellingFrom {
		return
	}
	for _, x := range unique([]string{num(v.Best), num(firstTwo(v.Best))}) {
		for _, n := range names {
			k.at(always, "W|"+unitKey(k.s.Unit)+"|"+x, "T", n)
		}
	}
}

// firstTwo rounds a number to two significant digits.
func firstTwo(x float64) float64 {
	if x <= 0 {
		return x
	}
	step := math.Pow(10, math.Floor(math.Log10(x))-1)
	return math.Round(x/step) * step
}

// nouns adds the keys of what is counted under names, in neighbouring years: the noun,
// and the predicate.
func (k *keyer) nouns(unit string, names []string, lookup bool) {
	if !dated(k.s) && !bounded(k.s) { // the undated would have to look under every year
		return
	}
	for _, what := range unique([]string{stem(fold(k.it.Claim.Figure.Counted)), k.s.Class, k.s.Family}) {
		if what == "" || generic[what] {
			continue
		}
		for _, n := range names {
			for _, y := range years(k.s, lookup, likelyYears) {
				k.at(y, "N|"+unit+"|"+what, "T", n)
			}
		}
	}
}

// heads are the first words that tell the document's story, the heaviest first.
func (k *keyer) heads(n int) []string {
	heads := k.it.Document.Heads
	return heads[:min(len(heads), n)]
}

// weekly adds the keys of a kind of thing under names, in neighbouring weeks.
func (k *keyer) weekly(what string, names []string, lookup bool) {
	for _, n := range names {
		for _, w := range weeks(k.s, lookup) {
			k.at(w, what, "T", n)
		}
	}
}

// yearly adds the keys of a kind of thing under two names, in neighbouring years.
func (k *keyer) yearly(what string, names []string, lookup bool) {
	k.inPairs(what, names, years(k.s, lookup, standingYears))
}

// inPairs adds the keys of a kind of thing under two names, at some moments.
func (k *keyer) inPairs(what string, names []string, at []moment) {
	for i, n := range names {
		for _, m := range names[i+1:] {
			for _, y := range at {
				k.at(y, what, "T", min(n, m), max(n, m))
			}
		}
	}
}

// unitKey is a unit for keys: money is money, and what is counted is counted.
func unitKey(unit string) string {
	switch {
	case isMoney(unit):
		return noCurrency
	case isCount(unit):
		return "item"
	}
	return unit
}

func weeks(s Scope, lookup bool) []moment {
	if s.Known.Grain != GrainDay {
		return []moment{undated}
	}
	w := s.Known.Lo / 7
	if !lookup {
		return []moment{inWeek(w)}
	}
	return []moment{inWeek(w - 1), inWeek(w), inWeek(w + 1)}
}

func inWeek(w int) moment { return moment{"w" + strconv.Itoa(w), 7 * w} }

// years are those under which a claim is stored, or those under which it looks, which reach
// gives.
func years(s Scope, lookup bool, reach func(Scope) []moment) []moment {
	if lookup {
		return reach(s)
	}
	return []moment{standingYear(s)}
}
