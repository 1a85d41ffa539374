package reconcile

import (
	"math"

	"github.com/cotejo/cotejo"
)

// Value states beyond the general ones.
const (
	Rounds State = "rounds" // one is a rounding of the other
	Bound  State = "bound"  // an open bound that the other does not break
	Less   State = "less"   // disjoint, the left one smaller
	More   State = "more"   // disjoint, the left one larger
	Loose  State = "loose"  // disjoint, but one is a vague number word
)

// oneNumber reports whether two values compare as one number, or one as a rounding of
// the other.
func (s State) oneNumber() bool { return s == Equal || s == Rounds }

// Value is what a figure says in the base unit: an interval, with infinite ends
// where the source leaves them open.
type Value struct {
	Low, High  float64
	Best       float64
	Comparator cotejo.Comparator
	Known      bool
}

// ValueOf reads the interval of a figure, converted by factor to the base unit.
func ValueOf(f *cotejo.Figure, factor float64) Value {
	v := Value{Low: math.Inf(-1), High: math.Inf(1), Comparator: f.Comparator}
	if f.Low != nil {
		v.Low = *f.Low * factor
	}
	if f.High != nil {
		v.High = *f.High * factor
	}
	switch {
	case f.Best != nil:
		v.Best = *f.Best * factor
	case f.Low != nil && f.High != nil:
		v.Best = (v.Low + v.High) / 2
	case f.Low != nil:
		v.Best = v.Low
	case f.High != nil:
		v.Best = v.High
	default:
		return v
	}
	v.Known = true
	return v
}

// grain is the unit of the last significant digit of a number: 1,000 for
// 15,000, 10 for 14,870, 1 for 12.
func grain(x float64) float64 {
	x = math.Abs(x)
	if x == 0 || x != math.Trunc(x) || x > 1e15 {
		return 0
	}
	g := 1.0
	for math.Mod(x, g*10) == 0 {
		g *= 10
	}
	return g
}

// slack is how far a number given as "about" may stray: half the unit of its
// last significant digit, within five and ten per cent of it, and at least one
// unit of a whole number from ten on.
func slack(x float64) float64 {
	x = math.Abs(x)
	s := math.Max(x*0.05, math.Min(grain(x)/2, x*0.10))
	if x >= 10 && x == math.Trunc(x) {
		s = math.Max(s, 1)
	}
	return s
}

// band widens a value to what its comparator leaves open in practice.
func (v Value) band() (lo, hi float64) {
	lo, hi = v.Low, v.High
	if v.Comparator == cotejo.About {
		return lo - slack(lo), hi + slack(hi)
	}
	return lo, hi
}

// near is the band in which a writer who gave an open bound would still have
// given the same round number: "more than 15,000" is not said of 40,000.
func (v Value) near() (lo, hi float64) {
	lo, hi = v.band()
	if math.IsInf(hi, 1) && !math.IsInf(lo, 0) {
		hi = lo + math.Max(math.Abs(lo)*0.10, grain(lo))
	}
	if math.IsInf(lo, -1) && !math.IsInf(hi, 0) {
		lo = hi - math.Max(math.Abs(hi)*0.10, grain(hi))
	}
	return lo, hi
}

// CompareValues compares two intervals in the same unit. Disjoint values are
// Less or More, so that the order is not lost.
func CompareValues(a, b Value) State {
	if !a.Known || !b.Known {
		return Unknown
	}
	if a.Low == b.Low && a.High == b.High {
		return Equal
	}
	if rounded(a, b) || rounded(b, a) {
		return Rounds
	}
	al, ah := a.band()
	bl, bh := b.band()
	if al <= bh && bl <= ah {
		return meeting(a, b)
	}
	if a.Comparator == cotejo.Vague || b.Comparator == cotejo.Vague {
		return Loose
	}
	if a.Best < b.Best || (a.Best == b.Best && ah < bl) {
		return Less
	}
	return More
}

// meeting tells two intervals that overlap as written from two that overlap
// only because an end was left open.
func meeting(a, b Value) State {
	al, ah := a.near()
	bl, bh := b.near()
	if al <= bh && bl <= ah {
		if a.Comparator == cotejo.About || b.Comparator == cotejo.About {
			if a.Low == a.High && b.Low == b.High {
				return Rounds
			}
		}
		return Overlap
	}
	if math.IsInf(a.Low, -1) && math.IsInf(b.Low, -1) { // two ceilings far apart
		if a.High < b.High {
			return Less
		}
		return More
	}
	if a.Comparator == cotejo.Vague || b.Comparator == cotejo.Vague {
		return Loose
	}
	return Bound
}

// toldValues compares two intervals as their texts tell them: an open number that was made
// round is a rounding of the point that it meets.
func toldValues(a, b Value) State {
	st := CompareValues(a, b)
	if st == Overlap && (roundBound(a, b) || roundBound(b, a)) {
		return Rounds
	}
	return st
}

// roundBound reports whether a is a number, rounder than the point b, that b is said to be
// more or less than: "more than 300" of 320.
func roundBound(a, b Value) bool {
	return b.Low == b.High && math.IsInf(a.Low, 0) != math.IsInf(a.High, 0) && grain(a.Best) > grain(b.Low)
}

// rounded reports whether a is a written-out rounding of b: both are points, and a
// ends in at least two zeros and b rounds to it within five per cent, or a is whole
// and from ten on and b has decimals.
func rounded(a, b Value) bool {
	if a.Low != a.High || b.Low != b.High {
		return false
	}
	if a.Low == math.Trunc(a.Low) && b.Low != math.Trunc(b.Low) && a.Low >= 10 {
		if math.Round(b.Low) == a.Low {
			return true // 45 for 45.1, of shares and measures
		}
	}
	g := grain(a.Low)
	return g >= 100 && grain(b.Low) < g && math.Round(b.Low/g)*g == a.Low && math.Abs(a.Low-b.Low) <= 0.05*math.Abs(a.Low)
}

// conversion is a unit's base and how many of the base it is.
type conversion struct {
	base   string
	factor float64
}

// units converts customary units to a base. Exact by definition (BIPM, SI
// Brochure, 9th edition; international yard and pound, 1959).
var units = map[string]conversion{
	"metre": {"metre", 1}, "kilometre": {"metre", 1000}, "centimetre": {"metre", 0.01}, "millimetre": {"metre", 0.001},
	"mile": {"metre", 1609.344}, "foot": {"metre", 0.3048}, "yard": {"metre", 0.9144}, "inch": {"metre", 0.0254}, "nautical-mile": {"metre", 1852},
	"kilogram": {"kilogram", 1}, "gram": {"kilogram", 0.001}, "tonne": {"kilogram", 1000}, "pound": {"kilogram", 0.45359237},
	"square-metre": {"square-metre", 1}, "hectare": {"square-metre", 10000}, "square-kilometre": {"square-metre", 1e6}, "acre": {"square-metre", 4046.8564224},
	"litre": {"litre", 1}, "cubic-metre": {"litre", 1000}, "hectolitre": {"litre", 100}, "barrel": {"barrel", 1},
	"second": {"second", 1}, "minute": {"second", 60}, "hour": {"second", 3600}, "day": {"second", 86400}, "week": {"second", 604800},
	"watt": {"watt", 1}, "kilowatt": {"watt", 1000}, "megawatt": {"watt", 1e6}, "gigawatt": {"watt", 1e9},
}

// Base gives the base unit of a unit and the factor to it; a unit it does not
// know is its own base.
func Base(unit string) (base string, factor float64) {
	if c, ok := units[unit]; ok {
		return c.base, c.factor
	}
	return unit, 1
}
