package reconcile

import (
	"math"
	"slices"
)

// Claims that hang together through others may tell several happenings: the arrest of
// Monday leads to one of nobody knows when, and that to the arrest of Thursday. What hangs
// together is parted by agglomerative clustering. One claim is told with its source, another
// with its victims, a third with its hour, so that of the claims of one happening many pairs
// have little in common: two clusters are one as long as the third of their pairs that are
// most alike tell one on average. What lies apart in time for sure never becomes one.

const (
	happenedAt   = -0.3 // clusters become one as long as what they have most in common is above it
	ruledWeighs  = 1.5  // that the rules take two claims for one happening
	strangeWeigh = -0.5 // nothing is known of two claims
	otherDeed    = -1.5 // nothing is alike in them
	otherWeighs  = -3.0 // they are of other times
	surestOdds   = 3.0

	likest = 3 // of so many pairs of two clusters the one most alike counts
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
	for _, cluster := range c.merged(likeliest(kin, happenedAt), j) {
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

// likeliest clusters claims: two clusters become one as long as the mean of their pairs that
// are most alike is above least, the two with the highest first, and none of their pairs is
// kept apart for sure.
func likeliest(kin [][]float64, least float64) [][]int {
	clusters := make([][]int, len(kin))
	near := make([][]float64, len(kin)) // of two clusters, the first in front
	for i := range kin {
		clusters[i], near[i] = []int{i}, slices.Clone(kin[i])
	}
	for {
		best, x, y := least, -1, -1
		for i := range clusters {
			for j := i + 1; j < len(clusters); j++ {
				if len(clusters[i]) > 0 && len(clusters[j]) > 0 && near[i][j] > best {
					best, x, y = near[i][j], i, j
				}
			}
		}
		if x < 0 {
			return slices.DeleteFunc(clusters, func(c []int) bool { return len(c) == 0 })
		}
		clusters[x], clusters[y] = append(clusters[x], clusters[y]...), nil
		for k := range clusters {
			if k != x && len(clusters[k]) > 0 {
				near[min(k, x)][max(k, x)] = nearness(kin, clusters[x], clusters[k])
			}
		}
	}
}

// nearness is the mean of the pairs of two clusters that are most alike, without end below
// zero when one of them is kept apart.
func nearness(kin [][]float64, x, y []int) float64 {
	pairs := make([]float64, 0, len(x)*len(y))
	for _, i := range x {
		for _, j := range y {
			pairs = append(pairs, kin[i][j])
		}
	}
	slices.Sort(pairs)
	if math.IsInf(pairs[0], -1) {
		return pairs[0]
	}
	most := (len(pairs) + likest - 1) / likest
	sum := 0.0
	for _, k := range pairs[len(pairs)-most:] {
		sum += k
	}
	return sum / float64(most)
}

// happeningKinship weighs for how far two claims tell one happening: without end against it
// where their times lie so far apart that no slip of a day explains it.
func happeningKinship(a, b *node) float64 {
	p := pairByID(a, b)
	if weekApart(a.scope.Time, b.scope.Time) {
		return math.Inf(-1)
	}
	if deedAtAnHour(p) || p.rivalHours() || p.rivalDay() {
		return surestOdds // it is told on purpose that it was another hour
	}
	if sameByRules(p) || shareLink(a, b) {
		return ruledWeighs
	}
	odds, ok := happening(p)
	switch {
	case ok:
		return max(-surestOdds, min(surestOdds, odds-p.happensFrom()))
	case CompareWindows(a.scope.Time, b.scope.Time) == Disjoint:
		return otherWeighs
	case p.strangers():
		return otherDeed
	}
	return strangeWeigh
}

// strangers reports whether nothing in what tells two claims is alike: in one article another
// deed, in two no word, day or name that counts.
func (p Pair) strangers() bool {
	a, known := p.A.Document.Told[p.A.Claim.ID]
	b, both := p.B.Document.Told[p.B.Claim.ID]
	switch {
	case !known || !both:
		return false
	case p.oneDocument():
		return !a.oneDeed(&b)
	}
	return !a.meets(&b)
}
