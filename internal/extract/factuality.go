package extract

import (
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
	c := &cues{v: v, core: core, nominal: nominal, reported: reported, counted: nominal && v.quantityAt(core) != nil}
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
	waived   map[int]bool // words whose negation has said all it says
	past     bool         // the climb has left a clause that says what happened
}

func (c *cues) add(r *pack.FactRule, w int) {
	if r == nil || r.NounsOnly() && !c.nominal || !r.Holds(c.v.tok(c.core).Lemma) {
		return
	}
	if r.Status == "" && r.Polarity == "-" {
		if c.waived[c.v.head(w)] {
			return
		}
		c.negative++
		c.negWord, c.negRule = w, r
		return
	}
	status := r.Status
	turned := r.Negated != "" && c.negated(w)
	if turned {
		status = r.Negated
	}
	if c.past && (status == cotejo.Planned || status == cotejo.Demanded) {
		return // "wants to explain how it came about"
	}
	if turned {
		c.waive(w)
	}
	c.found = append(c.found, cueFound{r, w, status})
}

// waive keeps a word whose negation has said all it says.
func (c *cues) waive(w int) {
	if c.waived == nil {
		c.waived = map[int]bool{}
	}
	c.waived[w] = true
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
		if (!nominal || v.kid(w, "cop") >= 0) && len(c.found) == before {
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

// setOffWords is how far from its verb a cue that is set off, or a set phrase, may stand.
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

// conceding reports a conditional word that the next one turns into one of
// concession.
func (c *cues) conceding(k int) bool {
	v := c.v
	return v.g.is("if", v.tok(k).Lower) && k+1 < len(v.s.Tokens) && v.g.is("if-exempt", v.tok(k+1).Lower)
}
