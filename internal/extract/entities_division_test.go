package extract

import "testing"

// TestDivisionsAreNoCountries keeps the states and provinces that bear the name of a country
// apart from it.
func TestDivisionsAreNoCountries(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El estado de Níger pagó 400 millones de nairas.", ""},
		{"La provincia de Luxemburgo entregó 20 camiones.", ""},
		{"El estado de Israel entregó 20 camiones.", "iso:IL"},
		{"El gobierno de Níger entregó 20 camiones.", "iso:NE"},
	} {
		in := readText("2026-03-11", c.text)
		got := ""
		for _, cl := range Document(in.doc, in.pack, in.sentences).Claims {
			for _, p := range cl.Participants {
				if p.Role == "actor" {
					got = p.Entity
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
