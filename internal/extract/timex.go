package extract

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// timexes finds the time expressions of the document that a claim can use,
// resolved against the date of the document when it is known, against an
// earlier date of the text where the words say so, and otherwise left partial.
// Ages and words such as "current" are left out.
func timexes(in *input) []timex {
	s := in.scanned()
	s.findForms()
	var out []timex
	for i := range s.times {
		f := &s.times[i]
		ss := &s.sents[f.sentence]
		if f.rule.Weak || ss.holdsAge(f) {
			continue
		}
		t := timex{sentence: f.sentence, first: int(ss.first[f.first]), last: int(ss.last[f.last]), time: f.time, rules: []string{f.rule.Name}, unsure: f.unsure}
		for t.first < t.last && f.contracted && ss.sent.Tokens[t.first].Part == 0 && ss.sent.Tokens[t.first+1].Span == ss.sent.Tokens[t.first].Span {
			t.first++ // of the contraction only the article belongs to the date
		}
		if n := len(out); n == 0 || !s.joinClock(&out[n-1], &t) {
			out = append(out, t)
		}
	}
	return out
}

// joinClock adds a time of day to the day beside it, as one time of a happening: "on Monday, at
// about 5", "at 5 of the 3rd of May". Only claims read the two so: [Times], which marks expressions, gives
// each of them by itself.
func (s *scan) joinClock(a, b *timex) bool {
	if a.sentence != b.sentence {
		return false
	}
	day, clock := a, b
	if strings.HasPrefix(a.time.Value, "T") {
		day, clock = b, a
	}
	of, hour, told := strings.Cut(clock.time.Value, "T")
	if !told || of != "" && of != day.time.Value || day.time.Precision != "day" || strings.Contains(day.time.Value, "T") || day.time.End != "" || clock.time.Relation != "" {
		return false
	}
	v := s.in.pack.Times.V
	tokens := s.in.sentences[a.sentence].Tokens
	for i := a.last + 1; i < b.first; i++ {
		t := &tokens[i]
		from := v.Of(t.Lower, "range-from")
		switch {
		case t.UPOS != text.ADP && t.UPOS != text.DET && t.UPOS != text.ADV && t.Form != ",", day == a && from, day == b && !from && t.UPOS != text.DET:
			return false
		}
	}
	both := day.time
	both.Value += "T" + hour
	both.Type, both.Precision = clock.time.Type, clock.time.Precision
	both.Span = cotejo.Span{Start: a.time.Span.Start, End: b.time.Span.End}
	both.Text = both.Span.Of(s.in.doc.Text)
	a.time, a.last, a.rules = both, b.last, append(a.rules, b.rules...)
	a.unsure = cmp.Or(a.unsure, b.unsure)
	return true
}

// holdsAge reports whether a duration is somebody's age.
func (ss *sentenceScan) holdsAge(f *timeFound) bool {
	for i := f.first; i <= f.last; i++ {
		if k := int(ss.atoms[i].Num) - 1; k >= 0 && ss.taken[k] == KindAge {
			return true
		}
	}
	return false
}

// timeFound is a time expression over the atoms of a sentence.
type timeFound struct {
	sentence    int
	first, last int
	rule        *pack.TimeRule
	time        cotejo.Time
	unsure      string
	contracted  bool // starts with a preposition contracted with the article
}

// findTimes matches the time rules over all sentences, in order, since a date
// may be counted from the one before it.
func (s *scan) findTimes() {
	if s.timed {
		return
	}
	s.timed = true
	r := timeResolver{scan: s, t: s.in.pack.Times, dct: parseMoment(s.in.doc.Published.Value)}
	if p := s.in.doc.Published; p.Value == "" && p.Day != "" {
		r.today, r.onWeekday = parseMoment(strings.Replace(p.Day, "XXXX", strconv.Itoa(anyYear), 1)), p.Weekday
	}
	for i := range s.sents {
		r.sentence(&s.sents[i])
	}
	s.intervals()
}

// sentence finds the expressions of one sentence: leftmost first, longest
// first; an expression ends the search for others inside it.
func (r *timeResolver) sentence(ss *sentenceScan) {
	r.ss = ss
	for i := 0; i < len(ss.atoms); {
		m := r.best(i)
		if m.rule == nil {
			i++
			continue
		}
		if m.rule.As == "none" {
			r.skipped = append(r.skipped, m.rule.Name)
			i = m.last + 1
			continue
		}
		f := timeFound{sentence: ss.index, first: m.first, last: m.last, rule: m.rule}
		r.caps = &m.caps
		if !r.resolve(&f) {
			i++
			continue
		}
		r.extend(&f)
		r.relation(&f)
		r.dated(&f)
		f.time.Span = ss.span(f.first, f.last)
		f.time.Text = f.time.Span.Of(r.in.doc.Text)
		r.take(&f)
		if r.moment.y != 0 || r.moment.d != 0 {
			r.previous = r.moment
		}
		r.times = append(r.times, f)
		i = f.last + 1
	}
}

// match is one way to read the atoms from a start.
type timeMatch struct {
	rule        *pack.TimeRule
	first, last int // of the expression
	end         int // of the whole match, what must follow included
	caps        pack.Captures
}

// best gives the longest match that starts at atom i; of two as long the rule
// that stands first in the file.
func (r *timeResolver) best(i int) timeMatch {
	var best timeMatch
	at := -1
	var caps pack.Captures
	r.t.Dispatch.At(&r.ss.atoms[i], func(k int) {
		rule := &r.t.Rules[k]
		end := rule.Pattern.Match(r.t.V, r.ss.atoms, r.ss.nums, i, &caps)
		if end < 0 || rule.As == "date" && r.ss.countsOn(end-1) {
			return
		}
		if d := rule.Slot("d"); rule.As == "clock" && d >= 0 && caps[d].First == end-1 && r.ss.countsOn(end-1) {
			end, caps[d].First = end-1, -1 // "at 9.45 on Sunday 30 people came in"
		}
		first, last := i, end-1
		if x := rule.Slot("x"); x >= 0 && caps[x].First >= 0 {
			first, last = caps[x].First, caps[x].Last
		}
		if last < first {
			return
		}
		if best.rule == nil || end > best.end || end == best.end && k < at {
			best, at = timeMatch{rule, first, last, end, caps}, k
		}
	})
	return best
}

// countsOn reports a number no larger than a day of the month that counts the noun
// behind it: "until Friday 31 accidents".
func (ss *sentenceScan) countsOn(i int) bool {
	k := int(ss.atoms[i].Num) - 1
	if k < 0 || ss.nums[k].Value > mostDays || i+1 >= len(ss.atoms) || ss.atoms[i+1].Kind != pack.AtomWord || ss.atoms[i+1].Cap {
		return false
	}
	t := ss.token(i + 1)
	return t.UPOS == text.NOUN && t.Feats.Has("Number", "Plur")
}

// mostDays is how many days the longest month has.
const mostDays = 31

// dated gives a time of the day the day that the sentence named before it.
func (r *timeResolver) dated(f *timeFound) {
	if f.time.Type != "time" || f.time.Value[0] != 'T' {
		return
	}
	for k := len(r.times) - 1; k >= 0 && r.times[k].sentence == f.sentence; k-- {
		if t := &r.times[k].time; t.Precision == "day" && len(t.Begin) == 10 && t.Begin[0] != 'X' {
			f.time.Begin, f.time.Basis = t.Begin, "anaphoric"
			f.time.Value = t.Begin + f.time.Value
			return
		}
	}
}

// extend takes the article in front of the expression, and the comparator in
// front of a duration.
func (r *timeResolver) extend(f *timeFound) {
	a := f.first - 1
	if a < 0 {
		return
	}
	if n := len(r.times); n > 0 && r.times[n-1].sentence == f.sentence && r.times[n-1].last >= a {
		return
	}
	if r.is(a, "art") && !r.is(f.first, "no-article") {
		if f.rule.As != "ref" {
			f.first = a
			f.contracted = r.is(a, "contracted")
		}
	}
	if f.rule.As == "duration" {
		if b := r.comparator(f.first - 1); b >= 0 {
			f.first = b
		}
	}
}

// comparator gives the first atom of a comparator phrase that ends at atom a.
func (r *timeResolver) comparator(a int) int {
	n := r.in.pack.Numbers
	var caps pack.Captures
	best := -1
	for i := a; i >= 0 && i >= a-3; i-- {
		n.Comparators.At(&r.ss.atoms[i], func(k int) {
			c := n.ComparatorList[k]
			if c.After || r.is(i, "rel-until") || r.is(i, "rel-since") {
				return
			}
			end := n.ComparatorPattern(k).Match(n.V, r.ss.atoms, r.ss.nums, i, &caps)
			if end-1 == a || end-2 == a && r.is(a+1, "det") {
				best = i
			}
		})
	}
	return best
}

func (r *timeResolver) is(i int, class string) bool {
	return i >= 0 && i < len(r.ss.atoms) && r.ss.atoms[i].Word != 0 && r.t.V.Is(r.ss.atoms[i].Word, class)
}

// take marks the numbers inside the expression as what they are.
func (r *timeResolver) take(f *timeFound) {
	kind := KindDate
	switch f.time.Type {
	case "time":
		kind = KindTime
	case "duration", "set":
		kind = KindDuration
	}
	if r.ss.timed == nil {
		r.ss.timed = make([]bool, len(r.ss.atoms))
	}
	for i := f.first; i <= f.last && !f.rule.Weak; i++ {
		r.ss.timed[i] = true
	}
	for i := f.first; i <= f.last; i++ {
		k := int(r.ss.atoms[i].Num) - 1
		if k >= 0 && r.ss.nums[k].Last <= f.last && r.ss.taken[k] == "" {
			r.ss.taken[k], r.ss.takenBy[k], r.ss.weak[k] = kind, f.rule.Name, f.rule.Weak
		}
	}
}

// relation reads the preposition in front: since, until, before, after, as-of,
// during, for.
func (r *timeResolver) relation(f *timeFound) {
	if f.time.Relation = f.rule.Relation; f.time.Relation == "" {
		f.time.Relation = r.relationAt(f, f.first-1)
	}
}

func (r *timeResolver) relationAt(f *timeFound, i int) string {
	duration := f.time.Type == "duration"
	switch {
	case r.is(i, "rel-since"):
		return "since"
	case r.is(i, "rel-until"):
		return "until"
	case r.is(i, "rel-during"):
		return "during"
	case r.is(i, "rel-start2") && r.is(i-1, "rel-start"):
		return "since"
	case r.is(i, "rel-of") && r.is(i-1, "rel-before"), r.is(f.first, "contracted") && r.is(i, "rel-before"):
		return "before"
	case r.is(i, "rel-of") && r.is(i-1, "rel-after"), r.is(i, "rel-after1"), r.is(f.first, "contracted") && r.is(i, "rel-after"):
		return "after"
	case r.is(f.first, "contracted") && r.is(i, "rel-start"):
		return "since"
	case r.is(i, "rel-to") && r.is(i-1, "rel-as"), r.is(f.first, "rel-to") && r.is(i, "rel-as"):
		return "as-of"
	case r.is(i, "rel-of") && r.is(i-1, "rel-as"), r.countedOn(f, i):
		return "as-of"
	case duration && (r.is(i, "rel-for")):
		return "for"
	case r.is(i, "art") && i > 0 && i == f.first-1:
		return r.relationAt(f, i-1)
	}
	return ""
}

// countedOn reports a day by which something was counted: "on the 30th of May it had 82
// cases" with the preposition that otherwise says where to, at the head of a clause or right
// before the number of the day.
func (r *timeResolver) countedOn(f *timeFound, i int) bool {
	if f.rule.As != "date" || f.time.Precision != "day" {
		return false
	}
	if n := len(r.times); n > 0 && r.times[n-1].sentence == f.sentence && r.times[n-1].last >= i-1 {
		return false // the end of a stretch
	}
	if r.is(f.first, "contracted") && r.is(f.first, "rel-to") {
		return i < 0 || r.ss.atoms[i].Kind != pack.AtomWord
	}
	return i == f.first-1 && r.is(i, "rel-to") && !r.is(i, "contracted") && int(r.ss.atoms[f.first].Num) > 0 && !r.is(f.first, "art")
}

// intervals joins "from 3 to 5 May", "between January and March" on the first of
// the two: it gets the other's value as its end, and its year where it has none
// of its own.
func (s *scan) intervals() {
	for i := 0; i+1 < len(s.times); i++ {
		a, b := &s.times[i], &s.times[i+1]
		if a.sentence != b.sentence || a.time.Type != "date" || b.time.Type != "date" || a.rule.Weak || b.rule.Weak || !s.interval(a, b) {
			continue
		}
		if a.time.Basis == "relative" && b.time.Basis == "relative" {
			notBefore(a, b)
		}
		if b.time.Basis == "explicit" && a.time.Basis != "explicit" && len(a.time.Value) > 4 && len(b.time.Value) >= 7 {
			shareYear(a, b)
		}
		if a.time.Begin == "" || b.time.Begin == "" || b.time.Begin <= a.time.Begin {
			continue
		}
		a.time.End = b.time.Begin
		if b.time.End != "" {
			a.time.End = b.time.End
		}
	}
}

// interval reports whether two dates are the ends of one stretch.
func (s *scan) interval(a, b *timeFound) bool {
	ss := &s.sents[a.sentence]
	v := s.in.pack.Times.V
	is := func(i int, c string) bool {
		return i >= 0 && i < len(ss.atoms) && ss.atoms[i].Word != 0 && v.Is(ss.atoms[i].Word, c)
	}
	gap := b.first - a.last - 1
	to := gap == 1 && is(b.first-1, "range-to") || gap == 0 && is(b.first, "range-to")
	and := gap == 1 && is(b.first-1, "range-and") || gap == 2 && is(b.first-2, "range-and")
	from := is(a.first-1, "range-from") || is(a.first, "contracted")
	return to && from || and && is(a.first-1, "range-between")
}

// notBefore moves the year of an end that would lie before its beginning.
func notBefore(a, b *timeFound) {
	av, bv := a.time.Value, b.time.Value
	if len(av) < 7 || len(bv) != len(av) || bv >= av || av[5] == 'W' {
		return
	}
	y := parseMoment(av).y
	if bv[4:] < av[4:] {
		y++
	}
	b.time.Value = moment{y: y}.String() + bv[4:]
	b.time.Begin = b.time.Value
}

// shareYear gives the first date the year that the second one states.
func shareYear(a, b *timeFound) {
	year, rest := b.time.Value[:4], a.time.Value[4:]
	if year+rest > b.time.Value {
		return
	}
	a.time.Value, a.time.Basis = year+rest, "explicit"
	a.time.Begin = a.time.Value
}

// bounds gives what the dates that an undated document states in full say about
// its publication: not before what it tells as past, not after what it tells as
// to come, and within the year that it calls "this".
func bounds(in *input, ts []timex) (after, before string) {
	s := in.scanned()
	r := timeResolver{scan: s, t: in.pack.Times}
	for i := range ts {
		t := &ts[i]
		b := t.time.Begin
		if t.time.Basis != "explicit" || t.time.Type != "date" || len(b) < 4 || b[0] == 'X' || t.time.Precision == "century" || t.time.Precision == "decade" {
			continue
		}
		r.ss = &s.sents[t.sentence]
		atom := r.atomOf(t.first)
		side := r.tense(atom)
		this := t.time.Precision == "year" && r.is(atom-1, "this")
		if side == past && b > after || this && b > after {
			after = b
		}
		if (side == future || this) && (before == "" || b < before) {
			before = b
		}
	}
	if before != "" && after > before && !strings.HasPrefix(after, before) {
		before = ""
	}
	return after, before
}

// atomOf gives the first atom of a word.
func (r *timeResolver) atomOf(word int) int {
	for i := range r.ss.first {
		if int(r.ss.last[i]) >= word {
			return i
		}
	}
	return 0
}
