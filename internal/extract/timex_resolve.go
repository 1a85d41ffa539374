package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// timeResolver turns rule matches into values.
type timeResolver struct {
	*scan
	t        *pack.Times
	ss       *sentenceScan
	dct      moment // date of the document
	previous moment // last date of the text
	moment   moment // date of the expression at hand
	rule     *pack.TimeRule
	caps     *pack.Captures

	today     moment // month and day of a document that does not tell its year, in anyYear
	onWeekday int    // its day of the week, Monday 1; 0 where that is not told
}

// anyYear stands for the year that a document does not tell. No day is counted from today
// over the end of February, where years differ.
const anyYear = 2023

// daysFrom is the day that lies by days from today where the year is not told, in no year;
// false where none is known.
func (r *timeResolver) daysFrom(by int) (moment, bool) {
	if by == 0 && r.today.known() {
		return moment{m: r.today.m, d: r.today.d}, true
	}
	if !r.today.known() || !r.today.valid() {
		return moment{}, false
	}
	m, february := r.today.addDays(by), moment{anyYear, 2, 28}
	if (m.compare(february) > 0) != (r.today.compare(february) > 0) {
		return moment{}, false
	}
	return moment{m: m.m, d: m.d}, true
}

// Sides of the anchor.
const (
	past    = -1
	future  = 1
	present = 2 // the tense of the verb: more likely ahead than behind
)

// has gives the capture of a slot that matched.
func (r *timeResolver) has(name string) (pack.Capture, bool) {
	s := r.rule.Slot(name)
	if s < 0 || r.caps[s].First < 0 || r.caps[s].Last < r.caps[s].First {
		return pack.Capture{}, false
	}
	return r.caps[s], true
}

// num gives the number that a slot captured.
func (r *timeResolver) num(name string) (*pack.Number, bool) {
	c, ok := r.has(name)
	if !ok {
		return nil, false
	}
	for i := c.First; i <= c.Last; i++ {
		if k := r.ss.atoms[i].Num; k > 0 {
			return &r.ss.nums[k-1], true
		}
	}
	return nil, false
}

func (r *timeResolver) whole(name string) int {
	if n, ok := r.num(name); ok {
		return int(n.Value)
	}
	return 0
}

// value gives the value that the captured words have in a class.
func (r *timeResolver) value(name string, classes ...string) string {
	c, ok := r.has(name)
	if !ok {
		return ""
	}
	for i := c.First; i <= c.Last; i++ {
		for _, class := range classes {
			if r.is(i, class) {
				return r.t.V.Value(r.ss.atoms[i].Word, class)
			}
		}
	}
	return ""
}

func (r *timeResolver) captured(name, class string) bool {
	c, ok := r.has(name)
	if !ok {
		return false
	}
	for i := c.First; i <= c.Last; i++ {
		if r.is(i, class) {
			return true
		}
	}
	return false
}

// resolve fills the time of an expression; false rejects the reading.
func (r *timeResolver) resolve(f *timeFound) bool {
	r.rule, r.moment = f.rule, moment{}
	f.time.Type = "date"
	ok := r.dispatch(f)
	if !ok {
		return false
	}
	if f.time.Type == "date" && f.time.Begin == "" && !strings.ContainsAny(f.time.Value, "_") && strings.Trim(f.time.Value, "X-") != "" {
		f.time.Begin = f.time.Value
	}
	return true
}

func (r *timeResolver) dispatch(f *timeFound) bool {
	switch f.rule.As {
	case "date":
		return r.date(f)
	case "day":
		return r.day(f, f.rule.By)
	case "weekday":
		return r.weekday(f)
	case "unit":
		return r.unit(f)
	case "shift":
		return r.shift(f)
	case "ago":
		return r.ago(f)
	case "later":
		return r.later(f)
	case "duration":
		return r.duration(f)
	case "set":
		return r.set(f)
	case "same":
		return r.same(f)
	case "ref":
		f.time.Value, f.time.Basis = f.rule.Value, "relative"
		return true
	}
	return r.named(f)
}

// named are the forms with a vocabulary of their own.
func (r *timeResolver) named(f *timeFound) bool {
	switch f.rule.As {
	case "year-range":
		y, y2 := r.whole("y"), r.whole("y2")
		if y2 <= y {
			return false
		}
		f.time.Value, f.time.Begin, f.time.End, f.time.Precision, f.time.Basis = strconv.Itoa(y), strconv.Itoa(y), strconv.Itoa(y2), "year", "explicit"
		return true
	case "decade":
		return r.decade(f)
	case "century":
		return r.century(f)
	case "weekend":
		return r.weekend(f)
	case "quarter":
		return r.quarter(f)
	case "season":
		return r.season(f)
	case "holiday":
		return r.holiday(f)
	case "clock":
		return r.clock(f)
	case "part":
		f.time.Type, f.time.Value, f.time.Precision, f.time.Basis = "time", "T"+r.value("p", "daypart"), "day", "partial"
		return f.time.Value != "T"
	case "day-part":
		return r.dayPart(f)
	}
	return false
}

// set the value from a moment, with how it was found.
func (r *timeResolver) put(f *timeFound, m moment, basis string) bool {
	if !m.valid() {
		return false
	}
	r.moment = m
	f.time.Value, f.time.Basis = m.String(), basis
	if m.y == 0 {
		f.time.Basis = "partial"
	}
	switch {
	case m.d > 0:
		f.time.Precision = "day"
	case m.m > 0:
		f.time.Precision = "month"
	default:
		f.time.Precision = "year"
	}
	if p := r.part(); p != "" {
		f.time.Type, f.time.Begin = "time", f.time.Value
		f.time.Value += "T" + p
	}
	return true
}

// part is the part of the day that the rule or a capture names.
func (r *timeResolver) part() string {
	if r.rule.Part != "" {
		return r.rule.Part
	}
	return r.value("p", "daypart")
}

// side says whether the words, or else the tense of the verb, put the date
// before or after the document: past, future or 0.
func (r *timeResolver) side() (side int, said bool) {
	switch {
	case r.rule.Side == "past" || r.captured("side", "last"):
		return past, true
	case r.rule.Side == "future" || r.rule.Side == "next" || r.captured("side", "next") || r.captured("side", "nexts"):
		return future, true
	}
	first := r.caps0()
	for i := first - 1; i >= 0 && i >= first-2; i-- {
		if r.is(i, "rel-for") {
			return future, false
		}
		if r.is(i, "rel-since") {
			if r.tense(first) == future {
				return future, false
			}
			return past, true
		}
	}
	return r.tense(first), false
}

// caps0 is the first atom of anything captured.
func (r *timeResolver) caps0() int {
	first := len(r.ss.atoms) - 1
	for s := range r.rule.Pattern.Slots() {
		if c := r.caps[s]; c.First >= 0 {
			first = min(first, c.First)
		}
	}
	return max(first, 0)
}

// tense reads the tense of the verb that governs the expression by the tree, or
// of the nearest finite verb where the tree does not reach one.
func (r *timeResolver) tense(atom int) int {
	toks := r.ss.sent.Tokens
	if len(toks) == 0 {
		return 0
	}
	lasts := r.is(atom-1, "rel-until") || r.is(atom-2, "rel-until") // closed until Friday
	at := int(r.ss.first[atom])
	for i, steps := at, 0; i >= 0 && i < len(toks) && steps < 12; i, steps = toks[i].Head, steps+1 {
		if toks[i].UPOS == text.VERB || toks[i].UPOS == text.AUX || toks[i].Rel == "root" {
			if toks[i].Feats.Has("VerbForm", "Inf") && !hasFinite(toks, i) {
				return 0
			}
			if t := verbTense(toks, i); t != 0 {
				if t == past && grammarOf(r.in.pack).is("setting-verb", toks[i].Lemma) {
					return present // "put off the meeting to the 9th of May"
				}
				return t
			}
		}
		if !lasts && r.doneTo(&toks[i]) {
			return past
		}
	}
	for d := 1; d < 15; d++ {
		for _, i := range []int{at - d, at + d} {
			if i >= 0 && i < len(toks) && (toks[i].UPOS == text.VERB || toks[i].UPOS == text.AUX) {
				if t := tenseOf(toks[i].Feats); t != 0 {
					return t
				}
			}
		}
	}
	return 0
}

// doneTo reports the participle of a noun to which something has been done: "the outbreak
// declared in August", but not "the match planned in August".
func (r *timeResolver) doneTo(t *text.Token) bool {
	if t.Rel != "amod" && t.Rel != "acl" || !t.Feats.Has("VerbForm", "Part") {
		return false
	}
	g, bases := grammarOf(r.in.pack), []string{t.Lemma}
	if t.UPOS == text.ADJ {
		bases = append(bases, g.infinitives(t.Lemma)...)
	}
	return !slices.ContainsFunc(bases, func(b string) bool {
		rule := r.in.pack.Factuality.Adjective(b)
		return g.is("setting-verb", b) || rule != nil && rule.Status == cotejo.Planned
	})
}

// verbTense reads the tense of a verb or of its auxiliaries.
func verbTense(toks []text.Token, i int) int {
	if t := tenseOf(toks[i].Feats); t != 0 && !toks[i].Feats.Has("VerbForm", "Part") {
		return t
	}
	for j := max(0, i-4); j < min(len(toks), i+3); j++ {
		if toks[j].Head == i && (toks[j].UPOS == text.AUX || toks[j].Rel == "aux" || toks[j].Rel == "cop") {
			t := tenseOf(toks[j].Feats)
			if toks[i].Feats.Has("VerbForm", "Part") && toks[j].Rel != "cop" && (toks[j].Feats.Has("Mood", "Ind") && toks[j].Feats.Has("Tense", "Pres") || toks[j].Feats.Has("Mood", "Cnd")) {
				return past
			}
			if t != 0 {
				return t
			}
		}
	}
	return 0
}

// hasFinite reports whether an infinitive has a finite auxiliary ("is going to
// resign", "may return").
func hasFinite(toks []text.Token, i int) bool {
	for j := max(0, i-4); j < i; j++ {
		if toks[j].Head == i && toks[j].Feats.Has("VerbForm", "Fin") {
			return true
		}
	}
	return false
}

func tenseOf(f text.Feats) int {
	if f.Has("Mood", "Cnd") || f.Has("Mood", "Sub") && f.Has("Tense", "Pres") {
		return future
	}
	switch f.Get("Tense") {
	case "Past", "Imp":
		return past
	case "Fut":
		return future
	case "Pres":
		if f.Has("VerbForm", "Fin") {
			return present
		}
	}
	return 0
}

// date resolves calendar dates.
func (r *timeResolver) date(f *timeFound) bool {
	m := moment{y: r.whole("y"), d: r.whole("d")}
	if yy, ok := r.num("yy"); ok {
		m.y = 2000 + int(yy.Value)
	}
	if v := r.value("m", "month", "month-short"); v != "" {
		m.m, _ = strconv.Atoi(v) // the table holds digits
	} else {
		m.m = r.whole("m")
	}
	if m.y > 0 {
		return r.put(f, m, "explicit")
	}
	for name, by := range map[string]int{"yrthis": 0, "yrlast": -1, "yrnext": 1} {
		if _, ok := r.has(name); ok {
			if r.dct.y > 0 {
				m.y = r.dct.y + by
			}
			return r.put(f, m, "relative")
		}
	}
	if r.dct.y == 0 || r.dct.m == 0 {
		return r.put(f, m, "partial")
	}
	side, said := r.side()
	switch {
	case m.m == 0:
		m = r.dayOfMonth(m.d, side, said)
	default:
		m = r.nearYear(m, side, said)
	}
	return r.put(f, m, "relative")
}

// dayOfMonth finds the month of a day that stands alone.
func (r *timeResolver) dayOfMonth(d, side int, said bool) moment {
	m := moment{r.dct.y, r.dct.m, d}
	if r.dct.d == 0 {
		return m
	}
	if side == past && d > r.dct.d {
		return m.addMonths(-1)
	}
	if side == future && d < r.dct.d {
		return m.addMonths(1)
	}
	return m
}

// nearYear finds the year of a month or a day of a month: the last one that is
// past, the first that is to come, or the nearest.
func (r *timeResolver) nearYear(m moment, side int, said bool) moment {
	best, bestGap := m, 1<<30
	for y := r.dct.y - 1; y <= r.dct.y+1; y++ {
		c := m
		c.y = y
		order := c.compare(r.dct)
		gap := c.monthsFrom(r.dct)
		switch {
		case side == past && order > 0:
			gap += 12 * 31
			if !said {
				gap -= aheadOfPast * 31 // a date just ahead may stand in a sentence about the past
			}
		case side == 0 && order > 0:
			gap += 3 * 31 // news tells more of the past
		case side == present && order < 0:
			gap += 3 * 31
		case side == future && order < 0:
			gap += 12 * 31
			if !said {
				gap -= aheadOfPast * 31
			}
		}
		if gap < bestGap {
			best, bestGap = c, gap
		}
	}
	return best
}

// aheadOfPast are the months of a year that the tense does not weigh against a date on the
// other side: one that is less than a month away may be meant.
const aheadOfPast = 2

// monthsFrom is the distance in days, roughly: months count 31.
func (m moment) monthsFrom(o moment) int {
	d := 0
	if m.d > 0 && o.d > 0 {
		d = m.d - o.d
	}
	return abs((m.y*12+m.m-o.y*12-o.m)*31 + d)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// day resolves days counted from the document's date.
func (r *timeResolver) day(f *timeFound, by int) bool {
	if !r.dct.known() {
		if m, ok := r.daysFrom(by); ok {
			return r.put(f, m, "relative")
		}
		return r.unknown(f, "XXXX-XX-XX", "day")
	}
	return r.put(f, r.dct.addDays(by), "relative")
}

// unknown leaves a value partial.
func (r *timeResolver) unknown(f *timeFound, value, precision string) bool {
	f.time.Value, f.time.Precision, f.time.Basis = value, precision, "partial"
	if p := r.part(); p != "" {
		f.time.Type = "time"
		f.time.Value += "T" + p
	}
	return true
}

// weekday resolves the name of a day of the week.
func (r *timeResolver) weekday(f *timeFound) bool {
	w, _ := strconv.Atoi(r.value("w", "weekday")) // the table holds digits
	today := r.onWeekday
	if r.dct.known() {
		today = r.dct.weekday()
	}
	if today == 0 {
		return r.unknown(f, fmt.Sprintf("XXXX-WXX-%d", w), "day")
	}
	side, said := r.side()
	back := (today - w + 7) % 7
	switch {
	case side == past && said && back == 0:
		back = 7
	case side == past:
	case side == future && said:
		back -= 7
	case side == future && back > 0:
		back -= 7
	case (side == 0 || side == present) && back > 3:
		back -= 7
	}
	if m, ok := r.daysFrom(-back); ok {
		return r.put(f, m, "relative")
	}
	if !r.dct.known() {
		return r.unknown(f, fmt.Sprintf("XXXX-WXX-%d", w), "day")
	}
	return r.put(f, r.dct.addDays(-back), "relative")
}

// unit resolves "this year", "last week": the unit that the document's
// date lies in, or the one before or after.
func (r *timeResolver) unit(f *timeFound) bool {
	return r.around(f, r.dct, f.rule.By, "relative")
}

// shift counts from the last date of the text.
func (r *timeResolver) shift(f *timeFound) bool {
	return r.around(f, r.previous, f.rule.By, "anaphoric")
}

// same is the unit that holds the last date of the text.
func (r *timeResolver) same(f *timeFound) bool {
	return r.around(f, r.previous, 0, "anaphoric")
}

func (r *timeResolver) around(f *timeFound, base moment, by int, basis string) bool {
	u := r.value("u", "unit")
	if u == "" {
		u = r.rule.Unit
	}
	value, precision, m := unitValue(base, u, by)
	if value == "" {
		return false
	}
	f.time.Value, f.time.Precision, f.time.Basis = value, precision, basis
	if strings.HasPrefix(value, "XX") {
		f.time.Basis = "partial"
		return r.unknown(f, value, precision)
	}
	r.moment = m
	return true
}

// unitValue gives the TIMEX3 value of the unit that lies by units away from the
// one that holds base.
func unitValue(base moment, u string, by int) (value, precision string, m moment) {
	switch u {
	case "D":
		if !base.known() {
			return "XXXX-XX-XX", "day", moment{}
		}
		m = base.addDays(by)
		return m.String(), "day", m
	case "W", "15D":
		if !base.known() {
			return "XXXX-WXX", "week", moment{}
		}
		return base.addDays(7 * by).week(), "week", moment{}
	case "M":
		if base.m == 0 {
			return "XXXX-XX", "month", moment{}
		}
		m = moment{base.y, base.m, 0}.addMonths(by)
		return m.String(), "month", m
	case "2M", "3M", "4M", "6M":
		return partOfYear(base, u, by)
	case "Y":
		if base.y == 0 {
			return "XXXX", "year", moment{}
		}
		m = moment{y: base.y + by}
		return m.String(), "year", m
	case "10Y":
		if base.y == 0 {
			return "XXX", "decade", moment{}
		}
		return strconv.Itoa(base.y/10 + by), "decade", moment{}
	case "100Y":
		if base.y == 0 {
			return "XX", "century", moment{}
		}
		return strconv.Itoa((base.y-1)/100 + by), "century", moment{}
	}
	return "", "", moment{}
}

// partOfYear gives quarters (Q), thirds (T) and halves (H) of a year.
func partOfYear(base moment, u string, by int) (string, string, moment) {
	size, letter := int(u[0]-'0'), map[string]string{"2M": "B", "3M": "Q", "4M": "T", "6M": "H"}[u]
	if base.m == 0 {
		return "XXXX-" + letter + "X", "quarter", moment{}
	}
	k := base.y*(12/size) + (base.m-1)/size + by
	n := 12 / size
	return fmt.Sprintf("%04d-%s%d", k/n, letter, k%n+1), "quarter", moment{}
}

// ago counts back from the document's date, or forward from it.
func (r *timeResolver) ago(f *timeFound) bool {
	u := r.value("u", "unit")
	n, ok := r.num("n")
	if u == "" {
		return false
	}
	amount := 0.5
	if ok {
		amount = n.Value
	}
	if _, half := r.has("n2"); half {
		amount += 0.5
	}
	if u[0] == 'T' {
		f.time.Type, f.time.Value, f.time.Basis = "duration", period(amount, u), "relative"
		f.time.Precision = "hour"
		return true
	}
	m, precision := move(r.dct, u, amount*float64(f.rule.By))
	if precision == "" {
		value, precision, _ := unitValue(moment{}, strings.TrimLeft(u, "0123456789"), 0)
		return r.unknown(f, value, precision)
	}
	if precision == "week" {
		f.time.Value, f.time.Precision, f.time.Basis = m.week(), "week", "relative"
		return true
	}
	return r.put(f, m, "relative")
}

// move shifts a date by an amount of units and keeps the precision of the
// unit; an empty precision says that base is not known well enough.
func move(base moment, u string, amount float64) (moment, string) {
	times, _ := strconv.Atoi(strings.TrimRight(u, "DWMY")) // no digits is zero: one
	if times == 0 {
		times = 1
	}
	n := amount * float64(times)
	switch u[len(u)-1] {
	case 'D':
		if base.known() {
			return base.addDays(int(n)), "day"
		}
	case 'W':
		if base.known() {
			return base.addDays(int(7 * n)), "week"
		}
	case 'M':
		if base.m > 0 {
			m := moment{base.y, base.m, 0}.addMonths(int(n))
			return m, "month"
		}
	case 'Y':
		if n != float64(int(n)) && base.m > 0 {
			return moment{base.y, base.m, 0}.addMonths(int(n * 12)), "month"
		}
		if base.y > 0 && base.y+int(n) > 0 {
			return moment{y: base.y + int(n)}, "year"
		}
	}
	return moment{}, ""
}
