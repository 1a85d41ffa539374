package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
)

// sources lists who is said to say what, and which outlets rely on whom.
func (w *Workspace) sources(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	page, err := w.ledger.Sources(r.Context(), f)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "sources"}
	v.Title = v.Say("web.nav.sources", nil)
	who, err := w.reliance(r.Context(), v, page.Items)
	if err != nil {
		return err
	}
	v.Data = map[string]any{"Sources": page.Items, "Types": v.choices("source", sourceTypes), "Filter": f, "Reliance": who, "Next": next(r, page.Next)}
	w.render(rw, r, "sources", v)
	return nil
}

// source is the page of a source that has a name and nothing more: what it says
// over time and where it changed its figure. One that is an entity has its own.
func (w *Workspace) source(rw http.ResponseWriter, r *http.Request) error {
	const documents, most = 300, 120
	ctx := r.Context()
	s, err := w.ledger.Source(ctx, r.PathValue("key"))
	if err != nil {
		return err
	}
	if s.Entity != "" {
		http.Redirect(rw, r, "/entities/"+url.PathEscape(s.Entity), http.StatusSeeOther)
		return nil
	}
	claims, err := w.ledger.SaidBy(ctx, s.Key, documents)
	if err != nil {
		return err
	}
	rows, err := w.rows(ctx, few(claims, most))
	if err != nil {
		return err
	}
	changes, err := w.turns(ctx, rows)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "sources"}
	v.Title = first(s.Label)
	v.Data = map[string]any{"S": s, "Said": rows, "More": len(claims) - len(rows), "Changes": changes, "Quotes": quotes(rows)}
	w.render(rw, r, "source", v)
	return nil
}

// turns gives the findings that say that a source changed what it says: those that
// rest on two of its claims or more.
func (w *Workspace) turns(ctx context.Context, rows []row) ([]cotejo.Finding, error) {
	var ids []string
	for _, x := range rows {
		ids = append(ids, x.Claim.ID)
	}
	found, err := w.ledger.FindingsOf(ctx, ids)
	return slices.DeleteFunc(found, func(f cotejo.Finding) bool {
		own := 0
		for _, id := range f.Claims {
			if slices.Contains(ids, id) {
				own++
			}
		}
		return own < 2 || f.Type != "correction" && f.Type != "update" && f.Type != "denied-admitted"
	}), err
}

var sourceTypes = []string{"official", "person", "institution", "country", "agency", "outlet", "document", "analyst", "anonymous", "group", "unspecified"}

// reliance is a table of outlets by the sources they go back to.
type reliance struct {
	Sources []ledger.SourceCount
	Outlets []outletRow
	Most    int // claims looked at for each source
}

type outletRow struct {
	Name  string
	Cells []int
	Total int
}

// reliance counts, for the most cited sources, the claims of each outlet that end
// in them.
func (w *Workspace) reliance(ctx context.Context, v *view, sources []ledger.SourceCount) (reliance, error) {
	const columns, most, outlets = 7, 60, 14
	out := reliance{Most: most}
	for _, s := range sources {
		if s.Root > 0 && len(out.Sources) < columns {
			out.Sources = append(out.Sources, s)
		}
	}
	rows := map[string]*outletRow{}
	for i, s := range out.Sources {
		claims, err := w.rootedIn(ctx, s, most)
		if err != nil {
			return out, err
		}
		docs, err := w.documentsOf(ctx, claims)
		if err != nil {
			return out, err
		}
		for _, c := range claims {
			name := v.Outlet(docs[c.Document])
			if rows[name] == nil {
				rows[name] = &outletRow{Name: name, Cells: make([]int, len(out.Sources))}
			}
			rows[name].Cells[i]++
			rows[name].Total++
		}
	}
	for _, o := range rows {
		out.Outlets = append(out.Outlets, *o)
	}
	slices.SortFunc(out.Outlets, func(a, b outletRow) int { return cmp.Or(b.Total-a.Total, cmp.Compare(a.Name, b.Name)) })
	out.Outlets = out.Outlets[:min(len(out.Outlets), outlets)]
	return out, nil
}

// rootedIn gives claims that go back to a source, no more than most.
func (w *Workspace) rootedIn(ctx context.Context, s ledger.SourceCount, most int) ([]cotejo.Claim, error) {
	if s.Entity != "" {
		page, err := w.ledger.Claims(ctx, ledger.Filter{Origin: s.Entity, Limit: most})
		return page.Items, err
	}
	claims, err := w.ledger.SaidBy(ctx, s.Key, most/5)
	claims = slices.DeleteFunc(claims, func(c cotejo.Claim) bool { return !strings.EqualFold(rootOf(c), s.Label) })
	return few(claims, most), err
}

func (w *Workspace) documentsOf(ctx context.Context, claims []cotejo.Claim) (map[string]cotejo.Document, error) {
	var ids []string
	for _, c := range claims {
		ids = append(ids, c.Document)
	}
	return w.ledger.DocumentsByID(ctx, ids)
}

// Heat is the shade of a cell, 0 to 4.
func (v *view) Heat(n int) int {
	switch {
	case n == 0:
		return 0
	case n < 2:
		return 1
	case n < 5:
		return 2
	case n < 15:
		return 3
	}
	return 4
}

// entity is the page of an actor, place or source: names, roles, what it says
// over time and where it changed its figure, and what is said of it.
func (w *Workspace) entity(rw http.ResponseWriter, r *http.Request) error {
	id, ctx := r.PathValue("id"), r.Context()
	e, err := w.ledger.Entity(ctx, id)
	if err != nil {
		return err
	}
	said, err := w.list(r, ledger.Filter{Origin: id, Limit: 60})
	if err != nil {
		return err
	}
	about, err := w.list(r, ledger.Filter{Entity: id, Limit: 30, After: r.URL.Query().Get("after")})
	if err != nil {
		return err
	}
	events, err := w.ledger.Events(ctx, ledger.Filter{Entity: id, Limit: 15})
	if err != nil {
		return err
	}
	changes, err := w.turns(ctx, said.rows)
	if err != nil {
		return err
	}
	names, err := w.ledger.Labels(ctx, namedBy(e))
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "sources"}
	v.Title = e.Label
	var dots []dot
	if e.Lat != 0 || e.Lon != 0 {
		dots = []dot{{lon: e.Lon, lat: e.Lat, Label: e.Label}}
	}
	lines, axis := v.lines(events.Items)
	v.Data = map[string]any{"E": e, "Names": names, "Said": said.rows, "SaidMore": said.next != "", "About": fresh(about.rows, said.rows), "Next": next(r, about.next),
		"Lines": lines, "Axis": axis, "Map": frameMap(dots), "Quotes": quotes(said.rows),
		"Changes": changes}
	w.render(rw, r, "entity", v)
	return nil
}

// namedBy lists the entities that an entity's page names.
func namedBy(e cotejo.Entity) []string {
	out := slices.Clone(e.Within)
	for _, x := range e.Roles {
		out = append(out, x.Of)
	}
	return out
}

// fresh leaves out of a list what another list shows.
func fresh(rows, shown []row) []row {
	have := map[string]bool{}
	for _, x := range shown {
		have[x.Claim.ID] = true
	}
	return slices.DeleteFunc(rows, func(x row) bool { return have[x.Claim.ID] })
}

// quotes keeps the claims that quote.
func quotes(rows []row) []row {
	return slices.DeleteFunc(slices.Clone(rows), func(x row) bool { return x.Claim.Quote == nil })
}
