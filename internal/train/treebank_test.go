package train

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cotejo/cotejo/internal/text"
)

// sharedData gives the path of a public data file beside the repository, and
// skips the test where there is none.
func sharedData(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "data", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skip("without the public data")
	}
	return path
}

func TestNormaliseRelative(t *testing.T) {
	line := func(f ...string) string { return strings.Join(append(f, "_", "_"), "\t") }
	in := strings.Join([]string{
		line("1", "barco", "barco", "NOUN", "_", "_", "0", "root"),
		line("2", "que", "que", "SCONJ", "_", "_", "4", "mark"),
		line("3", "Ana", "Ana", "PROPN", "_", "_", "4", "nsubj"),
		line("4", "vio", "ver", "VERB", "_", "VerbForm=Fin", "1", "acl:relcl"),
	}, "\n") + "\n\n"
	s, err := text.ReadCoNLLU(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	testWords.Normalise(&s[0].Sentence)
	if q := s[0].Tokens[1]; q.UPOS != text.PRON || q.Rel != "obj" {
		t.Errorf("que: %v %s, want PRON obj", q.UPOS, q.Rel)
	}
}

func TestReadTreebankWords(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "lang", "es", "models", "treebank.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := ReadTreebankWords(f)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Contractions["del"]) != 2 || len(w.Clitics) == 0 || len(w.Copulas) == 0 {
		t.Errorf("words read: %+v", w)
	}
	if _, err := ReadTreebankWords(strings.NewReader("objekt: [a]")); err == nil {
		t.Error("an unknown key was accepted")
	}
}
