package extract

import (
	"math"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// resolvePlaces settles, in the sentence at work, which of several places of one
// name is meant, and whether a capital is a place or a government.
func (f *finder) resolvePlaces() {
	for i := range f.cands {
		c := &f.cands[i]
		switch c.rule {
		case rulePlace, ruleCapital:
			if len(c.names) > 0 {
				f.choose(i)
			}
			f.situate(i)
		case ruleCountry:
			if len(c.names) > 1 && f.c.In("weak-countries")[c.country] {
				f.choose(i)
			}
			f.situate(i)
		case ruleSeat, rulePlaceShape:
			f.situate(i)
		}
	}
}

// choose picks the place of that name which the document supports: a country
// named in the sentence or the document, then the larger place.
func (f *finder) choose(i int) {
	c := &f.cands[i]
	best, bestScore, second := -1, math.Inf(-1), math.Inf(-1)
	for _, idx := range c.names {
		n := f.g.Name(idx)
		s := f.placeScore(i, n)
		switch {
		case s > bestScore:
			best, bestScore, second = idx, s, bestScore
		case s > second:
			second = s
		}
	}
	n := f.g.Name(best)
	if n.Class != pack.ClassCountry && c.rule == ruleCountry {
		c.rule, c.country = rulePlace, ""
	}
	c.names = []int{best}
	c.id, c.label, c.kind = n.ID, n.Label, n.Kind
	if n.Class == pack.ClassCapital || n.Class == pack.ClassCountry {
		c.country = n.Country
	}
	if n.Class == pack.ClassCapital {
		c.rule = ruleCapital
	}
	if bestScore-second < 0.5 {
		c.unsure, c.confidence = "ambiguous-place", 0.5
	}
}

func (f *finder) placeScore(i int, n *pack.Name) float64 {
	s := math.Log10(float64(n.Population + 1000))
	switch n.Class {
	case pack.ClassCountry:
		if !f.c.In("weak-countries")[n.Country] {
			s += 9
		}
	case pack.ClassArea:
		s += 9
	case pack.ClassCapital:
		s += 3
	case pack.ClassRegion:
		s += 2
	}
	if n.Country == "" {
		return s
	}
	if w := f.weight[n.Country]; w > 0 {
		s += 2 + math.Min(2, float64(w)/4)
	}
	for j := range f.cands {
		if o := &f.cands[j]; j != i && o.country == n.Country {
			s += 2.5
			if d := f.cands[i].first - o.last; d > 0 && d < 5 || o.first-f.cands[i].last > 0 && o.first-f.cands[i].last < 4 {
				s += 1.5
			}
			break
		}
	}
	return s
}

// situate decides whether a country, capital or place names a location here or
// a body that acts.
func (f *finder) situate(i int) {
	c := &f.cands[i]
	located, clear := f.located(i)
	switch c.rule {
	case ruleCapital:
		if located || !clear && !f.governs(i) {
			c.entityMention.place, c.kind = true, "place"
			return
		}
		if f.weight[c.country] < 1 && f.homonym(c) {
			c.entityMention.place = located
			return
		}
		if f.weight[c.country] == 0 {
			if body := f.g.SpokenOf(c.country); body != nil {
				c.rule, c.id, c.label, c.kind, c.names, c.country = ruleCapitalGov, body.ID, body.Label, body.Kind, nil, ""
				return
			}
		}
		co := f.g.Country(c.country)
		if co == nil {
			return
		}
		c.rule, c.id, c.label, c.kind, c.names = ruleCapitalGov, co.ID, co.Label, "country", nil
	case ruleCountry:
		c.entityMention.place = located
	case ruleSeat:
		c.entityMention.place = located && clear
	default:
		c.entityMention.place = true
		f.contain(i)
	}
}

// contain looks for the country that the text itself gives for a place that no
// table has: "X (Russia)", "the Russian region of X".
func (f *finder) contain(i int) {
	c := &f.cands[i]
	if len(c.names) > 0 {
		return
	}
	toks := f.sent.Tokens
	for j := range f.cands {
		o := &f.cands[j]
		if o.country == "" || j == i {
			continue
		}
		if o.first == c.last+2 && (toks[c.last+1].Form == "(" || toks[c.last+1].Form == ",") && o.rule == ruleCountry {
			c.country = o.country
			return
		}
		if o.demonym && o.last < c.first && o.last >= c.first-3 {
			c.country = o.country
			return
		}
	}
	if c.rule == rulePlaceShape && f.placeContext(c.first, c.last) {
		c.confidence = 0.75
	}
}

// located reports whether the words before a mention put something at or
// towards it, and whether the reading is clear.
func (f *finder) located(i int) (located, clear bool) {
	c := &f.cands[i]
	toks := f.sent.Tokens
	if i > 0 {
		if p := &f.cands[i-1]; p.last < c.first && f.coordinated(p.last+1, c.first) && !p.demonym {
			return p.entityMention.place, true
		}
	}
	k := f.before(c.first)
	if k < 0 {
		dated := c.last+2 < len(toks) && toks[c.last+1].Form == "," && toks[c.last+2].UPOS == text.NUM
		return dated, true
	}
	t := &toks[k]
	switch {
	case f.w.strong[t.Lower]:
		return true, true
	case t.Lower == f.w.ofWord:
		return f.w.placeNouns[f.nounBefore(k)], f.w.placeNouns[f.nounBefore(k)] || f.governs(i)
	case t.UPOS == text.ADP && f.w.locative[t.Lower]:
		return f.moves(k), true
	case t.Form == "," || t.Form == "(":
		if i > 0 && f.cands[i-1].entityMention.place && f.cands[i-1].last == k-1 {
			return true, true
		}
	}
	return false, true
}

// coordinated reports whether only a comma or a conjunction stands between.
func (f *finder) coordinated(a, b int) bool {
	for k := a; k < b; k++ {
		if t := &f.sent.Tokens[k]; t.UPOS != text.CCONJ && t.UPOS != text.DET && t.Form != "," {
			return false
		}
	}
	return b-a <= 2 && b > a && f.sent.Tokens[a].Form != "("
}

// moves reports whether a verb or noun of movement governs the preposition at k.
func (f *finder) moves(k int) bool {
	toks := f.sent.Tokens
	if k+1 < len(toks) && toks[k].Head >= 0 && toks[k].Head < len(toks) {
		if h := toks[toks[k].Head].Head; h >= 0 && h < len(toks) && h != k {
			verb, _ := f.w.reflexive.Cut(toks[h].Lemma)
			return f.w.movement[toks[h].Lemma] || f.w.movement[verb]
		}
	}
	for j := k - 1; j >= 0 && j > k-8; j-- {
		if u := toks[j].UPOS; u == text.VERB || u == text.NOUN {
			if f.w.movement[toks[j].Lemma] {
				return true
			}
			if u == text.VERB {
				return false
			}
		}
	}
	return false
}

// governs reports whether a capital stands where governments do: subject of a
// verb, or between others that act.
func (f *finder) governs(i int) bool {
	c := &f.cands[i]
	foreign := false
	for country, n := range f.weight {
		foreign = foreign || country != c.country && n > 0
	}
	return foreign && f.weight[c.country] > 0 || strings.HasPrefix(f.sent.Tokens[headOf(f.sent, c.first, c.last)].Rel, "nsubj")
}

func population(n *pack.Name) int {
	if n == nil {
		return 0
	}
	return n.Population
}

// homonym reports whether another place of some size bears the capital's name.
func (f *finder) homonym(c *candidate) bool {
	for _, n := range f.g.Find(f.phrase(c.first, c.last)) {
		if n.Country != c.country && n.Population > 20000 && 4*n.Population > population(f.g.Capital(c.country)) {
			return true
		}
	}
	return false
}

// notTheCountry leaves out the country whose name a region, a province or a city bears: "the
// department of Colombia", "the state of Georgia". A country is a state as well, where no
// division bears its name.
func (f *finder) notTheCountry(a int, names []int) []int {
	if f.g.Name(names[0]).Class != pack.ClassCountry || a < 2 || f.sent.Tokens[a-1].Lower != f.w.ofWord {
		return names
	}
	t := &f.sent.Tokens[a-2]
	if !f.w.divisions[t.Lower] && !f.w.orStates[t.Lower] || upper(t.Form) {
		return names
	}
	rest := slices.DeleteFunc(slices.Clone(names), func(i int) bool {
		c := f.g.Name(i).Class
		return c == pack.ClassCountry || c == pack.ClassSeat
	})
	if f.w.divisions[t.Lower] {
		return rest
	}
	if regions := slices.DeleteFunc(rest, func(i int) bool { return f.g.Name(i).Class != pack.ClassRegion }); len(regions) > 0 {
		return regions
	}
	return names
}
