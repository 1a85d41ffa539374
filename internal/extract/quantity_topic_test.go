package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestCountedBefore holds numbers to what stands before their verb, or is joined to a
// clause that says it.
func TestCountedBefore(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"A los detenidos, que fueron 15, los soltaron el domingo.", "15 person stock detenido"},
		{"El parte dice que los heridos son nueve y que desaparecidos hay cuatro.", "4 person stock desaparecido"},
		{"De los bomberos que mandó la diputación el alcalde solo cuenta treinta.", "30 person"},
		{"La Guardia Civil bajó de 14 a nueve los heridos.", "9 person stock herido"},
		{"Ya son siete los fallecidos, dijo el alcalde.", "7 person stock fallecido"},
		{"La espera fue de 40 minutos. Son siete las personas fallecidas.", "7 person stock persona"},
		{"El alcalde cifra los evacuados en 266. La Junta mantiene la cifra en 311.", "311 person"},
		{"El ejercicio dejó 40 millones de pérdidas.", "40000000 XXX flow pérdida"},
		{"El precio pagado fue de 21 dólares.", "21 USD stock precio"},
	} {
		got := figured(readText("2026-03-10", c.text))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestWhatStandsAround holds claims apart from what only stands near them: the other
// holder's count, the order they follow, a word of negation that negates nothing.
func TestWhatStandsAround(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Al turno de noche ingresaron 38 obreros.", []string{"ingresar 38 person +asserted"}},
		{"En la clínica ingresaron 12 heridos.", []string{"hospitalize 12 person +asserted"}},
		{"El temporal mandó a 38 personas al hospital.", []string{"mandar 38 person +asserted"}},
		{"Siete agentes resultaron golpeados.", []string{"injure 7 person +asserted"}},
		{"La alcaldía exigió este miércoles el retiro de 26 contenedores, luego de que 184 personas enfermaran en cinco barrios.", []string{"enfermar 184 person +asserted <alcaldía>"}},
		{"El club no encuentra rastro más que de 22.000 entradas.", []string{"encontrar 22000 item +asserted"}},
		{"Un primer intento fracasó al reunir 79 firmas.", []string{"reunir 79 item +asserted"}},
	} {
		wants(t, readText("2026-03-10", c.text), c.want...)
	}
	in := readText("2026-03-10", "Ruiz obtuvo 287.905 votos y Prado 284.487.")
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		if f := c.Figure; f != nil && figureValue(*f) == "284487" && (len(c.Participants) == 0 || c.Participants[0].Label != "Prado") {
			t.Errorf("who has them: %+v", c.Participants)
		}
	}
}
