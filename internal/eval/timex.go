package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/extract"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/lang"
)

// timexSuite scores time expressions against a TimeBank file: one token a line
// with its B-/I-/O tag and its value, a line with DCTVALUE before each
// document, an empty line after each sentence.
func timexSuite() Suite {
	return Suite{
		Name:  "timex",
		About: "Time expressions of Spanish news: strict and relaxed F1 of the extents, accuracy of type and value where the extent is right.",
		Data:  "a .tsv file of tokens, B-TYPE/I-TYPE/O tags and TIMEX3 values, with a DCTVALUE line before each document",
		Run:   runTimex,
	}
}

// timexGold is one annotated expression: bytes of the document's text.
type timexGold struct {
	start, end int
	typ, value string
}

// timexDoc is one document of the file, its tokens joined by spaces.
type timexDoc struct {
	date   string
	text   strings.Builder
	blocks []cotejo.Block
	gold   []timexGold
}

var dctLine = regexp.MustCompile(`DCTVALUE="([^"]*)"`)

func readTimeBank(raw string) []*timexDoc {
	var docs []*timexDoc
	var cur *timexDoc
	start := 0
	closeSentence := func() {
		if cur != nil && cur.text.Len() > start {
			cur.blocks = append(cur.blocks, cotejo.Block{Kind: cotejo.BlockBody, Span: cotejo.Span{Start: start, End: cur.text.Len()}})
			cur.text.WriteString("\n")
			start = cur.text.Len()
		}
	}
	for line := range strings.Lines(raw) {
		line = strings.TrimRight(line, "\r\n")
		if m := dctLine.FindStringSubmatch(line); m != nil {
			closeSentence()
			cur = &timexDoc{date: m[1]}
			docs, start = append(docs, cur), 0
			continue
		}
		f := strings.Split(line, "\t")
		if cur == nil || len(f) < 3 {
			closeSentence()
			continue
		}
		cur.token(f, start)
	}
	closeSentence()
	return docs
}

func (d *timexDoc) token(f []string, start int) {
	if d.text.Len() > start {
		d.text.WriteByte(' ')
	}
	at := d.text.Len()
	d.text.WriteString(f[0])
	switch {
	case strings.HasPrefix(f[1], "B-"):
		d.gold = append(d.gold, timexGold{start: at, end: d.text.Len(), typ: strings.ToLower(f[1][2:]), value: f[2]})
	case strings.HasPrefix(f[1], "I-") && len(d.gold) > 0:
		d.gold[len(d.gold)-1].end = d.text.Len()
	}
}

// timexScore counts over documents.
type timexScore struct{ gold, found, strict, relaxed, types, values int }

func runTimex(ctx context.Context, path string, opt Options) (Result, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return Result{}, fmt.Errorf("reading time expressions: %w", err)
	}
	docs := readTimeBank(string(raw))
	if len(docs) == 0 {
		return Result{}, fmt.Errorf("reading %s: no document: a DCTVALUE line must come before its tokens", filepath.Base(path))
	}
	p, engine, err := spanish()
	if err != nil {
		return Result{}, err
	}
	var s timexScore
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		scoreTimex(d, p, engine, opt, &s)
	}
	sum := sha256.Sum256(raw)
	return Result{Suite: "timex", Corpus: hex.EncodeToString(sum[:]), Metrics: s.metrics()}, nil
}

func (s timexScore) metrics() []Metric {
	f1 := func(hit int) (p, r, f float64) {
		p, r = percent(hit, s.found), percent(hit, s.gold)
		if p+r > 0 {
			f = 2 * p * r / (p + r)
		}
		return p, r, f
	}
	sp, sr, sf := f1(s.strict)
	rp, rr, rf := f1(s.relaxed)
	return []Metric{
		{Name: "strict-precision", Value: sp, N: s.found}, {Name: "strict-recall", Value: sr, N: s.gold}, {Name: "strict-f1", Value: sf, N: s.gold},
		{Name: "relaxed-precision", Value: rp, N: s.found}, {Name: "relaxed-recall", Value: rr, N: s.gold}, {Name: "relaxed-f1", Value: rf, N: s.gold},
		{Name: "type", Value: percent(s.types, s.strict), N: s.strict}, {Name: "value", Value: percent(s.values, s.strict), N: s.strict},
	}
}

func percent(hit, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(hit) / float64(of)
}

func scoreTimex(d *timexDoc, p *pack.Pack, engine *text.Engine, opt Options, s *timexScore) {
	txt := d.text.String()
	doc := &cotejo.Document{Text: txt, Blocks: d.blocks, Published: cotejo.Published{Value: d.date, Precision: "day"}}
	found := extract.Times(doc, p, engine.Analyze(txt, d.blocks))
	s.gold += len(d.gold)
	s.found += len(found)
	used := make([]bool, len(d.gold))
	for _, f := range found {
		g := overlapping(d.gold, used, f)
		if g < 0 {
			miss(opt, "extra", f.Span.Of(txt), f.Time.Value, "", context40(txt, f.Span), f.Rule)
			continue
		}
		used[g] = true
		s.relaxed++
		gold := d.gold[g]
		if gold.start != f.Span.Start || gold.end != f.Span.End {
			miss(opt, "extent", f.Span.Of(txt), f.Time.Value, txt[gold.start:gold.end], context40(txt, f.Span), f.Rule)
			continue
		}
		s.strict++
		if gold.typ == f.Time.Type {
			s.types++
		}
		if gold.value == f.Time.Value {
			s.values++
		} else {
			miss(opt, "value", f.Span.Of(txt), f.Time.Value, gold.value+" @"+d.date, context40(txt, f.Span), f.Rule)
		}
	}
	for g, ok := range used {
		if !ok {
			gold := d.gold[g]
			miss(opt, "missed", txt[gold.start:gold.end], "", gold.value, context40(txt, cotejo.Span{Start: gold.start, End: gold.end}), "")
		}
	}
}

// overlapping finds the gold expression that a reading matches: the same
// extent, else the first free one that it overlaps.
func overlapping(gold []timexGold, used []bool, f extract.TimeReading) int {
	best := -1
	for i, g := range gold {
		if used[i] || g.end <= f.Span.Start || g.start >= f.Span.End {
			continue
		}
		if g.start == f.Span.Start && g.end == f.Span.End {
			return i
		}
		if best < 0 {
			best = i
		}
	}
	return best
}

func miss(opt Options, what, found, value, gold, around, rule string) {
	if opt.Misses && opt.Out != nil {
		fmt.Fprintf(opt.Out, "%s\t[%s]\t%s\tgold %s\t%s\t%s\n", what, found, value, gold, around, rule)
	}
}

func context40(txt string, s cotejo.Span) string {
	from, to := max(0, s.Start-40), min(len(txt), s.End+40)
	return strings.ToValidUTF8(strings.ReplaceAll(txt[from:to], "\n", " "), "")
}

// spanish loads the pack and the engine that the Spanish suites run with.
func spanish() (*pack.Pack, *text.Engine, error) { return spanishWith("") }

// spanishWith is spanish with the weights of a folder in place of those of the pack
// that have the same name; "" is no folder.
func spanishWith(models string) (*pack.Pack, *text.Engine, error) {
	dir, err := fs.Sub(lang.FS, "es")
	if err != nil {
		return nil, nil, fmt.Errorf("opening the Spanish pack: %w", err)
	}
	if models != "" {
		if dir, err = withModels(dir, models); err != nil {
			return nil, nil, err
		}
	}
	p, err := pack.Load("es", dir)
	if err != nil {
		return nil, nil, err
	}
	engine, err := text.Load(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("loading the Spanish engine: %w", err)
	}
	return p, engine, nil
}
