package web

import (
	"net/http"

	"github.com/cotejo/cotejo"
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
