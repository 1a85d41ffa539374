package extract

import (
	"math"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// A number that is taken out of another one: by the words that open its clause, "Of the 60
// beds 37 are taken", "Among the dead are 13 children", or by a relative clause with a
// subject of its own, "312 complaints, of which the court upheld 27".

// relativeReach is how many atoms may stand between the pronoun of a relative clause that
// takes a part out of a number and the part.
const relativeReach = 10

// relative is the gender of the pronoun of a relative clause that takes a bare number,
// right behind its verb, out of what was counted before.
func (r *numberReader) relative(first int) (gender string, ok bool) {
	g := r.verbLeft(first)
	if g < 0 || r.token(g).Feats.Has("VerbForm", "Inf") {
		return "", false
	}
	for k := first - 1; k > 2 && k > first-relativeReach && r.atoms[k].Kind == pack.AtomWord && r.atoms[k].Num == 0; k-- {
		t := r.token(k)
		if k < g-1 && t.Feats.Has("VerbForm", "Fin") || t.UPOS == text.CCONJ {
			return "", false
		}
		if k < g && r.wordIs(k, "which") && r.wordIs(k-1, "dets") && r.partOpens(k-2) && r.str(k-3) == "," {
			return r.token(k - 1).Feats.Get("Gender"), true
		}
	}
	return "", false
}

// outOfOpening makes a count a part of the number that opens its clause behind the
// preposition of parts, where it counts that number's noun or says no noun of its own; or
// of people counted before whom the clause opens with, where it counts people of a kind.
func (r *numberReader) outOfOpening(d *quantityDraft) {
	if d.aspect != "" || d.unit.id != "" || d.vague || d.openLow || d.openHigh || d.whole || d.low != math.Trunc(d.low) {
		return
	}
	from := r.clauseStart(d.first)
	gender, ok := r.relative(d.first)
	switch {
	case ok && d.head < d.first:
		r.outOfBefore(d, gender)
	case r.numbersWhole(from):
		r.outOfNumber(d, from)
	case r.wordIs(from, "among") && r.wordIs(from+1, "dets") && d.head > d.first:
		r.outOfPeople(d, from)
	}
}

// outOfBefore makes a bare number a part of the last count before it in its sentence.
func (r *numberReader) outOfBefore(d *quantityDraft, gender string) {
	for k := len(r.out) - 1; k >= 0; k-- {
		q := &r.out[k]
		if g := r.genderOf(q); !meaningful(q) || !isCount(q.figure.Unit) || bound(q.figure) < d.high || g != "" && gender != "" && g != gender {
			continue
		}
		d.head, d.back, d.like, d.restated, d.listed, d.unsure = -1, nil, q, false, false, ""
		d.aspect, d.partOf = cotejo.Part, bound(q.figure)
		d.rule(r.n.RuleNamed("part"))
		return
	}
}

func (r *numberReader) outOfNumber(d *quantityDraft, from int) {
	q := r.firstOf(from, d.first)
	if q == nil || q.kind != KindQuantity || q.head < 0 || !isCount(q.figure.Unit) || q.figure.Aspect == cotejo.Part || q.figure.Aspect == cotejo.Change || d.high >= bound(q.figure) {
		return
	}
	h := r.atomOf(q.head)
	if h < 0 || h >= d.first || r.joinedClause(h, d.first) {
		return
	}
	if d.head > d.first {
		own, lemma := r.token(d.head), r.token(h).Lemma
		if own.Lemma != lemma && own.UPOS != text.ADJ && !own.Feats.Has("VerbForm", "Part") {
			return // "of the 46 villages 12 families left"
		}
		d.head, d.like = -1, q
	} else if d.head < 0 && d.like != q && d.back != q {
		return
	}
	n := bound(q.figure)
	d.aspect, d.partOf = cotejo.Part, n
	d.rule(r.n.RuleNamed("part"))
}

func (r *numberReader) outOfPeople(d *quantityDraft, from int) {
	h := r.nounAfter(from+1, true)
	if h < 0 || h >= d.first || !r.token(h).Feats.Has("Number", "Plur") || r.joinedClause(h, d.first) {
		return
	}
	_, whole := r.noun(h)
	_, own := r.noun(d.head)
	if own == "" || own == whole || !inventory.Subsumes("person", whole) || !inventory.Subsumes("person", own) {
		return
	}
	b := r.earlier(func(q *quantity) bool {
		return q.sentence != r.index && q.figure.Class != "" && (q.figure.Class == whole || inventory.Subsumes(whole, q.figure.Class)) && q.figure.Aspect != cotejo.Change && bound(q.figure) > d.high
	})
	if b == nil {
		return
	}
	d.aspect, d.partOf = cotejo.Part, bound(b.figure)
	d.rule(r.n.RuleNamed("part"))
}
