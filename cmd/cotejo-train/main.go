// Command cotejo-train makes the weights of the reading engine from public data:
//
//	cotejo-train -data ../shared/data -out lang/es/models [TASK...|all]
//
// The same data give the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/cotejo/cotejo/internal/train"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the public data")
	out := flag.String("out", "lang/es/models", "folder the weights are written to")
	pack := flag.String("pack", "", "folder of the language pack (default: the one that holds -out)")
	flag.Usage = usage
	flag.Parse()
	if *pack == "" {
		*pack = filepath.Dir(filepath.Clean(*out))
	}
	if flag.NArg() == 0 {
		usage()
		os.Exit(2)
	}
	if err := run(train.Paths{Data: *data, Pack: *pack, Out: *out}, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "cotejo-train:", err)
		os.Exit(1)
	}
}

func run(p train.Paths, names []string) error {
	tasks := train.Tasks()
	for _, n := range names {
		if n != "all" && !slices.ContainsFunc(tasks, func(t train.Task) bool { return t.Name == n }) {
			return fmt.Errorf("%q is not a task; run without arguments for the list", n)
		}
	}
	for _, t := range tasks {
		if !slices.Contains(names, t.Name) && (t.Dev || !slices.Contains(names, "all")) {
			continue
		}
		if err := t.Run(p, os.Stderr); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	return nil
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: cotejo-train [-data DIR] [-out DIR] [-pack DIR] TASK...")
	flag.PrintDefaults()
	fmt.Fprintln(os.Stderr, "tasks:\n  all")
	for _, t := range train.Tasks() {
		fmt.Fprintf(os.Stderr, "  %s: %s\n", t.Name, t.About)
	}
}
