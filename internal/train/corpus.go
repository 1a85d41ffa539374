package train

import (
	"archive/zip"
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// RawWords reads all the Spanish running text under the data folder, annotation
// left aside, as sentences of words: News Commentary, CoNLL-2002 (train), the
// treebanks, MEANTIME and FLARES. The order is fixed.
func RawWords(data string, e *text.Engine) ([][]string, error) {
	var out [][]string
	steps := []func(string, *text.Engine) ([][]string, error){
		rawCommentary, rawCoNLL, rawTreebanks, rawCESS, rawMeantime, rawFlares,
	}
	for _, s := range steps {
		words, err := s(data, e)
		if err != nil {
			return nil, err
		}
		out = append(out, words...)
	}
	return out, nil
}

// segment cuts running text into sentences of words.
func segment(e *text.Engine, s string) [][]string {
	var out [][]string
	for _, sent := range e.Segment(s, []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{End: len(s)}}}) {
		words := make([]string, len(sent.Tokens))
		for i, t := range sent.Tokens {
			words[i] = t.Form
		}
		out = append(out, words)
	}
	return out
}

func rawCommentary(data string, e *text.Engine) ([][]string, error) {
	z, err := zip.OpenReader(filepath.Join(data, "throughput", "newscommentary-es.zip"))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	files := slices.Clone(z.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out [][]string
	for _, f := range files {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(strings.ToValidUTF8(string(b), " ")) {
			out = append(out, segment(e, line)...)
		}
	}
	return out, nil
}

func rawCoNLL(data string, e *text.Engine) ([][]string, error) {
	sents, err := ReadCoNLL2002(filepath.Join(data, "conll2002", "esp.train"))
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, s := range sents {
		var words []string
		for _, w := range s.Words {
			words = append(words, w.Form)
		}
		out = append(out, e.SplitWords(words))
	}
	return out, nil
}

func rawTreebanks(data string, _ *text.Engine) ([][]string, error) {
	var out [][]string
	for _, name := range []string{"es_ancora-ud-dev.conllu", "es_gsd-ud-dev.conllu"} {
		sents, err := ReadTreebank(filepath.Join(data, "ud", name))
		if err != nil {
			return nil, err
		}
		for _, s := range sents {
			words := make([]string, len(s.Tokens))
			for i, t := range s.Tokens {
				words[i] = t.Form
			}
			out = append(out, words)
		}
	}
	return out, nil
}

func rawCESS(data string, e *text.Engine) ([][]string, error) {
	trees, err := ReadCESS(filepath.Join(data, "cess_esp", "cess_esp-dev.zip"))
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, t := range trees {
		var words []string
		eachLeaf(t.Root, func(n *CESSNode) { words = append(words, strings.Split(n.Form, "_")...) })
		out = append(out, e.SplitWords(words))
	}
	return out, nil
}

func eachLeaf(n *CESSNode, do func(*CESSNode)) {
	if n.Leaf() {
		do(n)
	}
	for _, k := range n.Kids {
		eachLeaf(k, do)
	}
}

func rawMeantime(data string, e *text.Engine) ([][]string, error) {
	f, err := os.Open(filepath.Join(data, "meantime_es", "meantime-dev.conll"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]string
	var words []string
	last := ""
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		if len(c) < 4 {
			continue
		}
		if at := c[0] + " " + c[1]; at != last {
			if len(words) > 0 {
				out = append(out, e.SplitWords(words))
			}
			last, words = at, nil
		}
		words = append(words, c[3])
	}
	return append(out, e.SplitWords(words)), sc.Err()
}

func rawFlares(data string, e *text.Engine) ([][]string, error) {
	f, err := os.Open(filepath.Join(data, "flares", "5w1h-train.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]string
	dec := json.NewDecoder(f)
	for {
		var row struct{ Text string }
		if err := dec.Decode(&row); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("flares: %w", err)
		}
		out = append(out, segment(e, row.Text)...)
	}
}
