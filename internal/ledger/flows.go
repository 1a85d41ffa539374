package ledger

import (
	"context"
	"fmt"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Flows gives who gives what to whom, by giver, taker and object. ok is false
// for a ledger with articles recorded by a version of the program that did not
// keep flows: they are worked out from the claims then.
func (l *Ledger) Flows(ctx context.Context) (flows []cotejo.Flow, ok bool, err error) {
	var without int
	err = l.each(ctx, "SELECT coalesce((SELECT n FROM counts WHERE kind = 'without_flows'), 0)", nil, func(scan scanner) error { return scan(&without) })
	if err != nil || without > 0 {
		return nil, false, err
	}
	flows, err = bodies[cotejo.Flow](ctx, l, "SELECT body FROM flows ORDER BY id")
	return flows, err == nil, err
}

// FlowsOf implements reconcile.Store.
func (l *Ledger) FlowsOf(ctx context.Context, claims []string) ([]string, error) {
	if len(claims) == 0 {
		return nil, nil
	}
	wanted := map[int64]bool{}
	err := l.eachStored(ctx, "SELECT flow FROM flow_claims WHERE claim IN (SELECT seq FROM claims WHERE id IN (SELECT value FROM json_each(?)))", []any{list(claims)}, func(scan scanner) error {
		var n int64
		err := scan(&n)
		wanted[n] = true
		return err
	})
	if err != nil || len(wanted) == 0 {
		return nil, err
	}
	var out []string
	err = l.eachStored(ctx, "SELECT id FROM flows", nil, func(scan scanner) error {
		var id string
		err := scan(&id)
		if wanted[keyHash(id)] {
			out = append(out, id)
		}
		return err
	})
	return out, err
}

// FlowClaims implements reconcile.Store.
func (l *Ledger) FlowClaims(ctx context.Context, flows []string) ([]reconcile.Ref, error) {
	hashes := make([]int64, len(flows))
	for i, f := range flows {
		hashes[i] = keyHash(f)
	}
	return l.refs(ctx, "claim IN (SELECT claim FROM flow_claims WHERE flow IN (SELECT value FROM json_each(?)))", rowList(hashes))
}

// putFlows writes the flows that change, and which claims are of which.
func (r *recording) putFlows(d *reconcile.Delta) error {
	for claim, flows := range d.FlowsOf {
		if _, err := r.exec("DELETE FROM flow_claims WHERE claim = (SELECT seq FROM claims WHERE id = ?)", claim); err != nil {
			return err
		}
		for _, f := range flows {
			if _, err := r.exec("INSERT INTO flow_claims (flow, claim) SELECT ?, seq FROM claims WHERE id = ? ON CONFLICT DO NOTHING", keyHash(f), claim); err != nil {
				return err
			}
		}
	}
	for _, id := range d.DropFlows {
		if _, err := r.exec("DELETE FROM flows WHERE id = ?", id); err != nil {
			return err
		}
	}
	for i := range d.PutFlows {
		f := &d.PutFlows[i]
		body, sum := derived(f)
		id := reconcile.FlowID(*f)
		if _, err := r.exec("INSERT INTO flows (id, body, sum) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET body = ?2, sum = ?3", id, body, sum); err != nil {
			return fmt.Errorf("flow %s: %w", id, err)
		}
		r.content.Derived, r.info.Changed = true, true
	}
	return nil
}

// flows checks the flows and the table by which they are found.
func (v *verifying) flows() error {
	var said, kept uint64
	err := derivedRow(v, "flow", "SELECT id, body, sum FROM flows", func(id string, f *cotejo.Flow) {
		if reconcile.FlowID(*f) != id {
			v.damage("flow", id, "its columns differ from its content")
		}
		v.member("flow", id, f.Claims)
		for _, c := range f.Claims {
			said += rowSum(keyHash(id), c)
		}
	})
	if err != nil {
		return err
	}
	err = v.l.each(v.ctx, "SELECT f.flow, i.id FROM flow_claims f JOIN items i ON i.claim = f.claim", nil, func(scan scanner) error {
		var flow int64
		var claim string
		err := scan(&flow, &claim)
		kept += rowSum(flow, claim)
		return err
	})
	if err == nil && said != kept {
		v.damage("index", "flow_claims", "it differs from what the flows say")
	}
	return err
}
