package web

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
)

// exportList hands over the rows of a list, with the filters of its address, as a
// file: CSV or JSON Lines. It is bounded to ledger.MaxLimit rows; the whole ledger
// is written by the command line.
func (w *Workspace) exportList(rw http.ResponseWriter, r *http.Request) error {
	ctx, l, f := r.Context(), w.ledger, w.filter(r)
	f.Limit = ledger.MaxLimit
	switch r.PathValue("list") {
	case "claims":
		page, err := l.Claims(ctx, f)
		return hand(w, rw, r, export.ClaimFields, page.Items, err)
	case "events":
		f.ByWeight = r.URL.Query().Get("order") == "weight"
		page, err := l.Events(ctx, f)
		return hand(w, rw, r, export.EventFields, page.Items, err)
	case "figures":
		f.Limit = 1000
		page, err := l.Panels(ctx, f)
		return hand(w, rw, r, export.PanelFields, export.PanelLines(page.Items), err)
	case "findings":
		page, err := l.Findings(ctx, f)
		return hand(w, rw, r, export.FindingFields, page.Items, err)
	case "documents":
		page, err := l.Documents(ctx, f)
		return hand(w, rw, r, export.DocumentFields, page.Items, err)
	case "sources":
		page, err := l.Sources(ctx, f)
		return hand(w, rw, r, export.SourceFields, page.Items, err)
	case "flows":
		flows, ready, err := w.allFlows(r, f.AsOf)
		if err == nil && !ready {
			return w.bad(r, "web.flows.wait")
		}
		return hand(w, rw, r, export.FlowFields, flows, err)
	case "judgements":
		all, err := l.AllJudgements(ctx)
		return hand(w, rw, r, export.JudgementFields, all, err)
	}
	return w.missing(rw, r)
}

// hand writes rows as a file in the format of the address.
func hand[T any](w *Workspace, rw http.ResponseWriter, r *http.Request, fields []export.Field[T], rows []T, err error) error {
	if err != nil {
		return err
	}
	var out bytes.Buffer
	format, kind := r.URL.Query().Get("format"), "text/csv; charset=utf-8"
	switch format {
	case "", "csv":
		format = "csv"
		err = export.WriteCSV(&out, fields, rows)
	case "jsonl":
		kind = "application/x-ndjson"
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		for i := range rows {
			if err = e.Encode(&rows[i]); err != nil {
				break
			}
		}
	default:
		return w.bad(r, "web.bad.format")
	}
	if err != nil {
		return err
	}
	attach(rw, kind, fileName(w.stem()+"-"+r.PathValue("list"))+"."+format)
	_, _ = rw.Write(out.Bytes())
	return nil
}

// ExportOf is the address at which a view is exported: the list with the filters
// of the page, in a format.
func (v *view) ExportOf(list, format string, only ...string) string {
	q := v.query()
	q.Del("after")
	q.Del("by")
	for i := 0; i+1 < len(only); i += 2 {
		q.Set(only[i], only[i+1])
	}
	q.Set("format", format)
	return "/export/" + list + "?" + q.Encode()
}
