package ledger

import (
	"testing"
)

// The log is folded into the file beside the batches, and begun anew by the next one.
func TestLogIsFoldedBesideBatches(t *testing.T) {
	l := newLedger(t)
	if _, err := l.write.Exec("PRAGMA wal_autocheckpoint(0)"); err != nil {
		t.Fatal(err)
	}
	record(t, l, storyBatch(0, 40))
	long := l.logged()
	if long < 100 {
		t.Fatalf("the log has %d pages after a batch, want some hundreds", long)
	}
	l.foldAt = long / 2
	record(t, l, storyBatch(40, 1)) // begins to fold
	l.folding.all.Wait()
	record(t, l, storyBatch(41, 1)) // begins the log anew
	l.folding.all.Wait()
	if now := l.logged(); now == 0 || now >= long {
		t.Errorf("the log has %d pages after folding, %d before", now, long)
	}
}
