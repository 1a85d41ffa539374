package reconcile

import (
	"strconv"
	"strings"
	"time"

	"github.com/cotejo/cotejo"
)

// Grain is how finely a time is given.
type Grain int

// The grains, coarse to fine. GrainNone is a time of which nothing is known, or
// only a month and day without a year.
const (
	GrainNone Grain = iota
	GrainYear
	GrainMonth // also quarters, seasons and weeks: a stretch inside a year
	GrainDay
)

// Days beyond any article: a window is open on that side.
const (
	beginning = -1 << 40
	ending    = 1 << 40
)

// Window is a stretch of days, both ends included, counted from 1 January 1970.
// A date without a year keeps its month and day, a bare weekday its number.
type Window struct {
	Lo, Hi  int
	Grain   Grain
	Month   int // of a date without a year, 1–12
	Day     int
	Weekday int  // of a bare weekday, Monday 1
	Open    bool // since, until, before, after: one end only is given
	Text    string
}

// Known reports whether the window says anything about the calendar.
func (w Window) Known() bool { return w.Grain != GrainNone || w.Month != 0 || w.Weekday != 0 }

// WindowOf reads the time of a claim. Partial dates become intervals and are
// never completed; durations and vague references are unknown.
func WindowOf(t *cotejo.Time) Window {
	w := Window{Lo: beginning, Hi: ending}
	if t == nil {
		return w
	}
	begin, end := t.Begin, t.End
	if begin == "" && end == "" {
		begin = t.Value
	}
	if begin == "" {
		begin = end
	}
	w = parseWindow(begin)
	w.Text = begin
	if end != "" && end != begin {
		if e := parseWindow(end); e.Grain != GrainNone && w.Grain != GrainNone && e.Hi >= w.Lo {
			w.Hi, w.Text = e.Hi, begin+"/"+end
			w.Grain = min(w.Grain, e.Grain)
		}
	}
	return w.directed(t.Relation)
}

func (w Window) directed(relation string) Window {
	if w.Grain == GrainNone {
		return w
	}
	switch relation {
	case "since", "after":
		w.Hi, w.Open = ending, true
	case "until", "before":
		w.Lo, w.Open = beginning, true
	default:
		return w
	}
	w.Text = relation + " " + w.Text
	return w
}

var seasons = map[string][2]int{"SP": {3, 3}, "SU": {6, 3}, "FA": {9, 3}, "AU": {9, 3}, "WI": {12, 3},
	"Q1": {1, 3}, "Q2": {4, 3}, "Q3": {7, 3}, "Q4": {10, 3}, "H1": {1, 6}, "H2": {7, 6}}

// parseWindow reads an ISO 8601 prefix with the TIMEX3 extensions.
func parseWindow(v string) Window {
	none := Window{Lo: beginning, Hi: ending}
	v, _, _ = strings.Cut(v, "T")
	parts := strings.Split(v, "-")
	if len(parts[0]) == 3 { // a decade: 199
		if d, err := strconv.Atoi(parts[0]); err == nil {
			return Window{Lo: day(d*10, 1, 1), Hi: day(d*10+10, 1, 1) - 1, Grain: GrainYear}
		}
		return none
	}
	if len(parts[0]) != 4 {
		return none
	}
	year, err := strconv.Atoi(parts[0])
	if err != nil {
		return yearless(parts, none)
	}
	if len(parts) == 1 {
		return Window{Lo: day(year, 1, 1), Hi: day(year+1, 1, 1) - 1, Grain: GrainYear}
	}
	if s, ok := seasons[parts[1]]; ok {
		return Window{Lo: day(year, s[0], 1), Hi: day(year, s[0]+s[1], 1) - 1, Grain: GrainMonth}
	}
	if strings.HasPrefix(parts[1], "W") {
		return week(year, parts, none)
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || month < 1 || month > 12 {
		return Window{Lo: day(year, 1, 1), Hi: day(year+1, 1, 1) - 1, Grain: GrainYear}
	}
	if len(parts) > 2 {
		if d, err := strconv.Atoi(parts[2]); err == nil && d >= 1 && d <= 31 {
			n := day(year, month, d)
			return Window{Lo: n, Hi: n, Grain: GrainDay}
		}
	}
	return Window{Lo: day(year, month, 1), Hi: day(year, month+1, 1) - 1, Grain: GrainMonth}
}

func yearless(parts []string, none Window) Window {
	if len(parts) < 2 {
		return none
	}
	if strings.HasPrefix(parts[1], "W") {
		if len(parts) == 3 {
			if d, err := strconv.Atoi(parts[2]); err == nil && d >= 1 && d <= 7 {
				none.Weekday = d
			}
		}
		return none
	}
	if m, err := strconv.Atoi(parts[1]); err == nil && m >= 1 && m <= 12 {
		none.Month = m
		if len(parts) == 3 {
			if d, err := strconv.Atoi(parts[2]); err == nil && d >= 1 && d <= 31 {
				none.Day = d
			}
		}
	}
	return none
}

// week reads 2025-W23 and 2025-W23-4 (ISO 8601: week 1 holds 4 January).
func week(year int, parts []string, none Window) Window {
	n, err := strconv.Atoi(strings.TrimPrefix(parts[1], "W"))
	if err != nil || n < 1 || n > 53 {
		return Window{Lo: day(year, 1, 1), Hi: day(year+1, 1, 1) - 1, Grain: GrainYear}
	}
	fourth := day(year, 1, 4)
	monday := fourth - weekday(fourth) + 1 + 7*(n-1)
	if len(parts) > 2 {
		if d, err := strconv.Atoi(parts[2]); err == nil && d >= 1 && d <= 7 {
			return Window{Lo: monday + d - 1, Hi: monday + d - 1, Grain: GrainDay}
		}
	}
	return Window{Lo: monday, Hi: monday + 6, Grain: GrainMonth}
}

func day(year, month, d int) int {
	return int(time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// weekday gives 1 for Monday to 7 for Sunday.
func weekday(d int) int { return ((d+3)%7+7)%7 + 1 }

func dateOf(d int) (year, month, dom int) {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return t.Year(), int(t.Month()), t.Day()
}

// Publication is when a document can have been published: a day when the date
// is known, otherwise what its bounds leave open.
func Publication(p cotejo.Published) Window {
	if p.Value != "" {
		w := parseWindow(p.Value)
		w.Text = p.Value
		return w
	}
	w := Window{Lo: beginning, Hi: ending}
	if d := parseWindow(p.Day); d.Day != 0 {
		w.Month, w.Day = d.Month, d.Day
	}
	if a := parseWindow(p.After); a.Grain != GrainNone {
		w.Lo = a.Lo
	}
	if b := parseWindow(p.Before); b.Grain != GrainNone {
		w.Hi = b.Hi
	}
	return w
}

// State is the outcome of comparing one field of two claims.
type State string

// The states of a comparison. Contains reads: the left one holds the right one.
const (
	Equal     State = "equal"
	Contains  State = "contains"
	Contained State = "contained"
	Overlap   State = "overlap"
	Disjoint  State = "disjoint"
	Near      State = "near" // times: disjoint, but within three days of one another
	Unknown   State = "unknown"
)

// nearDays is how far apart two days may be and still be the same happening
// told with different dates: a caption and its body, two time zones, a night.
const nearDays = 3

// CompareWindows compares two times. Partial dates are compatible unless no day
// could satisfy both.
func CompareWindows(a, b Window) State {
	switch {
	case !a.Known() || !b.Known():
		return Unknown
	case a.Grain == GrainNone || b.Grain == GrainNone:
		return comparePartial(a, b)
	case a.Lo == b.Lo && a.Hi == b.Hi:
		return Equal
	case a.Lo <= b.Lo && b.Hi <= a.Hi:
		return Contains
	case b.Lo <= a.Lo && a.Hi <= b.Hi:
		return Contained
	case a.Lo <= b.Hi && b.Lo <= a.Hi:
		return Overlap
	case a.Grain == GrainDay && b.Grain == GrainDay && !a.Open && !b.Open && gap(a, b) <= nearDays:
		return Near
	}
	return Disjoint
}

// gap is the number of days between two disjoint windows.
func gap(a, b Window) int { return max(a.Lo-b.Hi, b.Lo-a.Hi) }

// weekApart reports whether more than reachDays lie between two times, whatever year a partial
// date is of.
func weekApart(a, b Window) bool {
	switch {
	case CompareWindows(a, b) != Disjoint:
		return false
	case a.Grain != GrainNone && b.Grain != GrainNone:
		return gap(a, b) > reachDays
	}
	am, ad := monthDay(a)
	bm, bd := monthDay(b)
	months := max(am-bm, bm-am)
	if ad == 0 || bd == 0 {
		return min(months, 12-months) > 1
	}
	const longMonth = 31
	days := max(longMonth*(am-bm)+ad-bd, longMonth*(bm-am)+bd-ad)
	return min(days, 12*longMonth-days) > reachDays
}

// comparePartial compares times of which at least one lacks a year.
func comparePartial(a, b Window) State {
	if a.Weekday != 0 || b.Weekday != 0 {
		return compareWeekdays(a, b)
	}
	am, ad := monthDay(a)
	bm, bd := monthDay(b)
	switch {
	case am == 0 || bm == 0:
		return Unknown
	case am != bm:
		return Disjoint
	case ad == 0 || bd == 0 || ad == bd:
		return Overlap
	case ad-bd <= nearDays && bd-ad <= nearDays:
		return Near
	}
	return Disjoint
}

func compareWeekdays(a, b Window) State {
	of := func(w Window) int {
		if w.Weekday != 0 {
			return w.Weekday
		}
		if w.Grain == GrainDay && w.Lo == w.Hi {
			return weekday(w.Lo)
		}
		return 0
	}
	wa, wb := of(a), of(b)
	switch {
	case wa == 0 || wb == 0:
		return Unknown
	case wa == wb:
		return Overlap
	}
	return Near
}

func monthDay(w Window) (month, dom int) {
	if w.Grain == GrainNone {
		return w.Month, w.Day
	}
	_, m1, d1 := dateOf(clampDay(w.Lo))
	_, m2, d2 := dateOf(clampDay(w.Hi))
	if m1 != m2 || w.Hi-w.Lo > 31 {
		return 0, 0
	}
	if d1 != d2 {
		return m1, 0
	}
	return m1, d1
}

func clampDay(d int) int { return max(-700000, min(d, 2900000)) }
