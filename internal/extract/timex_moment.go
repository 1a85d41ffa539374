package extract

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// moment is a calendar date of which the right end may be unknown: zero.
type moment struct{ y, m, d int }

// parseMoment reads an ISO 8601 prefix; what is not digits stays unknown.
func parseMoment(s string) moment {
	var m moment
	date, _, _ := strings.Cut(s, "T")
	parts := strings.SplitN(date, "-", 3)
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v <= 0 {
			break
		}
		switch i {
		case 0:
			m.y = v
		case 1:
			m.m = v
		case 2:
			m.d = v
		}
	}
	return m
}

// known reports whether the day is known.
func (m moment) known() bool { return m.y > 0 && m.m > 0 && m.d > 0 }

func (m moment) time() time.Time {
	return time.Date(m.y, time.Month(max(m.m, 1)), max(m.d, 1), 0, 0, 0, 0, time.UTC)
}

func momentOf(t time.Time) moment { return moment{t.Year(), int(t.Month()), t.Day()} }

// valid reports whether the parts that are known can be a date.
func (m moment) valid() bool {
	if m.m > 12 || m.d > 31 {
		return false
	}
	if m.m == 0 || m.d == 0 {
		return true
	}
	y := m.y
	if y == 0 {
		y = 2000 // a leap year: 29 February may be
	}
	return time.Date(y, time.Month(m.m), m.d, 0, 0, 0, 0, time.UTC).Day() == m.d
}

// String gives the TIMEX3 value, X for unknown digits; what is unknown at the
// right end is left out.
func (m moment) String() string {
	s := "XXXX"
	if m.y > 0 {
		s = fmt.Sprintf("%04d", m.y)
	}
	switch {
	case m.d > 0 && m.m > 0:
		return fmt.Sprintf("%s-%02d-%02d", s, m.m, m.d)
	case m.d > 0:
		return fmt.Sprintf("%s-XX-%02d", s, m.d)
	case m.m > 0:
		return fmt.Sprintf("%s-%02d", s, m.m)
	}
	return s
}

// weekday is 1 for Monday to 7 for Sunday.
func (m moment) weekday() int { return (int(m.time().Weekday())+6)%7 + 1 }

// addDays moves a known date.
func (m moment) addDays(n int) moment { return momentOf(m.time().AddDate(0, 0, n)) }

// addMonths moves a date of which at least the month is known; the day is kept
// where the month has it.
func (m moment) addMonths(n int) moment {
	k := m.y*12 + m.m - 1 + n
	out := moment{k / 12, k%12 + 1, m.d}
	if out.d > 28 {
		if last := time.Date(out.y, time.Month(out.m+1), 0, 0, 0, 0, 0, time.UTC).Day(); out.d > last {
			out.d = last
		}
	}
	return out
}

// compare orders two moments as far as both are known.
func (m moment) compare(o moment) int {
	for _, p := range [][2]int{{m.y, o.y}, {m.m, o.m}, {m.d, o.d}} {
		if p[0] == 0 || p[1] == 0 {
			return 0
		}
		if p[0] != p[1] {
			if p[0] < p[1] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// week gives the ISO week of a known date as a TIMEX3 value.
func (m moment) week() string {
	y, w := m.time().ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// easter gives Easter Sunday of a year (the anonymous Gregorian computus, Nature
// of 20 April 1876).
func easter(y int) moment {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	return moment{y, month, (h+l-7*m+114)%31 + 1}
}
