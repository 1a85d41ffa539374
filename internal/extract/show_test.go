package extract

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// TestShow prints the claims of the files named in COTEJO_SHOW (a list of paths
// separated by spaces; globs are allowed), for people who work on the rules.
// With COTEJO_TREE=1 it prints the tree of every sentence too; with COTEJO_JSON
// it writes claims and documents as JSON lines into that folder.
func TestShow(t *testing.T) {
	var paths []string
	for p := range strings.FieldsSeq(os.Getenv("COTEJO_SHOW")) {
		m, err := filepath.Glob(p)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, m...)
	}
	if len(paths) == 0 {
		t.Skip("set COTEJO_SHOW to files to read")
	}
	var docs, claims strings.Builder
	for _, p := range paths {
		raw, err := os.ReadFile(filepath.Clean(p))
		if err != nil {
			t.Fatal(err)
		}
		in := readAny(t, p, string(raw))
		in.doc.ID = "d_" + filepath.Base(p)
		res := Document(in.doc, in.pack, in.sentences)
		show(in, res)
		writeJSON(t, &docs, map[string]any{"id": in.doc.ID, "source": cotejo.Source{Path: p}})
		for _, c := range res.Claims {
			writeJSON(t, &claims, c)
		}
	}
	if dir := os.Getenv("COTEJO_JSON"); dir != "" {
		for name, s := range map[string]string{"docs.jsonl": docs.String(), "claims.jsonl": claims.String()} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// readAny reads plain text, or trees with a .conllu name.
func readAny(t *testing.T, path, raw string) *input {
	if filepath.Ext(path) != ".conllu" {
		return inputOf(raw)
	}
	sents, err := text.ReadCoNLLU(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	p, _ := spanish()
	in := &input{doc: &cotejo.Document{Lang: "es"}, pack: p}
	var b strings.Builder
	for i := range sents {
		s := sents[i].Sentence
		at := b.Len()
		b.WriteString(sents[i].Text)
		s.Span, s.Block = cotejo.Span{Start: at, End: b.Len()}, i
		for k := range s.Tokens {
			s.Tokens[k].Span.Start += at
			s.Tokens[k].Span.End += at
		}
		b.WriteString("\n")
		in.doc.Blocks = append(in.doc.Blocks, cotejo.Block{Kind: cotejo.BlockBody, Span: s.Span})
		in.sentences = append(in.sentences, s)
	}
	in.doc.Text = b.String()
	return in
}

func writeJSON(t *testing.T, b *strings.Builder, v any) {
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	b.Write(raw)
	b.WriteByte('\n')
}

func show(in *input, res Result) {
	for i := range in.sentences {
		s := &in.sentences[i]
		fmt.Printf("\n%s\n", s.Text(in.doc.Text))
		if os.Getenv("COTEJO_TREE") != "" {
			for j, t := range s.Tokens {
				fmt.Printf("      %d %s/%s %s %d %s %s %s\n", j, t.Form, t.Lemma, t.UPOS, t.Head, t.Rel, t.Feats, t.Name)
			}
		}
		for _, c := range res.Claims {
			if s.Span.Contains(c.Sentence.Span) {
				fmt.Println("   →", brief(&c))
			}
		}
	}
}

// brief is a claim on one line.
func brief(c *cotejo.Claim) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", c.Predicate)
	if c.Open {
		b.WriteString("*")
	}
	fmt.Fprintf(&b, " «%s» %s%s", c.Trigger.Exact, c.Factuality.Polarity, c.Factuality.Status)
	if c.Factuality.Cue != "" {
		fmt.Fprintf(&b, "(%s)", c.Factuality.Cue)
	}
	if c.Stage != "" {
		fmt.Fprintf(&b, " @%s", c.Stage)
	}
	for _, p := range c.Participants {
		fmt.Fprintf(&b, " %s=%s[%s]", p.Role, p.Entity, p.Label)
	}
	if len(c.Object) > 0 {
		fmt.Fprintf(&b, " obj=%v", c.Object)
	}
	if f := c.Figure; f != nil {
		fmt.Fprintf(&b, " fig=%s %s %s %s/%s %v %s", figureValue(*f), f.Comparator, f.Unit, f.Counted, f.Class, f.Population, f.Aspect)
	}
	for _, p := range c.Place {
		fmt.Fprintf(&b, " place=%s[%s]", p.Entity, p.Label)
	}
	if c.Time != nil {
		fmt.Fprintf(&b, " time=%s/%s", c.Time.Begin, c.Time.Relation)
	}
	for _, l := range c.Chain {
		fmt.Fprintf(&b, " <-%s[%s](%s)", l.Entity, l.Label, l.Type)
	}
	if c.Unsure != "" {
		fmt.Fprintf(&b, " ?%s", c.Unsure)
	}
	fmt.Fprintf(&b, " %.2f", c.Confidence)
	return b.String()
}
