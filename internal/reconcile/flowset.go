package reconcile

import (
	"maps"
	"slices"
)

// FlowPredicates lists the predicates that Flows reads, sorted, so that a store
// can give it those claims alone.
func FlowPredicates() []string {
	return slices.Sorted(maps.Keys(func() map[string]bool {
		all := maps.Clone(givers)
		maps.Copy(all, takers)
		return all
	}()))
}
