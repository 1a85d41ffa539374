package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Kind says what is wrong with a ledger. It is also the code of the message
// that tells people what to do.
type Kind string

// Error makes a Kind a sentinel for errors.Is.
func (k Kind) Error() string { return string(k) }

// What can be wrong with a ledger.
const (
	ErrNotFound  Kind = "not-found"    // there is no such file
	ErrNotLedger Kind = "not-a-ledger" // a file, but not one of ours
	ErrNewer     Kind = "newer"        // written by a later Cotejo
	ErrDamaged   Kind = "damaged"      // SQLite cannot read it
	ErrLocked    Kind = "locked"       // another process writes to it
	ErrFull      Kind = "disk-full"
	ErrReadOnly  Kind = "read-only"       // file or folder cannot be written
	ErrNetwork   Kind = "network"         // on a network file system
	ErrIO        Kind = "input-output"    // the disk gave an error
	ErrBatch     Kind = "bad-batch"       // what was to be recorded contradicts itself
	ErrMissing   Kind = "no-such-id"      // nothing in the ledger has this id
	ErrFilter    Kind = "unusable-filter" // a filter that cannot be understood
)

// Error is a failure of a ledger: which, where, and what was found.
type Error struct {
	Kind   Kind
	Path   string
	Detail string
	Err    error
}

// Error says it in one line, in English; the command line says it better, from
// the catalogue.
func (e *Error) Error() string {
	s := "ledger " + e.Path + ": " + string(e.Kind)
	if e.Detail != "" {
		s += " (" + e.Detail + ")"
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// fail types an error that came from SQLite or the system.
func (l *Ledger) fail(doing string, err error) error { return typed(l.path, doing, err) }

func typed(path, doing string, err error) error {
	var done *Error
	if err == nil || errors.As(err, &done) {
		return err
	}
	err = fmt.Errorf("%s: %w", doing, err)
	if k := kindOf(err); k != "" {
		return &Error{Kind: k, Path: path, Err: err}
	}
	return fmt.Errorf("ledger %s: %w", path, err)
}

func kindOf(err error) Kind {
	var se *sqlite.Error
	if errors.As(err, &se) {
		switch se.Code() & 0xff {
		case sqlite3.SQLITE_FULL:
			return ErrFull
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
			return ErrReadOnly
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return ErrLocked
		case sqlite3.SQLITE_CORRUPT:
			return ErrDamaged
		case sqlite3.SQLITE_NOTADB:
			return ErrNotLedger
		case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN:
			return ErrIO
		}
	}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return ErrFull
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return ErrReadOnly
	case errors.Is(err, fs.ErrNotExist):
		return ErrNotFound
	}
	return ""
}
