package train

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// NamedDocument is a document annotated with names: sentences of UD words with
// their part of speech, and the label of every word.
type NamedDocument struct {
	Sents  []text.Sentence
	Labels [][]uint8
}

// nameSplitter turns annotated sentences into documents for training.
type nameSplitter struct {
	engine *text.Engine
	tagger *text.Tagger
	work   text.Work
}

// documents cuts a CoNLL-2002 file at the sentences that open its articles, and
// its tokens into words.
func (ns *nameSplitter) documents(sents []NamedSentence) []NamedDocument {
	var out []NamedDocument
	var cur NamedDocument
	for _, s := range sents {
		sent, labels := ns.sentence(s)
		if len(cur.Sents) > 0 && text.OpensArticle(sent.Tokens) {
			out = append(out, cur)
			cur = NamedDocument{}
		}
		cur.Sents, cur.Labels = append(cur.Sents, sent), append(cur.Labels, labels)
	}
	return append(out, cur)
}

func (ns *nameSplitter) read(path string) ([]NamedDocument, error) {
	sents, err := ReadCoNLL2002(path)
	if err != nil {
		return nil, err
	}
	return ns.documents(sents), nil
}

// sentence splits the tokens of a sentence into tagged words with their labels.
func (ns *nameSplitter) sentence(s NamedSentence) (text.Sentence, []uint8) {
	var sent text.Sentence
	var types []string
	var begins []bool
	for _, w := range s.Words {
		typ, begin := "", false
		if len(w.Tag) > 2 {
			typ, begin = w.Tag[2:], w.Tag[0] == 'B'
		}
		for k, f := range ns.engine.SplitWords([]string{w.Form}) {
			sent.Tokens = append(sent.Tokens, text.Token{Form: f, Lower: strings.ToLower(f), Head: -1})
			types, begins = append(types, typ), append(begins, begin && k == 0)
		}
	}
	ns.tagger.Tag(sent.Tokens, &ns.work)
	return sent, nameLabels(types, begins)
}

// nameLabels turns types and beginnings into labels.
func nameLabels(types []string, begins []bool) []uint8 {
	out := make([]uint8, len(types))
	for i := range types {
		if types[i] == "" {
			continue
		}
		first := begins[i] || i == 0 || types[i-1] != types[i]
		last := i+1 == len(types) || begins[i+1] || types[i+1] != types[i]
		out[i] = text.NameLabel(types[i], first, last)
	}
	return out
}

// shout copies a document in capitals, one sentence in eight.
func shout(d NamedDocument, from int) NamedDocument {
	var out NamedDocument
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

// TrainNames learns the two passes of the namer.
func TrainNames(docs []NamedDocument, extra []NamedDocument, lx *text.Lexis, gaz *text.Gazetteer, o crfOptions, log io.Writer) (*text.Namer, error) {
	for i := range docs {
		extra = append(extra, shout(docs[i], i))
	}
	feats := make([][][][]uint32, len(docs))
	for i := range docs {
		feats[i] = text.NameFeatures(docs[i].Sents, lx, gaz)
	}
	more := nameSequences(extra, lx, gaz)
	first, err := trainChain(append(join(docs, feats, func(int) bool { return true }), more...), o, log)
	if err != nil {
		return nil, err
	}
	labels, err := foldLabels(docs, feats, more, lx, gaz, o, log)
	if err != nil {
		return nil, err
	}
	for i := range docs {
		add := text.DocumentFeatures(docs[i].Sents, labels[i], lx, gaz)
		for j := range feats[i] {
			for k := range feats[i][j] {
				feats[i][j][k] = append(slices.Clip(feats[i][j][k]), add[j][k]...)
			}
		}
	}
	o.name = "names, second pass"
	second, err := trainChain(append(join(docs, feats, func(int) bool { return true }), more...), o, log)
	if err != nil {
		return nil, err
	}
	return text.NewNamer(lx, gaz, first, second, nil)
}

func nameSequences(docs []NamedDocument, lx *text.Lexis, gaz *text.Gazetteer) []sequence {
	var out []sequence
	for _, d := range docs {
		for j, f := range text.NameFeatures(d.Sents, lx, gaz) {
			out = append(out, sequence{f, d.Labels[j]})
		}
	}
	return out
}

// join gives the sentences of the documents that keep accepts.
func join(docs []NamedDocument, feats [][][][]uint32, keep func(int) bool) []sequence {
	var out []sequence
	for i := range docs {
		if !keep(i) {
			continue
		}
		for j := range docs[i].Sents {
			out = append(out, sequence{feats[i][j], docs[i].Labels[j]})
		}
	}
	return out
}

// foldLabels labels every document by a first pass that did not see it.
func foldLabels(docs []NamedDocument, feats [][][][]uint32, more []sequence, lx *text.Lexis, gaz *text.Gazetteer, o crfOptions, log io.Writer) ([][][]uint8, error) {
	out := make([][][]uint8, len(docs))
	o.epochs = (o.epochs + 1) / 2
	for fold := range jackknife {
		o.name = fmt.Sprintf("names, part %d", fold+1)
		c, err := trainChain(append(join(docs, feats, func(i int) bool { return i%jackknife != fold }), more...), o, log)
		if err != nil {
			return nil, err
		}
		n, err := text.NewNamer(lx, gaz, c, nil, nil)
		if err != nil {
			return nil, err
		}
		var w text.Work
		for i := fold; i < len(docs); i += jackknife {
			for j := range docs[i].Sents {
				out[i] = append(out[i], n.FirstLabels(docs[i].Sents[j].Tokens, &w))
			}
		}
	}
	return out, nil
}

// BuildGazetteer collects the phrases that the namer is told of: countries,
// places and organisations of the pack and the world tables, given names and
// surnames, and the typed names of the treebanks.
func BuildGazetteer(p Paths, e *text.Engine) (*text.Gazetteer, error) {
	g := gazetteerBuilder{engine: e, pack: packFS(p)}
	for _, f := range []struct {
		file   string
		column int
		class  uint16
	}{
		{"words/countries.tsv", 1, text.GazCountry}, {"words/countries.tsv", 2, text.GazCountry},
		{"words/country-forms.tsv", 0, text.GazCountry}, {"words/capitals.tsv", 0, text.GazPlace},
		{"words/regions.tsv", 0, text.GazPlace}, {"words/city-names.tsv", 2, text.GazPlace},
		{"words/areas.tsv", 1, text.GazPlace}, {"words/organisations.tsv", 3, text.GazOrganisation},
		{"words/agencies.tsv", 0, text.GazOrganisation}, {"words/outlets.tsv", 0, text.GazOrganisation},
		{"words/services.tsv", 3, text.GazOrganisation}, {"words/governments.tsv", 0, text.GazOrganisation},
		{"words/given-names.tsv", 0, text.GazGiven}, {"words/surnames.tsv", 0, text.GazSurname},
	} {
		if err := g.table(f.file, f.column, f.class); err != nil {
			return nil, err
		}
	}
	world := filepath.Join(filepath.Dir(filepath.Clean(p.Pack)), "world")
	if err := g.cities(filepath.Join(world, "cities.tsv.gz")); err != nil {
		return nil, err
	}
	if err := g.treebanks(p); err != nil {
		return nil, err
	}
	return text.NewGazetteer(g.phrases, g.classes), nil
}

type gazetteerBuilder struct {
	engine  *text.Engine
	pack    fs.FS
	phrases [][]string
	classes []uint16
}

func (g *gazetteerBuilder) add(phrase string, class uint16) {
	words := strings.Fields(phrase)
	if len(words) == 0 || len(phrase) < 3 {
		return
	}
	words = g.engine.SplitWords(words)
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	g.phrases, g.classes = append(g.phrases, words), append(g.classes, class)
}

func (g *gazetteerBuilder) table(file string, column int, class uint16) error {
	b, err := fs.ReadFile(g.pack, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		f := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || len(f) <= column {
			continue
		}
		for name := range strings.SplitSeq(f[column], ";") {
			g.add(name, class)
		}
	}
	return nil
}

func (g *gazetteerBuilder) cities(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		if name, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			g.add(name, text.GazPlace)
		}
	}
	return nil
}

// typedNames maps the class of a proper noun in an EAGLES tag.
var typedNames = map[string]uint16{"np0000p": text.GazPER, "np0000o": text.GazORG, "np0000l": text.GazLOC, "np0000a": text.GazMISC}

// treebanks adds the typed names of CESS-ESP; persons also word by word.
func (g *gazetteerBuilder) treebanks(p Paths) error {
	trees, err := ReadCESS(filepath.Join(p.Data, "cess_esp", "cess_esp-dev.zip"))
	if err != nil {
		return err
	}
	for _, t := range trees {
		eachLeaf(t.Root, func(n *CESSNode) {
			class, ok := typedNames[strings.ToLower(n.Tag)]
			if !ok {
				return
			}
			g.add(strings.ReplaceAll(n.Form, "_", " "), class)
			if class != text.GazPER {
				return
			}
			for w := range strings.SplitSeq(n.Form, "_") {
				if w != strings.ToLower(w) {
					g.add(w, text.GazPER)
				}
			}
		})
	}
	return nil
}

// curvePoints is in how many points the calibration is written.
const curvePoints = 21

// calibration gives, for raw probabilities of a name from 0 to 1 in equal steps,
// how often such names are right in documents that were not learned from. It
// never falls (pool adjacent violators).
func calibration(n *text.Namer, docs []NamedDocument, log io.Writer) []float32 {
	var right, all [curvePoints]float64
	var w text.Work
	hits, found := 0, 0
	for _, d := range docs {
		n.Find(d.Sents, &w)
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
				all[at]++
				found++
				if nameRight(d.Labels[i], k, end, s[k].Name) {
					right[at]++
					hits++
				}
			}
		}
	}
	fmt.Fprintf(log, "names: %d found, %d right in the documents for calibration\n", found, hits)
	return pool(right[:], all[:])
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
