package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// carry extends attribution over the sentences that go on with it.
func (r *reader) carry() {
	r.quotesAlone()
	r.continued()
	r.bracketed()
	slices.SortStableFunc(r.out, func(a, b said) int { return cmp.Or(a.sentence-b.sentence, a.cue.Start-b.cue.Start) })
}

// lastOf is the last attribution of sentence s with a named source; nil when
// there is none.
func (r *reader) lastOf(s int) *said {
	for i := len(r.out) - 1; i >= 0; i-- {
		if o := &r.out[i]; o.sentence == s && o.links[len(o.links)-1].Type != cotejo.SourceUnspecified {
			return o
		}
	}
	return nil
}

// covers reports whether an attribution holds the span.
func (r *reader) covers(sp cotejo.Span) bool {
	for i := range r.out {
		if holds(r.out[i].content, sp) {
			return true
		}
	}
	return false
}

// mostly reports whether attributions hold more than half of the span.
func (r *reader) mostly(sp cotejo.Span) bool {
	n := 0
	for i := range r.out {
		for _, c := range r.out[i].content {
			n = max(n, min(c.End, sp.End)-max(c.Start, sp.Start))
		}
	}
	return 2*n > sp.Len()
}

// carried copies the links of an attribution for content elsewhere.
func (r *reader) carried(o *said, s int, rule string, content ...cotejo.Span) {
	c := said{cue: cotejo.Span{}, extent: cotejo.Span{}, rule: rule, source: o.source}
	c.sentence, c.content, c.attribution.carried = s, content, true
	c.links = slices.Clone(o.links)
	for i := range c.links {
		c.links[i].Form, c.links[i].Rule = "carried", r.c.Rule(rule).Name
		if rule != ruleQuoteAlone {
			c.links[i].Unsure = unsureCarried
		}
	}
	c.quote = r.quoteIn(content)
	r.out = append(r.out, c)
}

// quotesAlone gives a quotation that nobody claims to the last source of its
// paragraph, or else to the next.
func (r *reader) quotesAlone() {
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.words < 5 || r.mostly(q.span) || !r.sentenceQuote(q) {
			continue
		}
		s := q.first[0]
		block := r.in.sentences[s].Block
		var o *said
		for p := s; p >= 0 && s-p < 4 && r.in.sentences[p].Block == block && o == nil; p-- {
			o = r.lastOf(p)
		}
		for p := q.last[0]; p < len(r.in.sentences) && p-q.last[0] < 2 && r.in.sentences[p].Block == block && o == nil; p++ {
			o = r.lastOf(p)
		}
		if o != nil {
			r.carried(o, s, ruleQuoteAlone, q.span)
		}
	}
}

// sentenceQuote reports whether a quotation is a sentence of its own rather than
// words inside one.
func (r *reader) sentenceQuote(q *quotation) bool {
	return q.first[1] == 0 || q.first[1] > 0 && r.in.sentences[q.first[0]].Tokens[q.first[1]-1].Form == ":"
}

// continued carries an attribution to the next sentence of the paragraph when
// that says that it goes on, or is in the conditional of rumour.
func (r *reader) continued() {
	for s := 1; s < len(r.in.sentences); s++ {
		sent := &r.in.sentences[s]
		if sent.Block != r.in.sentences[s-1].Block || r.lastOf(s) != nil || len(sent.Tokens) == 0 {
			continue
		}
		o := r.lastOf(s - 1)
		if o == nil || r.covers(sent.Span) || !r.w.continuation[sent.Tokens[0].Lower] && !r.rumour(sent) {
			continue
		}
		if l := &o.links[len(o.links)-1]; l.Form == "noun" || l.Type == cotejo.SourceOutlet && l.Entity == "" {
			continue
		}
		r.carried(o, s, ruleCarried, sent.Span)
	}
}

// rumour reports whether the main verb of a sentence is in the conditional.
func (r *reader) rumour(sent *text.Sentence) bool {
	for k := range sent.Tokens {
		t := &sent.Tokens[k]
		if t.Feats.Has("Mood", "Cnd") && (t.Head < 0 || t.UPOS == text.AUX && t.Head < len(sent.Tokens) && sent.Tokens[t.Head].Head < 0) {
			return true
		}
	}
	return false
}

// bracketed gives the sentences between two attributions to one source, with no
// other source between them, to that source.
func (r *reader) bracketed() {
	byStart := slices.Clone(r.out)
	slices.SortStableFunc(byStart, func(a, b said) int { return a.sentence - b.sentence })
	for i := 0; i+1 < len(byStart); i++ {
		a, b := &byStart[i], &byStart[i+1]
		if a.source != b.source || b.sentence-a.sentence < 2 || b.sentence-a.sentence > maxCarried || a.attribution.carried || b.attribution.carried {
			continue
		}
		if !r.bodyBetween(a.sentence, b.sentence) || !opening(a.rule) || !closing(b.rule) || a.links[0].Group > 0 || b.links[0].Group > 0 || a.links[0].Type == cotejo.SourceUnspecified {
			continue
		}
		for s := a.sentence + 1; s < b.sentence; s++ {
			r.carried(a, s, ruleBracketed, r.in.sentences[s].Span)
		}
	}
}

// opening reports whether a rule introduces a source whose words go on.
func opening(rule string) bool {
	switch rule {
	case ruleAccording, ruleOpinion, ruleForWhom:
		return true
	}
	return false
}

// closing reports whether a rule comes behind what it attributes.
func closing(rule string) bool {
	switch rule {
	case ruleAccording, ruleAccordVerb, ruleVerbAfter, ruleOpinion:
		return true
	}
	return false
}

// bodyBetween reports whether only body text stands between two sentences.
func (r *reader) bodyBetween(a, b int) bool {
	for s := a; s <= b; s++ {
		k := r.in.sentences[s].Block
		if k < 0 || k >= len(r.in.doc.Blocks) || r.in.doc.Blocks[k].Kind != cotejo.BlockBody {
			return false
		}
	}
	return true
}

// captionCredit reads the credit at the end of a caption: "- KCNA via REUTERS"
// is Reuters, which distributes what KCNA shows.
func (r *reader) captionCredit() {
	toks := r.sent.Tokens
	n := len(toks)
	for k := n - 2; k > 2 && k > n-10; k-- {
		if !r.w.dashes[toks[k].Form] || toks[k].Form == "/" || !r.onlyNames(k+1) {
			continue
		}
		var inner, outer []cotejo.Attribution
		via := false
		for j := k + 1; j < n; j++ {
			if r.w.via[toks[j].Lower] {
				via = true
				continue
			}
			m := r.mentionAt(j)
			if m == nil || m.first != j || m.kind != "agency" && m.kind != "outlet" {
				continue
			}
			sp := r.span(m.first, m.last)
			l := cotejo.Attribution{Entity: m.id, Label: m.label, Type: cotejo.SourceType(m.kind), Text: r.text(sp), Span: sp}
			if via {
				outer = append(outer, l)
			} else {
				inner = append(inner, l)
			}
		}
		links := slices.Concat(outer, inner)
		if len(links) == 0 {
			continue
		}
		s := said{cue: r.span(k, k), extent: r.span(k, n-1), words: k, rule: ruleCredit}
		s.links = r.withCue(links, s.cue, "noun", "")
		s.content = []cotejo.Span{r.span(0, k-1)}
		r.add(s)
		return
	}
}

// onlyNames reports whether only names, marks and "via" stand from word k on.
func (r *reader) onlyNames(k int) bool {
	for ; k < len(r.sent.Tokens); k++ {
		t := &r.sent.Tokens[k]
		if t.UPOS == text.PUNCT || t.UPOS == text.SYM || upper(t.Form) || r.w.via[t.Lower] || r.w.credit[t.Lower] || r.mentionAt(k) != nil {
			continue
		}
		return false
	}
	return true
}

// issuers puts the issuer of a communiqué before every chain and under every
// sentence that has none.
func (r *reader) issuers() {
	l, ok := r.issuer()
	if !ok {
		return
	}
	for i := range r.out {
		if r.out[i].source != keyOf(&l) && keyOf(&r.out[i].links[0]) != keyOf(&l) {
			r.out[i].links = append([]cotejo.Attribution{l}, r.out[i].links...)
		}
	}
	for s := range r.in.sentences {
		if r.lastOf(s) != nil {
			continue
		}
		c := said{rule: ruleIssuer, source: keyOf(&l)}
		c.sentence, c.content, c.links = s, []cotejo.Span{r.in.sentences[s].Span}, []cotejo.Attribution{l}
		r.out = append(r.out, c)
	}
	slices.SortStableFunc(r.out, func(a, b said) int { return cmp.Or(a.sentence-b.sentence, a.cue.Start-b.cue.Start) })
}

// issuer finds who issues the document, when it calls itself a communiqué: in
// the title or the first lines, with the body that is named with it or signs it.
func (r *reader) issuer() (cotejo.Attribution, bool) {
	head := -1
	for s := 0; s < len(r.in.sentences) && s < 3 && head < 0; s++ {
		r.enter(s)
		for _, words := range r.w.issuer {
			if _, ok := r.wordsAt(0, words); ok {
				head = s
				break
			}
		}
	}
	if head < 0 && !r.issuerLine() {
		return cotejo.Attribution{}, false
	}
	for s := 0; s < len(r.in.sentences) && s < 6; s++ {
		r.enter(s)
		for i := range r.ents[s] {
			m := &r.ents[s][i]
			if m.demonym || m.kind != "organisation" && m.kind != "service" && m.kind != "unit" && !(m.kind == "country" && strings.HasSuffix(m.rule, ruleGovernment)) {
				continue
			}
			l, ok := r.link(m.first, m.last)
			if !ok {
				continue
			}
			l.Rule, l.Form, l.Mode, l.Type = r.c.Rule(ruleIssuer).Name, "issuer", cotejo.Says, cotejo.SourceInstitution
			return l, true
		}
	}
	return cotejo.Attribution{}, false
}

// issuerLine reports whether the title or a line that is not claimed from calls
// the document a communiqué.
func (r *reader) issuerLine() bool {
	lines := []string{r.in.doc.Title, r.in.doc.Subhead}
	for i := range r.in.doc.Blocks {
		if b := &r.in.doc.Blocks[i]; i < 6 && !b.Kind.Claimable() {
			lines = append(lines, b.Span.Of(r.in.doc.Text))
		}
	}
	for _, line := range lines {
		folded := pack.FoldName(line)
		for _, words := range r.w.issuer {
			if strings.HasPrefix(folded, pack.FoldName(strings.Join(words, " "))) {
				return true
			}
		}
	}
	return false
}
