// Package pack loads, compiles and checks language packs: folders of word
// lists, rules and examples that a linguist edits (lang/schema.md documents the
// format). It is pure: files come in through an fs.FS. Nothing about a language
// is written in Go.
package pack

import "io/fs"

// Pack is one language as data, compiled and immutable.
type Pack struct {
	Lang string // BCP 47
	FS   fs.FS  // the pack's folder, e.g. lang/es
}

// Load compiles a pack from its folder.
func Load(lang string, dir fs.FS) (*Pack, error) { return &Pack{Lang: lang, FS: dir}, nil }
