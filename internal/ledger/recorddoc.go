package ledger

import (
	"bytes"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// readDoc is a document as it is stored.
type readDoc struct {
	seq                  int64
	id, sha, reader      string
	text, body, mentions string
	digest               []byte
	batch                int64
}

// document stores one document with its claims, replacing an earlier reading.
func (r *recording) document(b *Batch, d *cotejo.Document, claims []cotejo.Claim) error {
	var old readDoc
	err := r.row("SELECT seq, id, reader, text, body, mentions, digest, batch FROM documents WHERE sha256 = ?", []any{d.SHA256},
		&old.seq, &old.id, &old.reader, &old.text, &old.body, &old.mentions, &old.digest, &old.batch)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if old.seq != 0 && old.reader == b.Reader {
		return r.moreSources(map[string][]cotejo.Source{d.SHA256: append([]cotejo.Source{d.Source}, d.Also...)})
	}
	var kept []oldClaim
	if old.seq != 0 {
		if kept, err = r.retire(&old); err != nil {
			return fmt.Errorf("retiring its earlier reading: %w", err)
		}
	}
	seq, err := r.putDocument(b, d, claims, old.seq)
	if err != nil {
		return err
	}
	all := slices.Concat(claims, b.addedTo(d.ID))
	if old.seq == 0 {
		r.placeNew(all, b.Delta.Members)
	}
	for i := range all {
		if err := r.putClaim(&all[i], seq, docOrd(d), b.Keys[all[i].ID]); err != nil {
			return fmt.Errorf("claim %s: %w", all[i].ID, err)
		}
	}
	if err := r.addTallies(seq, all); err != nil {
		return err
	}
	if err := r.addMentions(seq, docOrd(d), b.Mentions[d.ID]); err != nil {
		return err
	}
	r.info.Documents++
	r.info.Claims += len(claims)
	return r.keepMembership(kept, all)
}

// placeNew notes the event and the panel of claims of a new document, as the delta tells
// them, so that they are written with the claim.
func (r *recording) placeNew(claims []cotejo.Claim, members []reconcile.Ref) {
	for i := range claims {
		at, ok := slices.BinarySearchFunc(members, claims[i].ID, func(m reconcile.Ref, id string) int { return strings.Compare(m.ID, id) })
		if ok {
			r.placed[claims[i].ID] = members[at]
		}
	}
}

func (r *recording) putDocument(b *Batch, d *cotejo.Document, claims []cotejo.Claim, seq int64) (int64, error) {
	bare := *d
	bare.Text, bare.Source, bare.Also = "", cotejo.Source{}, nil
	body, err := canonical(bare)
	if err != nil {
		return 0, err
	}
	mentions, err := canonical(nonNil(b.Mentions[d.ID]))
	if err != nil {
		return 0, err
	}
	info, err := canonical(b.DocInfo[d.ID])
	if err != nil {
		return 0, err
	}
	hashes, err := claimHashes(claims)
	if err != nil {
		return 0, err
	}
	sum := docDigest(d.Text, string(body), string(mentions), hashes)
	err = r.count("documents", 1, `INSERT INTO documents (seq, id, sha256, ord, reader, lang, outlet, title, text, body, mentions, info, sum, digest, batch)
		VALUES (nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		seq, d.ID, d.SHA256, docOrd(d), b.Reader, d.Lang, d.Source.Outlet, d.Title, d.Text, string(body), string(mentions), string(info), checksum(info), sum, r.seq)
	if err != nil {
		return 0, err
	}
	if err := r.row("SELECT seq FROM documents WHERE sha256 = ?", []any{d.SHA256}, &seq); err != nil {
		return 0, err
	}
	if _, err := r.exec("INSERT INTO documents_fts (rowid, title, text) VALUES (?, ?, ?)", seq, d.Title, d.Text); err != nil {
		return 0, err
	}
	if _, err := r.exec("INSERT INTO infos (doc, info) VALUES (?1, ?2) ON CONFLICT (doc) DO UPDATE SET info = ?2", seq, pack(b.DocInfo[d.ID])); err != nil {
		return 0, err
	}
	gist := []byte(reconcile.GistOf(b.DocInfo[d.ID]))
	if _, err := r.exec("INSERT INTO gists (doc, gist) VALUES (?1, ?2) ON CONFLICT (doc) DO UPDATE SET gist = ?2", seq, gist); err != nil {
		return 0, err
	}
	r.content.Documents = append(r.content.Documents, digest{d.ID, hex.EncodeToString(sum)})
	for _, s := range append([]cotejo.Source{d.Source}, d.Also...) {
		if _, err := r.putSource(seq, s); err != nil {
			return 0, err
		}
		if err := r.solved(s.Path); err != nil {
			return 0, err
		}
	}
	return seq, nil
}

func nonNil(ms []cotejo.Mention) []cotejo.Mention {
	if ms == nil {
		return []cotejo.Mention{}
	}
	return ms
}

// claimBody is the stored form of a claim; the event it belongs to is derived
// and kept beside it.
func claimBody(c *cotejo.Claim) (body string, hash []byte, err error) {
	bare := *c
	bare.Event = ""
	raw, err := canonical(bare)
	if err != nil {
		return "", nil, err
	}
	return string(raw), hashOf(raw), nil
}

func claimHashes(claims []cotejo.Claim) ([][]byte, error) {
	var out [][]byte
	for i := range claims {
		_, h, err := claimBody(&claims[i])
		if err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

// docDigest recognises a reading of a document: its text, what is said of it,
// its mentions and its claims, whatever their order.
func docDigest(text, body, mentions string, claims [][]byte) []byte {
	claims = slices.Clone(claims)
	slices.SortFunc(claims, bytes.Compare)
	return hashOf(append([][]byte{[]byte(text), []byte(body), []byte(mentions)}, claims...)...)
}

func (r *recording) putClaim(c *cotejo.Claim, doc int64, docOrd []byte, keys []string) error {
	body, hash, err := claimBody(c)
	if err != nil {
		return err
	}
	begin, end := interval(c.Time)
	ord := claimOrd(docOrd, c)
	place := r.placed[c.ID]
	err = r.count("claims", 1, `INSERT INTO claims (id, doc, ord, predicate, status, unsure, figure, tbegin, tend, event, panel, keys, body, hash)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		c.ID, doc, ord, c.Predicate, string(c.Factuality.Status), c.Unsure != "", c.Figure != nil, begin, end, place.Event, place.Panel, strings.Join(keys, "\n"), body, hash)
	if err != nil {
		return err
	}
	if c.Unsure != "" {
		r.counts["unsure"]++
	}
	var seq int64
	if err := r.row("SELECT seq FROM claims WHERE id = ?", []any{c.ID}, &seq); err != nil {
		return err
	}
	if _, err := r.exec("INSERT INTO claims_fts (rowid, sentence) VALUES (?, ?)", seq, c.Sentence.Exact); err != nil {
		return err
	}
	if _, err := r.exec("INSERT INTO items (claim, id, doc, event, panel, figure, glance, item) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", seq, c.ID, doc, place.Event, place.Panel, c.Figure != nil, glanceOf(c), packItem(c)); err != nil {
		return err
	}
	return r.putLookups(seq, ord, keys, c)
}

// addTallies counts who is said to say what in a document.
func (r *recording) addTallies(doc int64, claims []cotejo.Claim) error {
	for key, t := range tallySources(claims) {
		if _, err := r.exec("INSERT INTO source_docs (key, doc, claims, root, relay) VALUES (?, ?, ?, ?, ?)", key, doc, t.claims, t.root, t.relay); err != nil {
			return err
		}
		err := r.count("sources", 1, "INSERT INTO sources (key, entity, label, type, claims, documents, root, relay) VALUES (?, ?, ?, ?, 0, 0, 0, 0) ON CONFLICT DO NOTHING",
			key, t.entity, t.label, t.typ)
		if err != nil {
			return err
		}
		_, err = r.exec("UPDATE sources SET label = min(label, ?), type = min(type, ?), claims = claims + ?, documents = documents + 1, root = root + ?, relay = relay + ? WHERE key = ?",
			t.label, t.typ, t.claims, t.root, t.relay, key)
		if err != nil {
			return err
		}
	}
	return nil
}

// addMentions counts the entities a document names.
func (r *recording) addMentions(doc int64, ord []byte, ms []cotejo.Mention) error {
	n := map[string]int{}
	for _, m := range ms {
		if m.Kind == "entity" && m.Value != "" {
			n[m.Value]++
		}
	}
	for entity, k := range n {
		if _, err := r.exec("INSERT INTO doc_refs (entity, ord, doc, n) VALUES (?, ?, ?, ?)", entity, ord, doc, k); err != nil {
			return err
		}
		if _, err := r.exec("UPDATE entities SET mentions = mentions + ? WHERE id = ?", k, entity); err != nil {
			return err
		}
	}
	return nil
}

// mergeEntities joins the entities of a batch and makes sure that each has a
// row, with no mentions yet.
func (r *recording) mergeEntities(es []cotejo.Entity) (map[string]cotejo.Entity, error) {
	merged := map[string]cotejo.Entity{}
	for _, e := range es {
		merged[e.ID] = mergeEntity(merged[e.ID], e)
	}
	for id, e := range merged {
		err := r.count("entities", 1, "INSERT INTO entities (id, kind, label, mentions, body, sum) VALUES (?, ?, ?, 0, '', x'') ON CONFLICT DO NOTHING", id, e.Kind, e.Label)
		if err != nil {
			return nil, err
		}
	}
	return merged, nil
}

// putEntities joins what a batch says of entities to what the ledger knows.
func (r *recording) putEntities(es map[string]cotejo.Entity) error {
	for id, e := range es {
		var old string
		if err := r.row("SELECT body FROM entities WHERE id = ?", []any{id}, &old); err != nil {
			return err
		}
		if old != "" {
			var was cotejo.Entity
			if err := json.Unmarshal([]byte(old), &was); err != nil {
				return fmt.Errorf("entity %s: %w", id, err)
			}
			e = mergeEntity(was, e)
		}
		body, err := canonical(e)
		if err != nil {
			return err
		}
		if string(body) == old {
			continue
		}
		r.info.Changed = true
		if _, err := r.exec("UPDATE entities SET kind = ?, label = ?, body = ?, sum = ? WHERE id = ?", e.Kind, e.Label, string(body), checksum(body), id); err != nil {
			return err
		}
	}
	return nil
}
