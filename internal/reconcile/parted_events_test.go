package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// Of claims that hang together each pair weighs: one that is like two others does not make
// one happening of these when they are not; what people have joined stays together.
func TestHappeningsOfAGroup(t *testing.T) {
	claim := func(id string) *node { return &node{item: Item{Claim: cotejo.Claim{ID: id}}} }
	c := component{nodes: []*node{claim("c_1"), claim("c_2"), claim("c_3"), claim("c_4")}}
	kin := func() [][]float64 { // 1 and 2 are like one another, 3 is like 2 alone, 4 is like none
		return [][]float64{{0, 2, -3, -3}, {2, 0, 1, -3}, {-3, 1, 0, -3}, {-3, -3, -3, 0}}
	}
	if got := linked(kin(), happenedAt); len(got) != 3 || len(got[0]) != 2 {
		t.Errorf("parted into %v, want 1 and 2, 3, 4", got)
	}
	got := c.merged(linked(kin(), happenedAt), judged{merges: [][2]string{{"c_1", "c_4"}, {"c_2", "c_9"}}})
	if len(got) != 2 || len(got[0]) != 3 || len(got[1]) != 1 {
		t.Errorf("joined by judgement: %v, want 1, 2 and 4 together", got)
	}
}

// An event beside the main one of its group names the group as a panel does.
func TestEventIDs(t *testing.T) {
	if id := besideMain("c_2", "e_1"); id != "e_2.1" || groupOf(id) != "e_1" {
		t.Errorf("an event beside the main one is %q of %q", id, groupOf(id))
	}
}
