package ledger

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

func TestInsideKeepsOddsAndAside(t *testing.T) {
	reasons := []cotejo.Reason{{Field: "value", Rule: "equal", Note: "n"}}
	rels := []cotejo.Relation{{A: "c_1", B: "c_2", Type: cotejo.Agrees, Row: "equal", Reasons: reasons}}
	aside := []cotejo.Relation{{A: "c_1", B: "c_3", Type: cotejo.Conflicts, Row: "equal", Reasons: reasons}}
	odds := []float64{-1.25, 0, 3.0000000000000004}
	var got reconcile.Within
	of, err := (&Ledger{}).unpackInside(string(packInside(rels, aside, odds)), &got)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Relations, rels) || !reflect.DeepEqual(got.Aside, aside) || !reflect.DeepEqual(of, odds) {
		t.Errorf("got %+v and odds %v", got, of)
	}
}

// What is packed without looking at its type is what packing it by its type gives.
func TestInsideIsPackedAsByType(t *testing.T) {
	var rels []cotejo.Relation
	var want []short
	for i := range 40 {
		s := short{A: fmt.Sprint("c_", i/7), B: fmt.Sprint("c_", i), Type: cotejo.Agrees, Row: []string{"equal", ""}[i%2], Aside: i >= 30}
		r := cotejo.Relation{A: s.A, B: s.B, Type: s.Type, Row: s.Row}
		if i%3 > 0 {
			s.Field, s.Note = "value", s.A
			r.Reasons = []cotejo.Reason{{Field: s.Field, Rule: s.Row, Note: s.Note}}
		}
		rels, want = append(rels, r), append(want, s)
	}
	odds := []float64{-0.5, math.Inf(1)}
	want = append(want, short{Odds: []uint64{math.Float64bits(odds[0]), math.Float64bits(odds[1])}})
	raw := string(packInside(rels[:30], rels[30:], odds))
	if raw != string(pack(want)) {
		t.Error("it is packed otherwise")
	}
	var by, old reconcile.Within
	a, err := (&Ledger{}).unpackInside(raw, &by)
	b, err2 := (&Ledger{}).unpackOldInside(raw, &old)
	if err != nil || err2 != nil || !reflect.DeepEqual(a, b) || !reflect.DeepEqual(by, old) {
		t.Errorf("%v, %v: it is read otherwise", err, err2)
	}
	for cut := 5; cut < len(raw); cut++ {
		if _, err := (&Ledger{}).unpackInside(raw[:cut], &reconcile.Within{}); !errors.Is(err, errPacked) {
			t.Fatalf("cut short after %d bytes: %v", cut, err)
		}
	}
}
