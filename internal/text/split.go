package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords bounds a sentence, in surface tokens; a longer one is cut, so that
// no later stage can be made to take more than linear time.
const maxWords = 512

// splitter finds sentence ends in the pieces of one block. The rules: a full
// stop, question or exclamation mark or ellipsis ends a sentence, with the
// quotes and brackets that close after it, when what follows begins like one;
// the stop of an abbreviation or initial does so only before a word that
// commonly begins sentences. The end of the block always does.
type splitter struct {
	lex *lexicon
	s   string
	p   []piece
}

// ends appends to out the index after the last piece of each sentence.
func (sp *splitter) ends(out []int) []int {
	from, depth := 0, 0
	quote := false // a straight double quote is open
	for i := 0; i < len(sp.p); i++ {
		w := sp.text(i)
		switch w {
		case "\"":
			quote = sp.quoteOpens(i, quote)
		case "(", "[":
			depth++
		case ")", "]":
			depth = max(0, depth-1)
		}
		if i-from+1 >= maxWords {
			out, from = append(out, i+1), i+1
			continue
		}
		if sp.headlineEnds(from, i) {
			out, from, quote, depth = append(out, i+1), i+1, false, 0
			continue
		}
		if sp.itemEnds(from, i) {
			out, from, quote, depth = append(out, i+1), i+1, false, 0
			continue
		}
		if i+1 == len(sp.p) || !sp.terminator(i) || (depth > 0 && depth < 3 && i-from < 60 && !sp.closes(i+1)) {
			continue
		}
		end, q := sp.tail(i+1, quote)
		if end == len(sp.p) || !sp.begins(i, end) {
			continue
		}
		if isDash(sp.text(end)) && sp.label(from, i) {
			continue // "6 July. - ..."
		}
		out = append(out, end)
		i, from, quote, depth = end-1, end, q, 0
	}
	if len(sp.p) > from {
		out = append(out, len(sp.p))
	}
	return out
}

// label reports whether the pieces before a full stop are a label of what follows
// rather than a sentence: few, and with a number among them or two at most.
func (sp *splitter) label(from, i int) bool {
	if i-from <= 2 {
		return true
	}
	for k := from; k < i && i-from < 6; k++ {
		if sp.p[k].kind == numberPiece {
			return true
		}
	}
	return false
}

// itemWords is how many pieces an item of a list has on either side of the
// semicolon that ends it like a sentence.
const itemWords = 6

// itemEnds reports whether the semicolon at i ends an item that is a sentence: an
// ordinary word in capitals begins a long enough stretch after it. Lists of names
// have short ones.
func (sp *splitter) itemEnds(from, i int) bool {
	if sp.text(i) != ";" || i-from < itemWords || i+itemWords >= len(sp.p) || !titled(sp.text(i+1)) || !sp.lex.starter(sp.text(i+1)) {
		return false
	}
	for k := 1; k < itemWords; k++ {
		if w := sp.text(i - k); w == ";" {
			return false
		}
		if w := sp.text(i + k); w == ";" || w == "," || w == "." {
			return false
		}
	}
	return true
}

// headlineWords is how many words in capitals make a headline that runs into
// the text without a full stop.
const headlineWords = 4

// headlineEnds reports whether the sentence so far, from to i, is a headline in
// capitals and an ordinary word begins after it.
func (sp *splitter) headlineEnds(from, i int) bool {
	if i-from+1 < headlineWords || i+1 >= len(sp.p) || !capitals(sp.text(i)) || !titled(sp.text(i+1)) {
		return false
	}
	words, long := 0, 0
	for k := from; k <= i; k++ {
		if sp.p[k].kind != wordPiece {
			continue
		}
		if !capitals(sp.text(k)) {
			return false
		}
		words++
		if sp.p[k].end-sp.p[k].start > 4 {
			long++
		}
	}
	return words >= headlineWords && long >= 2
}

func capitals(w string) bool { return w == strings.ToUpper(w) && w != strings.ToLower(w) }

func titled(w string) bool {
	first, n := utf8.DecodeRuneInString(w)
	second, _ := utf8.DecodeRuneInString(w[n:])
	return unicode.IsUpper(first) && unicode.IsLower(second)
}

func (sp *splitter) text(i int) string { return sp.s[sp.p[i].start:sp.p[i].end] }

func (sp *splitter) closes(i int) bool {
	switch sp.text(i) {
	case ")", "]":
		return true
	}
	return false
}

// terminator reports whether piece i can end a sentence.
func (sp *splitter) terminator(i int) bool {
	if sp.p[i].dotted {
		return true
	}
	if sp.p[i].kind != punctPiece {
		return false
	}
	switch c := sp.s[sp.p[i].start]; c {
	case '.', '?', '!':
		return true
	default:
		return c >= utf8.RuneSelf && sp.text(i) == "…"
	}
}

// tail passes over what belongs to the sentence after its terminator: more
// terminators, closing quotes and brackets. It gives the index after them and
// whether a straight quote is still open.
func (sp *splitter) tail(i int, quote bool) (int, bool) {
	for ; i < len(sp.p); i++ {
		switch w := sp.text(i); w {
		case ".", "!", "?", "...", "…", ")", "]", "»", "”", "’", "›":
		case "\"":
			if sp.quoteOpens(i, quote) {
				return i, quote
			}
			quote = false
		case "'":
			if sp.spaced(i) {
				return i, quote
			}
		case "-", "—", "–":
			// A dash that closes an aside: "... well -."
			if i+1 >= len(sp.p) || !sp.closesAside(i) {
				return i, quote
			}
		default:
			return i, quote
		}
	}
	return i, quote
}

// quoteOpens reports whether the straight quote at piece i opens: the space
// around it decides, and where that does not, whether one is open.
func (sp *splitter) quoteOpens(i int, open bool) bool {
	before, after := sp.spaced(i), sp.p[i].space
	if before != after {
		return before
	}
	return !open
}

func isDash(w string) bool { return w == "-" || w == "—" || w == "–" || w == "--" }

func (sp *splitter) closesAside(i int) bool {
	w := sp.text(i + 1)
	return w == "." || (w == "-" && i+2 < len(sp.p) && sp.text(i+2) == ".")
}

// spaced reports whether white space stands before piece i.
func (sp *splitter) spaced(i int) bool { return i == 0 || sp.p[i-1].end < sp.p[i].start }

// begins reports whether a sentence can begin at piece next, after the
// terminator at piece end.
func (sp *splitter) begins(end, next int) bool {
	w := sp.text(next)
	term := sp.p[end]
	glued := !sp.spaced(next)
	k := next
	for k < len(sp.p) && opens(sp.text(k)) {
		k++
	}
	if k == len(sp.p) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(sp.text(k))
	upper := unicode.IsUpper(first) || unicode.IsTitle(first)
	switch {
	case term.dotted:
		return !glued && sp.afterAbbreviation(end, next, k, upper)
	case glued && next == end+1 && !upper:
		return false
	case upper:
		return !glued || next > end+1 || sp.fullStop(end)
	case unicode.IsDigit(first):
		return sp.fullStop(end) && !glued
	case strings.HasPrefix(w, InvertedQuestion) || strings.HasPrefix(w, InvertedExclamation):
		return true
	case isDash(w):
		return sp.fullStop(end) && k > next && upper
	}
	return false
}

func (sp *splitter) fullStop(i int) bool { return sp.text(i) == "." }

func opens(w string) bool {
	switch w {
	case "\"", "'", "«", "“", "‘", InvertedQuestion, InvertedExclamation, "(", "[", "-", "—", "–", "--", "*", "•", "‹":
		return true
	}
	return false
}

// afterAbbreviation decides at a stop that belongs to a word.
func (sp *splitter) afterAbbreviation(end, next, k int, upper bool) bool {
	w := sp.text(end)
	w = w[:len(w)-1]
	if !upper {
		return false
	}
	if _, n := utf8.DecodeRuneInString(w); n < len(w) {
		switch sp.lex.abbreviation(w) {
		case abbreviationInside:
			return false
		case abbreviationEnd:
			return true
		}
	}
	return sp.lex.starter(sp.text(k)) || k > next
}
