package cli

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/say"
)

// tableRows is how many rows a table for people shows unless asked for more.
const tableRows = 50

// output is how a list is written.
type output struct {
	Format string `help:"${flag_format}" enum:"table,json,jsonl,csv" default:"table" placeholder:"table|json|jsonl|csv"`
	Limit  int    `help:"${flag_limit}" placeholder:"N"`
	After  string `help:"${flag_after}" placeholder:"PLACE"`
}

// page shapes a filter: a table shows a screenful, the formats for programs the
// whole list.
func (o *output) page(f *ledger.Filter) (whole bool) {
	f.Limit, f.After = o.Limit, o.After
	if f.Limit == 0 && o.Format == "table" {
		f.Limit = tableRows
	}
	return f.Limit == 0
}

// listing is how one noun is listed.
type listing[T any] struct {
	list   func(context.Context, ledger.Filter) (ledger.Page[T], error)
	fields []export.Field[T]
	table  func(a *app, rows []T) (string, error)
}

// run reads a list and writes it.
func (li listing[T]) run(a *app, o *output, f ledger.Filter) error {
	whole := o.page(&f)
	var page ledger.Page[T]
	var err error
	if whole {
		page.Items, err = ledger.Everything(a.ctx, f, li.list)
	} else {
		page, err = li.list(a.ctx, f)
	}
	if err != nil {
		return err
	}
	if err := li.write(a, o, page.Items); err != nil {
		return err
	}
	if page.Next != "" {
		a.notice("list.more", say.Args{"N": len(page.Items), "After": page.Next})
	}
	return nil
}

func (li listing[T]) write(a *app, o *output, rows []T) error {
	switch o.Format {
	case "json":
		return a.writeJSON(nonNil(rows))
	case "jsonl":
		return writeLines(a, rows)
	case "csv":
		return export.WriteCSV(a.out, li.fields, rows)
	}
	if len(rows) == 0 {
		a.notice("list.empty", nil)
		return nil
	}
	s, err := li.table(a, rows)
	if err != nil {
		return err
	}
	_, err = a.out.WriteString(s)
	return err
}

func nonNil[T any](rows []T) []T {
	if rows == nil {
		return []T{}
	}
	return rows
}

func (a *app) writeJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func writeLines[T any](a *app, rows []T) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	for i := range rows {
		if err := e.Encode(rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// words says in the user's language what fields mean.
func (a *app) words() export.Words { return export.Words{Voice: a.voice} }

// head is a column title of the catalogue.
func (a *app) head(key string) string { return a.voice.Say("head."+key, nil) }

// short is the beginning of an id, long enough to ask for it.
func short(id string) string {
	if whole, _, _ := strings.Cut(id, "."); len(whole) == 18 {
		return whole[:10]
	}
	return id
}
