package ledger

import (
	"strings"

	"github.com/cotejo/cotejo"
)

// Kinds of reference from a claim to an entity, a set of bits.
const (
	refParticipant = 1 << iota
	refPlace
	refSource
	refRoot
	refPopulation
)

// claimRefs lists the entities a claim names with the kinds of reference.
func claimRefs(c *cotejo.Claim) map[string]int {
	refs := map[string]int{}
	add := func(entity string, kind int) {
		if entity != "" {
			refs[entity] |= kind
		}
	}
	for _, p := range c.Participants {
		add(p.Entity, refParticipant)
	}
	for _, p := range c.Place {
		add(p.Entity, refPlace)
		for _, w := range p.Within {
			add(w, refPlace)
		}
	}
	for i, a := range c.Chain {
		add(a.Entity, refSource)
		if isRoot(c.Chain, i) {
			add(a.Entity, refRoot)
		}
	}
	if c.Figure != nil {
		for _, e := range c.Figure.Population {
			add(e, refPopulation)
		}
	}
	return refs
}

// isRoot reports whether a link of a chain is at its root: the last one, or one
// that speaks jointly with the last.
func isRoot(chain []cotejo.Attribution, i int) bool {
	last := len(chain) - 1
	return i == last || chain[last].Group > 0 && chain[i].Group == chain[last].Group
}

// sourceKey is what a source is counted under: its entity or, without one, its
// type and folded name.
func sourceKey(a *cotejo.Attribution) string {
	if a.Entity != "" {
		return a.Entity
	}
	return string(a.Type) + ":" + strings.ToLower(strings.TrimSpace(a.Label))
}

// sourceTally counts one source in one document.
type sourceTally struct {
	entity, label, typ  string
	claims, root, relay int
}

func tallySources(claims []cotejo.Claim) map[string]*sourceTally {
	out := map[string]*sourceTally{}
	for i := range claims {
		chain, seen := claims[i].Chain, map[string]bool{}
		for j := range chain {
			k := sourceKey(&chain[j])
			t := out[k]
			if t == nil {
				t = &sourceTally{entity: chain[j].Entity, label: chain[j].Label, typ: string(chain[j].Type)}
				out[k] = t
			}
			t.label = min(t.label, chain[j].Label)
			t.typ = min(t.typ, string(chain[j].Type))
			if seen[k] {
				continue
			}
			seen[k] = true
			t.claims++
			if isRoot(chain, j) {
				t.root++
			} else {
				t.relay++
			}
		}
	}
	return out
}
