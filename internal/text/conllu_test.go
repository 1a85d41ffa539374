package text

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/cotejo/cotejo"
)

func row(f ...string) string { return strings.Join(f, "\t") }

var harbour = strings.Join([]string{
	"# newdoc id = puerto",
	"# sent_id = p-1",
	"# text = Ana salió del puerto, dándoselo.",
	row("1", "Ana", "Ana", "PROPN", "np0000p", "_", "2", "nsubj", "_", "NE=B-PER"),
	row("2", "salió", "salir", "VERB", "vmis3s0", "Mood=Ind|VerbForm=Fin", "0", "root", "_", "_"),
	row("2.1", "x", "x", "VERB", "_", "_", "_", "_", "0:root", "_"),
	row("3-4", "del", "_", "_", "_", "_", "_", "_", "_", "_"),
	row("3", "de", "de", "ADP", "_", "_", "5", "case", "_", "_"),
	row("4", "el", "el", "DET", "_", "Definite=Def", "5", "det", "_", "_"),
	row("5", "puerto", "puerto", "NOUN", "_", "_", "2", "obl", "_", "SpaceAfter=No"),
	row("6", ",", ",", "PUNCT", "_", "_", "7", "punct", "_", "_"),
	row("7-9", "dándoselo", "_", "_", "_", "_", "_", "_", "_", "SpaceAfter=No"),
	row("7", "dando", "dar", "VERB", "_", "VerbForm=Ger", "2", "advcl", "_", "_"),
	row("8", "se", "él", "PRON", "_", "_", "7", "iobj", "_", "_"),
	row("9", "lo", "él", "PRON", "_", "_", "7", "obj", "_", "_"),
	row("10", ".", ".", "PUNCT", "_", "_", "2", "punct", "_", "_"),
	"", "",
}, "\n")

func TestReadCoNLLU(t *testing.T) {
	got, err := ReadCoNLLU(strings.NewReader(harbour))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || len(got[0].Tokens) != 10 {
		t.Fatalf("read %d sentences, want 1 of 10 words", len(got))
	}
	s := got[0]
	del, lo := s.Tokens[3], s.Tokens[8]
	if del.Span.Of(s.Text) != "del" || del.Part != 2 || s.Tokens[2].Part != 1 || !del.Space {
		t.Errorf("el of del: %+v", del)
	}
	if lo.Span.Of(s.Text) != "dándoselo" || lo.Part != 3 || lo.Head != 6 || lo.Space {
		t.Errorf("lo of dándoselo: %+v", lo)
	}
	if s.Tokens[0].Name != PER || !s.Tokens[0].Begin || s.Tokens[1].Head != -1 {
		t.Errorf("first words: %+v", s.Tokens[:2])
	}
	if s.Tokens[4].Space || s.XPOS[0] != "np0000p" || len(s.Surface) != 7 {
		t.Errorf("puerto.Space %v, XPOS %q, %d surface tokens", s.Tokens[4].Space, s.XPOS[0], len(s.Surface))
	}
}

func TestCoNLLURoundTrip(t *testing.T) {
	first, err := ReadCoNLLU(strings.NewReader(harbour))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteCoNLLU(&b, first); err != nil {
		t.Fatal(err)
	}
	second, err := ReadCoNLLU(&b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(first, second); d != "" {
		t.Error(d)
	}
}

func TestCoNLLUTextRebuilt(t *testing.T) {
	lines := strings.Split(harbour, "\n")
	got, err := ReadCoNLLU(strings.NewReader(strings.Join(append(lines[:2:2], lines[3:]...), "\n")))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Ana salió del puerto, dándoselo."; got[0].Text != want {
		t.Errorf("text %q, want %q", got[0].Text, want)
	}
}

func TestNewCoNLLSentence(t *testing.T) {
	doc := "Hoy: vino al mar."
	s := Sentence{Span: cotejo.Span{Start: 5, End: 17}, Tokens: []Token{
		{Span: cotejo.Span{Start: 5, End: 9}, Form: "vino", UPOS: VERB, Head: -1, Rel: "root", Space: true},
		{Span: cotejo.Span{Start: 10, End: 12}, Form: "a", UPOS: ADP, Head: 3, Rel: "case", Part: 1, Space: true},
		{Span: cotejo.Span{Start: 10, End: 12}, Form: "el", UPOS: DET, Head: 3, Rel: "det", Part: 2, Space: true},
		{Span: cotejo.Span{Start: 13, End: 16}, Form: "mar", UPOS: NOUN, Head: 0, Rel: "obl", Name: LOC, Begin: true},
		{Span: cotejo.Span{Start: 16, End: 17}, Form: ".", UPOS: PUNCT, Head: 0, Rel: "punct"},
	}}
	var b bytes.Buffer
	if err := WriteCoNLLU(&b, []CoNLLSentence{NewCoNLLSentence(doc, "1", s)}); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"# sent_id = 1",
		"# text = vino al mar.",
		row("1", "vino", "_", "VERB", "_", "_", "0", "root", "_", "Start=5|End=9"),
		row("2-3", "al", "_", "_", "_", "_", "_", "_", "_", "Start=10|End=12"),
		row("2", "a", "_", "ADP", "_", "_", "4", "case", "_", "_"),
		row("3", "el", "_", "DET", "_", "_", "4", "det", "_", "_"),
		row("4", "mar", "_", "NOUN", "_", "_", "1", "obl", "_", "NE=B-LOC|SpaceAfter=No|Start=13|End=16"),
		row("5", ".", "_", "PUNCT", "_", "_", "1", "punct", "_", "Start=16|End=17"),
		"", "",
	}, "\n")
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Error(d)
	}
}

func TestReadCoNLLUErrors(t *testing.T) {
	word := func(id, head string) string { return row(id, "a", "a", "X", "_", "_", head, "dep", "_", "_") }
	for _, c := range []struct{ name, in, want string }{
		{"fields", "1\ta\tb\n", "line 1: 3 columns"},
		{"order", word("1", "0") + "\n" + word("3", "1") + "\n", `line 2: word id "3"`},
		{"head range", word("1", "7") + "\n\n", "word 1 has head 7"},
		{"own head", word("1", "1") + "\n\n", "word 1 has head 1"},
		{"head text", word("1", "x") + "\n\n", `head "x"`},
		{"range", row("2-1", "a", "_", "_", "_", "_", "_", "_", "_", "_") + "\n", "line 1: multiword range"},
		{"range open", row("1-2", "a", "_", "_", "_", "_", "_", "_", "_", "_") + "\n" + word("1", "0") + "\n\n", "inside a multiword"},
		{"comment inside", word("1", "0") + "\n# x\n", "line 2: a comment"},
		{"no words", "# sent_id = 1\n\n", "sentence 1 has no words"},
		{"no name", "# text = a\n\n", "line 2: the sentence that ends here has no words"},
		{"spaces", "1 a a X _ _ 0 root _ _\n", "line 1: 1 columns separated by tabs"},
		{"after an empty line", word("1", "0") + "\n\n# x\n1\n", "line 4: 1 columns"},
	} {
		if _, err := ReadCoNLLU(strings.NewReader(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}

// Given tokens are kept whatever is around them: a byte order mark, line ends of
// another system, annotation of their own, no end of line at the end.
func TestAnalyzeCoNLLKeepsTokens(t *testing.T) {
	in := "\ufeff" + strings.ReplaceAll(strings.TrimRight(harbour, "\n"), "\n", "\r\n")
	sents, err := ReadCoNLLU(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	engine(t).AnalyzeCoNLL(sents)
	var b bytes.Buffer
	if err := WriteCoNLLU(&b, sents); err != nil {
		t.Fatal(err)
	}
	columns := func(s string) (out []string) {
		for line := range strings.Lines(s) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			if len(f) == 10 && !strings.Contains(f[0], ".") {
				f = []string{f[0], f[1], strings.TrimPrefix(f[9], "NE=B-PER")}
			}
			if len(f) < 10 {
				out = append(out, strings.Join(f, " "))
			}
		}
		return out
	}
	if d := cmp.Diff(columns(harbour), columns(b.String())); d != "" {
		t.Error(d)
	}
	if strings.Contains(b.String(), "vmis3s0") || !strings.Contains(b.String(), "\tsalir\tVERB\t") {
		t.Errorf("annotation is not replaced:\n%s", b.String())
	}
}

// A sentence of any length is analysed in linear time when its tokens are given.
func TestAnalyzeCoNLLLongSentence(t *testing.T) {
	for _, words := range []string{"\"", "( [", ") ]", "que la", "EL Sol", "ay ,", "1 %"} {
		list := strings.Fields(strings.Repeat(words+" ", 20_000))
		s := CoNLLSentence{Misc: make([]string, len(list)), XPOS: make([]string, len(list))}
		for i, w := range list {
			s.Tokens = append(s.Tokens, Token{Form: w, Space: true})
			s.Surface = append(s.Surface, Surface{First: i, Last: i, Form: w})
		}
		sents := []CoNLLSentence{s}
		engine(t).AnalyzeCoNLL(sents)
		roots := 0
		for i, w := range sents[0].Tokens {
			if w.Form != list[i] {
				t.Fatalf("%q: word %d is %q", words, i, w.Form)
			}
			if w.Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Errorf("%q: %d roots", words, roots)
		}
	}
}

// What is read, analysed and written can be read again, with the same tokens.
func FuzzAnalyzeCoNLL(f *testing.F) {
	f.Add(harbour)
	f.Add("1-2\tdel\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n2\tel\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Add("# newdoc\n1\t\xff\t_\tX\t_\t_\t0\troot\t_\tNE=I-X|NE=\n")
	f.Fuzz(func(t *testing.T, in string) {
		sents, err := ReadCoNLLU(strings.NewReader(in))
		if err != nil || len(in) > 1<<14 {
			return
		}
		var forms []string
		for _, s := range sents {
			for _, w := range s.Tokens {
				forms = append(forms, w.Form)
			}
		}
		engine(t).AnalyzeCoNLL(sents)
		var b bytes.Buffer
		if err := WriteCoNLLU(&b, sents); err != nil {
			t.Fatal(err)
		}
		again, err := ReadCoNLLU(&b)
		if err != nil {
			t.Fatalf("written CoNLL-U cannot be read: %v", err)
		}
		k := 0
		for _, s := range again {
			for _, w := range s.Tokens {
				if k >= len(forms) || w.Form != forms[k] {
					t.Fatalf("word %d is %q", k, w.Form)
				}
				k++
			}
		}
		if k != len(forms) {
			t.Fatalf("%d words of %d", k, len(forms))
		}
	})
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(harbour)
	f.Add("# text = a\n1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n")
	f.Fuzz(func(t *testing.T, in string) {
		got, err := ReadCoNLLU(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, s := range got {
			for _, tok := range s.Tokens {
				if tok.Span.End > len(s.Text) || tok.Span.Start > tok.Span.End {
					t.Fatalf("span %v of a text of %d bytes", tok.Span, len(s.Text))
				}
			}
		}
	})
}
