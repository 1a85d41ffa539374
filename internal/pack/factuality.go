package pack

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// FactRule is one factuality rule: a word or a form and what it does to the
// status and polarity of the claim it stands with.
type FactRule struct {
	Name       string        `yaml:"name"`
	Kind       string        `yaml:"kind"` // tense, auxiliary, governor, modifier, marker, negation, question, reported, apodosis
	Verbs      []string      `yaml:"verbs"`
	Nouns      []string      `yaml:"nouns"`
	Adjectives []string      `yaml:"adjectives"`
	Words      []string      `yaml:"words"`
	Feats      []string      `yaml:"feats"`  // any of these
	Only       []string      `yaml:"only"`   // triggers, by lemma, to which the rule is kept; none: all
	Unless     []string      `yaml:"unless"` // triggers, by lemma, to which it does not apply
	Via        []string      `yaml:"via"`    // noun: only for nominal triggers; clause: only for clauses, and for what a noun of saying tells of
	Status     cotejo.Status `yaml:"status"`
	Polarity   string        `yaml:"polarity"`
	Negated    cotejo.Status `yaml:"negated"` // status instead, where the governor is negated: "does not rule out"
	Weak       bool          `yaml:"weak"`    // only when nothing else was found
	Perfect    string        `yaml:"perfect"` // never: not before a perfect infinitive, of auxiliaries; not in the perfect, of tenses
}

// NounsOnly reports whether the rule is for nominal triggers only.
func (r *FactRule) NounsOnly() bool { return slices.Contains(r.Via, "noun") }

// ClausesOnly reports whether the rule is for clauses only, and for what a noun of saying
// tells of: who rejects an offer does not deny it.
func (r *FactRule) ClausesOnly() bool { return slices.Contains(r.Via, "clause") }

// Holds reports whether the rule is for a trigger with a lemma.
func (r *FactRule) Holds(lemma string) bool {
	return (len(r.Only) == 0 || slices.Contains(r.Only, lemma)) && !slices.Contains(r.Unless, lemma)
}

// FactPhrase is a cue of several words.
type FactPhrase struct {
	Words []string
	Rule  *FactRule
}

// Factuality holds the compiled factuality rules, by what they look at.
type Factuality struct {
	List      []*FactRule
	Tense     []*FactRule
	Reported  []*FactRule
	Apodosis  []*FactRule
	Question  *FactRule
	auxiliary map[string][]*FactRule
	verbs     map[string]*FactRule
	nouns     map[string]*FactRule
	adjs      map[string]*FactRule
	negation  map[string]*FactRule
	modifier  map[string][]FactPhrase // by first word
	marker    map[string][]FactPhrase
}

// Auxiliary gives the rules of a modal, by lemma, in order.
func (f *Factuality) Auxiliary(lemma string) []*FactRule { return f.auxiliary[lemma] }

// Verb gives the rule of a governing verb, by lemma.
func (f *Factuality) Verb(lemma string) *FactRule { return f.verbs[lemma] }

// Noun gives the rule of a governing noun, by lemma.
func (f *Factuality) Noun(lemma string) *FactRule { return f.nouns[lemma] }

// Adjective gives the rule of a governing adjective, by lemma.
func (f *Factuality) Adjective(lemma string) *FactRule { return f.adjs[lemma] }

// Negation gives the rule of a negating word.
func (f *Factuality) Negation(word string) *FactRule { return f.negation[word] }

// Modifiers lists the modifier cues that start with this word, longest first.
func (f *Factuality) Modifiers(word string) []FactPhrase { return f.modifier[word] }

// Markers lists the clause markers that start with this word, longest first.
func (f *Factuality) Markers(word string) []FactPhrase { return f.marker[word] }

func loadFactuality(p *Pack) (*Factuality, error) {
	f := &Factuality{
		auxiliary: map[string][]*FactRule{}, verbs: map[string]*FactRule{}, nouns: map[string]*FactRule{}, adjs: map[string]*FactRule{},
		negation: map[string]*FactRule{}, modifier: map[string][]FactPhrase{}, marker: map[string][]FactPhrase{},
	}
	for _, name := range p.RuleFiles("60-") {
		var file struct {
			Rules []*FactRule `yaml:"rules"`
		}
		if err := p.Decode(name, &file); err != nil {
			return nil, err
		}
		for _, r := range file.Rules {
			f.List = append(f.List, r)
			if err := f.index(r); err != nil {
				return nil, fmt.Errorf("reading pack %s: %s: %w", p.Lang, name, err)
			}
		}
	}
	return f, nil
}

func (f *Factuality) index(r *FactRule) error {
	switch r.Kind {
	case "tense":
		f.Tense = append(f.Tense, r)
	case "reported":
		f.Reported = append(f.Reported, r)
	case "apodosis":
		f.Apodosis = append(f.Apodosis, r)
	case "question":
		f.Question = r
	case "auxiliary":
		for _, w := range r.Verbs {
			f.auxiliary[w] = append(f.auxiliary[w], r)
		}
	case "governor":
		put(f.verbs, r.Verbs, r)
		put(f.nouns, r.Nouns, r)
		put(f.adjs, r.Adjectives, r)
	case "negation":
		put(f.negation, r.Words, r)
	case "modifier":
		putPhrases(f.modifier, r)
	case "marker":
		putPhrases(f.marker, r)
	default:
		return fmt.Errorf("rule %s: kind %q is not known", r.Name, r.Kind)
	}
	return nil
}

// put keeps the first rule of a word, so that order in the file decides.
func put(m map[string]*FactRule, words []string, r *FactRule) {
	for _, w := range words {
		if _, taken := m[w]; !taken {
			m[w] = r
		}
	}
}

func putPhrases(m map[string][]FactPhrase, r *FactRule) {
	for _, w := range r.Words {
		words := strings.Fields(w)
		m[words[0]] = append(m[words[0]], FactPhrase{Words: words, Rule: r})
		slices.SortStableFunc(m[words[0]], func(a, b FactPhrase) int { return len(b.Words) - len(a.Words) })
	}
}
