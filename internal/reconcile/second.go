package reconcile

import "math"

// Two numbers that several articles give are of one quantity or not for all of them. Once
// a group is known, the odds of its pairs are looked at again by what they are where
// others give the same two numbers, and by what a third figure has in common with both
// (a second stage over the odds of the first: stacked generalisation, Wolpert 1992).

// What the odds of a pair are at the second look: its own, more or less by how far the
// highest and the mean odds lie of all who give the two numbers for surely one thing, and
// more where a third figure is likelier of one quantity with each of the two. Learned from
// the pairs of figures of the stories of eval/corpora, whose odds came from weights that
// were learned from the others, and rounded.
const (
	secondAlways      = -0.35
	secondOwn         = 1.25
	secondMost        = 0.75
	secondMean        = 0.25
	secondThird       = 0.7
	secondThirdInside = 0.25
)

const (
	secondLeast = -4.0 // odds count as this at least, and those of figures that are not weighed
	secondSteps = 10.0 // in which a unit of them is rounded, so that little changes with little
)

// glance is what is known of two figures before they are looked at again.
type glance struct {
	odds    float64 // 0 when they cannot be compared
	known   bool
	asked   bool // they can be compared
	weighed bool
	equal   bool // they give one number
	apart   bool // they give two that contradict one another
}

// glances are those of all pairs of some nodes, read when they are asked for.
type glances struct {
	nodes []*node // by id
	pairs []glance
	odds  func(a, b *node) (float64, bool) // as they were kept
}

func newGlances(nodes []*node, odds func(a, b *node) (float64, bool)) *glances {
	return &glances{nodes: nodes, pairs: make([]glance, len(nodes)*len(nodes)), odds: odds}
}

// of gives what is known of a pair of nodes, told by their places.
func (g *glances) of(i, j int) *glance {
	at := &g.pairs[min(i, j)*len(g.nodes)+max(i, j)]
	if at.known {
		return at
	}
	at.known = true
	a, b := g.nodes[i], g.nodes[j]
	p := pairOf(a, b)
	if !comparableUnits(p.SA.Unit, p.SB.Unit) || p.measures() == Disjoint {
		return at
	}
	at.asked = true
	kept := false
	if at.odds, kept = g.odds(a, b); !kept {
		at.odds = oneness(p)
	}
	at.weighed = weighable(p)
	st := CompareValues(p.SA.Value, p.SB.Value)
	at.equal, at.apart = st == Equal, st == Less || st == More
	return at
}

// looked are the odds at the second look of those pairs of some nodes that are weighed and
// give numbers that contradict one another; NaN: not looked at again.
type looked struct {
	n    int
	odds []float64
}

func (l looked) of(i, j int) float64 { return l.odds[i*l.n+j] }

// look looks again at the pairs of some of the nodes, told by their places.
func (g *glances) look(at []int) looked {
	n := len(at)
	all := make([]float64, 2*n*n)
	odds, one, out := make([][]float64, n), make([][]int, n), looked{n, all[n*n:]}
	for i := range at {
		odds[i], one[i] = all[i*n:(i+1)*n], []int{i}
	}
	for i := range at {
		odds[i][i] = secondLeast
		for j := i + 1; j < n; j++ {
			pair := g.of(at[i], at[j])
			o := secondLeast
			if pair.weighed {
				o = max(pair.odds, secondLeast)
			}
			odds[i][j], odds[j][i] = o, o
			if pair.weighed && pair.equal && o > 0 {
				one[i], one[j] = append(one[i], j), append(one[j], i)
			}
		}
	}
	for i := range at {
		for j := i + 1; j < n; j++ {
			o := math.NaN()
			if pair := g.of(at[i], at[j]); pair.weighed && pair.apart {
				o = atSecondLook(odds, one, i, j, g.nodes[at[i]].item.Document.ID == g.nodes[at[j]].item.Document.ID)
			}
			out.odds[i*n+j], out.odds[j*n+i] = o, o
		}
	}
	return out
}

// atSecondLook is the second look at one pair; one are, for each figure, those that surely give
// its number for one thing, itself among them.
func atSecondLook(odds [][]float64, one [][]int, i, j int, inside bool) float64 {
	sum, most := 0.0, secondLeast
	for _, x := range one[i] {
		for _, y := range one[j] {
			sum, most = sum+odds[x][y], max(most, odds[x][y])
		}
	}
	third := most
	for k := range odds {
		if k != i && k != j {
			if least := odds[i][k]; least > third { // almost always not
				third = max(third, min(least, odds[j][k]))
			}
		}
	}
	weight := secondThird
	if inside {
		weight = secondThirdInside
	}
	own, mean := odds[i][j], sum/float64(len(one[i])*len(one[j]))
	o := secondAlways
	for _, part := range []float64{secondOwn * own, secondMost * (most - own), secondMean * (mean - own), weight * (third - most)} {
		o += part // one by one, as every machine adds
	}
	return math.Round(o*secondSteps) / secondSteps
}

// lookAgain makes the odds of the pairs of a component those of the second look, for as
// long as it is built. It gives what they are by themselves, of all pairs one after the
// other, to be kept, and the pairs of former groups whose odds are others than there.
func (c component) lookAgain(was former, kept map[string][]float64) (odds []float64, moved map[pairID]bool) {
	g, place, groups := c.glances(was, kept)
	all := make([]int, len(c.nodes)) // places of the nodes
	among := make([]int, len(g.nodes))
	for i := range among {
		among[i] = -1
	}
	for i, n := range c.nodes {
		all[i] = place[n]
		among[all[i]] = i
	}
	now := g.look(all)
	moved = map[pairID]bool{}
	for _, at := range groups {
		then := g.look(at)
		for i := range at {
			for j := i + 1; j < len(at); j++ {
				x, y := among[at[i]], among[at[j]]
				if x < 0 || y < 0 || math.IsNaN(then.of(i, j)) {
					continue
				}
				if now.of(x, y) != then.of(i, j) {
					moved[pairIDOf(c.nodes[x], c.nodes[y])] = true
				}
			}
		}
	}
	odds = make([]float64, 0, pairsOf(len(c.nodes)))
	for i, a := range c.nodes {
		for j := i + 1; j < len(c.nodes); j++ {
			pair := g.of(all[i], all[j])
			odds = append(odds, pair.odds)
			switch o := now.of(i, j); {
			case !math.IsNaN(o):
				pairOf(a, c.nodes[j]).setOdds(o)
			case pair.asked:
				pairOf(a, c.nodes[j]).setOdds(pair.odds)
			}
		}
	}
	return odds, moved
}

// glances are those of the claims of a component and of those of its former groups that
// were compared there, with the place of each claim and the places of each group.
func (c component) glances(was former, kept map[string][]float64) (*glances, map[*node]int, [][]int) {
	place := make(map[*node]int, len(c.nodes))
	for _, n := range c.nodes {
		place[n] = 0
	}
	var nodes []*node
	at, groups := map[string]int{}, [][]int{}
	for _, n := range c.known {
		if _, in := place[n]; !in && n.former == "" {
			continue
		}
		place[n] = len(nodes)
		nodes = append(nodes, n)
		if n.former == "" {
			continue
		}
		if _, ok := at[n.former]; !ok {
			at[n.former], groups = len(groups), append(groups, nil)
		}
		groups[at[n.former]] = append(groups[at[n.former]], place[n])
	}
	return newGlances(nodes, func(a, b *node) (float64, bool) { return was.odds(a, b, kept) }), place, groups
}
