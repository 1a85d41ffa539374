package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// verdict is what the cues around a trigger make of its status and polarity.
type verdict struct {
	status   cotejo.Status
	polarity string
	cue      int // word that decided, -1 for none
	view     *view
	rule     string
	lost     []cueFound
}

// cueFound is one cue: its rule and the word that carries it.
type cueFound struct {
	rule   *pack.FactRule
	word   int
	status cotejo.Status
}

// rank orders statuses when several cues speak: what its source rejects is
// rejected however it is phrased, and a question or a condition holds over
// anything inside it.
var rank = map[cotejo.Status]int{
	cotejo.Denied: 7, cotejo.Questioned: 6, cotejo.Conditional: 5, cotejo.Demanded: 4, cotejo.Hedged: 3, cotejo.Planned: 2, cotejo.Asserted: 1,
}

// judge collects the cues of a trigger word, on it and above it, and decides.
// reported says that the trigger is inside somebody's reported words, where the
// conditional is the future of the past.
func (v *view) judge(core int, nominal, reported bool, fallback cotejo.Status) verdict {
	c := &cues{waived: -1, v: v, core: core, nominal: nominal, reported: reported, counted: nominal && v.quantityAt(core) != nil}
	c.own(core, nominal)
	c.climb()
	return c.decide(fallback)
}

// cues gathers what is found on the way up from a trigger.
type cues struct {
	v        *view
	core     int
	nominal  bool
	reported bool
	counted  bool // the trigger is a counted noun: its verb's tense is its own
	found    []cueFound
	negative int // words that negate, counted
	negWord  int
	negRule  *pack.FactRule
	waived   int  // a word whose negation has said all it says, -1 for none
	past     bool // the climb has left a clause that says what happened
}

func (c *cues) add(r *pack.FactRule, w int) {
	if r == nil || r.NounsOnly() && !c.nominal {
		return
	}
	if r.Status == "" && r.Polarity == "-" {
		if c.waived >= 0 && c.v.head(w) == c.waived {
			return
		}
		c.negative++
		c.negWord, c.negRule = w, r
		return
	}
	status := r.Status
	if r.Negated != "" && c.negated(w) {
		status, c.waived = r.Negated, w
	}
	if c.past && (status == cotejo.Planned || status == cotejo.Demanded) {
		return // "wants to explain how it came about"
	}
	c.found = append(c.found, cueFound{r, w, status})
}

// negated reports a governor with a negation of its own ("did not rule out").
func (c *cues) negated(w int) bool {
	if h := c.v.head(w); h >= 0 && c.v.tok(w).UPOS == text.NOUN && (c.v.light(h) || c.v.g.is("impersonal", c.v.tok(h).Lemma)) && c.negated(h) {
		return true // "there is no record that"
	}
	for _, k := range c.v.kids[w] {
		if rel := c.v.rel(k); (rel == "advmod" || rel == "cc") && c.v.in.pack.Factuality.Negation(c.v.tok(k).Lower) != nil {
			return true
		}
	}
	return false
}

// own reads the cues at one level: the word's tense, auxiliaries, markers,
// modifiers and negation.
func (c *cues) own(w int, nominal bool) {
	v := c.v
	before := len(c.found)
	defer func() {
		if !nominal && len(c.found) == before {
			c.tense(w)
		}
	}()
	for _, k := range v.kids[w] {
		switch v.rel(k) {
		case "aux", "cop":
			c.auxiliary(k)
		case "mark", "case":
			c.marker(k)
		case "advmod", "amod", "det", "obl", "discourse", "cc":
			c.modifier(k)
		case "nsubj":
			c.noSubject(k, w)
		}
		if v.rel(k) == "obl" && v.caseOf(k) != "" && k < w {
			c.noSubject(k, w) // "at no moment"
		}
	}
	c.adverbs(w)
	c.setOff(w)
}

// setOff reads the cues that commas set off before a finite verb in its clause: "The
// driver, it seems, fell asleep", "Allegedly, the mayor took money".
func (c *cues) setOff(w int) {
	v, f := c.v, c.v.in.pack.Factuality
	if !v.verbal(w) || !v.finite(w) {
		return
	}
	start := w
	for start > 0 && start > w-setOffWords && v.tok(start-1).UPOS != text.SCONJ && v.tok(start-1).Form != ";" && v.tok(start-1).Form != ":" && !v.tok(start-1).Feats.Has("VerbForm", "Fin") {
		start--
	}
	for j := start; j < w; j++ {
		if j > start && v.tok(j-1).Form != "," {
			continue
		}
		for _, p := range f.Modifiers(v.tok(j).Lower) {
			if n := v.phrase(j, p.Words); n > 0 && j+n < w && v.tok(j+n).Form == "," && !c.has(j) {
				c.add(p.Rule, j)
			}
		}
	}
}

// setOffWords is how far before its verb a cue that is set off may stand.
const setOffWords = 15

func (c *cues) marker(k int) {
	for _, p := range c.v.in.pack.Factuality.Markers(c.v.tok(k).Lower) {
		if c.v.phrase(k, p.Words) > 0 && (c.v.rel(k) == "mark" || !c.nominal) && !(len(p.Words) == 1 && c.conceding(k)) {
			c.add(p.Rule, k)
			return
		}
	}
	if r := c.v.in.pack.Factuality.Negation(c.v.tok(k).Lower); r != nil && !c.spent(k) && !c.lacking(k) {
		c.add(r, k)
	}
}

// lacking reports a preposition of negation in what is said of a subject: who "is
// without light" is, and is counted.
func (c *cues) lacking(k int) bool {
	h := c.v.head(k)
	return c.v.rel(k) == "case" && h >= 0 && c.v.kid(h, "cop") >= 0
}

// apart reports a word of negation in another clause than the word it hangs on: a
// colon, or a finite verb, stands between them.
func (c *cues) apart(k int) bool {
	v, h := c.v, c.v.head(k)
	for j := k + 1; j < h; j++ {
		if f := v.tok(j).Form; f == ":" || f == ";" || v.verbal(j) && v.finite(j) && v.head(j) != h {
			return true
		}
	}
	return false
}

// exempt reports whether the word after a negating one takes its force away:
// "not only", "no doubt".
func (c *cues) exempt(k int) bool {
	return k+1 < len(c.v.s.Tokens) && c.v.g.is("negation-exempt", c.v.tok(k+1).Lower)
}

func (c *cues) modifier(k int) {
	f, t := c.v.in.pack.Factuality, c.v.tok(k)
	if r := f.Negation(t.Lower); r != nil {
		if !c.spent(k) && !c.apart(k) {
			c.add(r, k)
		}
		return
	}
	if r := f.Negation(t.Lemma); r != nil && t.UPOS == text.DET {
		c.add(r, k)
		return
	}
	for _, form := range []string{t.Lemma, t.Lower} {
		for _, p := range f.Modifiers(form) {
			if c.v.phrase(k, p.Words) > 0 {
				c.add(p.Rule, k)
				return
			}
		}
	}
}

// adverbs looks at the few words before the trigger for cues that the tree has
// attached elsewhere ("apparently", "allegedly").
func (c *cues) adverbs(w int) {
	f := c.v.in.pack.Factuality
	for j := max(0, w-3); j < w; j++ {
		t := c.v.tok(j)
		if t.UPOS != text.ADV && t.UPOS != text.ADP && t.UPOS != text.ADJ {
			continue
		}
		if t.UPOS == text.ADJ && c.v.head(j) != w {
			continue
		}
		for _, p := range f.Modifiers(t.Lower) {
			if c.v.phrase(j, p.Words) > 0 && !c.has(j) {
				c.add(p.Rule, j)
			}
		}
	}
}

func (c *cues) has(w int) bool {
	for _, f := range c.found {
		if f.word == w {
			return true
		}
	}
	return false
}

// tense applies the rules of form to the verb, or to the auxiliary that carries
// its tense.
func (c *cues) tense(w int) {
	v := c.v
	carrier := w
	if v.tok(w).Feats.Get("VerbForm") != "Fin" {
		carrier = -1
		for _, k := range v.kids[w] {
			if r := v.rel(k); (r == "aux" || r == "cop") && v.tok(k).Feats.Get("VerbForm") == "Fin" {
				carrier = k
				break
			}
		}
	}
	if carrier < 0 {
		return
	}
	feats := v.tok(carrier).Feats
	f := v.in.pack.Factuality
	for _, r := range f.Apodosis {
		if anyFeat(feats, r.Feats) && c.hasProtasis(w) {
			c.add(r, carrier)
			return
		}
	}
	if c.reported && !v.compound(w) {
		for _, r := range f.Reported {
			if anyFeat(feats, r.Feats) {
				c.add(r, carrier)
				return
			}
		}
	}
	for _, r := range f.Tense {
		if anyFeat(feats, r.Feats) && !(r.Perfect == "never" && v.compound(w) && !c.ahead(w)) {
			c.add(r, carrier)
			return
		}
	}
}

// hasProtasis reports a conditional clause under the verb.
func (c *cues) hasProtasis(w int) bool {
	v := c.v
	for _, k := range v.kids[w] {
		if v.rel(k) != "advcl" {
			continue
		}
		for _, m := range v.kids[k] {
			if v.rel(m) != "mark" {
				continue
			}
			for _, p := range v.in.pack.Factuality.Markers(v.tok(m).Lower) {
				if p.Rule.Status == cotejo.Conditional && v.phrase(m, p.Words) > 0 {
					return true
				}
			}
		}
	}
	return c.opensWithCondition(w)
}

// opensWithCondition reports a sentence whose first word is a conditional marker
// and whose first comma stands before the word: its condition is over.
func (c *cues) opensWithCondition(w int) bool {
	v := c.v
	marked := false
	for _, p := range v.in.pack.Factuality.Markers(v.tok(0).Lower) {
		marked = marked || p.Rule.Status == cotejo.Conditional && v.phrase(0, p.Words) > 0
	}
	for k := 1; marked && k < w; k++ {
		if v.tok(k).Form == "," {
			return true
		}
	}
	return false
}

func anyFeat(f text.Feats, want []string) bool {
	for _, w := range want {
		if allFeats(f, w) {
			return true
		}
	}
	return false
}

// allFeats reports a word that has every feature of a list joined by "&".
func allFeats(f text.Feats, want string) bool {
	for w := range strings.SplitSeq(want, "&") {
		name, value, _ := strings.Cut(w, "=")
		if !f.Has(name, value) {
			return false
		}
	}
	return true
}

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
		if complement && (!v.colonBetween(h, w) || f.Verb(t.Lemma) != nil && f.Verb(t.Lemma).Status == cotejo.Demanded) {
			if r := c.governor(h, w); r != nil && c.governs(rel, w, h) && !(r.NounsOnly() && v.verbal(w)) && !(r.ClausesOnly() && !c.clausal(w)) && !(r.Status == cotejo.Planned && (rel == "ccomp" || rel == "xcomp") && v.happened(w)) && !(r.Status == cotejo.Demanded && (v.indicative(w) || v.tok(w).Feats.Has("Mood", "Ind") && rel == "ccomp")) {
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

// borne reports an infinitive with a finite auxiliary of its own: what negates the verb
// it is joined to says nothing of it.
func (v *view) borne(w int) bool {
	k := v.kid(w, "aux")
	return k >= 0 && v.tok(k).Feats.Has("VerbForm", "Fin")
}

// clausal reports that what hangs under a verb at word w is a clause, or a noun that says
// what somebody tells, with the trigger in its complement.
func (c *cues) clausal(w int) bool {
	v := c.v
	if v.verbal(w) && (v.finite(w) || v.tok(w).Feats.Has("VerbForm", "Inf")) {
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

// modalHead reads a modal that the parser made the head of its infinitive.
func (c *cues) modalHead(h int) {
	c.auxiliary(h)
}

// auxiliary applies the first rule of a modal whose forms fit.
func (c *cues) auxiliary(k int) {
	t := c.v.tok(k)
	for _, r := range c.v.in.pack.Factuality.Auxiliary(t.Lemma) {
		if (len(r.Feats) == 0 || anyFeat(t.Feats, r.Feats)) && !(r.Perfect == "never" && c.v.perfectAfter(k)) {
			c.add(r, k)
			return
		}
	}
	if r := c.v.in.pack.Factuality.Verb(t.Lemma); r != nil && c.v.rel(k) == "aux" {
		c.add(r, k)
	}
}

// perfectAfter reports a perfect infinitive right behind a modal ("may have
// died").
func (v *view) perfectAfter(k int) bool {
	for j := k + 1; j < len(v.s.Tokens) && j <= k+3; j++ {
		if t := v.tok(j); t.Feats.Has("VerbForm", "Inf") {
			return v.g.is("perfect-aux", t.Lemma)
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

// light reports a verb that only says that something is there, came about, began
// or ended, so that its tense and negation are those of its noun.
func (v *view) light(h int) bool {
	return v.g.is("existential", v.tok(h).Lemma) || v.g.is("light", v.tok(h).Lemma)
}

// question reports whether the trigger's clause stands between question marks.
func (v *view) question(core int) bool {
	for j := core + 1; j < len(v.s.Tokens); j++ {
		switch v.tok(j).Form {
		case "?":
			return true
		case ".", ";", text.InvertedQuestion, "”", "»":
			return false
		}
	}
	return false
}

func (c *cues) decide(fallback cotejo.Status) verdict {
	out := verdict{status: cotejo.Asserted, polarity: "+", cue: -1, view: c.v}
	best := -1
	for i, f := range c.found {
		if f.rule.Weak && len(c.found) > 1 {
			continue
		}
		if best < 0 || rank[f.status] > rank[c.found[best].status] {
			best = i
		}
	}
	if best >= 0 {
		f := c.found[best]
		out.status, out.cue, out.rule = f.status, f.word, f.rule.Name
		for i, l := range c.found {
			if i != best {
				out.lost = append(out.lost, l)
			}
		}
		if f.rule.Polarity == "-" && f.status == f.rule.Status || f.status == cotejo.Denied && f.rule.Negated == cotejo.Denied {
			out.polarity = "-"
		}
	} else if fallback != "" {
		out.status = fallback
		out.rule = c.v.in.pack.Lang + "/fact/frame"
	}
	open := best >= 0 && c.found[best].rule.Negated != "" && c.found[best].status == c.found[best].rule.Negated
	if c.negative%2 == 1 && !open {
		if out.polarity == "-" {
			out.polarity = "+"
		} else {
			out.polarity = "-"
		}
		if best < 0 {
			out.cue, out.rule = c.negWord, c.negRule.Name
		}
	}
	return out
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

// happened reports a verb in the indicative of the past, or a perfect infinitive: what one
// swears or promises in it is no plan ("swore that he had paid", "to have paid").
func (v *view) happened(w int) bool {
	f := v.tok(w).Feats
	if f.Has("Mood", "Ind") {
		return f.Has("Tense", "Past")
	}
	for _, k := range v.kids[w] {
		f := v.tok(k).Feats
		if v.rel(k) == "aux" && (f.Has("Mood", "Ind") || f.Has("VerbForm", "Inf")) && v.g.is("perfect-aux", v.tok(k).Lemma) && !f.Has("Tense", "Fut") {
			return true
		}
	}
	return false
}

// indefinite reports a noun with an indefinite article: what will be signed or built
// is yet to come, as its verb is.
func (v *view) indefinite(w int) bool {
	k := v.kid(w, "det")
	return k >= 0 && v.tok(k).Feats.Has("Definite", "Ind")
}

// colonBetween reports a colon between two words: what stands behind it are words of
// its own ("denied it: 'nothing was paid'").
func (v *view) colonBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if v.tok(k).Form == ":" {
			return true
		}
	}
	return false
}

// indicative reports a verb in the indicative of the present or the past: who demands
// in it says how things are ("protested that 200 families have no home").
func (v *view) indicative(w int) bool {
	for _, k := range append([]int{w}, v.kids[w]...) {
		t := v.tok(k)
		if k != w && v.rel(k) != "aux" && v.rel(k) != "cop" || t.Feats.Get("VerbForm") != "Fin" {
			continue
		}
		return t.Feats.Has("Mood", "Ind") && !t.Feats.Has("Tense", "Fut")
	}
	return false
}

// states reports a word whose clause is in the indicative, the future included.
func (v *view) states(w int) bool {
	for range maxClimb {
		if w < 0 {
			return false
		}
		if v.finite(w) {
			return v.indicative(w) || v.tok(w).Feats.Has("Mood", "Ind")
		}
		w = v.head(w)
	}
	return false
}

// conceding reports a conditional word that the next one turns into one of
// concession.
func (c *cues) conceding(k int) bool {
	v := c.v
	return v.g.is("if", v.tok(k).Lower) && k+1 < len(v.s.Tokens) && v.g.is("if-exempt", v.tok(k+1).Lower)
}
