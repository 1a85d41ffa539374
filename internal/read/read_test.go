package read

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/lang"
	"io/fs"
)

func spanish(t testing.TB) *Hints {
	t.Helper()
	h, err := loadSpanish()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// loadSpanish loads the hints once: they are immutable.
var loadSpanish = sync.OnceValues(func() (*Hints, error) {
	pack, err := fs.Sub(lang.FS, "es")
	if err != nil {
		return nil, err
	}
	return LoadHints("es", pack)
})

func TestRuleExamples(t *testing.T) {
	h := spanish(t)
	n := 0
	for _, set := range [][]rule{h.rules, h.datelines, h.tails, h.closings, h.dates} {
		for i := range set {
			r := &set[i]
			if len(r.Yes) == 0 || len(r.No) == 0 {
				t.Errorf("%s: needs examples that match and that do not", r.Name)
			}
			for _, s := range r.Yes {
				if got, _ := find(set[i:i+1], s); got == nil {
					t.Errorf("%s does not match %q", r.Name, s)
				}
				n++
			}
			for _, s := range r.No {
				if got, _ := find(set[i:i+1], s); got != nil {
					t.Errorf("%s matches %q", r.Name, s)
				}
			}
		}
	}
	for i := range h.head {
		r := &h.head[i]
		if len(r.Yes) == 0 || len(r.No) == 0 {
			t.Errorf("%s: needs examples that match and that do not", r.Role)
		}
		is := func(s string) bool { return (!r.Named || h.nameLike(s)) && r.re.MatchString(s) }
		for _, s := range r.Yes {
			if !is(s) {
				t.Errorf("%s %d does not match %q", r.Role, i, s)
			}
			n++
		}
		for _, s := range r.No {
			if is(s) {
				t.Errorf("%s %d matches %q", r.Role, i, s)
			}
		}
	}
	if n < 60 {
		t.Fatalf("%d examples ran", n)
	}
}

func TestSeeds(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/seeds/*.txt")
	if len(files) == 0 {
		t.Skip("no seeds beside the module")
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		d := Text(raw, Input{Path: f}, spanish(t))
		t.Logf("%s lang=%s title=%q pub=%+v src=%+v notes=%v same=%v", filepath.Base(f), d.Lang, d.Title, d.Published, d.Source, d.Notes, d.Text == string(raw))
		for _, b := range d.Blocks {
			s := b.Span.Of(d.Text)
			t.Logf("  %-11s %-26s %d %.70s", b.Kind, b.Rule, len(s), s)
		}
	}
}

// same compares documents by their JSON, the form that is kept.
func same(t testing.TB, want, got cotejo.Document) {
	t.Helper()
	a, _ := json.Marshal(want)
	b, _ := json.Marshal(got)
	if !bytes.Equal(a, b) {
		t.Errorf("documents differ:\n%s\n%s", a, b)
	}
}
