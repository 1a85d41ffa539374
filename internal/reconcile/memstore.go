package reconcile

import (
	"context"
	"maps"
	"slices"

	"github.com/cotejo/cotejo"
)

// MemStore is a Store in memory: what tests and small jobs reconcile against.
type MemStore struct {
	items     map[string]Item
	index     map[string]map[string]bool // key → claim ids
	relations map[[2]string]cotejo.Relation
	touching  map[string]map[[2]string]bool
	events    map[string]cotejo.Event
	panels    map[string]cotejo.Panel
	findings  map[string]cotejo.Finding
	owned     map[string][]string // event or panel → findings
	judged    []cotejo.Judgement
	flows     map[string]cotejo.Flow
	flowsOf   map[string][]string // claim → flows
	rests     map[string]Rest
	odds      map[string][]float64
	gists     map[int64]Gist             // by fingerprint of the document
	grouped   map[string]map[string]bool // group of panels or events → claims
}

// NewMemStore makes an empty store.
func NewMemStore() *MemStore {
	return &MemStore{items: map[string]Item{}, index: map[string]map[string]bool{}, relations: map[[2]string]cotejo.Relation{},
		touching: map[string]map[[2]string]bool{}, events: map[string]cotejo.Event{}, panels: map[string]cotejo.Panel{}, findings: map[string]cotejo.Finding{}, owned: map[string][]string{},
		flows: map[string]cotejo.Flow{}, flowsOf: map[string][]string{}, rests: map[string]Rest{}, odds: map[string][]float64{}, gists: map[int64]Gist{}, grouped: map[string]map[string]bool{}}
}

// Change reconciles, stores the claims and applies the delta.
func (m *MemStore) Change(added []Item, removed []string) (Delta, error) {
	d, err := Update(context.Background(), m, added, removed)
	if err != nil {
		return d, err
	}
	for _, id := range removed {
		for _, k := range m.items[id].Keys {
			delete(m.index[k], id)
		}
		m.regroup(id, m.items[id].Panel, "")
		m.regroup(id, m.items[id].Claim.Event, "")
		delete(m.items, id)
		delete(m.flowsOf, id)
	}
	for _, it := range added {
		if it.Keys == nil {
			it.Keys = Keys(it.Claim, it.Document)
		}
		m.items[it.Claim.ID] = it
		m.gists[int64(hash64(it.Document.ID))] = GistOf(it.Document)
		for _, k := range it.Keys {
			if m.index[k] == nil {
				m.index[k] = map[string]bool{}
			}
			m.index[k][it.Claim.ID] = true
		}
	}
	m.Apply(d)
	return d, nil
}

// Judge records judgements and reconciles the claims they speak of again.
func (m *MemStore) Judge(js ...cotejo.Judgement) (Delta, error) {
	var claims []string
	for _, j := range js {
		claims = append(claims, claimOf(j.Target), claimOf(j.Other))
	}
	m.judged = append(m.judged, js...)
	d, err := Refresh(context.Background(), m, unique(claims))
	if err == nil {
		m.Apply(d)
	}
	return d, err
}

// Apply applies a delta, drops first.
func (m *MemStore) Apply(d Delta) {
	for _, r := range d.DropRelations {
		m.dropRelation(r)
	}
	for _, id := range d.DropEvents {
		delete(m.events, id)
		delete(m.rests, id)
	}
	for _, id := range d.DropPanels {
		delete(m.panels, id)
		delete(m.rests, id)
	}
	m.dropFindings(d.DropFindings)
	m.put(d)
}

func (m *MemStore) put(d Delta) {
	for _, r := range d.PutRelations {
		key := pairKey(r.A, r.B)
		m.relations[key] = r
		for _, c := range key {
			if m.touching[c] == nil {
				m.touching[c] = map[[2]string]bool{}
			}
			m.touching[c][key] = true
		}
	}
	for _, e := range d.PutEvents {
		m.events[e.ID] = e
		delete(m.rests, e.ID)
	}
	for _, p := range d.PutPanels {
		m.panels[p.ID] = p
		delete(m.rests, p.ID)
		m.odds[p.ID] = d.Odds[p.ID]
	}
	maps.Copy(m.rests, d.Rests)
	for _, id := range d.DropFlows {
		delete(m.flows, id)
	}
	for _, f := range d.PutFlows {
		m.flows[FlowID(f)] = f
	}
	maps.Copy(m.flowsOf, d.FlowsOf)
	for _, ref := range d.Members {
		if it, ok := m.items[ref.ID]; ok {
			m.regroup(ref.ID, it.Panel, ref.Panel)
			m.regroup(ref.ID, it.Claim.Event, ref.Event)
			it.Claim.Event, it.Panel = ref.Event, ref.Panel
			m.items[ref.ID] = it
		}
	}
	for _, f := range d.PutFindings {
		m.findings[f.ID] = f
		owner := f.Event + f.Panel
		m.owned[owner] = append(m.owned[owner], f.ID)
	}
}

// regroup moves a claim from the group of one panel or event to that of another.
func (m *MemStore) regroup(claim, was, now string) {
	delete(m.grouped[groupOf(was)], claim)
	if now == "" {
		return
	}
	if m.grouped[groupOf(now)] == nil {
		m.grouped[groupOf(now)] = map[string]bool{}
	}
	m.grouped[groupOf(now)][claim] = true
}

func (m *MemStore) dropRelation(r cotejo.Relation) {
	key := pairKey(r.A, r.B)
	delete(m.relations, key)
	for _, c := range key {
		delete(m.touching[c], key)
	}
}

func (m *MemStore) dropFindings(owners []string) {
	for _, o := range owners {
		for _, id := range m.owned[o] {
			delete(m.findings, id)
		}
		delete(m.owned, o)
	}
}

func (m *MemStore) ref(id string) Ref {
	it := m.items[id]
	return Ref{ID: id, Event: it.Claim.Event, Panel: it.Panel, Figure: it.Claim.Figure != nil}
}

// Candidates implements Store.
func (m *MemStore) Candidates(_ context.Context, keys []string) (map[string][]*Ref, error) {
	out, refs := map[string][]*Ref{}, map[string]*Ref{}
	for _, k := range keys {
		for id := range m.index[k] {
			if refs[id] == nil {
				ref, it := m.ref(id), m.items[id]
				ref.Doc, ref.Glance = int64(hash64(it.Document.ID)), string(Glance(it.Claim))
				refs[id] = &ref
			}
			out[k] = append(out[k], refs[id])
		}
	}
	return out, nil
}

// Gists implements Store.
func (m *MemStore) Gists(_ context.Context, docs []int64) (map[int64]Gist, error) {
	out := make(map[int64]Gist, len(docs))
	for _, d := range docs {
		if g, ok := m.gists[d]; ok {
			out[d] = g
		}
	}
	return out, nil
}

// Refs implements Store.
func (m *MemStore) Refs(_ context.Context, ids []string) ([]Ref, error) {
	var out []Ref
	for _, id := range unique(ids) {
		if _, ok := m.items[id]; ok {
			out = append(out, m.ref(id))
		}
	}
	return out, nil
}

// Members implements Store.
func (m *MemStore) Members(ctx context.Context, events, panels []string) ([]Ref, error) {
	var ids []string
	for _, g := range slices.Concat(events, panels) {
		ids = slices.AppendSeq(ids, maps.Keys(m.grouped[g]))
	}
	return m.Refs(ctx, ids)
}

// Rests implements Store.
func (m *MemStore) Rests(_ context.Context, groups []string) (map[string]Rest, error) {
	out := map[string]Rest{}
	for _, id := range groups {
		if rest, ok := m.rests[id]; ok {
			out[id] = rest
		}
	}
	return out, nil
}

// Load implements Store.
func (m *MemStore) Load(_ context.Context, refs []Ref) ([]Item, error) {
	ids := map[string]bool{}
	for _, r := range refs {
		ids[r.ID] = true
	}
	return m.list(ids), nil
}

// Inside implements Store.
func (m *MemStore) Inside(_ context.Context, events, panels []string) (Within, error) {
	in := Within{Odds: map[string][]float64{}}
	keys := map[[2]string]bool{}
	for _, e := range events {
		for c := range m.grouped[e] {
			m.between(keys, c, false)
		}
	}
	for _, p := range panels {
		for c := range m.grouped[p] {
			m.between(keys, c, true)
		}
		in.Odds[p] = m.odds[p]
	}
	for k := range keys {
		r := m.relations[k]
		r.Reasons = slices.Clone(r.Reasons[:min(len(r.Reasons), 1)])
		in.Relations = append(in.Relations, r)
	}
	return in, nil
}

// FlowsOf implements Store.
func (m *MemStore) FlowsOf(_ context.Context, claims []string) ([]string, error) {
	var out []string
	for _, c := range claims {
		out = append(out, m.flowsOf[c]...)
	}
	return unique(out), nil
}

// FlowClaims implements Store.
func (m *MemStore) FlowClaims(ctx context.Context, flows []string) ([]Ref, error) {
	var ids []string
	for _, f := range flows {
		ids = append(ids, m.flows[f].Claims...)
	}
	return m.Refs(ctx, ids)
}

// Flows lists the flows, by id.
func (m *MemStore) Flows() []cotejo.Flow { return listed(m.flows) }

// between collects the relations of a claim that are between figures, or that
// are not.
func (m *MemStore) between(keys map[[2]string]bool, claim string, figures bool) {
	for k := range m.touching[claim] {
		if isFigureRow[m.relations[k].Row] == figures {
			keys[k] = true
		}
	}
}

// Judgements implements Store.
func (m *MemStore) Judgements(context.Context) ([]cotejo.Judgement, error) { return m.judged, nil }

func (m *MemStore) list(ids map[string]bool) []Item {
	out := make([]Item, 0, len(ids))
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if it, ok := m.items[id]; ok {
			out = append(out, it)
		}
	}
	return out
}

// Items lists the claims, by id.
func (m *MemStore) Items() []Item {
	ids := map[string]bool{}
	for id := range m.items {
		ids[id] = true
	}
	return m.list(ids)
}

// Relations lists the relations, by pair.
func (m *MemStore) Relations() []cotejo.Relation {
	out := slices.Collect(maps.Values(m.relations))
	sortRelations(out)
	return out
}

// Events lists the events, by id.
func (m *MemStore) Events() []cotejo.Event { return listed(m.events) }

// Panels lists the panels, by id.
func (m *MemStore) Panels() []cotejo.Panel { return listed(m.panels) }

// Findings lists the findings, ranked.
func (m *MemStore) Findings() []cotejo.Finding { return Ranked(listed(m.findings)) }

func listed[T any](by map[string]T) []T {
	out := make([]T, 0, len(by))
	for _, id := range slices.Sorted(maps.Keys(by)) {
		out = append(out, by[id])
	}
	return out
}
