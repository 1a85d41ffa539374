// Package train makes the weights of the reading engine from public data. It is
// deterministic: the same data give the same bytes.
package train

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/cotejo/cotejo/internal/text"
)

// Paths say where training reads and writes.
type Paths struct {
	Data string // folder of the public data
	Pack string // folder of the language pack: models/lists.zip or words/ is read
	Out  string // folder the weights are written to
}

// Task is one set of weights that can be trained.
type Task struct {
	Name  string
	About string // one sentence
	Run   func(p Paths, log io.Writer) error
	Dev   bool // is run when it is named, not by all
}

// Tasks lists what can be trained, in the order in which one needs the other.
func Tasks() []Task {
	return []Task{
		{Name: "lists", About: "keeps today's word lists in " + listsFile + ", which training reads; not part of all", Run: keepLists, Dev: true},
		{Name: "clusters", About: "classes of words that behave alike, from running text", Run: trainClustersTask},
		{Name: "rarity", About: "how common words are in running text, by which stories are told apart; goes to words/rarity.tsv of the pack", Run: trainRarityTask},
		{Name: "tagger", About: "parts of speech and morphology, from AnCora and CESS-ESP", Run: trainTaggerTask},
		{Name: "lemma", About: "lemmas, from AnCora, CESS-ESP and GSD", Run: trainLemmaTask},
		{Name: "parser", About: "dependency trees, from AnCora, CESS-ESP, GSD and running text; tagger and lemma come first", Run: trainParserTask},
		{Name: "ner", About: "names, from CoNLL-2002, CESS-ESP and gazetteers; tagger and clusters come first", Run: trainNamesTask},
		{Name: "tagger-dev", About: "the scores of a tagger that has not seen a fifth of AnCora, there, also in capitals and without accents; not part of all", Run: trainTaggerDevTask, Dev: true},
		{Name: "parser-dev", About: "a parser that has not seen a fifth of the treebanks, and its scores there; not part of all", Run: trainParserDevTask, Dev: true},
		{Name: "ner-dev", About: "names without esp.testa, whose score chooses the settings; not part of all", Run: trainNamesDevTask, Dev: true},
		{Name: "sums", About: "records the weights in -out, the word lists and the data in the pack's " + sumsFile + "; not part of all", Run: writeSums, Dev: true},
		{Name: "verify", About: "compares the weights in -out, the word lists and the data with those recorded; not part of all", Run: verifySums, Dev: true},
	}
}

// save writes weights to the output folder.
func save(p Paths, name string, w *text.Weights, log io.Writer) error {
	b := text.WriteModel(w)
	fmt.Fprintf(log, "%s: %d bytes\n", name, len(b))
	return os.WriteFile(filepath.Join(p.Out, name), b, 0o644)
}

// loadWords opens the engine that cuts running text into words.
func loadWords(p Paths) (*text.Engine, error) {
	lists, err := packFS(p)
	if err != nil {
		return nil, err
	}
	return text.LoadWords(lists)
}

// rawWordsOf gives the words of the running text, sentence by sentence.
func rawWordsOf(p Paths) ([][]string, error) {
	e, err := loadWords(p)
	if err != nil {
		return nil, err
	}
	return RawWords(p.Data, e)
}

func trainClustersTask(p Paths, log io.Writer) error {
	sents, err := rawWordsOf(p)
	if err != nil {
		return err
	}
	return save(p, "clusters.bin", TrainClusters(sents, log).Weights(), log)
}

// readLexis opens the clusters that an earlier task wrote and the pack's word lists.
func readLexis(p Paths) (*text.Lexis, error) {
	lists, err := packFS(p)
	if err != nil {
		return nil, err
	}
	return lexisOf(p, lists)
}

// lexisOf joins the classes of words to word lists.
func lexisOf(p Paths, lists fs.FS) (*text.Lexis, error) {
	w, err := text.ReadModel(os.DirFS(p.Out), "clusters.bin")
	if err != nil {
		return nil, fmt.Errorf("%w: train the clusters first", err)
	}
	cl, err := text.LoadClusters(w)
	if err != nil {
		return nil, err
	}
	return text.LoadLexis(lists, cl)
}

func trainTaggerTask(p Paths, log io.Writer) error {
	lx, err := readLexis(p)
	if err != nil {
		return err
	}
	data, _, err := ReadTagged(p, nil)
	if err != nil {
		return err
	}
	t, err := TrainTagger(data, lx, log)
	if err != nil {
		return err
	}
	return save(p, "tagger.bin", text.PutTagger(t), log)
}

func trainLemmaTask(p Paths, log io.Writer) error {
	data, _, err := ReadTagged(p, nil)
	if err != nil {
		return err
	}
	lists, err := packFS(p)
	if err != nil {
		return err
	}
	verbs, err := text.LoadVerbs(lists)
	if err != nil {
		return err
	}
	l, err := TrainLemmas(data, verbs, log)
	if err != nil {
		return err
	}
	return save(p, "lemma.bin", l.Weights(), log)
}
