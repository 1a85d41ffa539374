package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// udSuite scores the reading engine against a treebank: on its tokens and
// sentences, and end to end from its raw text.
func udSuite() Suite {
	return Suite{
		Name: "ud",
		About: "Parts of speech, morphology, lemmas and trees against a Universal Dependencies treebank, on its tokens and from its raw text, " +
			"and the head pairs that extraction rests on.",
		Data: "a CoNLL-U file",
		Run:  runUD,
	}
}

func runUD(ctx context.Context, path string, opt Options) (Result, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return Result{}, err
	}
	gold, err := text.ReadCoNLLU(strings.NewReader(string(raw)))
	if err != nil {
		return Result{}, fmt.Errorf("%s: %w", path, err)
	}
	if len(gold) == 0 {
		return Result{}, fmt.Errorf("%s holds no sentences", path)
	}
	p, engine, err := spanishWith(opt.Models)
	if err != nil {
		return Result{}, err
	}
	speech := map[string]bool{}
	for lemma := range p.Cues.Verbs {
		speech[lemma] = true
	}
	sum := sha256.Sum256(raw)
	res := Result{Suite: "ud", Corpus: hex.EncodeToString(sum[:])}
	u := udScore{opt: opt, speech: speech}
	u.onTokens(engine, gold)
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	if err := u.fromText(engine, gold); err != nil {
		return Result{}, fmt.Errorf("%s: %w", path, err)
	}
	res.Metrics = u.metrics()
	return res, nil
}

// udScore gathers the figures of the suite.
type udScore struct {
	opt    Options
	speech map[string]bool // lemmas of verbs of saying
	names  []string        // of figures, in order
	ratios map[string]*ratio
	counts map[string]int // gold items of each figure
}

// add counts one unit of a figure: right and of how many; items are its gold
// items.
func (u *udScore) add(name string, num, den float64, items int) {
	if u.ratios == nil {
		u.ratios, u.counts = map[string]*ratio{}, map[string]int{}
	}
	r := u.ratios[name]
	if r == nil {
		r = &ratio{}
		u.ratios[name] = r
		u.names = append(u.names, name)
	}
	r.add(num, den)
	u.counts[name] += items
}

func (u *udScore) metrics() []Metric {
	var out []Metric
	for _, name := range u.names {
		out = append(out, u.ratios[name].metric(name, u.counts[name], u.opt.Seed))
	}
	return out
}

// onTokens scores the annotation of the gold tokens and sentences.
func (u *udScore) onTokens(engine *text.Engine, gold []text.CoNLLSentence) {
	found := make([]text.Sentence, len(gold))
	for i := range gold {
		found[i] = gold[i].Sentence
		found[i].Tokens = slices.Clone(gold[i].Tokens)
	}
	engine.AnalyzeTokens(found)
	for i := range gold {
		u.words(gold[i].Tokens, found[i].Tokens)
	}
	for i := range gold {
		u.pairs(gold[i].Tokens, found[i].Tokens)
	}
}

// words scores one sentence word by word. UAS and LAS leave out punctuation,
// and compare universal relations; names are apart for features and lemmas.
func (u *udScore) words(gold, found []text.Token) {
	var n, plain, words int
	var pos, feats, fin, lemma, uas, las, lasObj int
	for i := range gold {
		g, f := &gold[i], &found[i]
		n++
		if g.UPOS == f.UPOS {
			pos++
		}
		if g.UPOS != text.PROPN {
			plain++
			if sameLemma(g.Lemma, f.Lemma) {
				lemma++
			}
			if universalFeats(g.Feats) == universalFeats(f.Feats) {
				feats++
			}
			if g.UPOS == f.UPOS && sameExtraction(g.Feats, f.Feats) {
				fin++
			}
		}
		if g.UPOS == text.PUNCT {
			continue
		}
		words++
		if g.Head != f.Head {
			u.missed(gold, found, i)
			continue
		}
		uas++
		gr, fr := text.Universal(g.Rel), text.Universal(f.Rel)
		if gr == fr {
			las++
		} else {
			u.missed(gold, found, i)
		}
		if gr == fr || gr == "obj" && f.Rel == "obl:arg" || gr == "obj" && f.Rel == "obl:agent" {
			lasObj++
		}
	}
	count := func(name string, right, of int) { u.add(name, float64(right), float64(of), of) }
	count("upos", pos, n)
	count("upos+extraction-feats, names apart", fin, plain)
	count("feats, names apart", feats, plain)
	count("lemma, names apart", lemma, plain)
	count("uas", uas, words)
	count("las", las, words)
	count("las, prepositional obj as obl", lasObj, words)
}

// missed lists one wrong head or relation.
func (u *udScore) missed(gold, found []text.Token, i int) {
	if !u.opt.Misses || u.opt.Out == nil {
		return
	}
	form := func(toks []text.Token) string {
		if h := toks[i].Head; h >= 0 {
			return toks[h].Form
		}
		return "0"
	}
	fmt.Fprintf(u.opt.Out, "%s\tgold %s %s\tfound %s %s\n", gold[i].Form, gold[i].Rel, form(gold), found[i].Rel, form(found))
}

func sameLemma(gold, found string) bool {
	return gold == "" || strings.EqualFold(gold, found)
}

// extractionFeats are the features that extraction reads.
var extractionFeats = []string{"VerbForm", "Mood", "Tense", "Person", "Number", "Gender", "PronType", "NumType", "Polarity"}

func sameExtraction(a, b text.Feats) bool {
	for _, name := range extractionFeats {
		if a.Get(name) != b.Get(name) {
			return false
		}
	}
	return true
}

// universal are the features that the CoNLL 2018 scorer compares.
var universal = []string{"PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case", "Definite",
	"Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite"}

func universalFeats(f text.Feats) string {
	if f == "" {
		return ""
	}
	var b strings.Builder
	for item := range strings.SplitSeq(string(f), "|") {
		if name, _, _ := strings.Cut(item, "="); slices.Contains(universal, name) {
			b.WriteString(item)
			b.WriteByte('|')
		}
	}
	return b.String()
}

// pair is two words of a sentence in a relation.
type pair struct{ head, dep int }

// pairs scores the head pairs of one sentence, each side by its own tags: noun
// subjects and objects of verbs, subjects of verbs of saying, and numerals with
// their nouns.
func (u *udScore) pairs(gold, found []text.Token) {
	for _, kind := range []string{"subject", "object", "speaker", "number"} {
		g, f := u.pairsOf(kind, gold), u.pairsOf(kind, found)
		hit := 0
		for _, p := range f {
			if slices.Contains(g, p) {
				hit++
			}
		}
		u.add("pairs "+kind+" precision", float64(hit), float64(len(f)), len(g))
		u.add("pairs "+kind+" recall", float64(hit), float64(len(g)), len(g))
		u.add("pairs "+kind+" f1", float64(2*hit), float64(len(f)+len(g)), len(g))
	}
}

func (u *udScore) pairsOf(kind string, toks []text.Token) []pair {
	var out []pair
	for i := range toks {
		d := &toks[i]
		if d.Head < 0 {
			continue
		}
		h, rel := &toks[d.Head], text.Universal(d.Rel)
		noun := d.UPOS == text.NOUN || d.UPOS == text.PROPN
		ok := false
		switch kind {
		case "subject":
			ok = rel == "nsubj" && noun && h.UPOS == text.VERB
		case "object":
			ok = rel == "obj" && noun && h.UPOS == text.VERB
		case "speaker":
			ok = rel == "nsubj" && noun && h.UPOS == text.VERB && u.speech[h.Lemma]
		case "number":
			ok = rel == "nummod" && d.UPOS == text.NUM && (h.UPOS == text.NOUN || h.UPOS == text.PROPN)
		}
		if ok {
			out = append(out, pair{d.Head, i})
		}
	}
	return out
}

// rawText joins the sentences of a treebank to running text, a blank line where
// a document or paragraph begins, and gives the blocks of that text.
func rawText(gold []text.CoNLLSentence) (string, []cotejo.Block) {
	var b strings.Builder
	var blocks []cotejo.Block
	start := 0
	flush := func() {
		if b.Len() > start {
			blocks = append(blocks, cotejo.Block{Kind: cotejo.BlockBody, Span: cotejo.Span{Start: start, End: b.Len()}})
		}
	}
	for i := range gold {
		begins := slices.ContainsFunc(gold[i].Comments, func(c string) bool {
			return strings.HasPrefix(c, "newdoc") || strings.HasPrefix(c, "newpar")
		})
		switch {
		case i == 0:
		case begins:
			flush()
			b.WriteString("\n\n")
			start = b.Len()
		default:
			b.WriteByte(' ')
		}
		b.WriteString(gold[i].Text)
	}
	flush()
	return b.String(), blocks
}
