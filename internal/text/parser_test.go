package text

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// shipped reads the weights of the Spanish pack.
func shipped(t testing.TB) *Parser {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "lang", "es", "models", "parser.bin"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := LoadParser(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// tagged makes a sentence from form/TAG/lemma/feats items.
func tagged(items ...string) Sentence {
	var s Sentence
	for _, it := range items {
		f := append(strings.Split(it, "/"), "", "", "")
		t := Token{Form: f[0], Lower: strings.ToLower(f[0]), UPOS: ParseUPOS(f[1]), Lemma: f[2], Feats: Feats(f[3])}
		if t.Lemma == "" {
			t.Lemma = t.Lower
		}
		s.Tokens = append(s.Tokens, t)
	}
	return s
}

func heads(s Sentence) string {
	var out []string
	for _, t := range s.Tokens {
		head := "0"
		if t.Head >= 0 {
			head = s.Tokens[t.Head].Form
		}
		out = append(out, t.Form+"<"+t.Rel+" "+head)
	}
	return strings.Join(out, "; ")
}

func TestParseShortNews(t *testing.T) {
	p := shipped(t)
	s := tagged("El/DET/el/Definite=Def|Gender=Masc|Number=Sing|PronType=Art", "alcalde/NOUN/alcalde/Gender=Masc|Number=Sing",
		"inauguró/VERB/inaugurar/Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
		"el/DET/el/Definite=Def|Gender=Masc|Number=Sing|PronType=Art", "puente/NOUN/puente/Gender=Masc|Number=Sing", "./PUNCT/./PunctType=Peri")
	p.Parse(&s)
	want := "El<det alcalde; alcalde<nsubj inauguró; inauguró<root 0; el<det puente; puente<obj inauguró; .<punct inauguró"
	if got := heads(s); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// checkTree fails unless the sentence is one tree with one root.
func checkTree(t interface{ Fatalf(string, ...any) }, s Sentence) {
	roots := 0
	for i := range s.Tokens {
		if s.Tokens[i].Rel == "" {
			t.Fatalf("word %d has no relation", i)
		}
		if (s.Tokens[i].Head < 0) != (s.Tokens[i].Rel == "root") {
			t.Fatalf("word %d: head %d with relation %s", i, s.Tokens[i].Head, s.Tokens[i].Rel)
		}
		if s.Tokens[i].Head < 0 {
			roots++
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots", roots)
	}
	for i := range s.Tokens {
		steps := 0
		for j := i; j >= 0; j = s.Tokens[j].Head {
			if steps++; steps > len(s.Tokens) {
				t.Fatalf("a cycle above word %d", i)
			}
		}
	}
}

func TestParseAlwaysGivesATree(t *testing.T) {
	p := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		var s Sentence
		for range n {
			form := rapid.SampledFrom([]string{"a", "que", ",", "dijo", "Ñandú", "3,5", "", "\xff", "“"}).Draw(t, "form")
			s.Tokens = append(s.Tokens, Token{Form: form, Lower: strings.ToLower(form), Lemma: form,
				UPOS: UPOS(rapid.IntRange(0, 30).Draw(t, "pos")), Feats: Feats(rapid.SampledFrom([]string{"", "VerbForm=Fin", "|", "=", "Case=Acc"}).Draw(t, "feats"))})
		}
		p.Parse(&s)
		checkTree(t, s)
	})
}

func TestParseLongSentence(t *testing.T) {
	p := shipped(t)
	rng := rand.New(rand.NewPCG(1, 2))
	var s Sentence
	for range 200_000 {
		s.Tokens = append(s.Tokens, Token{Form: "x", Lower: "x", Lemma: "x", UPOS: UPOS(rng.IntN(18))})
	}
	p.Parse(&s)
	roots := 0
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			roots++
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots", roots)
	}
}

func TestParserBinary(t *testing.T) {
	p := shipped(t)
	b, err := p.AppendBinary(nil)
	if err != nil {
		t.Fatal(err)
	}
	q, err := LoadParser(b)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(q.move, p.move) || !slices.Equal(q.label, p.label) || !slices.Equal(q.second, p.second) {
		t.Error("the weights differ after writing and reading")
	}
	for _, cut := range []int{0, 5, len(parserMagic) + 1, len(b) / 2, len(b) - 1} {
		if _, err := LoadParser(b[:cut]); err == nil {
			t.Errorf("%d of %d bytes were accepted", cut, len(b))
		}
	}
	if _, err := LoadParser(append(b, 1)); err == nil {
		t.Error("a byte too many was accepted")
	}
}

func FuzzLoadParser(f *testing.F) {
	f.Add([]byte(parserMagic + "\x02\x04root\x03dep\x20\x01\x05\x00\x20\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := LoadParser(b)
		if err != nil {
			return
		}
		s := tagged("Llueve/VERB/llover", "./PUNCT")
		p.Parse(&s)
		checkTree(t, s)
	})
}

func BenchmarkParse(b *testing.B) {
	p := shipped(b)
	s := tagged("El/DET/el/Definite=Def", "portavoz/NOUN", "de/ADP", "la/DET/el", "empresa/NOUN", "confirmó/VERB/confirmar/VerbForm=Fin",
		"el/DET", "martes/NOUN", "que/SCONJ", "12/NUM", "trabajadores/NOUN/trabajador", "resultaron/VERB/resultar/VerbForm=Fin",
		"heridos/ADJ/herido", "en/ADP", "la/DET/el", "explosión/NOUN", "de/ADP", "una/DET/uno", "caldera/NOUN", "./PUNCT")
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(&s)
	}
	b.ReportMetric(float64(b.N*len(s.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}

// Two words claim to be the subject of the verb between them; the surer stays.
func TestOneSubject(t *testing.T) {
	labels := []string{"nsubj", "obj", "root", "csubj"}
	p, err := NewParser(labels, make([]int8, 4*moveRow), make([]int8, 2*8), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	m := NewParseState(labels, nil)
	s := tagged("vecinos/NOUN", "vieron/VERB", "humo/NOUN")
	m.Reset(&s)
	m.SetHeads([]int32{1, 3, 1})
	claim := func(dep int, nsubj, obj uint64) {
		m.scores[dep] = relationSums{}
		m.scores[dep].even[0], m.scores[dep].odd[0] = nsubj, obj
		m.Rel[dep] = 0
	}
	claim(0, 900, 700)
	claim(2, 950, 900)
	p.oneSubject(m)
	if m.Rel[0] != 0 || m.Rel[2] != 1 {
		t.Errorf("relations %s and %s, want nsubj and obj", labels[m.Rel[0]], labels[m.Rel[2]])
	}
	claim(0, 800, 780)
	claim(2, 950, 900)
	p.oneSubject(m)
	if m.Rel[0] != 1 || m.Rel[2] != 0 {
		t.Errorf("relations %s and %s, want obj and nsubj", labels[m.Rel[0]], labels[m.Rel[2]])
	}
}
