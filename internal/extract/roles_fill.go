package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// linked reports whether the word heads, or is inside, the mention of a known
// entity.
func (v *view) linked(w int) bool { return v.entity(w) != nil }

// entity is the mention that a phrase headed by this word names: headed by the
// word first, then one that covers it. Demonyms name a property, not a body.
func (v *view) entity(w int) *entityMention {
	for _, e := range v.heads[w] {
		if !e.demonym && e.id != "" {
			return e
		}
	}
	for _, e := range v.ents[w] {
		if !e.demonym && e.id != "" && e.head == w {
			return e
		}
	}
	for _, e := range v.ents[w] {
		if !e.demonym && e.id != "" && (v.tok(w).UPOS == text.PROPN || v.tok(w).Name != text.NoName) {
			return e
		}
	}
	if k := v.kid(w, "appos", "flat"); k == w+1 && v.tok(k).UPOS == text.PROPN && v.nationality(w) {
		return v.entity(k) // "the French Lumentel": the adjective stands for the noun
	}
	return nil
}

// nationality reports a word that says whose somebody is and no more: an adjective of
// nationality, however it is tagged.
func (v *view) nationality(w int) bool {
	return v.tok(w).UPOS != text.PROPN && v.demonym(w) != nil
}

// bodyLike reports whether a noun can be somebody: a person, a body, a place
// that acts.
func (v *view) bodyLike(w int) bool {
	if v.entity(w) != nil || v.tok(w).UPOS == text.PROPN || v.tok(w).Name != text.NoName {
		return true
	}
	c := v.nounClass(w)
	for _, k := range []string{"person", "organisation", "business", "family"} {
		if c != "" && inventory.Subsumes(k, c) {
			return true
		}
	}
	return v.g.is("representative", v.tok(w).Lemma) && (c == "" || v.population(w) != nil)
}

// bodyNoun reports a common noun that stands for a body which acts and speaks: "the
// prosecution", "the embassy".
func (v *view) bodyNoun(w int) bool {
	t := v.tok(w)
	return t.UPOS == text.NOUN && v.in.pack.Cues.Sources[t.Lemma].Role == "body" && !v.g.is("loose-body", t.Lemma)
}

// kindOf is the kind of participant a word is, in the terms of entity kinds;
// "" when it is none.
func (v *view) kindOf(w int) string {
	if e := v.entity(w); e != nil {
		switch e.kind {
		case "agency", "outlet", "service", "unit":
			return "organisation"
		}
		return e.kind
	}
	c := v.nounClass(w)
	switch {
	case c == "":
	case inventory.Subsumes("person", c) || inventory.Subsumes("family", c):
		return "person"
	case inventory.Subsumes("organisation", c) || inventory.Subsumes("business", c):
		return "organisation"
	case inventory.Subsumes("place", c):
		return "place"
	}
	switch v.tok(w).Name {
	case text.PER:
		return "person"
	case text.ORG:
		return "organisation"
	case text.LOC:
		return "place"
	}
	if c == "" && v.g.is("representative", v.tok(w).Lemma) {
		return "organisation"
	}
	return ""
}

// nounClass is the class of the longest phrase of the noun list at a word, or
// of what a transparent noun ("part of", "a contingent of") opens on.
func (v *view) nounClass(w int) string { return v.nounClassAt(w, 0) }

func (v *view) nounClassAt(w, depth int) string {
	if c := v.listClass(w); c != "" {
		if !v.g.is("transparent", v.tok(w).Lemma) {
			return c
		}
		inner := v.innerClass(w, depth)
		if g := v.genitiveOf(w); inner == "" && (g < 0 || v.tok(g).UPOS == text.PROPN) {
			return c
		}
		return inner
	}
	if v.g.is("transparent", v.tok(w).Lemma) || v.inQuant[w] != nil || v.tok(w).UPOS == text.NUM || v.tok(w).UPOS == text.PRON {
		return v.innerClass(w, depth)
	}
	return ""
}

func (v *view) innerClass(w, depth int) string {
	if depth > 3 {
		return ""
	}
	for _, k := range v.kids[w] {
		if v.boughtWith(w, k) || v.whereThings(w, k) {
			continue
		}
		if k > w && (v.rel(k) == "nmod" || v.rel(k) == "obj" || v.rel(k) == "flat") && v.nominal(k) {
			if c := v.nounClassAt(k, depth+1); c != "" {
				return c
			}
		}
	}
	return ""
}

// boughtWith reports under a sum of money the noun for what it is meant: a sum for fuel is
// no fuel.
func (v *view) boughtWith(w, k int) bool {
	q := v.inQuant[w]
	return q != nil && isCurrency(q.figure.Unit) && v.inQuant[k] != q && !v.g.is("genitive", v.caseOf(k))
}

// whereThings reports under a noun that is counted the one thing that they are of or in:
// seven beaches of the province are no provinces.
func (v *view) whereThings(w, k int) bool {
	if v.inQuant[w] == nil || v.g.is("transparent", v.tok(w).Lemma) || v.tok(k).Feats.Has("Number", "Plur") || v.inQuant[k] != nil || !v.tok(w).Feats.Has("Number", "Plur") {
		return false
	}
	return slices.ContainsFunc(v.kids[k], func(d int) bool { return v.rel(d) == "det" && v.tok(d).Feats.Has("Definite", "Def") })
}

func (v *view) listClass(w int) string {
	t := v.tok(w)
	if v.g.is("singular-only", t.Lemma) && (t.Feats.Has("Number", "Plur") || v.inQuant[w] != nil) || v.g.is("plain-only", t.Lemma) && v.modified(w) {
		return ""
	}
	for _, form := range []string{t.Lower, t.Lemma} { // a plural of its own before the singular
		for _, p := range v.g.objects[form] {
			if v.phrase(w, p.words) > 0 {
				return p.class
			}
		}
	}
	if t.UPOS == text.NOUN || v.inQuant[w] != nil {
		for _, form := range v.g.bases(fold(t.Lower)) {
			if c := v.g.folded[form]; c != "" {
				return c
			}
		}
	}
	return ""
}

// modified reports a noun with an adjective or a genitive, which makes another thing
// of an ambiguous one ("border posts", "posts of the guard"), unless the list
// has the phrase.
func (v *view) modified(w int) bool {
	for _, p := range v.g.objects[v.tok(w).Lemma] {
		if len(p.words) > 1 && v.phrase(w, p.words) > 0 {
			return false
		}
	}
	for _, k := range v.kids[w] {
		if k > w && (v.rel(k) == "amod" || v.rel(k) == "nmod" && v.g.is("genitive", v.caseOf(k))) {
			return true
		}
	}
	return false
}

// fold takes the accents off the vowels of a word, which plurals gain and lose.
func fold(s string) string { return accents.Replace(s) }

var accents = strings.NewReplacer("\u00e1", "a", "\u00e9", "e", "\u00ed", "i", "\u00f3", "o", "\u00fa", "u")

// themeClass is the class of a filler as a theme: the noun's own, else the kind
// of entity it names, else what a figure on it counts.
func (v *view) themeClass(w int) string {
	if c := v.nounClass(w); c != "" {
		return c
	}
	if e := v.entity(w); e != nil {
		switch e.kind {
		case "person", "organisation":
			return e.kind
		case "agency", "outlet", "service", "unit":
			return "organisation"
		case "country", "place":
			return "place"
		case "weapon":
			return "weapons"
		}
	}
	if q := v.quantityAt(w); q != nil {
		return unitClass(q.figure)
	}
	switch v.tok(w).Name {
	case text.PER:
		return "person"
	case text.LOC:
		return "place"
	}
	return ""
}

// unitClass is what a figure counts when no noun says so.
func unitClass(f cotejo.Figure) string {
	switch {
	case f.Class != "":
		return f.Class
	case f.Unit == "person":
		return "person"
	case isCurrency(f.Unit):
		return "money"
	case f.Unit == "hectare" || f.Unit == "square kilometre" || f.Unit == "square-kilometre":
		return "territory"
	}
	return ""
}

// isCount reports the unit of people or of things that are counted one by one.
func isCount(unit string) bool { return unit == "item" || unit == "person" }

// isCurrency reports an ISO 4217 code, which is how figures carry money.
func isCurrency(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit
}

// quantityAt is the quantity that counts this noun or is this number.
func (v *view) quantityAt(w int) *quantity {
	for _, q := range v.quants {
		if q.head == w || q.number == w || (q.head < 0 && w >= q.first && w <= q.last) {
			return q
		}
	}
	if q := v.inQuant[w]; q != nil && v.nominal(w) && (q.head < 0 || v.head(q.head) == w || v.head(w) == q.head) {
		return q
	}
	return nil
}

// phraseWords is the extent of a noun phrase for display: from its first
// dependent to its last, without clauses, appositions and coordinated phrases.
func (v *view) phraseWords(w int) (first, last int) {
	in := map[int]bool{w: true}
	var walk func(i, depth int)
	walk = func(i, depth int) {
		for _, k := range v.kids[i] {
			switch v.rel(k) {
			case "det", "amod", "nummod", "flat", "fixed", "compound", "advmod":
			case "nmod":
				if depth >= 2 || v.inTimex(k) {
					continue
				}
			case "case":
				if i == w {
					continue
				}
			default:
				continue
			}
			if !in[k] {
				in[k] = true
				walk(k, depth+1)
			}
		}
	}
	walk(w, 0)
	first, last = w, w
	for first > 0 && in[first-1] {
		first--
	}
	for last+1 < len(v.s.Tokens) && in[last+1] {
		last++
	}
	return first, last
}

// participants makes what fills a role out of one argument: the entity it
// names, the country its adjective or genitive names when the noun stands for
// it ("Chadian troops"), or the phrase itself.
func (v *view) participants(role string, a arg, rule string) []cotejo.Participant {
	if a.via == "elliptic" || a.via == "possessive" || a.via == "demonym" {
		var out []cotejo.Participant
		for _, e := range v.heads[a.head] {
			if e.id != "" {
				out = append(out, v.entityParticipant(role, e, rule))
			}
		}
		if len(out) == 0 {
			if e := v.demonym(a.head); e != nil {
				out = append(out, v.entityParticipant(role, e, rule))
			}
		}
		return out
	}
	var out []cotejo.Participant
	for _, e := range v.heads[a.head] {
		if !e.demonym && e.id != "" {
			out = append(out, v.entityParticipant(role, e, rule))
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, e := range v.both(a.head) {
		p := v.phraseParticipant(role, a.head, e, rule)
		p.Unsure = "both"
		out = append(out, p)
	}
	if len(out) > 0 {
		return out
	}
	if e := v.represented(a.head); e != nil {
		return []cotejo.Participant{v.phraseParticipant(role, a.head, e, rule)}
	}
	if e := v.entity(a.head); e != nil {
		return []cotejo.Participant{v.entityParticipant(role, e, rule)}
	}
	return []cotejo.Participant{v.phraseParticipant(role, a.head, nil, rule)}
}

func (v *view) entityParticipant(role string, e *entityMention, rule string) cotejo.Participant {
	sp := v.span(e.first, e.last)
	return cotejo.Participant{Role: role, Entity: e.id, Label: e.label, Text: v.text(sp), Span: sp, Rule: rule, Unsure: e.unsure}
}

func (v *view) phraseParticipant(role string, w int, e *entityMention, rule string) cotejo.Participant {
	first, last := v.phraseWords(w)
	sp := v.span(first, last)
	p := cotejo.Participant{Role: role, Text: v.text(sp), Span: sp, Rule: rule}
	if e != nil {
		p.Entity, p.Label = e.id, e.label
		return p
	}
	for first < w && v.tok(first).UPOS == text.DET {
		first++
	}
	p.Label = v.text(v.span(first, last))
	for _, k := range v.kids[w] {
		if v.tok(k).UPOS == text.PROPN && (v.rel(k) == "appos" || v.rel(k) == "flat") && v.tok(w).UPOS == text.NOUN && k > w {
			f, l := v.phraseWords(k)
			p.Span = p.Span.Cover(v.span(f, l))
			p.Label, p.Text = v.text(v.span(f, l)), v.text(p.Span)
			break
		}
	}
	return p
}

// represented is the country or body that a common noun stands for: named by
// its apposition, its adjective of nationality or its genitive.
func (v *view) represented(w int) *entityMention {
	if k := v.kid(w, "appos", "flat"); k >= 0 {
		if e := v.entity(k); e != nil && e.kind == "person" {
			return e
		}
	}
	if !v.g.is("representative", v.tok(w).Lemma) {
		return nil
	}
	if e := v.population(w); e != nil && (e.kind == "country" || e.kind == "organisation" || e.demonym && strings.HasPrefix(e.id, "iso:")) {
		return e
	}
	return nil
}

// population is whose a noun is: by adjective ("North Korean soldiers"), by
// genitive ("troops of North Korea") or by possessive ("its troops").
func (v *view) population(w int) *entityMention {
	for _, k := range v.kids[w] {
		r := v.rel(k)
		if e := v.demonym(k); e != nil && r != "nmod" {
			return e
		}
		if r == "nmod" && v.g.is("genitive", v.caseOf(k)) {
			if e := v.entity(k); e != nil && (e.kind == "country" || e.kind == "organisation") {
				return e
			}
			if v.g.is("representative", v.tok(k).Lemma) {
				if e := v.population(k); e != nil {
					return e
				}
			}
		}
		if r == "det" {
			if e := v.possessor(k); e != nil {
				return v.countryOf(e)
			}
		}
		if r == "nmod" && v.g.is("genitive", v.caseOf(k)) {
			if e := v.entity(k); e != nil && e.kind == "person" && v.countryOf(e) != e {
				return v.countryOf(e)
			}
		}
	}
	if v.possessive(w) >= 0 {
		if e := v.subjectAround(w); e != nil {
			return v.countryOf(e)
		}
	}
	return nil
}

// possessive is the word that says "his, her, its, their" in a noun phrase, -1 for
// none.
func (v *view) possessive(w int) int {
	for _, k := range v.kids[w] {
		if v.tok(k).Feats.Has("Poss", "Yes") {
			return k
		}
		for _, d := range v.kids[k] {
			if v.rel(k) == "det" && v.tok(d).Feats.Has("Poss", "Yes") {
				return d
			}
		}
	}
	return -1
}

// subjectAround is the entity that is the subject of the nearest verb above a
// noun, the noun's own phrase left out.
func (v *view) subjectAround(w int) *entityMention {
	from := w
	for range maxClimb {
		h := v.head(from)
		if h < 0 {
			return nil
		}
		if v.verbal(h) && v.rel(from) != "nsubj" {
			for _, k := range v.kids[h] {
				if v.rel(k) == "nsubj" && k != from {
					if e := v.entity(k); e != nil {
						return e
					}
				}
			}
		}
		from = h
	}
	return nil
}

// countryOf is the country that a person holds an office of, as a mention of that
// country; the mention itself when the text says of none.
func (v *view) countryOf(e *entityMention) *entityMention {
	id := v.office[e.id]
	if e.kind != "person" || id == "" {
		return e
	}
	c := *e
	c.id, c.kind, c.label = id, "country", v.labels[id]
	if c.label == "" {
		c.label = e.label
	}
	return &c
}

// ownerOf is whose a thing is: its population, the person in its genitive, or the
// subject of the clause that describes it ("the measures that the Government adopts").
func (v *view) ownerOf(w int) *entityMention {
	if e := v.population(w); e != nil {
		return e
	}
	for _, k := range v.kids[w] {
		switch v.rel(k) {
		case "nmod":
			if e := v.entity(k); e != nil && v.g.is("genitive", v.caseOf(k)) {
				return e
			}
			if v.g.is("genitive", v.caseOf(k)) {
				if e := v.represented(k); e != nil {
					return e
				}
			}
		case "acl":
			if s := v.kid(k, "nsubj"); s >= 0 && v.entity(s) != nil {
				return v.entity(s)
			}
		case "det":
			for _, d := range v.kids[k] {
				if e := v.possessor(d); e != nil {
					return e
				}
			}
		}
	}
	return nil
}

// both resolves a phrase that names two of a kind ("both leaders") to the last
// two different entities of that kind before it.
func (v *view) both(w int) []*entityMention {
	k := v.kid(w, "det", "nummod")
	if k < 0 || !v.g.is("both", v.tok(k).Lower) {
		return nil
	}
	kind := v.kindOf(w)
	var out []*entityMention
	for view := v; view != nil && len(out) < 2; view = view.before {
		last := len(view.s.Tokens) - 1
		if view == v {
			last = k - 1
		}
		for i := last; i >= 0 && len(out) < 2; i-- {
			for _, e := range view.heads[i] {
				fits := kind == "person" && e.kind == "person" || kind != "person" && e.kind == "country"
				if fits && e.id != "" && !e.demonym && (len(out) == 0 || out[0].id != e.id) {
					out = append(out, e)
					break
				}
			}
		}
	}
	if len(out) < 2 {
		return nil
	}
	return []*entityMention{out[1], out[0]}
}

// populationNear looks for the population of a theme in its own phrase, then in
// what it opens on and what it is coordinated with.
func (v *view) populationNear(w int) *entityMention {
	if e := v.population(w); e != nil {
		return e
	}
	for _, k := range v.kids[w] {
		if r := v.rel(k); (r == "nmod" || r == "conj") && v.nominal(k) && (r == "conj" || v.g.is("transparent", v.tok(w).Lemma)) {
			if e := v.populationNear(k); e != nil {
				return e
			}
		}
	}
	return nil
}

func subsumedByAny(classes []string, class string) bool {
	return class != "" && slices.ContainsFunc(classes, func(c string) bool { return inventory.Subsumes(c, class) })
}
