// Command cotejo reads articles into a ledger of attributed claims and lays
// them side by side.
package main

import (
	"os"

	"github.com/cotejo/cotejo/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
