package reconcile

import (
	"cmp"
	"context"
	"fmt"
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
	item  Item
	scope Scope
	reach *reach // made when first asked for
	fresh bool   // its links have to be found
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
	ctx    context.Context
	store  Store
	nodes  map[string]*node
	gone   map[string]bool
	judged judged
	events *grouping
	panels *grouping
	stored map[[2]string]cotejo.Relation
}

func update(ctx context.Context, store Store, added []Item, removed, touched []string) (Delta, error) {
	js, err := store.Judgements(ctx)
	if err != nil {
		return Delta{}, fmt.Errorf("reading judgements: %w", err)
	}
	r := &run{ctx: ctx, store: store, nodes: map[string]*node{}, gone: map[string]bool{}, judged: judge(CarriedOver(js, added, removed))}
	r.events = &grouping{prefix: "e_", of: func(it *Item) string { return it.Claim.Event }, load: store.EventClaims}
	r.panels = &grouping{prefix: "p_", of: func(it *Item) string { return it.Panel }, load: store.PanelClaims}
	for _, g := range []*grouping{r.events, r.panels} {
		g.init()
	}
	steps := []func() error{
		func() error { return r.start(added, removed, touched) },
		r.findLinks,
		r.loadGroups,
		r.relink,
		r.applyMerges,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return Delta{}, err
		}
	}
	return r.delta()
}

// start loads what leaves and what is looked at again, and marks their groups.
func (r *run) start(added []Item, removed, touched []string) error {
	out, err := r.store.ByIDs(r.ctx, unique(slices.Concat(removed, touched)))
	if err != nil {
		return fmt.Errorf("reading claims: %w", err)
	}
	for _, id := range removed {
		r.gone[id] = true
	}
	for _, it := range out {
		r.events.leave(&it)
		r.panels.leave(&it)
		if !r.gone[it.Claim.ID] {
			r.add(it).fresh = true
		}
	}
	for _, it := range added {
		if r.nodes[it.Claim.ID] == nil {
			it.Claim.Event, it.Panel = "", ""
			r.add(it).fresh = true
		}
		delete(r.gone, it.Claim.ID)
	}
	return nil
}

func (r *run) add(it Item) *node {
	if n := r.nodes[it.Claim.ID]; n != nil {
		return n
	}
	it.Claim = Corrected(it.Claim, r.judged.corrected[it.Claim.ID])
	s := ScopeOf(it)
	n := &node{item: it, scope: s}
	r.nodes[it.Claim.ID] = n
	return n
}

// live reports whether a claim takes part: not removed, not rejected.
func (r *run) live(id string) bool { return !r.gone[id] && !r.judged.rejected[id] }

// findLinks compares every fresh claim with its candidates, stored and fresh.
func (r *run) findLinks() error {
	fresh := r.sorted(func(n *node) bool { return n.fresh })
	index := map[string][]*node{}
	for _, n := range fresh {
		for _, k := range n.reaches().index {
			index[k] = append(index[k], n)
		}
	}
	for _, n := range fresh {
		if !r.live(n.item.Claim.ID) {
			continue
		}
		stored, err := r.store.ByKeys(r.ctx, n.reaches().lookups)
		if err != nil {
			return fmt.Errorf("reading candidates: %w", err)
		}
		seen := map[string]bool{n.item.Claim.ID: true}
		for _, it := range stored {
			id := it.Claim.ID
			if seen[id] || !r.live(id) {
				continue
			}
			seen[id] = true
			if m := r.nodes[id]; m == nil || !m.fresh {
				r.link(n, r.add(it))
			}
		}
		for _, k := range n.reaches().lookups {
			for _, m := range index[k] {
				if id := m.item.Claim.ID; !seen[id] && r.live(id) {
					seen[id] = true
					if n.item.Claim.ID < id {
						r.link(n, m)
					}
				}
			}
		}
	}
	return nil
}

// link joins two claims where they are of one event or one panel.
func (r *run) link(n, m *node) {
	event, panel := r.events.together(&n.item, &m.item), r.panels.together(&n.item, &m.item)
	noFigure := n.item.Claim.Figure == nil || m.item.Claim.Figure == nil
	if event && (panel || noFigure) || r.judged.apart(n.item.Claim.ID, m.item.Claim.ID) {
		return
	}
	p := pairOf(n, m)
	if m.item.Claim.ID < n.item.Claim.ID {
		p = p.swap()
	}
	same := !event && sameEvent(p).Same
	alike := !panel && sameQuantity(p)
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

// loadGroups reads the other members of every event and panel that changes.
func (r *run) loadGroups() error {
	for _, g := range []*grouping{r.events, r.panels} {
		ids := unique(g.touchedIDs())
		items, err := g.load(r.ctx, ids)
		if err != nil {
			return fmt.Errorf("reading the claims of what changes: %w", err)
		}
		for _, it := range items {
			if r.live(it.Claim.ID) {
				r.add(it)
				g.member(&it)
			}
		}
	}
	return nil
}

// relink finds again the links inside groups that lost a member: what held
// together through it may now fall apart.
func (r *run) relink() error {
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
	return nil
}

// applyMerges joins what people have joined, as far as either side is at hand.
func (r *run) applyMerges() error {
	for _, m := range r.judged.merges {
		a, b := r.nodes[m[0]], r.nodes[m[1]]
		if a == nil && b == nil {
			continue
		}
		items, err := r.store.ByIDs(r.ctx, unique([]string{m[0], m[1]}))
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

// delta builds every group that changes and sets it against what is stored.
func (r *run) delta() (Delta, error) {
	var d Delta
	if err := r.loadRelations(); err != nil {
		return d, err
	}
	want := map[[2]string]cotejo.Relation{}
	events, panels := r.events.components(r.nodes, r.live, r.inEvent), r.panels.components(r.nodes, r.live, nil)
	for _, members := range events {
		g := r.group(members, want, statementPairs)
		if len(members) == 1 && kindOf(members[0].scope.Family) == kindSpeech {
			continue
		}
		ev := buildEvent(g)
		d.PutEvents = append(d.PutEvents, ev)
		d.PutFindings = append(d.PutFindings, eventFindings(g, ev)...)
	}
	for _, members := range panels {
		if len(members) < 2 {
			continue
		}
		g := r.group(members, want, figurePairs)
		g.weigh()
		panel := buildPanel(g)
		d.PutPanels = append(d.PutPanels, panel)
		d.PutFindings = append(d.PutFindings, panelFindings(g, panel)...)
	}
	d.DropEvents = dropped(r.events.touchedIDs(), d.PutEvents, func(e cotejo.Event) string { return e.ID })
	d.DropPanels = dropped(r.panels.touchedIDs(), d.PutPanels, func(p cotejo.Panel) string { return p.ID })
	d.DropFindings = r.findingOwners(d)
	r.relations(&d, want)
	return d, nil
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

// loadRelations reads the relations of everything that changes.
func (r *run) loadRelations() error {
	ids := slices.Concat(r.events.claims(), r.panels.claims())
	stored, err := r.store.RelationsOf(r.ctx, unique(ids))
	if err != nil {
		return fmt.Errorf("reading relations: %w", err)
	}
	r.stored = make(map[[2]string]cotejo.Relation, len(stored))
	for _, rel := range stored {
		r.stored[pairKey(rel.A, rel.B)] = rel
	}
	return nil
}

// relate gives the relation of two claims: the stored one when neither has to be
// looked at again, for it depends on nothing else.
func (r *run) relate(a, b *node) cotejo.Relation {
	if !a.fresh && !b.fresh {
		if rel, ok := r.stored[pairKey(a.item.Claim.ID, b.item.Claim.ID)]; ok {
			return rel
		}
	}
	rel := relate(pairOf(a, b))
	return rel
}

// relations sets the wanted relations against the stored ones.
func (r *run) relations(d *Delta, want map[[2]string]cotejo.Relation) {
	for key, rel := range r.stored {
		w, ok := want[key]
		switch {
		case ok && sameRelation(w, rel):
			delete(want, key)
		case !ok && r.governs(rel):
			d.DropRelations = append(d.DropRelations, rel)
		}
	}
	for _, rel := range want {
		d.PutRelations = append(d.PutRelations, rel)
	}
	sortRelations(d.PutRelations)
	sortRelations(d.DropRelations)
}

func sameRelation(a, b cotejo.Relation) bool {
	return a.A == b.A && a.B == b.B && a.Type == b.Type && a.Row == b.Row && slices.Equal(a.Reasons, b.Reasons)
}

func sortRelations(rels []cotejo.Relation) {
	slices.SortFunc(rels, func(a, b cotejo.Relation) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
}

// governs reports whether a stored relation belongs to a group that was built
// anew. Relations between two figures belong to their panel, others to their
// event.
func (r *run) governs(rel cotejo.Relation) bool {
	g := r.events
	if isFigureRow[rel.Row] {
		g = r.panels
	}
	return g.has(rel.A) || g.has(rel.B)
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
	return !n.item.Claim.Open && kindOf(n.scope.Family) != kindSpeech
}

func eventID(claim string) string { return "e_" + strings.TrimPrefix(claim, "c_") }
func panelID(claim string) string { return "p_" + strings.TrimPrefix(claim, "c_") }
