package ledger

import (
	"encoding/json"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// oldClaim is a claim about to be retired, with what points at it.
type oldClaim struct {
	seq              int64
	id, event, panel string
	keys             string
	ord, hash        []byte
	claim            cotejo.Claim
	body             string
	relations        []relation // taken out with it
}

// retire takes an earlier reading out of all that is live and keeps it in the
// history. It gives back its claims.
func (r *recording) retire(d *readDoc) ([]oldClaim, error) {
	claims, err := r.oldClaims(d.seq)
	if err != nil {
		return nil, err
	}
	_, err = r.exec("INSERT INTO retired_documents (id, reader, text, body, mentions, digest, batch, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		d.id, d.reader, d.text, d.body, d.mentions, d.digest, d.batch, r.seq)
	if err != nil {
		return nil, err
	}
	for i := range claims {
		if err := r.retireClaim(&claims[i], d); err != nil {
			return nil, err
		}
	}
	r.info.Retired++
	return claims, r.dropDocument(d)
}

func (r *recording) oldClaims(doc int64) ([]oldClaim, error) {
	s, err := r.prepare("SELECT seq, id, event, panel, keys, ord, hash, body FROM claims WHERE doc = ? ORDER BY ord")
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(r.ctx, doc)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []oldClaim
	for rows.Next() {
		var c oldClaim
		if err := rows.Scan(&c.seq, &c.id, &c.event, &c.panel, &c.keys, &c.ord, &c.hash, &c.body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(c.body), &c.claim); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

func (r *recording) retireClaim(c *oldClaim, d *readDoc) error {
	if reconcile.AddedBy(c.claim) == "" { // what a person added is kept as a judgement
		_, err := r.exec("INSERT INTO retired_claims (id, doc, batch, body, hash) VALUES (?, ?, ?, ?, ?)", c.id, d.id, d.batch, c.body, c.hash)
		if err != nil {
			return err
		}
	}
	return r.dropClaim(c)
}

// dropClaim takes a claim out of all that is live, and its relations with it.
func (r *recording) dropClaim(c *oldClaim) error {
	now := r.effective(c.claim)
	err := r.dropLookups(c.seq, c.ord, c.keys, &now)
	if err == nil {
		c.relations, err = r.takeRelations(c.seq)
	}
	if err != nil {
		return err
	}
	if c.claim.Unsure != "" {
		r.counts["unsure"]--
	}
	if _, err := r.exec("DELETE FROM claims_fts WHERE rowid = ?", c.seq); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM items WHERE claim = ?", "DELETE FROM flow_claims WHERE claim = ?"} {
		if _, err := r.exec(q, c.seq); err != nil {
			return err
		}
	}
	return r.count("claims", -1, "DELETE FROM claims WHERE seq = ?", c.seq)
}

// dropDocument removes the row of a document, keeping the places it came from,
// which the new reading takes over with its number.
func (r *recording) dropDocument(d *readDoc) error {
	if err := r.dropTallies(d.seq); err != nil {
		return err
	}
	for _, q := range []string{
		"UPDATE entities SET mentions = mentions - t.n FROM doc_refs t WHERE t.doc = ? AND t.entity = entities.id",
		"DELETE FROM doc_refs WHERE doc = ?",
	} {
		if _, err := r.exec(q, d.seq); err != nil {
			return err
		}
	}
	if err := r.count("sources", -1, "DELETE FROM sources WHERE documents = 0"); err != nil {
		return err
	}
	var title string
	if err := r.row("SELECT title FROM documents WHERE seq = ?", []any{d.seq}, &title); err != nil {
		return err
	}
	if _, err := r.exec("INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)", d.seq, title, d.text); err != nil {
		return err
	}
	// SQLite takes some pragmas when they are prepared: one kept from an earlier batch does nothing.
	if _, err := r.tx.ExecContext(r.ctx, "PRAGMA defer_foreign_keys=ON"); err != nil {
		return err
	}
	return r.count("documents", -1, "DELETE FROM documents WHERE seq = ?", d.seq)
}

// keepMembership gives claims that a new reading found again the event and panel they
// were in and the relations between them, until the delta of the batch says otherwise.
func (r *recording) keepMembership(old []oldClaim, now []cotejo.Claim) error {
	live := map[string]bool{}
	for i := range now {
		live[now[i].ID] = true
	}
	var taken []relation
	for _, c := range old {
		taken = append(taken, c.relations...)
		if !live[c.id] {
			continue
		}
		for _, q := range []string{"UPDATE claims SET event = ?, panel = ? WHERE id = ?", "UPDATE items SET event = ?, panel = ? WHERE claim = (SELECT seq FROM claims WHERE id = ?)"} {
			if _, err := r.exec(q, c.event, c.panel, c.id); err != nil {
				return err
			}
		}
	}
	if len(taken) == 0 {
		return nil
	}
	return r.giveBack(taken)
}
