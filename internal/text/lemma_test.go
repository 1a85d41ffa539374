package text

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// Irregular verbs in their moods, plurals, accents that come and go, short words:
// the dictionary form of each, given its morphology.
func TestDictionaryForms(t *testing.T) {
	n := 0
	err := readRows(os.DirFS("testdata"), "lemmas.tsv", func(f []string) error {
		n++
		w := Token{Form: f[0], Lower: strings.ToLower(f[0]), UPOS: ParseUPOS(f[1]), Feats: Feats(f[3])}
		if got := engine(t).tagger.lemmas.Lemma(&w); got != f[2] {
			t.Errorf("%s %s: %s, want %s", f[0], f[1], got, f[2])
		}
		return nil
	})
	if err != nil || n < 600 {
		t.Fatalf("%d words read, error %v", n, err)
	}
}

// Whatever a word and its morphology, the lemma is text and never empty.
func FuzzLemma(f *testing.F) {
	for _, w := range []string{"es", "tiñera", "ñ", "íes", "s", "nes", "aba", "é", "\u0301", "x-y", "3,5", "ones"} {
		f.Add(w, uint8(VERB), "Mood=Sub|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin")
		f.Add(w, uint8(NOUN), "Gender=Masc|Number=Plur")
		f.Add(w, uint8(ADJ), "")
	}
	f.Fuzz(func(t *testing.T, form string, pos uint8, feats string) {
		if form == "" || !utf8.ValidString(form) {
			return
		}
		w := Token{Form: form, Lower: strings.ToLower(form), UPOS: UPOS(pos) % (X + 1), Feats: Feats(feats)}
		if got := engine(t).tagger.lemmas.Lemma(&w); got == "" || !utf8.ValidString(got) {
			t.Errorf("%q %s %s: lemma %q", form, w.UPOS, feats, got)
		}
	})
}
