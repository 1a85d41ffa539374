package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// lasts reports a length of time that is told of something, so that it is a figure and
// not when something happens: how much of something there is for what ("33 days of pay
// a year worked", "six days of combat"), how long something takes, is or is set for
// ("lasted four hours", "the delay was of three hours", "a term of 15 days", "an
// emergency of 30 days"), and during how long something goes on.
func (v *view) lasts(q *quantity) bool {
	f := q.figure
	if q.kind != KindDuration || f.Comparator == cotejo.Vague || bound(f) <= 0 || v.dates(q) || v.aged(q) {
		return false
	}
	if f.Aspect == cotejo.Rate || f.Aspect == cotejo.Change || v.ofTime(q) >= 0 {
		return true
	}
	h := v.topOf(q.first, q.last)
	up := v.head(h)
	switch c := v.before1(q); {
	case bound(f) <= 1 && f.Comparator == cotejo.Exact && !v.g.is("genitive", c):
		return false // "one day" is some day
	case c == "":
		return up >= 0 && v.tok(h).UPOS != text.ADV && (v.verbal(up) || v.participle(up) || v.kid(up, "cop") >= 0) && v.rel(h) != "parataxis"
	case v.g.is("genitive", c):
		return v.kid(h, "cop") >= 0 || up >= 0 && (v.verbal(up) || v.tok(up).UPOS == text.NOUN && v.lengthOf(up))
	case v.numberWord(c, "for-length"):
		return true
	case v.numberWord(c, "in-length"):
		return up >= 0 && v.verbal(up)
	case v.g.is("personal", c):
		return up >= 0 && v.verbal(up) && v.measuring(up)
	}
	return false
}

// dates reports a length of time that is part of when something happens ("two days
// ago", "three weeks later", "since five years", "the first six months").
func (v *view) dates(q *quantity) bool {
	for w := q.first; w <= q.last && w < len(v.timex); w++ {
		if t := v.timex[w]; t != nil && (t.time.Type != "duration" || t.first < q.first-1 || !going[t.time.Relation]) {
			return true
		}
	}
	if k := q.last + 1; k < len(v.s.Tokens) && v.tok(k).UPOS == text.ADV && !v.numberWord(v.tok(k).Lower, "increment-after") {
		return true // "two weeks later"
	}
	w := q.first - 1
	if w >= 0 && v.tok(w).UPOS == text.DET && v.tok(w).Feats.Has("PronType", "Dem") {
		return true
	}
	for w := q.first; w < q.number; w++ {
		if v.tok(w).UPOS == text.ADJ && v.inQuant[w] == q {
			return true // "the first six months"
		}
	}
	return w >= 0 && (v.tok(w).UPOS == text.ADJ || v.numberWord(v.tok(w).Lower, "ago")) || v.tok(q.first).UPOS == text.ADJ
}

// aged reports years that are somebody's age: behind a definite article ("from the 55
// years on"), or what somebody has ("had more than 65 years").
func (v *view) aged(q *quantity) bool {
	if q.figure.Unit != "year" {
		return false
	}
	for w := q.first; w <= q.number; w++ {
		if t := v.tok(w); t.UPOS == text.DET && t.Feats.Has("Definite", "Def") {
			return true
		}
	}
	w := q.first - 1
	if w >= 0 && v.tok(w).UPOS == text.DET && v.tok(w).Feats.Has("Definite", "Def") {
		return true
	}
	return w >= 0 && v.numberWord(v.tok(w).Lower, "has") && v.measureArg(w, q, "nsubj") < 0
}

// going are the relations of a length of time that may be a figure.
var going = map[string]bool{"": true, "for": true, "during": true}

// before1 is the preposition right before a length of time, an article passed over;
// "" for none.
func (v *view) before1(q *quantity) string {
	w := q.first - 1
	for w >= 0 && (v.tok(w).UPOS == text.DET || v.tok(w).UPOS == text.ADV) {
		w--
	}
	if w < 0 || v.tok(w).UPOS != text.ADP {
		return ""
	}
	return v.tok(w).Lower
}

// numberWord reports a word to which the pack gives one of some classes beside numbers.
func (v *view) numberWord(w string, classes ...string) bool {
	return v.in.pack.Numbers.V.Of(w, classes...)
}

// ofTime is the noun that a length of time is an amount of: "four months of wages", "six
// days of combat"; -1 when there is none.
func (v *view) ofTime(q *quantity) int {
	k := q.last + 1
	if k+1 >= len(v.s.Tokens) || !v.g.is("genitive", v.tok(k).Lower) {
		return -1
	}
	if t := v.tok(k + 1); t.UPOS == text.NOUN && !t.Feats.Has("Number", "Plur") && v.inQuant[k+1] == nil && v.timex[k+1] == nil {
		return k + 1
	}
	return -1
}

// lengthOf reports a noun that a length of time in its genitive measures: no person,
// nor a body or a place.
func (v *view) lengthOf(w int) bool {
	return v.inQuant[w] == nil && !v.inTimex(w) && v.measurableNoun(w) >= 0 && !v.personal(w)
}

// personal reports a noun for persons.
func (v *view) personal(w int) bool {
	return v.numberWord(v.tok(w).Lemma, "person-noun") || v.demonym(w) != nil || subsumedByAny([]string{"person"}, v.nounClass(w))
}

// lasting makes the claim of such a length of time; it is no time of itself.
func (a *assembly) lasting(v *view, q *quantity, times []*timex) {
	a.open(v, q, slices.DeleteFunc(slices.Clone(times), func(t *timex) bool { return t.first <= q.last && q.first <= t.last }))
}

// ofVerb is the noun that a length of time or another measure is said of where no noun governs it:
// the subject or object of its verb that is no person.
func (v *view) ofVerb(q *quantity) int {
	g := v.governor(v.topOf(q.first, q.last))
	if g < 0 {
		return -1
	}
	if v.rel(g) == "cop" {
		g = v.head(g)
	}
	if w := v.relativeSubject(g); w >= 0 && v.inQuant[w] == nil && !v.personal(w) {
		return v.measurableNoun(w)
	}
	for _, slot := range [2]string{"nsubj", "obj"} {
		if w := v.measureArg(g, q, slot); w >= 0 && !v.personal(w) {
			return w
		}
	}
	return -1
}
