package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
)

// navItem is one entry of the navigation; its name is the message web.nav.Key.
type navItem struct{ Key, Href string }

// Nav lists the screens in the order of a day's work.
func (v *view) Nav() []navItem {
	return []navItem{{"story", "/"}, {"figures", "/figures"}, {"events", "/events"}, {"flows", "/flows"}, {"sources", "/sources"},
		{"review", "/review"}, {"claims", "/claims"}, {"documents", "/documents"}}
}

// Statuses lists the factuality statuses for a choice.
func (v *view) Statuses() []string {
	return []string{"asserted", "planned", "conditional", "hedged", "demanded", "denied", "questioned"}
}

// Predicate names what a claim says happens, with its stage.
func (v *view) Predicate(c cotejo.Claim) string {
	s := v.Code("predicate", c.Predicate)
	if c.Stage != "" {
		s += " · " + v.Code("stage", c.Stage)
	}
	return s
}

// Doc names a document the short way: outlet, else title, else file.
func (v *view) Doc(d cotejo.Document) string {
	name := d.Source.Outlet
	if name == "" {
		name = fold(28, d.Title)
	}
	if name == "" {
		name = d.Source.Path[strings.LastIndexByte(d.Source.Path, '/')+1:]
	}
	if d.Published.Value != "" {
		name += ", " + v.Day(d.Published.Value)
	}
	return name
}

// Num2 writes a count.
func (v *view) Num2(n int) string { return v.Num(float64(n)) }

// Opt writes a bound, "–" when it is open.
func (v *view) Opt(f *float64) string {
	if f == nil {
		return "–"
	}
	return v.Num(*f)
}

// Less subtracts, for the places of things in a drawing.
func (v *view) Less(a, b float64) float64 { return a - b }

// Ordinal numbers a list from one.
func (v *view) Ordinal(i int) int { return i + 1 }

// row is a claim with the document it stands in.
type row struct {
	Claim    cotejo.Claim
	Document cotejo.Document
}

func (w *Workspace) rows(ctx context.Context, claims []cotejo.Claim) ([]row, error) {
	var ids []string
	for _, c := range claims {
		ids = append(ids, c.Document)
	}
	docs, err := w.ledger.DocumentsByID(ctx, ids)
	out := make([]row, len(claims))
	for i, c := range claims {
		out[i] = row{c, docs[c.Document]}
	}
	return out, err
}

func (w *Workspace) claimsByID(ctx context.Context, ids []string) ([]cotejo.Claim, error) {
	items, err := w.ledger.ByIDs(ctx, ids)
	out := make([]cotejo.Claim, len(items))
	for i, it := range items {
		out[i] = it.Claim
	}
	return out, err
}

// filter reads the filters of a list from the address.
func filter(r *http.Request) ledger.Filter {
	q := r.URL.Query()
	return ledger.Filter{
		Document: q.Get("document"), Predicate: q.Get("predicate"), Status: q.Get("status"), Type: q.Get("type"),
		Entity: q.Get("entity"), Place: q.Get("place"), Origin: q.Get("origin"), Outlet: q.Get("outlet"),
		From: q.Get("from"), To: q.Get("to"), AsOf: q.Get("as-of"), Text: q.Get("q"), After: q.Get("after"),
		Unsure: q.Get("unsure") != "", Figures: q.Get("figures") != "", Contested: q.Get("contested") != "", Limit: 50,
	}
}

// next is the address of the following page of a list, "" when this is the last.
func next(r *http.Request, after string) string {
	if after == "" {
		return ""
	}
	q := r.URL.Query()
	q.Set("after", after)
	return r.URL.Path + "?" + q.Encode()
}

// piece is a stretch of text, marked or not.
type piece struct {
	Text  string
	Class string // actor, figure, source, time, place, cue; "" for plain text
	Title string
	Claim string // id of the claim that begins here, in the reader
}

// marking is a span to mark, the more specific winning where two overlap.
type marking struct {
	span  cotejo.Span
	class string
	title string
	claim string
}

// pieces cuts text[in] at the marks. Marks that overlap an earlier, shorter one
// are left out, so that every byte of the text is said once.
func pieces(text string, in cotejo.Span, marks []marking) []piece {
	slices.SortStableFunc(marks, func(a, b marking) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.Len(), b.span.Len()))
	})
	var out []piece
	at := in.Start
	for _, m := range marks {
		if m.span.Start < at || m.span.End > in.End || m.span.Len() <= 0 {
			continue
		}
		if m.span.Start > at {
			out = append(out, piece{Text: text[at:m.span.Start]})
		}
		out = append(out, piece{Text: text[m.span.Start:m.span.End], Class: m.class, Title: m.title, Claim: m.claim})
		at = m.span.End
	}
	if at < in.End {
		out = append(out, piece{Text: text[at:in.End]})
	}
	return out
}

// marksOf lists the evidence of a claim with the class each kind is drawn in.
func (v *view) marksOf(c cotejo.Claim) []marking {
	var out []marking
	add := func(s cotejo.Span, class, title string) {
		if !s.IsZero() && c.Sentence.Span.Contains(s) {
			out = append(out, marking{span: s, class: class, title: title})
		}
	}
	if c.Figure != nil {
		add(c.Figure.Span, "figure", v.Figure(c.Figure))
	}
	for _, a := range c.Chain {
		add(a.Span, "source", a.Label)
		if a.CueSpan != nil {
			add(*a.CueSpan, "cue", v.Code("web.mark", "cue"))
		}
	}
	for _, p := range c.Participants {
		add(p.Span, "actor", v.Code("role", p.Role)+": "+p.Label)
	}
	for _, p := range c.Place {
		add(p.Span, "place", p.Label)
	}
	if c.Time != nil {
		add(c.Time.Span, "time", v.Time(c.Time))
	}
	if c.Trigger != nil {
		add(c.Trigger.Span, "cue", v.Code("predicate", c.Predicate))
	}
	if c.Factuality.CueSpan != nil {
		add(*c.Factuality.CueSpan, "cue", v.Code("status", c.Factuality.Status))
	}
	return out
}

// Address builds a path with a query from pairs, leaving out empty values.
func (v *view) Address(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
