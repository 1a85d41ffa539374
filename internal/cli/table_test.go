package cli

import (
	"strings"
	"testing"
)

// A table fits its width, its columns stand under one another whatever the
// script, and nothing in a cell can steer the terminal.
func TestTable(t *testing.T) {
	tab := table{cols: []column{{head: "figure", right: true}, {head: "scope", least: 10, wrap: true}, {head: "document", least: 8}}}
	tab.add("15.000", "enviado desde el año pasado a la región de Kursk", "El Faro del Sur y del Norte")
	tab.add("3", "朝鮮民主主義人民共和国の兵士", "\x1b[31mrojo\x1b[0m\u202e al revés\x07")
	tab.add("≈ 40", "ćombinin\u0301g", "c")
	out := tab.render(48, "  ", false)
	for i, line := range strings.Split(strings.TrimRight(out, "\n"), "\n") {
		if w := textWidth(line); w > 48 {
			t.Errorf("line %d is %d wide: %q", i, w, line)
		}
		if strings.ContainsAny(line, "\x1b\x07\u202e") {
			t.Errorf("line %d could steer the terminal: %q", i, line)
		}
	}
	var starts []int
	for _, word := range []string{"El Faro", "[31mrojo", "c"} {
		for line := range strings.Lines(out) {
			if i := strings.LastIndex(line, word); i > 0 && (word != "c" || strings.HasSuffix(strings.TrimSpace(line), " c")) {
				starts = append(starts, textWidth(line[:i]))
				break
			}
		}
	}
	if len(starts) != 3 || starts[0] != starts[1] || starts[1] != starts[2] {
		t.Errorf("the last column starts at %v:\n%s", starts, out)
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want []string
	}{
		{"", 10, []string{""}},
		{"uno dos tres", 7, []string{"uno dos", "tres"}},
		{"palabralarguísima", 6, []string{"palabr", "alargu", "ísima"}},
		{"日本語です", 4, []string{"日本", "語で", "す"}},
	} {
		if got := strings.Join(fold(c.in, c.w), "|"); got != strings.Join(c.want, "|") {
			t.Errorf("fold(%q, %d) = %q", c.in, c.w, got)
		}
	}
	if got := cut("ñandúes y cóndores", 8); got != "ñandúes…" {
		t.Errorf("cut = %q", got)
	}
}

// Every message that this package may say is there in both languages.
func TestEveryErrorIsSaid(t *testing.T) {
	for _, lang := range []string{"es", "en"} {
		a := newApp(t.Context(), []string{"--lang=" + lang}, nil, &strings.Builder{}, &strings.Builder{})
		for _, kind := range []string{"not-found", "not-a-ledger", "newer", "damaged", "locked", "disk-full", "read-only", "network", "input-output", "bad-batch", "no-such-id", "unusable-filter"} {
			if !a.voice.Has("error.ledger." + kind) {
				t.Errorf("%s: nothing is said of %s", lang, kind)
			}
		}
		for _, s := range sectionsOf {
			for _, f := range s.types {
				if !a.voice.Has("finding-name." + f) {
					t.Errorf("%s: finding %s has no name", lang, f)
				}
			}
		}
	}
}
