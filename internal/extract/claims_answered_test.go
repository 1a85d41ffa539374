package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestDenialsOfWhatWasSaidBefore(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // the claim that the denial makes; empty: none
	}{
		{"Dos fuentes del consejo aseguran que la firma negocia la venta de un 30 % del capital. Un portavoz de la firma lo niega.", "negotiate 30 percent -denied <portavoz de la firma>"},
		{"Los vecinos sostienen que la presa abrió sus compuertas el martes. La confederación lo desmintió este miércoles en una nota.", "abrir -denied <confederación>"},
		{"La oposición afirma que el ministro cobró 300.000 euros. Eso es falso, según el ministro.", "pay 300000 EUR -denied <ministro>"},
		{"El sindicato dice que hubo 40 despedidos. La empresa ni lo confirma ni lo desmiente.", ""},
		{"El sindicato dice que hubo 40 despedidos. La empresa niega la existencia de un plan.", ""},
		{"El alcalde dijo que murieron tres personas. El alcalde lo niega.", ""},
	} {
		got := told(inputOf(c.text))
		answered := slices.IndexFunc(got, func(s string) bool {
			return strings.Contains(s, "-denied") && !strings.HasPrefix(s, "deny") && !strings.HasPrefix(s, "reject")
		})
		switch {
		case c.want == "" && answered >= 0:
			t.Errorf("%q: nothing said before is denied, read %q", c.text, got[answered])
		case c.want != "" && !slices.Contains(got, c.want):
			t.Errorf("%q: want %q of %q", c.text, c.want, got)
		}
	}
}

// What "neither … nor" joins is not so.
func TestNeitherNor(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El alcalde no dimitió ni viajó a Lisboa.", "visit -asserted"},
		{"La alcaldesa ni recibió 300 euros ni firmó el contrato.", "sign-agreement -asserted"},
	} {
		wantsBegun(t, inputOf(c.text), c.want)
	}
}
