package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// scan is what the steps for numbers and times share about a document: its
// sentences as atoms, with their numbers and time expressions.
type scan struct {
	timed   bool // findTimes has run
	formed  bool // findForms has run
	in      *input
	style   digitStyle
	sents   []sentenceScan
	times   []timeFound // of all sentences, in order
	skipped []string    // rules that said "no time" of something
}

// sentenceScan is one sentence as atoms.
type sentenceScan struct {
	sent    *text.Sentence
	index   int
	atoms   []pack.Atom
	nums    []pack.Number
	first   []int32  // first word of an atom's surface token
	last    []int32  // last word of it
	taken   []string // by number: the kind of a reading that is no quantity
	takenBy []string // by number: the rule of that reading
	weak    []bool   // by number: taken by a time that claims do not use
	fixed   []bool   // by number: taken by a rule of kinds
	timed   []bool   // atoms inside a time expression
	forms   []numberForm
	pairs   []numberForm  // "from 3 to 5" behind a word of change: two levels, no range
	bounds  []boundPhrase // comparators by the atom they end before
}

// scanned reads the atoms and numbers of the document, once.
func (in *input) scanned() *scan {
	if in.scan != nil {
		return in.scan
	}
	s := &scan{in: in, style: countStyle(in.doc.Text), sents: make([]sentenceScan, len(in.sentences))}
	for i := range in.sentences {
		s.sents[i] = newSentenceScan(in.pack, in.doc.Text, &in.sentences[i], i, s.style)
	}
	in.scan = s
	return s
}

func newSentenceScan(p *pack.Pack, doc string, sent *text.Sentence, index int, st digitStyle) sentenceScan {
	ss := sentenceScan{sent: sent, index: index}
	atoms := make([]pack.Atom, 0, len(sent.Tokens)+4)
	ss.atoms = atomise(p.Numbers.V, doc, sent.Span.Start, sent.Span.End, atoms)
	ss.nums = lexNumbers(p.Numbers, doc, ss.atoms, st, nil)
	ss.weak, ss.fixed = make([]bool, len(ss.nums)), make([]bool, len(ss.nums))
	ss.taken, ss.takenBy = make([]string, len(ss.nums)), make([]string, len(ss.nums))
	ss.align()
	return ss
}

// align maps atoms to words: an atom lies in the words whose surface token
// overlaps it.
func (ss *sentenceScan) align() {
	toks := ss.sent.Tokens
	ss.first, ss.last = make([]int32, len(ss.atoms)), make([]int32, len(ss.atoms))
	t := 0
	for i := range ss.atoms {
		a := cotejo.Span{Start: ss.atoms[i].Start, End: ss.atoms[i].End}
		for t < len(toks)-1 && toks[t].Span.End <= a.Start {
			t++
		}
		ss.first[i] = int32(t)
		l := t
		for l+1 < len(toks) && toks[l+1].Span.Start < a.End {
			l++
		}
		ss.last[i] = int32(l)
	}
}

// token gives the word of an atom: the content word of a split token.
func (ss *sentenceScan) token(i int) *text.Token {
	if i < 0 || i >= len(ss.atoms) || len(ss.sent.Tokens) == 0 {
		return &text.Token{Head: -1}
	}
	return &ss.sent.Tokens[ss.first[i]]
}

// span is the text from atom i to atom j.
func (ss *sentenceScan) span(i, j int) cotejo.Span {
	return cotejo.Span{Start: ss.atoms[i].Start, End: ss.atoms[j].End}
}
