package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// row is a document on its way out of the ledger.
type row struct {
	seq int64
	doc cotejo.Document
	ord []byte
}

const docColumns = "d.seq, d.body, d.ord"

func scanDoc(scan scanner, with ...any) (row, error) {
	var r row
	var body string
	if err := scan(append([]any{&r.seq, &body, &r.ord}, with...)...); err != nil {
		return r, err
	}
	return r, json.Unmarshal([]byte(body), &r.doc)
}

// Documents lists documents by publication, those without a date last. Their
// text is left out.
func (l *Ledger) Documents(ctx context.Context, f Filter) (Page[cotejo.Document], error) {
	c, ord := clause{from: "documents d"}, "d.ord"
	if f.Entity != "" {
		c.from, ord = "doc_refs r CROSS JOIN documents d ON d.seq = r.doc", "r.ord"
		c.and("r.entity = ?", f.Entity)
	}
	l.window(&c, ord, &f)
	c.eq("d.id", f.Document)
	c.eq("d.outlet", f.Outlet)
	c.eq("d.lang", f.Lang)
	if f.From != "" {
		c.and(ord+" >= ?", dateOrd(f.From))
	}
	if until, ok := untilOrd(f.To); ok {
		c.and(ord+" <= ?", until)
	}
	l.match(ctx, &c, "d.seq", "documents_fts", f.Text)
	var rows []row
	var next string
	err := l.page(ctx, &c, docColumns, ord, f.limit(), func(scan scanner, more bool) error {
		r, err := scanDoc(scan)
		if more {
			next = cursor{Ord: rows[len(rows)-1].ord}.String()
			return err
		}
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return Page[cotejo.Document]{}, err
	}
	docs, err := l.withSources(ctx, rows)
	return Page[cotejo.Document]{Items: docs, Next: next}, err
}

// withSources fills in where documents came from: the first place in order, and
// the others.
func (l *Ledger) withSources(ctx context.Context, rows []row) ([]cotejo.Document, error) {
	seqs, at := make([]int64, len(rows)), map[int64]int{}
	out := make([]cotejo.Document, len(rows))
	for i, r := range rows {
		seqs[i], at[r.seq], out[i] = r.seq, i, r.doc
	}
	raw, err := json.Marshal(seqs)
	if err != nil {
		return nil, err
	}
	err = l.each(ctx, "SELECT doc, path, url, outlet FROM doc_sources WHERE doc IN (SELECT value FROM json_each(?)) ORDER BY doc, path, url, outlet", []any{string(raw)},
		func(scan scanner) error {
			var seq int64
			var s cotejo.Source
			if err := scan(&seq, &s.Path, &s.URL, &s.Outlet); err != nil {
				return err
			}
			if d := &out[at[seq]]; d.Source == (cotejo.Source{}) {
				d.Source = s
			} else {
				d.Also = append(d.Also, s)
			}
			return nil
		})
	return out, err
}

// DocumentsByID gives these documents without text, by id.
func (l *Ledger) DocumentsByID(ctx context.Context, ids []string) (map[string]cotejo.Document, error) {
	var rows []row
	err := l.each(ctx, "SELECT "+docColumns+" FROM documents d WHERE d.id IN (SELECT value FROM json_each(?))", []any{list(ids)}, func(scan scanner) error {
		r, err := scanDoc(scan)
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	docs, err := l.withSources(ctx, rows)
	out := map[string]cotejo.Document{}
	for _, d := range docs {
		out[d.ID] = d
	}
	return out, err
}

// Document gives one document with its text.
func (l *Ledger) Document(ctx context.Context, id string) (cotejo.Document, error) {
	var text string
	var r row
	err := l.one(ctx, id, "SELECT "+docColumns+", d.text FROM documents d WHERE d.id = ?", func(scan scanner) (err error) {
		r, err = scanDoc(scan, &text)
		return err
	})
	if err != nil {
		return cotejo.Document{}, err
	}
	docs, err := l.withSources(ctx, []row{r})
	if err != nil {
		return cotejo.Document{}, err
	}
	docs[0].Text = text
	return docs[0], nil
}

// Mentions gives the mentions of a document in text order.
func (l *Ledger) Mentions(ctx context.Context, document string) ([]cotejo.Mention, error) {
	var out []cotejo.Mention
	err := l.one(ctx, document, "SELECT mentions FROM documents WHERE id = ?", l.bodyInto(&out))
	return out, err
}

func (l *Ledger) one(ctx context.Context, id, query string, into func(scanner) error) error {
	err := into(l.read.QueryRowContext(ctx, query, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return &Error{Kind: ErrMissing, Path: l.path, Detail: id}
	}
	return l.fail("reading "+id, err)
}

func (l *Ledger) bodyInto(v any) func(scanner) error {
	return func(scan scanner) error {
		var raw []byte
		if err := scan(&raw); err != nil {
			return err
		}
		return unpack(raw, v, l.layout)
	}
}

// Claim gives one claim.
func (l *Ledger) Claim(ctx context.Context, id string) (cotejo.Claim, error) {
	var c cotejo.Claim
	var event string
	err := l.one(ctx, id, "SELECT body, event FROM claims WHERE id = ?", func(scan scanner) error {
		var raw string
		if err := scan(&raw, &event); err != nil {
			return err
		}
		return json.Unmarshal([]byte(raw), &c)
	})
	c.Event = event
	if err != nil {
		return c, err
	}
	return l.corrected(ctx, c)
}

// PanelOf gives the id of the panel that a claim's figure is in, "" for none: a figure
// may be of a group of panels and in none of them.
func (l *Ledger) PanelOf(ctx context.Context, claim string) (string, error) {
	var panel string
	err := l.one(ctx, claim, "SELECT coalesce(p.id, '') FROM claims c LEFT JOIN panels p ON p.id = c.panel WHERE c.id = ?", func(scan scanner) error { return scan(&panel) })
	return panel, err
}

// Event gives one event.
func (l *Ledger) Event(ctx context.Context, id string) (cotejo.Event, error) {
	var v cotejo.Event
	err := l.one(ctx, id, "SELECT body FROM events WHERE id = ?", l.bodyInto(&v))
	return v, err
}

// Panel gives one panel.
func (l *Ledger) Panel(ctx context.Context, id string) (cotejo.Panel, error) {
	var v cotejo.Panel
	err := l.one(ctx, id, "SELECT body FROM panels WHERE id = ?", l.bodyInto(&v))
	return v, err
}

// Finding gives one finding, without its rank.
func (l *Ledger) Finding(ctx context.Context, id string) (cotejo.Finding, error) {
	var v cotejo.Finding
	err := l.one(ctx, id, "SELECT body FROM findings WHERE id = ?", l.bodyInto(&v))
	return v, err
}

// Judgement gives one judgement.
func (l *Ledger) Judgement(ctx context.Context, id string) (cotejo.Judgement, error) {
	var v cotejo.Judgement
	err := l.one(ctx, id, "SELECT body FROM judgements WHERE id = ?", l.bodyInto(&v))
	return v, err
}

// Entity gives one entity with the number of its mentions.
func (l *Ledger) Entity(ctx context.Context, id string) (cotejo.Entity, error) {
	var v cotejo.Entity
	var n int
	err := l.one(ctx, id, "SELECT body, mentions FROM entities WHERE id = ?", func(scan scanner) error {
		var raw string
		if err := scan(&raw, &n); err != nil {
			return err
		}
		return json.Unmarshal([]byte(raw), &v)
	})
	v.Mentions = n
	return v, err
}

// Labels gives the names of entities by id, for those the ledger knows.
func (l *Ledger) Labels(ctx context.Context, ids []string) (map[string]cotejo.Entity, error) {
	es, err := bodies[cotejo.Entity](ctx, l, "SELECT body FROM entities WHERE id IN (SELECT value FROM json_each(?))", list(ids))
	out := map[string]cotejo.Entity{}
	for _, e := range es {
		out[e.ID] = e
	}
	return out, err
}

// Resolve finds what a person means by an id: the whole id, its beginning when
// only one thing begins so, or the path (or its last part) of a document.
func (l *Ledger) Resolve(ctx context.Context, id string) (string, error) {
	tables := map[string]string{"c_": "claims", "d_": "documents", "e_": "events", "p_": "panels", "f_": "findings", "j_": "judgements"}
	query, args := "SELECT id FROM entities WHERE id = ?1 UNION SELECT d.id FROM doc_sources s JOIN documents d ON d.seq = s.doc WHERE s.path = ?1 OR s.path LIKE '%/' || ?2 ESCAPE '!'",
		[]any{id, strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(id)}
	if len(id) > 2 && tables[id[:2]] != "" {
		query, args = "SELECT id FROM "+tables[id[:2]]+" WHERE id >= ?1 AND id < ?2 LIMIT 2", []any{id, id + "~"}
	}
	var found []string
	err := l.each(ctx, query, args, func(scan scanner) error {
		var s string
		err := scan(&s)
		found = append(found, s)
		return err
	})
	if err != nil {
		return "", err
	}
	if slices.Contains(found, id) {
		return id, nil
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", &Error{Kind: ErrMissing, Path: l.path, Detail: id}
	}
	return "", &Error{Kind: ErrMissing, Path: l.path, Detail: id + ": " + strings.Join(found, ", ") + "…"}
}

// FullDocuments is Documents with the texts.
func (l *Ledger) FullDocuments(ctx context.Context, f Filter) (Page[cotejo.Document], error) {
	page, err := l.Documents(ctx, f)
	if err != nil {
		return page, err
	}
	at := map[string]int{}
	ids := make([]string, len(page.Items))
	for i, d := range page.Items {
		ids[i], at[d.ID] = d.ID, i
	}
	err = l.each(ctx, "SELECT id, text FROM documents WHERE id IN (SELECT value FROM json_each(?))", []any{list(ids)}, func(scan scanner) error {
		var id, text string
		if err := scan(&id, &text); err != nil {
			return err
		}
		page.Items[at[id]].Text = text
		return nil
	})
	return page, err
}

// ClaimsByID gives those of these claims that are live, by id.
func (l *Ledger) ClaimsByID(ctx context.Context, ids []string) (map[string]cotejo.Claim, error) {
	out := map[string]cotejo.Claim{}
	err := l.each(ctx, "SELECT body, event FROM claims WHERE id IN (SELECT value FROM json_each(?))", []any{list(ids)}, func(scan scanner) error {
		var raw, event string
		if err := scan(&raw, &event); err != nil {
			return err
		}
		var c cotejo.Claim
		if err := json.Unmarshal([]byte(raw), &c); err != nil {
			return err
		}
		c.Event = event
		out[c.ID] = c
		return nil
	})
	if err != nil {
		return out, err
	}
	by, err := l.Corrections(ctx)
	for id := range by {
		if c, ok := out[id]; ok {
			out[id] = reconcile.Corrected(c, by[id])
		}
	}
	return out, err
}
