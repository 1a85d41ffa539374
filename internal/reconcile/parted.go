package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Figures that are linked hang together through others, so that a group may come to
// hold several quantities: who struck leads to what was offered, and that to what was
// lost. Its relations are those of its pairs; its rows are parted into a panel for each
// quantity by clustering with average linkage (Sokal and Michener 1958): two clusters
// become one as long as their figures measure one thing on average.

const (
	partedAt    = -1.0 // clusters become one as long as their mean is above it
	linkWeighs  = 3.0  // that two figures are laid side by side for themselves, beside their odds
	scopeWeighs = 1.0  // the same, but that in what their scopes differ is told
	apartWeighs = -6.0 // units or measures that cannot be compared
)

// groupOf is the group that a panel or an event is of: groups are named by their main one,
// the others of a group end in what follows its prefix.
func groupOf(id string) string {
	if _, group, ok := strings.Cut(id, "."); ok {
		return id[:idPrefix] + group
	}
	return id
}

// besideMain is the id of a panel or an event of a group that is not its main one.
func besideMain(first, group string) string {
	return group[:idPrefix] + strings.TrimPrefix(first, "c_") + "." + group[idPrefix:]
}

// idPrefix is how long what tells a panel from an event is.
const idPrefix = len("p_")

// parted gives the nodes of a group by quantity, each by id: that of the first claim,
// by which the group is named, before the others, unless it is alone in it, and these
// by size. Large groups are not parted. The group is that of the component.
func (c component) parted(g *group) (parts [][]*node) {
	if len(c.nodes) < 3 || len(c.rest.Told) > 0 {
		return [][]*node{c.nodes}
	}
	for _, cluster := range linked(c.kinships(g.related()), partedAt) {
		parts = append(parts, nodesAt(c.nodes, cluster))
	}
	rest := parts
	if len(parts[0]) > 1 {
		rest = parts[1:]
	}
	slices.SortStableFunc(rest, func(a, b []*node) int { return cmp.Compare(len(b), len(a)) })
	if len(parts[0]) < 2 {
		return [][]*node{c.nodes}
	}
	return parts
}

// kinships are the kinships of all pairs.
func (c component) kinships(related map[pairID]float64) [][]float64 {
	kin := make([][]float64, len(c.nodes))
	for i := range c.nodes {
		kin[i] = make([]float64, len(c.nodes))
	}
	for i, a := range c.nodes {
		for j := i + 1; j < len(c.nodes); j++ {
			k := kinship(a, c.nodes[j], related, len(c.nodes) > smallGroup)
			kin[i][j], kin[j][i] = k, k
		}
	}
	return kin
}

// linked clusters by average linkage: two clusters become one as long as the mean of their
// pairs is above least, the two with the highest first. The sums of the pairs of
// clusters stand where their kinships were.
func linked(sums [][]float64, least float64) [][]int {
	clusters := make([][]int, len(sums))
	for i := range clusters {
		clusters[i] = []int{i}
	}
	for {
		best, x, y := least, -1, -1
		for i := range clusters {
			for j := i + 1; j < len(clusters); j++ {
				if len(clusters[i]) == 0 || len(clusters[j]) == 0 {
					continue
				}
				if mean := sums[i][j] / float64(len(clusters[i])*len(clusters[j])); mean > best {
					best, x, y = mean, i, j
				}
			}
		}
		if x < 0 {
			return slices.DeleteFunc(clusters, func(c []int) bool { return len(c) == 0 })
		}
		clusters[x], clusters[y] = append(clusters[x], clusters[y]...), nil
		for k := range sums {
			sums[x][k] += sums[y][k]
			sums[k][x] = sums[x][k]
		}
	}
}

func nodesAt(nodes []*node, at []int) []*node {
	slices.Sort(at)
	out := make([]*node, len(at))
	for i, k := range at {
		out[i] = nodes[k]
	}
	return out
}

// related are the pairs of a group that are laid side by side for themselves.
func (g *group) related() map[pairID]float64 {
	out := make(map[pairID]float64, len(g.relations))
	by := g.byID()
	for _, r := range g.relations {
		w := linkWeighs
		if r.Type == cotejo.DiffersInScope || r.Type == cotejo.Incomparable {
			w = scopeWeighs
		}
		out[pairIDOf(by[r.A], by[r.B])] = w
	}
	return out
}

// kinship weighs for how far two figures are of one quantity: as odds, or by what is
// known of them without.
func kinship(a, b *node, related map[pairID]float64, large bool) float64 {
	p := pairOf(a, b)
	if !comparableUnits(a.scope.Unit, b.scope.Unit) || p.measures() == Disjoint {
		return apartWeighs
	}
	if p.oneDocument() && !p.SA.Lent && !p.SB.Lent && !isToll(p.SA.Family) && !isToll(p.SB.Family) && p.SA.Unit == "person" && p.SB.Unit == "person" && !generic[p.SA.Class] && !generic[p.SB.Class] && compareClasses(p.SA.Class, p.SB.Class) == Disjoint {
		return apartWeighs // "15,000 soldiers ... 15,000 workers" of one article are two
	}
	odds := oneness(p)
	weighs := related[pairIDOf(a, b)]
	if weighs == 0 && large && odds >= measureAt {
		weighs = linkWeighs // one repeats the other, which is not told of all in a large group
	}
	if weighs > 0 {
		return max(odds, 0) + weighs
	}
	return min(odds, 0)
}
