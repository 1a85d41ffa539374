package extract

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo/internal/pack"
)

// period writes a TIMEX3 duration: PT2H, P10Y, P2.5W.
func period(n float64, u string) string {
	times, _ := strconv.Atoi(strings.TrimRight(strings.TrimPrefix(u, "T"), "SMHDWY")) // no digits is zero: one
	if times > 1 {
		n *= float64(times)
	}
	letter := u[len(u)-1:]
	s := "P"
	if u[0] == 'T' {
		s = "PT"
	}
	return s + strconv.FormatFloat(n, 'f', -1, 64) + letter
}

func periodX(u string) string {
	s := "P"
	if u[0] == 'T' {
		s = "PT"
	}
	return s + "X" + u[len(u)-1:]
}

// duration resolves lengths of time.
func (r *timeResolver) duration(f *timeFound) bool {
	f.time.Type, f.time.Basis = "duration", "explicit"
	u := r.value("u", "unit")
	if u == "" {
		f.time.Value = "PXX"
		return true
	}
	f.time.Precision = precisionOf(u)
	n, ok := r.num("n")
	amount := 0.0
	switch _, half := r.has("n"); {
	case ok && n.Form == pack.VagueNumber, !ok && !half:
		if f.rule.Source != "" && strings.Contains(f.rule.Source, "@unit1") && !half {
			amount = 1
			break
		}
		f.time.Value = periodX(u)
		return true
	case ok && n.Form == pack.Zero:
		return false
	case ok:
		amount = n.Value
	default:
		amount = 0.5
	}
	if n != nil && n.Digits == 4 && n.Value > 1800 && n.Value < 2100 || amount <= 0 {
		return false
	}
	f.time.Value = r.compound(amount, u)
	r.window(f, amount, u)
	return true
}

// compound adds a second unit or a half to a duration.
func (r *timeResolver) compound(amount float64, u string) string {
	n2, ok := r.num("n2")
	u2 := r.value("u2", "unit")
	switch {
	case u2 != "" && ok:
		second := period(n2.Value, u2)
		if strings.HasPrefix(second, "PT") && u[0] == 'T' {
			return period(amount, u) + second[2:]
		}
		return period(amount, u) + second[1:]
	case r.rule.Slot("n2") >= 0:
		if _, half := r.has("n2"); half {
			amount += 0.5
		}
	}
	return period(amount, u)
}

// window gives a duration that ends or starts at the document's date its two
// ends: "in the last five years".
func (r *timeResolver) window(f *timeFound, amount float64, u string) {
	if f.rule.Side == "" || r.dct.y == 0 || u[0] == 'T' {
		return
	}
	by := 1.0
	if f.rule.Side == "past" {
		by = -1
	}
	m, precision := move(r.dct, u, by*amount)
	if precision == "" {
		return
	}
	f.time.Basis = "relative"
	f.time.Begin, f.time.End = m.String(), r.dct.String()
	if by > 0 {
		f.time.Begin, f.time.End = f.time.End, f.time.Begin
	}
}

func precisionOf(u string) string {
	switch u {
	case "TS", "TM":
		return "minute"
	case "TH":
		return "hour"
	case "D", "15D":
		return "day"
	case "W":
		return "week"
	case "M", "2M":
		return "month"
	case "3M", "4M", "6M":
		return "quarter"
	}
	return "year"
}

// later is a length of time from the last date of the text: the value is the
// length, the begin the date it reaches.
func (r *timeResolver) later(f *timeFound) bool {
	u := r.value("u", "unit")
	if u == "" {
		return false
	}
	f.time.Type, f.time.Basis, f.time.Precision = "duration", "anaphoric", precisionOf(u)
	n, ok := r.num("n")
	if !ok || n.Form == pack.VagueNumber {
		f.time.Value = periodX(u)
		return true
	}
	f.time.Value = period(n.Value, u)
	if u[0] == 'T' {
		return true
	}
	if m, precision := move(r.previous, u, n.Value*float64(f.rule.By)); precision != "" && r.previous.y > 0 {
		f.time.Begin = m.String()
		if precision == "week" {
			f.time.Begin = m.String()
		}
	}
	return true
}

// set resolves what repeats.
func (r *timeResolver) set(f *timeFound) bool {
	f.time.Type, f.time.Basis = "set", "explicit"
	if v := r.value("a", "setadj"); v != "" {
		f.time.Value = v
		return true
	}
	if w := r.value("w", "weekday", "weekdays"); w != "" {
		f.time.Value = "XXXX-WXX-" + w
		return true
	}
	if u := r.value("u", "unit"); u != "" {
		n := 1.0
		if k, ok := r.num("n"); ok {
			n = k.Value
		}
		f.time.Value = period(n, u)
		return true
	}
	if p := r.value("p", "daypart"); p != "" {
		f.time.Value = "PT" + p
		return true
	}
	f.time.Value = "XXXX-WXX-WE"
	return true
}

// decade resolves "the nineties": tens without a century are of the
// twentieth.
func (r *timeResolver) decade(f *timeFound) bool {
	n := r.whole("n")
	if n < 100 {
		n += 1900
	}
	f.time.Value, f.time.Precision, f.time.Basis = strconv.Itoa(n/10), "decade", "explicit"
	f.time.Begin, f.time.End = strconv.Itoa(n), strconv.Itoa(n+9)
	return true
}

// century resolves a Roman numeral.
func (r *timeResolver) century(f *timeFound) bool {
	c, ok := r.has("n")
	if !ok {
		return false
	}
	n := roman(r.in.doc.Text[r.ss.atoms[c.First].Start:r.ss.atoms[c.First].End])
	if n < 1 || n > 30 {
		return false
	}
	f.time.Value, f.time.Precision, f.time.Basis = fmt.Sprintf("%02d", n-1), "century", "explicit"
	f.time.Begin, f.time.End = fmt.Sprintf("%04d", n*100-99), fmt.Sprintf("%04d", n*100)
	return true
}

// roman reads a Roman numeral, 0 when it is none.
func roman(s string) int {
	digits := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	total, last := 0, 0
	for _, c := range s {
		v, ok := digits[c]
		if !ok {
			return 0
		}
		if v > last {
			total -= 2 * last
		}
		total, last = total+v, v
	}
	return total
}

// weekend resolves "this weekend" to TIMEX3's W22-WE.
func (r *timeResolver) weekend(f *timeFound) bool {
	if !r.dct.known() {
		return r.unknown(f, "XXXX-WXX-WE", "week")
	}
	by := 0
	if side, said := r.side(); said || side == past && r.dct.weekday() < 6 {
		by = side
	}
	sat := r.dct.addDays(7*by + 6 - r.dct.weekday())
	f.time.Value, f.time.Precision, f.time.Basis = sat.week()+"-WE", "week", "relative"
	f.time.Begin, f.time.End = sat.String(), sat.addDays(1).String()
	return true
}

// quarter resolves "the first quarter of 2025".
func (r *timeResolver) quarter(f *timeFound) bool {
	letter := r.value("q", "qword", "halfword")
	last := map[string]int{"Q": 4, "H": 2, "T": 3}[letter]
	n := r.whole("o")
	if n == 0 {
		n = last
	}
	if n > last {
		return false
	}
	y := r.whole("y")
	basis := "explicit"
	if y == 0 {
		y, basis = r.dct.y, "relative"
		if side, _ := r.side(); side != future && r.dct.m > 0 && (n-1)*12/last+1 > r.dct.m {
			y--
		}
	}
	f.time.Precision = "quarter"
	if y == 0 {
		f.time.Value, f.time.Basis = fmt.Sprintf("XXXX-%s%d", letter, n), "partial"
		return true
	}
	f.time.Value, f.time.Basis = fmt.Sprintf("%04d-%s%d", y, letter, n), basis
	size := 12 / last
	f.time.Begin, f.time.End = moment{y, (n-1)*size + 1, 0}.String(), moment{y, n * size, 0}.String()
	return true
}

// season resolves "the spring of 2024" (months of the northern hemisphere are
// not assumed: the value stays a season).
func (r *timeResolver) season(f *timeFound) bool {
	s := r.value("s", "season")
	y, basis := r.whole("y"), "explicit"
	if y == 0 && r.dct.y > 0 {
		y, basis = r.dct.y, "relative"
		if side, said := r.side(); said && side == future && r.dct.m > 6 || said && side == past && r.dct.m < 6 {
			y += side
		}
	}
	f.time.Precision = "season"
	if y == 0 {
		f.time.Value, f.time.Basis = "XXXX-"+s, "partial"
		return true
	}
	f.time.Value, f.time.Basis = fmt.Sprintf("%04d-%s", y, s), basis
	return true
}

// holiday resolves feasts: fixed days, and those counted from Easter.
func (r *timeResolver) holiday(f *timeFound) bool {
	y, basis := r.whole("y"), "explicit"
	v := f.rule.Value
	if strings.HasPrefix(v, "E") {
		if y == 0 && r.dct.y > 0 {
			y, basis = r.dct.y, "relative"
		}
		if y == 0 {
			return r.unknown(f, "XXXX-XX-XX", "day")
		}
		from, to, span := strings.Cut(v, "/")
		n, _ := strconv.Atoi(from[1:]) // the table holds digits
		ok := r.put(f, easter(y).addDays(n), basis)
		if k, err := strconv.Atoi(strings.TrimPrefix(to, "E")); span && err == nil {
			f.time.Begin, f.time.End = f.time.Value, easter(y).addDays(k).String()
		}
		return ok
	}
	p := strings.Split(v, "-")
	m, errM := strconv.Atoi(p[0])
	d, errD := strconv.Atoi(p[1])
	if errM != nil || errD != nil {
		return false
	}
	day := moment{y, m, d}
	if len(p) == 3 {
		return r.nthWeekday(f, day, p[2], basis)
	}
	if y == 0 && r.dct.m > 0 {
		side, said := r.side()
		day, basis = r.nearYear(day, side, said), "relative"
	}
	return r.put(f, day, basis)
}

// nthWeekday resolves feasts such as the fourth Thursday of November.
func (r *timeResolver) nthWeekday(f *timeFound, day moment, weekday, basis string) bool {
	w, err := strconv.Atoi(weekday)
	if err != nil {
		return false
	}
	if day.y == 0 {
		day.y, basis = r.dct.y, "relative"
	}
	if day.y == 0 {
		return r.put(f, moment{m: day.m}, "partial")
	}
	first := moment{day.y, day.m, 1}
	return r.put(f, first.addDays((w-first.weekday()+7)%7+7*(day.d-1)), basis)
}

// clock resolves times of the day. They carry no date of their own.
func (r *timeResolver) clock(f *timeFound) bool {
	n, ok := r.num("h")
	if !ok {
		return false
	}
	minutes := n.Clock - 1
	if n.Clock == 0 {
		if n.Value > 24 {
			return false
		}
		past, ok := r.minutes()
		if !ok {
			return false
		}
		minutes = int(n.Value*60) + past
	}
	switch p := r.value("p", "daypart"); {
	case (p == "AF" || p == "NI") && minutes < 12*60 && minutes >= 60:
		minutes += 12 * 60
	case p == "MI" && minutes < 60*4:
		minutes += 12 * 60
	}
	if c, ok := r.has("p"); ok && minutes < 12*60 && r.is(c.First, "pm") {
		minutes += 12 * 60
	}
	z := ""
	if _, ok := r.has("z"); ok {
		z = "Z"
	}
	f.time.Type, f.time.Basis, f.time.Precision = "time", "partial", "minute"
	f.time.Value = fmt.Sprintf("T%02d:%02d%s", minutes/60, minutes%60, z)
	return r.clockDay(f)
}

// clockDay adds the day that stands behind a clock time: "of yesterday".
func (r *timeResolver) clockDay(f *timeFound) bool {
	day := timeFound{rule: f.rule}
	ok := false
	for name, by := range map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1} {
		if _, here := r.has(name); here {
			ok = r.day(&day, by)
		}
	}
	if _, here := r.has("d"); here {
		ok = r.date(&day)
	} else if _, here := r.has("w"); here {
		ok = r.weekday(&day)
	}
	switch {
	case ok && r.moment.known():
		f.time.Begin, f.time.Basis = r.moment.String(), day.time.Basis
		f.time.Value = f.time.Begin + f.time.Value
	case ok && strings.HasPrefix(day.time.Value, "XXXX"):
		on, _, _ := strings.Cut(day.time.Value, "T") // without the part of the day, which the clock tells
		f.time.Value = on + f.time.Value
	}
	return true
}

// minutes reads "half past", "quarter to", "twenty past", said after the hour; what is no
// number of minutes is none.
func (r *timeResolver) minutes() (int, bool) {
	c, ok := r.has("m")
	if !ok {
		return 0, true
	}
	m := 30
	if r.is(c.First, "quarter-hour") {
		m = 15
	} else if n, ok := r.num("m"); ok {
		if n.Value < 0 || n.Value > 59 || n.Value != float64(int(n.Value)) {
			return 0, false
		}
		m = int(n.Value)
	}
	if r.is(c.First-1, "minus") {
		return -m, true
	}
	return m, true
}

// dayPart resolves "the early hours of today", "the night of 3 May".
func (r *timeResolver) dayPart(f *timeFound) bool {
	for name, by := range map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1} {
		if _, ok := r.has(name); ok {
			return r.day(f, by)
		}
	}
	return r.date(f)
}
