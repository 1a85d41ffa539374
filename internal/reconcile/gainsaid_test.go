package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// sideClaim is a claim of d_1 in somebody's words, of a sentence that begins at a byte.
func sideClaim(id, who, predicate, text string, at int, f cotejo.Factuality) Item {
	c := cotejo.Claim{ID: id, Document: "d_1", Predicate: predicate, Open: true, Factuality: f,
		Sentence: cotejo.Passage{Exact: text, Span: cotejo.Span{Start: at, End: at + len(text)}},
		Chain:    []cotejo.Attribution{{Label: who, Type: cotejo.SourceInstitution, Mode: cotejo.Says}}}
	return Item{Claim: c, Document: DocInfo{ID: "d_1"}}
}

// In one article a denial in words of its own is of what another source says next to it.
func TestADenialBesideWhatItDenies(t *testing.T) {
	yes := cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted}
	denied := cotejo.Factuality{Polarity: "-", Status: cotejo.Denied}
	const told, reply = "El gremio sostiene que el carguero vació los tanques.", "El puerto negó que alguien limpiara tanques en la rada."
	said := sideClaim("c_1", "gremio", "vaciar", told, 0, yes)
	deny := sideClaim("c_2", "puerto", "limpiar", reply, 60, denied)
	if got := Relate(deny, said); got.Type != cotejo.Denial || got.A != "c_2" || !SameEvent(said, deny).Same {
		t.Errorf("%s [%s] from %s", got.Type, got.Row, got.A)
	}
	x, y := reachOf(deny, ScopeOf(deny)), reachOf(said, ScopeOf(said))
	if !x.meets(&y) {
		t.Error("they do not look for one another")
	}
	for name, other := range map[string]Item{
		"its own source":        sideClaim("c_2", "gremio", "limpiar", reply, 60, denied),
		"nothing in common":     sideClaim("c_2", "puerto", "limpiar", "El puerto negó que hubiera huelga.", 60, denied),
		"far away":              sideClaim("c_2", "puerto", "limpiar", reply, 5000, denied),
		"before it is said":     sideClaim("c_2", "puerto", "limpiar", reply, -60, denied),
		"only said not to be":   sideClaim("c_2", "puerto", "limpiar", reply, 60, cotejo.Factuality{Polarity: "-", Status: cotejo.Asserted}),
		"what is not to happen": sideClaim("c_2", "puerto", "limpiar", reply, 60, cotejo.Factuality{Polarity: "-", Status: cotejo.Planned}),
	} {
		if gainsays(pairItems(other, said)) {
			t.Errorf("a denial: %s", name)
		}
	}
	plain := sideClaim("c_2", "puerto", "limpiar", "Nadie vació nada, según el puerto.", 60, cotejo.Factuality{Polarity: "-", Status: cotejo.Asserted})
	said.Document.Told = map[string]Deed{"c_1": {Word: []uint64{weighed(Stem("vació"), 0)}}}
	if !gainsays(pairItems(plain, said)) {
		t.Error("the word that tells it, said not to be so next to it")
	}
}
