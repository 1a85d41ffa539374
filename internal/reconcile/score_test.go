package reconcile

import (
	"math"
	"strconv"
	"testing"

	"github.com/cotejo/cotejo"
)

// Scores have two digits, whatever was added to them.
func TestScoresPrint(t *testing.T) {
	f := &finder{out: []cotejo.Finding{{Score: 30}}}
	for _, step := range []struct {
		by   float64
		want string
	}{{-33.66, "-3.66"}, {3.654, "-0.01"}, {0.1, "0.09"}, {0.2, "0.29"}, {-0.2, "0.09"}, {-0.0901, "0"}} {
		f.weigh(step.by)
		got := f.out[0].Score
		if s := strconv.FormatFloat(got, 'g', -1, 64); s != step.want || got == 0 && math.Signbit(got) {
			t.Errorf("after %v the score prints as %s, not %s", step.by, s, step.want)
		}
	}
}
