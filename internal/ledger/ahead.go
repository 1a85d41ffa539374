package ledger

import (
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/cotejo/cotejo/internal/reconcile"
)

// ahead is what a delta writes, packed while the documents of its batch are written.
type ahead struct {
	done                                sync.WaitGroup
	err                                 error // what went wrong, when it is done
	relations, events, panels, findings []packed
	inside, rests                       map[string]packed
}

// packed is a derived thing as it is stored.
type packed struct{ body, sum []byte }

func packedOf(body []byte) packed { return packed{body, checksum(body)} }

// packAhead begins to pack what a delta writes.
func packAhead(d *reconcile.Delta) *ahead {
	a := &ahead{}
	a.done.Go(func() {
		defer func() {
			if e := recover(); e != nil {
				a.err = fmt.Errorf("packing what a batch derives: %v\n%s", e, debug.Stack())
			}
		}()
		a.relations = make([]packed, len(d.PutRelations))
		for i := range d.PutRelations {
			a.relations[i] = packedOf(pack(&d.PutRelations[i]))
		}
		a.events = make([]packed, len(d.PutEvents))
		for i := range d.PutEvents {
			a.events[i] = packedOf(pack(&d.PutEvents[i]))
		}
		a.panels = make([]packed, len(d.PutPanels))
		for i := range d.PutPanels {
			a.panels[i] = packedOf(pack(&d.PutPanels[i]))
		}
		a.findings = make([]packed, len(d.PutFindings))
		for i := range d.PutFindings {
			f := d.PutFindings[i]
			f.Rank = 0 // counted over the whole ledger when it is read
			a.findings[i] = packedOf(pack(&f))
		}
		a.inside = make(map[string]packed, len(d.Inside))
		for id, rels := range d.Inside {
			a.inside[id] = packedOf(packInside(rels, d.Aside[id], d.Odds[id]))
		}
		a.rests = make(map[string]packed, len(d.Rests))
		for id := range d.Rests {
			rest := d.Rests[id]
			a.rests[id] = packedOf(packRest(&rest))
		}
	})
	return a
}
