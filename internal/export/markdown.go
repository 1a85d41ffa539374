package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/cotejo/cotejo"
)

// DocName names a document of the report.
func (p page) DocName(id string) string {
	if d, ok := p.B.docs[id]; ok {
		return DocumentName(d)
	}
	return id
}

// Method says how the report was made and what it does not say.
func (p page) Method() []string {
	var out []string
	for _, key := range []string{"method.reading", "method.origins", "method.scope", "method.policy", "method.limits"} {
		out = append(out, p.W.Say("report."+key, map[string]any{"Policy": p.B.Policy, "Head": p.B.Head}))
	}
	return out
}

// md writes Markdown; article text in it is escaped.
type md struct {
	*bufio.Writer
	page
}

func (m *md) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }
func (m *md) title(key string)                { m.line("\n## %s\n", m.say(key)) }
func (m *md) say(key string) string           { return m.W.Say("report."+key, nil) }

// markup is text that may keep its meaning.
type markup string

// row writes a line of a table: strings are escaped, markup is not.
func (m *md) row(cells ...any) {
	out := make([]string, len(cells))
	for i, c := range cells {
		switch v := c.(type) {
		case markup:
			out[i] = string(v)
		default:
			out[i] = mdText(fmt.Sprint(v))
		}
	}
	m.line("| %s |", strings.Join(out, " | "))
}

func (m *md) head(keys ...string) {
	cells, rule := make([]any, len(keys)), make([]string, len(keys))
	for i, k := range keys {
		cells[i], rule[i] = m.say(strings.TrimPrefix(k, "#")), "---"
		if k[0] == '#' {
			rule[i] = "---:"
		}
	}
	m.row(cells...)
	m.line("| %s |", strings.Join(rule, " | "))
}

// refs are footnotes to the evidence.
func (m *md) refs(claims ...string) string {
	var b strings.Builder
	for _, n := range numbers(m.Numbers, claims) {
		fmt.Fprintf(&b, "[^%d]", n)
	}
	return b.String()
}

// mdText takes the meaning out of what Markdown would read as markup.
func mdText(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r':
			b.WriteByte(' ')
			continue
		case strings.ContainsRune("\\`*_{}[]<>#|~", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Markdown writes the report as Markdown with footnotes for the evidence.
func (b *Brief) Markdown(out io.Writer, w Words, title string) error {
	m := &md{bufio.NewWriter(out), b.page(w, title)}
	c := b.Counts
	count := func(key string, n int) string { return w.Say("report."+key, map[string]any{"N": n}) }
	m.line("# %s\n", mdText(title))
	m.line("%s · %s · %s · %s", count("documents", c.Documents), count("claims", c.Claims), count("events", c.Events), count("sources", c.Sources))
	m.findings()
	m.figures()
	m.events()
	m.flows()
	m.sources()
	m.documents()
	m.title("method")
	for _, s := range m.Method() {
		m.line("%s\n", mdText(s))
	}
	m.title("evidence")
	for _, n := range m.Notes {
		m.line("[^%d]: «%s» %s, %s · %s · `%s`", n.N, mdText(n.Before+n.Marked+n.After), mdText(n.Document), mdText(n.When), mdText(n.Chain), n.ID)
	}
	return m.Flush()
}

func (m *md) findings() {
	if len(m.B.Findings) == 0 {
		return
	}
	m.title("findings")
	for i, f := range m.B.Findings {
		m.line("%d. **%s** %s %s", i+1, m.W.Name("finding-name", f.Type), mdText(m.W.Text(f.Text)), m.refs(f.Claims...))
	}
}

func (m *md) figures() {
	if len(m.B.Panels) == 0 {
		return
	}
	m.title("figures")
	for i := range m.B.Panels {
		p := &m.B.Panels[i]
		mark := ""
		if p.Contested {
			mark = " (" + m.say("contested") + ")"
		}
		m.line("\n### %s%s\n", mdText(m.W.Text(p.Label)), mark)
		m.head("#col-figure", "col-scope", "col-origin", "col-document", "col-date")
		for _, r := range p.Rows {
			m.row(markup(mdText(m.W.Figure(&r.Figure))+m.refs(r.Claim)), m.W.Scope(p, r), m.W.Origins(r.Origins), m.DocName(r.Document), m.W.Published(r.Published))
		}
		m.line("\n%s\n\n%s", mdText(m.W.Text(p.Reading)), mdText(policyText(m.W, *p)))
	}
}

func (m *md) events() {
	m.title("events-title")
	m.head("col-when", "col-what", "#col-articles", "#col-origins", "#col-unknown")
	for _, e := range m.B.Events {
		label := m.W.Text(e.Label)
		if s := m.W.Factuality(e.Status, "+"); s != "" {
			label += " (" + s + ")"
		}
		m.row(m.W.When(e.Time), markup(mdText(label)+m.refs(e.Claims...)), fmt.Sprint(e.Articles), fmt.Sprint(len(e.Origins)), fmt.Sprint(e.Unknown))
	}
}

func (m *md) flows() {
	if len(m.B.Flows) == 0 {
		return
	}
	m.title("flows")
	m.head("col-from", "col-to", "col-what", "#col-figure", "col-stage", "#col-articles", "#col-origins")
	for _, f := range m.B.Flows {
		m.row(m.W.Voice.Name(f.From, f.FromLabel), m.W.Voice.Name(f.To, f.ToLabel), markup(mdText(m.W.Moved(f.Object))+m.refs(f.Claims...)), flowFigure(m.W, f), m.W.Name("stage", f.Stage), fmt.Sprint(f.Documents), fmt.Sprint(f.Origins))
	}
}

func (m *md) sources() {
	m.title("sources-title")
	m.head("col-source", "col-type", "#col-claims", "#col-root", "#col-relay", "#col-articles")
	for _, s := range m.B.Sources {
		m.row(s.Label, m.W.Name("source", string(s.Type)), fmt.Sprint(s.Claims), fmt.Sprint(s.Root), fmt.Sprint(s.Relay), fmt.Sprint(s.Documents))
	}
	list := func(key string, fs []cotejo.Finding) {
		if len(fs) == 0 {
			return
		}
		m.line("\n### %s\n", m.say(key))
		for _, f := range fs {
			m.line("- %s %s", mdText(m.W.Text(f.Text)), m.refs(f.Claims...))
		}
	}
	list("single", m.Single)
	list("no-source", m.NoSource)
	if len(m.B.Planned) > 0 {
		m.line("\n### %s\n", m.say("planned"))
		for _, e := range m.B.Planned {
			m.line("- %s %s", mdText(m.W.Text(e.Label)), m.refs(e.Claims...))
		}
	}
}

func (m *md) documents() {
	m.title("documents-title")
	m.head("col-date", "col-outlet", "col-title", "col-file")
	for _, d := range m.B.Documents {
		m.row(m.W.Published(d.Published), d.Source.Outlet, d.Title, d.Source.Path)
	}
	if len(m.B.Problems) > 0 {
		m.line("\n### %s\n", m.say("problems"))
		for _, p := range m.B.Problems {
			m.line("- %s", mdText(problemText(m.W, p)))
		}
	}
}
