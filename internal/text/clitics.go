package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clitics knows how pronouns are written onto verbs.
type clitics struct {
	pronouns    map[string]bool
	pairs       map[string]map[string]bool
	infinitive  []string
	gerund      []string          // with their accent
	plain       []string          // without
	plural      map[string]string // by pronoun, the end of plural imperatives that take it
	imperatives map[string]string
	accented    []string        // infinitives that keep an accent of their own
	free        map[string]bool // pronouns that are taken off verbs not listed, too
	polite      map[string]bool // pronouns that imperatives in the form of a subjunctive take
	never       map[string]bool // pronouns that no imperative takes
	keep        map[string]bool
	last        [256]bool // last bytes that a form with pronouns can have
}

func newClitics() clitics {
	return clitics{pronouns: map[string]bool{}, pairs: map[string]map[string]bool{}, imperatives: map[string]string{}, free: map[string]bool{}, plural: map[string]string{}, keep: map[string]bool{}, polite: map[string]bool{}, never: map[string]bool{}}
}

func (c *clitics) add(f []string) error {
	if len(f) < 2 {
		return fmt.Errorf("want a role and a form")
	}
	switch f[0] {
	case "pronoun":
		c.pronouns[f[1]] = true
		c.last[f[1][len(f[1])-1]] = true
		c.free[f[1]] = len(f) > 2 && f[2] == "free"
	case "pair":
		w := strings.Fields(f[1])
		c.pairs[w[0]] = map[string]bool{}
		for _, second := range w[1:] {
			c.pairs[w[0]][second] = true
		}
	case "infinitive":
		c.infinitive = append(c.infinitive, f[1])
	case "accented-infinitive":
		c.accented = append(c.accented, f[1])
	case "gerund":
		c.gerund = append(c.gerund, f[1])
	case "plain-gerund":
		c.plain = append(c.plain, f[1])
	case "plural-imperative":
		if len(f) < 3 {
			return fmt.Errorf("want the pronoun and the end of the verb")
		}
		c.plural[f[1]] = f[2]
	case "imperative":
		if len(f) < 3 {
			return fmt.Errorf("want the imperative and its infinitive")
		}
		c.imperatives[f[1]] = f[2]
	case "polite-imperative":
		c.polite[f[1]] = true
	case "no-imperative":
		c.never[f[1]] = true
	case "keep":
		c.keep[f[1]] = true
	default:
		return fmt.Errorf("%q is not a role", f[0])
	}
	return nil
}

// maxClitics is the longest word that is looked at, in bytes.
const maxClitics = 40

// splitClitics takes a word apart into verb and pronouns, as it is written
// except for the accent that the pronouns had brought; nil when it is one word.
// Lower is the word in lower case.
func (l *lexicon) splitClitics(word, lower string) []string {
	c := &l.clitics
	if len(lower) < 4 || len(lower) > maxClitics || !c.last[lower[len(lower)-1]] || len(word) != len(lower) || c.keep[lower] {
		return nil
	}
	for n := 2; n <= 3; n++ {
		base, p := cut(lower, n)
		if base == "" || !c.pronouns[p] {
			continue
		}
		if l.verbWith(base, p, word, false) {
			return l.parts(word, len(base), len(lower))
		}
		for m := 2; m <= 3; m++ {
			base2, p2 := cut(base, m)
			if base2 != "" && c.pairs[p2][p] && l.verbWith(base2, p, word, true) {
				return l.parts(word, len(base2), len(base), len(lower))
			}
		}
	}
	return nil
}

func cut(s string, n int) (string, string) {
	if len(s) <= n+1 || !utf8.RuneStart(s[len(s)-n]) {
		return "", ""
	}
	return s[:len(s)-n], s[len(s)-n:]
}

// verbWith reports whether base is a verb form that takes the pronoun. Pairs
// ask for a written accent or a known verb.
func (l *lexicon) verbWith(base, pronoun, word string, pair bool) bool {
	c := &l.clitics
	plain := unaccented(base)
	switch {
	case hasAnySuffix(base, c.gerund):
		return true
	case hasAnySuffix(plain, c.infinitive):
		if l.verbs[base] || l.verbs[plain] {
			return true
		}
		first, _ := utf8.DecodeRuneInString(word)
		lowerCase := unicode.IsLower(first)
		if pair {
			return plain != base && lowerCase
		}
		return plain == base && lowerCase && len(base) >= 7 && c.free[pronoun]
	case hasAnySuffix(base, c.plain):
		return len(base) >= 6 && (sameCase(word) || l.verbs[plain])
	}
	return l.imperativeWith(base, plain, pronoun)
}

// imperativeWith handles the imperatives that a text marks by an accent
// and the few irregular ones.
func (l *lexicon) imperativeWith(base, plain, pronoun string) bool {
	c := &l.clitics
	if c.imperatives[base] != "" || c.imperatives[plain] != "" {
		return true
	}
	if plain == base || len(base) < 4 || c.never[pronoun] {
		return false
	}
	if c.plural[pronoun] != "" && strings.HasSuffix(base, c.plural[pronoun]) {
		return true
	}
	stem, end := plain[:len(plain)-1], plain[len(plain)-1]
	for _, inf := range c.infinitive {
		if (inf[0] != 'i' && inf[0] == end || end == 'e' && inf[0] == 'i') && l.verbs[stem+inf] {
			return true
		}
		// In a subjunctive the vowels of the conjugations change places.
		if c.polite[pronoun] && (inf[0] == 'a') == (end == 'e') && (end == 'a' || end == 'e') {
			if _, ok := l.turned(stem + inf); ok {
				return true
			}
		}
	}
	return false
}

// sameCase reports whether a word is written in one case: no name.
func sameCase(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsUpper(first) == unicode.IsUpper(last)
}

func hasAnySuffix(s string, suffixes []string) bool {
	for _, e := range suffixes {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// parts cuts word at the given ends; the first part loses its written accent,
// except where the bare verb has it too.
func (l *lexicon) parts(word string, ends ...int) []string {
	out := make([]string, 0, 3)
	from := 0
	for i, e := range ends {
		p := word[from:e]
		if i == 0 && (l.verbs[unaccented(strings.ToLower(p))] || !hasAnySuffix(strings.ToLower(p), l.clitics.accented)) {
			p = unaccented(p)
		}
		out = append(out, p)
		from = e
	}
	return out
}

// plainVowels takes the acute accent from the five vowels, in either case.
var plainVowels = strings.NewReplacer(
	"\u00e1", "a", "\u00e9", "e", "\u00ed", "i", "\u00f3", "o", "\u00fa", "u",
	"\u00c1", "A", "\u00c9", "E", "\u00cd", "I", "\u00d3", "O", "\u00da", "U")

// unaccented drops the acute accents of vowels.
func unaccented(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return plainVowels.Replace(s)
		}
	}
	return s
}

// Unaccented drops the acute accents of vowels, as careless writing does.
func Unaccented(s string) string { return unaccented(s) }
