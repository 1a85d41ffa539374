package train

import (
	"path/filepath"
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// nameSplitter turns annotated sentences into documents for training.
type nameSplitter struct {
	engine *text.Engine
	tagger *text.Tagger
	work   text.Work
}

// documents cuts a CoNLL-2002 file at the sentences that open its articles, and
// its tokens into words; gaz describes them.
func (ns *nameSplitter) documents(sents []NamedSentence, gaz *text.Gazetteer) []NamedDocument {
	var out []NamedDocument
	cur := NamedDocument{gaz: gaz}
	for _, s := range sents {
		sent, labels := ns.sentence(s)
		if len(cur.Sents) > 0 && text.OpensArticle(sent.Tokens) {
			out = append(out, cur)
			cur = NamedDocument{gaz: gaz}
		}
		cur.Sents, cur.Labels = append(cur.Sents, sent), append(cur.Labels, labels)
	}
	return append(out, cur)
}

func (ns *nameSplitter) read(path string, gaz *text.Gazetteer) ([]NamedDocument, error) {
	sents, err := ReadCoNLL2002(path)
	if err != nil {
		return nil, err
	}
	return ns.documents(sents, gaz), nil
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

// treebank gives the documents of CESS-ESP with the names that its tags type;
// gaz describes them.
func (ns *nameSplitter) treebank(p Paths, gaz *text.Gazetteer) ([]NamedDocument, error) {
	trees, err := ReadCESS(filepath.Join(p.Data, "cess_esp", "cess_esp-dev.zip"))
	if err != nil {
		return nil, err
	}
	var out []NamedDocument
	for i, t := range trees {
		sent, labels := ns.sentence(cessNames(t))
		if len(labels) == 0 {
			continue
		}
		if i == 0 || t.File != trees[i-1].File || len(out) == 0 {
			out = append(out, NamedDocument{gaz: gaz})
		}
		d := &out[len(out)-1]
		d.Sents, d.Labels = append(d.Sents, sent), append(d.Labels, labels)
	}
	return out, nil
}

// cessTypes maps the class of a proper noun in an EAGLES tag.
var cessTypes = map[string]string{"np0000p": text.PER, "np0000o": text.ORG, "np0000l": text.LOC, "np0000a": text.MISC}

// cessNames gives the words of a tree, multiword units cut up, and its names.
func cessNames(t CESSTree) NamedSentence {
	var out NamedSentence
	eachLeaf(t.Root, func(n *CESSNode) {
		typ := cessTypes[strings.ToLower(n.Tag)]
		part := "B-"
		for f := range strings.SplitSeq(n.Form, "_") {
			if f == "" {
				continue
			}
			w := NamedWord{Form: f, Tag: "O"}
			if typ != "" {
				w.Tag = part + typ
			}
			part = "I-"
			out.Words = append(out.Words, w)
		}
	})
	return out
}
