package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/cotejo/cotejo/internal/cli"
	"github.com/cotejo/cotejo/internal/read"
)

func TestMain(m *testing.M) {
	read.RunIfWorker()
	testscript.Main(m, map[string]func(){
		"cotejo": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// The scripts use the command as people do. Set UPDATE=1 to rewrite their
// expected outputs, and read the difference.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d scripts, %v", len(files), err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("LC_ALL", "es_ES.UTF-8")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exitcode": exitCode, "flip": flip},
	})
}

// exitcode N cmd args… runs a command and checks its exit code.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode N command args…")
	}
	want := args[0]
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if e, ok := err.(interface{ ExitCode() int }); ok {
		got = itoa(e.ExitCode())
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %s, want %s", got, want)
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// flip FILE TEXT changes one bit in the first place of a file that holds a text.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	raw, err := os.ReadFile(path)
	ts.Check(err)
	for i := 0; i+len(args[1]) <= len(raw); i++ {
		if string(raw[i:i+len(args[1])]) == args[1] {
			raw[i] ^= 1
			ts.Check(os.WriteFile(path, raw, 0o644))
			return
		}
	}
	ts.Fatalf("%s does not hold %q", args[0], args[1])
}
