package extract

import (
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// elliptic resolves a verb without a subject: to the subject of the verb it is
// joined to, to the last source of the paragraph, or to the subject of the
// sentence before.
func (r *reader) elliptic(v int, content ...cotejo.Span) (cotejo.Attribution, bool) {
	toks := r.sent.Tokens
	if l, ok := r.joined(v); ok {
		return l, true
	}
	if r.tree {
		for h, steps := toks[v].Head, 0; h >= 0 && h < len(toks) && steps < 8; h, steps = toks[h].Head, steps+1 {
			if l, ok := r.subjectLink(h); ok && r.agrees(v, &l) && !holds(content, l.Span) && (l.Type != cotejo.SourceDocument || !r.relativeSubject(h)) {
				return l, true
			}
		}
	}
	for i := len(r.out) - 1; i >= 0; i-- {
		o := &r.out[i]
		if o.sentence != r.s && r.in.sentences[o.sentence].Block != r.sent.Block || r.s-o.sentence > 3 {
			break
		}
		l := o.links[len(o.links)-1]
		if o.sentence == r.s && holds(content, o.cue) || o.sentence != r.s && r.reported(o) {
			continue
		}
		if l.Type == cotejo.SourceUnspecified || l.Type == cotejo.SourceDocument && o.sentence != r.s || l.Group > 0 && !r.plural(v) || !r.agrees(v, &l) {
			continue
		}
		l.Group = 0
		if o.sentence != r.s || r.interposed(o, v) {
			l.Unsure = unsureElliptic
		}
		l.Cue, l.CueSpan = "", nil
		return l, true
	}
	if l, ok := r.previousSubject(); ok && r.agrees(v, &l) {
		l.Unsure = unsureElliptic
		return l, true
	}
	return cotejo.Attribution{}, false
}

// reported reports whether an attribution stands in what another of its sentence says, or
// beside that as whose words are rejected or passed on: who says nothing more in the next.
func (r *reader) reported(o *said) bool {
	for i := len(r.out) - 1; i >= 0 && r.out[i].sentence >= o.sentence; i-- {
		p := &r.out[i]
		if p.sentence != o.sentence || p == o || !p.verb || !p.forward {
			continue
		}
		if holds(p.content, o.cue) || o.rule == ruleAccordVerb && p.extent.End <= o.cue.Start {
			return true
		}
	}
	return false
}

// joined is the source of the speech verb of this sentence that the verb at v is
// joined to: "said that A and insisted that B", when A ends before it.
func (r *reader) joined(v int) (cotejo.Attribution, bool) {
	if len(r.out) == 0 {
		return cotejo.Attribution{}, false
	}
	o := &r.out[len(r.out)-1]
	at := r.sent.Tokens[v].Span
	if o.sentence != r.s || !o.verb || !o.forward || holds(o.content, at) || o.extent.Start > at.Start {
		return cotejo.Attribution{}, false
	}
	k := v - 1
	for k > 0 && r.sent.Tokens[k].UPOS != text.CCONJ && v-k < 5 && !r.finite(k, k) {
		k--
	}
	l := o.links[len(o.links)-1]
	if r.sent.Tokens[k].UPOS != text.CCONJ || l.Group > 0 || !r.agrees(v, &l) {
		return cotejo.Attribution{}, false
	}
	l.Cue, l.CueSpan = "", nil
	return l, true
}

// interposed reports whether another person stands between an attribution and
// the verb, so that the subject may have changed.
func (r *reader) interposed(o *said, v int) bool {
	for i := range r.ents[r.s] {
		m := &r.ents[r.s][i]
		if m.kind == "person" && r.sent.Tokens[m.first].Span.Start > o.extent.End && m.last < v && m.id != o.source {
			return true
		}
	}
	return false
}

// agrees compares the number of a verb with that of a source, as far as it
// shows.
func (r *reader) agrees(v int, l *cotejo.Attribution) bool {
	plural := r.plural(v)
	if n := r.number(l); n != "" && l.Group == 0 && (n == "Plur") != plural {
		return false
	}
	if l.Type == cotejo.SourceGroup || l.Type == cotejo.SourceAnonymous && l.Entity == "" {
		return true
	}
	if plural && (strings.HasPrefix(l.Entity, "per:") || strings.HasPrefix(l.Entity, "iso:")) && l.Group == 0 {
		return false
	}
	return true
}

// number is the grammatical number of a source named in the sentence at work; ""
// when it does not show.
func (r *reader) number(l *cotejo.Attribution) string {
	for k := range r.sent.Tokens {
		if t := &r.sent.Tokens[k]; t.Span.Start == l.Span.Start && (t.UPOS == text.NOUN || t.UPOS == text.PRON) {
			return t.Feats.Get("Number")
		}
	}
	return ""
}

func (r *reader) plural(v int) bool {
	toks := r.sent.Tokens
	if toks[v].Feats.Has("Number", "Plur") && !toks[v].Feats.Has("VerbForm", "Part") {
		return true
	}
	return v > 0 && toks[v-1].UPOS == text.AUX && toks[v-1].Feats.Has("Number", "Plur")
}

// subjectLink is the source that the subject of verb h is.
func (r *reader) subjectLink(h int) (cotejo.Attribution, bool) {
	links := r.subjectLinks(h)
	if len(links) == 0 {
		return cotejo.Attribution{}, false
	}
	return links[0], true
}

// subjectLinks are the links of the subject of verb h, joint ones too.
func (r *reader) subjectLinks(h int) []cotejo.Attribution {
	k := r.child(h, "nsubj")
	a, b := h, h
	switch u := r.sent.Tokens[h].UPOS; {
	case k >= 0:
		a, b = r.subjectPhrase(k, h)
	case (u == text.NOUN || u == text.PROPN) && r.sent.Tokens[h].Head < 0:
		a, b = r.phraseAround(h, len(r.sent.Tokens)) // the tree took the subject for the main word
	default:
		return nil
	}
	if b < a || !r.isSpeaker(a, b) {
		return nil
	}
	return r.sources(a, b)
}

// relativeSubject reports whether the subject of verb h is a relative pronoun.
func (r *reader) relativeSubject(h int) bool {
	k := r.child(h, "nsubj")
	return k >= 0 && isRelative(&r.sent.Tokens[k])
}

// same resolves "the same source", "the said body" at word a to the last source
// of the document.
func (r *reader) same(links []cotejo.Attribution, a int) []cotejo.Attribution {
	toks := r.sent.Tokens
	if len(links) != 1 || links[0].Entity != "" || a+1 >= len(toks) || !r.c.In("same")[toks[a].Lower] && !r.c.In("same")[toks[a+1].Lower] {
		return links
	}
	for i := len(r.out) - 1; i >= 0 && r.s-r.out[i].sentence < 6; i-- {
		l := r.out[i].links[len(r.out[i].links)-1]
		if l.Type == cotejo.SourceUnspecified {
			continue
		}
		l.Text, l.Span, l.Cue, l.CueSpan, l.Unsure, l.Group = links[0].Text, links[0].Span, "", nil, "", 0
		return []cotejo.Attribution{l}
	}
	return links
}

// controller is the subject of the verb that governs a gerund or an infinitive.
func (r *reader) controller(v int) []cotejo.Attribution {
	toks := r.sent.Tokens
	for h, steps := toks[v].Head, 0; h >= 0 && h < len(toks) && steps < 6; h, steps = toks[h].Head, steps+1 {
		if ls := r.subjectLinks(h); len(ls) > 0 && (ls[0].Type != cotejo.SourceDocument || toks[h].Head < 0) {
			return ls
		}
	}
	return nil
}

// previousSubject is the subject of the main verb of the sentence before, in the
// same paragraph, when it is a person or a body.
func (r *reader) previousSubject() (cotejo.Attribution, bool) {
	if r.s == 0 || r.in.sentences[r.s-1].Block != r.sent.Block {
		return cotejo.Attribution{}, false
	}
	here := r.s
	defer r.enter(here)
	r.enter(here - 1)
	for k := range r.sent.Tokens {
		if r.sent.Tokens[k].Head < 0 {
			return r.subjectLink(k)
		}
	}
	return cotejo.Attribution{}, false
}

// pronoun resolves a pronoun that is the subject of a speech verb: a relative to
// the name in front of it, another to the last person of the paragraph.
func (r *reader) pronoun(k int) (cotejo.Attribution, bool) {
	toks := r.sent.Tokens
	var best *entityMention
	limit := 0
	if isRelative(&toks[k]) {
		limit = max(0, k-4)
	}
	for i := range r.ents[r.s] {
		if m := &r.ents[r.s][i]; m.last < k && m.last >= limit && !m.demonym && (m.kind == "person" || limit > 0) {
			best = m
		}
	}
	if best == nil {
		if limit > 0 {
			return cotejo.Attribution{}, false
		}
		return r.elliptic(k)
	}
	l, ok := r.link(best.first, best.last)
	if limit == 0 {
		l.Unsure = "pronoun"
	}
	return l, ok
}

// told puts the medium that is told something before its source: "told the
// agency X".
func (r *reader) told(links []cotejo.Attribution, v, last int) []cotejo.Attribution {
	toks := r.sent.Tokens
	if len(links) == 0 || links[0].Type == cotejo.SourceAgency || links[0].Type == cotejo.SourceOutlet {
		return links
	}
	for k := v + 1; k < len(toks) && k < max(v, last)+10; k++ {
		t := &toks[k]
		if t.UPOS == text.SCONJ || t.UPOS == text.VERB || t.Form == ":" || t.Form == ";" {
			break
		}
		for _, rule := range r.w.starts[t.Lower] {
			if key(rule) != ruleToldTo {
				continue
			}
			end := r.matches(k, rule)
			if end < 0 || end+1 >= len(toks) {
				continue
			}
			if l, ok := r.medium(end + 1); ok {
				c := r.span(k, end)
				l.Cue, l.CueSpan, l.Form, l.Mode = r.text(c), &c, "indirect", cotejo.Says
				return append([]cotejo.Attribution{l}, links...)
			}
		}
	}
	return links
}

// medium reads an agency or outlet at word k: by name, or by what it is ("the
// official agency" of a country) when the document has named one of that country.
func (r *reader) medium(k int) (cotejo.Attribution, bool) {
	toks := r.sent.Tokens
	a, b := r.phrase(k)
	if b < a {
		return cotejo.Attribution{}, false
	}
	country := ""
	for j := a; j <= b; j++ {
		m := r.mentionAt(j)
		if m == nil {
			continue
		}
		if m.kind == "agency" || m.kind == "outlet" {
			sp := r.span(m.first, m.last)
			l := cotejo.Attribution{Entity: m.id, Label: m.label, Type: cotejo.SourceType(m.kind), Text: r.text(sp), Span: sp}
			return l, true
		}
		if m.demonym {
			country = strings.TrimPrefix(m.id, "iso:")
		}
	}
	a, b = r.trim(a, b)
	if a > b || r.c.Sources[toks[a].Lemma].Type != string(cotejo.SourceAgency) {
		return cotejo.Attribution{}, false
	}
	for s := r.s; s >= 0; s-- {
		for i := range r.ents[s] {
			m := &r.ents[s][i]
			if m.kind == "agency" && (country == "" || agencyOf(r.in.pack.Gazetteer, m.label, country)) {
				sp := r.span(a, b)
				return cotejo.Attribution{Entity: m.id, Label: m.label, Type: cotejo.SourceAgency, Text: r.text(sp), Span: sp}, true
			}
		}
	}
	return cotejo.Attribution{}, false
}

func agencyOf(g *pack.Gazetteer, label, country string) bool {
	for _, n := range g.Find(label) {
		if n.Class == pack.ClassAgency && n.Country == country {
			return true
		}
	}
	return false
}

// participle reads "denounced by X": the agent is the source, what the
// participle says it of is the content.
func (r *reader) participle(v int, verb pack.SpeechVerb) {
	toks := r.sent.Tokens
	k := v + 1
	for k < len(toks) && k < v+4 && toks[k].UPOS == text.ADV {
		k++
	}
	if k+1 >= len(toks) || !r.w.agent[toks[k].Lower] {
		return
	}
	a, b := r.phrase(k + 1)
	if b < a || !r.isSpeaker(a, b) {
		return
	}
	links := r.sources(a, b)
	if len(links) == 0 || verb.Weak && (links[0].Unsure != "" || verb.Things && !r.reportable(v)) {
		return
	}
	s := said{cue: r.span(v, k), extent: r.span(v, b), words: v, rule: rulePassive}
	s.links = r.withCue(links, s.cue, "indirect", verb.Mode)
	s.content = r.passiveContent(v, b)
	r.add(s)
}

// reportable reports a noun that takes up what was said before a participle of many
// senses: "a figure gathered by X", not "a bird gathered up by X".
func (r *reader) reportable(v int) bool {
	for k := v - 1; k >= 0 && k > v-6 && r.sent.Tokens[k].UPOS != text.VERB; k-- {
		t := &r.sent.Tokens[k]
		if src, ok := r.c.Sources[t.Lemma]; ok && (src.Role == "act" || src.Role == "text") || r.w.resumptive[t.Lower] || t.UPOS == text.NUM {
			return true
		}
	}
	return false
}

// passiveContent is what a passive speech verb is said of: its subject, the noun
// it qualifies, or the sentence that a noun like "something" takes up.
func (r *reader) passiveContent(v, b int) []cotejo.Span {
	toks := r.sent.Tokens
	for k := v - 1; k > 2 && toks[k].UPOS != text.PUNCT; k-- {
		if !r.w.resumptive[toks[k].Lower] {
			continue
		}
		for j := k - 1; j > 1 && j > k-4; j-- {
			if toks[j].Form == "," {
				return []cotejo.Span{r.span(r.clauseStart(j), j-1)}
			}
		}
	}
	noun := r.passiveNoun(v)
	if h := toks[v].Head; noun < 0 && h >= 0 && h < v && (strings.HasPrefix(toks[v].Rel, "conj") || strings.HasPrefix(toks[v].Rel, "advcl")) {
		if got := r.passiveContent(h, b); len(got) > 0 {
			return got
		}
	}
	for k := v - 1; noun < 0 && k >= 0; k-- {
		if toks[k].UPOS == text.NOUN {
			noun = k
		}
	}
	if noun < 0 {
		return nil
	}
	first, last := noun, noun
	if r.tree {
		first, last = r.yield(noun)
	}
	if first <= v && last >= v {
		last = v - 1
		for last > noun && (toks[last].UPOS == text.AUX || toks[last].UPOS == text.PRON || toks[last].UPOS == text.PUNCT || toks[last].UPOS == text.ADV) {
			last--
		}
	}
	if first > last {
		return nil
	}
	return []cotejo.Span{r.span(first, last)}
}

// passiveNoun is the subject of a passive verb at v by the tree, or the noun that
// the participle qualifies; -1 when the tree gives neither.
func (r *reader) passiveNoun(v int) int {
	toks := r.sent.Tokens
	if !r.tree {
		return -1
	}
	if k := r.child(v, "nsubj"); k >= 0 && toks[k].UPOS != text.PRON {
		return k
	}
	if h := toks[v].Head; h >= 0 && h < v && (toks[h].UPOS == text.NOUN || toks[h].UPOS == text.PROPN || toks[h].UPOS == text.PRON) {
		return h
	}
	return -1
}

// nouns reads "the complaint by X that …".
func (r *reader) nouns() {
	toks := r.sent.Tokens
	for k := range toks {
		if toks[k].UPOS != text.NOUN {
			continue
		}
		src, ok := r.c.Sources[toks[k].Lemma]
		if !ok || src.Role != "act" && src.Role != "text" {
			continue
		}
		for j := k + 2; j+1 < len(toks) && j < k+12; j++ {
			if toks[j].UPOS == text.VERB || toks[j].UPOS == text.PUNCT {
				break
			}
			if toks[j].Lower != r.w.of || !r.w.that[toks[j+1].Lower] {
				continue
			}
			links := r.sources(k+1, j-1)
			if len(links) > 0 && links[0].Unsure == "" {
				s := said{cue: r.span(k, k), extent: r.span(k, j-1), words: k, rule: ruleNounThat}
				s.links = r.withCue(links, s.cue, "noun", "")
				s.content = r.clause(k, j+1)
				r.add(s)
			}
			break
		}
	}
}

// ofComplement is the phrase with the genitive preposition under a verb, one with a
// number first ("spoke at first of 35"); else its first oblique phrase.
func (r *reader) ofComplement(v int) int {
	best := -1
	for _, k := range r.kids[v] {
		a, b := r.yield(k)
		if k < v || a <= v || r.sent.Tokens[a].Lower != r.w.of {
			continue
		}
		if r.numbered(a, b) {
			return k
		}
		if best < 0 {
			best = k
		}
	}
	if best < 0 {
		return r.child(v, "obl")
	}
	return best
}

// endsNamed reports a phrase that ends in the name of somebody or some body that no
// preposition governs: "the maker of cars NAME".
func (r *reader) endsNamed(a, b int) bool {
	m := r.mentionAt(b)
	if m == nil || m.demonym || m.last != b || m.first <= a || m.kind != "person" && m.kind != "organisation" {
		return false
	}
	u := r.sent.Tokens[m.first-1].UPOS
	return u == text.NOUN || u == text.ADJ
}

// takesUp reports a denial whose object is a pronoun: what it denies stands
// before it ("denies it: he assures that...").
func (r *reader) takesUp(f *frame) bool {
	return cotejo.Mode(f.verb.Mode) == cotejo.Denies && f.v > 0 && r.sent.Tokens[f.v-1].UPOS == text.PRON && r.sent.Tokens[f.v-1].Feats.Has("Case", "Acc") && !f.reflexive
}
