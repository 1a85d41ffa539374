package export

import (
	"path"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

// Words says in one language what the fields of claims, panels and events mean.
type Words struct{ *say.Voice }

// Name gives the word for a term of a closed list (predicate, stage, class,
// status…), the term itself with spaces when the catalogue has none.
func (w Words) Name(kind, term string) string {
	if term == "" {
		return ""
	}
	for _, key := range []string{kind + "." + term, "reconcile." + kind + "." + term} {
		if w.Has(key) {
			return w.Say(key, nil)
		}
	}
	return strings.ReplaceAll(term, "-", " ")
}

// Moved names what is given in a flow.
func (w Words) Moved(object string) string {
	if w.Has("object." + object) {
		return w.Say("object."+object, nil)
	}
	return w.Name("class", object)
}

// Text picks the language of a text that Cotejo made.
func (w Words) Text(t cotejo.Text) string {
	if s, ok := t[w.Lang]; ok {
		return s
	}
	return t["en"]
}

// DocumentName is the short name of a document: its outlet, and where that is
// not known its title, its file or its address.
func DocumentName(d cotejo.Document) string {
	switch {
	case d.Source.Outlet != "":
		return d.Source.Outlet
	case d.Title != "":
		return d.Title
	case d.Source.Path != "":
		return FileName(d.Source.Path)
	case d.Source.URL != "":
		return d.Source.URL
	}
	return d.ID
}

// FileName is the last part of a path without its extension.
func FileName(p string) string {
	base := path.Base(p)
	if s := strings.TrimSuffix(base, path.Ext(base)); s != "" {
		return s
	}
	return base
}

// Said says what a claim says happened: predicate, stage and what is moved.
func (w Words) Said(c cotejo.Claim) string {
	out := w.Name("predicate", c.Predicate)
	if c.Open {
		out = "«" + c.Predicate + "»"
	}
	if len(c.Object) > 0 {
		names := make([]string, len(c.Object))
		for i, o := range c.Object {
			names[i] = w.Name("class", o)
		}
		out += " " + w.List(names)
	}
	if c.Stage != "" {
		out += " (" + w.Name("stage", c.Stage) + ")"
	}
	if c.Factuality.Polarity == "-" {
		out = w.Say("words.not", say.Args{"What": out})
	}
	for _, s := range c.Trail {
		if strings.HasPrefix(s.Rule, reconcile.AddedRule) {
			out += ", " + w.Say("words.added", say.Args{"Who": s.Note})
		}
	}
	if who := correctors(c); len(who) > 0 {
		out += ", " + w.Say("words.corrected", say.Args{"Who": w.List(who)})
	}
	return out
}

// correctors names who corrected a claim, each once.
func correctors(c cotejo.Claim) []string {
	var out []string
	for _, s := range c.Trail {
		if strings.HasPrefix(s.Rule, reconcile.CorrectionRule) && !slices.Contains(out, s.Note) {
			out = append(out, s.Note)
		}
	}
	return out
}

// Role gives the labels of the participants in a role, joined.
func (w Words) Role(c cotejo.Claim, roles ...string) string {
	var out []string
	for _, r := range roles {
		for _, p := range c.Participants {
			if p.Role == r {
				out = append(out, p.Label)
			}
		}
	}
	return strings.Join(out, ", ")
}

// Places gives the labels of places, joined.
func (w Words) Places(ps []cotejo.Place) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.Label
	}
	return strings.Join(out, ", ")
}

// Chain says who is said to say so, from the outlet inwards: "TASS ← NIS and
// Ministry of Defence". Joint sources of a link are joined. Without any it
// says that there is none.
func (w Words) Chain(chain []cotejo.Attribution) string {
	if len(chain) == 0 {
		return w.Say("words.no-source", nil)
	}
	var links []string
	for i := 0; i < len(chain); {
		j := i + 1
		for j < len(chain) && chain[i].Group > 0 && chain[j].Group == chain[i].Group {
			j++
		}
		names := make([]string, 0, j-i)
		for _, a := range chain[i:j] {
			names = append(names, w.Attribution(a))
		}
		links, i = append(links, w.List(names)), j
	}
	return strings.Join(links, " ← ")
}

// Attribution names one source; a source without a name is named by its type.
func (w Words) Attribution(a cotejo.Attribution) string {
	if a.Label != "" {
		return a.Label
	}
	return w.Name("source", string(a.Type))
}

// Origin names the root of a chain, that which counts.
func (w Words) Origin(chain []cotejo.Attribution) string {
	if len(chain) == 0 {
		return w.Say("words.no-source", nil)
	}
	var names []string
	last := len(chain) - 1
	for i, a := range chain {
		if i == last || chain[last].Group > 0 && a.Group == chain[last].Group {
			names = append(names, w.Attribution(a))
		}
	}
	return w.List(names)
}

// Factuality says status and polarity when they are not plain assertion.
func (w Words) Factuality(s cotejo.Status, polarity string) string {
	out := ""
	if s != "" && s != cotejo.Asserted {
		out = w.Name("status", string(s))
	}
	if polarity == "-" && s != cotejo.Denied {
		out = strings.TrimSpace(out + " " + w.Say("words.negative", nil))
	}
	return out
}

// Scope says what a figure of a panel is about, beyond what all of the panel
// share: how it is asserted, stage, aspect, place and time.
func (w Words) Scope(p *cotejo.Panel, r cotejo.PanelRow) string {
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	add(w.Factuality(r.Status, r.Polarity))
	if r.Predicate != p.Predicate {
		add(w.Name("predicate", r.Predicate))
	}
	if differ(p, func(r *cotejo.PanelRow) string { return r.Stage }) {
		add(w.Name("stage", r.Stage))
	}
	if differ(p, func(r *cotejo.PanelRow) string { return string(r.Figure.Aspect) }) {
		add(w.Name("aspect", string(r.Figure.Aspect)))
	}
	add(w.Places(r.Place))
	add(w.When(r.Time))
	return strings.Join(out, " · ")
}

// differ reports whether the rows of a panel differ in a field.
func differ(p *cotejo.Panel, field func(*cotejo.PanelRow) string) bool {
	return slices.ContainsFunc(p.Rows, func(r cotejo.PanelRow) bool { return field(&r) != field(&p.Rows[0]) })
}

// When writes the time of a claim; one without a year is said as the text says
// it.
func (w Words) When(t *cotejo.Time) string {
	if t != nil && t.Text != "" && strings.Contains(t.Value+t.Begin, "X") {
		return t.Text
	}
	return w.Time(t)
}

// Origins names the origins of a panel row; none is said, not left empty.
func (w Words) Origins(names []string) string {
	if len(names) == 0 {
		return w.Say("words.no-source", nil)
	}
	return w.List(names)
}
