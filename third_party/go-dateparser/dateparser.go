// Package dateparser stands in for github.com/markusmobius/go-dateparser, which
// go-htmldate links for a search that Cotejo never asks for: Cotejo reads
// publication dates itself. The real package compiles the patterns of two
// hundred locales when a program starts, which cost every command and every
// worker a fifth of a second and eighty megabytes. This one has the names that
// go-htmldate uses and finds nothing.
package dateparser

import (
	"errors"
	"time"
)

// ParserType names a way of parsing; none is done here.
type ParserType uint8

// The names that go-htmldate uses.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource names a preference; none is used here.
type PreferredDateSource uint8

// Past is the preference that go-htmldate names.
const Past PreferredDateSource = 1

// Configuration holds what go-htmldate sets.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser holds what go-htmldate sets.
type Parser struct{ ParserTypes []ParserType }

// Date is a date that was found; here none ever is.
type Date struct{ Time time.Time }

// Parse finds nothing, and says so with an error.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, errors.New("no date: this build does not search")
}
