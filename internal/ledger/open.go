package ledger

import (
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	_ "modernc.org/sqlite" // registers the driver
)

// ApplicationID marks a SQLite file as a ledger (PRAGMA application_id): "CTJO".
const ApplicationID = 0x43544a4f

//go:embed schema/*.sql
var schemaFS embed.FS

// Options say how to open a ledger.
type Options struct {
	Create   bool // make it when it is missing
	ReadOnly bool // take no lock and write nothing
}

// Ledger is one open file. It is safe for concurrent use; writes take turns.
type Ledger struct {
	path  string
	write *sql.DB // one connection; nil when read-only
	read  *sql.DB
	lock  *os.File
	trace func(query string, args []any) // tests look at the queries here

	corrections correctionCache
	kept        itemCache
	asked       statements // of what updates read
	beside      statements // of these, what is asked of connections that read
	judged      judgedState
	folding     folding
	foldAt      int // pages of the log
}

// Open opens a ledger. It fails with one of the Kinds, and leaves a file that it
// refuses untouched. Only one process at a time may open a ledger for writing;
// readers are never kept waiting.
func Open(ctx context.Context, path string, opt Options) (*Ledger, error) {
	version, err := inspect(path)
	if errors.Is(err, ErrNotFound) && opt.Create && !opt.ReadOnly {
		version, err = 0, create(path)
	}
	if err != nil {
		return nil, err
	}
	l := &Ledger{path: path, foldAt: foldFrom}
	if opt.ReadOnly && version == len(migrations()) {
		return l.openRead(ctx)
	}
	if err := l.openWrite(ctx); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l.openRead(ctx)
}

// Path is the file's name as it was given.
func (l *Ledger) Path() string { return l.path }

// Close ends all use. The last one to close folds the write-ahead log into the
// file.
func (l *Ledger) Close() error {
	var errs []error
	l.folding.all.Wait()
	if l.read != nil {
		errs = append(errs, l.read.Close())
	}
	if l.write != nil {
		errs = append(errs, l.write.Close())
	}
	if l.lock != nil {
		errs = append(errs, l.lock.Close())
	}
	return errors.Join(errs...)
}

// migrations are the steps from an empty file to the present schema, in order.
func migrations() []string {
	names, err := fs.Glob(schemaFS, "schema/*.sql")
	if err != nil {
		return nil
	}
	slices.Sort(names)
	steps := make([]string, len(names))
	for i, n := range names {
		ddl, err := fs.ReadFile(schemaFS, n)
		if err != nil {
			return nil
		}
		steps[i] = string(ddl)
	}
	return steps
}

// inspect reads the header of a file, without SQLite, so that a file that is
// refused is not touched: the SQLite magic, user_version at 60, application_id
// at 68 (sqlite.org/fileformat2.html).
func inspect(path string) (version int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, typed(path, "opening", err)
	}
	defer f.Close()
	if st, err := f.Stat(); err != nil {
		return 0, typed(path, "opening", err)
	} else if st.IsDir() {
		return 0, &Error{Kind: ErrNotLedger, Path: path, Detail: "a folder"}
	}
	var h [100]byte
	if n, err := io.ReadFull(f, h[:]); n == 0 && errors.Is(err, io.EOF) {
		return 0, &Error{Kind: ErrNotLedger, Path: path, Detail: "an empty file"}
	} else if err != nil || string(h[:16]) != "SQLite format 3\x00" {
		return 0, &Error{Kind: ErrNotLedger, Path: path, Detail: "not a SQLite file"}
	}
	if id := binary.BigEndian.Uint32(h[68:]); id != ApplicationID {
		return 0, &Error{Kind: ErrNotLedger, Path: path, Detail: fmt.Sprintf("a SQLite file of another program, application_id %#x", id)}
	}
	version = int(binary.BigEndian.Uint32(h[60:]))
	return version, known(path, version)
}

// known refuses a ledger of a schema that this program does not know.
func known(path string, version int) error {
	if version > len(migrations()) {
		return &Error{Kind: ErrNewer, Path: path, Detail: fmt.Sprintf("schema %d, this program knows %d", version, len(migrations()))}
	}
	return nil
}

// create makes a new ledger under a temporary name and renames it, so that no
// half-made file is ever seen.
func create(path string) error {
	dir, name := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	if st, err := os.Stat(dir); err != nil || !st.IsDir() {
		return &Error{Kind: ErrNotFound, Path: path, Detail: "its folder does not exist", Err: err}
	}
	if kind := networkFS(dir); kind != "" {
		return &Error{Kind: ErrNetwork, Path: path, Detail: kind}
	}
	f, err := os.CreateTemp(dir, "."+name+".*")
	if err != nil {
		return typed(path, "making the ledger", err)
	}
	tmp := f.Name()
	if err := errors.Join(f.Close(), fill(tmp)); err != nil {
		return typed(path, "making the ledger", errors.Join(err, removeAll(tmp)))
	}
	if err := os.Link(tmp, path); err != nil && !errors.Is(err, fs.ErrExist) {
		if err = os.Rename(tmp, path); err != nil {
			return typed(path, "making the ledger", errors.Join(err, removeAll(tmp)))
		}
	}
	return removeAll(tmp)
}

func removeAll(path string) error {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func fill(path string) error {
	db, err := sql.Open("sqlite", dsn(path, "page_size(8192)", "synchronous(FULL)"))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := migrate(context.Background(), db, migrations(), 0); err != nil {
		return err
	}
	_, err = db.Exec("PRAGMA journal_mode=WAL")
	return errors.Join(err, db.Close())
}

// migrate brings a ledger from a version to the present one, each step in a
// transaction of its own that also counts it.
func migrate(ctx context.Context, db *sql.DB, steps []string, from int) error {
	for i := from; i < len(steps); i++ {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		step := fmt.Sprintf("%s;\nPRAGMA application_id=%d;\nPRAGMA user_version=%d", steps[i], ApplicationID, i+1)
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return errors.Join(fmt.Errorf("applying schema %d: %w", i+1, err), tx.Rollback())
		}
		if err := tx.Commit(); err != nil {
			return fmt.Errorf("applying schema %d: %w", i+1, err)
		}
	}
	return nil
}

// upToDate migrates a ledger and sees to it that the file itself tells its version, which
// may stand in the log alone: for who is to read beside this process, and after a crash.
func (l *Ledger) upToDate(ctx context.Context, db *sql.DB) error {
	told, err := inspect(l.path)
	if err != nil {
		return err
	}
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return typed(l.path, "opening", err)
	}
	if err := known(l.path, version); err != nil {
		return err
	}
	if err := migrate(ctx, db, migrations(), version); err != nil {
		return typed(l.path, "migrating", err)
	}
	if told == len(migrations()) {
		return nil
	}
	if _, err := db.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)"); err != nil {
		return typed(l.path, "migrating", err)
	}
	return nil
}

// dsn is the driver's name for a file: style.md's settings, in one place.
func dsn(path string, pragmas ...string) string {
	q := url.Values{"_txlock": {"immediate"}}
	base := []string{"busy_timeout(5000)", "foreign_keys(ON)", "trusted_schema(OFF)", "cell_size_check(ON)", "mmap_size(0)"}
	for _, p := range append(base, pragmas...) {
		q.Add("_pragma", p)
	}
	return fileURI(path) + "?" + q.Encode()
}

func fileURI(path string) string {
	p := filepath.ToSlash(path)
	if abs, err := filepath.Abs(path); err == nil {
		p = filepath.ToSlash(abs)
	}
	if runtime.GOOS == "windows" && !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(p)
}

func (l *Ledger) openWrite(ctx context.Context) error {
	if kind := networkFS(filepath.Dir(l.path)); kind != "" {
		return &Error{Kind: ErrNetwork, Path: l.path, Detail: kind}
	}
	var err error
	if l.lock, err = lockFile(l.path); err != nil {
		return typed(l.path, "locking", err)
	}
	db, err := sql.Open("sqlite", dsn(l.path, "journal_mode(WAL)", "synchronous(FULL)", fmt.Sprintf("wal_autocheckpoint(%d)", foldAtLast), "cache_size(-32768)", "secure_delete(FAST)"))
	if err != nil {
		return typed(l.path, "opening", err)
	}
	l.write = db
	db.SetMaxOpenConns(1)
	var sync int
	if err := db.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&sync); err != nil {
		return typed(l.path, "opening", err)
	} else if sync != 2 {
		return &Error{Kind: ErrIO, Path: l.path, Detail: fmt.Sprintf("synchronous is %d, not FULL", sync)}
	}
	if err := l.upToDate(ctx, db); err != nil {
		return err
	}
	// What a statement may have to take back of itself: pages that would go through a file.
	// A migration, which may sort much, has gone before.
	if _, err := db.ExecContext(ctx, "PRAGMA temp_store=MEMORY"); err != nil {
		return typed(l.path, "opening", err)
	}
	return l.probe(ctx, db)
}

// reading makes connections that cannot write.
func (l *Ledger) reading() (*sql.DB, error) {
	name := dsn(l.path, "query_only(ON)", "cache_size(-8192)")
	if _, err := os.Stat(l.path + "-wal"); err != nil && l.write == nil && !writableDir(filepath.Dir(l.path)) {
		name = fileURI(l.path) + "?mode=ro&immutable=1&_pragma=query_only(ON)&_pragma=trusted_schema(OFF)"
	}
	return sql.Open("sqlite", name)
}

func (l *Ledger) openRead(ctx context.Context) (*Ledger, error) {
	db, err := l.reading()
	if err != nil {
		return nil, errors.Join(typed(l.path, "opening", err), l.Close())
	}
	l.read = db
	db.SetMaxOpenConns(4)
	db.SetMaxIdleConns(4)
	if err := l.probe(ctx, db); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// probe reads one row of the smallest table, so that a header that lies is found
// at once and not in the middle of the work.
func (l *Ledger) probe(ctx context.Context, db *sql.DB) error {
	var n int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM counts").Scan(&n); err != nil {
		err = typed(l.path, "reading the schema", err)
		if !errors.As(err, new(*Error)) {
			err = &Error{Kind: ErrDamaged, Path: l.path, Err: err}
		}
		return err
	}
	return nil
}

// writableDir reports whether a file can be made in a folder.
func writableDir(dir string) bool {
	f, err := os.CreateTemp(dir, ".cotejo.*")
	if err != nil {
		return false
	}
	return errors.Join(f.Close(), os.Remove(f.Name())) == nil
}
