package train

import (
	"fmt"
	"io"
	"slices"

	"github.com/cotejo/cotejo/internal/text"
)

// jackknifeFolds and jackknifeEpochs are the settings of Jackknife; the taggers
// need fewer passes than the one that ships.
const (
	jackknifeFolds  = 5
	jackknifeEpochs = 8
	jackknifeBlock  = 12 // sentences that stay together, so that a text is not split finely
)

// Jackknife gives the sentences of the treebanks the tags, morphology and lemmas
// of taggers that have not seen them, so that a parser learns from tags as it
// will find them. The taggers learn from AnCora and CESS-ESP, as the one that
// ships; GSD, which follows another scheme, is tagged like unseen text. Trees
// stay as they are. The treebanks are changed in place.
func (t *Treebanks) Jackknife(lx *text.Lexis, log io.Writer) error {
	sets := [][]text.CoNLLSentence{t.AnCora, t.CESS, t.GSD}
	tagged := make([][][]text.Token, len(sets))
	for i, set := range sets {
		tagged[i] = make([][]text.Token, len(set))
	}
	for fold := range jackknifeFolds {
		tagger, err := t.foldTagger(fold, lx)
		if err != nil {
			return err
		}
		var work text.Work
		for i, set := range sets {
			for j := range set {
				if foldOf(j) == fold {
					tagged[i][j] = slices.Clone(set[j].Tokens)
					tagger.Annotate(tagged[i][j], &work)
				}
			}
		}
		fmt.Fprintf(log, "jackknife: fold %d of %d\n", fold+1, jackknifeFolds)
	}
	for i, set := range sets {
		for j := range set {
			set[j].Tokens = tagged[i][j]
		}
	}
	return nil
}

func foldOf(sentence int) int { return sentence / jackknifeBlock % jackknifeFolds }

// foldTagger trains on everything that is not in a fold.
func (t *Treebanks) foldTagger(fold int, lx *text.Lexis) (*text.Tagger, error) {
	rest := &Tagged{}
	var sents [][]text.Token
	keep := func(out *[]text.CoNLLSentence, set []text.CoNLLSentence) {
		for j := range set {
			if foldOf(j) != fold {
				*out = append(*out, set[j])
				sents = append(sents, set[j].Tokens)
			}
		}
	}
	keep(&rest.Gold, t.AnCora)
	keep(&rest.Converted, t.CESS)
	o := posOptions
	o.epochs = jackknifeEpochs
	pos, err := trainChain(posSequences(sents, lx), o, io.Discard)
	if err != nil {
		return nil, err
	}
	morph, err := trainMorph(sents, lx, io.Discard)
	if err != nil {
		return nil, err
	}
	lemmas, err := TrainLemmas(rest, lx.Verbs, io.Discard)
	if err != nil {
		return nil, err
	}
	return text.NewTagger(lx, pos, morph, lemmas.WithLexis(lx))
}
