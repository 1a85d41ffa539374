package reconcile

import (
	"cmp"
	"slices"
	"strings"
)

// Figures that are linked hang together through others, so that a group may come to
// hold several quantities: who struck leads to what was offered, and that to what was
// lost. Its relations are those of its pairs; its rows are parted into a panel for each
// quantity by clustering with average linkage (Sokal and Michener 1958): two clusters
// become one as long as their figures measure one thing on average.

const (
	partedAt    = -1.0 // clusters become one as long as their mean is above it
	linkWeighs  = 3.0  // that two figures are laid side by side for themselves, beside their odds
	apartWeighs = -6.0 // units or measures that cannot be compared
)

// panelGroup is the group that a panel is of: groups are named by their main panel,
// the other panels of a group end in what follows its prefix.
func panelGroup(panel string) string {
	if _, group, ok := strings.Cut(panel, "."); ok {
		return "p_" + group
	}
	return panel
}

// besideMain is the id of a panel of a group that is not its main one.
func besideMain(first, group string) string {
	return panelID(first) + "." + strings.TrimPrefix(group, "p_")
}

// parted gives the nodes of a group by quantity, each by id: that of the first claim,
// by which the group is named, before the others, unless it is alone in it, and these
// by size. Large groups are not parted. The group is that of the component. It gives the
// odds of all pairs as well, for the next time; kept are those of former groups.
func (c component) parted(g *group, was former, kept map[string][]float64) (parts [][]*node, odds []float64) {
	n := len(c.nodes)
	if n < 3 || len(c.rest.Told) > 0 {
		return [][]*node{c.nodes}, nil
	}
	odds = make([]float64, 0, pairsOf(n))
	sums, clusters := make([][]float64, n), make([][]int, n)
	for i := range n {
		sums[i], clusters[i] = make([]float64, n), []int{i}
	}
	related := g.related()
	for i := range n {
		for j := i + 1; j < n; j++ {
			s := kinship(c.nodes[i], c.nodes[j], related, func(p Pair) float64 {
				o, ok := was.odds(c.nodes[i], c.nodes[j], kept)
				if !ok {
					o = oneness(p)
				}
				odds = append(odds, o)
				return o
			})
			sums[i][j], sums[j][i] = s, s
			if len(odds) < pairsOf(n)-pairsOf(n-i)+j-i {
				odds = append(odds, 0) // nobody asks
			}
		}
	}
	for {
		best, x, y := partedAt, -1, -1
		for i := range n {
			for j := i + 1; j < n; j++ {
				if len(clusters[i]) == 0 || len(clusters[j]) == 0 {
					continue
				}
				if mean := sums[i][j] / float64(len(clusters[i])*len(clusters[j])); mean > best {
					best, x, y = mean, i, j
				}
			}
		}
		if x < 0 {
			break
		}
		clusters[x], clusters[y] = append(clusters[x], clusters[y]...), nil
		for k := range n {
			sums[x][k] += sums[y][k]
			sums[k][x] = sums[x][k]
		}
	}
	var out [][]*node
	for _, cl := range clusters {
		if len(cl) > 0 {
			out = append(out, nodesAt(c.nodes, cl))
		}
	}
	rest := out
	if len(out[0]) > 1 {
		rest = out[1:]
	}
	slices.SortStableFunc(rest, func(a, b []*node) int { return cmp.Compare(len(b), len(a)) })
	if len(out[0]) < 2 {
		return [][]*node{c.nodes}, odds
	}
	return out, odds
}

func nodesAt(nodes []*node, at []int) []*node {
	slices.Sort(at)
	out := make([]*node, len(at))
	for i, k := range at {
		out[i] = nodes[k]
	}
	return out
}

// related are the pairs of a small group that are laid side by side for themselves. In a
// large one not all are compared, and their odds tell: nil.
func (g *group) related() map[pairID]bool {
	if len(g.nodes) > smallGroup {
		return nil
	}
	out := make(map[pairID]bool, len(g.relations))
	by := make(map[string]*node, len(g.nodes))
	for _, n := range g.nodes {
		by[n.item.Claim.ID] = n
	}
	for _, r := range g.relations {
		out[pairIDOf(by[r.A], by[r.B])] = true
	}
	return out
}

// kinship weighs for how far two figures are of one quantity: as odds, or by what is
// known of them without.
func kinship(a, b *node, related map[pairID]bool, oddsOf func(Pair) float64) float64 {
	p := pairOf(a, b)
	if !comparableUnits(a.scope.Unit, b.scope.Unit) || p.measures() == Disjoint {
		return apartWeighs
	}
	odds := oddsOf(p)
	if related[pairIDOf(a, b)] || related == nil && odds >= measureAt {
		return max(odds, 0) + linkWeighs
	}
	return min(odds, 0)
}
