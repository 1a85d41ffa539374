package reconcile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// What is counted has a name in every language that Cotejo speaks: an id of the
// inventory is nothing to show to a reader.
func TestEveryClassHasAName(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "inventory", "classes.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(raw)) {
		id, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if id == "" || strings.HasPrefix(id, "#") {
			continue
		}
		n++
		for _, lang := range say.Langs {
			if v := say.In(lang); !v.Has("reconcile.class." + id) {
				t.Errorf("%s: reconcile.class.%s is not in the catalogue", lang, id)
			}
		}
	}
	if n < 100 {
		t.Errorf("read %d classes: the list has more", n)
	}
}

// Where somebody speaks in a sentence or in the one before, a figure without a source may
// be in his words; a sentence further on is in nobody's.
func TestVoicedFigures(t *testing.T) {
	a := figureIn("c_1", 0, "item", "house", 40, "40 houses", "Forty houses burned.")
	said := figureIn("c_2", 0, "item", "barn", 12, "12 barns", "The mayor counted 12 barns.")
	far := figureIn("c_3", 0, "item", "bridge", 3, "3 bridges", "Three bridges fell.")
	said.Predicate = "estimate"
	a.Sentence.Span, said.Sentence.Span, far.Sentence.Span = cotejo.Span{End: 20}, cotejo.Span{Start: 21, End: 48}, cotejo.Span{Start: 200, End: 219}
	got := voicedOf([]cotejo.Claim{far, a, said})
	if want := []string{"c_1", "c_2"}; strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("voiced: %v, want %v", got, want)
	}
}

// Every value that the reader of times gives is said in words; what names no time is not.
func TestSayTime(t *testing.T) {
	for _, c := range []struct{ value, en, es string }{
		{"2026-03-10", "10 March 2026", "10 de marzo de 2026"},
		{"XXXX-03-10", "10 March", "10 de marzo"},
		{"2026-03", "March 2026", "marzo de 2026"},
		{"XXXX-03", "March", "marzo"},
		{"2026", "2026", "2026"},
		{"XXXX-WXX-1", "Monday", "el lunes"},
		{"XXXX-WXX-7TNI", "Sunday, at night", "el domingo, por la noche"},
		{"2025-W24", "week 24 of 2025", "la semana 24 de 2025"},
		{"2026-H1", "the first half of 2026", "el primer semestre de 2026"},
		{"2025-SU", "summer 2025", "el verano de 2025"},
		{"XXXX-WI", "winter", "el invierno"},
		{"2026-03-10T14:30", "10 March 2026, 14:30", "10 de marzo de 2026, 14:30"},
		{"T14:30", "14:30", "14:30"},
		{"TMO", "before noon", "de madrugada o por la mañana"},
		{"XXXX-XX-XX", "", ""},
		{"XXXX", "", ""},
		{"P9M", "", ""},
		{"PT9H", "", ""},
	} {
		at := &cotejo.Time{Value: c.value}
		if en, es := sayTime(say.In("en"), at), sayTime(say.In("es"), at); en != c.en || es != c.es {
			t.Errorf("%s: %q, %q; want %q, %q", c.value, en, es, c.en, c.es)
		}
	}
}

// A publication is told by its day, without the minute and the zone that a page gives it.
func TestSayPublished(t *testing.T) {
	for _, c := range []struct {
		p    cotejo.Published
		want string
	}{
		{cotejo.Published{Value: "2025-03-10T18:05+01:00"}, "10 March 2025"},
		{cotejo.Published{Value: "2025-03"}, "March 2025"},
		{cotejo.Published{Day: "XXXX-02-06"}, "6 February"},
		{cotejo.Published{After: "2024-05-01"}, ""},
	} {
		if got := sayPublished(say.In("en"), c.p); got != c.want {
			t.Errorf("%+v: %q, want %q", c.p, got, c.want)
		}
	}
}
