package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// Who has not been found is missing; bodies that were not found, and nobody at all, are not.
func TestWhoIsNotFoundIsMissing(t *testing.T) {
	claim := func(class string, n float64, polarity string) cotejo.Claim {
		c := figureIn("c_1", 0, "person", "", n, "5", "No aparecieron 5.")
		c.Predicate, c.Open, c.Figure.Class = "find", false, class
		c.Factuality = cotejo.Factuality{Status: cotejo.Asserted, Polarity: polarity}
		return c
	}
	for _, c := range []struct {
		name  string
		claim cotejo.Claim
		want  string
		stand Stand
	}{
		{"not found", claim("child", 5, "-"), "missing", Done},
		{"found", claim("child", 5, "+"), familyOf("find"), Done},
		{"bodies", claim("dead", 5, "-"), familyOf("kill"), Denies},
		{"nobody", claim("person", 0, "-"), familyOf("find"), Denies},
	} {
		if s := ScopeOf(Item{Claim: c.claim, Document: DocInfo{ID: "d_1"}}); s.Family != c.want || s.Stand != c.stand {
			t.Errorf("%s: %s, %s", c.name, s.Family, s.Stand)
		}
	}
}
