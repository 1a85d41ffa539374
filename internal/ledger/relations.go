package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Relations lie by the rows of their claims (schema 9): pairKey of the two is the row of
// the relation, and an index holds the earlier of them.

// pairKey is the row of the relation between the claims of two rows.
func pairKey(a, b int64) int64 { return max(a, b)<<32 | min(a, b) }

// pairsOf is a query for the rows of the relations of a claim, told by its row.
func pairsOf(claim string) string { return pairsFrom("", "", claim) }

// ofClaims is a query for the rows of the relations of the claims k of which a condition holds.
func ofClaims(condition string) string {
	return pairsFrom("claims k CROSS JOIN ", condition+" AND ", "k.seq")
}

func pairsFrom(from, condition, claim string) string {
	return fmt.Sprintf(`SELECT x.pair FROM %[1]srelations x WHERE %[2]sx.pair BETWEEN %[3]s << 32 AND %[3]s << 32 | 4294967295
		UNION ALL SELECT x.pair FROM %[1]srelations x WHERE %[2]sx.earlier = %[3]s`, from, condition, claim)
}

// RelationsOf gives the relations that touch any of these claims, by pair.
func (l *Ledger) RelationsOf(ctx context.Context, claims []string) ([]cotejo.Relation, error) {
	return bodies[cotejo.Relation](ctx, l, "SELECT body FROM relations WHERE pair IN ("+
		ofClaims("k.id IN (SELECT value FROM json_each(?1))")+") ORDER BY lo, hi", list(claims))
}

// frequentRelations are the types that the index of relations by type leaves out: it would be
// written in hundreds of places with each article, and a list of all pairs has them on
// every page. rareRelations is how its definition leaves them out, word for word: SQLite
// follows a partial index only where a query says the same.
var (
	frequentRelations = []cotejo.RelationType{cotejo.Agrees, cotejo.DiffersInScope, cotejo.Updates, cotejo.Echoes}
	rareRelations     = fmt.Sprintf("r.type NOT IN ('%s', '%s', '%s', '%s')", cotejo.Agrees, cotejo.DiffersInScope, cotejo.Updates, cotejo.Echoes)
)

// Relations lists relations by pair of claims; Type narrows them. Relations of
// given claims are read with RelationsOf.
func (l *Ledger) Relations(ctx context.Context, f Filter) (Page[cotejo.Relation], error) {
	c := clause{from: "relations r"}
	lesser := "r.lo"
	switch rare := f.Type != "" && !slices.Contains(frequentRelations, cotejo.RelationType(f.Type)); {
	case f.Document != "":
		c.and("r.pair IN ("+ofClaims("k.doc = (SELECT seq FROM documents WHERE id = ?)")+")", f.Document, f.Document)
	case f.Event != "":
		c.and("r.pair IN ("+ofClaims("k.event = ? AND k.event <> ''")+")", f.Event, f.Event)
	case rare:
		c.and(rareRelations) // they have an index
	default: // claim after claim, by id, those in which it is the lesser one
		c.from, lesser = "claims k INDEXED BY sqlite_autoindex_claims_1 CROSS JOIN relations r ON +r.lo = k.id AND r.pair IN ("+pairsOf("k.seq")+")", "k.id"
	}
	c.eq("r.type", f.Type)
	if f.Event != "" {
		c.and("r.lo IN (SELECT id FROM claims WHERE event = ? AND event <> '')", f.Event)
	}
	if f.After != "" {
		cur, err := l.cursor(f.After)
		if err != nil {
			return Page[cotejo.Relation]{}, err
		}
		c.and("("+lesser+" > ? OR "+lesser+" = ? AND r.hi > ?) AND "+lesser+" >= ?", cur.ID, cur.ID, string(cur.Ord), cur.ID)
	}
	var page Page[cotejo.Relation]
	var last cursor
	err := l.page(ctx, &c, "r.body, r.lo, r.hi", lesser+", r.hi", f.limit(), func(scan scanner, more bool) error {
		var raw []byte
		var lo, hi string
		if err := scan(&raw, &lo, &hi); err != nil {
			return err
		}
		if more {
			page.Next = last.String()
			return nil
		}
		last = cursor{ID: lo, Ord: []byte(hi)}
		return appendBody(l, &page.Items, raw)
	})
	return page, err
}

// relation is a relation as it is stored.
type relation struct {
	pair         int64
	lo, hi, kind string
	body, sum    []byte
}

// rowsOf gives the rows of those of these claims that are there.
func (r *recording) rowsOf(claims []string) (map[string]int64, error) {
	out := make(map[string]int64, len(claims))
	s, err := r.prepare("SELECT id, seq FROM claims WHERE id IN (SELECT value FROM json_each(?))")
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(r.ctx, list(claims))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var row int64
		if err := rows.Scan(&id, &row); err != nil {
			return nil, err
		}
		out[id] = row
	}
	return out, rows.Err()
}

// deriveRelations drops and puts the relations that a delta tells, each in the order in
// which they lie.
func (r *recording) deriveRelations(d *reconcile.Delta) error {
	var claims []string
	for _, of := range [][]cotejo.Relation{d.DropRelations, d.PutRelations} {
		for i := range of {
			claims = append(claims, of[i].A, of[i].B)
		}
	}
	slices.Sort(claims)
	rows, err := r.rowsOf(slices.Compact(claims))
	if err != nil {
		return err
	}
	dropped := make([]int64, 0, len(d.DropRelations))
	for _, rel := range d.DropRelations {
		if a, b := rows[rel.A], rows[rel.B]; a != 0 && b != 0 { // else they went with their claim
			dropped = append(dropped, pairKey(a, b))
		}
	}
	slices.Sort(dropped)
	for _, pair := range dropped {
		if err := r.count("relations", -1, "DELETE FROM relations WHERE pair = ?", pair); err != nil {
			return err
		}
	}
	put := make([]relation, len(d.PutRelations))
	for i := range d.PutRelations {
		rel := &d.PutRelations[i]
		a, b := rows[rel.A], rows[rel.B]
		if a == 0 || b == 0 {
			return fmt.Errorf("relation %s %s: no such claim is there", rel.A, rel.B)
		}
		put[i] = relation{pairKey(a, b), min(rel.A, rel.B), max(rel.A, rel.B), string(rel.Type), r.ahead.relations[i].body, r.ahead.relations[i].sum}
	}
	return r.putRelations(put)
}

// putRelations writes relations in the order in which they lie.
func (r *recording) putRelations(put []relation) error {
	slices.SortFunc(put, func(a, b relation) int { return cmp.Compare(a.pair, b.pair) })
	for i := range put {
		p := &put[i]
		n, err := r.exec("INSERT INTO relations (pair, lo, hi, type, body, sum) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", p.pair, p.lo, p.hi, p.kind, p.body, p.sum)
		if err == nil && n == 0 {
			_, err = r.exec("UPDATE relations SET type = ?, body = ?, sum = ? WHERE pair = ? AND body <> ?", p.kind, p.body, p.sum, p.pair, p.body)
		}
		if err != nil {
			return fmt.Errorf("relation %s %s: %w", p.lo, p.hi, err)
		}
		r.counts["relations"] += n
		r.content.Derived, r.info.Changed = true, true
	}
	return nil
}

// takeRelations takes the relations of a claim out and gives them.
func (r *recording) takeRelations(claim int64) ([]relation, error) {
	s, err := r.prepare("SELECT pair, lo, hi, type, body, sum FROM relations WHERE pair IN (" + pairsOf("?1") + ")")
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(r.ctx, claim)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []relation
	for rows.Next() {
		var of relation
		if err := rows.Scan(&of.pair, &of.lo, &of.hi, &of.kind, &of.body, &of.sum); err != nil {
			return nil, err
		}
		out = append(out, of)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i := range out {
		if err := r.count("relations", -1, "DELETE FROM relations WHERE pair = ?", out[i].pair); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// giveBack puts relations that were taken out back between the claims that are there.
func (r *recording) giveBack(taken []relation) error {
	var claims []string
	for i := range taken {
		claims = append(claims, taken[i].lo, taken[i].hi)
	}
	rows, err := r.rowsOf(claims)
	if err != nil {
		return err
	}
	var put []relation
	for _, of := range taken {
		if a, b := rows[of.lo], rows[of.hi]; a != 0 && b != 0 {
			of.pair = pairKey(a, b)
			put = append(put, of)
		}
	}
	return r.putRelations(put)
}
