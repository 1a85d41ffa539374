package ledger

import (
	"context"
	"encoding/binary"
	"os"
	"sync"
	"sync/atomic"
)

// The write-ahead log is folded into the file beside the writing of batches, so that
// no batch waits for it. SQLite folds it itself, at the end of a batch, when it has
// grown for too long because batches came without a pause; most of it is in the file
// by then.
const (
	foldFrom   = 6000  // pages of the log from which on it is folded
	foldAtLast = 16000 // pages of it at which a batch has to wait
)

// folding is the folding under way.
type folding struct {
	busy atomic.Bool
	all  sync.WaitGroup
}

// fold begins to fold the log when it is long enough. What fails here, as when a reader
// holds an old state, is done by a later batch or when the ledger is closed.
func (l *Ledger) fold() {
	if l.logged() < l.foldAt || !l.folding.busy.CompareAndSwap(false, true) {
		return
	}
	l.folding.all.Go(func() {
		defer l.folding.busy.Store(false)
		_, _ = l.read.ExecContext(context.Background(), "PRAGMA wal_checkpoint(PASSIVE)") // see above
	})
}

// logged is how many pages the log holds, 0 when that cannot be told. The header of its
// index has the number at byte 16 (sqlite.org/walformat.html); the log itself keeps its
// length when it is begun anew.
func (l *Ledger) logged() int {
	f, err := os.Open(l.path + "-shm")
	if err != nil {
		return 0
	}
	defer f.Close()
	var n [4]byte
	if _, err := f.ReadAt(n[:], 16); err != nil {
		return 0
	}
	return int(binary.NativeEndian.Uint32(n[:]))
}
