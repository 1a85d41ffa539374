// Package cli is the command line: subcommands, exit codes and the rules of
// the terminal.
//
// Results go to standard output and nothing else does: notices, progress and
// errors go to standard error. An error says what happened, where, and what to
// do. Colour and progress are for terminals only, and NO_COLOR is honoured. What
// is said to people comes from the catalogue (lang/*/messages/cli.yaml); what is
// said to programs (json, jsonl, csv) is the same in every language.
package cli
