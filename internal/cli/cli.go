package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"github.com/mattn/go-isatty"

	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/say"
)

// Exit codes. They are stable: scripts rely on them.
const (
	ExitOK          = 0
	ExitError       = 1   // anything not named below
	ExitUsage       = 2   // the command line could not be understood
	ExitPartial     = 3   // done, but some inputs could not be read
	ExitWrite       = 4   // the ledger or an output could not be written
	ExitNotLedger   = 10  // the file is not a ledger
	ExitNewer       = 11  // the ledger was written by a newer Cotejo
	ExitDamaged     = 12  // the ledger is damaged
	ExitInterrupted = 130 // stopped by the user
)

// defaultLedger is the ledger when none is named.
const defaultLedger = "story.cotejo"

// failure is an error with its exit code and what to say to people.
type failure struct {
	code int
	say  string // the whole message; empty: nothing more to say
}

func (f *failure) Error() string { return f.say }

// grammar is the command line as kong reads it.
type grammar struct {
	Ledger string `short:"l" help:"${flag_ledger}" placeholder:"FILE" default:"${default_ledger}"`
	Lang   string `help:"${flag_lang}" placeholder:"es|en"`

	Build    buildCmd      `cmd:"" help:"${cmd_build}"`
	Figures  figuresCmd    `cmd:"" help:"${cmd_figures}"`
	Claims   claimsCmd     `cmd:"" help:"${cmd_claims}"`
	Events   eventsCmd     `cmd:"" help:"${cmd_events}"`
	Relation relationsCmd  `cmd:"" name:"relations" help:"${cmd_relations}"`
	Findings findingsCmd   `cmd:"" help:"${cmd_findings}"`
	Flows    flowsCmd      `cmd:"" help:"${cmd_flows}"`
	Sources  sourcesCmd    `cmd:"" help:"${cmd_sources}"`
	Entities entitiesCmd   `cmd:"" help:"${cmd_entities}"`
	Docs     documentsCmd  `cmd:"" name:"documents" help:"${cmd_documents}"`
	Show     showCmd       `cmd:"" help:"${cmd_show}"`
	Report   reportCmd     `cmd:"" help:"${cmd_report}"`
	Diff     diffCmd       `cmd:"" help:"${cmd_diff}"`
	Judge    judgeCmd      `cmd:"" help:"${cmd_judge}"`
	Verify   verifyCmd     `cmd:"" help:"${cmd_verify}"`
	Export   exportCmd     `cmd:"" help:"${cmd_export}"`
	Serve    serveCmd      `cmd:"" help:"${cmd_serve}"`
	Extract  extractCmd    `cmd:"" help:"${cmd_extract}"`
	Parse    parseCmd      `cmd:"" help:"${cmd_parse}"`
	Eval     evalCmd       `cmd:"" help:"${cmd_eval}"`
	Pack     packCmd       `cmd:"" help:"${cmd_pack}"`
	Version  versionCmd    `cmd:"" help:"${cmd_version}"`
	Help     helpCmd       `cmd:"" help:"${cmd_help}"`
	Complete completionCmd `cmd:"" name:"completion" help:"${cmd_completion}"`
	Worker   workerCmd     `cmd:"" hidden:"" help:"${cmd_worker}"`
}

// app is what every command runs with.
type app struct {
	ctx    context.Context
	in     io.Reader
	out    *bufio.Writer
	err    io.Writer
	voice  *say.Voice
	ledger string
	width  int
	paint  paint
	live   bool // standard error is a terminal: progress may be shown
	kong   *kong.Kong
}

// Main runs one command and gives its exit code. Args are without the name of
// the program.
func Main(args []string, in io.Reader, out, errw io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	a := newApp(ctx, args, in, out, errw)
	err := a.run(args)
	if ferr := a.out.Flush(); err == nil && ferr != nil {
		err = &failure{ExitWrite, a.voice.Say("error.output", say.Args{"Detail": ferr.Error()})}
	}
	if ctx.Err() != nil {
		err = &failure{ExitInterrupted, a.voice.Say("error.interrupted", nil)}
	}
	return a.exit(err)
}

func newApp(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) *app {
	a := &app{ctx: ctx, in: in, out: bufio.NewWriter(out), err: errw, width: 100}
	a.voice = say.In(language(args))
	if f, ok := out.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
		a.width = terminalWidth(f)
		a.paint = paint(os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb")
	}
	if f, ok := errw.(*os.File); ok {
		a.live = isatty.IsTerminal(f.Fd())
	}
	return a
}

// language finds the language to speak before the command line is parsed,
// because errors in it are to be said in that language: --lang, then the locale.
func language(args []string) string {
	for i, s := range args {
		if v, ok := strings.CutPrefix(s, "--lang="); ok {
			return v
		}
		if s == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
		if s == "--" {
			break
		}
	}
	for _, k := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(k); v != "" {
			return v
		}
	}
	return "en"
}

func (a *app) run(args []string) error {
	var g grammar
	vars := kong.Vars{"default_ledger": defaultLedger}
	for _, k := range a.voice.Keys() {
		if rest, ok := strings.CutPrefix(k, "help."); ok {
			vars[strings.NewReplacer(".", "_", "-", "_").Replace(rest)] = a.voice.Say(k, nil)
		}
	}
	k, err := kong.New(&g, kong.Name("cotejo"), kong.Writers(a.out, a.err), vars, kong.Exit(func(int) {}),
		kong.NoDefaultHelp(), kong.Bind(a), kong.WithHyphenPrefixedParameters(false))
	if err != nil {
		return fmt.Errorf("preparing the command line: %w", err)
	}
	a.kong = k
	if done, err := a.helpWanted(args); done {
		return err
	}
	parsed, err := k.Parse(args)
	if err != nil {
		return a.usage(err.Error())
	}
	if g.Lang != "" && g.Lang != "es" && g.Lang != "en" {
		return a.usage(a.voice.Say("error.lang", say.Args{"Lang": g.Lang}))
	}
	a.ledger = g.Ledger
	return parsed.Run()
}

func (a *app) usage(detail string) error {
	return &failure{ExitUsage, a.voice.Say("error.usage", say.Args{"Detail": strings.TrimRight(detail, ".?")})}
}

// exit says what went wrong and gives the exit code.
func (a *app) exit(err error) int {
	if err == nil {
		return ExitOK
	}
	code, text := ExitError, err.Error()
	var f *failure
	var le *ledger.Error
	switch {
	case errors.As(err, &f):
		code, text = f.code, f.say
	case errors.As(err, &le):
		code, text = a.ledgerFailure(le)
	}
	if text != "" {
		fmt.Fprintf(a.err, "cotejo: %s\n", clean(text))
	}
	return code
}

// ledgerFailure says what is wrong with a ledger, where, and what to do.
func (a *app) ledgerFailure(e *ledger.Error) (int, string) {
	detail := e.Detail
	if detail == "" && e.Err != nil && e.Kind != ledger.ErrNotFound {
		detail = e.Err.Error()
	}
	text := a.voice.Say("error.ledger."+string(e.Kind), say.Args{"Path": e.Path, "Detail": detail})
	switch e.Kind {
	case ledger.ErrNotLedger:
		return ExitNotLedger, text
	case ledger.ErrNewer:
		return ExitNewer, text
	case ledger.ErrDamaged:
		return ExitDamaged, text
	case ledger.ErrFull, ledger.ErrReadOnly, ledger.ErrIO, ledger.ErrLocked, ledger.ErrNetwork:
		return ExitWrite, text
	case ledger.ErrFilter:
		return ExitUsage, text
	}
	return ExitError, text
}

// open opens the ledger for questions.
func (a *app) open() (*ledger.Ledger, error) {
	return ledger.Open(a.ctx, a.ledger, ledger.Options{ReadOnly: true})
}

// with opens the ledger for questions, asks them and closes it.
func (a *app) with(ask func(*ledger.Ledger) error) (err error) {
	l, err := a.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	return ask(l)
}

func now() string { return time.Now().UTC().Format(time.RFC3339) }

// notice tells people something on standard error.
func (a *app) notice(key string, args say.Args) {
	fmt.Fprintln(a.err, clean(a.voice.Say(key, args)))
}
