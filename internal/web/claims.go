package web

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
)

// claims lists claims with filters.
func (w *Workspace) claims(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	page, err := w.ledger.Claims(r.Context(), f)
	if err != nil {
		return err
	}
	rows, err := w.rows(r.Context(), page.Items)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "claims"}
	v.Title = v.Say("web.nav.claims", nil)
	v.Data = map[string]any{"Rows": rows, "Filter": f, "Next": next(r, page.Next)}
	w.render(rw, r, "claims", v)
	return nil
}

// related is one relation of a claim, seen from it.
type related struct {
	Relation cotejo.Relation
	Other    row
	Outgoing bool // the claim on the page is A
}

// claim shows one claim: the sentence with its evidence marked, every field with
// the rule that gave it, the chain, its relations with reasons, what people
// decided, and the form to decide.
func (w *Workspace) claim(rw http.ResponseWriter, r *http.Request) error {
	c, err := w.ledger.Claim(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	doc, err := w.ledger.Document(r.Context(), c.Document)
	if err != nil {
		return err
	}
	rel, err := w.related(r, c)
	if err != nil {
		return err
	}
	panel, err := w.ledger.PanelOf(r.Context(), c.ID)
	if err != nil {
		return err
	}
	decided, err := w.decided(r, c.ID)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "claims"}
	v.Title = v.Predicate(c)
	kept, lost := steps(c)
	v.Data = map[string]any{"C": c, "D": doc, "Marked": pieces(doc.Text, c.Sentence.Span, v.marksOf(c)), "Related": rel,
		"Panel": panel, "Kept": kept, "Lost": lost, "Decided": decided}
	w.render(rw, r, "claim", v)
	return nil
}

func steps(c cotejo.Claim) (kept, lost []cotejo.Step) {
	for _, s := range c.Trail {
		if s.Lost {
			lost = append(lost, s)
		} else {
			kept = append(kept, s)
		}
	}
	return kept, lost
}

func (w *Workspace) related(r *http.Request, c cotejo.Claim) ([]related, error) {
	rel, err := w.ledger.RelationsOf(r.Context(), []string{c.ID})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, x := range rel {
		ids = append(ids, x.A, x.B)
	}
	others, err := w.claimsByID(r.Context(), ids)
	if err != nil {
		return nil, err
	}
	rows, err := w.rows(r.Context(), others)
	if err != nil {
		return nil, err
	}
	byID := map[string]row{}
	for _, x := range rows {
		byID[x.Claim.ID] = x
	}
	out := make([]related, 0, len(rel))
	for _, x := range rel {
		if x.A == c.ID {
			out = append(out, related{x, byID[x.B], true})
		} else {
			out = append(out, related{x, byID[x.A], false})
		}
	}
	slices.SortStableFunc(out, func(a, b related) int { return cmp.Compare(weight(a.Relation.Type), weight(b.Relation.Type)) })
	return out, nil
}

// weight orders relations by what a checker needs first.
func weight(t cotejo.RelationType) int {
	return slices.Index([]cotejo.RelationType{cotejo.Conflicts, cotejo.Denial, cotejo.DiffersInScope, cotejo.Updates, cotejo.PartOf,
		cotejo.PlanOf, cotejo.Agrees, cotejo.Rounds, cotejo.Echoes, cotejo.Incomparable}, t)
}

func (w *Workspace) decided(r *http.Request, id string) ([]cotejo.Judgement, error) {
	all, err := w.ledger.Judgements(r.Context())
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(j cotejo.Judgement) bool { return j.Target != id && j.Other != id }), nil
}

// documents lists what was read, with what could not be.
func (w *Workspace) documents(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	page, err := w.ledger.Documents(r.Context(), f)
	if err != nil {
		return err
	}
	problems, err := w.ledger.Problems(r.Context())
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "documents"}
	v.Title = v.Say("web.nav.documents", nil)
	v.Data = map[string]any{"Docs": page.Items, "Problems": problems, "Filter": f, "Next": next(r, page.Next)}
	w.render(rw, r, "documents", v)
	return nil
}

// stretch is one block of a document in the reader.
type stretch struct {
	Kind   cotejo.BlockKind
	Pieces []piece
}

// reader shows the article as text with its claims marked in place.
func (w *Workspace) reader(rw http.ResponseWriter, r *http.Request) error {
	doc, err := w.ledger.Document(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	page, err := w.ledger.Claims(r.Context(), ledger.Filter{Document: doc.ID, Limit: ledger.MaxLimit})
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "documents"}
	v.Title = cmp.Or(doc.Title, v.Doc(doc))
	v.Data = map[string]any{"D": doc, "Claims": page.Items, "Blocks": v.stretches(doc, page.Items)}
	w.render(rw, r, "reader", v)
	return nil
}

func (v *view) stretches(doc cotejo.Document, claims []cotejo.Claim) []stretch {
	var out []stretch
	for _, b := range doc.Blocks {
		var marks []marking
		for _, c := range claims {
			if at := c.Sentence.Span; c.Trigger != nil && b.Span.Contains(c.Trigger.Span) {
				marks = append(marks, marking{span: c.Trigger.Span, class: "claim", title: v.Predicate(c), claim: c.ID})
			} else if c.Trigger == nil && b.Span.Contains(at) {
				marks = append(marks, marking{span: at, class: "claim", title: v.Predicate(c), claim: c.ID})
			}
			if c.Figure != nil && b.Span.Contains(c.Figure.Span) {
				marks = append(marks, marking{span: c.Figure.Span, class: "figure", title: v.Predicate(c), claim: c.ID})
			}
		}
		out = append(out, stretch{b.Kind, pieces(doc.Text, b.Span, marks)})
	}
	return out
}
