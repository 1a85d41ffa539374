package ledger

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// What adding an article reads: the methods of reconcile.Store. They look at
// small tables only, and keep what they have read of claims, which does not
// change while a claim is live.

// keptItems is how many items are kept between two articles: enough for the
// stories under way, some fifty megabytes.
const keptItems = 8000

// itemCache keeps items by row of their claim, without event and panel, and
// what is known of documents.
type itemCache struct {
	mu    sync.Mutex
	items map[int64]reconcile.Item
	older map[int64]reconcile.Item // the generation before
	infos map[int64]reconcile.DocInfo
}

func (c *itemCache) get(row int64) (reconcile.Item, bool) {
	if it, ok := c.items[row]; ok {
		return it, true
	}
	it, ok := c.older[row]
	if ok {
		c.put(row, it)
	}
	return it, ok
}

// put keeps an item; when a generation is full the one before it is forgotten.
func (c *itemCache) put(row int64, it reconcile.Item) {
	if len(c.items) >= keptItems/2 {
		c.older, c.items, c.infos = c.items, nil, nil
	}
	if c.items == nil {
		c.items = map[int64]reconcile.Item{}
	}
	c.items[row] = it
}

func (c *itemCache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items, c.older, c.infos = nil, nil, nil
}

// rowList is a JSON array of numbers for json_each.
func rowList(rows []int64) string {
	out := make([]byte, 0, 10*len(rows)+2)
	for i, r := range rows {
		sep := byte(',')
		if i == 0 {
			sep = '['
		}
		out = strconv.AppendInt(append(out, sep), r, 10)
	}
	if len(rows) == 0 {
		out = append(out, '[')
	}
	return string(append(out, ']'))
}

// Candidates implements reconcile.Store.
func (l *Ledger) Candidates(ctx context.Context, keys []string) (map[string][]reconcile.Ref, error) {
	hashes, named := make([]int64, len(keys)), map[int64][]string{}
	for i, k := range keys {
		hashes[i] = keyHash(k)
		named[hashes[i]] = append(named[hashes[i]], k)
	}
	rows := map[string][]int64{}
	refs := map[int64]reconcile.Ref{}
	var all []int64
	err := l.eachStored(ctx, "SELECT key, group_concat(claim) FROM claim_keys WHERE key IN (SELECT value FROM json_each(?)) GROUP BY key",
		[]any{rowList(hashes)}, func(scan scanner) error {
			var key int64
			var claims string
			if err := scan(&key, &claims); err != nil {
				return err
			}
			var of []int64
			for s := range strings.SplitSeq(claims, ",") {
				row, err := strconv.ParseInt(s, 10, 64)
				if err != nil {
					return err
				}
				of = append(of, row)
				if _, ok := refs[row]; !ok {
					refs[row] = reconcile.Ref{}
					all = append(all, row)
				}
			}
			for _, k := range named[key] {
				rows[k] = of
			}
			return nil
		})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	found, err := l.refs(ctx, "claim IN (SELECT value FROM json_each(?))", rowList(all))
	for _, r := range found {
		refs[r.Row] = r
	}
	out := make(map[string][]reconcile.Ref, len(rows))
	for k, of := range rows {
		for _, row := range of {
			if r := refs[row]; r.ID != "" {
				out[k] = append(out[k], r)
			}
		}
	}
	return out, err
}

// refs gives the claims of which a condition holds. It reads the index alone: the
// items themselves are wide.
func (l *Ledger) refs(ctx context.Context, condition string, args ...any) ([]reconcile.Ref, error) {
	var out []reconcile.Ref
	err := l.eachStored(ctx, "SELECT claim, id, event, panel, figure FROM items INDEXED BY items_places WHERE "+condition, args, func(scan scanner) error {
		var r reconcile.Ref
		err := scan(&r.Row, &r.ID, &r.Event, &r.Panel, &r.Figure)
		out = append(out, r)
		return err
	})
	return out, err
}

// Refs implements reconcile.Store.
func (l *Ledger) Refs(ctx context.Context, ids []string) ([]reconcile.Ref, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return l.refs(ctx, "claim IN (SELECT seq FROM claims WHERE id IN (SELECT value FROM json_each(?)))", list(ids))
}

// Members implements reconcile.Store.
func (l *Ledger) Members(ctx context.Context, events, panels []string) ([]reconcile.Ref, error) {
	if len(events)+len(panels) == 0 {
		return nil, nil
	}
	return l.refs(ctx, `claim IN (
		SELECT seq FROM claims WHERE event IN (SELECT value FROM json_each(?1)) AND event <> ''
		UNION SELECT seq FROM claims WHERE panel IN (SELECT value FROM json_each(?2)) AND panel <> '')`, list(events), list(panels))
}

// Load implements reconcile.Store.
func (l *Ledger) Load(ctx context.Context, refs []reconcile.Ref) ([]reconcile.Item, error) {
	l.kept.mu.Lock()
	defer l.kept.mu.Unlock()
	out := make([]reconcile.Item, 0, len(refs))
	var missing []int64
	by := map[int64]reconcile.Ref{}
	for _, r := range refs {
		if it, ok := l.kept.get(r.Row); ok {
			out = append(out, placed(it, r))
			continue
		}
		missing = append(missing, r.Row)
		by[r.Row] = r
	}
	if len(missing) == 0 {
		return out, nil
	}
	docs := map[int64][]reconcile.Item{}
	rows := map[int64][]int64{}
	var bare []int64
	err := l.eachStored(ctx, "SELECT claim, doc, item FROM items WHERE claim IN (SELECT value FROM json_each(?))", []any{rowList(missing)}, func(scan scanner) error {
		var row, doc int64
		var raw sql.RawBytes
		if err := scan(&row, &doc, &raw); err != nil {
			return err
		}
		var it reconcile.Item
		var kept keptItem
		if len(raw) == 0 || unpack(raw, &kept, nil) != nil {
			bare = append(bare, row) // of an older version: read from the claim
			return nil
		}
		it.Claim, it.Prints = kept.Claim, kept.Prints
		docs[doc], rows[doc] = append(docs[doc], it), append(rows[doc], row)
		return nil
	})
	if err == nil {
		err = l.loadBare(ctx, bare, docs, rows)
	}
	if err != nil {
		return nil, err
	}
	infos, err := l.loadInfos(ctx, docs)
	if err != nil {
		return nil, err
	}
	for doc, items := range docs {
		for i, it := range items {
			row := rows[doc][i]
			it.Document = infos[doc]
			it = reconcile.Prepare(it)
			if l.write != nil { // otherwise somebody else may change them
				l.kept.put(row, it)
			}
			out = append(out, placed(it, by[row]))
		}
	}
	return out, nil
}

func placed(it reconcile.Item, r reconcile.Ref) reconcile.Item {
	it.Claim.Event, it.Panel = r.Event, r.Panel
	return it
}

// loadBare reads items from the claims themselves.
func (l *Ledger) loadBare(ctx context.Context, claims []int64, docs map[int64][]reconcile.Item, rows map[int64][]int64) error {
	if len(claims) == 0 {
		return nil
	}
	return l.eachStored(ctx, "SELECT seq, doc, body FROM claims WHERE seq IN (SELECT value FROM json_each(?))", []any{rowList(claims)}, func(scan scanner) error {
		var row, doc int64
		var raw sql.RawBytes
		if err := scan(&row, &doc, &raw); err != nil {
			return err
		}
		var it reconcile.Item
		if err := json.Unmarshal(raw, &it.Claim); err != nil {
			return fmt.Errorf("claim: %w", err)
		}
		docs[doc], rows[doc] = append(docs[doc], it), append(rows[doc], row)
		return nil
	})
}

// loadInfos gives what is known of documents, kept or read.
func (l *Ledger) loadInfos(ctx context.Context, docs map[int64][]reconcile.Item) (map[int64]reconcile.DocInfo, error) {
	out := map[int64]reconcile.DocInfo{}
	var missing []int64
	for doc := range docs {
		if info, ok := l.kept.infos[doc]; ok {
			out[doc] = info
		} else {
			missing = append(missing, doc)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	if l.kept.infos == nil {
		l.kept.infos = map[int64]reconcile.DocInfo{}
	}
	err := l.eachStored(ctx, "SELECT d.value, coalesce((SELECT info FROM infos WHERE doc = d.value), (SELECT info FROM documents WHERE seq = d.value)) FROM json_each(?) d",
		[]any{rowList(missing)}, func(scan scanner) error {
			var doc int64
			var raw []byte
			if err := scan(&doc, &raw); err != nil {
				return err
			}
			var info reconcile.DocInfo
			if err := unpack(raw, &info, l.layout); err != nil {
				return fmt.Errorf("document %d: %w", doc, err)
			}
			out[doc] = info
			if l.write != nil {
				l.kept.infos[doc] = info
			}
			return nil
		})
	return out, err
}

// Inside implements reconcile.Store.
func (l *Ledger) Inside(ctx context.Context, events, panels []string) (inside, aside []cotejo.Relation, err error) {
	groups := append(append([]string{}, events...), panels...)
	if len(groups) == 0 {
		return nil, nil, nil
	}
	there := map[string]bool{}
	err = l.eachStored(ctx, "SELECT id, body FROM inside WHERE id IN (SELECT value FROM json_each(?))", []any{list(groups)}, func(scan scanner) error {
		var id string
		var raw []byte
		if err := scan(&id, &raw); err != nil {
			return err
		}
		there[id] = true
		rels, others, err := l.unpackInside(raw)
		inside, aside = append(inside, rels...), append(aside, others...)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	for i, of := range [][]string{events, panels} {
		for _, id := range of {
			if !there[id] {
				old, err := l.insideOf(ctx, id, i == 1)
				if err != nil {
					return nil, nil, err
				}
				inside = append(inside, old...)
			}
		}
	}
	return inside, aside, nil
}

// insideOf reads the relations of an event or panel that an older version wrote.
func (l *Ledger) insideOf(ctx context.Context, id string, panel bool) ([]cotejo.Relation, error) {
	var ids []string
	column := "event"
	if panel {
		column = "panel"
	}
	err := l.eachStored(ctx, "SELECT id FROM claims WHERE "+column+" = ? AND "+column+" <> ''", []any{id}, func(scan scanner) error {
		var s string
		err := scan(&s)
		ids = append(ids, s)
		return err
	})
	if err != nil {
		return nil, err
	}
	rels, err := l.RelationsOf(ctx, ids)
	var out []cotejo.Relation
	for _, r := range rels {
		if reconcile.BetweenFigures(r) == panel {
			out = append(out, r)
		}
	}
	return out, err
}

// short is a relation inside a group: what is needed to build the group anew.
type short struct {
	A, B  string
	Type  cotejo.RelationType
	Row   string
	Field string
	Note  string
	Aside bool // no relation of the ledger
}

func packInside(inside, aside []cotejo.Relation) []byte {
	out := make([]short, len(inside)+len(aside))
	for i := range out {
		var r *cotejo.Relation
		if i < len(inside) {
			r = &inside[i]
		} else {
			r = &aside[i-len(inside)]
		}
		out[i] = short{A: r.A, B: r.B, Type: r.Type, Row: r.Row, Aside: i >= len(inside)}
		if len(r.Reasons) > 0 {
			out[i].Field, out[i].Note = r.Reasons[0].Field, r.Reasons[0].Note
		}
	}
	return pack(out)
}

func (l *Ledger) unpackInside(raw []byte) (inside, aside []cotejo.Relation, err error) {
	var in []short
	if err := unpack(raw, &in, l.layout); err != nil {
		return nil, nil, err
	}
	inside = make([]cotejo.Relation, 0, len(in))
	reasons := make([]cotejo.Reason, len(in))
	for i, s := range in {
		reasons[i] = cotejo.Reason{Field: s.Field, Rule: s.Row, Note: s.Note}
		rel := cotejo.Relation{A: s.A, B: s.B, Type: s.Type, Row: s.Row, Reasons: reasons[i : i+1 : i+1]}
		if s.Aside {
			aside = append(aside, rel)
		} else {
			inside = append(inside, rel)
		}
	}
	return inside, aside, nil
}

// layout gives the layout kept under a mark.
func (l *Ledger) layout(mark string) (string, error) {
	var text string
	err := l.read.QueryRowContext(context.Background(), "SELECT layout FROM layouts WHERE mark = ?", mark).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("%w: layout %s is not there", errPacked, mark)
	}
	return text, err
}

// keptLayouts are the types that are stored packed and cannot be read from
// anything else.
var keptLayouts = []any{cotejo.Event{}, cotejo.Panel{}, cotejo.Relation{}, cotejo.Finding{}, cotejo.Flow{}, []short{}, reconcile.DocInfo{}, reconcile.Rest{}}

// putLayouts keeps the layouts of what this program packs.
func (r *recording) putLayouts() error {
	for _, v := range keptLayouts {
		mark, text := layoutText(v)
		if _, err := hex.DecodeString(mark); err != nil {
			return err
		}
		if _, err := r.exec("INSERT INTO layouts (mark, layout) VALUES (?, ?) ON CONFLICT DO NOTHING", mark, text); err != nil {
			return err
		}
	}
	return nil
}

// keptItem is what is stored for reconciling a claim.
type keptItem struct {
	Claim  cotejo.Claim
	Prints []uint64
}

// packItem packs what reconcile reads of a claim: all but the trail of rules.
func packItem(c *cotejo.Claim) []byte {
	bare := *c
	bare.Trail, bare.Rules, bare.Trigger, bare.Event = nil, nil, nil, ""
	return pack(&keptItem{bare, reconcile.Prints(c.Sentence.Exact)})
}
