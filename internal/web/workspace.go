package web

import (
	"hash/fnv"
	"io/fs"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo/internal/ledger"
)

// Workspace answers the routes of one ledger. What a reader decides is in the
// ledger, what they prefer in their cookies; it remembers only what it worked out.
type Workspace struct {
	ledger *ledger.Ledger
	lang   string // said when the reader has not chosen
	name   string
	key    string        // tells ledgers apart in cookies: hosts share them over ports
	now    func() string // RFC 3339, UTC: when a judgement is made
	mux    *http.ServeMux

	flowCache flowCache
	headCache headCache
}

// New makes the workspace of a ledger. lang is the language of pages until the
// reader chooses; now is the clock that dates judgements.
func New(l *ledger.Ledger, lang string, now func() string) *Workspace {
	w := &Workspace{ledger: l, lang: lang, name: filepath.Base(l.Path()), key: keyOf(l.Path()), now: now, mux: http.NewServeMux()}
	files, err := fs.Sub(static, "static")
	if err != nil {
		panic(err) // embedded: cannot fail in a build that was tested
	}
	w.mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(files))))
	for pattern, h := range w.routes() {
		w.mux.HandleFunc(pattern, func(rw http.ResponseWriter, r *http.Request) {
			if err := h(rw, r); err != nil {
				w.fail(rw, r, err)
			}
		})
	}
	return w
}

// stem is the name of the ledger's file without its ending.
func (w *Workspace) stem() string { return strings.TrimSuffix(w.name, ".cotejo") }

func keyOf(path string) string {
	h := fnv.New32a()
	h.Write([]byte(path))
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

type handler func(http.ResponseWriter, *http.Request) error

// routes is every address of the workspace. GET never changes anything.
func (w *Workspace) routes() map[string]handler {
	return map[string]handler{
		"GET /{$}":                    w.story,
		"GET /claims":                 w.claims,
		"GET /claims/{id}":            w.claim,
		"GET /documents":              w.documents,
		"GET /documents/{id}":         w.reader,
		"GET /documents/{id}/changes": w.changes,
		"GET /sources/{key}":          w.source,
		"GET /figures":                w.figures,
		"GET /figures/{id}":           w.panel,
		"GET /events":                 w.events,
		"GET /events/{id}":            w.event,
		"GET /flows":                  w.flows,
		"GET /sources":                w.sources,
		"GET /entities/{id}":          w.entity,
		"GET /findings":               w.findings,
		"GET /search":                 w.search,
		"GET /review":                 w.review,
		"GET /judgements":             w.judgements,
		"GET /judgements.json":        w.exportJudgements,
		"POST /judgements":            w.judge,
		"POST /judgements/import":     w.importJudgements,
		"GET /export/{list}":          w.exportList,
		"GET /report":                 w.report,
		"POST /settings":              w.settings,
		"GET /{rest...}":              w.missing,
	}
}

// ServeHTTP answers a request that the guard let through.
func (w *Workspace) ServeHTTP(rw http.ResponseWriter, r *http.Request) { w.mux.ServeHTTP(rw, r) }

// cached lets a browser keep the files of this build for the session.
func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Cache-Control", "private, max-age=600")
		h.ServeHTTP(rw, r)
	})
}

func (w *Workspace) missing(_ http.ResponseWriter, r *http.Request) error {
	return &ledger.Error{Kind: ledger.ErrMissing, Path: w.name, Detail: r.URL.Path}
}

// settings keeps the reader's language and theme in cookies and goes back.
func (w *Workspace) settings(rw http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: "settings"}
	}
	for name, values := range map[string][]string{"lang": {"es", "en"}, "theme": {"dark", "light", "auto"}} {
		for _, v := range values {
			if r.PostForm.Get(name) == v {
				http.SetCookie(rw, &http.Cookie{Name: "cotejo-" + name, Value: v, Path: "/", MaxAge: 400 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteStrictMode})
			}
		}
	}
	http.Redirect(rw, r, back(r.PostForm.Get("back")), http.StatusSeeOther)
	return nil
}

// back gives an address of this workspace to return to: a path with one leading
// slash, so that no redirect leaves (not //host, not /\host).
func back(to string) string {
	if len(to) == 0 || to[0] != '/' || len(to) > 1 && (to[1] == '/' || to[1] == '\\') {
		return "/"
	}
	for _, c := range []byte(to) {
		if c < ' ' || c == '\\' {
			return "/"
		}
	}
	return to
}
