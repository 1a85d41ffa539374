package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo/internal/text"
)

// The stressed vowel behind the stem of a verb is of what was, not of what will be.
func TestFirstPersonOfThePast(t *testing.T) {
	for _, x := range []struct{ text, form, tense string }{
		{"«Nunca cobré un peso», dijo el ministro.", "cobré", "Past"},
		{"«No firmé nada», dijo el ministro.", "firmé", "Past"},
		{"«No cobraré un peso», dijo el ministro.", "cobraré", "Fut"},
		{"«No lo haré», dijo el ministro.", "haré", "Fut"},
	} {
		in := inputOf(x.text)
		found := false
		for _, s := range retagged(in.pack, in.sentences) {
			for _, k := range s.Tokens {
				if k.Form == x.form {
					found = true
					if got := k.Feats.Get("Tense"); got != x.tense {
						t.Errorf("%s: %s, want %s", x.form, got, x.tense)
					}
				}
			}
		}
		if !found {
			t.Errorf("no %s in %q", x.form, x.text)
		}
	}
}

// A noun that was taken for a verb has the gender and number that the tagger gave it, or what
// stands before it; the number of a finite verb is none.
func TestFeaturesOfANounTakenForAVerb(t *testing.T) {
	for _, c := range []struct {
		t    []text.Token
		want text.Feats
	}{
		{[]text.Token{{UPOS: text.VERB, Feats: "Gender=Fem|Number=Sing|VerbForm=Part"}}, "Gender=Fem|Number=Sing"},
		{[]text.Token{{UPOS: text.VERB, Feats: "Mood=Ind|Number=Sing|Person=3|VerbForm=Fin"}}, ""},
		{[]text.Token{{UPOS: text.DET, Feats: "Definite=Ind|Gender=Fem|Number=Plur"}, {UPOS: text.VERB, Feats: "Mood=Ind|Number=Sing|VerbForm=Fin"}}, "Gender=Fem|Number=Plur"},
		{[]text.Token{{UPOS: text.ADP}, {UPOS: text.VERB, Feats: "Number=Sing|VerbForm=Fin"}}, ""},
	} {
		if got := nounFeats(c.t, len(c.t)-1); got != c.want {
			t.Errorf("%v: %q, want %q", c.t, got, c.want)
		}
	}
}

// Nothing inside a fixed turn, nor behind what a preposition makes an article, is a verb.
func TestNoVerbInAFixedTurn(t *testing.T) {
	for _, c := range []struct{ text, not, want string }{
		{"Se espera la llegada de otros 500 militares a lo largo del día.", "largar", "deploy 500 person +planned"},
		{"El puente quedó dañado a lo largo del año.", "largar", "dañar +asserted"},
		{"El juez lo multa con 3.000 euros.", "no", "sentence 3000 EUR +asserted"},
	} {
		in := inputOf(c.text)
		got := told(in)
		if !slices.Contains(got, c.want) || slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.not) }) {
			t.Errorf("%q: %q, want %q and no %q", c.text, got, c.want, c.not)
		}
	}
}

// A feature of a word without any stands by itself.
func TestWithFeat(t *testing.T) {
	for _, c := range []struct{ f, want text.Feats }{{"", "VerbForm=Part"}, {"Number=Plur", "Number=Plur|VerbForm=Part"}} {
		if got := withFeat(c.f, "VerbForm=Part"); got != c.want {
			t.Errorf("%q: %q, want %q", c.f, got, c.want)
		}
	}
}

// The longest ending tells the mood, whatever bytes its letters take.
func TestMoodOfLongEndings(t *testing.T) {
	p, _ := spanish()
	for _, c := range []struct{ form, inf, want string }{
		{"ganáramos", "ganar", "Sub"},
		{"preparáramos", "preparar", "Sub"},
		{"ataquemos", "atacar", "Sub"},
		{"tememos", "temer", "Ind"},
	} {
		if got := moodOf(p, c.form, c.inf); got != c.want {
			t.Errorf("%s: %s, want %s", c.form, got, c.want)
		}
	}
}
