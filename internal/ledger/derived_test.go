package ledger_test

import (
	"cmp"
	"path/filepath"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/synth"
)

// What a ledger holds after articles came one by one and in batches, were read
// anew and the file was closed in between is what reconciling all claims at once
// gives: relations, events, panels, findings and flows, and which claim is where.
func TestLedgerHoldsWhatReconcilingAtOnceGives(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.cotejo")
	open := func() *ledger.Ledger {
		l, err := ledger.Open(t.Context(), path, ledger.Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	var articles []synth.Article
	for a := range synth.Articles(synth.Options{Seed: 5, Stories: 3, Smallest: 18, Largest: 40, Full: true, Claims: 9}) {
		dress(&a)
		articles = append(articles, a)
	}
	whole := reconcile.NewMemStore()
	var all []reconcile.Item
	for _, a := range articles {
		all = append(all, itemsOf(a)...)
	}
	if _, err := whole.Change(all, nil); err != nil {
		t.Fatal(err)
	}
	l := open()
	for i, size := 0, 1; i < len(articles); i, size = i+size, size%5+1 {
		batch := articles[i:min(i+size, len(articles))]
		if i%4 == 0 { // first without its last claim, then read anew
			short := batch[0]
			short.Claims = short.Claims[:len(short.Claims)-1]
			readAs(t, l, "old", short)
		}
		readAs(t, l, "synth", batch...)
		if i%3 == 0 {
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			l = open()
		}
	}
	defer l.Close()
	sameAsAtOnce(t, l, whole)
	check, err := l.Verify(t.Context())
	if err != nil || len(check.Damage) > 0 {
		t.Errorf("verify: %v, %v", err, check.Damage)
	}
}

func itemsOf(a synth.Article) []reconcile.Item {
	info := reconcile.Describe(a.Document, a.Claims, a.Entities, nil)
	var out []reconcile.Item
	for _, c := range a.Claims {
		out = append(out, reconcile.Item{Claim: c, Document: info, Keys: reconcile.Keys(c, info)})
	}
	return out
}

// readAs records articles as read by a reader, replacing earlier readings.
func readAs(t *testing.T, l *ledger.Ledger, reader string, articles ...synth.Article) {
	t.Helper()
	b := ledger.Batch{Reader: reader, Keys: map[string][]string{}, DocInfo: map[string]reconcile.DocInfo{}}
	var items []reconcile.Item
	var hashes, gone []string
	for _, a := range articles {
		hashes = append(hashes, a.Document.SHA256)
		b.Documents, b.Claims = append(b.Documents, a.Document), append(b.Claims, a.Claims...)
		for _, it := range itemsOf(a) {
			b.Keys[it.Claim.ID], b.DocInfo[a.Document.ID] = it.Keys, it.Document
			items = append(items, it)
		}
	}
	old, err := l.ItemsOf(t.Context(), hashes)
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range old {
		gone = append(gone, it.Claim.ID)
	}
	if b.Delta, err = reconcile.Update(t.Context(), l, items, gone); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Record(t.Context(), b); err != nil {
		t.Fatal(err)
	}
}

func sameAsAtOnce(t *testing.T, l *ledger.Ledger, whole *reconcile.MemStore) {
	t.Helper()
	ctx := t.Context()
	relations, err := ledger.Everything(ctx, ledger.Filter{}, l.Relations)
	same(t, "relations", err, relations, whole.Relations(), func(r cotejo.Relation) string { return min(r.A, r.B) + max(r.A, r.B) })
	events, err := ledger.Everything(ctx, ledger.Filter{}, l.Events)
	same(t, "events", err, events, whole.Events(), func(e cotejo.Event) string { return e.ID })
	panels, err := ledger.Everything(ctx, ledger.Filter{}, l.Panels)
	same(t, "panels", err, panels, whole.Panels(), func(p cotejo.Panel) string { return p.ID })
	findings, err := ledger.Everything(ctx, ledger.Filter{}, l.Findings)
	same(t, "findings", err, findings, whole.Findings(), func(f cotejo.Finding) string { return f.ID })
	flows, ok, err := l.Flows(ctx)
	if !ok {
		t.Error("the ledger keeps no flows")
	}
	same(t, "flows", err, flows, whole.Flows(), reconcile.FlowID)
	var ids []string
	for _, it := range whole.Items() {
		ids = append(ids, it.Claim.ID)
	}
	refs, err := l.Refs(ctx, ids)
	want, _ := whole.Refs(ctx, ids)
	for i := range refs {
		refs[i].Row = 0
	}
	same(t, "places of claims", err, refs, want, func(r reconcile.Ref) string { return r.ID })
}

func same[T any](t *testing.T, what string, err error, got, want []T, id func(T) string) {
	t.Helper()
	if err != nil {
		t.Fatal(what, err)
	}
	if len(want) == 0 {
		t.Errorf("no %s at all: nothing is compared", what)
	}
	byID := func(a, b T) int { return cmp.Compare(id(a), id(b)) }
	got, want = slices.SortedFunc(slices.Values(got), byID), slices.SortedFunc(slices.Values(want), byID)
	if d := gocmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s differ from reconciling at once:\n%.3000s", what, d)
	}
}
