package extract

import "testing"

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
