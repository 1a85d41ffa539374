package cli

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"

	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/say"
	"github.com/cotejo/cotejo/internal/web"
)

type serveCmd struct {
	Addr   string `help:"${flag_addr}" default:"127.0.0.1:0" placeholder:"HOST:PORT"`
	NoOpen bool   `help:"${flag_no_open}"`
}

// Run serves the workspace on loopback until interrupted. A ledger that another
// process is writing to is served for reading.
func (c *serveCmd) Run(a *app) (err error) {
	collectLater()
	l, err := ledger.Open(a.ctx, a.ledger, ledger.Options{})
	if errors.Is(err, ledger.ErrLocked) || errors.Is(err, ledger.ErrReadOnly) {
		fmt.Fprintln(a.err, a.voice.Say("serve.reading", say.Args{"Ledger": a.ledger}))
		l, err = ledger.Open(a.ctx, a.ledger, ledger.Options{ReadOnly: true})
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	s, err := web.Listen(c.Addr, web.New(l, a.voice.Lang, now))
	if err != nil {
		return &failure{ExitError, a.voice.Say("serve.listen", say.Args{"Detail": err.Error()})}
	}
	fmt.Fprintln(a.out, a.voice.Say("serve.ready", say.Args{"URL": s.URL()}))
	if err := a.out.Flush(); err != nil {
		return err
	}
	if !c.NoOpen && a.live {
		open(s.URL())
	}
	return s.Serve(a.ctx)
}

// open asks the system to show an address; when it cannot, the printed address
// is still there.
func open(url string) {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", url)
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	default:
		cmd = exec.Command("xdg-open", url)
	}
	if cmd.Start() == nil {
		go func() { _ = cmd.Wait() }()
	}
}
