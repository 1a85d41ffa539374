package text

import "testing"

// A lemma in no list is turned into an infinitive of the list, stem or ending.
func TestTurnedLemmas(t *testing.T) {
	l := conjugation{verbs: map[string]bool{"cerrar": true, "arder": true, "elegir": true, "reunir": true, "negar": true, "morir": true},
		turns: []turn{{true, "ir", "er"}, {true, "ar", "ir"}, {true, "guar", "gar"}, {false, "ie", "e"}, {false, "i", "e"}, {false, "\u00fa", "u"}, {false, "u", "o"}}}
	for in, want := range map[string]string{"cierrar": "cerrar", "ardir": "arder", "eligir": "elegir", "re\u00fanar": "reunir", "nieguar": "negar", "murir": "morir"} {
		if got, ok := l.turned(in); !ok || got != want {
			t.Errorf("%s: %q, want %s", in, got, want)
		}
	}
	for _, in := range []string{"", "a", "xyz", "cantar"} {
		if got, ok := l.turned(in); ok {
			t.Errorf("%q became %q", in, got)
		}
	}
}
