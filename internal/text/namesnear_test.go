package text

import (
	"strings"
	"testing"
)

// described makes a document of sentences, words apart by spaces, with labels of
// the first pass: one letter a word (p, o, l, m: a name of one word; - outside).
func described(sents, labels []string) ([]Sentence, *nameWork) {
	var nw nameWork
	types := map[rune]string{'p': PER, 'o': ORG, 'l': LOC, 'm': MISC}
	var out []Sentence
	for i, text := range sents {
		var s Sentence
		for w := range strings.FieldsSeq(text) {
			s.Tokens = append(s.Tokens, Token{Form: w, Lower: toLower(w), UPOS: NOUN})
		}
		nw.describe(s.Tokens, &Lexis{}, nil)
		for _, r := range labels[i] {
			nw.labels = append(nw.labels, NameLabel(types[r], true, true))
		}
		out = append(out, s)
	}
	return out, &nw
}

func TestNextName(t *testing.T) {
	_, nw := described([]string{"Ruiz ( Zamora ) , Vega ( Soria )"}, []string{"p-l--p-l-"})
	for _, c := range []struct {
		at, step int
		typ      uint32
	}{{2, -1, 0}, {2, 1, 0}, {0, -1, noType}, {0, 1, 2}, {7, 1, noType}} {
		end := -1
		if c.step > 0 {
			end = 9
		}
		if typ, _ := nw.nextName(c.at, end, c.step); typ != c.typ {
			t.Errorf("from word %d by %d: type %d, want %d", c.at, c.step, typ, c.typ)
		}
	}
	_, a := nw.nextName(2, -1, -1)
	_, b := nw.nextName(7, -1, -1)
	_, c := nw.nextName(5, -1, -1)
	if a != b || a == c {
		t.Errorf("links: a bracket %d and %d, the end of one and a comma %d", a, b, c)
	}
}

// A name of two words stands in one place, and what the document makes of others
// there does not count the name itself.
func TestNamesInThePlace(t *testing.T) {
	sents, nw := described([]string{"Ana ( Ribera ) y", "Eva ( Costa Alta ) y", "Luz ( Duero ) y"}, []string{"p-l--", "p-----", "p-o--"})
	nw.labels[7], nw.labels[8] = NameLabel(ORG, true, false), NameLabel(ORG, false, true)
	nw.gatherPlaces(sents)
	if nw.place(5, 11, 7) != nw.place(5, 11, 8) || nw.place(5, 11, 7) != nw.place(0, 5, 2) {
		t.Error("the three towns stand between brackets")
	}
	n := nw.doc.around.count[nw.doc.around.index[nw.place(0, 5, 2)]]
	if n != [5]uint16{2: 2, 3: 1} {
		t.Errorf("in brackets: %v", n)
	}
	same := func(a, b []uint32) bool { return len(a) == len(b) && a[0] == b[0] }
	first := nw.placeFeatures(0, 5, 2, nil)
	if len(first) != 3 || same(first, nw.placeFeatures(11, 16, 13, nil)) {
		t.Error("the place with two organisations beside it and the organisation with one of each say the same")
	}
}

func TestSentenceKind(t *testing.T) {
	kind := func(text string, tags ...UPOS) uint32 {
		var s []Token
		for i, w := range strings.Fields(text) {
			s = append(s, Token{Form: w, UPOS: tags[min(i, len(tags)-1)]})
		}
		return sentenceKind(s)
	}
	table, prose := kind("Duero 3 - Ribera 1", PROPN, NUM, PUNCT, PROPN, NUM), kind("Duero ganó en casa ayer", PROPN, VERB, NOUN)
	if table == prose || table != kind("Costa 2 - Soto 0", PROPN, NUM, PUNCT, PROPN, NUM) {
		t.Errorf("a line of a table %d, a sentence %d", table, prose)
	}
	if sentenceKind([]Token{{}}) == 0 {
		t.Error("an empty word")
	}
}

func TestTopics(t *testing.T) {
	topics, err := NewTopics(2, map[string][]float64{"partido": {1, 0}, "delantero": {1, 0.1}, "bolsa": {0, 1.5}, "acciones": {0.1, 1}})
	if err != nil {
		t.Fatal(err)
	}
	w := NewWeights()
	w.Put("topics", AppendRows(nil, topics.rows))
	if topics, err = loadTopics(w); err != nil {
		t.Fatal(err)
	}
	var work topicWork
	for text, want := range map[string]uint32{
		"el delantero del partido":      1,
		"las acciones en bolsa":         2,
		"partido partido":               0,
		"Partido Delantero":             0,
		"partido delantero bolsa bolsa": 1,
		"":                              0,
	} {
		var s Sentence
		for f := range strings.FieldsSeq(text) {
			s.Tokens = append(s.Tokens, Token{Form: f, Lower: toLower(f)})
		}
		if got := topics.of([]Sentence{s}, &work); got != want {
			t.Errorf("%q: kind %d, want %d", text, got, want)
		}
	}
	if got := (*Topics)(nil).Of(nil); got != 0 {
		t.Error("no topics, yet a kind")
	}
	if _, err := NewTopics(maxTopics+1, nil); err == nil {
		t.Error("too many kinds are taken")
	}
}
