package ledger

import (
	"reflect"
	"testing"

	"github.com/cotejo/cotejo"
)

func TestInsideKeepsOddsAndAside(t *testing.T) {
	reasons := []cotejo.Reason{{Field: "value", Rule: "equal", Note: "n"}}
	rels := []cotejo.Relation{{A: "c_1", B: "c_2", Type: cotejo.Agrees, Row: "equal", Reasons: reasons}}
	aside := []cotejo.Relation{{A: "c_1", B: "c_3", Type: cotejo.Conflicts, Row: "equal", Reasons: reasons}}
	odds := []float64{-1.25, 0, 3.0000000000000004}
	got, err := (&Ledger{}).unpackInside(packInside(rels, aside, odds))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Relations, rels) || !reflect.DeepEqual(got.Aside, aside) || !reflect.DeepEqual(got.Odds[""], odds) {
		t.Errorf("got %+v", got)
	}
}
