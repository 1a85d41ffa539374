package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// arg is a word that stands in a grammatical slot of a trigger. Slots are the
// deep ones, whatever the voice: subj is who does it, obj what it is done to;
// otherwise the preposition.
type arg struct {
	slot string
	head int
	via  string // how it was found: "" by the tree
}

// limits of the searches up and down a tree.
const (
	maxClimb = 8 // words up a path
	maxGap   = 5 // words between the parts of a phrase
)

// argsOf lists the arguments of a trigger's words, found once per core.
func (v *view) argsOf(core int, phrase []int) []arg {
	if len(phrase) <= 1 {
		if a, ok := v.args[core]; ok {
			return a
		}
	}
	var out []arg
	if v.verbal(core) || (v.participle(core) && v.tok(core).UPOS == text.ADJ) {
		out = v.verbArgs(core, phrase)
	} else {
		out = v.nounArgs(core)
	}
	for _, w := range phrase {
		if w != core && v.nominal(w) {
			out = append(out, v.nounArgs(w)...)
		}
	}
	out = append(out, v.loose(core, out)...)
	out = append(out, v.acrossGetter(out)...)
	out = v.withConjuncts(core, out)
	if len(phrase) <= 1 {
		v.args[core] = out
	}
	return out
}

// loose lists the prepositional phrases that the parser may have attached too
// low (to a noun inside the trigger's phrase) or too high (to the verb above an
// infinitive or a noun): they come last, so that the tree is asked first.
func (v *view) loose(core int, have []arg) []arg {
	known := map[int]bool{core: true}
	for _, a := range have {
		known[a.head] = true
	}
	var out []arg
	take := func(k int) {
		if c := v.caseOf(k); c != "" && !known[k] && v.nominal(k) && !v.g.is("genitive", c) {
			known[k] = true
			for _, a := range v.prepArgs(k) {
				a.via = "loose"
				out = append(out, a)
			}
		}
	}
	var down func(w, depth int)
	down = func(w, depth int) {
		for _, k := range v.kids[w] {
			switch v.rel(k) {
			case "acl", "advcl", "ccomp", "parataxis", "csubj", "punct", "case", "det", "mark", "nsubj", "aux", "cop":
				continue
			case "conj":
				if v.verbal(k) && v.finite(k) {
					continue
				}
			}
			if w != core && k > core {
				take(k)
			}
			if depth < 5 && (k > core || v.rel(k) != "obl") {
				down(k, depth+1)
			}
		}
	}
	down(core, 0)
	if h := v.head(core); h >= 0 && (v.rel(core) == "xcomp" || v.rel(core) == "obj" || v.rel(core) == "nsubj") && v.verbal(h) {
		for _, k := range v.kids[h] {
			if (k > core || v.rel(core) != "xcomp" && k > h) && k != core && (v.rel(k) == "obl" || v.rel(k) == "nmod" || v.rel(k) == "iobj" || v.rel(k) == "obj") {
				take(k)
				down(k, 3)
			}
		}
	}
	return out
}

func (v *view) withConjuncts(core int, in []arg) []arg {
	out := in[:0:0]
	for _, a := range in {
		if v.inTimex(a.head) {
			continue
		}
		out = append(out, a)
		for _, k := range v.kids[a.head] {
			if v.rel(k) == "conj" && v.nominal(k) && !v.inTimex(k) && (a.slot == "subj" || !v.opensClause(core, k)) && !(a.via == "participle" && a.head < core && core < k && v.inQuant[k] != nil) {
				out = append(out, arg{a.slot, k, a.via})
			}
		}
	}
	return out
}

func (v *view) inTimex(i int) bool { return v.timex[i] != nil }

// voice of a verb.
const (
	active    = "active"
	passive   = "passive"
	middle    = "middle" // with the reflexive pronoun
	attribute = "attribute"
)

func (v *view) voice(core int) string {
	part := v.participle(core)
	for _, k := range v.kids[core] {
		r := v.tok(k).Rel
		switch {
		case r == "aux:pass" || r == "nsubj:pass":
			if r == "nsubj:pass" && v.reflexive(core) {
				return middle
			}
			return passive
		case part && (v.rel(k) == "aux" || r == "cop") && v.g.is("passive-aux", v.tok(k).Lemma):
			return passive
		}
	}
	if v.reflexive(core) {
		return middle
	}
	if part && !v.compound(core) {
		return attribute
	}
	return active
}

// compound reports a perfect tense: a participle with its auxiliary.
func (v *view) compound(core int) bool {
	for _, k := range v.kids[core] {
		if v.rel(k) == "aux" && v.g.is("perfect-aux", v.tok(k).Lemma) {
			return true
		}
	}
	return false
}

func (v *view) reflexive(core int) bool {
	for _, k := range v.kids[core] {
		if v.g.is("reflexive", v.tok(k).Lower) && v.tok(k).UPOS == text.PRON {
			return true
		}
	}
	return false
}

func (v *view) verbArgs(core int, phrase []int) []arg {
	voice := v.voice(core)
	bare := v.bareObject(core, phrase)
	var out []arg
	for _, k := range v.kids[core] {
		if slices.Contains(phrase, k) {
			continue
		}
		out = append(out, v.verbKid(k, voice, bare)...)
	}
	if voice == attribute {
		if h := v.headlined(core); h >= 0 {
			out = append(out, arg{"obj", h, "participle"})
		} else if h := v.attributeHead(core); h >= 0 {
			out = append(out, arg{"obj", h, "participle"})
			if up := v.head(h); up >= 0 && v.rel(h) == "nmod" && v.nominal(up) {
				out = append(out, arg{"obj", up, "participle"})
			}
		} else if w := v.nameLeft(core); w >= 0 {
			out = append(out, arg{"obj", w, "left-name"})
		}
	}
	out = append(out, v.dative(core, out)...)
	out = v.relativeArgs(core, out)
	if !hasSlot(out, "subj") && voice != attribute && !(voice == passive && hasSlot(out, "obj")) {
		if a, ok := v.findSubject(core); ok {
			slot := "subj"
			if voice == passive {
				slot = "obj"
			}
			out = append(out, arg{slot, a.head, a.via})
		}
	}
	return out
}

// headlined is the noun behind a participle that opens a headline ("Arrested three
// people in Murcia"), -1 when there is none.
func (v *view) headlined(core int) int {
	if v.head(core) >= 0 || core > 0 && v.tok(core-1).UPOS != text.PUNCT {
		return -1
	}
	for _, k := range v.kids[core] {
		switch v.rel(k) {
		case "nsubj", "obj", "obl", "dep", "nmod", "appos":
			if k > core && v.caseOf(k) == "" && v.nominal(k) && !v.inTimex(k) {
				return k
			}
		}
	}
	return -1
}

// attributeHead is the noun a bare participle modifies.
func (v *view) attributeHead(core int) int {
	switch v.rel(core) {
	case "acl", "amod", "appos":
		return v.head(core)
	case "conj":
		if h := v.head(core); h >= 0 && v.participle(h) {
			return v.attributeHead(h)
		}
	case "xcomp", "obj", "advcl", "obl":
		if h := v.head(core); h >= 0 && v.verbal(h) && v.caseOf(core) == "" && v.g.is("copula", v.tok(h).Lemma) {
			return v.kid(h, "nsubj")
		}
	}
	return -1
}

func hasSlot(args []arg, slot string) bool {
	for _, a := range args {
		if a.slot == slot {
			return true
		}
	}
	return false
}

// bareObject is the object without a preposition, the phrase's noun included.
func (v *view) bareObject(core int, phrase []int) int {
	for _, k := range v.kids[core] {
		switch v.rel(k) {
		case "obj":
			if v.caseOf(k) == "" && !v.g.is("reflexive", v.tok(k).Lower) && v.tok(k).UPOS != text.PRON && !v.inTimex(k) {
				return k
			}
		case "ccomp":
			return k
		case "xcomp":
			if v.kid(k, "mark") >= 0 {
				return k
			}
		}
	}
	if len(phrase) > 1 && !v.g.setPhrase(v.s.Tokens, phrase[1]) {
		return phrase[len(phrase)-1]
	}
	return -1
}

func (v *view) verbKid(k int, voice string, bare int) []arg {
	switch v.rel(k) {
	case "nsubj":
		if !v.nominal(k) && v.tok(k).UPOS != text.ADJ {
			return nil
		}
		if voice == passive || v.tok(k).Rel == "nsubj:pass" {
			return []arg{{"obj", k, ""}}
		}
		return []arg{{"subj", k, ""}}
	case "obj", "iobj":
		if v.g.is("reflexive", v.tok(k).Lower) {
			return nil
		}
		return v.objectArg(k, bare)
	case "obl", "nmod", "advmod", "advcl", "appos":
		if !v.nominal(k) {
			return nil
		}
		if v.caseOf(k) == "" {
			return v.bareOblique(k, voice)
		}
		out := v.prepArgs(k)
		if bare < 0 && v.g.is("personal", firstWord(v.caseOf(k))) && v.kindOf(k) == "person" {
			out = append(out, arg{"obj", k, "personal"})
		}
		return out
	}
	return nil
}

// bareOblique reads a phrase without a preposition that the parser could not
// place: before the verb it is the subject, after it the object.
func (v *view) bareOblique(k int, voice string) []arg {
	if v.inTimex(k) || v.tok(k).UPOS == text.PRON || v.rel(k) == "appos" || v.rel(k) == "advmod" || v.inQuant[k] == nil && v.entity(k) == nil {
		return nil
	}
	if k < v.head(k) && voice != passive {
		return []arg{{"subj", k, "bare"}}
	}
	return []arg{{"obj", k, "bare"}}
}

func (v *view) objectArg(k, bare int) []arg {
	c := v.caseOf(k)
	if c == "" {
		if v.rel(k) == "iobj" {
			return []arg{{"iobj", k, ""}}
		}
		return []arg{{"obj", k, ""}}
	}
	if !v.g.is("personal", firstWord(c)) {
		return v.prepArgs(k)
	}
	if v.rel(k) == "iobj" || (bare >= 0 && bare != k) {
		return []arg{{"iobj", k, ""}, {"a", k, ""}}
	}
	return []arg{{"obj", k, ""}, {"a", k, "object"}}
}

// prepArgs reads a prepositional phrase. A relational noun opens it up: "on
// behalf of Russia" puts Russia in the slot "on behalf".
func (v *view) prepArgs(k int) []arg {
	c := v.caseOf(k)
	if c == "" {
		return nil
	}
	lemma := v.tok(k).Lemma
	if v.g.is("relational", lemma) {
		for _, n := range v.kids[k] {
			if (v.rel(n) == "nmod" || v.rel(n) == "obl") && v.nominal(n) {
				slot := firstWord(c) + " " + lemma
				if v.g.is("agent", slot) {
					return []arg{{"subj", n, "agent"}}
				}
				return []arg{{slot, n, ""}, {"relational", n, ""}}
			}
		}
	}
	out := []arg{{c, k, ""}}
	if w := firstWord(c); w != c && !v.g.is("genitive", w) { // "in line with what X says" is not X's
		out = append(out, arg{w, k, ""})
	}
	if v.agentive(k, c) {
		out = append(out, arg{"agent", k, ""})
		if h := v.head(k); h >= 0 && v.verbal(h) || v.tok(k).Rel == "obl:agent" {
			if vo := v.voiceOfHead(k); vo == passive || vo == attribute || v.tok(k).Rel == "obl:agent" {
				out = append(out, arg{"subj", k, "agent"})
			}
		}
	}
	return out
}

func (v *view) voiceOfHead(k int) string {
	if h := v.head(k); h >= 0 {
		return v.voice(h)
	}
	return active
}

// agentive reports whether a prepositional phrase can name who did it.
func (v *view) agentive(k int, c string) bool {
	if v.tok(k).UPOS == text.NOUN && !v.hasDet(k) && v.kindOf(k) == "" && v.quantityAt(k) == nil && v.eventNoun(k) {
		return false // "arrested for robbery": what for, not by whom
	}
	if v.tok(k).Rel == "obl:agent" {
		return true
	}
	return v.g.is("agent", firstWord(c)) && (v.linked(k) || v.bodyLike(k))
}

func firstWord(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			return s[:i]
		}
	}
	return s
}

// caseOf is the preposition of a phrase, "" when it has none. Words inside a
// quantity ("in excess of 300") are no preposition.
func (v *view) caseOf(k int) string {
	out := ""
	q := v.inQuant[k]
	for _, c := range v.kids[k] {
		if v.rel(c) != "case" || c > k || q != nil && v.inQuant[c] == q {
			continue
		}
		if out != "" {
			out += " "
		}
		out += v.tok(c).Lemma
		for _, f := range v.kids[c] {
			if v.rel(f) == "fixed" {
				out += " " + v.tok(f).Lower
			}
		}
	}
	return out
}

// findSubject looks for a subject that does not hang from the verb: shared,
// controlled or resolved; else, for a finite verb, the nearest name to its left in
// the clause that no preposition governs.
func (v *view) findSubject(core int) (arg, bool) {
	if a, ok := v.sharedSubject(core, 0); ok {
		return a, true
	}
	if !v.finite(core) || v.bidden(core) {
		return arg{}, false
	}
	if w := v.nameLeft(core); w >= 0 {
		return arg{"subj", w, "left-name"}, true
	}
	if w := v.subjectBefore(core); w >= 0 {
		return arg{"subj", w, "subject-before"}, true
	}
	return arg{}, false
}

// subjectBefore is the named subject of the finite verb before, in the same
// sentence, of the same number: what an elliptic subject most often is.
func (v *view) subjectBefore(core int) int {
	f := v.finiteFeats(core)
	if f.Get("Person") != "3" || v.reflexive(core) || v.g.is("impersonal", v.tok(core).Lemma) {
		return -1
	}
	for w := core - 1; w >= 0; w-- {
		if !v.verbal(w) || !v.finite(w) || v.finiteFeats(w).Get("Number") != f.Get("Number") {
			continue
		}
		for _, k := range v.kids[w] {
			if v.rel(k) == "nsubj" {
				if e := v.entity(k); e != nil && (e.kind == "person" || e.kind == "country" || e.kind == "organisation") {
					return k
				}
			}
		}
	}
	return -1
}

// nameLeft is the nearest name to the left of a verb in its clause that no
// preposition governs, -1 for none.
func (v *view) nameLeft(core int) int {
	for w := core - 1; w >= 0 && w > core-14; w-- {
		t := v.tok(w)
		if t.UPOS == text.SCONJ || t.UPOS == text.VERB && v.finite(w) || t.Form == ";" || t.Form == ":" || v.relativePronoun(w) {
			break
		}
		if len(v.heads[w]) == 0 || v.caseOf(w) != "" || v.rel(w) == "nmod" || v.rel(w) == "obj" || v.inTimex(w) {
			continue
		}
		for _, e := range v.heads[w] {
			if e.id != "" && !e.demonym && e.kind != "weapon" {
				return w
			}
		}
	}
	return -1
}

// sharedSubject finds the subject of a verb that has none of its own: shared
// with the verb it is coordinated to, controlled by the verb that governs it, or
// resolved by coreference.
func (v *view) sharedSubject(core, depth int) (arg, bool) {
	if depth > maxClimb {
		return arg{}, false
	}
	for _, e := range v.heads[core] {
		if e.first == core && e.last == core && e.id != "" && v.verbal(core) {
			return arg{"subj", core, "elliptic"}, true
		}
	}
	h := v.head(core)
	if h < 0 {
		return arg{}, false
	}
	switch v.rel(core) {
	case "conj":
		if v.verbal(h) || v.participle(h) {
			return v.subjectOf(h, "shared-subject", depth)
		}
	case "xcomp", "ccomp", "advcl", "csubj", "obl", "obj":
		if v.finite(core) && v.rel(core) != "xcomp" {
			if v.bidden(core) {
				return v.charged(h)
			}
			if v.rel(core) == "ccomp" && v.verbal(h) && (!v.reflexive(core) || v.inherent(core)) && v.agreesWith(core, h) {
				return v.subjectOf(h, "same-subject", depth)
			}
			return arg{}, false
		}
		if v.chargedFor(core, h) {
			return v.takenToTask(h)
		}
		if v.verbal(h) || v.participle(h) && !v.hasDet(h) {
			return v.controller(h, depth)
		}
		if v.nominal(h) {
			return v.nounController(h, depth)
		}
	case "acl":
		if !v.finite(core) {
			return v.nounController(h, depth)
		}
		if g := v.head(h); g >= 0 && v.verbal(g) && v.obliqueRelative(core) && v.rel(h) != "nsubj" {
			return v.subjectOf(g, "relative-clause", depth)
		}
	}
	return arg{}, false
}

// agreesWith reports two finite verbs of the same person and number, so that the
// second, without a subject of its own, can share the first one's.
func (v *view) agreesWith(a, b int) bool {
	fa, fb := v.finiteFeats(a), v.finiteFeats(b)
	return fa != "" && fa.Get("Person") == fb.Get("Person") && fa.Get("Number") == fb.Get("Number")
}

// finiteFeats is the morphology of the word that carries a verb's person.
func (v *view) finiteFeats(i int) text.Feats {
	if v.tok(i).Feats.Get("VerbForm") == "Fin" {
		return v.tok(i).Feats
	}
	for _, k := range v.kids[i] {
		if r := v.rel(k); (r == "aux" || r == "cop") && v.tok(k).Feats.Get("VerbForm") == "Fin" {
			return v.tok(k).Feats
		}
	}
	return ""
}

// obliqueRelative reports a relative clause whose pronoun is neither subject nor
// object ("a letter in which he promises"): its subject is that of the main clause.
func (v *view) obliqueRelative(core int) bool {
	for _, k := range v.kids[core] {
		if v.relativePronoun(k) {
			return v.caseOf(k) != "" && (v.rel(k) == "obl" || v.rel(k) == "nmod")
		}
	}
	return false
}

// controller is who does what an infinitive or gerund names: the governing
// verb's object when that verb gives orders, its subject otherwise.
func (v *view) controller(h, depth int) (arg, bool) {
	if v.g.is("object-control", v.tok(h).Lemma) {
		if a, ok := v.charged(h); ok {
			return a, true
		}
		if v.demands(h) {
			return arg{}, false // who demands is not who does
		}
	}
	if v.participle(h) && v.voice(h) == attribute {
		if n := v.attributeHead(h); n >= 0 {
			return arg{"subj", n, "control"}, true
		}
	}
	return v.subjectOf(h, "control", depth)
}

// charged is the somebody whom a verb charges with what it governs.
func (v *view) charged(h int) (arg, bool) {
	for _, k := range v.kids[h] {
		if r := v.rel(k); (r == "obj" || r == "iobj" || r == "obl") && v.nominal(k) && v.bodyLike(k) && v.caseOf(k) != "" {
			return arg{"subj", k, "object-control"}, true
		}
	}
	return arg{}, false
}

// chargedFor reports an infinitive that tells what somebody is taken to task for: "arrested
// six people for trying to buy votes" is not done by who arrests.
func (v *view) chargedFor(core, h int) bool {
	k := v.kid(core, "mark")
	return k >= 0 && v.g.is("agent", v.tok(k).Lower) && v.g.is("charged-for", v.tok(h).Lemma)
}

// takenToTask is the somebody whom a verb takes to task.
func (v *view) takenToTask(h int) (arg, bool) {
	for _, k := range v.kids[h] {
		if v.nominal(k) && v.bodyLike(k) && v.g.is("personal", firstWord(v.caseOf(k))) {
			return arg{"subj", k, "object-control"}, true
		}
	}
	return arg{}, false
}

// bidden reports a clause in the subjunctive under a verb that puts it to somebody: "charged
// X with forming" is never done by who charges.
func (v *view) bidden(core int) bool {
	h := v.head(core)
	return h >= 0 && v.rel(core) == "ccomp" && v.verbal(h) && v.finiteFeats(core).Has("Mood", "Sub") && (v.demands(h) || v.g.is("object-control", v.tok(h).Lemma))
}

// demands reports a verb that puts what it governs to somebody else.
func (v *view) demands(h int) bool {
	r := v.in.pack.Factuality.Verb(v.tok(h).Lemma)
	return r != nil && r.Status == cotejo.Demanded
}

// nounController follows "the decision of X to send" and "X took the decision
// to send" to X.
func (v *view) nounController(h, depth int) (arg, bool) {
	for _, k := range v.kids[h] {
		if v.rel(k) == "nmod" && v.g.is("genitive", v.caseOf(k)) && (v.linked(k) || v.bodyLike(k)) {
			return arg{"subj", k, "noun-control"}, true
		}
	}
	if g := v.head(h); g >= 0 && v.verbal(g) && (v.rel(h) == "obj" || v.rel(h) == "obl") {
		return v.subjectOf(g, "noun-control", depth)
	}
	return arg{}, false
}

func (v *view) subjectOf(h int, via string, depth int) (arg, bool) {
	for _, k := range v.kids[h] {
		if v.rel(k) == "nsubj" && v.nominal(k) {
			if ant := v.antecedent(k, h); ant >= 0 {
				return arg{"subj", ant, "antecedent"}, true
			}
			return arg{"subj", k, via}, true
		}
	}
	return v.sharedSubject(h, depth+1)
}

// relativeArgs puts the antecedent where a relative pronoun stands.
func (v *view) relativeArgs(core int, args []arg) []arg {
	out := args[:0]
	for _, a := range args {
		if ant := v.antecedent(a.head, core); ant >= 0 {
			a.head, a.via = ant, "antecedent"
		} else if v.relativePronoun(a.head) {
			continue
		}
		out = append(out, a)
	}
	return out
}

// antecedent is what a relative pronoun (or a quantifier of one: "many of
// whom") refers to; -1 when the word is no such pronoun.
func (v *view) antecedent(w, core int) int {
	if !v.relativePronoun(w) {
		ok := false
		for _, k := range v.kids[w] {
			if v.rel(k) == "nmod" && v.relativePronoun(k) && v.tok(w).UPOS == text.PRON {
				ok = true
			}
		}
		for j := w + 2; j <= w+3 && j < len(v.s.Tokens) && v.tok(w).UPOS == text.PRON; j++ {
			ok = ok || v.relativePronoun(j) && v.g.is("genitive", v.tok(w+1).Lower)
		}
		if !ok {
			return -1
		}
	}
	c := core
	for range maxClimb {
		if r := v.rel(c); r == "acl" || r == "amod" {
			if v.connective(v.head(c)) {
				return -1
			}
			return v.head(c)
		} else if r != "conj" && r != "xcomp" && r != "ccomp" {
			break
		}
		if c = v.head(c); c < 0 {
			break
		}
	}
	return v.nounLeft(w)
}

// nounLeft is the nearest noun before a relative pronoun that agrees with it in
// number: what it refers to when the tree does not say. A word after a
// conjunction is no pronoun but opens a clause.
func (v *view) nounLeft(w int) int {
	number := v.tok(w).Feats.Get("Number")
	if w > 0 && v.tok(w-1).UPOS == text.CCONJ {
		return -1
	}
	for k := w - 1; k >= 0 && k > w-14; k-- {
		t := v.tok(k)
		if t.UPOS == text.VERB && v.finite(k) || t.UPOS == text.SCONJ {
			return -1
		}
		if t.UPOS == text.NOUN && (number == "" || t.Feats.Get("Number") == "" || t.Feats.Get("Number") == number) {
			return k
		}
	}
	return -1
}

func (v *view) relativePronoun(w int) bool {
	t := v.tok(w)
	return t.UPOS == text.PRON && v.g.is("relative", t.Lemma) || t.Feats.Has("PronType", "Rel")
}

// nounArgs lists the arguments of a noun: its prepositional phrases, its
// nationality and its possessor.
func (v *view) nounArgs(core int) []arg {
	var out []arg
	for _, k := range v.kids[core] {
		switch v.rel(k) {
		case "nmod", "obl", "obj", "iobj":
			if v.nominal(k) {
				out = append(out, v.prepArgs(k)...)
			}
		case "amod", "appos", "flat":
			if v.demonym(k) != nil {
				out = append(out, arg{"adj", k, "demonym"})
			}
		case "det":
			if e := v.possessor(k); e != nil {
				out = append(out, arg{"poss", k, "possessive"})
			}
		}
	}
	if k := v.closingDemonym(core); k >= 0 && !hasSlot(out, "adj") && !hasSlot(out, "poss") {
		out = append(out, arg{"adj", k, "demonym"})
	}
	return out
}

// closingDemonym is the adjective of nationality that closes a list in a noun's
// genitive (behind "shipments of rifles, helmets and boots"), -1 when there is none:
// it says whose they are, wherever the tree hangs it.
func (v *view) closingDemonym(core int) int {
	if v.genitiveOf(core) < 0 {
		return -1
	}
	list := false
	for w := core + 1; w < len(v.s.Tokens); w++ {
		t := v.tok(w)
		switch {
		case t.UPOS == text.CCONJ:
			list = true
		case t.UPOS == text.ADJ:
			if v.demonym(w) == nil {
				continue
			}
			if !list || v.tok(w-1).UPOS != text.NOUN && v.tok(w-1).UPOS != text.ADJ {
				return -1
			}
			return w
		case t.UPOS == text.NOUN || t.UPOS == text.NUM || t.Form == "," || v.g.is("genitive", t.Lemma):
		default:
			return -1
		}
	}
	return -1
}

// demonym is the nationality a word names, nil when it names none.
func (v *view) demonym(k int) *entityMention {
	for _, e := range v.ents[k] {
		if e.demonym && e.id != "" {
			return e
		}
	}
	return nil
}

// possessor is the entity a possessive was resolved to.
func (v *view) possessor(k int) *entityMention {
	for _, e := range v.heads[k] {
		if e.id != "" && e.first == k && e.last == k {
			return e
		}
	}
	return nil
}
