package extract

import (
	"strings"
	"testing"
)

// TestBasesOfShares holds that a share and a part keep the number of what they are
// taken of, where the text gives it with the base.
func TestBasesOfShares(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El 35 % de los 2.400 maestros paró el jueves.", "35 of 2400"},
		{"El 12 por ciento de los 2,5 millones de hogares quedó a oscuras.", "12 of 2500000"},
		{"Un tercio de los 900 vecinos sigue fuera de casa.", "33.333333 of 900"},
		{"Casi la mitad de los 800 internos se amotinó.", "50 of 800"},
		{"Tres cuartas partes de los sesenta concejales votaron en contra.", "75 of 60"},
		{"Votaron 310 de los 450 delegados.", "310 of 450"},
		{"De los 450 delegados convocados, votaron 310.", "310 of 450"},
		{"El 35 % de los maestros paró el jueves.", "35"},
		{"El 35 % de la plantilla paró el jueves 12.", "35"},
		{"Pararon 840 maestros.", "840"},
		{"Hubo 40 heridos, 12 de ellos graves.", "12 of 40"},
	} {
		got := ""
		for _, q := range quantities(readText("2026-03-10", c.text)) {
			if q.kind != KindQuantity || q.figure.Best == nil || q.figure.Unit == "person" && q.figure.Aspect == "" && got != "" {
				continue
			}
			got = num(q.figure.Best)
			if q.figure.Whole != nil {
				got += " of " + num(q.figure.Whole)
			}
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestShareOfTheFirst holds that a share of "the first" or "the last" is of what was
// spoken of: the ordinal is no noun to count.
func TestShareOfTheFirst(t *testing.T) {
	for _, s := range []string{
		"La humedad fue del 41,3 %, frente al 52,9 % de la primera.",
		"La humedad fue del 41,3 %, frente al 56,4 % de la tercera muestra.",
		"La cosecha rindió un 12 %, frente al 19,5 % de los últimos.",
	} {
		qs := quantities(readText("2026-03-10", s))
		if len(qs) < 2 {
			t.Fatalf("%s: %d numbers", s, len(qs))
		}
		last := qs[len(qs)-1]
		if noun := strings.Contains(s, "muestra"); noun != (last.figure.Counted != "") {
			t.Errorf("%s: counts %q", s, last.figure.Counted)
		}
	}
}
