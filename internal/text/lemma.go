package text

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Lemmatiser gives words their lemma by rules that cut an ending and add
// another: the rule of the word itself with its part of speech and morphology
// where it was seen, else the rule of the longest ending that was. It is
// immutable and safe for concurrent use.
type Lemmatiser struct {
	rules []lemmaRule
	words *Rows // WordRuleKey: rule, two bytes
	ends  *Rows // EndRuleKey: up to three rules, two bytes each, 0xffff for none
	known *Rows // LemmaKey of every lemma seen
	conj  conjugation
	nouns []nounEnd
}

// nounEnd is how a noun or adjective in no list comes by its dictionary form.
type nounEnd struct {
	pos      UPOS // NoPOS: either
	drop     bool // an accent before the ending is dropped; else there must be none
	from, to string
}

// lemmaRule cuts so many bytes and adds a string.
type lemmaRule struct {
	cut int
	add string
}

// MaxEnding is the longest ending that has rules, in letters.
const MaxEnding = 7

// RuleString writes the rule that turns form into lemma: the bytes to cut, a
// space, the string to add.
func RuleString(form, lemma string) string {
	n := 0
	for n < len(form) && n < len(lemma) && form[n] == lemma[n] {
		n++
	}
	for n > 0 && ((n < len(form) && !utf8.RuneStart(form[n])) || (n < len(lemma) && !utf8.RuneStart(lemma[n]))) {
		n--
	}
	return fmt.Sprintf("%d %s", len(form)-n, lemma[n:])
}

// NewLemmatiser makes a lemmatiser from rules as RuleString writes them.
func NewLemmatiser(rules []string, words, ends, known *Rows) (*Lemmatiser, error) {
	l := &Lemmatiser{words: words, ends: ends, known: known}
	for _, r := range rules {
		var lr lemmaRule
		n, add, ok := strings.Cut(r, " ")
		if _, err := fmt.Sscanf(n, "%d", &lr.cut); err != nil || !ok {
			return nil, fmt.Errorf("lemmas: %q is not a rule", r)
		}
		lr.add = add
		l.rules = append(l.rules, lr)
	}
	if words.Width() != 2 || ends.Width() != 6 {
		return nil, fmt.Errorf("lemmas: rows of %d and %d, want 2 and 6", words.Width(), ends.Width())
	}
	return l, nil
}

// WithVerbs gives the lemmatiser a list of infinitives, which count as lemmas
// that were seen.
func (l *Lemmatiser) WithVerbs(verbs map[string]bool) *Lemmatiser {
	d := *l
	d.conj = conjugation{verbs: verbs}
	return &d
}

// WithLexis gives the lemmatiser what the word lists say of verbs and nouns. A
// Lexis without lists changes nothing.
func (l *Lemmatiser) WithLexis(lx *Lexis) *Lemmatiser {
	if lx.lex == nil {
		return l
	}
	return l.withLexicon(lx.lex)
}

// withLexicon gives the lemmatiser what the pack says of verbs and nouns.
func (l *Lemmatiser) withLexicon(x *lexicon) *Lemmatiser {
	d := *l
	d.conj, d.nouns = x.conjugation, x.nounEnds
	return &d
}

// WordRuleKey is the key of a word's own rule.
func WordRuleKey(lower string, p UPOS, f Feats) uint32 {
	return feature(300, uint32(HashString(lower)), kindHash(p, f))
}

// EndRuleKey is the key of the rules of an ending; without morphology, of those
// of all words of the part of speech.
func EndRuleKey(ending string, p UPOS, f Feats) uint32 {
	return endRuleKey(ending, kindHash(p, f))
}

func endRuleKey(ending string, kind uint32) uint32 {
	return feature(301, uint32(HashString(ending)), kind)
}

// LemmaKey is the key of a lemma that was seen.
func LemmaKey(lemma string, p UPOS) uint32 {
	return feature(302, uint32(HashString(lemma)), kindHash(p, ""))
}

// kindHash folds part of speech and morphology. Auxiliaries are verbs.
func kindHash(p UPOS, f Feats) uint32 {
	if p == AUX {
		p = VERB
	}
	return uint32(HashString(string(f))) ^ uint32(p)*0x9e3779b9
}

// Lemma gives the lemma of a word that has its part of speech and morphology.
func (l *Lemmatiser) Lemma(t *Token) string {
	switch t.UPOS {
	case PROPN:
		return t.Form
	case PUNCT, SYM, NUM:
		if c := t.Form[0]; c >= '0' && c <= '9' {
			if share, ok := strings.CutSuffix(t.Lower, "%"); ok {
				return plainNumber(share) + "/100"
			}
			return plainNumber(t.Lower)
		}
		if t.UPOS != NUM {
			return t.Form
		}
	}
	if len(t.Lower) > 64 {
		return t.Lower
	}
	if r := l.words.Row(WordRuleKey(t.Lower, t.UPOS, t.Feats)); r != nil {
		if s, ok := l.apply(t.Lower, r, len(t.Lower)); ok {
			return s
		}
	}
	return l.byEnding(t)
}

// maxGuesses bounds how many different lemmas of a verb are tried.
const maxGuesses = 24

// byEnding tries the rules of ever shorter endings, first those of the word's
// morphology, then those of its part of speech: the first that makes a lemma that
// was seen wins, then, for verbs, what the conjugation of the pack gives, else the
// first. A rule that cuts more than the ending it stands with is passed over.
func (l *Lemmatiser) byEnding(t *Token) string {
	verb := t.UPOS == VERB || t.UPOS == AUX
	if verb {
		if s, ok := l.conj.forms[t.Lower]; ok {
			return s
		}
		if t.Feats.Has("VerbForm", "Part") {
			if s, ok := l.conj.ofParticiple(t.Lower); ok {
				return s
			}
		}
	}
	var guesses [maxGuesses]string
	n := 0
	for _, f := range [2]Feats{t.Feats, ""} {
		kind := kindHash(t.UPOS, f)
		for at := startOf(t.Lower, MaxEnding); at <= len(t.Lower); at += stepAt(t.Lower, at) {
			row := l.ends.Row(endRuleKey(t.Lower[at:], kind))
			for k := 0; k+1 < len(row); k += 2 {
				s, ok := l.apply(t.Lower, row[k:], len(t.Lower)-at)
				if !ok {
					continue
				}
				if l.seen(s, t.UPOS) {
					return s
				}
				if n < maxGuesses && !slices.Contains(guesses[:n], s) {
					guesses[n] = s
					n++
				}
			}
		}
	}
	if verb {
		if s, ok := l.conj.infinitive(t.Lower, guesses[:n]); ok {
			return s
		}
	}
	if t.UPOS == NOUN || t.UPOS == ADJ {
		return l.noun(t, guesses[:n])
	}
	if n == 0 {
		return t.Lower
	}
	return guesses[0]
}

// noun gives the lemma of a noun or adjective none of whose guesses was seen: one
// that was seen as the other of the two, or what the pack's endings give, or the
// first guess; but a noun in the singular does not lose its end.
func (l *Lemmatiser) noun(t *Token, guesses []string) string {
	for _, g := range guesses {
		if l.seen(g, NOUN+ADJ-t.UPOS) {
			return g
		}
	}
	for _, e := range l.nouns {
		stem, ok := strings.CutSuffix(t.Lower, e.from)
		if !ok || e.pos != NoPOS && e.pos != t.UPOS || !strings.ContainsAny(unaccented(stem), vowels) {
			continue
		}
		if plain := unaccented(stem); e.drop != (plain == stem) {
			return plain + e.to
		}
	}
	if len(guesses) == 0 || t.UPOS == NOUN && t.Feats.Has("Number", "Sing") && strings.HasPrefix(t.Lower, guesses[0]) {
		return t.Lower
	}
	return guesses[0]
}

// vowels tell a word of more than one syllable.
const vowels = "aeiou"

func (l *Lemmatiser) seen(lemma string, p UPOS) bool {
	return l.known.Row(LemmaKey(lemma, p)) != nil || ((p == VERB || p == AUX) && l.conj.verbs[lemma])
}

// startOf is where the last n letters of s begin.
func startOf(s string, n int) int {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, w := utf8.DecodeLastRuneInString(s[:at])
		at -= w
	}
	return at
}

func stepAt(s string, at int) int {
	if at >= len(s) {
		return 1
	}
	_, w := utf8.DecodeRuneInString(s[at:])
	return w
}

// apply applies the rule of a row to a word when it cuts most bytes at most.
func (l *Lemmatiser) apply(s string, row []byte, most int) (string, bool) {
	n := int(binary.LittleEndian.Uint16(row))
	if n >= len(l.rules) {
		return "", false
	}
	r := l.rules[n]
	switch {
	case r.cut > most || r.cut == len(s) && r.add == "":
		return "", false
	case r.cut == 0 && r.add == "":
		return s, true
	case r.cut == len(s):
		return r.add, true
	}
	return s[:len(s)-r.cut] + r.add, true
}

// Weights gives the file of the lemmatiser.
func (l *Lemmatiser) Weights() *Weights {
	rules := make([]string, len(l.rules))
	for i, r := range l.rules {
		rules[i] = fmt.Sprintf("%d %s", r.cut, r.add)
	}
	w := NewWeights()
	w.Put("rules", putStrings(nil, rules))
	w.Put("words", AppendRows(nil, l.words))
	w.Put("ends", AppendRows(nil, l.ends))
	w.Put("known", AppendRows(nil, l.known))
	return w
}

// LoadLemmatiser opens the lemmatiser of a file of weights.
func LoadLemmatiser(w *Weights) (*Lemmatiser, error) {
	b, err := w.Get("rules")
	if err != nil {
		return nil, fmt.Errorf("lemmas: %w", err)
	}
	r := byteReader{b: b}
	rules := r.strings()
	if r.bad {
		return nil, errDamaged
	}
	words, err := w.rows("words")
	if err != nil {
		return nil, fmt.Errorf("lemmas: %w", err)
	}
	ends, err := w.rows("ends")
	if err != nil {
		return nil, fmt.Errorf("lemmas: %w", err)
	}
	known, err := w.rows("known")
	if err != nil {
		return nil, fmt.Errorf("lemmas: %w", err)
	}
	return NewLemmatiser(rules, words, ends, known)
}

// plainNumber writes a number in digits without separators of thousands and with
// a decimal point, as the treebanks' lemmas do: 15.000 is 15000, 3,5 is 3.5.
// Anything else (a time, a score) stays as it is.
func plainNumber(s string) string {
	whole, frac, decimal := strings.Cut(s, ",")
	groups := strings.Split(whole, ".")
	for i, g := range groups {
		if len(g) == 0 || len(g) > 3 && len(groups) > 1 || (i > 0 && len(g) != 3) || !allDigits(g) {
			return s
		}
	}
	if decimal && !allDigits(frac) || decimal && frac == "" {
		return s
	}
	out := strings.Join(groups, "")
	if decimal {
		out += "." + frac
	}
	return out
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
