package reconcile

import (
	"runtime"
	"slices"
)

// verdict is whether two claims are of one event and of one panel, by themselves.
type verdict struct {
	given bool // in all that follows
	event bool // of one happening
	share bool // or one gives a share of what the other counts
	alike bool // of one quantity, as claims of one happening or not
}

// judgedAtOnce is how many stored claims are judged together.
const judgedAtOnce = 64

// verdicts judges stored claims and those of the fresh ones that seek them of which it is
// not known yet whether they are of one group, on all processors. What is read of a fresh
// claim is kept in its node: each processor is given nodes of its own.
func (r *run) verdicts(ids []string, seeks map[string][]*node, refs map[string]*Ref) [][]verdict {
	out := make([][]verdict, len(ids))
	pairs := 0
	for i, id := range ids {
		seeks[id] = slices.DeleteFunc(seeks[id], func(n *node) bool { return r.settled(n, refs[id]) })
		out[i] = make([]verdict, len(seeks[id]))
		pairs += len(seeks[id])
		for _, n := range seeks[id] {
			n.read()
		}
	}
	const enough = 8 // pairs for a processor
	parts := min(runtime.GOMAXPROCS(0), max(1, pairs/enough))
	onAll(parts, func(part int) {
		own, once := map[*node]*node{}, &asked{tales: r.tales}
		for i := part; i < len(ids); i += parts {
			for j, n := range seeks[ids[i]] {
				if own[n] == nil {
					c := *n
					c.scope.asked = once
					own[n] = &c
				}
				out[i][j] = r.verdict(own[n], r.nodes[ids[i]])
			}
		}
	})
	return out
}

// read reads of a claim what most comparisons ask for.
func (n *node) read() {
	n.scope.words()
	if n.item.Claim.Figure != nil {
		n.scope.measures(&n.item)
	}
}

func (r *run) verdict(n, m *node) verdict {
	if r.judged.apart(n.item.Claim.ID, m.item.Claim.ID) {
		return verdict{given: true}
	}
	p := pairByID(n, m)
	v := verdict{given: true, event: sameEvent(p)}
	v.share = !v.event && shareLink(n, m)
	v.given = !v.share
	v.alike = v.given && sameQuantityIf(p, func() bool { return v.event })
	return v
}

// pairByID is the pair of two nodes, by id.
func pairByID(n, m *node) Pair {
	if m.item.Claim.ID < n.item.Claim.ID {
		return pairOf(m, n)
	}
	return pairOf(n, m)
}
