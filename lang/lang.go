// Package lang embeds the language packs and the language-neutral world tables
// that ship with Cotejo. Everything in it is data; the folders say how each file
// is written and where it comes from.
package lang

import "embed"

// FS holds one folder a language (es, en) and world.
//
//go:embed all:es all:en all:world
var FS embed.FS
