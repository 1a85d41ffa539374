package extract

import (
	"strings"
	"testing"
)

// A source that is named by its nouns alone is the one that the text has named.
func TestBodiesNamedByTheirNounAlone(t *testing.T) {
	for _, c := range []struct{ text, words, entity string }{
		{"La naviera Olmeda informó de 3 heridos. La Agencia Marítima lo investiga. La empresa añadió que 4 siguen graves.", "4", "org:olmeda"},
		{"El Ministerio de Salud informó de 15 casos. Hay 3 muertos más, añadió el ministerio.", "3 muertos", "org:ministerio-de-salud"},
		{"El Servicio Nacional de Rescate contó 12 heridos. El servicio de rescate añadió que hay 300 evacuados.", "300 evacuados", "org:servicio-nacional-de-rescate"},
		{"El alcalde de Oruro, Raúl Prieto, dijo que hay 400 evacuados. El funcionario añadió que otros 50 están heridos.", "50", "per:raul-prieto"},
		{"La naviera Olmeda informó de 3 heridos. La naviera Valdora ofreció ayuda. La empresa añadió que 4 siguen graves.", "4", "org:valdora"},
		{"La naviera Olmeda informó de 3 heridos. Hay 4 graves, añadió un portavoz de la empresa.", "4", "org:olmeda"},
		{"La AEMT informó de 3 heridos en la fábrica. La empresa añadió que 4 siguen graves.", "4", ""},
	} {
		found := false
		in := readText("2026-03-10", c.text)
		for _, cl := range Document(in.doc, in.pack, in.sentences).Claims {
			if cl.Figure == nil || len(cl.Chain) == 0 || !strings.Contains(cl.Figure.Text, c.words) {
				continue
			}
			found = true
			if got := cl.Chain[len(cl.Chain)-1].Entity; got != c.entity {
				t.Errorf("%q: %s is said by %q, want %s", c.text, c.words, got, c.entity)
			}
		}
		if !found {
			t.Errorf("%q: no attributed figure %q", c.text, c.words)
		}
	}
}
