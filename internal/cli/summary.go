package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/export"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

// What the summary of a build may take of the reader's time.
const (
	summaryLines   = 40 // lines in all, about
	summaryPanels  = 3  // quantities shown as tables
	summaryRows    = 9  // figures of one of them
	summaryFigures = 24 // lines that all tables may take, the first apart
	summaryItems   = 3  // items of a section
	itemLines      = 2  // lines of an item
)

// section is a heading of the summary with its items, each some lines.
type section struct {
	head  string
	items [][]string
	rest  int    // items left out
	more  string // the command that shows them
}

func (s *section) lines() int {
	n := 1
	for _, it := range s.items {
		n += len(it)
	}
	if s.rest > 0 {
		n++
	}
	return n
}

// sectionsOf says which findings go under which heading, in order.
var sectionsOf = []struct {
	key   string
	types []string
}{
	{"summary.disputes", []string{"conflict", "undated", "date-conflict", "actor-conflict", "denied", "sum", "plans-differ"}},
	{"summary.changed", []string{"correction", "update", "planned-done", "acknowledged", "denied-admitted", "hedge-lost"}},
	{"summary.single", []string{"single-origin"}},
	{"summary.echo", []string{"echo"}},
	{"summary.unsourced", []string{"unsourced", "unsourced-event"}},
}

// summary prints the first impression of a story: what was read, the figures
// side by side, what to know about them, and where to look next.
func (a *app) summary(l *ledger.Ledger, rep pipeline.Report) error {
	n, err := l.Counts(a.ctx)
	if err != nil {
		return err
	}
	used := a.tellRead(n, rep)
	if n.Claims == 0 {
		fmt.Fprintln(a.out, a.voice.Say("summary.noclaims", nil))
		return nil
	}
	shown, lines, err := a.tellPanels(l)
	if err != nil {
		return err
	}
	sections, err := a.sections(l, shown)
	if err != nil {
		return err
	}
	a.tellSections(sections, summaryLines-used-lines-5)
	a.tellNext(shown, sections, n)
	return nil
}

// tellRead says what was read, and what could not be.
func (a *app) tellRead(n ledger.Counts, rep pipeline.Report) (lines int) {
	args := say.Args{"Events": n.Events, "Unsure": n.Unsure,
		"Documents": a.voice.Say("count.documents", say.Args{"N": n.Documents}), "Claims": a.voice.Say("count.claims", say.Args{"N": n.Claims}),
		"Origins": a.voice.Say("count.origins", say.Args{"N": n.Sources})}
	fmt.Fprintln(a.out, a.paint.bold(a.voice.Say("summary.read", args)))
	lines = 2
	if rep.Known > 0 || rep.Copies > 0 {
		fmt.Fprintln(a.out, a.paint.faint(a.voice.Say("summary.new", say.Args{"New": rep.New, "Known": rep.Known, "Copies": rep.Copies})))
		lines++
	}
	if len(rep.Unread) > 0 {
		names := make([]string, 0, 4)
		for _, p := range rep.Unread[:min(3, len(rep.Unread))] {
			names = append(names, export.FileName(p))
		}
		if len(rep.Unread) > len(names) {
			names = append(names, "…")
		}
		fmt.Fprintln(a.out, clean(a.voice.Say("summary.nolang", say.Args{"N": len(rep.Unread), "Paths": strings.Join(names, ", ")})))
		lines++
	}
	for i, p := range rep.Problems {
		if i == 5 {
			fmt.Fprintf(a.out, "  %s\n", a.voice.Say("summary.more", say.Args{"N": len(rep.Problems) - i, "Command": "cotejo documents --unread" + a.at()}))
			break
		}
		for k, line := range fold(clean(a.problem(p)), a.width-4) {
			fmt.Fprintf(a.out, "  %s %s\n", [2]string{a.paint.red("✗"), " "}[min(k, 1)], line)
			lines++
		}
	}
	return lines
}

// tellPanels shows the quantities that more than one figure is given for, the
// contested first.
func (a *app) tellPanels(l *ledger.Ledger) (shown []cotejo.Panel, lines int, err error) {
	page, err := l.Panels(a.ctx, ledger.Filter{Limit: 10 * summaryPanels})
	if err != nil {
		return nil, 0, err
	}
	for _, p := range page.Items {
		if len(p.Rows) > 1 && p.Documents > 1 && len(shown) < summaryPanels {
			shown = append(shown, p)
		}
	}
	if len(shown) == 0 {
		return nil, 0, nil
	}
	var ids []string
	for _, p := range shown {
		for _, r := range p.Rows {
			ids = append(ids, r.Document)
		}
	}
	names, _, err := a.names(l, ids)
	if err != nil {
		return nil, 0, err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n", a.heading("summary.contested"))
	for i := range shown {
		one := a.panel(&shown[i], names, max(4, summaryRows-3*i), true)
		if i > 0 {
			if strings.Count(b.String()+one, "\n") > summaryFigures {
				shown = shown[:i]
				break
			}
			b.WriteString("\n")
		}
		b.WriteString(one)
	}
	a.out.WriteString(b.String())
	return shown, strings.Count(b.String(), "\n"), nil
}

func (a *app) heading(key string) string { return a.paint.blue(a.voice.Say(key, nil)) }

// sections gathers the findings by heading. What the tables above have said is
// not said again.
func (a *app) sections(l *ledger.Ledger, shown []cotejo.Panel) ([]section, error) {
	var out []section
	for _, of := range sectionsOf {
		s := section{head: of.key, more: "cotejo findings" + a.at()}
		page, err := l.Findings(a.ctx, ledger.Filter{Type: strings.Join(of.types, ","), Limit: 50})
		if err != nil {
			return nil, err
		}
		for _, f := range page.Items {
			told := of.key == "summary.disputes" && slices.ContainsFunc(shown, func(p cotejo.Panel) bool { return p.ID == f.Panel })
			switch {
			case told:
			case f.Score < reconcile.FirstScreen:
				s.rest++
			default:
				s.add(a.item(a.words().Text(f.Text), cmp.Or(f.Panel, f.Event)))
			}
		}
		out = append(out, s)
	}
	planned, err := a.plannedSection(a.ctx, l)
	return append(out, planned), err
}

func (s *section) add(item []string) {
	if len(s.items) < summaryItems {
		s.items = append(s.items, item)
	} else {
		s.rest++
	}
}

// item folds a sentence into few lines, with the id to ask for at its end.
func (a *app) item(text, id string) []string {
	tail := ""
	if id != "" {
		tail = " " + short(id)
	}
	lines := fold(clean(text)+tail, a.width-4)
	if len(lines) > itemLines {
		lines = lines[:itemLines]
		lines[itemLines-1] = cut(lines[itemLines-1], a.width-5-textWidth(tail)) + "…" + tail
		lines[itemLines-1] = strings.ReplaceAll(lines[itemLines-1], "……", "…")
	}
	return lines
}

// plannedSection lists what is planned, the most told first.
func (a *app) plannedSection(ctx context.Context, l *ledger.Ledger) (section, error) {
	s := section{head: "summary.planned", more: "cotejo events --status planned" + a.at()}
	page, err := l.Events(ctx, ledger.Filter{Status: string(cotejo.Planned), ByWeight: true, Limit: 20})
	for _, e := range page.Items {
		s.add(a.item(a.words().Text(e.Label)+" · "+a.voice.Say("count.documents", say.Args{"N": e.Articles}), e.ID))
	}
	return s, err
}

// tellSections prints the sections within a number of lines: the longest ones
// give way first, each keeps one item.
func (a *app) tellSections(all []section, budget int) {
	for {
		total, longest := 0, -1
		for i := range all {
			if len(all[i].items) == 0 {
				continue
			}
			total += all[i].lines() + 1
			if len(all[i].items) > 1 && (longest < 0 || all[i].lines() > all[longest].lines()) {
				longest = i
			}
		}
		if total <= budget || longest < 0 {
			break
		}
		s := &all[longest]
		s.items, s.rest = s.items[:len(s.items)-1], s.rest+1
	}
	for _, s := range all {
		if len(s.items) == 0 {
			continue
		}
		fmt.Fprintf(a.out, "\n%s\n", a.heading(s.head))
		for _, it := range s.items {
			for i, line := range it {
				fmt.Fprintf(a.out, "  %s %s\n", [2]string{"·", " "}[min(i, 1)], line)
			}
		}
		if s.rest > 0 {
			fmt.Fprintf(a.out, "    %s\n", a.paint.faint(a.voice.Say("summary.more", say.Args{"N": s.rest, "Command": s.more})))
		}
	}
}

// at is what a command needs to be about this ledger.
func (a *app) at() string {
	if a.ledger == defaultLedger {
		return ""
	}
	return " -l " + a.ledger
}

// tellNext names the commands that open what was just read.
func (a *app) tellNext(shown []cotejo.Panel, sections []section, n ledger.Counts) {
	t := table{cols: []column{{bold: true}, {least: 20}}}
	add := func(cmd, key string) { t.add("cotejo "+cmd+a.at(), a.voice.Say("summary.next."+key, nil)) }
	if len(shown) > 0 {
		add("show "+short(shown[0].Rows[0].Claim), "show")
		add("figures", "figures")
	}
	if n.Findings > 0 {
		add("findings", "findings")
	}
	if n.Unsure > 0 {
		add("claims --unsure -s", "unsure")
	}
	add("report -o "+a.voice.Say("summary.report-name", nil)+".html", "report")
	fmt.Fprintf(a.out, "\n%s\n%s", a.heading("summary.next"), t.render(a.width, "  ", a.paint))
}
