package reconcile

import "testing"

// A pair is likelier of one quantity where others that give its two numbers are, or where
// a third figure is likely of one with each, and less likely where these are not.
func TestSecondLook(t *testing.T) {
	// 0 and 1 give one number, 2 and 3 another, 4 a third one.
	odds := func(first, tellers, third float64) [][]float64 {
		const no = secondLeast
		return [][]float64{
			{no, 2, first, tellers, third},
			{2, no, tellers, tellers, no},
			{first, tellers, no, 2, third},
			{tellers, tellers, 2, no, no},
			{third, no, third, no, no},
		}
	}
	alone := [][]int{{0}, {1}, {2}, {3}, {4}}
	shared := [][]int{{0, 1}, {1, 0}, {2, 3}, {3, 2}, {4}}
	const own = -0.4
	by := map[string]float64{
		"itself":             atSecondLook(odds(own, own, secondLeast), alone, 0, 2, false),
		"likely tellers":     atSecondLook(odds(own, 1, secondLeast), shared, 0, 2, false),
		"unlikely tellers":   atSecondLook(odds(own, -3, secondLeast), shared, 0, 2, false),
		"a third":            atSecondLook(odds(own, own, 1), alone, 0, 2, false),
		"a third, inside":    atSecondLook(odds(own, own, 1), alone, 0, 2, true),
		"an unlikely third":  atSecondLook(odds(own, own, -2), alone, 0, 2, false),
		"others, not theirs": atSecondLook(odds(own, 1, secondLeast), alone, 0, 2, false),
	}
	if by["likely tellers"] <= measureAt || by["likely tellers"] <= by["itself"] {
		t.Errorf("others that give the two numbers are likely of one quantity: %v, by itself %v", by["likely tellers"], by["itself"])
	}
	if by["unlikely tellers"] >= by["itself"] {
		t.Errorf("others are not: %v, by itself %v", by["unlikely tellers"], by["itself"])
	}
	if by["a third"] <= by["a third, inside"] || by["a third, inside"] <= by["itself"] {
		t.Errorf("a third lifts to %v, inside an article to %v, from %v", by["a third"], by["a third, inside"], by["itself"])
	}
	if by["an unlikely third"] != by["itself"] || by["others, not theirs"] < by["itself"] {
		t.Errorf("an unlikely third makes it %v, from %v", by["an unlikely third"], by["itself"])
	}
}

// What cannot be compared keeps the odds it has by itself, and what can has those of the
// second look, in both orders.
func TestLookAgain(t *testing.T) {
	items := storyOf(
		figureOf("d_1", "c_1", "xbarrel", "item", "", "barriles", 40, "40 barriles", "El muelle guarda 40 barriles de aceite.", ""),
		figureOf("d_2", "c_2", "xbarrel", "item", "", "barriles", 46, "46 barriles", "El muelle guarda 46 barriles de aceite.", ""),
		figureOf("d_2", "c_3", "xlitre", "litre", "", "", 40, "40 litros", "Se vertieron 40 litros de aceite en el muelle.", ""),
	)
	nodes := make([]*node, len(items))
	for i, it := range items {
		nodes[i] = &node{item: it, scope: ScopeOf(it), number: uint32(i)}
	}
	first := func(a, b *node) float64 { return oneness(pairOf(a, b)) }
	alone, apart := first(nodes[0], nodes[1]), first(nodes[0], nodes[2])
	askedOnce(nodes, true, newTales())
	odds, moved := component{nodes: nodes, known: nodes}.lookAgain(former{}, nil)
	if len(odds) != pairsOf(len(nodes)) || len(moved) != 0 {
		t.Fatalf("odds %v, moved %v", odds, moved)
	}
	if odds[0] != alone {
		t.Errorf("%v is kept, by itself it is %v", odds[0], alone)
	}
	want := atSecondLook([][]float64{{secondLeast, alone}, {alone, secondLeast}}, [][]int{{0}, {1}}, 0, 1, false)
	if x, y := first(nodes[0], nodes[1]), first(nodes[1], nodes[0]); x != want || y != want || x == alone {
		t.Errorf("at the second look %v and %v, want %v", x, y, want)
	}
	if got := first(nodes[0], nodes[2]); got != apart {
		t.Errorf("barrels and litres have odds of %v, by themselves %v", got, apart)
	}
}
