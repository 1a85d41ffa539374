package text

import (
	"slices"
	"testing"
)

func TestNumbersAreThePredicatesOfTheirCopula(t *testing.T) {
	labels := []string{"ccomp", "cop", "nsubj", "obl", "root"}
	p, err := NewParser(labels, make([]int8, 8), make([]int8, 16), make([]int8, 16), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words string
		want  []int32 // heads, from 0; nil for those at hand
	}{
		{"los/DET/2 muertos/NOUN/5 son/AUX/2 doce/NUM/2", []int32{1, 3, 3, 4}},
		{"los/DET/2 muertos/NOUN/6 son/AUX/2 ya/ADV/3 doce/NUM/3", []int32{1, 4, 4, 4, 5}},
		{"los/DET/2 muertos/NOUN/6 son/AUX/2 unos/DET/5 doce/NUM/2", []int32{1, 4, 4, 4, 5}},
		{"los/DET/2 muertos/NOUN/6 son/AUX/2 doce/NUM/5 niños/NOUN/2", nil},                                // counts a noun
		{"en/ADP/2 muertos/NOUN/3 son/AUX/5 doce/NUM/3", nil},                                              // no subject
		{"los/DET/2 muertos/NOUN/5 ,/PUNCT son/AUX/2 doce/NUM/2", nil},                                     // not beside each other
		{"los/DET/2 muertos/NOUN/5 son/VERB/2 doce/NUM/2", nil},                                            // no copula
		{"los/DET/2 muertos/NOUN/5 son/AUX/2 ,/PUNCT doce/NUM/2", nil},                                     // a pause
		{"los/DET/2 muertos/NOUN/4 son/AUX/4 doce/NUM/5", nil},                                             // so already
		{"ayer/ADV/3 los/DET/3 muertos/NOUN/7 son/AUX/3 doce/NUM/4 aquí/ADV/4", []int32{2, 2, 4, 4, 6, 4}}, // what hung there goes along
	} {
		m := said(c.words)
		was := slices.Clone(m.Head[:m.n])
		for i := range m.Rel {
			m.Rel[i] = 3
		}
		if c.want == nil {
			c.want = was
		}
		p.numberPredicates(m)
		if got := m.Head[:m.n]; !slices.Equal(got, c.want) {
			t.Errorf("%s: heads %v, want %v", c.words, got, c.want)
		}
	}
}

// A clause that hangs under a verb after it keeps its place when it is one by its
// relation, and stays as it was when it is not.
func TestNumbersUnderALaterVerb(t *testing.T) {
	labels := []string{"ccomp", "cop", "nsubj", "obl", "root"}
	p, err := NewParser(labels, make([]int8, 8), make([]int8, 16), make([]int8, 16), nil)
	if err != nil {
		t.Fatal(err)
	}
	for rel, want := range map[uint8][]int32{0: {1, 3, 3, 4, 5}, 2: {1, 4, 1, 1, 5}} {
		m := said("los/DET/2 muertos/NOUN/5 son/AUX/2 doce/NUM/2 ,/PUNCT dijo/VERB/6")
		for i := range m.Rel {
			m.Rel[i] = rel
		}
		p.numberPredicates(m)
		if got := m.Head[:m.n]; !slices.Equal(got, want) {
			t.Errorf("relation %s: heads %v, want %v", labels[rel], got, want)
		}
	}
}
