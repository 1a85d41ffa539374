package pack

import "testing"

func TestSetCut(t *testing.T) {
	s := Set{"se": true, "sese": true}
	for word, want := range map[string]string{"fugarse": "fugar", "asese": "a", "se": "se", "salir": "salir", "": ""} {
		if got, cut := s.Cut(word); got != want || cut != (got != word) {
			t.Errorf("%q is cut to %q (%v), want %q", word, got, cut, want)
		}
	}
}
