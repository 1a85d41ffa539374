package reconcile

import (
	"fmt"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// A text gives the parts of a quantity beside it: "86 cases: 59 in A, 20 in B and
// 7 in C". That the figures add up tells it, or that one is said to be a part and
// the last figure before it can hold it: "Of them, 620 have gone home".
const (
	partReach = 500 // bytes between the starts of the sentences of a whole and its parts
	sumLeast  = 10  // parts in another sentence than their whole add up to so much at least
	partsMost = 8
)

// partsOf finds, for the parts that a document gives, the figure they are parts of:
// claim → claim. Claims are in the order of the text.
func partsOf(ordered []cotejo.Claim) map[string]string {
	var figures []cotejo.Claim
	for _, c := range ordered {
		if c.Figure != nil && c.Figure.Aspect != cotejo.Change && c.Figure.Aspect != cotejo.Rate && !headline(c.Block) && ValueOf(c.Figure, 1).Known {
			figures = append(figures, c)
		}
	}
	out := map[string]string{}
	for i := range figures {
		for _, part := range summands(figures, i) {
			out[part.ID] = figures[i].ID
		}
	}
	for i, c := range figures {
		if w, ok := wholeSaid(figures, c); ok {
			out[c.ID] = w.ID
		} else if w, ok := wholeInside(figures, c); ok {
			out[c.ID] = w.ID
		} else if out[c.ID] == "" && c.Figure.Aspect == cotejo.Part {
			if w, ok := wholeBefore(figures[:i], c); ok {
				out[c.ID] = w.ID
			}
		}
	}
	return out
}

// wholeSaid is the figure, the nearest to a part, that gives the number which its own
// words take it from: the 14 of "five of the 14 detectors".
func wholeSaid(figures []cotejo.Claim, part cotejo.Claim) (whole cotejo.Claim, ok bool) {
	if part.Figure.Whole == nil || part.Figure.Unit == "percent" {
		return whole, false
	}
	away := func(w cotejo.Claim) int {
		d := w.Figure.Span.Start - part.Figure.Span.Start
		return max(d, -d)
	}
	for _, w := range figures {
		if w.Figure.Span == part.Figure.Span || !partUnits(part.Figure, w.Figure) && !bareNumber(w.Figure) || ValueOf(w.Figure, 1).Best != *part.Figure.Whole || away(w) > partReach {
			continue
		}
		if !ok || away(w) < away(whole) {
			whole, ok = w, true
		}
	}
	return whole, ok
}

// wholeInside is the figure whose words are the end of those of a part: the 75 millions of
// "33 of the 75 millions".
func wholeInside(figures []cotejo.Claim, part cotejo.Claim) (whole cotejo.Claim, ok bool) {
	if part.Figure.Aspect != cotejo.Part {
		return whole, false
	}
	i := slices.IndexFunc(figures, func(w cotejo.Claim) bool {
		return w.Figure.Span != part.Figure.Span && part.Figure.Span.Contains(w.Figure.Span) && w.Figure.Aspect != cotejo.Part && ValueOf(w.Figure, 1).Best > ValueOf(part.Figure, 1).Best
	})
	if i < 0 {
		return whole, false
	}
	return figures[i], true
}

// summands are the figures after one that add up to it.
func summands(figures []cotejo.Claim, whole int) []cotejo.Claim {
	w := figures[whole]
	if !point(w) || w.Figure.Aspect == cotejo.Part {
		return nil
	}
	total, sum := ValueOf(w.Figure, 1).Best, 0.0
	var out []cotejo.Claim
	different := 0
	for _, c := range figures[whole+1:] {
		if c.Sentence.Span.Start-w.Sentence.Span.Start > partReach || different > partsMost {
			return nil
		}
		if c.Figure.Span == w.Figure.Span {
			continue // another claim of the same figure
		}
		if len(out) > 0 && c.Figure.Span == out[len(out)-1].Figure.Span {
			out = append(out, c)
			continue
		}
		if !point(c) || !partUnits(c.Figure, w.Figure) || len(out) > 0 && c.Sentence.Span != out[0].Sentence.Span {
			return nil
		}
		v := ValueOf(c.Figure, 1).Best
		if v <= 0 || v >= total {
			return nil
		}
		out, sum, different = append(out, c), sum+v, different+1
		if sum == total && different >= 2 {
			if beside := c.Sentence.Span == w.Sentence.Span; beside || total >= sumLeast {
				return out
			}
			return nil
		}
		if sum > total {
			return nil
		}
	}
	return nil
}

// point reports whether a figure is one exact number.
func point(c cotejo.Claim) bool {
	v := ValueOf(c.Figure, 1)
	return v.Known && v.Low == v.High
}

// partUnits reports whether a figure can be a part of another one: their units are
// one, or it is a bare number.
func partUnits(part, whole *cotejo.Figure) bool {
	return comparableUnits(part.Unit, whole.Unit) || bareNumber(part)
}

// wholeBefore is the last figure before a part that can hold it.
func wholeBefore(before []cotejo.Claim, part cotejo.Claim) (cotejo.Claim, bool) {
	v := ValueOf(part.Figure, 1).Best
	for _, w := range slices.Backward(before) {
		if part.Sentence.Span.Start-w.Sentence.Span.Start > partReach {
			break
		}
		if w.Figure.Span == part.Figure.Span || w.Figure.Aspect == cotejo.Part || !partUnits(part.Figure, w.Figure) || ValueOf(w.Figure, 1).Best <= v {
			continue
		}
		if w.Figure.Aspect == cotejo.Increment && w.Sentence.Span != part.Sentence.Span {
			continue // "another 40" is what is counted on in its own sentence alone
		}
		if noun := fold(part.Figure.Counted); otherToll(part, w) || part.Figure.Class == "" && !bareNumber(part.Figure) && !isMoney(part.Figure.Unit) && noun != "" && noun != fold(w.Figure.Counted) {
			continue
		}
		f, g := part.Figure.Class, w.Figure.Class
		if bareNumber(part.Figure) || isMoney(part.Figure.Unit) || generic[f] || generic[g] || inventory.Subsumes(g, f) || inventory.Subsumes(f, g) {
			return w, true
		}
	}
	return cotejo.Claim{}, false
}

// otherToll reports whether two figures are of two tolls: the dead are no part of the
// rescued.
func otherToll(a, b cotejo.Claim) bool {
	family := func(c cotejo.Claim) string {
		if f, ok := classFamily(c.Figure.Class); ok {
			return f
		}
		return familyOf(c.Predicate)
	}
	x, y := family(a), family(b)
	return x != y && isToll(x) && isToll(y)
}

// additions are the figures that are said to come on top of what the text has counted
// before of the same toll: "another 130 cases are under study" behind 58 cases, but
// not "another 35 are missing" behind the dead.
func additions(ordered []cotejo.Claim) []string {
	seen := map[string]bool{}
	var out []string
	for _, c := range ordered {
		if c.Figure == nil || headline(c.Block) {
			continue
		}
		family, ok := classFamily(c.Figure.Class)
		if !ok {
			family = familyOf(c.Predicate)
		}
		if !isToll(family) {
			continue
		}
		if c.Figure.Aspect == cotejo.Increment && seen[family] {
			out = append(out, c.ID)
		}
		seen[family] = true
	}
	return out
}

// partSense is what a part counts: what its whole does.
func partSense(whole cotejo.Claim, senses map[string]Sense) Sense {
	f := whole.Figure
	_, factor := Base(f.Unit)
	total := ValueOf(f, factor).Best
	if s, ok := senses[whole.ID]; ok {
		s.Whole, s.Total = whole.ID, total
		return s
	}
	return Sense{Of: whole.ID, Whole: whole.ID, Total: total, Predicate: whole.Predicate, Class: f.Class, Unit: f.Unit, Population: f.Population}
}

// isPart lets a figure be a part of the quantity that its text gives beside it.
func (s *Scope) isPart(of Sense, c cotejo.Claim) {
	s.Aspect, s.Whole = cotejo.Part, of.Whole
	if !bareNumber(c.Figure) {
		return
	}
	base, factor := Base(of.Unit)
	s.Unit, s.Value, s.Class, s.Lent = base, ValueOf(c.Figure, factor), of.Class, true
	if isToll(s.Family) && !c.Open && !isToll(familyOf(of.Predicate)) {
		s.Class = "person" // who died of those sent is counted among the dead
		return
	}
	s.Family = familyOf(of.Predicate)
	if fam, ok := classFamily(s.Class); ok && !isToll(s.Family) {
		s.Family = fam
	}
}

// countsItself reports whether the left figure, though given as a part of a number, may
// be what the right one counts, which is less than that number and comes from the same
// source, gives the left one up, or is told by the same verb: of the 75 millions that are
// due 33 have been paid, and 21 had been. Of tolls a part is a part: of the hurt, women.
func countsItself(p Pair) bool {
	a, b := p.SA, p.SB
	if partsOfOne(p) {
		return true
	}
	if a.Aspect != cotejo.Part || b.Aspect == cotejo.Part || b.Aspect == cotejo.Increment || !b.Value.Known {
		return false
	}
	if rivalPart(p) {
		return true
	}
	if kindOfWhole(p) {
		return b.Value.High < p.A.total() && a.Whole != p.B.Claim.ID
	}
	if isToll(a.Family) || isToll(b.Family) {
		return tollOfPart(p) && b.Value.High < p.A.total()
	}
	if compareSources(a.Roots, b.Roots) != Same && revision(p) == None && !ownVerb(p) {
		return false
	}
	return b.Value.High < p.A.total() && a.Whole != p.B.Claim.ID
}

// partsOfOne reports whether two articles give two figures as parts of one number, by one
// verb: of the 1,130 that were put off 465 have been done, and later 890. Of tolls one part
// may be of other people than the other.
func partsOfOne(p Pair) bool {
	a, b := p.SA, p.SB
	if a.Aspect != cotejo.Part || b.Aspect != cotejo.Part || p.oneDocument() || isToll(a.Family) || isToll(b.Family) || !a.Value.Known || !b.Value.Known {
		return false
	}
	total := p.A.total()
	return total >= sumLeast && total == p.B.total()
}

// rivalPart reports whether the right figure stands right behind the left one, a part, and
// is another source's, of what may be the same: "of the 1,780 listed 1,350 have been paid,
// says the ministry. The mayor holds that they are not 900."
func rivalPart(p Pair) bool {
	a, b := p.SA, p.SB
	if !p.oneDocument() || p.oneSentence() || a.Whole == "" || a.Whole == p.B.Claim.ID || compareSources(a.Roots, b.Roots) != Other || p.sentencesApart() > rivalBytes {
		return false
	}
	after := p.B.Claim.Sentence.Span.Start > p.A.Claim.Sentence.Span.Start
	return after && comparableUnits(a.Unit, b.Unit) && b.Value.High < p.A.total() && compareClasses(a.Class, b.Class) != Disjoint
}

// kindOfWhole reports whether the left figure, a part, counts a kind of what its whole does,
// and the right one, in another article, the same kind: the children among the dead.
func kindOfWhole(p Pair) bool {
	a, b, whole := p.SA, p.SB, p.A.Document.Senses[p.A.Claim.ID]
	if p.oneDocument() || generic[a.Class] || a.Class != b.Class || compareClasses(p.A.Claim.Figure.Class, whole.Class) == Equal {
		return false
	}
	return a.Family == b.Family || !isToll(a.Family) && !isToll(b.Family)
}

// tollOfPart reports whether the left figure is a toll that is told of those whom another
// verb tells of, and the right one the same toll: of the 82 who fell ill 35 have died. A
// kind of the dead is a part of them.
func tollOfPart(p Pair) bool {
	a, whole := p.SA, p.A.Document.Senses[p.A.Claim.ID]
	return isToll(a.Family) && a.Family == p.SB.Family && a.Whole != "" && familyOf(whole.Predicate) != a.Family && familyOf(p.A.Claim.Predicate) == a.Family && !p.oneDocument()
}

// ownVerb reports whether the left figure, a part, is told by another verb than its whole,
// or stands before it, and the right one, in another article, by the same verb or in all
// likelihood for the same: it counts those of whom the verb is true, not a kind of them.
func ownVerb(p Pair) bool {
	a, whole := p.A.Claim, p.A.Document.Senses[p.A.Claim.ID]
	if p.oneDocument() || a.Figure == nil || a.Figure.Whole == nil || a.Predicate == whole.Predicate && !whole.Behind {
		return false
	}
	return a.Predicate == p.B.Claim.Predicate || oneness(p) >= evenAt
}

// partOfOther reports whether the left figure is known to be a part of something else
// than the right one.
func partOfOther(p Pair) bool {
	if p.SA.Whole == "" || ofIt(p) {
		return false
	}
	whole, ok := p.A.Document.Senses[p.A.Claim.ID]
	return ok && whole.Total != p.SB.Value.Best
}

// partAndWhole reports whether one figure is given as a part of the other.
func partAndWhole(p Pair) bool { return ofIt(p) || ofIt(p.swap()) }

// ofIt reports whether the left figure is given as a part of the right one: that claim,
// or another one of the number that the sentence takes the left one from, which the
// document may have told before: "the 1,450 who leave".
func ofIt(p Pair) bool {
	a := p.SA
	if a.Whole != "" && a.Whole == p.B.Claim.ID {
		return true
	}
	total := p.A.Document.Senses[p.A.Claim.ID].Total
	return a.Whole != "" && (p.oneSentence() || p.oneDocument() && total >= sumLeast) && p.SB.Whole == "" && p.SB.Value.Best == total && a.Value.Best < total && comparableUnits(a.Unit, p.SB.Unit)
}

// ofTold reports whether the left figure is told as a part of the very number that the right
// one, of another article, gives for the same kind: "five of the seven detainees".
func ofTold(p Pair) bool {
	a, b := p.SA, p.SB
	if !p.oneDocument() && p.A.Claim.Predicate == p.B.Claim.Predicate && ownVerb(p) && earlier(p) {
		return false // "twelve of the 19 have come", and later the 19
	}
	return !p.oneDocument() && a.Family == b.Family && p.A.total() == b.Value.Best && a.Value.Best < b.Value.Best && b.Value.Low == b.Value.High && compareClasses(a.Class, b.Class) != Disjoint && oneTale(p)
}

// amongOthers reports whether the harmed are told as a part of people who are no toll:
// the dead of those who were sent. Such a part is laid beside other tolls, not beside
// its whole.
func amongOthers(p Pair) bool {
	return ofIt(p) && isToll(p.SA.Family) && !isToll(p.SB.Family) || ofIt(p.swap()) && isToll(p.SB.Family) && !isToll(p.SA.Family)
}

// loadWholes reads the wholes of the parts in the events that change, as far as they
// stand in no panel with them.
func (r *run) loadWholes() error {
	var ids []string
	for _, n := range r.nodes {
		if w := n.scope.Whole; w != "" && isToll(n.scope.Family) && r.nodes[w] == nil {
			ids = append(ids, w)
		}
	}
	refs, err := r.store.Refs(r.ctx, unique(ids))
	if err == nil {
		err = r.loadMissing(refs)
	}
	if err != nil {
		return fmt.Errorf("reading the wholes of parts: %w", err)
	}
	return nil
}

// touchParts marks the events of what is told as a part of a claim that leaves or is
// looked at again.
func (r *run) touchParts(whole Item) error {
	var parts []string
	for id, s := range whole.Document.Senses {
		if s.Whole == whole.Claim.ID {
			parts = append(parts, id)
		}
	}
	refs, err := r.store.Refs(r.ctx, unique(parts))
	if err != nil {
		return fmt.Errorf("reading the parts of a claim: %w", err)
	}
	for _, ref := range refs {
		if ref.Event != "" {
			r.events.touched[groupOf(ref.Event)] = true
		}
	}
	return nil
}

// ofWholes relates the parts in an event to wholes that are laid side by side with
// other figures than they.
func (r *run) ofWholes(g *group, want *wanted) {
	for _, n := range g.nodes {
		w := r.nodes[n.scope.Whole]
		if w == nil || !r.live(w.item.Claim.ID) || !amongOthers(pairOf(n, w)) {
			continue
		}
		rel, stored := r.relate(n, w, nil) // the whole is of another panel, so that the odds of the two were not looked at again
		if !stored {
			var ok bool
			if rel, ok = r.judged.relation(rel); !ok {
				continue
			}
		}
		g.relations = append(g.relations, rel)
		want.add(pairIDOf(n, w), rel, stored)
	}
}
