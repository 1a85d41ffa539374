package web

import (
	"bytes"
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// report hands over the brief as a file: HTML, Markdown or JSON. It is never
// shown inside the workspace, whose policy would not let its style apply.
func (w *Workspace) report(rw http.ResponseWriter, r *http.Request) error {
	format := r.URL.Query().Get("format")
	kinds := map[string]string{"": "text/html; charset=utf-8", "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8", "json": "application/json"}
	kind, ok := kinds[format]
	if !ok {
		return &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: format}
	}
	b, err := w.gather(r)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r)}
	words := export.Words{Voice: v.Voice}
	name := w.stem()
	title := v.Say("report.title", map[string]any{"Name": name})
	switch {
	case r.URL.Query().Get("only") == "":
	case len(b.Panels) == 1:
		title, name = first(v.In(b.Panels[0].Label)), name+"-"+b.Panels[0].ID
	case len(b.Events) == 1:
		title, name = first(v.In(b.Events[0].Label)), name+"-"+b.Events[0].ID
	}
	var out bytes.Buffer
	switch format {
	case "md":
		err = b.Markdown(&out, words, title)
	case "json":
		err = b.JSON(&out)
	default:
		format = "html"
		err = b.HTML(&out, words, title)
	}
	if err != nil {
		return err
	}
	attach(rw, kind, fileName(name)+"."+format)
	_, _ = rw.Write(out.Bytes())
	return nil
}

// gather reads what the report says: of the whole ledger, or of the panel or event
// that ?only= names, under the policy of ?policy=.
func (w *Workspace) gather(r *http.Request) (*export.Brief, error) {
	q := r.URL.Query()
	policy := cmp.Or(q.Get("policy"), reconcile.DefaultPolicy)
	if !slices.Contains(reconcile.Policies(), policy) {
		return nil, w.bad(r, "web.bad.policy")
	}
	if only := q.Get("only"); only != "" {
		return export.GatherOne(r.Context(), w.ledger, policy, only)
	}
	flows, err := pipeline.Flows(r.Context(), w.ledger, "")
	if err != nil {
		return nil, err
	}
	return export.Gather(r.Context(), w.ledger, policy, flows)
}

// attach makes an answer a file to be saved.
func attach(rw http.ResponseWriter, kind, name string) {
	rw.Header().Set("Content-Type", kind)
	rw.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	rw.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
}

// fileName keeps of a name what any system and header takes.
func fileName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return '-'
	}, s)
	return strings.Trim(s, ".-") + ""
}
