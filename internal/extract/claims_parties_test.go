package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestPartiesOfClaims holds classes of sentences to who did what to whom: the
// participants of the claim of a predicate, as role and label.
func TestPartiesOfClaims(t *testing.T) {
	for _, c := range []struct {
		text, predicate string
		want            []string
	}{
		// whose a list is, said by the adjective that closes it
		{"En marzo comenzaron los envíos de fusiles, cascos y misiles suecos a Letonia.", "transfer", []string{"actor Suecia", "recipient Letonia"}},
		// a subject with appositions, and a credit line behind
		{"El presidente de Chile, Ramiro Urrutia, y la presidenta de Perú, Elsa Cárdenas, asisten a una cumbre en Lima, el 3 de marzo de 2024 - FOTO/JUAN LUNA", "meet", []string{"actor Ramiro Urrutia", "actor Elsa Cárdenas"}},
		// what stands behind a parenthesis
		{"La ministra Ana Roca (izq.) reunida con el alcalde Pedro Gil en Lugo el 4 de mayo de 2023.", "meet", []string{"actor Ana Roca", "actor Pedro Gil"}},
		// the subject behind the verb of a relative clause
		{"Las tropas que desplegó Francia en Malí se marcharon.", "deploy", []string{"actor Francia"}},
		{"El tratado que firmaron Chile y Perú entra en vigor hoy.", "sign-agreement", []string{"actor Chile", "actor Perú"}},
		// a possessive is another's
		{"El ministro envió una carta a Elsa Cárdenas en la que promete respaldar todas sus decisiones.", "support", []string{"recipient Elsa Cárdenas"}},
		// a purpose before the clause
		{"Con el fin de evitar los cortes, el Gobierno de Chile ha enviado generadores a Bolivia.", "transfer", []string{"actor Chile", "recipient Bolivia"}},
		// an appositive noun with its clause
		{"La empresa informó del cierre de la planta, decisión que Suecia y Noruega confirmaron en mayo de 2024.", "confirm", []string{"speaker Suecia", "speaker Noruega"}},
		// who gets is the one who says so, by a pronoun
		{"La ONU reconoció que Ana Roca le giró 3.000 euros.", "pay", []string{"actor Ana Roca", "recipient ONU"}},
		// an adjective of nationality stands for the noun
		{"Chile pagará 20 millones de euros a la francesa Lumentel.", "pay", []string{"actor Chile", "recipient Lumentel"}},
		// what is given behind the one who gets it
		{"La embajada de Perú hizo entrega a Letonia de 40 fusiles.", "transfer", []string{"actor embajada de Perú", "recipient Letonia"}},
		// into whose hands
		{"La policía de Chile puso en manos de la Cruz Roja a los dos pescadores.", "return", []string{"recipient Cruz Roja"}},
		// two with the preposition of persons: who is given, and to whom
		{"La guerrilla entregó a los dos sargentos a una misión de la Cruz Roja.", "return", []string{"recipient Cruz Roja", "target dos sargentos"}},
		// who is accused did it, not who accuses
		{"Chile acusa a Perú de enviar 300 soldados a Bolivia.", "deploy", []string{"actor Perú", "recipient Bolivia"}},
		// the subject of what follows gets nothing
		{"Chile pagó 2 millones de euros a Suecia y la ONU le levantó la sanción.", "pay", []string{"actor Chile", "recipient Suecia", "- recipient ONU"}},
		// words that join sentences are nobody
		{"La Cruz Roja confirmó, por otra parte, que recibió de Suecia 200 vacunas.", "transfer", []string{"actor Suecia", "recipient Cruz Roja"}},
		// a body of a country, by its adjective
		{"Francia entregó a la aduana chilena los datos de 20 barcos.", "transfer", []string{"actor Francia", "recipient Chile"}},
	} {
		var got []string
		in := readText("2026-03-10", c.text)
		for _, claim := range Document(in.doc, in.pack, in.sentences).Claims {
			for _, p := range claim.Participants {
				if claim.Predicate == c.predicate {
					got = append(got, p.Role+" "+p.Label)
				}
			}
		}
		for _, want := range c.want {
			if unwanted, no := strings.CutPrefix(want, "- "); no == slices.Contains(got, unwanted) {
				t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "; "), want)
			}
		}
	}
}
