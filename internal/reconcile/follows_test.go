package reconcile

import (
	"maps"
	"slices"
	"strings"
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

func TestBecame(t *testing.T) {
	w := &Words{Cue: func(word string) Cue { return map[string]Cue{"from": CueFrom, "to": CueTo}[word] }}
	said := func(sentence string, numbers ...string) []cotejo.Claim {
		var out []cotejo.Claim
		for _, n := range numbers {
			c := figureIn("c_"+n, 0, "item", "seat", 1, n, sentence)
			at := strings.Index(sentence, n)
			c.Sentence.Span = cotejo.Span{Start: 10, End: 10 + len(sentence)}
			c.Figure.Span = cotejo.Span{Start: 10 + at, End: 10 + at + len(n)}
			out = append(out, c)
		}
		return out
	}
	for _, c := range []struct {
		sentence string
		numbers  []string
		want     map[string]int
	}{
		{"It rose from 12 to 15 seats.", []string{"15", "12"}, map[string]int{"c_15": 24}},
		{"They won by 12 to 15.", []string{"12", "15"}, map[string]int{}},
		{"It rose from 12 seats up to 15.", []string{"12", "15"}, map[string]int{}},
	} {
		claims := said(c.sentence, c.numbers...)
		got := becameOf(claims, w)
		if !maps.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.sentence, got, c.want)
		}
		doc := DocInfo{ID: claims[0].Document, Vicinity: map[string]Vicinity{}}
		for id, at := range got {
			doc.Vicinity[id] = Vicinity{Was: at}
		}
		p := pairItems(Item{Claim: claims[0], Document: doc}, Item{Claim: claims[1], Document: doc})
		if became(p) != (len(c.want) > 0) || became(p.swap()) {
			t.Errorf("%s: %t, the other way round %t", c.sentence, became(p), became(p.swap()))
		}
	}
}
