package extract

import "testing"

// TestTimesOfWhatIsTold keeps the day of saying apart from the day of what is said.
func TestTimesOfWhatIsTold(t *testing.T) {
	for _, c := range []struct{ text, predicate, want string }{
		{"La comarca padeció en 2016 una riada que dejó 26 muertos.", "kill", "2016"},
		{"La aldea sufrió en 2016 una tormenta que causó 14 muertos y 30 heridos.", "injure", "2016"},
		{"La Fiscalía acusó el martes a los militares que mataron a 12 civiles.", "kill", ""},
		{"El alcalde inauguró el sábado un parque que costó 3 millones de euros.", "value", ""},
		{"La Policía confirmó el lunes la detención de 12 personas.", "detain", ""},
		{"La Policía confirmó el lunes la detención de 12 personas.", "confirm", "2026-03-09"},
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
