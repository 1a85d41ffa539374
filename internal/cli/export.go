package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/say"
)

type exportCmd struct {
	To  string `help:"${flag_to_format}" enum:"jsonl,csv" default:"jsonl" placeholder:"jsonl|csv"`
	Out string `short:"o" help:"${flag_out_dir}" required:"" placeholder:"FOLDER"`
}

// Run writes the ledger in another format, one file a noun.
func (c *exportCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		names, err := export.Folder(a.ctx, l, c.Out, c.To)
		if err != nil {
			return a.writeFailure(c.Out, err)
		}
		_, err = fmt.Fprintln(a.out, a.voice.Say("export.done", say.Args{"Dir": c.Out, "Files": strings.Join(names, " ")}))
		return err
	})
}

// writeFailure types an error of writing a file; one of the ledger stays what it
// is.
func (a *app) writeFailure(path string, err error) error {
	var le *ledger.Error
	if errors.As(err, &le) {
		return err
	}
	detail := err.Error()
	var pe *fs.PathError
	if errors.As(err, &pe) {
		detail = pe.Err.Error()
	}
	if errors.Is(err, syscall.ENOSPC) {
		detail = a.voice.Say("error.no-room", nil)
	}
	return &failure{ExitWrite, a.voice.Say("error.write", say.Args{"Path": path, "Detail": detail})}
}
