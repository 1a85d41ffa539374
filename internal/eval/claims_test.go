package eval

import (
	"testing"
)

// TestClaimsSuite scores two claims on a story written for it: one that is said
// in so many words, and one that the story does not make.
func TestClaimsSuite(t *testing.T) {
	story := "El alud dejó 14 muertos en Cuzco, según la Cruz Roja.\n"
	gold := `{"id":"a","document":"n.txt","anchor":"El alud dejó 14 muertos","predicate":["kill"],"figure":{"low":14,"high":14,"comparator":"exact"},"chain":["Cruz Roja"],"status":"asserted"}
{"id":"b","document":"n.txt","anchor":"El alud dejó 14 muertos","predicate":["elect"],"status":"asserted"}
`
	dir := writeFiles(t, map[string]string{"n.txt": story, "gold.jsonl": gold})
	res, err := runClaims(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{"found": 50, "complete": 50, "figures": 100, "field-chain": 100}
	got := map[string]float64{}
	for _, m := range res.Metrics {
		got[m.Name] = m.Value
	}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("%s = %v, want %v", k, got[k], v)
		}
	}
}

func TestOverlap(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Kim Jong Un", "Kim Jong-un", true},
		{"inteligencia ucraniana", "inteligencia de Ucrania", false},
		{"ONU", "la ONU", true},
		{"Pedro Salas", "Carmen Vera", false},
	} {
		if got := overlap(content(c.a), content(c.b)); got != c.want {
			t.Errorf("overlap(%q, %q) = %v", c.a, c.b, got)
		}
	}
}
