package eval

import (
	"context"
	"os"
	"testing"
)

// TestRelationsAndEchoes holds what reconciliation must reach on a synthetic
// news world. The floors are those the project promises, not what was measured.
func TestRelationsAndEchoes(t *testing.T) {
	floors := map[string]float64{"conflict-precision": 90, "scope-recall": 90, "event-pair-precision": 90, "event-pair-recall": 80,
		"origins-exact": 90, "precision": 95, "recall": 85}
	ceilings := map[string]float64{"conflict-scope-confusion": 5}
	opt := Options{}
	if os.Getenv("MISSES") != "" {
		opt = Options{Misses: true, Out: os.Stderr}
	}
	for _, run := range []func(context.Context, string, Options) (Result, error){relations, echo} {
		res, err := run(context.Background(), "", opt)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range res.Metrics {
			t.Logf("%s %s %.2f (%d)", res.Suite, m.Name, m.Value, m.N)
			if f, ok := floors[m.Name]; ok && m.Value < f {
				t.Errorf("%s is %.2f, below %.0f", m.Name, m.Value, f)
			}
			if c, ok := ceilings[m.Name]; ok && m.Value > c {
				t.Errorf("%s is %.2f, above %.0f", m.Name, m.Value, c)
			}
		}
	}
}
