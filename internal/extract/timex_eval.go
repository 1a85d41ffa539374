package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// TimeReading is one time expression as found, for evaluation.
type TimeReading struct {
	Span cotejo.Span
	Time cotejo.Time
	Rule string
	Weak bool // a word of reference that claims do not use
}

// Times reads every time expression of a document, those included that claims
// do not use, in order.
func Times(doc *cotejo.Document, p *pack.Pack, sentences []text.Sentence) []TimeReading {
	in := &input{doc: doc, pack: p, sentences: sentences}
	s := in.scanned()
	s.findForms()
	out := make([]TimeReading, 0, len(s.times))
	for _, f := range s.times {
		ss := &s.sents[f.sentence]
		out = append(out, TimeReading{Span: ss.span(f.first, f.last), Time: f.time, Rule: f.rule.Name, Weak: f.rule.Weak || ss.holdsAge(&f)})
	}
	return out
}

// timeRules lists the rules of every time expression found, those included that
// claims do not use and those that said "no time" of something.
func (s *scan) timeRules() []string {
	s.findForms()
	out := append([]string(nil), s.skipped...)
	for i := range s.times {
		out = append(out, s.times[i].rule.Name)
	}
	return out
}
