package text

import (
	"strings"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// wrapped is the longest line, in characters, of text that was wrapped to a
// width; longer lines are paragraphs.
const wrapped = 120

// Paragraphs cuts plain text into blocks: at empty lines, and at the line ends
// that wrapping cannot explain, because the next line's first word would have
// fitted. Lines of text wrapped to a width are joined.
func Paragraphs(doc string) []cotejo.Block {
	var out []cotejo.Block
	group := []cotejo.Span{}
	flush := func() {
		out = appendParagraphs(out, doc, group)
		group = group[:0]
	}
	at := 0
	for line := range strings.Lines(doc) {
		s := cotejo.Span{Start: at, End: at + len(strings.TrimRight(line, " \t\r\n"))}
		at += len(line)
		if strings.TrimSpace(line) == "" {
			flush()
			continue
		}
		group = append(group, s)
	}
	flush()
	return out
}

// appendParagraphs cuts a run of lines without an empty one.
func appendParagraphs(out []cotejo.Block, doc string, lines []cotejo.Span) []cotejo.Block {
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.Of(doc)))
	}
	for i := 0; i < len(lines); {
		j := i + 1
		for ; j < len(lines) && width <= wrapped; j++ {
			next, _, _ := strings.Cut(strings.TrimSpace(lines[j].Of(doc)), " ")
			if utf8.RuneCountInString(lines[j-1].Of(doc))+1+utf8.RuneCountInString(next) <= width {
				break
			}
		}
		out = append(out, cotejo.Block{Kind: cotejo.BlockBody, Span: cotejo.Span{Start: lines[i].Start, End: lines[j-1].End}})
		i = j
	}
	return out
}

// AnalyzeCoNLL replaces the annotation of sentences read from CoNLL-U, keeping
// their tokens, spans and other comments; "# newdoc" begins a document. Input
// without any multiword token is taken to hold written tokens (AnalyzeWritten).
func (e *Engine) AnalyzeCoNLL(sents []CoNLLSentence) {
	analyze := e.AnalyzeWritten
	for i := range sents {
		if len(sents[i].Surface) != len(sents[i].Tokens) {
			analyze = e.AnalyzeTokens
			break
		}
	}
	from := 0
	for i := 1; i <= len(sents); i++ {
		if i == len(sents) || beginsDocument(&sents[i]) {
			analyzePart(sents[from:i], analyze)
			from = i
		}
	}
}

func beginsDocument(s *CoNLLSentence) bool {
	for _, c := range s.Comments {
		if strings.HasPrefix(c, "newdoc") {
			return true
		}
	}
	return false
}

func analyzePart(part []CoNLLSentence, analyze func([]Sentence)) {
	plain := make([]Sentence, len(part))
	for i := range part {
		plain[i] = part[i].Sentence
	}
	analyze(plain)
	for i := range part {
		s := &part[i]
		s.Sentence = plain[i]
		for j := range s.Tokens {
			s.XPOS[j] = ""
			s.Misc[j] = withName(s.Misc[j], &s.Tokens[j])
		}
	}
}

// withName replaces the name in MISC by the word's.
func withName(misc string, t *Token) string {
	var keep []string
	for item := range strings.SplitSeq(misc, "|") {
		if item != "" && item != "_" && !strings.HasPrefix(item, "NE=") {
			keep = append(keep, item)
		}
	}
	if n := nameTag(t); n != "" {
		keep = append([]string{n}, keep...)
	}
	return strings.Join(keep, "|")
}
