package reconcile

// verdict is whether two claims are of one event and of one panel, by themselves.
type verdict struct {
	given bool // in all that follows
	event bool // of one happening
	share bool // or one gives a share of what the other counts
	alike bool // of one quantity, as claims of one happening or not
}

// verdicts judges stored claims and the fresh ones that seek them, on as many processors
// as there are: of none of the pairs is it known yet whether they are of one group. What
// is read of a fresh claim is kept in its node, of which some stored claims at a time are
// given copies of their own.
func (r *run) verdicts(ids []string, seeks map[string][]*node) [][]verdict {
	out := make([][]verdict, len(ids))
	for _, of := range seeks {
		for _, n := range of {
			n.read()
		}
	}
	const some = 48
	parts := (len(ids) + some - 1) / some
	onAll(parts, func(part int) {
		own := map[*node]*node{}
		for i := part * some; i < min((part+1)*some, len(ids)); i++ {
			m := r.nodes[ids[i]]
			out[i] = make([]verdict, len(seeks[ids[i]]))
			for j, n := range seeks[ids[i]] {
				if own[n] == nil {
					c := *n
					own[n] = &c
				}
				out[i][j] = r.verdict(own[n], m)
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
	v := verdict{given: true, event: sameEvent(p).Same}
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
