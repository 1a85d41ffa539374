package ledger

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Damage is one thing that is not as it was recorded.
type Damage struct {
	Kind   string `json:"kind"`   // document, claim, mention, relation, event, panel, finding, entity, judgement, problem, chain, counts, search, file
	ID     string `json:"id"`     // of what is damaged
	Detail string `json:"detail"` // what is wrong
}

// Check is what Verify looked at and found.
type Check struct {
	Documents  int      `json:"documents"`
	Spans      int      `json:"spans"` // quotations cut out of their text again
	Claims     int      `json:"claims"`
	Relations  int      `json:"relations"`
	Events     int      `json:"events"`
	Panels     int      `json:"panels"`
	Findings   int      `json:"findings"`
	Entities   int      `json:"entities"`
	Judgements int      `json:"judgements"`
	Batches    int      `json:"batches"`
	Retired    int      `json:"retired"` // replaced readings in the history
	Head       string   `json:"head"`    // last hash of the chain
	Damage     []Damage `json:"damage"`
}

// verifying is one run of Verify.
type verifying struct {
	l       *Ledger
	ctx     context.Context
	check   Check
	digests map[string][]string // document id → digests found, live and retired
	hashes  map[string]string   // judgement id → hash
	live    map[uint64]homes    // by claim: a million and a half of them must fit in memory
	index   map[string]uint64   // table → sum over the rows it should hold

	corrections map[string][]cotejo.Judgement // in force, by claim
	adds        map[string][]cotejo.Judgement // in force, that add claims, by raw hash of the document
}

// homes are the numbers of the event and the panel of a claim.
type homes struct{ event, panel uint64 }

// number is the number inside an id; 0 for none.
func number(id string) uint64 {
	if id == "" {
		return 0
	}
	return binary.BigEndian.Uint64(idBytes(id))
}

func (v *verifying) isLive(claim string) bool { _, ok := v.live[number(claim)]; return ok }

// Verify checks everything again: every quotation is cut out of its text, every
// hash computed, the chain of batches followed, every derived thing traced to
// live claims, the search indexes and the file compared with their contents. It
// names each damage it finds. It does not prove that the ledger is the one you
// had: someone who can write the file can make another that holds together. Keep
// Check.Head elsewhere to prove that.
func (l *Ledger) Verify(ctx context.Context) (Check, error) {
	v := &verifying{l: l, ctx: ctx, digests: map[string][]string{}, hashes: map[string]string{}, live: map[uint64]homes{}, index: map[string]uint64{}}
	v.check.Damage = []Damage{}
	v.inForce()
	steps := []struct {
		kind string
		run  func() error
	}{
		{"file", v.file}, {"document", v.documents}, {"document", v.retired}, {"judgement", v.judgements}, {"problem", v.problems}, {"chain", v.chain},
		{"relation", v.relations}, {"event", v.eventRows}, {"panel", v.panelRows}, {"finding", v.findings}, {"inside", v.insideRows}, {"rest", v.rests}, {"layout", v.layouts}, {"flow", v.flows}, {"entity", v.entities}, {"index", v.indexes}, {"counts", v.counts}, {"search", v.search},
	}
	for _, s := range steps {
		if err := s.run(); err != nil {
			if ctx.Err() != nil {
				return v.check, ctx.Err()
			}
			v.damage(s.kind, "", "cannot be read: %v", err)
		}
	}
	return v.check, nil
}

func (v *verifying) damage(kind, id, format string, args ...any) {
	v.check.Damage = append(v.check.Damage, Damage{kind, id, fmt.Sprintf(format, args...)})
}

// file asks SQLite what it can tell of its own structure. The connection is a new
// one: FTS5 keeps in each what it knows of its segments, and the check holds what
// one knows from before a write against the file as it is.
func (v *verifying) file() (err error) {
	db, err := v.l.reading()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	rows, err := db.QueryContext(v.ctx, "PRAGMA integrity_check(100)")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		if s != "ok" {
			v.damage("file", "", "%s", s)
		}
	}
	return rows.Err()
}

// documents checks the live documents with their claims, one at a time.
func (v *verifying) documents() error {
	var seqs []int64
	err := v.l.each(v.ctx, "SELECT seq FROM documents ORDER BY seq", nil, func(scan scanner) error {
		var n int64
		err := scan(&n)
		seqs = append(seqs, n)
		return err
	})
	if err != nil {
		return err
	}
	for _, seq := range seqs {
		if err := v.document(seq); err != nil {
			v.damage("document", fmt.Sprint("row ", seq), "cannot be read: %v", err)
		}
	}
	return nil
}

func (v *verifying) document(seq int64) error {
	var d readDoc
	var ord, sum []byte
	var info, lang, title string
	var packed, gist []byte
	err := v.l.read.QueryRowContext(v.ctx, "SELECT id, sha256, reader, text, body, mentions, digest, batch, ord, info, sum, lang, title, (SELECT info FROM infos WHERE doc = seq), (SELECT gist FROM gists WHERE doc = seq) FROM documents WHERE seq = ?", seq).
		Scan(&d.id, &d.sha, &d.reader, &d.text, &d.body, &d.mentions, &d.digest, &d.batch, &ord, &info, &sum, &lang, &title, &packed, &gist)
	if err != nil {
		return err
	}
	v.check.Documents++
	var doc cotejo.Document
	if err := json.Unmarshal([]byte(d.body), &doc); err != nil {
		v.damage("document", d.id, "its description is not readable: %v", err)
	}
	v.documentBody(&d, &doc)
	if doc.ID != d.id || doc.SHA256 != d.sha || doc.Lang != lang || doc.Title != title || !bytes.Equal(ord, docOrd(&doc)) {
		v.damage("document", d.id, "its columns differ from its description")
	}
	if !bytes.Equal(checksum(info), sum) || !v.sameInfo(packed, info) || !sameGist(gist, info) {
		v.damage("document", d.id, "what is known of it for reconciling differs from its checksum")
	}
	hashes, err := v.claims(seq, &d, &doc)
	if err != nil {
		return err
	}
	v.allAdded(&d, &doc)
	v.docMentions(seq, &d)
	got := docDigest(d.text, d.body, d.mentions, hashes)
	if !bytes.Equal(got, d.digest) {
		v.damage("document", d.id, "text, description, mentions and claims differ from its hash")
	}
	v.digests[d.id] = append(v.digests[d.id], hex.EncodeToString(got))
	return nil
}

// documentBody checks the text against its hash and the spans of blocks and
// date.
func (v *verifying) documentBody(d *readDoc, doc *cotejo.Document) {
	if h := sha256.Sum256([]byte(d.text)); doc.TextHash != "" && doc.TextHash != hex.EncodeToString(h[:]) {
		v.damage("document", d.id, "its text differs from its hash")
	}
	for i, b := range doc.Blocks {
		if b.Span.Start < 0 || b.Span.End > len(d.text) || b.Span.Start > b.Span.End {
			v.damage("document", d.id, "block %d is outside the text", i)
		}
	}
	if s := doc.Published.Span; s != nil && s.Of(d.text) == "" {
		v.damage("document", d.id, "the evidence of its date is outside the text")
	}
}

func (v *verifying) docMentions(seq int64, d *readDoc) {
	var ms []cotejo.Mention
	if err := json.Unmarshal([]byte(d.mentions), &ms); err != nil {
		v.damage("mention", d.id, "not readable: %v", err)
		return
	}
	named := map[string]int64{}
	for _, m := range ms {
		v.check.Spans++
		if m.Kind == "entity" && m.Value != "" {
			named[m.Value]++
		}
		if m.Span.Of(d.text) != m.Text {
			v.damage("mention", d.id, "[%d,%d] of the text is not %q", m.Span.Start, m.Span.End, m.Text)
		}
	}
	for entity, n := range named {
		v.index["doc_refs"] += rowSum(entity, seq, n)
	}
}

// claims checks the live claims of a document and gives their hashes.
func (v *verifying) claims(seq int64, d *readDoc, doc *cotejo.Document) ([][]byte, error) {
	var hashes [][]byte
	var all []cotejo.Claim
	err := v.l.each(v.ctx, `SELECT c.seq, c.id, c.ord, c.predicate, c.status, c.unsure, c.figure, c.tbegin, c.tend, c.event, c.panel, c.keys, c.body, c.hash,
		coalesce(i.id = c.id AND i.doc = c.doc AND i.event = c.event AND i.panel = c.panel, 0), i.item, coalesce(i.glance, x'') FROM claims c LEFT JOIN items i ON i.claim = c.seq WHERE c.doc = ?`, []any{seq}, func(scan scanner) error {
		var row int64
		var id, predicate, status, begin, end, event, panel, keys, body string
		var unsure, figure, placed bool
		var ord, hash, item, glance []byte
		if err := scan(&row, &id, &ord, &predicate, &status, &unsure, &figure, &begin, &end, &event, &panel, &keys, &body, &hash, &placed, &item, &glance); err != nil {
			return err
		}
		v.check.Claims++
		v.live[number(id)] = homes{number(event), number(panel)}
		got := hashOf([]byte(body))
		if !bytes.Equal(got, hash) {
			v.damage("claim", id, "it differs from its hash")
		}
		var c cotejo.Claim
		if err := json.Unmarshal([]byte(body), &c); err != nil {
			v.damage("claim", id, "not readable: %v", err)
			return nil
		}
		if by := reconcile.AddedBy(c); by == "" {
			hashes = append(hashes, got)
		} else if !v.added(by, &c, doc, d.text) {
			v.damage("claim", id, "it is not what its judgement %s adds", by)
		}
		if !placed || !sameItem(item, &c) || len(glance) > 0 && !bytes.Equal(glance, reconcile.Glance(c)) {
			v.damage("claim", id, "what is kept of it for reconciling differs from it")
		}
		v.check.Spans += countSpans(&c)
		now := reconcile.Corrected(c, v.corrections[id])
		v.indexed(row, ord, keys, &now)
		all = append(all, now)
		for _, bad := range checkSpans(&c, d.text) {
			v.damage("claim", id, "%s", bad)
		}
		b, e := interval(now.Time)
		if c.ID != id || c.Document != d.id || now.Predicate != predicate || string(now.Factuality.Status) != status || (c.Unsure != "") != unsure ||
			(now.Figure != nil) != figure || b != begin || e != end || !bytes.Equal(ord, claimOrd(docOrd(doc), &c)) {
			v.damage("claim", id, "its columns differ from its content")
		}
		return nil
	})
	for key, t := range tallySources(all) {
		v.index["source_docs"] += rowSum(key, seq, int64(t.claims), int64(t.root), int64(t.relay))
	}
	return hashes, err
}

// rowSum is a number for a row; the sum over a table does not depend on order.
func rowSum(cells ...any) uint64 {
	h := sha256.New()
	for _, c := range cells {
		fmt.Fprintf(h, "%v\x00", c)
	}
	return binary.BigEndian.Uint64(h.Sum(nil))
}

// indexed adds up what the tables that are looked up by should hold for a claim.
func (v *verifying) indexed(row int64, ord []byte, keys string, c *cotejo.Claim) {
	for entity, kinds := range claimRefs(c) {
		v.index["claim_refs"] += rowSum(entity, ord, int64(kinds))
	}
	if keys == "" {
		return
	}
	seen := map[int64]bool{}
	for _, k := range strings.Split(keys, "\n") {
		if h := keyHash(k); !seen[h] {
			seen[h] = true
			v.index["claim_keys"] += rowSum(h, row)
		}
	}
}

// indexes compares those tables with what the claims say should be in them.
func (v *verifying) indexes() error {
	for _, t := range []struct{ table, columns string }{
		{"claim_refs", "entity, ord, kinds"}, {"claim_keys", "key, claim"}, {"source_docs", "key, doc, claims, root, relay"}, {"doc_refs", "entity, doc, n"},
	} {
		var sum uint64
		cells := make([]any, strings.Count(t.columns, ",")+1)
		into := make([]any, len(cells))
		for i := range cells {
			into[i] = &cells[i]
		}
		err := v.l.each(v.ctx, "SELECT "+t.columns+" FROM "+t.table, nil, func(scan scanner) error {
			err := scan(into...)
			sum += rowSum(cells...)
			return err
		})
		if err != nil {
			return err
		}
		if sum != v.index[t.table] {
			v.damage("index", t.table, "it differs from what the documents and claims say")
		}
	}
	return nil
}

func countSpans(c *cotejo.Claim) int {
	n := 1 + len(c.Participants) + len(c.Place) + len(c.Chain)
	for _, s := range c.Trail {
		if s.Span != nil {
			n++
		}
	}
	for _, some := range []bool{c.Trigger != nil, c.Figure != nil, c.Time != nil, c.Quote != nil, c.Factuality.CueSpan != nil} {
		if some {
			n++
		}
	}
	return n
}

// retired checks the readings kept in the history.
func (v *verifying) retired() error {
	hashes := map[string][][]byte{}
	err := v.l.each(v.ctx, "SELECT id, doc, batch, body, hash FROM retired_claims", nil, func(scan scanner) error {
		var id, doc, body string
		var batch int64
		var hash []byte
		if err := scan(&id, &doc, &batch, &body, &hash); err != nil {
			return err
		}
		got := hashOf([]byte(body))
		if !bytes.Equal(got, hash) {
			v.damage("claim", id, "kept in the history, it differs from its hash")
		}
		key := fmt.Sprint(doc, " ", batch)
		hashes[key] = append(hashes[key], got)
		return nil
	})
	if err != nil {
		return err
	}
	return v.l.each(v.ctx, "SELECT id, text, body, mentions, digest, batch FROM retired_documents", nil, func(scan scanner) error {
		var d readDoc
		if err := scan(&d.id, &d.text, &d.body, &d.mentions, &d.digest, &d.batch); err != nil {
			return err
		}
		v.check.Retired++
		got := docDigest(d.text, d.body, d.mentions, hashes[fmt.Sprint(d.id, " ", d.batch)])
		if !bytes.Equal(got, d.digest) {
			v.damage("document", d.id, "an earlier reading kept in the history differs from its hash")
		}
		v.digests[d.id] = append(v.digests[d.id], hex.EncodeToString(got))
		return nil
	})
}

func (v *verifying) judgements() error {
	return v.l.each(v.ctx, "SELECT id, kind, target, body, hash FROM judgements", nil, func(scan scanner) error {
		var id, kind, target, body string
		var hash []byte
		if err := scan(&id, &kind, &target, &body, &hash); err != nil {
			return err
		}
		v.check.Judgements++
		got := hashOf([]byte(body))
		v.hashes[id] = hex.EncodeToString(got)
		var j cotejo.Judgement
		if !bytes.Equal(got, hash) {
			v.damage("judgement", id, "it differs from its hash")
		} else if json.Unmarshal([]byte(body), &j) != nil || j.ID != id || j.Kind != kind || j.Target != target {
			v.damage("judgement", id, "its columns differ from its content")
		}
		return nil
	})
}

func (v *verifying) problems() error {
	return v.l.each(v.ctx, "SELECT path, sha256, body, hash FROM problems", nil, func(scan scanner) error {
		var path, sha, body string
		var hash []byte
		if err := scan(&path, &sha, &body, &hash); err != nil {
			return err
		}
		var p cotejo.Problem
		if !bytes.Equal(hashOf([]byte(body)), hash) {
			v.damage("problem", path, "it differs from its hash")
		} else if json.Unmarshal([]byte(body), &p) != nil || p.Path != path || p.SHA256 != sha {
			v.damage("problem", path, "its columns differ from its content")
		}
		return nil
	})
}

// chain follows the hashes of the history, and looks up what it lists.
func (v *verifying) chain() error {
	var prev []byte
	var seq int64
	listed := map[string]int{}
	err := v.l.each(v.ctx, "SELECT seq, content, hash FROM batches ORDER BY seq", nil, func(scan scanner) error {
		var n int64
		var raw string
		var hash []byte
		if err := scan(&n, &raw, &hash); err != nil {
			return err
		}
		v.check.Batches++
		id := fmt.Sprint("batch ", n)
		if n != seq+1 {
			v.damage("chain", id, "batch %d is missing", seq+1)
		}
		if got := hashOf(prev, []byte(raw)); !bytes.Equal(got, hash) {
			v.damage("chain", id, "its hash does not follow from the batch before it and its content")
		}
		seq, prev = n, hash
		v.check.Head = hex.EncodeToString(hash)
		var c content
		if err := json.Unmarshal([]byte(raw), &c); err != nil {
			v.damage("chain", id, "not readable: %v", err)
			return nil
		}
		for _, d := range c.Documents {
			listed[d.ID]++
			if !slices.Contains(v.digests[d.ID], d.Hash) {
				v.damage("chain", id, "document %s is not there as it was recorded", d.ID)
			}
		}
		for _, j := range c.Judgements {
			if v.hashes[j.ID] != j.Hash {
				v.damage("chain", id, "judgement %s is not there as it was recorded", j.ID)
			}
			delete(v.hashes, j.ID)
		}
		return nil
	})
	for id, found := range v.digests {
		if listed[id] != len(found) {
			v.damage("chain", id, "%d readings of it are stored, %d were recorded", len(found), listed[id])
		}
	}
	for id := range v.hashes {
		v.damage("chain", id, "this judgement was never recorded")
	}
	return err
}

// derivedRow checks a body against its checksum and decodes it.
func derivedRow[T any](v *verifying, kind, query string, check func(id string, body *T)) error {
	return v.l.each(v.ctx, query, nil, func(scan scanner) error {
		var id string
		var raw, sum []byte
		if err := scan(&id, &raw, &sum); err != nil {
			return err
		}
		var body T
		if !bytes.Equal(checksum(raw), sum) {
			v.damage(kind, id, "it differs from its checksum")
		} else if err := unpack(raw, &body, v.l.layout); err != nil {
			v.damage(kind, id, "not readable: %v", err)
			return nil
		}
		check(id, &body)
		return nil
	})
}

func (v *verifying) member(kind, id string, claims []string) {
	for _, c := range claims {
		if !v.isLive(c) {
			v.damage(kind, id, "it speaks of claim %s, which is not there", c)
		}
	}
}

func (v *verifying) relations() error {
	err := v.l.each(v.ctx, `SELECT r.lo || ' ' || r.hi FROM relations r LEFT JOIN claims a ON a.seq = r.pair >> 32 LEFT JOIN claims b ON b.seq = r.pair & 4294967295
		WHERE coalesce(a.seq <= b.seq OR min(a.id, b.id) <> r.lo OR max(a.id, b.id) <> r.hi, 1)`, nil, func(scan scanner) error {
		var id string
		err := scan(&id)
		v.damage("relation", id, "it does not lie where its claims do")
		return err
	})
	if err != nil {
		return err
	}
	return derivedRow(v, "relation", "SELECT lo || ' ' || hi, body, sum FROM relations", func(id string, r *cotejo.Relation) {
		v.check.Relations++
		if min(r.A, r.B)+" "+max(r.A, r.B) != id {
			v.damage("relation", id, "its columns differ from its content")
		}
		if len(r.Reasons) == 0 {
			v.damage("relation", id, "it has no reasons")
		}
		v.member("relation", id, []string{r.A, r.B})
	})
}

func (v *verifying) eventRows() error {
	return derivedRow(v, "event", "SELECT id, body, sum FROM events", func(id string, e *cotejo.Event) {
		v.check.Events++
		v.member("event", id, e.Claims)
		for _, c := range e.Claims {
			if h, ok := v.live[number(c)]; ok && h.event != number(id) {
				v.damage("event", id, "claim %s says that it is in event e_%016x", c, h.event)
			}
		}
	})
}

func (v *verifying) panelRows() error {
	return derivedRow(v, "panel", "SELECT id, body, sum FROM panels", func(id string, p *cotejo.Panel) {
		v.check.Panels++
		for _, r := range p.Rows {
			v.member("panel", id, []string{r.Claim})
			if h, ok := v.live[number(r.Claim)]; ok && h.panel != number(id) {
				v.damage("panel", id, "claim %s says that it is in panel p_%016x", r.Claim, h.panel)
			}
		}
	})
}

func (v *verifying) findings() error {
	return derivedRow(v, "finding", "SELECT id, body, sum FROM findings", func(id string, f *cotejo.Finding) {
		v.check.Findings++
		v.member("finding", id, f.Claims)
	})
}

// sameItem reports whether an item is that of its claim. Those of an older
// version of the program are not read.
func sameItem(item []byte, c *cotejo.Claim) bool {
	want := packItem(c)
	return len(item) == 0 || bytes.Equal(item, want) || len(item) > 5 && !bytes.Equal(item[:5], want[:5]) && item[0] == packedMark
}

// sameInfo reports whether what is known of a document is the same in both
// forms. Older ledgers have one.
func (v *verifying) sameInfo(packed []byte, info string) bool {
	if packed == nil {
		return true
	}
	var d reconcile.DocInfo
	if unpack(packed, &d, v.l.layout) != nil {
		return false
	}
	got, err := canonical(d)
	return err == nil && string(got) == info
}

// sameGist reports whether the gist of a document is that of what is known of it. Older
// ledgers have none.
func sameGist(gist []byte, info string) bool {
	var d reconcile.DocInfo
	return gist == nil || json.Unmarshal([]byte(info), &d) == nil && string(gist) == string(reconcile.GistOf(d))
}

func (v *verifying) insideRows() error {
	return v.l.each(v.ctx, "SELECT id, body, sum FROM inside", nil, func(scan scanner) error {
		var id string
		var raw, sum []byte
		if err := scan(&id, &raw, &sum); err != nil {
			return err
		}
		if !bytes.Equal(checksum(raw), sum) {
			v.damage("inside", id, "it differs from its checksum")
			return nil
		}
		var in reconcile.Within
		_, err := v.l.unpackInside(string(raw), &in)
		if err != nil {
			v.damage("inside", id, "not readable: %v", err)
		}
		for _, r := range in.Relations {
			v.member("inside", id, []string{r.A, r.B})
		}
		return nil
	})
}

func (v *verifying) layouts() error {
	return v.l.each(v.ctx, "SELECT mark, layout FROM layouts", nil, func(scan scanner) error {
		var mark, text string
		if err := scan(&mark, &text); err != nil {
			return err
		}
		if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:4]) != mark {
			v.damage("layout", mark, "it differs from its mark")
		}
		return nil
	})
}

func (v *verifying) entities() error {
	return derivedRow(v, "entity", "SELECT id, body, sum FROM entities", func(id string, e *cotejo.Entity) {
		v.check.Entities++
		if e.ID != id {
			v.damage("entity", id, "its columns differ from its content")
		}
	})
}

func (v *verifying) counts() error {
	c, err := v.l.Counts(v.ctx)
	if err != nil {
		return err
	}
	for kind, counted := range c.fields() {
		query := "SELECT count(*) FROM " + kind
		if kind == "unsure" {
			query = "SELECT count(*) FROM claims WHERE unsure = 1"
		}
		var n int
		if err := v.l.read.QueryRowContext(v.ctx, query).Scan(&n); err != nil {
			return err
		}
		if n != *counted {
			v.damage("counts", kind, "%d are there, %d are counted", n, *counted)
		}
	}
	return nil
}

// search compares the indexes of the texts with the texts. The check is a
// command that SQLite takes for a write, so it needs a connection that may.
func (v *verifying) search() error {
	if v.l.write == nil {
		var n, m int
		err := v.l.read.QueryRowContext(v.ctx, "SELECT (SELECT count(*) FROM documents_fts_docsize), (SELECT count(*) FROM claims_fts_docsize)").Scan(&n, &m)
		if err == nil && (n != v.check.Documents || m != v.check.Claims) {
			v.damage("search", "", "the search index holds %d documents and %d claims", n, m)
		}
		return err
	}
	for _, table := range []string{"documents_fts", "claims_fts"} {
		if _, err := v.l.write.ExecContext(v.ctx, "INSERT INTO "+table+"("+table+", rank) VALUES ('integrity-check', 1)"); err != nil {
			v.damage("search", table, "%v", err)
		}
	}
	return nil
}
