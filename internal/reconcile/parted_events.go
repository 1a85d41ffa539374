package reconcile

import "slices"

// Claims that hang together through others may tell several happenings: the arrest of
// Monday leads to one of nobody knows when, and that to the arrest of Thursday. What hangs
// together is parted as figures are, by average linkage (linked): two clusters are one
// happening as long as their claims, each with each, tell one on average.

const (
	happenedAt   = -0.5 // clusters become one as long as their mean is above it
	ruledWeighs  = 1.5  // that the rules take two claims for one happening
	strangeWeigh = -0.5 // nothing is known of two claims
	otherWeighs  = -3.0 // they are of other times
	surestOdds   = 3.0
)

// happenings gives the nodes of a group by the happening they tell, each by id: that of the
// first claim before the others, these by their first claim. Large groups are not parted.
// What people have joined stays together.
func (c component) happenings(j judged) (parts [][]*node) {
	if len(c.nodes) < 3 || len(c.rest.Told) > 0 {
		return [][]*node{c.nodes}
	}
	kin := make([][]float64, len(c.nodes))
	for i := range c.nodes {
		kin[i] = make([]float64, len(c.nodes))
	}
	for i, a := range c.nodes {
		for j := i + 1; j < len(c.nodes); j++ {
			k := happeningKinship(a, c.nodes[j])
			kin[i][j], kin[j][i] = k, k
		}
	}
	for _, cluster := range c.merged(linked(kin, happenedAt), j) {
		parts = append(parts, nodesAt(c.nodes, cluster))
	}
	return parts
}

// merged joins the clusters of claims that people have joined.
func (c component) merged(clusters [][]int, j judged) [][]int {
	at := map[string]int{} // claim → its cluster
	for k, cluster := range clusters {
		for _, i := range cluster {
			at[c.nodes[i].item.Claim.ID] = k
		}
	}
	for _, m := range j.merges {
		x, one := at[m[0]]
		y, other := at[m[1]]
		if x, y = min(x, y), max(x, y); !one || !other || x == y {
			continue
		}
		for _, i := range clusters[y] {
			at[c.nodes[i].item.Claim.ID] = x
		}
		clusters[x], clusters[y] = append(clusters[x], clusters[y]...), nil
	}
	return slices.DeleteFunc(clusters, func(k []int) bool { return len(k) == 0 })
}

// happeningKinship weighs for how far two claims tell one happening.
func happeningKinship(a, b *node) float64 {
	p := pairByID(a, b)
	if sameByRules(p) || shareLink(a, b) {
		return ruledWeighs
	}
	odds, ok := happening(p)
	switch {
	case ok:
		return max(-surestOdds, min(surestOdds, odds-p.happensFrom()))
	case a.scope.Time.Known() && b.scope.Time.Known() && CompareWindows(a.scope.Time, b.scope.Time) == Disjoint:
		return otherWeighs
	}
	return strangeWeigh
}
