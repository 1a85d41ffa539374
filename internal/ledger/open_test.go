package ledger

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorded makes a ledger file with one batch and gives its path and bytes.
func recorded(t *testing.T) (string, []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "story.cotejo")
	l, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	record(t, l, derivedBatch())
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, raw
}

// Whatever is wrong with a file is named, and the file is left as it was.
func TestRefusals(t *testing.T) {
	put := func(at int, b ...byte) func([]byte) []byte {
		return func(raw []byte) []byte { copy(raw[at:], b); return raw }
	}
	be := func(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }
	for name, c := range map[string]struct {
		damage func([]byte) []byte
		want   Kind
	}{
		"empty":             {func([]byte) []byte { return nil }, ErrNotLedger},
		"text":              {func([]byte) []byte { return []byte("Pionyang envió cien soldados.\n") }, ErrNotLedger},
		"half a header":     {func(raw []byte) []byte { return raw[:50] }, ErrNotLedger},
		"another program":   {put(68, be(0x12345678)...), ErrNotLedger},
		"no program":        {put(68, be(0)...), ErrNotLedger},
		"newer":             {put(60, be(999)...), ErrNewer},
		"magic":             {put(3, 'X'), ErrNotLedger},
		"page size":         {put(16, 0, 7), ErrNotLedger},
		"cut after header":  {func(raw []byte) []byte { return raw[:100] }, ErrDamaged},
		"cut in the middle": {func(raw []byte) []byte { return raw[:8192*3] }, ErrDamaged},
		"schema page":       {func(raw []byte) []byte { copy(raw[100:8192], bytes.Repeat([]byte{0xee}, 8092)); return raw }, ErrDamaged},
		"first page zero":   {func(raw []byte) []byte { copy(raw[:100], make([]byte, 100)); return raw }, ErrNotLedger},
	} {
		t.Run(name, func(t *testing.T) {
			path, raw := recorded(t)
			bad := c.damage(raw)
			if err := os.WriteFile(path, bad, 0o644); err != nil {
				t.Fatal(err)
			}
			for _, opt := range []Options{{Create: true}, {ReadOnly: true}} {
				l, err := Open(t.Context(), path, opt)
				if err == nil {
					if n := len(verify(t, l).Damage); n == 0 {
						t.Errorf("%+v: opened and found sound", opt)
					}
					l.Close()
				} else if !errors.Is(err, c.want) {
					t.Errorf("%+v: %v, want %s", opt, err, c.want)
				}
				if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, bad) {
					t.Errorf("%+v: the file was touched (%d bytes, were %d)", opt, len(now), len(bad))
				}
			}
		})
	}
}

func TestMissing(t *testing.T) {
	dir := t.TempDir()
	for path, opt := range map[string]Options{
		filepath.Join(dir, "none.cotejo"):        {},
		filepath.Join(dir, "no", "x.cotejo"):     {Create: true},
		filepath.Join(dir, "none-either.cotejo"): {ReadOnly: true, Create: true},
	} {
		if _, err := Open(t.Context(), path, opt); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s %+v: %v", path, opt, err)
		}
	}
	if _, err := Open(t.Context(), dir, Options{Create: true}); !errors.Is(err, ErrNotLedger) {
		t.Errorf("a folder: %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestOneWriter(t *testing.T) {
	l := newLedger(t)
	record(t, l, batchOf("r1", 1, 1))
	if _, err := Open(t.Context(), l.Path(), Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("a second writer: %v", err)
	}
	r, err := Open(t.Context(), l.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("a reader beside the writer: %v", err)
	}
	defer r.Close()
	record(t, l, batchOf("r1", 2, 1))
	if c, err := r.Counts(t.Context()); err != nil || c.Documents != 2 {
		t.Errorf("the reader sees %+v, %v", c, err)
	}
	if _, err := r.Record(t.Context(), batchOf("r1", 3, 1)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("writing through a reader: %v", err)
	}
	if _, err := r.read.Exec("DELETE FROM claims"); err == nil {
		t.Error("a reader's connection could write")
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root writes where it likes")
	}
	path, _ := recorded(t)
	if err := os.Chmod(filepath.Dir(path), 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Dir(path), 0o755)
	l, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := Open(t.Context(), filepath.Join(filepath.Dir(path), "new.cotejo"), Options{Create: true}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("making a ledger in a read-only folder: %v", err)
	}
}

// The engine is one without the bug that could spoil a write-ahead log
// (sqlite.org/wal.html#walresetbug), and the settings that durability rests on
// are in force.
func TestSettings(t *testing.T) {
	l := newLedger(t)
	var version string
	if err := l.write.QueryRow("SELECT sqlite_version()").Scan(&version); err != nil || version < "3.51.3" {
		t.Errorf("SQLite %s, %v", version, err)
	}
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0", "cell_size_check": "1",
		"application_id": "1129597519", "user_version": "10", "busy_timeout": "5000", "mmap_size": "0"} {
		var got sql.NullString
		if err := l.write.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil && !errors.Is(err, sql.ErrNoRows) {
			t.Fatal(err)
		}
		if got.String != want && !(pragma == "mmap_size" && got.String == "") {
			t.Errorf("%s = %q, want %q", pragma, got.String, want)
		}
	}
}

// A batch that contradicts itself, or is stopped on the way, leaves nothing.
func TestAllOrNothing(t *testing.T) {
	l := newLedger(t)
	record(t, l, batchOf("r1", 1, 2))
	before := dump(t, l)
	bad := batchOf("r1", 3, 2)
	bad.Claims[4].Sentence.Exact = "Nadie dijo esto."
	if _, err := l.Record(t.Context(), bad); !errors.Is(err, ErrBatch) {
		t.Errorf("a quotation that is not in the text: %v", err)
	}
	twice := batchOf("r1", 3, 2)
	twice.Claims[3].ID = twice.Claims[0].ID
	if _, err := l.Record(t.Context(), twice); err == nil {
		t.Error("two claims with one id were recorded")
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Record(stopped, batchOf("r1", 3, 2)); err == nil {
		t.Error("a stopped batch was recorded")
	}
	if after := dump(t, l); after != before {
		t.Errorf("a failed batch left traces:\n%s\nbefore:\n%s", after, before)
	}
}

// dump is the content of all tables but the search index.
func dump(t *testing.T, l *Ledger) string {
	t.Helper()
	var b strings.Builder
	for _, table := range []string{"counts", "documents", "doc_sources", "claims", "claim_keys", "claim_refs", "entities", "doc_refs", "sources", "source_docs", "problems",
		"relations", "events", "event_refs", "panels", "findings", "items", "infos", "inside", "layouts", "flows", "flow_claims", "judgements", "batches", "retired_documents", "retired_claims"} {
		rows, err := l.read.Query("SELECT * FROM " + table + " ORDER BY 1, 2")
		if err != nil {
			t.Fatal(err)
		}
		cols, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		cells := make([]sql.RawBytes, len(cols))
		into := make([]any, len(cols))
		for i := range cells {
			into[i] = &cells[i]
		}
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			b.WriteString(table)
			for _, c := range cells {
				b.WriteByte('|')
				b.Write(c)
			}
			b.WriteByte('\n')
		}
		rows.Close()
	}
	return b.String()
}

// A migration step is done whole or not at all, and is not done again.
func TestMigrateByWholeSteps(t *testing.T) {
	l := newLedger(t)
	record(t, l, batchOf("r1", 1, 2))
	before := dump(t, l)
	steps := append(migrations(), "CREATE TABLE extra (n INTEGER); INSERT INTO extra VALUES (7)", "CREATE TABLE more (n INTEGER); UPDATE claims SET predicate = 'x'; SELECT nonsense FROM nowhere")
	if err := migrate(t.Context(), l.write, steps, len(migrations())); err == nil {
		t.Fatal("a step that fails was taken")
	}
	var version, extra, more int
	for query, into := range map[string]*int{"PRAGMA user_version": &version, "SELECT n FROM extra": &extra, "SELECT count(*) FROM sqlite_schema WHERE name = 'more'": &more} {
		if err := l.write.QueryRow(query).Scan(into); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	if version != len(migrations())+1 || extra != 7 || more != 0 {
		t.Errorf("version %d, extra %d, more %d", version, extra, more)
	}
	if after := dump(t, l); after != before {
		t.Error("a failed step changed the ledger")
	}
	if err := migrate(t.Context(), l.write, steps[:len(steps)-1], version); err != nil {
		t.Errorf("steps already taken: %v", err)
	}
}

// A ledger that has just been migrated is read by others at once, and opened again after
// a crash that left the new version in the log alone.
func TestMigratedLedgerIsReadBeside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.cotejo")
	db, err := sql.Open("sqlite", dsn(path, "page_size(8192)", "journal_mode(WAL)", "wal_autocheckpoint(0)"))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if err := migrate(t.Context(), db, migrations()[:7], 0); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	if err := migrate(t.Context(), db, migrations(), 7); err != nil {
		t.Fatal(err)
	}
	crashed := filepath.Join(t.TempDir(), "crashed.cotejo")
	for _, suffix := range []string{"", "-wal"} {
		raw, err := os.ReadFile(path + suffix)
		if err == nil {
			err = os.WriteFile(crashed+suffix, raw, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if told, err := inspect(crashed); err != nil || told != 7 {
		t.Fatalf("the file tells version %d, %v: the test says nothing", told, err)
	}
	l, err := Open(t.Context(), crashed, Options{})
	if err != nil {
		t.Fatalf("after a crash: %v", err)
	}
	defer l.Close()
	beside, err := Open(t.Context(), crashed, Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("beside: %v", err)
	}
	beside.Close()
}
