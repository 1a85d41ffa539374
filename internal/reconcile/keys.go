package reconcile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
)

// Block keys bring claims together that may be of one event or one panel. Each
// joins the family of the predicate with at least two of: a pair of parties, a
// place, a time; so that no key grows with the ledger. A claim is stored under
// its index keys and looks its candidates up under its lookup keys, which reach
// over neighbouring days and from dated to undated claims. Two claims are
// compared only when each reaches the other, which makes the comparison
// independent of which came first.

const (
	maxCores  = 7
	reachDays = 7 // day-anchored claims meet over this many days
)

// Keys gives the block keys under which a claim is stored: sorted, unique.
func Keys(c cotejo.Claim, doc DocInfo) []string {
	it := Item{Claim: c, Document: doc}
	k := keyer{it: it, s: ScopeOf(it)}
	return k.index()
}

// keyer makes the keys of one claim.
type keyer struct {
	it  Item
	s   Scope
	out []string
}

func (k *keyer) add(parts ...string) {
	k.out = append(k.out, keyText(hash64(strings.Join(parts, "|"))))
}

// at adds a key of something that is said about a thing, of some time. The keys about one
// thing lie side by side in an index, in order of time: an article has few things, says
// much of each, and looks for what was said of them on the days around. The upper bits are
// the thing, then come those of the day, if there is one, the lowest are what is said.
func (k *keyer) at(m moment, said string, thing ...string) {
	const low, all = 1<<saidBits - 1, 1<<(saidBits+dayBits) - 1
	is := hash64(m.name+"|"+said) & all
	if m.day != 0 {
		is = uint64(m.day)<<saidBits&all | is&low
	}
	k.out = append(k.out, keyText(hash64(strings.Join(thing, "|"))&^all|is))
}

const (
	dayBits  = 14 // of a key: forty years, which then come again
	saidBits = 16
)

// moment is a time as keys tell it: what kind of time and which, and the day it begins,
// by which keys are put in order.
type moment struct {
	name string
	day  int
}

// always is the moment of what is said at no time or at any.
var always = moment{}

func onDay(d int) moment { return moment{"d" + strconv.Itoa(d), d} }
func inYear(kind string, d int) moment {
	y, _, _ := dateOf(clampDay(d))
	return moment{kind + strconv.Itoa(y), 365 * y}
}
func inMonth(kind string, d int) moment {
	y, m, _ := dateOf(clampDay(d))
	return moment{kind + strconv.Itoa(y) + "-" + strconv.Itoa(m), 365*y + 30*m}
}

// keyText writes a key: a tilde and the number, to the base of 36, under which a
// store may keep it.
func keyText(n uint64) string { return "~" + strconv.FormatUint(n, 36) }

func (k *keyer) index() []string {
	if k.it.Document.beyond(&k.it.Claim) {
		return nil
	}
	k.out = nil
	k.timeless()
	a := anchorOf(k.it, k.s)
	for i, core := range k.cores() {
		if i < 2 {
			k.at(always, k.s.Family, "E", core)
		}
		for _, b := range a.index() {
			k.at(b, k.s.Family, "E", core)
		}
	}
	for _, q := range k.quantities() {
		k.at(standingYear(k.s), "", "P", q)
	}
	k.told(false)
	k.happening(false)
	k.contents(false)
	k.late(false)
	k.retold(false)
	k.rejected(false)
	k.recanted(false)
	k.gainsaid(false)
	k.clocks(false)
	return unique(k.out)
}

// lookups gives the keys under which candidates of the claim are stored.
func (k *keyer) lookups() []string {
	if k.it.Document.beyond(&k.it.Claim) {
		return nil
	}
	k.out = nil
	k.timeless()
	a := anchorOf(k.it, k.s)
	for i, core := range k.cores() {
		if a.grain == GrainNone && i < 2 {
			k.at(always, k.s.Family, "E", core)
		}
		for _, b := range a.lookups() {
			k.at(b, k.s.Family, "E", core)
		}
	}
	for _, q := range k.quantities() {
		for _, y := range standingYears(k.s) {
			k.at(y, "", "P", q)
		}
	}
	k.told(true)
	k.happening(true)
	k.contents(true)
	k.late(true)
	k.retold(true)
	k.rejected(true)
	k.recanted(true)
	k.gainsaid(true)
	k.clocks(true)
	return unique(k.out)
}

// timeless keys need no time: claims of one document, sentences and quotations
// word for word, and unusual figures.
func (k *keyer) timeless() {
	c := k.it.Claim
	k.at(always, k.s.Family, "D", c.Document)
	k.at(always, strconv.Itoa(c.Sentence.Span.Start), "C", c.Document)
	if at, ok := aim(&c); ok {
		k.at(always, strconv.Itoa(at), "C", c.Document)
	}
	if words := fold(c.Sentence.Exact); strings.Count(words, "-") >= 9 {
		k.add("S", k.s.Family, words)
	}
	if c.Quote != nil {
		if words := fold(c.Quote.Text); strings.Count(words, "-") >= 5 {
			k.add("Q", words)
		}
	}
	if v := k.s.Value; c.Figure != nil && v.Known && unusual(v.Best) {
		k.add("V", k.s.Family, k.s.Unit, strconv.FormatFloat(v.Best, 'g', -1, 64), strings.Join(k.topicPair(), "+"))
	}
}

// unusual reports whether a number has three significant digits or more.
func unusual(x float64) bool {
	s := strings.Trim(strings.Replace(strconv.FormatFloat(x, 'f', -1, 64), ".", "", 1), "0")
	return len(s) >= 3
}

// cores are the who and where of the keys, the steadiest first.
func (k *keyer) cores() []string {
	var out []string
	add := func(parts ...string) {
		slices.Sort(parts)
		out = append(out, strings.Join(parts, "+"))
	}
	if t := k.topicPair(); len(t) == 2 {
		add(t...)
	}
	ents := k.s.parties()
	places := k.specific()
	if kindOf(k.s.Family) != kindSpeech {
		for _, p := range places[:min(len(places), 2)] {
			add(p, "@")
		}
	}
	ents = ents[:min(len(ents), 4)]
	for i, e := range ents {
		for _, g := range ents[i+1:] {
			add(e, g)
		}
	}
	for _, e := range ents[:min(len(ents), 2)] {
		for _, p := range places[:min(len(places), 1)] {
			add(e, p)
		}
	}
	seen := map[string]bool{}
	out = slices.DeleteFunc(out, func(c string) bool { dup := seen[c]; seen[c] = true; return dup })
	return out[:min(len(out), maxCores)]
}

// specific are the claim's places below a country, or else the document's.
func (k *keyer) specific() []string {
	var out []string
	for _, p := range k.s.Places {
		if !strings.HasPrefix(p.ID, "iso:") {
			out = append(out, p.ID)
		}
	}
	if len(out) == 0 {
		out = slices.Clone(k.it.Document.Places)
		out = out[:min(len(out), 1)]
	}
	return unique(out)
}

// topicPair is what the document is about: its two main countries, or its main
// country with its main place, or its two main entities.
func (k *keyer) topicPair() []string { return topicPair(&k.it.Document) }

func topicPair(d *DocInfo) []string {
	var out []string
	for _, e := range d.Topic {
		if strings.HasPrefix(e, "iso:") && len(out) < 2 {
			out = append(out, e)
		}
	}
	if len(out) < 2 && len(d.Places) > 0 {
		out = append(out, d.Places[0])
	}
	for _, e := range d.Topic {
		if len(out) < 2 && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	out = unique(out)
	return out
}

// quantities are the time-free keys of a standing quantity: whose, of what kind,
// towards whom.
func (k *keyer) quantities() []string {
	s := k.s
	if k.it.Claim.Figure == nil || kindOf(s.Family) != kindStanding {
		return nil
	}
	whose := s.Population
	if len(whose) == 0 {
		whose = s.Actors
	}
	var out []string
	for _, w := range whose[:min(len(whose), 3)] {
		out = append(out, s.Family+"|"+s.Unit+"|"+root(s.Class)+"|"+w)
	}
	return unique(out)
}

// anchor is when a claim is looked for: its own time, or failing that the day
// its document was published.
type anchor struct {
	grain  Grain
	own    bool
	lo, hi int
}

func anchorOf(it Item, s Scope) anchor {
	if t := s.Time; t.Grain != GrainNone {
		lo, hi := t.Lo, t.Hi
		if lo <= beginning {
			lo = hi
		}
		if hi >= ending || t.Open {
			hi = lo
		}
		return anchor{grain: t.Grain, own: true, lo: lo, hi: hi}
	}
	if s.Known.Grain == GrainDay {
		return anchor{grain: GrainDay, lo: s.Known.Lo, hi: s.Known.Hi}
	}
	if s.Known.Grain != GrainNone {
		return anchor{grain: s.Known.Grain, own: true, lo: s.Known.Lo, hi: s.Known.Hi}
	}
	return anchor{grain: GrainNone}
}

func (a anchor) index() []moment {
	switch {
	case a.grain == GrainNone:
		return []moment{undated}
	case a.grain == GrainYear:
		return []moment{inYear("y!", a.lo)}
	case a.grain == GrainMonth:
		return []moment{inMonth("m!", a.lo), inYear("Y", a.lo)}
	case a.own:
		return []moment{onDay(a.lo), inMonth("M", a.lo), inYear("Y", a.lo)}
	}
	return []moment{onDay(a.lo)}
}

// undated is the moment of what nobody knows the time of.
var undated = moment{name: "n!"}

func (a anchor) lookups() []moment {
	out := []moment{undated}
	switch a.grain {
	case GrainNone:
	case GrainYear:
		for d := a.lo; d <= a.hi && d < a.lo+3660; d += 365 {
			out = append(out, inYear("Y", d), inYear("y!", d))
		}
		out = append(out, inYear("Y", a.hi), inYear("y!", a.hi))
	case GrainMonth:
		for d := a.lo - nearDays; d <= a.hi+nearDays; d++ {
			out = append(out, onDay(d))
		}
		for d := a.lo; d <= a.hi+31; d += 28 {
			m := min(d, a.hi)
			out = append(out, inMonth("M", m), inMonth("m!", m), inYear("y!", m))
		}
	default:
		for d := a.lo - reachDays; d <= a.lo+reachDays; d++ {
			out = append(out, onDay(d))
		}
		out = append(out, inMonth("m!", a.lo-nearDays), inMonth("m!", a.lo), inMonth("m!", a.lo+nearDays), inYear("y!", a.lo))
	}
	return out
}

// standingYear is the year in which a standing quantity was known.
func standingYear(s Scope) moment {
	if s.Known.Grain == GrainNone {
		return undated
	}
	return inYear("", s.Known.Lo)
}

// dated reports whether it is known when a claim was known, bounded whether it is known at
// least from when on.
func dated(s Scope) bool   { return s.Known.Grain != GrainNone }
func bounded(s Scope) bool { return !dated(s) && s.Known.Lo > beginning }

// boundYears is how many years an article without a date is looked for after the last day
// that it tells of as of something done.
const boundYears = 3

// standingYears reach from a known year to its neighbours and to the undated,
// from the undated to every year that news on line can be of.
func standingYears(s Scope) []moment {
	if dated(s) {
		return append(yearsAround(s.Known.Lo, -1, 1), undated)
	}
	out := []moment{undated}
	for y := 1990; y < 2050; y++ {
		out = append(out, moment{strconv.Itoa(y), 365 * y})
	}
	return out
}

// likelyYears reach as standingYears do, but from an article that tells since when it can
// have been written to the years behind that alone.
func likelyYears(s Scope) []moment {
	if bounded(s) {
		return append(yearsAround(s.Known.Lo, -1, boundYears), undated)
	}
	return standingYears(s)
}

// yearsAround are the years that lie so many before and after that of a day.
func yearsAround(d, from, to int) []moment {
	year, _, _ := dateOf(clampDay(d))
	var out []moment
	for y := year + from; y <= year+to; y++ {
		out = append(out, moment{strconv.Itoa(y), 365 * y})
	}
	return out
}

// reach is what a claim is stored under and what it looks up.
type reach struct {
	index   []string
	lookups []string // sorted
}

func reachOf(it Item, s Scope) reach {
	k := keyer{it: it, s: s}
	r := reach{index: k.index()}
	r.lookups = k.lookups()
	return r
}

// meets reports whether each of two claims reaches the other.
func (r *reach) meets(o *reach) bool { return meet(r.lookups, o.index) && meet(o.lookups, r.index) }

func meet(a, b []string) bool {
	for _, k := range b {
		if _, ok := slices.BinarySearch(a, k); ok {
			return true
		}
	}
	return false
}
