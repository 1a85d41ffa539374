package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// unitMatch is a unit beside a number; last is -1 when there is none.
type unitMatch struct {
	id, kind     string
	factor       float64
	first, last  int
	before       bool
	weak, scaled bool
	alt          int // 1 + index of the unit that the form is behind millions
}

// unitAfter reads the unit that starts at atom j.
func (r *numberReader) unitAfter(j int) unitMatch {
	none := unitMatch{first: -1, last: -1}
	if j >= len(r.atoms) || r.atoms[j].Word == 0 {
		return none
	}
	length, at := r.n.Units.Longest(r.atoms, j)
	if length == 0 {
		return none
	}
	u := &r.n.UnitList[at]
	m := unitMatch{id: u.ID, kind: u.Kind, factor: u.Factor, first: j, last: j + length - 1, weak: u.Weak, scaled: u.Scaled, alt: u.Alt}
	if u.Weak && u.Kind != "temperature" && r.atoms[j].Cap || r.token(j).UPOS == text.AUX {
		return none
	}
	switch {
	case u.ID == "degree" && r.nearby(j, "angle"):
		m.kind = "angle"
	case u.ID == "degree" && r.nearby(j, "quake-word"):
		m.id, m.kind = "magnitude", "magnitude"
	}
	return m
}

// nearby reports whether a word of the class stands within ten atoms before.
func (r *numberReader) nearby(j int, class string) bool {
	for k := j - 1; k >= 0 && k >= j-10; k-- {
		if r.wordIs(k, class) {
			return true
		}
	}
	return false
}

// quakeMost is the most that a magnitude comes to.
const quakeMost = 10

// ofQuake reports a bare number behind a preposition that its clause puts a magnitude at:
// "put the magnitude of the quake at 6.9".
func (r *numberReader) ofQuake(n *pack.Number, value float64) bool {
	if value > quakeMost || n.First < 1 || r.token(n.First-1).UPOS != text.ADP || r.nounAfter(n.Last+1, false) >= 0 {
		return false
	}
	for k := n.First - 2; k >= 0 && r.atoms[k].Kind == pack.AtomWord && r.atoms[k].Num == 0; k-- {
		if r.wordIs(k, "magnitude-noun") {
			return true
		}
	}
	return false
}

// measure finds the unit of the number, behind it or in front.
func (r *numberReader) measure(d *quantityDraft, na, n *pack.Number) {
	if d.unit.id != "" {
		d.rule(r.n.RuleNamed("share"))
		return
	}
	j := n.Last + 1
	u := r.unitAfter(j)
	if u.last < 0 && r.ofMagnitude(n) && r.wordIs(j, "share-of") {
		if u = r.unitAfter(j + 1); u.last >= 0 && u.weak {
			u.last = -1
		}
	}
	if u.last >= 0 && (u.weak && r.atoms[n.Last].Kind != pack.AtomNumber || !r.unitFits(u, n) && !r.paid(u, n)) {
		u.last = -1
	}
	if u.last >= 0 && u.alt > 0 && n.Scaled && n.Value >= 1e6 {
		x := &r.n.UnitList[u.alt-1]
		u.id, u.kind, u.factor = x.ID, x.Kind, x.Factor
	}
	if u.last < 0 {
		u = r.unitBefore(d, na)
	}
	if u.last < 0 && r.wordIs(na.First-1, "personal") && r.wordIs(n.Last+1, "per") && d.low >= slowest {
		if t := r.unitAfter(n.Last + 2); t.last >= 0 && t.id == "hour" {
			u = unitMatch{id: "kilometre-per-hour", kind: "speed", factor: 1, first: n.Last + 1, last: t.last}
		}
	}
	if u.last < 0 && r.ofQuake(na, d.high) {
		u = unitMatch{id: "magnitude", kind: "magnitude", factor: 1, first: n.Last, last: n.Last}
	}
	if u.last < 0 {
		if n.Form == pack.Fraction && n.Value > 0 && n.Value <= 1 {
			d.low, d.high = 100*d.low, 100*d.high
			d.unit = unitMatch{id: "percent", kind: "share", first: n.Last, last: n.Last}
			d.rule(r.n.RuleNamed("share"))
		}
		return
	}
	d.first, d.last = min(d.first, u.first), max(d.last, u.last)
	d.unit = u
	if r.halfBehind(d.last + 1) {
		d.low, d.high, d.last = d.low+half, d.high+half, d.last+2
	}
	if u.factor != 1 {
		d.low, d.high = d.low*u.factor, d.high*u.factor
	}
	if u.kind == "temperature" {
		r.belowZero(d, na)
	}
	switch u.kind {
	case "share", "money":
		d.rule(r.n.RuleNamed(u.kind))
	default:
		d.rule(r.n.RuleNamed("measure"))
	}
	if u.id == "XXX" {
		r.resolveCurrency(d, u.before)
	}
}

// half is what "and a half" behind a unit adds: "17 years and a half".
const half = 0.5

// halfBehind reports "and a half" at atom j, said of the unit before: nothing follows
// that it could be half of.
func (r *numberReader) halfBehind(j int) bool {
	role := func(i int, want pack.Role) bool {
		return i < len(r.atoms) && r.atoms[i].Word != 0 && r.n.Word(r.atoms[i].Word).Roles&want != 0
	}
	if !role(j, pack.RoleAnd) || !role(j+1, pack.RoleHalf) {
		return false
	}
	if j+2 >= len(r.atoms) || r.atoms[j+2].Kind != pack.AtomWord {
		return true
	}
	u := r.token(j + 2).UPOS
	return u != text.NOUN && u != text.ADJ && r.atoms[j+2].Num == 0
}

// slowest is the least bare number "an hour" that is taken for a speed in kilometres.
const slowest = 20

// belowZero reads "minus 12 degrees" and "12 degrees below zero".
func (r *numberReader) belowZero(d *quantityDraft, n *pack.Number) {
	under := r.wordIs(d.last+1, "below") && r.wordIs(d.last+2, "zero")
	minus := r.wordIs(n.First-1, "fewer")
	if !under && !minus || d.low < 0 {
		return
	}
	d.low, d.high = -d.high, -d.low
	if under {
		d.last += 2
	} else {
		d.first--
	}
}

// unitFits refuses forms that are a unit only behind millions.
func (r *numberReader) unitFits(u unitMatch, n *pack.Number) bool {
	return !u.scaled || n.Scaled && n.Value >= 1e6
}

// paid reports a form that is a unit of money and something else as well, where a verb
// or noun of money governs the number, or the document has told money of that unit
// before: the people of a country may have the name of its money.
func (r *numberReader) paid(u unitMatch, n *pack.Number) bool {
	if u.kind != "money" || n.Words && n.Value < mostPercent {
		return false
	}
	if r.governed(n.First, "money-verb", "money-noun") || r.governed(n.First, "offer-verb", "money-noun") {
		return true
	}
	if r.offered(n.First) {
		return true
	}
	if f := r.token(u.last + 1).Feats; f.Has("VerbForm", "Fin") || n.Value < leastSum || r.wordIs(n.First-1, "personal") {
		return false
	}
	return slices.ContainsFunc(r.past, func(q quantity) bool { return q.figure.Unit == u.id }) || r.wordIs(u.last+1, "per") || r.wordIs(u.last+2, "per")
}

// leastSum is the least number of ambiguous things that is taken for money.
const leastSum = 10

// ofMagnitude reports whether "of" may stand between this number and what it
// counts.
func (r *numberReader) ofMagnitude(n *pack.Number) bool {
	return n.Scaled && n.Scale >= 1e6 || n.Group || n.Form == pack.VagueNumber || n.Form == pack.Fraction
}

// unitBefore reads a unit in front of the number: "US$ 20", "magnitude 7.1".
func (r *numberReader) unitBefore(d *quantityDraft, n *pack.Number) unitMatch {
	end := d.first
	if d.comparator == cotejo.Range {
		end = n.First
	}
	for back := 1; back <= 3 && end-back >= 0; back++ {
		j := end - back
		if r.atoms[j].Word == 0 {
			continue
		}
		length, at := r.n.Units.Longest(r.atoms, j)
		if u := &r.n.UnitList[at]; length == back && u.Before {
			return unitMatch{id: u.ID, kind: u.Kind, factor: u.Factor, first: j, last: j + length - 1, before: true}
		}
	}
	return unitMatch{first: -1, last: -1}
}

func (r *numberReader) wordIs(i int, class string) bool {
	return i >= 0 && i < len(r.atoms) && r.atoms[i].Word != 0 && r.n.V.Is(r.atoms[i].Word, class)
}

// counted finds the noun that is counted, and what a share is a share of.
func (r *numberReader) counted(d *quantityDraft, n *pack.Number) {
	j := d.last + 1
	switch d.unit.kind {
	case "":
		r.countedNoun(d, n)
	case "share":
		if r.shareOf(d, j); d.head < 0 && d.base[0] < 0 {
			r.restated(d)
		}
	case "money", "time", "magnitude":
	default:
		if r.wordIs(j, "share-of") {
			if h := r.nounAfter(j+1, false); h >= 0 && r.token(h).UPOS != text.PROPN && !r.atoms[h].Cap {
				d.head, d.last = h, h
			}
		}
	}
}

// shareOf reads the base of a share: "40% of the voters".
func (r *numberReader) shareOf(d *quantityDraft, j int) {
	start := j
	if r.wordIs(j, "share-of") && r.wordIs(j+1, "bare") {
		d.base, d.last = [2]int{j + 1, j + 1}, j+1
		r.antecedent(d)
		return
	}
	if r.wordIs(j, "share-of") {
		start++
	} else if !d.ratio {
		return
	}
	h := r.nounAfter(r.skipNumber(start), true)
	if h < 0 || r.whichOf(h) {
		return
	}
	d.base, d.head, d.last = [2]int{start, h}, h, h
}

// whichOf reports an ordinal or an adjective that stands before its noun, with no noun
// behind it: it says which one of those just spoken of ("against 34 % on the first one").
func (r *numberReader) whichOf(h int) bool {
	a := &r.atoms[h]
	return r.wordIs(h, "prenominal") || a.Num > 0 && r.nums[a.Num-1].Form == pack.Ordinal
}

// skipNumber passes over a number inside a noun phrase: "of the 47 million
// inhabitants".
func (r *numberReader) skipNumber(j int) int {
	if r.wordIs(j, "det") {
		j++
	}
	if j < len(r.atoms) && r.atoms[j].Num > 0 {
		n := &r.nums[r.atoms[j].Num-1]
		if n.Form != pack.Ordinal && !n.Article && r.unitAfter(n.Last+1).last < 0 {
			j = n.Last + 1
			if r.ofMagnitude(n) && r.wordIs(j, "share-of") {
				j++
			}
		}
	}
	return j
}

// countedNoun finds the head noun behind a bare number, behind "of them" and
// "of the N", or in the phrase "the number of dead rises to N".
func (r *numberReader) countedNoun(d *quantityDraft, n *pack.Number) {
	j := d.last + 1
	if r.takenFrom(d) {
		return
	}
	if r.inCash(d, j) || r.nounAfter(j, false) < 0 && !r.wordIs(j, "share-of") && r.fromOpening(d) {
		return
	}
	if r.partBefore(d) || r.bareList(j) && r.subtotal(d) || r.shortMillions(d) {
		return
	}
	if r.wordIs(j, "share-of") && r.wordIs(j+1, "bare") {
		d.aspect, d.last = cotejo.Part, j+1
		d.rule(r.n.RuleNamed("part"))
		r.antecedent(d)
		return
	}
	if r.wordIs(j, "share-of") && r.wordIs(d.first-1, "dets") && !r.ofMagnitude(n) && len(r.out) > 0 {
		return // "far from the 6,000 of the organisers": of whom it is told, not of whom it is a part
	}
	if r.wordIs(j, "share-of") && d.last > n.Last && !r.wordIs(j+1, "dets") {
		if h := r.nounAfter(j+1, true); h >= 0 { // "two hundred odd of trips"
			d.head, d.last = h, h
			d.rule(r.n.RuleNamed("count"))
			return
		}
	}
	if r.wordIs(j, "share-of") && !r.ofMagnitude(n) {
		if h := r.partOf(j + 1); h >= 0 {
			d.aspect, d.head, d.last = cotejo.Part, h, h
			d.rule(r.n.RuleNamed("part"))
		} else {
			r.elliptic(d)
		}
		return
	}
	of := r.wordIs(j, "share-of")
	if of && n.Scaled && n.Scale >= leastMillions && (r.wordIs(j, "the-share") || r.wordIs(j+1, "art-one")) {
		return // "the four million of the Government": whose they are
	}
	if of {
		j++
	}
	if r.wordIs(j, "point-noun") && d.low <= 100 && r.percentBefore() && !(r.wordIs(j+1, "share-of") && r.token(j+2).UPOS == text.NOUN) {
		d.unit = unitMatch{id: "percentage-point", kind: "share", first: j, last: j}
		d.last = j
		if r.wordIs(j+1, "increment-after") || r.wordIs(j+1, "fewer") || r.changeBefore(d.first) {
			d.aspect = cotejo.Change
		}
		d.rule(r.n.RuleNamed("share"))
		return
	}
	if n.Scaled && n.Scale >= leastMillions && r.wordIs(j, "in") { // millions in losses
		if h := r.nounAfter(j+1, true); h >= 0 && !r.atoms[h].Cap {
			d.head, d.unsure = h, "counted"
			if id := r.lastMoney(); id != "" && r.token(h).Feats.Has("Number", "Plur") {
				d.unit, d.unsure = unitMatch{id: id, kind: "money", first: d.last, last: d.last}, ""
			}
			d.rule(r.n.RuleNamed("count"))
			return
		}
	}
	if h := r.nounAfter(j, of); h >= 0 && !(n.Scaled && n.Scale >= leastMillions && !of && r.saidOfSum(h)) {
		if r.saidOfElided(d, n, h) {
			return
		}
		r.alsoPart(d, h)
		d.head, d.last = h, h
		d.rule(r.n.RuleNamed("count"))
		r.millionsOf(d, n, of)
		if _, class := r.noun(h); class == "" && r.token(h).UPOS == text.ADJ && !r.patient(h) && !r.adjectiveBefore() {
			r.sameAsBefore(d)
		}
		return
	}
	r.elliptic(d)
}

// adjectiveBefore reports that the last figure of the sentence counts by an adjective
// without a class, used as a noun: another one beside it counts others ("dismiss 420
// permanents and 90 temporaries").
func (r *numberReader) adjectiveBefore() bool {
	for k := len(r.out) - 1; k >= 0; k-- {
		if q := &r.out[k]; q.kind == KindQuantity && q.head >= 0 && q.figure.Unit != "percent" {
			return q.figure.Class == "" && r.sent.Tokens[q.head].UPOS == text.ADJ
		}
	}
	return false
}

// saidOfSum reports an adjective, participle or noun right behind millions that is no
// class: it says something of the sum, or begins another phrase ("the 84 million
// agreed", "141 million thanks to").
func (r *numberReader) saidOfSum(h int) bool {
	_, class := r.noun(h)
	u := r.token(h).UPOS
	return class == "" && (u == text.ADJ || u == text.VERB || u == text.NOUN)
}

// percentBefore reports whether the sentence has spoken of percentages: then
// bare points are points of a percentage.
func (r *numberReader) percentBefore() bool {
	for k := range r.out {
		if u := r.out[k].figure.Unit; u == "percent" || u == "percentage-point" {
			return true
		}
	}
	return false
}

// partOf reads a definite phrase behind "of": "12 of the soldiers".
func (r *numberReader) partOf(j int) int {
	if bare := j < len(r.atoms) && r.atoms[j].Num > 0 && r.skipNumber(j) > j; !bare && !r.wordIs(j, "dets") {
		return -1
	}
	return r.nounAfter(r.skipNumber(j), true)
}

// nounAfter finds the head of the noun phrase that starts at atom j, -1 when
// there is none: adjectives and determiners are passed over, and an adjective
// used as a noun ("40 injured") is the head when no noun follows.
func (r *numberReader) nounAfter(j int, det bool) int {
	adjective := -1
	for k := j; k < len(r.atoms) && k < j+5; k++ {
		a := &r.atoms[k]
		if r.timed != nil && r.timed[k] {
			break
		}
		if a.Kind == pack.AtomSign && (r.str(k) == "\"" || r.str(k) == "“" || r.str(k) == "«" || r.str(k) == "'" || r.str(k) == "‘") && k == j {
			continue
		}
		if a.Kind != pack.AtomWord || a.Num > 0 && !isNounToo(&r.nums[a.Num-1]) {
			break
		}
		if r.wordIs(k, "prenominal") && !r.wordIs(k, "det") && adjective < 0 {
			adjective = k
			continue
		}
		if r.wordIs(k, "prenominal") || det && r.wordIs(k, "det") && adjective < 0 {
			continue
		}
		if r.wordIs(k, "func") {
			break
		}
		switch r.token(k).UPOS {
		case text.NOUN, text.PROPN, text.X:
			return k
		case text.ADJ:
			if adjective < 0 {
				adjective = k
			}
			if _, class := r.noun(k); class != "" && class != "person" && k+1 < len(r.atoms) && r.token(k+1).UPOS != text.NOUN {
				return k
			}
		case text.NoPOS:
			return k
		case text.VERB:
			if _, class := r.noun(k); class != "" && adjective < 0 && k == j && !r.token(k).Feats.Has("VerbForm", "Fin") {
				return k
			}
			return adjective
		case text.ADV:
		default:
			return adjective
		}
	}
	return adjective
}

func (r *numberReader) str(i int) string { return r.doc[r.atoms[i].Start:r.atoms[i].End] }

// marks reads what stands around the phrase: increments, totals, changes,
// rates.
func (r *numberReader) marks(d *quantityDraft) {
	r.incrementMark(d)
	j := d.last + 1
	switch {
	case r.phrase(j, "in", "total") || d.first > 1 && r.wordIs(d.first-1, "share-of") && r.wordIs(d.first-2, "total"):
		d.total = true
		d.rule(r.n.RuleNamed("total"))
	case r.wordIs(j, "each") && j+1 < len(r.atoms) && r.atoms[j+1].Num > 0 && r.nums[r.atoms[j+1].Num-1].Article:
		d.each = true
		d.rule(r.n.RuleNamed("each"))
	}
	if d.unit.id != "" && (r.wordIs(d.unit.last+1, "rate-after") || r.rateBy(d.unit.last+1)) {
		d.aspect = cotejo.Rate
	}
	if k := d.unit.last + 1; d.unit.kind == "time" && r.wordIs(k, "share-of") {
		if h := r.nounAfter(k+1, false); h >= 0 && r.rateBy(h+1) { // days of pay for each year
			d.aspect = cotejo.Rate
		}
	}
	if d.unit.id == "" && d.head >= 0 && d.aspect == "" && (r.rateBy(j) || r.wordIs(d.head+1, "rate-after")) {
		d.aspect = cotejo.Rate
	}
	if d.aspect == "" && r.changedBy(d) {
		d.aspect = cotejo.Change
		d.rule(r.n.RuleNamed("change"))
	}
	if d.unit.kind == "share" && d.aspect == "" && d.base[0] < 0 && !r.wordIs(d.first-1, "level") && (r.changeBefore(d.first) || r.changeJoined(d) || r.wordIs(j, "increment-after") || r.wordIs(j, "fewer")) {
		d.aspect = cotejo.Change
		d.rule(r.n.RuleNamed("change"))
	}
}

// changedBy reports an amount by which a verb of change right before it says that something
// rose or fell: "fell by 800 million", "rose 12 cents".
func (r *numberReader) changedBy(d *quantityDraft) bool {
	if d.level || r.wordIs(d.first, "level") || r.wordIs(d.first, "from") {
		return false
	}
	k := d.first - 1
	by := r.wordIs(k, "in")
	if by {
		k--
	}
	if k < 0 || r.token(k).UPOS != text.VERB || !r.n.V.Of(r.token(k).Lemma, "amount-change") {
		return false
	}
	if d.unit.kind == "money" || !by || d.head < 0 {
		return d.unit.kind == "money"
	}
	_, class := r.noun(d.head)
	return class != "" && inventory.Subsumes("person", class) // "ash fell in four departments" is where
}

// changeJoined reports a share that a change stands right before, with no verb between:
// "fuel rose 71 % and the fare 29 %", "a rise of 27 %, 17 % from April".
func (r *numberReader) changeJoined(d *quantityDraft) bool {
	if len(r.out) == 0 || d.first < 1 || d.head >= 0 {
		return false
	}
	q := &r.out[len(r.out)-1]
	return q.figure.Unit == "percent" && q.figure.Aspect == cotejo.Change && !r.verbsBetween(q.last, d.first) && r.str(d.first-1) != "("
}

// incrementMark reads "another 6,000", "6,000 more", "a first contingent of".
func (r *numberReader) incrementMark(d *quantityDraft) {
	if d.unit.kind == "share" || d.unit.kind == "time" || d.aspect != "" {
		return
	}
	j := d.last + 1
	switch {
	case r.wordIs(d.first-1, "increment"):
		d.first--
		d.aspect = cotejo.Increment
	case r.wordIs(d.first-2, "increment") && r.wordIs(d.first-1, "prenominal"):
		d.aspect = cotejo.Increment
	case r.moreAfter(j):
		d.aspect = cotejo.Increment
	case r.wordIs(d.first-1, "share-of") && r.wordIs(d.first-2, "portion") && d.first >= 3 && r.atoms[d.first-3].Num > 0 && r.nums[r.atoms[d.first-3].Num-1].Form == pack.Ordinal:
		d.aspect = cotejo.Part
		d.rule(r.n.RuleNamed("part"))
		return
	default:
		return
	}
	d.rule(r.n.RuleNamed("increment"))
}

// moreAfter reads "more" behind the counted noun, directly or behind one
// adjective; "more than" compares something else.
func (r *numberReader) moreAfter(j int) bool {
	for k := j; k < len(r.atoms) && k <= j+1; k++ {
		if r.wordIs(k, "increment-after") {
			return !r.wordIs(k+1, "than") && (k+1 >= len(r.atoms) || r.token(k+1).UPOS != text.ADJ || k > j)
		}
		if u := r.token(k).UPOS; u != text.ADJ {
			return false
		}
	}
	return false
}

// rateBy reads "per hour", "a year", "per inhabitant".
func (r *numberReader) rateBy(j int) bool {
	if j+1 >= len(r.atoms) || !r.wordIs(j, "per") {
		return false
	}
	u := r.unitAfter(j + 1)
	if u.last >= 0 {
		return u.kind != "share" && u.kind != "money"
	}
	if r.wordIs(j+1, "each") && j+2 < len(r.atoms) && r.token(j+2).UPOS == text.NOUN {
		return true // "to each worker"
	}
	return r.wordIs(j+1, "per-head")
}

// changeBefore reports whether a verb or noun of change governs what starts at
// atom i.
func (r *numberReader) changeBefore(i int) bool {
	return r.governed(i, "change-verb", "change-noun")
}

// governed looks back from atom i for a verb (by lemma) or a noun of a class,
// within the clause.
func (r *numberReader) governed(i int, verbs, nouns string) bool {
	for k := i - 1; k >= 0 && k >= i-7; k-- {
		if r.atoms[k].Kind != pack.AtomWord {
			if r.str(k) == "," {
				return false
			}
			continue
		}
		if r.wordIs(k, nouns) {
			return true
		}
		t := r.token(k)
		if t.Lemma != "" && (t.UPOS == text.VERB || t.UPOS == text.NoPOS) {
			if r.n.V.Of(t.Lemma, verbs) {
				return true
			}
		} else if t.UPOS == text.ADJ && t.Feats.Has("VerbForm", "Part") && !r.isTimed(k) && r.participleIs(t, verbs) {
			return true
		}
		if r.atoms[k].Num > 0 && !r.nums[r.atoms[k].Num-1].Article {
			return false
		}
	}
	return false
}

// phrase reports whether two words stand at atom i.
func (r *numberReader) phrase(i int, a, b string) bool {
	return i+1 < len(r.atoms) && r.wordIs(i, a) && r.wordIs(i+1, b)
}

// harmed reports whether one person is what an event happened to: a participle
// behind the noun ("a woman injured") or a verb beside it ("a man died").
func (r *numberReader) harmed(h int) bool {
	if c := r.refine(h + 1); c != "" && c != "resident" && c != "civilian" {
		return true
	}
	for k := max(0, h-4); k < len(r.atoms) && k <= h+4; k++ {
		if k > h && r.atoms[k].Kind == pack.AtomSign {
			return false
		}
		if t := r.token(k); t.UPOS == text.VERB && t.Lemma != "" && r.n.V.Of(t.Lemma, "harm-verb") {
			return true
		}
	}
	return false
}

// alone reports a number one that is said to be no more: "a single letter", "only one",
// "not even one".
func (r *numberReader) alone(n *pack.Number) bool {
	g := grammarOf(r.pack)
	only := func(i int) bool { return i >= 0 && i < len(r.atoms) && g.is("only-one", r.token(i).Lower) }
	if r.token(n.First).UPOS == text.DET {
		return only(n.Last + 1)
	}
	return r.ends(n.Last+1) && (only(n.First-1) || r.notEven(n)) || only(n.Last+1) && r.ends(n.Last+2)
}

// notEven reports a number one behind a word that denies even that: there is none.
func (r *numberReader) notEven(n *pack.Number) bool {
	return n.First > 0 && n.Value == 1 && grammarOf(r.pack).is("not-even", r.token(n.First-1).Lower)
}

// articleCounts decides whether an indefinite article is the number one: only
// before nouns that are listed as counted, and where it is said to be no more.
func (r *numberReader) articleCounts(n *pack.Number) bool {
	if r.alone(n) {
		return true
	}
	h := r.nounAfter(n.Last+1, false)
	if h < 0 || h > n.Last+2 {
		return r.formOf(int(r.atoms[n.First].Num)-1) != nil
	}
	if r.person(h) && r.harmed(h) {
		return true
	}
	form := pack.Fold(r.str(h))
	for _, s := range append(r.n.Singular(form), form) {
		if r.n.V.Of(s, "one") {
			return true
		}
	}
	if u := r.unitAfter(n.Last + 1); u.last >= 0 && !u.weak && (u.kind == "money" || u.kind == "length" || u.kind == "mass") {
		return !r.weight(u.last)
	}
	return r.formOf(int(r.atoms[n.First].Num)-1) != nil
}

// weight reports the word for a peso in its other sense, what something weighs: an
// adjective or a number of its own is said of it ("a weight near three tonnes", "a weight
// of 40 kilos").
func (r *numberReader) weight(j int) bool {
	if !r.wordIs(j, "peso-word") || j+1 >= len(r.atoms) {
		return false
	}
	if r.wordIs(j+1, "share-of") {
		return r.numberAt(min(j+2, len(r.atoms)-1)) >= 0 || r.numberAt(min(j+3, len(r.atoms)-1)) >= 0
	}
	return r.token(j+1).UPOS == text.ADJ
}

// person reports a noun for a human being.
func (r *numberReader) person(atom int) bool {
	if r.wordIs(atom, "person-noun") {
		return true
	}
	_, class := r.noun(atom)
	return class != "" && inventory.Subsumes("person", class)
}

// isNounToo passes the articles and ordinals that may stand inside a noun
// phrase.
func isNounToo(n *pack.Number) bool { return n.Article || n.Form == pack.Ordinal }

// participleIs reports a participle of a verb of a class.
func (r *numberReader) participleIs(t *text.Token, class string) bool {
	g := grammarOf(r.pack)
	for _, b := range g.bases(t.Lower) {
		for _, inf := range g.infinitives(b) {
			if r.n.V.Of(inf, class) {
				return true
			}
		}
	}
	return false
}
