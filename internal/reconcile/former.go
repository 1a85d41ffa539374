package reconcile

// Whether two claims of a group are compared hangs on the two alone. Of those that were
// compared in it before, the relations that stand tell what came of it.

// former are the stored groups, none of which lost a claim, that are in a component; its
// nodes tell of which they were compared.
type former struct {
	size  map[string]int  // how many claims there are of each
	moved map[pairID]bool // pairs whose odds are others than they were (lookAgain)
}

// former finds them for the claims of a component.
func (g *grouping) former(nodes []*node) former {
	f := former{size: map[string]int{}}
	for _, n := range nodes {
		if n.former = ""; n.fresh {
			continue
		}
		if id := g.of(&n.item); id != "" && !g.broken[id] {
			n.former, n.place = id, f.size[id]
			f.size[id]++
		}
	}
	return f
}

// comparedBefore reports whether two claims were compared when a group was last built.
func comparedBefore(a, b *node) bool { return a.former != "" && b.former == a.former }

// stands reports whether what was found of two claims of one former group still holds.
func (f *former) stands(a, b *node) bool {
	return comparedBefore(a, b) && (len(f.moved) == 0 || !f.moved[pairIDOf(a, b)])
}

// asBefore is keep for two claims of a component, where need be: two that were compared
// before are related now if they were then, unless their odds have moved. Sums, shares and the wholes of parts relate
// claims that are not compared, and of a large group more pairs than before may be
// among those of which it is told that one repeats the other.
func (r *run) asBefore(was former, echoed map[pairID]bool, figures bool, keep func(a, b *node) bool) func(a, b *node) bool {
	return func(a, b *node) bool {
		if figurePairs(a, b) != figures {
			return false
		}
		if !was.stands(a, b) {
			return keep(a, b)
		}
		rel, stored := r.stored[pairIDOf(a, b)]
		if !stored && echoed[pairIDOf(a, b)] || stored && (rel.Row == rowSums || figures && (!comparableUnits(a.scope.Unit, b.scope.Unit) || partAndWhole(pairOf(a, b)))) {
			return keep(a, b)
		}
		return stored
	}
}

// odds gives what was found of two claims of one former group, from what is kept of its
// pairs; ok is false when nothing is.
func (f *former) odds(a, b *node, kept map[string][]float64) (odds float64, ok bool) {
	if !comparedBefore(a, b) {
		return 0, false
	}
	of, n := kept[a.former], f.size[a.former]
	if len(of) != pairsOf(n) {
		return 0, false
	}
	i, j := min(a.place, b.place), max(a.place, b.place)
	return of[pairsOf(n)-pairsOf(n-i)+j-i-1], true
}

// pairsOf is how many pairs there are of so many.
func pairsOf(n int) int { return n * (n - 1) / 2 }
