package reconcile

import (
	"cmp"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// buildPanel lays the figures of a group side by side.
func buildPanel(g group) cotejo.Panel {
	items := g.items()
	p := cotejo.Panel{ID: panelID(items[0].Claim.ID), Predicate: g.predicate()}
	var classes, units, docs, whose []string
	for _, n := range g.nodes {
		c := n.item.Claim
		classes = append(classes, n.scope.Class)
		units = append(units, c.Figure.Unit)
		docs = append(docs, c.Document)
		whose = append(whose, n.scope.Population...)
		p.Rows = append(p.Rows, row(n))
	}
	p.Class, p.Unit, p.Population = most(classes), most(units), unique(whose)
	p.Documents = len(unique(docs))
	origins, unknown := Origins(items)
	p.Origins, p.Unknown = len(origins), unknown
	for _, r := range g.relations {
		if r.Type == cotejo.Conflicts || r.Row == "undated" {
			p.Contested = true
		}
	}
	slices.SortFunc(p.Rows, compareRows)
	p.Label = panelLabel(p)
	p.Reading = reading(g, p)
	return p
}

func row(n *node) cotejo.PanelRow {
	c := n.item.Claim
	r := cotejo.PanelRow{Claim: c.ID, Document: c.Document, Figure: *c.Figure, Predicate: c.Predicate, Stage: c.Stage,
		Status: c.Factuality.Status, Polarity: c.Factuality.Polarity, Place: c.Place, Time: c.Time, Published: n.item.Document.Published}
	for _, root := range n.scope.Roots {
		r.Origins = append(r.Origins, root.Label)
	}
	return r
}

// compareRows puts what is said to be so before what is planned, larger figures
// first, then by claim.
func compareRows(a, b cotejo.PanelRow) int {
	rank := func(r cotejo.PanelRow) int {
		switch {
		case r.Polarity == "-" || r.Status == cotejo.Denied:
			return 3
		case r.Status == cotejo.Asserted || r.Status == cotejo.Hedged:
			return 0
		case r.Status == cotejo.Planned:
			return 1
		}
		return 2
	}
	va, vb := ValueOf(&a.Figure, 1).Best, ValueOf(&b.Figure, 1).Best
	return cmp.Or(rank(a)-rank(b), cmp.Compare(vb, va), cmp.Compare(a.Claim, b.Claim))
}

func panelLabel(p cotejo.Panel) cotejo.Text {
	return both(func(v *say.Voice) string {
		return v.Say("reconcile.panel", say.Args{"What": predicateName(v, p.Predicate), "Class": className(v, p.Class), "Whose": p.Population})
	})
}

func className(v *say.Voice, id string) string { return named(v, "reconcile.class.", id) }

func reading(g group, p cotejo.Panel) cotejo.Text {
	return both(func(v *say.Voice) string {
		return v.Say("reconcile.reading", say.Args{"Rows": len(p.Rows), "Documents": p.Documents, "Origins": p.Origins, "Unknown": p.Unknown})
	})
}
