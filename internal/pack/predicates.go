package pack

import (
	"fmt"
	"strings"

	"github.com/cotejo/cotejo"
)

// Frame is one compiled predicate rule: the words that announce a predicate and
// how the grammar around them fills its roles. lang/schema.md documents every
// key.
type Frame struct {
	Name       string              `yaml:"name"`
	Predicate  string              `yaml:"predicate"`
	Verbs      []string            `yaml:"verbs"`
	Nouns      []string            `yaml:"nouns"`
	Adjectives []string            `yaml:"adjectives"`
	Theme      string              `yaml:"theme"` // slot of what moves, suffers or is counted; obj when empty
	Also       []string            `yaml:"also"`  // slots that may hold the theme instead
	ThemeRole  string              `yaml:"theme-role"`
	Classes    []string            `yaml:"classes"`
	Unless     []string            `yaml:"unless"`
	Units      []string            `yaml:"units"`
	De         string              `yaml:"de"` // what the genitive of a noun trigger is: obj (default), subj, topic, measure
	Roles      Roles               `yaml:"roles"`
	Kinds      map[string][]string `yaml:"kinds"`   // role → kinds of entity that may fill it
	Merge      map[string]string   `yaml:"merge"`   // role → role it is given in the claim
	Needs      []string            `yaml:"needs"`   // theme, figure, content, place, time or a role
	Through    []string            `yaml:"through"` // roles whose filler stands for whose it is: "the decisions of Putin"
	Least      map[string]int      `yaml:"least"`   // role → how many must fill it
	Entity     []string            `yaml:"entity"`  // roles whose filler must be a name, a person or a body
	Reciprocal string              `yaml:"reciprocal"`
	Reflexive  string              `yaml:"reflexive"` // required, never; either when empty
	Participle bool                `yaml:"participle"`
	Passive    []string            `yaml:"passive-only"` // verbs that count in the passive only
	Governed   bool                `yaml:"governed"`     // a noun that is its own theme counts only where something says that it is there
	Plural     bool                `yaml:"plural"`       // the theme must be several
	Clause     string              `yaml:"clause"`       // never: the verb must have no clause as complement
	Bare       bool                `yaml:"bare"`         // a noun without a genitive
	Present    []string            `yaml:"present"`      // lemmas of which the text must have one
	Absent     []string            `yaml:"absent"`       // lemmas of which the text may have none
	Stage      string              `yaml:"stage"`
	Status     cotejo.Status       `yaml:"status"`  // status of a nominal trigger with no cue
	Content    cotejo.Status       `yaml:"content"` // status of what a speech act hedges

	order int
}

// Roles lists a frame's roles in the order of the file with the slots that may
// fill each, the best first.
type Roles []RoleSlots

// RoleSlots is one role of a frame.
type RoleSlots struct {
	Role  string
	Slots []string
}

// Trigger is one word or phrase that announces a frame.
type Trigger struct {
	Frame     *Frame
	Words     []string // lemmas or forms, the first is the index key
	Core      int      // word that carries the arguments
	POS       TriggerPOS
	Reflexive bool // written with the reflexive pronoun
	Passive   bool // only in the passive
}

// TriggerPOS says what kind of word a trigger starts with.
type TriggerPOS uint8

// The kinds of trigger.
const (
	VerbTrigger TriggerPOS = iota
	NounTrigger
	AdjectiveTrigger
)

// Frames are the compiled predicate rules: the rules in order and their
// triggers by first word.
type Frames struct {
	List    []*Frame
	byLemma map[string][]Trigger
}

// At gives the triggers whose first word is this lemma.
func (f *Frames) At(lemma string) []Trigger { return f.byLemma[lemma] }

// Order is the place of the frame in the pack; earlier wins ties.
func (f *Frame) Order() int { return f.order }

// NeedsField reports whether the frame asks for a field or role.
func (f *Frame) NeedsField(name string) bool {
	for _, n := range f.Needs {
		if n == name {
			return true
		}
	}
	return false
}

// ThemeSlots lists the slots that may hold the theme, the best first.
func (f *Frame) ThemeSlots() []string {
	first := f.Theme
	if first == "" {
		first = "obj"
	}
	return append([]string{first}, f.Also...)
}

// HasRole reports whether the frame declares the role.
func (f *Frame) HasRole(role string) bool {
	for _, r := range f.Roles {
		if r.Role == role {
			return true
		}
	}
	return false
}

func loadFrames(p *Pack) (*Frames, error) {
	out := &Frames{byLemma: map[string][]Trigger{}}
	suffix := ""
	if w := p.Grammar.With("reflexive-suffix"); len(w) > 0 {
		suffix = w[0]
	}
	for _, name := range p.RuleFiles("50-") {
		var file struct {
			Rules []*Frame `yaml:"rules"`
		}
		if err := p.Decode(name, &file); err != nil {
			return nil, err
		}
		for _, f := range file.Rules {
			if f.Name == "" || f.Predicate == "" {
				return nil, fmt.Errorf("reading pack %s: %s: a rule has no name or no predicate", p.Lang, name)
			}
			f.order = len(out.List)
			out.List = append(out.List, f)
			out.index(p, f, suffix)
		}
	}
	return out, nil
}

// contracted writes the words of a phrase that are two as two, as the reading
// engine splits them.
func contracted(p *Pack, phrase string) []string {
	var out []string
	for _, w := range strings.Fields(phrase) {
		if two := p.Table("contractions").Get(w); len(two) > 0 {
			out = append(out, strings.Fields(two[0])...)
		} else {
			out = append(out, w)
		}
	}
	return out
}

func (f *Frames) index(p *Pack, fr *Frame, reflexive string) {
	passive := map[string]bool{}
	for _, v := range fr.Passive {
		passive[v] = true
	}
	add := func(phrase string, pos TriggerPOS) {
		t := Trigger{Frame: fr, Words: contracted(p, phrase), POS: pos, Passive: passive[phrase]}
		if len(t.Words) == 0 {
			return
		}
		if pos == VerbTrigger && reflexive != "" && strings.HasSuffix(t.Words[0], reflexive) {
			t.Words[0] = strings.TrimSuffix(t.Words[0], reflexive)
			t.Reflexive = true
		}
		f.byLemma[t.Words[0]] = append(f.byLemma[t.Words[0]], t)
	}
	for _, w := range fr.Verbs {
		add(w, VerbTrigger)
	}
	for _, w := range fr.Nouns {
		add(w, NounTrigger)
	}
	for _, w := range fr.Adjectives {
		add(w, AdjectiveTrigger)
	}
}
