package pack

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/inventory"
)

// Complaint is one thing that is wrong with a pack.
type Complaint struct {
	File string
	What string // code of a message: pack.lint.…
	Name string // rule or line concerned
}

// Lint checks a pack for what Load lets pass: rules without examples, names that
// are not the pack's, predicates, classes and slots that nobody knows, word lists
// in disorder, patterns that count their groups or have no end. Complaints come
// in file order.
func Lint(p *Pack) []Complaint {
	var out []Complaint
	out = append(out, lintRules(p)...)
	out = append(out, lintFrames(p)...)
	out = append(out, lintWords(p)...)
	return append(out, lintPatterns(p)...)
}

func lintRules(p *Pack) []Complaint {
	var out []Complaint
	seen := map[string]bool{}
	for _, r := range p.Rules {
		say := func(what string) { out = append(out, Complaint{r.File, what, r.Name}) }
		if !strings.HasPrefix(r.Name, p.Lang+"/") {
			say("name")
		}
		if seen[r.Name] {
			say("twice")
		}
		seen[r.Name] = true
		if len(r.Yes) == 0 {
			say("no-yes")
		}
		if len(r.No) == 0 {
			say("no-no")
		}
	}
	return out
}

// needWords are what a frame may ask for beside its roles.
var needWords = []string{"theme", "figure", "content", "place", "time"}

func lintFrames(p *Pack) []Complaint {
	var out []Complaint
	files := map[string]string{}
	for _, r := range p.Rules {
		files[r.Name] = r.File
	}
	for _, f := range p.Frames.List {
		say := func(what, detail string) { out = append(out, Complaint{files[f.Name], what, f.Name + ": " + detail}) }
		pred, ok := inventory.Get(f.Predicate)
		if !ok {
			say("predicate", f.Predicate)
		}
		if f.Stage != "" && ok && pred.Stage(f.Stage) < 0 {
			say("stage", f.Stage)
		}
		for _, c := range slices.Concat(f.Classes, f.Unless) {
			if !inventory.KnownClass(c) {
				say("class", c)
			}
		}
		if len(f.Verbs)+len(f.Nouns)+len(f.Adjectives) == 0 {
			say("no-trigger", "")
		}
		for _, n := range f.Needs {
			if !slices.Contains(needWords, n) && !f.HasRole(n) && n != f.ThemeRole {
				say("role", n)
			}
		}
		for _, n := range f.Entity {
			if !f.HasRole(n) && n != f.ThemeRole {
				say("role", n)
			}
		}
		for _, words := range [][]string{f.Verbs, f.Nouns, f.Adjectives} {
			if w := repeated(words); w != "" {
				say("word-twice", w)
			}
		}
	}
	return out
}

func repeated(words []string) string {
	seen := map[string]bool{}
	for _, w := range words {
		if seen[w] {
			return w
		}
		seen[w] = true
	}
	return ""
}

// lintWords checks the word lists: a list whose first comment ends in "Sorted."
// is in the order of its bytes.
func lintWords(p *Pack) []Complaint {
	var out []Complaint
	names, err := fs.Glob(p.FS, "words/*.tsv")
	if err != nil {
		return nil
	}
	for _, name := range names {
		raw, err := fs.ReadFile(p.FS, name)
		if err != nil || len(raw) == 0 {
			out = append(out, Complaint{name, "unreadable", path.Base(name)})
			continue
		}
		text := string(raw)
		if !strings.HasSuffix(text, "\n") {
			out = append(out, Complaint{name, "newline", path.Base(name)})
		}
		out = append(out, lintLines(name, text)...)
	}
	return out
}

func lintLines(name, text string) []Complaint {
	var out []Complaint
	sorted, last := false, ""
	seen := map[string]bool{}
	for n, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		where := fmt.Sprintf("%d: %s", n+1, line)
		if strings.HasPrefix(line, "#") || line == "" {
			sorted = sorted || strings.HasSuffix(line, "Sorted.")
			continue
		}
		if strings.TrimRight(line, " ") != line {
			out = append(out, Complaint{name, "trailing", where})
		}
		if seen[line] {
			out = append(out, Complaint{name, "row-twice", where})
		}
		seen[line] = true
		if sorted && line < last {
			out = append(out, Complaint{name, "unsorted", where})
		}
		last = line
	}
	return out
}

// patterns that a linguist cannot maintain: groups by number, and tails that run
// to the end of the line.
var (
	numbered  = regexp.MustCompile(`\\[1-9]|\$[1-9]|group\([0-9]`)
	unbounded = regexp.MustCompile(`\.[*+]\??\s*$`)
	patternAt = regexp.MustCompile(`(?m)^\s*(?:- )?pattern: *(.*)$`)
)

func lintPatterns(p *Pack) []Complaint {
	var out []Complaint
	for _, name := range p.RuleFiles("") {
		raw, err := fs.ReadFile(p.FS, name)
		if err != nil {
			continue
		}
		for _, m := range patternAt.FindAllStringSubmatch(string(raw), -1) {
			pat := strings.Trim(m[1], `"' `)
			if numbered.MatchString(pat) {
				out = append(out, Complaint{name, "numbered", pat})
			}
			if unbounded.MatchString(pat) {
				out = append(out, Complaint{name, "unbounded", pat})
			}
		}
	}
	return out
}
