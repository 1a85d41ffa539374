package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// A price is told bare once its currency is known ("the tray sold at 41", "should not go
// above 33"), and so are millions ("losses come to 104 million"). Here such numbers take
// their currency from the amounts that the article names it with.

// priced reads a bare number that a verb of prices puts behind its preposition, or of
// which the clause says that it is a price, as money of the kind told before.
func (r *numberReader) priced(d *quantityDraft) bool {
	if d.unit.id != "" || d.head >= 0 || d.low >= leastMillions || !r.offered(d.first) && !r.ofPrice(d.first) {
		return false
	}
	if t := r.token(d.last + 1); !r.ends(d.last+1) && t.UPOS != text.ADP && !r.isTimed(d.last+1) && !t.Feats.Has("VerbForm", "Fin") {
		return false
	}
	q := r.recent(func(q *quantity) bool {
		return q.kind == KindQuantity && isCurrency(q.figure.Unit) && q.figure.Aspect != cotejo.Change && bound(q.figure) < leastMillions
	})
	if q == nil {
		return false
	}
	if n := bound(q.figure); d.high > n*likeAmount || n > d.low*likeAmount {
		return false
	}
	r.takeOver(d, q, governed, true)
	return true
}

// offered reports a number that a verb of prices puts behind its preposition: "sold at
// 41", "stands at 50", "fell to 39 in one town and to 42 in another".
func (r *numberReader) offered(first int) bool {
	if !r.wordIs(first-1, "personal") {
		return false
	}
	if r.wordIs(first-2, "list-sep") && len(r.out) > 0 {
		q := &r.out[len(r.out)-1]
		return isCurrency(q.figure.Unit) && !r.verbsBetween(q.last, first) && r.offered(r.atomOf(q.first))
	}
	for k := first - 2; k >= 0 && k >= first-priceReach && r.atoms[k].Kind == pack.AtomWord; k-- {
		switch t := r.token(k); {
		case t.UPOS == text.VERB, t.UPOS == text.AUX:
			return r.lemmaIs(k, "price-verb")
		case t.UPOS == text.NOUN && (k == 0 || r.token(k-1).UPOS != text.ADP):
			return false // what is sold, not where
		}
	}
	return false
}

// priceReach is how many atoms before a number the noun may stand that says it is a
// price.
const priceReach = 8

// ofPrice reports a noun for a price before a number in its clause, with a verb and no
// other number between: "the fair price must not go above 33".
func (r *numberReader) ofPrice(first int) bool {
	verb := false
	for k := first - 1; k >= 0 && k > first-priceReach; k-- {
		t := r.token(k)
		switch {
		case r.atoms[k].Kind != pack.AtomWord, r.atoms[k].Num > 0 && !r.nums[r.atoms[k].Num-1].Article:
			return false
		case t.UPOS == text.VERB || t.UPOS == text.AUX:
			verb = true
		case r.wordIs(k, "price-noun"):
			return verb
		}
	}
	return false
}

// fillCurrency gives the millions that name no currency that of the article, where all
// its amounts are of one; what stands in brackets behind another amount converts it.
// Millions that only their size makes money follow where others of them are named.
func (s *scan) fillCurrency(out []quantity) {
	iso, most := "", 0.0
	for i := range out {
		switch u := out[i].figure.Unit; {
		case out[i].kind != KindQuantity || !isCurrency(u) || s.converts(out, i) || u == "XXX" && out[i].bareMoney:
		case u == "XXX" || iso != "" && u != iso:
			return
		default:
			iso, most = u, max(most, bound(out[i].figure))
		}
	}
	for i := range out {
		if q := &out[i]; iso != "" && q.bareMoney && q.figure.Unit == "XXX" && (!q.guessed || most >= leastMillions) {
			q.figure.Unit = iso
			if q.unsure == "currency" {
				q.unsure = ""
			}
		}
	}
}

// converts reports an amount in brackets right behind another one.
func (s *scan) converts(out []quantity, i int) bool {
	if i == 0 || out[i-1].sentence != out[i].sentence || !isCurrency(out[i-1].figure.Unit) {
		return false
	}
	toks := s.in.sentences[out[i].sentence].Tokens
	for k := out[i-1].last + 1; k < out[i].first && k < len(toks); k++ {
		if toks[k].Form == "(" {
			return true
		}
	}
	return false
}

// sameAsShare makes bare millions behind a share count what that is a share of: "makes
// 62 % of the eggs, some 8.5 million a day".
func (r *numberReader) sameAsShare(d *quantityDraft) bool {
	if len(r.out) == 0 || d.first < 1 || r.str(d.first-1) != "," {
		return false
	}
	q := &r.out[len(r.out)-1]
	if q.figure.Unit != "percent" || q.head < 0 || q.figure.Base == "" || r.verbsBetween(q.last, d.first) {
		return false
	}
	h := r.atomOf(q.head)
	if h < 0 || !r.token(h).Feats.Has("Number", "Plur") {
		return false
	}
	d.head, d.unsure = h, ""
	d.rule(r.n.RuleNamed("count"))
	return true
}

// verbsBetween reports a finite verb between a word and an atom behind it.
func (r *numberReader) verbsBetween(word, atom int) bool {
	for k := atom - 1; k >= 0 && int(r.first[k]) > word; k-- {
		if r.token(k).Feats.Has("VerbForm", "Fin") {
			return true
		}
	}
	return false
}

// measuredBefore makes bare millions go on with the measure of an amount of the same order
// before them in the sentence: "5.1 million tonnes, but those of April rose to 9.2
// million".
func (r *numberReader) measuredBefore(d *quantityDraft) bool {
	if r.governed(d.first, "money-verb", "money-noun") || r.token(d.first-1).UPOS == text.ADP && !r.wordIs(d.first-1, "personal") {
		return false
	}
	for k := len(r.out) - 1; k >= 0; k-- {
		q := &r.out[k]
		if q.figure.Unit == "percent" {
			continue
		}
		n := bound(q.figure)
		if q.kind != KindQuantity || q.figure.Aspect == cotejo.Change || n < leastMillions || orderOf(d.low, n) < 2 {
			return false
		}
		if isCurrency(q.figure.Unit) || q.head < 0 && isCount(q.figure.Unit) {
			return false
		}
		r.takeOver(d, q, governed, true)
		return true
	}
	return false
}
