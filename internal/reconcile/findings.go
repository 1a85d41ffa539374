package reconcile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
)

// Ranked sorts findings, the most useful first, and numbers them.
func Ranked(in []cotejo.Finding) []cotejo.Finding {
	out := slices.Clone(in)
	slices.SortFunc(out, func(a, b cotejo.Finding) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID)) })
	for i := range out {
		out[i].Rank = i + 1
	}
	return out
}

func findingID(kind, owner string, claims []string) string {
	s := strconv.FormatUint(hash64(kind+"|"+owner+"|"+strings.Join(claims, "|")), 16)
	return "f_" + strings.Repeat("0", 16-len(s)) + s
}

func eventFindings(g group, ev cotejo.Event) []cotejo.Finding { return nil }

func panelFindings(g group, p cotejo.Panel) []cotejo.Finding { return nil }
