//go:build !unix

package ledger

import "os"

// lockFile opens the ledger for writing. Without flock, SQLite's own lock keeps
// writers apart, one transaction at a time.
func lockFile(path string) (*os.File, error) { return os.OpenFile(path, os.O_RDWR, 0) }
