package eval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedData finds a file of the public development data beside the checkout;
// the test is passed over where there is none.
func sharedData(t *testing.T, path string) string {
	t.Helper()
	full := filepath.Join("..", "..", "..", "shared", "data", filepath.FromSlash(path))
	if _, err := os.Stat(full); err != nil {
		t.Skip("the public development data are not here")
	}
	return full
}

func valueOf(t *testing.T, r Result, name string) float64 {
	t.Helper()
	for _, m := range r.Metrics {
		if m.Name == name {
			return m.Value
		}
	}
	t.Fatalf("suite %s has no metric %s", r.Suite, name)
	return 0
}

func TestNumbersFloor(t *testing.T) {
	r, err := numbersSuite().Run(context.Background(), sharedData(t, "recognizers"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if v := valueOf(t, r, "applicable"); v < 95 {
		t.Errorf("applicable cases: %.1f, want 95", v)
	}
}

func TestTimexFloor(t *testing.T) {
	r, err := timexSuite().Run(context.Background(), sharedData(t, "timex/timebank-es-train.tsv"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if v := valueOf(t, r, "strict-f1"); v < 85 {
		t.Errorf("strict F1: %.1f, want 85", v)
	}
	if v := valueOf(t, r, "value"); v < 88 {
		t.Errorf("value accuracy: %.1f, want 88", v)
	}
}

func TestTimeBankFormat(t *testing.T) {
	raw := "*!-DCTVALUE=\"2026-03-11\"-!*\tO\t-\n\nLlegó\tO\t-\nel\tB-DATE\t2026-03-10\nmartes\tI-DATE\t2026-03-10\n.\tO\t-\n\n"
	docs := readTimeBank(raw)
	if len(docs) != 1 || docs[0].date != "2026-03-11" || len(docs[0].gold) != 1 {
		t.Fatalf("documents: %+v", docs)
	}
	g := docs[0].gold[0]
	if got := docs[0].text.String()[g.start:g.end]; got != "el martes" || g.typ != "date" || g.value != "2026-03-10" {
		t.Errorf("gold %q %+v", got, g)
	}
	file := filepath.Join(t.TempDir(), "one.tsv")
	if err := os.WriteFile(file, []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := timexSuite().Run(context.Background(), file, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if valueOf(t, r, "strict-f1") != 100 || valueOf(t, r, "value") != 100 {
		t.Errorf("metrics %+v", r.Metrics)
	}
}

func TestBadTimexFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bad.tsv")
	if err := os.WriteFile(file, []byte("no\tO\t-\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := timexSuite().Run(context.Background(), file, Options{}); err == nil || !strings.Contains(err.Error(), "DCTVALUE") {
		t.Errorf("error %v", err)
	}
}
