package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// figures lists the quantities asked about, contested first, each as a plot.
func (w *Workspace) figures(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	f.Limit = 20
	page, err := w.ledger.Panels(r.Context(), f)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "figures"}
	v.Title = v.Say("web.nav.figures", nil)
	plots := make([]plotted, len(page.Items))
	for i, p := range page.Items {
		plots[i] = plotted{p, v.plot(p, 340)}
	}
	v.Data = map[string]any{"Panels": plots, "Filter": f, "Next": next(r, page.Next)}
	w.render(rw, r, "figures", v)
	return nil
}

// panel is one quantity: the plot, the table under it, how each policy reads it,
// and how its rows stand to one another.
func (w *Workspace) panel(rw http.ResponseWriter, r *http.Request) error {
	p, err := w.ledger.Panel(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	var ids, docIDs []string
	for _, row := range p.Rows {
		ids, docIDs = append(ids, row.Claim), append(docIDs, row.Document)
	}
	claims, err := w.claimsByID(r.Context(), ids)
	if err != nil {
		return err
	}
	docs, err := w.ledger.DocumentsByID(r.Context(), docIDs)
	if err != nil {
		return err
	}
	relations, err := w.ledger.RelationsOf(r.Context(), ids)
	if err != nil {
		return err
	}
	byID := map[string]cotejo.Claim{}
	for _, c := range claims {
		byID[c.ID] = c
	}
	var inside []cotejo.Relation
	for _, x := range relations {
		if _, a := byID[x.A]; a {
			if _, b := byID[x.B]; b {
				inside = append(inside, x)
			}
		}
	}
	estimates, policy, err := w.estimates(r, &p)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "figures"}
	v.Title = v.In(p.Label)
	v.Data = map[string]any{"P": p, "Plot": v.plot(p, 720), "Claims": byID, "Docs": docs, "Relations": inside, "Estimates": estimates, "Policy": policy}
	w.render(rw, r, "panel", v)
	return nil
}

// estimates answers a panel under every policy, and puts the answer of the one
// that is asked for into the panel. ?ranking= is the reader's own order of
// sources, separated by commas.
func (w *Workspace) estimates(r *http.Request, p *cotejo.Panel) ([]cotejo.Estimate, string, error) {
	wanted := r.URL.Query().Get("policy")
	if wanted == "" {
		wanted = reconcile.DefaultPolicy
	}
	if !slices.Contains(reconcile.Policies(), wanted) {
		return nil, "", &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: wanted}
	}
	ranking := strings.FieldsFunc(r.URL.Query().Get("ranking"), func(c rune) bool { return c == ',' })
	var out []cotejo.Estimate
	for _, name := range reconcile.Policies() {
		e, ok := reconcile.Apply(name, *p, ranking)
		if !ok {
			continue
		}
		out = append(out, e)
		if name == wanted {
			p.Best = &e
		}
	}
	return out, wanted, nil
}
