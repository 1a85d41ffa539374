// Package eval scores Cotejo against gold that it did not write. A suite takes
// the path of its data, so that anyone who has the public set can repeat a
// figure; a gate holds floors per suite and corpus.
package eval

import (
	"context"
	"io"

	"github.com/cotejo/cotejo/internal/say"
)

// Metric is one figure of a suite, in percent, with a 95 % bootstrap interval
// when the suite can resample.
type Metric struct {
	Name  string  `json:"name"` // e.g. uas, f1, precision, recall
	Value float64 `json:"value"`
	Low   float64 `json:"low,omitempty"`
	High  float64 `json:"high,omitempty"`
	N     int     `json:"n"` // how many gold items it is over
}

// Result is what one run of a suite measured.
type Result struct {
	Suite   string   `json:"suite"`
	Corpus  string   `json:"corpus"` // SHA-256 over the files read, in sorted order
	Metrics []Metric `json:"metrics"`
}

// Options are what a suite may be told.
type Options struct {
	Misses bool       // also list what was missed or wrong, on Out
	Out    io.Writer  // where Misses go
	Models string     // folder of weights that stand in for those of the pack, for suites that read text with them (ner, ud, sentences); "": none
	Seed   uint64     // of the bootstrap; the same seed gives the same interval
	Voice  *say.Voice // what misses are told in, where they are told in words; nil: English
}

// Suite is one kind of evaluation.
type Suite struct {
	Name  string
	About string // one sentence, English
	Data  string // what PATH must hold
	Run   func(ctx context.Context, path string, opt Options) (Result, error)
}
