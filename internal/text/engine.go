package text

import (
	"fmt"
	"io/fs"
	"sync"

	"github.com/cotejo/cotejo"
)

// Engine is the reading engine of one language: immutable after Load and safe
// for concurrent use.
type Engine struct {
	lex     *lexicon
	scratch sync.Pool // *scratch
}

// scratch is what one call of Analyze works with and hands on to the next.
type scratch struct {
	pieces []piece
	ends   []int
}

// Load reads the engine's data from a language pack's folder (its models/ and
// words/). A pack without a model is read as far as its models go. An error says
// which file is damaged.
func Load(pack fs.FS) (*Engine, error) {
	lex, err := loadLexicon(pack)
	if err != nil {
		return nil, fmt.Errorf("reading the word lists: %w", err)
	}
	e := &Engine{lex: lex}
	e.scratch.New = func() any { return &scratch{} }
	return e, nil
}

// Analyze splits the claimable blocks of a document into sentences and
// analyses each. Blocks that are not claimable are passed over. Sentences come
// in text order; no sentence crosses a block.
func (e *Engine) Analyze(doc string, blocks []cotejo.Block) []Sentence {
	out := e.Segment(doc, blocks)
	return out
}

// Segment is the first stage of Analyze alone: sentences of words, without
// annotation.
func (e *Engine) Segment(doc string, blocks []cotejo.Block) []Sentence {
	sc := e.scratch.Get().(*scratch)
	defer e.scratch.Put(sc)
	var out []Sentence
	for b, block := range blocks {
		if !block.Kind.Claimable() || block.Span.Start < 0 || block.Span.End > len(doc) || block.Span.Start >= block.Span.End {
			continue
		}
		out = e.segment(out, sc, doc, block.Span, b)
	}
	return out
}

func (e *Engine) segment(out []Sentence, sc *scratch, doc string, span cotejo.Span, block int) []Sentence {
	tk := tokenizer{lex: e.lex, s: doc[:span.End], out: sc.pieces[:0]}
	tk.run(span.Start, span.End)
	sp := splitter{lex: e.lex, s: doc[:span.End], p: tk.out}
	sc.pieces, sc.ends = tk.out, sp.ends(sc.ends[:0])
	from := 0
	for _, end := range sc.ends {
		pieces := tk.out[from:end]
		from = end
		words := make([]Token, 0, len(pieces)+len(pieces)/8+1)
		for _, p := range pieces {
			words = e.lex.appendWords(words, doc, p)
		}
		out = append(out, Sentence{
			Span:   cotejo.Span{Start: pieces[0].start, End: pieces[len(pieces)-1].end},
			Block:  block,
			Tokens: words,
		})
	}
	return out
}

// Verbs is the pack's list of infinitives; it must not be changed.
func (e *Engine) Verbs() map[string]bool { return e.lex.verbs }
