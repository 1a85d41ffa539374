package extract

import (
	"math"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// A bare number may count what its own clause names: the definite plural that it stands
// beside in commas, the plural subject of the clause that a conjunction joins it to.

// apposed reads a number set off behind the definite plural that opens its clause: "The
// robbers, between six and eight according to the police, tied up", "The buses, 22 in
// all, will leave".
func (r *numberReader) apposed(d *quantityDraft) bool {
	j := d.last + 1
	if d.first < 3 || r.str(d.first-1) != "," || j >= len(r.atoms) || d.low != math.Trunc(d.low) || d.high >= leastMillions {
		return false
	}
	if s := r.str(j); s != "," && s != "(" && !r.wordIs(j, "list-prep") && !r.phrase(j, "in", "total") {
		return false
	}
	h := r.definiteBefore(d.first - 2)
	if h < 0 || !r.verbBehind(j) {
		return false
	}
	d.head, d.unsure = h, ""
	d.rule(r.n.RuleNamed("count"))
	return true
}

// definiteBefore is the head of the definite plural that ends at an atom and opens its
// clause, -1 for none.
func (r *numberReader) definiteBefore(end int) int {
	for k := end; k >= 0; k-- {
		if r.atoms[k].Kind != pack.AtomWord {
			return -1
		}
		switch r.token(k).UPOS {
		case text.NOUN, text.PROPN, text.ADJ, text.ADP:
			continue
		case text.DET:
		default:
			return -1
		}
		if !r.wordIs(k, "dets") || k > 0 && r.token(k-1).UPOS == text.ADP {
			continue
		}
		if k > 0 && r.atoms[k-1].Kind == pack.AtomWord && r.token(k-1).UPOS != text.CCONJ {
			return -1
		}
		h := r.determined(k)
		if h < 0 || h > end || !r.token(h).Feats.Has("Number", "Plur") || r.isTimed(h) {
			return -1
		}
		return h
	}
	return -1
}

// verbBehind reports a comma or bracket at an atom or behind it and then a finite verb in
// the plural, whose subject was set off.
func (r *numberReader) verbBehind(j int) bool {
	closed := false
	for k := j; k < len(r.atoms); k++ {
		switch s := r.str(k); {
		case s == "," || s == ")":
			closed = true
		case s == ";":
			return false
		}
		if f := r.token(k).Feats; f.Has("VerbForm", "Fin") {
			return closed && f.Has("Number", "Plur")
		}
	}
	return false
}

// joinedSubject makes a bare number that is the subject of a verb in the plural count
// what the subject of the clause before it is: "The masks cost twice as much and 90,000
// ended in the bin".
func (r *numberReader) joinedSubject(d *quantityDraft) bool {
	k := d.first - 1
	if k < 2 || r.token(k).UPOS != text.CCONJ || d.low != math.Trunc(d.low) || d.low < 2 || d.high >= leastMillions {
		return false
	}
	verb := -1
	for k--; k >= 0 && verb < 0; k-- {
		f := r.token(k).Feats
		switch {
		case r.str(k) == ";" || r.str(k) == ":":
			return false
		case f.Has("VerbForm", "Fin"):
			if !f.Has("Number", "Plur") || !f.Has("Person", "3") {
				return false
			}
			verb = k
		}
	}
	if verb < 1 {
		return false
	}
	h := r.definiteBefore(verb - 1)
	if h < 0 {
		return false
	}
	d.head, d.unsure = h, ""
	d.rule(r.n.RuleNamed("count"))
	return true
}

// alsoPart makes a number with a noun of its own a part of the same whole as the part
// that it is joined to: "fourteen sailors, eleven of them Pakistani and three Iranian".
func (r *numberReader) alsoPart(d *quantityDraft, h int) {
	if d.aspect != "" || len(r.out) == 0 || d.first < 1 || !r.wordIs(d.first-1, "list-sep") || d.low < 1 {
		return
	}
	q := &r.out[len(r.out)-1]
	a := r.atomOf(q.last)
	if q.figure.Aspect != cotejo.Part || !isCount(q.figure.Unit) || q.figure.Whole == nil || a < 0 || !r.wordIs(a, "bare") {
		return
	}
	if r.person(h) != (q.figure.Unit == "person") || r.verbsBetween(q.last, d.first) || d.high+bound(q.figure) > *q.figure.Whole {
		return
	}
	for k := d.last + 1; k < len(r.atoms) && r.atoms[k].Kind == pack.AtomWord; k++ {
		if r.token(k).Feats.Has("VerbForm", "Fin") {
			return
		}
	}
	d.aspect, d.partOf = cotejo.Part, *q.figure.Whole
	d.rule(r.n.RuleNamed("part"))
}

// partAhead reads a bare number of which a part in commas behind it tells that it counts
// people: "They were nine, two of them policemen", "Fourteen, among them five pregnant
// women, were taken".
func (r *numberReader) partAhead(d *quantityDraft) {
	j := d.last + 1
	if j+3 >= len(r.atoms) || r.str(j) != "," || d.low != math.Trunc(d.low) || d.high >= leastMillions {
		return
	}
	k := j + 1
	if r.wordIs(k, "among") && r.wordIs(k+1, "bare") {
		k += 2
	}
	if k >= len(r.atoms) || r.atoms[k].Num == 0 {
		return
	}
	n := &r.nums[r.atoms[k].Num-1]
	if k = n.Last + 1; r.wordIs(k, "share-of") && r.wordIs(k+1, "bare") {
		k += 2
	} else if !r.wordIs(j+1, "among") {
		return
	}
	if h := r.nounAfter(k, false); h < 0 || !r.person(h) || n.Value > d.low {
		return
	}
	d.unit, d.unsure = unitMatch{id: "person", first: d.last, last: d.last}, ""
	d.rule(r.n.RuleNamed("count"))
}

// ofPeople makes a bare number that no earlier figure explains count people where what
// is done to it is done to people, or where a part of it is of people.
func (r *numberReader) ofPeople(d *quantityDraft) {
	if d.unit.id == "" && d.head < 0 && d.back == nil && d.like == nil && !d.vague && !r.personal(d, "people-verb") {
		r.partAhead(d)
	}
}
