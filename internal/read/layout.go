package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// layout says what each segment of a page is.
type layout struct {
	page  *page
	doc   *cotejo.Document
	hints *Hints
	segs  []segment
	body  int // index of the first body paragraph, len(segs) when there is none

	stated  statement // the date the head states
	placed  bool      // that date stands beside its place
	authors []string  // whom the head names as authors
}

// maxLaid is the number of segments at either end of a text that are examined:
// articles do not reach it, and a hostile text costs no more.
const maxLaid = 1000

func (l *layout) run() {
	l.segs = slices.Clone(l.page.segments)
	l.headers()
	l.match()
	l.fromMeta()
	l.body = l.firstBody()
	l.head()
	l.title()
	l.subhead()
	l.followers()
	l.position()
	l.headings()
	l.blocks()
	l.fields()
	l.publication()
}

func (l *layout) text(i int) string { return l.segs[i].span.Of(l.page.text) }

func (l *layout) plain(i int) bool { return l.segs[i].kind == "" }

func (l *layout) mark(i int, kind cotejo.BlockKind, rule string) {
	l.segs[i].kind, l.segs[i].rule = kind, rule
}

func (l *layout) examined(i int) bool { return i < maxLaid || i >= len(l.segs)-maxLaid }

// match marks the segments that a rule of the language recognises.
func (l *layout) match() {
	for i := range l.segs {
		if !l.plain(i) || !l.examined(i) {
			continue
		}
		if r, _ := find(l.hints.rules, l.text(i)); r != nil {
			if r.Kind == cotejo.BlockCaption && l.signedOff(i) {
				continue
			}
			l.mark(i, r.Kind, r.Name)
		} else if s, ok := item(l.text(i)); ok {
			l.segs[i].span.Start += s
			l.mark(i, cotejo.BlockList, "read/item")
		}
	}
}

// signedOff reports whether a segment is the last paragraph of the text with the
// agency's sign at its end, which looks like a caption's.
func (l *layout) signedOff(i int) bool {
	if r, _ := find(l.hints.tails, l.text(i)); r == nil {
		return false
	}
	for j := i + 1; j < len(l.segs); j++ {
		if isParagraph(l.text(j)) && l.examined(j) {
			if r, _ := find(l.hints.rules, l.text(j)); r == nil {
				return false
			}
		}
	}
	return true
}

// firstBody finds the first paragraph: a plain segment that ends a sentence and
// is not short, or any long one.
func (l *layout) firstBody() int {
	for i := range l.segs {
		if l.plain(i) && isParagraph(l.text(i)) {
			return i
		}
	}
	return len(l.segs)
}

// isParagraph reports whether a line reads as running text.
func isParagraph(s string) bool {
	return len(s) >= 70 && endsSentence(s) || len(s) >= 320
}

// title takes the first plain line before the text as the title when nothing
// has given one: short, without a full stop, followed by a paragraph.
func (l *layout) title() {
	if slices.ContainsFunc(l.segs, func(s segment) bool { return s.kind == cotejo.BlockTitle }) || l.page.meta.Title != "" && l.page.meta.dateSpan == nil && l.titled() {
		return
	}
	for i := 0; i < l.body && l.body < len(l.segs); i++ {
		if !l.plain(i) {
			continue
		}
		if !titleShape(l.text(i)) {
			return
		}
		if next := l.nextPlain(i); len(strings.Fields(l.text(i))) <= 2 && next < l.body && titleShape(l.text(next)) {
			l.mark(i, cotejo.BlockHeading, "read/kicker")
			continue
		}
		l.mark(i, cotejo.BlockTitle, "read/first-line")
		return
	}
}

// titled marks the segment that repeats the title the metadata gives.
func (l *layout) titled() bool {
	want := strings.Join(wordsOf(l.page.meta.Title), " ")
	for i := range l.segs[:min(len(l.segs), 8)] {
		if got := strings.Join(wordsOf(l.text(i)), " "); got != "" && got == want {
			l.mark(i, cotejo.BlockTitle, "read/metadata-title")
			return true
		}
	}
	return false
}

func (l *layout) nextPlain(i int) int {
	for i++; i < len(l.segs); i++ {
		if l.plain(i) {
			return i
		}
	}
	return len(l.segs)
}

// titleShape reports whether a line has the shape of a headline, be it of one
// word.
func titleShape(s string) bool {
	return isTitle(s) || len(strings.Fields(s)) == 1 && utf8.RuneCountInString(s) >= 4 && utf8.RuneCountInString(s) <= 40 && !endsSentence(s) && startsUpper(s)
}

// startsUpper reports whether a letter in capitals opens a line, after a
// quotation or exclamation mark.
func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, text.InvertedMarks+"“«\"‘'"))
	return unicode.IsUpper(r)
}

// isTitle reports whether a line has the shape of a headline.
func isTitle(s string) bool {
	n := utf8.RuneCountInString(s)
	words := len(strings.Fields(s))
	return n <= 220 && words >= 2 && words <= 36 && !endsSentence(s) && opensLine(s)
}

// subhead marks what stands between the title and the text: up to three lines
// without a full stop, or a sentence that a byline, date or dateline follows.
func (l *layout) subhead() {
	t := slices.IndexFunc(l.segs, func(s segment) bool { return s.kind == cotejo.BlockTitle })
	if t < 0 {
		return
	}
	found := 0
	for i := t + 1; i < l.body && found < 3; i++ {
		if s := l.text(i); (l.plain(i) || l.segs[i].kind == cotejo.BlockHeading) && len(strings.Fields(s)) >= 6 && len(s) <= 400 {
			l.mark(i, cotejo.BlockSubhead, "read/after-title")
			found++
		}
	}
	if found > 0 || l.body >= len(l.segs) || len(l.text(l.body)) > 400 {
		return
	}
	for i := l.body + 1; i < min(l.body+4, len(l.segs)); i++ {
		switch {
		case l.plain(i) && !l.dated(i):
			return
		case l.plain(i) || l.segs[i].kind == cotejo.BlockByline:
			l.mark(l.body, cotejo.BlockSubhead, "read/before-byline")
			l.body = l.firstBody()
			return
		}
	}
}

// dated reports whether a dateline opens the segment.
func (l *layout) dated(i int) bool {
	r, _ := find(l.hints.datelines, l.text(i))
	return r != nil
}

// followers lets labels that stand alone ("Related news", "References") mark
// the lines they announce.
func (l *layout) followers() {
	for i := 0; i < len(l.segs); i++ {
		if !l.examined(i) || !l.label(i) {
			continue
		}
		switch l.segs[i].kind {
		case cotejo.BlockReadAlso:
			for j := i + 1; j < len(l.segs) && l.linkLike(j); j++ {
				l.mark(j, cotejo.BlockReadAlso, "read/announced")
			}
		case cotejo.BlockReference:
			for j := i + 1; j < len(l.segs) && len(l.text(j)) <= lineReach && (j == i+1 && l.plain(j) || citation.MatchString(l.text(j))); j++ {
				l.mark(j, cotejo.BlockReference, "read/announced")
			}
		}
	}
}

// label reports whether a segment is only a label: its rule matches all of it.
func (l *layout) label(i int) bool {
	s := l.text(i)
	if len(s) > 60 || anyURL.MatchString(s) {
		return false
	}
	r, m := find(l.hints.rules, s)
	return r != nil && m[1] == len(s)
}

var citation = regexp.MustCompile(`https?://|\((?:19|20)\d\d[^)]{0,30}\)`)

// linkLike reports whether a segment after a label is one of its links: a list
// item or a line without a full stop that no paragraph follows at once.
func (l *layout) linkLike(i int) bool {
	s := l.text(i)
	if endsSentence(s) || len(s) > 220 {
		return false
	}
	if l.segs[i].kind == cotejo.BlockList {
		return true
	}
	next := i + 1
	return l.plain(i) && (next >= len(l.segs) || !l.plain(next) || !isParagraph(l.text(next)))
}

// position takes back marks that only hold at the edges of an article: bylines,
// credits and dates stand before the text or at its end.
func (l *layout) position() {
	last := len(l.segs) - 1
	for last >= 0 && (l.segs[last].kind == cotejo.BlockBoilerplate || l.segs[last].kind == cotejo.BlockReadAlso || l.segs[last].kind == cotejo.BlockReference) {
		last--
	}
	for i, s := range l.segs {
		if i > l.body && i < last-3 && s.kind == cotejo.BlockByline && s.rule != "read/head-byline" ||
			i > l.body && i < last && strings.HasSuffix(s.rule, "/date-line") {
			l.mark(i, "", "")
		}
	}
}

// headings marks short lines without a full stop that a paragraph follows, and
// entries of an index; what is left is body.
func (l *layout) headings() {
	seen := map[string]int{}
	for i := range l.segs {
		if s := l.text(i); len(s) <= 160 {
			seen[fold(s)]++
		}
	}
	for i := range l.segs {
		s := l.text(i)
		switch {
		case l.segs[i].kind == cotejo.BlockList && l.segs[i].rule == "read/item" && isHeading(s) && (seen[fold(s)] > 1 || l.alone(i)):
			l.mark(i, cotejo.BlockHeading, "read/index-entry")
		case l.plain(i) && i > 0 && isHeading(s) && l.opens(i):
			l.mark(i, cotejo.BlockHeading, "read/short-line")
		case l.plain(i):
			l.mark(i, cotejo.BlockBody, "")
		}
	}
}

// alone reports whether a numbered line is the only one of its kind around.
func (l *layout) alone(i int) bool {
	near := func(j int) bool { return j >= 0 && j < len(l.segs) && l.segs[j].rule == "read/item" }
	return !near(i-1) && !near(i+1) && l.numbered(i)
}

// numbered reports whether the list mark cut from a segment was a number.
func (l *layout) numbered(i int) bool {
	start := l.segs[i].span.Start
	mark := strings.TrimRight(l.page.text[max(0, start-4):start], " .)\t\u00a0º-")
	r, _ := utf8.DecodeLastRuneInString(mark)
	return unicode.IsDigit(r)
}

// opens reports whether a paragraph, another heading or a list comes next.
func (l *layout) opens(i int) bool {
	for j := i + 1; j < len(l.segs); j++ {
		switch l.segs[j].kind {
		case cotejo.BlockBoilerplate, cotejo.BlockReadAlso, cotejo.BlockCaption, cotejo.BlockCredit:
			continue
		case cotejo.BlockList:
			return true
		case "":
			return isParagraph(l.text(j)) || endsSentence(l.text(j)) || isHeading(l.text(j)) && j+1 < len(l.segs) && l.plain(j+1) && isParagraph(l.text(j+1))
		}
		return false
	}
	return false
}

func isHeading(s string) bool {
	return utf8.RuneCountInString(s) <= 130 && len(strings.Fields(s)) <= 20 && !endsSentence(s) && opensLine(s)
}

// opensLine reports whether a line begins as a title does: capital, figure,
// opening quotation, question or exclamation mark.
func opensLine(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune(text.InvertedMarks+"“«\"‘'(#", r)
}

var abbreviated = regexp.MustCompile(`(?:^|[\s.])\p{Lu}{1,2}\.$`)

// endsSentence reports whether a line ends with a stop, closing marks apart.
// A question mark is not a stop: headings ask. Nor is the point of "U.S.".
func endsSentence(s string) bool {
	s = strings.TrimRight(s, spaces)
	if open := strings.LastIndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") && len(s)-open <= 40 {
		s = s[:open]
	}
	s = strings.TrimRight(s, spaces+"”»\"’')]")
	r, _ := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.':
		return !abbreviated.MatchString(s[max(0, len(s)-8):])
	case '…', '!', ';', ',', ':':
		return true
	}
	return false
}

var itemMark = regexp.MustCompile(`^(?:[-–—•*·▪◦‣●■►▶>]\s+|\d{1,2}(?:[.)]|\.?[-º])[ \t\x{00a0}]+)(?:[\p{L}` + text.InvertedMarks + `"“«(])`)

// item gives the length of the mark of a list item.
func item(s string) (int, bool) {
	m := itemMark.FindString(cut(s, 24))
	if m == "" {
		return 0, false
	}
	_, n := utf8.DecodeLastRuneInString(m)
	return len(m) - n, true
}

func startsItem(s string) bool { _, ok := item(s); return ok }
