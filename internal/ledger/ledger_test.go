package ledger

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// article makes a document of a few sentences with a claim in each, a mention,
// an entity and a source, all consistent.
func article(n int, sentences ...string) (cotejo.Document, []cotejo.Claim, []cotejo.Mention) {
	text := strings.Join(sentences, "\n")
	sha := fmt.Sprintf("%064x", n)
	d := cotejo.Document{
		ID: fmt.Sprintf("d_%016x", n), SHA256: sha, TextHash: fmt.Sprintf("%x", hashText(text)), Text: text, Lang: "es",
		Title: fmt.Sprintf("Nota %d", n), Source: cotejo.Source{Path: fmt.Sprintf("notas/%03d.txt", n), Outlet: "El Faro"},
		Published: cotejo.Published{Value: fmt.Sprintf("2025-06-%02d", n%28+1), Precision: "day", Basis: "metadata"},
	}
	var claims []cotejo.Claim
	var mentions []cotejo.Mention
	at := 0
	for i, s := range sentences {
		word, _, _ := strings.Cut(s, " ")
		span := cotejo.Span{Start: at, End: at + len(word)}
		best := float64(100 * (i + 1))
		claims = append(claims, cotejo.Claim{
			ID: fmt.Sprintf("c_%08x%08x", n, i), Document: d.ID, Predicate: "deploy", Confidence: .9,
			Participants: []cotejo.Participant{{Role: "actor", Entity: "iso:KP", Label: "Corea del Norte", Text: word, Span: span}},
			Figure:       &cotejo.Figure{Low: &best, Best: &best, High: &best, Comparator: cotejo.Exact, Unit: "person", Text: word, Span: span},
			Chain:        []cotejo.Attribution{{Entity: "org:nis", Label: "NIS", Type: cotejo.SourceInstitution, Mode: cotejo.Says, Text: word, Span: span}},
			Factuality:   cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted},
			Sentence:     cotejo.Passage{Span: cotejo.Span{Start: at, End: at + len(s)}, Exact: s},
			Rules:        []string{"test/rule"},
		})
		mentions = append(mentions, cotejo.Mention{Kind: "entity", Span: span, Text: word, Value: "iso:KP", Rule: "test/name"})
		at += len(s) + 1
	}
	return d, claims, mentions
}

// batchOf records articles n…n+k-1 under a reader.
func batchOf(reader string, from, k int) Batch {
	b := Batch{Reader: reader, Keys: map[string][]string{}, Mentions: map[string][]cotejo.Mention{}, DocInfo: map[string]reconcile.DocInfo{}}
	for n := from; n < from+k; n++ {
		d, cs, ms := article(n, "Pionyang envió cien soldados, según el espionaje.", "Seúl calcula que ya son doscientos.", fmt.Sprintf("Quedan %d por llegar.", n))
		b.Documents = append(b.Documents, d)
		b.Claims = append(b.Claims, cs...)
		b.Mentions[d.ID] = ms
		b.DocInfo[d.ID] = reconcile.DocInfo{ID: d.ID, Outlet: d.Source.Outlet, Published: d.Published}
		for _, c := range cs {
			b.Keys[c.ID] = []string{"deploy|person", "doc|" + d.ID}
		}
	}
	b.Entities = []cotejo.Entity{{ID: "iso:KP", Kind: "country", Label: "Corea del Norte"}, {ID: "org:nis", Kind: "service", Label: "NIS"}}
	return b
}

func newLedger(t *testing.T) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), filepath.Join(t.TempDir(), "a b?#%.cotejo"), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func record(t *testing.T, l *Ledger, b Batch) BatchInfo {
	t.Helper()
	info, err := l.Record(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestRecordOnce(t *testing.T) {
	l := newLedger(t)
	first := record(t, l, batchOf("r1", 1, 3))
	if first.Documents != 3 || first.Claims != 9 || first.Seq != 1 {
		t.Fatalf("first batch: %+v", first)
	}
	if again := record(t, l, batchOf("r1", 1, 3)); again.Changed || again.Seq != 0 {
		t.Errorf("the same batch again changed the ledger: %+v", again)
	}
	got, err := l.Has(t.Context(), []string{fmt.Sprintf("%064x", 2), fmt.Sprintf("%064x", 9)}, "r1")
	if err != nil || len(got) != 1 {
		t.Errorf("Has = %v, %v", got, err)
	}
	refs, err := l.Candidates(t.Context(), []string{"deploy|person", "nobody"})
	if err != nil || len(refs) != 1 || len(refs["deploy|person"]) != 9 {
		t.Errorf("Candidates gave %v, %v", refs, err)
	}
	var found []reconcile.Ref
	for _, ref := range refs["deploy|person"] {
		found = append(found, *ref)
	}
	items, err := l.Load(t.Context(), found)
	if err != nil || len(items) != 9 || items[0].Document.Outlet != "El Faro" {
		t.Errorf("Load gave %d items, %v", len(items), err)
	}
}

func TestReadAnew(t *testing.T) {
	l := newLedger(t)
	record(t, l, batchOf("r1", 1, 2))
	b := batchOf("r2", 1, 1)
	b.Claims = b.Claims[1:] // the newer reader finds one claim fewer
	info := record(t, l, b)
	if info.Retired != 1 || info.Documents != 1 {
		t.Fatalf("reading anew: %+v", info)
	}
	items, err := l.AllItems(t.Context(), "")
	if err != nil || len(items) != 5 {
		t.Errorf("%d live claims, want 5 (%v)", len(items), err)
	}
}
