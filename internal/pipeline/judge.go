package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

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
	return fresh, appendJudgements(ctx, l, fresh, at)
}

// appendJudgements records decisions with everything that follows from them.
func appendJudgements(ctx context.Context, l *ledger.Ledger, made []cotejo.Judgement, at string) error {
	all, err := l.AllJudgements(ctx)
	if err != nil {
		return err
	}
	before, err := l.Judgements(ctx)
	if err != nil {
		return err
	}
	after, err := l.Carry(ctx, inForce(slices.Concat(all, made)))
	if err != nil {
		return err
	}
	b := ledger.Batch{Judgements: made, Keys: map[string][]string{}, At: at}
	touched, items, err := revised(ctx, l, &b, before, after)
	if err != nil {
		return err
	}
	if b.Delta, err = reconcile.Revise(ctx, decided{Ledger: l, judgements: after}, items, b.Withdrawn, touched); err != nil {
		return fmt.Errorf("deriving anew after a decision: %w", err)
	}
	_, err = l.Record(ctx, b)
	return err
}

// inForce leaves out what was revoked, and the revocations.
func inForce(all []cotejo.Judgement) []cotejo.Judgement {
	revoked := map[string]bool{}
	for _, j := range all {
		if j.Decision == cotejo.Revoke {
			revoked[j.Target] = true
		}
	}
	return slices.DeleteFunc(all, func(j cotejo.Judgement) bool { return j.Decision == cotejo.Revoke || revoked[j.ID] })
}

// revised puts into a batch what a change of the decisions in force changes of the
// claims, and gives the claims to be looked at again and those that are new.
func revised(ctx context.Context, l *ledger.Ledger, b *ledger.Batch, before, after []cotejo.Judgement) (touched []string, items []reconcile.Item, err error) {
	gone, come := without(before, after), without(after, before)
	for _, j := range slices.Concat(gone, come) {
		touched = append(touched, reconcile.Spoken(j)...)
	}
	slices.Sort(touched)
	touched = slices.Compact(touched)
	for _, j := range gone {
		if reconcile.Adds(j) {
			b.Withdrawn = append(b.Withdrawn, reconcile.AddedID(j.ID))
		}
	}
	for _, j := range come {
		if !reconcile.Adds(j) {
			continue
		}
		info, doc, ok, err := l.Info(ctx, j.Selector[0].Document)
		if err != nil {
			return nil, nil, err
		}
		if c, fits := reconcile.Added(j, doc); ok && fits {
			items = append(items, reconcile.Item{Claim: c, Document: info})
		}
	}
	there, err := l.ByIDs(ctx, touched)
	if err != nil {
		return nil, nil, err
	}
	addClaims(b, items, reconcile.Corrections(after))
	restate(b, slices.DeleteFunc(there, func(it reconcile.Item) bool { return slices.Contains(b.Withdrawn, it.Claim.ID) }),
		reconcile.Corrections(before), reconcile.Corrections(after))
	return touched, items, nil
}

// without gives the judgements of a that b does not have.
func without(a, b []cotejo.Judgement) []cotejo.Judgement {
	have := map[string]bool{}
	for _, j := range b {
		have[j.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(j cotejo.Judgement) bool { return have[j.ID] })
}

// addClaims puts claims that people added into a batch, found by what they say as
// corrected.
func addClaims(b *ledger.Batch, items []reconcile.Item, corrections map[string][]cotejo.Judgement) {
	for i := range items {
		c := items[i].Claim
		b.Added = append(b.Added, c)
		b.Entities = append(b.Entities, named(c)...)
		now := reconcile.Corrected(c, corrections[c.ID])
		items[i].Keys = reconcile.Keys(now, items[i].Document)
		b.Keys[c.ID] = items[i].Keys
		if len(corrections[c.ID]) > 0 {
			b.Restated = append(b.Restated, ledger.Restated{Was: c, Now: now})
		}
	}
}

// restate makes claims be found by what they say after a change of corrections.
func restate(b *ledger.Batch, items []reconcile.Item, before, after map[string][]cotejo.Judgement) {
	for _, it := range items {
		id := it.Claim.ID
		if slices.EqualFunc(before[id], after[id], func(x, y cotejo.Judgement) bool { return x.ID == y.ID }) {
			continue
		}
		was, now := reconcile.Corrected(it.Claim, before[id]), reconcile.Corrected(it.Claim, after[id])
		b.Keys[id] = reconcile.Keys(now, it.Document)
		b.Restated = append(b.Restated, ledger.Restated{Was: was, Now: now})
		b.Entities = append(b.Entities, newlyNamed(was, now)...)
	}
}

// named gives the entities of a claim that people named, so that each has a page.
// The kind of a body is left to what the articles say of it.
func named(c cotejo.Claim) []cotejo.Entity {
	var out []cotejo.Entity
	put := func(id, label string, within []string) {
		kinds := map[string]string{"iso": "country", "geo": "place", "per": "person"}
		if prefix, _, ok := strings.Cut(id, ":"); ok && label != "" {
			out = append(out, cotejo.Entity{ID: id, Kind: kinds[prefix], Label: label, Within: within})
		}
	}
	for _, p := range c.Participants {
		put(p.Entity, p.Label, nil)
	}
	for _, p := range c.Place {
		put(p.Entity, p.Label, p.Within)
	}
	for _, a := range c.Chain {
		put(a.Entity, a.Label, nil)
	}
	return out
}

// newlyNamed gives the entities that a correction named.
func newlyNamed(was, now cotejo.Claim) []cotejo.Entity {
	old := named(was)
	return slices.DeleteFunc(named(now), func(e cotejo.Entity) bool {
		return slices.ContainsFunc(old, func(o cotejo.Entity) bool { return o.ID == e.ID })
	})
}

// decided is a ledger with judgements that are about to be recorded.
type decided struct {
	*ledger.Ledger
	judgements []cotejo.Judgement
}

func (d decided) Judgements(context.Context) ([]cotejo.Judgement, error) { return d.judgements, nil }

// recall puts into a batch of articles what people have decided of them before:
// the claims they added, and the corrections of those that are read. It gives the
// added claims, and sets the keys of items to what the claims say as corrected.
func (p *Pipeline) recall(ctx context.Context, b *ledger.Batch, items []reconcile.Item, removed []string) ([]reconcile.Item, error) {
	js, err := p.ledger.Judgements(ctx)
	if err != nil || len(js) == 0 {
		return nil, err
	}
	var added []reconcile.Item
	for _, d := range b.Documents {
		for _, j := range js {
			if !reconcile.Adds(j) || j.Selector[0].Document != d.SHA256 {
				continue
			}
			if c, ok := reconcile.Added(j, d); ok {
				added = append(added, reconcile.Item{Claim: c, Document: b.DocInfo[d.ID]})
			}
		}
	}
	corrections := reconcile.Corrections(reconcile.CarriedOver(js, slices.Concat(items, added), removed))
	addClaims(b, added, corrections)
	for i := range items {
		c := items[i].Claim
		if len(corrections[c.ID]) == 0 {
			continue
		}
		now := reconcile.Corrected(c, corrections[c.ID])
		items[i].Keys = reconcile.Keys(now, items[i].Document)
		b.Keys[c.ID] = items[i].Keys
		b.Restated = append(b.Restated, ledger.Restated{Was: c, Now: now})
		b.Entities = append(b.Entities, newlyNamed(c, now)...)
	}
	return added, nil
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
