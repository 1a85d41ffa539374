package text

import (
	"strings"
	"testing"
)

func TestInsertedVerbsOfSaying(t *testing.T) {
	labels := []string{"advcl", "case", "conj", "ccomp", "det", "mark", "nsubj", "obj", "obl", "parataxis", "root"}
	p, err := NewParser(labels, make([]int8, 8), make([]int8, 32), make([]int8, 32), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		{ // what was said hangs under the verb
			"norma/NOUN/2/nsubj –/PUNCT añadió/VERB/0/root –/PUNCT obliga/VERB/2/ccomp",
			"norma/3/nsubj añadió/3/parataxis obliga/0/root"},
		{ // the verb hangs under what was said
			"norma/NOUN/2/nsubj ,/PUNCT añadió/VERB/3/advcl ,/PUNCT obliga/VERB/0/root",
			"norma/3/nsubj añadió/3/parataxis obliga/0/root"},
		{ // one mark is not enough
			"norma/NOUN/2/nsubj ,/PUNCT añadió/VERB/0/root obliga/VERB/2/ccomp",
			"norma/2/nsubj añadió/0/root obliga/2/ccomp"},
		{ // what was said stands before the verb
			"obliga/VERB/2/ccomp ,/PUNCT añadió/VERB/0/root ,/PUNCT obliga/VERB/2/ccomp",
			"obliga/2/ccomp añadió/0/root obliga/2/ccomp"},
		{ // a clause with a conjunction or without a finite verb is not what was said
			"norma/NOUN/2/nsubj ,/PUNCT añadió/VERB/0/root ,/PUNCT si/SCONJ/4/mark obliga/VERB/2/advcl",
			"norma/2/nsubj añadió/0/root si/4/mark obliga/2/advcl"},
		{"norma/NOUN/2/nsubj ,/PUNCT añadió/VERB/0/root ,/PUNCT obligar/VERB/2/advcl", "norma/2/nsubj añadió/0/root obligar/2/advcl"},
		{ // nor is what else was done
			"bien/ADV/2/advcl ,/PUNCT añadió/VERB/0/root ,/PUNCT y/CCONJ/4/mark salió/VERB/2/conj",
			"bien/2/advcl añadió/0/root y/4/mark salió/2/conj"},
		{ // any other verb
			"norma/NOUN/2/nsubj ,/PUNCT entró/VERB/0/root ,/PUNCT obliga/VERB/2/ccomp",
			"norma/2/nsubj entró/0/root obliga/2/ccomp"},
	} {
		m := parsed(t, labels, c.words)
		i := 0
		for w := range strings.FieldsSeq(c.words) {
			switch f := strings.Split(w, "/"); {
			case f[0] == "añadió":
				m.nodes[i].say = 1
				i++
			case f[1] != "PUNCT":
				i++
			}
		}
		p.insertedVerbs(m)
		if s := treeOf(m, labels, c.words); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, s, c.want)
		}
	}
}
