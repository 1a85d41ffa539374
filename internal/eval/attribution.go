package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/extract"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// attributionSuite scores sources and contents of speech verbs against clauses
// derived from the CESS-ESP treebank: a line has file, lemma of the verb, subject,
// clausal object and sentence, tokens apart by spaces.
func attributionSuite() Suite {
	return Suite{
		Name:  "attribution",
		About: "Speech verbs of Spanish news: heads of sources, and words of contents, where the clause has an explicit source.",
		Data:  "a .tsv file of speech clauses: file, lemma, source, content, sentence",
		Run:   runAttribution,
	}
}

// speechRow is one clause of the gold.
type speechRow struct {
	lemma           string
	source, content [2]int // first and last surface token in the sentence; last < first for none
	sourceText      string // the source as written
	pronoun         bool   // the source is a lone pronoun, which refers elsewhere
	passive         bool   // the verb is passive: its subject is what is said
	found           bool
}

// explicit reports whether the row has a source of its own in the clause.
func (r *speechRow) explicit() bool {
	return r.source[1] >= r.source[0] && !r.pronoun && !r.passive
}

// speechSentence is a sentence of the gold, written as prose is.
type speechSentence struct {
	text   string
	spans  []cotejo.Span // of each token
	tokens []string
	rows   []speechRow
}

// attributionScore counts over sentences.
type attributionScore struct {
	sourceP, sourceR, sourceF    ratio
	contentP, contentR, contentF ratio
	sources, contents            int
	lemmas                       map[string]bool // the verbs that the gold annotates
}

func runAttribution(ctx context.Context, path string, opt Options) (Result, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return Result{}, fmt.Errorf("reading speech clauses: %w", err)
	}
	sentences, err := readSpeech(string(raw))
	if err != nil {
		return Result{}, fmt.Errorf("reading speech clauses %s: %w", path, err)
	}
	p, engine, err := spanish()
	if err != nil {
		return Result{}, err
	}
	sc := attributionScore{lemmas: map[string]bool{}}
	for _, s := range sentences {
		for i := range s.rows {
			sc.lemmas[s.rows[i].lemma] = true
		}
	}
	for _, s := range sentences {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		sc.sentence(s, p, engine, opt)
	}
	sum := sha256.Sum256(raw)
	n, m := sc.sources, sc.contents
	return Result{Suite: "attribution", Corpus: hex.EncodeToString(sum[:]), Metrics: []Metric{
		sc.sourceF.metric("source-f1", n, opt.Seed), sc.sourceP.metric("source-precision", n, opt.Seed), sc.sourceR.metric("source-recall", n, opt.Seed),
		sc.contentF.metric("content-f1", m, opt.Seed), sc.contentP.metric("content-precision", m, opt.Seed), sc.contentR.metric("content-recall", m, opt.Seed),
	}}, nil
}

// readSpeech groups the rows of one sentence and finds their phrases in it.
func readSpeech(raw string) ([]*speechSentence, error) {
	byText := map[string]*speechSentence{}
	var out []*speechSentence
	for n, line := range strings.Split(strings.TrimRight(raw, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("line %d has %d fields, want 5", n+1, len(f))
		}
		s := byText[f[0]+f[4]]
		if s == nil {
			s = &speechSentence{tokens: strings.Fields(f[4])}
			s.write()
			byText[f[0]+f[4]] = s
			out = append(out, s)
		}
		row := speechRow{lemma: f[1], content: s.find(strings.Fields(f[3]))}
		row.source, row.sourceText = s.find(strings.Fields(f[2])), f[2]
		row.pronoun = row.source[0] == row.source[1] && !strings.ContainsFunc(s.tokens[row.source[0]], unicode.IsUpper) && len(s.tokens[row.source[0]]) <= 6 && !strings.Contains(f[2], " ")
		s.rows = append(s.rows, row)
	}
	return out, nil
}

// marks are the tokens that the treebank writes by their tag.
var marks = map[string]string{"-Fpa-": "(", "-Fpt-": ")", "-fe-": `"`}

// write joins the tokens as prose: no space before a closing mark or after an
// opening one.
func (s *speechSentence) write() {
	var b strings.Builder
	open, glue := false, true
	for _, t := range s.tokens {
		if m, ok := marks[t]; ok {
			t = m
		}
		closing := strings.Contains(",.;:)?!...%", t) || t == `"` && open
		if !glue && !closing {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(t)
		s.spans = append(s.spans, cotejo.Span{Start: start, End: b.Len()})
		glue = t == "(" || t == text.InvertedQuestion || t == text.InvertedExclamation || t == `"` && !open
		if t == `"` {
			open = !open
		}
	}
	s.text = b.String()
}

// find locates a phrase in the sentence by its tokens.
func (s *speechSentence) find(words []string) [2]int {
	for len(words) > 0 && !strings.ContainsFunc(words[len(words)-1], unicode.IsLetter) && len(words) > 1 {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return [2]int{0, -1}
	}
	for i := 0; i+len(words) <= len(s.tokens); i++ {
		if strings.Join(s.tokens[i:i+len(words)], " ") == strings.Join(words, " ") {
			return [2]int{i, i + len(words) - 1}
		}
	}
	return [2]int{0, -1}
}

// over gives the tokens that a span of the text covers, marks left out.
func (s *speechSentence) over(spans []cotejo.Span) map[int]bool {
	out := map[int]bool{}
	for i, sp := range s.spans {
		for _, c := range spans {
			if c.Overlaps(sp) && s.word(i) {
				out[i] = true
			}
		}
	}
	return out
}

func (s *speechSentence) word(i int) bool {
	return marks[s.tokens[i]] == "" && strings.ContainsFunc(s.tokens[i], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// phrase gives the tokens of a gold phrase, marks and a leading complementiser
// left out.
func (s *speechSentence) phrase(p [2]int) map[int]bool {
	out := map[int]bool{}
	for i := p[0]; i <= p[1]; i++ {
		if s.word(i) && (i > p[0] || len(s.tokens[i]) > 3 || p[0] == p[1]) {
			out[i] = true
		}
	}
	return out
}

// sentence scores one sentence.
func (sc *attributionScore) sentence(s *speechSentence, p *pack.Pack, engine *text.Engine, opt Options) {
	doc := &cotejo.Document{Text: s.text, Lang: "es", Pack: "es", Blocks: []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{End: len(s.text)}}}}
	sentences := engine.Analyze(s.text, doc.Blocks)
	s.passives(sentences)
	var right, found, gold, over, contentFound, contentGold float64
	for _, a := range extract.Sayings(doc, p, sentences) {
		l := a.Chain[len(a.Chain)-1]
		lemma, ok := cueLemma(sentences, l.CueSpan)
		if !ok || a.Carried || !sc.lemmas[lemma] {
			continue
		}
		row := s.match(lemma, a)
		switch {
		case row == nil:
			found++
			opt.missed("extra", s, lemma, l.Text, a.Content)
			continue
		case !row.explicit():
			row.found = true
			continue
		}
		row.found = true
		found++
		if s.sameHead(row, l.Span, a.Chain, sentences) {
			right++
		} else {
			opt.missed("source", s, lemma, l.Text, a.Content)
		}
		if row.content[1] >= row.content[0] {
			want, got := s.phrase(row.content), s.over(a.Content)
			n := 0
			for i := range got {
				if want[i] {
					n++
				}
			}
			over, contentFound = over+float64(n), contentFound+float64(len(got))
			if 2*n < len(want)+len(got)-n {
				opt.missed("content", s, lemma, l.Text, a.Content)
			}
		}
	}
	for i := range s.rows {
		row := &s.rows[i]
		if !row.explicit() {
			continue
		}
		gold++
		sc.sources++
		if !row.found {
			opt.missed("missing", s, row.lemma, strings.Join(s.tokens[row.source[0]:row.source[1]+1], " "), nil)
		}
		if row.content[1] >= row.content[0] {
			contentGold += float64(len(s.phrase(row.content)))
			sc.contents++
		}
	}
	sc.sourceP.add(right, found)
	sc.sourceR.add(right, gold)
	sc.sourceF.add(2*right, found+gold)
	sc.contentP.add(over, contentFound)
	sc.contentR.add(over, contentGold)
	sc.contentF.add(2*over, contentFound+contentGold)
}

func (o Options) missed(what string, s *speechSentence, lemma, source string, content []cotejo.Span) {
	if !o.Misses || o.Out == nil {
		return
	}
	var parts []string
	for _, c := range content {
		parts = append(parts, c.Of(s.text))
	}
	fmt.Fprintf(o.Out, "%s\t%s\t%s\t[%s]\t%s\n", what, lemma, source, strings.Join(parts, " | "), s.text)
}

// cueLemma is the lemma of the verb in a cue.
func cueLemma(sentences []text.Sentence, cue *cotejo.Span) (string, bool) {
	if cue == nil {
		return "", false
	}
	lemma := ""
	for i := range sentences {
		for k := range sentences[i].Tokens {
			if t := &sentences[i].Tokens[k]; cue.Contains(t.Span) && t.UPOS == text.VERB {
				lemma = t.Lemma
			}
		}
	}
	return lemma, lemma != ""
}

// match is the row of the gold that a reading answers: of the rows with its verb
// not yet found, the one whose content overlaps most.
func (s *speechSentence) match(lemma string, a extract.Saying) *speechRow {
	var best *speechRow
	score := -1
	got := s.over(a.Content)
	for i := range s.rows {
		row := &s.rows[i]
		if row.lemma != lemma || row.found {
			continue
		}
		n := 0
		for k := range s.phrase(row.content) {
			if got[k] {
				n++
			}
		}
		if n > score {
			best, score = row, n
		}
	}
	return best
}

// sameHead reports whether the source found and the source of the gold have the
// same head: the word of the phrase that the tree hangs outside it. Joint
// sources are one phrase.
func (s *speechSentence) sameHead(row *speechRow, found cotejo.Span, chain []cotejo.Attribution, sentences []text.Sentence) bool {
	last := chain[len(chain)-1]
	if last.Group > 0 {
		for _, l := range chain {
			if l.Group == last.Group {
				found = found.Cover(l.Span)
			}
		}
	}
	got := head(sentences, found)
	source := row.sourceText
	if _, behind, ok := strings.Cut(source, " , "); ok && participle(sentences, s.spans[row.source[0]]) {
		source = behind // the treebank counts "asked about it" to the subject behind it
	}
	words := len(strings.Fields(source))
	for i := 0; i+words <= len(s.tokens); i++ {
		if strings.Join(s.tokens[i:i+words], " ") != source {
			continue
		}
		want := head(sentences, cotejo.Span{Start: s.spans[i].Start, End: s.spans[i+words-1].End})
		if want.Overlaps(got) {
			return true
		}
	}
	return false
}

// participle reports whether the word that begins where a span does is a participle.
func participle(sentences []text.Sentence, at cotejo.Span) bool {
	for i := range sentences {
		for k := range sentences[i].Tokens {
			if t := &sentences[i].Tokens[k]; t.Span.Start == at.Start {
				return t.Feats.Has("VerbForm", "Part")
			}
		}
	}
	return false
}

// passives marks the rows whose verb is passive by the tree: with a reflexive
// pronoun or with an auxiliary of the passive.
func (s *speechSentence) passives(sentences []text.Sentence) {
	for i := range sentences {
		toks := sentences[i].Tokens
		for k := range toks {
			h := toks[k].Head
			rel := toks[k].Rel
			if h < 0 || h >= len(toks) || !strings.HasPrefix(rel, "expl") && rel != "aux:pass" && rel != "nsubj:pass" {
				continue
			}
			for j := range s.rows {
				if s.rows[j].lemma == toks[h].Lemma && s.rows[j].content[1] < s.rows[j].content[0] {
					s.rows[j].passive = true
				}
			}
		}
	}
}

// head is the first noun or name of a span: in Spanish the head of a noun phrase
// stands before what completes it.
func head(sentences []text.Sentence, sp cotejo.Span) cotejo.Span {
	for i := range sentences {
		for k := range sentences[i].Tokens {
			t := &sentences[i].Tokens[k]
			if sp.Contains(t.Span) && (t.UPOS == text.NOUN || t.UPOS == text.PROPN || t.UPOS == text.NUM || t.UPOS == text.PRON || t.UPOS == text.X) {
				return t.Span
			}
		}
	}
	return sp
}
