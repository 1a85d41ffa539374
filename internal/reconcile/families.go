package reconcile

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed families.tsv
var familiesTSV string

// families gives the family of publishers of an outlet, by its folded name.
var families = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(familiesTSV) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) == 3 && !strings.HasPrefix(f[0], "#") {
			out[fold(f[0])] = f[1]
		}
	}
	return out
})

// publisher is who stands behind an outlet, given by its folded name: its family,
// or the outlet itself when it is in none.
func publisher(outlet string) string {
	if f, ok := families()[outlet]; ok {
		return "family:" + f
	}
	return outlet
}
