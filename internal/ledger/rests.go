package ledger

import (
	"context"
	"database/sql"

	"github.com/cotejo/cotejo/internal/reconcile"
)

// What is kept of large events and panels beside the claims that are compared.

// Rests implements reconcile.Store.
func (l *Ledger) Rests(ctx context.Context, groups []string) (map[string]reconcile.Rest, error) {
	if len(groups) == 0 {
		return nil, nil
	}
	out := map[string]reconcile.Rest{}
	err := l.eachStored(ctx, "SELECT id, body FROM rests WHERE id IN (SELECT value FROM json_each(?))", []any{list(groups)}, func(scan scanner) error {
		var id string
		var raw sql.RawBytes
		if err := scan(&id, &raw); err != nil {
			return err
		}
		var rest reconcile.Rest
		err := unpack(raw, &rest, l.layout)
		out[id] = rest
		return err
	})
	return out, err
}

// putRest keeps what a delta tells of a group beside its core, or nothing.
func (r *recording) putRest(id string) error {
	is, large := r.ahead.rests[id]
	if !large {
		_, err := r.exec("DELETE FROM rests WHERE id = ?", id)
		return err
	}
	_, err := r.exec("INSERT INTO rests (id, body, sum) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET body = ?2, sum = ?3", id, is.body, is.sum)
	return err
}

// rests checks that the claims of large groups are those that say they are in
// them.
func (v *verifying) rests() error {
	return derivedRow(v, "rest", "SELECT id, body, sum FROM rests", func(id string, rest *reconcile.Rest) {
		for _, t := range rest.Told {
			v.member("rest", id, []string{t.Claim})
			if h, ok := v.live[number(t.Claim)]; ok && h.event != number(id) && h.panel != number(id) {
				v.damage("rest", id, "claim %s is in neither event nor panel of that name", t.Claim)
			}
		}
	})
}
