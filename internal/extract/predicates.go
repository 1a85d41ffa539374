package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// reading is one frame found at one trigger with its roles filled.
type reading struct {
	v        *view
	core     int   // word that carries the arguments
	words    []int // words of the trigger
	frame    *pack.Frame
	nominal  bool
	theme    int // word, -1 when there is none
	themeVia string
	pronoun  bool   // the theme is a pronoun, which stands for somebody
	class    string // of the theme
	parts    []cotejo.Participant
	fillers  map[int]string // word → role
	score    int
	lost     []*reading // other readings of the same trigger, best first
	quants   []*quantity
}

// triggers finds the predicates of a sentence: at most one reading a core word.
// Words inside a longer trigger do not announce anything of their own.
func (v *view) triggers() []*reading {
	byCore := map[int][]*reading{}
	v.playful = v.sport()
	var cores []int
	for i := range v.s.Tokens {
		for _, r := range v.candidates(i) {
			if len(byCore[r.core]) == 0 {
				cores = append(cores, r.core)
			}
			byCore[r.core] = append(byCore[r.core], r)
		}
	}
	sort.Ints(cores)
	var out []*reading
	for _, c := range cores {
		if best := pick(byCore[c]); best != nil {
			out = append(out, best)
		}
	}
	return merged(dropCovered(out))
}

// pick takes the best reading of a trigger: the longest phrase, then the best
// score, then the order of the rules.
func pick(rs []*reading) *reading {
	slices.SortStableFunc(rs, func(a, b *reading) int {
		if d := len(b.words) - len(a.words); d != 0 {
			return d
		}
		if d := b.score - a.score; d != 0 {
			return d
		}
		return a.frame.Order() - b.frame.Order()
	})
	if len(rs) == 0 {
		return nil
	}
	rs[0].lost = rs[1:]
	return rs[0]
}

func dropCovered(rs []*reading) []*reading {
	covered := map[int]bool{}
	for _, r := range rs {
		if len(r.words) > 1 {
			for _, w := range r.words {
				if w != r.core {
					covered[w] = true
				}
			}
		}
	}
	return slices.DeleteFunc(rs, func(r *reading) bool { return covered[r.core] })
}

// merged drops, of two readings of one predicate about the same theme, the one
// that a noun announces: "a contingent of 1,200 soldiers sent to Gao" is one
// deployment.
func merged(rs []*reading) []*reading {
	drop := map[*reading]bool{}
	for _, a := range rs {
		for _, b := range rs {
			if a == b || !a.nominal || b.nominal && a.frame.Theme != "measure" || drop[b] {
				continue
			}
			if a.frame.Predicate != b.frame.Predicate {
				if b.theme == a.core && b.class == "agreement" && a.frame.Theme != "self" {
					drop[a] = true
				}
				continue
			}
			if a.v.head(a.core) == b.core && a.v.rel(a.core) == "nsubj" || b.nominal && a.v.stepsTo(a.core, b.core, -1) > 0 {
				drop[a] = true
				b.takeOver(a)
			}
			if b.themeVia == "antecedent" {
				continue
			}
			if b.theme >= 0 && (b.theme == a.core || b.theme == a.theme) || a.theme >= 0 && b.theme >= 0 && a.v.stepsTo(a.theme, b.theme, b.core) >= 0 {
				drop[a] = true
			}
		}
	}
	return slices.DeleteFunc(rs, func(r *reading) bool { return drop[r] })
}

// takeOver fills the roles that a reading has empty from one that is dropped for
// it: "the strike of the pilots began" is the pilots'.
func (r *reading) takeOver(o *reading) {
	for _, p := range o.parts {
		if r.frame.HasRole(p.Role) && !r.filled(p.Role) {
			r.parts = append(r.parts, p)
		}
	}
}

// candidates reads every trigger that starts at a word.
func (v *view) candidates(i int) []*reading {
	t := v.tok(i)
	switch t.UPOS {
	case text.PUNCT, text.ADP, text.DET, text.CCONJ, text.SCONJ, text.NUM, text.NoPOS:
		return nil
	}
	if v.inTimex(i) {
		return nil
	}
	var out []*reading
	seen := map[string]bool{}
	try := func(lemma string) {
		if seen[lemma] {
			return
		}
		seen[lemma] = true
		for _, tr := range v.in.pack.Frames.At(lemma) {
			if r := v.read(i, tr); r != nil {
				out = append(out, r)
			}
		}
	}
	try(t.Lemma)
	try(t.Lower)
	for s := range v.g.sets["reflexive-suffix"] {
		if strings.HasSuffix(t.Lemma, "r"+s) {
			try(strings.TrimSuffix(t.Lemma, s))
		}
	}
	if t.UPOS == text.ADJ || t.UPOS == text.NOUN || v.participle(i) {
		for _, b := range v.g.bases(t.Lower) {
			try(b)
		}
	}
	if t.UPOS == text.ADJ || v.participle(i) || (t.UPOS == text.NOUN && v.rel(i) == "acl") {
		for _, inf := range v.g.infinitives(v.masculine(i)) {
			try(inf)
		}
	}
	return out
}

// read tries one trigger at a word: part of speech, the rest of the phrase, the
// frame's conditions.
func (v *view) read(i int, tr pack.Trigger) *reading {
	if !v.fits(i, tr) {
		return nil
	}
	words, ok := v.rest(i, tr)
	if !ok {
		return nil
	}
	if !v.in.tellsOf(tr.Frame) {
		return nil
	}
	r := &reading{v: v, core: i, words: words, frame: tr.Frame, nominal: tr.POS == pack.NounTrigger, theme: -1, fillers: map[int]string{}}
	f := tr.Frame
	if !r.nominal {
		if f.Bare && v.complemented(i) {
			return nil
		}
		if len(words) == 1 && (v.periphrastic(i) || v.otherSense(i)) || f.Clause == "never" && v.kid(i, "xcomp", "ccomp") >= 0 {
			return nil
		}
		refl := v.reflexive(i)
		if len(words) == 1 && v.reaches(i) {
			return nil
		}
		if (tr.Reflexive || f.Reflexive == "required") && !refl {
			return nil
		}
		if f.Reflexive == "never" && refl {
			return nil
		}
		if tr.Passive && v.voice(i) == active {
			return nil
		}
		if f.Participle && v.voice(i) != attribute {
			return nil
		}
	}
	if r.nominal && (f.Bare && v.genitiveOf(i) >= 0 || f.Governed && !v.asserted(i)) {
		return nil
	}
	if !r.fill(tr) {
		return nil
	}
	return r
}

// tellsOf reports whether the text has one of the words that a frame wants to be
// there, and none of those that make its own words mean something else.
func (in *input) tellsOf(f *pack.Frame) bool {
	if len(f.Present) == 0 && len(f.Absent) == 0 {
		return true
	}
	if in.lemmas == nil {
		in.lemmas = map[string]bool{}
		for i := range in.sentences {
			for k := range in.sentences[i].Tokens {
				in.lemmas[in.sentences[i].Tokens[k].Lemma] = true
			}
		}
	}
	has := func(w string) bool { return in.lemmas[w] }
	return (len(f.Present) == 0 || slices.ContainsFunc(f.Present, has)) && !slices.ContainsFunc(f.Absent, has)
}

// complemented reports a verb with an object or a dative.
func (v *view) complemented(i int) bool {
	for _, a := range v.argsOf(i, nil) {
		if a.via == "" && (a.slot == "obj" || a.slot == "iobj" || v.g.is("personal", a.slot)) {
			return true
		}
	}
	return false
}

// periphrastic reports the first verb of a periphrasis ("went on to insist").
func (v *view) periphrastic(i int) bool {
	t := v.s.Tokens
	return i+2 < len(t) && t[i+2].Feats.Has("VerbForm", "Inf") && v.g.is("periphrasis", t[i].Lemma+" "+t[i+1].Lower)
}

// genitiveOf is the phrase with the genitive preposition under a noun, -1 when
// there is none.
func (v *view) genitiveOf(i int) int {
	for _, k := range v.kids[i] {
		if v.rel(k) == "nmod" && v.g.is("genitive", v.caseOf(k)) {
			return k
		}
	}
	return -1
}

// asserted reports a noun that its clause says to be there or to have come about:
// under a light or measuring verb, a copula, or no verb at all (a headline).
func (v *view) asserted(i int) bool {
	w := i
	for range maxClimb {
		if v.kid(w, "cop") >= 0 {
			return true
		}
		h := v.head(w)
		if h < 0 {
			return !v.verbal(w)
		}
		if v.verbal(h) {
			return v.light(h) || v.g.is("measure-verb", v.tok(h).Lemma) || v.g.is("copula", v.tok(h).Lemma)
		}
		w = h
	}
	return false
}

func (v *view) fits(i int, tr pack.Trigger) bool {
	p := v.tok(i).UPOS
	switch tr.POS {
	case pack.VerbTrigger:
		return p == text.VERB || p == text.AUX && (len(tr.Words) > 1 || v.rel(i) != "aux" && v.rel(i) != "cop") || (p == text.ADJ || p == text.NOUN) && v.participle(i)
	case pack.NounTrigger:
		return p == text.NOUN || p == text.PROPN || v.participle(i) && v.nounish(i) || p == text.ADJ && v.nounish(i)
	case pack.AdjectiveTrigger:
		return p == text.ADJ || p == text.VERB && v.participle(i) || p == text.NOUN && v.rel(i) != "nsubj" && v.rel(i) != "obj"
	}
	return false
}

// nounish reports whether an adjective or participle stands for a noun here:
// counted, determined, or in a noun's place.
func (v *view) nounish(i int) bool {
	if q := v.inQuant[i]; q != nil && (q.head == i || q.head < 0) {
		return true
	}
	switch v.rel(i) {
	case "nsubj", "obj", "obl", "nmod", "iobj":
		return true
	}
	return v.kid(i, "det", "nummod") >= 0
}

// rest finds the words of a phrase after the first: next to each other for
// nouns, with a short gap for verbs.
func (v *view) rest(i int, tr pack.Trigger) ([]int, bool) {
	words := []int{i}
	at := i + 1
	for _, w := range tr.Words[1:] {
		gap := 0
		if tr.POS == pack.VerbTrigger {
			gap = maxGap
		}
		found := -1
		for j := at; j < len(v.s.Tokens) && j <= at+gap; j++ {
			if v.same(j, w) {
				found = j
				break
			}
			if v.breaks(j) {
				break
			}
		}
		if found < 0 {
			return nil, false
		}
		words = append(words, found)
		at = found + 1
	}
	return words, true
}

// breaks reports whether a phrase cannot go on past this word.
func (v *view) breaks(j int) bool {
	t := v.tok(j)
	if t.UPOS == text.PUNCT {
		switch t.Form {
		case "“", "”", "\"", "«", "»", "'", "‘", "’":
			return false
		}
		return true
	}
	return t.UPOS == text.VERB || t.UPOS == text.SCONJ || t.UPOS == text.CCONJ
}
