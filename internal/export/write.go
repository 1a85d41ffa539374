package export

import (
	"bufio"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Whole writes a file so that it is there whole or not at all: under a temporary
// name in the same folder, synced, then renamed. The name may not lead out of
// the folder.
func Whole(root *os.Root, name string, fill func(io.Writer) error) (err error) {
	tmp, err := temporary(name)
	if err != nil {
		return err
	}
	f, err := root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, root.Remove(tmp))
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	err = errors.Join(fill(w), w.Flush())
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return root.Rename(tmp, name)
}

func temporary(name string) (string, error) {
	var b [6]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", err
	}
	dir, base := filepath.Split(name)
	if len(base) > 200 {
		base = base[:200]
	}
	return dir + "." + base + "." + hex.EncodeToString(b[:]), nil
}

// File writes one file by its path, whole or not at all.
func File(path string, fill func(io.Writer) error) (err error) {
	dir, name := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	if name == "" || strings.ContainsRune(name, 0) {
		return &os.PathError{Op: "write", Path: path, Err: os.ErrInvalid}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	return Whole(root, name, fill)
}
