package read

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/cotejo/cotejo"
)

const hostileDir = "../../testdata/hostile"

type expectation struct{ file, want, note string }

func expectations(t testing.TB) []expectation {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(hostileDir, "expect.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []expectation
	for line := range strings.Lines(string(raw)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if line[0] == '#' || len(cells) != 3 {
			continue
		}
		out = append(out, expectation{cells[0], cells[1], cells[2]})
	}
	if len(out) < 60 {
		t.Fatalf("%d hostile files expected", len(out))
	}
	return out
}

// Each bad file gives the result it must, through worker processes.
func TestHostileFiles(t *testing.T) {
	r, err := New(DefaultLimits(), spanish(t))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, e := range expectations(t) {
		t.Run(e.file, func(t *testing.T) {
			d, p := r.Read(context.Background(), Input{Path: filepath.ToSlash(filepath.Join(hostileDir, e.file))})
			got := "ok"
			if p != nil {
				got = p.Code
			}
			if got != e.want {
				t.Fatalf("gives %s, want %s (%+v)", got, e.want, p)
			}
			if e.note != "" && !slices.Contains(d.Notes, e.note) {
				t.Errorf("notes %q, want %s", d.Notes, e.note)
			}
			if p == nil {
				sound(t, d)
			}
		})
	}
}

// sound checks what holds for every document.
func sound(t testing.TB, d cotejo.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Error("the text is not UTF-8")
	}
	if !norm.NFC.IsNormalString(d.Text) {
		t.Error("the text is not in form C")
	}
	if strings.ContainsFunc(d.Text, unwanted) {
		t.Error("the text holds control characters")
	}
	at := 0
	for _, b := range d.Blocks {
		s := b.Span
		if s.Start < at || s.End > len(d.Text) || s.Len() <= 0 {
			t.Fatalf("block %+v is empty, outside the text or before %d", b, at)
		}
		if !utf8.ValidString(d.Text[s.Start:s.End]) {
			t.Errorf("block %+v cuts a character", b)
		}
		if b.Kind == "" {
			t.Errorf("block %+v has no kind", b)
		}
		if text := s.Of(d.Text); strings.Trim(text, spaces) != text {
			t.Errorf("block %q has margins", text)
		}
		at = s.End
	}
	if d.ID == "" || d.SHA256 == "" || d.TextHash == "" || d.Lang == "" || d.Published.Basis == "" {
		t.Errorf("a field is missing: %+v", d.Published)
	}
	if p := d.Published; p.Value != "" && (isoDate(p.Value) != p.Value && len(p.Value) >= 10 || p.Precision != precision(p.Value)) {
		t.Errorf("publication %+v is not an ISO 8601 prefix", p)
	}
	if s := d.Published.Span; s != nil && s.Of(d.Text) == "" {
		t.Errorf("the evidence of the date is outside the text: %+v", s)
	}
}

// Nothing in the text is lost without a mark: every letter of a plain text is in
// a block, or is the key of a header line or the mark of a list.
func TestNothingLost(t *testing.T) {
	for _, e := range expectations(t) {
		if !strings.HasSuffix(e.file, ".txt") || e.want != "ok" {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(hostileDir, e.file))
		if err != nil {
			t.Fatal(err)
		}
		d := Text(raw, Input{Path: e.file}, spanish(t))
		rest := []byte(d.Text)
		for _, b := range d.Blocks {
			for i := b.Span.Start; i < b.Span.End; i++ {
				rest[i] = ' '
			}
		}
		left := strings.TrimSpace(strings.NewReplacer("Título:", "", "Fecha:", "", "URL:", "").Replace(string(rest)))
		if strings.Trim(left, "-*•123456789.)") != "" {
			t.Errorf("%s: %q is in no block", e.file, cut(left, 80))
		}
	}
}
