package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestSaidOfElided holds numbers before a participle, behind a subject without a verb or as
// a second level to the thing that was counted before.
func TestSaidOfElided(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// participles of things told before
		{"La empresa encargó 900 bicicletas. En el almacén hay 300 entregadas, según el encargado.", "300 item bicicleta"},
		{"El colegio pidió 1.200 libros. De los 1.200 pedidos llegaron 400.", "1200 item"},
		{"Se compraron 40 ambulancias. El sindicato encuentra 25 aparcadas.", "25 item ambulancia"},
		// the verb is said once
		{"Los heridos son 12 y los desaparecidos 340, dijo el alcalde.", "340 person stock desaparecido"},
		{"Los alumnos suman 900 y los maestros, 60.", "60 person maestro"},
		// the second of two levels
		{"El juez rebajó la multa de 30.000 euros a 12.000.", "12000 EUR"},
		{"La sala redujo la pena de nueve años a cinco.", "5 year"},
		{"La compañía pasó de 40 vuelos a 25.", "25 item"},
		// money at hand
		{"El contable sacó 80.000 euros. Al juez le entregó 20.000 en metálico.", "20000 EUR"},
		// parts of a whole that has no noun of its own
		{"Hasta el lunes se habían vacunado 1.180 ovejas de las 4.300 previstas.", "1180 item part oveja"},
		{"El club cobró 2,5 millones de euros de los 9 millones que pedía.", "2500000 EUR part"},
		{"El fondo gastó 14 millones de los 31 que recibió del Estado, en euros.", "14000000 XXX part"},
		{"El puente costó 40 millones de euros. El Estado puso 14 millones de los 31 que había prometido.", "14000000 EUR part"},
		{"El perito dijo que de las 46 tuberías revisadas, 31 tenían fugas.", "31 item part"},
		// tenths of a point
		{"El paro, que iba a subir cuatro décimas, se quedó igual.", "0.4 percentage-point change"},
		// many places
		{"La huelga sigue con 40 puntos de corte en la isla.", "40 item"},
	} {
		got := figured(readText("2026-03-10", c.text))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestNotSaidOfElided holds apart what only looks like one of them.
func TestNotSaidOfElided(t *testing.T) {
	for _, c := range []struct{ text, not string }{
		{"El lote tiene un peso cercano a las tres toneladas.", "1 "},
		{"Cada saco, con un peso de 25 kilos, cuesta 12 euros.", "1 "},
		{"Contaron 300 cajas, con un peso de tres toneladas. De ellas, 120 estaban abiertas.", "120 tonne"},
		{"La feria vendió 90 motos. Los empleados despedidos son 12.", "12 item moto"},
		{"Hasta el viernes 31 choques se registraron en la autopista.", "31 day"},
	} {
		for _, s := range figured(readText("2026-03-10", c.text)) {
			if strings.HasPrefix(s, c.not) {
				t.Errorf("%s: %q", c.text, s)
			}
		}
	}
}

// TestDayAndCount holds a number behind a day of the week to the noun it counts.
func TestDayAndCount(t *testing.T) {
	in := readText("2026-03-10", "Los inspectores registraron hasta el viernes 31 choques en la autopista.")
	if got := figured(in); !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "31 item") }) {
		t.Errorf("got %q", got)
	}
}
