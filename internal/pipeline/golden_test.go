package pipeline

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/say"
)

var update = flag.Bool("update", false, "write the golden files anew; read the difference")

// The examples give what their golden files say: every claim, every panel with
// its reading, every finding. With -update the files are written; the difference
// is the change and is to be read.
func TestExamples(t *testing.T) {
	for _, story := range []string{"alianza", "riada"} {
		l, _ := build(t, filepath.Join(t.TempDir(), "s.cotejo"), Options{}, filepath.Join(root, "examples", story))
		got := tell(t, l)
		file := filepath.Join(root, "testdata", "golden", story+".txt")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
			t.Errorf("%s: not what the golden file says (-want +got); run with -update if it is better:\n%s", story, d)
		}
	}
}

// tell writes a ledger as lines that a person can compare.
func tell(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	ctx, v := context.Background(), say.In("es")
	docs, claims := all(t, l)
	var b strings.Builder
	slices.SortFunc(docs, func(x, y cotejo.Document) int { return strings.Compare(x.Source.Path, y.Source.Path) })
	for _, d := range docs {
		fmt.Fprintf(&b, "\n== %s · %s · %s (%s)\n", path.Base(d.Source.Path), d.Title, v.Published(d.Published), d.Published.Basis)
		mine := slices.DeleteFunc(slices.Clone(claims), func(c cotejo.Claim) bool { return c.Document != d.ID })
		slices.SortStableFunc(mine, func(x, y cotejo.Claim) int { return trigger(x) - trigger(y) })
		for _, c := range mine {
			fmt.Fprintln(&b, line(v, c))
		}
	}
	f := ledger.Filter{Limit: ledger.MaxLimit}
	panels, err := l.Panels(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, "\n== figures side by side")
	for _, p := range panels.Items {
		fmt.Fprintf(&b, "%s: %s\n", p.Label["es"], p.Reading["es"])
		for _, r := range p.Rows {
			fmt.Fprintf(&b, "    %s · %s %s · %s\n", v.Figure(&r.Figure), r.Stage, r.Status, strings.Join(r.Origins, ", "))
		}
	}
	findings, err := l.Findings(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, "\n== findings")
	for _, x := range findings.Items {
		fmt.Fprintf(&b, "%s: %s\n", x.Type, x.Text["es"])
	}
	return b.String()
}

func trigger(c cotejo.Claim) int {
	if c.Trigger != nil {
		return c.Trigger.Span.Start
	}
	return c.Sentence.Span.Start
}

func line(v *say.Voice, c cotejo.Claim) string {
	parts := []string{c.Predicate + " " + c.Stage}
	for _, p := range c.Participants {
		parts = append(parts, p.Role+"="+p.Label)
	}
	if len(c.Object) > 0 {
		parts = append(parts, "object="+strings.Join(c.Object, "+"))
	}
	for _, p := range c.Place {
		parts = append(parts, "in="+p.Label)
	}
	if c.Time != nil {
		parts = append(parts, "when="+v.Time(c.Time))
	}
	if c.Figure != nil {
		parts = append(parts, fmt.Sprintf("figure=%s %s", v.Figure(c.Figure), c.Figure.Counted))
	}
	var chain []string
	for _, a := range c.Chain {
		chain = append(chain, a.Label)
	}
	if len(chain) > 0 {
		parts = append(parts, "says="+strings.Join(chain, " < "))
	}
	return c.Factuality.Polarity + string(c.Factuality.Status) + " " + strings.Join(parts, " · ")
}
