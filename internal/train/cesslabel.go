package train

import (
	"math/rand/v2"
	"sort"
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// relationModel corrects relations: an averaged perceptron over what the
// treebank and the rules say of a word. It is made of the sentences that both
// treebanks hold.
type relationModel struct {
	labels  []string
	weights map[string][]float64
}

const relationEpochs = 12

// relationCase is one word to learn from.
type relationCase struct {
	feats []string
	label int
}

func learnRelations(v *Converter, trees []CESSTree, gold []text.CoNLLSentence) *relationModel {
	m := &relationModel{weights: map[string][]float64{}}
	index := map[string]int{}
	byText := map[string]*text.CoNLLSentence{}
	for i := range gold {
		byText[WordKey(gold[i].Tokens)] = &gold[i]
	}
	var cases []relationCase
	for _, t := range trees {
		c := v.convert(t)
		g := byText[WordKey(c.out.Tokens)]
		if g == nil {
			continue
		}
		for i, j := range alignWords(c.out.Tokens, g.Tokens) {
			rel, ok := sharedRelation(c, g, i, j)
			if !ok {
				continue
			}
			id, ok := index[rel]
			if !ok {
				id = len(m.labels)
				index[rel] = id
				m.labels = append(m.labels, rel)
			}
			cases = append(cases, relationCase{c.relationFeatures(i), id})
		}
	}
	m.train(cases)
	return m
}

// sharedRelation gives the gold relation of word i of the conversion, word j of
// gold, when both have the same head.
func sharedRelation(c *cessConverter, g *text.CoNLLSentence, i, j int) (string, bool) {
	if j < 0 || c.out.Tokens[i].Head < 0 || g.Tokens[j].Head < 0 {
		return "", false
	}
	align := alignWords(c.out.Tokens, g.Tokens)
	if align[c.out.Tokens[i].Head] != g.Tokens[j].Head {
		return "", false
	}
	return g.Tokens[j].Rel, true
}

// WordKey identifies a sentence by its words without punctuation, in lower
// case.
func WordKey(s []text.Token) string {
	var b strings.Builder
	for _, t := range s {
		if t.UPOS != text.PUNCT {
			b.WriteString(t.Lower)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// alignWords maps the words of a to those of b, which has the same words apart
// from punctuation; -1 for punctuation.
func alignWords(a, b []text.Token) []int {
	out := make([]int, len(a))
	j := 0
	for i := range a {
		out[i] = -1
		if a[i].UPOS == text.PUNCT {
			continue
		}
		for j < len(b) && b[j].UPOS == text.PUNCT {
			j++
		}
		if j < len(b) {
			out[i] = j
			j++
		}
	}
	return out
}

func (m *relationModel) train(cases []relationCase) {
	totals := map[string][]float64{}
	rng := rand.New(rand.NewPCG(3, 5))
	step := 1.0
	bump := func(f string, label int, by float64) {
		for _, t := range []map[string][]float64{m.weights, totals} {
			if t[f] == nil {
				t[f] = make([]float64, len(m.labels))
			}
		}
		m.weights[f][label] += by
		totals[f][label] += by * step
	}
	for range relationEpochs {
		rng.Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
		for _, c := range cases {
			if got := m.best(c.feats); got != c.label {
				for _, f := range c.feats {
					bump(f, c.label, 1)
					bump(f, got, -1)
				}
			}
			step++
		}
	}
	for f, w := range m.weights {
		for i := range w {
			w[i] -= totals[f][i] / step
		}
	}
}

func (m *relationModel) best(feats []string) int {
	sum := make([]float64, len(m.labels))
	for _, f := range feats {
		for i, w := range m.weights[f] {
			sum[i] += w
		}
	}
	best := 0
	for i := range sum {
		if sum[i] > sum[best] {
			best = i
		}
	}
	return best
}

// relabel sets the relation of every word but the root and punctuation.
func (m *relationModel) relabel(c *cessConverter) {
	labels := make([]string, len(c.out.Tokens))
	for i, t := range c.out.Tokens {
		labels[i] = t.Rel
		if t.Head >= 0 && t.Rel != "punct" && t.UPOS != text.PUNCT {
			labels[i] = m.labels[m.best(c.relationFeatures(i))]
		}
	}
	for i := range labels {
		c.out.Tokens[i].Rel = labels[i]
	}
}

// relationFeatures describes a word that has a head.
func (c *cessConverter) relationFeatures(i int) []string {
	toks := c.out.Tokens
	d, e := &toks[i], c.edges[i]
	h := &toks[d.Head]
	mark := ""
	var kids []string
	for j := range toks {
		if toks[j].Head == i {
			if (toks[j].Rel == "case" || toks[j].Rel == "mark") && mark == "" {
				mark = toks[j].Lower
			}
			kids = append(kids, toks[j].Rel)
		}
	}
	sort.Strings(kids)
	dp, hp := kindOf(d), kindOf(h)
	dir := "<"
	if d.Head > i {
		dir = ">"
	}
	fn := e.fn + "/" + e.cat
	cat, _, _ := strings.Cut(e.cat, ".")
	prev := ""
	if i > 0 {
		prev = toks[i-1].Lower
	}
	return []string{
		"r " + d.Rel, "rf " + d.Rel + " " + fn, "rd " + d.Rel + " " + dp, "rdh " + d.Rel + " " + dp + " " + hp,
		"f " + e.fn + " " + cat + " " + dp, "fh " + e.fn + " " + dp + " " + hp, "fm " + e.fn + " " + mark + " " + dp,
		"rm " + d.Rel + " " + mark, "rmd " + d.Rel + " " + mark + " " + dp + " " + hp, "c " + fn + " " + e.parent,
		"dl " + d.Rel + " " + d.Lemma, "hl " + d.Rel + " " + h.Lemma, "hlf " + e.fn + " " + h.Lemma + " " + dp, "hlm " + h.Lemma + " " + mark,
		"k " + d.Rel + " " + strings.Join(kids, ","), "x " + c.out.XPOS[i] + " " + d.Rel, "dir " + d.Rel + dir + dp,
		"p " + d.Rel + " " + prev + " " + dp, "dlm " + d.Lemma + " " + mark + " " + d.Rel, "fdh " + e.fn + " " + d.Lower + " " + hp,
		"wd " + d.Lower + " " + h.Lemma,
	}
}

// kindOf is the part of speech with the verb form.
func kindOf(t *text.Token) string { return t.UPOS.String() + t.Feats.Get("VerbForm") }
