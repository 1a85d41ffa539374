package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/inventory"
)

// choice is one option of a closed list, named in the page's language.
type choice struct{ ID, Name string }

// Statuses lists the factuality statuses for a choice.
func (v *view) Statuses() []string {
	return []string{"asserted", "planned", "conditional", "hedged", "demanded", "denied", "questioned"}
}

// Predicates lists what a claim may say happens, by name.
func (v *view) Predicates() []choice { return v.choices("predicate", inventory.All()) }

// Stages lists the rungs of a predicate's ladder, first to last.
func (v *view) Stages(predicate string) []choice {
	p, _ := inventory.Get(predicate)
	out := make([]choice, len(p.Ladder))
	for i, s := range p.Ladder {
		out[i] = choice{s, v.Code("stage", s)}
	}
	return out
}

func (v *view) choices(list string, ids []string) []choice {
	out := make([]choice, len(ids))
	for i, id := range ids {
		out[i] = choice{id, v.Code(list, id)}
	}
	slices.SortFunc(out, func(a, b choice) int { return cmp.Or(cmp.Compare(bare(a.Name), bare(b.Name)), cmp.Compare(a.ID, b.ID)) })
	return out
}

// Code names a code of a closed list (status.planned, relation.agrees) in the
// page's language; a code that the catalogue does not hold is written as words.
func (v *view) Code(list string, code any) string {
	s := fmt.Sprint(code)
	for _, key := range []string{list + "." + s, "web." + list + "." + s, "reconcile." + list + "." + s} {
		if v.Has(key) {
			return v.Say(key, nil)
		}
	}
	return strings.ReplaceAll(s, "-", " ")
}

// Object names what is given or moved.
func (v *view) Object(code string) string {
	if v.Has("object." + code) {
		return v.Say("object."+code, nil)
	}
	return v.Code("class", code)
}

// Predicate names what a claim says happens, with its stage.
func (v *view) Predicate(c cotejo.Claim) string {
	s := v.Code("predicate", c.Predicate)
	if c.Open {
		s = "«" + c.Predicate + "»"
	}
	if c.Stage != "" {
		s += " · " + v.Code("stage", c.Stage)
	}
	return s
}

// Headline says a claim in a line: what happens, who, to whom, where.
func (v *view) Headline(c cotejo.Claim) string {
	s := first(v.Code("predicate", c.Predicate))
	if c.Open {
		s = first(c.Predicate)
	}
	var who []string
	for _, role := range []string{"actor", "speaker", "recipient", "target", "destination"} {
		for _, p := range c.Participants {
			if p.Role == role && p.Label != "" && !slices.Contains(who, p.Label) {
				who = append(who, fold(40, p.Label))
			}
		}
	}
	if len(who) > 0 {
		s += ": " + strings.Join(who[:min(3, len(who))], " → ")
	}
	return s
}

func first(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// Cap writes a sentence or title with a capital.
func (v *view) Cap(s string) string { return first(s) }

// Doc names a document the short way: outlet, else title, else file.
func (v *view) Doc(d cotejo.Document) string {
	name := v.Outlet(d)
	switch p := d.Published; {
	case p.Value != "":
		name += ", " + v.Date(p.Value)
	case p.Day != "":
		name += ", " + v.MonthDay(p.Day)
	}
	return name
}

// Outlet names who published a document, or what else is known of it.
func (v *view) Outlet(d cotejo.Document) string {
	switch file := d.Source.Path[strings.LastIndexByte(d.Source.Path, '/')+1:]; {
	case d.Source.Outlet != "":
		return d.Source.Outlet
	case len(d.Credit) > 0:
		return strings.Join(d.Credit, ", ")
	case d.Title != "":
		return fold(34, d.Title)
	case file != "":
		return file
	}
	return v.Say("web.nav.documents", nil)
}

// File is the last part of a path.
func (v *view) File(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// Date writes an ISO date prefix as people do: 30 Apr 2025, April 2025, 2025.
// What is not a date stays as it is.
func (v *view) Date(iso string) string {
	day, _, _ := strings.Cut(iso, "T")
	parts := strings.Split(day, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return day
	}
	var year, month, dom int
	for i, at := range []*int{&year, &month, &dom}[:len(parts)] {
		if n, err := fmt.Sscanf(parts[i], "%d", at); n != 1 || err != nil {
			return day
		}
	}
	switch {
	case len(parts) == 1:
		return day
	case month < 1 || month > 12:
		return day
	case len(parts) == 2:
		return v.Say("reconcile.month", map[string]any{"Month": v.Say(fmt.Sprintf("reconcile.month.%d", month), nil), "Year": parts[0]})
	}
	return v.Say("web.date", map[string]any{"Day": dom, "Month": v.Say(fmt.Sprintf("web.month.%d", month), nil), "Year": parts[0]})
}

// When writes the time of a claim or event: its dates as people write them, or
// its own words where it has none.
func (v *view) When(t *cotejo.Time) string {
	if t == nil {
		return ""
	}
	value := cmp.Or(t.Begin, t.Value)
	if value == "" || strings.ContainsRune(value, 'X') || value[0] == 'P' || value[0] == 'T' {
		if t.Text != "" {
			return "«" + t.Text + "»"
		}
		return ""
	}
	out := v.Date(value)
	if t.End != "" && t.End != t.Begin && t.Relation == "" {
		out += " – " + v.Date(t.End)
	}
	if t.Relation != "" && v.Has("time."+t.Relation) {
		return v.Say("time."+t.Relation, map[string]any{"T": out})
	}
	return out
}

// Published says when a document came out, and how that is known when it is not
// from its own metadata.
func (v *view) Published(p cotejo.Published) string {
	switch {
	case p.Value != "":
		return v.Date(p.Value)
	case p.Day != "":
		return v.MonthDay(p.Day)
	case p.After != "" && p.Before != "":
		return v.Say("date.between", map[string]any{"A": v.Date(p.After), "B": v.Date(p.Before)})
	case p.After != "":
		return v.Say("date.after", map[string]any{"A": v.Date(p.After)})
	case p.Before != "":
		return v.Say("date.before", map[string]any{"B": v.Date(p.Before)})
	}
	return v.Say("date.unknown", nil)
}

// explained are the compared fields whose two values tell a reader something.
var explained = []reconcile.Field{reconcile.FieldStand, reconcile.FieldClass, reconcile.FieldPopulation, reconcile.FieldAspect, reconcile.FieldStage,
	reconcile.FieldPlace, reconcile.FieldTime, reconcile.FieldOrder, reconcile.FieldSource, reconcile.FieldActor, reconcile.FieldUnit}

// Reasons says what sets two claims apart, field by field, and how one is reckoned
// from the other, in words. names maps
// entity ids to labels.
func (v *view) Reasons(r cotejo.Relation, names map[string]string) []string {
	var out []string
	for _, x := range r.Reasons {
		if sum := reconcile.Arithmetic(v.Voice, x); sum != "" {
			out = append(out, sum)
			continue
		}
		if x.Left == x.Right || x.Left == "" || x.Right == "" || !slices.Contains(explained, reconcile.Field(x.Field)) {
			continue
		}
		out = append(out, v.Code("field", x.Field)+": "+v.side(x.Field, x.Left, names)+" ≠ "+v.side(x.Field, x.Right, names))
	}
	return out
}

func (v *view) side(field, value string, names map[string]string) string {
	switch reconcile.Field(field) {
	case reconcile.FieldActor, reconcile.FieldPopulation:
		ids := strings.Fields(value)
		for i, id := range ids {
			ids[i] = cmp.Or(names[id], id[strings.IndexByte(id, ':')+1:])
		}
		return strings.Join(ids, ", ")
	case reconcile.FieldOrder:
		return v.Date(value)
	case reconcile.FieldTime:
		if isoDate.MatchString(value) {
			return v.Date(value)
		}
		return value
	case reconcile.FieldPlace, reconcile.FieldSource:
		return value
	}
	return v.Code(field, value)
}

// labelsOf maps the entities that claims name to their labels.
func labelsOf(claims ...cotejo.Claim) map[string]string {
	out := map[string]string{}
	for _, c := range claims {
		for _, p := range c.Participants {
			out[p.Entity] = p.Label
		}
		for _, p := range c.Place {
			out[p.Entity] = p.Label
		}
	}
	return out
}

// Corrected gives who corrected a claim, each once.
func (v *view) Corrected(c cotejo.Claim) []string {
	var out []string
	for _, s := range c.Trail {
		if strings.HasPrefix(s.Rule, reconcile.CorrectionRule) && !slices.Contains(out, s.Note) {
			out = append(out, s.Note)
		}
	}
	return out
}

// Finding names a type of finding.
func (v *view) Finding(kind string) string { return v.Code("finding-name", kind) }

// Problem says why an input could not be read and what to do.
func (v *view) Problem(p cotejo.Problem) string {
	if key := "problem." + p.Code; v.Has(key) {
		return v.Say(key, map[string]any{"Path": v.File(p.Path), "Detail": p.Detail})
	}
	return strings.TrimSpace(v.Code("problem", p.Code) + " " + p.Detail)
}
