package read

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cotejo/cotejo"
)

// publication settles when the article was published, by the strongest
// evidence there is: metadata, dateline with a year, a line of the text, the
// address, a reference to the article itself. Without evidence the basis is
// "unknown"; nothing is guessed.
func (l *layout) publication() {
	m, pub := &l.page.meta, l.doc.Published
	refURL, refDate, refSpan := l.ownReference()
	l.source(refURL)
	text, textSpan := l.statedDate()
	switch {
	case m.Published != "":
		pub = published(m.Published, "metadata", m.dateSpan)
	case pub.Value != "":
	case l.stated.value != "" && !l.stated.update:
		pub = published(l.stated.value, map[bool]string{true: "dateline", false: "text"}[l.placed], &l.stated.span)
	case text != "":
		pub = published(text, "text", textSpan)
	case m.Visible != "":
		pub = published(m.Visible, "text", nil)
	case l.shown() != "":
		pub = published(l.shown(), "text", nil)
	case refDate != "":
		pub = published(refDate, "reference", refSpan)
	default:
		pub = published(urlDate(l.doc.Source.URL), "url", nil)
	}
	if pub.Value == "" {
		pub = l.closingDate()
	}
	dateline := l.doc.Published
	if pub.Value == "" && dateline.Day == "" {
		dateline = l.dayAbove()
	}
	l.doc.Published = withDay(pub, dateline)
}

// closingDate is the date in which a line above the text or its first paragraph ends.
func (l *layout) closingDate() cotejo.Published {
	for i := range l.segs[:min(l.body+1, len(l.segs))] {
		if k := l.segs[i].kind; k == cotejo.BlockCaption || k == cotejo.BlockReadAlso || k == cotejo.BlockReference {
			continue
		}
		if r, m := find(l.hints.closings, l.text(i)); r != nil {
			if d := l.hints.parts(r, l.text(i), m); d != "" {
				span := l.segs[i].span
				return published(d, "text", &span)
			}
		}
	}
	return published("", "", nil)
}

// dayAbove is the day that a line above the text gives, which is nothing but a place and a
// day without its year.
func (l *layout) dayAbove() cotejo.Published {
	for i := 1; i < min(l.body, len(l.segs)); i++ {
		line := l.text(i)
		if r, m := find(l.hints.datelines, line); r != nil && m[1] == len(line) {
			span := l.segs[i].span
			if p, ok := l.hints.dayOf(r, line, m, &span); ok && l.hints.knownPlace(r.group(line, m, "place")) {
				return p
			}
		}
	}
	return cotejo.Published{}
}

// withDay keeps the day that a dateline without a year gives: beside the year or the month
// that is known otherwise, or alone.
func withDay(pub, dateline cotejo.Published) cotejo.Published {
	day := strings.TrimPrefix(dateline.Day, "XXXX")
	switch {
	case day == "":
		return pub
	case pub.Value == "":
		return dateline
	case len(pub.Value) <= len("2006-01") && strings.HasPrefix(day, pub.Value[len("2006"):]) && isoDate(pub.Value[:len("2006")]+day) != "":
		return published(pub.Value[:len("2006")]+day, "dateline", dateline.Span)
	}
	return pub
}

// shown gives the date that a line under a page's heading shows, when the line
// is nothing but a date and names: the publication before an update.
func (l *layout) shown() string {
	own := l.stated
	defer func() { l.stated = own }()
	l.stated = statement{}
	for _, line := range l.page.meta.Lines {
		if p := l.hints.pieces(line); sortOf(p) == lineDate {
			l.states(p, cotejo.Span{}, false)
		}
	}
	return l.stated.value
}

func published(value, basis string, span *cotejo.Span) cotejo.Published {
	if value == "" {
		return cotejo.Published{Basis: "unknown"}
	}
	return cotejo.Published{Value: value, Precision: precision(value), Basis: basis, Span: span}
}

// precision of an ISO 8601 prefix, by its length.
func precision(iso string) string {
	switch {
	case len(iso) > len("2006-01-02"):
		return "minute"
	case len(iso) == len("2006-01-02"):
		return "day"
	case len(iso) == len("2006-01"):
		return "month"
	}
	return "year"
}

// source fills address and outlet: from metadata, else from a reference to the
// article itself; the outlet's name from the address when nothing names it.
func (l *layout) source(refURL string) {
	m, s := &l.page.meta, &l.doc.Source
	s.URL, s.Outlet = webAddress(m.URL), m.Outlet
	if s.URL == "" {
		s.URL = webAddress(refURL)
	}
	if s.Outlet == "" && s.URL != "" {
		s.Outlet = l.hints.outlet(s.URL)
	}
}

// statedDate finds the date a line of furniture states ("Published on …") or
// a byline above the text carries, the publication before an update. A line that
// is nothing but a date counts above the text and as the last line.
func (l *layout) statedDate() (string, *cotejo.Span) {
	value, span, update := l.stated.value, l.stated.span, l.stated.update
	for i, s := range l.segs {
		byline := s.kind == cotejo.BlockByline && i < l.body
		if s.kind != cotejo.BlockBoilerplate && !byline || !l.examined(i) {
			continue
		}
		updated := strings.HasSuffix(s.rule, "/updated-line")
		dated := strings.HasSuffix(s.rule, "/published-line") || strings.HasSuffix(s.rule, "/date-line") && i > l.body
		if !updated && !byline && !dated || value != "" && (!update || updated) {
			continue
		}
		if d := l.hints.date(l.text(i)); d != "" {
			value, span, update = d, s.span, updated
		}
	}
	return value, &span
}

// ownReference finds the reference that cites this very article: it repeats the
// title, or it is the only one of a text that gives no title. It gives the
// address and date of the citation.
func (l *layout) ownReference() (url, date string, span *cotejo.Span) {
	var refs []int
	for i, s := range l.segs {
		if s.kind == cotejo.BlockReference && citation.MatchString(l.text(i)) {
			refs = append(refs, i)
		}
	}
	for _, i := range refs {
		if len(refs) > 1 && !l.cites(i) {
			continue
		}
		if len(refs) == 1 && l.doc.Title != "" && !l.cites(i) && !bare(l.text(i)) {
			continue
		}
		url = strings.TrimRight(anyURL.FindString(l.text(i)), ".,;)>")
		if date = urlDate(url); date == "" || len(date) < len("2006-01-02") {
			if d := l.hints.date(anyURL.ReplaceAllString(l.text(i), "")); d != "" {
				date = d
			}
		}
		return url, date, &l.segs[i].span
	}
	return "", "", nil
}

var anyURL = regexp.MustCompile(`https?://[^\s<>"]+`)

// bare reports whether a reference is an address and at most a label.
func bare(s string) bool {
	return len(strings.Fields(anyURL.ReplaceAllString(s, ""))) <= 3
}

// cites reports whether a reference repeats the title of the document.
func (l *layout) cites(i int) bool {
	title := strings.Join(wordsOf(l.doc.Title), " ")
	return len(title) >= 12 && strings.Contains(strings.Join(wordsOf(l.text(i)), " "), title)
}

// date reads the first date of a line as an ISO 8601 prefix, "" without one.
func (h *Hints) date(line string) string {
	for i := range h.dates {
		part, _ := h.dates[i].reach(line)
		if m := h.dates[i].re.FindStringSubmatchIndex(part); m != nil {
			if d := h.parts(&h.dates[i], part, m); d != "" {
				return d
			}
		}
	}
	return isoDate(line)
}

// parts builds an ISO 8601 prefix from the groups of a match: "" when the year
// is missing or a part is impossible.
func (h *Hints) parts(r *rule, line string, m []int) string {
	month := r.group(line, m, "month")
	n, err := strconv.Atoi(month)
	if err != nil {
		n = h.months[fold(month)]
	}
	year, day := atoi(r.group(line, m, "year")), atoi(r.group(line, m, "day"))
	if short := r.group(line, m, "short"); short != "" {
		year = 2000 + atoi(short)
	}
	if year == 0 || n < 1 || n > 12 {
		return ""
	}
	if r.re.SubexpIndex("day") < 0 {
		return fmt.Sprintf("%04d-%02d", year, n)
	}
	if !realDay(year, n, day) {
		return ""
	}
	d := fmt.Sprintf("%04d-%02d-%02d", year, n, day)
	if c := clock(r, line, m); c != "" {
		d += "T" + c
	}
	return d
}

// clock reads the groups hour, minute and half (a or p, of the twelve-hour
// clock) as hh:mm, "" when they say no time of day.
func clock(r *rule, line string, m []int) string {
	hour, minute, half := r.group(line, m, "hour"), r.group(line, m, "minute"), r.group(line, m, "half")
	if hour == "" || minute == "" || atoi(minute) > 59 {
		return ""
	}
	h := atoi(hour)
	if half != "" && h >= 1 && h <= 12 {
		h %= 12
		if half == "p" || half == "P" {
			h += 12
		}
	}
	if h > 23 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", h, atoi(minute))
}

// dayOf is the day that a dateline gives without its year, and its day of the week if that is
// told; nothing when it gives none, or a day that no year has.
func (h *Hints) dayOf(r *rule, line string, m []int, span *cotejo.Span) (cotejo.Published, bool) {
	month, day := h.months[fold(r.group(line, m, "month"))], atoi(r.group(line, m, "day"))
	if month == 0 || !realDay(aLeapYear, month, day) || h.noPlace(r.group(line, m, "place")) {
		return cotejo.Published{}, false
	}
	p := cotejo.Published{Day: fmt.Sprintf("XXXX-%02d-%02d", month, day), Basis: "dateline", Span: span}
	if weekday, ok := h.weekdayTold(r, line, m); ok {
		p.Weekday = (int(weekday)+6)%7 + 1
	}
	return p, true
}

const aLeapYear = 2024

// noPlace reports a word that stands where a dateline has its place but names a day: a day
// of the week, tomorrow.
func (h *Hints) noPlace(s string) bool {
	_, weekday := h.weekdays[fold(s)]
	return weekday || h.days[fold(s)]
}

// knownPlace reports whether some words in a row are a known place.
func (h *Hints) knownPlace(s string) bool {
	words := wordsOf(s)
	for i := range words {
		for j := i + 1; j <= len(words); j++ {
			if h.places[strings.Join(words[i:j], " ")] {
				return true
			}
		}
	}
	return false
}

// yearTold completes a dateline that gives day and month alone: by the year, among those that
// the article names and the ones after them, in which that day is the day of the week on which
// the article says it was written. "" where it says none, or two years fit equally well.
func (l *layout) yearTold(r *rule, line string, m []int) string {
	month := l.hints.months[fold(r.group(line, m, "month"))]
	day, text := atoi(r.group(line, m, "day")), cut(l.page.text, yearReach)
	weekday, ok := l.hints.weekdayTold(r, line, m)
	if !ok || month == 0 {
		return ""
	}
	told := map[int]int{}
	for _, y := range anyYear.FindAllString(text, -1) {
		told[atoi(y)] += 2
		told[atoi(y)+1]++
	}
	best, second := 0, 0
	for _, y := range slices.Sorted(maps.Keys(told)) {
		if !realDay(y, month, day) || time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday() != weekday {
			continue
		}
		if best == 0 || told[y] > told[best] {
			best, second = y, 0
		} else if told[y] == told[best] {
			second = y
		}
	}
	if best == 0 || second != 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", best, month, day)
}

// weekdayTold is the day of the week on which a paragraph says that it was written, in its
// dateline or further on; false where it says none, or two.
func (h *Hints) weekdayTold(r *rule, line string, m []int) (time.Weekday, bool) {
	weekday, ok := h.weekdays[fold(r.group(line, m, "weekday"))]
	if h.thisDay == nil || ok {
		return weekday, ok
	}
	for i, at := range h.thisDay.FindAllStringSubmatch(cut(line, weekdayReach), -1) {
		day, known := h.weekdays[fold(at[h.thisDay.SubexpIndex("weekday")])]
		if i > 0 && day != weekday {
			return 0, false
		}
		weekday, ok = day, known
	}
	return weekday, ok
}

// weekdayReach is how much of the paragraph under a dateline may say which day of the week
// it is, in bytes: what stands further on may be a day to come.
const weekdayReach = 500

// yearReach is how much of an article is looked through for its year, in bytes.
const yearReach = 20_000

var anyYear = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

func realDay(y, m, d int) bool {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return d >= 1 && t.Day() == d && t.Month() == time.Month(m)
}

var isoStamp = regexp.MustCompile(`^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d\d:?\d\d)?)?`)

// isoDate reads a time stamp of a page's metadata and keeps the time of day and
// its zone: 2025-08-12, 2025-08-12T08:15-05:00. Seconds are dropped. "" when it
// is not one.
func isoDate(s string) string {
	m := isoStamp.FindStringSubmatch(s)
	if m == nil || m[1] < "1900" || m[1] > "2100" || !realDay(atoi(m[1]), atoi(m[2]), atoi(m[3])) {
		return ""
	}
	d := m[1] + "-" + m[2] + "-" + m[3]
	if m[4] == "" || m[4] > "23" || m[5] > "59" {
		return d
	}
	zone := m[6]
	if len(zone) == 5 {
		zone = zone[:3] + ":" + zone[3:]
	}
	return d + "T" + m[4] + ":" + m[5] + zone
}

var (
	urlDay   = regexp.MustCompile(`[/_.=-]((?:19|20)\d\d)([-/_]?)(0[1-9]|1[0-2])([-/_]?)(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)
	urlMonth = regexp.MustCompile(`/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])/`)
)

// urlDate reads the date in an article's address (/2026/01/09/, 2026-01-09,
// /20260109/), or its month; "" without one.
func urlDate(url string) string {
	for _, m := range urlDay.FindAllStringSubmatch(cut(url, 2048), 4) {
		if m[2] == m[4] && realDay(atoi(m[1]), atoi(m[3]), atoi(m[5])) {
			return m[1] + "-" + m[3] + "-" + m[5]
		}
	}
	if m := urlMonth.FindStringSubmatch(cut(url, 2048)); m != nil {
		return m[1] + "-" + m[2]
	}
	return ""
}
