package text

import "strings"

// conjugation is what a pack says of verbs: their infinitives, the endings of the
// regular ones, how stems and endings turn, and forms and participles of their own.
type conjugation struct {
	verbs       map[string]bool
	forms       map[string]string   // infinitives of forms that no ending tells
	ends        map[string][]string // endings of infinitives by those of forms
	longest     int                 // ending of a form, in bytes
	turns       []turn
	participles []turn // masculine singular, and the end of the infinitive
	moods       map[string][]moodEnding
	longestMood int // ending that tells a mood, in bytes
	persons     []personEnding
}

// turn is one way in which the stem or the ending of a conjugated verb differs
// from that of its infinitive (cierr- for cerr-). It comes from the pack.
type turn struct {
	end      bool // at the end of the infinitive; else the last of the stem
	from, to string
}

// infinitive looks for the infinitive of a form that is in no list: among the
// regular verbs, then among the guesses turned, then among the regular ones turned.
func (c *conjugation) infinitive(form string, guesses []string) (string, bool) {
	if s, ok := c.regular(form, func(s string) (string, bool) { return s, c.verbs[s] }); ok {
		return s, true
	}
	for _, g := range guesses {
		if s, ok := c.turned(g); ok {
			return s, true
		}
	}
	return c.regular(form, c.turned)
}

// regular tries the infinitives that a form would have as a regular verb, the
// longest ending first, and gives the first that is accepted.
func (c *conjugation) regular(form string, accept func(string) (string, bool)) (string, bool) {
	for at := max(1, len(form)-c.longest); at < len(form); at++ {
		for _, end := range c.ends[form[at:]] {
			if s, ok := accept(form[:at] + end); ok {
				return s, true
			}
		}
	}
	return "", false
}

// ofParticiple gives the infinitive of a participle that is not regular.
func (c *conjugation) ofParticiple(form string) (string, bool) {
	stem := strings.TrimSuffix(form, "s")
	if len(stem) < 3 {
		return "", false
	}
	for _, p := range c.participles {
		n := len(p.from) - 1 // but for the last vowel, which agrees
		if base, ok := strings.CutSuffix(stem[:len(stem)-1], p.from[:n]); ok && c.verbs[base+p.to] {
			return base + p.to, true
		}
	}
	return "", false
}

// turned looks for an infinitive of the list behind one that is not in it: its
// stem turned, its ending turned, or both.
func (c *conjugation) turned(lemma string) (string, bool) {
	if s, ok := c.turnedStem(lemma); ok {
		return s, true
	}
	for _, t := range c.turns {
		if rest, ok := strings.CutSuffix(lemma, t.from); ok && t.end {
			if s, ok := c.turnedStem(rest + t.to); ok {
				return s, true
			}
		}
	}
	return "", false
}

// turnedStem gives an infinitive of the list, or the one whose stem it is when
// turned.
func (c *conjugation) turnedStem(lemma string) (string, bool) {
	if c.verbs[lemma] {
		return lemma, true
	}
	for _, t := range c.turns {
		at := strings.LastIndex(lemma[:max(0, len(lemma)-2)], t.from)
		if t.end || at < 0 {
			continue
		}
		if s := lemma[:at] + t.to + lemma[at+len(t.from):]; c.verbs[s] {
			return s, true
		}
	}
	return "", false
}
