package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pack"
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
	sides := func(f *cotejo.Flow) (from, to string) {
		return a.voice.Name(f.From, f.FromLabel), a.voice.Name(f.To, f.ToLabel)
	}
	flows = slices.Clone(flows)
	slices.SortStableFunc(flows, func(x, y cotejo.Flow) int {
		fx, tx := sides(&x)
		fy, ty := sides(&y)
		return cmp.Or(cmp.Compare(between(&y), between(&x)), cmp.Compare(pack.Fold(fx), pack.Fold(fy)), cmp.Compare(pack.Fold(tx), pack.Fold(ty)), cmp.Compare(y.Documents, x.Documents))
	})
	for i := range flows {
		f := &flows[i]
		from, to := sides(f)
		if i > 0 && flows[i-1].From == f.From && flows[i-1].To == f.To {
			from, to = "", "" // as in the line above
		}
		t.add(from, to, w.Moved(f.Object), a.flowFigure(f), w.Name("stage", f.Stage), fmt.Sprint(f.Documents), fmt.Sprint(f.Origins))
	}
	return t.render(a.width, "", a.paint), nil
}

// between counts the sides of a flow that are countries: flows between two come first.
func between(f *cotejo.Flow) int {
	n := 0
	for _, id := range []string{f.From, f.To} {
		if strings.HasPrefix(id, "iso:") {
			n++
		}
	}
	return n
}

func (a *app) flowFigure(f *cotejo.Flow) string {
	if f.Low == nil && f.High == nil {
		return ""
	}
	return a.voice.Figure(&cotejo.Figure{Low: f.Low, Best: f.Best, High: f.High, Unit: f.Unit, Comparator: cotejo.AtLeast})
}
