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

// What is said not to be so is a claim, whoever says so and however: with a manner
// between verb and clause, in the first person, of a noun, of what is not there, by a
// negative subject.
func TestNegativesWithoutFigure(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La naviera desmiente de manera tajante que el ferri sufriera una avería.", "deny -denied <naviera>"},
		{"La naviera desmiente también que el ferri tuviera averías.", "deny -denied <naviera>"},
		{"Negamos que el patrón se encontrara en la cubierta.", "deny -denied"},
		{"Los rumores difundidos por la guerrilla son falsos.", "deny -denied"},
		{"Son falsas las informaciones según las cuales el banco cerró sucursales.", "close -denied"},
		{"\"No fue un atentado\", dijo la fiscal Ana Ruiz.", "ser -asserted <Ana Ruiz>"},
		{"No hay combustible en la base.", "haber -asserted"},
		{"\"Ni un preso huyó del penal\", afirmó el alcaide.", "depart -asserted <alcaide>"},
		{"La naviera jura que nadie de la tripulación abandonó el barco.", "abandonar -asserted <naviera>"},
	} {
		wantsBegun(t, inputOf(c.text), c.want)
	}
}

// What a clause plans, orders or begins by a noun or an infinitive is told by its verb.
func TestDeeds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El fabricante anunció la construcción de un muelle en Cartagena.", "construir +planned"},
		{"Se ordena la revisión de las papeletas.", "revisar +demanded"},
		{"El alcalde prevé ampliar la piscina en mayo.", "ampliar +planned"},
		{"La reparación del puente comenzará el martes.", "reparar +planned"},
		{"El informe describe una construcción.", ""},
	} {
		got := told(inputOf(c.text))
		has := slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) })
		if c.want != "" && !has || c.want == "" && slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "construir") }) {
			t.Errorf("%q: want %q of %q", c.text, c.want, got)
		}
	}
}

// Who rejects something denies neither what a relative clause takes for granted nor the
// votes by which it is rejected.
func TestPresupposed(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El juez rechazó el recurso que habían presentado 43 vecinos.", "presentar 43 person +asserted"},
		{"El Senado rechazó la ley por 187 votos contra 23.", "vote 187 item +asserted"},
		{"El Ejército, que reconoce nueve víctimas civiles, rechazó el informe.", "confirm 9 person +asserted"},
	} {
		wantsBegun(t, inputOf(c.text), c.want)
	}
}

// A bare number behind a verb of saying or counting is a count of what the one it stands
// against counts, by its own source; one of another order, or far off, is none.
func TestRivalCounts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El ministerio confirmó cinco muertos en Laredo. La Cruz Roja ha documentado tres.", "kill 3 person +asserted <Cruz Roja>"},
		{"Las familias denuncian 40 desaparecidos. La fiscal habla de 37.", "missing 37 person +asserted <fiscal>"},
		{"Hubo diez heridos en Vigo. La naviera replica que fueron ocho.", "injure 8 person +asserted <naviera>"},
	} {
		wantsBegun(t, inputOf(c.text), c.want)
	}
	for _, s := range told(inputOf("Hubo 400 heridos en Vigo. La Cruz Roja ha documentado tres.")) {
		if strings.HasPrefix(s, "injure 3") {
			t.Errorf("of another order: %q", s)
		}
	}
}
