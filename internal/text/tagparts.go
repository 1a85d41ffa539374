package text

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Headlines of sites and messages open with labels, and pictographs stand between
// their parts ("🔴 BREAKING 🔴 See the bridge fall", "VIDEO | Watch two trains collide").
// The treebanks have none, and a tagger that reads across them takes the capitalised
// verb after one for a name. Each part is tagged as a sentence of its own; the tree joins
// them again. This and the moods below are the engine's alone: the weights are
// learned with Annotate.

// annotateParts is Annotate for text as it is found: part by part, pictographs as
// punctuation, moods as the conjugation allows.
func (t *Tagger) annotateParts(s []Token, w *Work) {
	from := t.afterLabel(s, w)
	for i := from; i < len(s); i++ {
		if !partsText(s[i].Form) {
			continue
		}
		t.annotatePart(s[from:i], w)
		s[i].UPOS, s[i].Feats, s[i].Lemma = PUNCT, "", s[i].Form
		from = i + 1
	}
	t.annotatePart(s[from:], w)
}

func (t *Tagger) annotatePart(s []Token, w *Work) {
	t.Annotate(s, w)
	if t.morph == nil || t.lexis == nil || t.lexis.lex == nil {
		return
	}
	if t.lexis.lex.hidesVerb(s) {
		t.annotateVerb(s, w)
	}
	for i := range s {
		if f := &s[i]; f.UPOS == VERB || f.UPOS == AUX {
			f.Feats = t.lexis.lex.mood(f, t.morph.moods)
			f.Feats = t.lexis.lex.person(f, t.morph.knownFeats)
		}
	}
}

// hidesVerb reports whether the first words of a sentence without a verb were taken
// for one name though the first is a form of a verb ("Warns Duarte of floods").
// Given names are none.
func (l *lexicon) hidesVerb(s []Token) bool {
	if len(s) < 3 || s[0].UPOS != PROPN || s[1].UPOS != PROPN || !titled(s[0].Form) || l.givenNames[s[0].Lower] {
		return false
	}
	for i := range s {
		if (s[i].UPOS == VERB || s[i].UPOS == AUX) && s[i].Feats.Has("VerbForm", "Fin") {
			return false
		}
	}
	_, verb := l.infinitive(s[0].Lower, nil)
	return verb || l.forms[s[0].Lower] != ""
}

// annotateVerb tags a sentence with its first word in small letters, and keeps that
// when the word comes out as a verb.
func (t *Tagger) annotateVerb(s []Token, w *Work) {
	again := slices.Clone(s)
	again[0].Form = again[0].Lower
	t.Annotate(again, w)
	if again[0].UPOS != VERB || !again[0].Feats.Has("VerbForm", "Fin") {
		return
	}
	again[0].Form = s[0].Form
	copy(s, again)
}

// longestLabel is how many words a label in brackets may have.
const longestLabel = 4

// afterLabel tags the topics (#Urgent) or the label in brackets ("[VIDEO]") that a
// sentence opens with, and gives where what they stand before begins.
func (t *Tagger) afterLabel(s []Token, w *Work) int {
	n := 0
	for n < len(s) && len(s[n].Form) > 1 && s[n].Form[0] == '#' {
		n++
	}
	if n == 0 && len(s) > 0 && (s[0].Form == "(" || s[0].Form == "[") {
		for k := 2; k < len(s) && k <= longestLabel+1 && n == 0; k++ {
			if s[k].Form == partner(s[0].Form) {
				n = k + 1
			}
		}
	}
	if n == len(s) || n > 0 && !titled(s[n].Form) {
		return 0
	}
	t.annotatePart(s[:n], w)
	return n
}

// partsText reports whether a token stands between parts of a text: an upright
// bar, or a sign that is a picture (arrows, shapes, emoji).
func partsText(form string) bool {
	if form == "|" {
		return true
	}
	picture := false
	for i, r := range form {
		switch {
		case r < utf8.RuneSelf:
			return false
		case r >= 0x2190 && unicode.In(r, unicode.So, unicode.Sm, unicode.Sk) && (r < 0x2200 || r >= 0x2300):
			picture = true
		case i == 0 || r != zeroWidthJoiner && r != emojiStyle && r != keycap:
			return false
		}
	}
	return picture
}

// Runes inside a pictograph of several.
const (
	zeroWidthJoiner = 0x200D
	emojiStyle      = 0xFE0F
	keycap          = 0x20E3
)
