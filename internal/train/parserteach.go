package train

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// teacher is a committee of parsers: transition parsers, half of which read from
// right to left, and a graph parser, which sees the whole sentence. What it
// agrees on teaches the one parser that ships.
type teacher struct {
	forward, backward []*text.Parser
	graph             *graphParser
}

// graphVotes is what the graph parser's vote counts, the better of the members.
const graphVotes = 1.5

// trainTeacher trains pairs of parsers, one for each direction, and a graph
// parser.
func trainTeacher(examples []ParseExample, labels []string, o ParserOptions, pairs int, log io.Writer) (*teacher, error) {
	mirrored := make([]ParseExample, len(examples))
	for i := range examples {
		mirrored[i] = ParseExample{mirror(examples[i].Sentence)}
	}
	t := &teacher{}
	for k := range pairs {
		o.Seed = uint64(101 + k)
		for _, way := range []struct {
			sents []ParseExample
			to    *[]*text.Parser
		}{{examples, &t.forward}, {mirrored, &t.backward}} {
			w, err := TrainParser(way.sents, labels, o)
			if err != nil {
				return nil, err
			}
			p, err := w.Quantise(0)
			if err != nil {
				return nil, err
			}
			*way.to = append(*way.to, p.WithLexis(o.Lexis))
			fmt.Fprintf(log, "teacher: parser %d of %d\n", len(t.forward)+len(t.backward), 2*pairs)
		}
	}
	var err error
	t.graph, err = trainGraph(examples, labels, o)
	fmt.Fprintf(log, "teacher: graph parser\n")
	return t, err
}

// mirror gives the sentence in reverse order, with its tree.
func mirror(s text.Sentence) text.Sentence {
	n := len(s.Tokens)
	out := s
	out.Tokens = slices.Clone(s.Tokens)
	slices.Reverse(out.Tokens)
	for i := range out.Tokens {
		if h := out.Tokens[i].Head; h >= 0 {
			out.Tokens[i].Head = n - 1 - h
		}
	}
	return out
}

// ballot counts the votes of a committee on one sentence.
type ballot struct {
	n     int
	heads [][]float64      // [dependent][head], the root last
	arcs  []map[string]int // relations that arcs were given: [dependent*(n+1)+head]
	words []map[string]int // relations that words were given
}

func newBallot(n int) *ballot {
	b := &ballot{n: n, heads: make([][]float64, n+1), arcs: make([]map[string]int, n*(n+1)), words: make([]map[string]int, n)}
	for i := range b.heads {
		b.heads[i] = make([]float64, n+1)
	}
	return b
}

// tree counts the votes of a member that gives relations.
func (b *ballot) tree(tokens []text.Token) {
	count := func(m *map[string]int, rel string) {
		if *m == nil {
			*m = map[string]int{}
		}
		(*m)[rel]++
	}
	for d, tok := range tokens {
		h := tok.Head
		if h < 0 {
			h = b.n
		}
		b.heads[d][h]++
		count(&b.arcs[d*(b.n+1)+h], tok.Rel)
		count(&b.words[d], tok.Rel)
	}
}

// relation gives the relation that most gave to an arc, or, when only the graph
// parser made it, to the word.
func (b *ballot) relation(d, h int) string {
	if h == b.n {
		return "root"
	}
	if rels := b.arcs[d*(b.n+1)+h]; rels != nil {
		return commonRel(rels)
	}
	delete(b.words[d], "root")
	return commonRel(b.words[d])
}

// parse sets the tree of a sentence to the one that most of the committee's
// arcs agree with, and gives the share of the words that all agree on.
func (t *teacher) parse(s *text.Sentence) float64 {
	b := newBallot(len(s.Tokens))
	for _, p := range t.forward {
		c := text.Sentence{Tokens: slices.Clone(s.Tokens)}
		p.Parse(&c)
		b.tree(c.Tokens)
	}
	for _, p := range t.backward {
		c := mirror(*s)
		p.Parse(&c)
		b.tree(mirror(c).Tokens)
	}
	for d, h := range t.graph.heads(s) {
		if s.Tokens[d].UPOS == text.PUNCT {
			continue
		}
		if h < 0 {
			h = b.n
		}
		b.heads[d][h] += graphVotes
	}
	heads := spanningTree(b.heads)
	all, agreed, words := float64(len(t.forward)+len(t.backward))+graphVotes, 0, 0
	for d := range s.Tokens {
		h := heads[d]
		if s.Tokens[d].UPOS != text.PUNCT {
			words++
			if b.heads[d][h] == all {
				agreed++
			}
		}
		s.Tokens[d].Head, s.Tokens[d].Rel = h, b.relation(d, h)
		if h == b.n {
			s.Tokens[d].Head = -1
		}
	}
	return float64(agreed) / float64(max(words, 1))
}

func commonRel(n map[string]int) string {
	best := "dep"
	for rel, c := range n {
		if c > n[best] || c == n[best] && rel < best {
			best = rel
		}
	}
	return best
}

// spanningTree gives the heads of the best tree (Chu and Liu 1965, Edmonds
// 1967); score[d][h], the root being the last node. One root is favoured by
// taxing arcs from it.
func spanningTree(score [][]float64) []int {
	n := len(score) - 1
	w := make([][]float64, n+1)
	for d := range w {
		w[d] = slices.Clone(score[d])
		w[d][d] = -1e9
		w[d][n] -= 0.5
	}
	nodes := make([]int, n+1)
	for i := range nodes {
		nodes[i] = i
	}
	head := contract(w, nodes, n)
	return head[:n]
}

// contract finds the best arborescence over the nodes, contracting cycles.
func contract(w [][]float64, nodes []int, root int) []int {
	head := make([]int, len(w))
	for _, d := range nodes {
		head[d] = -1
		for _, h := range nodes {
			if d != root && h != d && (head[d] < 0 || w[d][h] > w[d][head[d]]) {
				head[d] = h
			}
		}
	}
	cycle := findCycle(head, nodes, root)
	if cycle == nil {
		return head
	}
	in := map[int]bool{}
	for _, v := range cycle {
		in[v] = true
	}
	// The cycle becomes one node, the first of it.
	top := cycle[0]
	var rest []int
	for _, v := range nodes {
		if !in[v] {
			rest = append(rest, v)
		}
	}
	w2 := make([][]float64, len(w))
	for i := range w {
		w2[i] = slices.Clone(w[i])
	}
	enter, leave := map[int]int{}, map[int]int{}
	for _, v := range rest {
		best, from := -1e18, -1
		out, to := -1e18, -1
		for _, c := range cycle {
			if x := w[c][v] - w[c][head[c]]; x > best {
				best, from = x, c
			}
			if x := w[v][c]; x > out {
				out, to = x, c
			}
		}
		w2[top][v], w2[v][top] = best, out
		enter[v], leave[v] = from, to
	}
	sub := contract(w2, append(rest, top), root)
	for _, v := range rest {
		head[v] = sub[v]
		if sub[v] == top {
			head[v] = leave[v]
		}
	}
	h := sub[top]
	head[enter[h]] = h
	return head
}

// findCycle gives the nodes of a cycle among the heads, nil for none.
func findCycle(head, nodes []int, root int) []int {
	state := make([]int, len(head))
	for k, start := range nodes {
		v := start
		for v != root && v >= 0 && state[v] == 0 {
			state[v] = k + 1
			v = head[v]
		}
		if v != root && v >= 0 && state[v] == k+1 {
			cycle := []int{v}
			for u := head[v]; u != v; u = head[u] {
				cycle = append(cycle, u)
			}
			return cycle
		}
	}
	return nil
}

// longestTaught and agreedLeast say which sentences of running text teach:
// those of moderate length on whose arcs the committee agrees.
const (
	shortestTaught = 5
	longestTaught  = 60
	agreedLeast    = 0.75
)

// examples tags and parses sentences of running text.
func (t *teacher) examples(sents [][]string, tagger *text.Tagger) []ParseExample {
	var out []ParseExample
	var work text.Work
	for _, words := range sents {
		if len(words) < shortestTaught || len(words) > longestTaught {
			continue
		}
		var s text.Sentence
		for _, w := range words {
			s.Tokens = append(s.Tokens, text.Token{Form: w, Lower: strings.ToLower(w), Head: -1})
		}
		tagger.Annotate(s.Tokens, &work)
		if t.parse(&s) >= agreedLeast {
			out = append(out, ParseExample{Sentence: s})
		}
	}
	return out
}
