package eval

import (
	"math"
	"testing"

	"github.com/cotejo/cotejo/internal/reconcile"
)

func TestQuantitiesOfStories(t *testing.T) {
	if testing.Short() {
		t.Skip("reads whole stories")
	}
	r, err := runQuantity(t.Context(), "../../eval/corpora/huelga", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range r.Metrics {
		if m.Name == "shipped precision" && (m.N == 0 || m.Value == 0) {
			t.Errorf("nothing is of one quantity: %+v", m)
		}
	}
	if len(r.Metrics) != 4 {
		t.Errorf("%d metrics", len(r.Metrics))
	}
}

// What separates the pairs is found, and the story left out is not learned from.
func TestSignsAreLearned(t *testing.T) {
	n := len(reconcile.SignNames())
	pair := func(story, sign int, one bool) figurePair {
		x := make([]float64, n)
		x[0], x[sign] = 1, 1
		return figurePair{story: story, signs: x, one: one}
	}
	var pairs []figurePair
	for range 50 {
		pairs = append(pairs, pair(0, 3, true), pair(0, 4, false), pair(1, 5, true), pair(1, 6, false))
	}
	w := learnSigns(pairs, 1)
	if w[3] < 1 || w[4] > -1 {
		t.Errorf("the signs that tell weigh %.2f and %.2f", w[3], w[4])
	}
	if math.Abs(w[5])+math.Abs(w[6]) > 1e-9 {
		t.Errorf("the story left out was learned from: %.2f, %.2f", w[5], w[6])
	}
}
