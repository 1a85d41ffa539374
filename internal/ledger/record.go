package ledger

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Batch is what is recorded together: documents with all that was read in them,
// what follows for the derived things, and what people decided.
type Batch struct {
	Reader     string                       // engine and pack, with versions: what read the documents
	Documents  []cotejo.Document            // new ones, or ones read anew; with Text
	Claims     []cotejo.Claim               // of those documents
	Keys       map[string][]string          // block keys by claim id
	Mentions   map[string][]cotejo.Mention  // by document id
	Entities   []cotejo.Entity              // seen in those documents
	DocInfo    map[string]reconcile.DocInfo // by document id
	Sources    map[string][]cotejo.Source   // by raw hash: further places of bytes that are in the ledger
	Problems   []cotejo.Problem
	Judgements []cotejo.Judgement
	Added      []cotejo.Claim // that people added, to documents of the ledger or the batch
	Withdrawn  []string       // ids of added claims that people took back
	Restated   []Restated     // claims whose corrections changed
	Delta      reconcile.Delta
	At         string // the caller's clock, RFC 3339; kept in the history only
}

// BatchInfo says what a batch did.
type BatchInfo struct {
	Seq       int64  // its number in the history; 0 when nothing changed
	Hash      string // of the chain up to it
	Documents int    // new or read anew
	Claims    int
	Retired   int // documents whose earlier reading was replaced
	Sources   int // further places of known bytes
	Problems  int // new ones
	Changed   bool
}

// content is what the history keeps of a batch: enough to recognise all that it
// stored. It is hashed into the chain.
type content struct {
	At         string   `json:"at,omitempty"`
	Reader     string   `json:"reader,omitempty"`
	Documents  []digest `json:"documents,omitempty"`
	Sources    []string `json:"sources,omitempty"`
	Problems   []digest `json:"problems,omitempty"`
	Judgements []digest `json:"judgements,omitempty"`
	Derived    bool     `json:"derived,omitempty"` // relations, events, panels or findings were recomputed
}

type digest struct {
	ID   string `json:"id"`
	Hash string `json:"hash"`
}

// recording is one write transaction.
type recording struct {
	ctx     context.Context
	tx      *sql.Tx
	seq     int64
	counts  map[string]int64
	info    BatchInfo
	content content
	stmts   map[string]*sql.Stmt
	asked   *statements

	corrections map[string][]cotejo.Judgement // in force before the batch, by claim
	placed      map[string]reconcile.Ref      // claims whose event and panel are written with them
	ahead       *ahead
}

// Record writes a batch, all of it or nothing, and appends it to the history. A
// batch that changes nothing leaves no trace. A document that is there already
// under another reader is replaced, its earlier reading kept as retired.
func (l *Ledger) Record(ctx context.Context, b Batch) (BatchInfo, error) {
	if l.write == nil {
		return BatchInfo{}, &Error{Kind: ErrReadOnly, Path: l.path, Detail: "opened for reading"}
	}
	if err := checkBatch(&b); err != nil {
		return BatchInfo{}, &Error{Kind: ErrBatch, Path: l.path, Err: err}
	}
	corrections, err := l.Corrections(ctx)
	if err != nil {
		return BatchInfo{}, err
	}
	ahead := packAhead(&b.Delta)
	defer ahead.done.Wait()
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return BatchInfo{}, l.fail("beginning a batch", err)
	}
	r := &recording{ctx: context.WithoutCancel(ctx), tx: tx, counts: map[string]int64{}, stmts: map[string]*sql.Stmt{}, asked: &l.asked, corrections: corrections, placed: map[string]reconcile.Ref{}, ahead: ahead}
	if err := r.all(&b); err != nil {
		return BatchInfo{}, l.fail("recording a batch", errors.Join(err, ctx.Err(), ignoreDone(tx.Rollback())))
	}
	if !r.info.Changed {
		return r.info, l.fail("ending an empty batch", tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return BatchInfo{}, l.fail("committing a batch", errors.Join(err, ignoreDone(tx.Rollback())))
	}
	l.keepStatements(ctx, r)
	l.fold()
	if len(b.Judgements) > 0 {
		l.judged.changed.Add(1)
	}
	if r.info.Retired > 0 || len(b.Withdrawn) > 0 {
		l.kept.forget() // rows of claims are given away anew
	}
	return r.info, nil
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

func (r *recording) all(b *Batch) error {
	if err := r.row("SELECT coalesce(max(seq), 0) + 1 FROM batches", nil, &r.seq); err != nil {
		return err
	}
	r.content = content{At: b.At, Reader: b.Reader}
	byDoc := map[string][]cotejo.Claim{}
	for _, c := range b.Claims {
		byDoc[c.Document] = append(byDoc[c.Document], c)
	}
	merged, err := r.mergeEntities(b.Entities)
	if err != nil {
		return err
	}
	for i := range b.Documents {
		d := &b.Documents[i]
		if err := r.document(b, d, byDoc[d.ID]); err != nil {
			return fmt.Errorf("document %s (%s): %w", d.ID, d.Source.Path, err)
		}
	}
	for _, step := range []func() error{
		func() error { return r.putEntities(merged) },
		func() error { return r.moreSources(b.Sources) },
		func() error { return r.problems(b) },
		func() error { return r.judgements(b.Judgements) },
		func() error { return r.revise(b) },
		func() error { return r.derive(&b.Delta) },
		r.finish,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// finish appends the batch to the history and writes the counts.
func (r *recording) finish() error {
	if !r.info.Changed {
		return nil
	}
	if err := r.putLayouts(); err != nil {
		return err
	}
	body, err := canonical(r.content)
	if err != nil {
		return err
	}
	var prev []byte
	if err := r.row("SELECT hash FROM batches ORDER BY seq DESC LIMIT 1", nil, &prev); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	hash := hashOf(prev, body)
	if _, err := r.exec("INSERT INTO batches (seq, content, hash) VALUES (?, ?, ?)", r.seq, string(body), hash); err != nil {
		return err
	}
	r.info.Seq, r.info.Hash = r.seq, hex.EncodeToString(hash)
	for _, kind := range slices.Sorted(maps.Keys(r.counts)) {
		_, err := r.exec("INSERT INTO counts (kind, n) VALUES (?1, ?2) ON CONFLICT (kind) DO UPDATE SET n = n + ?2", kind, r.counts[kind])
		if err != nil {
			return err
		}
	}
	return nil
}

// exec runs a statement, prepared once a batch, and gives the rows it touched.
func (r *recording) exec(query string, args ...any) (int64, error) {
	s, err := r.prepare(query)
	if err != nil {
		return 0, err
	}
	res, err := s.ExecContext(r.ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// count runs a statement and adds the rows it touched, times sign, to a count.
func (r *recording) count(kind string, sign int64, query string, args ...any) error {
	n, err := r.exec(query, args...)
	if err == nil && n > 0 {
		r.counts[kind] += sign * n
		r.info.Changed = true
	}
	return err
}

func (r *recording) row(query string, args []any, into ...any) error {
	s, err := r.prepare(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(r.ctx, args...).Scan(into...)
}

// body gives the one value of a query, if it has a row, copied once.
func (r *recording) body(query, arg string) (body string, ok bool, err error) {
	s, err := r.prepare(query)
	if err != nil {
		return "", false, err
	}
	rows, err := s.QueryContext(r.ctx, arg)
	if err != nil {
		return "", false, err
	}
	defer rows.Close()
	if ok = rows.Next(); ok {
		var value sql.RawBytes
		if err := rows.Scan(&value); err != nil {
			return "", false, err
		}
		body = string(value)
	}
	return body, ok, rows.Err()
}

func (r *recording) prepare(query string) (*sql.Stmt, error) {
	if s, ok := r.stmts[query]; ok {
		return s, nil
	}
	if ask := r.asked.ready(query); ask != nil {
		r.stmts[query] = r.tx.StmtContext(r.ctx, ask)
		return r.stmts[query], nil
	}
	s, err := r.tx.PrepareContext(r.ctx, query)
	if err == nil {
		r.stmts[query] = s
	}
	return s, err
}

// keepStatements prepares for the next batches what this one has asked. What cannot be
// prepared now is prepared in its turn.
func (l *Ledger) keepStatements(ctx context.Context, r *recording) {
	for query := range r.stmts {
		if _, err := l.asked.get(ctx, l.write, query); err != nil {
			return
		}
	}
}

// strs reads a column of strings.
func (r *recording) strs(query string, args ...any) ([]string, error) {
	s, err := r.prepare(query)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(r.ctx, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

func (r *recording) moreSources(bySHA map[string][]cotejo.Source) error {
	for _, sha := range slices.Sorted(maps.Keys(bySHA)) {
		var doc int64
		err := r.row("SELECT seq FROM documents WHERE sha256 = ?", []any{sha}, &doc)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		} else if err != nil {
			return err
		}
		for _, s := range bySHA[sha] {
			n, err := r.putSource(doc, s)
			if err != nil {
				return err
			}
			if n > 0 {
				r.info.Changed = true
				r.info.Sources++
				r.content.Sources = append(r.content.Sources, sha+" "+s.Path+" "+s.URL)
			}
			if err := r.solved(s.Path); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *recording) putSource(doc int64, s cotejo.Source) (int64, error) {
	return r.exec("INSERT INTO doc_sources (doc, path, url, outlet) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", doc, s.Path, s.URL, s.Outlet)
}

// problems records inputs that could not be read, one a path: the last one seen.
func (r *recording) problems(b *Batch) error {
	for _, p := range b.Problems {
		body, err := canonical(p)
		if err != nil {
			return err
		}
		var old, reader string
		err = r.row("SELECT body, reader FROM problems WHERE path = ?", []any{p.Path}, &old, &reader)
		if err == nil && old == string(body) && reader == b.Reader {
			continue
		} else if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err := r.solved(p.Path); err != nil {
			return err
		}
		hash := hashOf(body)
		err = r.count("problems", 1, "INSERT INTO problems (path, sha256, reader, body, hash, batch) VALUES (?, ?, ?, ?, ?, ?)",
			p.Path, p.SHA256, b.Reader, string(body), hash, r.seq)
		if err != nil {
			return err
		}
		r.info.Problems++
		r.content.Problems = append(r.content.Problems, digest{p.Path, hex.EncodeToString(hash)})
	}
	return nil
}

// solved forgets the problem of a path that was read after all.
func (r *recording) solved(path string) error {
	return r.count("problems", -1, "DELETE FROM problems WHERE path = ?", path)
}

func (r *recording) judgements(js []cotejo.Judgement) error {
	for _, j := range js {
		body, err := canonical(j)
		if err != nil {
			return err
		}
		before := r.counts["judgements"]
		hash := hashOf(body)
		err = r.count("judgements", 1, "INSERT INTO judgements (id, kind, target, body, hash, batch) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
			j.ID, j.Kind, j.Target, string(body), hash, r.seq)
		if err != nil {
			return err
		}
		if r.counts["judgements"] > before {
			r.content.Judgements = append(r.content.Judgements, digest{j.ID, hex.EncodeToString(hash)})
		}
	}
	return nil
}

// checkBatch refuses a batch that contradicts itself before anything of it is
// written: a claim whose quotation is not in its text must never be stored.
func checkBatch(b *Batch) error {
	docs := map[string]*cotejo.Document{}
	for i := range b.Documents {
		d := &b.Documents[i]
		if d.ID == "" || d.SHA256 == "" {
			return fmt.Errorf("document %q has no id or hash", d.Source.Path)
		}
		if docs[d.ID] != nil {
			return fmt.Errorf("document %s is there twice", d.ID)
		}
		docs[d.ID] = d
	}
	for i := range b.Claims {
		c := &b.Claims[i]
		d := docs[c.Document]
		if d == nil {
			return fmt.Errorf("claim %s: its document %q is not in the batch", c.ID, c.Document)
		}
		if bad := checkSpans(c, d.Text); len(bad) > 0 {
			return fmt.Errorf("claim %s of %s: %s", c.ID, d.Source.Path, strings.Join(bad, "; "))
		}
	}
	for id, ms := range b.Mentions {
		d := docs[id]
		if d == nil {
			return fmt.Errorf("mentions of %q, which is not in the batch", id)
		}
		for _, m := range ms {
			if m.Span.Of(d.Text) != m.Text || m.Span.IsZero() {
				return fmt.Errorf("mention %q of %s is not at %v of its text", m.Text, d.Source.Path, m.Span)
			}
		}
	}
	return nil
}
