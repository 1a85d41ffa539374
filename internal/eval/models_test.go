package eval

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

// The folder's weights stand in for the pack's; all else is the pack's.
func TestWithModels(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "ner.bin"), []byte("own"), 0o600); err != nil {
		t.Fatal(err)
	}
	in := fstest.MapFS{}
	for _, name := range []string{"models/ner.bin", "models/tagger.bin", "words/ner.bin"} {
		in[name] = &fstest.MapFile{Data: []byte("pack")}
	}
	both, err := withModels(in, dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"models/ner.bin": "own", "models/tagger.bin": "pack", "words/ner.bin": "pack"} {
		if b, err := fs.ReadFile(both, name); err != nil || string(b) != want {
			t.Errorf("%s: %q, %v, want %q", name, b, err, want)
		}
	}
	if _, err := withModels(in, filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that is not there is accepted")
	}
}
