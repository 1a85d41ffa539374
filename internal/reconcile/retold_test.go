package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// Who names a publisher and gives its number says again what that said: under another
// verb, in a unit that one of the two was read in wrongly, and however the name is cut.
func TestANumberThatIsSaidAgain(t *testing.T) {
	story := func(id, outlet, published string) DocInfo {
		return DocInfo{ID: id, Outlet: outlet, Published: cotejo.Published{Value: published, Precision: "day"}, Places: []string{"geo:pinar"},
			Story: []uint64{1<<weightBits | 9, 2<<weightBits | 9, 3<<weightBits | 9, 4<<weightBits | 9}, Heads: []string{"lonja"}}
	}
	figure := func(id string, n float64, unit, sentence, published, outlet, cited string) Item {
		c := figureIn(id, 0, unit, "", n, "", sentence)
		c.Document, c.Predicate, c.Open = "d"+id[1:], "verb"+id, true
		if cited != "" {
			c.Chain = []cotejo.Attribution{{Label: cited, Type: cotejo.SourceOutlet, Mode: cotejo.Says}}
		}
		return Item{Claim: c, Document: story(c.Document, outlet, published)}
	}
	first := figure("c_1", 90, "litre", "La caja de sardinas se vende en 90.", "2024-03-01", "El Heraldo de Almarza", "")
	for _, c := range []struct {
		cited, unit, sentence string
		n                     float64
		again                 bool
	}{
		{"Heraldo", "EUR", "Según el Heraldo, piden 90 euros.", 90, true},
		{"El Heraldo", "EUR", "Según El Heraldo, piden 90 euros.", 90, true},
		{"Diario", "EUR", "Según el Diario, piden 90 euros.", 90, false},
		{"El Heraldo", "EUR", "Según El Heraldo, piden 80 euros.", 80, false},
		{"El Heraldo", "percent", "Según El Heraldo, sube un 90 %.", 90, false},
	} {
		b := figure("c_2", c.n, c.unit, c.sentence, "2024-03-02", "Radio Pinar", c.cited)
		p := pairItems(first, b)
		if echoed(p) != c.again || SameQuantity(first, b) != c.again {
			t.Errorf("%q of %s: said again is not %v", c.sentence, c.cited, c.again)
		}
		if !c.again {
			continue
		}
		if got := Relate(first, b); got.Type != cotejo.Echoes || got.A != "c_2" {
			t.Errorf("%q: %s [%s]", c.sentence, got.Type, got.Row)
		}
		if ra, rb := reachOf(first, ScopeOf(first)), reachOf(b, ScopeOf(b)); !ra.meets(&rb) {
			t.Errorf("%q: the two are not brought together", c.sentence)
		}
	}
}

// Papers go by their name with or without its article and their town.
func TestNamesOfPapers(t *testing.T) {
	for _, c := range []struct {
		a, b string
		one  bool
	}{
		{"el-faro-de-almarza", "faro", false}, {"el-matinal-de-almarza", "matinal", true}, {"el-matinal-de-almarza", "el-matinal", true}, {"el-matinal", "matinal", true},
		{"el-matinal-independiente", "matinal", false}, {"gaceta-de-almarza", "gaceta", false}, {"la-gaceta-de-almarza", "la-gaceta-de-pinar", false},
	} {
		if sameName(c.a, c.b) != c.one || sameName(c.b, c.a) != c.one {
			t.Errorf("%s, %s: one is not %v", c.a, c.b, c.one)
		}
	}
}
