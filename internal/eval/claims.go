package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/extract"
	"github.com/cotejo/cotejo/internal/read"
)

// claimsSuite scores claims against a reader's: gold.jsonl in a folder with the
// articles it names, so that any newsroom can score its own stories.
func claimsSuite() Suite {
	return Suite{
		Name:  "claims",
		About: "Claims of a careful reader: how many are found, how many with every field right, how many figures.",
		Data:  "a folder with gold.jsonl and the articles that it names, or the path of the .jsonl beside them",
		Run:   runClaims,
	}
}

// goldClaim is one line of the gold. Fields that it does not name are not
// scored.
type goldClaim struct {
	ID        string      `json:"id"`
	Document  string      `json:"document"` // name of the article's file
	Anchor    string      `json:"anchor"`   // the clause
	Predicate []string    `json:"predicate"`
	Actor     []string    `json:"actor"`
	Recipient []string    `json:"recipient"`
	Object    []string    `json:"object"`
	Place     []string    `json:"place"`
	Time      string      `json:"time"`
	Chain     *[]string   `json:"chain"` // empty: nobody but the outlet
	Status    string      `json:"status"`
	Figure    *goldFigure `json:"figure"`
	Optional  bool        `json:"optional"`
}

type goldFigure struct {
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Comparator string   `json:"comparator"`
}

func runClaims(ctx context.Context, path string, opt Options) (Result, error) {
	gold, file, hash, err := readGold(path)
	if err != nil {
		return Result{}, err
	}
	claims, err := claimsOf(ctx, filepath.Dir(file), gold)
	if err != nil {
		return Result{}, err
	}
	var sc claimScore
	for i := range gold {
		if !gold[i].Optional {
			sc.add(&gold[i], claims[gold[i].Document], opt)
		}
	}
	return Result{Suite: "claims", Corpus: hash, Metrics: sc.metrics(opt.Seed)}, nil
}

func readGold(path string) ([]goldClaim, string, string, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, "gold.jsonl")
	}
	raw, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return nil, "", "", fmt.Errorf("reading gold: %w", err)
	}
	gold, err := jsonLines[goldClaim](raw, nil)
	if err != nil {
		return nil, "", "", fmt.Errorf("reading gold %s: %w", path, err)
	}
	sum := sha256.Sum256(raw)
	return gold, path, hex.EncodeToString(sum[:]), nil
}

// claimsOf reads the articles of the gold, once each.
func claimsOf(ctx context.Context, dir string, gold []goldClaim) (map[string][]cotejo.Claim, error) {
	p, engine, err := spanish()
	if err != nil {
		return nil, err
	}
	hints, err := read.LoadHints(p.Lang, p.FS)
	if err != nil {
		return nil, fmt.Errorf("reading the pack's hints: %w", err)
	}
	r, err := read.New(read.Limits{InProcess: true}, hints)
	if err != nil {
		return nil, fmt.Errorf("starting the reader: %w", err)
	}
	out := map[string][]cotejo.Claim{}
	for _, g := range gold {
		if _, done := out[g.Document]; done {
			continue
		}
		doc, problem := r.Read(ctx, read.Input{Path: filepath.ToSlash(filepath.Join(dir, g.Document))})
		if problem != nil {
			return nil, fmt.Errorf("reading article %s: %s", g.Document, problem.Code)
		}
		out[g.Document] = extract.Document(&doc, p, engine.Analyze(doc.Text, doc.Blocks)).Claims
	}
	return out, r.Close()
}

// claimScore counts the gold claims found, complete and with the right figure,
// and each field of those found.
type claimScore struct {
	found, complete, figures ratio
	fields                   map[string]*ratio
}

// add scores one gold claim by its best instance: a claim whose sentence holds
// the anchor and whose predicate is acceptable.
func (s *claimScore) add(g *goldClaim, claims []cotejo.Claim, opt Options) {
	var near, cand []cotejo.Claim
	for _, c := range claims {
		if g.instance(&c) {
			near = append(near, c)
		}
	}
	if g.Figure != nil {
		s.figures.add(number(slices.ContainsFunc(near, func(c cotejo.Claim) bool { return g.figureRight(&c) })), 1)
	}
	for _, c := range near {
		if g.accepts(c.Predicate) {
			cand = append(cand, c)
		}
	}
	s.found.add(number(len(cand) > 0), 1)
	if len(cand) == 0 {
		s.complete.add(0, 1)
		s.miss(opt, g, "missing")
		return
	}
	best, right := map[string]bool{}, -1
	for i := range cand {
		f := g.compare(&cand[i])
		n := 0
		for _, ok := range f {
			n += int(number(ok))
		}
		if n > right {
			best, right = f, n
		}
	}
	s.complete.add(number(right == len(best)), 1)
	s.count(g, best, opt)
}

func (s *claimScore) count(g *goldClaim, fields map[string]bool, opt Options) {
	if s.fields == nil {
		s.fields = map[string]*ratio{}
	}
	var wrong []string
	for k, ok := range fields {
		if s.fields[k] == nil {
			s.fields[k] = &ratio{}
		}
		s.fields[k].add(number(ok), 1)
		if !ok {
			wrong = append(wrong, k)
		}
	}
	if len(wrong) > 0 {
		slices.Sort(wrong)
		s.miss(opt, g, strings.Join(wrong, " "))
	}
}

func (s *claimScore) miss(opt Options, g *goldClaim, what string) {
	if opt.Misses && opt.Out != nil {
		_, _ = fmt.Fprintf(opt.Out, "%s\t%s\t%s\t%s\n", g.ID, g.Document, what, g.Anchor)
	}
}

func (s *claimScore) metrics(seed uint64) []Metric {
	n := len(s.found.num)
	out := []Metric{s.found.metric("found", n, seed), s.complete.metric("complete", n, seed), s.figures.metric("figures", len(s.figures.num), seed)}
	var names []string
	for k := range s.fields {
		names = append(names, k)
	}
	slices.Sort(names)
	for _, k := range names {
		out = append(out, s.fields[k].metric("field-"+k, len(s.fields[k].num), seed))
	}
	return out
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
