package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCutSentences reads sentences of articles from each word on, up to each word
// and without each word: what is left is as odd as what broken pages give. Nothing
// may panic, and what is read must lie in the text.
func TestCutSentences(t *testing.T) {
	files, err := filepath.Glob("../../eval/*/*/0*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles", err)
	}
	every := 7 // sentences between two that are cut: all of them take minutes
	if testing.Short() {
		every = 17
	}
	if n := os.Getenv("COTEJO_CUT_ALL"); n != "" {
		every = 1
	}
	seen := 0
	for _, file := range files {
		raw, err := os.ReadFile(filepath.Clean(file))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(raw)) {
			for s := range strings.SplitAfterSeq(line, ". ") {
				if seen++; seen%every == 0 {
					readCuts(t, strings.Fields(s))
				}
			}
		}
	}
}

// readCuts reads every cut of a sentence, each as a paragraph of its own.
func readCuts(t *testing.T, words []string) {
	var cuts []string
	for i := range words {
		cuts = append(cuts, strings.Join(words[i:], " "), strings.Join(words[:i+1], " "),
			strings.Join(words[:i], " ")+" "+strings.Join(words[i+1:], " "))
	}
	in := inputOf(strings.Join(cuts, "\n"))
	defer func() {
		if e := recover(); e != nil {
			t.Errorf("%q: %v", strings.Join(words, " "), e)
		}
	}()
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		if c.Sentence.Span.Of(in.doc.Text) != c.Sentence.Exact {
			t.Errorf("%q is not at %v", c.Sentence.Exact, c.Sentence.Span)
		}
		if f := c.Figure; f != nil && f.Span.Of(in.doc.Text) != f.Text {
			t.Errorf("%q is not at %v", f.Text, f.Span)
		}
	}
}
