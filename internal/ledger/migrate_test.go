package ledger

import (
	"database/sql"
	"path/filepath"
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
)

// backToSchema8 puts the relations of a ledger back to how schema 8 kept them.
const backToSchema8 = `DROP INDEX claims_event_group;
	ALTER TABLE relations RENAME TO pairs;
	CREATE TABLE relations (seq INTEGER PRIMARY KEY, lo TEXT NOT NULL, hi TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL, sum BLOB NOT NULL);
	INSERT INTO relations (lo, hi, type, body, sum) SELECT lo, hi, type, body, sum FROM pairs ORDER BY hi, lo;
	DROP TABLE pairs;
	CREATE UNIQUE INDEX relations_pair ON relations (lo, hi);
	CREATE INDEX relations_hi ON relations (hi, lo);
	CREATE INDEX relations_type ON relations (type, lo, hi) WHERE type NOT IN ('agrees', 'differs-in-scope', 'updates', 'echoes');
	PRAGMA user_version=8`

// A ledger of schema 8 keeps its relations, byte for byte, and gets the tables and indexes
// of one that was begun with the present schema; it is written to as such a one is.
func TestRelationsAreMigrated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.cotejo")
	open := func() *Ledger {
		l, err := Open(t.Context(), path, Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	l := open()
	b := derivedBatch()
	kinds := []cotejo.RelationType{cotejo.Conflicts, cotejo.Agrees, cotejo.Denial, cotejo.Echoes}
	for i, kind := range kinds { // of two documents, the later and the earlier claim first
		a, o := b.Claims[i].ID, b.Claims[len(b.Claims)-1-i].ID
		if i%2 == 1 {
			a, o = o, a
		}
		b.Delta.PutRelations = append(b.Delta.PutRelations, cotejo.Relation{A: a, B: o, Type: kind, Row: string(kind), Reasons: []cotejo.Reason{{Field: "value", Rule: string(kind)}}})
	}
	record(t, l, b)
	want, schema := relationRows(t, l), relationSchema(t, l)
	if len(want) != len(b.Delta.PutRelations) {
		t.Fatalf("%d relations of %d", len(want), len(b.Delta.PutRelations))
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(backToSchema8); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if told, err := inspect(path); err != nil || told != 8 {
		t.Fatalf("the file tells version %d, %v: the test says nothing", told, err)
	}
	l = open()
	defer l.Close()
	if got := relationRows(t, l); !slices.Equal(got, want) {
		t.Errorf("migrated:\n%q\nwant:\n%q", got, want)
	}
	if got := relationSchema(t, l); !slices.Equal(got, schema) {
		t.Errorf("tables and indexes:\n%q\nwant:\n%q", got, schema)
	}
	for _, kind := range kinds {
		if page, err := l.Relations(t.Context(), Filter{Type: string(kind)}); err != nil || len(page.Items) != 1 || page.Items[0].Row != string(kind) {
			t.Errorf("%s: %+v, %v", kind, page.Items, err)
		}
	}
	if of, err := l.RelationsOf(t.Context(), []string{b.Claims[0].ID}); err != nil || len(of) != 2 { // as the earlier claim and as the later one
		t.Errorf("of the first claim: %+v, %v", of, err)
	}
	if c := verify(t, l); len(c.Damage) != 0 {
		t.Errorf("%+v", c.Damage)
	}
	again := b.Delta.PutRelations[0]
	again.Type = cotejo.Conflicts
	next := Batch{Reader: "r1"}
	next.Delta.PutRelations, next.Delta.DropRelations = []cotejo.Relation{again}, b.Delta.PutRelations[1:2]
	record(t, l, next)
	if got := relationRows(t, l); len(got) != len(want)-1 {
		t.Errorf("%d relations after one was dropped and one was replaced, %d before", len(got), len(want))
	}
}

func relationRows(t *testing.T, l *Ledger) []string {
	return column(t, l, "SELECT printf('%d %d %s %s %s ', pair, earlier, lo, hi, type) || hex(body) || ' ' || hex(sum) FROM relations ORDER BY pair")
}

func relationSchema(t *testing.T, l *Ledger) []string {
	return column(t, l, "SELECT type || ' ' || name || ': ' || replace(sql, '\"relations\"', 'relations') FROM sqlite_schema WHERE tbl_name = 'relations' ORDER BY name")
}

// column reads a column of strings.
func column(t *testing.T, l *Ledger, query string) []string {
	t.Helper()
	rows, err := l.write.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
