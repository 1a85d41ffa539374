package export

import (
	"cmp"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
)

// Field is one column of a CSV file. Get gives a string, a number or a bool;
// numbers are written bare and text is made safe.
type Field[T any] struct {
	Name string
	Get  func(*T) any
}

// WriteCSV writes rows with a header line. A text cell that a spreadsheet might
// take for a formula gets an apostrophe in front; JSON Lines is the lossless
// form.
func WriteCSV[T any](w io.Writer, fields []Field[T], rows []T) error {
	out := csv.NewWriter(w)
	line := make([]string, len(fields))
	for i, f := range fields {
		line[i] = f.Name
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for i := range rows {
		for j, f := range fields {
			line[j] = cell(f.Get(&rows[i]))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func cell(v any) string {
	switch x := v.(type) {
	case *float64:
		if x == nil {
			return ""
		}
		return strconv.FormatFloat(*x, 'f', -1, 64)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case int:
		return strconv.Itoa(x)
	case bool:
		return strconv.FormatBool(x)
	case string:
		return safeCell(x)
	}
	return ""
}

// safeCell defuses text that a spreadsheet would run: OWASP's list of leading
// characters, their full-width forms, and the same after spaces, quotes or
// separators. NUL is not text and is dropped.
func safeCell(s string) string {
	s = strings.ReplaceAll(s, "\x00", "")
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \u00a0\"',;"))
	if strings.ContainsRune("=+-@\t\r\n|%＝＋－＠", r) && s != "" {
		return "'" + s
	}
	return s
}

func joined(s []string) string { return strings.Join(s, "; ") }

// DocumentFields are the columns of documents.
var DocumentFields = []Field[cotejo.Document]{
	{"id", func(d *cotejo.Document) any { return d.ID }},
	{"path", func(d *cotejo.Document) any { return d.Source.Path }},
	{"url", func(d *cotejo.Document) any { return d.Source.URL }},
	{"outlet", func(d *cotejo.Document) any { return d.Source.Outlet }},
	{"title", func(d *cotejo.Document) any { return d.Title }},
	{"byline", func(d *cotejo.Document) any { return joined(d.Byline) }},
	{"credit", func(d *cotejo.Document) any { return joined(d.Credit) }},
	{"published", func(d *cotejo.Document) any { return cmp.Or(d.Published.Value, d.Published.Day) }},
	{"published_basis", func(d *cotejo.Document) any { return d.Published.Basis }},
	{"lang", func(d *cotejo.Document) any { return d.Lang }},
	{"sha256", func(d *cotejo.Document) any { return d.SHA256 }},
}

func figureOf(c *cotejo.Claim) cotejo.Figure {
	if c.Figure == nil {
		return cotejo.Figure{}
	}
	return *c.Figure
}

func timeOf(t *cotejo.Time) cotejo.Time {
	if t == nil {
		return cotejo.Time{}
	}
	return *t
}

func roleOf(c *cotejo.Claim, role string) string {
	var out []string
	for _, p := range c.Participants {
		if p.Role == role {
			out = append(out, p.Label)
		}
	}
	return joined(out)
}

func placesOf(ps []cotejo.Place) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.Label
	}
	return joined(out)
}

func chainOf(c *cotejo.Claim) string {
	out := make([]string, len(c.Chain))
	for i, a := range c.Chain {
		out[i] = a.Label
	}
	return strings.Join(out, " < ")
}

// ClaimFields are the columns of claims.
var ClaimFields = []Field[cotejo.Claim]{
	{"id", func(c *cotejo.Claim) any { return c.ID }},
	{"document", func(c *cotejo.Claim) any { return c.Document }},
	{"event", func(c *cotejo.Claim) any { return c.Event }},
	{"predicate", func(c *cotejo.Claim) any { return c.Predicate }},
	{"stage", func(c *cotejo.Claim) any { return c.Stage }},
	{"object", func(c *cotejo.Claim) any { return joined(c.Object) }},
	{"actor", func(c *cotejo.Claim) any { return roleOf(c, "actor") }},
	{"recipient", func(c *cotejo.Claim) any { return roleOf(c, "recipient") }},
	{"target", func(c *cotejo.Claim) any { return roleOf(c, "target") }},
	{"place", func(c *cotejo.Claim) any { return placesOf(c.Place) }},
	{"time_begin", func(c *cotejo.Claim) any { return timeOf(c.Time).Begin }},
	{"time_end", func(c *cotejo.Claim) any { return timeOf(c.Time).End }},
	{"time_relation", func(c *cotejo.Claim) any { return timeOf(c.Time).Relation }},
	{"low", func(c *cotejo.Claim) any { return figureOf(c).Low }},
	{"best", func(c *cotejo.Claim) any { return figureOf(c).Best }},
	{"high", func(c *cotejo.Claim) any { return figureOf(c).High }},
	{"comparator", func(c *cotejo.Claim) any { return string(figureOf(c).Comparator) }},
	{"unit", func(c *cotejo.Claim) any { return figureOf(c).Unit }},
	{"counted", func(c *cotejo.Claim) any { return figureOf(c).Counted }},
	{"class", func(c *cotejo.Claim) any { return figureOf(c).Class }},
	{"aspect", func(c *cotejo.Claim) any { return string(figureOf(c).Aspect) }},
	{"chain", func(c *cotejo.Claim) any { return chainOf(c) }},
	{"polarity", func(c *cotejo.Claim) any { return polarityWord(c.Factuality.Polarity) }},
	{"status", func(c *cotejo.Claim) any { return string(c.Factuality.Status) }},
	{"confidence", func(c *cotejo.Claim) any { return c.Confidence }},
	{"unsure", func(c *cotejo.Claim) any { return c.Unsure }},
	{"start", func(c *cotejo.Claim) any { return c.Sentence.Span.Start }},
	{"end", func(c *cotejo.Claim) any { return c.Sentence.Span.End }},
	{"sentence", func(c *cotejo.Claim) any { return c.Sentence.Exact }},
}

// polarityWord spells polarity out, because a bare + or - is a formula.
func polarityWord(p string) string {
	if p == "-" {
		return "negative"
	}
	return "positive"
}

// EventFields are the columns of events.
var EventFields = []Field[cotejo.Event]{
	{"id", func(e *cotejo.Event) any { return e.ID }},
	{"predicate", func(e *cotejo.Event) any { return e.Predicate }},
	{"label_es", func(e *cotejo.Event) any { return e.Label["es"] }},
	{"label_en", func(e *cotejo.Event) any { return e.Label["en"] }},
	{"time_begin", func(e *cotejo.Event) any { return timeOf(e.Time).Begin }},
	{"time_end", func(e *cotejo.Event) any { return timeOf(e.Time).End }},
	{"place", func(e *cotejo.Event) any { return placesOf(e.Place) }},
	{"status", func(e *cotejo.Event) any { return string(e.Status) }},
	{"articles", func(e *cotejo.Event) any { return e.Articles }},
	{"outlets", func(e *cotejo.Event) any { return e.Outlets }},
	{"origins", func(e *cotejo.Event) any { return len(e.Origins) }},
	{"unknown", func(e *cotejo.Event) any { return e.Unknown }},
	{"claims", func(e *cotejo.Event) any { return joined(e.Claims) }},
}

// RelationFields are the columns of relations.
var RelationFields = []Field[cotejo.Relation]{
	{"a", func(r *cotejo.Relation) any { return r.A }},
	{"b", func(r *cotejo.Relation) any { return r.B }},
	{"type", func(r *cotejo.Relation) any { return string(r.Type) }},
	{"row", func(r *cotejo.Relation) any { return r.Row }},
	{"reasons", func(r *cotejo.Relation) any { return reasonsOf(r) }},
}

func reasonsOf(r *cotejo.Relation) string {
	out := make([]string, len(r.Reasons))
	for i, x := range r.Reasons {
		out[i] = x.Field + ": " + x.Left + " / " + x.Right
	}
	return joined(out)
}

// FindingFields are the columns of findings.
var FindingFields = []Field[cotejo.Finding]{
	{"rank", func(f *cotejo.Finding) any { return f.Rank }},
	{"id", func(f *cotejo.Finding) any { return f.ID }},
	{"type", func(f *cotejo.Finding) any { return f.Type }},
	{"event", func(f *cotejo.Finding) any { return f.Event }},
	{"panel", func(f *cotejo.Finding) any { return f.Panel }},
	{"text_es", func(f *cotejo.Finding) any { return f.Text["es"] }},
	{"text_en", func(f *cotejo.Finding) any { return f.Text["en"] }},
	{"claims", func(f *cotejo.Finding) any { return joined(f.Claims) }},
	{"score", func(f *cotejo.Finding) any { return f.Score }},
}

// EntityFields are the columns of entities.
var EntityFields = []Field[cotejo.Entity]{
	{"id", func(e *cotejo.Entity) any { return e.ID }},
	{"kind", func(e *cotejo.Entity) any { return e.Kind }},
	{"label", func(e *cotejo.Entity) any { return e.Label }},
	{"also", func(e *cotejo.Entity) any { return joined(e.Also) }},
	{"within", func(e *cotejo.Entity) any { return joined(e.Within) }},
	{"mentions", func(e *cotejo.Entity) any { return e.Mentions }},
}

// JudgementFields are the columns of judgements.
var JudgementFields = []Field[cotejo.Judgement]{
	{"id", func(j *cotejo.Judgement) any { return j.ID }},
	{"kind", func(j *cotejo.Judgement) any { return j.Kind }},
	{"target", func(j *cotejo.Judgement) any { return j.Target }},
	{"other", func(j *cotejo.Judgement) any { return j.Other }},
	{"decision", func(j *cotejo.Judgement) any { return string(j.Decision) }},
	{"by", func(j *cotejo.Judgement) any { return j.By }},
	{"at", func(j *cotejo.Judgement) any { return j.At }},
	{"why", func(j *cotejo.Judgement) any { return j.Why }},
}

// PanelLine is one figure of one panel: panels are written to CSV a figure a
// line.
type PanelLine struct {
	Panel *cotejo.Panel
	Row   cotejo.PanelRow
}

// PanelLines spreads panels over their figures.
func PanelLines(panels []cotejo.Panel) []PanelLine {
	var out []PanelLine
	for i := range panels {
		for _, r := range panels[i].Rows {
			out = append(out, PanelLine{&panels[i], r})
		}
	}
	return out
}

// PanelFields are the columns of the figures of panels.
var PanelFields = []Field[PanelLine]{
	{"panel", func(l *PanelLine) any { return l.Panel.ID }},
	{"label_es", func(l *PanelLine) any { return l.Panel.Label["es"] }},
	{"label_en", func(l *PanelLine) any { return l.Panel.Label["en"] }},
	{"contested", func(l *PanelLine) any { return l.Panel.Contested }},
	{"claim", func(l *PanelLine) any { return l.Row.Claim }},
	{"document", func(l *PanelLine) any { return l.Row.Document }},
	{"low", func(l *PanelLine) any { return l.Row.Figure.Low }},
	{"best", func(l *PanelLine) any { return l.Row.Figure.Best }},
	{"high", func(l *PanelLine) any { return l.Row.Figure.High }},
	{"comparator", func(l *PanelLine) any { return string(l.Row.Figure.Comparator) }},
	{"unit", func(l *PanelLine) any { return l.Row.Figure.Unit }},
	{"counted", func(l *PanelLine) any { return l.Row.Figure.Counted }},
	{"text", func(l *PanelLine) any { return l.Row.Figure.Text }},
	{"predicate", func(l *PanelLine) any { return l.Row.Predicate }},
	{"stage", func(l *PanelLine) any { return l.Row.Stage }},
	{"aspect", func(l *PanelLine) any { return string(l.Row.Figure.Aspect) }},
	{"polarity", func(l *PanelLine) any { return polarityWord(l.Row.Polarity) }},
	{"status", func(l *PanelLine) any { return string(l.Row.Status) }},
	{"place", func(l *PanelLine) any { return placesOf(l.Row.Place) }},
	{"time_begin", func(l *PanelLine) any { return timeOf(l.Row.Time).Begin }},
	{"time_end", func(l *PanelLine) any { return timeOf(l.Row.Time).End }},
	{"origins", func(l *PanelLine) any { return joined(l.Row.Origins) }},
	{"published", func(l *PanelLine) any { return cmp.Or(l.Row.Published.Value, l.Row.Published.Day) }},
}

// FlowFields are the columns of flows.
var FlowFields = []Field[cotejo.Flow]{
	{"from", func(f *cotejo.Flow) any { return f.From }},
	{"from_label", func(f *cotejo.Flow) any { return f.FromLabel }},
	{"to", func(f *cotejo.Flow) any { return f.To }},
	{"to_label", func(f *cotejo.Flow) any { return f.ToLabel }},
	{"from_named", func(f *cotejo.Flow) any { return joined(f.FromNamed) }},
	{"to_named", func(f *cotejo.Flow) any { return joined(f.ToNamed) }},
	{"object", func(f *cotejo.Flow) any { return f.Object }},
	{"stage", func(f *cotejo.Flow) any { return f.Stage }},
	{"low", func(f *cotejo.Flow) any { return f.Low }},
	{"best", func(f *cotejo.Flow) any { return f.Best }},
	{"high", func(f *cotejo.Flow) any { return f.High }},
	{"unit", func(f *cotejo.Flow) any { return f.Unit }},
	{"documents", func(f *cotejo.Flow) any { return f.Documents }},
	{"origins", func(f *cotejo.Flow) any { return f.Origins }},
	{"claims", func(f *cotejo.Flow) any { return joined(f.Claims) }},
}

// SourceFields are the columns of sources.
var SourceFields = []Field[ledger.SourceCount]{
	{"key", func(s *ledger.SourceCount) any { return s.Key }},
	{"entity", func(s *ledger.SourceCount) any { return s.Entity }},
	{"label", func(s *ledger.SourceCount) any { return s.Label }},
	{"type", func(s *ledger.SourceCount) any { return string(s.Type) }},
	{"claims", func(s *ledger.SourceCount) any { return s.Claims }},
	{"documents", func(s *ledger.SourceCount) any { return s.Documents }},
	{"root", func(s *ledger.SourceCount) any { return s.Root }},
	{"relay", func(s *ledger.SourceCount) any { return s.Relay }},
}
