// Package pack loads, compiles and checks language packs: folders of word
// lists, rules and examples that a linguist edits (lang/schema.md documents the
// format). It is pure: files come in through an fs.FS. Nothing about a language
// is written in Go.
package pack

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

// Pack is one language as data, compiled and immutable. It is safe for
// concurrent use.
type Pack struct {
	Lang string // BCP 47
	FS   fs.FS  // the pack's folder, e.g. lang/es

	Frames     *Frames     // predicate rules, rules/50-*.yaml
	Factuality *Factuality // factuality rules, rules/60-*.yaml
	Grammar    Table       // words/grammar.tsv: function words by what they do
	Numbers    *Numbers    // numbers, units, comparators: rules/10-*.yaml
	Times      *Times      // time expressions: rules/20-*.yaml
	Gazetteer  *Gazetteer  // names of places, organisations, media, weapons
	Cues       *Cues       // titles, source nouns, speech verbs, entity and attribution rules
	Rules      []Rule      // head of every rule of every file, in file order

	tables map[string]Table
	memo   sync.Map
}

// Rule is the head that every rule of a pack has, whatever stage reads it: a
// name unique in the pack and examples that run.
type Rule struct {
	Name string   `yaml:"name"`
	Yes  []string `yaml:"yes"` // texts in which the rule must fire
	No   []string `yaml:"no"`  // texts in which it must not
	File string   `yaml:"-"`
}

// Load compiles a pack from its folder: words/*.tsv, rules/*.yaml. An error
// names the file and what is wrong with it.
func Load(lang string, dir fs.FS) (*Pack, error) {
	p := &Pack{Lang: lang, FS: dir, tables: map[string]Table{}}
	if err := p.loadTables(); err != nil {
		return nil, err
	}
	if err := p.loadRules(); err != nil {
		return nil, err
	}
	p.Grammar = p.Table("grammar")
	var err error
	if p.Gazetteer, err = loadGazetteer(p); err != nil {
		return nil, err
	}
	if p.Cues, err = loadCues(p); err != nil {
		return nil, err
	}
	if p.Frames, err = loadFrames(p); err != nil {
		return nil, err
	}
	if p.Factuality, err = loadFactuality(p); err != nil {
		return nil, err
	}
	v, err := newVocabulary(p)
	if err != nil {
		return nil, err
	}
	if p.Numbers, err = loadNumbers(p, v); err != nil {
		return nil, err
	}
	if p.Times, err = loadTimes(p, v); err != nil {
		return nil, err
	}
	p.Numbers.index()
	p.Times.index()
	return p, nil
}

// Table is a word list of a pack: rows of tab-separated fields by their first
// field. Keys may repeat; rows keep file order.
type Table struct {
	Rows  [][]string
	index map[string][]int
}

// Get gives the fields after the key of its first row; nil when it has none.
func (t Table) Get(key string) []string {
	if rows := t.index[key]; len(rows) > 0 {
		return t.Rows[rows[0]][1:]
	}
	return nil
}

// Has reports whether the key has a row.
func (t Table) Has(key string) bool { return len(t.index[key]) > 0 }

// All gives every row of a key, without the key.
func (t Table) All(key string) [][]string {
	var out [][]string
	for _, i := range t.index[key] {
		out = append(out, t.Rows[i][1:])
	}
	return out
}

// Is reports whether a row of the key has the value in its second field.
func (t Table) Is(key, value string) bool {
	for _, i := range t.index[key] {
		if len(t.Rows[i]) > 1 && t.Rows[i][1] == value {
			return true
		}
	}
	return false
}

// With lists, in file order, the keys whose second field is the value.
func (t Table) With(value string) []string {
	var out []string
	for _, r := range t.Rows {
		if len(r) > 1 && r[1] == value {
			out = append(out, r[0])
		}
	}
	return out
}

// Table gives words/NAME.tsv; an empty table when there is none.
func (p *Pack) Table(name string) Table { return p.tables[name] }

// Once gives what build makes of the pack, built the first time only: the place
// for a stage to keep what it compiles from the pack. Two callers with the same
// key must build the same thing.
func Once[T any](p *Pack, key string, build func(*Pack) T) T {
	f, _ := p.memo.LoadOrStore(key, sync.OnceValue(func() T { return build(p) }))
	return f.(func() T)()
}

// Decode reads a YAML file of the pack (rules/NAME) into out, which is a
// pointer; unknown keys are ignored, since every stage reads its own.
func (p *Pack) Decode(name string, out any) error {
	raw, err := fs.ReadFile(p.FS, name)
	if err != nil {
		return fmt.Errorf("reading pack %s: %w", p.Lang, err)
	}
	if err := yaml.Unmarshal(raw, out); err != nil {
		return fmt.Errorf("reading pack %s: %s: %w", p.Lang, name, err)
	}
	return nil
}

// RuleFiles lists the rule files whose name starts with prefix, sorted:
// RuleFiles("50-") gives rules/50-*.yaml.
func (p *Pack) RuleFiles(prefix string) []string {
	names, _ := fs.Glob(p.FS, path.Join("rules", prefix+"*.yaml")) // the pattern is well formed
	sort.Strings(names)
	return names
}

func (p *Pack) loadTables() error {
	names, err := fs.Glob(p.FS, "words/*.tsv")
	if err != nil {
		return fmt.Errorf("reading pack %s: %w", p.Lang, err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(p.FS, name)
		if err != nil {
			return fmt.Errorf("reading pack %s: %w", p.Lang, err)
		}
		p.tables[strings.TrimSuffix(path.Base(name), ".tsv")] = ParseTable(string(raw))
	}
	return nil
}

// ParseTable reads a TSV word list. Empty lines and lines that start with "# "
// or "#\t" (comments) are passed over.
func ParseTable(tsv string) Table {
	t := Table{index: map[string][]int{}}
	for line := range strings.Lines(tsv) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line == "#" || strings.HasPrefix(line, "# ") {
			continue
		}
		row := strings.Split(line, "\t")
		t.index[row[0]] = append(t.index[row[0]], len(t.Rows))
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (p *Pack) loadRules() error {
	for _, name := range p.RuleFiles("[0-9]") {
		var file struct {
			Rules []Rule `yaml:"rules"`
		}
		if err := p.Decode(name, &file); err != nil {
			return err
		}
		for _, r := range file.Rules {
			r.File = name
			p.Rules = append(p.Rules, r)
		}
	}
	return nil
}
