package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/cotejo/cotejo/internal/eval"
	"github.com/cotejo/cotejo/internal/say"
)

type evalCmd struct {
	Suite  string `arg:"" optional:"" help:"${arg_suite}"`
	Path   string `arg:"" optional:"" help:"${arg_suite_path}"`
	Misses bool   `help:"${flag_misses}"`
	Models string `help:"${flag_eval_models}" placeholder:"DIR"`
	Format string `help:"${flag_format_build}" enum:"table,json" default:"table" placeholder:"table|json"`
	Gate   string `help:"${flag_gate}" placeholder:"FILE"`
	Data   string `help:"${flag_data}" placeholder:"DIR" default:"."`
	Pin    bool   `help:"${flag_pin}"`
	Reason string `help:"${flag_gate_reason}"`
}

// Run scores Cotejo against gold: one suite on a path, or every floor of a gate.
// Without either it lists the suites.
func (c *evalCmd) Run(a *app) error {
	switch {
	case c.Gate != "":
		return c.gate(a)
	case c.Suite == "":
		for _, s := range eval.Suites() {
			fmt.Fprintf(a.out, "%-12s %s\n%-12s %s\n", s.Name, s.About, "", a.voice.Say("eval.data", say.Args{"Data": s.Data}))
		}
		return nil
	}
	s, err := eval.Find(c.Suite)
	if err != nil {
		return &failure{ExitUsage, a.voice.Say("eval.no-suite", say.Args{"Detail": err.Error()})}
	}
	r, err := s.Run(a.ctx, c.Path, eval.Options{Misses: c.Misses, Out: a.out, Models: c.Models, Seed: 1, Voice: a.voice})
	if err != nil {
		return &failure{ExitError, a.voice.Say("eval.failed", say.Args{"Suite": c.Suite, "Path": c.Path, "Detail": err.Error()})}
	}
	if c.Format == "json" {
		return json.NewEncoder(a.out).Encode(r)
	}
	tellResult(a, r)
	return nil
}

func tellResult(a *app, r eval.Result) {
	fmt.Fprintf(a.out, "%s  corpus %.12s\n", r.Suite, r.Corpus)
	for _, m := range r.Metrics {
		interval := ""
		if m.Low != 0 || m.High != 0 {
			interval = fmt.Sprintf("[%.2f – %.2f]", m.Low, m.High)
		}
		fmt.Fprintln(a.out, strings.TrimRight(fmt.Sprintf("  %-28s %7.2f  %-18s n %d", m.Name, m.Value, interval, m.N), " "))
	}
}

// gate runs every floor and fails when one is not held. Corpora are looked for
// in the working folder, beside the floors, and under --data.
func (c *evalCmd) gate(a *app) error {
	floors, err := eval.ReadFloors(c.Gate)
	if err != nil {
		return &failure{ExitError, err.Error()}
	}
	roots := []string{".", filepath.Dir(filepath.Dir(c.Gate)), c.Data}
	failed, skipped := 0, 0
	verdicts, err := eval.Check(a.ctx, floors, roots, func(v eval.Verdict) {
		state := "ok"
		switch {
		case v.Skipped:
			state, skipped = "skipped", skipped+1
		case len(v.Failed) > 0:
			state, failed = "FAILED", failed+1
		}
		fmt.Fprintf(a.out, "%-8s %s %s\n", state, v.Floor.Suite, v.Floor.Path)
		for _, m := range v.Result.Metrics {
			if floor, ok := v.Floor.Min[m.Name]; ok {
				fmt.Fprintf(a.out, "         %-28s %7.2f  floor %.2f\n", m.Name, m.Value, floor)
			}
		}
		for _, f := range v.Failed {
			fmt.Fprintln(a.out, "         "+f)
		}
		_ = a.out.Flush()
	})
	if err != nil {
		return &failure{ExitError, err.Error()}
	}
	if c.Pin {
		if err := eval.Pin(c.Gate, verdicts, c.Reason); err != nil {
			return &failure{ExitError, err.Error()}
		}
		return nil
	}
	if failed > 0 {
		return &failure{ExitError, a.voice.Say("eval.below", say.Args{"N": failed})}
	}
	if skipped == len(verdicts) {
		return errors.Join(&failure{ExitError, a.voice.Say("eval.nothing", nil)}, os.ErrNotExist)
	}
	return nil
}
