package extract

import (
	"math"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// leastMillions is where bare numbers go on no list of counts: millions beside
// counted people or things are money.
const leastMillions = 1e6

// elliptic looks for what a bare number counts: a noun of number in the
// sentence ("the number of dead rises to 130"), a participle that says what
// befell them ("24 were injured"), else what the number before it counted.
func (r *numberReader) elliptic(d *quantityDraft) {
	j := d.last + 1
	switch {
	case r.secondLevel(d) || r.decimalShare(d) || r.outOf(d):
	case r.relativeCount(d) || r.existing(d) || r.topic(d):
	case r.sumNoun(d):
	case r.priced(d):
	case r.apposed(d):
	case r.difference(j):
		d.aspect = cotejo.Change
		d.rule(r.n.RuleNamed("change"))
		r.differs(d)
	case r.befell(d, j):
	case r.gappedSubject(d):
	case r.measured(d):
	case r.restated(d):
	case r.personal(d, "harm-verb"):
	case r.wordIs(d.first-1, "increment") || r.wordIs(j, "increment-after") || r.wordIs(d.first-2, "increment"):
		if r.antecedent(d); d.head < 0 {
			d.back = r.earlier(func(q *quantity) bool { return q.figure.Class != "" && q.figure.Unit != "percent" })
		}
	case d.low < leastMillions && r.listed(d, j):
		if r.antecedent(d); d.head >= 0 {
			d.unsure = ""
		}
	case r.nextPart(d, j):
	case j < len(r.atoms) && r.pluralVerb(j) && r.joinedSubject(d):
	case j < len(r.atoms) && r.token(j).Feats.Has("VerbForm", "Fin"):
		if r.antecedent(d); d.head < 0 && r.token(j).Feats.Has("Number", "Plur") {
			r.likePeople(d)
		}
	case r.subjectBehind(d):
		r.likePeople(d)
	}
}

// nextPart reads a second part of the whole that a number before in the sentence is a
// part of: "thirteen of them are women and two were minors".
func (r *numberReader) nextPart(d *quantityDraft, j int) bool {
	if len(r.out) == 0 || !r.wordIs(d.first-1, "list-sep") || j >= len(r.atoms) || !r.token(j).Feats.Has("VerbForm", "Fin") {
		return false
	}
	q := &r.out[len(r.out)-1]
	if q.figure.Aspect != cotejo.Part || !isCount(q.figure.Unit) {
		return false
	}
	d.aspect, d.unsure = cotejo.Part, ""
	d.like = q
	d.rule(r.n.RuleNamed("part"))
	return true
}

// subjectBehind reports a bare number that ends its clause behind a verb in the
// plural, whose subject it is.
func (r *numberReader) subjectBehind(d *quantityDraft) bool {
	if j := d.last + 1; j < len(r.atoms) && r.atoms[j].Kind == pack.AtomWord && r.token(j).UPOS != text.CCONJ && r.token(j).UPOS != text.ADP {
		return false
	}
	k := d.first - 1
	for k >= 0 && r.token(k).UPOS == text.ADV {
		k--
	}
	if k < 0 {
		return false
	}
	t := r.token(k)
	if t.Feats.Has("VerbForm", "Part") && k > 0 {
		t = r.token(k - 1)
	}
	return (t.UPOS == text.VERB || t.UPOS == text.AUX) && t.Feats.Has("VerbForm", "Fin") && t.Feats.Has("Number", "Plur") && t.Feats.Has("Person", "3")
}

// likePeople makes a bare number count what the last number of people before it
// counted, where the two are of one order.
func (r *numberReader) likePeople(d *quantityDraft) {
	if d.low < 2 || d.low >= leastMillions || d.low != math.Trunc(d.low) || r.afterDuration(d) {
		return
	}
	verb := verbOver(r.sent, int(r.last[d.last]))
	var b *quantity
	most := 0
	for q := range r.before(2) {
		n := bound(q.figure)
		if q.kind != KindQuantity || q.figure.Unit != "person" || n <= 0 {
			continue
		}
		if verb != "" && inventory.Subsumes("dead", q.figure.Class) && r.kin(verb, verbOver(&r.all[q.sentence], q.number)) == 0 {
			continue // "two died and four are still free"
		}
		if b != nil && q.sentence < b.sentence {
			break // the nearest sentence that speaks of people
		}
		if order := orderOf(d.low, n); order > most {
			b, most = q, order
		}
	}
	if b != nil {
		d.like, d.unsure = b, ""
		d.rule(r.n.RuleNamed("count"))
	}
}

// orderOf says how near in size two numbers are: 3 of one order, 2 alike, 1 not too far
// apart, 0 else.
func orderOf(a, b float64) int {
	switch times := max(a/b, b/a); {
	case times <= closeAmount:
		return 3
	case times <= likeAmount:
		return 2
	case times <= farAmount:
		return 1
	}
	return 0
}

// personal reads a bare number after the preposition of persons as one of people: the object
// of a verb of a class ("injured some thirty", "arrested 14"), or taken up by a pronoun.
func (r *numberReader) personal(d *quantityDraft, verbs string) bool {
	k := d.first - 1
	if !r.wordIs(k, "personal") || d.low >= leastMillions || d.low != math.Trunc(d.low) || !r.befallsPeople(k, verbs) && !(k == 0 && r.doubled(d.last+1)) {
		return false
	}
	d.unit, d.unsure = unitMatch{id: "person", first: d.last, last: d.last}, ""
	d.rule(r.n.RuleNamed("count"))
	return true
}

// befallsPeople reports a verb of a class, of what is done to people, before the
// preposition of persons at an atom, a word or two away: "arrested 14", "rescued alive 142".
func (r *numberReader) befallsPeople(k int, verbs string) bool {
	for j := k - 1; j >= 0 && j >= k-3 && r.atoms[j].Kind == pack.AtomWord; j-- {
		if t := r.token(j); t.UPOS == text.VERB || t.Feats.Has("VerbForm", "Part") {
			return r.lemmaIs(j, verbs)
		}
	}
	return false
}

// doubled reports an object pronoun and a verb at an atom, which take up an object with
// the preposition of persons that opens the clause: "96 they put on the lorries".
func (r *numberReader) doubled(j int) bool {
	return r.wordIs(j, "clitic-object") && r.token(j+1).Feats.Has("VerbForm", "Fin")
}

// sumNoun reads "the number of dead rises to 130" and "lowered to 92 the
// number of dead".
func (r *numberReader) sumNoun(d *quantityDraft) bool {
	if r.sumOmitted(d) {
		return true
	}
	try := func(j int) bool {
		k := j + 1
		if k < len(r.atoms) && r.token(k).UPOS == text.ADJ {
			k++ // "the exact number of"
		}
		if !r.wordIs(j, "sum-noun") || !r.wordIs(k, "share-of") {
			return false
		}
		h := r.nounAfter(k+1, true)
		if h < 0 {
			return false
		}
		d.head = h
		d.rule(r.n.RuleNamed("sum-noun"))
		return true
	}
	for j := d.first - 1; j >= 0 && j > d.first-14; j-- {
		if try(j) {
			return true
		}
	}
	for j := d.last + 1; j < len(r.atoms) && j <= d.last+maxBehind; j++ {
		if r.atoms[j].Kind != pack.AtomWord || r.atoms[j].Num > 0 && !r.nums[r.atoms[j].Num-1].Article {
			break
		}
		if try(j) {
			return true
		}
	}
	return false
}

// maxBehind is how many words may stand between a number and the noun of number
// behind it: "to nine rose last night the number of injured".
const maxBehind = 6

// sumOmitted reads "puts at two that of the missing", where the noun of number was
// said before.
func (r *numberReader) sumOmitted(d *quantityDraft) bool {
	j := d.last + 1
	if !r.wordIs(j, "det") || !r.wordIs(j+1, "share-of") {
		return false
	}
	said := false
	for k := 0; k < d.first; k++ {
		said = said || r.wordIs(k, "sum-noun")
	}
	h := r.nounAfter(j+2, true)
	if !said || h < 0 {
		return false
	}
	d.head = h
	d.rule(r.n.RuleNamed("sum-noun"))
	return true
}

// befell reads "24 were injured", "12 are missing": the
// participle behind the verb names the class.
func (r *numberReader) befell(d *quantityDraft, j int) bool {
	if j+1 >= len(r.atoms) || r.token(j).UPOS != text.VERB && r.token(j).UPOS != text.AUX {
		return false
	}
	for k := j + 1; k < len(r.atoms) && k <= j+3; k++ {
		if r.atoms[k].Kind != pack.AtomWord {
			return false
		}
		_, class := r.noun(k)
		if u := r.token(k).UPOS; (u == text.ADJ || u == text.VERB) && class != "" && inventory.Subsumes("casualty", class) {
			d.head = k
			d.rule(r.n.RuleNamed("count"))
			return true
		}
	}
	return false
}

// listed reports whether a bare number goes on a list: "4,300 jobs in
// France, 3,700 in Germany and 400 in Spain", "20,000 according to the police".
func (r *numberReader) listed(d *quantityDraft, j int) bool {
	k := d.first - 1
	if r.wordIs(k, "personal") {
		k--
	}
	if !r.wordIs(k, "list-sep") {
		return false
	}
	if j+1 < len(r.atoms) && r.str(j) == "," && r.wordIs(j+1, "list-prep") {
		return true
	}
	return (r.wordIs(j, "list-prep") || r.wordIs(j, "share-of") && j+1 < len(r.atoms) && r.atoms[j+1].Cap)
}

// difference reads "89 more than", "15 fewer", "four above": a bare number that compares.
func (r *numberReader) difference(j int) bool {
	return r.wordIs(j, "increment-after") && r.wordIs(j+1, "than") || r.wordIs(j, "fewer") || r.token(j).UPOS == text.ADP && r.wordIs(j+1, "above-below")
}

// differs gives a difference what the figure before it counts or measures: "31 million,
// four above what was told" differs by millions.
func (r *numberReader) differs(d *quantityDraft) {
	c := r.recent(func(q *quantity) bool { return q.figure.Unit != "percent" && meaningful(q) })
	if c == nil || c.sentence != r.index || isCount(c.figure.Unit) {
		if r.antecedent(d); d.head < 0 && c != nil && c.sentence != r.index && isCount(c.figure.Unit) {
			d.like = c
		}
		return
	}
	if s := r.scaleOf(c); d.high*s <= bound(c.figure) {
		d.low, d.high = d.low*s, d.high*s
	}
	d.like, d.unsure = c, ""
	d.unit = unitMatch{id: c.figure.Unit, kind: kindOfUnit(c.figure.Unit, c.kind), first: d.last, last: d.last}
}

// sameAsBefore reads "1 badly injured and 14 critical": an adjective alone is
// said of what the number before it counted.
func (r *numberReader) sameAsBefore(d *quantityDraft) {
	h := d.head
	if r.antecedent(d); d.head == h {
		d.unsure = ""
	}
}

// antecedent takes over the head of the quantity before, as unsure.
func (r *numberReader) antecedent(d *quantityDraft) {
	for k := len(r.out) - 1; k >= 0; k-- {
		if q := &r.out[k]; q.kind == KindQuantity && q.head >= 0 && q.figure.Unit != "percent" {
			if a := r.atomOf(q.head); a >= 0 {
				d.head, d.unsure = a, "counted"
				return
			}
		}
	}
	d.unsure = "counted"
}

// atomOf is the first atom of a word, -1 when none begins with it.
func (r *numberReader) atomOf(word int) int {
	for a := range r.atoms {
		if int(r.first[a]) == word {
			return a
		}
	}
	return -1
}

// fromTo gives the first of two levels the unit or noun behind the second:
// "will rise from 1,134 to 1,184 euros".
func (r *numberReader) fromTo(d *quantityDraft, k int) {
	for i := range r.pairs {
		if p := &r.pairs[i]; (p.a == k || p.b == k) && d.aspect == "" && r.sameMeasure(p) {
			d.aspect, d.level = cotejo.Stock, true
		}
	}
	if d.unit.id != "" || d.head >= 0 {
		return
	}
	for i := range r.pairs {
		if r.pairs[i].a != k {
			continue
		}
		b := &r.nums[r.pairs[i].b]
		j := b.Last + 1
		if r.ofMagnitude(b) && r.wordIs(j, "share-of") {
			j++
		}
		if u := r.unitAfter(j); u.last >= 0 && (!u.weak || j == b.Last+1) {
			low := r.spread(&r.nums[k], b)
			d.low, d.high = low*u.factor, low*u.factor
			d.unit = u
			d.unit.last = d.last
			if u.id == "XXX" {
				r.resolveCurrency(d, false)
			}
		} else if h := r.nounAfter(j, j > b.Last+1); h >= 0 && !(b.Scaled && b.Scale >= leastMillions && j == b.Last+1 && r.saidOfSum(h)) {
			d.head = h
		} else if h = r.determined(b.Last + 1); h >= 0 && r.token(h).Feats.Has("Number", "Plur") && !r.wordIs(h, "sum-noun") {
			d.head = h // "lowered from 14 to nine the injured"
		} else if low := r.spread(&r.nums[k], b); low > r.nums[k].Value && low >= leastMillions {
			d.low, d.high, d.unsure = low, low, "" // "from 240 to 225 million"
			if d.unit = (unitMatch{id: r.lastMoney(), kind: "money", first: d.last, last: d.last}); d.unit.id == "" {
				d.unit.id, d.unsure = "XXX", "currency"
			}
		}
	}
}

// firstOfPair reports the first of two levels that has taken its unit from the second.
func (r *numberReader) firstOfPair(d *quantityDraft, k int) bool {
	if d.unit.id == "" {
		return false
	}
	for i := range r.pairs {
		if r.pairs[i].a == k && r.unitAfter(r.nums[k].Last+1).last < 0 {
			return true
		}
	}
	return false
}

// sameMeasure reports a pair of numbers of which the second carries the unit or
// noun of both, or each its own.
func (r *numberReader) sameMeasure(p *numberForm) bool {
	a, b := r.unitAfter(r.nums[p.a].Last+1), r.unitAfter(r.nums[p.b].Last+1)
	return a.last < 0 || a.id == b.id
}
