package train

import (
	"fmt"
	"io"
	"testing"

	"github.com/cotejo/cotejo/internal/text"
)

// Documents that share words are of one kind, and twice the same comes out.
func TestTrainTopics(t *testing.T) {
	var docs []NamedDocument
	for i := range 96 {
		var s text.Sentence
		for k := range 8 {
			w := fmt.Sprintf("tema%02d%c", i%16, 'a'+(i/16+k)%10)
			s.Tokens = append(s.Tokens, text.Token{Form: w, Lower: w})
		}
		docs = append(docs, NamedDocument{Sents: []text.Sentence{s}})
	}
	topics, err := TrainTopics(docs, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := TrainTopics(docs, io.Discard)
	alone := 0
	for i, d := range docs {
		k := topics.Of(d.Sents)
		if k == 0 || k != again.Of(d.Sents) {
			t.Errorf("document %d: kind %d, in a second training %d", i, k, again.Of(d.Sents))
		}
		if k != topics.Of(docs[i%16].Sents) {
			alone++
		}
	}
	if alone > len(docs)/8 {
		t.Errorf("%d of %d documents are apart from those they share words with", alone, len(docs))
	}
	if _, err := TrainTopics(nil, io.Discard); err != nil {
		t.Error("no documents:", err)
	}
}
