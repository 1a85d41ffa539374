package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// undatedMost is how many keys a claim without a day may look under: a year each would be too many.
const undatedMost = 150

// A happening is found by any two telling words of its clause within neighbouring years, and by
// one of them with what tells it within neighbouring weeks, though its articles begin with
// other words and are about other places.
func TestHappeningFoundByItsClause(t *testing.T) {
	const rare, common = deedSteps, deedSteps/2 - 1
	told := func(id, day string, d Deed) reach {
		c := cotejo.Claim{ID: id, Document: "d_" + id, Predicate: "depart", Factuality: cotejo.Factuality{Status: cotejo.Asserted}}
		it := Item{Claim: c, Document: DocInfo{ID: c.Document, Published: cotejo.Published{Value: day}, Heads: []string{id}, Told: map[string]Deed{id: d}}}
		return reachOf(it, ScopeOf(it))
	}
	deed := func(kin uint64, names []string, near []string, weight uint64) Deed {
		d := Deed{Kin: []uint64{kin}}
		for _, n := range names {
			d.Names = append(d.Names, weighed(n, 0))
		}
		for _, n := range near {
			d.Near = append(d.Near, weighed(n, weight))
		}
		return d
	}
	boat := told("c_1", "2024-05-02", deed(8, []string{"mbour"}, []string{"canoe"}, rare))
	for _, c := range []struct {
		name string
		of   reach
		want bool
	}{
		{"two words, a year later", told("c_2", "2025-05-02", deed(16, []string{"mbour"}, []string{"canoe", "coast"}, rare)), true},
		{"two words, three years later", told("c_2", "2027-05-02", deed(16, []string{"mbour"}, []string{"canoe"}, rare)), false},
		{"two words, no day", told("c_2", "", deed(16, []string{"mbour"}, []string{"canoe"}, rare)), true},
		{"one word and the deed, days later", told("c_2", "2024-05-05", deed(8, []string{"mbour"}, []string{"beach"}, rare)), true},
		{"one word and the deed, months later", told("c_2", "2024-09-05", deed(8, []string{"mbour"}, []string{"beach"}, rare)), false},
		{"one word and another deed", told("c_2", "2024-05-05", deed(16, []string{"mbour"}, []string{"beach"}, rare)), false},
		{"a word that every text has", told("c_2", "2024-09-05", deed(8, []string{"mbour"}, []string{"canoe"}, common)), false},
		{"no word", told("c_2", "2024-05-05", deed(8, []string{"dakar"}, []string{"beach"}, rare)), false},
	} {
		if got := boat.meets(&c.of); got != c.want {
			t.Errorf("%s: met %v, want %v", c.name, got, c.want)
		}
	}
	undated := told("c_2", "", deed(16, []string{"mbour"}, []string{"canoe", "coast", "beach", "engine"}, rare))
	if n := len(undated.lookups); n > undatedMost {
		t.Errorf("an article without a day looks under %d keys, more than %d", n, undatedMost)
	}
}
