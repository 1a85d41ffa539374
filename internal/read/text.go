package read

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// segment is a paragraph-like stretch of the text: a line, a wrapped paragraph,
// an element of a page. Kind is empty until something recognises it.
type segment struct {
	span cotejo.Span
	kind cotejo.BlockKind
	rule string
}

// page is an input taken apart: the text, its segments in order, and what the
// format itself says about the article.
type page struct {
	text     string
	segments []segment
	meta     meta
	charset  string
	notes    []string
}

// meta is what a page's head, a front matter or header lines state. Dates are
// ISO 8601 prefixes.
type meta struct {
	Title     string   `json:"title,omitempty"`
	Subhead   string   `json:"subhead,omitempty"`
	Authors   []string `json:"authors,omitempty"`
	Published string   `json:"published,omitempty"`
	Visible   string   `json:"visible,omitempty"` // a <time> of the page itself, weaker than its metadata
	Lines     []string `json:"lines,omitempty"`   // short lines with a year under the page's main heading
	URL       string   `json:"url,omitempty"`
	Outlet    string   `json:"outlet,omitempty"`
	Lang      string   `json:"lang,omitempty"`

	dateSpan *cotejo.Span // where a header line of the text gives Published
}

// Text reads plain text or Markdown (by the input's extension) into a document:
// pure, total, the same bytes giving the same document. Hints are the languages
// it can lay out, the preferred first. A text without any letter gives a document
// without blocks.
func Text(raw []byte, in Input, hints ...*Hints) cotejo.Document {
	text, name, notes := Decode(raw, false)
	var p page
	if f, _ := sniff(in.Path, raw); f == formatMarkdown {
		p = markdown(text)
	} else {
		p = plainText(text)
	}
	p.charset, p.notes = name, append(p.notes, notes...)
	return assemble(&p, raw, in, hints)
}

// plainText cuts a text into its lines. A front matter that names a title or a
// date is metadata, as in Markdown; it stays in the text and is no block of it.
func plainText(text string) page {
	p := page{text: text, segments: lines(text)}
	if m, body := frontMatter(text); m.Title != "" || m.Published != "" {
		p.meta = m
		start := len(text) - len(body)
		p.segments = slices.DeleteFunc(p.segments, func(s segment) bool { return s.span.Start < start })
	}
	return p
}

// assemble lays a page out as a document.
func assemble(p *page, raw []byte, in Input, hints []*Hints) cotejo.Document {
	sum, textSum := sha256.Sum256(raw), sha256.Sum256([]byte(p.text))
	doc := cotejo.Document{
		ID:       "d_" + hex.EncodeToString(sum[:8]),
		Source:   cotejo.Source{Path: in.Path},
		Charset:  p.charset,
		SHA256:   hex.EncodeToString(sum[:]),
		TextHash: hex.EncodeToString(textSum[:]),
		Text:     p.text,
		Notes:    p.notes,
		Lang:     Language(p.text, p.meta.Lang),
	}
	l := layout{page: p, doc: &doc, hints: hintsFor(doc.Lang, hints)}
	l.run()
	return doc
}

// hintsFor picks the hints of a language; a text whose language is not clear is
// laid out with the preferred ones, as bad input should still find its title.
func hintsFor(lang string, hints []*Hints) *Hints {
	for _, h := range hints {
		if h.Lang == lang {
			return h
		}
	}
	if len(hints) > 0 && lang == "und" {
		return hints[0]
	}
	return &Hints{Lang: lang}
}

// lines cuts a text into segments: lines, or, where the text is wrapped at a
// column, the paragraphs between empty lines.
func lines(text string) []segment {
	var out []segment
	wrapped := isWrapped(text)
	start, blank := 0, true
	for start < len(text) {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		s := trimSpan(text, cotejo.Span{Start: start, End: end})
		switch {
		case s.Len() == 0:
			blank = true
		case wrapped && !blank && !startsItem(s.Of(text)):
			out[len(out)-1].span.End = s.End
		default:
			out = append(out, segment{span: s})
			blank = false
		}
		start = end + 1
	}
	return out
}

// isWrapped reports whether paragraphs are broken at a column: most lines that
// another line follows are 50 to 100 characters long and do not end a sentence.
func isWrapped(text string) bool {
	follow, long, open, over := 0, 0, 0, 0
	prev := ""
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		n := len([]rune(cut(prev, 400)))
		if prev != "" && line != "" {
			follow++
			if n >= 50 && n <= 100 {
				long++
			}
			if !endsSentence(prev) {
				open++
			}
		}
		if n > 140 {
			over++
		}
		prev = line
	}
	return follow >= 4 && over == 0 && long*10 >= follow*7 && open*10 >= follow*6
}

// trimSpan drops white space from both ends of a span.
func trimSpan(text string, s cotejo.Span) cotejo.Span {
	part := text[s.Start:s.End]
	left := strings.TrimLeft(part, spaces)
	s.Start += len(part) - len(left)
	s.End = s.Start + len(strings.TrimRight(left, spaces))
	return s
}

const spaces = " \t\n\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
