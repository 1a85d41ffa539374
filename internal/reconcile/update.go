package reconcile

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Update works out what changes in everything derived from the claims when some
// are added and some removed. It looks at the candidates of the added claims and
// at the events and panels they join or leave, and at nothing else. Applying the
// Delta gives what reconciling all the claims at once would give, whatever the
// order and grouping of the changes.
func Update(ctx context.Context, store Store, added []Item, removed []string) (Delta, error) {
	return update(ctx, store, added, removed, nil)
}

// Refresh works out anew everything derived from these claims, for when
// judgements about them have been made or revoked.
func Refresh(ctx context.Context, store Store, claims []string) (Delta, error) {
	return update(ctx, store, nil, nil, claims)
}

// node is one claim made ready for comparison.
type node struct {
	item   Item
	scope  Scope
	reach  *reach     // made when first asked for
	flow   *[]flowing // as the reach
	fresh  bool       // its links have to be found
	added  bool       // the store does not have it yet
	number uint32     // among the claims of the update
	former string     // the stored group in which it was compared before, while a group is built
	place  int        // among the claims that were, by id
}

// reaches are the block keys of the claim.
func (n *node) reaches() *reach {
	if n.reach == nil {
		r := reachOf(n.item, n.scope)
		n.reach = &r
	}
	return n.reach
}

// run is one update under way.
type run struct {
	ctx      context.Context
	store    Store
	nodes    map[string]*node
	spare    []*node // of claims that were forgotten again
	numbered uint32  // nodes made so far
	gone     map[string]bool
	judged   judged
	events   *grouping
	panels   *grouping
	stored   map[pairID]*cotejo.Relation
	lost     []cotejo.Relation // stored ones of claims that are gone
	aside    map[pairID]*cotejo.Relation
	odds     map[string][]float64 // of the stored groups of figures
	left     []string             // the panels and events of claims that leave or are looked at again
	tales    *tales
	alone    map[string]string // claim → what stands for its panel, where it is in none of its group
	lone     map[string]string // claim → the same for its event
}

func update(ctx context.Context, store Store, added []Item, removed, touched []string) (Delta, error) {
	js, err := store.Judgements(ctx)
	if err != nil {
		return Delta{}, fmt.Errorf("reading judgements: %w", err)
	}
	r := &run{ctx: ctx, store: store, nodes: map[string]*node{}, gone: map[string]bool{}, alone: map[string]string{}, lone: map[string]string{}, tales: newTales(), judged: judge(CarriedOver(js, added, removed))}
	r.events = &grouping{prefix: "e_", of: func(it *Item) string { return groupOf(it.Claim.Event) }}
	r.panels = &grouping{prefix: "p_", of: func(it *Item) string { return groupOf(it.Panel) }}
	for _, g := range []*grouping{r.events, r.panels} {
		g.init()
	}
	steps := []func() error{
		func() error { return r.start(added, removed, touched) },
		r.findLinks,
		r.loadGroups,
		r.relink,
		r.applyMerges,
		r.loadWholes,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return Delta{}, err
		}
	}
	d, err := r.delta()
	if err == nil {
		err = r.ofFlows(&d, removed)
	}
	return d, err
}

// start loads what leaves and what is looked at again, and marks their groups.
func (r *run) start(added []Item, removed, touched []string) error {
	out, err := r.byIDs(unique(slices.Concat(removed, touched)))
	if err != nil {
		return fmt.Errorf("reading claims: %w", err)
	}
	for _, id := range removed {
		r.gone[id] = true
	}
	for _, it := range out {
		r.events.leave(&it)
		r.panels.leave(&it)
		if it.Panel != "" {
			r.left = append(r.left, it.Panel)
		}
		if it.Claim.Event != "" {
			r.left = append(r.left, it.Claim.Event)
		}
		if err := r.touchParts(it); err != nil {
			return err
		}
		if !r.gone[it.Claim.ID] {
			r.add(it).fresh = true
		}
	}
	for _, it := range added {
		if r.nodes[it.Claim.ID] == nil {
			it.Claim.Event, it.Panel = "", ""
			n := r.add(it)
			n.fresh, n.added = true, true
		}
		delete(r.gone, it.Claim.ID)
	}
	return nil
}

func (r *run) add(it Item) *node {
	if n := r.nodes[it.Claim.ID]; n != nil {
		return n
	}
	n := &node{}
	if k := len(r.spare) - 1; k >= 0 {
		n, r.spare = r.spare[k], r.spare[:k]
	}
	*n = node{item: it, number: r.numbered}
	n.item.Document.publisher = publishedBy(&it.Document)
	r.numbered++
	if by := r.judged.corrected[it.Claim.ID]; len(by) > 0 || it.scope == nil {
		n.item.Claim = Corrected(it.Claim, by)
		n.scope = ScopeOf(n.item)
		n.item.scope = &n.scope
	} else {
		n.scope = *it.scope
	}
	r.nodes[it.Claim.ID] = n
	return n
}

// live reports whether a claim takes part: not removed, not rejected.
func (r *run) live(id string) bool { return !r.gone[id] && !r.judged.rejected[id] }

// findLinks compares every fresh claim with its candidates, stored and fresh.
func (r *run) findLinks() error {
	fresh := r.sorted(func(n *node) bool { return n.fresh && r.live(n.item.Claim.ID) })
	index, once := map[string][]*node{}, &asked{tales: r.tales}
	for _, n := range fresh {
		n.scope.asked = once // two long texts have very many pairs of claims
	}
	onAll(len(fresh), func(i int) { fresh[i].reaches() })
	for _, n := range fresh {
		for _, k := range n.reaches().index {
			index[k] = append(index[k], n)
		}
	}
	slices.SortStableFunc(fresh, func(a, b *node) int { // claims of one story look up the same
		return cmp.Or(slices.Compare(a.item.Document.Heads, b.item.Document.Heads), cmp.Compare(a.item.Document.ID, b.item.Document.ID))
	})
	for some := range slices.Chunk(fresh, candidatesAtOnce) {
		if err := r.linkStored(some); err != nil {
			return err
		}
		for _, n := range some {
			for _, m := range among(n, index) {
				r.link(n, m)
			}
		}
	}
	return nil
}

// candidatesAtOnce is how many claims look up their candidates together: those
// of one story have most of them in common.
const candidatesAtOnce = 256

// among gives the fresh claims that a fresh one looks up, each pair once.
func among(n *node, index map[string][]*node) []*node {
	id := n.item.Claim.ID
	seen := map[string]bool{}
	var out []*node
	for _, k := range n.reaches().lookups {
		for _, m := range index[k] {
			if other := m.item.Claim.ID; id < other && !seen[other] {
				seen[other] = true
				out = append(out, m)
			}
		}
	}
	return out
}

// linkStored compares some fresh claims with their stored candidates. Those that
// are known to be of one group with the claim need not be read.
func (r *run) linkStored(fresh []*node) error {
	var keys []string
	for _, n := range fresh {
		keys = append(keys, n.reaches().lookups...)
	}
	by, err := r.store.Candidates(r.ctx, unique(keys))
	if err != nil {
		return fmt.Errorf("reading candidates: %w", err)
	}
	found := make([][]*Ref, len(fresh))
	for i, n := range fresh {
		found[i] = r.candidates(n, by)
	}
	if err := r.dropStrangers(fresh, found); err != nil {
		return err
	}
	// A claim or two of each group are mostly enough to know whether it is theirs;
	// of the rest only those are read that are of no group with it yet.
	for _, some := range []func([]*Ref) []*Ref{fewOfEach, func(all []*Ref) []*Ref { return all }} {
		seeks := map[string][]*node{}
		refs := map[string]*Ref{}
		for i, n := range fresh {
			found[i] = slices.DeleteFunc(found[i], func(ref *Ref) bool { return r.settled(n, ref) })
			for _, ref := range some(found[i]) {
				seeks[ref.ID], refs[ref.ID] = append(seeks[ref.ID], n), ref
			}
		}
		for ids := range slices.Chunk(slices.Sorted(maps.Keys(refs)), candidatesInMemory) {
			if err := r.linkSome(ids, refs, seeks); err != nil {
				return fmt.Errorf("reading candidates: %w", err)
			}
		}
	}
	return nil
}

// candidatesInMemory is how many candidates are held at a time: a large story has
// tens of thousands, of which few are of one group with a claim.
const candidatesInMemory = 1000

// linkSome compares some stored claims with the fresh ones that seek them, and
// forgets those again that nothing was linked with.
func (r *run) linkSome(ids []string, refs map[string]*Ref, seeks map[string][]*node) error {
	missing := map[string]Ref{}
	for _, id := range ids {
		seeks[id] = slices.DeleteFunc(seeks[id], func(n *node) bool { return r.settled(n, refs[id]) })
		if len(seeks[id]) > 0 && r.nodes[id] == nil {
			missing[id] = *refs[id]
		}
	}
	if err := r.load(missing); err != nil {
		return err
	}
	for some := range slices.Chunk(ids, judgedAtOnce) { // what is found of some settles others
		verdicts := r.verdicts(some, seeks, refs)
		for i, id := range some {
			for j, n := range seeks[id] {
				r.linkAs(n, r.nodes[id], &verdicts[i][j])
			}
		}
	}
	for id := range missing {
		if n := r.nodes[id]; n != nil && !r.events.knows(id) && !r.panels.knows(id) {
			delete(r.nodes, id)
			r.spare = append(r.spare, n)
		}
	}
	return nil
}

// fewOfEach gives two claims of each event and panel.
func fewOfEach(refs []*Ref) []*Ref {
	seen := map[[2]string]int{}
	return slices.DeleteFunc(slices.Clone(refs), func(ref *Ref) bool {
		at := [2]string{groupOf(ref.Event), groupOf(ref.Panel)}
		seen[at]++
		return seen[at] > 2
	})
}

// settled reports whether a fresh claim and a stored one are known to be of one
// event and, as far as both have a figure, of one panel.
func (r *run) settled(n *node, ref *Ref) bool {
	c := &n.item.Claim
	if !r.events.together(c.ID, groupOf(c.Event), ref.ID, groupOf(ref.Event)) {
		return false
	}
	mayHave := ref.Figure || len(r.judged.corrected[ref.ID]) > 0
	return c.Figure == nil || !mayHave || r.panels.together(c.ID, groupOf(n.item.Panel), ref.ID, groupOf(ref.Panel))
}

// candidates are the stored claims that a fresh one may have to be linked with.
func (r *run) candidates(n *node, by map[string][]*Ref) []*Ref {
	var out []*Ref
	seen := map[*Ref]bool{}
	for _, k := range n.reaches().lookups {
		for _, ref := range by[k] {
			if seen[ref] {
				continue
			}
			seen[ref] = true
			if m := r.nodes[ref.ID]; ref.ID != "" && r.live(ref.ID) && (m == nil || !m.fresh) {
				out = append(out, ref)
			}
		}
	}
	return out
}

// load makes nodes of stored claims that are not at hand yet.
func (r *run) load(refs map[string]Ref) error {
	if len(refs) == 0 {
		return nil
	}
	items, err := r.store.Load(r.ctx, slices.Collect(maps.Values(refs)))
	for i := range items {
		r.add(items[i])
	}
	return err
}

// loadMissing reads the claims that stand and are not in memory yet.
func (r *run) loadMissing(refs []Ref) error {
	missing := map[string]Ref{}
	for _, ref := range refs {
		if r.live(ref.ID) && r.nodes[ref.ID] == nil {
			missing[ref.ID] = ref
		}
	}
	return r.load(missing)
}

func (r *run) byIDs(ids []string) ([]Item, error) {
	refs, err := r.store.Refs(r.ctx, ids)
	if err != nil || len(refs) == 0 {
		return nil, err
	}
	return r.store.Load(r.ctx, refs)
}

// link joins two claims where they are of one event or one panel.
func (r *run) link(n, m *node) { r.linkAs(n, m, &verdict{}) }

// linkAs is link of two claims of which it may be known what they are by themselves.
func (r *run) linkAs(n, m *node, v *verdict) {
	a, b := &n.item, &m.item
	event := r.events.together(a.Claim.ID, groupOf(a.Claim.Event), b.Claim.ID, groupOf(b.Claim.Event))
	panel := r.panels.together(a.Claim.ID, groupOf(a.Panel), b.Claim.ID, groupOf(b.Panel))
	noFigure := n.item.Claim.Figure == nil || m.item.Claim.Figure == nil
	if event && (panel || noFigure) || r.judged.apart(n.item.Claim.ID, m.item.Claim.ID) {
		return
	}
	same, alike := !event && v.event, !panel && v.alike
	if !v.given {
		p := pairByID(n, m)
		same = !event && (sameEvent(p) || shareLink(n, m))
		alike = !panel && sameQuantityIf(p, func() bool { return same || event && sameEvent(p) })
	}
	if !same && !alike || !n.reaches().meets(m.reaches()) {
		return
	}
	if same {
		r.events.join(&n.item, &m.item)
	}
	if alike {
		r.panels.join(&n.item, &m.item)
	}
}

// loadGroups reads the other members of every event and panel that changes; of
// the large ones that lost nobody, the core.
func (r *run) loadGroups() error {
	core, err := r.loadRests()
	if err != nil {
		return fmt.Errorf("reading what is kept of large groups: %w", err)
	}
	refs, err := r.store.Members(r.ctx, r.events.whole(), r.panels.whole())
	if err == nil {
		refs = append(refs, core...)
		err = r.loadMissing(refs)
	}
	if err != nil {
		return fmt.Errorf("reading the claims of what changes: %w", err)
	}
	for _, ref := range refs {
		n := r.nodes[ref.ID]
		if n == nil || !r.live(ref.ID) {
			continue
		}
		for _, g := range []*grouping{r.events, r.panels} {
			if g.touched[g.of(&n.item)] {
				g.member(&n.item)
			}
		}
	}
	return nil
}

// loadRests reads what is kept of the large groups that change, and which claims
// their cores are.
func (r *run) loadRests() (core []Ref, err error) {
	var ids []string
	for _, g := range []*grouping{r.events, r.panels} {
		rests, err := r.store.Rests(r.ctx, g.touchedIDs())
		if err != nil {
			return nil, err
		}
		g.lost = nil
		for id, rest := range rests {
			g.large(id, rest)
			ids = append(ids, rest.in(true)...)
		}
	}
	return r.store.Refs(r.ctx, unique(ids))
}

// relink finds again the links inside groups that lost a member: what held
// together through it may now fall apart. Links that it finds may lead to groups of which
// nothing was read yet.
func (r *run) relink() error {
	known := len(r.events.touched) + len(r.panels.touched)
	r.linkMembers()
	if len(r.events.touched)+len(r.panels.touched) > known {
		return r.loadGroups()
	}
	return nil
}

// linkMembers looks for links between the members of the groups that lost one.
func (r *run) linkMembers() {
	for _, g := range []*grouping{r.events, r.panels} {
		for _, id := range g.brokenIDs() {
			members := g.stored[id]
			index := map[string][]*node{}
			for _, m := range members {
				n := r.nodes[m]
				for _, k := range n.reaches().index {
					index[k] = append(index[k], n)
				}
			}
			for _, m := range members {
				n := r.nodes[m]
				for _, k := range n.reaches().lookups {
					for _, o := range index[k] {
						if m < o.item.Claim.ID {
							r.link(n, o)
						}
					}
				}
			}
		}
	}
}

// applyMerges joins what people have joined, as far as either side is at hand.
func (r *run) applyMerges() error {
	for _, m := range r.judged.merges {
		a, b := r.nodes[m[0]], r.nodes[m[1]]
		if a == nil && b == nil {
			continue
		}
		items, err := r.byIDs(unique([]string{m[0], m[1]}))
		if err != nil {
			return fmt.Errorf("reading merged claims: %w", err)
		}
		for _, it := range items {
			if r.live(it.Claim.ID) {
				r.add(it)
			}
		}
		a, b = r.nodes[m[0]], r.nodes[m[1]]
		if a == nil || b == nil || !r.live(m[0]) || !r.live(m[1]) {
			continue
		}
		r.events.join(&a.item, &b.item)
	}
	if len(r.judged.merges) == 0 {
		return nil
	}
	return r.loadGroups()
}

func (r *run) sorted(keep func(*node) bool) []*node {
	var out []*node
	for _, n := range r.nodes {
		if keep(n) {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b *node) int { return cmp.Compare(a.item.Claim.ID, b.item.Claim.ID) })
	return out
}

// keep notes what is kept of a group beside its core, if it has a rest.
func (d *Delta) keep(id string, rest Rest) {
	if len(rest.Told) > 0 {
		d.Rests[id] = rest
	}
}

// members lists the claims that change their event or panel, and the added ones.
func (r *run) members(d *Delta) error {
	event, panel := map[string]string{}, map[string]string{}
	for _, e := range d.PutEvents {
		for _, c := range e.Claims {
			event[c] = e.ID
		}
	}
	for _, p := range d.PutPanels {
		for _, row := range p.Rows {
			panel[row.Claim] = p.ID
		}
		for _, c := range d.Rests[p.ID].in(false) {
			panel[c] = p.ID
		}
	}
	maps.Copy(panel, r.alone)
	maps.Copy(event, r.lone)
	gone := map[string]bool{} // a claim that goes by one of them has to be written again, for it was left behind alone
	for _, id := range slices.Concat(d.DropEvents, d.DropPanels) {
		gone[id] = true
	}
	now := func(g *grouping, claim, was string, put map[string]string) string {
		if id, ok := put[claim]; ok || g.touched[groupOf(was)] {
			return id
		}
		return was
	}
	place := func(was Ref, added bool) {
		ref := Ref{ID: was.ID, Event: now(r.events, was.ID, was.Event, event), Panel: now(r.panels, was.ID, was.Panel, panel)}
		if added || ref.Event != was.Event || ref.Panel != was.Panel || gone[ref.Event] || gone[ref.Panel] {
			d.Members = append(d.Members, ref)
		}
	}
	for id, n := range r.nodes {
		if !r.gone[id] {
			place(Ref{ID: id, Event: n.item.Claim.Event, Panel: n.item.Panel}, n.added)
		}
	}
	moved, err := r.store.Refs(r.ctx, append(r.movedOf(r.events, event), r.movedOf(r.panels, panel)...))
	if err != nil {
		return fmt.Errorf("reading the claims of large groups: %w", err)
	}
	for _, ref := range moved {
		place(ref, false)
	}
	slices.SortFunc(d.Members, func(a, b Ref) int { return cmp.Compare(a.ID, b.ID) })
	d.Members = slices.CompactFunc(d.Members, func(a, b Ref) bool { return a.ID == b.ID })
	return nil
}

// movedOf are the claims beside the cores of large groups that are of another
// group now, and that were not read.
func (r *run) movedOf(g *grouping, now map[string]string) []string {
	var out []string
	for id, rest := range g.rests {
		for _, c := range rest.in(false) {
			if now[c] != id && r.nodes[c] == nil {
				out = append(out, c)
			}
		}
	}
	return out
}

func dropped[T any](touched []string, put []T, id func(T) string) []string {
	kept := map[string]bool{}
	for _, p := range put {
		kept[id(p)] = true
	}
	return slices.DeleteFunc(unique(touched), func(t string) bool { return kept[t] })
}

func (r *run) findingOwners(d Delta) []string {
	out := slices.Concat(d.DropEvents, d.DropPanels)
	for _, e := range d.PutEvents {
		out = append(out, e.ID)
	}
	for _, p := range d.PutPanels {
		out = append(out, p.ID)
	}
	return unique(out)
}

func sortRelations(rels []cotejo.Relation) {
	slices.SortFunc(rels, func(a, b cotejo.Relation) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
}

func pairKey(a, b string) [2]string {
	if b < a {
		a, b = b, a
	}
	return [2]string{a, b}
}

var isFigureRow = func() map[string]bool {
	m := map[string]bool{}
	for _, r := range FigureRows {
		m[r.Name] = true
	}
	return m
}()

// BetweenFigures reports whether a relation is one of the table of figures: it
// belongs to a panel. Others belong to an event.
func BetweenFigures(r cotejo.Relation) bool { return isFigureRow[r.Row] }

// All reconciles a whole set of claims at once.
func All(items []Item) Delta {
	d, err := Update(context.Background(), NewMemStore(), items, nil)
	if err != nil {
		panic(err) // a map cannot fail
	}
	return d
}

// inEvent reports whether a claim makes an event on its own.
func (r *run) inEvent(n *node) bool {
	return n.isBare() || !n.item.Claim.Open && kindOf(n.scope.Family) != kindSpeech
}

func eventID(claim string) string { return "e_" + strings.TrimPrefix(claim, "c_") }

// touchedOf are the stored panels, or events, of the groups that change, but for what stands
// for that of a claim which was in none and still is: it has the id of the one that the claim
// would come first in, and may have come first in before.
func (r *run) touchedOf(g *grouping, own func(*Item) string, alone map[string]string) []string {
	out := g.touchedIDs()
	members := map[string]int{}
	for _, n := range r.nodes {
		if p := own(&n.item); p != "" && g.touched[groupOf(p)] {
			out = append(out, p)
			members[p]++
		}
	}
	for _, id := range r.left {
		if strings.HasPrefix(id, g.prefix) {
			out = append(out, id)
		}
	}
	still := map[string]bool{}
	for _, id := range alone {
		still[id] = members[id] < 2 && !slices.Contains(r.left, id)
	}
	return slices.DeleteFunc(unique(out), func(id string) bool { return still[id] })
}

func panelID(claim string) string { return "p_" + strings.TrimPrefix(claim, "c_") }
