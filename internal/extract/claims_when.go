package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// notThen reports a time that stands near a reading and is not its own: that of the saying,
// or of an earlier deed.
func (r *reading) notThen(t *timex) bool { return r.saidThen(t) || r.laterDeed(t) || r.ofAnother(t) }

// ofAnother reports the time of a participle that tells of another deed: "the dead of the
// outbreak declared in August". When a thing took place is the time of what it brought too.
func (r *reading) ofAnother(t *timex) bool {
	v := r.v
	w := v.topOf(t.first, t.last)
	for range maxClimb {
		if w < 0 || w == r.core || w == r.theme || slices.Contains(r.words, w) || v.finite(w) {
			return false
		}
		h := v.head(w)
		if r.sameDeed(w) {
			return false
		}
		if v.datesItsNoun(w) && h != r.core && (h != r.theme || v.verbal(r.core)) && !v.g.is("count-noun", v.tok(h).Lemma) {
			return true
		}
		w = h
	}
	return false
}

// sameDeed reports a participle of a verb that stands for what the reading tells: "the
// treaty signed in 2024, which seals an agreement".
func (r *reading) sameDeed(w int) bool {
	return r.frame != nil && r.v.participle(w) && slices.ContainsFunc(r.v.g.infinitives(r.v.masculine(w)), func(b string) bool { return slices.Contains(r.frame.Verbs, b) })
}

// datesItsNoun reports a participle of a noun that says more than that it was.
func (v *view) datesItsNoun(w int) bool {
	if rel := v.rel(w); rel != "acl" && rel != "amod" || !v.participle(w) {
		return false
	}
	for _, base := range append(v.g.infinitives(v.masculine(w)), v.tok(w).Lemma) {
		if v.g.is("light", base) || v.g.is("existential", base) || v.g.is("records", base) || v.numberWord(base, "estimate-verb") {
			return false
		}
	}
	return true
}

// saidThen reports the day on which a thing was said or a count mended, which is not the day
// of what is told: "confirmed on Monday the arrest of twelve people". Verbs of counting have
// the time of what they count.
func (r *reading) saidThen(t *timex) bool {
	v := r.v
	if !t.ofDay() || t.time.Relation != "" {
		return false
	}
	if r.ofBulletin(t) {
		return true
	}
	g := v.governing(t)
	if g < 0 || g == r.core || v.g.is("records", v.tok(g).Lemma) {
		return r.estimates() && g == r.core
	}
	return slices.ContainsFunc(v.attrs, func(a *attribution) bool {
		return a.links[len(a.links)-1].Type != cotejo.SourceUnspecified && v.cueOf(a, g) && !v.cueOf(a, r.core) && v.holds(a, r.core) && (!v.holds(a, t.first) || v.next(g, t.first))
	})
}

// ofDay reports a day, with or without its hour; not an hour alone.
func (t *timex) ofDay() bool {
	return t.time.Precision == "day" || t.time.Precision == "minute" && strings.Contains(t.time.Value, "-")
}

// next reports that b comes right behind a, but for a preposition.
func (v *view) next(a, b int) bool {
	return b == a+1 || b == a+2 && v.tok(a+1).UPOS == text.ADP
}

// estimates reports a verb that only says how many: its day is not that of what is counted.
func (r *reading) estimates() bool {
	if r.frame == nil {
		return r.v.numberWord(r.v.tok(r.core).Lemma, "estimate-verb")
	}
	return r.frame.Predicate == "estimate"
}

// governing is the verb that a time hangs on, -1 when there is none.
func (v *view) governing(t *timex) int {
	w := v.topOf(t.first, t.last)
	for range maxClimb {
		if w = v.head(w); w < 0 || v.verbal(w) {
			return w
		}
	}
	return -1
}

// ofBulletin reports the day on which a text came out: "the report published on Monday".
func (r *reading) ofBulletin(t *timex) bool {
	v := r.v
	w := v.topOf(t.first, t.last)
	for range maxClimb {
		if w = v.head(w); w < 0 || w == r.core {
			return false
		}
		if v.tok(w).Feats.Has("VerbForm", "Part") && v.g.is("given-out", v.tok(w).Lemma) {
			return true
		}
	}
	return false
}

// laterDeed reports a time in the past of a verb that one in the present is joined to: "mended
// its count on Monday and now owns up to twelve dead".
func (r *reading) laterDeed(t *timex) bool {
	v := r.v
	g := v.governing(t)
	if g < 0 || !v.past(g) {
		return false
	}
	c := r.core
	for range maxClimb {
		h := v.head(c)
		if h < 0 {
			return false
		}
		if v.rel(c) == "conj" && h == g {
			return c > t.last && v.verbal(c) && v.finite(c) && !v.past(c)
		}
		c = h
	}
	return false
}

// relativeOf gives the noun that the clause of a reading tells of, when that is a relative
// clause, with the verb of the clause; -1 for none.
func (r *reading) relativeOf() (noun, verb int) {
	v := r.v
	g := r.core
	for n := 0; n < 3 && g >= 0 && !v.verbal(g); n++ {
		g = v.head(g)
	}
	if g < 0 || !v.verbal(g) || !v.finite(g) || v.rel(g) != "acl" || v.head(g) < 0 || v.head(g) > g {
		return -1, -1
	}
	return v.head(g), g
}

// ofEvent reports a time of the verb above a happening whose relative clause tells what came of
// it: "in 2016 it suffered an outbreak that left 26 dead".
func (r *reading) ofEvent(t *timex) bool {
	n, c := r.relativeOf()
	if n < 0 || t.time.Type == "duration" || t.time.Type == "set" || !r.harmful(n) && r.v.happening(n) == "" {
		return false
	}
	rel := r.v.rel(n)
	return (rel == "obj" || rel == "nsubj") && r.v.governing(t) == r.v.head(n) && t.last < c && r.v.past(c) == r.v.past(r.v.head(n)) && !r.notThen(t)
}

// harmful reports that a reading tells the harm that a thing did which is no text and nobody.
func (r *reading) harmful(n int) bool {
	if r.frame == nil {
		return false
	}
	g, c := r.group(), r.v.nounClass(n)
	return (g == "harm" || g == "disaster") && c != "document" && !r.v.personal(n) && r.v.entity(n) == nil
}

// besideObject reports a time of the verb above somebody or something whose relative clause
// tells what was done before: "on Tuesday it charged the soldiers who killed twelve people".
func (r *reading) besideObject(t *timex) bool {
	v := r.v
	n, c := r.relativeOf()
	return n >= 0 && v.rel(n) == "obj" && v.governing(t) == v.head(n) && t.last < n && v.tok(c).Feats.Get("Tense") != "Imp" && v.happening(n) == "" && !r.harmful(n)
}
