package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// ordered reads a page of JSON bodies sorted by ord.
func ordered[T any](ctx context.Context, l *Ledger, c *clause, body, ord string, limit int) (Page[T], error) {
	var page Page[T]
	var last []byte
	err := l.page(ctx, c, body+", "+ord, ord, limit, func(scan scanner, more bool) error {
		var raw, at []byte
		if err := scan(&raw, &at); err != nil {
			return err
		}
		if more {
			page.Next = cursor{Ord: last}.String()
			return nil
		}
		last = at
		return appendBody(l, &page.Items, raw)
	})
	return page, err
}

func appendBody[T any](l *Ledger, to *[]T, raw []byte) error {
	var v T
	if err := unpack(raw, &v, l.layout); err != nil {
		return err
	}
	*to = append(*to, v)
	return nil
}

// weighted reads a page sorted by a weight, greatest first, then by id.
func weighted[T any](ctx context.Context, l *Ledger, c *clause, body, weight, id string, f *Filter, add func(*Ledger, *[]T, []byte, int64) error) (Page[T], error) {
	var page Page[T]
	if f.After != "" {
		cur, err := l.cursor(f.After)
		if err != nil {
			return page, err
		}
		c.and(fmt.Sprintf("(%[1]s < ? OR %[1]s = ? AND %[2]s > ?)", weight, id), cur.N, cur.N, cur.ID)
	}
	var last cursor
	err := l.page(ctx, c, body+", "+weight+", "+id, weight+" DESC, "+id, f.limit(), func(scan scanner, more bool) error {
		var raw []byte
		var at cursor
		if err := scan(&raw, &at.N, &at.ID); err != nil {
			return err
		}
		if more {
			page.Next = last.String()
			return nil
		}
		last = at
		return add(l, &page.Items, raw, at.N)
	})
	return page, err
}

func plain[T any](l *Ledger, to *[]T, raw []byte, _ int64) error { return appendBody(l, to, raw) }

// Events lists events by time, those without a date last; with ByWeight, those
// told by most articles first.
func (l *Ledger) Events(ctx context.Context, f Filter) (Page[cotejo.Event], error) {
	c := clause{from: "events e"}
	if f.ByWeight {
		c.eq("e.predicate", f.Predicate)
		c.eq("e.status", f.Status)
		for _, r := range []struct {
			entity string
			kinds  int
		}{{f.Entity, ^0}, {f.Place, refPlace}, {f.Origin, refRoot}} {
			if r.entity == "" {
				continue
			}
			if c.from == "events e" && l.upTo(ctx, "SELECT 1 FROM event_refs WHERE entity = ?", r.entity) < enough {
				c.from = "event_refs r CROSS JOIN events e ON e.ord = r.ord"
				c.and("r.entity = ? AND r.kinds & ? <> 0", r.entity, r.kinds)
			} else {
				c.and("EXISTS (SELECT 1 FROM event_refs x WHERE x.entity = ? AND x.ord = e.ord AND x.kinds & ? <> 0)", r.entity, r.kinds)
			}
		}
		l.narrowEvents(ctx, &c, "e.ord", &f)
		return weighted[cotejo.Event](ctx, l, &c, "e.body", "e.weight", "e.id", &f, plain)
	}
	f.AsOf = "" // ord is the time of the event here, not of publication
	ord := l.ref(ctx, &c, "event_refs", "e.ord", &f)
	l.window(&c, ord, &f)
	c.eq("e.predicate", f.Predicate)
	c.eq("e.status", f.Status)
	l.narrowEvents(ctx, &c, ord, &f)
	return ordered[cotejo.Event](ctx, l, &c, "e.body", ord, f.limit())
}

// narrowEvents adds what narrows events whatever their order: time, document and
// words.
func (l *Ledger) narrowEvents(ctx context.Context, c *clause, ord string, f *Filter) {
	if f.From != "" {
		c.and(ord+" >= ?", dateOrd(f.From))
	}
	if until, ok := untilOrd(f.To); ok {
		c.and(ord+" <= ?", until)
	}
	if f.Document != "" {
		c.and("e.id IN (SELECT event FROM claims WHERE doc = (SELECT seq FROM documents WHERE id = ?))", f.Document)
	}
	l.matchEvents(ctx, c, f.Text)
}

// matchEvents narrows events to those with a claim that has these words, in the
// cheaper of two ways, as match does.
func (l *Ledger) matchEvents(ctx context.Context, c *clause, text string) {
	q := ftsQuery(text)
	switch {
	case text == "":
	case q == "":
		c.and("0")
	case l.upTo(ctx, "SELECT 1 FROM claims_fts WHERE claims_fts MATCH ?", q) < enough:
		c.and("e.id IN (SELECT k.event FROM claims_fts t CROSS JOIN claims k ON k.seq = t.rowid WHERE claims_fts MATCH ?)", q)
	default:
		c.and("EXISTS (SELECT 1 FROM claims k WHERE k.event = e.id AND k.event <> '' AND EXISTS (SELECT 1 FROM claims_fts WHERE claims_fts MATCH ? AND rowid = k.seq))", q)
	}
}

// Panels lists panels: the contested first, then by documents and figures.
func (l *Ledger) Panels(ctx context.Context, f Filter) (Page[cotejo.Panel], error) {
	c := clause{from: "panels p"}
	c.eq("p.predicate", f.Predicate)
	c.eq("p.id", f.Panel)
	if f.Contested {
		c.and("p.contested = 1")
	}
	if f.Document != "" {
		c.and("p.id IN (SELECT panel FROM claims WHERE doc = (SELECT seq FROM documents WHERE id = ?))", f.Document)
	}
	l.panelsOf(ctx, &c, f.Entity)
	l.panelsOf(ctx, &c, f.Place)
	return weighted[cotejo.Panel](ctx, l, &c, "p.body", "p.weight", "p.id", &f, plain)
}

// panelsOf narrows panels to those with a figure whose place or population is an
// entity, in the cheaper of two ways, as match does.
func (l *Ledger) panelsOf(ctx context.Context, c *clause, entity string) {
	const kinds = refPlace | refPopulation
	switch {
	case entity == "":
	case l.upTo(ctx, "SELECT 1 FROM claim_refs WHERE entity = ?", entity) < enough:
		c.and("p.id IN (SELECT k.panel FROM claim_refs r CROSS JOIN claims k ON k.ord = r.ord WHERE r.entity = ? AND r.kinds & ? <> 0)", entity, kinds)
	default:
		c.and("EXISTS (SELECT 1 FROM claims k CROSS JOIN claim_refs r ON r.entity = ? AND r.ord = k.ord WHERE k.panel = p.id AND k.panel <> '' AND r.kinds & ? <> 0)", entity, kinds)
	}
}

// Findings lists findings, first the one to be read first. Rank counts over the
// whole list. Type may name several types with commas.
func (l *Ledger) Findings(ctx context.Context, f Filter) (Page[cotejo.Finding], error) {
	c := clause{from: "findings f"}
	if types := strings.Split(f.Type, ","); len(types) > 1 {
		c.and("f.type IN (SELECT value FROM json_each(?))", list(types))
	} else {
		c.eq("f.type", f.Type)
	}
	if f.Event != "" {
		c.and("f.event = ? AND f.event <> ''", f.Event)
	}
	if f.Panel != "" {
		c.and("f.panel = ? AND f.panel <> ''", f.Panel)
	}
	var page Page[cotejo.Finding]
	var last cursor
	if f.After != "" {
		var err error
		if last, err = l.cursor(f.After); err != nil {
			return page, err
		}
		c.and("(f.score < ? OR f.score = ? AND f.id > ?)", last.F, last.F, last.ID)
	}
	err := l.page(ctx, &c, "f.body, f.score, f.id", "f.score DESC, f.id", f.limit(), func(scan scanner, more bool) error {
		var raw []byte
		at := cursor{Rank: last.Rank + 1}
		if err := scan(&raw, &at.F, &at.ID); err != nil {
			return err
		}
		if more {
			page.Next = last.String()
			return nil
		}
		last = at
		if err := appendBody(l, &page.Items, raw); err != nil {
			return err
		}
		page.Items[len(page.Items)-1].Rank = at.Rank
		return nil
	})
	return page, err
}

// FindingsOf gives the findings about any of these claims, best first: those of
// their events and panels that name one of them.
func (l *Ledger) FindingsOf(ctx context.Context, claims []string) ([]cotejo.Finding, error) {
	refs, err := l.Refs(ctx, claims)
	if err != nil {
		return nil, err
	}
	var events, panels []string
	about := map[string]bool{}
	for _, r := range refs {
		about[r.ID] = true
		events, panels = append(events, r.Event), append(panels, r.Panel)
	}
	found, err := bodies[cotejo.Finding](ctx, l, `SELECT body FROM (
		SELECT id, score, body FROM findings WHERE event IN (SELECT value FROM json_each(?1)) AND event <> ''
		UNION SELECT id, score, body FROM findings WHERE panel IN (SELECT value FROM json_each(?2)) AND panel <> '') ORDER BY score DESC, id`, list(events), list(panels))
	return slices.DeleteFunc(found, func(f cotejo.Finding) bool {
		return !slices.ContainsFunc(f.Claims, func(c string) bool { return about[c] })
	}), err
}

// Entities lists entities, the most mentioned first. Type is the kind; Text the
// beginning of the name or id.
func (l *Ledger) Entities(ctx context.Context, f Filter) (Page[cotejo.Entity], error) {
	c := clause{from: "entities e"}
	c.eq("e.kind", f.Type)
	if f.Document != "" {
		c.and("e.id IN (SELECT entity FROM doc_refs WHERE doc = (SELECT seq FROM documents WHERE id = ?))", f.Document)
	}
	if f.Text != "" {
		c.and("(instr(lower(e.label), lower(?)) > 0 OR e.id = ?)", f.Text, f.Text)
	}
	return weighted(ctx, l, &c, "e.body", "e.mentions", "e.id", &f, func(l *Ledger, to *[]cotejo.Entity, raw []byte, n int64) error {
		if err := appendBody(l, to, raw); err != nil {
			return err
		}
		(*to)[len(*to)-1].Mentions = int(n)
		return nil
	})
}

// SourceCount is one source of attributions over the ledger.
type SourceCount struct {
	Key       string            `json:"key"`
	Entity    string            `json:"entity,omitempty"`
	Label     string            `json:"label"`
	Type      cotejo.SourceType `json:"type"`
	Claims    int               `json:"claims"`
	Documents int               `json:"documents"`
	Root      int               `json:"root"`  // claims that end in it
	Relay     int               `json:"relay"` // claims that it passes on
}

// Sources lists who is said to say what, the most cited first.
func (l *Ledger) Sources(ctx context.Context, f Filter) (Page[SourceCount], error) {
	c := clause{from: "sources s LEFT JOIN entities e ON e.id = s.entity"}
	c.eq("s.type", f.Type)
	c.eq("s.entity", f.Entity)
	if f.Document != "" {
		c.and("s.key IN (SELECT key FROM source_docs WHERE doc = (SELECT seq FROM documents WHERE id = ?))", f.Document)
	}
	body := `json_object('key', s.key, 'entity', s.entity, 'label', coalesce(nullif(e.label, ''), s.label), 'type', s.type,
		'claims', s.claims, 'documents', s.documents, 'root', s.root, 'relay', s.relay)`
	return weighted[SourceCount](ctx, l, &c, body, "s.claims", "s.key", &f, plain)
}

// Problem is an input that could not be read, with the reader that tried.
type Problem struct {
	cotejo.Problem
	Reader string `json:"reader,omitempty"`
}

// Problems lists the inputs that could not be read, by path.
func (l *Ledger) Problems(ctx context.Context) ([]Problem, error) {
	return bodies[Problem](ctx, l, "SELECT json_patch(body, json_object('reader', reader)) FROM problems ORDER BY path")
}

// HistoryRow is one batch of the history.
type HistoryRow struct {
	Seq        int64  `json:"seq"`
	At         string `json:"at,omitempty"`
	Reader     string `json:"reader,omitempty"`
	Documents  int    `json:"documents"`
	Problems   int    `json:"problems"`
	Judgements int    `json:"judgements"`
	Hash       string `json:"hash"`
}

// History lists the batches, the last first.
func (l *Ledger) History(ctx context.Context, limit int) ([]HistoryRow, error) {
	var out []HistoryRow
	err := l.each(ctx, "SELECT seq, content, lower(hex(hash)) FROM batches ORDER BY seq DESC LIMIT ?", []any{limit}, func(scan scanner) error {
		var h HistoryRow
		var raw string
		if err := scan(&h.Seq, &raw, &h.Hash); err != nil {
			return err
		}
		var c content
		if err := json.Unmarshal([]byte(raw), &c); err != nil {
			return err
		}
		h.At, h.Reader, h.Documents, h.Problems, h.Judgements = c.At, c.Reader, len(c.Documents), len(c.Problems), len(c.Judgements)
		out = append(out, h)
		return nil
	})
	return out, err
}

// Counts are the sizes of a ledger.
type Counts struct {
	Documents  int `json:"documents"`
	Claims     int `json:"claims"`
	Unsure     int `json:"unsure"`
	Events     int `json:"events"`
	Relations  int `json:"relations"`
	Panels     int `json:"panels"`
	Findings   int `json:"findings"`
	Entities   int `json:"entities"`
	Sources    int `json:"sources"`
	Problems   int `json:"problems"`
	Judgements int `json:"judgements"`
}

// Counts gives the sizes of the ledger.
func (l *Ledger) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	into := c.fields()
	err := l.each(ctx, "SELECT kind, n FROM counts", nil, func(scan scanner) error {
		var kind string
		var n int
		if err := scan(&kind, &n); err != nil {
			return err
		}
		if p, ok := into[kind]; ok {
			*p = n
		}
		return nil
	})
	return c, err
}

func (c *Counts) fields() map[string]*int {
	return map[string]*int{
		"documents": &c.Documents, "claims": &c.Claims, "unsure": &c.Unsure, "events": &c.Events, "relations": &c.Relations, "panels": &c.Panels,
		"findings": &c.Findings, "entities": &c.Entities, "sources": &c.Sources, "problems": &c.Problems, "judgements": &c.Judgements,
	}
}

// Everything reads all pages of a list.
func Everything[T any](ctx context.Context, f Filter, list func(context.Context, Filter) (Page[T], error)) ([]T, error) {
	f.Limit = MaxLimit
	var all []T
	for {
		page, err := list(ctx, f)
		if err != nil {
			return nil, err
		}
		all = slices.Concat(all, page.Items)
		if page.Next == "" {
			return all, nil
		}
		f.After = page.Next
	}
}
