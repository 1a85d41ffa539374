package eval

import (
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/cotejo/cotejo/internal/synth"
)

// The harder worlds. Rules may be tried out on the first; the second is only
// ever measured, and its misses are not told.
const (
	hardSeed = 20260301
	heldSeed = 20260417
)

// hardSuite scores two harder worlds side by side: a figure that is much better on
// the first than on the second was tuned, not earned.
func hardSuite(name, about string, worldOf func(seed uint64) (*world, error), score func(*world, Options) []Metric) Suite {
	return Suite{Name: name, About: about, Data: "nothing: the worlds are made",
		Run: func(ctx context.Context, _ string, opt Options) (Result, error) {
			dev, err := worldOf(hardSeed)
			if err != nil {
				return Result{}, err
			}
			held, err := worldOf(heldSeed)
			if err != nil {
				return Result{}, err
			}
			sum := sha256.Sum256([]byte(dev.corpus + held.corpus))
			res := Result{Suite: name, Corpus: fmt.Sprintf("%x", sum)}
			kept := score(held, Options{})
			for i, m := range score(dev, opt) {
				m.Name, kept[i].Name = "dev "+m.Name, "held-out "+kept[i].Name
				res.Metrics = append(res.Metrics, m, kept[i])
			}
			return res, ctx.Err()
		}}
}

func hardWorld(seed uint64) (*world, error) {
	return newWorld(synth.Options{Seed: seed, Articles: relationsArticles, Hard: true})
}
