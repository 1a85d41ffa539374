package text

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/cotejo/cotejo"
)

// Engine is the reading engine of one language: immutable after Load and safe
// for concurrent use.
type Engine struct {
	lex     *lexicon
	tagger  *Tagger   // nil: the pack has none
	parser  *Parser   // nil: the pack has none
	namer   *Namer    // nil: the pack has none
	scratch sync.Pool // *scratch
}

// scratch is what one call of Analyze works with and hands on to the next.
type scratch struct {
	pieces []piece
	ends   []int
	work   Work
}

// Load reads the engine's data from a language pack's folder (its models/ and
// words/). A pack without a model is read as far as its models go. An error says
// which file is damaged.
func Load(pack fs.FS) (*Engine, error) {
	e, err := LoadWords(pack)
	if err != nil {
		return nil, err
	}
	if err := e.loadModels(pack); err != nil {
		return nil, err
	}
	return e, nil
}

// LoadWords reads the word lists alone: an engine that cuts text into sentences
// and words and annotates nothing.
func LoadWords(pack fs.FS) (*Engine, error) {
	lex, err := loadLexicon(pack)
	if err != nil {
		return nil, fmt.Errorf("reading the word lists: %w", err)
	}
	e := &Engine{lex: lex}
	e.scratch.New = func() any { return &scratch{} }
	return e, nil
}

// loadModels opens the weights that the pack has, all files at once.
func (e *Engine) loadModels(pack fs.FS) error {
	clusters, err := load(pack, "clusters.bin", LoadClusters)
	if err != nil {
		return err
	}
	lexis := e.lex.lexis(clusters)
	var lemmas *Lemmatiser
	steps := []func() error{
		func() (err error) {
			lemmas, err = load(pack, "lemma.bin", LoadLemmatiser)
			return err
		},
		func() (err error) {
			e.tagger, err = load(pack, "tagger.bin", func(w *Weights) (*Tagger, error) { return LoadTagger(w, lexis, nil) })
			return err
		},
		func() (err error) {
			e.namer, err = load(pack, "ner.bin", func(w *Weights) (*Namer, error) { return LoadNamer(w, lexis) })
			return err
		},
		func() (err error) {
			e.parser, err = openParser(pack, lexis)
			return err
		},
	}
	errs := make([]error, len(steps))
	var wg sync.WaitGroup
	for i, step := range steps {
		wg.Go(func() { errs[i] = step() })
	}
	wg.Wait()
	if e.tagger != nil && lemmas != nil {
		e.tagger = e.tagger.WithLemmas(lemmas.withLexicon(e.lex))
	}
	return errors.Join(errs...)
}

// openParser opens the parser's weights; nil when the pack does not have them.
func openParser(pack fs.FS, lx *Lexis) (*Parser, error) {
	b, err := fs.ReadFile(pack, "models/parser.bin")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	p, err := LoadParser(b)
	if err != nil {
		return nil, err
	}
	return p.WithLexis(lx), nil
}

// load opens one file of weights with open; nil when the pack does not have it.
func load[T any](pack fs.FS, name string, open func(*Weights) (*T, error)) (*T, error) {
	w, err := ReadModel(pack, "models/"+name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	t, err := open(w)
	if err != nil {
		return nil, fmt.Errorf("reading the weights models/%s: %w", name, err)
	}
	return t, nil
}

// Analyze splits the claimable blocks of a document into sentences and
// analyses each. Blocks that are not claimable are passed over. Sentences come
// in text order; no sentence crosses a block.
func (e *Engine) Analyze(doc string, blocks []cotejo.Block) []Sentence {
	out := e.Segment(doc, blocks)
	sc := e.scratch.Get().(*scratch)
	defer e.scratch.Put(sc)
	e.annotate(out, sc)
	return out
}

// annotate runs every stage after segmentation on sentences of one document, a
// stage at a time: the weights of one stage fit a processor's cache, those of all
// do not.
func (e *Engine) annotate(sents []Sentence, sc *scratch) {
	if e.tagger == nil {
		return
	}
	for i := range sents {
		e.tagger.annotateParts(sents[i].Tokens, &sc.work)
	}
	if e.parser != nil {
		for i := range sents {
			e.parser.Parse(&sents[i])
		}
	}
	if e.namer != nil {
		e.findNames(sents, &sc.work)
	}
}

// AnalyzeParts is Analyze for long text: it gives the sentences in parts, in
// order, each what the namer takes as one document, so that no more than a part
// and a block need be in memory. An error of each ends it and is returned.
func (e *Engine) AnalyzeParts(doc string, blocks []cotejo.Block, each func([]Sentence) error) error {
	sc := e.scratch.Get().(*scratch)
	defer e.scratch.Put(sc)
	var part []Sentence
	next := 1 // the first sentence that was not asked whether it begins a part
	for b := range blocks {
		part = e.appendBlock(part, sc, doc, blocks, b)
		last := b+1 == len(blocks)
		for ; next < len(part) || last && len(part) > 0; next++ {
			if next < len(part) && !e.beginsPart(part, next) {
				continue
			}
			e.annotate(part[:next], sc)
			if err := each(part[:next]); err != nil {
				return err
			}
			clear(part[:next]) // its words are not needed any more
			part, next = part[next:], 0
		}
	}
	return nil
}

// beginsPart reports whether sentence i, with those before it not taken yet, begins
// what the namer takes as the next document.
func (e *Engine) beginsPart(sents []Sentence, i int) bool {
	return i >= maxArticle || OpensArticle(sents[i].Tokens)
}

// maxArticle bounds how many sentences are taken as one document by the namer.
const maxArticle = 400

// findNames finds names article by article: a stream of wire articles is cut
// where one opens with a dateline.
func (e *Engine) findNames(sents []Sentence, w *Work) {
	from := 0
	for i := 1; i <= len(sents); i++ {
		if i == len(sents) || e.beginsPart(sents[from:], i-from) {
			e.namer.Find(sents[from:i], w)
			from = i
		}
	}
}

// AnalyzeTokens annotates sentences whose words are given, as UD words
// (contractions taken apart): forms are kept, and part of speech, morphology,
// lemma, names and tree are replaced. The sentences are taken as one document.
func (e *Engine) AnalyzeTokens(sents []Sentence) {
	for i := range sents {
		for j := range sents[i].Tokens {
			sents[i].Tokens[j].clear()
		}
	}
	sc := e.scratch.Get().(*scratch)
	defer e.scratch.Put(sc)
	e.annotate(sents, sc)
}

// clear drops the annotation of a word.
func (t *Token) clear() {
	*t = Token{Span: t.Span, Form: t.Form, Lower: toLower(t.Form), Head: -1, Part: t.Part, Space: t.Space}
}

// AnalyzeWritten annotates sentences whose written tokens are given
// (contractions in one piece), as corpora without word splitting have them: the
// tokens are kept, each is analysed as its words, and takes the annotation of the
// first of them and the place in the tree of all. The sentences are taken as one
// document.
func (e *Engine) AnalyzeWritten(sents []Sentence) {
	split := make([]Sentence, len(sents))
	owners := make([][]int, len(sents))
	for i := range sents {
		for j := range sents[i].Tokens {
			t := &sents[i].Tokens[j]
			t.clear()
			n := len(split[i].Tokens)
			split[i].Tokens = e.lex.appendWords(split[i].Tokens, t.Form, piece{end: len(t.Form), space: t.Space})
			for range len(split[i].Tokens) - n {
				owners[i] = append(owners[i], j)
			}
		}
	}
	e.AnalyzeTokens(split)
	for i := range sents {
		merge(sents[i].Tokens, split[i].Tokens, owners[i])
	}
}

// merge writes the annotation of words into the written tokens that own them.
func merge(tokens, words []Token, owner []int) {
	for k := len(words) - 1; k >= 0; k-- {
		w, t := &words[k], &tokens[owner[k]]
		first := k == 0 || owner[k-1] != owner[k]
		outside := w.Head < 0 || owner[w.Head] != owner[k]
		if outside {
			t.Rel, t.Head = w.Rel, -1
			if w.Head >= 0 {
				t.Head = owner[w.Head]
			}
		}
		if first {
			t.Lemma, t.UPOS, t.Feats = w.Lemma, w.UPOS, w.Feats
			t.Name, t.Begin, t.Score = w.Name, w.Begin, w.Score
		}
	}
}

// Segment is the first stage of Analyze alone: sentences of words, without
// annotation.
func (e *Engine) Segment(doc string, blocks []cotejo.Block) []Sentence {
	sc := e.scratch.Get().(*scratch)
	defer e.scratch.Put(sc)
	var out []Sentence
	for b := range blocks {
		out = e.appendBlock(out, sc, doc, blocks, b)
	}
	return out
}

// appendBlock appends the sentences of block b when it is claimable and inside the
// text.
func (e *Engine) appendBlock(out []Sentence, sc *scratch, doc string, blocks []cotejo.Block, b int) []Sentence {
	span := blocks[b].Span
	if !blocks[b].Kind.Claimable() || span.Start < 0 || span.End > len(doc) || span.Start >= span.End {
		return out
	}
	return e.segment(out, sc, doc, span, b)
}

func (e *Engine) segment(out []Sentence, sc *scratch, doc string, span cotejo.Span, block int) []Sentence {
	tk := tokenizer{lex: e.lex, s: doc[:span.End], out: sc.pieces[:0]}
	tk.run(span.Start, span.End)
	sp := splitter{lex: e.lex, s: doc[:span.End], p: tk.out}
	sc.pieces, sc.ends = tk.out, sp.ends(sc.ends[:0])
	// The words of a block share one list.
	words := make([]Token, 0, len(tk.out)+len(tk.out)/8+1)
	first, from := len(out), 0
	for _, end := range sc.ends {
		begin := len(words)
		for _, p := range tk.out[from:end] {
			words = e.lex.appendWords(words, doc, p)
		}
		out = append(out, Sentence{
			Span:   cotejo.Span{Start: tk.out[from].start, End: tk.out[end-1].end},
			Block:  block,
			Tokens: words[begin:],
		})
		from = end
	}
	// The list may have moved while it grew.
	at := 0
	for i := first; i < len(out); i++ {
		n := at + len(out[i].Tokens)
		out[i].Tokens, at = words[at:n:n], n
	}
	return out
}
