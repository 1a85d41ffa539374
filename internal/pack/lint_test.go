package pack

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/cotejo/cotejo/lang"
)

// TestLintFinds gives a pack with one of each fault and wants each found.
func TestLintFinds(t *testing.T) {
	p := &Pack{Lang: "xx", FS: fstest.MapFS{
		"words/a.tsv":     {Data: []byte("# A list. Sorted.\nb\t1\na\t1\na\t1\nc \t")},
		"rules/50-a.yaml": {Data: []byte("rules:\n  - name: xx/a\n    predicate: fly\n    verbs: [ir, ir]\n    classes: [moon]\n    needs: [pilot]\n    yes: [x]\n  - name: yy/b\n    predicate: kill\n    stage: sent\n    no: [x]\n  - name: xx/a\n    predicate: kill\n    verbs: [ir]\n    yes: [x]\n    no: [y]\n")},
		"rules/99-p.yaml": {Data: []byte("rules:\n  - name: xx/p\n    pattern: 'a \\1'\n    yes: [x]\n    no: [y]\n  - name: xx/q\n    pattern: 'a .*'\n    yes: [x]\n    no: [y]\n")},
	}, tables: map[string]Table{}}
	if err := p.loadRules(); err != nil {
		t.Fatal(err)
	}
	var err error
	if p.Frames, err = loadFrames(p); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range Lint(p) {
		got = append(got, c.What)
	}
	for _, want := range []string{"name", "twice", "no-yes", "no-no", "predicate", "class", "role", "word-twice", "stage", "no-trigger",
		"unsorted", "row-twice", "newline", "numbered", "unbounded"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not found; got %v", want, got)
		}
	}
}

// TestSpanishPackIsClean lints the pack that ships.
func TestSpanishPackIsClean(t *testing.T) {
	dir, err := fs.Sub(lang.FS, "es")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Load("es", dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Lint(p) {
		t.Errorf("%s: %s: %s", c.File, c.What, c.Name)
	}
}
