package read

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/cotejo/cotejo"
)

// Hints are how articles of one language are laid out: what a dateline, a
// credit, a "read also" line looks like. They are compiled from a language
// pack's rules/read.yaml, words/agencies.tsv and words/outlets.tsv, and are
// immutable.
type Hints struct {
	Lang      string
	months    map[string]int
	headers   map[string]string // folded key → field
	rules     []rule
	datelines []rule
	dates     []rule
	tails     []rule
	closings  []rule            // what a subhead or a first paragraph may end in: who signs, and the date
	agencies  map[string]string // folded form → label
	outlets   map[string]string // host → name
	joiners   []string          // words that join two names
	weekdays  map[string]time.Weekday
	days      map[string]bool // words that name a day by where it stands: today, tomorrow
	thisDay   *regexp.Regexp  // the weekday that an article says it was written on; nil: not known

	// The head of an article; words folded.
	head         []headRule
	beforeDate   *regexp.Regexp
	particles    map[string]bool
	outletNames  map[string]bool // media known by a name that is nothing else
	places       map[string]bool // countries, capitals, regions
	given        map[string]bool
	surnames     map[string]bool
	institutions map[string]bool // nouns that bodies are named by
}

// rule is one named pattern. Part says how much of a line it sees.
type rule struct {
	Name    string           `yaml:"name"`
	Kind    cotejo.BlockKind `yaml:"kind"`
	Part    string           `yaml:"part"` // line (default), head, tail
	Pattern string           `yaml:"pattern"`
	Yes     []string         `yaml:"yes"`
	No      []string         `yaml:"no"`
	re      *regexp.Regexp
}

// The reach of a pattern, in bytes: matching stays cheap on any line.
const (
	headReach = 240
	tailReach = 200
	lineReach = 600
)

type hintsFile struct {
	Months    map[string]int      `yaml:"months"`
	Weekdays  []string            `yaml:"weekdays"` // Monday first
	ThisDay   string              `yaml:"this-day"`
	Days      []string            `yaml:"days"`
	Headers   map[string][]string `yaml:"headers"`
	Joiners   []string            `yaml:"joiners"`
	Macros    map[string]string   `yaml:"macros"`
	Rules     []rule              `yaml:"rules"`
	Datelines []rule              `yaml:"datelines"`
	Dates     []rule              `yaml:"dates"`
	Tails     []rule              `yaml:"tails"`
	Closings  []rule              `yaml:"closings"`

	Head         []headRule `yaml:"head"`
	BeforeDate   string     `yaml:"before-date"`
	Particles    []string   `yaml:"particles"`
	Institutions []string   `yaml:"institutions"`
}

// labels are the words that name a field at the top of a file, folded, sorted.
func (h *Hints) labels(field string) []string {
	var out []string
	for label, f := range h.headers {
		if f == field {
			out = append(out, label)
		}
	}
	slices.Sort(out)
	return out
}

// LoadHints compiles the reading rules of a language from its pack's folder
// (lang/es). The files are optional: a pack without them reads with structure
// alone.
func LoadHints(lang string, pack fs.FS) (*Hints, error) {
	h := &Hints{Lang: lang, months: map[string]int{}, headers: map[string]string{}}
	var err error
	if h.agencies, err = table(pack, "words/agencies.tsv", agencyRow); err != nil {
		return nil, err
	}
	if h.outlets, err = table(pack, "words/outlets.tsv", outletRow); err != nil {
		return nil, err
	}
	if err := h.headWords(pack); err != nil {
		return nil, err
	}
	raw, err := fs.ReadFile(pack, "rules/read.yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return h, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the reading rules: %w", err)
	}
	var f hintsFile
	if err := yaml.Unmarshal(raw, &f); err != nil {
		return nil, fmt.Errorf("parsing rules/read.yaml of %s: %w", lang, err)
	}
	return h, h.compile(&f)
}

func (h *Hints) compile(f *hintsFile) error {
	h.joiners = f.Joiners
	for m, n := range f.Months {
		h.months[fold(m)] = n
	}
	if n := len(f.Weekdays); n != 0 && n != 7 {
		return fmt.Errorf("the reading rules of %s name %d days of the week, not 7", h.Lang, n)
	}
	h.days = map[string]bool{}
	for _, d := range f.Days {
		h.days[fold(d)] = true
	}
	h.weekdays = map[string]time.Weekday{}
	for i, d := range f.Weekdays {
		h.weekdays[fold(d)] = time.Weekday((i + 1) % 7)
	}
	macros := map[string]string{"month": alternation(sortedKeys(h.months), false), "agency": alternation(sortedKeys(h.agencies), true), "weekday": alternation(f.Weekdays, false)}
	for name, m := range f.Macros {
		macros[name] = m
	}
	if f.ThisDay != "" {
		re, err := regexp.Compile("(?i)" + expand(f.ThisDay, macros))
		if err != nil {
			return fmt.Errorf("compiling this-day of the reading rules of %s: %w", h.Lang, err)
		}
		if re.SubexpIndex("weekday") < 0 {
			return fmt.Errorf("this-day of the reading rules of %s has no group \"weekday\"", h.Lang)
		}
		h.thisDay = re
	}
	for field, keys := range f.Headers {
		for _, k := range keys {
			h.headers[fold(k)] = field
		}
	}
	for _, set := range []struct {
		from []rule
		to   *[]rule
	}{{f.Rules, &h.rules}, {f.Datelines, &h.datelines}, {f.Dates, &h.dates}, {f.Tails, &h.tails}, {f.Closings, &h.closings}} {
		for _, r := range set.from {
			re, err := regexp.Compile("(?i)" + expand(r.Pattern, macros))
			if err != nil {
				return fmt.Errorf("compiling reading rule %q of %s: %w", r.Name, h.Lang, err)
			}
			r.re, r.Name = re, h.Lang+"/read/"+r.Name
			*set.to = append(*set.to, r)
		}
	}
	return h.compileHead(f, macros)
}

// expand replaces {name} by the macro of that name, twice, so that macros may
// use those that are built in: {month}, {weekday} and {agency}.
func expand(pattern string, macros map[string]string) string {
	for range 2 {
		for _, name := range sortedKeys(macros) {
			pattern = strings.ReplaceAll(pattern, "{"+name+"}", "(?:"+macros[name]+")")
		}
	}
	return pattern
}

// find gives the rule of the set that the line matches, and the match.
func find(rules []rule, line string) (*rule, []int) {
	for i := range rules {
		part, off := rules[i].reach(line)
		if part == "" {
			continue
		}
		if m := rules[i].re.FindStringSubmatchIndex(part); m != nil {
			for j := range m {
				if m[j] >= 0 {
					m[j] += off
				}
			}
			return &rules[i], m
		}
	}
	return nil, nil
}

// reach gives the part of the line the rule may look at and its offset.
func (r *rule) reach(line string) (string, int) {
	switch r.Part {
	case "head":
		return cut(line, headReach), 0
	case "tail":
		if r.Kind == cotejo.BlockCaption && len(line) > lineReach {
			return "", 0 // captions are short
		}
		off := max(0, len(line)-tailReach)
		for off < len(line) && off > 0 && !startsRune(line[off]) {
			off++
		}
		return line[off:], off
	}
	if len(line) > lineReach {
		return "", 0
	}
	return line, 0
}

// cut gives at most n bytes of s, ending between characters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !startsRune(s[n]) {
		n--
	}
	return s[:n]
}

func startsRune(b byte) bool { return b&0xC0 != 0x80 }

// group gives the text of a named group, "" when it did not take part.
func (r *rule) group(line string, m []int, name string) string {
	i := r.re.SubexpIndex(name)
	if i < 0 || m[2*i] < 0 {
		return ""
	}
	return line[m[2*i]:m[2*i+1]]
}

// table reads a tab-separated word list; row adds a line's cells to the map.
func table(pack fs.FS, name string, row func(map[string]string, []string) bool) (map[string]string, error) {
	out := map[string]string{}
	raw, err := fs.ReadFile(pack, name)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	for i, line := range strings.Split(string(raw), "\n") {
		if line = strings.TrimRight(line, "\r"); line == "" || line[0] == '#' {
			continue
		}
		if !row(out, strings.Split(line, "\t")) {
			return nil, fmt.Errorf("reading %s: line %d has too few columns", name, i+1)
		}
	}
	return out, nil
}

// agencyRow reads name, id and other forms (separated by semicolons); each form
// also counts in capitals, as datelines write it.
func agencyRow(m map[string]string, cells []string) bool {
	if len(cells) < 2 || cells[0] == "" {
		return false
	}
	for _, form := range append(cellForms(cells), cells[0]) {
		m[form], m[strings.ToUpper(form)] = cells[0], cells[0]
	}
	return true
}

// outletRow reads the same columns; the forms that are host names count.
func outletRow(m map[string]string, cells []string) bool {
	if len(cells) < 2 || cells[0] == "" {
		return false
	}
	for _, form := range cellForms(cells) {
		if strings.Contains(form, ".") && !strings.ContainsAny(form, " /") {
			m[strings.ToLower(form)] = cells[0]
		}
	}
	return true
}

func cellForms(cells []string) []string {
	if len(cells) < 3 || cells[2] == "" {
		return nil
	}
	return strings.Split(cells[2], ";")
}

// alternation is a pattern for any of the words, the longest first; exact ones
// keep their case even where the rest of a pattern does not.
func alternation(words []string, exact bool) string {
	words = slices.Clone(words)
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	if len(words) == 0 {
		return `[^\s\S]`
	}
	if exact {
		return "(?-i:" + strings.Join(words, "|") + ")"
	}
	return strings.Join(words, "|")
}
