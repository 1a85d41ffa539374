package eval

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/cotejo/cotejo/internal/text"
)

// nerSuite scores names as the conlleval program of the CoNLL shared tasks does:
// a name is right when its words and its type are.
func nerSuite() Suite {
	return Suite{
		Name:  "ner",
		About: "Names of people, organisations, places and other things, exact spans and types, as conlleval counts them.",
		Data:  "a CoNLL-2002 file: a token a line, its name tag (B-PER, I-PER, O) last, an empty line after each sentence",
		Run:   runNER,
	}
}

func runNER(ctx context.Context, path string, opt Options) (Result, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return Result{}, err
	}
	sents, gold, err := readNamed(string(raw))
	if err != nil {
		return Result{}, fmt.Errorf("%s: %w", path, err)
	}
	_, engine, err := spanishWith(opt.Models)
	if err != nil {
		return Result{}, err
	}
	engine.AnalyzeWritten(sents)
	sum := sha256.Sum256(raw)
	res := Result{Suite: "ner", Corpus: hex.EncodeToString(sum[:])}
	res.Metrics = scoreNames(sents, gold, opt)
	return res, ctx.Err()
}

// readNamed reads the tokens and the gold tags of a CoNLL-2002 file.
func readNamed(raw string) ([]text.Sentence, [][]string, error) {
	var sents []text.Sentence
	var gold [][]string
	var cur text.Sentence
	var tags []string
	flush := func() {
		if len(tags) > 0 {
			sents, gold = append(sents, cur), append(gold, tags)
		}
		cur, tags = text.Sentence{}, nil
	}
	if !utf8.ValidString(raw) {
		if s, err := charmap.ISO8859_1.NewDecoder().String(raw); err == nil {
			raw = s
		}
	}
	sc := bufio.NewScanner(strings.NewReader(raw))
	for n := 1; sc.Scan(); n++ {
		f := strings.Fields(sc.Text())
		if len(f) == 0 {
			flush()
			continue
		}
		if len(f) < 2 {
			return nil, nil, fmt.Errorf("line %d: want a token and its tag", n)
		}
		cur.Tokens = append(cur.Tokens, text.Token{Form: f[0], Lower: strings.ToLower(f[0]), Head: -1})
		tags = append(tags, f[len(f)-1])
	}
	flush()
	if len(sents) == 0 {
		return nil, nil, fmt.Errorf("no sentences")
	}
	return sents, gold, sc.Err()
}

// nameChunk is a name in a sentence: its words and its type.
type nameChunk struct {
	from, to int
	typ      string
}

// chunksOf reads names from tags as conlleval does: I- after another type, or
// after none, begins a name too.
func chunksOf(tags []string) []nameChunk {
	var out []nameChunk
	prev := ""
	for i, tag := range tags {
		pos, typ, _ := strings.Cut(tag, "-")
		if pos == "O" || typ == "" {
			prev = ""
			continue
		}
		if pos == "B" || typ != prev {
			out = append(out, nameChunk{i, i + 1, typ})
		} else {
			out[len(out)-1].to = i + 1
		}
		prev = typ
	}
	return out
}

func foundTags(s []text.Token) []string {
	out := make([]string, len(s))
	for i, t := range s {
		switch {
		case t.Name == text.NoName:
			out[i] = "O"
		case t.Begin:
			out[i] = "B-" + t.Name
		default:
			out[i] = "I-" + t.Name
		}
	}
	return out
}

func scoreNames(sents []text.Sentence, gold [][]string, opt Options) []Metric {
	types := []string{"", text.PER, text.ORG, text.LOC, text.MISC}
	f1 := make([]ratio, len(types))
	var precision, recall ratio
	count := make([]int, len(types))
	for i := range sents {
		g, f := chunksOf(gold[i]), chunksOf(foundTags(sents[i].Tokens))
		for k, typ := range types {
			hit, ng, nf := matchChunks(g, f, typ)
			f1[k].add(2*float64(hit), float64(ng+nf))
			count[k] += ng
			if k == 0 {
				precision.add(float64(hit), float64(nf))
				recall.add(float64(hit), float64(ng))
			}
		}
		if opt.Misses {
			tellNames(opt, sents[i].Tokens, g, f)
		}
	}
	out := []Metric{precision.metric("precision", count[0], opt.Seed), recall.metric("recall", count[0], opt.Seed)}
	for k, typ := range types {
		name := "f1"
		if typ != "" {
			name += " " + typ
		}
		out = append(out, f1[k].metric(name, count[k], opt.Seed))
	}
	return out
}

// matchChunks counts the equal names of a type, and those of either side; type
// "" is all of them.
func matchChunks(gold, found []nameChunk, typ string) (hit, ng, nf int) {
	in := map[nameChunk]bool{}
	for _, c := range gold {
		if typ == "" || c.typ == typ {
			in[c] = true
			ng++
		}
	}
	for _, c := range found {
		if typ == "" || c.typ == typ {
			nf++
			if in[c] {
				hit++
			}
		}
	}
	return hit, ng, nf
}

func tellNames(opt Options, s []text.Token, gold, found []nameChunk) {
	tell := func(what string, list, other []nameChunk) {
		for _, c := range list {
			if hit, _, _ := matchChunks([]nameChunk{c}, other, ""); hit > 0 {
				continue
			}
			var words []string
			for i := max(0, c.from-3); i < min(len(s), c.to+3); i++ {
				w := s[i].Form
				if i == c.from {
					w = "[" + w
				}
				if i == c.to-1 {
					w += "]" + c.typ
				}
				words = append(words, w)
			}
			fmt.Fprintf(opt.Out, "%s: %s\n", what, strings.Join(words, " "))
		}
	}
	tell("missed", gold, found)
	tell("wrong", found, gold)
}
