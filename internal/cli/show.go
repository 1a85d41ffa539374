package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/say"
)

type showCmd struct {
	ID     string `arg:"" help:"${arg_id}"`
	Why    bool   `help:"${flag_why}"`
	Format string `help:"${flag_format_show}" enum:"table,json" default:"table" placeholder:"table|json"`
}

// Run shows one thing whole.
func (c *showCmd) Run(a *app) error {
	return a.with(func(l *ledger.Ledger) error {
		id, err := l.Resolve(a.ctx, c.ID)
		if err != nil {
			return err
		}
		kind, _, _ := strings.Cut(id, "_")
		s := shower{a: a, l: l, w: a.words(), why: c.Why, json: c.Format == "json"}
		switch kind {
		case "c":
			return s.claim(id)
		case "d":
			return s.document(id)
		case "e":
			return s.event(id)
		case "p":
			return s.panel(id)
		case "f":
			return s.finding(id)
		case "j":
			return s.judgement(id)
		}
		return s.entity(id)
	})
}

// shower shows things one below another.
type shower struct {
	a    *app
	l    *ledger.Ledger
	w    export.Words
	why  bool
	json bool
}

func (s *shower) printf(format string, args ...any) { fmt.Fprintf(s.a.out, format, args...) }

// field prints a name and a value, folded; nothing for an empty value.
func (s *shower) field(key, value string) {
	if value == "" {
		return
	}
	name := s.a.voice.Say("show."+key, nil)
	for i, line := range fold(clean(value), max(20, s.a.width-16)) {
		if i > 0 {
			name = ""
		}
		s.printf("  %s%s %s\n", s.a.paint.faint(name), strings.Repeat(" ", max(0, 13-textWidth(name))), line)
	}
}

func (s *shower) title(text string) { s.printf("%s\n", s.a.paint.bold(clean(text))) }

func (s *shower) claim(id string) error {
	c, err := s.l.Claim(s.a.ctx, id)
	if err != nil {
		return err
	}
	rels, err := s.l.RelationsOf(s.a.ctx, []string{id})
	if err != nil {
		return err
	}
	if s.json {
		return s.a.writeJSON(struct {
			cotejo.Claim
			Relations []cotejo.Relation `json:"relations"`
		}{c, nonNil(rels)})
	}
	d, err := s.l.Document(s.a.ctx, c.Document)
	if err != nil {
		return err
	}
	s.title(id + "  " + claimSaid(s.w, &c))
	s.printf("\n")
	s.marked(&c, d.Text)
	s.printf("\n")
	s.claimFields(&c, &d)
	if err := s.relations(id, rels); err != nil {
		return err
	}
	if err := s.about("judgements", id); err != nil {
		return err
	}
	s.trail(&c)
	return nil
}

func (s *shower) claimFields(c *cotejo.Claim, d *cotejo.Document) {
	s.field("who", parties(s.w, c))
	if c.Figure != nil {
		f := s.a.voice.Figure(c.Figure)
		if c.Figure.Counted != "" {
			f += " " + c.Figure.Counted
		}
		if c.Figure.Aspect != "" {
			f += " (" + s.w.Name("aspect", string(c.Figure.Aspect)) + ")"
		}
		s.field("figure", f)
	}
	s.field("place", s.w.Places(c.Place))
	if c.Time != nil {
		s.field("time", strings.TrimSpace(s.a.voice.Time(c.Time)+" "+quoted(c.Time.Text)))
	}
	s.field("chain", s.chain(c))
	s.field("status", strings.TrimSpace(s.w.Name("status", string(c.Factuality.Status))+" "+quoted(c.Factuality.Cue)))
	s.field("document", export.DocumentName(*d)+", "+s.a.voice.Published(d.Published)+"  "+d.ID)
	s.field("file", d.Source.Path)
	s.field("event", c.Event)
	s.field("unsure", c.Unsure)
	s.field("confidence", s.a.voice.Num(c.Confidence))
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "«" + s + "»"
}

// chain says the chain of sources in words: each with its type, stance and cue.
func (s *shower) chain(c *cotejo.Claim) string {
	if len(c.Chain) == 0 {
		return s.w.Say("words.no-source", nil)
	}
	var links []string
	for _, at := range c.Chain {
		link := s.w.Attribution(at) + " [" + s.w.Name("source", string(at.Type)) + "]"
		if at.Mode != "" && at.Mode != cotejo.Says {
			link += " " + s.w.Name("mode", string(at.Mode))
		}
		links = append(links, strings.TrimSpace(link+" "+quoted(at.Cue)))
	}
	return strings.Join(links, " ← ")
}

// mark is a part of a sentence with what it is.
type mark struct {
	span cotejo.Span
	what string
}

// marks gathers the spans of a claim, outer ones first, without those that
// overlap a mark already made.
func (s *shower) marks(c *cotejo.Claim) []mark {
	var all []mark
	add := func(sp cotejo.Span, what string) {
		if !sp.IsZero() {
			all = append(all, mark{sp, what})
		}
	}
	if c.Figure != nil {
		add(c.Figure.Span, s.a.voice.Say("mark.figure", nil))
	}
	for _, at := range c.Chain {
		add(at.Span, s.a.voice.Say("mark.source", nil))
		if at.CueSpan != nil {
			add(*at.CueSpan, s.a.voice.Say("mark.cue", nil))
		}
	}
	if c.Trigger != nil {
		add(c.Trigger.Span, s.a.voice.Say("mark.trigger", nil))
	}
	for _, p := range c.Participants {
		add(p.Span, s.w.Name("role", p.Role))
	}
	for _, p := range c.Place {
		add(p.Span, s.a.voice.Say("mark.place", nil))
	}
	if c.Time != nil {
		add(c.Time.Span, s.a.voice.Say("mark.time", nil))
	}
	if c.Factuality.CueSpan != nil {
		add(*c.Factuality.CueSpan, s.a.voice.Say("mark.status", nil))
	}
	var kept []mark
	for _, m := range all {
		if c.Sentence.Span.Contains(m.span) && !slices.ContainsFunc(kept, func(k mark) bool { return k.span.Overlaps(m.span) }) {
			kept = append(kept, m)
		}
	}
	slices.SortFunc(kept, func(x, y mark) int { return cmp.Compare(x.span.Start, y.span.Start) })
	return kept
}

// marked prints the sentence with its parts in brackets, each with its name.
func (s *shower) marked(c *cotejo.Claim, text string) {
	var b strings.Builder
	at := c.Sentence.Span.Start
	for _, m := range s.marks(c) {
		b.WriteString(cotejo.Span{Start: at, End: m.span.Start}.Of(text))
		b.WriteString("[" + m.what + ": " + m.span.Of(text) + "]")
		at = m.span.End
	}
	b.WriteString(cotejo.Span{Start: at, End: c.Sentence.Span.End}.Of(text))
	for _, line := range fold(clean(b.String()), s.a.width-4) {
		s.printf("  %s\n", s.color(line))
	}
}

// color sets the names of marks apart on a terminal.
func (s *shower) color(line string) string {
	if !s.a.paint {
		return line
	}
	line = strings.ReplaceAll(line, "[", "\x1b[36m[")
	return strings.ReplaceAll(line, "]", "]\x1b[0m")
}

func (s *shower) relations(id string, rels []cotejo.Relation) error {
	if len(rels) == 0 {
		return nil
	}
	out, err := relationBlocks(s.a, s.l, rels, id)
	if err != nil {
		return err
	}
	s.printf("\n%s\n%s", s.a.voice.Say("show.relations", nil), out)
	return nil
}

// trail prints the rules of a claim; with --why also the readings not kept.
func (s *shower) trail(c *cotejo.Claim) {
	s.printf("\n%s\n", s.a.voice.Say("show.rules", nil))
	t := table{cols: []column{{faint: true}, {least: 16, most: 46}, {least: 10, wrap: true}}}
	for _, st := range c.Trail {
		if st.Lost && !s.why {
			continue
		}
		field, note := st.Field, quoted(st.Text)
		if st.Lost {
			field = "✗ " + field
		}
		if s.why && st.Note != "" {
			note = strings.TrimSpace(note + " " + st.Note)
		}
		t.add(field, st.Rule, note)
	}
	if len(c.Trail) == 0 {
		for _, r := range c.Rules {
			t.add("", r, "")
		}
	}
	s.a.out.WriteString(t.render(s.a.width, "  ", s.a.paint))
}

// about prints what people decided about a thing.
func (s *shower) about(key, id string) error {
	all, err := s.l.AllJudgements(s.a.ctx)
	if err != nil {
		return err
	}
	head := false
	for _, j := range all {
		if j.Target != id && j.Other != id {
			continue
		}
		if !head {
			s.printf("\n%s\n", s.a.voice.Say("show."+key, nil))
			head = true
		}
		s.printf("  %s  %s  %s, %s  %s\n", j.ID, s.w.Name("decision", string(j.Decision)), clean(j.By), s.a.voice.Day(j.At), clean(j.Why))
	}
	return nil
}

func (s *shower) document(id string) error {
	d, err := s.l.Document(s.a.ctx, id)
	if err != nil {
		return err
	}
	if s.json {
		return s.a.writeJSON(d)
	}
	s.title(id + "  " + cmp.Or(d.Title, export.DocumentName(d)))
	s.field("outlet", d.Source.Outlet)
	s.field("published", s.a.voice.Published(d.Published)+basis(s.w, d.Published))
	s.field("dateline", d.Dateline)
	s.field("byline", strings.Join(d.Byline, ", "))
	s.field("credit", strings.Join(d.Credit, ", "))
	s.field("file", d.Source.Path)
	s.field("url", d.Source.URL)
	for _, also := range d.Also {
		s.field("also", also.Path)
	}
	s.field("sha256", d.SHA256)
	for _, n := range d.Notes {
		s.field("note", s.w.Name("note", n))
	}
	s.printf("\n")
	for _, b := range d.Blocks {
		text := fold(clean(b.Span.Of(d.Text)), s.a.width-4)
		if !b.Kind.Claimable() {
			text[0] = "(" + s.w.Name("block", string(b.Kind)) + ") " + text[0]
		}
		for _, line := range text {
			if !b.Kind.Claimable() {
				line = s.a.paint.faint(line)
			}
			s.printf("  %s\n", line)
		}
		s.printf("\n")
	}
	claims, err := ledger.Everything(s.a.ctx, ledger.Filter{Document: id}, s.l.Claims)
	if err != nil || len(claims) == 0 {
		return err
	}
	out, err := claimTable(s.a, s.l, claims, false)
	if err != nil {
		return err
	}
	s.printf("%s", out)
	return nil
}

func basis(w export.Words, p cotejo.Published) string {
	if p.Basis == "" || p.Basis == "unknown" {
		return ""
	}
	return " (" + w.Name("basis", p.Basis) + ")"
}

func (s *shower) event(id string) error {
	e, err := s.l.Event(s.a.ctx, id)
	if err != nil {
		return err
	}
	if s.json {
		return s.a.writeJSON(e)
	}
	s.title(id + "  " + s.w.Text(e.Label))
	s.field("time", s.w.When(e.Time))
	s.field("place", s.w.Places(e.Place))
	s.field("status", s.w.Factuality(e.Status, "+"))
	s.field("counts", s.a.voice.Say("show.event-counts", say.Args{"Articles": e.Articles, "Outlets": e.Outlets, "Origins": len(e.Origins), "Unknown": e.Unknown}))
	for _, o := range e.Origins {
		s.field("origin", fmt.Sprintf("%s (%d)  %s", o.Label, len(o.Claims), o.Reason))
	}
	return s.claimsAndRelations(e.Claims)
}

func (s *shower) claimsAndRelations(ids []string) error {
	by, err := s.l.ClaimsByID(s.a.ctx, ids)
	if err != nil {
		return err
	}
	var claims []cotejo.Claim
	for _, id := range ids {
		if c, ok := by[id]; ok {
			claims = append(claims, c)
		}
	}
	out, err := claimTable(s.a, s.l, claims, true)
	if err != nil {
		return err
	}
	s.printf("\n%s", out)
	rels, err := s.l.RelationsOf(s.a.ctx, ids)
	if err != nil {
		return err
	}
	rels = slices.DeleteFunc(rels, func(r cotejo.Relation) bool { return !slices.Contains(ids, r.A) || !slices.Contains(ids, r.B) })
	return s.relations("", rels)
}

func (s *shower) panel(id string) error {
	p, err := s.l.Panel(s.a.ctx, id)
	if err != nil {
		return err
	}
	if s.json {
		return s.a.writeJSON(p)
	}
	out, err := panelTables(s.a, s.l, []cotejo.Panel{p}, 0)
	if err != nil {
		return err
	}
	s.printf("%s", out)
	ids := make([]string, len(p.Rows))
	for i, r := range p.Rows {
		ids[i] = r.Claim
	}
	return s.claimsAndRelations(ids)
}

func (s *shower) finding(id string) error {
	f, err := s.l.Finding(s.a.ctx, id)
	if err != nil {
		return err
	}
	if s.json {
		return s.a.writeJSON(f)
	}
	s.title(id + "  " + s.w.Name("finding-name", f.Type))
	s.field("text", s.w.Text(f.Text))
	return s.claimsAndRelations(f.Claims)
}

func (s *shower) judgement(id string) error {
	j, err := s.l.Judgement(s.a.ctx, id)
	if err != nil {
		return err
	}
	return s.a.writeJSON(j)
}

func (s *shower) entity(id string) error {
	e, err := s.l.Entity(s.a.ctx, id)
	if err != nil {
		return err
	}
	if s.json {
		return s.a.writeJSON(e)
	}
	s.title(id + "  " + e.Label)
	s.field("kind", s.w.Name("kind", e.Kind))
	names, err := json.Marshal(e.Names)
	if err == nil && len(e.Names) > 0 {
		s.field("names", string(names))
	}
	s.field("also", strings.Join(e.Also, ", "))
	s.field("within", strings.Join(e.Within, ", "))
	for _, r := range e.Roles {
		s.field("role", strings.TrimSpace(r.Title+" "+r.Of+" "+r.Since))
	}
	s.field("mentions", s.a.voice.Num(float64(e.Mentions)))
	page, err := s.l.Claims(s.a.ctx, ledger.Filter{Entity: id, Limit: tableRows})
	if err != nil || len(page.Items) == 0 {
		return err
	}
	out, err := claimTable(s.a, s.l, page.Items, false)
	s.printf("\n%s", out)
	return err
}

// relationBlocks shows relations, each with its reasons below. Seen from one
// claim, only the other side is shown.
func relationBlocks(a *app, l *ledger.Ledger, rels []cotejo.Relation, from string) (string, error) {
	var ids []string
	for _, r := range rels {
		ids = append(ids, r.A, r.B)
	}
	claims, err := l.ClaimsByID(a.ctx, ids)
	if err != nil {
		return "", err
	}
	w := a.words()
	t := table{cols: []column{{bold: true, least: 8, most: 24}, {faint: true}, {least: 20, wrap: true}}}
	for _, r := range rels {
		name := w.Name("relation", string(r.Type))
		if r.B == from && directed(r.Type) {
			name = "← " + name // the other one says so of this one
		}
		for _, id := range []string{r.A, r.B} {
			if id == from {
				continue
			}
			t.add(name, short(id), brief(a, w, claims[id]))
			name = ""
		}
		t.add("", "", reasons(w, r)+" ("+r.Row+")")
	}
	return t.render(a.width, "  ", a.paint), nil
}

// directed reports whether a relation reads from A to B only.
func directed(t cotejo.RelationType) bool {
	switch t {
	case cotejo.Updates, cotejo.PartOf, cotejo.PlanOf, cotejo.Denial, cotejo.Echoes:
		return true
	}
	return false
}
