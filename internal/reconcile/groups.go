package reconcile

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"slices"

	"github.com/cotejo/cotejo"
)

// grouping is the connected components of one kind of link, as far as an update
// touches them: stored groups that change, and the links found.
type grouping struct {
	prefix string
	of     func(*Item) string // group a stored claim is in

	touched map[string]bool     // stored groups that change
	broken  map[string]bool     // of these, the ones that lost a member
	stored  map[string][]string // their members, loaded
	parent  map[string]string   // union-find over claim ids
	seen    map[string]bool     // loaded members
	rests   map[string]Rest     // of these groups that lost nobody, what the large ones keep
	lost    []Rest              // of those that did
	outside map[string]bool     // claims of the former that are not in their cores
}

func (g *grouping) init() {
	g.touched, g.broken, g.seen = map[string]bool{}, map[string]bool{}, map[string]bool{}
	g.stored, g.parent = map[string][]string{}, map[string]string{}
	g.rests, g.outside = map[string]Rest{}, map[string]bool{}
}

// large records what is kept of a large group.
func (g *grouping) large(id string, rest Rest) {
	if g.broken[id] {
		g.lost = append(g.lost, rest)
		return
	}
	g.rests[id] = rest
	for _, c := range rest.in(false) {
		g.outside[c] = true
	}
}

// whole are the groups that change of which every member is wanted; of the others
// the core is enough.
func (g *grouping) whole() []string {
	return slices.DeleteFunc(g.touchedIDs(), func(id string) bool { _, large := g.rests[id]; return large })
}

// leave takes a claim out of its group, which must then be linked again.
func (g *grouping) leave(it *Item) {
	if id := g.of(it); id != "" {
		g.touched[id], g.broken[id] = true, true
	}
}

// join links two claims and marks the groups they are in.
func (g *grouping) join(a, b *Item) {
	for _, it := range []*Item{a, b} {
		if id := g.of(it); id != "" {
			g.touched[id] = true
		}
	}
	g.union(g.home(a), g.home(b))
	g.find(a.Claim.ID)
	g.find(b.Claim.ID)
}

// home stands for a claim among the components: the claim itself, or, when it is
// in a stored group that lost nobody, the group, which hangs together whole.
func (g *grouping) home(it *Item) string {
	if id := g.of(it); id != "" && !g.broken[id] {
		g.union(it.Claim.ID, id)
		return id
	}
	return it.Claim.ID
}

// together reports whether two claims are known to be of one group already, each
// told by its id and the group it is stored in.
func (g *grouping) together(a, ofA, b, ofB string) bool {
	at := func(claim, group string) string {
		if group != "" && !g.broken[group] {
			return group
		}
		return claim
	}
	x, y := at(a, ofA), at(b, ofB)
	if _, ok := g.parent[x]; !ok {
		return x == y
	}
	if _, ok := g.parent[y]; !ok {
		return x == y
	}
	return g.find(x) == g.find(y)
}

// member records a loaded claim of a touched group. The members of a group that
// lost none are known to hang together.
func (g *grouping) member(it *Item) {
	id := g.of(it)
	if g.seen[it.Claim.ID] {
		return
	}
	g.seen[it.Claim.ID] = true
	g.stored[id] = append(g.stored[id], it.Claim.ID)
	g.find(it.Claim.ID)
	if !g.broken[id] {
		g.union(id, it.Claim.ID)
	}
}

// knows reports whether a claim or group has been joined with anything.
func (g *grouping) knows(id string) bool { _, ok := g.parent[id]; return ok }

func (g *grouping) find(id string) string {
	p, ok := g.parent[id]
	if !ok {
		g.parent[id] = id
		return id
	}
	if p == id {
		return id
	}
	root := g.find(p)
	g.parent[id] = root
	return root
}

// union joins two components under the smaller id, so that the root does not
// depend on the order.
func (g *grouping) union(a, b string) {
	ra, rb := g.find(a), g.find(b)
	if rb < ra {
		ra, rb = rb, ra
	}
	g.parent[rb] = ra
}

func (g *grouping) touchedIDs() []string { return slices.Sorted(maps.Keys(g.touched)) }
func (g *grouping) brokenIDs() []string  { return slices.Sorted(maps.Keys(g.broken)) }

// component is a group that changes: its claims, by id, but for those of large
// groups that are only counted.
type component struct {
	nodes []*node
	rest  Rest
	of    []Rest  // of the large groups it takes in
	fresh []*node // of its claims, those that no large group had, or that have left the core
	known []*node // the nodes before the core was chosen
}

// components gives the groups that change, sorted by their first claim. Claims
// that no link holds make a group of their own when alone says so.
func (g *grouping) components(nodes map[string]*node, live func(string) bool, alone func(*node) bool) []component {
	if alone != nil {
		for id, n := range nodes {
			if n.fresh && alone(n) {
				g.find(id)
			}
		}
	}
	by := map[string]*component{}
	at := func(id string) *component {
		root := g.find(id)
		if by[root] == nil {
			by[root] = &component{}
		}
		return by[root]
	}
	for id := range maps.Clone(g.parent) {
		if n := nodes[id]; n != nil && live(id) && !g.outside[id] {
			c := at(id)
			c.nodes = append(c.nodes, n)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(g.rests)) {
		c := at(id)
		if rest := g.rests[id]; len(c.of) == 0 {
			c.rest, c.of = rest, []Rest{rest} // as joined made it
		} else {
			c.rest, c.of = c.rest.joined(rest), append(c.of, rest)
		}
	}
	out := make([]component, 0, len(by))
	for _, c := range by {
		slices.SortFunc(c.nodes, func(a, b *node) int { return cmp.Compare(a.item.Claim.ID, b.item.Claim.ID) })
		c.known = c.nodes
		if len(c.nodes) > 1 || alone == nil || alone(c.nodes[0]) {
			out = append(out, c.bounded())
		}
	}
	slices.SortFunc(out, func(a, b component) int { return cmp.Compare(a.nodes[0].item.Claim.ID, b.nodes[0].item.Claim.ID) })
	return out
}

// group is the claims of one event or one panel with how they stand to one
// another.
type group struct {
	nodes     []*node
	rest      Rest // the claims beside the nodes, when there are too many to compare
	relations []cotejo.Relation
	summed    map[pairID]cotejo.Relation   // parts of wholes that other documents tell
	aside     []cotejo.Relation            // worked out to weigh a panel, no relations of the ledger
	homes     map[[2]string]string         // of relations that tell of another happening than their right side
	clusters  []*cluster                   // of a panel: figures that say the same number
	leading   *cluster                     // the one a reading begins with
	standing  map[*cluster]cotejo.Relation // how the others stand to it
}

// Every pair of a group is related, of a large one those of its core. Who repeats whom
// is told of every pair of a small group alone: in a larger one the claims that say the
// same (one cell) repeat the first of them, every copy the earliest text it shares
// wording with, and who names a publisher what that had before; so that of what spreads
// the way is told, and not every two that have it.
const smallGroup = 24

// first is the smallest id of its claims, which names the group.
func (g group) first() string {
	first := g.nodes[0].item.Claim.ID
	if len(g.rest.Told) > 0 {
		first = min(first, g.rest.Told[0].Claim)
	}
	return first
}

// byID are the claims to compare, by id.
func (g group) byID() map[string]*node {
	out := make(map[string]*node, len(g.nodes))
	for _, n := range g.nodes {
		out[n.item.Claim.ID] = n
	}
	return out
}

// origins are those of all claims, and how many claims lead to none.
func (g group) origins() ([]cotejo.Origin, int) {
	origins, unknown := originsBeside(itemsOf(g.nodes), g.rest.Origins)
	return origins, unknown + g.rest.Unknown
}

func figurePairs(a, b *node) bool {
	return a.item.Claim.Figure != nil && b.item.Claim.Figure != nil
}

// statementPairs reports whether two claims of an event, of which one at least has no
// figure, can be compared: they are of one kind of happening, or linked themselves and
// not merely by what others say.
func statementPairs(a, b *node) bool {
	if figurePairs(a, b) {
		return false
	}
	p := pairOf(a, b)
	return (a.scope.Family == b.scope.Family || sameEvent(p)) && !deniesOther(p)
}

// group relates the claims of a component: those pairs that keep lets through, what is
// stored of a pair being taken over while stands says that it holds (nil: always). Of
// pairs of which one repeats the other those are told that echoed has, nil being all. What
// is related is put into want.
func (r *run) group(c component, want *wanted, echoed map[pairID]bool, stands, keep func(a, b *node) bool) group {
	g, members := group{nodes: c.nodes, rest: c.rest}, c.nodes
	if stands != nil {
		g.relations = make([]cotejo.Relation, 0, pairsOf(len(members))/2) // of figures: most pairs have one
	}
	spokenFor := deniedContent(members)
	compare := func(a, b *node) {
		if !keep(a, b) || (spokenFor[a.item.Claim.ID] || spokenFor[b.item.Claim.ID]) && !answersTo(pairOf(a, b)) && !answersTo(pairOf(b, a)) {
			return
		}
		key := pairIDOf(a, b)
		rel, stored := r.relate(a, b, stands)
		if !stored {
			var ok bool
			if rel, ok = r.judged.relation(rel); !ok || idle(a, b, rel) {
				return
			}
		}
		if rel.Type == cotejo.Echoes && echoed != nil && !echoed[key] {
			return
		}
		g.relations = append(g.relations, rel)
		want.add(key, rel, stored)
	}
	for i, a := range members {
		for _, b := range members[i+1:] {
			compare(a, b)
		}
	}
	r.repeated(&g, want)
	return g
}

// echoPairs are the pairs of a group of which it is told that one repeats the other;
// nil of a small group, of which all are.
func echoPairs(members []*node) map[pairID]bool {
	if len(members) <= smallGroup {
		return nil
	}
	out := make(map[pairID]bool, 2*len(members))
	take := func(a, b *node) { out[pairIDOf(a, b)] = true }
	cells(members, take)
	copies(members, take)
	citations(members, take)
	return out
}

// repeated looks again at the conflicts of claims that repeat an earlier text: what
// is repeated is as old as where it was first said, and yesterday's count does not
// contradict today's.
func (r *run) repeated(g *group, want *wanted) {
	by, from := g.byID(), map[string]string{}
	for _, rel := range g.relations {
		if a, b := by[rel.A], by[rel.B]; rel.Type == cotejo.Echoes && figurePairs(a, b) && a.scope.Known.Lo > b.scope.Known.Lo && b.scope.Known.Grain == GrainDay {
			if old := by[from[rel.A]]; old == nil || cmp.Or(b.scope.Known.Lo-old.scope.Known.Lo, cmp.Compare(rel.B, old.item.Claim.ID)) < 0 {
				from[rel.A] = rel.B
			}
		}
	}
	if len(from) == 0 {
		return
	}
	for i, rel := range g.relations {
		if rel.Type != cotejo.Conflicts {
			continue
		}
		a, b := aged(by, from, rel.A), aged(by, from, rel.B)
		if a == by[rel.A] && b == by[rel.B] {
			continue
		}
		again := relate(pairOf(a, b))
		if again.Type == cotejo.Conflicts {
			continue
		}
		again.Reasons[0].Note += noteRepeated
		again.Reasons = append(again.Reasons, cotejo.Reason{Field: string(FieldReuse), Left: from[again.A], Right: from[again.B], Rule: again.Row, Note: "repeats"})
		if again, ok := r.judged.relation(again); ok {
			g.relations[i] = again
			want.add(pairIDOf(by[rel.A], by[rel.B]), again, false)
		}
	}
}

// noteRepeated ends the note on the first reason of a relation that was settled by
// the age of what one of its claims repeats.
const noteRepeated = ", of what is repeated"

// aged is a claim known since the claim it repeats was, and so on back.
func aged(by map[string]*node, from map[string]string, id string) *node {
	n := by[id]
	root := n
	for range by {
		up := by[from[root.item.Claim.ID]]
		if up == nil {
			break
		}
		root = up
	}
	if root == n {
		return n
	}
	old := *n
	old.scope.asked = nil // it is another one now
	old.scope.Known = root.scope.Known
	old.item.Document.Published, old.scope.published, old.scope.timed = root.item.Document.Published, root.scope.published, root.scope.timed
	return &old
}

// deniedContent are the denials whose content is a claim of the group: it is the
// content, with its figure, that stands against what others say.
func deniedContent(members []*node) map[string]bool {
	type at struct {
		document string
		sentence int
	}
	contents := map[at]bool{}
	for _, n := range members {
		if kindOf(n.scope.Family) != kindSpeech && n.scope.Stand == Denies {
			contents[at{n.item.Document.ID, n.scope.Sentence}] = true
		}
	}
	out := map[string]bool{}
	for _, n := range members {
		if n.item.Claim.Predicate == "deny" && contents[at{n.item.Document.ID, n.scope.Sentence}] {
			out[n.item.Claim.ID] = true
		}
	}
	return out
}

// citations relates each claim to the latest one before it that the publisher it
// names as its source has of the same figure.
func citations(members []*node, relate func(a, b *node)) {
	by := map[string][]*node{}
	for _, n := range byTime(members) {
		for _, name := range cited(&n.item, by) {
			for i := len(by[name]) - 1; i >= 0; i-- {
				if m := by[name][i]; cites(&n.item, &m.item.Document) && sameFigure(&n.item, &m.item) && !earlier(pairOf(n, m)) {
					relate(n, m)
					break
				}
			}
		}
		if o := publishedBy(&n.item.Document); o != "" {
			by[o] = append(by[o], n)
		}
	}
}

// cited are the names, folded, of those a claim's chain goes through, as far as
// they have published something.
func cited(it *Item, by map[string][]*node) []string {
	return slices.DeleteFunc(namedSources(it), func(name string) bool { return len(by[name]) == 0 })
}

// namedSources are the names, folded, of those a claim's chain goes through.
func namedSources(it *Item) []string {
	var out []string
	for _, a := range it.naming() {
		for _, name := range []string{a.label, a.slug} {
			if name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// idle reports whether a relation says nothing: that a claim with a figure and
// one without merely speak of one happening is what the event says already.
func idle(a, b *node, rel cotejo.Relation) bool {
	if (a.item.Claim.Figure == nil) == (b.item.Claim.Figure == nil) {
		return false
	}
	switch rel.Type {
	case cotejo.Denial, cotejo.Conflicts, cotejo.Echoes:
		return false
	case cotejo.PlanOf:
		return slices.ContainsFunc([]*node{a, b}, func(n *node) bool {
			return n.scope.Aspect == cotejo.Increment || n.scope.Aspect == cotejo.Part
		})
	}
	return rel.Row != "says-acknowledged" && rel.Row != "says-admits"
}

// cells relates each claim to the first that says the same.
func cells(members []*node, relate func(a, b *node)) {
	first := map[string]*node{}
	for _, n := range byTime(members) {
		sig := n.scope.signature()
		if f := first[sig]; f != nil {
			relate(f, n)
		} else {
			first[sig] = n
		}
	}
}

// copies relates each claim to the earliest one that shares wording with it.
func copies(members []*node, relate func(a, b *node)) {
	first := map[uint64]*node{}
	for _, n := range byTime(members) {
		for _, h := range n.scope.prints() {
			if f := first[h]; f == nil {
				first[h] = n
			} else if f.item.Document.ID != n.item.Document.ID {
				relate(f, n)
			}
		}
	}
}

// byTime sorts by when a claim was known, then by id; the undated come last.
func byTime(members []*node) []*node {
	out := slices.Clone(members)
	slices.SortFunc(out, func(a, b *node) int {
		return cmp.Or(whenKnown(a)-whenKnown(b), cmp.Compare(a.item.Document.Published.Value, b.item.Document.Published.Value),
			cmp.Compare(a.item.Claim.ID, b.item.Claim.ID))
	})
	return out
}

func whenKnown(n *node) int {
	if n.scope.Known.Grain == GrainNone {
		return ending
	}
	return n.scope.Known.Lo
}

// signature is equal for claims that say the same in every compared field.
func (s *Scope) signature() string {
	if s.cachedSays == "" {
		s.cachedSays = s.says()
	}
	return s.cachedSays
}

func (s *Scope) says() string {
	b := make([]byte, 0, 160)
	for _, part := range []string{string(s.Stand), s.Stage, s.Class, string(s.Aspect), s.Unit, string(s.Value.Comparator), s.Time.Text} {
		b = append(append(b, part...), '|')
	}
	for _, x := range []float64{s.Value.Low, s.Value.High} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	}
	for _, id := range s.Population {
		b = append(append(b, id...), '+')
	}
	b = append(b, '|')
	for _, p := range s.Places {
		b = append(append(b, p.ID...), '+')
	}
	b = append(b, '|')
	for _, r := range s.Roots {
		b = append(append(b, r.ID...), '+')
	}
	return string(b)
}
