package extract

import (
	"math"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// A bare number may be a share like the one told before it, or the whole of what is counted
// right before it.

// decimalShare reads a bare number with decimals as a share where its sentence has given
// one: nothing that is counted comes in tenths ("40.1 per cent for A and 39.6 for B"). So is
// the first of two levels of which the second has them.
func (r *numberReader) decimalShare(d *quantityDraft) bool {
	if d.high > mostPercent || d.unit.id != "" {
		return false
	}
	high := d.low
	for i := range r.pairs {
		if p := &r.pairs[i]; r.nums[p.a].First == d.first && high == math.Trunc(high) && r.unitAfter(r.nums[p.b].Last+1).last < 0 {
			high = r.nums[p.b].Value
		}
	}
	if high == math.Trunc(high) || high > mostPercent {
		return false
	}
	for k := len(r.out) - 1; k >= 0; k-- {
		switch q := &r.out[k]; {
		case q.figure.Unit == "percent" && q.figure.Aspect != cotejo.Change:
			d.unit, d.unsure, d.like = unitMatch{id: "percent", kind: "share", first: d.last, last: d.last}, "", q
			d.rule(r.n.RuleNamed("share"))
			return true
		case !isCount(q.figure.Unit):
			return false
		}
	}
	return false
}

// outOf makes a bare number the whole of those that are counted right before it: "63 pupils
// of 186", "five of 19" where the noun stands with the first.
func (r *numberReader) outOf(d *quantityDraft) bool {
	if len(r.out) == 0 || !r.wordIs(d.first-1, "share-of") || !r.ends(d.last+1) || d.low != math.Trunc(d.low) {
		return false
	}
	q := &r.out[len(r.out)-1]
	if q.last+1 != int(r.first[d.first-1]) || q.head < q.first || !isCount(q.figure.Unit) || bound(q.figure) >= d.low || q.figure.Class == "" && q.figure.Counted == "" || inventory.Subsumes("child", q.figure.Class) {
		return false
	}
	if d.head = r.atomOf(q.head); d.head < 0 {
		return false
	}
	if d.whole, d.unsure = true, ""; q.figure.Aspect == "" {
		q.figure.Aspect = cotejo.Part
	}
	d.rule(r.n.RuleNamed("count"))
	return true
}
