package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// toldOn is a claim that tells of something on a day.
func toldOn(begin string, status cotejo.Status, relation string) cotejo.Claim {
	return cotejo.Claim{Time: &cotejo.Time{Begin: begin, Relation: relation}, Factuality: cotejo.Factuality{Polarity: "+", Status: status}}
}

func TestBounds(t *testing.T) {
	for name, c := range map[string]struct {
		published cotejo.Published
		claims    []cotejo.Claim
		want      string // basis and bound
	}{
		"the last day of what is done": {cotejo.Published{Basis: "unknown"}, []cotejo.Claim{toldOn("2024-05-03", cotejo.Asserted, ""), toldOn("2024-05-09T10:00", cotejo.Asserted, ""), toldOn("2024-04", cotejo.Asserted, "")}, "bounds 2024-05-09"},
		"a plan bounds nothing":        {cotejo.Published{Basis: "unknown"}, []cotejo.Claim{toldOn("2024-05-03", cotejo.Planned, "")}, "unknown "},
		"nor does a year":              {cotejo.Published{Basis: "unknown"}, []cotejo.Claim{toldOn("2024", cotejo.Asserted, "")}, "unknown "},
		"nor a time to come":           {cotejo.Published{Basis: "unknown"}, []cotejo.Claim{toldOn("2024-05-03", cotejo.Asserted, "until")}, "unknown "},
		"a date is kept":               {cotejo.Published{Value: "2024-05-01", Basis: "dateline"}, []cotejo.Claim{toldOn("2024-05-03", cotejo.Asserted, "")}, "dateline "},
	} {
		if got := Bounds(c.published, c.claims); got.Basis+" "+got.After != c.want {
			t.Errorf("%s: %s %s, want %s", name, got.Basis, got.After, c.want)
		}
	}
}

// A document without a date comes after another one when it tells of what was done later;
// that it tells of nothing later says nothing.
func TestOrderOfTheUndated(t *testing.T) {
	dated := Scope{Known: Publication(cotejo.Published{Value: "2024-05-05"})}
	for name, c := range map[string]struct {
		undated  cotejo.Published
		yearless []string
		want     State
	}{
		"later by its bound":           {cotejo.Published{After: "2024-05-09"}, nil, After},
		"its bound is earlier":         {cotejo.Published{After: "2024-05-03"}, nil, Unknown},
		"the day itself tells nothing": {cotejo.Published{After: "2024-05-05"}, nil, Unknown},
		"later by a day without year":  {cotejo.Published{}, []string{"XXXX-05-02", "XXXX-05-11"}, After},
		"a day of the year before":     {cotejo.Published{}, []string{"XXXX-12-20"}, Unknown},
		"nothing is known":             {cotejo.Published{}, nil, Unknown},
	} {
		undated := Scope{Known: Publication(c.undated)}
		p := Pair{A: &Item{Document: DocInfo{ID: "a", Yearless: c.yearless}}, B: &Item{Document: DocInfo{ID: "b"}}, SA: &undated, SB: &dated}
		if got := compareOrder(p); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		back := Pair{A: p.B, B: p.A, SA: p.SB, SB: p.SA}
		if got := compareOrder(back); (got == Before) != (c.want == After) {
			t.Errorf("%s, the other way round: %s", name, got)
		}
	}
}

// A day of publication without its year is of the year that brings it nearest to the other
// document, and two such days are in the order of one year.
func TestOrderOfDaysWithoutAYear(t *testing.T) {
	for name, c := range map[string]struct {
		a, b cotejo.Published
		want State
	}{
		"later":              {cotejo.Published{Day: "XXXX-05-09"}, cotejo.Published{Value: "2024-05-05"}, After},
		"earlier":            {cotejo.Published{Day: "XXXX-05-02"}, cotejo.Published{Value: "2024-05-05"}, Before},
		"round the new year": {cotejo.Published{Day: "XXXX-01-03"}, cotejo.Published{Value: "2024-12-28"}, After},
		"half a year off":    {cotejo.Published{Day: "XXXX-11-02"}, cotejo.Published{Value: "2024-05-05"}, Unknown},
		"both without":       {cotejo.Published{Day: "XXXX-05-09"}, cotejo.Published{Day: "XXXX-05-12"}, Before},
		"both, new year":     {cotejo.Published{Day: "XXXX-01-02"}, cotejo.Published{Day: "XXXX-12-30"}, After},
		"one says nothing":   {cotejo.Published{Day: "XXXX-05-09"}, cotejo.Published{}, Unknown},
	} {
		a, b := Scope{Known: Publication(c.a)}, Scope{Known: Publication(c.b)}
		if got := compareOrder(Pair{A: &Item{Document: DocInfo{ID: "a"}}, B: &Item{Document: DocInfo{ID: "b"}}, SA: &a, SB: &b}); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Of any two days without a year, one comes before the other from both sides, or neither does.
func TestOrderOfYearlessDaysIsMirrored(t *testing.T) {
	known := make([]*Scope, 0, 366)
	for d := day(aYear, 1, 1); d < day(aYear+1, 1, 1); d++ {
		known = append(known, &Scope{Known: Publication(cotejo.Published{Day: "XXXX" + isoDay(d)[len("2024"):]})})
	}
	mirror := map[State]State{Before: After, After: Before, SameDay: SameDay, Unknown: Unknown}
	one, two := &Item{Document: DocInfo{ID: "a"}}, &Item{Document: DocInfo{ID: "b"}}
	for i, a := range known {
		for j, b := range known {
			st := compareOrder(Pair{A: one, B: two, SA: a, SB: b})
			if back := compareOrder(Pair{A: two, B: one, SA: b, SB: a}); mirror[st] != back || (i == j) != (st == SameDay) {
				t.Fatalf("days %d and %d of a year: %s, and the other way round %s", i, j, st, back)
			}
		}
	}
}
