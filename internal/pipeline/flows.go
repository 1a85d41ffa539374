package pipeline

import (
	"context"
	"fmt"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Flows tells who gives what to whom according to a ledger, which keeps it. With
// asOf, an ISO date, only articles published up to it count: that is worked out
// from the claims that speak of giving.
func Flows(ctx context.Context, l *ledger.Ledger, asOf string) ([]cotejo.Flow, error) {
	if asOf == "" {
		if flows, ok, err := l.Flows(ctx); ok || err != nil {
			return flows, err
		}
	}
	var ids []string
	for _, p := range reconcile.FlowPredicates() {
		f := ledger.Filter{Predicate: p, AsOf: asOf, Limit: ledger.MaxLimit}
		for {
			page, err := l.Claims(ctx, f)
			if err != nil {
				return nil, fmt.Errorf("reading the claims of flows: %w", err)
			}
			for _, c := range page.Items {
				ids = append(ids, c.ID)
			}
			if f.After = page.Next; f.After == "" {
				break
			}
		}
	}
	items, err := l.ByIDs(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("reading the claims of flows: %w", err)
	}
	corrections, err := l.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	for i := range items {
		items[i].Claim = reconcile.Corrected(items[i].Claim, corrections[items[i].Claim.ID])
	}
	return reconcile.Flows(items), nil
}
