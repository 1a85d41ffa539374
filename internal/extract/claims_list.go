package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
)

// part makes the claim of a figure that a list divides another figure in ("seven
// detained: five in Lugo and two in Orense"): it says what the claim of the whole
// says, at the place and time that stand beside it. False when the whole has no
// claim.
func (a *assembly) part(v *view, q *quantity) bool {
	e := a.told(q)
	if e == nil {
		return false
	}
	w := q.anchor()
	b := a.begin(v, w, []int{w})
	b.step("predicate", b.rule("again"), e.Figure.Span, false, e.Predicate)
	b.places, b.time, b.chain, b.quote = e.Place, e.Time, e.Chain, e.Quote
	b.verdict = verdict{status: e.Factuality.Status, polarity: e.Factuality.Polarity, cue: -1, view: v}
	b.step("factuality", b.rule("again"), cotejo.Span{}, false, string(e.Factuality.Status))
	for _, l := range b.chain {
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
	b.divide(q)
	c := b.base()
	c.Predicate, c.Open, c.Stage, c.Object = e.Predicate, e.Open, e.Stage, e.Object
	for _, p := range e.Participants {
		if !p.Span.Overlaps(e.Figure.Span) {
			c.Participants = append(c.Participants, p)
			b.step("participants", p.Rule, p.Span, false, p.Role)
		}
	}
	c.Figure = b.figure(q, nil)
	b.close(&c, q)
	a.put(c)
	return true
}

// divide gives each figure of a list the place and the time that stand beside it:
// of "59 dead in Jalisco and 20 in Colima" each has its own, and the whole of a
// list has none of its parts'.
func (b *builder) divide(q *quantity) {
	list := b.v.listOf(q)
	if len(list) < 2 {
		if t := b.v.ownTime(q); t != nil && b.v.datedBeside(q) {
			b.replaceTime(t)
		}
		return
	}
	b.dividePlaces(q, list)
	b.divideTime(q, list)
}

func (b *builder) replaceTime(t *timex) {
	b.trail = slices.DeleteFunc(b.trail, func(s cotejo.Step) bool { return s.Field == "time" })
	b.setTime(t, "list")
}

// ownTime is the time that stands behind a figure, before the next one and any verb: "3 % in
// May and 4 % in June"; nil for none, and for what is compared with.
func (v *view) ownTime(q *quantity) *timex {
	own := v.stretch(q)
	for _, t := range v.times() {
		if t.time.Type == "duration" || t.time.Type == "set" || !own.Contains(t.time.Span) {
			continue
		}
		if v.finiteWithin(q.last+1, t.first) || v.g.is("than", v.tok(t.first-1).Lower) || (&reading{v: v, core: q.anchor(), theme: q.anchor(), quants: []*quantity{q}}).comparedTo(t) {
			return nil
		}
		return t
	}
	return nil
}

// datedBeside reports a figure of one clause with another that has a time of its own as well.
func (v *view) datedBeside(q *quantity) bool {
	return slices.ContainsFunc(v.quants, func(o *quantity) bool {
		if o == q || o.kind != KindQuantity || v.finiteWithin(min(q.last, o.last)+1, max(q.first, o.first)) {
			return false
		}
		t := v.ownTime(o)
		return t != nil && t != v.ownTime(q)
	})
}

// finiteWithin reports a finite verb or the end of a clause among the words from i up to, and
// without, j.
func (v *view) finiteWithin(i, j int) bool {
	for ; i < j; i++ {
		if t := v.tok(i); t.Feats.Has("VerbForm", "Fin") || t.Form == ";" || t.Form == ":" {
			return true
		}
	}
	return false
}

func (b *builder) dividePlaces(q *quantity, list []*quantity) {
	v := b.v
	apart := false
	for _, o := range list[1:] {
		apart = apart || len(v.placesIn(v.stretch(o))) > 0
	}
	if !apart {
		return
	}
	places := v.placesIn(v.stretch(q))
	if len(places) == 0 {
		for _, p := range b.places {
			if !slices.ContainsFunc(list, func(o *quantity) bool { return v.stretch(o).Contains(p.Span) }) {
				places = append(places, p)
			}
		}
	}
	if slices.EqualFunc(places, b.places, func(x, y cotejo.Place) bool { return x.Span == y.Span }) {
		return
	}
	b.trail = slices.DeleteFunc(b.trail, func(s cotejo.Step) bool { return s.Field == "place" })
	b.setPlaces(places, "list")
}

func (b *builder) divideTime(q *quantity, list []*quantity) {
	v := b.v
	own := v.stretch(q)
	for _, t := range v.times() {
		if t.time.Type != "duration" && t.time.Type != "set" && own.Contains(t.time.Span) {
			b.replaceTime(t)
			return
		}
	}
	if b.time != nil && slices.ContainsFunc(list, func(o *quantity) bool { return o != q && v.stretch(o).Contains(b.time.Span) }) {
		b.trail = slices.DeleteFunc(b.trail, func(s cotejo.Step) bool { return s.Field == "time" })
		b.time = nil
	}
}

// listOf is the list that a figure stands in, in text order: the whole with its
// parts, or numbers of which the later ones count what the first one names.
func (v *view) listOf(q *quantity) []*quantity {
	whole := q.figure.Span
	if q.listed {
		whole = q.back
	}
	var out []*quantity
	for _, o := range v.quants {
		switch {
		case o.kind != KindQuantity:
		case o == q, o.listed && o.back == whole, o.figure.Span == whole:
			out = append(out, o)
		case q.head >= 0 && o.head == q.head && !v.clausesApart(q, o) && !o.whole && !q.whole && o.figure.Aspect == q.figure.Aspect:
			out = append(out, o)
		}
	}
	return out
}

// clausesApart reports two figures of which each is the subject of a verb of its own: "seven
// have died and 64 have been hurt this Saturday".
func (v *view) clausesApart(a, b *quantity) bool {
	x, y := v.ruledBy(a.number), v.ruledBy(b.number)
	return x >= 0 && y >= 0 && x != y
}

// ruledBy is the finite verb of which a number, or the noun it counts, is the subject; -1
// for none.
func (v *view) ruledBy(w int) int {
	for range maxClimb {
		if w < 0 {
			break
		}
		rel, h := v.rel(w), v.head(w)
		switch {
		case rel == "nsubj" && h >= 0 && v.finite(h):
			return h
		case rel != "nummod" && rel != "det" && rel != "fixed":
			return -1
		}
		w = h
	}
	return -1
}

// stretch is the text behind a figure that speaks of it alone: up to the next
// figure or the end of the list.
func (v *view) stretch(q *quantity) cotejo.Span {
	last := q.last
	for w := q.last + 1; w < len(v.s.Tokens); w++ {
		if f := v.tok(w).Form; v.inQuant[w] != nil && v.inQuant[w] != q || f == ";" || f == ")" || f == ":" {
			break
		}
		last = w
	}
	return cotejo.Span{Start: v.tok(q.last).Span.End, End: v.tok(last).Span.End}
}

// placesIn lists the places that a preposition of place introduces in a stretch of
// the sentence.
func (v *view) placesIn(sp cotejo.Span) []cotejo.Place {
	var out []cotejo.Place
	for w := range v.s.Tokens {
		if !sp.Contains(v.tok(w).Span) || !v.locative(w, false) || v.inTimex(w) {
			continue
		}
		for _, p := range v.collectPlaces(w, nil, 0) {
			if sp.Contains(p.Span) && !slices.ContainsFunc(out, func(o cotejo.Place) bool { return o.Span == p.Span }) {
				out = append(out, p)
			}
		}
	}
	return out
}
