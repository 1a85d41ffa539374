package reconcile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// FlowPredicates lists the predicates that Flows reads, sorted, so that a store
// can give it those claims alone.
func FlowPredicates() []string { return slices.Sorted(maps.Keys(flowTable().rules)) }

// FlowID names a flow among the flows of a ledger: from, to and object.
func FlowID(f cotejo.Flow) string { return flowKey{f.From, f.To, f.Object}.id() }

func (k flowKey) id() string { return strings.Join([]string{k.from, k.to, k.object}, "|") }

// ofFlows works out the flows that change: those of the claims that come, go or
// are looked at again.
func (r *run) ofFlows(d *Delta, removed []string) error {
	d.FlowsOf = map[string][]string{}
	changed := slices.Clone(removed)
	touched := map[string]bool{}
	for id, n := range r.nodes {
		if !n.fresh {
			continue
		}
		if !n.added {
			changed = append(changed, id)
		}
		var ids []string
		for _, k := range n.flows() {
			if r.live(id) {
				ids = append(ids, k.id())
				touched[k.id()] = true
			}
		}
		if ids = unique(ids); len(ids) > 0 || !n.added {
			d.FlowsOf[id] = ids
		}
	}
	were, err := r.store.FlowsOf(r.ctx, unique(changed))
	if err != nil {
		return fmt.Errorf("reading flows: %w", err)
	}
	for _, id := range were {
		touched[id] = true
	}
	return r.rebuildFlows(d, slices.Sorted(maps.Keys(touched)))
}

func (r *run) rebuildFlows(d *Delta, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	refs, err := r.store.FlowClaims(r.ctx, ids)
	if err == nil {
		err = r.loadMissing(refs)
	}
	if err != nil {
		return fmt.Errorf("reading the claims of flows: %w", err)
	}
	by := map[flowKey][]*node{}
	for id, n := range r.nodes {
		for _, k := range n.flows() {
			if _, ok := slices.BinarySearch(ids, k.id()); ok && r.live(id) {
				by[k] = append(by[k], n)
			}
		}
	}
	d.PutFlows = flowsOf(by)
	put := map[string]bool{}
	for k := range by {
		put[k.id()] = true
	}
	d.DropFlows = slices.DeleteFunc(ids, func(id string) bool { return put[id] })
	return nil
}
