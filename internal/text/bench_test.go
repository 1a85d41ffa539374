package text

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// throughput gives running text as documents: the first essays of News
// Commentary where the public data lie beside the module, otherwise a few
// sentences over and over.
func throughput(b *testing.B) []string {
	b.Helper()
	z, err := zip.OpenReader(filepath.Join("..", "..", "..", "shared", "data", "throughput", "newscommentary-es.zip"))
	if err != nil {
		s := "El ministro de Defensa, Juan Pérez, anunció el lunes en Lima que unos 3.500 soldados serían enviados a la frontera. "
		return slices.Repeat([]string{strings.Repeat(s, 40)}, 20)
	}
	defer z.Close()
	files := slices.Clone(z.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out []string
	for _, f := range files[:40] {
		r, err := f.Open()
		if err != nil {
			b.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, string(raw))
	}
	return out
}

// lines makes a block of every line.
func lines(doc string) []cotejo.Block {
	var out []cotejo.Block
	at := 0
	for l := range strings.Lines(doc) {
		out = append(out, cotejo.Block{Kind: cotejo.BlockBody, Span: cotejo.Span{Start: at, End: at + len(l)}})
		at += len(l)
	}
	return out
}

// stage times do over all documents and reports words a second.
func stage(b *testing.B, do func(doc string, blocks []cotejo.Block, s []Sentence)) {
	docs := throughput(b)
	e := engine(b)
	blocks := make([][]cotejo.Block, len(docs))
	sents := make([][]Sentence, len(docs))
	words := 0
	for i, d := range docs {
		blocks[i] = lines(d)
		sents[i] = e.Analyze(d, blocks[i])
		for _, s := range sents[i] {
			words += len(s.Tokens)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		for i, d := range docs {
			do(d, blocks[i], sents[i])
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkSegment(b *testing.B) {
	e := engine(b)
	stage(b, func(d string, bl []cotejo.Block, _ []Sentence) { e.Segment(d, bl) })
}

func BenchmarkTag(b *testing.B) {
	e := engine(b)
	var w Work
	stage(b, func(_ string, _ []cotejo.Block, s []Sentence) {
		for i := range s {
			e.tagger.Tag(s[i].Tokens, &w)
		}
	})
}

func BenchmarkNames(b *testing.B) {
	e := engine(b)
	if e.namer == nil {
		b.Skip("the pack has no namer")
	}
	var w Work
	stage(b, func(_ string, _ []cotejo.Block, s []Sentence) { e.findNames(s, &w) })
}

func BenchmarkTree(b *testing.B) {
	e := engine(b)
	stage(b, func(_ string, _ []cotejo.Block, s []Sentence) {
		for i := range s {
			e.parser.Parse(&s[i])
		}
	})
}

func BenchmarkAnalyze(b *testing.B) {
	e := engine(b)
	stage(b, func(d string, bl []cotejo.Block, _ []Sentence) { e.Analyze(d, bl) })
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(os.DirFS(filepath.Join("..", "..", "lang", "es"))); err != nil {
			b.Fatal(err)
		}
	}
}
