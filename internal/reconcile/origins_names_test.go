package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// TestOneOrigin holds which names are of one origin, and which are not.
func TestOneOrigin(t *testing.T) {
	minister := Root{ID: "per:ana-ruiz", Label: "Ana Ruiz", Type: cotejo.SourceOfficial,
		Office: officeOf(cotejo.Attribution{Label: "Ana Ruiz", Type: cotejo.SourceOfficial, Text: "ministra de Energía, Ana Ruiz"})}
	for _, c := range []struct {
		a, b Root
		one  bool
	}{
		{minister, Root{ID: "name:energia", Label: "Energía"}, true},
		{minister, Root{ID: "org:x", Label: "Ministerio de Energía"}, true},
		{minister, Root{ID: "org:y", Label: "Ministerio de Hacienda"}, false},
		{Root{ID: "org:a", Label: "OMS"}, Root{ID: "name:b", Label: "primeros datos de la Organización Mundial de la Salud"}, true},
		{Root{ID: "org:a", Label: "OMS"}, Root{ID: "name:b", Label: "Organización Meteorológica Mundial"}, false},
	} {
		if got := sameOrigin(c.a, c.b); got != c.one || sameOrigin(c.b, c.a) != got {
			t.Errorf("%s and %s: one origin is %v", c.a.Label, c.b.Label, got)
		}
	}
	if !sameAgency("agencia-antilia", "antilia") || sameAgency("agencia-antilia", "illimani") {
		t.Error("an agency goes by its name with and without the word for what it is")
	}
}
