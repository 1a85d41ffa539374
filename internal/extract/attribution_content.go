package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// content finds what the verb says and which rule it is; "" when there is
// nothing that it says. The result is the form of the links.
func (r *reader) content(f *frame, s *said) string {
	toks := r.sent.Tokens
	if sp := r.figureSaid(f.v, f.start); !sp.IsZero() {
		s.rule, s.content = ruleVerbNoun, []cotejo.Span{sp}
		return "indirect"
	}
	if k := r.complementiser(f); k >= 0 && (f.verb.Clause || f.verb.Of || f.verb.Quote) {
		s.rule, s.forward = ruleVerbThat, true
		s.content = r.clause(f.v, k)
		if _, ok := r.quoteFrom(k + 1); ok {
			return "mixed"
		}
		return "indirect"
	}
	behind := f.start > 0 && (toks[f.start-1].Form == "," || r.closesQuote(f.start-1)) && (f.subjB < f.subjA || f.subjA > f.v)
	within := r.relativeObject(f.v)
	if behind && !within && (f.verb.Quote || f.verb.Clause) {
		if spans, direct, ok := r.preceding(f); ok {
			s.rule, s.content = ruleVerbAfter, spans
			if direct {
				return "direct"
			}
			return "indirect"
		}
	}
	if form := r.nounWithQuote(f, s); form != "" {
		return form
	}
	if sp, ok := r.quoteAfter(f); ok {
		s.rule, s.forward, s.content, s.says = ruleQuoteAfter, true, sp, r.takesUp(f)
		return "direct"
	}
	if !within && (f.verb.Quote || f.verb.Clause) {
		if spans, direct, ok := r.preceding(f); ok {
			s.rule, s.content = ruleVerbAfter, spans
			if direct {
				return "direct"
			}
			return "indirect"
		}
	}
	if f.verb.Infinitive && r.tree {
		if k := r.child(f.v, "xcomp", "ccomp"); k > f.v && r.infinitive(k) {
			a, b := r.yield(k)
			b = r.nextSpeech(f.v, k, r.beforeSemicolon(k, b))
			s.rule, s.forward, s.content = ruleVerbInf, true, []cotejo.Span{r.span(max(a, f.v+1), max(b, f.v+1))}
			return "indirect"
		}
	}
	if spans := r.resumed(f); spans != nil {
		s.rule, s.content = ruleVerbAfter, spans
		return "indirect"
	}
	return r.nounContent(f, s)
}

// infinitive reports whether word k is an infinitive, simple or perfect: "to
// have paid".
func (r *reader) infinitive(k int) bool {
	if r.sent.Tokens[k].Feats.Has("VerbForm", "Inf") {
		return true
	}
	for _, c := range r.kids[k] {
		if r.sent.Tokens[c].UPOS == text.AUX && r.sent.Tokens[c].Feats.Has("VerbForm", "Inf") {
			return true
		}
	}
	return false
}

// nounContent takes the object of a speech verb as what is said.
func (r *reader) nounContent(f *frame, s *said) string {
	if f.verb.Weak && !f.verb.Noun || !r.tree {
		return ""
	}
	k := r.child(f.v, "obj")
	if k < 0 && f.verb.Of {
		k = r.ofComplement(f.v)
	}
	if k < 0 && f.v+1 < len(r.sent.Tokens) && r.c.In("amount-prepositions")[r.sent.Tokens[f.v+1].Lower] {
		k = r.child(f.v, "obl")
	}
	if k < 0 && f.impersonal && r.w.heard[r.sent.Tokens[f.v].Lemma] && f.v+1 < len(r.sent.Tokens) && r.sent.Tokens[f.v+1].UPOS == text.ADP {
		end := r.beforeSemicolon(f.v, len(r.sent.Tokens)-1)
		for end > f.v+1 && r.sent.Tokens[end].UPOS == text.PUNCT {
			end--
		}
		s.rule, s.forward, s.content = ruleVerbNoun, true, []cotejo.Span{r.span(f.v+1, end)}
		return "indirect"
	}
	if k < 0 && f.impersonal {
		k = r.child(f.v, "nsubj")
	}
	if k < f.v || r.sent.Tokens[k].UPOS == text.PRON {
		return ""
	}
	if f.verb.Weak && !f.impersonal && !r.spokenFor(f) {
		return ""
	}
	a, b := r.yield(k)
	if f.verb.All {
		first, last := r.yield(f.v)
		a, b = max(first, f.v+1), last
		for b > a && r.sent.Tokens[b].UPOS == text.PUNCT {
			b--
		}
		b = min(b, r.nextVerb(f.v, b))
	}
	if a < k && r.w.to[r.sent.Tokens[a].Lower] { // said to somebody: what follows is the content
		_, last := r.yield(f.v)
		b = max(b, last)
		for b > a && r.sent.Tokens[b].UPOS == text.PUNCT && !r.closesQuote(b) {
			b--
		}
	}
	a = max(a, f.v+1)
	b = r.beforeSemicolon(a, r.beforeSubject(r.toMark(b), f))
	if b < a || f.verb.Weak && f.verb.Things && !f.verb.Of && !r.numbered(a, b) && !r.digits(a, b) {
		return "" // they "threw a parcel"; an hour by the clock is a noun
	}
	s.rule, s.forward, s.content = ruleVerbNoun, true, []cotejo.Span{r.span(a, b)}
	return "indirect"
}

// digits reports whether a word from a to b opens with a digit, as hours do and models
// ("A6") do not.
func (r *reader) digits(a, b int) bool {
	return slices.ContainsFunc(r.sent.Tokens[a:b+1], func(t text.Token) bool { return t.Form != "" && t.Form[0] >= '0' && t.Form[0] <= '9' })
}

// spokenFor reports whether a verb of many senses has a subject that can speak,
// its own or that of the verb it is joined to.
func (r *reader) spokenFor(f *frame) bool {
	if f.subjB >= f.subjA {
		return r.isSpeaker(f.subjA, f.subjB)
	}
	l, ok := r.elliptic(f.v)
	return ok && l.Unsure == ""
}

// nextVerb is the word before the conjunction that joins another verb to v, or b.
func (r *reader) nextVerb(v, b int) int {
	for k := v + 1; k < b; k++ {
		if t := &r.sent.Tokens[k]; t.UPOS == text.VERB && t.Head == v && strings.HasPrefix(t.Rel, "conj") {
			for k > v && r.sent.Tokens[k].UPOS != text.CCONJ {
				k--
			}
			return max(k-1, v+1)
		}
	}
	return b
}

// nounWithQuote reads "expressed his «full support» for the measure": the object
// with the quotation in it.
func (r *reader) nounWithQuote(f *frame, s *said) string {
	if !r.tree {
		return ""
	}
	k := r.child(f.v, "obj")
	if k < 0 {
		return ""
	}
	a, b := r.yield(k)
	for j := max(a, f.v+1); j <= b; j++ {
		if r.opensQuote(j) {
			if j == max(a, f.v+1) && r.finite(j, b) {
				return ""
			}
			return r.nounContent(f, s)
		}
	}
	return ""
}

// toMark lets an object run on over its complements to the next mark, clause or
// finite verb: trees often hang those elsewhere.
func (r *reader) toMark(b int) int {
	toks := r.sent.Tokens
	for k := b + 1; k < len(toks); k++ {
		if r.closesQuote(k) {
			b = k
			continue
		}
		if t := &toks[k]; t.UPOS == text.PUNCT || t.UPOS == text.CCONJ || t.UPOS == text.SCONJ || t.Feats.Has("VerbForm", "Fin") || t.Feats.Has("VerbForm", "Ger") || isRelative(t) {
			return b
		}
		b = k
	}
	for b > 0 && toks[b].UPOS == text.PRON {
		b--
	}
	return b
}

// beforeSubject cuts content that would swallow a subject behind it.
func (r *reader) beforeSubject(b int, f *frame) int {
	if f.subjB >= f.subjA && f.subjA > f.v && f.subjA <= b {
		return f.subjA - 1
	}
	return b
}

// complementiser is the "that" (or "whether") that opens the clause of a verb: by the
// tree, else the first one behind the verb before another verb.
func (r *reader) complementiser(f *frame) int {
	toks := r.sent.Tokens
	if r.tree {
		for _, c := range r.kids[f.v] {
			if c < f.v || !strings.HasPrefix(toks[c].Rel, "ccomp") && !strings.HasPrefix(toks[c].Rel, "advcl") && !strings.HasPrefix(toks[c].Rel, "csubj") {
				continue
			}
			for _, m := range r.kids[c] {
				if m > f.v && m < c && toks[m].UPOS == text.SCONJ && !r.compares(m) && (r.w.that[toks[m].Lower] || m <= f.v+2 && r.w.whether[toks[m].Lower]) {
					return m
				}
			}
		}
	}
	depth := 0
	for k := f.v + 1; k < len(toks) && k < f.v+25; k++ {
		t := &toks[k]
		switch {
		case r.w.that[t.Lower] && depth == 0 && !f.verb.Of && k > f.v+2 && toks[k-1].Lower == r.w.of && toks[k-2].UPOS == text.ADV:
			return -1 // "after", an adverb and a preposition before the word for "that"
		case r.w.that[t.Lower] && r.compares(k):
			return -1
		case r.w.that[t.Lower] && depth == 0:
			inserted := toks[k-1].Form == "," && toks[f.v+1].Form == "," // "says, quoting sources, that"
			if t.UPOS == text.SCONJ || inserted || k == f.v+1 || k == f.v+2 && (toks[f.v+1].Lower == r.w.of || r.governsBy(f.v)) {
				return k
			}
			return -1
		case t.Form == ",":
			depth ^= 1
		case t.UPOS == text.VERB && depth == 0 && t.Feats.Has("VerbForm", "Fin"), t.Form == ";", t.Form == ":", t.UPOS == text.SCONJ && depth == 0:
			return -1
		}
	}
	return -1
}

// governsBy reports a verb that says something with the preposition behind it: "agrees in
// that".
func (r *reader) governsBy(v int) bool {
	_, ok := r.c.Verbs[r.sent.Tokens[v].Lemma+" "+r.sent.Tokens[v+1].Lower]
	return ok
}

// clause is the content that the complementiser at k opens: to the end of the
// sentence, or to where the tree or another speech verb of the same rank ends it.
func (r *reader) clause(v, k int) []cotejo.Span {
	toks := r.sent.Tokens
	end := len(toks) - 1
	if r.tree {
		if h := toks[k].Head; h > k && h < len(toks) {
			_, last := r.yield(h)
			end = r.extend(v, h, last)
		}
	}
	end = min(end, r.nextSpeech(v, k, end), r.turn(k, end))
	for end > k && (toks[end].UPOS == text.PUNCT && !r.closesQuote(end) || toks[end].UPOS == text.CCONJ) {
		end--
	}
	for k++; k < end && toks[k].UPOS == text.PUNCT && !r.opensQuote(k); k++ {
	}
	if end < k {
		return nil
	}
	return []cotejo.Span{r.span(k, end)}
}

// turn is the word before a comma and a word that turns to something else
// ("while") with a verb of its own.
func (r *reader) turn(k, end int) int {
	toks := r.sent.Tokens
	for j := k + 2; j < end; j++ {
		if toks[j].Form == "," && r.c.In("turn")[toks[j+1].Lower] && r.finite(j+1, end) && r.finite(k, j) {
			return j - 1
		}
	}
	return end
}

// extend lets a clause run on past the end of its subtree when nothing of the
// main clause follows but its own closing marks.
func (r *reader) extend(v, h, last int) int {
	toks := r.sent.Tokens
	for last+1 < len(toks) && toks[last+1].UPOS == text.PUNCT && (r.closesQuote(last+1) || last+2 == len(toks)) {
		last++
	}
	astray := false // an object behind the clause of a verb that has no other
	for k := last + 1; k < len(toks); k++ {
		rel, _, _ := strings.Cut(toks[k].Rel, ":")
		if toks[k].Head == v && (rel == "obj" || rel == "ccomp" && toks[k].UPOS != text.VERB) && k <= last+4 && toks[k].UPOS != text.PRON {
			astray = true
			continue
		}
		if toks[k].UPOS == text.CCONJ || rel == "conj" || rel == "parataxis" || toks[k].Head < 0 || toks[k].Form == ";" || r.w.contrast[toks[k].Lower] && r.finite(k, len(toks)-1) {
			return last
		}
		if toks[k].Head == v && rel != "punct" && rel != "advcl" && rel != "obl" && rel != "advmod" {
			return last
		}
	}
	if last+1 < len(toks) && (astray || r.finite(last+1, len(toks)-1)) {
		return len(toks) - 1
	}
	return last
}

// nextSpeech is the word before a coordinated speech verb that ends the content
// opened at k: "said that A and added that B".
func (r *reader) nextSpeech(v, k, end int) int {
	toks := r.sent.Tokens
	for j := k + 2; j <= end; j++ {
		if toks[j].UPOS != text.VERB || !toks[j].Feats.Has("VerbForm", "Fin") || toks[j].Feats.Get("Person") == "1" {
			continue
		}
		if _, ok := r.c.Verbs[toks[j].Lemma]; !ok {
			continue
		}
		p := j - 1
		for p > k && (toks[p].UPOS == text.ADV || toks[p].UPOS == text.PRON && !isRelative(&toks[p]) || toks[p].UPOS == text.AUX) {
			p--
		}
		if toks[p].UPOS != text.CCONJ && !r.w.contrast[toks[p].Lower] {
			continue
		}
		same := toks[j].Feats.Get("Tense") == toks[v].Feats.Get("Tense") && toks[j].Feats.Get("Mood") == toks[v].Feats.Get("Mood")
		that := j+1 < len(toks) && (r.w.that[toks[j+1].Lower] || j+2 < len(toks) && r.w.that[toks[j+2].Lower])
		if same && that || r.tree && toks[j].Head == v {
			return p - 1
		}
	}
	return end
}
