package train

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sumsFile, in the pack, records the weights that ship and all that they were
// made from, in the format of sha256sum. Names begin with models/, words/ or
// world/ (relative to the pack, world/ beside it) or data/ (the public data).
const sumsFile = "models/SHA256SUMS"

// weightFiles are what training writes.
var weightFiles = []string{"clusters.bin", "tagger.bin", "lemma.bin", "parser.bin", "ner.bin"}

// inputFiles are what training reads: changing one changes the weights.
var inputFiles = []string{
	"models/treebank.yaml", listsFile,
	"world/cities.tsv.gz",
	"data/cess_esp/cess_esp-dev.zip", "data/conll2002/esp.testa", "data/conll2002/esp.train", "data/flares/5w1h-train.jsonl",
	"data/meantime_es/meantime-dev.conll", "data/throughput/newscommentary-es.zip", "data/ud/es_ancora-ud-dev.conllu", "data/ud/es_gsd-ud-dev.conllu",
}

// fileOf gives the path of a file that a line of sums names.
func (p Paths) fileOf(name string) string {
	kind, rest, _ := strings.Cut(name, "/")
	switch {
	case kind == "data":
		return filepath.Join(p.Data, filepath.FromSlash(rest))
	case kind == "world":
		return filepath.Join(filepath.Dir(filepath.Clean(p.Pack)), "world", rest)
	case kind == "models" && slices.Contains(weightFiles, rest):
		return filepath.Join(p.Out, rest)
	}
	return filepath.Join(p.Pack, filepath.FromSlash(name))
}

func sumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// writeSums records the weights in the output folder and what training reads.
func writeSums(p Paths, log io.Writer) error {
	var b strings.Builder
	for _, w := range weightFiles {
		if err := appendSum(&b, p, "models/"+w); err != nil {
			return err
		}
	}
	for _, in := range inputFiles {
		if err := appendSum(&b, p, in); err != nil {
			return err
		}
	}
	path := filepath.Join(p.Pack, filepath.FromSlash(sumsFile))
	fmt.Fprintln(log, "writing", path)
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

func appendSum(b *strings.Builder, p Paths, name string) error {
	sum, err := sumOf(p.fileOf(name))
	fmt.Fprintf(b, "%s  %s\n", sum, name)
	return err
}

// verifySums compares the weights in the output folder, the word lists and the
// data with what the pack records. The error says how many differ.
func verifySums(p Paths, log io.Writer) error {
	f, err := os.Open(filepath.Join(p.Pack, filepath.FromSlash(sumsFile)))
	if err != nil {
		return err
	}
	defer f.Close()
	differ := 0
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		want, name, ok := strings.Cut(sc.Text(), "  ")
		if !ok {
			return fmt.Errorf("%s: %q is not a sum, two spaces and a name", sumsFile, sc.Text())
		}
		if problem := compareSum(p.fileOf(name), want); problem != "" {
			differ++
			fmt.Fprintf(log, "%s: %s\n", name, problem)
		}
	}
	if err := sc.Err(); err != nil {
		return err
	}
	if differ > 0 {
		return fmt.Errorf("%d files are not those that %s records", differ, sumsFile)
	}
	fmt.Fprintln(log, "weights, word lists and data are those recorded")
	return tellEdited(p, log)
}

// tellEdited says which word lists were edited since the weights learned from them.
// That is no error: training reads the lists that are kept.
func tellEdited(p Paths, log io.Writer) error {
	names, err := editedLists(p)
	for _, name := range names {
		fmt.Fprintf(log, "%s was edited since; the weights do not know of it until they are trained anew: cotejo-train lists all sums\n", name)
	}
	return err
}

// compareSum says what is wrong with a file, "" for nothing.
func compareSum(path, want string) string {
	switch got, err := sumOf(path); {
	case errors.Is(err, os.ErrNotExist):
		return "missing"
	case err != nil:
		return err.Error()
	case got != want:
		return "not the one recorded"
	}
	return ""
}
