package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// verbs reads the speech verbs of the sentence at work.
func (r *reader) verbs() {
	toks := r.sent.Tokens
	for v := range toks {
		t := &toks[v]
		if t.UPOS != text.VERB {
			continue
		}
		verb, ok := r.speechVerb(v)
		if !ok {
			continue
		}
		if p := t.Feats.Get("Person"); p == "1" || p == "2" || r.firstPerson(v) {
			continue
		}
		if r.taken(v) || r.belied(v) {
			continue
		}
		switch form := t.Feats.Get("VerbForm"); {
		case form == "Part" && !r.perfect(v):
			r.participle(v, verb)
		case form == "Inf" && !r.saidBefore(v, verb) && (verb.Weak && r.modal(v) >= 0 && !r.readily(r.modal(v)) || !r.reports(r.modal(v)) || r.c.In("not-said")[toks[r.modal(v)].Lemma+" "+t.Lemma]):
			continue
		default:
			r.verb(v, verb)
		}
	}
}

// speechVerb is the verb of saying at word v, with the words behind it that make it one:
// "made clear".
func (r *reader) speechVerb(v int) (pack.SpeechVerb, bool) {
	toks := r.sent.Tokens
	phrase := toks[v].Lemma
	for k := v + 1; k < len(toks) && k <= v+phraseWords; k++ {
		phrase += " " + toks[k].Lower
		if verb, ok := r.c.Verbs[phrase]; ok {
			return verb, true
		}
	}
	verb, ok := r.c.Verbs[toks[v].Lemma]
	if r.w.heard[toks[v].Lemma] && v > 0 && r.w.reflexive[toks[v-1].Lower] && r.goingRound(v) {
		return pack.SpeechVerb{Mode: string(cotejo.Says), Clause: true, Of: true}, true // "there is talk of"
	}
	return verb, ok
}

// declares reports a verb that makes somebody what a set phrase says, and tells nothing:
// "declared the envoy persona non grata".
func (r *reader) declares(v int) bool {
	toks, g := r.sent.Tokens, grammarOf(r.in.pack)
	for k := v + 1; k < min(len(toks), v+setOffWords) && toks[k].UPOS != text.PUNCT && toks[k].UPOS != text.SCONJ; k++ {
		if g.setPhrase(toks, k) {
			return true
		}
	}
	return false
}

// goingRound reports whether what is heard is a clause, or what there is talk of: a blast is
// heard too, and a language spoken.
func (r *reader) goingRound(v int) bool {
	toks := r.sent.Tokens
	for k := v + 1; k < len(toks) && k <= v+1+phraseWords; k++ {
		if r.w.that[toks[k].Lower] || toks[k].Lower == r.w.of {
			return true
		}
		if toks[k].UPOS != text.ADV && toks[k].UPOS != text.ADP {
			return false
		}
	}
	return false
}

// phraseWords are the words that may stand behind a verb that makes a phrase of saying.
const phraseWords = 3

// taken reports whether a prepositional cue has used the verb: "as X reported".
func (r *reader) taken(v int) bool {
	sp := r.sent.Tokens[v].Span
	for i := len(r.out) - 1; i >= 0 && r.out[i].sentence == r.s; i-- {
		if r.out[i].cue.Contains(sp) {
			return true
		}
	}
	return false
}

// belied reports a verb of saying that the clause above it calls a lie: "lies
// when he claims that". Whose words it tells rejects them.
func (r *reader) belied(v int) bool {
	t := &r.sent.Tokens[v]
	return t.Head >= 0 && strings.HasPrefix(t.Rel, "advcl") && grammarOf(r.in.pack).is("lie-verb", r.sent.Tokens[t.Head].Lemma)
}

// firstPerson reports whether an auxiliary of the verb is in the first or second
// person.
func (r *reader) firstPerson(v int) bool {
	for k := v - 1; k >= 0 && k > v-4; k-- {
		t := &r.sent.Tokens[k]
		if t.UPOS != text.AUX {
			if t.UPOS == text.ADV || t.UPOS == text.PRON {
				continue
			}
			break
		}
		if p := t.Feats.Get("Person"); p == "1" || p == "2" {
			return true
		}
	}
	return false
}

// perfect reports whether a participle belongs to a perfect tense: "has said".
func (r *reader) perfect(v int) bool {
	toks := r.sent.Tokens
	for k := v - 1; k >= 0 && k > v-4; k-- {
		switch toks[k].UPOS {
		case text.AUX:
			return !r.copula(k)
		case text.ADV, text.PRON:
		default:
			return false
		}
	}
	return false
}

// copula reports whether the auxiliary makes a passive: its relation says so, or
// its lemma is that of an auxiliary with a participle which agrees.
func (r *reader) copula(k int) bool {
	t := &r.sent.Tokens[k]
	return t.Rel == "aux:pass" || t.Rel == "cop" || r.c.In("passive-auxiliaries")[t.Lemma]
}

// reports reports whether a verb with an infinitive of saying says that it was
// said: "wished to stress", the verb of ending before its infinitive, not "might say".
func (r *reader) reports(m int) bool {
	if m < 0 {
		return false
	}
	f := r.sent.Tokens[m].Feats
	if f.Has("VerbForm", "Part") {
		f = r.sent.Tokens[m-1].Feats // "has not hesitated to"
	}
	if !f.Has("Mood", "Ind") || f.Has("Tense", "Fut") {
		return false
	}
	return r.c.In("speech-modals")[r.sent.Tokens[m].Lemma] || r.bound(m, m+1) || r.readily(m)
}

// only reports a verb that tells no more than how readily or how late something is done,
// with the word behind it: "hesitated to", "was long in".
func (r *reader) only(m int) bool {
	toks := r.sent.Tokens
	return m+1 < len(toks) && r.c.In("speech-modal-denied")[toks[m].Lemma+" "+toks[m+1].Lower]
}

// readily reports such a verb negated: its infinitive of saying is said, and its negation
// is none of what is said.
func (r *reader) readily(m int) bool {
	if m < 0 || !r.only(m) {
		return false
	}
	toks := r.sent.Tokens
	k := m - 1
	for k > 0 && (toks[k].UPOS == text.AUX || toks[k].UPOS == text.PRON) {
		k--
	}
	return k >= 0 && r.w.negation[toks[k].Lower]
}

// bound reports whether a verb and the word k behind it are together one that says that
// something was said: "has just", and in the past "had to".
func (r *reader) bound(m, k int) bool {
	t := &r.sent.Tokens[m]
	phrase := t.Lemma + " " + r.sent.Tokens[k].Lower
	return r.c.In("speech-modal-phrases")[phrase] || t.Feats.Has("Tense", "Past") && r.c.In("speech-modal-past")[phrase]
}

// saidBefore reports whether an infinitive of saying at v has a clause that was said before
// what its sentence tells, or with it: "resigned after admitting that".
func (r *reader) saidBefore(v int, verb pack.SpeechVerb) bool {
	toks := r.sent.Tokens
	if verb.Weak || !verb.Clause || verb.Mode == string(cotejo.Demands) || v < 1 || !r.tree {
		return false
	}
	before := toks[v-1].Lower
	if after := r.c.In("speech-after"); !after[before] && (v < 2 || !after[toks[v-2].Lower+" "+before]) {
		return false
	}
	k := r.child(v, "ccomp")
	return k > v && slices.ContainsFunc(r.kids[k], func(c int) bool { return c > v && c < k && r.w.that[toks[c].Lower] })
}

// modal is the finite verb that governs an infinitive at v: "wished to
// stress", "was able to confirm"; -1 when none does.
func (r *reader) modal(v int) int {
	toks := r.sent.Tokens
	for k := v - 1; k >= 0 && k > v-4; k-- {
		switch {
		case (toks[k].UPOS == text.AUX || toks[k].UPOS == text.VERB) && toks[k].Feats.Has("VerbForm", "Fin"):
			return k
		case k > 0 && r.only(k) && toks[k-1].UPOS == text.AUX && toks[k-1].Feats.Has("VerbForm", "Fin"):
			return k
		case toks[k].UPOS == text.PRON || toks[k].UPOS == text.ADP && toks[k].Lower != r.w.of || toks[k].UPOS == text.ADV || k > 0 && r.bound(k-1, k):
		default:
			return -1
		}
	}
	return -1
}

// frame is a speech verb with what its sentence gives it.
type frame struct {
	v          int // the verb
	start      int // first word of its group, auxiliaries and negation included
	verb       pack.SpeechVerb
	subjA      int // subject phrase, subjB < subjA when there is none
	subjB      int
	impersonal bool
	reflexive  bool // a reflexive pronoun stands before it
	negated    bool
}

// indicative reports whether the verb, or its auxiliary, is in the indicative:
// what somebody wants or supposes to be said is not said.
func (r *reader) indicative(f *frame) bool {
	for k := f.start; k <= f.v; k++ {
		if r.sent.Tokens[k].Feats.Has("Mood", "Ind") {
			return true
		}
	}
	return false
}

// verb reads one finite speech verb: its subject, then its content behind or in
// front of it.
func (r *reader) verb(v int, verb pack.SpeechVerb) {
	f := r.group(v, verb)
	if t := r.sent.Tokens[v].Feats; t.Has("Tense", "Fut") || t.Has("Mood", "Sub") && t.Has("Tense", "Pres") || t.Has("Mood", "Imp") {
		return // not said yet
	}
	if f.reflexive && verb.Other || f.impersonal && !r.indicative(&f) {
		return
	}
	if toks := r.sent.Tokens; v+1 < len(toks) && grammarOf(r.in.pack).is("other-sense", toks[v].Lemma+" "+toks[v+1].Lower) || r.only(v) || r.declares(v) {
		return // "counts on", "hesitated to"
	}
	s := said{words: f.start, verb: true}
	s.cue = r.span(v, v)
	if f.start < v {
		s.cue = r.span(f.start, v)
	}
	form := r.content(&f, &s)
	if form == "" {
		return
	}
	links := r.speaker(&f, &s)
	if len(links) == 0 {
		return
	}
	r.publisher(&links[len(links)-1], v)
	mode := verb.Mode
	if f.negated {
		switch cotejo.Mode(mode) {
		case cotejo.Says, cotejo.Denies:
			mode = string(cotejo.Doubts) // who does not deny a thing has not said it
		}
		s.unsure = unsureNegated
	}
	if s.says {
		mode = string(cotejo.Says)
	}
	last := max(v, f.subjB)
	links = r.told(links, v, last)
	s.links = r.withCue(links, s.cue, form, mode)
	s.extent = s.cue
	if f.subjB >= f.subjA {
		s.extent = s.extent.Cover(r.span(f.subjA, f.subjB))
	}
	r.add(s)
}

// group reads the verb group and its subject.
func (r *reader) group(v int, verb pack.SpeechVerb) frame {
	toks := r.sent.Tokens
	f := frame{v: v, start: v, verb: verb, subjB: -1}
	for k := v - 1; k >= 0; k-- {
		t := &toks[k]
		switch {
		case t.UPOS == text.AUX, t.UPOS == text.VERB && k == r.modal(v):
			f.start = k
			continue
		case r.w.negation[t.Lower] && (t.UPOS == text.ADV || t.UPOS == text.CCONJ):
			f.start, f.negated = k, true
			continue
		case t.UPOS == text.PRON && !isRelative(t) && (t.Feats.Has("Case", "Acc") || t.Feats.Has("Case", "Dat") || t.Feats.Has("Case", "Acc,Dat") || r.w.reflexive[t.Lower]):
			f.start = k
			f.reflexive = f.reflexive || r.w.reflexive[t.Lower]
			if _, own := r.w.reflexive.Cut(toks[v].Lemma); r.w.reflexive[t.Lower] && !own {
				f.impersonal = true
			}
			continue
		}
		break
	}
	f.subjA, f.subjB = r.subject(&f)
	if f.impersonal && (f.subjB >= f.subjA && r.isSpeaker(f.subjA, f.subjB) || r.dative(v)) {
		f.impersonal = false
	}
	if f.impersonal && f.subjB >= f.subjA {
		f.subjA, f.subjB = 0, -1
	}
	return f
}

// dative reports whether two clitics stand before the verb, so that the first is
// no passive but who is told.
func (r *reader) dative(v int) bool {
	t := &r.sent.Tokens[max(v-1, 0)]
	return v > 1 && t.UPOS == text.PRON && t.Feats.Get("Case") != "Dat" && r.sent.Tokens[v-2].UPOS == text.PRON
}

// isSpeaker reports whether a phrase is somebody or something that can speak.
func (r *reader) isSpeaker(a, b int) bool {
	a, b = r.trim(a, b)
	if a > b {
		return false
	}
	for a < b && r.sent.Tokens[a].UPOS == text.ADJ && r.mentionAt(a) == nil {
		a++ // "the last report"
	}
	if m := r.mentionAt(a); m != nil && !m.demonym {
		return true
	}
	t := &r.sent.Tokens[a]
	if _, ok := r.c.Sources[t.Lemma]; ok {
		return true
	}
	if r.endsNamed(a, b) {
		return true
	}
	_, title := r.c.Titles[t.Lower]
	return title || t.UPOS == text.PROPN || r.w.human[t.Lemma] || a > 0 && upper(t.Form)
}

// subject finds the subject phrase of a verb: by the tree, else the phrase right
// behind the verb, else the one before it.
func (r *reader) subject(f *frame) (int, int) {
	toks := r.sent.Tokens
	if !r.figureSaid(f.v, f.start).IsZero() {
		return r.subjectAfter(f.v)
	}
	if r.tree {
		if k := r.child(f.v, "nsubj"); k >= 0 && toks[k].UPOS != text.VERB {
			if a, b := r.estimator(f, k); b >= a {
				return a, b
			}
			if a, b := r.subjectAfter(f.v); k < f.start && b >= a && r.contentBefore(f.start) && r.startsNamed(a) && r.complementiser(f) < 0 && !(r.estimates(f.v) && r.numbered(f.v+1, min(b+4, len(toks)-1))) {
				return a, b
			}
			return r.subjectPhrase(k, f.v)
		}
		if m := r.modal(f.v); m >= 0 {
			if k := r.child(m, "nsubj"); k >= 0 {
				return r.subjectPhrase(k, m)
			}
		}
	}
	if toks[f.v].Feats.Has("VerbForm", "Ger") || toks[f.v].Feats.Has("VerbForm", "Inf") && r.saidBefore(f.v, f.verb) {
		return 0, -1 // whoever does what the verb above tells
	}
	if a, b := r.subjectAfter(f.v); b >= a && r.isSpeaker(a, b) && r.contentBefore(f.start) {
		return a, b
	}
	if a, b := r.subjectBefore(f.start); b >= a && r.isSpeaker(a, b) {
		return a, b
	}
	if a, b := r.subjectApart(f.start); b >= a {
		return a, b
	}
	return 0, -1
}

// estimator is the subject that stands before a verb of estimating, where the word k
// behind it that the tree makes its subject is what it estimates: "the minister, NAME,
// put at 27 the injured".
func (r *reader) estimator(f *frame, k int) (int, int) {
	if k < f.v || !r.estimates(f.v) || !r.numbered(f.v+1, min(k+4, len(r.sent.Tokens)-1)) {
		return 0, -1
	}
	if a, b := r.subjectBefore(f.start); b >= a && r.isSpeaker(a, b) {
		return a, b
	}
	return r.subjectApart(f.start)
}

// subjectApart is the phrase that opens the clause when only what is set off by
// commas or brackets stands between it and the verb group: "X, expert at Y
// (Z), notes".
func (r *reader) subjectApart(start int) (int, int) {
	toks := r.sent.Tokens
	if start < 4 || toks[start-1].Form != "," && toks[start-1].UPOS != text.ADV && toks[start-2].Form != "," {
		return 0, -1
	}
	a, b := r.phrase(r.clauseStart(start))
	if b < a || b+1 >= start || toks[b+1].Form != "," && toks[b+1].Form != "(" || toks[a].UPOS == text.ADP || !r.isSpeaker(a, b) {
		return 0, -1
	}
	return a, b
}

// startsNamed reports whether a name, or a noun that speaks, opens the phrase at
// word a, articles passed over.
func (r *reader) startsNamed(a int) bool {
	toks := r.sent.Tokens
	for a < len(toks) && toks[a].UPOS == text.DET {
		a++
	}
	return a < len(toks) && r.isSpeaker(a, a)
}

// subjectPhrase is the phrase headed by word k that is the subject of verb v. A
// relative pronoun gives way to its antecedent.
func (r *reader) subjectPhrase(k, v int) (int, int) {
	toks := r.sent.Tokens
	if isRelative(&toks[k]) {
		h := toks[v].Head
		if k > 0 && (toks[k-1].UPOS == text.ADP || toks[k-1].UPOS == text.DET) {
			return 0, -1
		}
		if h >= 0 && h < v && (toks[h].UPOS == text.NOUN || toks[h].UPOS == text.PROPN) && strings.HasPrefix(toks[v].Rel, "acl") {
			return r.phraseAround(h, k)
		}
		if k > 1 && toks[k-1].Form == "," {
			if m := r.mentionAt(k - 2); m != nil && m.last == k-2 && !m.demonym {
				return m.first, m.last
			}
		}
		return 0, -1
	}
	return r.phraseAround(k, v)
}

// phraseAround gives the phrase around head k: from its first dependent to the end of
// what names it, never past word limit when that comes after.
func (r *reader) phraseAround(k, limit int) (int, int) {
	first := k
	for _, c := range r.kids[k] {
		switch t := &r.sent.Tokens[c]; t.UPOS {
		case text.DET, text.ADJ, text.NUM, text.PROPN:
			if c > k || !r.comma(c, k) { // "asked about it, the minister"
				first = min(first, c)
			}
		}
	}
	if m := r.mentionAt(k); m != nil && m.first < first {
		first = m.first
	}
	a, b := r.phrase(first)
	if b < k {
		b = k
	}
	if limit > k && b >= limit {
		b = limit - 1
	}
	return a, b
}

// comma reports a comma among the words a to b.
func (r *reader) comma(a, b int) bool {
	for k := a; k <= b; k++ {
		if r.sent.Tokens[k].Form == "," {
			return true
		}
	}
	return false
}

// subjectAfter is the noun phrase right behind a verb.
func (r *reader) subjectAfter(v int) (int, int) {
	toks := r.sent.Tokens
	k := v + 1
	for k < len(toks) && (toks[k].UPOS == text.ADV || r.timeNoun(k)) {
		k++
	}
	if k < len(toks) && toks[k].UPOS == text.ADP && !upper(toks[k].Form) { // "said to X the minister": who is told stands before the subject
		_, b := r.phrase(k + 1)
		if m := r.mentionAt(min(k+1, len(toks)-1)); m != nil && !m.demonym && m.kind != "person" {
			b = m.last
		}
		if b < k || b+1 >= len(toks) || toks[b+1].UPOS != text.DET && toks[b+1].UPOS != text.PROPN {
			return 0, -1
		}
		k = b + 1
	}
	if k >= len(toks) || toks[k].UPOS == text.SCONJ || toks[k].UPOS == text.PUNCT || toks[k].UPOS == text.ADP && !upper(toks[k].Form) {
		return 0, -1
	}
	return r.phrase(k)
}

// timeNoun reports whether word k says when: "today", "on Monday", "yesterday".
func (r *reader) timeNoun(k int) bool {
	t := &r.sent.Tokens[k]
	if r.w.never[t.Lower] {
		return true
	}
	return t.UPOS == text.DET && k+1 < len(r.sent.Tokens) && r.w.never[r.sent.Tokens[k+1].Lower] && !upper(r.sent.Tokens[k+1].Form)
}

// subjectBefore is the noun phrase that ends before the verb group, commas of an
// apposition passed over.
func (r *reader) subjectBefore(start int) (int, int) {
	toks := r.sent.Tokens
	k := start - 1
	for k >= 0 && (toks[k].UPOS == text.ADV || r.w.never[toks[k].Lower] || toks[k].UPOS == text.DET || toks[k].Form == ",") {
		k--
	}
	if k >= 0 && toks[k].Form == ")" {
		for k > 0 && toks[k].Form != "(" {
			k--
		}
		k--
	}
	if k < 0 {
		return 0, -1
	}
	if m := r.mentionAt(k); m != nil && !m.demonym && (m.first == 0 || toks[m.first-1].UPOS != text.ADP) {
		a := m.first
		if a > 0 && toks[a-1].UPOS == text.DET {
			a--
		}
		if a < m.first && r.within(a, start) {
			return 0, -1
		}
		return a, m.last
	}
	if u := toks[k].UPOS; u != text.NOUN && u != text.PROPN && u != text.ADJ && u != text.X {
		return 0, -1
	}
	for a := k; a >= 0 && k-a < maxSourceLength; a-- {
		if toks[a].UPOS == text.PUNCT || toks[a].UPOS == text.VERB || toks[a].UPOS == text.SCONJ || toks[a].UPOS == text.CCONJ {
			if m := r.mentionAt(min(a+1, k)); m != nil && m.first == a+1 && m.kind == "person" && toks[a].UPOS == text.PUNCT {
				return a + 1, k
			}
			break
		}
		if toks[a].UPOS == text.DET && (a == 0 || toks[a-1].UPOS != text.ADP) {
			return a, k
		}
	}
	return 0, -1
}

// within reports whether the phrase that opens at word a, its article, stands behind a
// preposition as what something is of, or where it is said that nobody is said to say: "in
// the corridors of the court it is taken for granted", "inside the party there is talk".
func (r *reader) within(a, verb int) bool {
	toks := r.sent.Tokens
	if a == 0 || toks[a-1].UPOS != text.ADP {
		return false
	}
	for k := a - 1; k >= 0 && toks[k].UPOS != text.PUNCT && toks[k].UPOS != text.VERB; k-- {
		if r.w.aside[toks[k].Lower] {
			return true
		}
	}
	return r.w.reflexive[toks[verb].Lower] || verb+1 < len(toks) && r.w.negation[toks[verb].Lower] && r.w.reflexive[toks[verb+1].Lower]
}

// aside reports whether a verb in the plural without a subject is said where people talk
// behind a hand: "in the corridors they say that".
func (r *reader) aside(f *frame) bool {
	toks := r.sent.Tokens
	if !toks[f.v].Feats.Has("Number", "Plur") {
		return false
	}
	for k := f.start - 1; k >= 0 && toks[k].UPOS != text.PUNCT && toks[k].UPOS != text.VERB; k-- {
		if r.w.aside[toks[k].Lower] {
			return true
		}
	}
	return false
}

// speaker gives the links of a verb's source: its subject, nobody when it is
// impersonal, or the one that an elliptic subject points to.
func (r *reader) speaker(f *frame, s *said) []cotejo.Attribution {
	if f.impersonal {
		if s.rule == ruleVerbAfter && (f.verb.Weak || f.verb.Thought) {
			return nil
		}
		s.rule = ruleImpersonal
		return []cotejo.Attribution{r.unspecified(f.start, f.v)}
	}
	if f.subjB >= f.subjA && r.impersonalVerb(f.v) {
		return nil
	}
	if f.subjB >= f.subjA && holds(s.content, r.span(f.subjA, f.subjB)) {
		f.subjA, f.subjB = 0, -1 // nobody who is spoken of in what is said
	}
	if f.subjB >= f.subjA {
		if p := r.sent.Tokens[f.subjA].Feats.Get("PronType"); f.subjA == f.subjB && (p == "Prs" || p == "Rel" || p == "Dem") && r.sent.Tokens[f.subjA].UPOS == text.PRON {
			if l, ok := r.pronoun(f.subjA); ok {
				return []cotejo.Attribution{l}
			}
			return nil
		}
		links := r.same(r.sources(f.subjA, f.subjB), f.subjA)
		if len(links) == 1 && links[0].Unsure == unsureNoun && (f.verb.Things && s.rule != ruleVerbAfter || f.verb.Weak && s.rule == ruleVerbNoun) {
			return nil
		}
		if s.rule == ruleVerbNoun && len(links) == 1 && links[0].Type == cotejo.SourceCountry && f.verb.Weak && grammarOf(r.in.pack).is("records", r.sent.Tokens[f.v].Lemma) {
			return nil // "Spain recorded 12,000 cases": where, not who says so
		}
		return r.outer(links, f.subjB)
	}
	if r.impersonalVerb(f.v) || r.aside(f) {
		s.rule = ruleImpersonal
		return []cotejo.Attribution{r.unspecified(f.start, f.v)}
	}
	if r.sent.Tokens[f.v].Feats.Has("VerbForm", "Ger") || r.modal(f.v) >= 0 || r.infinitive(f.v) {
		if ls := r.controller(f.v); len(ls) > 0 {
			return ls
		}
	}
	if l, ok := r.elliptic(f.v, s.content...); ok {
		return []cotejo.Attribution{l}
	}
	return nil
}
