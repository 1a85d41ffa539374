package eval

import (
	"context"
	"os"
	"slices"
	"testing"

	"github.com/cotejo/cotejo/internal/synth"
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

// TestHarderWorlds holds what is promised of echoes and of events on both of the
// harder worlds.
func TestHarderWorlds(t *testing.T) {
	for name, seed := range map[string]uint64{"dev": hardSeed, "held-out": heldSeed} {
		w, err := hardWorld(seed)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]float64{}
		for _, m := range slices.Concat(w.relations(Options{}), w.echoes(Options{})) {
			t.Logf("%s %s %.2f (%d)", name, m.Name, m.Value, m.N)
			got[m.Name] = m.Value
		}
		for metric, floor := range map[string]float64{"precision": 95, "recall": 85, "event-pair-precision": 95} {
			if got[metric] < floor {
				t.Errorf("%s: %s is %.2f, below %.0f", name, metric, got[metric], floor)
			}
		}
	}
}

// TestHardSuite wants both worlds told side by side and misses of the first alone.
func TestHardSuite(t *testing.T) {
	asked := 0
	small := func(seed uint64) (*world, error) {
		return newWorld(synth.Options{Seed: seed, Articles: 40, Hard: true})
	}
	s := hardSuite("some-hard", "", small, func(_ *world, opt Options) []Metric {
		if opt.Misses {
			asked++
		}
		return []Metric{{Name: "precision"}}
	})
	res, err := s.Run(t.Context(), "", Options{Misses: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Metrics) != 2 || res.Metrics[0].Name != "dev precision" || res.Metrics[1].Name != "held-out precision" || asked != 1 {
		t.Errorf("%v, asked for misses %d times", res.Metrics, asked)
	}
}
