package extract

import (
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// citing puts behind a paper or an agency whom it quotes, where that is said beside it:
// "Reuters, which quotes an officer, reported", "the daily says, quoting sources".
func (r *reader) citing() {
	toks := r.sent.Tokens
	for g := range toks {
		if toks[g].UPOS != text.VERB || !r.c.In("citing-verbs")[toks[g].Lemma] {
			continue
		}
		which := g > 0 && isRelative(&toks[g-1])
		if !which && !toks[g].Feats.Has("VerbForm", "Ger") {
			continue
		}
		from := g + 1
		if from < len(toks) && r.w.to[toks[from].Lower] {
			from++
		}
		a, b := r.phrase(from)
		s := r.quoter(g, which)
		if b < a || s == nil {
			continue
		}
		links := r.same(r.sources(a, b), a)
		if len(links) == 0 || !r.credible(links, a, b, s.rule) {
			continue
		}
		s.links = append(s.links, r.withCue(links, r.span(g, g), "indirect", "")...)
		for i := range s.links {
			s.links[i].Rule = r.c.Rule(s.rule).Name
		}
		s.content = without(s.content, r.span(g, b))
		s.source = keyOf(&s.links[len(s.links)-1])
	}
}

// quoter is the reading of the sentence at work whose source, a paper or an agency, is
// the one that quotes at word g: right before it where a relative clause says so.
func (r *reader) quoter(g int, which bool) *said {
	at := r.sent.Tokens[g].Span
	for i := len(r.out) - 1; i >= 0 && r.out[i].sentence == r.s; i-- {
		s := &r.out[i]
		l := &s.links[len(s.links)-1]
		if l.Type != cotejo.SourceAgency && l.Type != cotejo.SourceOutlet || l.Span.Contains(at) {
			continue
		}
		if near := l.Span.End <= at.Start && r.wordAfter(l.Span) >= g-1; which && !near {
			continue
		}
		return s
	}
	return nil
}

// publisher types a name of which nothing tells what body it is as a paper, where the verb
// at v is that of papers: "NAME published on Monday that".
func (r *reader) publisher(l *cotejo.Attribution, v int) {
	if l.Type != cotejo.SourceInstitution || l.Entity == "" || !r.c.In("publishing-verbs")[r.sent.Tokens[v].Lemma] {
		return
	}
	for word := range strings.FieldsSeq(l.Text) {
		if _, body := r.c.Sources[strings.ToLower(word)]; body {
			return
		}
	}
	l.Type = cotejo.SourceOutlet
}
