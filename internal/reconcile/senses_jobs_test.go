package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// Of whom a text counts as working for somebody, jobs may be told; who works for himself
// loses something else.
func TestFishermenAreNoJobs(t *testing.T) {
	words := &Words{Cue: func(w string) Cue { return map[string]Cue{"employee": CueStaff}[w] }}
	for _, c := range []struct {
		counted, class string
		jobs           bool
	}{
		{"Employee", "worker", true}, {"fisherman", "worker", false}, {"post", "job", true}, {"employee", "person", false},
	} {
		claim := figureIn("c_1", 0, "person", c.counted, 40, "40", "There are 40.")
		claim.Open, claim.Figure.Class = true, c.class
		if s := sensesOf(DocInfo{ID: "d_1"}, []cotejo.Claim{claim}, words); (s["c_1"].Predicate == "employ") != c.jobs {
			t.Errorf("40 %s of class %s are read as %+v", c.counted, c.class, s["c_1"])
		}
	}
}
