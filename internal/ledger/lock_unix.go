//go:build unix

package ledger

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lockFile takes the writer's lock: flock on the ledger itself, which leaves no
// file behind, ends with the process, and does not meet SQLite's own locks
// (fcntl). The file stays open as long as SQLite uses it, because closing any
// descriptor of it would drop those.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		if errors.Is(err, unix.EWOULDBLOCK) {
			err = &Error{Kind: ErrLocked, Path: path}
		}
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
