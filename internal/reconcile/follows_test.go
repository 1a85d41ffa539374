package reconcile

import (
	"maps"
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
)

func TestFollowed(t *testing.T) {
	figure := func(id string, at int, unit, counted, text string) cotejo.Claim {
		return cotejo.Claim{ID: id, Figure: &cotejo.Figure{Text: text, Unit: unit, Counted: counted, Span: cotejo.Span{Start: at, End: at + len(text)}}}
	}
	part := figure("part", 120, "person", "guards", "9")
	part.Figure.Aspect = cotejo.Part
	claims := []cotejo.Claim{
		figure("far", 900, "person", "", "80"),
		figure("second", 200, "person", "", "60"),
		part,
		figure("first", 100, "person", "marchers", "100 marchers"),
		figure("money", 150, "USD", "", "5"),
		figure("named", 260, "person", "police", "70 police"),
		{ID: "none"},
	}
	want := map[string]string{"second": "first"}
	if got := followed(claims); !maps.Equal(got, want) {
		t.Errorf("followed %v, want %v", got, want)
	}
}

func TestCuesBesideAFigure(t *testing.T) {
	w := &Words{Cue: func(word string) Cue {
		return map[string]Cue{"admits": CueGives, "but": CueTurns, "promised": CuePlanned}[word]
	}}
	long := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	for _, c := range []struct {
		before, behind []string
		want           Cue
	}{
		{[]string{"But", "the", "firm", "admits"}, nil, CueGives | CueTurns},
		{append([]string{"admits", "but"}, long...), nil, CueTurns},
		{nil, []string{"admits"}, CueGives},
		{append([]string{"promised"}, long...), nil, CuePlanned},
		{nil, append(slices.Clone(long), "admits", "promised"), CuePlanned},
		{nil, []string{"but"}, 0},
		{nil, append(long, "admits"), 0},
	} {
		if got := w.cuesOf(c.before, c.behind); got != c.want {
			t.Errorf("%v | %v: %b, want %b", c.before, c.behind, got, c.want)
		}
	}
	if (*Words)(nil).cuesOf([]string{"admits"}, nil) != 0 {
		t.Error("no words, and a cue")
	}
}
