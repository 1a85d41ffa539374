package ledger

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// A full disk is an error with a name; what was recorded stays, nothing is there
// by halves, and once there is room the work goes on.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=3m"); err != nil {
		t.Skipf("no small disk to be had: %v", err)
	}
	defer func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) }()
	path := filepath.Join(dir, "story.cotejo")
	l, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	for n := 1; n < 500; n++ {
		if _, err = l.Record(t.Context(), batchOf("r1", n, 1)); err != nil {
			break
		}
		done = n
	}
	if !errors.Is(err, ErrFull) || done < 1 {
		t.Fatalf("after %d batches: %v", done, err)
	}
	if check := verify(t, l); len(check.Damage) > 0 || check.Documents != done {
		t.Fatalf("%d recorded, %d there, %v", done, check.Documents, check.Damage)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=30m"); err != nil {
		t.Fatal(err)
	}
	record(t, l, batchOf("r1", done+1, 1))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	checkAfterCrash(t, path, done+1)
}
