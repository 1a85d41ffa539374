package reconcile

import (
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
)

func TestWhoDeniesTakesNoPart(t *testing.T) {
	telling := func(predicate, role, id string) *node {
		return &node{item: Item{Claim: cotejo.Claim{ID: predicate + id, Predicate: predicate, Participants: []cotejo.Participant{{Role: role, Entity: id, Label: id}}}}}
	}
	attack, denial := telling("attack", "actor", "org:a"), telling("deny", "speaker", "org:b")
	ids := func(g group, predicate string) []string {
		var out []string
		for _, p := range g.participants(predicate) {
			out = append(out, p.Entity)
		}
		return out
	}
	if got := ids(group{nodes: []*node{attack, denial}}, "attack"); !slices.Equal(got, []string{"org:a"}) {
		t.Errorf("an attack that another denies: %v", got)
	}
	if got := ids(group{nodes: []*node{denial}}, "deny"); !slices.Equal(got, []string{"org:b"}) {
		t.Errorf("a denial: %v", got)
	}
}
