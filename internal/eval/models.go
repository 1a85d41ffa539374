package eval

import (
	"fmt"
	"io/fs"
	"os"
	"path"
)

// otherModels is a language pack that takes weights from a folder where it has
// them: a model of one's own is scored like the one in the pack.
type otherModels struct {
	fs.FS
	models fs.FS
}

// withModels gives the pack with the weights of a folder, which must be there.
func withModels(pack fs.FS, folder string) (fs.FS, error) {
	if info, err := os.Stat(folder); err != nil {
		return nil, fmt.Errorf("the folder of weights: %w", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder of weights", folder)
	}
	return otherModels{pack, os.DirFS(folder)}, nil
}

// Open opens a file of weights in the folder when it has one of that name, and
// every other file in the pack.
func (o otherModels) Open(name string) (fs.File, error) {
	if path.Dir(name) == "models" {
		if f, err := o.models.Open(path.Base(name)); err == nil {
			return f, nil
		}
	}
	return o.FS.Open(name)
}

// ReadFile is Open for a whole file.
func (o otherModels) ReadFile(name string) ([]byte, error) {
	if path.Dir(name) == "models" {
		if b, err := fs.ReadFile(o.models, path.Base(name)); err == nil {
			return b, nil
		}
	}
	return fs.ReadFile(o.FS, name)
}
