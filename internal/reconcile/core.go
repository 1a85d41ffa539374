package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// A group of many claims is told by its core: a bounded number of claims that are
// compared with one another, shown and read. The others say what one of the core
// says already, and are counted. What the core is depends on the claims of the
// group alone, never on the order in which they came: the core of two groups
// joined is the core of their cores joined (a path-independent choice, Plott
// 1973), so that neither has to be read again whole.
var ( // a test makes them small
	wholeGroup = 64  // claims that are compared all with all others
	fewGroup   = 128 // the same where a few articles tell them all
	coreEnd    = 16  // claims of a core from either end of time
)

// fewArticles is how many articles are few: of a story that so many tell, more is compared, and
// an addition to it still touches little.
const fewArticles = 8

// Rest is what is kept of a group of more claims than are compared, beside what
// is told of its core: enough to count the others, to find who repeats whom among
// them, and to take more in.
type Rest struct {
	Told      []Told          `json:"told"`                // every claim, by id
	Documents []string        `json:"documents,omitempty"` // of those beside the core
	Outlets   []string        `json:"outlets,omitempty"`   // their publishers, a family of publishers once
	Origins   []cotejo.Origin `json:"origins,omitempty"`   // that they name
	Unknown   int             `json:"unknown,omitempty"`   // of them, those that name none
}

// Told is a claim of a large group in short.
type Told struct {
	Claim string   `json:"claim"`
	At    string   `json:"at"`              // when it was known and published; sorts
	Core  bool     `json:"core,omitempty"`  // it is compared
	Count bool     `json:"count,omitempty"` // it gives a figure
	Words []uint64 `json:"words,omitempty"` // marks of its sentence and of what it says
	Says  []uint64 `json:"says,omitempty"`  // who published which figure
	Cites []uint64 `json:"cites,omitempty"` // whom it names as its source of which figure
}

// in lists the claims of the core, or those beside it.
func (r Rest) in(core bool) []string {
	n := 0
	for i := range r.Told {
		if r.Told[i].Core == core {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]string, 0, n)
	for i := range r.Told {
		if r.Told[i].Core == core {
			out = append(out, r.Told[i].Claim)
		}
	}
	return out
}

// coreOf chooses the core of some claims: half of it from the beginning of time
// and half from the end, and from either the claims that say something no other
// has said before those that say it again, those before the ones that say it a
// third time, and so on.
func coreOf(members []*node) (core, others []*node) {
	inOrder := byTime(members)
	chosen := map[*node]bool{}
	for range 2 {
		for _, n := range firstTurns(inOrder)[:min(coreEnd, len(inOrder))] {
			chosen[n] = true
		}
		slices.Reverse(inOrder)
	}
	for _, n := range members {
		if chosen[n] {
			core = append(core, n)
		} else {
			others = append(others, n)
		}
	}
	return core, others
}

// firstTurns sorts claims by how many of those before them say the same.
func firstTurns(inOrder []*node) []*node {
	said, turn := map[string]int{}, map[*node]int{}
	for _, n := range inOrder {
		sig := n.scope.signature()
		turn[n] = said[sig]
		said[sig]++
	}
	out := slices.Clone(inOrder)
	slices.SortStableFunc(out, func(a, b *node) int { return cmp.Compare(turn[a], turn[b]) })
	return out
}

// bounded gives a component with no more claims to compare than a core has; the
// others join those that are only counted.
func (c component) bounded() component {
	beside := len(c.rest.Told)
	for i := range c.rest.Told {
		if c.rest.Told[i].Core {
			beside-- // it is among the nodes
		}
	}
	if n := beside + len(c.nodes); n <= wholeGroup || n <= fewGroup && c.articles() <= fewArticles {
		c.rest = Rest{}
		return c
	}
	core, others := coreOf(c.nodes)
	for _, n := range c.nodes {
		_, told := slices.BinarySearchFunc(c.rest.Told, n.item.Claim.ID, func(t Told, id string) int { return strings.Compare(t.Claim, id) })
		if !told {
			c.fresh = append(c.fresh, n)
		}
	}
	c.rest = c.rest.with(c.fresh, others)
	c.fresh = append(c.fresh, others...)
	chosen := make(map[string]bool, len(core))
	for _, n := range core {
		chosen[n.item.Claim.ID] = true
	}
	for i := range c.rest.Told {
		c.rest.Told[i].Core = chosen[c.rest.Told[i].Claim]
	}
	c.nodes = core
	return c
}

// articles counts the documents of a component. They only grow with its claims, as those do, so
// that a group which is told by its core is never told whole unless all of it is read again.
func (c component) articles() int {
	docs := map[string]bool{}
	for _, n := range c.nodes {
		docs[n.item.Document.ID] = true
	}
	for _, d := range c.rest.Documents {
		docs[d] = true
	}
	return len(docs)
}

// joined is what two large groups keep, together.
func (r Rest) joined(o Rest) Rest {
	return Rest{
		Told:      mergeTold(r.Told, o.Told),
		Documents: unique(slices.Concat(r.Documents, o.Documents)),
		Outlets:   unique(slices.Concat(r.Outlets, o.Outlets)),
		Origins:   joinedOrigins(slices.Concat(r.Origins, o.Origins)),
		Unknown:   r.Unknown + o.Unknown,
	}
}

// mergeTold gives the claims of two lists by id, the first list's before the second's, each
// once. The lists are mostly in that order already, and one of them is long.
func mergeTold(a, b []Told) []Told {
	byClaim := func(x, y Told) int { return strings.Compare(x.Claim, y.Claim) }
	for _, list := range []*[]Told{&a, &b} {
		if !slices.IsSortedFunc(*list, byClaim) {
			*list = slices.Clone(*list)
			slices.SortStableFunc(*list, byClaim)
		}
	}
	out := make([]Told, 0, len(a)+len(b))
	for len(a)+len(b) > 0 {
		from := &a
		if len(a) == 0 || len(b) > 0 && b[0].Claim < a[0].Claim {
			from = &b
		}
		if n := len(out); n == 0 || out[n-1].Claim != (*from)[0].Claim {
			out = append(out, (*from)[0])
		}
		*from = (*from)[1:]
	}
	return out
}

// with takes in new claims, and those that are only counted from now on: their
// origins are the ones they name themselves.
func (r Rest) with(fresh, counted []*node) Rest {
	var more Rest
	for _, n := range fresh {
		more.Told = append(more.Told, toldOf(n))
	}
	for _, n := range counted {
		more.Documents = append(more.Documents, n.item.Document.ID)
		more.Outlets = append(more.Outlets, publisherOf(&n.item))
		for _, root := range n.scope.Roots {
			more.Origins = append(more.Origins, cotejo.Origin{Entity: root.ID, Label: root.Label, Type: root.Type, Claims: []string{n.item.Claim.ID}})
		}
		if len(n.scope.Roots) == 0 {
			more.Unknown++
		}
	}
	return r.joined(more)
}

// joinedOrigins joins what is known of one origin in several places, under the
// first of its names.
func joinedOrigins(all []cotejo.Origin) []cotejo.Origin {
	slices.SortStableFunc(all, func(a, b cotejo.Origin) int {
		return cmp.Or(strings.Compare(a.Entity, b.Entity), strings.Compare(a.Label, b.Label), strings.Compare(string(a.Type), string(b.Type)))
	})
	var out []cotejo.Origin
	for _, o := range all {
		if n := len(out) - 1; n >= 0 && out[n].Entity == o.Entity {
			out[n].Claims = append(out[n].Claims, o.Claims...)
		} else {
			o.Claims = slices.Clone(o.Claims)
			out = append(out, o)
		}
	}
	for i := range out {
		out[i].Claims = unique(out[i].Claims)
	}
	return out
}
