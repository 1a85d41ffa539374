package extract

import (
	"iter"
	"math"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// partBefore reads a number that is part of what was counted before: "of them,
// 12", "of whom 84", "among them two children", "of the 54 injured, 13". It
// is true when that tells what the number counts.
func (r *numberReader) partBefore(d *quantityDraft) bool {
	noun, gender, ok := r.whole(d.first - 1)
	own := r.nounAfter(d.last+1, false)
	if !ok && own < 0 {
		noun, ok = r.opened(d.first)
	}
	if !ok {
		return false
	}
	fits := func(q *quantity) bool {
		g := r.genderOf(q)
		return q.figure.Unit != "percent" && q.figure.Aspect != cotejo.Change && (g == "" || gender == "" || g == gender || gender == "Masc" && q.figure.Unit == "person" && own >= 0 && r.wordIs(d.first-2, "among"))
	}
	b := r.earlier(func(q *quantity) bool { return fits(q) && bound(q.figure) >= d.high })
	if b == nil {
		b = r.earlier(fits)
	}
	if own >= 0 {
		if noun < 0 && b != nil && d.aspect == "" && r.sameKind(own, b) {
			d.aspect, d.back = cotejo.Part, b
			d.rule(r.n.RuleNamed("part"))
		}
		return false
	}
	switch {
	case noun >= 0:
		d.head = noun
		for k := range r.out {
			r.out[k].whole = r.out[k].whole || r.out[k].head == int(r.first[noun]) && r.out[k].figure.Aspect != cotejo.Part
		}
	case b == nil:
		d.unsure = "counted"
	default:
		d.back = b
		if s := r.scaleOf(b); s > 1 && d.high < millionsApart && d.high*s <= bound(b.figure) {
			d.low, d.high = d.low*s, d.high*s // "62 million, of which 25 were for the champion"
		}
	}
	if d.aspect == "" {
		d.aspect = cotejo.Part
		d.rule(r.n.RuleNamed("part"))
	}
	return true
}

// takenFrom reads a number behind the phrase of a count before it as that of which this is a
// part: "18 new howitzers of the 36 that were promised", "24,000 shells of a total of
// 60,000". What it counts need not be said again.
func (r *numberReader) takenFrom(d *quantityDraft) bool {
	of := d.first - 2
	if r.wordIs(d.first, "det") && r.wordIs(d.first+1, "total") {
		of = d.first - 1
	} else if !r.wordIs(d.first-1, "dets") {
		return false
	}
	if of < 1 || !r.wordIs(of, "share-of") || d.unit.id != "" || d.low != math.Trunc(d.low) || !r.saysOnly(d) {
		return false
	}
	for k := len(r.out) - 1; k >= 0; k-- {
		q := &r.out[k]
		if q.kind != KindQuantity || !isCount(q.figure.Unit) && k > 0 {
			continue
		}
		g := r.genderOf(q)
		if !isCount(q.figure.Unit) || q.head < 0 || q.figure.Aspect != "" || q.figure.Comparator == cotejo.Range || bound(q.figure) >= d.low || !r.onePhrase(q.last, of) ||
			of == d.first-2 && g != "" && g != r.token(d.first-1).Feats.Get("Gender") {
			return false
		}
		n := d.low
		q.figure.Aspect, q.figure.Whole = cotejo.Part, &n
		d.like, d.whole, d.unsure = q, true, ""
		d.rule(r.n.RuleNamed("part"))
		return true
	}
	return false
}

// saysOnly reports a number behind which no noun tells what it counts: its clause ends, or
// a participle or a relative clause says more of what was counted before.
func (r *numberReader) saysOnly(d *quantityDraft) bool {
	j := d.last + 1
	if r.ends(j) || r.wordIs(j, "which") {
		return true
	}
	t := r.token(j)
	if t.UPOS == text.NOUN && !r.pastParticiple(j) || t.UPOS == text.PROPN {
		return false
	}
	return t.Feats.Has("Number", "Plur") && r.pastParticiple(j)
}

// onePhrase reports that nothing but a noun phrase stands between a word and an atom.
func (r *numberReader) onePhrase(last, to int) bool {
	for k := to - 1; k >= 0 && int(r.last[k]) > last; k-- {
		switch t := r.token(k); {
		case r.atoms[k].Num > 0:
		case r.atoms[k].Kind != pack.AtomWord:
			return false
		case t.UPOS == text.NOUN, t.UPOS == text.PROPN, t.UPOS == text.ADJ, t.UPOS == text.ADP, t.UPOS == text.DET, t.Feats.Has("VerbForm", "Part"):
		default:
			return false
		}
	}
	return true
}

// opened reads the whole that opens the clause, with its number: "Of the 1,140
// ballots challenged by the party, the court annulled 212".
func (r *numberReader) opened(end int) (noun int, ok bool) {
	from := r.clauseStart(end)
	if !r.numbersWhole(from) {
		return -1, false
	}
	h := r.nounAfter(r.skipNumber(from+1), true)
	if h < 0 || h >= end || r.joinedClause(h, end) {
		return -1, false
	}
	for k := range r.out {
		if q := &r.out[k]; q.first >= int(r.first[from]) {
			if isCurrency(q.figure.Unit) {
				return -1, false
			}
			break
		}
	}
	for k := h + 1; k < end; k++ {
		if r.str(k) == "," {
			return h, true
		}
	}
	return -1, false
}

// numbersWhole reports the words at an atom that take a part out of so many: "of the 46".
func (r *numberReader) numbersWhole(i int) bool {
	return i+2 < len(r.atoms) && r.wordIs(i, "share-of") && r.wordIs(i+1, "dets") && r.atoms[i+2].Num > 0
}

// joinedClause reports a clause that a conjunction or a semicolon joins between two
// atoms, behind a verb of the first: what it counts is of another set.
func (r *numberReader) joinedClause(from, end int) bool {
	main := false
	for k := from; k < end; k++ {
		switch t := r.token(k); {
		case t.Feats.Has("VerbForm", "Fin") && t.Rel != "acl":
			main = true
		case r.str(k) == ";", t.UPOS == text.CCONJ && main && k+1 < end && r.token(k+1).UPOS == text.DET:
			return true
		}
	}
	return false
}

// sameKind reports a noun that can be part of what an earlier quantity counts:
// persons of persons, things of things.
func (r *numberReader) sameKind(atom int, b *quantity) bool {
	return r.person(atom) == (b.figure.Unit == "person")
}

// whole reads, backwards from atom j, what a number is part of: the noun, or -1
// and its gender for a pronoun. A comma and the verb of a relative clause may stand
// between.
func (r *numberReader) whole(j int) (noun int, gender string, ok bool) {
	for k := 0; k < 3 && j > 0 && r.atoms[j].Num == 0; k++ {
		u := r.token(j).UPOS
		if r.str(j) != "," && u != text.VERB && u != text.AUX && u != text.PRON && u != text.ADV || r.wordIs(j, "bare") || r.wordIs(j, "which") {
			break
		}
		j--
	}
	switch {
	case j < 1 || r.atoms[j].Kind != pack.AtomWord:
		return -1, "", false
	case r.ofThatSum(j):
		return -1, "", true
	case r.wordIs(j, "bare"):
		return -1, r.token(j).Feats.Get("Gender"), r.partOpens(j - 1)
	case r.wordIs(j, "which"):
		return -1, r.token(j - 1).Feats.Get("Gender"), r.wordIs(j-1, "dets") && r.partOpens(j-2)
	}
	for k := j; k > 0 && k > j-5 && r.atoms[k].Kind == pack.AtomWord; k-- {
		if !r.wordIs(k, "dets") || !r.wordIs(k-1, "share-of") {
			continue
		}
		if k > 1 && r.str(k-2) != "," {
			return -1, "", false
		}
		h := r.nounAfter(r.skipNumber(k), true)
		if h < 0 || h > j {
			return -1, "", false
		}
		_, class := r.noun(h)
		return h, "", class != "" && inventory.Subsumes("person", class) || class == "" && r.patient(h)
	}
	return -1, "", false
}

// ofThatSum reports that the sentence, up to an atom, opens with the number that was
// counted before, by a noun that is any number's: "of that sum", "of the total rescued".
func (r *numberReader) ofThatSum(j int) bool {
	if !r.wordIs(0, "share-of") || j > sumAtoms {
		return false
	}
	h := 1
	if r.wordIs(h, "dets") || r.token(h).UPOS == text.DET {
		h++
	}
	return h <= j && r.wordIs(h, "whole-noun")
}

// sumAtoms is how many atoms the words that take a part out of a sum hold at most.
const sumAtoms = 6

// genderOf is the grammatical gender of what a quantity counts, or of the noun for its
// unit, "" when it is not known.
func (r *numberReader) genderOf(q *quantity) string {
	if q.sentence >= len(r.all) {
		return ""
	}
	toks, h := r.all[q.sentence].Tokens, q.head
	if h < 0 && !isCount(q.figure.Unit) && q.last < len(toks) && toks[q.last].UPOS == text.NOUN {
		h = q.last // the noun of the unit
	}
	if h < 0 || h >= len(toks) {
		return ""
	}
	return toks[h].Feats.Get("Gender")
}

// partOpens reports the preposition that takes a part out of a whole.
func (r *numberReader) partOpens(j int) bool {
	return r.wordIs(j, "share-of") || r.wordIs(j, "among")
}

// earlier is the last quantity before in the sentence or the two before it that
// fits, nil for none.
func (r *numberReader) earlier(fits func(*quantity) bool) *quantity {
	return r.lastOf(2, func(q *quantity) bool { return q.kind == KindQuantity && fits(q) })
}

// before goes back over the quantities of the sentence and of so many before it.
func (r *numberReader) before(sentences int) iter.Seq[*quantity] {
	return func(yield func(*quantity) bool) {
		for k := len(r.out) - 1; k >= 0; k-- {
			if !yield(&r.out[k]) {
				return
			}
		}
		for k := len(r.past) - 1; k >= 0 && r.past[k].sentence >= r.index-sentences; k-- {
			if !yield(&r.past[k]) {
				return
			}
		}
	}
}

// lastOf is the last quantity of the sentence and of so many before it that fits, nil for
// none.
func (r *numberReader) lastOf(sentences int, fits func(*quantity) bool) *quantity {
	for q := range r.before(sentences) {
		if fits(q) {
			return q
		}
	}
	return nil
}

// restated reads a number that is put in the place of an earlier one: what a verb
// of estimating has as its object is the figure itself ("lowered the figure to
// eight", "puts it at 32%", "raises the area to 11,000").
func (r *numberReader) restated(d *quantityDraft) bool {
	g, estimates := r.verbOfMeasure(d)
	if g < 0 {
		g = r.tallied(d)
		estimates = g >= 0
	}
	if g < 0 || d.head >= 0 {
		return false
	}
	if r.lemmaIs(g, "tally-verb") || r.tallied(d) == g {
		if g = r.tallied(d); g < 0 {
			return false
		}
	} else if !estimates && !r.sumBefore(g) || estimates && !r.figureObject(g, d.first) && !r.lemmaIs(g, "amount-verb") {
		return false
	}
	b := r.earlier(func(q *quantity) bool {
		return q.figure.Aspect != cotejo.Change && q.figure.Aspect != cotejo.Rate && !(isCurrency(q.figure.Unit) && d.unit.id == "" && r.lemmaIs(g, "thing-tally")) && (q.figure.Class != "" || q.figure.Unit != "item") && (d.unit.id == "" || d.unit.id == q.figure.Unit) && !r.otherSum(d, q)
	})
	if b != nil && b.sentence != r.index && (r.shortFor(d, b) && r.countsBehind(d) || r.afterDuration(d) || r.lengthLike(b) && r.token(g).UPOS == text.AUX) {
		return false // "They were nine, two of them policemen": no millions of the sentence before
	}
	if b == nil || b.figure.Unit == "percent" && d.unit.id == "" || d.low != math.Trunc(d.low) && isCount(b.figure.Unit) {
		return false
	}
	if d.unit.id == "" && isCurrency(b.figure.Unit) {
		s := r.scaleFrom(b, d.high)
		d.low, d.high = d.low*s, d.high*s
	}
	if b.figure.Aspect == cotejo.Part && b.figure.Whole != nil && d.aspect == "" && d.high <= *b.figure.Whole {
		d.aspect, d.partOf = cotejo.Part, *b.figure.Whole // "805 of the thousand came back; the others speak of 990"
	}
	d.back, d.restated, d.unsure = b, true, ""
	d.rule(r.n.RuleNamed("measured"))
	return true
}

// afterDuration reports that the last figure of the sentence is a duration of the order of
// the number.
func (r *numberReader) afterDuration(d *quantityDraft) bool {
	if len(r.out) == 0 {
		return false
	}
	q := &r.out[len(r.out)-1]
	return q.kind == KindDuration && orderOf(d.low, bound(q.figure)) == 3
}

// lemmaIs reports a word whose lemma has a class.
func (r *numberReader) lemmaIs(i int, class string) bool {
	return r.n.V.Of(r.token(i).Lemma, class)
}

// figureObject reports a verb whose object is a figure that was given before: a
// pronoun, or a bare noun of number or extent.
func (r *numberReader) figureObject(g, first int) bool {
	if g > 0 && r.token(g-1).UPOS == text.PRON && r.wordIs(g-1, "clitic-object") {
		return true
	}
	h := r.determined(g + 1)
	if h < 0 || h >= first {
		return false
	}
	return (r.wordIs(h, "sum-noun") || r.wordIs(h, "extent-noun")) && !r.wordIs(h+1, "share-of")
}

// sumBefore reports a bare noun of number before the verb: "the figure comes to
// 14".
func (r *numberReader) sumBefore(g int) bool {
	if g > 0 && r.token(g-1).UPOS == text.SCONJ && r.wordIs(g-1, "which") {
		return true // "reckons that they were 5,500"
	}
	if r.clauseOpens(g) && r.token(g).UPOS == text.AUX && r.token(g).Feats.Has("Number", "Plur") {
		return true // "were six" opens the clause
	}
	for k := g - 1; k >= 0 && k >= g-4; k-- {
		if r.wordIs(k, "sum-noun") {
			return !r.wordIs(k+1, "share-of")
		}
	}
	return false
}

// clauseOpens reports a verb with nothing but adverbs before it in its clause.
func (r *numberReader) clauseOpens(g int) bool {
	for k := g - 1; k >= 0; k-- {
		if r.atoms[k].Kind != pack.AtomWord {
			return true
		}
		if u := r.token(k).UPOS; u != text.ADV && u != text.CCONJ {
			return false
		}
	}
	return true
}

// tallied is the verb of counting or admitting of which a bare number that ends its
// clause is the object ("the ministry admits only four"), -1 when there is none.
func (r *numberReader) tallied(d *quantityDraft) int {
	g := d.first - 1
	if g > 1 && r.wordIs(g, "share-of") && r.wordIs(g-1, "tally-noun") && r.token(g-2).UPOS == text.VERB {
		return g - 2 // "has knowledge of only four"
	}
	if g > 0 && r.wordIs(g, "personal") {
		g--
	}
	for g > 0 && r.token(g).UPOS == text.ADV {
		g--
	}
	if g < 0 || r.token(g).UPOS != text.VERB || !r.lemmaIs(g, "tally-verb") {
		return -1
	}
	if j := d.last + 1; j < len(r.atoms) && r.atoms[j].Kind == pack.AtomWord && r.token(j).UPOS != text.CCONJ && r.token(j).UPOS != text.ADP {
		return -1
	}
	return g
}
