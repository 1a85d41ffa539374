package cli

import (
	"fmt"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
)

type flowsCmd struct {
	output
	AsOf string `name:"as-of" help:"${flag_asof}" placeholder:"DATE"`
}

// Run lists who gives what to whom.
func (c *flowsCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		flows, err := a.flows(l, c.AsOf)
		if err != nil {
			return err
		}
		if c.Limit > 0 && len(flows) > c.Limit {
			flows = flows[:c.Limit]
		}
		return listing[cotejo.Flow]{nil, export.FlowFields, flowTable}.write(a, &c.output, flows)
	})
}

func (a *app) flows(l *ledger.Ledger, asOf string) ([]cotejo.Flow, error) {
	return pipeline.Flows(a.ctx, l, asOf)
}

func flowTable(a *app, flows []cotejo.Flow) (string, error) {
	w := a.words()
	t := table{cols: []column{
		{head: a.head("from"), least: 8, most: 28}, {head: a.head("to"), least: 8, most: 28}, {head: a.head("object"), least: 8, bold: true}, {head: a.head("figure"), right: true},
		{head: a.head("stage"), least: 6}, {head: a.head("articles"), right: true}, {head: a.head("origins"), right: true},
	}}
	for _, f := range flows {
		t.add(f.FromLabel, f.ToLabel, w.Name("class", f.Object), a.flowFigure(&f), w.Name("stage", f.Stage), fmt.Sprint(f.Documents), fmt.Sprint(f.Origins))
	}
	return t.render(a.width, "", a.paint), nil
}

func (a *app) flowFigure(f *cotejo.Flow) string {
	if f.Low == nil && f.High == nil {
		return ""
	}
	return a.voice.Figure(&cotejo.Figure{Low: f.Low, Best: f.Best, High: f.High, Unit: f.Unit, Comparator: cotejo.AtLeast})
}
