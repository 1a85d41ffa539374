package train

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sumsFolders lays out a pack, weights and data with every file that sums speak of.
func sumsFolders(t *testing.T) Paths {
	t.Helper()
	root := t.TempDir()
	p := Paths{Data: filepath.Join(root, "data"), Pack: filepath.Join(root, "lang", "es"), Out: filepath.Join(root, "out")}
	names := slices.Concat(inputFiles, trainedLists)
	for _, w := range weightFiles {
		names = append(names, "models/"+w)
	}
	for _, name := range names {
		path := p.fileOf(name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := keepLists(p, io.Discard); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestVerifyTellsWhatDiffers(t *testing.T) {
	p := sumsFolders(t)
	var log bytes.Buffer
	if err := writeSums(p, &log); err != nil {
		t.Fatal(err)
	}
	if err := verifySums(p, &log); err != nil {
		t.Fatalf("nothing changed: %v", err)
	}
	if err := os.WriteFile(p.fileOf("models/parser.bin"), []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(p.fileOf("data/conll2002/esp.train")); err != nil {
		t.Fatal(err)
	}
	log.Reset()
	err := verifySums(p, &log)
	if err == nil || !strings.Contains(err.Error(), "2 files") {
		t.Errorf("error %v, want two files", err)
	}
	if got := log.String(); got != "models/parser.bin: not the one recorded\ndata/conll2002/esp.train: missing\n" {
		t.Errorf("log %q", got)
	}
}

// An edited list changes neither what training reads nor whether weights verify; it
// is named.
func TestListsAreKeptForTraining(t *testing.T) {
	p := sumsFolders(t)
	var log bytes.Buffer
	if err := writeSums(p, &log); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"words/outlets.tsv", "words/numbers.tsv"} { // the second is not read
		if err := os.WriteFile(filepath.Join(p.Pack, filepath.FromSlash(name)), []byte("edited"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	log.Reset()
	if err := verifySums(p, &log); err != nil {
		t.Fatalf("a list was edited: %v", err)
	}
	if got := log.String(); !strings.Contains(got, "words/outlets.tsv was edited") || strings.Count(got, "edited") != 1 {
		t.Errorf("log %q", got)
	}
	reads := func() string {
		t.Helper()
		lists, err := packFS(p)
		if err != nil {
			t.Fatal(err)
		}
		b, err := fs.ReadFile(lists, "words/outlets.tsv")
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if got := reads(); got != "words/outlets.tsv" {
		t.Errorf("training reads %q, not the list that was kept", got)
	}
	if err := keepLists(p, io.Discard); err != nil {
		t.Fatal(err)
	}
	if got := reads(); got != "edited" {
		t.Errorf("training reads %q, not the list kept last", got)
	}
	if err := verifySums(p, &log); err == nil {
		t.Error("other lists were kept, and the sums hold")
	}
	if err := os.WriteFile(p.fileOf(listsFile), []byte("no archive"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := packFS(p); err == nil || !strings.Contains(err.Error(), listsFile) {
		t.Errorf("a damaged archive: %v", err)
	}
}

// The weights in the repository are those whose sums stand beside them.
func TestShippedWeightsAreRecorded(t *testing.T) {
	pack := filepath.Join("..", "..", "lang", "es")
	sums, err := os.ReadFile(filepath.Join(pack, filepath.FromSlash(sumsFile)))
	if err != nil {
		t.Fatal(err)
	}
	p := Paths{Pack: pack, Out: filepath.Join(pack, "models")}
	for _, w := range weightFiles {
		sum, err := sumOf(p.fileOf("models/" + w))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(sums), sum+"  models/"+w+"\n") {
			t.Errorf("%s has sum %s, which %s does not record: run cotejo-train sums", w, sum, sumsFile)
		}
	}
}
