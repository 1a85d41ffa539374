package reconcile

import (
	"fmt"
	"slices"

	"github.com/cotejo/cotejo"
)

// Bounds gives the publication of a document that states none what bounds it: it was not
// published before the last day of which one of its claims tells as of something done. A
// publication that is known, or of which nothing is, comes back as it is.
func Bounds(p cotejo.Published, claims []cotejo.Claim) cotejo.Published {
	if p.Value != "" || p.After != "" {
		return p
	}
	last := Window{Lo: beginning}
	for _, c := range claims {
		if w := doneOn(&c); (w.Grain == GrainDay || w.Grain == GrainMonth) && w.Lo > last.Lo {
			last = w
		}
	}
	if last.Lo == beginning {
		return p
	}
	if p.After = isoDay(last.Lo); p.Day == "" {
		p.Basis = "bounds"
	}
	return p
}

// doneOn is the time of a claim that tells of something done, a window without one for any other.
func doneOn(c *cotejo.Claim) Window {
	none := Window{Lo: beginning, Hi: ending}
	if c.Time == nil || c.Factuality.Status != cotejo.Asserted || c.Time.Relation == "until" || c.Time.Relation == "before" {
		return none
	}
	return WindowOf(c.Time)
}

// yearlessDays are the days without a year on which claims of a document tell of something
// done, "XXXX-03-01", for one that does not say when it was published.
func yearlessDays(p cotejo.Published, claims []cotejo.Claim) []string {
	if p.Value != "" {
		return nil
	}
	var out []string
	for _, c := range claims {
		if w := doneOn(&c); w.Grain == GrainNone && w.Month != 0 && w.Day != 0 {
			out = append(out, w.Text)
		}
	}
	return unique(out)
}

// known is when the two claims were known. A document that does not say when it was published
// but tells of what was done after the other one had been is later than that; one that tells
// the day but no year is of the year that brings it nearest to the other.
func (p Pair) known() (a, b Window) {
	a, b = p.SA.Known, p.SB.Known
	switch {
	case a.Grain == GrainNone && b.Grain == GrainDay:
		a = datedBy(a, p.A.Document.Yearless, b)
	case b.Grain == GrainNone && a.Grain == GrainDay:
		b = datedBy(b, p.B.Document.Yearless, a)
	case a.Day != 0 && b.Day != 0:
		if one, two := inOneYear(a, b), inOneYear(b, a); max(one-two, two-one) <= nearestDays {
			a, b = onlyDay(one), onlyDay(two)
		}
	}
	return a, b
}

// inOneYear is the day of a date without a year in aYear, or in the year after it where that
// lies nearer to another such date.
func inOneYear(w, other Window) int {
	here, there := day(aYear, w.Month, w.Day), day(aYear, other.Month, other.Day)
	if next := day(aYear+1, w.Month, w.Day); there-here > next-there {
		return next
	}
	return here
}

// aYear stands for the year that neither of two documents tells: a leap year.
const aYear = 2024

// datedBy is when a document was published that does not say it whole, beside another window.
func datedBy(w Window, yearless []string, other Window) Window {
	if w.Day != 0 {
		if d := nearest(w, other.Lo); d >= w.Lo && d <= w.Hi && d != beginning {
			return onlyDay(d)
		}
	}
	return notBefore(w, yearless, other)
}

func onlyDay(d int) Window { return Window{Lo: d, Hi: d, Grain: GrainDay} }

// nearestDays is how far a day without a year may lie from a publication to be told beside it.
const nearestDays = 150

// notBefore is the earliest day of a window that is bounded below, or that tells of days
// without a year, where it lies behind another window; else the window itself.
func notBefore(w Window, yearless []string, other Window) Window {
	lo := w.Lo
	for _, d := range yearless {
		lo = max(lo, nearest(parseWindow(d), other.Lo))
	}
	if lo <= other.Hi || lo >= ending {
		return w
	}
	return onlyDay(lo)
}

// nearest is the day of a date without a year that lies nearest to another day, if that is
// within nearestDays, else the beginning of time.
func nearest(w Window, to int) int {
	year, _, _ := dateOf(clampDay(to))
	var days []int
	for y := year - 1; y <= year+1; y++ {
		if d := day(y, w.Month, w.Day); max(d-to, to-d) <= nearestDays {
			days = append(days, d)
		}
	}
	if len(days) == 0 {
		return beginning
	}
	return slices.MinFunc(days, func(x, y int) int { return max(x-to, to-x) - max(y-to, to-y) })
}

func isoDay(d int) string {
	year, month, dom := dateOf(clampDay(d))
	return fmt.Sprintf("%04d-%02d-%02d", year, month, dom)
}
