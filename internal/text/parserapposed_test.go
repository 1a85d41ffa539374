package text

import "testing"

func TestSubjectsTakenForAppositions(t *testing.T) {
	labels := []string{"appos", "case", "det", "nsubj", "obl", "root"}
	p, err := NewParser(labels, make([]int8, 8), make([]int8, 16), make([]int8, 16), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		{ // an article parts it from the noun
			"por/ADP/3/case su/DET/3/det parte/NOUN/6/obl el/DET/5/det partido/NOUN/3/appos votó/VERB/0/root",
			"por/3/case su/3/det parte/6/obl el/5/det partido/6/nsubj votó/0/root"},
		{ // a comma does
			"en/ADP/2/case Lugo/PROPN/4/obl ,/PUNCT Ana/PROPN/2/appos votó/VERB/0/root",
			"en/2/case Lugo/4/obl Ana/4/nsubj votó/0/root"},
		{ // two commas make it an apposition
			"en/ADP/2/case Lugo/PROPN/4/obl ,/PUNCT Ana/PROPN/2/appos ,/PUNCT votó/VERB/0/root",
			"en/2/case Lugo/4/obl Ana/2/appos votó/0/root"},
		{ // and so does the noun right before it
			"en/ADP/3/case el/DET/3/det barrio/NOUN/5/obl Ana/PROPN/3/appos votó/VERB/0/root",
			"en/3/case el/3/det barrio/5/obl Ana/3/appos votó/0/root"},
		{ // a bracket that closes behind it holds it
			"en/ADP/2/case Lugo/PROPN/5/obl (/PUNCT 2/NUM/2/appos el/DET/5/det lunes/NOUN/3/appos )/PUNCT votó/VERB/0/root",
			"en/2/case Lugo/5/obl 2/2/appos el/5/det lunes/3/appos votó/0/root"},
		{ // the verb has a subject
			"en/ADP/2/case Lugo/PROPN/4/obl ,/PUNCT Ana/PROPN/2/appos votó/VERB/0/root Eva/PROPN/4/nsubj",
			"en/2/case Lugo/4/obl Ana/2/appos votó/0/root Eva/4/nsubj"},
		{ // the verb is not finite
			"en/ADP/2/case Lugo/PROPN/4/obl ,/PUNCT Ana/PROPN/2/appos votar/VERB/0/root",
			"en/2/case Lugo/4/obl Ana/2/appos votar/0/root"},
	} {
		m := parsed(t, labels, c.words)
		p.apposedSubjects(m)
		if s := treeOf(m, labels, c.words); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, s, c.want)
		}
	}
}
