package extract

import (
	"math"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// A bare number is short for more: for millions where millions of money were told just
// before ("fell to 40 million, and the chamber leaves it at 35"), for things where a
// phrase that opens the clause tells of how many it is a part ("Of the 34 artists
// announced 29 came").

// scaleFrom is what a bare number is multiplied with that goes on with an amount of
// money: a million or more where the amount was told in millions and the number is too
// small to be one itself, else 1.
func (r *numberReader) scaleFrom(q *quantity, high float64) float64 {
	if s := r.scaleOf(q); s > 1 && (high < millionsApart || high < leastMillions && bound(q.figure) >= s*millionsApart/closeAmount) {
		return s
	}
	return 1
}

// otherSum reports an amount of money, told in millions, that a bare number is not put in
// the place of, being of another order.
func (r *numberReader) otherSum(d *quantityDraft, q *quantity) bool {
	if d.unit.id != "" || r.scaleOf(q) == 1 {
		return false
	}
	times := d.high * r.scaleFrom(q, d.high) / bound(q.figure)
	return times > likeAmount || times < 1/float64(likeAmount)
}

// openingReach is how many words of a clause may stand before the number of the whole
// that opens it: "Of the total fund of 90".
const openingReach = 6

// fromOpening makes a bare number a part of the figure that opens its clause behind the
// preposition of parts: "Of the 8,000 doses received 6,480 were given", "Of the fund of
// 90 million eleven were paid". It is false where the clause opens otherwise.
func (r *numberReader) fromOpening(d *quantityDraft) bool {
	from := r.clauseStart(d.first)
	if len(r.out) == 0 || !r.wordIs(from, "share-of") || r.atoms[d.first].Num == 0 || r.nums[r.atoms[d.first].Num-1].Article {
		return false
	}
	q := r.firstOf(from, d.first)
	if q != nil && r.ofBareMillions(d, q) {
		return true
	}
	if r.opensWithSum(from) { // "Of that total, 11,300 million go to banks, 5,400 to farmers"
		if q == nil || q.figure.Aspect != cotejo.Part || q.figure.Whole != nil {
			return false
		}
		r.anotherPart(d, q)
		return true
	}
	if q == nil || q.kind != KindQuantity || q.figure.Aspect == cotejo.Change || q.figure.Aspect == cotejo.Rate || !meaningful(q) {
		return false // of a rate that fell so much is left: a level, no part
	}
	if q.figure.Aspect == cotejo.Part && isCount(q.figure.Unit) {
		r.anotherPart(d, q) // "Of the crew nine were sent home and five will be tried"
		return true
	}
	s := 1.0
	if isCurrency(q.figure.Unit) {
		s = r.scaleFrom(q, d.high)
	}
	n := bound(q.figure)
	if d.high*s > n || s == 1 && n > farAmount*d.high && isCurrency(q.figure.Unit) || d.low != math.Trunc(d.low) && s == 1 && n == math.Trunc(n) {
		return false
	}
	r.takeOver(d, q, governed, true)
	d.aspect, d.partOf = cotejo.Part, n
	q.whole = q.whole || !isCurrency(q.figure.Unit)
	d.rule(r.n.RuleNamed("part"))
	return true
}

// opensWithSum reports a clause that opens by taking a part out of a number told before.
func (r *numberReader) opensWithSum(from int) bool {
	h := from + 1
	if r.wordIs(h, "dets") || r.token(h).UPOS == text.DET {
		h++
	}
	return r.wordIs(h, "whole-noun") && h+1 < len(r.atoms) && r.str(h+1) == ","
}

// anotherPart makes a bare number a part of what another part is one of.
func (r *numberReader) anotherPart(d *quantityDraft, q *quantity) {
	r.takeOver(d, q, governed, true)
	d.aspect = cotejo.Part
	if q.figure.Whole != nil {
		d.partOf = *q.figure.Whole
	}
	d.rule(r.n.RuleNamed("part"))
}

// ofBareMillions makes a bare number millions, and a part, of millions that name neither
// a currency nor what they count, which are money: "Of the 31 million of the government
// 6.4 have come".
func (r *numberReader) ofBareMillions(d *quantityDraft, q *quantity) bool {
	n := bound(q.figure)
	if q.kind != KindQuantity || q.figure.Unit != "item" || q.head >= 0 || n < leastMillions || d.high*leastMillions > n {
		return false
	}
	d.low, d.high = d.low*leastMillions, d.high*leastMillions
	d.aspect, d.partOf = cotejo.Part, n
	d.unit, d.unsure = unitMatch{id: "XXX", kind: "money", first: d.last, last: d.last}, "currency"
	d.rule(r.n.RuleNamed("part"))
	return true
}

// clauseStart is the first atom of the clause, sentence or quotation that an atom is in:
// behind a semicolon, a colon, a mark of quotation, or the conjunction before a whole.
func (r *numberReader) clauseStart(i int) int {
	for k := i - 1; k >= 0; k-- {
		switch r.str(k) {
		case ";", ":", "\"", "\u00ab", "\u201c":
			return k + 1
		}
		if k+3 < i && r.numbersWhole(k+1) && (r.token(k).UPOS == text.CCONJ || r.token(k).UPOS == text.SCONJ || r.str(k) == "," && !r.verbsBetween(-1, k)) {
			return k + 1 // "and of the 12,000 that were announced 3,000 came", "says that of the 46 seized 31 had"
		}
	}
	return 0
}

// firstOf is the figure that begins first behind an atom, a few words away, with a verb
// or a comma between it and another atom; nil for none.
func (r *numberReader) firstOf(from, to int) *quantity {
	for k := range r.out {
		q := &r.out[k]
		if q.first < int(r.first[from]) {
			continue
		}
		if q.first > int(r.first[from])+openingReach {
			return nil
		}
		for a := from; a < to; a++ {
			if w := int(r.first[a]); w > q.last && (r.str(a) == "," || r.token(a).Feats.Has("VerbForm", "Fin")) {
				return q
			} else if w < q.first && r.token(a).Feats.Has("VerbForm", "Fin") {
				return nil
			}
		}
		return nil
	}
	return nil
}

// shortMoney makes a bare number millions of the money that was told before it in its
// sentence or the one before: "puts the losses at 190 million and the adviser at 155".
func (r *numberReader) shortMoney(d *quantityDraft) bool {
	q := r.recent(func(q *quantity) bool { return q.kind == KindQuantity && isCurrency(q.figure.Unit) })
	if q == nil || r.index-q.sentence > 1 || r.scaleFrom(q, d.high) == 1 {
		return false
	}
	r.takeOver(d, q, governed, true)
	return true
}

// attached reads a bare number that a preposition puts at the end of a clause, or before
// another preposition, as money told just before in millions: "a first stage, of 60",
// "bills for 18", "and the other adviser at 155".
func (r *numberReader) attached(d *quantityDraft) bool {
	if d.first < 1 || r.token(d.first-1).UPOS != text.ADP || r.isTimed(d.first) {
		return false
	}
	if t := r.token(d.last + 1); !r.ends(d.last+1) && t.UPOS != text.ADP && !t.Feats.Has("VerbForm", "Part") {
		return false
	}
	if j := d.last + 2; r.wordIs(j-1, "share-of") && j < len(r.atoms) && r.atoms[j].Num > 0 {
		return false // "with 58 of 137 seats"
	}
	if k := d.first - 2; k >= 0 && (r.wordIs(d.first-1, "share-of") && r.person(k) || r.isTimed(k)) {
		return false
	}
	q := r.recent(func(q *quantity) bool { return q.kind == KindQuantity && q.figure.Unit != "percent" && meaningful(q) })
	if q == nil || !isCurrency(q.figure.Unit) || r.index-q.sentence > 1 || q.figure.Aspect == cotejo.Rate {
		return false
	}
	s := r.scaleFrom(q, d.high)
	if times := max(d.low*s, 1) / bound(q.figure); s == 1 || times > likeAmount || times < 1/float64(likeAmount) {
		return false
	}
	r.takeOver(d, q, governed, true)
	return true
}
