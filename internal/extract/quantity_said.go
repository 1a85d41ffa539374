package extract

import (
	"math"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// A number may stand before a participle alone ("640 were promised and there are 200
// delivered"), behind the subject of a clause whose verb was said before ("the dead are 71
// and the injured 860"), or as the second of two levels of which the first alone has the
// unit ("from seven years to six"). Here such numbers find what they count.

// saidOfElided reads a participle or adjective behind a number as said of what an earlier
// figure counts: of money where the number has an article ("2.8 million of the six
// promised"), of things where they agree ("1,200 houses; there are 300 delivered").
func (r *numberReader) saidOfElided(d *quantityDraft, n *pack.Number, h int) bool {
	t := r.token(h)
	if t.UPOS != text.ADJ && t.UPOS != text.VERB && t.UPOS != text.NOUN || h != d.last+1 {
		return false
	}
	if _, class := r.noun(h); class != "" {
		return false
	}
	if t.UPOS != text.NOUN && len(r.out) > 0 && isCurrency(r.out[len(r.out)-1].figure.Unit) && r.wordIs(d.first-1, "dets") {
		r.elided(d, n)
		return d.unit.id != "" || d.head >= 0 || d.like != nil
	}
	return r.saidOfThings(d, h)
}

// saidOfThings makes a number before a participle in the plural count the things of an
// earlier figure of some size, of the gender of the participle.
func (r *numberReader) saidOfThings(d *quantityDraft, h int) bool {
	f := r.token(h).Feats
	same := r.token(h).UPOS == text.NOUN && !f.Has("Gender", "Fem") // a noun that may be a participle
	if !f.Has("Number", "Plur") || !r.pastParticiple(h) || d.low != math.Trunc(d.low) || d.low < 2 || r.adjectiveBefore() {
		return false
	}
	q := r.recent(func(q *quantity) bool {
		g := r.genderOf(q)
		return q.kind == KindQuantity && q.figure.Unit == "item" && (q.figure.Class != "" || q.head >= 0) && meaningful(q) &&
			(g == "" || g == f.Get("Gender")) && bound(q.figure) > 0 && (!same || bound(q.figure) == d.low) && orderOf(max(d.low, 1), bound(q.figure)) > 0
	})
	if q == nil {
		return false
	}
	d.like, d.last, d.unsure = q, h, ""
	d.rule(r.n.RuleNamed("count"))
	return true
}

// pastParticiple reports the participle of a verb, whatever part of speech it was given.
func (r *numberReader) pastParticiple(i int) bool {
	t := r.token(i)
	if t.Feats.Has("VerbForm", "Part") {
		return true
	}
	g := grammarOf(r.pack)
	if g.is("thing-participle", t.Lemma) {
		return false
	}
	for _, b := range g.bases(t.Lower) {
		for _, inf := range g.infinitives(b) {
			if g.verbs[inf] {
				return true
			}
		}
	}
	return false
}

// gappedSubject makes a number count the definite plural right before it, the subject of a
// clause that leaves out the verb of the one before, which says how many there are: "the
// dead come to 71 and the injured 860".
func (r *numberReader) gappedSubject(d *quantityDraft) bool {
	if d.first < 4 || d.low != math.Trunc(d.low) || d.high >= leastMillions || len(r.out) == 0 || !r.ends(d.last+1) && r.token(d.last+1).UPOS != text.ADP {
		return false
	}
	from := d.first - 1
	if r.str(from) == "," {
		from--
	}
	h := r.definiteBefore(from)
	if h < 0 || r.token(h).UPOS == text.PROPN {
		return false
	}
	if _, class := r.noun(h); class == "" && !r.patient(h) {
		return false
	}
	if !r.tellsHowMany(h) {
		return false
	}
	d.head, d.unsure = h, ""
	d.rule(r.n.RuleNamed("measured"))
	return true
}

// tellsHowMany reports a verb that says how many its subject are as the last finite one
// before an atom, in the plural.
func (r *numberReader) tellsHowMany(before int) bool {
	for k := before - 1; k >= 0; k-- {
		if r.str(k) == ";" || r.str(k) == ":" {
			return false
		}
		if f := r.token(k).Feats; f.Has("VerbForm", "Fin") {
			return f.Has("Number", "Plur") && f.Has("Person", "3") && r.lemmaIs(k, "reach-verb")
		}
	}
	return false
}

// secondLevel gives the second of two levels the unit or the noun of the first, which it
// stands right behind: "cut from seven years to six", "from 40 flights to 25".
func (r *numberReader) secondLevel(d *quantityDraft) bool {
	if len(r.out) == 0 {
		return false
	}
	q := &r.out[len(r.out)-1]
	if at := d.first - 1; q.figure.Aspect == cotejo.Change && (r.wordIs(at, "level") || at > 0 && r.wordIs(at, "dets") && r.wordIs(at-1, "level")) && r.levelOf(d, q) {
		return true
	}
	if !r.wordIs(d.first-1, "level") && !r.wordIs(d.first-1, "personal") {
		return false
	}
	a := r.atomOf(q.first)
	if q.last+1 != int(r.first[d.first-1]) || a < 1 || !r.wordIs(a-1, "share-of") && !r.wordIs(a-1, "from") {
		return false
	}
	if !meaningful(q) && q.figure.Unit != "percent" || orderOf(max(d.low, 1), max(bound(q.figure)/r.scaleFrom(q, d.high), 1)) == 0 {
		return false
	}
	r.takeOver(d, q, governed, true)
	d.level = true
	return true
}

// levelOf gives the level that a change came to what the change was of: "fell by 24,000
// people, to 2.8 million", "complaints rose 8%, to 47,300".
func (r *numberReader) levelOf(d *quantityDraft, q *quantity) bool {
	if q.head < 0 || r.verbsBetween(q.last, d.first) {
		return false
	}
	h := r.atomOf(q.head)
	if h < 0 {
		return false
	}
	_, class := r.noun(h)
	switch {
	case isCount(q.figure.Unit):
		r.takeOver(d, q, governed, true)
	case q.figure.Unit == "percent" && class != "" && !inventory.Subsumes("money", class) && !inventory.Subsumes("indicator", class) && !inventory.Subsumes("price", class) && class != "revenue" && class != "share" && r.token(h).Feats.Has("Number", "Plur"):
		d.head = h
		d.rule(r.n.RuleNamed("count"))
	default:
		return false
	}
	d.level = true
	return true
}

// millionsOf makes money of bare millions in the genitive of a noun for money: "214 million
// of losses".
func (r *numberReader) millionsOf(d *quantityDraft, n *pack.Number, of bool) {
	if _, class := r.noun(d.head); !of || d.unit.id != "" || !n.Scaled || n.Scale < leastMillions || class == "" || !inventory.Subsumes("money", class) && class != "loss" {
		return
	}
	d.unit = unitMatch{id: r.lastMoney(), kind: "money", first: d.last, last: d.last}
	if d.unit.id == "" {
		d.unit.id, d.unsure = "XXX", "currency"
	}
	d.rule(r.n.RuleNamed("money"))
}

// inCash reads a number with "in cash" behind it, and no unit, as money of the kind that
// was told before.
func (r *numberReader) inCash(d *quantityDraft, j int) bool {
	if d.unit.id != "" || !r.wordIs(j, "in") || !r.wordIs(j+1, "cash") {
		return false
	}
	d.unit, d.unsure = unitMatch{id: r.lastMoney(), kind: "money", first: d.last, last: d.last}, ""
	if d.unit.id == "" {
		d.unit.id, d.unsure = "XXX", "currency"
	}
	d.rule(r.n.RuleNamed("money"))
	return true
}

// partOfNext makes a figure with its noun or unit a part of the number behind it that has
// no other: "culled 118,000 birds of the 180,000 planned", "4.2 million dollars of the 11
// million asked for". It gives the index of that number, -1 for none.
func (r *numberReader) partOfNext(q *quantity, end int) int {
	j := end + 1
	if q.kind != KindQuantity || q.figure.Aspect != "" || q.figure.Unit == "percent" || q.unsure != "" || !r.wordIs(j, "share-of") || !r.wordIs(j+1, "dets") {
		return -1
	}
	k := r.numberAt(min(j+2, len(r.atoms)-1))
	if k < 0 || r.taken[k] != "" {
		return -1
	}
	n := &r.nums[k]
	m := n.Value
	if s := r.scaleOf(q); s > 1 && !n.Scaled && m < millionsApart {
		m *= s
	}
	if n.Article || n.Form != pack.Cardinal && n.Form != pack.Decimal || m < bound(q.figure) || !r.sameThing(q, n.Last+1) {
		return -1
	}
	q.figure.Aspect, q.figure.Whole = cotejo.Part, &m
	q.rules = append(q.rules, r.n.RuleNamed("part"))
	return k
}

// sameThing reports that what stands behind a number counts or measures nothing else than
// a figure does: its unit, its noun, a participle, or nothing.
func (r *numberReader) sameThing(q *quantity, j int) bool {
	if u := r.unitAfter(j); u.last >= 0 && !u.weak {
		return u.id == q.figure.Unit
	}
	h := r.nounAfter(j, false)
	if h < 0 {
		return true
	}
	lemma, class := r.noun(h)
	if t := r.token(h); class == "" && (t.UPOS == text.ADJ || t.UPOS == text.VERB) {
		return r.pastParticiple(h)
	}
	return q.head >= 0 && (lemma == q.figure.Counted || class != "" && inventory.Subsumes(class, q.figure.Class))
}
