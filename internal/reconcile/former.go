package reconcile

// Whether two claims of a group are compared hangs on the two alone. Of those that were
// compared in it before, the relations that stand tell what came of it.

// former are the stored groups, none of which lost a claim, that are in a component.
type former struct {
	group map[*node]string           // of their claims that were compared
	place map[*node]int              // among these, by id
	size  map[string]int             // how many there are of each
	pairs map[string]map[pairID]bool // by group, of those too large for all pairs to be
}

// former finds them for the claims of a component.
func (g *grouping) former(nodes []*node) former {
	f := former{group: make(map[*node]string, len(nodes)), place: make(map[*node]int, len(nodes)), size: map[string]int{}, pairs: map[string]map[pairID]bool{}}
	members := map[string][]*node{}
	for _, n := range nodes {
		if id := g.of(&n.item); id != "" && !g.broken[id] && !n.fresh {
			f.group[n], f.place[n] = id, f.size[id]
			f.size[id]++
			members[id] = append(members[id], n)
		}
	}
	for id, were := range members {
		if len(were) <= smallGroup {
			continue
		}
		f.pairs[id] = make(map[pairID]bool, cellReach*len(were))
		eachPair(were, func(a, b *node) { f.pairs[id][pairIDOf(a, b)] = true })
	}
	return f
}

// compared reports whether two claims were compared when a group was last built.
func (f *former) compared(a, b *node) bool {
	id := f.group[a]
	if id == "" || f.group[b] != id {
		return false
	}
	pairs, large := f.pairs[id]
	return !large || pairs[pairIDOf(a, b)]
}

// asBefore is keep for two claims of a component, where need be: two that were compared
// before are related now if they were then. Sums, shares and the wholes of parts relate
// claims that are not compared.
func (r *run) asBefore(was former, figures bool, keep func(a, b *node) bool) func(a, b *node) bool {
	return func(a, b *node) bool {
		if figurePairs(a, b) != figures {
			return false
		}
		if !was.compared(a, b) {
			return keep(a, b)
		}
		rel, stored := r.stored[pairIDOf(a, b)]
		if stored && (rel.Row == rowSums || figures && (!comparableUnits(a.scope.Unit, b.scope.Unit) || partAndWhole(pairOf(a, b)))) {
			return keep(a, b)
		}
		return stored
	}
}

// odds gives what was found of two claims of one former group, from what is kept of its
// pairs; ok is false when nothing is.
func (f *former) odds(a, b *node, kept map[string][]float64) (odds float64, ok bool) {
	id := f.group[a]
	if id == "" || f.group[b] != id {
		return 0, false
	}
	of, n := kept[id], f.size[id]
	if len(of) != pairsOf(n) {
		return 0, false
	}
	i, j := min(f.place[a], f.place[b]), max(f.place[a], f.place[b])
	return of[pairsOf(n)-pairsOf(n-i)+j-i-1], true
}

// pairsOf is how many pairs there are of so many.
func pairsOf(n int) int { return n * (n - 1) / 2 }
