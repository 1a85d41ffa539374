package reconcile

import "strconv"

// What is done late tells when it was planned: "it docked on the 24th, four days late"
// carries out what was to happen on the 20th, whatever verb the plan had.

const (
	weekLeeway = 3  // days by which a delay that is told in weeks may be off
	lateBare   = 4  // days from which on a delay is telling without a word in common
	lateMost   = 60 // of a unit; more is no delay
)

// lateFor gives the days, first and last, for which a thing was planned that was done
// with a delay: its day, less the time that it counts. Hours are too fine for this and
// years too coarse; ok is false for them, and where no day or month is known.
func lateFor(it *Item, s *Scope) (first, last int, ok bool) {
	f, t := it.Claim.Figure, s.Time
	if f == nil || s.Stand != Done || f.Best == nil || *f.Best < 1 || *f.Best > lateMost || t.Grain < GrainMonth || t.Open {
		return 0, 0, false
	}
	n := int(*f.Best)
	switch {
	case float64(n) != *f.Best:
	case f.Unit == "day" && t.Grain == GrainDay:
		return t.Lo - n, t.Lo - n, true
	case f.Unit == "week" && t.Grain == GrainDay:
		return t.Lo - 7*n - weekLeeway, t.Lo - 7*n + weekLeeway, true
	case f.Unit == "month":
		year, month, _ := dateOf(t.Lo)
		if _, to, _ := dateOf(t.Hi); to != month {
			return 0, 0, false
		}
		return day(year, month-n, 1), day(year, month-n+1, 1) - 1, true
	}
	return 0, 0, false
}

// datedPlan reports whether a claim without a figure tells what is to happen on a day or in a
// month.
func datedPlan(it *Item, s *Scope) bool {
	return it.Claim.Figure == nil && s.Stand == Plan && kindOf(s.Family) != kindSpeech && s.Time.Grain >= GrainMonth && !s.Time.Open
}

// doneLate reports whether the left claim is a plan and the right one tells, in another
// article of the story, that it was carried out so much later. A delay of a few days is
// not enough: some word of the plan stands beside it as well.
func doneLate(p Pair) bool {
	if p.oneDocument() || !datedPlan(p.A, p.SA) {
		return false
	}
	first, last, ok := lateFor(p.B, p.SB)
	if !ok || p.SA.Time.Lo < first || p.SA.Time.Hi > last || earlier(p.swap()) || !oneTale(p) {
		return false
	}
	p.SB.readText()
	return p.SB.Time.Lo-last >= lateBare || shared(p.SA.words(), p.SB.words()) > 0
}

// late adds the keys of what was planned for a month and of what was done late, under the
// words that tell most of the story: either looks for the other.
func (k *keyer) late(lookup bool) {
	what, first, last := "plan", k.s.Time.Lo, k.s.Time.Lo
	if !datedPlan(&k.it, &k.s) {
		var ok bool
		if first, last, ok = lateFor(&k.it, &k.s); !ok {
			return
		}
		what = "late"
	}
	if lookup {
		what = sought[what]
	}
	for _, month := range unique([]string{monthOf(first), monthOf(last)}) {
		for _, n := range k.heads(keyHeads) {
			k.add("L", what, month, n)
		}
	}
}

// sought is what looks for what.
var sought = map[string]string{"plan": "late", "late": "plan"}

// monthOf is the month of a day, in a key.
func monthOf(d int) string {
	year, month, _ := dateOf(clampDay(d))
	return strconv.Itoa(12*year + month)
}
