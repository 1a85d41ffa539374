package extract

import (
	"slices"
	"testing"
)

// TestWhoGivesTheFigure holds figures to those that give them, and to nobody else.
func TestWhoGivesTheFigure(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// behind a semicolon somebody else speaks
		{"La Marina sostiene que a bordo iban 148 personas; varios supervivientes aseguran que eran más de 170.", []string{"ir 170.. person +asserted <supervivientes>"}},
		// a relative clause of another
		{"Ruiz dijo que las pérdidas son de 70 millones de euros, que los empresarios sitúan en 118 millones.", []string{"estimate 118000000 EUR +asserted <empresarios>"}},
		// what is put at a figure does not put it
		{"La ministra de Sanidad, Ana Ruiz, cifró en 27 los heridos.", []string{"injure 27 person +asserted <Ana Ruiz>"}},
		// nor do those that it counts
		{"Unas 200 personas rechazaron la oferta, informó el sindicato.", []string{"reject 200 person +asserted <sindicato>"}},
		// one subject, one source
		{"La plaga se ha cobrado 3.000 aves, entre muertas y sacrificadas, y afecta a nueve granjas, según el ministerio.", []string{"cobrar 3000 item +asserted <ministerio>", "affect 9 item +asserted <ministerio>"}},
		// names and bodies
		{"Según Payasos sin Fronteras quedan 2.800 personas.", []string{"quedar 2800 person +asserted <Payasos sin Fronteras>"}},
		{"Murieron tres migrantes, de acuerdo con las fiscalías de Sonora y Oaxaca.", []string{"kill 3 person +asserted <fiscalías de Sonora y Oaxaca>"}},
		{"\"No he cobrado un euro de nadie\", ha dicho su abogado a este medio.", []string{"pay 1 EUR -asserted <abogado>"}},
	} {
		got := told(readText("2026-03-10", c.text))
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, w)
			}
		}
	}
}

// TestTimeOfItsOwn holds a claim apart from the time of a cause beside it.
func TestTimeOfItsOwn(t *testing.T) {
	in := readText("2025-01-19", "La aseguradora pagó 1,1 millones de dólares porque la alarma no funcionaba desde el 23 de mayo.")
	paid := false
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		if c.Predicate != "pay" {
			continue
		}
		if paid = true; c.Time != nil {
			t.Errorf("paid at %q", c.Time.Value)
		}
	}
	if !paid {
		t.Error("that it paid is not read")
	}
}

// TestTimeOfAnother holds a figure apart from the time of what it is compared with.
func TestTimeOfAnother(t *testing.T) {
	for _, c := range []struct {
		text, unit, want string
	}{
		{"La participación fue del 62 %, cuatro puntos menos que en 2019.", "percent", ""},
		{"La participación fue del 62 % en 2023, cuatro puntos menos que en 2019.", "percent", "2023"},
		{"Las ventas cayeron un 12 % respecto a 2023.", "percent", ""},
		{"Hubo 300 incendios en 2024, frente a los 200 de 2023.", "item", "2024"},
	} {
		in := readText("2025-01-19", c.text)
		found := false
		for _, x := range Document(in.doc, in.pack, in.sentences).Claims {
			if x.Figure == nil || x.Figure.Unit != c.unit || x.Figure.Low != nil && *x.Figure.Low == 200 {
				continue
			}
			got := ""
			if x.Time != nil {
				got = x.Time.Value
			}
			if found = true; got != c.want {
				t.Errorf("%s: at %q, want %q", c.text, got, c.want)
			}
		}
		if !found {
			t.Errorf("%s: no figure", c.text)
		}
	}
}
