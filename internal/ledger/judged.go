package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Restated is a claim before and after people's corrections of it changed. What
// it is looked up by follows what it says now; its body stays as it was read.
type Restated struct {
	Was, Now cotejo.Claim
}

// effective is a claim as people had corrected it before the batch.
func (r *recording) effective(c cotejo.Claim) cotejo.Claim {
	return reconcile.Corrected(c, r.corrections[c.ID])
}

// addedTo gives the claims of a batch that people added to a document.
func (b *Batch) addedTo(document string) []cotejo.Claim {
	var out []cotejo.Claim
	for _, c := range b.Added {
		if c.Document == document {
			out = append(out, c)
		}
	}
	return out
}

// revise applies what people's decisions change of the claims: those they added
// are put in, those they withdrew are taken out, those they corrected are found by
// what they say now.
func (r *recording) revise(b *Batch) error {
	touched := map[int64]bool{}
	for i := range b.Added {
		if err := r.putAdded(&b.Added[i], b.Keys[b.Added[i].ID], touched); err != nil {
			return fmt.Errorf("added claim %s: %w", b.Added[i].ID, err)
		}
	}
	for _, id := range b.Withdrawn {
		if err := r.withdraw(id, touched); err != nil {
			return fmt.Errorf("withdrawn claim %s: %w", id, err)
		}
	}
	now := map[string]cotejo.Claim{}
	for i := range b.Restated {
		x := &b.Restated[i]
		now[x.Now.ID] = x.Now
		if err := r.restate(x, b.Keys[x.Now.ID], touched); err != nil {
			return fmt.Errorf("corrected claim %s: %w", x.Now.ID, err)
		}
	}
	for doc := range touched {
		if err := r.retally(doc, now); err != nil {
			return err
		}
	}
	return nil
}

// putAdded stores a claim that a person added to a document of the ledger.
func (r *recording) putAdded(c *cotejo.Claim, keys []string, touched map[int64]bool) error {
	var there, doc int64
	if err := r.row("SELECT count(*) FROM claims WHERE id = ?", []any{c.ID}, &there); err != nil || there > 0 {
		return err
	}
	var text string
	var ord []byte
	if err := r.row("SELECT seq, ord, text FROM documents WHERE id = ?", []any{c.Document}, &doc, &ord, &text); err != nil {
		return err
	}
	if bad := checkSpans(c, text); len(bad) > 0 {
		return errors.New(strings.Join(bad, "; "))
	}
	touched[doc] = true
	r.info.Claims++
	return r.putClaim(c, doc, ord, keys)
}

// withdraw takes a claim that a person added out again. Its judgement, and the one
// that revoked it, stay in the history.
func (r *recording) withdraw(id string, touched map[int64]bool) error {
	var c oldClaim
	var doc int64
	err := r.row("SELECT seq, id, keys, ord, body, doc FROM claims WHERE id = ?", []any{id}, &c.seq, &c.id, &c.keys, &c.ord, &c.body, &doc)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(c.body), &c.claim)
	}
	if err != nil {
		return err
	}
	if reconcile.AddedBy(c.claim) == "" {
		return errors.New("it was read, not added: only what was added can be withdrawn")
	}
	touched[doc] = true
	return r.dropClaim(&c)
}

// restate makes a claim be found by what it says now.
func (r *recording) restate(x *Restated, keys []string, touched map[int64]bool) error {
	var seq, doc int64
	var ord []byte
	var old string
	err := r.row("SELECT seq, doc, ord, keys FROM claims WHERE id = ?", []any{x.Now.ID}, &seq, &doc, &ord, &old)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	} else if err != nil {
		return err
	}
	touched[doc] = true
	if err := r.dropLookups(seq, ord, old, &x.Was); err != nil {
		return err
	}
	begin, end := interval(x.Now.Time)
	_, err = r.exec("UPDATE claims SET predicate = ?, status = ?, figure = ?, tbegin = ?, tend = ?, keys = ? WHERE seq = ?",
		x.Now.Predicate, string(x.Now.Factuality.Status), x.Now.Figure != nil, begin, end, strings.Join(keys, "\n"), seq)
	if err != nil {
		return err
	}
	if _, err := r.exec("UPDATE items SET figure = ? WHERE claim = ?", x.Now.Figure != nil, seq); err != nil {
		return err
	}
	r.info.Changed = true
	return r.putLookups(seq, ord, keys, &x.Now)
}

// putLookups stores what a claim is found by: block keys and entities.
func (r *recording) putLookups(seq int64, ord []byte, keys []string, c *cotejo.Claim) error {
	hashes := make([]int64, len(keys))
	for i, k := range keys {
		hashes[i] = keyHash(k)
	}
	slices.Sort(hashes)
	if _, err := r.exec("INSERT INTO claim_keys (key, claim) SELECT value, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING", seq, rowList(hashes)); err != nil {
		return err
	}
	for entity, kinds := range claimRefs(c) {
		if _, err := r.exec("INSERT INTO claim_refs (entity, ord, kinds) VALUES (?, ?, ?)", entity, ord, kinds); err != nil {
			return err
		}
	}
	return nil
}

// dropLookups takes away what a claim, as it is stored, is found by.
func (r *recording) dropLookups(seq int64, ord []byte, keys string, c *cotejo.Claim) error {
	for _, k := range strings.Split(keys, "\n") {
		if _, err := r.exec("DELETE FROM claim_keys WHERE key = ? AND claim = ?", keyHash(k), seq); err != nil {
			return err
		}
	}
	for entity := range claimRefs(c) {
		if _, err := r.exec("DELETE FROM claim_refs WHERE entity = ? AND ord = ?", entity, ord); err != nil {
			return err
		}
	}
	return nil
}

// retally counts the sources of a document again.
func (r *recording) retally(doc int64, now map[string]cotejo.Claim) error {
	old, err := r.oldClaims(doc)
	if err != nil {
		return err
	}
	claims := make([]cotejo.Claim, len(old))
	for i, c := range old {
		claims[i] = r.effective(c.claim)
		if x, ok := now[c.id]; ok {
			claims[i] = x
		}
	}
	if err := r.dropTallies(doc); err != nil {
		return err
	}
	if err := r.addTallies(doc, claims); err != nil {
		return err
	}
	return r.count("sources", -1, "DELETE FROM sources WHERE documents = 0")
}

// dropTallies takes back what a document was counted with.
func (r *recording) dropTallies(doc int64) error {
	for _, q := range []string{
		`UPDATE sources SET claims = sources.claims - t.claims, documents = documents - 1, root = sources.root - t.root, relay = sources.relay - t.relay
		 FROM source_docs t WHERE t.doc = ? AND t.key = sources.key`,
		"DELETE FROM source_docs WHERE doc = ?",
	} {
		if _, err := r.exec(q, doc); err != nil {
			return err
		}
	}
	return nil
}

// inForce reads the decisions that claims are checked against.
func (v *verifying) inForce() {
	var err error
	if v.corrections, err = v.l.Corrections(v.ctx); err != nil {
		v.damage("judgement", "", "cannot be read: %v", err)
	}
	v.adds = map[string][]cotejo.Judgement{}
	js, err := v.l.Judgements(v.ctx)
	for _, j := range js {
		if err == nil && reconcile.Adds(j) {
			v.adds[j.Selector[0].Document] = append(v.adds[j.Selector[0].Document], j)
		}
	}
}

// added reports whether a claim is what a judgement in force adds to a document.
func (v *verifying) added(by string, c *cotejo.Claim, doc *cotejo.Document, text string) bool {
	for _, j := range v.adds[doc.SHA256] {
		if j.ID == by {
			whole := *doc
			whole.Text = text
			want, ok := reconcile.Added(j, whole)
			body, _, err := claimBody(&want)
			got, _, err2 := claimBody(c)
			return ok && err == nil && err2 == nil && body == got
		}
	}
	return false
}

// allAdded checks that every claim that people added to a document is there.
func (v *verifying) allAdded(d *readDoc, doc *cotejo.Document) {
	whole := *doc
	whole.Text = d.text
	for _, j := range v.adds[d.sha] {
		if c, ok := reconcile.Added(j, whole); ok && !v.isLive(c.ID) {
			v.damage("judgement", j.ID, "the claim %s that it adds is not there", c.ID)
		}
	}
}

// Info gives what reconcile reads of the document with this raw hash, and the
// document with its text; ok is false when the ledger does not have it.
func (l *Ledger) Info(ctx context.Context, sha256 string) (info reconcile.DocInfo, doc cotejo.Document, ok bool, err error) {
	var id string
	err = l.each(ctx, "SELECT id, info FROM documents WHERE sha256 = ?", []any{sha256}, func(scan scanner) error {
		var raw string
		if err := scan(&id, &raw); err != nil {
			return err
		}
		return json.Unmarshal([]byte(raw), &info)
	})
	if err != nil || id == "" {
		return info, doc, false, err
	}
	doc, err = l.Document(ctx, id)
	return info, doc, err == nil, err
}
