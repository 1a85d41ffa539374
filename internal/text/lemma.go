package text

import (
	"encoding/binary"
	"fmt"
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
	verbs map[string]bool
	turns []turn
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
	c := *l
	c.verbs = verbs
	return &c
}

// withTurns gives the lemmatiser the ways in which verbs turn.
func (l *Lemmatiser) withTurns(turns []turn) *Lemmatiser {
	c := *l
	c.turns = turns
	return &c
}

// turn is one way in which the stem or the ending of a conjugated verb differs
// from that of its infinitive (cierr- for cerr-). It comes from the pack.
type turn struct {
	end      bool // at the end of the infinitive; else the last of the stem
	from, to string
}

// turned looks for an infinitive of the pack's list behind one that is in no
// list: its stem turned, its ending turned, or both.
func (l *Lemmatiser) turned(lemma string) (string, bool) {
	for _, ending := range append([]turn{{end: true}}, l.turns...) {
		if !ending.end || !strings.HasSuffix(lemma, ending.from) {
			continue
		}
		base := strings.TrimSuffix(lemma, ending.from) + ending.to
		if l.verbs[base] {
			return base, true
		}
		for _, stem := range l.turns {
			at := strings.LastIndex(base[:max(0, len(base)-2)], stem.from)
			if stem.end || at < 0 {
				continue
			}
			if s := base[:at] + stem.to + base[at+len(stem.from):]; l.verbs[s] {
				return s, true
			}
		}
	}
	return "", false
}

// WordRuleKey is the key of a word's own rule.
func WordRuleKey(lower string, p UPOS, f Feats) uint32 {
	return feature(300, uint32(HashString(lower)), kindHash(p, f))
}

// EndRuleKey is the key of the rules of an ending; without morphology, of those
// of all words of the part of speech.
func EndRuleKey(ending string, p UPOS, f Feats) uint32 {
	return feature(301, uint32(HashString(ending)), kindHash(p, f))
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
		if s, ok := l.apply(t.Lower, r); ok {
			return s
		}
	}
	return l.byEnding(t)
}

// byEnding tries the rules of ever shorter endings, first those of the word's
// morphology, then those of its part of speech: the first that makes a lemma
// that was seen wins, else the first.
func (l *Lemmatiser) byEnding(t *Token) string {
	first := ""
	for _, f := range [2]Feats{t.Feats, ""} {
		for at := startOf(t.Lower, MaxEnding); at <= len(t.Lower); at += stepAt(t.Lower, at) {
			row := l.ends.Row(EndRuleKey(t.Lower[at:], t.UPOS, f))
			for k := 0; k+1 < len(row); k += 2 {
				s, ok := l.apply(t.Lower, row[k:])
				if !ok {
					continue
				}
				if first == "" {
					first = s
				}
				if l.seen(s, t.UPOS) {
					return s
				}
			}
		}
	}
	if first == "" {
		return t.Lower
	}
	if t.UPOS == VERB || t.UPOS == AUX {
		if s, ok := l.turned(first); ok {
			return s
		}
	}
	return first
}

func (l *Lemmatiser) seen(lemma string, p UPOS) bool {
	return l.known.Row(LemmaKey(lemma, p)) != nil || ((p == VERB || p == AUX) && l.verbs[lemma])
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

func (l *Lemmatiser) apply(s string, row []byte) (string, bool) {
	n := int(binary.LittleEndian.Uint16(row))
	if n >= len(l.rules) {
		return "", false
	}
	r := l.rules[n]
	switch {
	case r.cut > len(s):
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
