package text

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// abbreviationKind says what a full stop after a word means.
type abbreviationKind uint8

const (
	notAbbreviation abbreviationKind = iota
	abbreviationInside
	abbreviationEnd
	abbreviationName
	abbreviationNumber // before a number only
)

// lexicon holds the closed lists that cutting a language into words needs. It
// comes from the pack's words folder: abbreviations.tsv, contractions.tsv,
// clitics.tsv, verbs.tsv, auxiliaries.tsv, speech-verbs.tsv, turns.tsv, verb-endings.tsv,
// participles.tsv, verb-forms.tsv, verb-moods.tsv, verb-persons.tsv, noun-endings.tsv, starters.tsv,
// intransitive-verbs.tsv, report-words.tsv, given-names.tsv.
type lexicon struct {
	abbreviations map[string]abbreviationKind
	contractions  map[string][]string
	contracted    int // bytes of the longest contraction
	starters      map[string]bool
	conjugation
	auxiliaries  map[string]bool // true for those that make no passive of a participle
	speech       map[string]bool // verbs of saying; true for those that may follow what is said
	nounEnds     []nounEnd
	intransitive map[string]uint8 // verbs; see noObjects
	tells        map[string]uint8 // verbs of saying that take a clause: mayTellClause, tellsClause
	about        map[string]bool  // verbs of saying with an object that is the person spoken of
	reports      map[string]bool  // words such as "according to"
	topics       map[string]bool  // prepositions before what is spoken of
	that         map[string]bool  // conjunctions before what is said that are relatives elsewhere
	givenNames   map[string]bool  // in lower case
	clitics      clitics
}

// loadLexicon reads the lists. A missing file is an empty list: a pack may have
// no contractions.
func loadLexicon(pack fs.FS) (*lexicon, error) {
	l := &lexicon{
		abbreviations: map[string]abbreviationKind{}, contractions: map[string][]string{},
		starters: map[string]bool{}, auxiliaries: map[string]bool{}, speech: map[string]bool{}, tells: map[string]uint8{}, about: map[string]bool{}, topics: map[string]bool{}, that: map[string]bool{}, intransitive: map[string]uint8{}, reports: map[string]bool{}, givenNames: map[string]bool{}, clitics: newClitics(),
		conjugation: conjugation{verbs: map[string]bool{}, ends: map[string][]string{}, forms: map[string]string{}, moods: map[string][]moodEnding{}},
	}
	rows := []struct {
		file string
		row  func(f []string) error
	}{
		{"words/abbreviations.tsv", l.addAbbreviation},
		{"words/contractions.tsv", l.addContraction},
		{"words/starters.tsv", func(f []string) error { l.starters[f[0]] = true; return nil }},
		{"words/verbs.tsv", func(f []string) error { l.verbs[f[0]] = true; return nil }},
		{"words/auxiliaries.tsv", l.addAuxiliary},
		{"words/speech-verbs.tsv", l.addSpeech},
		{"words/turns.tsv", l.addTurn},
		{"words/verb-endings.tsv", l.addVerbEnding},
		{"words/participles.tsv", l.addParticiple},
		{"words/verb-forms.tsv", l.addVerbForm},
		{"words/verb-moods.tsv", l.addMood},
		{"words/verb-persons.tsv", l.addPersons},
		{"words/intransitive-verbs.tsv", l.addIntransitive},
		{"words/given-names.tsv", func(f []string) error { l.givenNames[toLower(f[0])] = true; return nil }},
		{"words/report-words.tsv", l.addReport},
		{"words/noun-endings.tsv", l.addNounEnding},
		{"words/clitics.tsv", l.clitics.add},
	}
	for _, r := range rows {
		if err := readRows(pack, r.file, r.row); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// lexis gives the models what the lists say.
func (l *lexicon) lexis(classes *Clusters) *Lexis {
	return &Lexis{Clusters: classes, Verbs: l.verbs, Speech: l.speech, lex: l}
}

// closeAuxiliaries makes verbs of the words that were tagged AUX and are none of
// the language's auxiliaries, which are a closed list. An empty list closes
// nothing.
func (l *lexicon) closeAuxiliaries(s []Token) {
	if len(l.auxiliaries) == 0 {
		return
	}
	for i := range s {
		if _, ok := l.auxiliaries[s[i].Lemma]; !ok && s[i].UPOS == AUX {
			s[i].UPOS = VERB
		}
	}
}

func (l *lexicon) addAuxiliary(f []string) error {
	if len(f) > 1 && f[1] != "active" {
		return fmt.Errorf("%q is not active", f[1])
	}
	l.auxiliaries[f[0]] = len(f) > 1
	return nil
}

func (l *lexicon) addAbbreviation(f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("want the abbreviation and no, end, name or number")
	}
	switch f[1] {
	case "no":
		l.abbreviations[f[0]] = abbreviationInside
	case "end":
		l.abbreviations[f[0]] = abbreviationEnd
	case "name":
		l.abbreviations[f[0]] = abbreviationName
	case "number":
		l.abbreviations[f[0]] = abbreviationNumber
	default:
		return fmt.Errorf("%q is not no, end, name or number", f[1])
	}
	return nil
}

// addSpeech keeps a verb of saying. The letters of its third field say what it
// takes, q being words quoted or told before it, s a clause, o the person spoken
// of; w and t make of it one of many senses.
func (l *lexicon) addSpeech(f []string) error {
	var takes []string
	if len(f) > 2 {
		takes = strings.Fields(f[2])
	}
	l.speech[f[0]] = slices.Contains(takes, "q")
	if slices.Contains(takes, "o") {
		l.about[f[0]] = true
	}
	switch {
	case !slices.Contains(takes, "s"):
	case slices.Contains(takes, "w") || slices.Contains(takes, "t"):
		l.tells[f[0]] = mayTellClause
	default:
		l.tells[f[0]] = tellsClause
	}
	return nil
}

// addReport keeps a word that stands before who says something, or before what is said.
func (l *lexicon) addReport(f []string) error {
	switch {
	case len(f) == 1:
		l.reports[f[0]] = true
	case f[1] == "clause":
		l.that[f[0]] = true
	case f[1] == "topic":
		l.topics[f[0]] = true
	default:
		return fmt.Errorf("%q is not clause or topic", f[1])
	}
	return nil
}

// addIntransitive keeps a verb without objects.
func (l *lexicon) addIntransitive(f []string) error {
	kinds := map[string]uint8{"always": noObjects, "first": followsFirst}
	if len(f) < 2 || kinds[f[1]] == 0 {
		return fmt.Errorf("want a verb and always or first")
	}
	l.intransitive[f[0]] = kinds[f[1]]
	return nil
}

func (l *lexicon) addTurn(f []string) error {
	if len(f) < 3 || f[0] != "end" && f[0] != "stem" || f[1] == "" {
		return fmt.Errorf("want end or stem, what stands in the form, and what in the infinitive")
	}
	l.turns = append(l.turns, turn{f[0] == "end", f[1], f[2]})
	return nil
}

func (l *lexicon) addVerbEnding(f []string) error {
	if len(f) < 2 || f[0] == "" {
		return fmt.Errorf("want an ending of a verb and those of its infinitives")
	}
	l.ends[f[0]] = strings.Fields(f[1])
	l.conjugation.longest = max(l.conjugation.longest, len(f[0]))
	return nil
}

func (l *lexicon) addVerbForm(f []string) error {
	if len(f) < 2 || f[1] == "" {
		return fmt.Errorf("want a form of a verb and its infinitive")
	}
	l.forms[f[0]] = f[1]
	return nil
}

func (l *lexicon) addNounEnding(f []string) error {
	if len(f) < 4 || f[1] != "plain" && f[1] != "drop" || f[2] == "" {
		return fmt.Errorf("want a part of speech or any, plain or drop, an ending and that of the dictionary form")
	}
	e := nounEnd{drop: f[1] == "drop", from: f[2], to: f[3]}
	if f[0] != "any" {
		e.pos = ParseUPOS(f[0])
	}
	l.nounEnds = append(l.nounEnds, e)
	return nil
}

// addParticiple keeps the participles that are not those of regular verbs.
func (l *lexicon) addParticiple(f []string) error {
	if len(f) < 2 || f[0] == "" {
		return fmt.Errorf("want a participle and its infinitive")
	}
	if l.ends[f[0]] == nil {
		l.participles = append(l.participles, turn{true, f[0], f[1]})
	}
	return nil
}

func (l *lexicon) addContraction(f []string) error {
	if len(f) < 2 || len(strings.Fields(f[1])) < 2 {
		return fmt.Errorf("want the word and its words")
	}
	l.contractions[f[0]] = strings.Fields(f[1])
	l.contracted = max(l.contracted, len(f[0]))
	return nil
}

// readRows gives each row of a table to do: tab-separated fields, # for
// comments. Errors name the file and line.
func readRows(pack fs.FS, name string, do func([]string) error) error {
	raw, err := fs.ReadFile(pack, name)
	if err != nil {
		return nil
	}
	sc := bufio.NewScanner(bytes.NewReader(raw))
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		if err := do(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return sc.Err()
}

// abbreviation looks a word up, without its full stop.
func (l *lexicon) abbreviation(w string) abbreviationKind {
	if len(w) > 12 {
		return notAbbreviation
	}
	if k, ok := l.abbreviations[w]; ok {
		return k
	}
	return l.abbreviations[strings.ToLower(w)]
}

// starter reports whether a capitalised word commonly begins sentences.
func (l *lexicon) starter(w string) bool { return len(w) < 24 && l.starters[strings.ToLower(w)] }

// LoadVerbs reads the pack's list of infinitives, words/verbs.tsv.
func LoadVerbs(pack fs.FS) (map[string]bool, error) {
	l, err := loadLexicon(pack)
	if err != nil {
		return nil, err
	}
	return l.verbs, nil
}
