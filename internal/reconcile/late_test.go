package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// What came so much later than it was planned for carries the plan out, under another verb,
// when the day less the delay is the planned one; a delay that leads elsewhere does not.
func TestWhatCameLateWasPlanned(t *testing.T) {
	story := func(id, published string) DocInfo {
		return DocInfo{ID: id, Published: cotejo.Published{Value: published, Precision: "day"}, Places: []string{"geo:pinar"},
			Story: []uint64{1<<weightBits | 9, 2<<weightBits | 9, 3<<weightBits | 9, 4<<weightBits | 9}, Heads: []string{"ferry"}}
	}
	on := func(day string) *cotejo.Time {
		return &cotejo.Time{Value: day, Type: "date", Begin: day, Precision: "day", Basis: "relative"}
	}
	plan := cotejo.Claim{ID: "c_1", Document: "d_1", Predicate: "volver", Open: true, Time: on("2024-03-28"),
		Factuality: cotejo.Factuality{Polarity: "+", Status: cotejo.Planned}, Sentence: cotejo.Passage{Exact: "El ferri volverá el 28 de marzo.", Span: cotejo.Span{End: 33}}}
	done := func(n float64, unit, day, sentence string) Item {
		c := figureIn("c_2", 0, unit, "retraso", n, "retraso", sentence)
		c.Document, c.Predicate, c.Open, c.Time = "d_2", "entrar", true, on(day)
		return Item{Claim: c, Document: story("d_2", "2024-07-01")}
	}
	a := Item{Claim: plan, Document: story("d_1", "2024-03-01")}
	for _, c := range []struct {
		n         float64
		unit, day string
		sentence  string
		late      bool
	}{
		{9, "week", "2024-05-31", "Con nueve semanas de retraso, la nave entró en la bahía.", true},
		{4, "day", "2024-04-01", "Con cuatro días de retraso, la nave entró en la bahía.", true},
		{3, "month", "2024-06-30", "Con tres meses de retraso, la nave entró en la bahía.", true},
		{2, "day", "2024-03-30", "Con dos días de retraso, entró el ferri.", true},
		{2, "day", "2024-03-30", "Con dos días de retraso, la nave entró en la bahía.", false},
		{5, "day", "2024-04-01", "Con cinco días de retraso, la nave entró en la bahía.", false},
		{90, "day", "2024-06-26", "Con noventa días de retraso, la nave entró en la bahía.", false},
		{4, "hour", "2024-03-28", "Con cuatro horas de retraso, la nave entró en la bahía.", false},
	} {
		b := done(c.n, c.unit, c.day, c.sentence)
		if got := Relate(a, b); doneLate(pairItems(a, b)) != c.late || c.late && (got.Type != cotejo.PlanOf || got.A != "c_1") {
			t.Errorf("%q: late is not %v; %s [%s]", c.sentence, c.late, got.Type, got.Row)
		}
		ra, rb := reachOf(a, ScopeOf(a)), reachOf(b, ScopeOf(b))
		if c.late && !ra.meets(&rb) {
			t.Errorf("%q: the two are not brought together", c.sentence)
		}
	}
}
