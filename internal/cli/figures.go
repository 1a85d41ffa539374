package cli

import (
	"fmt"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
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
		render := func(a *app, rows []cotejo.Panel) (string, error) { return panelTables(a, l, rows) }
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

// panelTables shows panels one after another.
func panelTables(a *app, l *ledger.Ledger, panels []cotejo.Panel) (string, error) {
	var ids []string
	for _, p := range panels {
		for _, r := range p.Rows {
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
		b.WriteString(a.panel(&panels[i], names, 0))
	}
	return b.String(), nil
}

// panel shows one quantity: a title, a line for each figure with its scope, and
// one sentence. With most, no more figures than that.
func (a *app) panel(p *cotejo.Panel, names map[string]string, most int) string {
	w := a.words()
	var b strings.Builder
	title := w.Text(p.Label)
	mark := ""
	if p.Contested {
		mark = "  " + a.paint.red(a.voice.Say("panel.contested", nil))
	}
	fmt.Fprintf(&b, "%s  %s%s\n", a.paint.bold(clean(title)), a.paint.faint(short(p.ID)), mark)
	t := table{cols: []column{
		{head: a.head("figure"), right: true, bold: true, least: 8, most: 18}, {head: a.head("scope"), least: 16, wrap: most == 0}, {head: a.head("origin"), least: 12, most: 34},
		{head: a.head("document"), least: 10, most: 24}, {head: a.head("published"), least: 10, most: 18},
	}}
	rows := p.Rows
	if most > 0 && len(rows) > most {
		rows = rows[:most]
	}
	for _, r := range rows {
		t.add(a.voice.Figure(&r.Figure), w.Scope(r), w.Origins(r.Origins), names[r.Document], a.voice.Published(r.Published))
	}
	b.WriteString(t.render(a.width, "  ", a.paint))
	if n := len(p.Rows) - len(rows); n > 0 {
		fmt.Fprintf(&b, "  %s\n", a.paint.faint(a.voice.Say("panel.more", say.Args{"N": n, "ID": short(p.ID)})))
	}
	for _, s := range []string{w.Text(p.Reading), a.estimate(p)} {
		for _, line := range foldIf(clean(s), a.width-2) {
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	return b.String()
}

func (a *app) estimate(p *cotejo.Panel) string {
	if p.Best == nil {
		return ""
	}
	if s := a.words().Text(p.Best.Text); s != "" {
		return s
	}
	return a.voice.Say("panel.best", say.Args{"Policy": p.Best.Policy, "Value": a.voice.Bounds(p.Best.Low, p.Best.High, cotejo.Range)})
}

// foldIf folds a text; an empty one has no lines.
func foldIf(s string, w int) []string {
	if s == "" {
		return nil
	}
	return fold(s, w)
}
