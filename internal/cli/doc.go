// Package cli is the command line: subcommands, exit codes and the rules of
// the terminal.
package cli
