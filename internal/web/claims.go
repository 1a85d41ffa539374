package web

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// claims lists claims with filters.
func (w *Workspace) claims(rw http.ResponseWriter, r *http.Request) error {
	f := w.filter(r)
	page, err := w.ledger.Claims(r.Context(), f)
	if err != nil {
		return err
	}
	rows, err := w.rows(r.Context(), page.Items)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "claims", words: searched(f.Text)}
	v.Title = v.Say("web.nav.claims", nil)
	v.Data = map[string]any{"Rows": rows, "Filter": f, "Query": query(r), "Next": next(r, page.Next)}
	w.render(rw, r, "claims", v)
	return nil
}

// related is one relation of a claim, seen from it.
type related struct {
	Relation cotejo.Relation
	Other    row
	Outgoing bool // the claim on the page is A
	Reasons  []string
}

// claim shows one claim: the sentence with its evidence marked, every field with
// the rule that gave it, the chain, its relations with reasons, what people
// decided, and the form to decide.
func (w *Workspace) claim(rw http.ResponseWriter, r *http.Request) error {
	c, err := w.ledger.Claim(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	doc, err := w.ledger.Document(r.Context(), c.Document)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "claims"}
	rel, err := w.related(r, v, c)
	if err != nil {
		return err
	}
	panel, err := w.ledger.PanelOf(r.Context(), c.ID)
	if err != nil {
		return err
	}
	var happening *cotejo.Event
	if c.Event != "" {
		if e, err := w.ledger.Event(r.Context(), c.Event); err == nil {
			happening = &e
		}
	}
	decided, err := w.decided(r, c)
	if err != nil {
		return err
	}
	names, err := w.namesIn(r.Context(), c.Document)
	if err != nil {
		return err
	}
	v.Title = v.Headline(c)
	shown, rest := firstFew(rel)
	kept, lost, fixed := steps(c)
	v.Data = map[string]any{"C": c, "D": doc, "Marked": pieces(doc.Text, c.Sentence.Span, v.marksOf(c)), "Before": before(doc, c), "After": after(doc, c), "Related": shown, "Rest": rest,
		"Panel": panel, "Event": happening, "Kept": kept, "Lost": lost, "Fixed": fixed, "Decided": decided, "Names": names}
	w.render(rw, r, "claim", v)
	return nil
}

// before and after give what stands around the sentence in its block.
func before(d cotejo.Document, c cotejo.Claim) string {
	b := blockOf(d, c)
	return clip(cotejo.Span{Start: b.Start, End: c.Sentence.Span.Start}.Of(d.Text), 220, true)
}

func after(d cotejo.Document, c cotejo.Claim) string {
	b := blockOf(d, c)
	return clip(cotejo.Span{Start: c.Sentence.Span.End, End: b.End}.Of(d.Text), 220, false)
}

func blockOf(d cotejo.Document, c cotejo.Claim) cotejo.Span {
	for _, b := range d.Blocks {
		if b.Span.Contains(c.Sentence.Span) {
			return b.Span
		}
	}
	return c.Sentence.Span
}

// clip keeps n runes at the end or the beginning.
func clip(s string, n int, end bool) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	switch {
	case len(r) <= n:
		return string(r)
	case end:
		return "… " + string(r[len(r)-n:])
	}
	return string(r[:n]) + " …"
}

func steps(c cotejo.Claim) (kept, lost, fixed []cotejo.Step) {
	for _, s := range c.Trail {
		switch {
		case strings.HasPrefix(s.Rule, reconcile.AddedRule): // said above all
		case strings.HasPrefix(s.Rule, reconcile.CorrectionRule):
			fixed = append(fixed, s)
		case s.Lost:
			lost = append(lost, s)
		default:
			kept = append(kept, s)
		}
	}
	return kept, lost, fixed
}

// StepNote says what a step of the trail decided, in words.
func (v *view) StepNote(s cotejo.Step) string {
	switch s.Field {
	case "predicate", "stage", "object", "status":
		if s.Field == "object" {
			return v.Object(s.Note)
		}
		return v.Code(s.Field, s.Note)
	case "factuality":
		return v.Code("status", s.Note)
	case "participants":
		return v.Code("role", s.Note)
	case "figure":
		return v.bounds(s.Note)
	}
	return v.Code("unsure", s.Note)
}

// bounds writes the note of a figure's rule, "low..high" with either end open, as
// people write it; a note of another form stays as it is.
func (v *view) bounds(note string) string {
	low, high, ok := strings.Cut(note, "..")
	if !ok {
		return note
	}
	var f cotejo.Figure
	for s, at := range map[string]**float64{low: &f.Low, high: &f.High} {
		if n, err := strconv.ParseFloat(s, 64); err == nil {
			*at = &n
		}
	}
	if low == high {
		return v.Opt(f.Low)
	}
	f.Comparator = cotejo.Range
	switch {
	case f.High == nil:
		f.Comparator = cotejo.AtLeast
	case f.Low == nil:
		f.Comparator = cotejo.AtMost
	}
	return v.Bounds(f.Low, f.High, f.Comparator)
}

// OldValue writes what a correction replaced.
func (v *view) OldValue(s cotejo.Step) string {
	var items []struct{ Label string }
	if json.Unmarshal([]byte(s.Text), &items) == nil {
		var names []string
		for _, x := range items {
			names = append(names, x.Label)
		}
		return cmp.Or(v.List(names), "–")
	}
	switch s.Field {
	case "figure.class":
		return v.Code("class", s.Text)
	case "figure.aspect":
		return v.Code("aspect", s.Text)
	case "time.value":
		return cmp.Or(v.Date(s.Text), "–")
	case "factuality.status":
		return v.Code("status", s.Text)
	case "predicate":
		return v.Code("predicate", s.Text)
	case "stage":
		return v.Code("stage", s.Text)
	}
	if s.Text == "null" {
		return "–"
	}
	return cmp.Or(s.Text, "–")
}

func (w *Workspace) related(r *http.Request, v *view, c cotejo.Claim) ([]related, error) {
	rel, err := w.ledger.RelationsOf(r.Context(), []string{c.ID})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, x := range rel {
		ids = append(ids, x.A, x.B)
	}
	others, err := w.claimsByID(r.Context(), ids)
	if err != nil {
		return nil, err
	}
	rows, err := w.rows(r.Context(), others)
	if err != nil {
		return nil, err
	}
	byID := map[string]row{}
	for _, x := range rows {
		byID[x.Claim.ID] = x
	}
	out := make([]related, 0, len(rel))
	for _, x := range rel {
		one := related{Relation: x, Other: byID[x.A]}
		if x.A == c.ID {
			one.Other, one.Outgoing = byID[x.B], true
		}
		one.Reasons = v.Reasons(x, labelsOf(c, one.Other.Claim))
		out = append(out, one)
	}
	slices.SortStableFunc(out, func(a, b related) int { return cmp.Compare(weight(a.Relation.Type), weight(b.Relation.Type)) })
	return out, nil
}

// weight orders relations by what a checker needs first.
func weight(t cotejo.RelationType) int {
	return slices.Index([]cotejo.RelationType{cotejo.Conflicts, cotejo.Denial, cotejo.DiffersInScope, cotejo.Updates, cotejo.PartOf,
		cotejo.PlanOf, cotejo.Agrees, cotejo.Rounds, cotejo.Echoes, cotejo.Incomparable}, t)
}

// decided lists what people decided about a claim.
func (w *Workspace) decided(r *http.Request, c cotejo.Claim) ([]cotejo.Judgement, error) {
	all, err := w.ledger.Judgements(r.Context())
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(j cotejo.Judgement) bool { return !slices.Contains(reconcile.Spoken(j), c.ID) }), nil
}

// documents lists what was read, with what could not be.
func (w *Workspace) documents(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	page, err := w.ledger.Documents(r.Context(), f)
	if err != nil {
		return err
	}
	var problems []ledger.Problem
	if f.After == "" {
		if problems, err = w.ledger.Problems(r.Context()); err != nil {
			return err
		}
	}
	begin := map[string]string{}
	for _, d := range page.Items {
		if d.Title != "" {
			continue
		}
		whole, err := w.ledger.Document(r.Context(), d.ID)
		if err != nil {
			return err
		}
		if text := paragraphs(whole); len(text) > 0 {
			begin[d.ID] = fold(90, text[0])
		}
	}
	versions, err := w.versions(r, page.Items)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "documents"}
	v.Title = v.Say("web.nav.documents", nil)
	const most = 100
	v.Data = map[string]any{"Docs": page.Items, "Versions": versions, "Begin": begin, "Problems": problems[:min(most, len(problems))], "Unread": len(problems), "Filter": f, "Next": next(r, page.Next)}
	w.render(rw, r, "documents", v)
	return nil
}
