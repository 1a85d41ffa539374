package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// sentencesSuite scores where sentences, tokens and words begin and end in the
// raw text of a treebank.
func sentencesSuite() Suite {
	return Suite{
		Name:  "sentences",
		About: "Boundaries of sentences, tokens and words in raw text, as the CoNLL 2018 scorer counts them.",
		Data:  "a CoNLL-U file",
		Run:   runSentences,
	}
}

func runSentences(ctx context.Context, path string, opt Options) (Result, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return Result{}, err
	}
	gold, err := text.ReadCoNLLU(strings.NewReader(string(raw)))
	if err != nil {
		return Result{}, fmt.Errorf("%s: %w", path, err)
	}
	_, engine, err := spanishWith(opt.Models)
	if err != nil {
		return Result{}, err
	}
	u := udScore{opt: opt}
	if err := u.segmentation(engine, gold); err != nil {
		return Result{}, fmt.Errorf("%s: %w", path, err)
	}
	sum := sha256.Sum256(raw)
	return Result{Suite: "sentences", Corpus: hex.EncodeToString(sum[:]), Metrics: u.metrics()}, ctx.Err()
}

// segmentation scores the boundaries alone, without annotating.
func (u *udScore) segmentation(engine *text.Engine, gold []text.CoNLLSentence) error {
	doc, blocks := rawText(gold)
	var g, f stream
	starts := make([]int, len(gold))
	for i := range gold {
		starts[i] = g.chars
		g.addSentence(gold[i].Tokens, gold[i].Surface)
	}
	for _, s := range engine.Segment(doc, blocks) {
		c := text.NewCoNLLSentence(doc, "", s)
		if u.opt.Misses && !holds(g.sentences, f.chars, f.chars+countChars(c.Text)) {
			fmt.Fprintf(u.opt.Out, "not a sentence of gold: %s\n", c.Text)
		}
		f.addSentence(c.Tokens, c.Surface)
	}
	if g.print != f.print {
		return errOtherText
	}
	unit := unitOf(starts)
	u.ranges("sentences f1", g.sentences, f.sentences, unit, len(starts))
	u.ranges("tokens f1", g.tokens, f.tokens, unit, len(starts))
	partner := alignStreams(&g, &f)
	if u.opt.Misses {
		u.missedWords(&g, &f, partner)
	}
	hit, all := make([]float64, len(starts)), make([]float64, len(starts))
	for i, w := range g.words {
		all[unit(w.start)]++
		if partner[i] >= 0 {
			hit[unit(w.start)] += 2
		}
	}
	for _, w := range f.words {
		all[unit(w.start)]++
	}
	for i := range hit {
		u.add("words f1", hit[i], all[i], 0)
	}
	u.counts["words f1"] = len(g.words)
	return nil
}

// missedWords lists the stretches of words that have no partner, gold and found.
func (u *udScore) missedWords(g, f *stream, partner []int) {
	j := 0
	for i := 0; i <= len(g.words); {
		if i < len(g.words) && partner[i] == j {
			i, j = i+1, j+1
			continue
		}
		from, first := i, j
		for i < len(g.words) && partner[i] < 0 {
			i++
		}
		if j = len(f.words); i < len(g.words) {
			j = partner[i]
		}
		if i > from || j > first {
			fmt.Fprintf(u.opt.Out, "not the words of gold: %s\tfound: %s\n", formsOf(g.words[from:i]), formsOf(f.words[first:j]))
		}
		if i == len(g.words) {
			return
		}
	}
}

func formsOf(words []streamWord) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.tok.Form)
	}
	return b.String()
}

func holds(list []charRange, start, end int) bool {
	for _, r := range list {
		if r.start == start && r.end == end {
			return true
		}
	}
	return false
}

// unitOf gives the sentence of gold that holds a character.
func unitOf(starts []int) func(int) int {
	return func(at int) int {
		lo, hi := 0, len(starts)
		for lo < hi {
			if m := (lo + hi) / 2; starts[m] <= at {
				lo = m + 1
			} else {
				hi = m
			}
		}
		return max(0, lo-1)
	}
}
