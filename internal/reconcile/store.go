package reconcile

import (
	"context"

	"github.com/cotejo/cotejo"
)

// Store is what incremental reconciliation reads. The ledger implements it; a
// map implements it in tests. Every list it gives back is sorted by claim id, so
// that nothing depends on the order of arrival.
type Store interface {
	// ByKeys gives the live claims indexed under any of the block keys.
	ByKeys(ctx context.Context, keys []string) ([]Item, error)
	// ByIDs gives the claims with these ids that are live.
	ByIDs(ctx context.Context, ids []string) ([]Item, error)
	// EventClaims gives the claims of the events with these ids.
	EventClaims(ctx context.Context, events []string) ([]Item, error)
	// RelationsOf gives the stored relations that touch any of these claims.
	RelationsOf(ctx context.Context, claims []string) ([]cotejo.Relation, error)
	// Judgements gives the judgements in force (none revoked), by id.
	Judgements(ctx context.Context) ([]cotejo.Judgement, error)
}

// Delta is what a change to the claims changes in what is derived from them.
// The ledger applies it in the transaction that records the claims. Put replaces
// a thing with the same id (for a relation: the same pair of claims); drops are
// applied first.
type Delta struct {
	DropRelations []cotejo.Relation // by pair A, B
	PutRelations  []cotejo.Relation
	DropEvents    []string
	PutEvents     []cotejo.Event // also sets Claim.Event of their members
	DropPanels    []string
	PutPanels     []cotejo.Panel
	DropFindings  []string // ids of events or panels whose findings go
	PutFindings   []cotejo.Finding
}
