package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

type diffCmd struct {
	From   string `help:"${flag_diff_from}" required:"" placeholder:"DATE"`
	To     string `help:"${flag_diff_to}" required:"" placeholder:"DATE"`
	Format string `help:"${flag_format_show}" enum:"table,json" default:"table" placeholder:"table|json"`
}

// change is a figure that a quantity had on the first day and on the second.
type change struct {
	Panel string      `json:"panel"`
	Label cotejo.Text `json:"label"`
	From  string      `json:"from"`
	To    string      `json:"to"`
}

// difference is what changed between two days.
type difference struct {
	From        string            `json:"from"`
	To          string            `json:"to"`
	Documents   []string          `json:"documents"`
	NewClaims   []string          `json:"new_claims"`
	NewEvents   []cotejo.Event    `json:"new_events"`
	GoneEvents  []cotejo.Event    `json:"gone_events"` // joined to others, or split
	Changed     []change          `json:"changed_figures"`
	NewFindings []cotejo.Finding  `json:"new_findings"`
	Gone        []cotejo.Finding  `json:"gone_findings"`
	Updates     []cotejo.Relation `json:"updates"` // later claims that update or deny earlier ones
}

// Run tells what became known, changed or was withdrawn between two days, by
// date of publication.
func (c *diffCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		before, err := l.AllItems(a.ctx, c.From)
		if err != nil {
			return err
		}
		after, err := l.AllItems(a.ctx, c.To)
		if err != nil {
			return err
		}
		if err := a.tellUndated(l); err != nil {
			return err
		}
		d := a.differ(c.From, c.To, before, after)
		if c.Format == "json" {
			return a.writeJSON(d)
		}
		a.tellDifference(&d)
		return nil
	})
}

func (a *app) differ(from, to string, before, after []reconcile.Item) difference {
	d := difference{From: from, To: to, Documents: []string{}, NewClaims: []string{}, NewEvents: []cotejo.Event{}, GoneEvents: []cotejo.Event{},
		Changed: []change{}, NewFindings: []cotejo.Finding{}, Gone: []cotejo.Finding{}, Updates: []cotejo.Relation{}}
	old := map[string]bool{}
	for _, it := range before {
		old[it.Claim.ID] = true
	}
	for _, it := range after {
		if !old[it.Claim.ID] {
			d.NewClaims = append(d.NewClaims, it.Claim.ID)
			d.Documents = append(d.Documents, it.Claim.Document)
		}
	}
	slices.Sort(d.Documents)
	d.Documents = slices.Compact(d.Documents)
	x, y := reconcile.All(before), reconcile.All(after)
	d.NewEvents = append(d.NewEvents, without(y.PutEvents, x.PutEvents, func(e *cotejo.Event) []string { return e.Claims })...)
	d.GoneEvents = append(d.GoneEvents, without(x.PutEvents, y.PutEvents, func(e *cotejo.Event) []string { return e.Claims })...)
	d.NewFindings = append(d.NewFindings, missing(reconcile.Ranked(y.PutFindings), x.PutFindings)...)
	d.Gone = append(d.Gone, missing(reconcile.Ranked(x.PutFindings), y.PutFindings)...)
	d.Changed = append(d.Changed, a.changes(x.PutPanels, y.PutPanels)...)
	for _, r := range y.PutRelations {
		if (r.Type == cotejo.Updates || r.Type == cotejo.Denial) && !old[r.A] && old[r.B] {
			d.Updates = append(d.Updates, r)
		}
	}
	return d
}

// without gives the groups that share no member with any of the others.
func without[T any](in, others []T, members func(*T) []string) []T {
	known := map[string]bool{}
	for i := range others {
		for _, m := range members(&others[i]) {
			known[m] = true
		}
	}
	var out []T
	for i := range in {
		if !slices.ContainsFunc(members(&in[i]), func(m string) bool { return known[m] }) {
			out = append(out, in[i])
		}
	}
	return out
}

func missing(in, others []cotejo.Finding) []cotejo.Finding {
	known := map[string]bool{}
	for _, f := range others {
		known[f.ID] = true
	}
	var out []cotejo.Finding
	for _, f := range in {
		if !known[f.ID] {
			out = append(out, f)
		}
	}
	return out
}

// changes compares what the default policy made of each quantity.
func (a *app) changes(x, y []cotejo.Panel) []change {
	value := func(p *cotejo.Panel) string {
		e, ok := reconcile.Apply(reconcile.DefaultPolicy, *p, nil)
		if !ok || len(e.Claims) == 0 {
			return ""
		}
		return a.voice.Figure(&cotejo.Figure{Low: e.Low, High: e.High, Unit: p.Unit})
	}
	was := map[string]string{}
	for i := range x {
		for _, r := range x[i].Rows {
			was[r.Claim] = value(&x[i])
		}
	}
	var out []change
	for i := range y {
		from, to := "", value(&y[i])
		for _, r := range y[i].Rows {
			if s := was[r.Claim]; s != "" {
				from = s
			}
		}
		if from != "" && to != "" && from != to {
			out = append(out, change{y[i].ID, y[i].Label, from, to})
		}
	}
	return out
}

func (a *app) tellDifference(d *difference) {
	w := a.words()
	fmt.Fprintln(a.out, a.paint.bold(a.voice.Say("diff.documents", say.Args{"N": len(d.Documents), "From": d.From, "To": d.To})))
	if len(d.NewClaims) == 0 {
		fmt.Fprintln(a.out, a.voice.Say("diff.nothing", say.Args{"From": d.From, "To": d.To}))
		return
	}
	var changed, events, gone, findings []string
	for _, c := range d.Changed {
		changed = append(changed, a.voice.Say("diff.figure", say.Args{"What": w.Text(c.Label), "A": c.From, "B": c.To})+"  "+short(c.Panel))
	}
	for _, e := range d.NewEvents {
		events = append(events, w.Text(e.Label)+"  "+short(e.ID))
	}
	for _, e := range d.GoneEvents {
		gone = append(gone, w.Text(e.Label)+"  "+short(e.ID))
	}
	for _, f := range d.NewFindings {
		findings = append(findings, w.Name("finding-name", f.Type)+". "+w.Text(f.Text))
	}
	a.tellList("diff.changed", changed)
	a.tellList("diff.new-events", events)
	a.tellList("diff.gone-events", gone)
	a.tellList("diff.new-findings", findings)
}

func (a *app) tellList(key string, items []string) {
	if len(items) == 0 {
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n", a.heading(key))
	for _, it := range items {
		for i, line := range fold(clean(it), a.width-4) {
			fmt.Fprintf(&b, "  %s %s\n", [2]string{"·", " "}[min(i, 1)], line)
		}
	}
	a.out.WriteString(b.String())
}
