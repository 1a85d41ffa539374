package read

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// headWords reads the word lists that tell an outlet, a place, a person and an
// institution in the head of an article. All are optional.
func (h *Hints) headWords(pack fs.FS) error {
	mark := func(m map[string]bool, column int, keep func(cells []string) bool) func(map[string]string, []string) bool {
		return func(_ map[string]string, cells []string) bool {
			if column < len(cells) && cells[column] != "" && (keep == nil || keep(cells)) {
				m[fold(cells[column])] = true
			}
			return true
		}
	}
	h.outletNames, h.places, h.given = map[string]bool{}, map[string]bool{}, map[string]bool{}
	h.surnames, h.institutions = map[string]bool{}, map[string]bool{}
	unmarked := func(cells []string) bool { return !slices.Contains(cells[min(len(cells), 3):], "w") }
	body := func(cells []string) bool { return len(cells) > 2 && cells[1] == "institution" }
	for _, l := range []struct {
		name string
		row  func(map[string]string, []string) bool
	}{
		{"words/outlets.tsv", mark(h.outletNames, 0, unmarked)},
		{"words/countries.tsv", mark(h.places, 1, nil)},
		{"words/capitals.tsv", mark(h.places, 0, nil)},
		{"words/regions.tsv", mark(h.places, 0, nil)},
		{"words/city-names.tsv", mark(h.places, 2, nil)},
		{"words/given-names.tsv", mark(h.given, 0, nil)},
		{"words/surnames.tsv", mark(h.surnames, 0, nil)},
		{"words/source-nouns.tsv", mark(h.institutions, 0, body)},
	} {
		if _, err := table(pack, l.name, l.row); err != nil {
			return err
		}
	}
	return nil
}

// compileHead compiles the patterns of the head.
func (h *Hints) compileHead(f *hintsFile, macros map[string]string) error {
	h.particles = map[string]bool{}
	for _, w := range f.Particles {
		h.particles[fold(w)] = true
	}
	for _, w := range f.Institutions {
		h.institutions[fold(w)] = true
	}
	var err error
	if h.beforeDate, err = regexp.Compile("(?i)" + expand(f.BeforeDate, macros)); err != nil {
		return fmt.Errorf("compiling before-date of %s: %w", h.Lang, err)
	}
	for _, r := range f.Head {
		if r.re, err = regexp.Compile("(?i)" + expand(r.Pattern, macros)); err != nil {
			return fmt.Errorf("compiling the head pattern %q of %s: %w", r.Role, h.Lang, err)
		}
		h.head = append(h.head, r)
	}
	return nil
}

// institution reports whether a line is the name of a body: a company, or a
// name, or capitals, that opens with the noun of an institution; or initials.
func (h *Hints) institution(s string) bool {
	if h.roleOf(s) == roleCompany {
		return true
	}
	s = beforeDash(s)
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 12 || !h.nameLike(cutWords(words, 9)) || endsSentence(s) {
		return false
	}
	if len(words) == 1 && allCaps(s) && len(s) <= 12 {
		return true
	}
	return h.institutions[fold(words[0])]
}

func cutWords(words []string, n int) string { return strings.Join(words[:min(len(words), n)], " ") }
