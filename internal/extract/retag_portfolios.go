package extract

import (
	"slices"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// withPortfolios gives the sentences with every list of what a ministry, or who heads it, is
// of made one name. Sentences without one are passed on as they are.
func withPortfolios(p *pack.Pack, sents []text.Sentence) []text.Sentence {
	g := grammarOf(p)
	var out []text.Sentence
	for i := range sents {
		lists := portfolios(p, g, sents[i].Tokens)
		if len(lists) == 0 {
			continue
		}
		if out == nil {
			out = slices.Clone(sents)
		}
		out[i].Tokens = slices.Clone(sents[i].Tokens)
		joinPortfolios(out[i].Tokens, lists)
	}
	if out == nil {
		return sents
	}
	return out
}

// portfolios finds the lists of what a ministry, or who heads it, is of, from the first word
// to the last: "the Ministry of Agriculture, Fisheries and Food".
func portfolios(p *pack.Pack, g *grammar, t []text.Token) [][2]int {
	var out [][2]int
	for a := 0; a+4 < len(t); a++ {
		if t[a+1].Lower != g.only("genitive") || !holdsPortfolio(p, &t[a]) {
			continue
		}
		j := a + 2
		for j < len(t) && t[j].UPOS == text.DET && !upper(t[j].Form) {
			j++
		}
		if last, listed := portfolioList(g, t, j); listed {
			out = append(out, [2]int{j, last})
			a = last
		}
	}
	return out
}

// holdsPortfolio reports a noun for a body of government or for who heads one.
func holdsPortfolio(p *pack.Pack, t *text.Token) bool {
	if p.Cues.Sources[t.Lower].Role == "body" {
		return true
	}
	for _, title := range p.Cues.Titles[t.Lower] {
		if title.Class == "head" || title.Class == "high" || title.Class == "office" {
			return true
		}
	}
	return false
}

// portfolioList reads such a list from word j: capitalised words, each part of which a
// portfolio opens. listed is false where there is but one part.
func portfolioList(g *grammar, t []text.Token, j int) (last int, listed bool) {
	opens := func(k int) bool { return k < len(t) && upper(t[k].Form) && g.is("portfolio", t[k].Lower) }
	if !opens(j) {
		return j, false
	}
	last = j
	for k := j + 1; k < len(t); k++ {
		switch {
		case upper(t[k].Form) && t[k].UPOS != text.PUNCT && k == last+1:
			if t[k].Name == text.PER && !g.is("portfolio", t[k].Lower) {
				return last, listed
			}
			last = k
		case (t[k].Form == "," || t[k].UPOS == text.CCONJ) && k == last+1 && opens(k+1):
			last, listed = k+1, true
			k++
		case (t[k].UPOS == text.ADP || t[k].UPOS == text.DET) && !upper(t[k].Form) && k <= last+2 && (opens(k+1) || opens(k+2) && t[k+1].UPOS == text.DET):
			if opens(k + 1) {
				last = k + 1
				k++
			}
		default:
			return last, listed
		}
	}
	return last, listed
}

// joinPortfolios makes one name of each list.
func joinPortfolios(t []text.Token, lists [][2]int) {
	for _, l := range lists {
		first, last := l[0], l[1]
		within := func(k int) bool { return k >= first && k <= last }
		for k := range t {
			if !within(k) && t[k].Head > first && t[k].Head <= last {
				t[k].Head = first
			}
		}
		if h := t[first].Head; within(h) || h < 0 {
			t[first].Head, t[first].Rel = first-2, "nmod"
		}
		for k := first; k <= last; k++ {
			t[k].Name, t[k].Begin = text.ORG, k == first
			if t[k].UPOS != text.PUNCT && t[k].UPOS != text.CCONJ && t[k].UPOS != text.ADP && t[k].UPOS != text.DET {
				t[k].UPOS, t[k].Lemma = text.PROPN, t[k].Form
			}
			if k > first {
				t[k].Head, t[k].Rel = first, "flat"
			}
		}
	}
}
