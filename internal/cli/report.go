package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

type reportCmd struct {
	Out    string `short:"o" help:"${flag_out}" required:"" placeholder:"FILE"`
	Title  string `help:"${flag_title}" placeholder:"TEXT"`
	Policy string `help:"${flag_policy}" default:"low-best-high" placeholder:"NAME"`
}

// Run writes a report in the form that the name of the file asks for.
func (c *reportCmd) Run(a *app) error {
	kind := strings.ToLower(filepath.Ext(c.Out))
	if !slices.Contains([]string{".html", ".htm", ".md", ".json"}, kind) {
		return a.usage(a.voice.Say("error.report-kind", say.Args{"Path": c.Out}))
	}
	if names := reconcile.Policies(); !slices.Contains(names, c.Policy) {
		return a.usage(a.voice.Say("error.policy", say.Args{"Name": c.Policy, "Names": a.voice.List(names)}))
	}
	return a.with(func(l *ledger.Ledger) error {
		flows, err := a.flows(l, "")
		if err != nil {
			return err
		}
		b, err := export.Gather(a.ctx, l, c.Policy, flows)
		if err != nil {
			return err
		}
		title := c.Title
		if title == "" {
			title = a.voice.Say("report.title", say.Args{"Name": export.FileName(filepath.ToSlash(a.ledger))})
		}
		err = export.File(c.Out, func(w io.Writer) error {
			switch kind {
			case ".md":
				return b.Markdown(w, a.words(), title)
			case ".json":
				return b.JSON(w)
			}
			return b.HTML(w, a.words(), title)
		})
		if err != nil {
			return a.writeFailure(c.Out, err)
		}
		a.notice("report.done", say.Args{"Path": c.Out})
		return nil
	})
}
