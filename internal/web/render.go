package web

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/say"
)

//go:embed templates/*.html
var templateFS embed.FS

// view is what every page gets: the voice, where it is, and its own data.
type view struct {
	*say.Voice
	Path  string // of the request, for the language and theme switches
	Here  string // the item of the navigation that is current
	Theme string
	Title string
	Name  string // of the ledger's file
	Data  any
	words []string // searched for, to be marked
}

// pages are the templates, one set for each page, parsed once. Functions that
// depend on the language are methods of view, so no template is cloned.
var pages = sync.OnceValue(func() map[string]*template.Template {
	out := map[string]*template.Template{}
	files, err := templateFS.ReadDir("templates")
	if err != nil {
		panic(err) // embedded: cannot fail in a build that was tested
	}
	base := template.Must(template.New("layout.html").Funcs(template.FuncMap{"args": args, "dict": args, "fold": fold, "list": list}).
		ParseFS(templateFS, "templates/layout.html", "templates/parts.html"))
	for _, f := range files {
		if n := f.Name(); n != "layout.html" && n != "parts.html" {
			out[strings.TrimSuffix(n, ".html")] = template.Must(template.Must(base.Clone()).ParseFS(templateFS, path.Join("templates", n)))
		}
	}
	return out
})

// args makes the arguments of a message or a part from pairs.
func args(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, errors.New("args takes pairs")
	}
	out := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		k, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("args: %v is not a name", pairs[i])
		}
		out[k] = pairs[i+1]
	}
	return out, nil
}

func list(items ...string) []string { return items }

// fold shortens a text to n runes for a cell; the whole text is one click away.
func fold(n int, s string) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:n])) + "…"
}

// T renders a message; pairs are its arguments.
func (v *view) T(key string, pairs ...any) (string, error) {
	a, err := args(pairs...)
	return v.Say(key, a), err
}

// In picks the page's language of a text that Cotejo says in all of them.
func (v *view) In(t cotejo.Text) string { return t[v.Lang] }

// query is the query of the page's address.
func (v *view) query() url.Values {
	u, err := url.ParseRequestURI(v.Path)
	if err != nil {
		return url.Values{}
	}
	return u.Query()
}

// Link makes an address of this workspace: a path with an id, escaped.
func (v *view) Link(kind, id string) string { return "/" + kind + "/" + url.PathEscape(id) }

// Render writes a page, whole or not at all.
func (w *Workspace) render(rw http.ResponseWriter, r *http.Request, page string, v *view) {
	t, ok := pages()[page]
	if !ok {
		w.fail(rw, r, fmt.Errorf("there is no page %q", page))
		return
	}
	v.Path, v.Name = r.URL.RequestURI(), w.name
	v.Voice, v.Theme = w.voice(r), theme(r)
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "layout.html", v); err != nil {
		w.fail(rw, r, err)
		return
	}
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = rw.Write(b.Bytes())
}

// fail answers an error as a page: what happened and what to do.
func (w *Workspace) fail(rw http.ResponseWriter, r *http.Request, err error) {
	code, key := http.StatusInternalServerError, "web.error.failed"
	switch {
	case errors.Is(err, ledger.ErrMissing):
		code, key = http.StatusNotFound, "web.error.missing"
	case errors.Is(err, ledger.ErrFilter):
		code, key = http.StatusBadRequest, "web.error.filter"
	case errors.Is(err, ledger.ErrReadOnly), errors.Is(err, ledger.ErrLocked):
		code, key = http.StatusConflict, "web.error.locked"
	}
	v := &view{Voice: w.voice(r), Data: map[string]any{"Key": key, "Detail": err.Error()}}
	v.Title = v.Say("web.error.title", nil)
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.Path, v.Theme, v.Name = "/", theme(r), w.name
	var b bytes.Buffer
	if err := pages()["error"].ExecuteTemplate(&b, "layout.html", v); err != nil {
		http.Error(rw, "500", http.StatusInternalServerError)
		return
	}
	rw.WriteHeader(code)
	_, _ = rw.Write(b.Bytes())
}

// voice speaks the language of the reader's choice, else of the start.
func (w *Workspace) voice(r *http.Request) *say.Voice {
	if c, err := r.Cookie("cotejo-lang"); err == nil && (c.Value == "es" || c.Value == "en") {
		return say.In(c.Value)
	}
	return say.In(w.lang)
}

func theme(r *http.Request) string {
	if c, err := r.Cookie("cotejo-theme"); err == nil && (c.Value == "dark" || c.Value == "light") {
		return c.Value
	}
	return ""
}
