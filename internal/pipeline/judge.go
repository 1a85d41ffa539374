package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Judge appends decisions to a ledger and derives anew, in the same transaction,
// what rests on the claims they speak of. It gives the judgements with their ids
// filled in. at is the caller's clock, RFC 3339.
func Judge(ctx context.Context, l *ledger.Ledger, made []cotejo.Judgement, at string) ([]cotejo.Judgement, error) {
	inForce, err := l.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	made = slices.Clone(made)
	var touched []string
	for i := range made {
		made[i].At = at
		if made[i].ID, err = judgementID(made[i]); err != nil {
			return nil, err
		}
		touched = append(touched, made[i].Target, made[i].Other)
		if made[i].Decision == cotejo.Revoke {
			touched = append(touched, spokenOf(inForce, made[i].Target)...)
		}
	}
	slices.Sort(touched)
	store := decided{Ledger: l, judgements: apply(inForce, made)}
	delta, err := reconcile.Refresh(ctx, store, slices.DeleteFunc(slices.Compact(touched), func(s string) bool { return s == "" }))
	if err != nil {
		return nil, fmt.Errorf("deriving anew after a decision: %w", err)
	}
	_, err = l.Record(ctx, ledger.Batch{Judgements: made, Delta: delta, At: at})
	return made, err
}

// decided is a ledger with judgements that are about to be recorded.
type decided struct {
	*ledger.Ledger
	judgements []cotejo.Judgement
}

func (d decided) Judgements(context.Context) ([]cotejo.Judgement, error) { return d.judgements, nil }

// apply adds judgements to those in force and takes out the revoked ones.
func apply(inForce, made []cotejo.Judgement) []cotejo.Judgement {
	revoked := map[string]bool{}
	for _, j := range made {
		if j.Decision == cotejo.Revoke {
			revoked[j.Target] = true
		}
	}
	return slices.DeleteFunc(slices.Concat(inForce, made), func(j cotejo.Judgement) bool {
		return j.Decision == cotejo.Revoke || revoked[j.ID]
	})
}

func spokenOf(inForce []cotejo.Judgement, id string) []string {
	for _, j := range inForce {
		if j.ID == id {
			return []string{j.Target, j.Other}
		}
	}
	return nil
}

func judgementID(j cotejo.Judgement) (string, error) {
	j.ID = ""
	raw, err := json.Marshal(j)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(raw)
	return "j_" + hex.EncodeToString(sum[:8]), nil
}
