package pack

import (
	"fmt"
	"strings"
)

// TimeRule is one rule of rules/20-*.yaml: a pattern and what to make of its
// captures. The forms (As) are documented in schema.md, section Times.
type TimeRule struct {
	Name     string   `yaml:"name"`
	As       string   `yaml:"as"`
	By       int      `yaml:"by"`       // how many units away
	Unit     string   `yaml:"unit"`     // when the pattern captures none
	Anchor   string   `yaml:"anchor"`   // previous: counted from the last date of the text
	Side     string   `yaml:"side"`     // past, future
	Part     string   `yaml:"part"`     // of the day
	Value    string   `yaml:"value"`    // of references and holidays
	Relation string   `yaml:"relation"` // of the words themselves: since
	Weak     bool     `yaml:"weak"`     // annotated by corpora, of no use to a claim
	Source   string   `yaml:"pattern"`
	Gives    []string `yaml:"gives"` // values of the yes examples, without a document date
	Yes      []string `yaml:"yes"`
	Pattern  *Pattern `yaml:"-"`
	slots    map[string]int
}

// Slot gives the capture of a name, -1 when the pattern has none of that name.
func (r *TimeRule) Slot(name string) int {
	if s, ok := r.slots[name]; ok {
		return s
	}
	return -1
}

// Times is what a pack knows about time expressions.
type Times struct {
	V        *Vocabulary
	Rules    []TimeRule
	Dispatch *Dispatch
}

var timeForms = map[string]bool{"date": true, "year-range": true, "decade": true, "century": true, "unit": true, "day": true, "shift": true, "weekday": true,
	"day-part": true, "weekend": true, "part": true, "duration": true, "ref": true, "same": true, "ago": true, "later": true, "set": true,
	"quarter": true, "season": true, "holiday": true, "clock": true, "none": true}

// loadTimes compiles rules/20-*.yaml and words/holidays.tsv.
func loadTimes(p *Pack, v *Vocabulary) (*Times, error) {
	t := &Times{V: v}
	for _, file := range p.RuleFiles("20-") {
		var f struct {
			Rules []TimeRule `yaml:"rules"`
		}
		if err := p.Decode(file, &f); err != nil {
			return nil, err
		}
		for _, r := range f.Rules {
			if !timeForms[r.As] {
				return nil, fmt.Errorf("reading pack %s: %s: rule %s: unknown form %q", p.Lang, file, r.Name, r.As)
			}
			if err := t.add(p, r); err != nil {
				return nil, fmt.Errorf("reading pack %s: %s: rule %s: %w", p.Lang, file, r.Name, err)
			}
		}
	}
	return t, nil
}

// add compiles a rule; one whose pattern holds %phrase is compiled for every
// holiday.
func (t *Times) add(p *Pack, r TimeRule) error {
	if !strings.Contains(r.Source, "%phrase") {
		return t.compile(r, r.Source)
	}
	for _, row := range p.Table("holidays").Rows {
		if len(row) < 2 {
			return fmt.Errorf("words/holidays.tsv: %q needs a date", row[0])
		}
		h := r
		h.Value = row[1]
		if err := t.compile(h, strings.Replace(r.Source, "%phrase", row[0], 1)); err != nil {
			return err
		}
	}
	return nil
}

func (t *Times) compile(r TimeRule, source string) error {
	pat, err := t.V.Compile(source)
	if err != nil {
		return err
	}
	r.Pattern, r.slots = pat, map[string]int{}
	for i, name := range pat.Slots() {
		r.slots[name] = i
	}
	t.Rules = append(t.Rules, r)
	return nil
}

// index builds the dispatch table, once the vocabulary is complete.
func (t *Times) index() {
	patterns := make([]*Pattern, len(t.Rules))
	for i := range t.Rules {
		patterns[i] = t.Rules[i].Pattern
	}
	t.Dispatch = NewDispatch(t.V, patterns)
}
