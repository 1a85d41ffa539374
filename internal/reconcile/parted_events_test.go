package reconcile

import (
	"math"
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
)

// Of claims that hang together those pairs weigh that are most alike: one that is like two
// others makes one happening of these only if they do not speak against it; what is kept apart
// for sure stays apart whatever lies between; what people have joined stays together.
func TestHappeningsOfAGroup(t *testing.T) {
	claim := func(id string) *node { return &node{item: Item{Claim: cotejo.Claim{ID: id}}} }
	c := component{nodes: []*node{claim("c_1"), claim("c_2"), claim("c_3"), claim("c_4")}}
	never := math.Inf(-1)
	for _, k := range []struct {
		name string
		kin  [][]float64
		want [][]int
	}{
		{"like one of two", [][]float64{{0, 2, -3, -3}, {2, 0, 1, -3}, {-3, 1, 0, -3}, {-3, -3, -3, 0}}, [][]int{{0, 1, 2}, {3}}},
		{"hardly like one of two", [][]float64{{0, 2, -3, -3}, {2, 0, -0.2, -3}, {-3, -0.2, 0, -3}, {-3, -3, -3, 0}}, [][]int{{0, 1, 2}, {3}}},
		{"like none", [][]float64{{0, 2, -3, -3}, {2, 0, -0.4, -3}, {-3, -0.4, 0, -3}, {-3, -3, -3, 0}}, [][]int{{0, 1}, {2}, {3}}},
		{"apart for sure", [][]float64{{0, 2, never, -3}, {2, 0, 1.9, -3}, {never, 1.9, 0, -3}, {-3, -3, -3, 0}}, [][]int{{0, 1}, {2}, {3}}},
		{"a third of the pairs and more", [][]float64{{0, 2, 1, -3}, {2, 0, -3, -1}, {1, -3, 0, 2}, {-3, -1, 2, 0}}, [][]int{{0, 1, 2, 3}}},
		{"less than a third", [][]float64{{0, 2, 1, -3}, {2, 0, -3, -3}, {1, -3, 0, 2}, {-3, -3, 2, 0}}, [][]int{{0, 1}, {2, 3}}},
	} {
		if got := likeliest(k.kin, happenedAt); !slices.EqualFunc(got, k.want, slices.Equal) {
			t.Errorf("%s: parted into %v, want %v", k.name, got, k.want)
		}
	}
	got := c.merged([][]int{{0, 1}, {2}, {3}}, judged{merges: [][2]string{{"c_1", "c_4"}, {"c_2", "c_9"}}})
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
