package eval

import (
	"errors"
	"sort"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo/internal/text"
)

// stream is an analysed text as the CoNLL 2018 shared task scores it (Zeman et
// al. 2018): all its characters but white space in a row, and tokens, words and
// sentences as ranges of them.
type stream struct {
	chars     int
	print     uint64 // FNV-1a of the characters
	tokens    []charRange
	sentences []charRange
	words     []streamWord
}

type charRange struct{ start, end int }

// streamWord is a word with the range of its surface token.
type streamWord struct {
	charRange
	tok    *text.Token
	head   int // number of the head in the stream, -1 for the root
	member bool
}

// addSentence appends a sentence; surface lists its written tokens.
func (s *stream) addSentence(toks []text.Token, surface []text.Surface) {
	from, first := s.chars, len(s.words)
	for _, sf := range surface {
		r := charRange{s.chars, s.chars + s.count(sf.Form)}
		s.chars = r.end
		s.tokens = append(s.tokens, r)
		for w := sf.First; w <= sf.Last; w++ {
			head := toks[w].Head
			if head >= 0 {
				head += first
			}
			s.words = append(s.words, streamWord{r, &toks[w], head, sf.Last > sf.First})
		}
	}
	s.sentences = append(s.sentences, charRange{from, s.chars})
}

// count counts the characters of a token and takes them into the print.
func (s *stream) count(form string) int {
	n := 0
	for _, r := range form {
		if !unicode.IsSpace(r) {
			n++
			s.print = (s.print ^ uint64(r)) * 1099511628211
		}
	}
	return n
}

// errOtherText says that what was scored are not analyses of one text.
var errOtherText = errors.New("the analysis does not have the characters of the treebank's text: its tokens and its text differ")

func countChars(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// fromText scores the analysis of the raw text.
func (u *udScore) fromText(engine *text.Engine, gold []text.CoNLLSentence) error {
	doc, blocks := rawText(gold)
	var g, f stream
	for i := range gold {
		g.addSentence(gold[i].Tokens, gold[i].Surface)
	}
	for _, s := range engine.Analyze(doc, blocks) {
		c := text.NewCoNLLSentence(doc, "", s)
		f.addSentence(c.Tokens, c.Surface)
	}
	if g.print != f.print {
		return errOtherText
	}
	starts := make([]int, len(g.sentences))
	for i, s := range g.sentences {
		starts[i] = s.start
	}
	unit := func(at int) int { return max(0, sort.SearchInts(starts, at+1)-1) }
	u.ranges("text tokens f1", g.tokens, f.tokens, unit, len(starts))
	u.ranges("text sentences f1", g.sentences, f.sentences, unit, len(starts))
	u.aligned(&g, &f, unit, len(starts))
	return nil
}

// ranges scores ranges that must be equal.
func (u *udScore) ranges(name string, gold, found []charRange, unit func(int) int, units int) {
	hit, all := make([]float64, units), make([]float64, units)
	in := map[charRange]bool{}
	for _, r := range gold {
		in[r] = true
		all[unit(r.start)]++
	}
	for _, r := range found {
		all[unit(r.start)]++
		if in[r] {
			hit[unit(r.start)] += 2
		}
	}
	for i := range hit {
		u.add(name, hit[i], all[i], 0)
	}
	u.counts[name] = len(gold)
}

// aligned scores the words that have a partner, against all words of both sides.
func (u *udScore) aligned(g, f *stream, unit func(int) int, units int) {
	partner := alignStreams(g, f)
	names := []string{"text words f1", "text upos f1", "text feats f1", "text lemma f1", "text uas f1", "text las f1"}
	hit := make([][]float64, len(names))
	for k := range hit {
		hit[k] = make([]float64, units)
	}
	all := make([]float64, units)
	for _, w := range g.words {
		all[unit(w.start)]++
	}
	for _, w := range f.words {
		all[unit(w.start)]++
	}
	for i, w := range g.words {
		j := partner[i]
		if j < 0 {
			continue
		}
		for k, ok := range compareWords(g, f, partner, i, j) {
			if ok {
				hit[k][unit(w.start)] += 2
			}
		}
	}
	for k, name := range names {
		for i := range all {
			u.add(name, hit[k][i], all[i], 0)
		}
		u.counts[name] = len(g.words)
	}
}

// compareWords tells what of word i of gold its partner j has right: being
// there, tag, features, lemma, head, head and relation.
func compareWords(g, f *stream, partner []int, i, j int) [6]bool {
	a, b := &g.words[i], &f.words[j]
	head := b.head < 0 && a.head < 0 || a.head >= 0 && b.head >= 0 && partner[a.head] == b.head
	return [6]bool{
		true,
		a.tok.UPOS == b.tok.UPOS,
		universalFeats(a.tok.Feats) == universalFeats(b.tok.Feats),
		a.tok.Lemma == "" || a.tok.Lemma == b.tok.Lemma,
		head,
		head && text.Universal(a.tok.Rel) == text.Universal(b.tok.Rel),
	}
}

// alignStreams gives each gold word its partner among the found words, -1 for
// none, as the shared task's scorer does: words of equal ranges are partners; where
// either side has a multiword token, the words of the stretch are matched by their
// longest common subsequence of forms in lower case.
func alignStreams(g, f *stream) []int {
	out := make([]int, len(g.words))
	for i := range out {
		out[i] = -1
	}
	i, j := 0, 0
	for i < len(g.words) && j < len(f.words) {
		a, b := &g.words[i], &f.words[j]
		switch {
		case a.member || b.member:
			s := stretch{g: g.words, f: f.words, i: i, j: j}
			s.begin()
			from, first := s.i, s.j
			s.run()
			i, j = s.i, s.j
			matchForms(g.words[from:i], f.words[first:j], out[from:i], first)
		case a.charRange == b.charRange:
			out[i] = j
			i, j = i+1, j+1
		case a.start <= b.start:
			i++
		default:
			j++
		}
	}
	return out
}

// stretch walks over the words that overlap a multiword token of either side.
type stretch struct {
	g, f []streamWord
	i, j int
	end  int // of the characters of the stretch
}

// begin passes over a word that ends before the multiword token begins.
func (s *stretch) begin() {
	a, b := &s.g[s.i], &s.f[s.j]
	switch {
	case a.member:
		s.end = a.end
		if !b.member && b.start < a.start {
			s.j++
		}
	default:
		s.end = b.end
		if a.start < b.start {
			s.i++
		}
	}
}

// run moves i and j behind the stretch, which grows with every multiword token
// that reaches into it.
func (s *stretch) run() {
	for !beyond(s.g, s.i, s.end) || !beyond(s.f, s.j, s.end) {
		if s.i < len(s.g) && (s.j >= len(s.f) || s.g[s.i].start <= s.f[s.j].start) {
			s.grow(&s.g[s.i])
			s.i++
		} else {
			s.grow(&s.f[s.j])
			s.j++
		}
	}
}

func (s *stretch) grow(w *streamWord) {
	if w.member {
		s.end = max(s.end, w.end)
	}
}

// beyond reports whether word i lies behind the end of a stretch: a multiword
// token when it begins there, another word when it ends later.
func beyond(words []streamWord, i, end int) bool {
	if i >= len(words) {
		return true
	}
	if words[i].member {
		return words[i].start >= end
	}
	return words[i].end > end
}

// matchForms fills out with partners by longest common subsequence; base is the
// number of found[0].
func matchForms(gold, found []streamWord, out []int, base int) {
	n, m := len(gold), len(found)
	length := make([][]int, n+1)
	for i := range length {
		length[i] = make([]int, m+1)
	}
	same := func(i, j int) bool { return strings.EqualFold(gold[i].tok.Form, found[j].tok.Form) }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(i, j) {
				length[i][j] = 1 + length[i+1][j+1]
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case same(i, j):
			out[i] = base + j
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
}
