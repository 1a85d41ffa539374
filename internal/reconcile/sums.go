package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Parts that different articles tell make a whole that another one tells: seven
// dead in one town, four in another, eleven in the province. They are taken for a
// partition only where they can share no member and nobody can have been counted
// later: they are of one quantity, of one day or one stretch of time, and of places
// (or kinds of people) that exclude one another and lie inside those of the whole;
// or one sentence tells them side by side. The parts are all that are told, never a
// choice of them that happens to fit.

const rowSums = "part-sums"

// States of FieldSum: the left or the right one is a part, and all parts make the
// other.
const (
	LeftSums  State = "sums-left"
	RightSums State = "sums-right"
)

const (
	sumCells = 24 // different parts of one day that are looked at
	sumNodes = 8  // claims of a part, and of a whole, that are related
)

// cell is what claims of one day say alike of one part.
type cell struct {
	nodes []*node
}

func (c cell) first() *node { return c.nodes[0] }

// partition is parts and the whole that they make, or go beyond.
type partition struct {
	whole cell
	parts []cell
	sum   float64
	state State // of the sum against the whole
}

// summable reports whether a figure can be a part or a whole: it is one number,
// said to be so, of something that can be added up.
func summable(n *node) bool {
	v := n.scope.Value
	if n.scope.Stand != Done || !v.Known || v.Low != v.High || v.Best <= 0 || n.scope.Unit == "percent" || n.scope.Unit == "magnitude" {
		return false
	}
	switch n.scope.Aspect {
	case cotejo.Increment, cotejo.Change, cotejo.Rate:
		return false
	}
	return !n.item.Claim.Figure.Each
}

// dayOfSum is the day or stretch of time in which figures can be added up: of what
// grows as it becomes known, the day on which it was known; of anything else, the
// time it is of.
func dayOfSum(s *Scope) string {
	if t := s.Time; !isToll(s.Family) && t.Grain != GrainNone && !s.Told {
		return num(float64(t.Lo)) + ".." + num(float64(t.Hi))
	}
	if s.Known.Grain != GrainDay {
		return ""
	}
	return num(float64(s.Known.Lo))
}

// ofSums finds the partitions of a quantity and relates their parts to their wholes.
func (r *run) ofSums(g *group, want *wanted) []partition {
	by := map[string][]*node{}
	for _, n := range byTime(g.nodes) {
		if day := dayOfSum(&n.scope); day != "" && summable(n) {
			key := strings.Join([]string{day, n.scope.Family, n.scope.Unit}, "|")
			by[key] = append(by[key], n)
		}
	}
	var out []partition
	for _, key := range sortedKeys(by) {
		cells := cellsOf(by[key])
		if len(cells) < 2 || len(cells) > sumCells {
			continue
		}
		for _, whole := range cells {
			if p, ok := partsFor(whole, cells, by[key]); ok {
				out = append(out, p)
			}
		}
	}
	for _, p := range out {
		if p.state == Equal || p.state == Rounds {
			r.relateParts(g, p, want)
		}
	}
	return out
}

func sortedKeys[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// cellsOf puts figures together that give one number of one class, place and party.
func cellsOf(nodes []*node) []cell {
	at := map[string]int{}
	var out []cell
	for _, n := range nodes {
		key := strings.Join([]string{n.scope.Class, placeKey(n.scope.Places), strings.Join(n.scope.Population, "+"), num(n.scope.Value.Best)}, "|")
		if i, ok := at[key]; ok {
			out[i].nodes = append(out[i].nodes, n)
			continue
		}
		at[key] = len(out)
		out = append(out, cell{nodes: []*node{n}})
	}
	return out
}

func placeKey(ws []Where) string {
	ids := make([]string, 0, len(ws))
	for _, w := range ws {
		ids = append(ids, w.ID)
	}
	slices.Sort(ids)
	return strings.Join(ids, "+")
}

// partsFor finds the parts of a whole: by place, by kind, or as one sentence tells
// them.
func partsFor(whole cell, cells []cell, nodes []*node) (partition, bool) {
	w := whole.first()
	if w.scope.Aspect == cotejo.Part || w.scope.Whole != "" || w.item.Claim.Figure.Whole != nil {
		return partition{}, false
	}
	for _, inside := range []func(part, whole *node) bool{insidePlace, insideClass} {
		var parts []cell
		for _, c := range cells {
			if inside(c.first(), w) {
				parts = append(parts, c)
			}
		}
		if p, ok := addUp(whole, outermost(parts)); ok {
			return p, true
		}
	}
	if p, ok := toldTogether(whole, nodes); ok {
		return p, true
	}
	return besides(whole, cells)
}

// besides adds up the figures of all other places of the day, where no table tells
// that they lie in that of the whole: only a sum that comes out says that they do.
func besides(whole cell, cells []cell) (p partition, ok bool) {
	w := whole.first()
	var parts []cell
	for _, c := range cells {
		switch first := c.first(); {
		case besidePlace(first, w):
			parts = append(parts, c)
		case len(first.scope.Places) > 0 && placeKey(first.scope.Places) != placeKey(w.scope.Places):
			return p, false // somewhere else again
		}
	}
	p, ok = addUp(whole, outermost(parts))
	return p, ok && p.state == Equal && p.sum >= sumLeastTold
}

// insidePlace reports whether a figure counts the same kind of thing in a place
// inside that of the whole, or in a place at all where the whole names none.
func insidePlace(part, whole *node) bool {
	return inOnePlace(part, whole) && (len(whole.scope.Places) == 0 || comparePlaces(part.scope.Places, whole.scope.Places) == Contained)
}

// besidePlace reports whether a figure counts the same kind of thing in a place that
// may lie in that of the whole, though no table tells: one of the two articles names
// the other's place.
func besidePlace(part, whole *node) bool {
	if !inOnePlace(part, whole) || len(whole.scope.Places) != 1 {
		return false
	}
	p, w := part.scope.Places[0], whole.scope.Places[0]
	if p.ID == w.ID || slices.Contains(w.Within, p.ID) {
		return false
	}
	return slices.Contains(p.Within, w.ID) || names(whole.item.Document, p) || names(part.item.Document, w)
}

func inOnePlace(part, whole *node) bool {
	a, b := &part.scope, &whole.scope
	return len(a.Places) == 1 && sameWhoseAndWhat(a, b) && a.Class == b.Class
}

// names reports whether a document names a place among those that tell its story.
func names(d DocInfo, w Where) bool {
	if slices.Contains(d.Places, w.ID) {
		return true
	}
	return slices.ContainsFunc(strings.Split(fold(w.Label), "-"), func(word string) bool { return slices.Contains(d.Names, word) })
}

// insideClass reports whether a figure counts a narrower kind of people or things at
// the place of the whole.
func insideClass(part, whole *node) bool {
	a, b := &part.scope, &whole.scope
	if !sameWhoseAndWhat(a, b) || compareClasses(a.Class, b.Class) != Contained {
		return false
	}
	st := comparePlaces(a.Places, b.Places)
	return st == Equal || st == Unknown
}

func sameWhoseAndWhat(a, b *Scope) bool {
	whose := compareSets(a.Population, b.Population)
	return (whose == Equal || whose == Unknown) && CompareWindows(a.Time, b.Time) != Disjoint
}

// outermost leaves out the parts that lie inside another part.
func outermost(parts []cell) []cell {
	return slices.DeleteFunc(slices.Clone(parts), func(c cell) bool {
		return slices.ContainsFunc(parts, func(o cell) bool {
			return comparePlaces(c.first().scope.Places, o.first().scope.Places) == Contained || compareClasses(c.first().scope.Class, o.first().scope.Class) == Contained
		})
	})
}

// addUp makes a partition of parts that exclude one another, of which each has one
// number; ok is false when they do not, or when their sum says nothing of the whole:
// it falls short, for not all parts need be told.
func addUp(whole cell, parts []cell) (p partition, ok bool) {
	if len(parts) < 2 {
		return p, false
	}
	parts = slices.Clone(parts)
	slices.SortStableFunc(parts, func(a, b cell) int { return cmp.Compare(b.first().scope.Value.Best, a.first().scope.Value.Best) })
	p = partition{whole: whole, parts: parts}
	for i, a := range parts {
		if !oneTale(pairOf(a.first(), whole.first())) {
			return p, false // joined by what others say
		}
		p.sum += a.first().scope.Value.Best
		for _, b := range parts[i+1:] {
			if !apart(a.first(), b.first()) {
				return p, false
			}
		}
	}
	w := whole.first().scope
	switch p.state = CompareValues(exactly(p.sum), w.Value); p.state {
	case Equal, Rounds:
		return p, acrossDocuments(p)
	case More:
		_, high := w.Value.band()
		return p, p.sum > high && len(w.Places) > 0 && acrossDocuments(p) && !anyLater(p)
	}
	return p, false
}

// apart reports whether two figures can share no member: they are of places, or of
// kinds of people, that exclude one another. Kinds that one may be both of, a woman
// and a journalist, do not.
func apart(a, b *node) bool {
	if comparePlaces(a.scope.Places, b.scope.Places) == Disjoint {
		return true
	}
	return compareClasses(a.scope.Class, b.scope.Class) == Disjoint && a.scope.Sentence == b.scope.Sentence && a.item.Document.ID == b.item.Document.ID
}

// acrossDocuments reports whether no one document tells both a part and the whole in
// all cases: what a document adds up itself is told by its own relations.
func acrossDocuments(p partition) bool {
	for _, c := range p.parts {
		if c.first().item.Document.ID != p.whole.first().item.Document.ID {
			return true
		}
	}
	return false
}

// anyLater reports whether a part was told later than every telling of the whole: it
// may have grown since.
func anyLater(p partition) bool {
	return slices.ContainsFunc(p.parts, func(c cell) bool {
		return !slices.ContainsFunc(p.whole.nodes, func(w *node) bool { return compareOrder(pairOf(c.first(), w)) != Later })
	})
}

// toldTogether finds two parts or more that one sentence tells side by side and that
// make the whole of another document: "five men and two women".
func toldTogether(whole cell, nodes []*node) (partition, bool) {
	w := whole.first()
	by := map[string][]*node{}
	for _, n := range nodes {
		v := n.scope.Value.Best
		if n.item.Document.ID == w.item.Document.ID || v >= w.scope.Value.Best || loose(n.item.Claim) || !oneTale(pairOf(n, w)) || !sameWhoseAndWhat(&n.scope, &w.scope) || comparePlaces(n.scope.Places, w.scope.Places) == Disjoint ||
			n.scope.Class != w.scope.Class && compareClasses(n.scope.Class, w.scope.Class) != Contained {
			continue
		}
		key := n.item.Document.ID + "|" + num(float64(n.scope.Sentence))
		if !slices.ContainsFunc(by[key], func(o *node) bool { return o.item.Claim.Figure.Span == n.item.Claim.Figure.Span }) {
			by[key] = append(by[key], n)
		}
	}
	for _, key := range sortedKeys(by) {
		ns := by[key]
		slices.SortFunc(ns, func(a, b *node) int {
			return cmp.Or(a.item.Claim.Figure.Span.Start-b.item.Claim.Figure.Span.Start, cmp.Compare(a.item.Claim.ID, b.item.Claim.ID))
		})
		if p, ok := sentenceSum(whole, ns); ok {
			return p, true
		}
	}
	return partition{}, false
}

// sideBytes is how far apart figures stand at most that a sentence tells side by
// side: "five men, another two women and a boy".
const sideBytes = 24

// sentenceSum adds up figures that a sentence tells side by side, of one verb; none
// may be a part of another one there.
func sentenceSum(whole cell, ns []*node) (partition, bool) {
	p := partition{whole: whole, state: Equal}
	for i, n := range ns {
		if i > 0 && (n.item.Claim.Figure.Span.Start-ns[i-1].item.Claim.Figure.Span.End > sideBytes || n.scope.Predicate != ns[0].scope.Predicate) {
			return p, false
		}
		if slices.ContainsFunc(ns, func(o *node) bool { return n.scope.Whole == o.item.Claim.ID }) {
			return p, false
		}
		p.sum += n.scope.Value.Best
		p.parts = append(p.parts, cell{nodes: []*node{n}})
	}
	return p, len(ns) >= 2 && len(ns) <= partsMost && p.sum == whole.first().scope.Value.Best && p.sum >= sumLeastTold
}

// sumLeastTold is from how many on a sum that comes out is no accident.
const sumLeastTold = 5

// relateParts gives the parts of a partition their relation to the whole: by the
// table, which knows now that they make it.
func (r *run) relateParts(g *group, p partition, want *wanted) {
	if g.summed == nil {
		g.summed = map[pairID]cotejo.Relation{}
	}
	at := map[pairID]int{}
	for i, rel := range g.relations {
		if a, b := r.nodes[rel.A], r.nodes[rel.B]; a != nil && b != nil {
			at[pairIDOf(a, b)] = i
		}
	}
	for _, c := range p.parts {
		for i, part := range c.nodes[:min(len(c.nodes), sumNodes)] {
			for j, whole := range p.whole.nodes[:min(len(p.whole.nodes), sumNodes)] {
				key := pairIDOf(part, whole)
				known, related := at[key]
				if !related && i+j > 0 {
					continue
				}
				rel, ok := p.relation(part, whole)
				if !ok {
					continue
				}
				if rel, ok = r.judged.relation(rel); !ok {
					continue
				}
				if related {
					g.relations[known] = rel
				} else {
					at[key] = len(g.relations)
					g.relations = append(g.relations, rel)
				}
				g.summed[key] = rel
				want.add(key, rel, false)
			}
		}
	}
}

// relation decides between a part and the whole; ok is false when the table has
// something else to say of the two.
func (p partition) relation(part, whole *node) (rel cotejo.Relation, ok bool) {
	pair := pairOf(part, whole)
	facts := pair.Compare()
	facts[FieldSum] = LeftSums
	row, mirrored := choose(FigureRows, facts)
	if row.Name != rowSums || mirrored {
		return rel, false
	}
	rel = row.relation(pair, facts)
	for i := range rel.Reasons {
		if rel.Reasons[i].Field == string(FieldSum) {
			rel.Reasons[i].Left, rel.Reasons[i].Right = p.arithmetic(), num(whole.scope.Value.Best)
		}
	}
	return rel, true
}
