package export

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

//go:embed report.html
var reportHTML string

// page is what the template of the HTML report reads.
type page struct {
	W        Words
	B        *Brief
	Title    string
	Notes    []Note
	Numbers  map[string]int
	Single   []cotejo.Finding
	NoSource []cotejo.Finding
	Left     int // events left out
}

// templates are parsed once: the text is embedded and checked by a test.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Funcs(template.FuncMap{
		"plot":    func(w Words, p cotejo.Panel) template.HTML { return plot(w, &p) },
		"figure":  func(w Words, f cotejo.Figure) string { return w.Figure(&f) },
		"scope":   func(w Words, p cotejo.Panel, r cotejo.PanelRow) string { return w.Scope(&p, r) },
		"refs":    func(n map[string]int, ids ...string) []int { return numbers(n, ids) },
		"refsOf":  func(n map[string]int, ids []string) []int { return numbers(n, ids) },
		"flow":    flowFigure,
		"say":     func(w Words, key string) string { return w.Say("report."+key, nil) },
		"count":   func(w Words, key string, n int) string { return w.Say("report."+key, say.Args{"N": n}) },
		"name":    func(w Words, kind string, term any) string { return w.Name(kind, fmt.Sprint(term)) },
		"problem": problemText,
		"policy":  policyText,
	}).Parse(reportHTML))
})

func flowFigure(w Words, f cotejo.Flow) string {
	if f.Low == nil && f.High == nil {
		return ""
	}
	return w.Figure(&cotejo.Figure{Low: f.Low, Best: f.Best, High: f.High, Unit: f.Unit, Comparator: cotejo.AtLeast})
}

func problemText(w Words, p cotejo.Problem) string {
	if key := "problem." + p.Code; w.Has(key) {
		return w.Say(key, say.Args{"Path": p.Path, "Detail": p.Detail})
	}
	return p.Path + ": " + p.Code
}

// policyText says what a policy makes of a panel.
func policyText(w Words, p cotejo.Panel) string {
	if p.Best == nil {
		return ""
	}
	value := ""
	for _, v := range []*float64{p.Best.Low, p.Best.Best, p.Best.High} {
		s := "—"
		if v != nil {
			s = w.Num(*v)
		}
		if value != "" {
			value += " / "
		}
		value += s
	}
	if len(p.Best.Claims) == 0 {
		value = ""
	}
	return w.Say("report.policy", say.Args{"Policy": p.Best.Policy, "Value": value, "Text": w.Text(p.Best.Text)})
}

func (b *Brief) page(w Words, title string) page {
	notes, number := b.notes(w)
	return page{W: w, B: b, Title: title, Notes: notes, Numbers: number, Single: b.ofType("single-origin", "echo"), NoSource: b.ofType("unsourced", "unsourced-event"),
		Left: max(0, b.Counts.Events-len(b.Events))}
}

// HTML writes the report as one page that needs nothing else: no script, no
// outside file, light and dark, fit for paper. Every row leads to its sentences.
func (b *Brief) HTML(out io.Writer, w Words, title string) error {
	return templates().Execute(out, b.page(w, title))
}

// JSON writes the report as one JSON value.
func (b *Brief) JSON(out io.Writer) error {
	raw, err := canonical(b)
	if err != nil {
		return err
	}
	_, err = out.Write(raw)
	return err
}
