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
	made = slices.Clone(made)
	for i := range made {
		made[i].At = at
		var err error
		if made[i].ID, err = judgementID(made[i]); err != nil {
			return nil, err
		}
	}
	return made, appendJudgements(ctx, l, made, at)
}

// Adopt appends decisions that were made elsewhere, as they were made: those that
// the ledger does not hold yet, with the ids that their content gives. It gives
// those that were new. at is the caller's clock, for the history.
func Adopt(ctx context.Context, l *ledger.Ledger, made []cotejo.Judgement, at string) ([]cotejo.Judgement, error) {
	all, err := l.AllJudgements(ctx)
	if err != nil {
		return nil, err
	}
	have := map[string]bool{}
	for _, j := range all {
		have[j.ID] = true
	}
	var fresh []cotejo.Judgement
	for _, j := range made {
		id, err := judgementID(j)
		if err != nil {
			return nil, err
		}
		if j.ID != id || j.Target == "" || j.By == "" {
			return nil, &ledger.Error{Kind: ledger.ErrFilter, Path: l.Path(), Detail: "a decision that is not as it was exported: " + j.ID}
		}
		if !have[id] {
			have[id] = true
			fresh = append(fresh, j)
		}
	}
	if len(fresh) == 0 {
		return nil, nil
	}
	before, err := l.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := l.Record(ctx, ledger.Batch{Judgements: fresh, At: at}); err != nil {
		return nil, err
	}
	return fresh, rederive(ctx, l, before, fresh, at)
}

// rederive works out anew what rests on the claims that adopted decisions speak
// of, as the ledger carried them over to its own reading.
func rederive(ctx context.Context, l *ledger.Ledger, before, fresh []cotejo.Judgement, at string) error {
	now, err := l.Judgements(ctx)
	if err != nil {
		return err
	}
	var touched []string
	for _, j := range fresh {
		touched = append(touched, spokenOf(now, j.ID)...)
		if j.Decision == cotejo.Revoke {
			touched = append(touched, spokenOf(before, j.Target)...)
		}
	}
	slices.Sort(touched)
	delta, err := reconcile.Refresh(ctx, l, slices.DeleteFunc(slices.Compact(touched), func(s string) bool { return s == "" }))
	if err != nil {
		return fmt.Errorf("deriving anew after a decision: %w", err)
	}
	_, err = l.Record(ctx, ledger.Batch{Delta: delta, At: at})
	return err
}

func appendJudgements(ctx context.Context, l *ledger.Ledger, made []cotejo.Judgement, at string) error {
	inForce, err := l.Judgements(ctx)
	if err != nil {
		return err
	}
	var touched []string
	for _, j := range made {
		touched = append(touched, claimID(j.Target), claimID(j.Other))
		if j.Decision == cotejo.Revoke {
			touched = append(touched, spokenOf(inForce, j.Target)...)
		}
	}
	slices.Sort(touched)
	store := decided{Ledger: l, judgements: apply(inForce, made)}
	delta, err := reconcile.Refresh(ctx, store, slices.DeleteFunc(slices.Compact(touched), func(s string) bool { return s == "" }))
	if err != nil {
		return fmt.Errorf("deriving anew after a decision: %w", err)
	}
	_, err = l.Record(ctx, ledger.Batch{Judgements: made, Delta: delta, At: at})
	return err
}

// claimID is the claim an event or panel is named by, or the id itself.
func claimID(id string) string {
	if len(id) > 2 && (id[:2] == "e_" || id[:2] == "p_") {
		return "c_" + id[2:]
	}
	return id
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
			return []string{claimID(j.Target), claimID(j.Other)}
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
