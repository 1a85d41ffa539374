package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/synth"
)

// The speed of every screen is measured on request, on a synthetic ledger that
// is made when it is missing:
//
//	go test ./internal/web -run TestFirstByte -v -timeout 0 -articles 100000 -world FILE
var (
	perfArticles = flag.Int("articles", 0, "articles of the synthetic ledger to measure on")
	perfWorld    = flag.String("world", "", "file of the synthetic ledger")
	perfRoute    = flag.String("route", "", "measure only the screens whose address begins so")
)

func TestFirstByte(t *testing.T) {
	if *perfArticles == 0 {
		t.Skip("only on request: -articles N -world FILE")
	}
	if _, err := os.Stat(*perfWorld); err != nil {
		began := time.Now()
		tellWorld(t, *perfWorld, *perfArticles)
		t.Logf("made in %s", time.Since(began).Round(time.Second))
	}
	l, err := ledger.Open(t.Context(), *perfWorld, ledger.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	w := New(l, "es", func() string { return "2026-01-02T03:04:05Z" })
	counts, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", counts)
	for _, route := range perfRoutes(t, l) {
		if !strings.HasPrefix(route[0], *perfRoute) {
			continue
		}
		const times = 40
		took, work := make([]time.Duration, 0, times), make([]time.Duration, 0, times)
		size := 0
		for i := range times + 3 {
			r := httptest.NewRequest(http.MethodGet, route[i%len(route)], nil)
			rec := httptest.NewRecorder()
			began, before := time.Now(), spent()
			w.ServeHTTP(rec, r)
			if i >= 3 {
				took, work = append(took, time.Since(began)), append(work, spent()-before)
			}
			if rec.Code != http.StatusOK {
				t.Fatalf("%s: %d", route[0], rec.Code)
			}
			size = rec.Body.Len()
		}
		slices.Sort(took)
		slices.Sort(work)
		t.Logf("| %-28.28s | %7.1f | %7.1f | %7.1f | %7.1f | %7.1f | %4d |", route[0], ms(took[times/2]), ms(took[times*95/100]), ms(took[times-1]), ms(work[times/2]), ms(work[times*95/100]), size/1024)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// perfRoutes gives addresses of every screen, several of those with an id.
func perfRoutes(t *testing.T, l *ledger.Ledger) [][]string {
	ctx := t.Context()
	out := [][]string{{"/"}, {"/findings"}, {"/figures"}, {"/figures?contested=1"}, {"/events"}, {"/events?order=weight"}, {"/flows"}, {"/sources"}, {"/claims"},
		{"/claims?figures=1&status=planned"}, {"/claims?predicate=kill"}, {"/documents"}, {"/review"}, {"/judgements"}}
	add := func(prefix string, ids []string, err error) {
		if err != nil {
			t.Fatal(prefix, err)
		}
		if len(ids) == 0 { // a synthetic world may have none
			return
		}
		var routes []string
		for _, id := range ids {
			routes = append(routes, prefix+id)
		}
		out = append(out, routes)
	}
	f := ledger.Filter{Limit: 20}
	panels, err := l.Panels(ctx, f)
	add("/figures/", idsOf(panels.Items, func(p cotejo.Panel) string { return p.ID }), err)
	events, err := l.Events(ctx, ledger.Filter{Limit: 20, ByWeight: true})
	add("/events/", idsOf(events.Items, func(e cotejo.Event) string { return e.ID }), err)
	claims, err := l.Claims(ctx, f)
	add("/claims/", idsOf(claims.Items, func(c cotejo.Claim) string { return c.ID }), err)
	docs, err := l.Documents(ctx, f)
	add("/documents/", idsOf(docs.Items, func(d cotejo.Document) string { return d.ID }), err)
	people, err := l.Entities(ctx, f)
	add("/entities/", idsOf(people.Items, func(e cotejo.Entity) string { return e.ID }), err)
	return append(out, []string{"/search?q=" + word(docs.Items[0].Title)})
}

func word(title string) string {
	for _, w := range searched(title) {
		if len(w) > 4 {
			return w
		}
	}
	return "a"
}

func idsOf[T any](items []T, id func(T) string) []string {
	var out []string
	for _, x := range items {
		out = append(out, id(x))
	}
	return out
}

// tellWorld writes a synthetic world into a ledger, as building it would.
func tellWorld(t *testing.T, path string, n int) {
	l, err := ledger.Open(t.Context(), path, ledger.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var articles []synth.Article
	flush := func() {
		b := ledger.Batch{Reader: "synth", Keys: map[string][]string{}, Mentions: map[string][]cotejo.Mention{}, DocInfo: map[string]reconcile.DocInfo{}}
		var items []reconcile.Item
		for _, a := range articles {
			info := reconcile.Describe(a.Document, a.Claims, a.Entities, nil)
			b.Documents, b.Claims, b.Entities = append(b.Documents, a.Document), append(b.Claims, a.Claims...), append(b.Entities, a.Entities...)
			b.DocInfo[a.Document.ID] = info
			for _, c := range a.Claims {
				it := reconcile.Item{Claim: c, Document: info, Keys: reconcile.Keys(c, info)}
				b.Keys[c.ID] = it.Keys
				items = append(items, it)
			}
		}
		slices.SortFunc(items, func(x, y reconcile.Item) int {
			if x.Claim.ID < y.Claim.ID {
				return -1
			}
			return 1
		})
		var err error
		if b.Delta, err = reconcile.Update(context.Background(), l, items, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Record(context.Background(), b); err != nil {
			t.Fatal(err)
		}
		articles = articles[:0]
	}
	done := 0
	for a := range synth.Articles(synth.Options{Seed: 11, Articles: n}) {
		quoteAll(&a)
		articles = append(articles, a)
		if done++; len(articles) == 256 {
			flush()
		}
		if done%5000 == 0 {
			fmt.Fprintln(os.Stderr, done, "articles")
		}
	}
	flush()
}

// quoteAll adds to a synthetic article, for each claim, a sentence of the words
// its fields quote, so that every span has its quotation.
func quoteAll(a *synth.Article) {
	text := []byte(a.Document.Text + "\n")
	put := func(s *string, at *cotejo.Span) {
		if *s == "" {
			*s = "x"
		}
		at.Start = len(text)
		text = append(append(text, *s...), ' ')
		at.End = len(text) - 1
	}
	for i := range a.Claims {
		c := &a.Claims[i]
		c.Chain, c.Participants, c.Place = slices.Clone(c.Chain), slices.Clone(c.Participants), slices.Clone(c.Place) // articles share them
		if c.Figure != nil {
			f := *c.Figure
			c.Figure = &f
		}
		if c.Time != nil {
			when := *c.Time
			c.Time = &when
		}
		c.Sentence.Span.Start = len(text)
		for j := range c.Chain {
			put(&c.Chain[j].Text, &c.Chain[j].Span)
		}
		for j := range c.Participants {
			put(&c.Participants[j].Text, &c.Participants[j].Span)
		}
		if c.Figure != nil {
			put(&c.Figure.Text, &c.Figure.Span)
		}
		if c.Time != nil {
			put(&c.Time.Text, &c.Time.Span)
		}
		for j := range c.Place {
			put(&c.Place[j].Text, &c.Place[j].Span)
		}
		end := "."
		var dot cotejo.Span
		put(&end, &dot)
		c.Sentence.Span.End = dot.End
		c.Sentence.Exact = c.Sentence.Span.Of(string(text))
		c.Trail, c.Trigger, c.Quote, c.Factuality.CueSpan = nil, nil, nil, nil
		text = append(text, '\n')
	}
	a.Document.Text = string(text)
	sum := sha256.Sum256(text)
	a.Document.TextHash = hex.EncodeToString(sum[:])
}
