package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// climb walks up from the trigger through what embeds it.
func (c *cues) climb() {
	v := c.v
	w := c.core
	for range maxClimb {
		h := v.head(w)
		if h < 0 {
			break
		}
		rel := v.rel(w)
		if rel == "acl" && v.finite(w) && !v.complementOf(w) || rel == "parataxis" || rel == "root" {
			break
		}
		if w == c.core && c.givenOf(w, h, rel) {
			c.nounLevel(h) // "the alleged letter signed by"
			break
		}
		if rel == "appos" && w != c.core || c.adjunct(w, rel) || c.ofSomebody(w, h, rel) {
			break
		}
		stop := c.level(w, h, rel)
		if stop {
			break
		}
		c.past = c.past || (rel == "ccomp" || rel == "csubj") && v.verbal(w) && v.happened(w)
		w = h
	}
	c.unbacked()
	if f := v.in.pack.Factuality; f.Question != nil && v.question(c.core) {
		c.add(f.Question, c.core)
	}
}

// givenOf reports the participle of a noun that the reader is taken to know of: what was done
// to it is done, whatever is asked or planned now: "asks to honour the agreement signed in
// March".
func (c *cues) givenOf(w, h int, rel string) bool {
	v := c.v
	return (rel == "acl" || rel == "amod") && v.participle(w) && !v.finite(w) && w > h && v.tok(h).UPOS == text.NOUN && !c.counted &&
		slices.ContainsFunc(v.kids[h], func(k int) bool { return v.rel(k) == "det" && v.tok(k).Feats.Has("Definite", "Def") })
}

// unbacked reads the clause of which the sentence says that nothing bears it out: "there
// is no record that", "no evidence exists to support the account that".
func (c *cues) unbacked() {
	v, f := c.v, c.v.in.pack.Factuality
	that := -1
	for w := c.core - 1; w > 1 && that < 0; w-- {
		switch t := v.tok(w); {
		case t.Form == ";" || t.Form == ":" || t.Form == ".":
			return
		case t.UPOS == text.SCONJ && v.g.is("genitive", v.tok(w-1).Lower) && v.in.pack.Cues.In("that")[t.Lower]:
			that = w
		}
	}
	for w := that - 2; w > 0; w-- {
		t := v.tok(w)
		if r := f.Noun(t.Lemma); r != nil && r.Negated == cotejo.Denied && c.missing(w) {
			c.add(r, w)
			c.found[len(c.found)-1].status = r.Negated
			return
		}
		if t.UPOS == text.PUNCT && t.Form != "," || v.verbal(w) && v.finite(w) && !t.Feats.Has("Mood", "Sub") {
			return
		}
	}
}

// missing reports a noun right behind a negated verb, a determiner or an adjective
// passed over.
func (c *cues) missing(w int) bool {
	v := c.v
	for w--; w > 0 && (v.tok(w).UPOS == text.DET || v.tok(w).UPOS == text.ADJ); w-- {
	}
	return w > 0 && v.verbal(w) && v.in.pack.Factuality.Negation(v.tok(w-1).Lower) != nil
}

// adjunct reports a noun phrase that only says where, when or why, so that what
// is above it says nothing of the trigger.
func (c *cues) adjunct(w int, rel string) bool {
	if rel != "nmod" && rel != "obl" || c.v.verbal(w) {
		return false
	}
	if rel == "obl" && c.v.tok(w).Rel == "obl:arg" {
		return false
	}
	k := firstWord(c.v.caseOf(w))
	if w == c.core && !c.v.g.is("genitive", k) && c.v.g.is("accompanying", k) {
		return true
	}
	if c.v.g.is("accompanying", k) && c.v.participle(c.core) {
		return false // "the arrival of 6,000 is expected, with a contingent of 1,200 bound for"
	}
	return k != "" && !c.v.g.is("genitive", k) && !c.v.g.is("nominal-complement", k)
}

// ofSomebody reports a deed in the genitive of whoever did or suffered it, which happened
// whatever is done to him: "they look for the author of the robbery".
func (c *cues) ofSomebody(w, h int, rel string) bool {
	v := c.v
	return rel == "nmod" && c.nominal && w == c.core && !c.counted && v.tok(h).UPOS == text.NOUN && v.kindOf(h) == "person" && v.g.is("genitive", v.caseOf(w)) &&
		v.in.pack.Factuality.Noun(v.tok(h).Lemma) == nil && v.in.pack.Factuality.Adjective(v.tok(h).Lemma) == nil
}

// level reads the governor h of w and says whether the climb ends there.
func (c *cues) level(w, h int, rel string) bool {
	v, f := c.v, c.v.in.pack.Factuality
	t := v.tok(h)
	complement := rel != "advcl" && rel != "conj" && rel != "acl" || rel == "advcl" && c.prepositional(w) && !c.timely(w)
	switch {
	case v.finite(w) && (rel == "advcl" && t.UPOS == text.ADV || v.circumstance(w)):
		return true // "after 184 people fell ill": when, not what
	case rel == "conj" && t.UPOS == text.ADJ && v.verbal(w) && v.finite(w):
		return false // "that this is false and that they are still five"
	case rel == "nsubj" && c.nominalPath(w) && v.inQuant[h] != nil && v.kid(h, "cop") >= 0:
		c.tense(h) // "the cost will be 300 million"
		return false
	case v.verbal(h):
		if rel != "conj" && v.joinedTo(h, w) {
			return false
		}
		if rel == "conj" {
			if !v.finite(w) && !v.participle(w) && !v.borne(w) {
				c.own(h, false)
			}
			return false
		}
		demands := f.Verb(t.Lemma) != nil && f.Verb(t.Lemma).Status == cotejo.Demanded
		if complement && (demands || !v.colonBetween(h, w)) {
			if r := c.governor(h, w); r != nil && c.governs(rel, w, h) && c.takes(r, rel, w) {
				c.add(r, h)
			} else if rel == "xcomp" {
				c.modalHead(h)
			}
			if r := c.branded(w, h); r != nil {
				c.add(r, h)
			}
			c.predicative(w, h)
			if rel == "obj" && c.nominal && w == c.core && !c.counted && v.indefinite(w) {
				c.tense(h)
			}
			if rel == "xcomp" || c.nominalPath(w) && (v.light(h) || c.counted && w == c.core && rel != "obl" || rel == "nsubj" && v.bears(h)) {
				c.own(h, false)
			}
		}
		if rel == "advcl" && v.g.is("lie-verb", t.Lemma) {
			c.add(f.Verb(t.Lemma), h) // "lies when he says that"
		}
		return rel == "advcl"
	case t.UPOS == text.ADJ:
		if r := f.Adjective(t.Lemma); r != nil {
			c.add(r, h)
		} else if r := f.Adjective(v.masculine(h)); r != nil {
			c.add(r, h)
		}
	case t.UPOS == text.NOUN && rel == "conj" && v.verbal(w) && v.borne(w):
		return true // a clause is joined to a clause, whatever the tree says
	case t.UPOS == text.NOUN:
		if r := f.Noun(t.Lemma); r != nil && !(r.Status == cotejo.Planned && v.happened(w)) && (rel == "nmod" || rel == "acl" || rel == "obl" || rel == "ccomp" || rel == "csubj") {
			c.add(r, h)
		}
		c.nounLevel(h)
	}
	return false
}

// clausal reports that what hangs under a verb at word w is a clause, or a noun that says
// what somebody tells, with the trigger in its complement.
func (c *cues) clausal(w int) bool {
	v := c.v
	if v.verbal(w) && (v.finite(w) || v.tok(w).Feats.Has("VerbForm", "Inf") || v.kid(w, "aux") >= 0) {
		return true
	}
	return w != c.core && v.g.is("embedding-noun", v.tok(w).Lemma)
}

// joinedTo reports a verb behind a word, and behind a conjunction of its own, with
// another finite verb between them: the parser has hung the first clause on the second
// ("holds that they are 50 and asked that").
func (v *view) joinedTo(h, w int) bool {
	k := h - 1
	for k > w && (v.tok(k).UPOS == text.PRON || v.tok(k).UPOS == text.ADV || v.tok(k).UPOS == text.AUX) {
		k--
	}
	if k <= w || v.tok(k).UPOS != text.CCONJ {
		return false
	}
	for k--; k > w; k-- {
		if u := v.tok(k).UPOS; (u == text.VERB || u == text.AUX) && v.finite(k) {
			return true
		}
	}
	return v.finite(w)
}

// predicative reads the adjective that stands between a verb and what it governs
// ("has it planned to approve", "has the intention of").
func (c *cues) predicative(w, h int) {
	v := c.v
	for _, k := range v.kids[h] {
		if k <= h || k >= w || v.tok(k).UPOS != text.ADJ && !v.participle(k) {
			continue
		}
		f := v.in.pack.Factuality
		if r := f.Adjective(v.tok(k).Lemma); r != nil {
			c.add(r, k)
		} else if r := f.Adjective(v.masculine(k)); r != nil {
			c.add(r, k)
		}
	}
}

// prepositional reports an infinitive after a preposition that only joins it to
// its verb ("threatened to send").
func (c *cues) prepositional(w int) bool {
	if !c.v.tok(w).Feats.Has("VerbForm", "Inf") {
		return false
	}
	for _, k := range c.v.kids[w] {
		if r := c.v.rel(k); (r == "mark" || r == "case") && c.v.g.is("complement", c.v.tok(k).Lower) {
			return true
		}
	}
	return false
}

// governs says whether a governing verb's cue reaches a dependent: its clause
// or object, and its subject only in the passive or impersonal ("the arrival
// is expected").
func (c *cues) governs(rel string, w, h int) bool {
	switch rel {
	case "nsubj":
		vo := c.v.voice(h)
		return vo == passive || vo == middle
	case "obl":
		return c.nominalPath(w) && (c.v.tok(w).Rel == "obl:arg" || c.v.participle(c.core) && c.v.g.is("accompanying", firstWord(c.v.caseOf(w))))
	}
	return true
}

func (c *cues) nominalPath(w int) bool {
	return c.nominal && w == c.core || c.v.tok(w).UPOS == text.NOUN
}

// nounLevel reads what modifies a noun that carries the trigger.
func (c *cues) nounLevel(h int) {
	for _, k := range c.v.kids[h] {
		if r := c.v.rel(k); r == "amod" || r == "det" || r == "case" && c.v.g.is("genitive", "") {
			c.modifier(k)
		}
	}
}

// complementOf reports a clause that says what its noun is about, not which one is
// meant: "it is a lie that", "the account that".
func (v *view) complementOf(w int) bool {
	h := v.head(w)
	if up := v.head(max(h, 0)); h >= 0 && up >= 0 && v.rel(h) == "nsubj" && v.g.is("embedding-noun", v.tok(h).Lemma) && v.falsely(up) == h {
		return true // "false are the accounts according to which"
	}
	if h < 0 || v.in.pack.Factuality.Noun(v.tok(h).Lemma) == nil && !v.g.is("embedding-noun", v.tok(h).Lemma) {
		return false
	}
	for _, k := range v.kids[w] {
		if v.rel(k) == "mark" && v.tok(k).UPOS == text.SCONJ {
			return true
		}
	}
	return false
}

// takes reports that the rule of a governing verb is one for what hangs under it at word w:
// a clause or a noun, as the rule asks, and no clause that says how things are or were.
func (c *cues) takes(r *pack.FactRule, rel string, w int) bool {
	v := c.v
	switch {
	case r.NounsOnly() && v.verbal(w), r.ClausesOnly() && !c.clausal(w):
		return false
	case r.Status == cotejo.Planned && (rel == "ccomp" || rel == "xcomp"):
		return !v.happened(w)
	case r.Status == cotejo.Demanded:
		return !v.indicative(w) && !(v.tok(w).Feats.Has("Mood", "Ind") && rel == "ccomp")
	}
	return true
}

// governor is the rule of the verb at word h for what hangs under it at word w: that of
// the verb with the preposition between the two, where there is one ("stops from"), but for
// figures where it is a negation: who stops from earning a million loses one.
func (c *cues) governor(h, w int) *pack.FactRule {
	f, lemma := c.v.in.pack.Factuality, c.v.tok(h).Lemma
	for _, k := range c.v.kids[w] {
		if k > h && k < w && c.v.rel(k) == "mark" && c.v.tok(w).Feats.Has("VerbForm", "Inf") {
			if r := f.Verb(lemma + " " + c.v.tok(k).Lower); r != nil && !(r.Polarity == "-" && c.v.measuresObject(w)) {
				return r
			}
		}
	}
	return f.Verb(lemma)
}

// measuresObject reports a verb whose object has a number.
func (v *view) measuresObject(w int) bool {
	return slices.ContainsFunc(v.kids[w], func(k int) bool { return v.rel(k) == "obj" && v.quantityAt(k) != nil })
}

// branded is the rule of the adjective or noun that a verb of calling at word h gives its
// object at word w: "called the news of his resignation false".
func (c *cues) branded(w, h int) *pack.FactRule {
	v, f := c.v, c.v.in.pack.Factuality
	if !v.g.is("branding", v.tok(h).Lemma) {
		return nil
	}
	for _, k := range v.kids[h] {
		if k == w || v.rel(k) == "nsubj" {
			continue
		}
		for _, lemma := range []string{v.tok(k).Lemma, v.masculine(k)} {
			r := f.Adjective(lemma)
			if r == nil {
				r = f.Noun(lemma)
			}
			if r != nil && r.Status == cotejo.Denied {
				return r
			}
		}
	}
	return nil
}
