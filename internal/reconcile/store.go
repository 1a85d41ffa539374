package reconcile

import (
	"context"

	"github.com/cotejo/cotejo"
)

// Store is what incremental reconciliation reads: the ledger as it is before
// the change (claims about to be removed are still in it, claims about to be
// added are not yet). The ledger implements it; MemStore does so in tests. Every
// list it gives back is sorted by claim id and holds each claim once, so that
// nothing depends on the order of arrival. Items come with Claim.Event and Panel
// set to the event and panel they are in.
type Store interface {
	// ByKeys gives the live claims indexed under any of the block keys.
	ByKeys(ctx context.Context, keys []string) ([]Item, error)
	// ByIDs gives the claims with these ids that are live.
	ByIDs(ctx context.Context, ids []string) ([]Item, error)
	// EventClaims gives the claims of the events with these ids.
	EventClaims(ctx context.Context, events []string) ([]Item, error)
	// PanelClaims gives the claims of the panels with these ids.
	PanelClaims(ctx context.Context, panels []string) ([]Item, error)
	// RelationsOf gives the stored relations that touch any of these claims.
	RelationsOf(ctx context.Context, claims []string) ([]cotejo.Relation, error)
	// Judgements gives the judgements in force (none revoked), by id.
	Judgements(ctx context.Context) ([]cotejo.Judgement, error)
}

// Delta is what a change to the claims changes in what is derived from them.
// The ledger applies it in the transaction that records the claims. Put replaces
// a thing with the same id (for a relation: the same pair of claims, in either
// order); drops are applied first. A dropped event or panel takes its findings
// with it, and a put one replaces them: DropFindings lists both.
type Delta struct {
	DropRelations []cotejo.Relation // by pair A, B
	PutRelations  []cotejo.Relation
	DropEvents    []string
	PutEvents     []cotejo.Event // also sets Claim.Event of their members
	DropPanels    []string
	PutPanels     []cotejo.Panel // also sets Item.Panel of the claims in their rows
	DropFindings  []string       // ids of events or panels whose findings go
	PutFindings   []cotejo.Finding
}
