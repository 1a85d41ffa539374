package reconcile

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// sayTime writes a time as precisely as it is known.
func sayTime(v *say.Voice, t *cotejo.Time) string {
	if t == nil {
		return ""
	}
	begin, end := t.Begin, t.End
	if begin == "" {
		begin = t.Value
	}
	if begin == "" {
		begin, end = end, ""
	}
	s := sayDate(v, begin)
	if end != "" && end != begin {
		s = v.Say("reconcile.when.range", say.Args{"From": s, "To": sayDate(v, end)})
	}
	if key := "reconcile.when." + t.Relation; t.Relation != "" && s != "" && v.Has(key) {
		s = v.Say(key, say.Args{"When": s})
	}
	return s
}

// sayHour is sayTime with the hour, where a claim tells it.
func sayHour(v *say.Voice, t *cotejo.Time) string {
	if _, ok := clockOf(t); ok {
		return sayDate(v, t.Value)
	}
	return sayTime(v, t)
}

// sayDate writes a TIMEX3 value: a date of which all or a part is known, a week, a weekday,
// a part of a year, and the hour or part of the day behind any of them. It is empty for
// what names no time, such as a duration.
func sayDate(v *say.Voice, value string) string {
	date, clock, _ := strings.Cut(value, "T")
	s := sayDay(v, date)
	if said := sayClock(v, clock); said != "" {
		s = v.Say("reconcile.clock", say.Args{"When": s, "Clock": said})
	}
	return s
}

// sayPublished writes the day of a publication, as far as it is known.
func sayPublished(v *say.Voice, p cotejo.Published) string {
	day, _, _ := strings.Cut(cmp.Or(p.Value, p.Day), "T")
	return sayDay(v, day)
}

// sayClock writes what stands behind the T of a value: a time of the clock or a part of the
// day.
func sayClock(v *say.Voice, clock string) string {
	if key := "reconcile.clock." + clock; v.Has(key) {
		return v.Say(key, nil)
	}
	if hour, _, ok := strings.Cut(clock, ":"); ok && numeral(hour) {
		return clock
	}
	return ""
}

// sayDay writes the part of a value that stands before the T.
func sayDay(v *say.Voice, date string) string {
	year, rest, _ := strings.Cut(date, "-")
	known := numeral(year)
	if !known {
		year = ""
	}
	args := say.Args{"Year": year}
	unit, number, _ := strings.Cut(rest, "-")
	switch key := "reconcile.season." + unit; {
	case rest == "" || known && strings.Trim(rest, "X-") == "":
		return year
	case v.Has(key):
		return v.Say(key, args)
	case strings.HasPrefix(unit, "W"):
		return sayWeek(v, unit[1:], number, args)
	case strings.HasPrefix(unit, "H") && known:
		args["N"] = unit[1:]
		return v.Say("reconcile.half", args)
	case strings.HasPrefix(unit, "Q") && known:
		args["N"] = unit[1:]
		return v.Say("reconcile.quarter", args)
	}
	m, err := strconv.Atoi(unit)
	if err != nil || m < 1 || m > 12 {
		return ""
	}
	args["Month"], args["Day"] = v.Say("reconcile.month."+strconv.Itoa(m), nil), strings.TrimPrefix(number, "0")
	switch {
	case numeral(number) && known:
		return v.Say("reconcile.day", args)
	case numeral(number):
		return v.MonthDay("XXXX-" + rest)
	case known:
		return v.Say("reconcile.month", args)
	}
	return v.Say("reconcile.month."+strconv.Itoa(m), nil)
}

// sayWeek writes a week of a year, or a day of a week that is not known.
func sayWeek(v *say.Voice, week, day string, args say.Args) string {
	if key := "reconcile.weekday." + day; day != "" && v.Has(key) {
		return v.Say(key, nil)
	}
	if args["Year"] == "" || !numeral(week) {
		return ""
	}
	args["Week"] = strings.TrimPrefix(week, "0")
	return v.Say("reconcile.week", args)
}

// numeral reports whether a text is a number and nothing else.
func numeral(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
