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
	if !p.figures() || p.oneDocument() || a.Stand != Done || b.Aspect == cotejo.Part || !earlier(p.swap()) || !comparableUnits(a.Unit, b.Unit) {
		return false
	}
	called := p.A.Document.Vicinity[p.A.Claim.ID].Cues&CuePlanned != 0
	switch {
	case a.Value.Best < b.Value.Best && p.A.total() == b.Value.Best:
		return (called || b.Stand == Plan) && oneTale(p)
	case b.Stand == Plan && called:
		beside := p.A.Document.Beside[p.A.Claim.ID]
		return p.A.Claim.Figure.Unit == p.B.Claim.Figure.Unit && point(p.B.Claim) && slices.Contains(beside, ValueOf(p.B.Claim.Figure, 1).Best) && oneTale(p)
	}
	return false
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
