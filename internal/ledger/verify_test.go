package ledger

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// derivedBatch is a batch with relations, events, panels, findings and a
// judgement, so that every table holds something.
func derivedBatch() Batch {
	b := batchOf("r1", 1, 6)
	b.Delta.FlowsOf = map[string][]string{}
	for i := 0; i+1 < len(b.Claims); i += 3 {
		x, y := b.Claims[i].ID, b.Claims[i+1].ID
		ev := cotejo.Event{ID: fmt.Sprintf("e_%016x", i), Predicate: "deploy", Claims: []string{x, y}, Documents: []string{b.Claims[i].Document}, Articles: 1,
			Label: cotejo.Text{"en": "deployment"}, Time: &cotejo.Time{Value: "2025-06", Begin: "2025-06"}}
		b.Delta.PutEvents = append(b.Delta.PutEvents, ev)
		b.Delta.PutRelations = append(b.Delta.PutRelations, cotejo.Relation{A: y, B: x, Type: cotejo.Updates, Row: "later", Reasons: []cotejo.Reason{{Field: "value", Rule: "later"}}})
		b.Delta.PutPanels = append(b.Delta.PutPanels, cotejo.Panel{ID: fmt.Sprintf("p_%016x", i), Predicate: "deploy", Unit: "person", Contested: i%2 == 0,
			Rows: []cotejo.PanelRow{{Claim: x, Document: b.Claims[i].Document, Figure: *b.Claims[i].Figure}}, Documents: 1})
		b.Delta.Inside = map[string][]cotejo.Relation{ev.ID: b.Delta.PutRelations[i/3:]}
		f := cotejo.Flow{From: "iso:KP", To: "iso:RU", Object: fmt.Sprint("troops", i), Claims: []string{x}, Documents: 1}
		b.Delta.PutFlows, b.Delta.FlowsOf[x] = append(b.Delta.PutFlows, f), []string{reconcile.FlowID(f)}
		b.Delta.PutFindings = append(b.Delta.PutFindings, cotejo.Finding{ID: fmt.Sprintf("f_%016x", i), Type: "single-origin", Claims: []string{x}, Event: ev.ID, Score: float64(i), Text: cotejo.Text{"en": "one origin"}})
	}
	b.Problems = []cotejo.Problem{{Path: "malo.bin", Code: "binary"}}
	b.Judgements = []cotejo.Judgement{{ID: "j_0000000000000001", Kind: "claim", Target: b.Claims[0].ID, Decision: cotejo.Reject, By: "ana", At: "2025-06-01T00:00:00Z",
		Selector: []cotejo.Selector{{Document: b.Documents[0].SHA256, Exact: b.Claims[0].Sentence.Exact}}, Predicate: "deploy"}}
	return b
}

func verify(t *testing.T, l *Ledger) Check {
	t.Helper()
	c, err := l.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestVerifyClean(t *testing.T) {
	l := newLedger(t)
	record(t, l, derivedBatch())
	b := batchOf("r2", 2, 2) // read anew: history, retired claims
	b.Delta.PutEvents = append(b.Delta.PutEvents, derivedBatch().Delta.PutEvents...)
	b.Delta.FlowsOf = derivedBatch().Delta.FlowsOf
	record(t, l, b)
	c := verify(t, l)
	if len(c.Damage) != 0 || c.Documents != 6 || c.Claims != 18 || c.Retired != 2 || c.Batches != 2 || c.Judgements != 1 {
		t.Errorf("%+v", c)
	}
}

// Verify finds nothing wrong with a ledger that was searched, verified and then
// written by the same process: what a connection remembers of the search index is
// no part of the file.
func TestVerifyAfterWriting(t *testing.T) {
	l := newLedger(t)
	for i := range 200 { // as many as make FTS5 merge its segments
		record(t, l, batchOf("r1", i+1, 1))
		if i == 49 || i == 199 {
			if c := verify(t, l); len(c.Damage) != 0 {
				t.Fatalf("after %d batches: %+v", i+1, c.Damage)
			}
		}
	}
}

// Every stored byte of a text, a claim or a judgement is guarded: change one
// letter of any of them and it is named.
func TestEveryChangeIsFound(t *testing.T) {
	for _, c := range []struct{ table, column, kind string }{
		{"documents", "text", "document"}, {"documents", "body", "document"}, {"documents", "mentions", "document"}, {"documents", "digest", "document"}, {"documents", "info", "document"},
		{"claims", "body", "claim"}, {"claims", "hash", "claim"}, {"claims", "predicate", "claim"}, {"claims", "ord", "claim"},
		{"judgements", "body", "judgement"}, {"judgements", "hash", "judgement"}, {"judgements", "target", "judgement"},
		{"batches", "content", "chain"}, {"batches", "hash", "chain"}, {"problems", "body", "problem"},
		{"relations", "body", "relation"}, {"relations", "pair", "relation"}, {"relations", "lo", "relation"}, {"events", "body", "event"}, {"panels", "body", "panel"}, {"findings", "body", "finding"}, {"entities", "body", "entity"},
		{"items", "item", "claim"}, {"items", "event", "claim"}, {"infos", "info", "document"}, {"items", "glance", "claim"}, {"gists", "gist", "document"}, {"inside", "body", "inside"}, {"layouts", "layout", "layout"},
		{"flows", "body", "flow"}, {"flow_claims", "flow", "index"},
		{"claim_refs", "kinds", "index"}, {"claim_keys", "key", "index"}, {"source_docs", "claims", "index"}, {"doc_refs", "n", "index"}, {"counts", "n", "counts"},
	} {
		t.Run(c.table+"."+c.column, func(t *testing.T) {
			l := newLedger(t)
			record(t, l, derivedBatch())
			flip := "CASE typeof(X) WHEN 'integer' THEN X + 1 WHEN 'blob' THEN unhex(substr(hex(X), 1, 2 * length(X) - 2) || CASE substr(hex(X), -2) WHEN '00' THEN '01' ELSE '00' END) ELSE replace(X, substr(X, length(X) / 2, 1), '#') END"
			if c.column == "hash" || c.column == "digest" || c.column == "ord" {
				flip = "zeroblob(length(X))"
			}
			if _, err := l.write.Exec("UPDATE " + c.table + " SET " + c.column + " = " + strings.ReplaceAll(flip, "X", c.column) + " WHERE rowid = (SELECT min(rowid) FROM " + c.table + ")"); err != nil {
				if _, err = l.write.Exec("UPDATE " + c.table + " SET " + c.column + " = " + strings.ReplaceAll(flip, "X", c.column)); err != nil {
					t.Fatal(err)
				}
			}
			for _, d := range verify(t, l).Damage {
				if d.Kind == c.kind {
					return
				}
			}
			t.Errorf("a change of %s.%s went unnoticed", c.table, c.column)
		})
	}
}

// A bit that flips in the file, inside what is stored of a text, claim or
// judgement, is always found.
func TestBitFlips(t *testing.T) {
	l := newLedger(t)
	b := derivedBatch()
	record(t, l, b)
	path := l.Path()
	if _, err := l.write.Exec("VACUUM"); err != nil { // so that no page holds leftovers, which nothing guards
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l.read, l.write, l.lock = nil, nil, nil
	clean, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	tried, silent := 0, 0
	for _, needle := range []string{"Pionyang envi", "ya son doscientos", `"predicate":"deploy"`, `"decision":"reject"`, `"by":"ana"`, `"kind":"entity"`} {
		for at := range offsets(string(clean), needle) {
			if tried%3 == 0 || needle[0] == '"' {
				bad := append([]byte(nil), clean...)
				bad[at+rng.IntN(len(needle))] ^= 1 << rng.IntN(8)
				if !damaged(t, path, bad) {
					silent++
					t.Errorf("a flipped bit near %q at byte %d went unnoticed: …%q…", needle, at, clean[max(0, at-80):at+80])
				}
			}
			tried++
		}
	}
	if tried < 40 {
		t.Errorf("only %d places tried", tried)
	}
	if err := os.WriteFile(path, clean, 0o644); err != nil {
		t.Fatal(err)
	}
}

func offsets(s, sub string) map[int]bool {
	out := map[int]bool{}
	for from := 0; ; {
		i := strings.Index(s[from:], sub)
		if i < 0 {
			return out
		}
		out[from+i] = true
		from += i + 1
	}
}

func damaged(t *testing.T, path string, raw []byte) bool {
	t.Helper()
	if err := os.WriteFile(path, raw, 0o644); err != nil {
		t.Fatal(err)
	}
	l, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		return true
	}
	defer l.Close()
	return len(verify(t, l).Damage) > 0
}
