package reconcile_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/synth"
)

// BenchmarkUpdate adds one article to a ledger of so many: the time of
// reconciling alone, with the store in memory. It reports the 95th percentile
// and the relations that an article brings.
func BenchmarkUpdate(b *testing.B) {
	for _, n := range []int{1000, 4000, 16000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := reconcile.NewMemStore()
			var next [][]reconcile.Item
			i := 0
			for a := range synth.Articles(synth.Options{Seed: 7, Articles: n + n/10}) {
				items := itemsOf(a)
				// Every eleventh article is kept back, so that what is added later
				// belongs to stories that are there already.
				if i++; i%11 == 0 && len(items) > 0 {
					next = append(next, items)
				} else if _, err := m.Change(items, nil); err != nil {
					b.Fatal(err)
				}
			}
			var times []time.Duration
			puts := 0
			k := 0
			for b.Loop() {
				start := time.Now()
				d, err := reconcile.Update(context.Background(), m, next[k%len(next)], nil)
				if err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
				puts += len(d.PutRelations)
				k++
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
			b.ReportMetric(float64(puts)/float64(len(times)), "relations/article")
			b.ReportMetric(float64(len(m.Relations()))/float64(len(m.Items())), "relations/claim")
		})
	}
}
