package reconcile

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// What a figure measures does not hang on its verb. "Coverage is at 62 %" and
// "coverage rises from 62 %" measure one thing, as do "600 early retirements" and
// "600 people will leave". What is read here of a figure is what it measures told
// without its verb; oneness weighs it against another.

// The words beside a figure: so many before and behind it, in its own part of the
// sentence.
const (
	wordsBefore = 24
	wordsBehind = 8
	stemRunes   = 6
	headRunes   = 4 // a noun that is measured may be this short
	besideRunes = 6
)

// measured is what a figure measures, told without its verb.
type measured struct {
	heads []string // stems of the noun that is counted, of the base of a share, of the predicate when it is outside the inventory
	near  []string // stems of the longer words beside it, sorted
	all   []string // stems of all words of its sentence, sorted
	names []string // names beside it, sorted
}

// stem cuts a folded word so that inflections meet.
func stem(w string) string {
	if utf8.RuneCountInString(w) <= stemRunes {
		return strings.TrimSuffix(w, "s")
	}
	return firstRunes(w, stemRunes)
}

// measures reads what the claim's figure measures, when first asked for.
func (s *Scope) measures(it *Item) *measured {
	if s.cachedMeasure == nil {
		s.cachedMeasure = readMeasure(it)
	}
	return s.cachedMeasure
}

func readMeasure(it *Item) *measured {
	c := it.Claim
	m := &measured{}
	head := func(text string) {
		for w := range strings.SplitSeq(fold(text), "-") {
			if utf8.RuneCountInString(w) >= headRunes && !unicode.IsDigit(rune(w[0])) {
				m.heads = append(m.heads, stem(w))
			}
		}
	}
	if f := c.Figure; !bareNumber(f) && (f.Class == "" || !generic[f.Class]) {
		head(f.Counted) // people and things are anybody's
	}
	head(c.Figure.Base)
	if c.Open {
		head(c.Predicate)
	}
	m.heads = unique(m.heads)
	for w := range strings.SplitSeq(fold(c.Sentence.Exact), "-") {
		if utf8.RuneCountInString(w) >= headRunes {
			m.all = append(m.all, stem(w))
		}
	}
	m.all = unique(m.all)
	m.beside(c.Sentence.Exact, c.Figure.Span.Start-c.Sentence.Span.Start, c.Figure.Span.End-c.Sentence.Span.Start)
	return m
}

// beside reads the words next to a figure, which stands between two offsets of its
// sentence.
func (m *measured) beside(sentence string, start, end int) {
	if start < 0 || end > len(sentence) || start > end {
		return
	}
	before, behind := sentence[:start], sentence[end:]
	if i := strings.LastIndexAny(before, ".;:"); i >= 0 && len(before)-i > 12 {
		before = before[i+1:]
	}
	if i := strings.IndexAny(behind, ".;:"); i >= 0 {
		behind = behind[:i]
	}
	left, right := strings.Fields(before), strings.Fields(behind)
	left, right = left[max(0, len(left)-wordsBefore):], right[:min(len(right), wordsBehind)]
	for _, w := range slices.Concat(left, right) {
		core := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		r, _ := utf8.DecodeRuneInString(core)
		switch f := fold(core); {
		case unicode.IsUpper(r) && utf8.RuneCountInString(core) >= 3:
			m.names = append(m.names, strings.TrimSuffix(f, "s"))
		case utf8.RuneCountInString(f) >= besideRunes:
			m.near = append(m.near, stem(f))
		}
	}
	m.near, m.names = unique(m.near), unique(m.names)
}

// isCount reports whether a unit is a number of people or things.
func isCount(unit string) bool { return unit == "person" || unit == "item" }

// oneNoun reports whether it is said of two figures that they count one noun.
func oneNoun(f, g *cotejo.Figure) bool { return f.Counted != "" && fold(f.Counted) == fold(g.Counted) }

// countSame reports whether two figures count one noun, whatever class it is put in,
// or give one number for things of which one has no class.
func countSame(p Pair) bool {
	f, g := p.A.Claim.Figure, p.B.Claim.Figure
	if f == nil || g == nil || !isCount(p.SA.Unit) || !isCount(p.SB.Unit) {
		return false
	}
	if oneNoun(f, g) {
		return true
	}
	unclassed := strings.HasPrefix(p.SA.Class, "lemma:") || strings.HasPrefix(p.SB.Class, "lemma:")
	return unclassed && CompareValues(p.SA.Value, p.SB.Value) == Equal
}

// comparableUnits reports whether figures of two units can measure one thing: the
// units are one, or both count: a life and a person, a post and who holds it.
func comparableUnits(a, b string) bool { return sameUnit(a, b) || isCount(a) && isCount(b) }

// oneMeasure reports whether two figures of one story measure one thing, whatever
// their verbs.
func oneMeasure(p Pair) bool {
	a, b := p.SA, p.SB
	if !comparableUnits(a.Unit, b.Unit) || !a.Value.Known || !b.Value.Known {
		return false
	}
	if p.oneDocument() && !contrasted(p) {
		return false
	}
	if !oneTale(p) || !inSeason(p) {
		return false
	}
	return !peopleAndThings(a, b) && !twoTolls(p) && oneness(p) >= measureAt
}

// peopleAndThings reports whether one figure counts people and the other things that
// it names: twelve dead are not twelve roads.
func peopleAndThings(a, b *Scope) bool {
	thing := func(s, o *Scope) bool {
		if generic[s.Class] || inventory.Subsumes("person", s.Class) || s.Unit == "person" {
			return false
		}
		return o.Unit == "person" && (isToll(o.Family) || !generic[o.Class] && inventory.Subsumes("person", o.Class))
	}
	return thing(a, b) || thing(b, a)
}

// twoTolls reports whether two figures are of different tolls by their own verbs: as
// many hurt as dead are not the same people.
func twoTolls(p Pair) bool {
	a, b := p.SA, p.SB
	return a.Family != b.Family && isToll(a.Family) && isToll(b.Family) && !loose(p.A.Claim) && !loose(p.B.Claim) && !hurtAlike(p)
}

// hurtAlike reports whether two articles give one number, of two digits at least, of people
// hurt and of people treated, or affected: where none of them is dead, one may be told as the
// other.
func hurtAlike(p Pair) bool {
	a, b := p.SA, p.SB
	return !p.oneDocument() && CompareValues(a.Value, b.Value) == Equal && digits(a.Value.Best) >= 2 && hurt[a.Family] && hurt[b.Family]
}

// hurt are the tolls of those who come to harm and live.
var hurt = map[string]bool{"injury": true, "hospital": true, "affected": true}

// contrasted reports whether two figures of one document may measure one thing:
// two sources give them, or a title and a body the same one. Otherwise an article
// counts different things.
func contrasted(p Pair) bool {
	if p.SA.Sentence == p.SB.Sentence {
		return false
	}
	if headline(p.A.Claim.Block) != headline(p.B.Claim.Block) {
		return CompareValues(p.SA.Value, p.SB.Value) == Equal
	}
	return compareSources(p.SA.Roots, p.SB.Roots) == Other
}

// besideBoth counts the words that stand beside both figures and are not what either
// measures.
func besideBoth(ma, mb *measured) int {
	n := 0
	for _, w := range ma.near {
		if slices.Contains(mb.near, w) && !slices.Contains(ma.heads, w) && !slices.Contains(mb.heads, w) {
			n++
		}
	}
	return n
}

// valuesOf are the numbers that a document gives, by unit.
func valuesOf(claims []cotejo.Claim) map[string][]float64 {
	var out map[string][]float64
	for _, c := range claims {
		if c.Figure == nil {
			continue
		}
		unit, factor := Base(c.Figure.Unit)
		if v := ValueOf(c.Figure, factor); v.Known {
			if out == nil {
				out = map[string][]float64{}
			}
			out[unitKey(unit)] = append(out[unitKey(unit)], v.Best)
		}
	}
	for unit, vs := range out {
		slices.Sort(vs)
		out[unit] = slices.Compact(vs)
	}
	return out
}

// toldBeside reports whether the document of one of two different figures gives the
// number of the other as well: then it is that one, and not this, which the other
// document tells.
func toldBeside(p Pair) bool {
	return !CompareValues(p.SA.Value, p.SB.Value).oneNumber() && !p.oneDocument() && (p.B.Document.gives(p.SA) || p.A.Document.gives(p.SB))
}

// gives reports whether a document gives a number of a claim elsewhere. Only numbers
// near it can be the same one or its rounding.
func (d *DocInfo) gives(s *Scope) bool {
	if s.Value.Low != s.Value.High {
		return false
	}
	vs, reach := d.Values[unitKey(s.Unit)], 1.5+0.15*math.Abs(s.Value.Low)
	i, _ := slices.BinarySearch(vs, s.Value.Low-reach)
	for ; i < len(vs) && vs[i] <= s.Value.Low+reach; i++ {
		o := Value{Low: vs[i], High: vs[i], Best: vs[i], Known: true, Comparator: cotejo.Exact}
		if CompareValues(o, s.Value).oneNumber() {
			return true
		}
	}
	return false
}

// nearTimes is how many times a number is another one at most that is near it.
const nearTimes = 1.5

// nearer reports whether a document that gives a number far from another document's has
// one in its unit that is near to that.
func (d *DocInfo) nearer(own, other *Scope) bool {
	return slices.ContainsFunc(d.Values[unitKey(own.Unit)], func(v float64) bool { return v > 0 && timesApart(v, other.Value.Best) <= nearTimes })
}

// timesApart is how many times the larger of two numbers is the smaller, which counts for
// 1 at least.
func timesApart(a, b float64) float64 { return max(a, b) / max(1, min(a, b)) }

// weighNames tells whether names beside the figures are shared (1) or others (-1), less
// those of the story and of the sources: they tell whose and where.
func weighNames(p Pair, ma, mb *measured) int {
	own := func(m *measured, s *Scope, into []string) []string {
		for _, n := range m.names {
			if slices.Contains(p.A.Document.Names, n) && slices.Contains(p.B.Document.Names, n) ||
				slices.ContainsFunc(s.Roots, func(r Root) bool { return slices.Contains(strings.Split(fold(r.Label), "-"), n) }) {
				continue
			}
			into = append(into, n)
		}
		return into
	}
	var few [2][8]string // most have no more
	x, y := own(ma, p.SA, few[0][:0]), own(mb, p.SB, few[1][:0])
	switch {
	case shared(x, y) > 0:
		return 1
	case len(x) > 0 && len(y) > 0:
		return -1
	}
	return 0
}

// sharesNoun reports whether it is said of two figures that they measure one thing: the
// noun or class that is counted, or what stands beside both.
func sharesNoun(p Pair) bool {
	ma, mb := p.SA.measures(p.A), p.SB.measures(p.B)
	f, g := p.A.Claim.Figure, p.B.Claim.Figure
	if oneNoun(f, g) || !generic[p.SA.Class] && p.SA.Class == p.SB.Class {
		return true
	}
	both, beside := headsInCommon(ma, mb)
	return both+beside > 0 || besideBoth(ma, mb) > 2
}
