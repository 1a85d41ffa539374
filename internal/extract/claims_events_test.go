package extract

import (
	"slices"
	"strings"
	"testing"
)

// What a clause says of somebody or something that is known is a claim without a figure
// and without a predicate of the inventory; what somebody thinks, and an idiom, is none.
func TestEventsWithoutFigure(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La naviera recurrirá la multa.", "recurrir +planned"},
		{"El ayuntamiento amplió la feria de septiembre.", "ampliar +asserted"},
		{"La fiscalía archivó el expediente del puente.", "archivar +asserted"},
		{"Se prevé que la línea de Utrera se restablezca el lunes.", "restablecer +planned"},
		{"El alcalde no acudió a la plaza.", "acudir -asserted"},
		{"El rector no sabe la respuesta.", ""},
		{"La carretera da vueltas.", ""},
		{"¿Recurrirá la naviera la multa?", ""},
	} {
		got := told(inputOf(c.text))
		if c.want == "" && len(got) > 0 || c.want != "" && !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
			t.Errorf("%q: want %q of %q", c.text, c.want, got)
		}
	}
}
