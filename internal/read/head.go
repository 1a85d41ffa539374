package read

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// lineSort is what a line of the head is as a whole.
type lineSort int

const (
	lineText   lineSort = iota // a title, subhead, kicker or text
	lineDate                   // a date with what stands around it
	lineByline                 // who wrote it
	lineOutlet                 // the name of the medium
	lineLabel                  // "Press release No. 4"
	lineMark                   // a section, an edition, "exclusive"
)

// headLine is a line above the text.
type headLine struct {
	seg    int
	sort   lineSort
	pieces []piece
	fixed  bool // the format says what it is
}

// maxHead is the number of lines a head has at most.
const maxHead = 24

// statement is a date that the text states of itself.
type statement struct {
	value  string
	span   cotejo.Span
	update bool
}

// head reads the lines above the text as a whole: which name the outlet or who
// issues the text, which date and place it, which are bylines, sections and
// labels. What is left is the title and what stands under it.
func (l *layout) head() {
	lines := l.headLines()
	if len(lines) == 0 {
		return
	}
	if l.closedTitle(lines) {
		lines = l.headLines()
	}
	l.chronology(lines)
	l.issuer(lines)
	l.outlets(lines)
	for i := range lines {
		l.settle(lines, i)
	}
	l.fallback(lines)
}

// headLines reads the lines before the first paragraph and, behind it, those
// that date or sign the text, when the first paragraph is a summary.
func (l *layout) headLines() []headLine {
	if len(l.hints.head) == 0 {
		return nil
	}
	var out []headLine
	for i := 0; i < l.body && i < maxHead; i++ {
		out = append(out, l.headLine(i))
	}
	if l.body >= len(l.segs) || len(l.text(l.body)) > 400 {
		return out
	}
	for i := l.body + 1; i < min(l.body+4, len(l.segs)-1); i++ {
		line := l.headLine(i)
		if line.fixed || line.sort != lineDate && line.sort != lineByline {
			break
		}
		out = append(out, line)
	}
	return out
}

func (l *layout) headLine(i int) headLine {
	s := &l.segs[i]
	if !l.plain(i) && !strings.HasPrefix(s.rule, l.hints.Lang+"/") || s.kind == cotejo.BlockCaption || s.kind == cotejo.BlockReadAlso || s.kind == cotejo.BlockReference {
		return headLine{seg: i, fixed: true}
	}
	p := l.hints.pieces(l.text(i))
	k := headLine{seg: i, pieces: p, sort: sortOf(p)}
	if k.sort == lineText && (opensDated(p, l.text(i)) || i > 0 && closesDated(p)) && !endsSentence(l.text(i)) {
		k.sort = lineDate
	}
	return k
}

// datedBytes is how long a piece behind the date of a line of the head is at most.
const datedBytes = 60

// opensDated reports whether a line begins with a whole date behind which a stop or a bar
// cuts off what is short: the medium and its programme, where it was written.
func opensDated(p []piece, line string) bool {
	if len(p) < 2 || p[0].role != roleDate || len(p[0].value) < len("2006-01-02") {
		return false
	}
	_, behind, _ := strings.Cut(line, p[0].text)
	mark, _ := utf8.DecodeRuneInString(strings.TrimLeft(behind, spaces))
	return strings.ContainsRune(".|-", plainMark(mark)) && !slices.ContainsFunc(p[1:], func(q piece) bool { return len(q.text) > datedBytes })
}

// closesDated reports whether a line ends with a whole date, which a mark cuts off from what
// is short before it: the medium, its programme, the desk, where it was written.
func closesDated(p []piece) bool {
	last := len(p) - 1
	if last < 1 || last > datedPieces || p[last].role != roleDate || len(p[last].value) < len("2006-01-02") {
		return false
	}
	if plainMark(p[last].sep) == ' ' && (p[last-1].role == roleText || last < 2 || p[last-1].sep == ' ') {
		return false // the date of a sentence
	}
	return !slices.ContainsFunc(p[:last], func(q piece) bool { return len(q.text) > datedBytes })
}

// datedPieces is how many pieces stand before the date of a line of the head at most.
const datedPieces = 4

// sortOf says what a line is by what its pieces are.
func sortOf(p []piece) lineSort {
	n := map[string]int{}
	for _, q := range p {
		n[q.role]++
	}
	names := n[roleName] + n[rolePlace] + n[rolePerson] + n[roleCompany]
	switch {
	case len(p) == 0 || n[roleText] > 0:
		return lineText
	case n[roleDate]+n[roleMonth] > 0 && (n[roleMonth] == 0 || names == 0):
		return lineDate
	case n[roleOutlet] > 0 && n[rolePerson]+n[roleByline] == 0 && (p[0].role == roleOutlet || names == 0):
		return lineOutlet
	case n[roleByline] > 0 || n["contact"] > 0 && names <= 2 || p[0].role == rolePerson && n[roleCompany] == 0 && (len(p) > 1 || len(strings.Fields(p[0].text)) <= 4):
		return lineByline
	case names > 0 || n[roleOutlet] > 0 || n[roleWire] > 0 && n[roleAgency] == 0:
		return lineText
	case n[roleLabel] > 0:
		return lineLabel
	}
	return lineMark
}

// closedTitle takes a first line that ends in a stop, as text does, for the
// title where the lines that date or sign an article follow it.
func (l *layout) closedTitle(lines []headLine) bool {
	if l.hasTitle() {
		return false
	}
	first := -1
	for _, line := range lines {
		if line.seg < l.body && !line.fixed && line.sort == lineText && l.plain(line.seg) {
			if first >= 0 || line.seg > 0 && l.body < len(l.segs) && !opensLine(l.text(line.seg)) {
				return false
			}
			first = line.seg
		}
	}
	if first < 0 {
		first = l.body
	}
	if first >= len(l.segs) || !endsSentence(l.text(first)) || !oneSentence(l.text(first)) {
		return false
	}
	exclaims := strings.HasSuffix(strings.TrimRight(l.text(first), "»”\""), "!")
	signed := slices.ContainsFunc(lines, func(k headLine) bool {
		return k.seg > first && !k.fixed && (k.sort == lineDate || k.sort == lineByline || k.sort == lineOutlet)
	})
	if !signed && !(exclaims && first < l.body) {
		return false
	}
	l.mark(first, cotejo.BlockTitle, "read/first-sentence")
	if l.body = l.firstBody(); l.body == len(l.segs) {
		l.mark(first, "", "")
		l.body = l.firstBody()
		return false
	}
	return true
}

// oneSentence reports whether a line is as short as a headline and has no stop
// but at its end.
func oneSentence(s string) bool {
	return utf8.RuneCountInString(s) <= 200 && !strings.Contains(s, ". ") && !strings.Contains(s, "! ") && opensLine(s)
}

func (l *layout) hasTitle() bool {
	return l.page.meta.Title != "" || slices.ContainsFunc(l.segs[:min(len(l.segs), maxHead)], func(s segment) bool { return s.kind == cotejo.BlockTitle })
}

// chronology leaves lines that are nothing but a date to the text where such
// lines stand all over it: they head its entries.
func (l *layout) chronology(lines []headLine) {
	entries, last := 0, -1
	for i := l.body + 1; i+1 < len(l.segs); i++ {
		if strings.HasSuffix(l.segs[i].rule, "/date-line") {
			entries++
		}
	}
	for i := range lines {
		if lines[i].seg < l.body {
			last = i
		}
	}
	headed := entries > 0 && last >= 0 && bareDate(lines[last])
	if headed {
		lines[last].fixed = true
		l.mark(lines[last].seg, cotejo.BlockHeading, "read/entry-date")
	}
	for i := last + 1; i < len(lines); i++ {
		if bareDate(lines[i]) && (headed || entries > 1) {
			lines[i].fixed = true
		}
	}
}

func bareDate(k headLine) bool {
	return !k.fixed && len(k.pieces) == 1 && k.sort == lineDate
}

// candidate reports whether a line may be the title.
func (l *layout) candidate(k headLine) bool {
	return !k.fixed && k.seg < l.body && l.plain(k.seg) && (k.sort == lineText || k.sort == lineOutlet || k.sort == lineByline) && titleShape(l.text(k.seg))
}

// issuer finds who issues a communiqué: above its label, or as the first line
// over place and date, the lines that name a body. They are the outlet's name.
func (l *layout) issuer(lines []headLine) {
	label := slices.IndexFunc(lines, func(k headLine) bool { return !k.fixed && hasRole(k.pieces, roleLabel) && k.sort != lineText })
	if label < 0 {
		l.loneIssuer(lines)
		return
	}
	after := slices.ContainsFunc(lines[label:], l.candidate)
	named := ""
	for i := range lines {
		k := &lines[i]
		text := l.text(k.seg)
		if k.fixed || k.seg >= l.body || k.sort != lineText && k.sort != lineOutlet && k.sort != lineByline {
			continue
		}
		body := l.hints.institution(text) || i < label && after && (l.hints.nameLike(text) || k.sort == lineOutlet)
		if !body || i > label && (named != "" || len(l.candidates(lines[i+1:])) == 0) {
			continue
		}
		l.issuedBy(k)
		named = text
	}
}

// loneIssuer takes a first line that names a body for the issuer when the place
// and date follow at once.
func (l *layout) loneIssuer(lines []headLine) {
	first := slices.IndexFunc(lines, func(k headLine) bool { return !k.fixed && k.sort != lineMark })
	if first < 0 || first+1 >= len(lines) || lines[first].seg >= l.body || lines[first].sort != lineText && lines[first].sort != lineByline || lines[first+1].sort != lineDate || lines[first+1].fixed {
		return
	}
	text := l.text(lines[first].seg)
	words := strings.Fields(text)
	if !l.hints.institution(text) || allCaps(text) && len(words) > 1 && !l.hints.particles[fold(words[1])] && l.hints.roleOf(text) != roleCompany {
		return
	}
	if len(l.candidates(lines[first+1:])) == 0 {
		if l.page.meta.Outlet == "" {
			l.page.meta.Outlet = l.calm(text)
		}
		lines[first].sort = lineText
		l.mark(lines[first].seg, "", "")
		return
	}
	l.issuedBy(&lines[first])
}

// issuedBy marks a line as one that says who issues the text.
func (l *layout) issuedBy(k *headLine) {
	if l.page.meta.Outlet == "" {
		l.page.meta.Outlet = l.calm(beforeDash(l.text(k.seg)))
	}
	l.mark(k.seg, cotejo.BlockHeading, "read/issuer")
	k.fixed = true
}

// beforeDash is what stands before a dash or a bar between spaces, all where there is none:
// a body, and the part of it that speaks.
func beforeDash(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return strings.ContainsRune("|-", plainMark(r)) })
	if i < 1 || s[i-1] != ' ' {
		return s
	}
	return strings.TrimRight(s[:i], spaces)
}

func (l *layout) candidates(lines []headLine) (out []int) {
	for i, k := range lines {
		if l.candidate(k) {
			out = append(out, i)
		}
	}
	return out
}

func hasRole(p []piece, role string) bool {
	return slices.ContainsFunc(p, func(q piece) bool { return q.role == role })
}

// outlets finds the name of the medium: a line that names one, or the short
// name over a line with a date, as long as a line is left for the title.
func (l *layout) outlets(lines []headLine) {
	for i := range lines {
		k := &lines[i]
		if k.fixed || k.seg >= l.body {
			continue
		}
		rest := len(l.candidates(lines)) - 1
		dated := i+1 < len(lines) && lines[i+1].sort == lineDate && !lines[i+1].fixed || i > 0 && lines[i-1].sort == lineDate && !lines[i-1].fixed
		switch {
		case k.sort == lineOutlet:
			if !l.candidate(*k) {
				rest++
			}
			if rest == 0 && !l.hasTitle() && !dated || len(k.pieces) == 1 && allCaps(l.text(k.seg)) && !dated && i > 0 {
				k.sort = lineText
				continue
			}
			l.named(k)
		case l.page.meta.Outlet == "" && (l.masthead(lines, i) || l.underTitle(lines, i)):
			l.named(k)
		}
	}
}

// named records the outlet a line names and marks it.
func (l *layout) named(k *headLine) {
	name := l.text(k.seg)
	if p := slices.IndexFunc(k.pieces, func(q piece) bool { return q.role == roleOutlet }); p >= 0 {
		name = k.pieces[p].text
	}
	if l.page.meta.Outlet == "" {
		l.page.meta.Outlet = l.calm(name)
	}
	l.mark(k.seg, cotejo.BlockBoilerplate, "read/masthead")
	k.fixed = true
}

// masthead reports whether a short name is the outlet's: a date line follows,
// and then another line that reads as a title.
func (l *layout) masthead(lines []headLine, i int) bool {
	k := &lines[i]
	text := l.text(k.seg)
	if !l.candidate(*k) && !(k.sort == lineText && l.plain(k.seg) && l.hints.nameLike(text)) || len(strings.Fields(text)) > 6 || l.hasTitle() || k.sort == lineByline {
		return false
	}
	next := i + 1
	for next < len(lines) && !lines[next].fixed && lines[next].sort == lineMark {
		next++
	}
	return next < len(lines) && !lines[next].fixed && lines[next].sort == lineDate && outletOf(lines[next].pieces) == "" &&
		(l.hints.nameLike(text) || allCaps(text)) && len(l.candidates(lines[next:])) > 0 && len(l.candidates(lines[:i])) == 0
}

// underTitle reports whether a name under the title is the outlet's or the issuer's:
// nothing but sections, labels and parts of the same body stand between it and the
// date. "Diary of the Valley / Opinion / 9 May 2024".
func (l *layout) underTitle(lines []headLine, i int) bool {
	k := &lines[i]
	text := l.text(k.seg)
	if k.sort != lineText || !l.plain(k.seg) || len(k.pieces) != 1 || k.pieces[0].role != roleName && k.pieces[0].role != roleCompany && !l.hints.institution(text) {
		return false
	}
	if len(strings.Fields(text)) > underWords || len(l.candidates(lines[:i])) == 0 && !l.hasTitle() {
		return false
	}
	for j := i + 1; j < min(len(lines), i+4); j++ {
		switch next := &lines[j]; {
		case next.fixed:
			return false
		case next.sort == lineDate:
			return true
		case next.sort == lineText && !l.hints.institution(l.text(next.seg)):
			return false
		}
	}
	return false
}

// underWords is how many words the name of an outlet or issuer under a title has at most.
const underWords = 9

func outletOf(p []piece) string {
	for _, q := range p {
		if q.role == roleOutlet {
			return q.text
		}
	}
	return ""
}

// settle marks a line of furniture and keeps what it says.
func (l *layout) settle(lines []headLine, i int) {
	k := &lines[i]
	if k.fixed {
		return
	}
	switch k.sort {
	case lineText:
		if len(k.pieces) == 1 && k.pieces[0].role == roleWire && l.page.meta.Outlet != "" && (l.hasTitle() || len(l.candidates(lines[:i])) > 0) {
			l.mark(k.seg, cotejo.BlockCredit, "read/head-wire")
			l.wire(k.pieces[0].text)
			return
		}
		if len(k.pieces) > 0 && onlyPlaces(k.pieces) && (len(l.candidates(lines[:i])) > 0 || l.hasTitle()) {
			l.mark(k.seg, cotejo.BlockDateline, "read/head-dateline")
			l.doc.Dateline = cmp.Or(l.doc.Dateline, l.text(k.seg))
		}
	case lineDate:
		l.dateLine(k, len(l.candidates(lines[:i])) > 0 || l.hasTitle())
	case lineByline:
		if l.untitled(lines, i) {
			return
		}
		l.signed(k)
		l.mark(k.seg, cotejo.BlockByline, "read/head-byline")
	case lineMark:
		kind := cotejo.BlockBoilerplate
		if hasRole(k.pieces, roleAgency) {
			kind = cotejo.BlockCredit
		}
		l.mark(k.seg, kind, "read/head-mark")
	case lineLabel:
		l.mark(k.seg, cotejo.BlockBoilerplate, "read/head-label")
	}
}

// onlyPlaces reports whether all of a line are places that are known.
func onlyPlaces(p []piece) bool {
	return !slices.ContainsFunc(p, func(q piece) bool { return q.role != rolePlace })
}

// untitled reports whether a line that looks like a person's name is all there
// is for a title.
func (l *layout) untitled(lines []headLine, i int) bool {
	k := lines[i]
	return !hasRole(k.pieces, roleByline) && !l.hasTitle() && k.seg < l.body && len(l.candidates(lines)) == 1 && l.candidate(k)
}

// fallback gives a text whose head has only the issuer and a label the label
// as its title.
func (l *layout) fallback(lines []headLine) {
	if l.hasTitle() || len(l.candidates(lines)) > 0 {
		return
	}
	for _, k := range lines {
		if !k.fixed && k.sort == lineLabel && k.seg < l.body {
			l.mark(k.seg, cotejo.BlockTitle, "read/label")
			return
		}
	}
}
