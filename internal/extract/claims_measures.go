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
			if w := v.measurableNoun(up); w >= 0 || v.rel(up) != "nmod" || !v.genitive(up) {
				return w
			} // "the contribution of the sponsor, of 3 million"
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
	case isCurrency(q.figure.Unit) && v.implying(g):
		return -1 // who earned or lost is not what the amount is
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
	return v.g.is("measure-verb", l) || v.numberWord(l, "estimate-verb", "reach-verb", "change-verb", "level-verb")
}

// measureArg is the noun without a preposition in a slot of a verb that holds no
// figure, -1 when there is none.
func (v *view) measureArg(g int, q *quantity, slot string) int {
	for _, k := range v.kids[g] {
		if v.rel(k) != slot || v.caseOf(k) != "" || v.tok(k).UPOS != text.NOUN || v.inQuant[k] != nil || v.inTimex(k) || v.stepsTo(q.anchor(), k, g) >= 0 {
			continue
		}
		if v.g.is("transparent", v.tok(k).Lemma) && v.genitiveOf(k) < 0 && v.kindOf(k) == "" && !v.bodyLike(k) {
			return k // nothing is said to be in it: "the package was worth 410 million"
		}
		return v.measurableNoun(k)
	}
	return -1
}

// genitive reports a word that the preposition of the genitive introduces.
func (v *view) genitive(w int) bool { return v.g.is("genitive", v.caseOf(w)) }

// measurableNoun passes from a noun of number to what it is the number of; nouns of
// people and bodies are not measured in money or shares.
func (v *view) measurableNoun(w int) int {
	if v.g.is("count-noun", v.tok(w).Lemma) {
		if k := v.genitiveOf(w); k >= 0 && v.tok(k).UPOS == text.NOUN {
			return v.measurableNoun(k)
		}
		return w
	}
	if v.kindOf(w) != "" || v.bodyLike(w) || v.personal(w) || v.g.is("transparent", v.tok(w).Lemma) && v.genitiveOf(w) < 0 {
		return -1
	}
	return w
}

// nameMeasured gives a figure in money, in per cent, in time or in another measure the
// noun that it measures, where it counts nothing itself: one that says what the amount is
// ("2 million of reparation"), one that governs it, and else the one that its verb
// implies.
func (b *builder) nameMeasured(f *cotejo.Figure, q *quantity) {
	if f.Counted != "" || q.head >= 0 || isCount(f.Unit) || f.Unit == "magnitude" {
		return
	}
	w := b.measuredNoun(f, q)
	if w < 0 {
		if noun := b.implied(f, q); noun != "" {
			f.Counted = noun
			b.step("figure", b.rule("figure/implied"), b.triggerSpan(), false, noun)
		}
		return
	}
	f.Counted = b.v.tok(w).Lemma
	if c := b.v.nounClass(w); f.Class == "" && c != "" && !inventory.Subsumes("event", c) {
		f.Class = c
	}
	b.step("figure", b.rule("figure/measures"), b.v.tok(w).Span, false, f.Counted)
}

// measuredNoun is the noun that a figure measures, -1 when no word is that.
func (b *builder) measuredNoun(f *cotejo.Figure, q *quantity) int {
	w := -1
	switch {
	case q.kind == KindDuration:
		w = b.v.ofTime(q)
	case isCurrency(f.Unit):
		w = b.v.ofAmount(q)
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
	if w < 0 && (q.kind == KindDuration || b.v.extends(q) && !isCurrency(f.Unit)) {
		w = b.v.ofVerb(q)
	}
	return w
}

// extends reports a figure under a verb that says how long, heavy or wide something is.
func (v *view) extends(q *quantity) bool {
	g := v.governor(v.topOf(q.first, q.last))
	return g >= 0 && v.numberWord(v.tok(g).Lemma, "extent-verb")
}

// ofAmount is the noun right behind an amount that says what it is: "1.5 million dollars
// of ransom", "62 million in prizes", "220 million as reparation"; -1 when there is none.
func (v *view) ofAmount(q *quantity) int {
	k := q.last + 1
	if k+1 >= len(v.s.Tokens) || !v.numberWord(v.tok(k).Lower, "amount-as") {
		return -1
	}
	t := v.tok(k + 1)
	if t.UPOS != text.NOUN || upper(t.Form) || v.inTimex(k+1) || v.inQuant[k+1] != nil || v.kindOf(k+1) != "" || v.bodyLike(k+1) || v.placeNoun(k+1) {
		return -1
	}
	return k + 1
}

// implying reports a verb that implies what an amount is.
func (v *view) implying(g int) bool { return v.numberWord(v.tok(g).Lemma, "implies") }

// implied is the noun for what an amount is that its verb implies ("earned 2 million" is
// pay, where a person did it, and profit where a company did), "" for none.
func (b *builder) implied(f *cotejo.Figure, q *quantity) string {
	if !isCurrency(f.Unit) {
		return ""
	}
	v := b.v
	g := b.core
	if !v.verbal(g) && !v.participle(g) {
		g = v.governor(q.anchor())
	}
	if g < 0 {
		return ""
	}
	n := v.in.pack.Numbers.V
	id := n.Lookup(v.tok(g).Lemma)
	if id == 0 {
		return ""
	}
	if s := v.kid(g, "nsubj"); s >= 0 && (v.kindOf(s) == "person" || v.personal(s)) {
		if noun := n.Value(id, "implies-of-person"); noun != "" {
			return noun
		}
	}
	return n.Value(id, "implies")
}
