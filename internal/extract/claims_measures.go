package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// measures is the noun that an amount, a share or a length of time measures: the
// one that it stands in the genitive of ("a fine of 200 euros"), the subject of
// a verb that only says how much ("coverage went from 62 % to 81 %"), the object
// of one that puts a figure on it ("put the damage at 3 million"), or what the
// participle above it is said of ("an offer valued at 20 million"); -1 when
// there is none.
func (b *builder) measures(q *quantity) int {
	v := b.v
	h := v.topOf(q.first, q.last)
	if v.kid(h, "cop") >= 0 {
		return v.measureArg(h, q, "nsubj")
	}
	up := v.head(h)
	for range maxClimb {
		if up < 0 {
			return -1
		}
		switch {
		case v.inTimex(up):
		case v.tok(up).UPOS == text.NOUN && v.inQuant[up] == nil:
			if v.rel(h) != "nmod" && v.rel(h) != "appos" && v.rel(h) != "amod" && v.rel(h) != "acl" {
				return -1
			}
			return v.measurableNoun(up)
		case v.verbal(up) || v.participle(up) || v.kid(up, "cop") >= 0:
			return v.measuredBy(up, q)
		}
		h, up = up, v.head(up)
	}
	return -1
}

// measuredBy is the noun that a verb says the measure of.
func (v *view) measuredBy(g int, q *quantity) int {
	subject, object := v.measureArg(g, q, "nsubj"), v.measureArg(g, q, "obj")
	switch {
	case v.participle(g) && v.voice(g) == attribute && v.head(g) >= 0 && v.tok(v.head(g)).UPOS == text.NOUN:
		return v.measurableNoun(v.head(g))
	case v.kid(g, "cop") >= 0, v.g.is("copula", v.tok(g).Lemma):
		return subject
	case !v.measuring(g):
		return -1
	case object >= 0:
		return object
	}
	return subject
}

// measuring reports a verb that says how much something is, or came to be.
func (v *view) measuring(g int) bool {
	l := v.tok(g).Lemma
	n := v.in.pack.Numbers
	id := n.V.Lookup(l)
	return v.g.is("measure-verb", l) || id != 0 && (n.V.Is(id, "estimate-verb") || n.V.Is(id, "reach-verb") || n.V.Is(id, "change-verb") || n.V.Is(id, "level-verb"))
}

// measureArg is the noun without a preposition in a slot of a verb that holds no
// figure, -1 when there is none.
func (v *view) measureArg(g int, q *quantity, slot string) int {
	for _, k := range v.kids[g] {
		if v.rel(k) != slot || v.caseOf(k) != "" || v.tok(k).UPOS != text.NOUN || v.inQuant[k] != nil || v.inTimex(k) || v.stepsTo(q.anchor(), k, g) >= 0 {
			continue
		}
		return v.measurableNoun(k)
	}
	return -1
}

// measurableNoun passes from a noun of number to what it is the number of; nouns of
// people and bodies are not measured in money or shares.
func (v *view) measurableNoun(w int) int {
	if v.g.is("count-noun", v.tok(w).Lemma) {
		if k := v.genitiveOf(w); k >= 0 && v.tok(k).UPOS == text.NOUN {
			return v.measurableNoun(k)
		}
		return w
	}
	if v.kindOf(w) != "" || v.bodyLike(w) || v.g.is("transparent", v.tok(w).Lemma) && v.genitiveOf(w) < 0 {
		return -1
	}
	return w
}

// nameMeasured gives a figure in money, in per cent or in time the noun that it
// measures, where it counts nothing itself.
func (b *builder) nameMeasured(f *cotejo.Figure, q *quantity) {
	if f.Counted != "" || q.head >= 0 || f.Unit != "percent" && !isCurrency(f.Unit) && q.kind != KindDuration {
		return
	}
	w := -1
	if q.kind == KindDuration {
		w = b.v.ofTime(q)
	}
	if w < 0 {
		w = b.measures(q)
	}
	if r := b.r; w < 0 && r != nil {
		switch {
		case r.nominal && r.frame.Theme == "measure":
			w = r.core
		case r.group() == "economy" && r.theme >= 0 && b.v.inQuant[r.theme] == nil:
			w = b.v.measurableNoun(r.theme)
		}
	}
	if w < 0 && q.kind == KindDuration {
		w = b.v.measuredByTime(q)
	}
	if w < 0 {
		return
	}
	f.Counted = b.v.tok(w).Lemma
	if c := b.v.nounClass(w); f.Class == "" && c != "" && !inventory.Subsumes("event", c) {
		f.Class = c
	}
	b.step("figure", b.rule("figure/measures"), b.v.tok(w).Span, false, f.Counted)
}
