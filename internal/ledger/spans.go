package ledger

import (
	"fmt"

	"github.com/cotejo/cotejo"
)

// checkSpans cuts every quotation of a claim out of the text again and names
// those that are not there.
func checkSpans(c *cotejo.Claim, text string) []string {
	var bad []string
	check := func(field string, s cotejo.Span, exact string) {
		if s.IsZero() && exact == "" {
			return
		}
		if got := s.Of(text); got != exact || s.End > len(text) || s.Start < 0 {
			bad = append(bad, fmt.Sprintf("%s: [%d,%d] of the text is not its quotation", field, s.Start, s.End))
		}
	}
	check("sentence", c.Sentence.Span, c.Sentence.Exact)
	if c.Sentence.Span.IsZero() {
		bad = append(bad, "sentence: no span")
	}
	if c.Trigger != nil {
		check("trigger", c.Trigger.Span, c.Trigger.Exact)
	}
	if c.Figure != nil {
		check("figure", c.Figure.Span, c.Figure.Text)
	}
	if c.Time != nil {
		check("time", c.Time.Span, c.Time.Text)
	}
	if c.Quote != nil {
		check("quote", c.Quote.Span, c.Quote.Text)
	}
	for i, p := range c.Participants {
		check(fmt.Sprintf("participants[%d]", i), p.Span, p.Text)
	}
	for i, p := range c.Place {
		check(fmt.Sprintf("place[%d]", i), p.Span, p.Text)
	}
	for i, a := range c.Chain {
		check(fmt.Sprintf("chain[%d]", i), a.Span, a.Text)
		if a.CueSpan != nil {
			check(fmt.Sprintf("chain[%d].cue", i), *a.CueSpan, a.Cue)
		}
	}
	if f := c.Factuality; f.CueSpan != nil {
		check("factuality.cue", *f.CueSpan, f.Cue)
	}
	for i, s := range c.Trail {
		if s.Span != nil {
			check(fmt.Sprintf("trail[%d]", i), *s.Span, s.Text)
		}
	}
	return bad
}
