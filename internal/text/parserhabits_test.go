package text

import (
	"slices"
	"strings"
	"testing"
)

// parsed makes a complete tree of words "form/part of speech/head/relation", heads
// counted from 1, 0 for the root. "el" and "la" are articles, forms in -r infinitives.
func parsed(t *testing.T, labels []string, words string) *ParseState {
	t.Helper()
	var s Sentence
	var heads []int32
	var rels []uint8
	for w := range strings.FieldsSeq(words) {
		f := strings.Split(w, "/")
		tok := Token{Form: f[0], Lower: f[0], UPOS: ParseUPOS(f[1])}
		switch {
		case tok.UPOS == DET && (f[0] == "el" || f[0] == "la"):
			tok.Feats = "Definite=Def|Number=Sing|PronType=Art"
		case tok.UPOS == VERB && strings.HasSuffix(f[0], "r"):
			tok.Feats = "VerbForm=Inf"
		case tok.UPOS == VERB, tok.UPOS == AUX:
			tok.Feats = "Number=Sing|VerbForm=Fin"
		case tok.UPOS == NOUN:
			tok.Feats = "Number=Sing"
		}
		s.Tokens = append(s.Tokens, tok)
		if tok.UPOS != PUNCT {
			h := int32(f[2][0] - '0')
			if h == 0 {
				h = int32(len(strings.Fields(words)) + 1)
			}
			rel := slices.Index(labels, f[3])
			if rel < 0 {
				t.Fatalf("no relation %s", f[3])
			}
			heads, rels = append(heads, h-1), append(rels, uint8(rel))
		}
	}
	m := NewParseState(labels, nil)
	m.Reset(&s)
	for i, h := range heads {
		heads[i] = min(h, int32(m.n))
	}
	m.SetHeads(heads)
	copy(m.Rel, rels)
	m.Complete()
	return m
}

func TestPhrasesAsTheTreebanksHaveThem(t *testing.T) {
	labels := []string{"acl", "advcl", "advmod", "appos", "aux", "case", "ccomp", "cop", "det", "mark", "nmod", "nsubj", "nummod", "obj", "obl", "root", "xcomp"}
	p, err := NewParser(labels, make([]int8, 8), make([]int8, 48), make([]int8, 48), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		{ // an article without a noun
			"supera/VERB/0/root a/ADP/5/case la/DET/5/det de/ADP/5/case Lugo/PROPN/1/obl",
			"supera/0/root a/3/case la/1/obl de/5/case Lugo/3/nmod"},
		{ // the same as the first word of a sentence, under a later verb
			"la/DET/3/det de/ADP/3/case Lugo/PROPN/4/nsubj ganó/VERB/0/root",
			"la/4/nsubj de/3/case Lugo/1/nmod ganó/0/root"},
		{ // what is no adverbial, having no preposition, is the subject
			"la/DET/3/det de/ADP/3/case Lugo/PROPN/4/obl ganó/VERB/0/root",
			"la/4/nsubj de/3/case Lugo/1/nmod ganó/0/root"},
		{
			"con/ADP/4/case la/DET/4/det de/ADP/4/case Lugo/PROPN/5/obl ganó/VERB/0/root",
			"con/2/case la/5/obl de/4/case Lugo/2/nmod ganó/0/root"},
		{
			"la/DET/3/det de/ADP/3/case Lugo/PROPN/5/obl ella/PRON/5/nsubj ganó/VERB/0/root",
			"la/5/obl de/3/case Lugo/1/nmod ella/5/nsubj ganó/0/root"},
		{
			"verdad/NOUN/4/obl es/AUX/4/cop que/SCONJ/4/mark salió/VERB/0/root ella/PRON/4/nsubj",
			"verdad/2/nsubj es/0/root que/4/mark salió/2/ccomp ella/4/nsubj"},
		{ // with a noun, or a pause, there is nothing to stand for
			"ve/VERB/0/root la/DET/3/det casa/NOUN/1/obj de/ADP/5/case Lugo/PROPN/3/nmod",
			"ve/0/root la/3/det casa/1/obj de/5/case Lugo/3/nmod"},
		{"ve/VERB/0/root un/DET/4/det de/ADP/4/case Lugo/PROPN/1/obj", "ve/0/root un/4/det de/4/case Lugo/1/obj"},
		{ // how long ago
			"vino/VERB/0/root desde/ADP/5/case hace/VERB/5/acl dos/NUM/5/nummod años/NOUN/1/obl",
			"vino/0/root desde/3/case hace/1/advcl dos/5/nummod años/3/obj"},
		{ // a clause behind its noun stays
			"años/NOUN/0/root que/PRON/3/nsubj hace/VERB/1/acl", "años/0/root que/3/nsubj hace/1/acl"},
		{ // what there is to do
			"no/ADV/4/advmod hay/AUX/4/aux que/SCONJ/4/mark salir/VERB/0/root hoy/ADV/4/advmod",
			"no/2/advmod hay/0/root que/4/mark salir/2/xcomp hoy/4/advmod"},
		{ // an auxiliary beside its verb stays
			"ha/AUX/2/aux salido/VERB/0/root", "ha/2/aux salido/0/root"},
		{ // what the matter is
			"verdad/NOUN/4/nsubj es/AUX/4/cop que/SCONJ/4/mark salió/VERB/0/root",
			"verdad/2/nsubj es/0/root que/4/mark salió/2/ccomp"},
		{ // times of day, at the end too
			"sale/VERB/0/root a/ADP/5/case la/DET/4/det 13:30/NUM/5/nummod hora/NOUN/1/obl",
			"sale/0/root a/4/case la/4/det 13:30/1/obl hora/4/appos"},
		{"pesa/VERB/0/root la/DET/4/det 13/NUM/4/nummod kilos/NOUN/1/obj", "pesa/0/root la/4/det 13/4/nummod kilos/1/obj"},
	} {
		m := parsed(t, labels, c.words)
		p.asTreebanks(m)
		if s := treeOf(m, labels, c.words); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, s, c.want)
		}
	}
}

// treeOf writes "form/head/relation" for every word of a tree that parsed made;
// punctuation is left out.
func treeOf(m *ParseState, labels []string, words string) string {
	var out []string
	for w := range strings.FieldsSeq(words) {
		f := strings.Split(w, "/")
		if f[1] == "PUNCT" {
			continue
		}
		i, h := len(out), "0"
		if int(m.Head[i]) < m.n {
			h = string(rune('1' + m.Head[i]))
		}
		out = append(out, f[0]+"/"+h+"/"+labels[m.Rel[i]])
	}
	return strings.Join(out, " ")
}

func TestRelationsOfClauses(t *testing.T) {
	labels := []string{"acl", "advcl", "advmod", "case", "ccomp", "cop", "mark", "obl", "root"}
	p, err := NewParser(labels, make([]int8, 8), make([]int8, 32), make([]int8, 32), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		{ // before a conjunction, whatever the predicate
			"duda/VERB/0/root de/ADP/4/case que/SCONJ/4/mark feo/ADJ/1/ccomp", "duda/0/root de/4/mark que/4/mark feo/1/ccomp"},
		{"duda/VERB/0/root de/ADP/3/case ella/PRON/1/obl", "duda/0/root de/3/case ella/1/obl"},
		{ // before a finite verb, not before an infinitive
			"desde/ADP/2/case hace/VERB/0/root", "desde/2/mark hace/0/root"},
		{"a/ADP/2/case ver/VERB/0/root", "a/2/case ver/0/root"},
		{ // a finite clause under an adverb is adverbial
			"salió/VERB/0/root antes/ADV/1/advmod que/SCONJ/4/mark comió/VERB/2/acl", "salió/0/root antes/1/advmod que/4/mark comió/2/advcl"},
		{"salió/VERB/0/root sólo/ADV/1/advmod por/ADP/4/mark comer/VERB/2/acl", "salió/0/root sólo/1/advmod por/4/mark comer/2/acl"},
	} {
		m := parsed(t, labels, c.words)
		p.clauseRelations(m)
		if s := treeOf(m, labels, c.words); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, s, c.want)
		}
	}
}

func TestClockTimes(t *testing.T) {
	for s, want := range map[string]bool{"12:30": true, "9:05": true, "123:30": false, "12:3": false, "12.30": false, ":30": false, "ab:cd": false, "": false} {
		if clockTime(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
