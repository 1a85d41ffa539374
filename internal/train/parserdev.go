package train

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// heldFold is the part of the treebanks that the development parser has not seen.
const heldFold = 0

// trainParserDevTask trains the parser as trainParserTask does, on all but a part
// of the treebanks, writes it to parser-dev.bin and scores it on the part, whose
// tags are those of taggers that have not seen it either.
func trainParserDevTask(p Paths, log io.Writer) error {
	tb, gold, lx, err := parserData(p, log)
	if err != nil {
		return err
	}
	rest, held := tb.part(heldFold)
	_, gold = gold.part(heldFold)
	parser, err := rest.shippable(p, lx, log)
	if err != nil {
		return err
	}
	if err := writeParser(filepath.Join(p.Out, "parser-dev.bin"), parser, log); err != nil {
		return err
	}
	// The engine reads today's lists, and more of them than training does.
	if lx, err = lexisOf(p, os.DirFS(p.Pack)); err != nil {
		return err
	}
	parser.WithLexis(lx)
	for _, set := range []struct {
		name       string
		held, gold []text.CoNLLSentence
	}{{"AnCora", held.AnCora, gold.AnCora}, {"CESS-ESP", held.CESS, gold.CESS}, {"GSD", held.GSD, gold.GSD}} {
		sc := parseScore{speech: lx.Speech}
		for i := range set.held {
			s := set.held[i].Sentence // its words are this task's own
			parser.Parse(&s)
			sc.add(set.gold[i].Tokens, s.Tokens)
		}
		fmt.Fprintf(log, "%s, not seen: %s\n", set.name, sc.String())
	}
	return nil
}

// part divides the treebanks into all but a fold and the fold.
func (t *Treebanks) part(fold int) (rest, held *Treebanks) {
	rest, held = &Treebanks{}, &Treebanks{}
	for _, s := range []struct{ from, rest, held *[]text.CoNLLSentence }{
		{&t.AnCora, &rest.AnCora, &held.AnCora}, {&t.CESS, &rest.CESS, &held.CESS}, {&t.GSD, &rest.GSD, &held.GSD},
	} {
		for i, sent := range *s.from {
			to := s.rest
			if foldOf(i) == fold {
				to = s.held
			}
			*to = append(*to, sent)
		}
	}
	return rest, held
}

// parseScore counts heads and relations, punctuation left out, and head pairs.
type parseScore struct {
	speech               map[string]bool // lemmas of verbs of saying
	words, heads, labels int
	pairs                [len(pairKinds)]struct{ hit, found, gold int }
}

// pairKinds are the pairs of words that extraction rests on: noun subjects and
// objects of verbs, noun subjects of verbs of saying, numerals with their nouns.
var pairKinds = [...]string{"subjects", "objects", "speakers", "numbers"}

// add compares the words of a sentence, each side by its own tags.
func (sc *parseScore) add(gold, found []text.Token) {
	for i := range gold {
		g, f := &gold[i], &found[i]
		if g.UPOS == text.PUNCT {
			continue
		}
		sc.words++
		same := g.Head == f.Head
		if same {
			sc.heads++
			if text.Universal(g.Rel) == text.Universal(f.Rel) {
				sc.labels++
			}
		}
		for k := range pairKinds {
			inGold, inFound := sc.isPair(k, gold, i), sc.isPair(k, found, i)
			n := &sc.pairs[k]
			if inGold {
				n.gold++
			}
			if inFound {
				n.found++
			}
			if inGold && inFound && same {
				n.hit++
			}
		}
	}
}

// isPair reports whether a word and its head are a pair of a kind.
func (sc *parseScore) isPair(kind int, tokens []text.Token, i int) bool {
	d := &tokens[i]
	if d.Head < 0 {
		return false
	}
	h, rel := &tokens[d.Head], text.Universal(d.Rel)
	if pairKinds[kind] == "numbers" {
		return rel == "nummod" && d.UPOS == text.NUM && (h.UPOS == text.NOUN || h.UPOS == text.PROPN)
	}
	if h.UPOS != text.VERB || d.UPOS != text.NOUN && d.UPOS != text.PROPN {
		return false
	}
	switch pairKinds[kind] {
	case "subjects":
		return rel == "nsubj"
	case "objects":
		return rel == "obj"
	}
	return rel == "nsubj" && sc.speech[h.Lemma]
}

func (sc *parseScore) String() string {
	percent := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	var b strings.Builder
	fmt.Fprintf(&b, "%d words, UAS %.2f, LAS %.2f", sc.words, percent(sc.heads, sc.words), percent(sc.labels, sc.words))
	for k, n := range sc.pairs {
		fmt.Fprintf(&b, "; %s %.1f/%.1f/%.1f of %d", pairKinds[k], percent(n.hit, n.found), percent(n.hit, n.gold), percent(2*n.hit, n.found+n.gold), n.gold)
	}
	return b.String()
}

// writeParser writes the weights of a parser.
func writeParser(path string, p *text.Parser, log io.Writer) error {
	b, err := p.AppendBinary(nil)
	if err != nil {
		return err
	}
	fmt.Fprintf(log, "%s: %d bytes\n", filepath.Base(path), len(b))
	return os.WriteFile(path, b, 0o644)
}
