package reconcile

// Whether two claims of a group are compared hangs on the two alone. Of those that were
// compared in it before, the relations that stand tell what came of it.

// former are the stored groups, none of which lost a claim, that are in a component.
type former struct {
	group map[*node]string // of their claims that were compared
	place map[*node]int    // among these, by id
	size  map[string]int   // how many there are of each
	moved map[pairID]bool  // pairs whose odds are others than they were (lookAgain)
}

// former finds them for the claims of a component.
func (g *grouping) former(nodes []*node) former {
	f := former{group: make(map[*node]string, len(nodes)), place: make(map[*node]int, len(nodes)), size: map[string]int{}}
	for _, n := range nodes {
		if id := g.of(&n.item); id != "" && !g.broken[id] && !n.fresh {
			f.group[n], f.place[n] = id, f.size[id]
			f.size[id]++
		}
	}
	return f
}

// compared reports whether two claims were compared when a group was last built.
func (f *former) compared(a, b *node) bool {
	id := f.group[a]
	return id != "" && f.group[b] == id
}

// stands reports whether what was found of two claims of one former group still holds.
func (f *former) stands(a, b *node) bool { return f.compared(a, b) && !f.moved[pairIDOf(a, b)] }

// groups are the claims of each former group that were compared, by id.
func (f *former) groups(nodes []*node) [][]*node {
	at, out := map[string]int{}, [][]*node{}
	for _, n := range nodes {
		id := f.group[n]
		if id == "" {
			continue
		}
		if _, ok := at[id]; !ok {
			at[id], out = len(out), append(out, nil)
		}
		out[at[id]] = append(out[at[id]], n)
	}
	return out
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

// oddsAsked are the odds of pairs of a group that have been asked for while it is built:
// linking, relating, parting and telling ask for those of one pair again and again. Nil:
// none are kept.
type oddsAsked map[[2]*Scope]float64

// of gives the odds of a pair, worked out the first time.
func (o oddsAsked) of(p Pair, work func() float64) float64 {
	if o == nil {
		return work()
	}
	key := [2]*Scope{p.SA, p.SB}
	odds, ok := o[key]
	if !ok {
		odds = work()
		o[key] = odds
	}
	return odds
}

// set tells the odds of two nodes.
func (o oddsAsked) set(a, b *node, odds float64) {
	o[[2]*Scope{&a.scope, &b.scope}], o[[2]*Scope{&b.scope, &a.scope}] = odds, odds
}

// askedOnce lets the odds of the pairs of some nodes be worked out once, the nodes being
// of nobody else.
func askedOnce(nodes []*node) {
	odds := oddsAsked{}
	for _, n := range nodes {
		n.scope.odds = odds
	}
}
