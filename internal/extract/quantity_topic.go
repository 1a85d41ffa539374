package extract

import (
	"math"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// What a bare number counts may stand before its verb: as what a relative clause numbers
// ("the detained, who were 15,"), before a verb of being there ("injured there are four"),
// or as the topic of the clause, in the genitive ("of forged tickets they count 4,300").

// relativeCount makes a number count the plural that its relative clause is about: "the
// detained, who were 15, were released", "the soldiers, who came to be 200".
func (r *numberReader) relativeCount(d *quantityDraft) bool {
	if d.low != math.Trunc(d.low) || d.high >= leastMillions {
		return false
	}
	being := false
	k := d.first - 1
	for ; k > 1 && k >= d.first-leftWords && r.atoms[k].Kind == pack.AtomWord && !r.wordIs(k, "which"); k-- {
		u := r.token(k).UPOS
		if u != text.VERB && u != text.AUX && u != text.ADP && u != text.ADV {
			return false
		}
		being = being || r.copula(k)
	}
	if !being || k < 2 || !r.wordIs(k, "which") || r.str(k-1) != "," {
		return false
	}
	return r.countsPlural(d, k-2)
}

// copula reports a form of the verb that says what something is.
func (r *numberReader) copula(k int) bool {
	return r.token(k).UPOS == text.AUX && r.lemmaIs(k, "reach-verb")
}

// countsPlural makes a number count the noun or participle in the plural at an atom,
// if it is one of people or has a class.
func (r *numberReader) countsPlural(d *quantityDraft, h int) bool {
	if h < 0 || r.atoms[h].Kind != pack.AtomWord || !r.token(h).Feats.Has("Number", "Plur") || r.isTimed(h) {
		return false
	}
	if u := r.token(h).UPOS; u != text.NOUN && u != text.ADJ && u != text.VERB {
		return false
	}
	if _, class := r.noun(h); class == "" && !r.patient(h) {
		return false
	}
	d.head, d.unsure = h, ""
	d.rule(r.n.RuleNamed("count"))
	return true
}

// existing makes a number count the bare plural that opens the clause before the verb of
// being there: "the injured are nine and missing there are four".
func (r *numberReader) existing(d *quantityDraft) bool {
	k := d.first - 1
	if k < 1 || d.low != math.Trunc(d.low) || !grammarOf(r.pack).is("existential", r.token(k).Lemma) || !r.ends(d.last+1) {
		return false
	}
	if k > 1 && r.atoms[k-2].Kind == pack.AtomWord && r.token(k-2).UPOS != text.SCONJ && r.token(k-2).UPOS != text.CCONJ {
		return false
	}
	return r.countsPlural(d, k-1)
}

// topic makes a number that ends its clause count the plural, without a number of its own,
// that opens it in the genitive: "of the agents that were sent he counts thirty".
func (r *numberReader) topic(d *quantityDraft) bool {
	from := r.clauseStart(d.first)
	if !r.wordIs(from, "share-of") || !r.ends(d.last+1) || d.low != math.Trunc(d.low) || d.high >= leastMillions {
		return false
	}
	h := from + 1
	if r.wordIs(h, "det") {
		h++
	}
	if h+1 >= d.first || r.token(h).UPOS != text.NOUN || r.atoms[h].Num > 0 {
		return false
	}
	verb := false
	for k := h + 1; k < d.first; k++ {
		if r.atoms[k].Num > 0 && !r.nums[r.atoms[k].Num-1].Article || r.str(k) == ":" {
			return false
		}
		verb = verb || r.token(k).Feats.Has("VerbForm", "Fin")
	}
	return verb && r.countsPlural(d, h)
}
