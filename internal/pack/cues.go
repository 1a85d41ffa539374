package pack

import (
	"fmt"
	"strings"
)

// Cues are the words and rules by which sources and people are found: speech
// verbs, nouns of sources, titles, spellings of names, and the word sets and
// rules of rules/30-entities*.yaml and rules/40-attribution*.yaml.
type Cues struct {
	Verbs    map[string]SpeechVerb // by lemma
	Sources  map[string]SourceNoun // by lemma
	Titles   map[string][]Title    // by first word, longest first
	Variants map[string]string     // folded spelling of a name → the one that ids use
	Display  map[string]string     // folded spelling of a name → the one that labels use
	Rules    map[string]*CueRule   // by the last part of the name
	sets     map[string]Set
}

// Set is a set of words in lower case.
type Set map[string]bool

// Cut gives a longer word without the longest word of the set that it ends in: a
// verb without the pronoun written onto it. It is false, and the word as it was, when
// the word ends in none.
func (s Set) Cut(word string) (string, bool) {
	out, cut := word, false
	for w := range s {
		if rest, ok := strings.CutSuffix(word, w); ok && rest != "" && len(rest) < len(out) {
			out, cut = rest, true
		}
	}
	return out, cut
}

// SpeechVerb is a verb that introduces what a source says.
type SpeechVerb struct {
	Mode       string // cotejo.Mode
	Clause     bool   // takes a clause with the complementiser
	Of         bool   // takes its clause or noun phrase behind a preposition
	Infinitive bool
	Noun       bool // a noun phrase may be the content
	Quote      bool // may follow or precede what is quoted
	Thought    bool // thought rather than said
	Weak       bool // has many other senses
	Other      bool // means something else with a reflexive pronoun
	All        bool // its whole complement is the content: "raised the dead to nine"
	Things     bool // often has a thing for a subject, which is no source
}

// SourceNoun is a noun that stands for a source.
type SourceNoun struct {
	Type string // cotejo.SourceType
	Role string // body, text, group, carrier, voice, act
}

// Title is a title of people: its words in lower case and its class.
type Title struct {
	Words []string
	Label string // masculine singular
	Class string // head, high, office, job, honour
}

// CueRule is a rule of entities or attribution: word patterns with what they
// mean. What a rule does with its words is the business of package extract,
// which knows rules by the last part of their name.
type CueRule struct {
	Name     string     `yaml:"name"`
	About    string     `yaml:"about"`
	Mode     string     `yaml:"mode"`
	Type     string     `yaml:"type"`
	Patterns []string   `yaml:"patterns"` // words in lower case
	Yes      []string   `yaml:"yes"`
	No       []string   `yaml:"no"`
	Words    [][]string `yaml:"-"` // Patterns, split
}

// In gives a word set; an empty one when the pack has none of that name.
func (c *Cues) In(name string) Set { return c.sets[name] }

// Rule gives a rule by the last part of its name. A pack without it gives an
// empty rule, which never fires.
func (c *Cues) Rule(key string) *CueRule {
	if r, ok := c.Rules[key]; ok {
		return r
	}
	return &CueRule{Name: key}
}

func loadCues(p *Pack) (*Cues, error) {
	c := &Cues{Verbs: map[string]SpeechVerb{}, Sources: map[string]SourceNoun{}, Titles: map[string][]Title{},
		Variants: map[string]string{}, Display: map[string]string{}, Rules: map[string]*CueRule{}, sets: map[string]Set{}}
	for _, r := range p.Table("speech-verbs").Rows {
		c.Verbs[r[0]] = speechVerb(field(r, 1), field(r, 2))
	}
	for _, r := range p.Table("source-nouns").Rows {
		c.Sources[r[0]] = SourceNoun{Type: field(r, 1), Role: field(r, 2)}
	}
	for _, r := range p.Table("titles").Rows {
		for _, form := range append([]string{r[0]}, strings.Split(field(r, 1), ";")...) {
			c.title(form, r[0], field(r, 2))
		}
	}
	for _, r := range p.Table("name-variants").Rows {
		c.Variants[FoldName(r[0])] = field(r, 1)
		if label := field(r, 2); label != "" {
			c.Display[FoldName(r[0])] = label
		}
	}
	for _, prefix := range []string{"30-entities", "40-attribution"} {
		for _, name := range p.RuleFiles(prefix) {
			if err := c.file(p, name); err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

func (c *Cues) title(form, label, class string) {
	words := strings.Fields(form)
	if len(words) == 0 {
		return
	}
	list := c.Titles[words[0]]
	at := 0
	for at < len(list) && len(list[at].Words) >= len(words) {
		at++
	}
	list = append(list[:at:at], append([]Title{{Words: words, Label: label, Class: class}}, list[at:]...)...)
	c.Titles[words[0]] = list
}

func speechVerb(mode, flags string) SpeechVerb {
	v := SpeechVerb{Mode: mode}
	for _, f := range strings.Fields(flags) {
		switch f {
		case "s":
			v.Clause = true
		case "d":
			v.Of = true
		case "i":
			v.Infinitive = true
		case "n":
			v.Noun = true
		case "q":
			v.Quote = true
		case "p":
			v.Thought = true
		case "w":
			v.Weak = true
		case "a":
			v.All = true
		case "t":
			v.Things = true
		case "x":
			v.Other = true
		}
	}
	return v
}

func (c *Cues) file(p *Pack, name string) error {
	var f struct {
		Sets  map[string][]string `yaml:"sets"`
		Rules []*CueRule          `yaml:"rules"`
	}
	if err := p.Decode(name, &f); err != nil {
		return err
	}
	for key, words := range f.Sets {
		set := Set{}
		for _, w := range words {
			set[w] = true
		}
		c.sets[key] = set
	}
	for _, r := range f.Rules {
		key := r.Name[strings.LastIndexByte(r.Name, '/')+1:]
		if c.Rules[key] != nil {
			return fmt.Errorf("reading pack %s: %s: two rules end in %q", p.Lang, name, key)
		}
		for _, pat := range r.Patterns {
			r.Words = append(r.Words, strings.Fields(pat))
		}
		c.Rules[key] = r
	}
	return nil
}
