package export

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
)

// Formats are the formats of Folder.
var Formats = []string{"jsonl", "csv"}

// set is one noun on its way to a file.
type set struct {
	name  string
	jsonl func(io.Writer) error
	csv   func(io.Writer) error
}

// Folder writes a ledger into a folder, made if it is missing, one file for each
// noun, and gives their names. The files hold everything but the history: the
// same articles give the same bytes whatever their order.
func Folder(ctx context.Context, l *ledger.Ledger, dir, format string) (names []string, err error) {
	if !slices.Contains(Formats, format) {
		return nil, &os.PathError{Op: "export", Path: format, Err: errors.ErrUnsupported}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	for _, s := range sets(ctx, l) {
		fill := s.jsonl
		if format == "csv" {
			fill = s.csv
		}
		name := s.name + "." + format
		if err := Whole(root, name, fill); err != nil {
			return names, err
		}
		names = append(names, name)
	}
	return names, nil
}

func sets(ctx context.Context, l *ledger.Ledger) []set {
	panels := of(ctx, "panels", l.Panels, nil, func(p *cotejo.Panel) string { return p.ID })
	panels.csv = func(w io.Writer) error {
		all, err := ledger.Everything(ctx, ledger.Filter{}, l.Panels)
		if err != nil {
			return err
		}
		slices.SortFunc(all, func(a, b cotejo.Panel) int { return cmp.Compare(a.ID, b.ID) })
		return WriteCSV(w, PanelFields, PanelLines(all))
	}
	judgements := func(ctx context.Context, _ ledger.Filter) (ledger.Page[cotejo.Judgement], error) {
		all, err := l.AllJudgements(ctx)
		return ledger.Page[cotejo.Judgement]{Items: all}, err
	}
	return []set{
		of(ctx, "documents", l.FullDocuments, DocumentFields, func(d *cotejo.Document) string { return d.ID }),
		of(ctx, "claims", l.Claims, ClaimFields, func(c *cotejo.Claim) string { return c.ID }),
		of(ctx, "events", l.Events, EventFields, func(e *cotejo.Event) string { return e.ID }),
		of(ctx, "relations", l.Relations, RelationFields, func(r *cotejo.Relation) string { return r.A + " " + r.B }),
		panels,
		of(ctx, "findings", l.Findings, FindingFields, func(f *cotejo.Finding) string { return f.ID }),
		of(ctx, "entities", l.Entities, EntityFields, func(e *cotejo.Entity) string { return e.ID }),
		of(ctx, "judgements", judgements, JudgementFields, func(j *cotejo.Judgement) string { return j.ID }),
	}
}

// of prepares a noun: read a page at a time, kept as lines, sorted by id.
func of[T any](ctx context.Context, name string, list func(context.Context, ledger.Filter) (ledger.Page[T], error), fields []Field[T], id func(*T) string) set {
	sorted := func() ([]T, error) {
		all, err := ledger.Everything(ctx, ledger.Filter{}, list)
		slices.SortFunc(all, func(a, b T) int { return cmp.Compare(id(&a), id(&b)) })
		return all, err
	}
	return set{name,
		func(w io.Writer) error { return writeSorted(ctx, w, list, id) },
		func(w io.Writer) error {
			all, err := sorted()
			if err != nil {
				return err
			}
			return WriteCSV(w, fields, all)
		}}
}

// line is a row as JSON with its sort key.
type line struct {
	id  string
	raw []byte
}

// writeSorted writes JSON Lines sorted by id. Rows are held as JSON, which is
// smaller than the values.
func writeSorted[T any](ctx context.Context, w io.Writer, list func(context.Context, ledger.Filter) (ledger.Page[T], error), id func(*T) string) error {
	var lines []line
	f := ledger.Filter{Limit: 1000}
	for {
		page, err := list(ctx, f)
		if err != nil {
			return err
		}
		for i := range page.Items {
			raw, err := canonical(&page.Items[i])
			if err != nil {
				return err
			}
			lines = append(lines, line{id(&page.Items[i]), raw})
		}
		if page.Next == "" {
			break
		}
		f.After = page.Next
	}
	slices.SortFunc(lines, func(a, b line) int { return cmp.Compare(a.id, b.id) })
	for _, l := range lines {
		if _, err := w.Write(l.raw); err != nil {
			return err
		}
	}
	return nil
}

// canonical is a value as one line of JSON, without HTML escapes.
func canonical(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}
