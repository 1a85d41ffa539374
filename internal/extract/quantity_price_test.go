package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestPricesAndPartsOfNumbers holds bare numbers to the money, the people or the things
// that their own clause or article says they are.
func TestPricesAndPartsOfNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// prices told bare
		{"El litro costaba 18 pesos y ayer se despachaba a 26 en la capital.", "26 XXX"},
		{"El kilo se pagaba a 12 euros. La ministra cree que el precio justo no debe pasar de 9.", "9 EUR"},
		{"El saco de harina está a 240 bolivianos.", "240 BOB"},
		{"El precio del pan bajó a 31 soles en Ica y a 35 en Puno.", "35 PEN"},
		// the currency that the article names
		{"La obra costó 4 millones de euros. Los daños ascienden a 2,1 millones.", "2100000 EUR"},
		{"El perjuicio fue de 12 millones. El tribunal impuso una multa de 3 millones de soles.", "12000000 PEN"},
		{"El peritaje fija la pérdida en 8 millones de dólares. Según el dueño, el perjuicio no llega a 3.", "..3000000 USD"},
		// what bare millions count
		{"La región produce el 40 % de los tomates del país, unos 3,5 millones al día.", "3500000 item rate tomate"},
		{"El puerto movió 5 millones de toneladas en marzo, pero en abril subieron a 9 millones.", "9000000 tonne"},
		// set off beside a definite plural
		{"Los atracadores, entre cuatro y seis según la Guardia, huyeron a pie.", "4..6 person"},
		{"Los camiones, 14 en total, saldrán el lunes.", "14 item"},
		// the subject of the clause before
		{"Las vacunas costaron el doble y 8.000 acabaron en un almacén.", "8000 item"},
		// parts
		{"Viajaban 20 marineros, doce de ellos chilenos y ocho peruanos.", "8 person part"},
		{"De los tripulantes, nueve fueron repatriados a Chile y cinco serán juzgados en Lima.", "5 person part"},
		{"En el barco había fardos con 25 toneladas. De ellos, 1.120 iban en la bodega.", "1120 item part"},
		{"La feria recibió a 900 escolares. Del total, 300 venían de pueblos.", "300 person part"},
		{"La colecta sumó 8 millones de soles. De esa suma, 3 millones son de una sola firma.", "3000000 PEN part"},
		// people
		{"Se rescató con vida a 142.", "142 person"},
		{"A 96 los metieron en un autobús.", "96 person"},
		{"El parte da 18 heridos, dos de ellos graves. Fueron nueve, dos de ellos niñas.", "9 person"},
		// bounds and measures
		{"Los casos sospechosos pasan de 600.", "600.. person"},
		{"La obra no se acabó en diez días sino en 24.", "24 day"},
		{"Los contagios diarios bajaron de 180 a 65.", "65 person"},
		{"El gas subió un 30 % y la leña, un 12 %.", "12 percent change"},
	} {
		got := figured(readText("2026-03-10", c.text))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestNotThoseNumbers holds numbers apart from money and measures that they are not of.
func TestNotThoseNumbers(t *testing.T) {
	for _, c := range []struct{ text, not string }{
		{"El anillo vale dos millones de dólares. Fueron nueve, dos de ellos guardias.", "9000000"},
		{"Las pérdidas suman 104 millones de soles. Cerraron 38.", "38000000"},
		{"El paro tuvo un seguimiento del 90 % y 82 puntos de reparto en siete provincias.", "82 percentage-point"},
		{"El plan da 31 años de plazo al 30 %. Los 31 de San Gil quedaron libres.", "31 percent"},
		{"Costó 5 millones de euros. La bancada, con 58 de 137 escaños, votó en contra.", "58000000"},
	} {
		for _, s := range figured(readText("2026-03-10", c.text)) {
			if strings.HasPrefix(s, c.not) {
				t.Errorf("%s: %q", c.text, s)
			}
		}
	}
}
