package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// month is a run of events of the timeline.
type month struct {
	Label string
	Lines []line
}

// events is the timeline: what is said to have happened, by time, uncertain
// dates drawn as uncertain, with filters.
func (w *Workspace) events(rw http.ResponseWriter, r *http.Request) error {
	f := w.filter(r)
	f.ByWeight = r.URL.Query().Get("order") == "weight"
	if f.ByWeight {
		f.Entity, f.Place = "", "" // that order does not narrow by them
	}
	page, err := w.ledger.Events(r.Context(), f)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "events"}
	v.Title = v.Say("web.nav.events", nil)
	lines, axis := v.lines(page.Items)
	v.Data = map[string]any{"Months": v.months(lines, f.ByWeight), "Axis": axis, "Filter": f, "Query": query(r), "Next": next(r, page.Next), "ByWeight": f.ByWeight}
	w.render(rw, r, "events", v)
	return nil
}

func (v *view) months(lines []line, flat bool) []month {
	var out []month
	for _, l := range lines {
		name := v.Say("date.unknown", nil)
		if key := whenKey(l.Event); key != "~" {
			name = v.Date(key[:min(7, len(key))])
		}
		if flat {
			name = ""
		}
		if len(out) == 0 || out[len(out)-1].Label != name {
			out = append(out, month{Label: name})
		}
		out[len(out)-1].Lines = append(out[len(out)-1].Lines, l)
	}
	return out
}

// event is one happening: its claims, origins, conflicts and places.
func (w *Workspace) event(rw http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	e, err := w.ledger.Event(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	const most = 80
	shown := e.Claims[:min(most, len(e.Claims))]
	claims, err := w.claimsByID(ctx, shown)
	if err != nil {
		return err
	}
	rows, err := w.rows(ctx, claims)
	if err != nil {
		return err
	}
	relations, err := w.ledger.RelationsOf(ctx, shown)
	if err != nil {
		return err
	}
	findings, err := w.ledger.FindingsOf(ctx, shown)
	if err != nil {
		return err
	}
	dots, err := w.dots(r, e.Place)
	if err != nil {
		return err
	}
	alike, err := w.alike(r, e)
	if err != nil {
		return err
	}
	made, err := w.madeOf(r, e.Claims)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "events"}
	v.Title = first(v.In(e.Label))
	tree, err := w.tree(ctx, v, shown, relations)
	if err != nil {
		return err
	}
	byID := map[string]cotejo.Claim{}
	for _, c := range claims {
		byID[c.ID] = c
	}
	shownPairs, rest := firstFew(v.compare(telling(relations), byID))
	v.Data = map[string]any{"E": e, "Rows": rows, "More": len(e.Claims) - len(shown), "Relations": shownPairs, "Rest": rest, "Tree": tree,
		"Findings": slices.DeleteFunc(findings, func(f cotejo.Finding) bool { return f.Event != e.ID && f.Event != "" }), "Map": frameMap(dots),
		"Alike": alike, "With": r.URL.Query().Get("with"), "Made": made}
	w.render(rw, r, "event", v)
	return nil
}

// alike gives the events that an event may be joined with: those that the reader
// searches for by words, by id or by address, else the most told of its kind.
func (w *Workspace) alike(r *http.Request, e cotejo.Event) ([]cotejo.Event, error) {
	f := ledger.Filter{Predicate: e.Predicate, ByWeight: true, Limit: 12}
	if with := r.URL.Query().Get("with"); with != "" {
		f.Predicate, f.Text = "", with
		if id := with[strings.LastIndexByte(with, '/')+1:]; strings.HasPrefix(id, "e_") {
			if one, err := w.ledger.Event(r.Context(), id); err == nil && id != e.ID {
				return []cotejo.Event{one}, nil
			}
		}
	}
	page, err := w.ledger.Events(r.Context(), f)
	return slices.DeleteFunc(page.Items, func(x cotejo.Event) bool { return x.ID == e.ID }), err
}

// madeOf gives the decisions that joined or parted these claims.
func (w *Workspace) madeOf(r *http.Request, claims []string) ([]decision, error) {
	all, err := w.made(r)
	return slices.DeleteFunc(all, func(d decision) bool {
		about := append(reconcile.Spoken(d.Judgement), d.Target)
		return d.Kind != "event" || !slices.ContainsFunc(about, func(id string) bool { return slices.Contains(claims, id) })
	}), err
}

// telling keeps the relations a reader acts on.
func telling(in []cotejo.Relation) []cotejo.Relation {
	return slices.DeleteFunc(slices.Clone(in), func(r cotejo.Relation) bool { return !isTelling(r) })
}

func isTelling(r cotejo.Relation) bool {
	switch r.Type {
	case cotejo.Conflicts, cotejo.Denial, cotejo.Updates, cotejo.PartOf, cotejo.PlanOf, cotejo.Echoes:
		return true
	}
	return false
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
