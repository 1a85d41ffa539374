package say

import (
	"os"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

func TestFigures(t *testing.T) {
	n := func(f float64) *float64 { return &f }
	for _, c := range []struct {
		f      cotejo.Figure
		es, en string
	}{
		{cotejo.Figure{Low: n(15000), High: n(15000), Comparator: cotejo.About, Unit: "person"}, "≈ 15.000", "≈ 15,000"},
		{cotejo.Figure{Low: n(15000), Comparator: cotejo.MoreThan, Unit: "person"}, "> 15.000", "> 15,000"},
		{cotejo.Figure{Low: n(3), Comparator: cotejo.AtLeast, Unit: "person"}, "≥ 3", "≥ 3"},
		{cotejo.Figure{High: n(90), Comparator: cotejo.LessThan, Unit: "day"}, "< 90 días", "< 90 days"},
		{cotejo.Figure{Low: n(3000), High: n(12000), Comparator: cotejo.Range, Unit: "person"}, "3.000–12.000", "3,000–12,000"},
		{cotejo.Figure{Low: n(2000), Comparator: cotejo.Vague, Unit: "person"}, "≥ 2.000", "≥ 2,000"},
		{cotejo.Figure{Low: n(38.4), High: n(38.4), Comparator: cotejo.Exact, Unit: "percent"}, "38,4 %", "38.4 %"},
		{cotejo.Figure{Low: n(2.4e9), High: n(2.4e9), Comparator: cotejo.Exact, Unit: "USD"}, "2.400 M USD", "2,400 M USD"},
		{cotejo.Figure{Comparator: cotejo.Vague}, "?", "?"},
	} {
		if got := In("es").Figure(&c.f); got != c.es {
			t.Errorf("es: %q, want %q", got, c.es)
		}
		if got := In("en").Figure(&c.f); got != c.en {
			t.Errorf("en: %q, want %q", got, c.en)
		}
	}
	if In("es").Figure(nil) != "" {
		t.Error("no figure is not nothing")
	}
}

func TestEveryUnitHasAName(t *testing.T) {
	list, err := os.ReadFile("../../lang/es/words/units.tsv")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range strings.Lines(string(list)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) < 2 || strings.HasPrefix(line, "#") || cells[1] == "percent" {
			continue
		}
		seen++
		for _, l := range Langs {
			if In(l).Unit(cells[1]) == cells[1] && !In(l).Has("unit."+cells[1]) {
				t.Errorf("%s: %s has no name", l, cells[1])
			}
		}
	}
	if seen == 0 {
		t.Error("no units read")
	}
	if got := In("es").Unit("EUR"); got != "EUR" {
		t.Errorf("the euro is %q", got)
	}
}

func TestTimesOfClaims(t *testing.T) {
	for _, c := range []struct {
		time *cotejo.Time
		want string
	}{
		{nil, ""},
		{&cotejo.Time{Value: "2024", Begin: "2024-01-01", Relation: "since"}, "desde 2024-01-01"},
		{&cotejo.Time{Begin: "2025-03-02", End: "2025-03-03"}, "2025-03-02/2025-03-03"},
		{&cotejo.Time{Value: "XXXX-05", Text: "cada mes de mayo"}, "cada mes de mayo"},
		{&cotejo.Time{Value: "PT11H", Relation: "after", Text: "tras once horas"}, "tras once horas"},
		{&cotejo.Time{Value: "PT11H", Relation: "after"}, ""},
		{&cotejo.Time{Value: "TNI", Relation: "during"}, ""},
	} {
		if got := In("es").Time(c.time); got != c.want {
			t.Errorf("%+v: %q, want %q", c.time, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	es := In("es")
	for _, c := range []struct {
		p    cotejo.Published
		want string
	}{
		{cotejo.Published{Value: "2025-01-13T09:30:00+01:00"}, "2025-01-13"},
		{cotejo.Published{After: "2025-04", Basis: "bounds"}, "después de 2025-04"},
		{cotejo.Published{Basis: "unknown"}, "sin fecha"},
	} {
		if got := es.Published(c.p); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := es.Time(&cotejo.Time{Value: "2024", Begin: "2024", Relation: "since"}); got != "desde 2024" {
		t.Errorf("time: %q", got)
	}
	if got := es.Time(&cotejo.Time{Value: "XXXX-WXX-2", Text: "el martes"}); got != "el martes" {
		t.Errorf("a date with holes: %q", got)
	}
	if es.Time(nil) != "" {
		t.Error("no time is not nothing")
	}
}
