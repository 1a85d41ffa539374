package text

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// In parts and in one go the analysis is the same, names included.
func TestAnalyzeParts(t *testing.T) {
	wire := "Quito, 4 mar (ABC).\nLa ministra Marta Ruiz visitó Quito.\nRuiz habló con la prensa del puerto.\n"
	doc := strings.Repeat(wire, 30) + strings.Repeat("Nadie vino al mar. ", 3*maxArticle) + "\n" + wire
	var blocks []cotejo.Block
	for _, b := range Paragraphs(doc) {
		blocks = append(blocks, b, cotejo.Block{Kind: cotejo.BlockBoilerplate, Span: b.Span})
	}
	want := engine(t).Analyze(doc, blocks)
	var got []Sentence
	parts := 0
	err := engine(t).AnalyzeParts(doc, blocks, func(p []Sentence) error {
		parts++
		if len(p) == 0 || len(p) > maxArticle {
			t.Errorf("a part of %d sentences", len(p))
		}
		got = append(got, p...)
		return nil
	})
	if err != nil || parts < 30 {
		t.Fatalf("%d parts, error %v", parts, err)
	}
	same := func(a, b Sentence) bool {
		return a.Span == b.Span && a.Block == b.Block && slices.Equal(a.Tokens, b.Tokens)
	}
	if !slices.EqualFunc(got, want, same) {
		t.Fatalf("%d sentences in parts differ from %d at once", len(got), len(want))
	}
	stop := errors.New("stop")
	if err := engine(t).AnalyzeParts(doc, blocks, func([]Sentence) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("error %v, want that of the caller", err)
	}
	if err := engine(t).AnalyzeParts("", nil, func([]Sentence) error { return stop }); err != nil {
		t.Errorf("nothing to read: %v", err)
	}
}
