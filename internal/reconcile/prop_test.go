package reconcile_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/synth"
)

// itemsOf describes an article the way the pipeline does.
func itemsOf(a synth.Article) []reconcile.Item {
	d := reconcile.Describe(a.Document, a.Claims, a.Entities, nil)
	var out []reconcile.Item
	for _, c := range a.Claims {
		out = append(out, reconcile.Item{Claim: c, Document: d, Keys: reconcile.Keys(c, d)})
	}
	return out
}

// ledger is everything a store derives.
func ledger(m *reconcile.MemStore) []any {
	return []any{m.Relations(), m.Events(), m.Panels(), m.Findings(), m.Flows()}
}

// TestAnyOrderGivesTheSameLedger holds the promise that reconciling bit by bit,
// in any order and grouping, with detours over claims that are removed again,
// gives what reconciling everything at once gives.
func TestAnyOrderGivesTheSameLedger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64Range(1, 1<<30).Draw(t, "seed")
		var docs [][]reconcile.Item
		for a := range synth.Articles(synth.Options{Seed: seed, Stories: 2, Largest: 16, Claims: 6}) {
			if items := itemsOf(a); len(items) > 0 {
				docs = append(docs, items)
			}
		}
		whole := reconcile.NewMemStore()
		if _, err := whole.Change(slices.Concat(docs...), nil); err != nil {
			t.Fatal(err)
		}
		parts := reconcile.NewMemStore()
		numbers := make([]int, len(docs))
		for i := range numbers {
			numbers[i] = i
		}
		order := rapid.Permutation(numbers).Draw(t, "order")
		for len(order) > 0 {
			n := min(len(order), rapid.IntRange(1, 4).Draw(t, "batch"))
			var batch []reconcile.Item
			for _, i := range order[:n] {
				batch = append(batch, docs[i]...)
			}
			if _, err := parts.Change(batch, nil); err != nil {
				t.Fatal(err)
			}
			if rapid.IntRange(0, 3).Draw(t, "detour") == 0 {
				out := batch[rapid.IntRange(0, len(batch)-1).Draw(t, "out")]
				for _, step := range []func() error{
					func() error { _, err := parts.Change(nil, []string{out.Claim.ID}); return err },
					func() error { _, err := parts.Change([]reconcile.Item{out}, nil); return err },
				} {
					if err := step(); err != nil {
						t.Fatal(err)
					}
				}
			}
			order = order[n:]
		}
		if d := cmp.Diff(ledger(whole), ledger(parts)); d != "" {
			t.Fatalf("bit by bit differs from all at once:\n%s", d)
		}
	})
}

// TestASidePanelThatFallsApart tells a world in an order in which a panel beside the main one
// of its group loses all but the claim it is named after: nothing of it must stay.
func TestASidePanelThatFallsApart(t *testing.T) {
	var docs [][]reconcile.Item
	for a := range synth.Articles(synth.Options{Seed: 0x18cac, Stories: 2, Largest: 16, Claims: 6}) {
		if items := itemsOf(a); len(items) > 0 {
			docs = append(docs, items)
		}
	}
	whole, parts := reconcile.NewMemStore(), reconcile.NewMemStore()
	if _, err := whole.Change(slices.Concat(docs...), nil); err != nil {
		t.Fatal(err)
	}
	for _, batch := range [][]int{{10, 25, 27, 15}, {20, 12}, {28, 23, 1}, {21, 8, 9, 5}, {22, 18}, {13, 16, 2, 11}, {29}, {3}, {6, 4, 7, 24}, {0, 14, 19}, {26, 30, 17}} {
		var items []reconcile.Item
		for _, i := range batch {
			items = append(items, docs[i]...)
		}
		if _, err := parts.Change(items, nil); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(ledger(whole), ledger(parts)); d != "" {
		t.Errorf("bit by bit differs from all at once:\n%s", d)
	}
}
