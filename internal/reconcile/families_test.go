package reconcile

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// TestOutletsOfOneOwner holds that papers of one owner count once, and that every
// line of the table names an outlet, a family and why.
func TestOutletsOfOneOwner(t *testing.T) {
	items := func(names ...string) []*Item {
		var out []*Item
		for i, o := range names {
			out = append(out, &Item{Claim: cotejo.Claim{ID: "c_" + string(rune('a'+i))}, Document: DocInfo{ID: "d_" + string(rune('a'+i)), Outlet: o}})
		}
		return out
	}
	if n := outlets(items("El País", "Cinco Días", "El Mundo", "La Voz de un Valle"), nil); n != 3 {
		t.Errorf("%d publishers, want 3", n)
	}
	seen := map[string]bool{}
	sizes := map[string]int{}
	for line := range strings.Lines(familiesTSV) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(f) != 3 || slices.Contains(f, "") || seen[fold(f[0])] {
			t.Errorf("the line %q is not outlet, family, why, each outlet once", line)
			continue
		}
		seen[fold(f[0])] = true
		sizes[f[1]]++
	}
	for family, n := range sizes {
		if n < 2 {
			t.Errorf("%s is a family of one", family)
		}
	}
}
