package reconcile

import (
	"slices"

	"github.com/cotejo/cotejo"
)

// A later text that tells what has come of a number says which number that was: it takes
// its own from it, "46 of the 180 houses that were promised", or gives it beside its own
// in words of planning, "2.2 %, far from the 3 % expected".

// keeps reports whether the left figure is what came of the right one: its text gives it,
// later, as a part of that number, which was planned or is called planned there, or beside
// it as what was expected.
func keeps(p Pair) bool {
	a, b := p.SA, p.SB
	if !p.figures() || p.oneDocument() || a.Stand != Done || earlier(p) || !comparableUnits(a.Unit, b.Unit) || isCount(a.Unit) && compareClasses(a.Class, b.Class) == Disjoint && !countSame(p) {
		return false
	}
	v := p.A.Document.Vicinity[p.A.Claim.ID]
	called, planned := v.Cues&CuePlanned != 0, p.B.planned(b) && !(b.Family == "value" && isMoney(b.Unit)) // what a thing is worth does not come about
	switch {
	case a.Value.Best < b.Value.Best && p.A.total() == b.Value.Best:
		return (planned || called && (earlier(p.swap()) || compareOrder(p) == Unknown)) && oneTale(p)
	case givesNumber(v.Due, b):
		return planned && oneTale(p)
	case b.Aspect == cotejo.Part:
		return false
	case v.Cues&CueLess != 0 && b.Value.Best > a.Value.Best, v.Cues&CueMore != 0 && b.Value.Best < a.Value.Best:
		return (b.Stand == Plan || demands(p.B, b) || p.B.Claim.Predicate == "announce") && p.oneKindCounted() && oneTale(p)
	case b.Stand == Plan && called:
		beside := p.A.Document.Beside[p.A.Claim.ID]
		return p.A.Claim.Figure.Unit == p.B.Claim.Figure.Unit && point(p.B.Claim) && slices.Contains(beside, ValueOf(p.B.Claim.Figure, 1).Best) && oneTale(p)
	}
	return false
}

// oneKindCounted reports whether two figures that are not far apart may be of one kind by
// what is counted: one noun, kindred words, or one measure.
func (p Pair) oneKindCounted() bool {
	a, b := p.SA, p.SB
	if magnitudes(p.A.Claim.Figure, p.B.Claim.Figure) > rivalTimes {
		return false
	}
	if a.Unit == b.Unit && !isCount(a.Unit) && !isMoney(a.Unit) && a.Unit != "percent" {
		return true
	}
	x, y := p.A.Document.Vicinity[p.A.Claim.ID], p.B.Document.Vicinity[p.B.Claim.ID]
	return sharesNoun(p) || mostInBoth(x.Kin, y.Kin) > 0
}

// planned reports whether a figure is planned, promised or asked for where it is told, or
// called so by the words right beside it.
func (it *Item) planned(s *Scope) bool {
	return s.Stand == Plan || demands(it, s) || it.Claim.Predicate == "promise" || it.Document.Vicinity[it.Claim.ID].Cues&CueDue != 0
}

// total is the number of which a figure is told as a part, in its base unit; 0 where there
// is none.
func (it *Item) total() float64 {
	total := it.Document.Senses[it.Claim.ID].Total
	if f := it.Claim.Figure; total == 0 && f != nil && f.Whole != nil && f.Unit != "percent" {
		_, factor := Base(f.Unit)
		total = *f.Whole * factor
	}
	return total
}
