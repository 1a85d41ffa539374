package reconcile

import (
	"context"

	"github.com/cotejo/cotejo"
)

// Ref is a live claim with the event and the panel it is in; empty: none.
type Ref struct {
	ID     string
	Event  string
	Panel  string
	Row    int64  // the store's own number of the claim
	Figure bool   // it may have a figure
	Doc    int64  // of a candidate, the store's own number of its document; 0: not told
	Glance string // of a candidate, its Glance; empty: not told
}

// Store is what incremental reconciliation reads: the ledger as it is before
// the change (claims about to be removed are still in it, claims about to be
// added are not yet). The ledger implements it; MemStore does so in tests. Lists
// may come in any order and hold each claim once; nothing depends on the order of
// arrival.
type Store interface {
	// Candidates gives, by block key, the live claims stored under it; keys with
	// none are left out. A claim has one Ref, under whatever keys it is; one without ID
	// is not live.
	Candidates(ctx context.Context, keys []string) (map[string][]*Ref, error)
	// Gists gives the gists of documents, by the store's own numbers of them; of those
	// that are left out nothing is told before they are read.
	Gists(ctx context.Context, docs []int64) (map[int64]Gist, error)
	// Refs gives those of these claims that are live.
	Refs(ctx context.Context, ids []string) ([]Ref, error)
	// Members gives the claims of these events and panels.
	Members(ctx context.Context, events, panels []string) ([]Ref, error)
	// Rests gives what Delta.Rests kept of those of these events and panels that
	// have too many claims to be compared all.
	Rests(ctx context.Context, groups []string) (map[string]Rest, error)
	// Load gives the claims themselves, with Claim.Event and Panel as the refs
	// have them. What reconcile does not read of a claim may be missing.
	Load(ctx context.Context, refs []Ref) ([]Item, error)
	// Inside gives what is known inside these panels and events.
	Inside(ctx context.Context, events, panels []string) (Within, error)
	// FlowsOf gives the ids of the flows that these claims are of.
	FlowsOf(ctx context.Context, claims []string) ([]string, error)
	// FlowClaims gives the claims of the flows with these ids.
	FlowClaims(ctx context.Context, flows []string) ([]Ref, error)
	// Judgements gives the judgements in force (none revoked), by id.
	Judgements(ctx context.Context) ([]cotejo.Judgement, error)
}

// Within is what is known of the pairs inside events and panels.
type Within struct {
	// Relations are those between figures of the panels and the others between claims of
	// the events. Of the reasons only the first need be there, with its field, rule and
	// note.
	Relations []cotejo.Relation
	// Aside are relations that were worked out for the reading of the panels without
	// being relations of the ledger, as Delta.Aside told them; a store may forget them.
	Aside []cotejo.Relation
	// Odds are, by panel, what Delta.Odds told; a store may forget them.
	Odds map[string][]float64
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
	PutEvents     []cotejo.Event
	DropPanels    []string
	PutPanels     []cotejo.Panel
	DropFindings  []string // ids of events or panels whose findings go
	PutFindings   []cotejo.Finding
	DropFlows     []string // ids
	PutFlows      []cotejo.Flow
	FlowsOf       map[string][]string          // the flows that a claim is of now, for claims that may have changed them
	Members       []Ref                        // every claim whose event or panel changes, and every added one, with what they are now, by id
	Inside        map[string][]cotejo.Relation // of every put event and panel, the relations that Store.Inside gives of it
	Aside         map[string][]cotejo.Relation // by put panel
	Odds          map[string][]float64         // by put panel that names a group: of its claims by id, the odds of the first with each later one, of the second, and so on
	Rests         map[string]Rest              // by put event or panel, of those that are large; what was kept of others goes
}
