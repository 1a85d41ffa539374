package train

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/cotejo/cotejo/internal/text"
)

// NamedDocument is a document annotated with names: sentences of UD words with
// their part of speech, the label of every word, and the gazetteer by which it is
// described.
type NamedDocument struct {
	Sents  []text.Sentence
	Labels [][]uint8
	gaz    *text.Gazetteer
}

// shout copies a document in capitals, one sentence in eight.
func shout(d NamedDocument, from int) NamedDocument {
	out := NamedDocument{gaz: d.gaz}
	for i := range d.Sents {
		if (i+from)%8 != 0 {
			continue
		}
		s := text.Sentence{Tokens: degrade(d.Sents[i].Tokens, inCapitals)}
		out.Sents, out.Labels = append(out.Sents, s), append(out.Labels, d.Labels[i])
	}
	return out
}

var nameOptions = crfOptions{labels: text.NameLabels, epochs: 8, variance: 10, cutoff: 3, prune: 0.02, step: 0.03, chained: true, name: "names"}

// jackknife is into how many parts the documents are cut to give the second pass
// first labels that were not learned from the same documents.
const jackknife = 4

// nameTrainer learns names from documents.
type nameTrainer struct {
	docs  []NamedDocument
	known text.NameKnowledge
	log   io.Writer

	first  []sequence // sentences of the documents, one after the other, then copies in capitals
	doc    []int      // the document of each, -1 for copies
	parts  []*text.Chain
	second []sequence // the same sentences with what the second pass adds
}

// TrainNames learns the kinds of documents and the two passes of the namer, which
// uses the words and the gazetteer that are known, and calibrates its scores on
// the documents that counts accepts, each seen by a namer that did not learn from
// it.
func TrainNames(docs []NamedDocument, counts func(i int) bool, known text.NameKnowledge, log io.Writer) (*text.Namer, error) {
	topics, err := TrainTopics(docs, log)
	if err != nil {
		return nil, err
	}
	known.Topics = topics
	t := nameTrainer{docs: docs, known: known, log: log}
	t.describe()
	first, err := trainChain(t.first, nameOptions, log)
	if err != nil {
		return nil, err
	}
	if err := t.learnParts(); err != nil {
		return nil, err
	}
	second, err := t.learnSecond("names, second pass", func(int) bool { return true })
	if err != nil {
		return nil, err
	}
	curve, err := t.calibration(counts)
	if err != nil {
		return nil, err
	}
	return text.NewNamer(known, first, second, curve)
}

// describe makes what the first pass learns from.
func (t *nameTrainer) describe() {
	for i, d := range t.docs {
		t.append(d, i)
	}
	for i, d := range t.docs {
		t.append(shout(d, i), -1)
	}
}

// about is what is known beforehand of a document.
func (t *nameTrainer) about(d NamedDocument) text.NameKnowledge {
	k := t.known
	k.Gazetteer = d.gaz
	return k
}

func (t *nameTrainer) append(d NamedDocument, i int) {
	for j, f := range text.NameFeatures(d.Sents, t.about(d)) {
		t.first, t.doc = append(t.first, sequence{f, d.Labels[j]}), append(t.doc, i)
	}
}

// without accepts the documents that are not in a part, and copies.
func without(part int) func(i int) bool {
	return func(i int) bool { return i < 0 || i%jackknife != part }
}

// choose gives the sentences of the documents that keep accepts.
func (t *nameTrainer) choose(seqs []sequence, keep func(i int) bool) []sequence {
	var out []sequence
	for k, s := range seqs {
		if keep(t.doc[k]) {
			out = append(out, s)
		}
	}
	return out
}

// learnParts learns a first pass without each part of the documents and adds to
// the features of the part what the second pass sees after it.
func (t *nameTrainer) learnParts() error {
	for part := range jackknife {
		o := nameOptions
		o.name = fmt.Sprintf("names, part %d", part+1)
		c, err := trainChain(t.choose(t.first, without(part)), o, t.log)
		if err != nil {
			return err
		}
		t.parts = append(t.parts, c)
	}
	for i, d := range t.docs {
		n, err := text.NewNamer(t.about(d), t.parts[i%jackknife], nil, nil)
		if err != nil {
			return err
		}
		for _, add := range n.DocumentFeatures(d.Sents) {
			s := t.first[len(t.second)]
			both := sequence{gold: s.gold}
			for k, f := range s.feats {
				both.feats = append(both.feats, slices.Concat(f, add[k]))
			}
			t.second = append(t.second, both)
		}
	}
	t.second = append(t.second, t.first[len(t.second):]...)
	return nil
}

func (t *nameTrainer) learnSecond(name string, keep func(i int) bool) (*text.Chain, error) {
	o := nameOptions
	o.name = name
	return trainChain(t.choose(t.second, keep), o, t.log)
}

// calibration gives, for raw probabilities of a name from 0 to 1 in equal steps,
// how often such names are right in the documents of the first part that counts
// accepts, labelled by passes that did not see them. It never falls (pool adjacent
// violators).
func (t *nameTrainer) calibration(counts func(i int) bool) ([]float32, error) {
	const part = 0
	second, err := t.learnSecond("names, second pass without part 1", without(part))
	if err != nil {
		return nil, err
	}
	var c nameCounts
	for i, d := range t.docs {
		if i%jackknife != part || !counts(i) {
			continue
		}
		n, err := text.NewNamer(t.about(d), t.parts[part], second, nil)
		if err != nil {
			return nil, err
		}
		c.add(n, d)
	}
	fmt.Fprintf(t.log, "names: %d found, %d right in the documents for calibration\n", c.found, c.hits)
	return pool(c.right[:], c.all[:]), nil
}

// curvePoints is in how many points the calibration is written.
const curvePoints = 21

// nameCounts counts names found and names right by raw probability.
type nameCounts struct {
	right, all  [curvePoints]float64
	hits, found int
	work        text.Work
}

// add finds the names of a document and counts them.
func (c *nameCounts) add(n *text.Namer, d NamedDocument) {
	n.Find(d.Sents, &c.work)
	for i := range d.Sents {
		s := d.Sents[i].Tokens
		for k := 0; k < len(s); k++ {
			if !s[k].Begin {
				continue
			}
			end := k + 1
			for end < len(s) && s[end].Name == s[k].Name && !s[end].Begin {
				end++
			}
			at := int(s[k].Score*(curvePoints-1) + 0.5)
			c.all[at]++
			c.found++
			if nameRight(d.Labels[i], k, end, s[k].Name) {
				c.right[at]++
				c.hits++
			}
		}
	}
}

// nameRight reports whether the labels from k to end are exactly one name of the
// type.
func nameRight(labels []uint8, k, end int, typ string) bool {
	for j := k; j < end; j++ {
		if labels[j] != text.NameLabel(typ, j == k, j == end-1) {
			return false
		}
	}
	return true
}

// pool gives the non-decreasing shares nearest to right/all. Every step starts
// with a little of its own place, so that an empty one has a value.
func pool(right, all []float64) []float32 {
	type run struct {
		right, all float64
		steps      int
	}
	var runs []run
	for i := range all {
		p := float64(i) / float64(len(all)-1)
		runs = append(runs, run{right[i] + p, all[i] + 1, 1})
		for k := len(runs) - 1; k > 0 && runs[k].right/runs[k].all < runs[k-1].right/runs[k-1].all; k-- {
			runs[k-1] = run{runs[k-1].right + runs[k].right, runs[k-1].all + runs[k].all, runs[k-1].steps + runs[k].steps}
			runs = runs[:k]
		}
	}
	var out []float32
	for _, r := range runs {
		for range r.steps {
			out = append(out, float32(r.right/r.all))
		}
	}
	return out
}

// trainNamesTask learns the shipped namer, from all annotated text.
func trainNamesTask(p Paths, log io.Writer) error { return trainNamesFrom(p, namesAll, log) }

// trainNamesDevTask learns a namer that has not seen esp.testa, by whose score the
// settings are chosen.
func trainNamesDevTask(p Paths, log io.Writer) error { return trainNamesFrom(p, namesDev, log) }

// The files of CoNLL-2002 that the shipped namer learns from, and those that the
// one learns from by which settings are chosen.
var (
	namesAll = []string{"esp.train", "esp.testa"}
	namesDev = namesAll[:1]
)

func trainNamesFrom(p Paths, files []string, log io.Writer) error {
	lx, err := readLexis(p)
	if err != nil {
		return err
	}
	engine, err := loadWords(p)
	if err != nil {
		return err
	}
	w, err := text.ReadModel(os.DirFS(p.Out), "tagger.bin")
	if err != nil {
		return fmt.Errorf("%w: train the tagger first", err)
	}
	tagger, err := text.LoadTagger(w, lx, nil)
	if err != nil {
		return err
	}
	known, lists, err := BuildGazetteer(p, engine)
	if err != nil {
		return err
	}
	ns := nameSplitter{engine: engine, tagger: tagger}
	var docs []NamedDocument
	for _, f := range files {
		d, err := ns.read(filepath.Join(p.Data, "conll2002", f), known)
		if err != nil {
			return err
		}
		docs = append(docs, d...)
	}
	news := len(docs)
	trees, err := ns.treebank(p, lists)
	if err != nil {
		return err
	}
	n, err := TrainNames(append(docs, trees...), func(i int) bool { return i < news }, text.NameKnowledge{Lexis: lx, Gazetteer: known}, log)
	if err != nil {
		return err
	}
	return save(p, "ner.bin", n.Weights(), log)
}
