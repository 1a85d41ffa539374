package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// appendWords writes the UD words of one piece: one, or the parts of a
// contraction or of a verb with pronouns.
func (l *lexicon) appendWords(out []Token, s string, p piece) []Token {
	form := s[p.start:p.end]
	lower := toLower(form)
	t := Token{Span: cotejo.Span{Start: p.start, End: p.end}, Form: form, Lower: lower, Head: -1, Space: p.space}
	if p.kind != wordPiece || p.dotted {
		return append(out, t)
	}
	var split []string
	if c := l.contraction(lower); c != nil {
		split = recase(form, c)
	} else {
		split = l.splitClitics(form, lower)
	}
	if split == nil {
		return append(out, t)
	}
	for i, w := range split {
		t.Form, t.Lower, t.Part = w, toLower(w), uint8(i+1)
		out = append(out, t)
	}
	return out
}

// contraction gives the words of a contraction, nil for another word.
func (l *lexicon) contraction(lower string) []string {
	if len(lower) > l.contracted {
		return nil
	}
	return l.contractions[lower]
}

// toLower is strings.ToLower without work for words that are lower case, and
// without the characters inside a word that are not seen.
func toLower(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return withoutHidden(strings.ToLower(s))
		}
		if 'A' <= c && c <= 'Z' {
			s = strings.ToLower(s)
		}
	}
	return s
}

// hidden are the characters that a word may have inside without being seen: the
// soft hyphen and the word joiner.
var hidden = strings.NewReplacer("\u00ad", "", "\u2060", "")

func withoutHidden(s string) string {
	if !strings.Contains(s, "\u00ad") && !strings.Contains(s, "\u2060") {
		return s
	}
	if t := hidden.Replace(s); t != "" {
		return t
	}
	return s
}

// recase writes the parts of a contraction as it is written itself: all
// in capitals, or the first with a capital.
func recase(form string, words []string) []string {
	first, n := utf8.DecodeRuneInString(form)
	if !unicode.IsUpper(first) {
		return words
	}
	second, _ := utf8.DecodeRuneInString(form[n:])
	out := make([]string, len(words))
	for i, w := range words {
		switch {
		case unicode.IsUpper(second):
			out[i] = strings.ToUpper(w)
		case i == 0:
			r, m := utf8.DecodeRuneInString(w)
			out[i] = string(unicode.ToUpper(r)) + w[m:]
		default:
			out[i] = w
		}
	}
	return out
}

// SplitWords takes the contractions and the verbs with pronouns in a list of
// written tokens apart, as Analyze does.
func (e *Engine) SplitWords(tokens []string) []string {
	out := make([]string, 0, len(tokens)+len(tokens)/8)
	var buf []Token
	for _, t := range tokens {
		buf = e.lex.appendWords(buf[:0], t, piece{end: len(t)})
		for _, w := range buf {
			out = append(out, w.Form)
		}
	}
	return out
}
