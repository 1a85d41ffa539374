package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/say"
)

// No text cell can be taken for a formula, whatever it starts with; numbers stay
// numbers.
func TestCellsAreNoFormulas(t *testing.T) {
	low := -3.5
	for _, start := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", " =", "\"=", "'=", ",=", ";=", "\u00a0=", "\x00=", " \t", "\" +"} {
		text := start + "cmd|' /C calc'!A0"
		var b bytes.Buffer
		fields := []Field[cotejo.Claim]{{"predicate", func(c *cotejo.Claim) any { return c.Predicate }}, {"low", func(*cotejo.Claim) any { return &low }}}
		if err := WriteCSV(&b, fields, []cotejo.Claim{{Predicate: text}}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%q: %v %v", text, rows, err)
		}
		if cell := rows[1][0]; !strings.HasPrefix(cell, "'") {
			t.Errorf("%q became %q", text, cell)
		}
		if rows[1][1] != "-3.5" {
			t.Errorf("a number became %q", rows[1][1])
		}
	}
	for _, plain := range []string{"", "Corea del Norte", "15.000", "«=»", "a=b", "¿+?"} {
		if got := safeCell(plain); got != plain {
			t.Errorf("%q became %q", plain, got)
		}
	}
}

// A file is written whole or not at all, and never outside its folder.
func TestWhole(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	stop := errors.New("stopped")
	if err := Whole(root, "a", func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return stop }); !errors.Is(err, stop) {
		t.Errorf("err = %v", err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a")); string(got) != "old" {
		t.Errorf("a failed writing left %q", got)
	}
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "link")); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	for _, name := range []string{"../b", "../../b", "/b", "link/b", "a/../../b", "x/\x00", strings.Repeat("n", 300), "..", "link/../../b", filepath.Join(outside, "b")} {
		if err := Whole(root, name, func(w io.Writer) error { return nil }); err == nil {
			t.Errorf("%q was written", name)
		}
	}
	if left, _ := os.ReadDir(outside); len(left) > 0 {
		t.Errorf("written outside: %v", left)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if err := File(filepath.Join(dir, "a"), func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a")); string(got) != "new" {
		t.Errorf("got %q", got)
	}
}

// story is a small ledger whose every text would be markup if it were let.
func story(t *testing.T) *ledger.Ledger {
	t.Helper()
	evil := `<script>alert("x")</script> **=1+1** [a](javascript:b) | \ ` + "`c`"
	text := "Pionyang envió 15.000 soldados, " + evil
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "a.cotejo"), ledger.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	v := 15000.0
	span := cotejo.Span{Start: strings.Index(text, "15.000"), End: strings.Index(text, "15.000") + 6}
	d := cotejo.Document{ID: "d_00000000000000aa", SHA256: strings.Repeat("a", 64), Text: text, Lang: "es", Title: evil, Published: cotejo.Published{Value: "2025-06-01", Basis: "text"},
		Source: cotejo.Source{Path: "x/" + evil, URL: "javascript:alert(1)", Outlet: evil}}
	claim := func(id string) cotejo.Claim {
		return cotejo.Claim{ID: id, Document: d.ID, Predicate: "deploy", Factuality: cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted}, Confidence: 1,
			Figure: &cotejo.Figure{Low: &v, Best: &v, High: &v, Comparator: cotejo.Exact, Unit: "person", Text: "15.000", Span: span}, Sentence: cotejo.Passage{Span: cotejo.Span{End: len(text)}, Exact: text},
			Chain: []cotejo.Attribution{{Label: evil, Type: cotejo.SourceAnonymous, Mode: cotejo.Says, Text: "Pionyang", Span: cotejo.Span{End: 8}}}}
	}
	b := ledger.Batch{Reader: "r", Documents: []cotejo.Document{d}, Claims: []cotejo.Claim{claim("c_0000000000000001"), claim("c_0000000000000002")}}
	row := func(id string) cotejo.PanelRow {
		return cotejo.PanelRow{Claim: id, Document: d.ID, Figure: *b.Claims[0].Figure, Predicate: "deploy", Status: cotejo.Asserted, Polarity: "+", Origins: []string{evil}}
	}
	label := cotejo.Text{"es": evil, "en": evil}
	b.Delta.PutPanels = []cotejo.Panel{{ID: "p_0000000000000001", Label: label, Predicate: "deploy", Unit: "person", Documents: 2, Contested: true, Reading: label, Rows: []cotejo.PanelRow{row("c_0000000000000001"), row("c_0000000000000002")}}}
	b.Delta.PutEvents = []cotejo.Event{{ID: "e_0000000000000001", Predicate: "deploy", Label: label, Claims: []string{"c_0000000000000001"}, Documents: []string{d.ID}, Articles: 1}}
	b.Delta.PutFindings = []cotejo.Finding{{ID: "f_0000000000000001", Type: "conflict", Claims: []string{"c_0000000000000002"}, Text: label, Score: 1}}
	b.Problems = []cotejo.Problem{{Path: evil, Code: "binary", Detail: evil}}
	if _, err := l.Record(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	return l
}

// A report holds article text as text, in every field, in both languages; it
// has no script, asks for nothing from outside, and leads from rows to sentences.
func TestReportsAreInert(t *testing.T) {
	b, err := Gather(t.Context(), story(t), "low-best-high", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range say.Langs {
		w := Words{Voice: say.In(lang)}
		var page bytes.Buffer
		if err := b.HTML(&page, w, `<script>title</script>`); err != nil {
			t.Fatal(err)
		}
		html := page.String()
		for _, bad := range []string{"<script", "javascript:", " src=", "<link", "url(", "@import"} {
			if i := strings.Index(html, bad); i >= 0 && (bad != "javascript:" || strings.Contains(html, `href="javascript:`)) {
				t.Errorf("%s: the page holds %q: …%.80s", lang, bad, html[i:])
			}
		}
		for _, want := range []string{`href="#n1"`, `id="n1"`, "<svg", "<mark>15.000</mark>", "&lt;script&gt;", `lang="` + lang + `"`} {
			if !strings.Contains(html, want) {
				t.Errorf("%s: the page has no %q", lang, want)
			}
		}
		if i := strings.Index(html, "[report."); i >= 0 {
			t.Errorf("%s: a message is missing: %.40s", lang, html[i:])
		}
		var md bytes.Buffer
		if err := b.Markdown(&md, w, "t"); err != nil {
			t.Fatal(err)
		}
		if s := strings.ReplaceAll(md.String(), `\<`, ""); strings.Contains(s, "<script") || strings.Contains(s, "[a](") || !strings.Contains(s, "[^1]:") {
			t.Errorf("%s: Markdown lets markup through:\n%s", lang, s)
		}
	}
}

// The order of arrival leaves no trace in what is exported.
func TestFolderIsSorted(t *testing.T) {
	l := story(t)
	for _, format := range Formats {
		dir := t.TempDir()
		names, err := Folder(t.Context(), l, dir, format)
		if err != nil || len(names) != 8 {
			t.Fatalf("%v %v", names, err)
		}
		for _, n := range names {
			raw, err := os.ReadFile(filepath.Join(dir, n))
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
			if format == "jsonl" && !slices.IsSorted(lines) {
				t.Errorf("%s is not sorted", n)
			}
		}
	}
	if _, err := Folder(t.Context(), l, t.TempDir(), "pdf"); err == nil {
		t.Error("a format that does not exist was written")
	}
}
