package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
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

// Plain writes a bound for a form: digits only, empty when it is open.
func (v *view) Plain(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

// Amount writes the figures of a flow.
func (v *view) Amount(f cotejo.Flow) string {
	if f.Low == nil && f.High == nil {
		return ""
	}
	return v.Figure(&cotejo.Figure{Low: f.Low, High: f.High, Unit: f.Unit, Comparator: cotejo.AtLeast})
}

// Directed reports whether a relation reads from one claim to the other only.
func (v *view) Directed(t cotejo.RelationType) bool {
	switch t {
	case cotejo.Updates, cotejo.PartOf, cotejo.PlanOf, cotejo.Denial, cotejo.Echoes:
		return true
	}
	return false
}

// InSentence marks the figure, or else what the claim is about, in its sentence.
func (v *view) InSentence(c cotejo.Claim) []piece {
	var at cotejo.Span
	switch {
	case c.Figure != nil:
		at = c.Figure.Span
	case c.Trigger != nil:
		at = c.Trigger.Span
	}
	s := c.Sentence
	if at.IsZero() || !s.Span.Contains(at) || s.Span.Len() != len(s.Exact) {
		return []piece{{Text: s.Exact}}
	}
	from, to := at.Start-s.Span.Start, at.End-s.Span.Start
	return []piece{{Text: s.Exact[:from]}, {Text: s.Exact[from:to], Class: "figure"}, {Text: s.Exact[to:]}}
}

// row is a claim with the document it stands in.
type row struct {
	Claim    cotejo.Claim
	Document cotejo.Document
}

// Grouped puts the claims of one sentence together, where they follow one another.
func (v *view) Grouped(rows []row) [][]row {
	var out [][]row
	for i, x := range rows {
		if i > 0 && x.Claim.Document == rows[i-1].Claim.Document && x.Claim.Sentence.Span == rows[i-1].Claim.Sentence.Span {
			out[len(out)-1] = append(out[len(out)-1], x)
			continue
		}
		out = append(out, []row{x})
	}
	return out
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
	by, err := w.ledger.ClaimsByID(ctx, ids)
	out := make([]cotejo.Claim, 0, len(by))
	for _, id := range ids {
		if c, ok := by[id]; ok {
			out = append(out, c)
			delete(by, id)
		}
	}
	return out, err
}

// filter reads the filters of a list from the address.
func filter(r *http.Request) ledger.Filter {
	q := r.URL.Query()
	return ledger.Filter{
		Document: q.Get("document"), Predicate: q.Get("predicate"), Status: q.Get("status"), Type: q.Get("type"),
		Event: q.Get("event"), Panel: q.Get("panel"), Entity: q.Get("entity"), Place: q.Get("place"), Origin: q.Get("origin"), Outlet: q.Get("outlet"),
		From: q.Get("from"), To: q.Get("to"), AsOf: q.Get("as-of"), Text: q.Get("q"), After: q.Get("after"),
		Unsure: q.Get("unsure") != "", Figures: q.Get("figures") != "", Contested: q.Get("contested") != "", Limit: 50,
	}
}

// filter reads the filters of a list and turns the name of an actor or place into
// the entity that is named most with it.
func (w *Workspace) filter(r *http.Request) ledger.Filter {
	f := filter(r)
	for _, name := range []*string{&f.Entity, &f.Place, &f.Origin} {
		if *name == "" || strings.Contains(*name, ":") {
			continue
		}
		if found, err := w.ledger.Entities(r.Context(), ledger.Filter{Text: *name, Limit: 1}); err == nil && len(found.Items) > 0 {
			*name = found.Items[0].ID
		}
	}
	return f
}

// query gives the values of the address as they were typed, to fill the form in
// again.
func query(r *http.Request) map[string]string {
	out := map[string]string{}
	for k, v := range r.URL.Query() {
		out[k] = v[0]
	}
	return out
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
