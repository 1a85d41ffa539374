package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

type figuresCmd struct {
	output
	Panel     string `arg:"" optional:"" help:"${arg_panel}" placeholder:"ID"`
	Predicate string `short:"p" help:"${flag_predicate}" placeholder:"NAME"`
	Entity    string `short:"e" help:"${flag_entity}" placeholder:"ID"`
	Document  string `short:"d" help:"${flag_document}" placeholder:"ID"`
	Contested bool   `help:"${flag_contested}"`
	AsOf      string `name:"as-of" help:"${flag_asof}" placeholder:"DATE"`
	Policy    string `help:"${flag_policy}" placeholder:"NAME"`
	Ranking   string `help:"${flag_ranking}" placeholder:"A,B,C"`
}

// Run lays figures side by side, a panel for each quantity.
func (c *figuresCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		f := ledger.Filter{Predicate: c.Predicate, Entity: c.Entity, Contested: c.Contested, AsOf: c.AsOf}
		var err error
		if f.Document, err = a.resolve(l, c.Document); err != nil {
			return err
		}
		if f.Panel, err = a.resolve(l, c.Panel); err != nil {
			return err
		}
		v, err := a.view(l, c.AsOf)
		if err != nil {
			return err
		}
		if v.panels, err = c.policed(a, v.panels); err != nil {
			return err
		}
		most := listRows
		if f.Panel != "" {
			most = 0
		}
		render := func(a *app, rows []cotejo.Panel) (string, error) { return panelTables(a, l, rows, most) }
		li := listing[cotejo.Panel]{list: v.panels, table: render}
		if c.Format != "csv" {
			return li.run(a, &c.output, f)
		}
		if c.page(&f) {
			f.Limit = ledger.MaxLimit
		}
		page, err := v.panels(a.ctx, f)
		if err != nil {
			return err
		}
		return export.WriteCSV(a.out, export.PanelFields, export.PanelLines(page.Items))
	})
}

type panelLister = func(context.Context, ledger.Filter) (ledger.Page[cotejo.Panel], error)

// policed has every panel answered under the policy asked for, the default one
// when none is.
func (c *figuresCmd) policed(a *app, list panelLister) (panelLister, error) {
	name := cmp.Or(c.Policy, reconcile.DefaultPolicy)
	if names := reconcile.Policies(); !slices.Contains(names, name) {
		return nil, a.usage(a.voice.Say("error.policy", say.Args{"Name": name, "Names": a.voice.List(names)}))
	}
	var ranking []string
	if c.Ranking != "" {
		ranking = strings.Split(c.Ranking, ",")
	}
	return func(ctx context.Context, f ledger.Filter) (ledger.Page[cotejo.Panel], error) {
		page, err := list(ctx, f)
		for i := range page.Items {
			if e, ok := reconcile.Apply(name, page.Items[i], ranking); ok {
				page.Items[i].Best = &e
			}
		}
		return page, err
	}, nil
}

// listRows is how many figures of each panel a list of panels shows: one panel
// alone shows all of its own.
const listRows = 12

// panelTables shows panels one after another, with no more figures of each than
// most, or with all.
func panelTables(a *app, l *ledger.Ledger, panels []cotejo.Panel, most int) (string, error) {
	var ids []string
	for _, p := range panels {
		for _, r := range shown(p.Rows, most) {
			ids = append(ids, r.Document)
		}
	}
	names, _, err := a.names(l, ids)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i := range panels {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(a.panel(&panels[i], names, most, false))
	}
	return b.String(), nil
}

// shown are the first of some rows; with most 0, all.
func shown(rows []cotejo.PanelRow, most int) []cotejo.PanelRow {
	if most == 0 {
		return rows
	}
	return rows[:min(len(rows), most)]
}

// readingLines is how much of the reading of a panel a summary shows.
const readingLines = 3

// panel shows one quantity: a title, a line for each figure with its scope, and
// one sentence. With most, no more figures than that; in brief, narrow and with no
// more than the beginning of the reading.
func (a *app) panel(p *cotejo.Panel, names map[string]string, most int, brief bool) string {
	w := a.words()
	var b strings.Builder
	title := w.Text(p.Label)
	mark := ""
	if p.Contested {
		mark = "  " + a.paint.red(a.voice.Say("panel.contested", nil))
	}
	fmt.Fprintf(&b, "%s  %s%s\n", a.paint.bold(clean(title)), a.paint.faint(short(p.ID)), mark)
	t := table{cols: []column{
		{head: a.head("figure"), right: true, bold: true, least: 8, most: 18}, {head: a.head("scope"), least: 22, wrap: true}, {head: a.head("origin"), least: 14, most: 40, wrap: !brief},
		{head: a.head("document"), least: 10, most: 22}, {head: a.head("published"), least: 10, most: 24},
	}}
	rows := shown(p.Rows, most)
	for _, r := range rows {
		t.add(a.voice.Figure(&r.Figure), w.Scope(p, r), w.Origins(r.Origins), names[r.Document], a.voice.Published(r.Published))
	}
	b.WriteString(t.render(a.width, "  ", a.paint))
	more, at := "panel.more", len(p.Rows)-len(rows)
	if at == 0 {
		more = "panel.beside" // all that are laid side by side are shown
	}
	if n := at + p.More; n > 0 {
		fmt.Fprintf(&b, "  %s\n", a.paint.faint(a.voice.Say(more, say.Args{"N": n, "ID": short(p.ID), "At": a.at()})))
	}
	for _, s := range []string{w.Text(p.Reading), a.estimate(p, !brief)} {
		lines := foldIf(clean(s), a.width-2)
		if brief && len(lines) > readingLines {
			lines = lines[:readingLines]
			lines[readingLines-1] = strings.TrimRight(cut(lines[readingLines-1], a.width-4), "….,;: ") + "…"
		}
		for _, line := range lines {
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	return b.String()
}

// estimate says what a policy makes of a panel, and, when asked, what the policy
// is.
func (a *app) estimate(p *cotejo.Panel, explain bool) string {
	if p.Best == nil {
		return ""
	}
	var values []string
	for _, n := range []*float64{p.Best.Low, p.Best.Best, p.Best.High} {
		switch {
		case n != nil:
			values = append(values, a.voice.Num(*n))
		case len(p.Best.Claims) > 0:
			values = append(values, "—")
		}
	}
	text := ""
	if explain || len(values) == 0 {
		text = " " + a.words().Text(p.Best.Text) + "."
	}
	return a.voice.Say("panel.best", say.Args{"Policy": p.Best.Policy, "Value": strings.Join(values, " / "), "Text": text})
}

// foldIf folds a text; an empty one has no lines.
func foldIf(s string, w int) []string {
	if s == "" {
		return nil
	}
	return fold(s, w)
}
