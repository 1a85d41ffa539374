package train

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/cotejo/cotejo/internal/text"
)

// The settings that the shipped parser comes from; docs/parser.md tells what
// each was measured to bring.
const (
	goldCopies    = 2 // of every sentence of AnCora, the one gold in the manner that is followed
	teacherPairs  = 2 // committee members for each direction
	teacherEpochs = 6 // passes of each, and of the graph parser, over the treebanks
	studentEpochs = 5 // passes of the shipped parser over treebanks and taught sentences
	commentary    = 3 // one sentence in so many of the essays is taught
	parserPrune   = 1 // weights below this, in updates, are dropped
)

// trainParserTask trains the parser that ships: on the treebanks with tags as
// taggers predict them, and on running text that a committee of parsers agrees
// on.
func trainParserTask(p Paths, log io.Writer) error {
	tb, _, lx, err := parserData(p, log)
	if err != nil {
		return err
	}
	parser, err := tb.shippable(p, lx, log)
	if err != nil {
		return err
	}
	return writeParser(filepath.Join(p.Out, "parser.bin"), parser, log)
}

// parserData reads the treebanks, with tags as taggers predict them and as they
// are.
func parserData(p Paths, log io.Writer) (predicted, gold *Treebanks, lx *text.Lexis, err error) {
	if lx, err = readLexis(p); err != nil {
		return nil, nil, nil, err
	}
	if predicted, err = LoadTreebanks(p.Data, filepath.Join(p.Pack, "models", "treebank.yaml")); err != nil {
		return nil, nil, nil, err
	}
	gold = &Treebanks{AnCora: slices.Clone(predicted.AnCora), GSD: slices.Clone(predicted.GSD), CESS: slices.Clone(predicted.CESS)}
	return predicted, gold, lx, predicted.Jackknife(lx, log)
}

// shippable trains a parser on treebanks whose tags are predicted and rounds its
// weights.
func (t *Treebanks) shippable(p Paths, lx *text.Lexis, log io.Writer) (*text.Parser, error) {
	w, err := t.trainParser(p, lx, log)
	if err != nil {
		return nil, err
	}
	return w.Quantise(parserPrune)
}

// trainParser trains committee and parser on treebanks whose tags are predicted.
// The weights that revise the heads lean on those of the committee's graph parser.
func (t *Treebanks) trainParser(p Paths, lx *text.Lexis, log io.Writer) (*ParserWeights, error) {
	examples := t.parseExamples()
	o := DefaultParserOptions()
	o.Lexis = lx
	o.Epochs = teacherEpochs
	labels := relationsOf(examples)
	committee, err := trainTeacher(examples, labels, o, teacherPairs, log)
	if err != nil {
		return nil, err
	}
	raw, tagger, err := runningText(p, lx)
	if err != nil {
		return nil, err
	}
	taught := committee.examples(raw, tagger)
	fmt.Fprintf(log, "parser: %d sentences of treebanks, %d of %d taught\n", len(examples), len(taught), len(raw))
	o.Epochs = studentEpochs
	o.Log = func(epoch int, moves, labels float64) {
		fmt.Fprintf(log, "parser: pass %d, moves %.4f, relations %.4f\n", epoch+1, moves, labels)
	}
	w, err := TrainParser(append(slices.Clone(examples), taught...), labels, o)
	if err != nil {
		return nil, err
	}
	if w.Second, err = trainSecond(examples, labels, o); err != nil {
		return nil, err
	}
	o.Log = nil
	w.Arcs, err = trainReviser(examples, labels, committee.graph.weight, o, log)
	return w, err
}

func (t *Treebanks) parseExamples() []ParseExample {
	var out []ParseExample
	for i := range t.AnCora {
		for range goldCopies {
			out = append(out, ParseExample{Sentence: t.AnCora[i].Sentence})
		}
	}
	for i := range t.CESS {
		out = append(out, ParseExample{Sentence: t.CESS[i].Sentence})
	}
	for i := range t.GSD {
		out = append(out, ParseExample{Sentence: t.GSD[i].Sentence})
	}
	return out
}

// runningText reads the text to teach with and opens the tagger that ships.
func runningText(p Paths, lx *text.Lexis) ([][]string, *text.Tagger, error) {
	e, err := loadWords(p)
	if err != nil {
		return nil, nil, err
	}
	var out [][]string
	for i, read := range []func(string, *text.Engine) ([][]string, error){rawCoNLL, rawMeantime, rawFlares, rawCommentary} {
		sents, err := read(p.Data, e)
		if err != nil {
			return nil, nil, err
		}
		for j := range sents {
			if i < 3 || j%commentary == 0 {
				out = append(out, sents[j])
			}
		}
	}
	dir := os.DirFS(p.Out)
	w, err := text.ReadModel(dir, "lemma.bin")
	if err != nil {
		return nil, nil, fmt.Errorf("%w: train the lemmatiser first", err)
	}
	lemmas, err := text.LoadLemmatiser(w)
	if err != nil {
		return nil, nil, err
	}
	if w, err = text.ReadModel(dir, "tagger.bin"); err != nil {
		return nil, nil, fmt.Errorf("%w: train the tagger first", err)
	}
	tagger, err := text.LoadTagger(w, lx, lemmas.WithLexis(lx))
	return out, tagger, err
}
