package pipeline

import (
	"context"
	"encoding/json"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Quote keys a judgement to the words of the claims it speaks of, so that it
// survives a new reading: their sentences and, of one claim, its figure; of
// several, what each said.
func Quote(ctx context.Context, l *ledger.Ledger, j *cotejo.Judgement) error {
	var said []reconcile.Said
	for _, id := range reconcile.Spoken(*j) {
		c, err := l.Claim(ctx, id)
		if err != nil {
			return err
		}
		doc, err := l.Document(ctx, c.Document)
		if err != nil {
			return err
		}
		j.Selector = append(j.Selector, ledger.Select(&doc, &c))
		one := reconcile.Said{Predicate: c.Predicate}
		if c.Figure != nil {
			one.Figure = c.Figure.Text
		}
		said = append(said, one)
		if j.Kind == "claim" {
			j.Predicate = c.Predicate
			if c.Figure != nil && !c.Figure.Span.IsZero() {
				j.Selector = append(j.Selector, around(&doc, c.Figure.Span))
			}
			return nil
		}
	}
	if len(said) == 0 {
		return nil
	}
	raw, err := json.Marshal(said)
	if j.Fields == nil {
		j.Fields = map[string]string{}
	}
	j.Fields[reconcile.SaidField] = string(raw)
	return err
}

// around quotes a stretch of a document with what stands before and after it.
func around(d *cotejo.Document, at cotejo.Span) cotejo.Selector {
	const most = 32
	before, after := []rune(d.Text[:at.Start]), []rune(d.Text[at.End:])
	return cotejo.Selector{Document: d.SHA256, Exact: at.Of(d.Text), Prefix: string(before[max(0, len(before)-most):]), Suffix: string(after[:min(len(after), most)])}
}

// QuotePassage keys a judgement that adds a claim to words of a document.
func QuotePassage(j *cotejo.Judgement, d *cotejo.Document, at cotejo.Span) {
	j.Selector = []cotejo.Selector{around(d, at)}
}
