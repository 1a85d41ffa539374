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
		{Root{ID: "org:a", Label: "BANCO ALMARZA S.A."}, Root{ID: "org:b", Label: "Banco Almarza"}, true},
		{Root{ID: "org:a", Label: "Banco Almarza"}, Root{ID: "org:b", Label: "Banco Almarza Sur"}, false},
		{Root{ID: "org:a", Label: "Almarza"}, Root{ID: "org:b", Label: "Voz de Almarza"}, false},
		{Root{ID: "name:a", Label: "Policía", Type: cotejo.SourceInstitution}, Root{ID: "org:b", Label: "Policía de Almarza", Type: cotejo.SourceInstitution}, true},
		{Root{ID: "name:a", Label: "banco", Type: cotejo.SourceInstitution}, Root{ID: "org:b", Label: "Banco de Almarza", Type: cotejo.SourceInstitution}, false},
	} {
		if got := sameOrigin(&c.a, &c.b); got != c.one || sameOrigin(&c.b, &c.a) != got {
			t.Errorf("%s and %s: one origin is %v", c.a.Label, c.b.Label, got)
		}
	}
	if !sameAgency("agencia-antilia", "antilia") || sameAgency("agencia-antilia", "illimani") {
		t.Error("an agency goes by its name with and without the word for what it is")
	}
}

// A noun alone stands for a body that begins with it where no other is told of that does.
func TestTheOnlyBodyOfItsName(t *testing.T) {
	said := func(label, doc string, bodies ...string) Item {
		c := figureIn("c_"+doc, 0, "item", "pozo", 7, "7", "Son 7.")
		c.Document, c.Chain = doc, []cotejo.Attribution{{Entity: "org:" + fold(label), Label: label, Type: cotejo.SourceInstitution}}
		var es []cotejo.Entity
		for _, b := range append(bodies, label) {
			es = append(es, cotejo.Entity{ID: "org:" + fold(b), Label: b})
		}
		return Item{Claim: c, Document: DocInfo{ID: doc, Bodies: bodiesOf(es, nil)}}
	}
	long := said("Ministerio de Salud", "d_2")
	for _, c := range []struct {
		name        string
		short, long Item
		want        State
	}{
		{"the only one", said("Ministerio", "d_1"), long, Same},
		{"named in full before", said("Ministerio", "d_1", "Ministerio de Salud de Alba"), long, Same},
		{"two in its article", said("Ministerio", "d_1", "Ministerio de Minas", "Ministerio de Salud"), long, Other},
		{"another one in its article", said("Ministerio", "d_1", "Ministerio de Minas"), long, Other},
		{"two in the other article", said("Ministerio", "d_1"), said("Ministerio de Salud", "d_2", "Ministerio de Minas"), Other},
	} {
		p := pairItems(c.short, c.long)
		if got := compareSources(p.SA.Roots, p.SB.Roots); got != c.want || compareSources(p.SB.Roots, p.SA.Roots) != got {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	short := said("Ministerio", "d_1", "Ministerio de Minas")
	if origins, _ := Origins([]Item{short, long}); len(origins) != 1 {
		t.Errorf("of one thing one ministry alone tells: %d origins", len(origins))
	}
	if origins, _ := Origins([]Item{short, long, said("Ministerio de Minas", "d_3")}); len(origins) != 3 {
		t.Errorf("two ministries tell of it: %d origins", len(origins))
	}
}

// One body whose name an issuer writes in capitals is one origin, not two.
func TestOneNameIsOneOrigin(t *testing.T) {
	by := map[string]*originSum{}
	for _, r := range []Root{{ID: "org:alba", Label: "Banco de Alba"}, {ID: "org:banco-de-alba", Label: "BANCO DE ALBA"}, {ID: "org:berro", Label: "Banco de Berro"}} {
		by[r.ID] = &originSum{root: r, claims: []string{"c_" + r.ID}}
	}
	mergeNames(by)
	if len(by) != 2 || by["org:alba"] == nil || len(by["org:alba"].claims) != 2 {
		t.Errorf("%d origins are left", len(by))
	}
}
