package extract

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/lang"
)

// spanish is the Spanish pack and engine, loaded once for the tests of names
// and sources.
var spanish = sync.OnceValues(func() (*pack.Pack, *text.Engine) {
	dir, err := fs.Sub(lang.FS, "es")
	if err != nil {
		panic(err)
	}
	p, err := pack.Load("es", dir)
	if err != nil {
		panic(err)
	}
	e, err := text.Load(dir)
	if err != nil {
		panic(err)
	}
	return p, e
})

// inputOf reads a text of plain paragraphs as a document.
func inputOf(s string) *input {
	p, e := spanish()
	doc := &cotejo.Document{Text: s, Lang: "es"}
	at := 0
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(line) != "" {
			doc.Blocks = append(doc.Blocks, cotejo.Block{Kind: cotejo.BlockBody, Span: cotejo.Span{Start: at, End: at + len(line)}})
		}
		at += len(line) + 1
	}
	return &input{doc: doc, pack: p, sentences: e.Analyze(s, doc.Blocks)}
}

func TestShowEntities(t *testing.T) {
	path := os.Getenv("COTEJO_TEXT")
	if path == "" {
		t.Skip("set COTEJO_TEXT to a file to list what is found in it")
	}
	raw, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		t.Fatal(err)
	}
	in := inputOf(string(raw))
	mentions, ents := entities(in)
	last := -1
	for _, m := range mentions {
		s := &in.sentences[m.sentence]
		if m.sentence != last {
			fmt.Printf("\n%s\n", s.Text(in.doc.Text))
			last = m.sentence
		}
		fmt.Printf("   [%s] %s %q %s %s%s conf=%.2f %s\n", in.phraseOf(m.sentence, m.first, m.last), m.id, m.label, m.kind, m.rule, map[bool]string{true: " PLACE"}[m.place], m.confidence, m.unsure)
	}
	for _, e := range ents {
		fmt.Printf("%s %s %q %v %v %v\n", e.ID, e.Kind, e.Label, e.Also, e.Within, e.Roles)
	}
}

func (in *input) phraseOf(s, a, b int) string {
	t := in.sentences[s].Tokens
	return cotejo.Span{Start: t[a].Span.Start, End: t[b].Span.End}.Of(in.doc.Text)
}
