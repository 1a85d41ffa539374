package eval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/cotejo/cotejo/internal/text"
)

func stretchOf(t *testing.T, lines ...string) *stream {
	t.Helper()
	sents, err := text.ReadCoNLLU(strings.NewReader(strings.Join(lines, "\n") + "\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := &stream{}
	for i := range sents {
		s.addSentence(sents[i].Tokens, sents[i].Surface)
	}
	return s
}

func w(id, form, head, rel string) string {
	return strings.Join([]string{id, form, form, "X", "_", "_", head, rel, "_", "_"}, "\t")
}

func mwt(id, form string) string {
	return strings.Join([]string{id, form, "_", "_", "_", "_", "_", "_", "_", "_"}, "\t")
}

// The gold splits "del", the other analysis "verlo" and leaves "del" whole.
func TestAlignStreams(t *testing.T) {
	gold := stretchOf(t, w("1", "Quiso", "0", "root"), w("2", "verlo", "1", "xcomp"), mwt("3-4", "del"), w("3", "de", "5", "case"), w("4", "el", "5", "det"), w("5", "mar", "1", "obl"))
	found := stretchOf(t, w("1", "Quiso", "0", "root"), mwt("2-3", "verlo"), w("2", "ver", "1", "xcomp"), w("3", "lo", "2", "obj"), w("4", "del", "5", "case"), w("5", "mar", "1", "obl"))
	got := alignStreams(gold, found)
	if d := cmp.Diff([]int{0, -1, -1, -1, 4}, got); d != "" {
		t.Error(d)
	}
	if c := compareWords(gold, found, got, 4, 4); !c[4] || !c[5] {
		t.Errorf("mar: %v, want its head and relation right", c)
	}
}

// written makes a stream of tokens; "del=de+el" is a multiword token.
func written(tokens string) *stream {
	s := &stream{}
	var toks []text.Token
	var surface []text.Surface
	for _, t := range strings.Fields(tokens) {
		form, words, _ := strings.Cut(t, "=")
		if words == "" {
			words = form
		}
		first := len(toks)
		for _, w := range strings.Split(words, "+") {
			toks = append(toks, text.Token{Form: w, Head: -1})
		}
		surface = append(surface, text.Surface{First: first, Last: len(toks) - 1, Form: form})
	}
	s.addSentence(toks, surface)
	return s
}

// How many words have a partner where the two sides cut the same letters apart
// differently, by the definition of the shared task.
func TestAlignedWords(t *testing.T) {
	for _, c := range []struct {
		gold, found string
		want        int
	}{
		{"a b c", "a b c", 3},
		{"abc", "a b c", 0},
		{"abc=a+b+c", "a b c", 3},
		{"a bc=b+c d", "a b c d", 4},
		{"abcd=a+b+c+d", "ab=a+b cd=c+d", 4},
		{"abc=a+b+c de=d+e", "a bcd=b+c+d e", 5},
		{"a bc=b+c d", "a b cd", 2},
		{"a bc d", "a b c d", 2},
		{"DEL=DE+EL mar", "del=de+el mar", 3},
		{"uno del=de+el", "unodel=uno+de+el", 3},
		{"x ab=x+y c", "x a bc", 1},
		{"a bc=b+c d", "ab=x+y cd=c+a", 1},
	} {
		n := 0
		for _, p := range alignStreams(written(c.gold), written(c.found)) {
			if p >= 0 {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s and %s: %d words aligned, want %d", c.gold, c.found, n, c.want)
		}
	}
}

func TestOtherText(t *testing.T) {
	if written("uno dos").print == written("uno tos").print || written("un odos").print != written("uno dos").print {
		t.Error("the print is not that of the characters without spaces")
	}
}

func TestAlignStreamsTwoSentencesForOne(t *testing.T) {
	gold := stretchOf(t, w("1", "Vino", "0", "root"), w("2", ".", "1", "punct"), w("3", "Bien", "1", "advmod"))
	found := stretchOf(t, w("1", "Vino", "0", "root"), w("2", ".", "1", "punct"), "", w("1", "Bien", "0", "root"))
	u := udScore{}
	u.ranges("s", gold.sentences, found.sentences, func(int) int { return 0 }, 1)
	if v := u.ratios["s"].value(); v != 0 {
		t.Errorf("sentences f1 %v, want 0", v)
	}
	u.aligned(gold, found, func(int) int { return 0 }, 1)
	if v := u.ratios["text words f1"].value(); v != 100 {
		t.Errorf("words f1 %v, want 100", v)
	}
	if v := u.ratios["text uas f1"].value(); v < 66.6 || v > 66.7 {
		t.Errorf("uas f1 %v, want 66.67: the head of Bien differs", v)
	}
}

func TestPairs(t *testing.T) {
	toks := func(rel string) []text.Token {
		return []text.Token{
			{Form: "Ana", UPOS: text.PROPN, Head: 1, Rel: rel},
			{Form: "dijo", Lemma: "decir", UPOS: text.VERB, Head: -1, Rel: "root"},
			{Form: "tres", UPOS: text.NUM, Head: 3, Rel: "nummod"},
			{Form: "cosas", UPOS: text.NOUN, Head: 1, Rel: "obj"},
		}
	}
	u := udScore{speech: map[string]bool{"decir": true}}
	u.pairs(toks("nsubj"), toks("obj"))
	want := map[string]float64{
		"pairs subject f1": 0, "pairs subject recall": 0, "pairs object precision": 50, "pairs object recall": 100,
		"pairs speaker f1": 0, "pairs number f1": 100,
	}
	for name, v := range want {
		if got := u.ratios[name].value(); got != v {
			t.Errorf("%s: %v, want %v", name, got, v)
		}
	}
}

func TestRatioMetric(t *testing.T) {
	var r ratio
	for i := range 200 {
		r.add(float64(i%10), 10)
	}
	m := r.metric("x", 200, 7)
	if m.Value != 45 || m.Low >= 45 || m.High <= 45 || m.Low < 40 || m.High > 50 {
		t.Errorf("%+v", m)
	}
	if again := r.metric("x", 200, 7); again != m {
		t.Errorf("another interval of the same seed: %+v and %+v", again, m)
	}
}

func TestRawTextBlocks(t *testing.T) {
	gold := []text.CoNLLSentence{{Text: "Uno."}, {Text: "Dos."}, {Text: "Tres.", Comments: []string{"newdoc id = b"}}}
	doc, blocks := rawText(gold)
	if doc != "Uno. Dos.\n\nTres." || len(blocks) != 2 || blocks[1].Span.Of(doc) != "Tres." {
		t.Errorf("%q %v", doc, blocks)
	}
}
