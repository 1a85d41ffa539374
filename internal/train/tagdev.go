package train

import (
	"fmt"
	"io"

	"github.com/cotejo/cotejo/internal/text"
)

// extractionFeats are the features of morphology that extraction reads.
var extractionFeats = [...]string{"VerbForm", "Mood", "Tense", "Person", "Number", "Gender", "PronType", "Poss", "Reflex"}

// trainTaggerDevTask trains tagger and lemmatiser as the tasks of that name do, on
// all but a fifth of AnCora and its copies in CESS-ESP, and scores them on the
// fifth: as it is written, in capitals, without accents, and both.
func trainTaggerDevTask(p Paths, log io.Writer) error {
	lx, err := readLexis(p)
	if err != nil {
		return err
	}
	data, held, err := ReadTagged(p, func(i int, _ *text.CoNLLSentence) bool { return foldOf(i) == heldFold })
	if err != nil {
		return err
	}
	l, err := TrainLemmas(data, lx.Verbs, io.Discard)
	if err != nil {
		return err
	}
	t, err := TrainTagger(data, lx, io.Discard)
	if err != nil {
		return err
	}
	if t, err = text.LoadTagger(text.PutTagger(t), lx, l.WithLexis(lx)); err != nil {
		return err
	}
	var work text.Work
	for how := asWritten; how <= capitalsWithoutAccents; how++ {
		var sc tagScore
		for i := range held {
			found := degrade(held[i].Tokens, how)
			t.Annotate(found, &work)
			sc.add(held[i].Tokens, found)
		}
		fmt.Fprintf(log, "AnCora, not seen, %s: %s\n", how, sc)
	}
	return nil
}

// tagScore counts words, and those that are right: part of speech of all, part
// of speech with the features of extraction and lemma of all but names.
type tagScore struct{ words, pos, common, feats, lemmas int }

func (sc *tagScore) add(gold, found []text.Token) {
	for i := range gold {
		g, f := &gold[i], &found[i]
		sc.words++
		same := g.UPOS == f.UPOS
		if same {
			sc.pos++
		}
		if g.UPOS == text.PROPN {
			continue
		}
		sc.common++
		if g.Lemma == f.Lemma {
			sc.lemmas++
		}
		for _, name := range extractionFeats {
			same = same && g.Feats.Get(name) == f.Feats.Get(name)
		}
		if same {
			sc.feats++
		}
	}
}

func (sc tagScore) String() string {
	percent := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	return fmt.Sprintf("%d words, parts of speech %.2f, with features %.2f, lemmas %.2f",
		sc.words, percent(sc.pos, sc.words), percent(sc.feats, sc.common), percent(sc.lemmas, sc.common))
}
