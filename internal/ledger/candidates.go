package ledger

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
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
// stories under way, some twenty megabytes.
const keptItems = 3000

// keptGists is how many gists of documents are kept: some ten megabytes.
const keptGists = 20000

// itemCache keeps items by row of their claim, without event and panel, and
// what is known of documents.
type itemCache struct {
	mu    sync.Mutex
	items map[int64]reconcile.Item
	older map[int64]reconcile.Item // the generation before
	infos map[int64]reconcile.DocInfo
	gists map[int64]reconcile.Gist
	past  map[int64]reconcile.DocInfo // of the generation before
}

// info gives what is known of a document.
func (c *itemCache) info(doc int64) (reconcile.DocInfo, bool) {
	info, ok := c.infos[doc]
	if !ok {
		if info, ok = c.past[doc]; ok {
			c.infos[doc] = info
		}
	}
	return info, ok
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
		c.older, c.items = c.items, nil
		c.past, c.infos = c.infos, nil
	}
	if c.items == nil {
		c.items = map[int64]reconcile.Item{}
	}
	c.items[row] = it
}

// putGist keeps the gist of a document. They are all forgotten when there are too many:
// those of the stories under way are soon there again.
func (c *itemCache) putGist(doc int64, g reconcile.Gist) {
	if c.gists == nil || len(c.gists) >= keptGists {
		c.gists = map[int64]reconcile.Gist{}
	}
	c.gists[doc] = g
}

func (c *itemCache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items, c.older, c.infos, c.past, c.gists = nil, nil, nil, nil, nil
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
func (l *Ledger) Candidates(ctx context.Context, keys []string) (map[string][]*reconcile.Ref, error) {
	hashes, named := make([]int64, len(keys)), make(map[int64][]string, len(keys))
	for i, k := range keys {
		hashes[i] = keyHash(k)
		named[hashes[i]] = append(named[hashes[i]], k)
	}
	out, refs := map[string][]*reconcile.Ref{}, map[int64]*reconcile.Ref{}
	var all []int64
	var mu sync.Mutex
	err := l.inHalves(ctx, "SELECT key, group_concat(claim) FROM claim_keys WHERE key IN (SELECT value FROM json_each(?)) GROUP BY key",
		hashes, func(scan scanner) error {
			var key int64
			var claims string
			if err := scan(&key, &claims); err != nil {
				return err
			}
			mu.Lock()
			defer mu.Unlock()
			of := make([]*reconcile.Ref, 0, strings.Count(claims, ",")+1)
			for s := range strings.SplitSeq(claims, ",") {
				row, err := strconv.ParseInt(s, 10, 64)
				if err != nil {
					return err
				}
				if refs[row] == nil {
					refs[row] = &reconcile.Ref{Row: row}
					all = append(all, row)
				}
				of = append(of, refs[row])
			}
			for _, k := range named[key] {
				out[k] = of
			}
			return nil
		})
	if err != nil || len(all) == 0 {
		return nil, err
	}
	err = l.inHalves(ctx, placesOf, all, func(scan scanner) error {
		var lines sql.NullString
		if err := scan(&lines); err != nil {
			return err
		}
		for line := range strings.SplitSeq(lines.String, "\n") { // each is of another claim
			if err := readPlace(line, refs); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// placesOf asks for thousands of claims in one value, a claim a line: a row of so many
// columns for each would take three times as long.
const placesOf = `SELECT group_concat(claim || char(9) || doc || char(9) || figure || char(9) || id || char(9) || event || char(9) || panel || char(9) || hex(glance), char(10))
	FROM items INDEXED BY items_places WHERE claim IN (SELECT value FROM json_each(?))`

// readPlace reads a line of placesOf into the ref of its claim.
func readPlace(line string, refs map[int64]*reconcile.Ref) error {
	if line == "" {
		return nil
	}
	var fields [7]string
	for i := range fields {
		fields[i], line, _ = strings.Cut(line, "\t")
	}
	row, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil || refs[row] == nil {
		return errors.Join(err, errPlace)
	}
	r := refs[row]
	if r.Doc, err = strconv.ParseInt(fields[1], 10, 64); err != nil {
		return err
	}
	glance, err := hex.DecodeString(fields[6])
	r.Figure, r.ID, r.Event, r.Panel, r.Glance = fields[2] != "0", fields[3], fields[4], fields[5], string(glance)
	return err
}

var errPlace = errors.New("a claim that was not asked for")

// Gists implements reconcile.Store.
func (l *Ledger) Gists(ctx context.Context, docs []int64) (map[int64]reconcile.Gist, error) {
	l.kept.mu.Lock()
	defer l.kept.mu.Unlock()
	out := make(map[int64]reconcile.Gist, len(docs))
	var missing []int64
	for _, d := range docs {
		if g, ok := l.kept.gists[d]; ok {
			out[d] = g
		} else {
			missing = append(missing, d)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	slices.Sort(missing)
	err := l.eachStored(ctx, "SELECT doc, gist FROM gists WHERE doc IN (SELECT value FROM json_each(?))", []any{rowList(missing)}, func(scan scanner) error {
		var doc int64
		var raw sql.RawBytes
		if err := scan(&doc, &raw); err != nil {
			return err
		}
		g := reconcile.Gist(raw)
		out[doc] = g
		if l.write != nil {
			l.kept.putGist(doc, g)
		}
		return nil
	})
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
		UNION SELECT seq FROM claims WHERE substr(event, instr(event, '.') + 1) IN (SELECT substr(value, 3) FROM json_each(?1)) AND instr(event, '.') > 0
		UNION SELECT seq FROM claims WHERE panel IN (SELECT value FROM json_each(?2)) AND panel <> ''
		UNION SELECT seq FROM claims WHERE substr(panel, instr(panel, '.') + 1) IN (SELECT substr(value, 3) FROM json_each(?2)) AND instr(panel, '.') > 0)`, list(events), list(panels))
}

// Load implements reconcile.Store.
func (l *Ledger) Load(ctx context.Context, refs []reconcile.Ref) ([]reconcile.Item, error) {
	l.kept.mu.Lock()
	defer l.kept.mu.Unlock()
	out := make([]reconcile.Item, len(refs))
	var missing []int64
	at := make(map[int64]int, len(refs)) // row → place in out
	for i, r := range refs {
		if it, ok := l.kept.get(r.Row); ok {
			out[i] = placed(it, r)
			continue
		}
		missing = append(missing, r.Row)
		at[r.Row] = i
	}
	if len(missing) == 0 {
		return out, nil
	}
	if err := l.loadMissing(ctx, missing, at, refs, out); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(out, func(it reconcile.Item) bool { return it.Claim.ID == "" }), nil // some are not there
}

// stored is a claim as it is stored, and where it goes.
type stored struct {
	row, doc int64
	raw      string
	into     *reconcile.Item
	bare     bool // of an older version: read from the claim
}

// loadMissing reads claims that are not kept into their places. The stored forms are
// read by all processors at once.
func (l *Ledger) loadMissing(ctx context.Context, rows []int64, at map[int64]int, refs []reconcile.Ref, out []reconcile.Item) error {
	slices.Sort(rows)
	found := make([]stored, 0, len(rows))
	unpacking := unpackSome()
	var bytes []byte // of some, one behind the other
	first, ends := 0, make([]int, 0, someRows)
	hand := func() { // what was read since the last time
		text, from := string(bytes), 0
		for i, end := range ends {
			found[first+i].raw, from = text[from:end], end
		}
		unpacking.some <- found[first:len(found):len(found)]
		first, bytes, ends = len(found), bytes[:0], ends[:0]
	}
	err := l.eachStored(ctx, "SELECT claim, doc, item FROM items WHERE claim IN (SELECT value FROM json_each(?))", []any{rowList(rows)}, func(scan scanner) error {
		var s stored
		var raw sql.RawBytes
		if err := scan(&s.row, &s.doc, &raw); err != nil {
			return err
		}
		s.into = &out[at[s.row]]
		found, bytes = append(found, s), append(bytes, raw...)
		if ends = append(ends, len(bytes)); len(ends) == someRows {
			hand()
		}
		return nil
	})
	hand()
	unpacking.wait()
	if err != nil {
		return err
	}
	infos, err := l.loadInfos(ctx, found)
	if err != nil {
		return err
	}
	shareOut(found, func(s *stored) {
		if !s.bare {
			s.into.Document = infos[s.doc]
			*s.into = reconcile.Prepare(*s.into)
		}
	})
	if err := l.loadBare(ctx, found, infos); err != nil {
		return err
	}
	for _, s := range found {
		if l.write != nil { // otherwise somebody else may change them
			l.kept.put(s.row, *s.into)
		}
		*s.into = placed(*s.into, refs[at[s.row]])
	}
	return nil
}

// someRows is how many stored forms are read before they are unpacked.
const someRows = 128

// unpacking reads stored forms while more of them are fetched.
type unpacking struct {
	some chan []stored
	all  sync.WaitGroup
}

func unpackSome() *unpacking {
	u := &unpacking{some: make(chan []stored, 64)}
	for range runtime.GOMAXPROCS(0) {
		u.all.Go(func() {
			for some := range u.some {
				for i := range some {
					s := &some[i]
					var kept keptItem
					if s.bare = len(s.raw) == 0 || unpackText(s.raw, &kept, nil) != nil; !s.bare {
						s.into.Claim, s.into.Prints = kept.Claim, kept.Prints
					}
				}
			}
		})
	}
	return u
}

func (u *unpacking) wait() {
	close(u.some)
	u.all.Wait()
}

// shareOut does something to each of some things, on as many processors as there are
// when there are many things. What is done to one must not touch another.
func shareOut[T any](things []T, do func(*T)) {
	const enough = 64
	hands := max(1, min(runtime.GOMAXPROCS(0), len(things)/enough))
	var all sync.WaitGroup
	for i := range hands {
		some := things[i*len(things)/hands : (i+1)*len(things)/hands]
		work := func() {
			for j := range some {
				do(&some[j])
			}
		}
		if i == hands-1 {
			work()
		} else {
			all.Go(work)
		}
	}
	all.Wait()
}

func placed(it reconcile.Item, r reconcile.Ref) reconcile.Item {
	it.Claim.Event, it.Panel = r.Event, r.Panel
	return it
}

// loadBare reads the claims themselves of what could not be read from its stored form.
func (l *Ledger) loadBare(ctx context.Context, found []stored, infos map[int64]reconcile.DocInfo) error {
	by := map[int64]*stored{}
	var claims []int64
	for i := range found {
		if s := &found[i]; s.bare {
			by[s.row], claims = s, append(claims, s.row)
		}
	}
	if len(claims) == 0 {
		return nil
	}
	return l.eachStored(ctx, "SELECT seq, body FROM claims WHERE seq IN (SELECT value FROM json_each(?))", []any{rowList(claims)}, func(scan scanner) error {
		var row int64
		var raw sql.RawBytes
		if err := scan(&row, &raw); err != nil {
			return err
		}
		it := reconcile.Item{Document: infos[by[row].doc]}
		if err := json.Unmarshal(raw, &it.Claim); err != nil {
			return fmt.Errorf("claim: %w", err)
		}
		*by[row].into = reconcile.Prepare(it)
		return nil
	})
}

// loadInfos gives what is known of the documents of claims, kept or read.
func (l *Ledger) loadInfos(ctx context.Context, found []stored) (map[int64]reconcile.DocInfo, error) {
	out := map[int64]reconcile.DocInfo{}
	var missing []int64
	if l.kept.infos == nil {
		l.kept.infos = map[int64]reconcile.DocInfo{}
	}
	for i := range found {
		doc := found[i].doc
		if _, ok := out[doc]; ok {
			continue
		}
		info, ok := l.kept.info(doc)
		if out[doc] = info; !ok {
			missing = append(missing, doc)
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	type storedInfo struct {
		doc  int64
		raw  []byte
		info reconcile.DocInfo
		err  error
	}
	read := make([]storedInfo, 0, len(missing))
	err := l.eachStored(ctx, "SELECT d.value, coalesce((SELECT info FROM infos WHERE doc = d.value), (SELECT info FROM documents WHERE seq = d.value)) FROM json_each(?) d",
		[]any{rowList(missing)}, func(scan scanner) error {
			var s storedInfo
			err := scan(&s.doc, &s.raw)
			read = append(read, s)
			return err
		})
	if err != nil {
		return nil, err
	}
	shareOut(read, func(s *storedInfo) { s.err = unpack(s.raw, &s.info, l.layout) })
	for _, s := range read {
		if s.err != nil {
			return nil, l.fail("reading a row", fmt.Errorf("document %d: %w", s.doc, s.err))
		}
		out[s.doc] = s.info
		if l.write != nil {
			l.kept.infos[s.doc] = s.info
		}
	}
	return out, nil
}

// Inside implements reconcile.Store.
func (l *Ledger) Inside(ctx context.Context, events, panels []string) (reconcile.Within, error) {
	in := reconcile.Within{Odds: map[string][]float64{}}
	groups := append(append([]string{}, events...), panels...)
	if len(groups) == 0 {
		return in, nil
	}
	type stored struct{ id, raw string }
	var all []stored
	most := 0 // relations in all of them, and more
	err := l.eachStored(ctx, "SELECT id, body FROM inside WHERE id IN (SELECT value FROM json_each(?))", []any{list(groups)}, func(scan scanner) error {
		var id string
		var raw sql.RawBytes
		if err := scan(&id, &raw); err != nil {
			return err
		}
		all = append(all, stored{id, string(raw)})
		most += insideCount(raw)
		return nil
	})
	if err != nil {
		return in, err
	}
	there := make(map[string]bool, len(all))
	in.Relations = make([]cotejo.Relation, 0, most)
	for _, s := range all {
		there[s.id] = true
		if in.Odds[s.id], err = l.unpackInside(s.raw, &in); err != nil {
			return in, l.fail("reading a row", err)
		}
	}
	for i, of := range [][]string{events, panels} {
		for _, id := range of {
			if !there[id] {
				old, err := l.insideOf(ctx, id, i == 1)
				if err != nil {
					return in, err
				}
				in.Relations = append(in.Relations, old...)
			}
		}
	}
	return in, nil
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
var keptLayouts = []any{cotejo.Event{}, cotejo.Panel{}, cotejo.Relation{}, cotejo.Finding{}, cotejo.Flow{}, []short{}, reconcile.DocInfo{}, reconcile.Rest{}, beside{}}

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

// packItem packs what reconcile reads of a claim: all but the trail of rules and the words of
// its trigger.
func packItem(c *cotejo.Claim) []byte {
	bare := *c
	bare.Trail, bare.Rules, bare.Event = nil, nil, ""
	if t := bare.Trigger; t != nil {
		bare.Trigger = &cotejo.Passage{Span: t.Span} // where it stands is compared, its words are not
	}
	return pack(&keptItem{bare, reconcile.Prints(c.Sentence.Exact)})
}

// glanceOf is the glance of a claim as it is stored, never NULL.
func glanceOf(c *cotejo.Claim) []byte { return append([]byte{}, reconcile.Glance(*c)...) }
