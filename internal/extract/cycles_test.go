package extract

import (
	"testing"

	"github.com/cotejo/cotejo/internal/text"
)

// TestBreakCycles wants a tree, and the words outside a ring as they were.
func TestBreakCycles(t *testing.T) {
	for _, c := range []struct{ heads, want []int }{
		{[]int{1, -1, 1}, []int{1, -1, 1}},
		{[]int{1, 0, 1}, []int{-1, 0, 1}},
		{[]int{3, 2, 3, 1}, []int{3, -1, 3, 1}},
		{[]int{0, 0}, []int{-1, 0}},
		{[]int{1, 2, 1, 4, 3}, []int{1, -1, 1, -1, 3}},
	} {
		tokens := make([]text.Token, len(c.heads))
		for i, h := range c.heads {
			tokens[i].Head = h
		}
		breakCycles(tokens)
		for i := range tokens {
			if tokens[i].Head != c.want[i] {
				t.Errorf("%v: word %d has the head %d, want %d", c.heads, i, tokens[i].Head, c.want[i])
			}
		}
	}
}
