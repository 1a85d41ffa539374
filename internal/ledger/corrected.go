package ledger

import (
	"context"
	"sync"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// correctionCache keeps the corrections in force as of a batch, because every
// claim that is read asks for them.
type correctionCache struct {
	mu  sync.Mutex
	seq int64 // of the last batch when they were read; 0: never
	by  map[string][]cotejo.Judgement
}

// Corrections gives, by claim, the corrections in force, oldest first. What the
// lists and lookups of claims give is corrected by them already; what the
// methods of reconcile.Store give is as it was read.
func (l *Ledger) Corrections(ctx context.Context) (map[string][]cotejo.Judgement, error) {
	var seq int64
	err := l.each(ctx, "SELECT coalesce(max(seq), 0) + 1 FROM batches", nil, func(scan scanner) error { return scan(&seq) })
	if err != nil {
		return nil, err
	}
	c := &l.corrections
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seq == seq {
		return c.by, nil
	}
	js, err := l.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	c.seq, c.by = seq, reconcile.Corrections(js)
	return c.by, nil
}

func (l *Ledger) corrected(ctx context.Context, c cotejo.Claim) (cotejo.Claim, error) {
	by, err := l.Corrections(ctx)
	return reconcile.Corrected(c, by[c.ID]), err
}
