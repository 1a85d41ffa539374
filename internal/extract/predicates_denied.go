package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// denials hangs what is said not to be so on the word that says it ("denies that he
// dismissed", "it is false, likewise, that he tried"), where the parser has made
// the denied clause the main one or a relative clause.
func (r *repairer) denials(p *pack.Pack) {
	complementiser := p.Cues.In("that")
	for w := 1; w < len(r.t); w++ {
		gov := w - 1
		if r.t[w].UPOS == text.AUX && r.t[w].Feats.Has("VerbForm", "Inf") {
			gov = r.overManner(gov)
		}
		that := complementiser[r.t[w].Lower]
		if !that && !r.t[w].Feats.Has("VerbForm", "Inf") {
			continue
		}
		for that && gov > 0 && gov > w-5 && (r.t[gov].UPOS == text.ADV || r.t[gov].UPOS == text.PUNCT) {
			gov--
		}
		if v := r.overManner(gov); that && v < gov && onlyManner(r.t[v+1:gov+1]) {
			gov = v
		}
		if !r.denying(p, gov, that) {
			continue
		}
		if c := r.deniedVerb(w, that); c >= 0 {
			r.hangDenied(gov, w, c, that)
		}
	}
}

// ownClauses hangs a finite verb that the parser has joined to an infinitive, or to a verb
// in the subjunctive, on the verb above these: it tells something of its own, which what
// governs them does not touch ("denies having sold, and stresses that they were 26").
func (r *repairer) ownClauses() {
	for w := range r.t {
		c := r.t[w].Head
		if c < 0 || c > w || base(r.t[w].Rel) != "conj" || !r.tells(w) {
			continue
		}
		if r.t[w].Feats.Has("Mood", "Imp") && r.t[w-1].UPOS == text.CCONJ && !r.t[c].Feats.Has("Mood", "Imp") {
			r.t[w].Feats = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
		}
		g := r.t[c].Head
		if rel := base(r.t[c].Rel); g < 0 || g > c || rel != "xcomp" && rel != "ccomp" || r.t[g].UPOS != text.VERB || !r.tells(g) || r.tells(c) || !r.bound(c) || r.opened(c, w) {
			continue
		}
		r.t[w].Head = g
	}
}

// tells reports a verb, or its auxiliary, in the indicative, or in the form of the
// imperative that some verbs share with it.
func (r *repairer) tells(w int) bool {
	if r.t[w].UPOS != text.VERB {
		return false
	}
	f := r.t[w].Feats
	if f.Has("VerbForm", "Fin") {
		return !f.Has("Mood", "Sub")
	}
	for k := max(0, w-4); k < w; k++ {
		if x := r.t[k]; x.Head == w && base(x.Rel) == "aux" && x.Feats.Has("VerbForm", "Fin") {
			return !x.Feats.Has("Mood", "Sub")
		}
	}
	return false
}

// bound reports a verb that cannot stand alone: an infinitive, one in the subjunctive, or
// a participle whose auxiliary is such.
func (r *repairer) bound(w int) bool {
	if f := r.t[w].Feats; f.Has("VerbForm", "Inf") || f.Has("Mood", "Sub") {
		return true
	}
	for k := max(0, w-4); k < w; k++ {
		if f := r.t[k].Feats; r.t[k].Head == w && base(r.t[k].Rel) == "aux" && (f.Has("VerbForm", "Inf") || f.Has("Mood", "Sub")) {
			return true
		}
	}
	return false
}

// opened reports a conjunction of subordination of its own before a verb joined to c.
func (r *repairer) opened(c, w int) bool {
	for k := c + 1; k < w; k++ {
		if u := r.t[k].UPOS; r.t[k].Head == w && (u == text.SCONJ || u == text.PRON && r.t[k].Feats.Has("PronType", "Rel")) {
			return true
		}
	}
	return false
}

// overManner passes back over the adverbs and the phrase that say how somebody denies:
// "denies in the strongest terms having sold".
func (r *repairer) overManner(at int) int {
	for w := at; w >= 0 && w > at-5; w-- {
		switch r.t[w].UPOS {
		case text.VERB:
			return w
		case text.ADV, text.ADP, text.NOUN, text.ADJ, text.DET, text.PUNCT:
		default:
			return at
		}
	}
	return at
}

// denying reports a word that rejects its complement; a verb that the tagger took
// for an adjective or noun of its own subject is made one again.
func (r *repairer) denying(p *pack.Pack, gov int, that bool) bool {
	t := &r.t[gov]
	f := p.Factuality
	denies := func(rule *pack.FactRule) bool {
		return rule != nil && (rule.Status == cotejo.Denied || rule.Negated == cotejo.Denied)
	}
	switch t.UPOS {
	case text.VERB:
		return denies(f.Verb(t.Lemma))
	case text.ADJ, text.NOUN:
		if that && (denies(f.Adjective(t.Lemma)) || denies(f.Noun(t.Lemma))) {
			return r.hasCopula(gov)
		}
	}
	inf := p.Table("verb-forms").Get(t.Lower)
	if len(inf) == 0 || !denies(f.Verb(inf[0])) || gov == 0 || r.t[gov-1].UPOS == text.ADP || r.t[gov-1].UPOS == text.DET {
		return false
	}
	number := "Sing"
	if r.t[gov-1].Feats.Has("Number", "Plur") {
		number = "Plur"
	}
	t.UPOS, t.Lemma, t.Feats = text.VERB, inf[0], text.Feats("Mood=Ind|Number="+number+"|Person=3|Tense=Pres|VerbForm=Fin")
	return true
}

// hasCopula reports a word with a copula.
func (r *repairer) hasCopula(w int) bool {
	for k := max(0, w-4); k < w; k++ {
		if r.g.is("copula", r.t[k].Lemma) && (r.t[k].UPOS == text.AUX || r.t[k].UPOS == text.VERB) {
			return true
		}
	}
	return false
}

// deniedVerb is the verb of the clause that opens at word w: one in the subjunctive
// behind the complementiser, or the infinitive at w; with an auxiliary, its main
// verb. It is -1 when there is none.
func (r *repairer) deniedVerb(w int, that bool) int {
	for k := w; k < len(r.t) && k < w+14; k++ {
		t := &r.t[k]
		if t.UPOS != text.VERB && t.UPOS != text.AUX {
			if t.Form == ";" || t.Form == "." {
				return -1
			}
			continue
		}
		if that && !t.Feats.Has("Mood", "Sub") {
			return -1
		}
		if t.UPOS == text.AUX && t.Head > k && t.Head < len(r.t) {
			return t.Head
		}
		return k
	}
	return -1
}

// hangDenied hangs the verb c on the word gov, with the complementiser at w. Where c
// stood above gov, gov takes its place and the subject before it.
func (r *repairer) hangDenied(gov, w, c int, that bool) {
	rel := base(r.t[c].Rel)
	if r.t[c].Head == gov && (rel == "ccomp" || rel == "csubj" || rel == "xcomp") {
		return
	}
	above := false
	for k, n := gov, 0; k >= 0 && n < len(r.t); k, n = r.t[k].Head, n+1 {
		above = above || k == c
	}
	if above || r.t[c].Head < 0 {
		r.t[gov].Head, r.t[gov].Rel = r.t[c].Head, r.t[c].Rel
		for k := range gov {
			if x := r.t[k].Head; x == c || x == gov {
				r.subjectOf(k, gov)
			}
		}
		if k := gov - 1; k >= 0 && (r.t[k].UPOS == text.NOUN || r.t[k].UPOS == text.PROPN) {
			r.t[k].Head, r.t[k].Rel = gov, "nsubj"
		}
	}
	r.t[c].Head, r.t[c].Rel = gov, "ccomp"
	if !that {
		r.t[c].Rel = "xcomp"
		return
	}
	r.t[w].UPOS, r.t[w].Head, r.t[w].Rel = text.SCONJ, c, "mark"
	for k := w + 1; k < len(r.t); k++ {
		if r.t[k].Head == gov && k != c && (base(r.t[k].Rel) == "nsubj" || base(r.t[k].Rel) == "aux") {
			r.t[k].Head = c
		}
	}
}

// subjectOf hangs a word before a verb on it: a noun as its subject.
func (r *repairer) subjectOf(k, verb int) {
	r.t[k].Head = verb
	if u := r.t[k].UPOS; u != text.NOUN && u != text.PROPN && u != text.PRON {
		return
	}
	for m := range k {
		if r.t[m].Head == k && base(r.t[m].Rel) == "case" {
			return
		}
	}
	r.t[k].Rel = "nsubj"
}

// genitives hangs a counted phrase in the genitive on the noun of a happening right
// before it ("documented the death of 18 civilians"), where the parser has hung it on
// the verb.
func (r *repairer) genitives(p *pack.Pack) {
	for c := 1; c < len(r.t); c++ {
		h := r.t[c].Head
		if r.t[c].UPOS != text.ADP || h <= c || !r.number[h] || !r.g.is("genitive", r.t[c].Lower) || r.t[c-1].UPOS != text.NOUN {
			continue
		}
		if v := r.t[h].Head; base(r.t[h].Rel) != "obl" || v < 0 || v >= c || r.t[v].UPOS != text.VERB {
			continue
		}
		for _, tr := range p.Frames.At(r.t[c-1].Lemma) {
			if tr.POS == pack.NounTrigger && len(tr.Words) == 1 {
				r.t[h].Head, r.t[h].Rel = c-1, "nmod"
				break
			}
		}
	}
}
