package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// prepositions reads "according to X", "in the opinion of X", "for X" and "as X
// reported" in the sentence at work.
func (r *reader) prepositions() {
	toks := r.sent.Tokens
	for k := 0; k < len(toks); k++ {
		for _, rule := range r.w.starts[toks[k].Lower] {
			if end := r.matches(k, rule); end >= 0 && r.preposition(k, end, rule) {
				k = end
				break
			}
		}
	}
	r.share()
}

// share parts a list between the prepositional cues that stand in it with no verb
// between them: of "4,000 people, according to A, and 12,000, according to B" each
// source has what stands before its cue.
func (r *reader) share() {
	for i := 1; i < len(r.out); i++ {
		a, b := &r.out[i-1], &r.out[i]
		if a.sentence != r.s || b.sentence != r.s || b.words < 2 {
			continue
		}
		from := r.wordAfter(a.extent)
		if from >= b.words || r.finite(from, b.words-1) || !r.numbered(from, b.words-1) || r.parted(from, b.words-1) {
			continue
		}
		item := cotejo.Span{Start: r.sent.Tokens[from].Span.Start, End: r.sent.Tokens[b.words-1].Span.End}
		a.content = without(a.content, cotejo.Span{Start: item.Start, End: b.extent.End})
		b.content = []cotejo.Span{item}
	}
}

// wordAfter is the first word of the sentence behind a span that is no comma and
// no conjunction.
func (r *reader) wordAfter(sp cotejo.Span) int {
	toks := r.sent.Tokens
	k := 0
	for k < len(toks) && (toks[k].Span.Start < sp.End || toks[k].Form == "," || toks[k].UPOS == text.CCONJ) {
		k++
	}
	return k
}

// numbered reports a number among the words a to b.
func (r *reader) numbered(a, b int) bool {
	for k := a; k <= b; k++ {
		if r.sent.Tokens[k].UPOS == text.NUM {
			return true
		}
	}
	return false
}

// parted reports a semicolon or colon among the words a to b.
func (r *reader) parted(a, b int) bool {
	for k := a; k <= b; k++ {
		if f := r.sent.Tokens[k].Form; f == ";" || f == ":" {
			return true
		}
	}
	return false
}

// without cuts a stretch out of spans.
func without(spans []cotejo.Span, cut cotejo.Span) []cotejo.Span {
	var out []cotejo.Span
	for _, s := range spans {
		if cut.End <= s.Start || cut.Start >= s.End {
			out = append(out, s)
			continue
		}
		if s.Start < cut.Start {
			out = append(out, cotejo.Span{Start: s.Start, End: cut.Start})
		}
		if cut.End < s.End {
			out = append(out, cotejo.Span{Start: cut.End, End: s.End})
		}
	}
	return out
}

// matches gives the last word of the longest pattern of a rule at k, -1 when
// there is none.
func (r *reader) matches(k int, rule *pack.CueRule) int {
	best := -1
	for _, words := range rule.Words {
		if end, ok := r.wordsAt(k, words); ok {
			best = max(best, end)
		}
	}
	return best
}

func key(rule *pack.CueRule) string {
	for i := len(rule.Name) - 1; i >= 0; i-- {
		if rule.Name[i] == '/' {
			return rule.Name[i+1:]
		}
	}
	return rule.Name
}

// preposition reads one prepositional cue of the words k to end.
func (r *reader) preposition(k, end int, rule *pack.CueRule) bool {
	toks := r.sent.Tokens
	next := end + 1
	if next >= len(toks) {
		return false
	}
	switch name := key(rule); name {
	case ruleQuotedBy, ruleToldTo:
		return false
	case ruleAccordVerb:
		return r.accordingVerb(k, end, name)
	case ruleForWhom:
		if !r.opens(k) {
			return false
		}
		return r.prepositionSource(k, end, name)
	default:
		if r.relative(next) {
			return false
		}
		return r.prepositionSource(k, end, name)
	}
}

// relative reports whether a relative pronoun follows: "according to which".
func (r *reader) relative(k int) bool {
	toks := r.sent.Tokens
	for ; k < len(toks) && toks[k].UPOS == text.DET; k++ {
	}
	return k < len(toks) && toks[k].UPOS == text.PRON && isRelative(&toks[k])
}

// prepositionSource reads the noun phrase behind a cue as its source.
func (r *reader) prepositionSource(k, end int, name string) bool {
	toks := r.sent.Tokens
	a, b := r.phrase(end + 1)
	if b < a {
		return false
	}
	links := r.same(r.sources(a, b), a)
	if t := &toks[a]; a == b && t.UPOS == text.PRON && t.Feats.Get("PronType") == "Prs" && (a+1 >= len(toks) || toks[a+1].UPOS == text.PUNCT) {
		if l, ok := r.pronoun(a); ok {
			links = []cotejo.Attribution{l} // "according to him"
		}
	}
	if len(links) == 0 || !r.credible(links, a, b, name) {
		return false
	}
	links = r.outer(links, b)
	stop := b
	for stop+1 < len(toks) && r.belongs(stop+1, b) {
		stop++
	}
	s := said{cue: r.span(k, end), extent: r.span(k, stop), words: k, rule: name}
	s.links = r.withCue(links, s.cue, "indirect", r.c.Rule(name).Mode)
	s.content = r.around(k, stop)
	r.add(s)
	return true
}

// credible asks that what follows a preposition is somebody or something that
// says: "according to the season" is no source.
func (r *reader) credible(links []cotejo.Attribution, a, b int, name string) bool {
	for i := range links {
		if links[i].Unsure == unsureNoun {
			return false
		}
		if name == ruleForWhom && (!r.w.opinion[string(links[i].Type)] || !r.spoken(a, b, &links[i]) && !r.counts(b, &links[i])) {
			return false
		}
	}
	return true
}

// spoken asks, of a source behind "for", that it is a person or a group known
// for opinions, set off by a comma.
func (r *reader) spoken(a, b int, l *cotejo.Attribution) bool {
	toks := r.sent.Tokens
	if b+1 >= len(toks) || toks[b+1].Form != "," {
		return false
	}
	switch l.Type {
	case cotejo.SourcePerson, cotejo.SourceOfficial:
		return l.Entity != ""
	case cotejo.SourceAnalyst:
		return true
	}
	return false
}

// countsReach is how many words behind a source the number may stand that it gives.
const countsReach = 9

// counts reports whether the clause behind the phrase that ends at word b gives a number
// as the count of whoever the phrase names: "for the union there are 55 by now", "for
// the firm, 38 % stopped work". A number with its noun and no comma before is for them.
func (r *reader) counts(b int, l *cotejo.Attribution) bool {
	toks := r.sent.Tokens
	if l.Type == cotejo.SourceCountry || l.Type == cotejo.SourceDocument || b+1 >= len(toks) {
		return false
	}
	k, being := b+1, false
	comma := toks[k].Form == ","
	for ; k < len(toks) && k < b+countsReach && toks[k].UPOS != text.NUM; k++ {
		t := &toks[k]
		if k > b+1 && t.UPOS == text.PUNCT && t.Form != "," || t.UPOS == text.SCONJ {
			return false
		}
		being = being || r.c.In("passive-auxiliaries")[t.Lemma] && t.Feats.Has("VerbForm", "Fin")
	}
	if k >= len(toks) || toks[k].UPOS != text.NUM || !r.finite(b+1, k-1) {
		return false
	}
	share := k+1 < len(toks) && toks[k+1].UPOS == text.SYM
	bare := k+1 >= len(toks) || toks[k+1].UPOS == text.PUNCT || toks[k+1].UPOS == text.DET
	return share && (comma || being) || being && bare
}

// belongs reports whether word k still comments on the source: a participle or
// relative clause behind a comma is left out.
func (r *reader) belongs(k, b int) bool {
	if !r.tree {
		return false
	}
	h := r.sent.Tokens[k].Head
	steps := 0
	for h > b && steps < 50 {
		h, steps = r.sent.Tokens[h].Head, steps+1
	}
	return k == b+1 && r.sent.Tokens[k].UPOS != text.PUNCT && h == b && r.sent.Tokens[k].UPOS != text.VERB
}

// accordingVerb reads "as X reported", the verb right behind the cue.
func (r *reader) accordingVerb(k, end int, name string) bool {
	toks := r.sent.Tokens
	v := end + 1
	reflexive := false
	for v < len(toks) && (toks[v].UPOS == text.AUX || toks[v].UPOS == text.PRON || toks[v].UPOS == text.ADV) && v-end < 5 {
		reflexive = reflexive || r.w.reflexive[toks[v].Lower]
		v++
	}
	if v >= len(toks) || toks[v].UPOS != text.VERB {
		return false
	}
	if toks[v].Feats.Has("VerbForm", "Inf") && v+0 < len(toks) { // "as X was able to learn"
		if _, ok := r.c.Verbs[toks[v].Lemma]; !ok {
			return false
		}
	}
	verb, ok := r.c.Verbs[toks[v].Lemma]
	for !ok && v+1 < len(toks) && toks[v+1].UPOS == text.VERB {
		v++
		verb, ok = r.c.Verbs[toks[v].Lemma]
	}
	if !ok {
		return false
	}
	s := said{cue: r.span(k, v), words: k, rule: name, verb: true}
	a, b := r.subjectAfter(v)
	if b < a && !reflexive {
		a, b = r.subjectBetween(end+1, v)
	}
	stop := v
	switch {
	case b >= a && a >= 0:
		s.links, stop = r.same(r.sources(a, b), a), max(b, v)
		s.links = r.outer(s.links, stop)
	case reflexive:
		s.links = []cotejo.Attribution{r.unspecified(k, v)}
	}
	if len(s.links) == 0 {
		l, ok := r.elliptic(v)
		if !ok {
			return false
		}
		s.links = []cotejo.Attribution{l}
	}
	stop = max(stop, r.tail(v, stop))
	s.links = r.told(s.links, v, stop)
	s.extent = r.span(k, stop)
	s.links = r.withCue(s.links, s.cue, "indirect", verb.Mode)
	s.content = r.around(k, stop)
	r.add(s)
	return true
}

// subjectBetween reads a subject between the cue and its verb: "as the
// minister pointed out".
func (r *reader) subjectBetween(a, v int) (int, int) {
	first, last := r.phrase(a)
	if last >= first && last < v {
		return first, last
	}
	return 0, -1
}

// tail extends past complements of a verb that come before the next comma: "to the
// agency X", "in a statement".
func (r *reader) tail(v, stop int) int {
	toks := r.sent.Tokens
	k := stop
	for k+1 < len(toks) && toks[k+1].UPOS != text.PUNCT && toks[k+1].UPOS != text.SCONJ && toks[k+1].UPOS != text.CCONJ && toks[k+1].UPOS != text.VERB {
		k++
	}
	if k+1 < len(toks) && toks[k+1].UPOS != text.PUNCT && toks[k+1].UPOS != text.CCONJ {
		return stop
	}
	return k
}

// opens reports whether word k begins the sentence, but for connectives,
// circumstances without a verb, and quotation marks.
func (r *reader) opens(k int) bool {
	for j := 0; j < k; j++ {
		switch t := &r.sent.Tokens[j]; t.UPOS {
		case text.ADV, text.CCONJ, text.PUNCT, text.SCONJ, text.ADP, text.DET, text.NUM:
		case text.NOUN, text.ADJ, text.PROPN:
			if k-j > 6 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// finite reports whether a finite verb stands in the words a to b.
func (r *reader) finite(a, b int) bool {
	for k := max(a, 0); k <= b && k < len(r.sent.Tokens); k++ {
		if t := &r.sent.Tokens[k]; (t.UPOS == text.VERB || t.UPOS == text.AUX) && (t.Feats.Has("VerbForm", "Fin") || t.Feats == "") {
			return true
		}
	}
	return false
}

// around gives the content of a cue of the words k to stop that stands beside
// it: what follows when the cue comes before any verb of its clause, else what
// comes before, with the rest of the sentence when the cue is only a
// parenthesis.
func (r *reader) around(k, stop int) []cotejo.Span {
	toks := r.sent.Tokens
	from := r.clauseStart(k)
	to := r.clauseEnd(stop)
	var out []cotejo.Span
	add := func(a, b int) {
		for a <= b && (toks[a].UPOS == text.PUNCT || toks[a].UPOS == text.CCONJ) && !r.opensQuote(a) {
			a++
		}
		for b >= a && toks[b].Form == "," {
			b--
		}
		if a <= b {
			out = append(out, r.span(a, b))
		}
	}
	before, behindThat := r.finite(from, k-1), r.behindThat(k)
	if !before || toks[k].UPOS != text.PUNCT && behindThat {
		if k > from && !behindThat {
			add(from, k-1)
		}
		add(stop+1, to)
		return out
	}
	add(from, k-1)
	if stop+2 <= to && toks[stop+1].Form == "," && k > 0 && toks[k-1].Form == "," && !r.contrasts(stop+2) {
		add(stop+2, to)
	}
	return out
}

// behindThat reports whether the word for "that" stands right before word k, a comma
// passed over.
func (r *reader) behindThat(k int) bool {
	toks := r.sent.Tokens
	if k--; k > 0 && toks[k].Form == "," {
		k--
	}
	return k >= 0 && r.w.that[toks[k].Lower]
}

// contrasts reports whether a clause that turns away begins at k.
func (r *reader) contrasts(k int) bool {
	return k < len(r.sent.Tokens) && (r.w.contrast[r.sent.Tokens[k].Lower] || r.sent.Tokens[k].UPOS == text.CCONJ || r.sent.Tokens[k].UPOS == text.SCONJ)
}

// afterSemicolon is where the part of the sentence that holds word k begins.
func (r *reader) afterSemicolon(k int) int {
	for j := k - 1; j > 0; j-- {
		if r.sent.Tokens[j].Form == ";" {
			return j + 1
		}
	}
	return 0
}

// clauseStart is where the main clause around word k begins: after a semicolon,
// or after a contrast or conjunction with a clause of its own before k.
func (r *reader) clauseStart(k int) int {
	toks := r.sent.Tokens
	for j := k - 1; j > 0; j-- {
		if toks[j].Form == ";" {
			return j + 1
		}
		if (r.w.contrast[toks[j].Lower] || toks[j].UPOS == text.CCONJ) && toks[j-1].Form == "," && (j == k-1 || r.finite(j, k-1)) && r.finite(0, j-1) && !r.sharesSubject(j+1, k) {
			return j + 1
		}
	}
	return 0
}

// sharesSubject reports a clause that begins at word j with its verb and has no subject of
// its own: it goes on with that of the clause before, and the cue at k closes both.
func (r *reader) sharesSubject(j, k int) bool {
	toks := r.sent.Tokens
	if !r.tree || j >= k || toks[j].UPOS != text.VERB || !toks[j].Feats.Has("VerbForm", "Fin") || k == 0 || toks[k-1].Form != "," {
		return false
	}
	return r.child(j, "nsubj") < 0 && toks[j-1].UPOS == text.CCONJ
}

// clauseEnd is where it ends: before a semicolon, or a contrast that has a clause
// behind it.
func (r *reader) clauseEnd(k int) int {
	toks := r.sent.Tokens
	for j := k + 1; j < len(toks); j++ {
		if toks[j].Form == ";" {
			return j - 1
		}
		if toks[j].Form == "," && r.rival(j+1) && (j == k+1 || r.finite(k+1, j-1)) {
			return j - 1
		}
		if r.w.contrast[toks[j].Lower] && toks[j-1].Form == "," && r.finite(k+1, j-1) && r.finite(j, len(toks)-1) && toks[j].UPOS == text.SCONJ {
			return j - 2
		}
	}
	return len(toks) - 1
}

// withCue completes links with cue, form and stance. The stance is that of the
// inner source; outer ones say.
func (r *reader) withCue(links []cotejo.Attribution, cue cotejo.Span, form, mode string) []cotejo.Attribution {
	for i := range links {
		if links[i].Cue != "" {
			continue
		}
		c := cue
		links[i].Cue, links[i].CueSpan, links[i].Form = r.text(cue), &c, form
		links[i].Mode = cotejo.Mode(mode)
		if mode == "" {
			links[i].Mode = cotejo.Says
		}
	}
	return links
}

// unspecified is the link of an impersonal cue.
func (r *reader) unspecified(a, b int) cotejo.Attribution {
	sp := r.span(a, b)
	return cotejo.Attribution{Label: r.text(sp), Type: cotejo.SourceUnspecified, Mode: cotejo.Says, Text: r.text(sp), Span: sp}
}

// outer puts the sources that quote the source before it: "sources quoted by
// the newspaper X".
func (r *reader) outer(links []cotejo.Attribution, b int) []cotejo.Attribution {
	toks := r.sent.Tokens
	for k := b + 1; k < len(toks) && k <= b+4; k++ {
		for _, rule := range r.w.starts[toks[k].Lower] {
			if key(rule) != ruleQuotedBy {
				continue
			}
			end := r.matches(k, rule)
			if end < 0 {
				continue
			}
			if first, last := r.phrase(end + 1); last >= first {
				if by := r.sources(first, last); len(by) > 0 {
					by = r.withCue(by, r.span(k, end), "indirect", "")
					return append(by, links...)
				}
			}
		}
		if toks[k].UPOS != text.PUNCT && toks[k].UPOS != text.ADV && toks[k].UPOS != text.VERB && toks[k].UPOS != text.ADJ {
			return links
		}
	}
	return links
}
