package web

import (
	"net/http"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
)

// story is the first screen: what the ledger holds, the findings by rank, the
// contested figures as small plots, and what happened when.
func (w *Workspace) story(rw http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	counts, err := w.ledger.Counts(ctx)
	if err != nil {
		return err
	}
	findings, err := w.ledger.Findings(ctx, ledger.Filter{Limit: 12})
	if err != nil {
		return err
	}
	panels, err := w.ledger.Panels(ctx, ledger.Filter{Limit: 6, Contested: true})
	if err != nil {
		return err
	}
	events, err := w.ledger.Events(ctx, ledger.Filter{Limit: 12, ByWeight: true})
	if err != nil {
		return err
	}
	docs, err := w.ledger.Documents(ctx, ledger.Filter{Limit: 1})
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "story"}
	v.Title = v.Say("web.nav.story", nil)
	plots := make([]plotted, len(panels.Items))
	for i, p := range panels.Items {
		plots[i] = plotted{p, v.plot(p, 320)}
	}
	v.Data = map[string]any{"Counts": counts, "Findings": findings.Items, "More": findings.Next != "", "Panels": plots,
		"Events": events.Items, "Empty": len(docs.Items) == 0}
	w.render(rw, r, "story", v)
	return nil
}

type plotted struct {
	Panel cotejo.Panel
	Plot  plot
}
