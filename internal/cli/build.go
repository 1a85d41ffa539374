package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/read"
	"github.com/cotejo/cotejo/internal/say"
)

type buildCmd struct {
	Paths   []string `arg:"" name:"path" help:"${arg_paths}"`
	Workers int      `help:"${flag_workers}" placeholder:"N"`
	Quiet   bool     `short:"q" help:"${flag_quiet}"`
	Format  string   `help:"${flag_format_build}" enum:"table,json" default:"table" placeholder:"table|json"`
}

// Run reads articles into the ledger and prints what they say together.
func (c *buildCmd) Run(a *app) (err error) {
	packs, err := pipeline.Embedded()
	if err != nil {
		return err
	}
	if err := packs.Check(); err != nil {
		return err
	}
	collectLater()
	l, err := ledger.Open(a.ctx, a.ledger, ledger.Options{Create: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	limits := read.DefaultLimits()
	if c.Workers > 0 {
		limits.Workers = c.Workers
	}
	p, err := pipeline.New(l, packs, pipeline.Options{Workers: c.Workers, Limits: limits, At: now, Progress: a.progress()})
	if err != nil {
		return err
	}
	rep, err := p.Build(a.ctx, c.Paths)
	a.clearProgress()
	if err = errors.Join(err, p.Close()); err != nil {
		return err
	}
	if err := c.tell(a, l, rep); err != nil {
		return err
	}
	return c.outcome(a, rep)
}

func (c *buildCmd) tell(a *app, l *ledger.Ledger, rep pipeline.Report) error {
	switch {
	case c.Format == "json":
		return a.writeJSON(rep)
	case c.Quiet:
		return nil
	}
	return a.summary(l, rep)
}

// outcome is the exit code of a build: 3 when an input could not be read, 1 when
// none could.
func (c *buildCmd) outcome(a *app, rep pipeline.Report) error {
	switch {
	case len(rep.Problems) > 0 && rep.Inputs <= len(rep.Problems):
		return &failure{ExitPartial, a.voice.Say("error.nothing-read", say.Args{"N": len(rep.Problems)})}
	case len(rep.Problems) > 0:
		return &failure{ExitPartial, a.voice.Say("error.some-unread", say.Args{"N": len(rep.Problems), "Of": rep.Inputs})}
	case rep.Inputs == 0:
		return &failure{ExitError, a.voice.Say("error.no-inputs", say.Args{"Paths": strings.Join(c.Paths, " ")})}
	}
	return nil
}

// progress tells a terminal how far the reading is, on one line.
func (a *app) progress() func(pipeline.Progress) {
	if !a.live {
		return nil
	}
	return func(p pipeline.Progress) {
		line := a.voice.Say("progress", say.Args{"Done": p.Done, "Total": p.Total, "Path": clean(p.Path)})
		fmt.Fprintf(a.err, "\r\x1b[K%s", cut(line, 78))
	}
}

func (a *app) clearProgress() {
	if a.live {
		fmt.Fprint(a.err, "\r\x1b[K")
	}
}

type workerCmd struct{}

// Run serves as the worker that parses hostile pages.
func (workerCmd) Run(a *app) error {
	if code := read.Worker(os.Stdin, os.Stdout); code != 0 {
		return &failure{code: code}
	}
	return nil
}
