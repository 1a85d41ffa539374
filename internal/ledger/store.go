package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

var _ reconcile.Store = (*Ledger)(nil)

// Has tells which raw hashes need not be read again: their document, or the
// problem it had, was recorded under this reader.
func (l *Ledger) Has(ctx context.Context, sha256 []string, reader string) (map[string]bool, error) {
	out := map[string]bool{}
	err := l.each(ctx, `SELECT sha256 FROM documents WHERE reader = ?2 AND sha256 IN (SELECT value FROM json_each(?1))
		UNION SELECT sha256 FROM problems WHERE reader = ?2 AND sha256 <> '' AND sha256 IN (SELECT value FROM json_each(?1))`,
		[]any{list(sha256), reader}, func(scan scanner) error {
			var s string
			err := scan(&s)
			out[s] = true
			return err
		})
	return out, err
}

type scanner func(into ...any) error

// each runs a query and hands its rows over one by one.
func (l *Ledger) each(ctx context.Context, query string, args []any, row func(scanner) error) error {
	if l.trace != nil {
		l.trace(query, args)
	}
	rows, err := l.read.QueryContext(ctx, query, args...)
	return l.handOver(rows, err, row)
}

// handOver hands the rows of a query over one by one, and closes them.
func (l *Ledger) handOver(rows *sql.Rows, err error, row func(scanner) error) error {
	if err != nil {
		return l.fail("reading", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return l.fail("reading a row", err)
		}
	}
	return l.fail("reading", rows.Err())
}

// eachStored is each for what an update reads. It asks the connection that writes,
// when there is one: that keeps what it has read of the file from one article to the
// next, where every other connection forgets it whenever the file has changed.
func (l *Ledger) eachStored(ctx context.Context, query string, args []any, row func(scanner) error) error {
	if l.write == nil || l.trace != nil {
		return l.each(ctx, query, args, row)
	}
	ask, err := l.asked.get(ctx, l.write, query)
	if err != nil {
		return l.fail("reading", err)
	}
	rows, err := ask.QueryContext(ctx, args...)
	return l.handOver(rows, err, row)
}

// inHalves is eachStored for a query of many numbers: half of them are asked of a
// connection that reads, at the same time. The rows come on two goroutines.
func (l *Ledger) inHalves(ctx context.Context, query string, numbers []int64, row func(scanner) error) error {
	const many = 128
	if l.write == nil || l.trace != nil || len(numbers) < many {
		return l.eachStored(ctx, query, []any{rowList(numbers)}, row)
	}
	slices.Sort(numbers) // either half has pages of its own
	half := len(numbers) / 2
	var beside error
	var both sync.WaitGroup
	both.Go(func() {
		ask, err := l.beside.get(ctx, l.read, query)
		if err != nil {
			beside = l.fail("reading", err)
			return
		}
		rows, err := ask.QueryContext(ctx, rowList(numbers[half:]))
		beside = l.handOver(rows, err, row)
	})
	err := l.eachStored(ctx, query, []any{rowList(numbers[:half])}, row)
	both.Wait()
	return cmp.Or(err, beside)
}

// statements are queries that are prepared once.
type statements struct {
	mu sync.Mutex
	by map[string]*sql.Stmt
}

func (s *statements) ready(query string) *sql.Stmt {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.by[query]
}

// get gives a query, prepared. It waits for the connection without holding the lock,
// which whoever has the connection may want.
func (s *statements) get(ctx context.Context, db *sql.DB, query string) (*sql.Stmt, error) {
	if ask := s.ready(query); ask != nil {
		return ask, nil
	}
	ask, err := db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if other := s.by[query]; other != nil {
		return other, ask.Close()
	}
	if s.by == nil {
		s.by = map[string]*sql.Stmt{}
	}
	s.by[query] = ask
	return ask, nil
}

// list is a JSON array for json_each.
func list(s []string) string {
	raw, err := json.Marshal(s)
	if err != nil || s == nil {
		return "[]"
	}
	return string(raw)
}

const itemColumns = "SELECT c.body, c.event, c.panel, c.keys, d.info FROM claims c JOIN documents d ON d.seq = c.doc "

func (l *Ledger) items(ctx context.Context, query string, args ...any) ([]reconcile.Item, error) {
	var out []reconcile.Item
	infos := map[string]reconcile.DocInfo{}
	err := l.each(ctx, itemColumns+query, args, func(scan scanner) error {
		var body, keys, info string
		var it reconcile.Item
		var event string
		if err := scan(&body, &event, &it.Panel, &keys, &info); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(body), &it.Claim); err != nil {
			return fmt.Errorf("claim: %w", err)
		}
		it.Claim.Event = event
		if keys != "" {
			it.Keys = strings.Split(keys, "\n")
		}
		known, ok := infos[it.Claim.Document]
		if !ok {
			if err := json.Unmarshal([]byte(info), &known); err != nil {
				return fmt.Errorf("document %s: %w", it.Claim.Document, err)
			}
			infos[it.Claim.Document] = known
		}
		it.Document = known
		out = append(out, it)
		return nil
	})
	slices.SortFunc(out, func(a, b reconcile.Item) int { return cmp.Compare(a.Claim.ID, b.Claim.ID) })
	return out, err
}

// ByIDs gives the claims with these ids that are live, by id, as they were read.
func (l *Ledger) ByIDs(ctx context.Context, ids []string) ([]reconcile.Item, error) {
	refs, err := l.Refs(ctx, ids)
	if err != nil {
		return nil, err
	}
	items, err := l.Load(ctx, refs)
	slices.SortFunc(items, func(a, b reconcile.Item) int { return cmp.Compare(a.Claim.ID, b.Claim.ID) })
	return items, err
}

// ItemsOf gives the live claims of the documents with these raw hashes: what a
// new reading of them will remove.
func (l *Ledger) ItemsOf(ctx context.Context, sha256 []string) ([]reconcile.Item, error) {
	return l.items(ctx, "WHERE c.doc IN (SELECT seq FROM documents WHERE sha256 IN (SELECT value FROM json_each(?)))", list(sha256))
}

// AllItems gives every live claim, for a ledger small enough to be held in
// memory. With asOf, an ISO date, only those published up to it; documents
// without a date are left out then.
func (l *Ledger) AllItems(ctx context.Context, asOf string) ([]reconcile.Item, error) {
	if asOf == "" {
		return l.items(ctx, "")
	}
	until, ok := untilOrd(asOf)
	if !ok {
		return nil, &Error{Kind: ErrFilter, Path: l.path, Detail: "not a date: " + asOf}
	}
	return l.items(ctx, "WHERE c.ord < ?", until)
}

// bodies decodes a column of bodies.
func bodies[T any](ctx context.Context, l *Ledger, query string, args ...any) ([]T, error) {
	var out []T
	err := l.each(ctx, query, args, func(scan scanner) error {
		var body []byte
		var v T
		if err := scan(&body); err != nil {
			return err
		}
		if err := unpack(body, &v, l.layout); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	})
	return out, err
}

// Judgements implements reconcile.Store: the judgements in force, by id. One
// whose claim is gone because its document was read anew is carried over to the
// claim of the same predicate whose sentence holds its quotation, when exactly
// one does.
func (l *Ledger) Judgements(ctx context.Context) ([]cotejo.Judgement, error) {
	all, err := l.AllJudgements(ctx)
	if err != nil {
		return nil, err
	}
	revoked := map[string]bool{}
	for _, j := range all {
		if j.Decision == cotejo.Revoke {
			revoked[j.Target] = true
		}
	}
	all = slices.DeleteFunc(all, func(j cotejo.Judgement) bool { return revoked[j.ID] || j.Decision == cotejo.Revoke })
	return l.Carry(ctx, all)
}

// AllJudgements gives every judgement, the revoked too, by id.
func (l *Ledger) AllJudgements(ctx context.Context) ([]cotejo.Judgement, error) {
	now := l.judged.changed.Load() + 1
	if l.write != nil && l.judged.noneAt.Load() == now {
		return nil, nil
	}
	all, err := bodies[cotejo.Judgement](ctx, l, "SELECT body FROM judgements ORDER BY id")
	if err == nil && len(all) == 0 {
		l.judged.noneAt.Store(now)
	}
	return all, err
}

// judgedState remembers that a ledger which nobody else can write to has no
// judgements, as most have none.
type judgedState struct {
	changed atomic.Int64 // batches with judgements that this process has written
	noneAt  atomic.Int64 // one more than changed was when there were none
}

// Carry speaks judgements on claims that the ledger does not have of those that
// took their place.
func (l *Ledger) Carry(ctx context.Context, js []cotejo.Judgement) ([]cotejo.Judgement, error) {
	if len(js) == 0 {
		return []cotejo.Judgement{}, nil
	}
	var ids []string
	for _, j := range js {
		ids = append(ids, reconcile.Spoken(j)...)
	}
	there := map[string]bool{}
	failed := l.each(ctx, "SELECT id FROM claims WHERE id IN (SELECT value FROM json_each(?))", []any{list(ids)}, func(scan scanner) error {
		var id string
		err := scan(&id)
		there[id] = true
		return err
	})
	out := make([]cotejo.Judgement, len(js))
	for i, j := range js {
		out[i] = reconcile.Carried(j, func(claim, _ string) bool { return there[claim] }, func(sha string) []reconcile.Item {
			found, err := l.ItemsOf(ctx, []string{sha})
			failed = cmp.Or(failed, err)
			return found
		})
	}
	return out, failed
}

// Select quotes the sentence of a claim with what stands around it, so that a
// judgement finds the claim again when its document has been read anew.
func Select(d *cotejo.Document, c *cotejo.Claim) cotejo.Selector {
	const around = 32
	before, after := []rune(d.Text[:c.Sentence.Span.Start]), []rune(d.Text[c.Sentence.Span.End:])
	return cotejo.Selector{Document: d.SHA256, Exact: c.Sentence.Exact,
		Prefix: string(before[max(0, len(before)-around):]), Suffix: string(after[:min(around, len(after))])}
}
