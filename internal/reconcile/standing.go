package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// The relations that stand inside the groups that change, and those that there have to be.

// choose gives the events and the panels that change, with the claims of each, and reads
// the relations inside them at the same time.
func (r *run) choose() (of [2][]component, err error) {
	var within Within
	events, panels := r.events.touchedIDs(), r.panels.touchedIDs()
	onAll(2, func(i int) {
		if i == 0 {
			within, err = r.store.Inside(r.ctx, events, panels)
			return
		}
		own := r.panels.copies(r.nodes)
		of[0] = r.events.components(r.nodes, r.live, r.inEvent)
		of[1] = r.panels.components(own, r.live, nil)
	})
	if err != nil {
		return of, fmt.Errorf("reading relations: %w", err)
	}
	r.know(within)
	return of, nil
}

// know takes in what is known of the pairs inside the groups that change.
func (r *run) know(within Within) {
	r.odds = within.Odds
	r.stored = make(map[pairID]*cotejo.Relation, len(within.Relations))
	for i := range within.Relations {
		rel, of := &within.Relations[i], r.events
		if BetweenFigures(*rel) {
			of = r.panels
		}
		if of.outside[rel.A] || of.outside[rel.B] {
			continue
		}
		if a, b := r.nodes[rel.A], r.nodes[rel.B]; a != nil && b != nil {
			r.stored[pairIDOf(a, b)] = rel
		} else {
			r.lost = append(r.lost, *rel)
		}
	}
	r.aside = make(map[pairID]*cotejo.Relation, len(within.Aside))
	for i := range within.Aside {
		rel := &within.Aside[i]
		if a, b := r.nodes[rel.A], r.nodes[rel.B]; a != nil && b != nil && !a.fresh && !b.fresh {
			r.aside[pairIDOf(a, b)] = rel
		}
	}
}

// wanted are the relations that there have to be: new ones, and those that stay
// as they are stored, unless they are among the new ones too.
type wanted struct {
	put  map[pairID]cotejo.Relation
	stay []pairID        // of a group
	kept map[pairID]bool // of all together, nil of a group
}

func (w *wanted) add(key pairID, rel cotejo.Relation, stored bool) {
	switch {
	case !stored:
		w.put[key] = rel
	case w.kept == nil:
		w.stay = append(w.stay, key)
	default:
		w.kept[key] = true
	}
}

// pairID is two claims of one update, by their numbers in it.
type pairID uint64

func pairIDOf(a, b *node) pairID {
	return pairID(min(a.number, b.number))<<32 | pairID(max(a.number, b.number))
}

// relate gives the relation of two claims: the stored one when neither has to be
// looked at again and it stands: two figures are looked at in their group, and nil says
// that all others stand, for the relation depends on nothing but the two.
func (r *run) relate(a, b *node, stands func(a, b *node) bool) (rel cotejo.Relation, stored bool) {
	if rel, ok := r.asStored(a, b); ok && (stands == nil || stands(a, b)) {
		return rel, true
	}
	return relate(pairOf(a, b)), false
}

func (r *run) asStored(a, b *node) (cotejo.Relation, bool) {
	if a.fresh || b.fresh {
		return cotejo.Relation{}, false
	}
	rel, ok := r.stored[pairIDOf(a, b)]
	if !ok || rel.Row == rowSums || settledByAge(rel) {
		return cotejo.Relation{}, false
	}
	return *rel, true
}

// settledByAge reports whether a relation rests on a third claim, which one of the
// two repeats, and not on the two alone.
func settledByAge(rel *cotejo.Relation) bool {
	return len(rel.Reasons) > 0 && strings.HasSuffix(rel.Reasons[0].Note, noteRepeated)
}

// between gives how two claims stand to one another, as far as it is stored
// without working it out again; people's decisions on the two are not in it. What
// no relation of the ledger tells is kept in aside.
func (r *run) between(a, b *node, stands func(a, b *node) bool, aside *[]cotejo.Relation) cotejo.Relation {
	as := stands(a, b)
	if _, judged := r.judged.relations[pairKey(a.item.Claim.ID, b.item.Claim.ID)]; !judged && as {
		if rel, ok := r.asStored(a, b); ok {
			return rel
		}
	}
	var rel cotejo.Relation
	if was, ok := r.aside[pairIDOf(a, b)]; ok && as {
		rel = *was
	} else {
		rel = relate(pairOf(a, b))
	}
	*aside = append(*aside, rel)
	return rel
}

// relations sets the wanted relations against the stored ones.
func (r *run) relations(d *Delta, want *wanted) {
	d.DropRelations = append(d.DropRelations, r.lost...)
	for key, rel := range r.stored {
		if _, ok := want.put[key]; !ok && !want.kept[key] {
			d.DropRelations = append(d.DropRelations, *rel)
		}
	}
	for _, rel := range want.put {
		d.PutRelations = append(d.PutRelations, rel)
	}
	sortRelations(d.PutRelations)
	sortRelations(d.DropRelations)
	d.DropRelations = slices.CompactFunc(d.DropRelations, func(a, b cotejo.Relation) bool { return a.A == b.A && a.B == b.B })
}
