package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

// filters are the options that narrow a list.
type filters struct {
	Document  string `short:"d" help:"${flag_document}" placeholder:"ID"`
	Predicate string `short:"p" help:"${flag_predicate}" placeholder:"NAME"`
	Status    string `help:"${flag_status}" placeholder:"STATUS"`
	Entity    string `short:"e" help:"${flag_entity}" placeholder:"ID"`
	Place     string `help:"${flag_place}" placeholder:"ID"`
	Origin    string `help:"${flag_origin}" placeholder:"ID"`
	From      string `help:"${flag_from}" placeholder:"DATE"`
	To        string `help:"${flag_to}" placeholder:"DATE"`
	AsOf      string `name:"as-of" help:"${flag_asof}" placeholder:"DATE"`
	Text      string `short:"t" help:"${flag_text}" placeholder:"WORDS"`
}

func (f *filters) filter(a *app, l *ledger.Ledger) (ledger.Filter, error) {
	out := ledger.Filter{Predicate: f.Predicate, Status: f.Status, Entity: f.Entity, Place: f.Place, Origin: f.Origin, From: f.From, To: f.To, AsOf: f.AsOf, Text: f.Text}
	var err error
	if f.Document != "" {
		out.Document, err = l.Resolve(a.ctx, f.Document)
	}
	return out, err
}

// names gives the short names of documents by id.
func (a *app) names(l *ledger.Ledger, ids []string) (map[string]string, map[string]cotejo.Document, error) {
	slices.Sort(ids)
	docs, err := l.DocumentsByID(a.ctx, slices.Compact(ids))
	names := map[string]string{}
	for id, d := range docs {
		names[id] = export.DocumentName(d)
	}
	return names, docs, err
}

type documentsCmd struct {
	output
	Entity string `short:"e" help:"${flag_entity}" placeholder:"ID"`
	Outlet string `help:"${flag_outlet}" placeholder:"NAME"`
	From   string `help:"${flag_from_published}" placeholder:"DATE"`
	To     string `help:"${flag_to_published}" placeholder:"DATE"`
	AsOf   string `name:"as-of" help:"${flag_asof}" placeholder:"DATE"`
	Text   string `short:"t" help:"${flag_text}" placeholder:"WORDS"`
	Full   bool   `help:"${flag_full}"`
	Unread bool   `help:"${flag_unread}"`
}

// Run lists documents.
func (c *documentsCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		if c.Unread {
			return c.unread(a, l)
		}
		f := ledger.Filter{Entity: c.Entity, Outlet: c.Outlet, From: c.From, To: c.To, AsOf: c.AsOf, Text: c.Text}
		list := l.Documents
		if c.Full {
			list = l.FullDocuments
		}
		return listing[cotejo.Document]{list, export.DocumentFields, documentTable}.run(a, &c.output, f)
	})
}

func documentTable(a *app, docs []cotejo.Document) (string, error) {
	t := table{cols: []column{
		{head: a.head("id"), faint: true}, {head: a.head("published"), most: 24}, {head: a.head("outlet"), least: 8, most: 24},
		{head: a.head("title"), least: 16}, {head: a.head("file"), least: 10, most: 40, faint: true},
	}}
	for _, d := range docs {
		t.add(short(d.ID), a.voice.Published(d.Published), d.Source.Outlet, d.Title, d.Source.Path)
	}
	return t.render(a.width, "", a.paint), nil
}

func (c *documentsCmd) unread(a *app, l *ledger.Ledger) error {
	problems, err := l.Problems(a.ctx)
	if err != nil {
		return err
	}
	fields := []export.Field[ledger.Problem]{
		{Name: "path", Get: func(p *ledger.Problem) any { return p.Path }}, {Name: "code", Get: func(p *ledger.Problem) any { return p.Code }},
		{Name: "detail", Get: func(p *ledger.Problem) any { return p.Detail }}, {Name: "sha256", Get: func(p *ledger.Problem) any { return p.SHA256 }},
	}
	return listing[ledger.Problem]{nil, fields, problemTable}.write(a, &c.output, problems)
}

func problemTable(a *app, ps []ledger.Problem) (string, error) {
	t := table{cols: []column{{head: a.head("problem"), least: 40, wrap: true}}}
	for _, p := range ps {
		t.add(a.problem(p.Problem))
	}
	return t.render(a.width, "", a.paint), nil
}

// problem says which input could not be read, why, and what to do.
func (a *app) problem(p cotejo.Problem) string {
	if key := "problem." + p.Code; a.voice.Has(key) {
		return a.voice.Say(key, say.Args{"Path": p.Path, "Detail": p.Detail})
	}
	return p.Path + ": " + p.Code
}

type claimsCmd struct {
	output
	filters
	Event   string `help:"${flag_event}" placeholder:"ID"`
	Panel   string `help:"${flag_panel}" placeholder:"ID"`
	Unsure  bool   `help:"${flag_unsure}"`
	Figures bool   `help:"${flag_figures}"`
	Quotes  bool   `short:"s" help:"${flag_sentences}"`
}

// Run lists claims.
func (c *claimsCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		f, err := c.filter(a, l)
		if err != nil {
			return err
		}
		if c.Event != "" {
			if f.Event, err = l.Resolve(a.ctx, c.Event); err != nil {
				return err
			}
		}
		if f.Panel, err = a.resolve(l, c.Panel); err != nil {
			return err
		}
		f.Unsure, f.Figures = c.Unsure, c.Figures
		render := func(a *app, rows []cotejo.Claim) (string, error) { return claimTable(a, l, rows, c.Quotes) }
		return listing[cotejo.Claim]{l.Claims, export.ClaimFields, render}.run(a, &c.output, f)
	})
}

func claimTable(a *app, l *ledger.Ledger, claims []cotejo.Claim, sentences bool) (string, error) {
	ids := make([]string, len(claims))
	for i, c := range claims {
		ids[i] = c.Document
	}
	names, _, err := a.names(l, ids)
	if err != nil {
		return "", err
	}
	w := a.words()
	t := table{cols: []column{
		{head: a.head("id"), faint: true}, {head: a.head("says"), least: 10, most: 32}, {head: a.head("what"), least: 14, most: 44}, {head: a.head("figure"), right: true, bold: true},
		{head: a.head("who"), least: 8, most: 30}, {head: a.head("when"), least: 6, most: 22}, {head: a.head("document"), least: 8, most: 22, faint: true},
	}}
	for _, c := range claims {
		t.add(short(c.ID), w.Chain(c.Chain), claimSaid(w, &c), a.voice.Figure(c.Figure), parties(w, &c), w.When(c.Time), names[c.Document])
	}
	if !sentences {
		return t.render(a.width, "", a.paint), nil
	}
	var b strings.Builder
	for i, c := range claims {
		one := table{cols: t.cols, rows: t.rows[i : i+1]}
		for j := range one.cols {
			one.cols[j].head = ""
		}
		b.WriteString(one.render(a.width, "", a.paint))
		for _, line := range fold(clean(c.Sentence.Exact), a.width-6) {
			fmt.Fprintf(&b, "    %s\n", a.paint.faint(line))
		}
	}
	return b.String(), nil
}

// claimSaid is what a claim says, with its status when it is not asserted.
func claimSaid(w export.Words, c *cotejo.Claim) string {
	s := w.Said(*c)
	if f := w.Factuality(c.Factuality.Status, "+"); f != "" {
		s += ", " + f
	}
	if c.Unsure != "" {
		s += " ?"
	}
	return s
}

// parties says who does it to whom.
func parties(w export.Words, c *cotejo.Claim) string {
	from, to := w.Role(*c, "actor", "speaker"), w.Role(*c, "recipient", "target", "beneficiary", "destination", "addressee")
	if to == "" {
		to = w.Places(c.Place)
	}
	if from != "" && to != "" {
		return from + " → " + to
	}
	return from + to
}

type eventsCmd struct {
	output
	filters
	Weight bool `help:"${flag_weight}"`
}

// Run lists events.
func (c *eventsCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		f, err := c.filter(a, l)
		if err != nil {
			return err
		}
		f.ByWeight = c.Weight
		v, err := a.view(l, f.AsOf)
		if err != nil {
			return err
		}
		return listing[cotejo.Event]{v.events, export.EventFields, eventTable}.run(a, &c.output, f)
	})
}

func eventTable(a *app, events []cotejo.Event) (string, error) {
	w := a.words()
	t := table{cols: []column{
		{head: a.head("when"), least: 10, most: 24}, {head: a.head("event"), least: 20, wrap: true}, {head: a.head("place"), least: 8, most: 20},
		{head: a.head("articles"), right: true}, {head: a.head("origins"), right: true}, {head: a.head("unknown"), right: true}, {head: a.head("id"), faint: true},
	}}
	for _, e := range events {
		label := w.Text(e.Label)
		if s := w.Factuality(e.Status, "+"); s != "" {
			label += " (" + s + ")"
		}
		t.add(w.When(e.Time), label, w.Places(e.Place), fmt.Sprint(e.Articles), fmt.Sprint(len(e.Origins)), fmt.Sprint(e.Unknown), short(e.ID))
	}
	return t.render(a.width, "", a.paint), nil
}

type relationsCmd struct {
	output
	Document string `short:"d" help:"${flag_document}" placeholder:"ID"`
	Claim    string `short:"c" help:"${flag_claim}" placeholder:"ID"`
	Event    string `help:"${flag_event}" placeholder:"ID"`
	Type     string `help:"${flag_relation_type}" placeholder:"TYPE"`
	AsOf     string `name:"as-of" help:"${flag_asof}" placeholder:"DATE"`
}

// Run lists relations.
func (c *relationsCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		f := ledger.Filter{Type: c.Type, AsOf: c.AsOf}
		var errs [3]error
		f.Document, errs[0] = a.resolve(l, c.Document)
		f.Event, errs[1] = a.resolve(l, c.Event)
		claim, err := a.resolve(l, c.Claim)
		errs[2] = err
		if err := errors.Join(errs[:]...); err != nil {
			return err
		}
		v, err := a.view(l, c.AsOf)
		if err != nil {
			return err
		}
		render := func(a *app, rows []cotejo.Relation) (string, error) { return relationBlocks(a, l, rows, "") }
		li := listing[cotejo.Relation]{v.relations, export.RelationFields, render}
		if claim == "" {
			return li.run(a, &c.output, f)
		}
		rels, err := l.RelationsOf(a.ctx, []string{claim})
		if err != nil {
			return err
		}
		if c.Type != "" {
			rels = slices.DeleteFunc(rels, func(r cotejo.Relation) bool { return string(r.Type) != c.Type })
		}
		return li.write(a, &c.output, rels)
	})
}

// resolve finds the id a person means; "" is nothing.
func (a *app) resolve(l *ledger.Ledger, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	return l.Resolve(a.ctx, id)
}

// brief is a claim in a few words: its figure and who says so, or what it says.
func brief(a *app, w export.Words, c cotejo.Claim) string {
	if c.ID == "" {
		return "?"
	}
	if c.Figure != nil {
		return a.voice.Figure(c.Figure) + ", " + w.Origin(c.Chain)
	}
	return w.Said(c) + ", " + w.Origin(c.Chain)
}

// reasons names the fields in which two claims differ, or, when they differ in
// none, those they were compared in.
func reasons(w export.Words, r cotejo.Relation) string {
	var differ, same []string
	for _, x := range r.Reasons {
		if sum := reconcile.Arithmetic(w.Voice, x); sum != "" {
			differ = append(differ, sum)
			continue
		}
		name, left, right := w.Name("field", x.Field), reasonValue(w, x.Field, x.Left), reasonValue(w, x.Field, x.Right)
		switch {
		case x.Left != x.Right && x.Right != "":
			differ = append(differ, name+": "+left+" / "+right)
		case x.Left != "":
			same = append(same, name+": "+left)
		default:
			same = append(same, name)
		}
	}
	if len(differ) == 0 {
		return strings.Join(same, "; ")
	}
	return strings.Join(differ, "; ")
}

// reasonValue says the value of a compared field; values that are no term of a
// list are left as they are.
func reasonValue(w export.Words, field, value string) string {
	for _, kind := range []string{field, "value", "reconcile.value", "status"} {
		if w.Has(kind + "." + value) {
			return w.Say(kind+"."+value, nil)
		}
	}
	return value
}

type findingsCmd struct {
	output
	Type string `help:"${flag_finding_type}" placeholder:"TYPE"`
	AsOf string `name:"as-of" help:"${flag_asof}" placeholder:"DATE"`
}

// Run lists findings.
func (c *findingsCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		v, err := a.view(l, c.AsOf)
		if err != nil {
			return err
		}
		return listing[cotejo.Finding]{v.findings, export.FindingFields, findingTable}.run(a, &c.output, ledger.Filter{Type: c.Type, AsOf: c.AsOf})
	})
}

func findingTable(a *app, fs []cotejo.Finding) (string, error) {
	w := a.words()
	t := table{cols: []column{{right: true, faint: true}, {head: a.head("finding"), bold: true, least: 12, most: 26}, {least: 30, wrap: true}, {head: a.head("id"), faint: true}}}
	for _, f := range fs {
		id := f.Panel
		if id == "" {
			id = f.Event
		}
		if id == "" && len(f.Claims) > 0 {
			id = f.Claims[0]
		}
		t.add(fmt.Sprint(f.Rank), w.Name("finding-name", f.Type), w.Text(f.Text), short(id))
	}
	return t.render(a.width, "", a.paint), nil
}

type sourcesCmd struct {
	output
	Document string `short:"d" help:"${flag_document}" placeholder:"ID"`
	Type     string `help:"${flag_source_type}" placeholder:"TYPE"`
}

// Run lists who is said to say what.
func (c *sourcesCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		doc, err := a.resolve(l, c.Document)
		if err != nil {
			return err
		}
		return listing[ledger.SourceCount]{l.Sources, export.SourceFields, sourceTable}.run(a, &c.output, ledger.Filter{Type: c.Type, Document: doc})
	})
}

func sourceTable(a *app, ss []ledger.SourceCount) (string, error) {
	w := a.words()
	t := table{cols: []column{
		{head: a.head("source"), least: 16, most: 50}, {head: a.head("type"), least: 8}, {head: a.head("claims"), right: true}, {head: a.head("root"), right: true},
		{head: a.head("relay"), right: true}, {head: a.head("articles"), right: true}, {head: a.head("id"), faint: true, least: 8, most: 30},
	}}
	for _, s := range ss {
		t.add(s.Label, w.Name("source", string(s.Type)), fmt.Sprint(s.Claims), fmt.Sprint(s.Root), fmt.Sprint(s.Relay), fmt.Sprint(s.Documents), s.Entity)
	}
	return t.render(a.width, "", a.paint), nil
}

type entitiesCmd struct {
	output
	Document string `short:"d" help:"${flag_document}" placeholder:"ID"`
	Kind     string `help:"${flag_kind}" placeholder:"KIND"`
	Text     string `short:"t" help:"${flag_text}" placeholder:"WORDS"`
}

// Run lists entities.
func (c *entitiesCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		doc, err := a.resolve(l, c.Document)
		if err != nil {
			return err
		}
		return listing[cotejo.Entity]{l.Entities, export.EntityFields, entityTable}.run(a, &c.output, ledger.Filter{Type: c.Kind, Document: doc, Text: c.Text})
	})
}

func entityTable(a *app, es []cotejo.Entity) (string, error) {
	w := a.words()
	t := table{cols: []column{{head: a.head("id"), least: 10, most: 34, faint: true}, {head: a.head("name"), least: 12, most: 40}, {head: a.head("kind")}, {head: a.head("mentions"), right: true}, {head: a.head("also"), least: 10}}}
	for _, e := range es {
		t.add(e.ID, e.Label, w.Name("kind", e.Kind), fmt.Sprint(e.Mentions), strings.Join(e.Also, ", "))
	}
	return t.render(a.width, "", a.paint), nil
}
