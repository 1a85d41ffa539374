package web

import (
	"net/http"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
)

// month is a run of events of the timeline.
type month struct {
	Label  string
	Events []cotejo.Event
}

// events is the timeline: what is said to have happened, by time, uncertain
// dates shown as uncertain, with filters.
func (w *Workspace) events(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	f.ByWeight = r.URL.Query().Get("order") == "weight"
	page, err := w.ledger.Events(r.Context(), f)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "events"}
	v.Title = v.Say("web.nav.events", nil)
	v.Data = map[string]any{"Months": v.months(page.Items, f.ByWeight), "Filter": f, "Next": next(r, page.Next), "ByWeight": f.ByWeight}
	w.render(rw, r, "events", v)
	return nil
}

func (v *view) months(events []cotejo.Event, flat bool) []month {
	var out []month
	for _, e := range events {
		label := v.Say("date.unknown", nil)
		if e.Time != nil && e.Time.Begin != "" {
			label = e.Time.Begin[:min(7, len(e.Time.Begin))]
		}
		if flat {
			label = ""
		}
		if len(out) == 0 || out[len(out)-1].Label != label {
			out = append(out, month{Label: label})
		}
		out[len(out)-1].Events = append(out[len(out)-1].Events, e)
	}
	return out
}

// event is one happening: its claims, origins, conflicts and places.
func (w *Workspace) event(rw http.ResponseWriter, r *http.Request) error {
	e, err := w.ledger.Event(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	claims, err := w.claimsByID(r.Context(), e.Claims)
	if err != nil {
		return err
	}
	rows, err := w.rows(r.Context(), claims)
	if err != nil {
		return err
	}
	relations, err := w.ledger.RelationsOf(r.Context(), e.Claims)
	if err != nil {
		return err
	}
	findings, err := w.ledger.FindingsOf(r.Context(), e.Claims)
	if err != nil {
		return err
	}
	dots, err := w.dots(r, e.Place)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "events"}
	v.Title = v.In(e.Label)
	v.Data = map[string]any{"E": e, "Rows": rows, "Relations": telling(relations), "Findings": findings, "Map": dots}
	w.render(rw, r, "event", v)
	return nil
}

// telling keeps the relations a reader acts on.
func telling(in []cotejo.Relation) []cotejo.Relation {
	var out []cotejo.Relation
	for _, x := range in {
		switch x.Type {
		case cotejo.Conflicts, cotejo.Denial, cotejo.DiffersInScope, cotejo.Updates, cotejo.PartOf, cotejo.PlanOf, cotejo.Echoes:
			out = append(out, x)
		}
	}
	return out
}

// sources lists who is said to say what.
func (w *Workspace) sources(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	page, err := w.ledger.Sources(r.Context(), f)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "sources"}
	v.Title = v.Say("web.nav.sources", nil)
	v.Data = map[string]any{"Sources": page.Items, "Filter": f, "Next": next(r, page.Next)}
	w.render(rw, r, "sources", v)
	return nil
}

// entity is the page of an actor, place or source: names, roles, what it says
// and what is said of it.
func (w *Workspace) entity(rw http.ResponseWriter, r *http.Request) error {
	id, ctx := r.PathValue("id"), r.Context()
	e, err := w.ledger.Entity(ctx, id)
	if err != nil {
		return err
	}
	said, err := w.list(r, ledger.Filter{Origin: id, Limit: 40})
	if err != nil {
		return err
	}
	about, err := w.list(r, ledger.Filter{Entity: id, Limit: 40, After: r.URL.Query().Get("after")})
	if err != nil {
		return err
	}
	events, err := w.ledger.Events(ctx, ledger.Filter{Entity: id, Limit: 15, ByWeight: true})
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "sources"}
	v.Title = e.Label
	dots := []dot{}
	if e.Lat != 0 || e.Lon != 0 {
		dots = append(dots, project(e.Lat, e.Lon, e.Label))
	}
	v.Data = map[string]any{"E": e, "Said": said.rows, "About": about.rows, "Next": next(r, about.next), "Events": events.Items, "Map": dots}
	w.render(rw, r, "entity", v)
	return nil
}

type claimList struct {
	rows []row
	next string
}

func (w *Workspace) list(r *http.Request, f ledger.Filter) (claimList, error) {
	page, err := w.ledger.Claims(r.Context(), f)
	if err != nil {
		return claimList{}, err
	}
	rows, err := w.rows(r.Context(), page.Items)
	return claimList{rows, page.Next}, err
}

// search looks for words in claims and in whole texts.
func (w *Workspace) search(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	var found claimList
	var docs ledger.Page[cotejo.Document]
	var err error
	if f.Text != "" {
		if found, err = w.list(r, f); err != nil {
			return err
		}
		if docs, err = w.ledger.Documents(r.Context(), ledger.Filter{Text: f.Text, Limit: 20}); err != nil {
			return err
		}
	}
	v := &view{Voice: w.voice(r)}
	v.Title = v.Say("web.nav.search", nil)
	v.Data = map[string]any{"Q": f.Text, "Rows": found.rows, "Docs": docs.Items, "Next": next(r, found.next)}
	w.render(rw, r, "search", v)
	return nil
}

// findings lists all findings by rank.
func (w *Workspace) findings(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	page, err := w.ledger.Findings(r.Context(), f)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "story"}
	v.Title = v.Say("web.story.findings", nil)
	v.Data = map[string]any{"Findings": page.Items, "Next": next(r, page.Next)}
	w.render(rw, r, "findings", v)
	return nil
}
