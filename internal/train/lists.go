package train

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// listsFile, in the pack, holds the word lists as they were when the weights were
// trained. Training reads them there: words/ is edited every day for the extraction,
// and a weight must come out again all the same.
const listsFile = "models/lists.zip"

// trainedLists are the lists that training reads: changing one changes the weights.
var trainedLists = []string{
	"words/abbreviations.tsv", "words/agencies.tsv", "words/areas.tsv", "words/auxiliaries.tsv", "words/capitals.tsv", "words/city-names.tsv",
	"words/clitics.tsv", "words/contractions.tsv", "words/countries.tsv", "words/country-forms.tsv", "words/given-names.tsv", "words/governments.tsv",
	"words/noun-endings.tsv", "words/organisations.tsv", "words/outlets.tsv", "words/participles.tsv", "words/regions.tsv", "words/services.tsv",
	"words/speech-verbs.tsv", "words/starters.tsv", "words/surnames.tsv", "words/turns.tsv", "words/verb-endings.tsv", "words/verb-forms.tsv", "words/verbs.tsv",
}

// packFS opens the word lists that training reads: those kept beside the weights,
// or those of words/ when none are kept.
func packFS(p Paths) (fs.FS, error) {
	b, err := os.ReadFile(filepath.Join(p.Pack, filepath.FromSlash(listsFile)))
	if errors.Is(err, fs.ErrNotExist) {
		return os.DirFS(p.Pack), nil
	}
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("%s: %w; the task lists makes it anew", listsFile, err)
	}
	return z, nil
}

// keepLists keeps today's word lists for training. A list that the pack does not
// have is an empty one.
func keepLists(p Paths, log io.Writer) error {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range trainedLists {
		b, err := os.ReadFile(filepath.Join(p.Pack, filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	path := filepath.Join(p.Pack, filepath.FromSlash(listsFile))
	fmt.Fprintln(log, "writing", path)
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// editedLists names the lists of words/ that are not those the weights learned from.
func editedLists(p Paths) ([]string, error) {
	kept, err := packFS(p)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range trainedLists {
		was, err1 := fs.ReadFile(kept, name)
		is, err2 := os.ReadFile(filepath.Join(p.Pack, filepath.FromSlash(name)))
		for _, err := range []error{err1, err2} {
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, err
			}
		}
		if !bytes.Equal(was, is) {
			out = append(out, name)
		}
	}
	return out, nil
}
