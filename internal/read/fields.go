package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// headerReach is the number of lines in which header lines are looked for.
const headerReach = 14

// headers reads lines "Key: value" at the top of a text that was put together by
// hand. One such line may be prose; two, or one with a date or address, are not.
func (l *layout) headers() {
	type found struct {
		seg   int
		field string
		value cotejo.Span
	}
	var all []found
	for i := range l.segs[:min(len(l.segs), headerReach)] {
		field, value, ok := l.header(i)
		if !ok {
			break
		}
		all = append(all, found{i, field, value})
	}
	if len(all) == 0 || len(all) == 1 && all[0].field != "title" && all[0].field != "date" && all[0].field != "url" {
		return
	}
	for _, f := range all {
		l.header1(f.seg, f.field, f.value)
	}
}

// header reads one line as key and value.
func (l *layout) header(i int) (field string, value cotejo.Span, ok bool) {
	s := l.text(i)
	colon := strings.IndexByte(s, ':')
	if colon < 1 || colon > 30 || len(s) > lineReach {
		return "", value, false
	}
	field, ok = l.hints.headers[fold(strings.TrimSpace(strings.Trim(s[:colon], "*_ ")))]
	start := l.segs[i].span.Start + colon + 1
	return field, trimSpan(l.page.text, cotejo.Span{Start: start, End: l.segs[i].span.End}), ok
}

func (l *layout) header1(i int, field string, value cotejo.Span) {
	m, text := &l.page.meta, value.Of(l.page.text)
	kind := cotejo.BlockBoilerplate
	switch field {
	case "title":
		kind, m.Title = cotejo.BlockTitle, text
	case "subhead":
		kind, m.Subhead = cotejo.BlockSubhead, text
	case "author":
		kind, m.Authors = cotejo.BlockByline, l.hints.names(text)
	case "date":
		if d := l.hints.date(text); d != "" {
			m.Published, m.dateSpan = d, &value
		}
	case "source":
		if strings.Contains(text, "://") {
			m.URL = text
		} else {
			m.Outlet = text
		}
	case "url":
		kind, m.URL = cotejo.BlockReference, text
	}
	if value.Len() > 0 && kind != cotejo.BlockBoilerplate {
		l.segs[i].span = value
	}
	l.mark(i, kind, "read/header-"+field)
	if field == "body" && value.Len() > 0 {
		l.segs[i] = segment{span: value}
	}
}

// fromMeta marks segments that repeat the authors the metadata names.
func (l *layout) fromMeta() {
	for i := range l.segs[:min(len(l.segs), 12)] {
		if !l.plain(i) || len(l.text(i)) > 120 {
			continue
		}
		for _, a := range l.page.meta.Authors {
			if strings.EqualFold(l.text(i), a) {
				l.mark(i, cotejo.BlockByline, "read/metadata-author")
			}
		}
	}
}

// blocks writes the document's blocks, cutting datelines off the front of
// paragraphs and credits off the end of the last.
func (l *layout) blocks() {
	datelines, last := 0, -1
	for i, s := range l.segs {
		if s.kind == cotejo.BlockBody {
			last = i
		}
	}
	for i, s := range l.segs {
		if s.kind == cotejo.BlockBody && datelines < 2 && i <= l.body+2 {
			if rest, ok := l.dateline(s); ok {
				s, datelines = rest, datelines+1
			}
		}
		var tail *segment
		if i == last {
			s, tail = l.tail(s)
		}
		if s.span.Len() > 0 {
			l.doc.Blocks = append(l.doc.Blocks, cotejo.Block{Kind: s.kind, Span: s.span, Rule: s.rule})
		}
		if tail != nil {
			l.doc.Blocks = append(l.doc.Blocks, cotejo.Block{Kind: tail.kind, Span: tail.span, Rule: tail.rule})
		}
	}
}

// dateline cuts a dateline off a paragraph and records what it says.
func (l *layout) dateline(s segment) (segment, bool) {
	text := s.span.Of(l.page.text)
	r, m := find(l.hints.datelines, text)
	if r == nil {
		return s, false
	}
	head := trimSpan(l.page.text, cotejo.Span{Start: s.span.Start, End: s.span.Start + m[1]})
	l.doc.Blocks = append(l.doc.Blocks, cotejo.Block{Kind: cotejo.BlockDateline, Span: head, Rule: r.Name})
	if l.doc.Dateline == "" {
		l.doc.Dateline = strings.TrimRight(head.Of(l.page.text), spaces+".-–—:")
	}
	l.credit(r.group(text, m, "agency") + r.group(text, m, "agency2"))
	if name := r.group(text, m, "wire"); len(l.doc.Credit) == 0 {
		l.wire(name) // an agency in no list is credited as it signs
	}
	d := l.hints.parts(r, text, m)
	if d == "" {
		d = l.yearTold(r, text, m)
	}
	switch day, ok := l.hints.dayOf(r, text, m, &head); {
	case l.doc.Published.Value != "":
	case len(d) >= len("2006-01-02"):
		l.doc.Published = cotejo.Published{Value: d, Precision: precision(d), Basis: "dateline", Span: &head}
	case ok && l.doc.Published.Day == "":
		l.doc.Published = day
	}
	s.span = trimSpan(l.page.text, cotejo.Span{Start: s.span.Start + m[1], End: s.span.End})
	return s, true
}

// tail cuts an agency's credit off the end of a paragraph.
func (l *layout) tail(s segment) (segment, *segment) {
	text := s.span.Of(l.page.text)
	r, m := find(l.hints.tails, text)
	if r == nil {
		return s, nil
	}
	g := r.re.SubexpIndex("credit")
	cut := s.span.Start + m[2*g]
	credit := segment{span: trimSpan(l.page.text, cotejo.Span{Start: cut, End: s.span.End}), kind: r.Kind, rule: r.Name}
	s.span = trimSpan(l.page.text, cotejo.Span{Start: s.span.Start, End: cut})
	return s, &credit
}

// credit records an agency by the label the language's list gives it.
func (l *layout) credit(form string) {
	label, ok := l.hints.agencies[form]
	if ok && !slices.Contains(l.doc.Credit, label) {
		l.doc.Credit = append(l.doc.Credit, label)
	}
}

// fields fills title, subhead, byline and credit from the blocks and metadata.
func (l *layout) fields() {
	m := &l.page.meta
	l.doc.Title, l.doc.Subhead, l.doc.Byline = m.Title, m.Subhead, slices.Clone(m.Authors)
	if len(m.Authors) == 0 {
		l.doc.Byline = slices.Clone(l.authors)
	}
	for _, b := range l.doc.Blocks {
		text := b.Span.Of(l.page.text)
		switch b.Kind {
		case cotejo.BlockTitle:
			l.doc.Title = text
		case cotejo.BlockSubhead:
			if l.doc.Subhead == "" {
				l.doc.Subhead = text
			}
		case cotejo.BlockByline:
			if len(m.Authors) == 0 && b.Rule != "read/head-byline" {
				l.byline(text)
			}
		case cotejo.BlockCredit:
			l.credits(text)
			if r, at := find(l.hints.rules, text); r != nil && len(l.doc.Credit) == 0 {
				l.wire(strings.TrimRight(r.group(text, at, "wire"), spaces))
			}
		}
	}
	for _, a := range m.Authors {
		l.credit(a)
	}
}

// wire records an agency that is in no list as it signs; nothing when there is none.
func (l *layout) wire(name string) {
	if name != "" && !slices.Contains(l.doc.Credit, name) {
		l.doc.Credit = append(l.doc.Credit, name)
	}
}

func (l *layout) byline(text string) {
	r, m := find(l.hints.rules, text)
	who := text
	if r != nil && r.group(text, m, "who") != "" {
		who = r.group(text, m, "who")
	}
	for _, n := range l.hints.names(who) {
		if !slices.Contains(l.doc.Byline, n) {
			l.doc.Byline = append(l.doc.Byline, n)
		}
	}
}

// credits records every agency a credit line names, in order.
func (l *layout) credits(text string) {
	for start := 0; start < len(text); {
		best := ""
		for form := range l.hints.agencies {
			if len(form) > len(best) && strings.HasPrefix(text[start:], form) && !joined(text, start, start+len(form)) {
				best = form
			}
		}
		if best == "" {
			start++
			continue
		}
		l.credit(best)
		start += len(best)
	}
}

// joined reports whether a letter or digit touches the stretch on either side.
func joined(s string, start, end int) bool {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return letter(before) || letter(after)
}

// names splits a byline into names, at separators and the language's "and".
func (h *Hints) names(s string) []string {
	for _, and := range h.joiners {
		s = strings.ReplaceAll(s, " "+and+" ", ",")
	}
	var out []string
	for _, n := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;/|&", r) }) {
		if n = strings.Trim(n, spaces+".:-–—"); n != "" {
			out = append(out, n)
		}
	}
	return out
}
