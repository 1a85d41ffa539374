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

// portfolioSpan is a list of what a ministry, or who heads it, is of, from its first word to
// its last, and the noun that holds it.
type portfolioSpan struct{ holder, first, last int }

// portfolios finds the lists of what a ministry, or who heads it, is of: "the Ministry of
// Agriculture, Fisheries and Food".
func portfolios(p *pack.Pack, g *grammar, t []text.Token) []portfolioSpan {
	var out []portfolioSpan
	for a := 0; a+4 < len(t); a++ {
		if t[a+1].Lower != g.only("genitive") || !holdsPortfolio(p, &t[a]) {
			continue
		}
		j := a + 2
		for j < len(t) && t[j].UPOS == text.DET && !upper(t[j].Form) {
			j++
		}
		if last, listed := portfolioList(g, t, j, j > a+2); listed {
			out = append(out, portfolioSpan{a, j, last})
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
// portfolio opens, behind an article of its own where the first has one. listed is false
// where there is but one part.
func portfolioList(g *grammar, t []text.Token, j int, articles bool) (last int, listed bool) {
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
		case (t[k].Form == "," || t[k].UPOS == text.CCONJ) && k == last+1:
			next := k + 1
			for articles && next < len(t) && t[next].UPOS == text.DET && !upper(t[next].Form) {
				next++ // "and the Food"
			}
			if !opens(next) {
				return last, listed
			}
			k, last, listed = next, next, true
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

// joinPortfolios makes one name of each list, which is what its holder is of. A holder that
// the parser had hung below the list takes its place.
func joinPortfolios(t []text.Token, lists []portfolioSpan) {
	for _, l := range lists {
		within := func(k int) bool { return k >= l.first && k <= l.last }
		for w, n := t[l.holder].Head, 0; w >= 0 && n < len(t); w, n = t[w].Head, n+1 {
			if within(w) {
				t[l.holder].Head, t[l.holder].Rel = t[w].Head, t[w].Rel // the last of them on the way up counts
			}
		}
		if h := t[l.holder].Head; within(h) || h == l.holder {
			t[l.holder].Head, t[l.holder].Rel = -1, "root" // no tree to begin with
		}
		for k := range t {
			if !within(k) && t[k].Head > l.first && t[k].Head <= l.last {
				t[k].Head = l.first
			}
		}
		begin := t[l.first-1].Name != text.ORG // else the name is open already: "Ministry of the"
		for k := l.first; k <= l.last; k++ {
			t[k].Name, t[k].Begin = text.ORG, k == l.first && begin
			if t[k].UPOS != text.PUNCT && t[k].UPOS != text.CCONJ && t[k].UPOS != text.ADP && t[k].UPOS != text.DET {
				t[k].UPOS, t[k].Lemma = text.PROPN, t[k].Form
			}
			t[k].Head, t[k].Rel = l.first, "flat"
		}
		t[l.first].Head, t[l.first].Rel = l.holder, "nmod"
	}
}
