package ledger

import (
	"context"
	"slices"

	"github.com/cotejo/cotejo"
)

// Kin is how two documents may be editions of one article.
type Kin struct {
	Of, Document string // ids
	URL          bool   // they were at one address
	Title        bool   // they have one title, word for word
}

// mostKin is how many documents of one address or title are looked at.
const mostKin = 40

// Editions gives, for each of these documents, the others of the same address or
// title, by id. Whether their texts are alike is for the caller to see: some pages
// give every article one address or title.
func (l *Ledger) Editions(ctx context.Context, documents []string) ([]Kin, error) {
	var out []Kin
	for _, same := range []struct {
		url   bool
		query string
	}{
		{true, `SELECT d.id, o.id FROM documents d CROSS JOIN doc_sources s ON s.doc = d.seq CROSS JOIN doc_sources t ON t.url = s.url AND t.url <> '' AND t.doc <> d.seq
			CROSS JOIN documents o ON o.seq = t.doc WHERE s.url <> '' AND d.id IN (SELECT value FROM json_each(?)) GROUP BY d.id, o.id ORDER BY d.id, o.id LIMIT ?`},
		{false, `SELECT d.id, o.id FROM documents d CROSS JOIN documents o ON o.title = d.title AND o.title <> '' AND o.seq <> d.seq
			WHERE d.title <> '' AND d.id IN (SELECT value FROM json_each(?)) ORDER BY d.id, o.id LIMIT ?`},
	} {
		err := l.each(ctx, same.query, []any{list(documents), mostKin * max(1, len(documents))}, func(scan scanner) error {
			var k Kin
			if err := scan(&k.Of, &k.Document); err != nil {
				return err
			}
			k.URL, k.Title = same.url, !same.url
			if i := slices.IndexFunc(out, func(o Kin) bool { return o.Of == k.Of && o.Document == k.Document }); i >= 0 {
				out[i].Title = out[i].Title || k.Title
				return nil
			}
			out = append(out, k)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// SaidBy gives claims whose chain goes through a source that no entity stands for,
// by publication: those of the documents that name it, no further than most
// documents. key is a SourceCount's.
func (l *Ledger) SaidBy(ctx context.Context, key string, most int) ([]cotejo.Claim, error) {
	var ids []string
	err := l.each(ctx, `SELECT c.id FROM (SELECT doc FROM source_docs WHERE key = ? LIMIT ?) s CROSS JOIN claims c ON c.doc = s.doc ORDER BY c.ord`, []any{key, most}, func(scan scanner) error {
		var id string
		err := scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	by, err := l.ClaimsByID(ctx, ids)
	var out []cotejo.Claim
	for _, id := range ids {
		c, ok := by[id]
		if ok && slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool { return sourceKey(&a) == key }) {
			out = append(out, c)
		}
	}
	return out, err
}

// Source gives one source of attributions by its key.
func (l *Ledger) Source(ctx context.Context, key string) (SourceCount, error) {
	var s SourceCount
	err := l.one(ctx, key, "SELECT key, entity, label, type, claims, documents, root, relay FROM sources WHERE key = ?", func(scan scanner) error {
		return scan(&s.Key, &s.Entity, &s.Label, &s.Type, &s.Claims, &s.Documents, &s.Root, &s.Relay)
	})
	return s, err
}
