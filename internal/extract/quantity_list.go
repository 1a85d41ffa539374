package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// subtotal reads a number of a list that a colon or a bracket opens behind the
// figure that it divides: "seven people: five on Tuesday and two on Thursday", "16
// million euros: 15 fixed and one in bonuses". What the figure counts, the
// number counts; millions of money are divided in millions.
func (r *numberReader) subtotal(d *quantityDraft) bool {
	w := r.divided(d.first)
	if w == nil || d.comparator != cotejo.Exact {
		return false
	}
	top := bound(w.figure)
	if isCurrency(w.figure.Unit) {
		if top >= leastMillions && d.high < millionsApart && d.high*leastMillions <= top {
			d.low, d.high = d.low*leastMillions, d.high*leastMillions
		}
		d.unit = unitMatch{id: w.figure.Unit, kind: "money", first: d.last, last: d.last}
	} else if w.head < 0 && w.back.IsZero() {
		return false
	}
	if d.high > top || top == 0 {
		d.unit = unitMatch{}
		return false
	}
	d.back, d.listed, d.unsure = w, true, ""
	if d.aspect == "" {
		d.aspect = cotejo.Part
	}
	d.rule(r.n.RuleNamed("part"))
	return true
}

// millionsApart is the least bare number that is not short for millions behind an
// amount in millions.
const millionsApart = 1000

// divided is the figure that a list of parts divides in which a number stands that
// begins at an atom: the last one before the colon or bracket, with nothing but
// other parts, places and times between; nil when there is none.
func (r *numberReader) divided(first int) *quantity {
	open := -1
	for k := first - 1; k >= 0 && k > first-maxList; k-- {
		if s := r.str(k); s == ":" || s == "(" {
			open = k
			break
		}
		if t := r.token(k); t.Feats.Has("VerbForm", "Fin") || r.str(k) == ";" || r.str(k) == ")" {
			return nil
		}
	}
	if open < 0 {
		return nil
	}
	at := int(r.first[open])
	for k := len(r.out) - 1; k >= 0; k-- {
		switch q := &r.out[k]; {
		case q.kind != KindQuantity:
		case q.first > at && (q.listed || isCount(q.figure.Unit)):
		case q.first > at:
			return nil
		case q.figure.Unit == "percent" || q.figure.Aspect == cotejo.Change || at-q.last > maxList:
			return nil
		default:
			return q
		}
	}
	return nil
}

// maxList is how many atoms a list of parts, or what stands between it and its
// whole, may have.
const maxList = 30

// bareList reports a number of a list that counts nothing of its own: what stands
// behind it is no noun with a class ("15 fixed", "two on Thursday").
func (r *numberReader) bareList(j int) bool {
	h := r.nounAfter(j, false)
	if h < 0 {
		return true
	}
	_, class := r.noun(h)
	return class == "" && h == j && (h+1 >= len(r.atoms) || r.atoms[h+1].Kind != pack.AtomWord || r.wordIs(h+1, "list-sep") || r.token(h+1).UPOS == text.ADP)
}

// shortMillions reads a bare number behind a verb of money, in a sentence that has
// spoken of an amount in millions, as millions: "offers 15 million and the club asks
// 20", "cost 15 million, but will receive only 12: the other three".
func (r *numberReader) shortMillions(d *quantityDraft) bool {
	if d.unit.id != "" || d.high >= millionsApart || d.low < 1 || r.token(d.last+1).UPOS == text.NOUN && !r.wordIs(d.last+1, "remaining") {
		return false
	}
	var w *quantity
	for k := len(r.out) - 1; k >= 0 && w == nil; k-- {
		if q := &r.out[k]; q.kind == KindQuantity && k < len(r.isMoney) && r.isMoney[k] && isCurrency(q.figure.Unit) {
			w = q
		}
	}
	if w == nil || bound(w.figure) < leastMillions || d.high*leastMillions > farAmount*bound(w.figure) || d.low*leastMillions*farAmount < bound(w.figure) {
		return false
	}
	rest := r.wordIs(d.last+1, "remaining")
	if !rest && !r.moneyVerbRight(d.first) && !r.gapLeft(d.first) {
		return false
	}
	if rest {
		d.last++
		d.back, d.aspect, d.listed = w, cotejo.Part, true
	}
	d.low, d.high = d.low*leastMillions, d.high*leastMillions
	d.unit, d.unsure = unitMatch{id: w.figure.Unit, kind: "money", first: d.last, last: d.last}, w.unsure
	d.rule(r.n.RuleNamed("money"))
	return true
}

// farAmount is how many times larger or smaller one of two amounts may be that a
// sentence speaks of in the same millions.
const farAmount = 50

// moneyVerbRight reports a verb of money right before an atom, adverbs,
// prepositions and articles passed over.
func (r *numberReader) moneyVerbRight(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		t := r.token(k)
		switch t.UPOS {
		case text.VERB:
			return r.n.V.Of(t.Lemma, "money-verb", "offer-verb")
		case text.ADV, text.ADP, text.DET, text.ADJ:
		default:
			return false
		}
	}
	return false
}

// gapLeft reports a number in a clause without a verb that repeats the one before:
// "and the unions, at 12".
func (r *numberReader) gapLeft(i int) bool {
	k := i - 1
	for k > 0 && (r.token(k).UPOS == text.ADP || r.token(k).UPOS == text.DET) {
		k--
	}
	if k < 2 || r.str(k) != "," {
		return false
	}
	for k--; k > 0 && k > i-10; k-- {
		switch u := r.token(k).UPOS; {
		case u == text.CCONJ || r.str(k) == ";":
			return true
		case u != text.NOUN && u != text.PROPN && u != text.DET && u != text.ADJ && u != text.ADP:
			return false
		}
	}
	return false
}
