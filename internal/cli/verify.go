package cli

import (
	"fmt"

	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/say"
)

type verifyCmd struct {
	Format string `help:"${flag_format_show}" enum:"table,json" default:"table" placeholder:"table|json"`
}

// Run checks everything again and says also what that does not prove.
func (c *verifyCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		check, err := l.Verify(a.ctx)
		if err != nil {
			return err
		}
		if c.Format == "json" {
			err = a.writeJSON(check)
		} else {
			a.tellCheck(&check)
		}
		if err == nil && len(check.Damage) > 0 {
			err = &failure{ExitDamaged, a.voice.Say("verify.damaged", say.Args{"N": len(check.Damage), "Path": a.ledger})}
		}
		return err
	})
}

func (a *app) tellCheck(c *ledger.Check) {
	fmt.Fprintln(a.out, a.voice.Say("verify.looked", say.Args{"Documents": c.Documents, "Spans": c.Spans, "Claims": c.Claims, "Relations": c.Relations,
		"Events": c.Events, "Batches": c.Batches, "Retired": c.Retired, "Judgements": c.Judgements}))
	t := table{cols: []column{{least: 8}, {least: 10, most: 40, bold: true}, {least: 20, wrap: true}}}
	for _, d := range c.Damage {
		t.add(a.words().Name("damage", d.Kind), d.ID, d.Detail)
	}
	a.out.WriteString(t.render(a.width, "  ", a.paint))
	if len(c.Damage) == 0 {
		fmt.Fprintln(a.out, a.paint.green(a.voice.Say("verify.clean", nil)))
	}
	for _, line := range fold(a.voice.Say("verify.limits", say.Args{"Head": c.Head}), a.width) {
		fmt.Fprintln(a.out, a.paint.faint(line))
	}
}
