package reconcile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// The words that stand right behind a number, and those right before it, tell whose it is
// or that it was planned: "the 600 that were announced", "a target of 350", "the 11 that
// the ministry counts". A sentence that gives another number beside such a one tells what
// came of a plan, or contradicts who gave it.
const (
	calledBehind = 4  // words behind a number that tell it, up to the next mark
	calledBefore = 2  // and before it
	shortReach   = 14 // words behind a number within which it is said to be more or less than was planned
	shortWords   = 7  // from there to the word that says that it was
)

// wordsUpToMark are the words right behind a figure, up to a mark.
func wordsUpToMark(c *cotejo.Claim) []string {
	s := c.Sentence.Exact
	at := c.Figure.Span.End - c.Sentence.Span.Start
	if at < 0 || at > len(s) {
		return nil
	}
	rest := s[at:]
	if i := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsPunct(r) && r != '%' && r != '-' }); i >= 0 {
		rest = rest[:i]
	}
	return strings.FieldsFunc(rest, notWord)
}

// calledIn reports what the words right beside a figure call it: planned, or somebody's.
func (w *Words) calledIn(c *cotejo.Claim) (due, theirs bool) {
	behind := wordsUpToMark(c)
	for _, word := range behind[:min(len(behind), calledBehind)] {
		k := w.Cue(strings.ToLower(word))
		due = due || k&(CuePlanned|CueDue) != 0
		theirs = theirs || k&CueGives != 0
	}
	before, _ := wordsBeside(*c)
	for _, word := range before[max(0, len(before)-calledBefore):] {
		due = due || w.Cue(strings.ToLower(word))&CuePlanned != 0
	}
	return due, theirs
}

// shortOf reads that a figure is said to be less, or more, than was planned, no number
// being told: "3,200 farms, less than half of those expected".
func (w *Words) shortOf(c *cotejo.Claim) Cue {
	_, behind := wordsBeside(*c)
	behind = behind[:min(len(behind), shortReach)]
	for i, word := range behind {
		than := w.Cue(strings.ToLower(word)) & (CueLess | CueMore)
		if than == 0 {
			continue
		}
		for _, of := range behind[i+1 : min(len(behind), i+1+shortWords)] {
			if r, _ := utf8.DecodeRuneInString(of); unicode.IsDigit(r) {
				break
			}
			if w.Cue(strings.ToLower(of))&(CuePlanned|CueDue) != 0 {
				return than
			}
		}
		return 0
	}
	return 0
}

// calledSo gives what the words beside a figure call it, and whether it is said to be less,
// or more, than was planned.
func (w *Words) calledSo(c *cotejo.Claim) Cue {
	if w == nil || w.Cue == nil {
		return 0
	}
	out := w.shortOf(c)
	if due, _ := w.calledIn(c); due {
		out |= CueDue
	}
	return out
}

// called are the numbers beside the figures of a document that their sentences call
// planned, and those that they call somebody's, by claim.
func called(claims []cotejo.Claim, w *Words) (due, theirs map[string][]float64) {
	if w == nil || w.Cue == nil {
		return nil, nil
	}
	due, theirs = map[string][]float64{}, map[string][]float64{}
	figures := figuresOf(claims)
	for i, o := range figures {
		isDue, isTheirs := w.calledIn(o)
		if !isDue && !isTheirs || !point(*o) || w.differsBy(o) != 0 {
			continue
		}
		for _, c := range besideIt(figures, i) {
			unit := o.Figure.Unit
			if bareNumber(o.Figure) {
				unit = c.Figure.Unit
			}
			_, factor := Base(unit)
			switch v := ValueOf(o.Figure, factor).Best; {
			case isDue:
				due[c.ID] = append(due[c.ID], v)
			case w.againstIt(c, o):
				theirs[c.ID] = append(theirs[c.ID], v)
			}
		}
	}
	return sorted(due), sorted(theirs)
}

// besideIt are the claims of the figure next to one, in its sentence, that may count the
// same: the last before it, or else the first behind it.
func besideIt(figures []*cotejo.Claim, at int) []*cotejo.Claim {
	o := figures[at]
	var out []*cotejo.Claim
	add := func(c *cotejo.Claim) bool {
		if c.Sentence.Span != o.Sentence.Span {
			return false
		}
		if len(out) > 0 {
			if c.Figure.Span == out[0].Figure.Span {
				out = append(out, c)
				return true
			}
			return false
		}
		f, g := c.Figure, o.Figure
		if f.Span != g.Span && (bareNumber(g) && f.Unit != "percent" || comparableUnits(f.Unit, g.Unit) && (bareNumber(f) || oneNoun(f, g) || compareClasses(f.Class, g.Class) != Disjoint)) {
			out = append(out, c)
		}
		return true
	}
	for i := at - 1; i >= 0 && add(figures[i]); i-- {
	}
	if len(out) == 0 {
		for i := at + 1; i < len(figures) && add(figures[i]); i++ {
		}
	}
	return out
}

// againstIt reports whether a figure is told first and another one against it, in its
// sentence: "13, more than the 11", "six and not the 31".
func (w *Words) againstIt(c, o *cotejo.Claim) bool {
	from, to := c.Figure.Span.End-c.Sentence.Span.Start, o.Figure.Span.Start-c.Sentence.Span.Start
	if from < 0 || from > to || to > len(c.Sentence.Exact) {
		return false
	}
	if standOf(*o) == Denies && standOf(*c) != Denies {
		return true
	}
	return slices.ContainsFunc(strings.FieldsFunc(c.Sentence.Exact[from:to], notWord), func(word string) bool {
		return w.Cue(strings.ToLower(word))&(CueTurns|CueLess|CueMore) != 0
	})
}

// differing are, for the figures of a document, the numbers that they are said to be more or
// less than by so much, "27, five more than the police counted", by claim.
func differing(claims []cotejo.Claim, w *Words) map[string][]float64 {
	if w == nil || w.Cue == nil {
		return nil
	}
	out := map[string][]float64{}
	figures := figuresOf(claims)
	for i, by := range figures {
		than := w.differsBy(by)
		if than == 0 || !point(*by) {
			continue
		}
		if isDue, _ := w.calledIn(by); isDue {
			continue
		}
		for _, c := range besideIt(figures, i) {
			if c.Figure.Span.Start > by.Figure.Span.Start || !point(*c) || c.Figure.Unit != by.Figure.Unit && !bareNumber(by.Figure) {
				continue
			}
			_, factor := Base(c.Figure.Unit)
			if other := ValueOf(c.Figure, factor).Best - than*ValueOf(by.Figure, factor).Best; other > 0 {
				out[c.ID] = append(out[c.ID], other)
			}
		}
	}
	return sorted(out)
}

// differsBy tells whether a figure is by how much another one is more (1) or less (-1) than
// what is told behind it.
func (w *Words) differsBy(c *cotejo.Claim) float64 {
	behind := wordsUpToMark(c)
	if w == nil || w.Cue == nil || len(behind) < 2 {
		return 0
	}
	by, than := w.Cue(strings.ToLower(behind[0])), w.Cue(strings.ToLower(behind[1]))
	if by&CueDegree == 0 || than&CueThan == 0 {
		return 0
	}
	if by&CueLess != 0 {
		return -1
	}
	return 1
}

// grew reports whether the left figure is told as so much more or less than the right one,
// which another article, not a later one, gives of the same kind.
func grew(p Pair) bool {
	if !p.figures() || p.oneDocument() || !givesNumber(p.A.Document.Vicinity[p.A.Claim.ID].Than, p.SB) {
		return false
	}
	return !earlier(p) && comparableUnits(p.SA.Unit, p.SB.Unit) && p.SA.Stand == Done && p.SB.Stand == Done && publishedWithin(p, seasonDays) && p.oneKindCounted() && oneTale(p)
}

// givesNumber reports whether a list of numbers holds that of a figure that is one number.
func givesNumber(list []float64, s *Scope) bool {
	return len(list) > 0 && s.Value.Known && s.Value.Low == s.Value.High && slices.Contains(list, s.Value.Best)
}
