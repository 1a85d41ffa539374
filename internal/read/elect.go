package read

import (
	"hash/fnv"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/cotejo/cotejo"
)

// elect keeps the elements of the page that the extractor's text votes for, and
// what belongs to the article between them: captions and headings. The page's
// own tree is used for the text, because the extractor drops marked-up dates and
// moves things; it is followed only in what it chose.
func elect(all []element, main, subheads []string) []wireBlock {
	v := newVotes(main)
	kept := 0
	chosen := make([]bool, len(all))
	for i, e := range all {
		if chosen[i] = !e.isLink() && v.has(e.text); chosen[i] {
			kept += len(e.text)
		}
	}
	if kept*10 < textSize(main)*6 || kept == 0 {
		return plainBlocks(unlinked(all, main))
	}
	home := homes(all, chosen)
	for i, e := range all {
		if chosen[i] && !home[e.parent] && !isParagraph(e.text) && e.tag != atom.Li {
			chosen[i] = false // a stray line far from the text
		}
	}
	first := slices.IndexFunc(all, func(e element) bool { return home[e.parent] && isParagraph(e.text) && v.has(e.text) })
	last := len(all) - 1
	for last >= 0 && !chosen[last] {
		last--
	}
	if first < 0 {
		first = max(0, slices.Index(chosen, true))
	}
	for i, e := range all[:last+1] {
		if home[e.parent] && !e.aside && e.linked*2 < len(e.text) && (e.tag == atom.P || e.kind() == cotejo.BlockHeading) {
			chosen[i] = true
		}
	}
	return choose(all, chosen, first, last, subheads)
}

// homes are the parents of the paragraphs the extractor chose: what stands among
// those, under the same parent, is of the article, although the extractor loses
// paragraphs with a marked-up date, and short ones.
func homes(all []element, chosen []bool) map[*html.Node]bool {
	home := map[*html.Node]bool{}
	for i, e := range all {
		if chosen[i] && (e.tag == atom.P || len(e.text) >= 200) && isParagraph(e.text) {
			home[e.parent] = true
		}
	}
	return home
}

// unlinked drops the texts that the page has as links: menus and lists of news.
func unlinked(all []element, main []string) []string {
	var links []string
	for _, e := range all {
		if e.isLink() {
			links = append(links, e.text)
		}
	}
	v := newVotes(links)
	return slices.DeleteFunc(main, v.has)
}

// isLink reports whether an element is little but links. A whole paragraph
// inside a link is one that was not closed.
func (e *element) isLink() bool {
	return e.linked*3 > len(e.text)*2 && !(len(e.text) >= 100 && endsSentence(e.text))
}

func choose(all []element, chosen []bool, first, last int, subheads []string) []wireBlock {
	head := headline(all, first, subheads)
	var out []wireBlock
	seen := map[string]bool{}
	for i := min(first, head.start); i <= last; i++ {
		e := all[i]
		kind, rule := e.kind(), e.rule()
		switch {
		case i == head.title:
			kind, rule = cotejo.BlockTitle, "read/h1"
		case i < first && i == head.subhead:
			kind, rule = cotejo.BlockSubhead, "read/under-h1"
		case kind == cotejo.BlockTitle:
			kind, rule = cotejo.BlockHeading, "read/h1"
		case chosen[i]:
		case kind == cotejo.BlockCaption && len(e.text) >= 25 && e.linked*2 < len(e.text) && !e.aside && (i > first || i > head.title && head.title >= 0):
		default:
			continue
		}
		if key := string(kind) + e.text; !seen[key] {
			seen[key] = true
			out = append(out, wireBlock{Kind: kind, Rule: rule, Text: e.text})
		}
	}
	return out
}

// heads are the places of the headline before the text.
type heads struct{ title, subhead, start int }

// headline finds the main heading at or before the first element of the text
// and the subhead under it.
func headline(all []element, first int, subheads []string) heads {
	h := heads{title: -1, subhead: -1, start: first}
	for i := first; i >= 0; i-- {
		if all[i].tag == atom.H1 && len(all[i].text) >= 8 && !all[i].aside {
			h.title, h.start = i, i
			break
		}
	}
	for i := h.title + 1; h.title >= 0 && i < first && i < h.title+6; i++ {
		e := all[i]
		if len(strings.Fields(e.text)) >= 6 && e.linked*2 < len(e.text) && !e.aside && (e.tag == atom.H2 || e.tag == atom.P || subheadClass(e.class, subheads)) {
			h.subhead = i
			break
		}
	}
	return h
}

// subheadClasses are the words for a subhead in the classes of pages everywhere; a
// language adds its own.
var subheadClasses = []string{"subt", "subhead", "standfirst", "deck", "lead", "summary", "description", "excerpt", "dek"}

func subheadClass(class string, more []string) bool {
	named := func(c string) bool { return strings.Contains(class, c) }
	return slices.ContainsFunc(subheadClasses, named) || slices.ContainsFunc(more, named)
}

// kind is what the element's tag says it is; paragraphs are left to the
// language's rules.
func (e *element) kind() cotejo.BlockKind {
	switch e.tag {
	case atom.H1:
		return cotejo.BlockTitle
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if isParagraph(e.text) {
			return ""
		}
		return cotejo.BlockHeading
	case atom.Figcaption, atom.Caption, atom.Figure:
		return cotejo.BlockCaption
	case atom.Li:
		return cotejo.BlockList
	}
	return ""
}

func (e *element) rule() string {
	if e.kind() == "" {
		return ""
	}
	return "read/tag-" + e.tag.String()
}

// votes are the word triples of the extractor's text, and its short lines whole.
type votes struct {
	triples map[uint64]bool
	whole   map[string]bool
}

func newVotes(main []string) votes {
	v := votes{map[uint64]bool{}, map[string]bool{}}
	for _, p := range main {
		w := strings.Fields(p)
		v.whole[strings.Join(w, " ")] = true
		for i := 0; i+3 <= len(w); i++ {
			v.triples[hash(w[i:i+3])] = true
		}
	}
	return v
}

// has reports whether the extractor chose the text: two thirds of its word
// triples, or, for texts too short to have any, all of it.
func (v votes) has(text string) bool {
	w := strings.Fields(text)
	if len(w) < 3 {
		return v.whole[strings.Join(w, " ")]
	}
	n := 0
	for i := 0; i+3 <= len(w); i++ {
		if v.triples[hash(w[i:i+3])] {
			n++
		}
	}
	return n*3 >= (len(w)-2)*2
}

func hash(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

func textSize(texts []string) (n int) {
	for _, t := range texts {
		n += len(t)
	}
	return n
}

func plainBlocks(texts []string) []wireBlock {
	var out []wireBlock
	for _, t := range texts {
		out = append(out, wireBlock{Text: t})
	}
	return out
}

// rescue takes the text of a page the extractor found nothing in: the body its
// structured data carries, else its unlinked paragraphs.
func rescue(doc *html.Node, all []element) []wireBlock {
	if body := articleBody(doc); body != "" {
		var paragraphs []string
		for line := range strings.SplitSeq(body, "\n") {
			if line = squeeze(line); line != "" {
				paragraphs = append(paragraphs, line)
			}
		}
		return plainBlocks(paragraphs)
	}
	var out []wireBlock
	for _, e := range all {
		if !e.aside && e.linked*3 < len(e.text) && (e.kind() != "" || len(e.text) >= 30) && e.kind() != cotejo.BlockList {
			out = append(out, wireBlock{Kind: e.kind(), Rule: e.rule(), Text: e.text})
		}
	}
	return out
}
