package extract

import (
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
)

// Of what an office is, a possessive or a noun tells where no name stands behind it.
func TestOfficesOfWhatStandsBefore(t *testing.T) {
	for _, c := range []struct{ text, person, of string }{
		{"El Hospital Santa Clara atendió a 12 heridos. Su director, el doctor Raúl Prieto, dijo que están bien.", "per:raul-prieto", "org:hospital-santa-clara"},
		{"La aerolínea Olmeda canceló 12 vuelos. La Agencia de Transportes lo investiga. El gerente de la empresa, Raúl Prieto, pidió disculpas.", "per:raul-prieto", "org:olmeda"},
		{"La Federación de Arroceros inició un paro. El presidente del gremio, Raúl Prieto, dijo que seguirá.", "per:raul-prieto", "org:federacion-de-arroceros"},
		{"La Policía detuvo a Ana Robles. El abogado de Robles, Raúl Prieto, negó los hechos.", "per:raul-prieto", "per:ana-robles"},
		{"Ana Robles negó los hechos. Su abogado, Raúl Prieto, pidió la nulidad.", "per:raul-prieto", "per:ana-robles"},
		// neither the court nor a company that another noun is for
		{"El Tribunal Supremo confirmó la condena. No hay más instancias, dijo su abogado, Raúl Prieto.", "per:raul-prieto", ""},
		{"El Sindicato de Panaderos convocó un paro. El gerente de la empresa, Raúl Prieto, lo lamentó.", "per:raul-prieto", ""},
		{"La aerolínea Olmeda canceló 12 vuelos. El gerente de una empresa, Raúl Prieto, lo lamentó.", "per:raul-prieto", ""},
	} {
		in := readText("2026-03-10", c.text)
		all := Document(in.doc, in.pack, in.sentences).Entities
		i := slices.IndexFunc(all, func(e cotejo.Entity) bool { return e.ID == c.person })
		if i < 0 {
			t.Errorf("%q: no %s", c.text, c.person)
			continue
		}
		of := ""
		for _, r := range all[i].Roles {
			if r.Of != "" {
				of = r.Of
			}
		}
		if of != c.of {
			t.Errorf("%q: of %q, want %q", c.text, of, c.of)
		}
	}
}

// A name is that of a body, whatever the tagger took it for, where the text says elsewhere
// what bears it.
func TestNamesOfBodiesByContext(t *testing.T) {
	for _, c := range []struct{ text, id string }{
		{"La aerolínea Valdora canceló 12 vuelos. Según Valdora, no hubo heridos.", "org:valdora"},
		{"El director general de Valdora, Raúl Prieto, dimitió. Según Valdora, no hubo presiones.", "org:valdora"},
		{"El Hospital Manuel Prieto atendió a 12 heridos.", "org:hospital-manuel-prieto"},
	} {
		in := readText("2026-03-10", c.text)
		all := Document(in.doc, in.pack, in.sentences).Entities
		if !slices.ContainsFunc(all, func(e cotejo.Entity) bool { return e.ID == c.id }) {
			t.Errorf("%q: no %s in %v", c.text, c.id, all)
		}
	}
}
