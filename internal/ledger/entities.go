package ledger

import (
	"maps"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// mergeEntity is what two readings of one entity say together. It is
// commutative, associative and idempotent, so that the order of arrival leaves
// no trace. Mentions are counted elsewhere.
func mergeEntity(a, b cotejo.Entity) cotejo.Entity {
	a.Mentions, b.Mentions = 0, 0
	if a.ID == "" {
		return normalEntity(b)
	}
	if betterLabel(b.Label, a.Label) {
		a.Label = b.Label
	}
	a.Kind = lesser(a.Kind, b.Kind)
	names := map[string]string{}
	maps.Copy(names, a.Names)
	for l, n := range b.Names {
		if old, ok := names[l]; !ok || n < old {
			names[l] = n
		}
	}
	if len(names) > 0 {
		a.Names = names
	}
	a.Also = slices.Concat(a.Also, b.Also)
	a.Within = slices.Concat(a.Within, b.Within)
	a.Roles = slices.Concat(a.Roles, b.Roles)
	if b.Lat != 0 || b.Lon != 0 {
		if a.Lat == 0 && a.Lon == 0 || b.Lat < a.Lat || b.Lat == a.Lat && b.Lon < a.Lon {
			a.Lat, a.Lon = b.Lat, b.Lon
		}
	}
	return normalEntity(a)
}

// betterLabel prefers the longer name and, of two as long, the first in the
// alphabet.
func betterLabel(a, b string) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a < b
}

func lesser(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

func normalEntity(e cotejo.Entity) cotejo.Entity {
	e.Mentions = 0
	e.Also = sortedSet(e.Also)
	e.Within = sortedSet(e.Within)
	since := map[cotejo.Role]string{}
	for _, r := range e.Roles {
		k := cotejo.Role{Title: r.Title, Of: r.Of}
		since[k] = lesser(since[k], r.Since)
	}
	e.Roles = nil
	for k, s := range since {
		k.Since = s
		e.Roles = append(e.Roles, k)
	}
	slices.SortFunc(e.Roles, func(a, b cotejo.Role) int {
		return strings.Compare(a.Title+"\x00"+a.Of, b.Title+"\x00"+b.Of)
	})
	return e
}

func sortedSet(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}
