package train

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/cotejo/cotejo/internal/text"
)

// Treebanks are the Spanish treebanks that the tagger and the parser learn
// from, in one scheme.
type Treebanks struct {
	AnCora []text.CoNLLSentence // UD_Spanish-AnCora
	GSD    []text.CoNLLSentence // UD_Spanish-GSD, whose scheme differs in places
	CESS   []text.CoNLLSentence // CESS-ESP, converted, without the sentences of AnCora
}

// LoadTreebanks reads the treebanks below a folder of data (ud/ and cess_esp/),
// converts CESS-ESP and brings all to one scheme. words is the path of the
// pack's models/treebank.yaml.
func LoadTreebanks(data, words string) (*Treebanks, error) {
	f, err := os.Open(words)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w, err := ReadTreebankWords(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", words, err)
	}
	t := &Treebanks{}
	if t.AnCora, err = ReadTreebank(filepath.Join(data, "ud", "es_ancora-ud-dev.conllu")); err != nil {
		return nil, err
	}
	if t.GSD, err = ReadTreebank(filepath.Join(data, "ud", "es_gsd-ud-dev.conllu")); err != nil {
		return nil, err
	}
	trees, err := ReadCESS(filepath.Join(data, "cess_esp", "cess_esp-dev.zip"))
	if err != nil {
		return nil, err
	}
	for _, set := range [][]text.CoNLLSentence{t.AnCora, t.GSD} {
		for i := range set {
			w.Normalise(&set[i].Sentence)
		}
	}
	t.CESS = convertWithout(trees, t.AnCora, &w)
	return t, nil
}

// convertWithout converts the trees whose sentences gold does not hold, each
// sentence once.
func convertWithout(trees []CESSTree, gold []text.CoNLLSentence, w *TreebankWords) []text.CoNLLSentence {
	seen := map[string]bool{}
	for i := range gold {
		seen[WordKey(gold[i].Tokens)] = true
	}
	v := NewConverter(trees, gold, w)
	var out []text.CoNLLSentence
	for _, t := range trees {
		s := v.Convert(t)
		key := WordKey(s.Tokens)
		if key == "" || seen[key] {
			continue
		}
		seen[key] = true
		w.Normalise(&s.Sentence)
		out = append(out, s)
	}
	return out
}
