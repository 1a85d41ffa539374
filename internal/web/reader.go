package web

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// stretch is one block of a document in the reader.
type stretch struct {
	Kind   cotejo.BlockKind
	Pieces []piece
}

// mostOfDocument is how many claims of one document are shown.
const mostOfDocument = 500

// reader shows the article as text with its claims marked in place.
func (w *Workspace) reader(rw http.ResponseWriter, r *http.Request) error {
	doc, err := w.ledger.Document(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	page, err := w.ledger.Claims(r.Context(), ledger.Filter{Document: doc.ID, Limit: mostOfDocument})
	if err != nil {
		return err
	}
	all, err := w.ledger.Judgements(r.Context())
	if err != nil {
		return err
	}
	names, err := w.namesIn(r.Context(), doc.ID)
	if err != nil {
		return err
	}
	editions, err := w.editions(r.Context(), doc, page.Items)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "documents"}
	v.Title = cmp.Or(doc.Title, v.Doc(doc))
	numbers := map[string]int{}
	for i, c := range page.Items {
		numbers[c.ID] = i + 1
	}
	v.Data = map[string]any{"D": doc, "Claims": page.Items, "Numbers": numbers, "Blocks": v.stretches(doc, page.Items),
		"Names": names, "Editions": editions, "Quote": head(r.URL.Query().Get("quote"), 2000),
		"Noted": slices.DeleteFunc(all, func(j cotejo.Judgement) bool { return j.Kind != "passage" || j.Target != doc.ID || reconcile.Adds(j) })}
	w.render(rw, r, "reader", v)
	return nil
}

func (v *view) stretches(doc cotejo.Document, claims []cotejo.Claim) []stretch {
	var out []stretch
	for _, b := range doc.Blocks {
		var marks []marking
		for _, c := range claims {
			title := v.Headline(c)
			switch {
			case reconcile.AddedBy(c) != "":
				if b.Span.Contains(c.Sentence.Span) {
					marks = append(marks, marking{span: c.Sentence.Span, class: "added", title: title + " " + v.Figure(c.Figure), claim: c.ID})
				}
			case c.Figure != nil && b.Span.Contains(c.Figure.Span):
				marks = append(marks, marking{span: c.Figure.Span, class: "figure", title: title + " · " + v.Figure(c.Figure), claim: c.ID})
				fallthrough
			case c.Figure == nil:
				if c.Trigger != nil && b.Span.Contains(c.Trigger.Span) {
					marks = append(marks, marking{span: c.Trigger.Span, class: "claim", title: title, claim: c.ID})
				} else if c.Trigger == nil && b.Span.Contains(c.Sentence.Span) {
					marks = append(marks, marking{span: c.Sentence.Span, class: "claim", title: title, claim: c.ID})
				}
			}
		}
		out = append(out, stretch{b.Kind, pieces(doc.Text, b.Span, marks)})
	}
	return out
}
