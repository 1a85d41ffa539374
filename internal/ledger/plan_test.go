package ledger

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// firstPages are the lists that people wait for.
func firstPages(l *Ledger) map[string]func(context.Context) (int, error) {
	const page = 50
	claims := func(f Filter) func(context.Context) (int, error) {
		f.Limit = page
		return func(ctx context.Context) (int, error) { p, err := l.Claims(ctx, f); return len(p.Items), err }
	}
	events := func(f Filter) func(context.Context) (int, error) {
		f.Limit = page
		return func(ctx context.Context) (int, error) { p, err := l.Events(ctx, f); return len(p.Items), err }
	}
	documents := func(f Filter) func(context.Context) (int, error) {
		f.Limit = page
		return func(ctx context.Context) (int, error) { p, err := l.Documents(ctx, f); return len(p.Items), err }
	}
	f := Filter{Limit: page}
	return map[string]func(context.Context) (int, error){
		"claims":           claims(Filter{}),
		"claims-predicate": claims(Filter{Predicate: "deploy"}),
		"claims-status":    claims(Filter{Status: "asserted"}),
		"claims-entity":    claims(Filter{Entity: "iso:KP"}),
		"claims-origin":    claims(Filter{Origin: "org:nis", Entity: "iso:KP"}),
		"claims-event":     claims(Filter{Event: "e_0000000000000000"}),
		"claims-panel":     claims(Filter{Panel: "p_0000000000000000"}),
		"claims-unsure":    claims(Filter{Unsure: true}),
		"claims-as-of":     claims(Filter{AsOf: "2025-06-10"}),
		"documents":        documents(Filter{}),
		"documents-outlet": documents(Filter{Outlet: "El Faro"}),
		"documents-entity": documents(Filter{Entity: "iso:KP"}),
		"events":           events(Filter{}),
		"events-weight":    events(Filter{ByWeight: true}),
		"events-planned":   events(Filter{ByWeight: true, Status: "planned"}),
		"events-predicate": events(Filter{Predicate: "deploy"}),
		"panels":           func(ctx context.Context) (int, error) { p, err := l.Panels(ctx, f); return len(p.Items), err },
		"findings":         func(ctx context.Context) (int, error) { p, err := l.Findings(ctx, f); return len(p.Items), err },
		"findings-type": func(ctx context.Context) (int, error) {
			p, err := l.Findings(ctx, Filter{Limit: page, Type: "single-origin"})
			return len(p.Items), err
		},
		"relations": func(ctx context.Context) (int, error) { p, err := l.Relations(ctx, f); return len(p.Items), err },
		"relations-of-type": func(ctx context.Context) (int, error) {
			p, err := l.Relations(ctx, Filter{Limit: page, Type: "updates"})
			return len(p.Items), err
		},
		"relations-of-rare-type": func(ctx context.Context) (int, error) {
			p, err := l.Relations(ctx, Filter{Limit: page, Type: "conflicts"})
			return len(p.Items), err
		},
		"sources":  func(ctx context.Context) (int, error) { p, err := l.Sources(ctx, f); return len(p.Items), err },
		"entities": func(ctx context.Context) (int, error) { p, err := l.Entities(ctx, f); return len(p.Items), err },
		"counts":   func(ctx context.Context) (int, error) { _, err := l.Counts(ctx); return 1, err },
		"claims-by-keys": func(ctx context.Context) (int, error) {
			p, err := l.Candidates(ctx, []string{"story|7"})
			return len(p), err
		},
		"members-of-groups": func(ctx context.Context) (int, error) {
			p, err := l.Members(ctx, []string{"e_0000000000000000"}, []string{"p_0000000000000000"})
			return len(p), err
		},
		"relations-of-claim": func(ctx context.Context) (int, error) {
			p, err := l.RelationsOf(ctx, []string{"c_0000000100000000"})
			return len(p), err
		},
	}
}

// No first page sorts or walks a whole table: each follows an index in order.
func TestFirstPagesFollowIndexes(t *testing.T) {
	l := newLedger(t)
	record(t, l, derivedBatch())
	for name, list := range firstPages(l) {
		var queries []string
		l.trace = func(query string, args []any) {
			var plan []string
			rows, err := l.read.Query("EXPLAIN QUERY PLAN "+query, args...)
			if err != nil {
				t.Fatalf("%s: %v", query, err)
			}
			defer rows.Close()
			for rows.Next() {
				var id, parent, unused int
				var step string
				if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
					t.Fatal(err)
				}
				plan = append(plan, step)
			}
			queries = append(queries, query)
			if name == "relations-of-rare-type" && !strings.Contains(strings.Join(plan, " "), "relations_type") {
				t.Errorf("%s does not follow its index: %v", name, plan)
			}
			for _, step := range plan {
				whole := strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "INDEX") && !strings.Contains(step, "json_each") && !strings.Contains(step, "VIRTUAL") &&
					!strings.Contains(step, "counts") && !strings.Contains(step, "SUBQUERY") && !strings.Contains(step, "(subquery")
				if whole || strings.Contains(step, "TEMP B-TREE FOR ORDER BY") && !strings.HasPrefix(name, "relations-of-claim") && name != "members-of-groups" {
					t.Errorf("%s: %s\n%s", name, step, query)
				}
			}
		}
		if _, err := list(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(queries) == 0 {
			t.Errorf("%s asked nothing", name)
		}
		l.trace = nil
	}
}

// Recording touches no table as a whole either: a batch of one article into
// which nothing old enters costs the same in a large ledger as in a small one.
func TestDropsFollowIndexes(t *testing.T) {
	l := newLedger(t)
	for _, q := range []string{
		"UPDATE claims SET event = '' WHERE event = ? AND event <> ''", "UPDATE claims SET panel = '' WHERE panel = ? AND panel <> ''",
		"SELECT pair FROM relations WHERE pair IN (" + pairsOf("?1") + ")", "DELETE FROM claim_keys WHERE key = ? AND claim = 1",
		"SELECT id FROM findings WHERE event = ?1 AND event <> '' UNION SELECT id FROM findings WHERE panel = ?1 AND panel <> ''",
	} {
		rows, err := l.write.Query("EXPLAIN QUERY PLAN "+q, "x")
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(step, "SCAN") {
				t.Errorf("%s: %s", q, step)
			}
		}
		rows.Close()
	}
}

// storyBatch is one article of fifteen claims in one of many stories, with what
// is derived from it: the shape of a large ledger.
func storyBatch(from, k int) Batch {
	b := Batch{Reader: "r1", Keys: map[string][]string{}, Mentions: map[string][]cotejo.Mention{}}
	for n := from; n < from+k; n++ {
		var sentences []string
		for i := range 15 {
			sentences = append(sentences, fmt.Sprintf("Palabra%d dijo que serían %d los enviados a la zona del lago número %d, y que otros tantos saldrían en breve desde el puerto %d.", n%997, n*i, n%4001, i))
		}
		d, cs, ms := article(n, sentences...)
		d.ID = fmt.Sprintf("d_%016x", uint64(n)*0x9e3779b97f4a7c15)
		d.Published.Value = fmt.Sprintf("20%02d-%02d-%02d", n%26, n%12+1, n%28+1)
		d.Source.Outlet = fmt.Sprint("Medio ", n%211)
		for i := range cs {
			c := &cs[i]
			c.ID, c.Document = fmt.Sprintf("c_%016x", uint64(n*15+i)*0x9e3779b97f4a7c15), d.ID
			c.Predicate = []string{"deploy", "kill", "meet", "transfer", "detain"}[(n+i)%5]
			c.Participants[0].Entity = fmt.Sprint("org:", n%5003)
			c.Chain[0].Entity = fmt.Sprint("org:s", (n+i)%2003)
			c.Place = []cotejo.Place{{Entity: fmt.Sprint("geo:", n%3001), Label: "Lago", Within: []string{"iso:KP"}, Text: c.Chain[0].Text, Span: c.Chain[0].Span}}
			for r := range 8 {
				c.Trail = append(c.Trail, cotejo.Step{Field: "figure", Rule: fmt.Sprint("es/rules/figure-", r), Text: c.Chain[0].Text, Span: &c.Chain[0].Span})
			}
			b.Keys[c.ID] = []string{fmt.Sprintf("story|%d", n%5003), fmt.Sprintf("figure|%d|%s", n%5003, c.Predicate), "claim|" + c.ID}
			if i%3 == 0 {
				b.Delta.PutEvents = append(b.Delta.PutEvents, cotejo.Event{ID: "e" + c.ID[1:], Predicate: c.Predicate, Label: cotejo.Text{"en": "x"}, Participants: c.Participants, Place: c.Place,
					Time: &cotejo.Time{Begin: d.Published.Value}, Claims: []string{c.ID}, Documents: []string{d.ID}, Articles: n%9 + 1, Status: []cotejo.Status{"asserted", "planned"}[n%2]})
				b.Delta.PutPanels = append(b.Delta.PutPanels, cotejo.Panel{ID: "p" + c.ID[1:], Predicate: c.Predicate, Unit: "person", Contested: n%7 == 0, Documents: n % 9,
					Rows: []cotejo.PanelRow{{Claim: c.ID, Document: d.ID, Figure: *c.Figure}}})
				b.Delta.PutFindings = append(b.Delta.PutFindings, cotejo.Finding{ID: "f" + c.ID[1:], Type: "single-origin", Claims: []string{c.ID}, Event: "e" + c.ID[1:], Score: float64(n*7919%10007) / 10007})
			}
			if i > 0 {
				b.Delta.PutRelations = append(b.Delta.PutRelations, cotejo.Relation{A: c.ID, B: cs[i-1].ID, Type: cotejo.Agrees, Row: "same", Reasons: []cotejo.Reason{{Field: "value", Left: "100", Right: "100", Rule: "same"}, {Field: "place", Rule: "same"}}})
			}
		}
		b.Documents, b.Claims, b.Mentions[d.ID] = append(b.Documents, d), append(b.Claims, cs...), ms
	}
	b.Entities = []cotejo.Entity{{ID: "iso:KP", Kind: "country", Label: "Corea del Norte"}}
	return b
}

// BenchmarkLedger measures first pages, and the recording of one article, on a
// ledger of COTEJO_SCALE articles (1,000 when not set) of fifteen claims. With
// COTEJO_SCALE_FILE the ledger is kept and grown by the next run.
func BenchmarkLedger(b *testing.B) {
	n := 1000
	if s, err := strconv.Atoi(os.Getenv("COTEJO_SCALE")); err == nil {
		n = s
	}
	path := os.Getenv("COTEJO_SCALE_FILE")
	if path == "" {
		path = filepath.Join(b.TempDir(), "scale.cotejo")
	}
	l, err := Open(b.Context(), path, Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	c, err := l.Counts(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for at := c.Documents + 1; at <= n; at += 100 {
		if _, err := l.Record(b.Context(), storyBatch(at, min(100, n-at+1))); err != nil {
			b.Fatal(err)
		}
	}
	for name, list := range firstPages(l) {
		b.Run(fmt.Sprintf("%s/articles=%d", name, n), func(b *testing.B) {
			for b.Loop() {
				if _, err := list(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	next := n + 1
	if c.Documents >= n {
		next = c.Documents + 1
	}
	b.Run(fmt.Sprintf("record-one/articles=%d", n), func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			one := storyBatch(next, 1)
			next++
			b.StartTimer()
			if _, err := l.Record(b.Context(), one); err != nil {
				b.Fatal(err)
			}
		}
	})
}
