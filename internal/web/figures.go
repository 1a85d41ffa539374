package web

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

const (
	widePlot   = 1180.0
	narrowPlot = 320.0
)

// figures lists the quantities asked about, contested first, each as a plot.
func (w *Workspace) figures(rw http.ResponseWriter, r *http.Request) error {
	f := w.filter(r)
	f.Limit = 24
	page, err := w.panelHeads(r.Context(), f)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "figures"}
	v.Title = v.Say("web.nav.figures", nil)
	plots, err := w.plots(r.Context(), v, page.heads)
	if err != nil {
		return err
	}
	v.Data = map[string]any{"Panels": plots, "Filter": f, "Query": query(r), "Next": next(r, page.next)}
	w.render(rw, r, "figures", v)
	return nil
}

// plots draws panels small. Rows without a source are named by who published them.
func (w *Workspace) plots(ctx context.Context, v *view, heads []panelHead) ([]plotted, error) {
	var ids []string
	for _, h := range heads {
		for _, r := range h.Rows {
			if len(r.Origins) == 0 {
				ids = append(ids, r.Document)
			}
		}
	}
	docs, err := w.ledger.DocumentsByID(ctx, ids)
	out := make([]plotted, len(heads))
	for i, h := range heads {
		out[i] = plotted{h.Panel, v.plot(h.Panel, frame{width: smallPlot, most: fewRows, docs: docs, top: h.top, more: h.more})}
	}
	return out, err
}

// panelHead is a panel with the rows that a small plot draws: a hot story has
// thousands.
type panelHead struct {
	cotejo.Panel
	top  float64 // of the axis of all rows
	more int     // rows left out
}

// headPage is a page of panels.
type headPage struct {
	heads []panelHead
	next  string
}

// headCache keeps the pages of panels that were asked for, for the ledger as it is.
type headCache struct {
	mu  sync.Mutex
	seq int64
	by  map[ledger.Filter]headPage
}

// mostHeadPages bounds the cache; when it is full it is begun again.
const mostHeadPages = 64

// panelHeads lists panels with their first rows.
func (w *Workspace) panelHeads(ctx context.Context, f ledger.Filter) (headPage, error) {
	seq, err := w.seq(ctx)
	if err != nil {
		return headPage{}, err
	}
	c := &w.headCache
	c.mu.Lock()
	page, ok := c.by[f]
	if c.seq != seq || len(c.by) >= mostHeadPages {
		c.by, c.seq, ok = map[ledger.Filter]headPage{}, seq, false
	}
	c.mu.Unlock()
	if ok {
		return page, nil
	}
	panels, err := w.ledger.Panels(ctx, f)
	if err != nil {
		return headPage{}, err
	}
	page = headPage{next: panels.Next}
	for _, p := range panels.Items {
		h := panelHead{p, axisTop(p.Rows), max(0, len(p.Rows)-fewRows) + p.More}
		h.Rows = slices.Clone(few(p.Rows, fewRows))
		page.heads = append(page.heads, h)
	}
	c.mu.Lock()
	c.by[f] = page
	c.mu.Unlock()
	return page, nil
}

// seq is the number of the last batch of the ledger: what is kept in memory holds
// as long as it does.
func (w *Workspace) seq(ctx context.Context) (int64, error) {
	history, err := w.ledger.History(ctx, 1)
	if err != nil || len(history) == 0 {
		return 0, err
	}
	return history[0].Seq, nil
}

// against is one relation between two claims that are both on the page.
type against struct {
	Relation cotejo.Relation
	A, B     cotejo.Claim
	Reasons  []string
}

// panel is one quantity: the plot, how each policy reads it, the table under it,
// how its rows stand to one another, and how they travelled.
func (w *Workspace) panel(rw http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	p, err := w.ledger.Panel(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	const most = 80
	left := max(0, len(p.Rows)-most)
	whole := p // the policies use every row; the page shows the first
	p.Rows = p.Rows[:len(p.Rows)-left]
	var ids, docIDs []string
	for _, row := range p.Rows {
		ids, docIDs = append(ids, row.Claim), append(docIDs, row.Document)
	}
	claims, err := w.ledger.ClaimsByID(ctx, ids)
	if err != nil {
		return err
	}
	docs, err := w.ledger.DocumentsByID(ctx, docIDs)
	if err != nil {
		return err
	}
	relations, err := w.ledger.RelationsOf(ctx, ids)
	if err != nil {
		return err
	}
	findings, err := w.ledger.FindingsOf(ctx, ids)
	if err != nil {
		return err
	}
	estimates, policy, err := w.estimates(r, &whole)
	if err != nil {
		return err
	}
	p.Best = whole.Best
	v := &view{Voice: w.voice(r), Here: "figures"}
	v.Title = first(v.In(p.Label))
	tree, err := w.tree(ctx, v, ids, relations)
	if err != nil {
		return err
	}
	by := r.URL.Query().Get("by")
	others := v.compare(slices.DeleteFunc(slices.Clone(relations), isTelling), claims)
	shown, rest := firstFew(few(v.compare(telling(relations), claims), most))
	data := map[string]any{"P": p, "By": by, "Claims": claims, "Docs": docs, "Relations": shown, "Rest": rest, "Others": few(others, most), "Estimates": estimates, "All": len(whole.Rows), "Left": left + p.More,
		"Policy": policy, "Ranking": r.URL.Query().Get("ranking"), "Tree": tree, "Findings": slices.DeleteFunc(findings, func(f cotejo.Finding) bool { return f.Panel != p.ID })}
	if by == "time" {
		data["Wide"], data["Narrow"] = v.scatter(p, widePlot), v.scatter(p, narrowPlot)
	} else {
		data["Wide"], data["Narrow"] = v.plot(p, frame{width: widePlot, by: by, most: bigPlot, docs: docs}), v.plot(p, frame{width: narrowPlot, by: by, most: bigPlot, docs: docs})
	}
	v.Data = data
	w.render(rw, r, "panel", v)
	return nil
}

// firstFew cuts what a page says at once from what it says when asked.
func firstFew[T any](items []T) (shown, rest []T) {
	const most = 8
	return few(items, most), items[len(few(items, most)):]
}

func few[T any](items []T, n int) []T { return items[:min(len(items), n)] }

// compare keeps the relations between the claims given, what needs a look first.
func (v *view) compare(relations []cotejo.Relation, claims map[string]cotejo.Claim) []against {
	var out []against
	for _, x := range relations {
		a, here := claims[x.A]
		b, there := claims[x.B]
		if here && there {
			out = append(out, against{x, a, b, v.Reasons(x, labelsOf(a, b))})
		}
	}
	slices.SortStableFunc(out, func(a, b against) int { return weight(a.Relation.Type) - weight(b.Relation.Type) })
	return out
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

// branch is one claim of a propagation tree with what repeats it.
type branch struct {
	Hop   reconcile.Hop
	Claim cotejo.Claim
	Doc   cotejo.Document
	Below []branch
}

// tree draws how a statement travelled: first appearances with what repeats
// them. It is empty when nothing repeats anything.
func (w *Workspace) tree(ctx context.Context, v *view, ids []string, relations []cotejo.Relation) ([]branch, error) {
	if !slices.ContainsFunc(relations, func(r cotejo.Relation) bool { return r.Type == cotejo.Echoes }) {
		return nil, nil
	}
	items, err := w.ledger.ByIDs(ctx, ids)
	if err != nil {
		return nil, err
	}
	var docIDs []string
	for _, it := range items {
		docIDs = append(docIDs, it.Claim.Document)
	}
	docs, err := w.ledger.DocumentsByID(ctx, docIDs)
	if err != nil {
		return nil, err
	}
	claims, err := w.ledger.ClaimsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	below := map[string][]reconcile.Hop{}
	for _, h := range reconcile.Propagation(items, relations) {
		below[h.From] = append(below[h.From], h)
	}
	var grow func(from string) []branch
	grow = func(from string) []branch {
		var out []branch
		for _, h := range below[from] {
			out = append(out, branch{h, claims[h.Claim], docs[h.Document], grow(h.Claim)})
		}
		return out
	}
	return slices.DeleteFunc(grow(""), func(b branch) bool { return len(b.Below) == 0 }), nil
}
