package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

// view is what follows from the claims: as the ledger holds it, or worked out
// anew from what had been published by a date.
type view struct {
	events    func(context.Context, ledger.Filter) (ledger.Page[cotejo.Event], error)
	panels    func(context.Context, ledger.Filter) (ledger.Page[cotejo.Panel], error)
	relations func(context.Context, ledger.Filter) (ledger.Page[cotejo.Relation], error)
	findings  func(context.Context, ledger.Filter) (ledger.Page[cotejo.Finding], error)
}

// view gives what is known now or, with a date, what was known then. Documents
// without a date of publication are left out then, and it is said how many.
func (a *app) view(l *ledger.Ledger, asOf string) (view, error) {
	if asOf == "" {
		return view{l.Events, l.Panels, l.Relations, l.Findings}, nil
	}
	items, err := l.AllItems(a.ctx, asOf)
	if err != nil {
		return view{}, err
	}
	if err := a.tellUndated(l); err != nil {
		return view{}, err
	}
	return memoryView(reconcile.All(items)), nil
}

// tellUndated says how many documents have no date and so no place in time.
func (a *app) tellUndated(l *ledger.Ledger) error {
	docs, err := ledger.Everything(a.ctx, ledger.Filter{}, l.Documents)
	if err != nil {
		return err
	}
	undated := 0
	for _, d := range docs {
		if d.Published.Value == "" {
			undated++
		}
	}
	if undated > 0 {
		a.notice("list.undated", say.Args{"N": undated})
	}
	return nil
}

func memoryView(d reconcile.Delta) view {
	return view{
		events: inMemory(d.PutEvents, func(e *cotejo.Event, f *ledger.Filter) bool {
			return is(f.Predicate, e.Predicate) && is(f.Status, string(e.Status)) && (f.Entity == "" || slices.ContainsFunc(e.Participants, func(p cotejo.Participant) bool { return p.Entity == f.Entity })) &&
				(f.Place == "" || inPlace(e.Place, f.Place)) && (f.Origin == "" || slices.ContainsFunc(e.Origins, func(o cotejo.Origin) bool { return o.Entity == f.Origin })) &&
				(f.Document == "" || slices.Contains(e.Documents, f.Document))
		}),
		panels: inMemory(d.PutPanels, func(p *cotejo.Panel, f *ledger.Filter) bool {
			return is(f.Predicate, p.Predicate) && (!f.Contested || p.Contested) && is(f.Panel, p.ID) && (f.Entity == "" || slices.Contains(p.Population, f.Entity)) &&
				(f.Document == "" || slices.ContainsFunc(p.Rows, func(r cotejo.PanelRow) bool { return r.Document == f.Document }))
		}),
		relations: inMemory(d.PutRelations, func(r *cotejo.Relation, f *ledger.Filter) bool { return is(f.Type, string(r.Type)) }),
		findings: inMemory(reconcile.Ranked(d.PutFindings), func(x *cotejo.Finding, f *ledger.Filter) bool {
			return f.Type == "" || slices.Contains(strings.Split(f.Type, ","), x.Type)
		}),
	}
}

func is(want, got string) bool { return want == "" || want == got }

func inPlace(ps []cotejo.Place, id string) bool {
	return slices.ContainsFunc(ps, func(p cotejo.Place) bool { return p.Entity == id || slices.Contains(p.Within, id) })
}

// inMemory pages through a list; the place in it is a number.
func inMemory[T any](all []T, keep func(*T, *ledger.Filter) bool) func(context.Context, ledger.Filter) (ledger.Page[T], error) {
	return func(_ context.Context, f ledger.Filter) (ledger.Page[T], error) {
		var kept []T
		for i := range all {
			if keep(&all[i], &f) {
				kept = append(kept, all[i])
			}
		}
		from, _ := strconv.Atoi(f.After)
		from = max(0, min(from, len(kept)))
		to := len(kept)
		if f.Limit > 0 {
			to = min(to, from+f.Limit)
		}
		page := ledger.Page[T]{Items: kept[from:to]}
		if to < len(kept) {
			page.Next = strconv.Itoa(to)
		}
		return page, nil
	}
}
