package extract

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// A body that is an agency by name is a source of its own; one that gathers news passes on
// what it was told.
func TestAgenciesOfStateAndOfNews(t *testing.T) {
	for text, want := range map[string]cotejo.SourceType{
		"Según la Agencia Nacional de Gestión de Riesgos, hay 40 muertos.":  cotejo.SourceInstitution,
		"La Agencia Estatal de Meteorología informó de que hay 22 heridos.": cotejo.SourceInstitution,
		"La Agencia Tributaria informó de 37 detenidos.":                    cotejo.SourceInstitution,
		"La Agencia Altiplano informó de que hay 12 heridos.":               cotejo.SourceAgency,
		"Según la Agencia Andina de Noticias, hay 15 heridos.":              cotejo.SourceAgency,
		"La agencia Meridiano informó de 33 heridos.":                       cotejo.SourceAgency,
	} {
		in := readText("2026-03-10", text)
		for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
			if c.Figure == nil {
				continue
			}
			if len(c.Chain) == 0 || c.Chain[0].Type != want {
				t.Errorf("%s: %+v", text, c.Chain)
			}
		}
	}
}
