package text

import (
	"io/fs"

	"github.com/cotejo/cotejo"
)

// Engine is the reading engine of one language: immutable after Load and safe
// for concurrent use.
type Engine struct{}

// Load reads the engine's data from a language pack's folder (its models/ and
// words/). The weights are decoded once, on first use.
func Load(pack fs.FS) (*Engine, error) { return &Engine{}, nil }

// Analyze splits the claimable blocks of a document into sentences and
// analyses each. Blocks that are not claimable are passed over. Sentences come
// in text order; no sentence crosses a block.
func (e *Engine) Analyze(doc string, blocks []cotejo.Block) []Sentence { return nil }
