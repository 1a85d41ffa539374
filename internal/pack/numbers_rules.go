package pack

import (
	"fmt"
	"strings"
)

// NumberRule is one rule of rules/10-*.yaml. What it does is named by As:
// range, range-from, range-or, range-dash, ratio, part, score and kind have a
// pattern; comparator, form and mark give a name and examples to what tables
// and the counted phrase decide.
type NumberRule struct {
	Name    string   `yaml:"name"`
	As      string   `yaml:"as"`
	Kind    string   `yaml:"kind"`
	Value   string   `yaml:"value"`
	Who     string   `yaml:"who"` // capture that must be a noun for persons
	Source  string   `yaml:"pattern"`
	Pattern *Pattern `yaml:"-"`
}

// Comparator is a phrase of words/comparators.tsv.
type Comparator struct {
	Value string
	After bool
}

// loadClasses marks the words of a class table: form, class, value.
func (v *Vocabulary) loadClasses(p *Pack, table string) error {
	for _, row := range p.Table(table).Rows {
		if len(row) < 2 {
			return fmt.Errorf("reading pack %s: words/%s.tsv: %q needs a class", p.Lang, table, row[0])
		}
		value := ""
		if len(row) > 2 {
			value = row[2]
		}
		if err := v.Mark(row[0], row[1], value); err != nil {
			return fmt.Errorf("reading pack %s: words/%s.tsv: %w", p.Lang, table, err)
		}
	}
	return nil
}

func (n *Numbers) loadComparators(p *Pack) error {
	for _, row := range p.Table("comparators").Rows {
		if len(row) < 3 {
			return fmt.Errorf("reading pack %s: words/comparators.tsv: %q needs three fields", p.Lang, row[0])
		}
		pat, err := n.V.Compile(row[0])
		if err != nil {
			return fmt.Errorf("reading pack %s: words/comparators.tsv: %w", p.Lang, err)
		}
		n.comparatorPatterns = append(n.comparatorPatterns, pat)
		n.ComparatorList = append(n.ComparatorList, Comparator{Value: row[1], After: row[2] == "after"})
	}
	return nil
}

func (n *Numbers) loadRules(p *Pack) error {
	n.Named = map[string]string{}
	for _, file := range p.RuleFiles("10-") {
		var f struct {
			Rules []NumberRule `yaml:"rules"`
		}
		if err := p.Decode(file, &f); err != nil {
			return err
		}
		for _, r := range f.Rules {
			switch r.As {
			case "comparator", "form", "mark":
				n.Named[r.Value] = r.Name
				continue
			case "range", "range-from", "range-or", "range-dash", "ratio", "part", "kind":
			default:
				return fmt.Errorf("reading pack %s: %s: rule %s: unknown form %q", p.Lang, file, r.Name, r.As)
			}
			pat, err := n.V.Compile(r.Source)
			if err != nil {
				return fmt.Errorf("reading pack %s: %s: rule %s: %w", p.Lang, file, r.Name, err)
			}
			r.Pattern = pat
			n.Rules = append(n.Rules, r)
			n.rulePatterns = append(n.rulePatterns, pat)
		}
	}
	return nil
}

// index builds the dispatch tables, once the vocabulary is complete.
func (n *Numbers) index() {
	n.Dispatch = NewDispatch(n.V, n.rulePatterns)
	n.Comparators = NewDispatch(n.V, n.comparatorPatterns)
}

// ComparatorPattern gives the pattern of an entry of ComparatorList.
func (n *Numbers) ComparatorPattern(i int) *Pattern { return n.comparatorPatterns[i] }

// RuleNamed gives the name of the rule that stands for a comparator, form or
// mark; the value itself when the pack has none.
func (n *Numbers) RuleNamed(value string) string {
	if name, ok := n.Named[value]; ok {
		return name
	}
	return value
}

// Singular gives the dictionary forms that a folded noun may have by the
// endings of words/endings.tsv, the form itself first.
func (n *Numbers) Singular(form string) []string {
	out := []string{form}
	for _, e := range n.Endings {
		if stem, ok := strings.CutSuffix(form, e[0]); ok && len(stem) > 1 {
			out = append(out, stem+e[1])
		}
	}
	return out
}

func (n *Numbers) loadNouns(p *Pack) {
	n.Classes = map[string]string{}
	for _, row := range p.Table("objects").Rows {
		if len(row) > 1 && !strings.Contains(row[0], " ") {
			if _, ok := n.Classes[Fold(row[0])]; !ok {
				n.Classes[Fold(row[0])] = row[1]
			}
		}
	}
	for _, row := range p.Table("demonyms").Rows {
		if _, ok := n.Classes[Fold(row[0])]; !ok {
			n.Classes[Fold(row[0])] = "person"
		}
	}
	for _, row := range p.Table("endings").Rows {
		if len(row) > 1 {
			n.Endings = append(n.Endings, [2]string{row[0], row[1]})
		} else {
			n.Endings = append(n.Endings, [2]string{row[0], ""})
		}
	}
}
