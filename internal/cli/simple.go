package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/cotejo/cotejo/internal/pipeline"
)

type versionCmd struct{}

// Run prints the version: of the program, and of the rules and packs it reads
// with, which decide what is found.
func (versionCmd) Run(a *app) error {
	packs, err := pipeline.Embedded()
	if err != nil {
		return err
	}
	v, commit := "devel", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" && info.Main.Version != "(devel)" {
			v = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				commit = " " + s.Value[:12]
			}
		}
	}
	_, err = fmt.Fprintf(a.out, "cotejo %s%s\n%s\n", v, commit, packs.Fingerprint())
	return err
}

type helpCmd struct {
	Command []string `arg:"" optional:"" help:"${arg_command}"`
}

// Run prints help.
func (c *helpCmd) Run(a *app) error { return a.help(c.Command) }
