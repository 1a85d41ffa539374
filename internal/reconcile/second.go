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
	nodes []*node
	place map[*node]int
	pairs []glance
	odds  func(a, b *node) (float64, bool) // as they were kept
}

func newGlances(nodes []*node, odds func(a, b *node) (float64, bool)) *glances {
	g := &glances{nodes: nodes, place: make(map[*node]int, len(nodes)), pairs: make([]glance, len(nodes)*len(nodes)), odds: odds}
	for i, n := range nodes {
		g.place[n] = i
	}
	return g
}

// of gives what is known of a pair.
func (g *glances) of(a, b *node) glance {
	i, j := g.place[a], g.place[b]
	at := &g.pairs[min(i, j)*len(g.nodes)+max(i, j)]
	if at.known {
		return *at
	}
	at.known = true
	p := pairOf(a, b)
	if !comparableUnits(p.SA.Unit, p.SB.Unit) || p.measures() == Disjoint {
		return *at
	}
	at.asked = true
	kept := false
	if at.odds, kept = g.odds(a, b); !kept {
		at.odds = oneness(p)
	}
	at.weighed = weighable(p)
	st := CompareValues(p.SA.Value, p.SB.Value)
	at.equal, at.apart = st == Equal, st == Less || st == More
	return *at
}

// look gives the odds at the second look of those pairs of some of the nodes that are
// weighed and give numbers that contradict one another.
func (g *glances) look(nodes []*node) map[pairID]float64 {
	n := len(nodes)
	odds, asked, one := make([][]float64, n), make([]bool, n*n), make([][]int, n)
	for i := range nodes {
		odds[i], one[i] = make([]float64, n), []int{i}
	}
	for i, a := range nodes {
		odds[i][i] = secondLeast
		for j := i + 1; j < n; j++ {
			at := g.of(a, nodes[j])
			o := secondLeast
			if at.weighed {
				o = max(at.odds, secondLeast)
			}
			odds[i][j], odds[j][i], asked[i*n+j] = o, o, at.weighed && at.apart
			if at.weighed && at.equal && o > 0 {
				one[i], one[j] = append(one[i], j), append(one[j], i)
			}
		}
	}
	out := make(map[pairID]float64, n)
	for i, a := range nodes {
		for j := i + 1; j < n; j++ {
			if asked[i*n+j] {
				out[pairIDOf(a, nodes[j])] = atSecondLook(odds, one, i, j, a.item.Document.ID == nodes[j].item.Document.ID)
			}
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
			third = max(third, min(odds[i][k], odds[k][j]))
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
	g := newGlances(c.known, func(a, b *node) (float64, bool) { return was.odds(a, b, kept) })
	now := g.look(c.nodes)
	moved = map[pairID]bool{}
	for _, nodes := range was.groups(c.known) {
		for pair, o := range g.look(nodes) {
			if to, ok := now[pair]; ok && to != o {
				moved[pair] = true
			}
		}
	}
	odds = make([]float64, 0, pairsOf(len(c.nodes)))
	for i, a := range c.nodes {
		for _, b := range c.nodes[i+1:] {
			at := g.of(a, b)
			odds = append(odds, at.odds)
			if o, ok := now[pairIDOf(a, b)]; ok {
				at.odds = o
			}
			if at.asked {
				a.scope.odds.set(a, b, at.odds)
			}
		}
	}
	return odds, moved
}
