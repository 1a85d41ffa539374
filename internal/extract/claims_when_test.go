package extract

import (
	"strconv"
	"strings"
	"testing"
)

// TestTimesOfWhatIsTold keeps the day of saying apart from the day of what is said.
func TestTimesOfWhatIsTold(t *testing.T) {
	for _, c := range []struct{ text, predicate, want string }{
		{"La comarca padeció en 2016 una riada que dejó 26 muertos.", "kill", "2016"},
		{"La aldea sufrió en 2016 una tormenta que causó 14 muertos y 30 heridos.", "injure", "2016"},
		{"La Fiscalía acusó el martes a los militares que mataron a 12 civiles.", "kill", ""},
		{"El alcalde inauguró el sábado un parque que costó 3 millones de euros.", "value", ""},
		{"La Policía confirmó el lunes la detención de 12 personas.", "detain", ""},
		{"La Policía confirmó el lunes la detención de 12 personas.", "confirm", "2026-03-09"},
		{"La Policía confirmó el lunes a las 10.00 la detención de 12 personas.", "detain", ""},
		{"La Guardia Civil elevó ayer a las 20.00 a 14 el número de fallecidos.", "kill", ""},
		{"Según la Policía, el lunes a las 10.00 murieron 12 personas.", "kill", "2026-03-09T10:00"},
		{"La Guardia Civil elevó ayer a 14 el número de fallecidos.", "kill", ""},
		{"El ministro rectificó ayer su balance y admite la muerte de 12 soldados.", "kill", ""},
		{"La portavoz habló el martes de 57 becarios.", "estimate", ""},
		{"La ministra presentó ayer un balance que recoge 12 muertos.", "kill", ""},
		{"En lo que va del 2025 se registraron 35 feminicidios.", "kill", "2025"},
		{"Hasta el domingo 8 de marzo se han confirmado 60 casos.", "affect", "2026-03-08"},
		{"Según el boletín del Ministerio difundido ayer, murieron 12 personas.", "kill", ""},
		{"Según el boletín del Ministerio, ayer murieron 12 personas.", "kill", "2026-03-10"},
		{"Las autoridades contabilizaron ayer 14 heridos.", "injure", "2026-03-10"},
		{"La Policía informó ayer de que murieron 12 personas el 3 de marzo.", "kill", "2026-03-03"},
	} {
		found := false
		in := readText("2026-03-11", c.text)
		for _, cl := range Document(in.doc, in.pack, in.sentences).Claims {
			if cl.Predicate != c.predicate {
				continue
			}
			found = true
			got := ""
			if cl.Time != nil {
				got = cl.Time.Value
			}
			if got != c.want {
				t.Errorf("%s: %s has time %q, want %q", c.text, c.predicate, got, c.want)
			}
		}
		if !found {
			t.Errorf("%s: no %s", c.text, c.predicate)
		}
	}
}

// TestTimesOfFiguresSideBySide gives each figure of a clause the time behind it, if another one
// has a time of its own; what is compared with has none, and two clauses share the last one's.
func TestTimesOfFiguresSideBySide(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La inflación fue del 3 % en mayo y del 4 % en junio.", "3 2025-05; 4 2025-06"},
		{"La vacuna llegó a 300 niños el lunes y a 200 el martes.", "300 2026-03-09; 200 2026-03-10"},
		{"El paro bajó al 12 % en enero, frente al 14 % de enero de 2019.", "12 2026-01; 14 2019-01"},
		{"La empresa vendió 300 coches en 2020, 20 más que en 2019.", "300 2020; 20 2020"},
		{"Llegaron 300 personas en 2024, la mitad que en 2023.", "300 2024"},
		{"Al menos siete personas han muerto y 64 han sido rescatadas este martes.", "7 2026-03-10; 64 2026-03-10"},
		{"El lunes detuvieron a 12 personas y a otras cinco.", "12 2026-03-09; 5 2026-03-09"},
	} {
		in := readText("2026-03-11", c.text)
		have := map[string]bool{}
		for _, cl := range Document(in.doc, in.pack, in.sentences).Claims {
			if f := cl.Figure; f != nil && f.Best != nil && cl.Time != nil {
				have[strconv.Itoa(int(*f.Best))+" "+cl.Time.Value] = true
			}
		}
		for want := range strings.SplitSeq(c.want, "; ") {
			if !have[want] {
				t.Errorf("%s: no %s among %v", c.text, want, have)
			}
		}
	}
}
