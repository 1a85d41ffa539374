package reconcile

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Who disputes a number says that he raises or lowers it: "the union raises the arrests to
// 214", "the firm lowered that figure and put the strikers at 1,900". The number meant is
// the last before it that can be compared with it.
const (
	movedBytes  = 600 // how far behind a number that is disputed the other one stands at most
	movedWords  = 7   // from the word that says so to the number, where it says to what
	movedNoun   = 3   // from there to the noun that stands for the number
	movedBehind = 16  // and from there to the number
)

// movedOf gives, for the figures to which a sentence raises or lowers one that was given
// before, one more than where that one begins.
func movedOf(claims []cotejo.Claim, w *Words) map[string]int {
	if w == nil || w.Cue == nil {
		return nil
	}
	out := map[string]int{}
	figures := figuresOf(claims)
	for i, c := range figures {
		if c.Figure.Aspect == cotejo.Part || c.Figure.Aspect == cotejo.Change || !point(*c) {
			continue
		}
		to, noun := w.movesTo(c), false
		if !to {
			noun = w.movesThat(c) && !slices.ContainsFunc(figures[:i], func(o *cotejo.Claim) bool {
				return o.Sentence.Span == c.Sentence.Span && o.Figure.Span != c.Figure.Span
			})
		}
		if !to && !noun {
			continue
		}
		for _, o := range slices.Backward(figures[:i]) {
			if c.Figure.Span.Start-o.Figure.Span.End > movedBytes {
				break
			}
			if o.Sentence.Span != c.Sentence.Span && o.Figure.Aspect != cotejo.Part && o.Figure.Aspect != cotejo.Change && disputable(c.Figure, o.Figure, noun) {
				out[c.ID] = o.Figure.Span.Start + 1
				break
			}
		}
	}
	return out
}

// disputable reports whether one figure can be given in place of another one: in one unit,
// and, unless a noun stands for it, of classes of which one may hold the other.
func disputable(f, was *cotejo.Figure, noun bool) bool {
	if !comparableUnits(f.Unit, was.Unit) || (f.Unit == "percent") != (was.Unit == "percent") {
		return false
	}
	if noun || !isCount(f.Unit) {
		return f.Unit == was.Unit
	}
	return generic[f.Class] || generic[was.Class] || compareClasses(f.Class, was.Class) != Disjoint
}

// movesTo reports whether the words before a figure say that something is raised or lowered
// to it.
func (w *Words) movesTo(c *cotejo.Claim) bool {
	before, _ := wordsBeside(*c)
	before = before[max(0, len(before)-movedWords):]
	if len(before) < 2 || w.Cue(strings.ToLower(before[len(before)-1]))&CueTo == 0 {
		return false
	}
	return slices.ContainsFunc(before, func(word string) bool { return w.Cue(strings.ToLower(word))&CueMoves != 0 })
}

// movesThat reports whether the words before a figure say that the number given before is
// raised or lowered, a noun standing for it.
func (w *Words) movesThat(c *cotejo.Claim) bool {
	before, _ := wordsBeside(*c)
	before = before[max(0, len(before)-movedBehind):]
	for i, word := range before {
		if w.Cue(strings.ToLower(word))&CueMoves != 0 {
			return slices.ContainsFunc(before[i+1:min(len(before), i+1+movedNoun)], func(of string) bool { return w.Cue(strings.ToLower(of))&CueNumber != 0 })
		}
	}
	return false
}

// moves reports whether the left figure is what its source raises or lowers the right one
// to, which others give, in one document.
func moves(p Pair) bool {
	if !p.figures() || !p.oneDocument() {
		return false
	}
	was := p.A.Document.Vicinity[p.A.Claim.ID].Moved
	return was == p.B.Claim.Figure.Span.Start+1 && (len(p.SA.Roots) > 0 || p.SA.Laity != "") && compareOrigins(p.SA, p.SB) != Same
}
