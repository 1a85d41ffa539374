package train

import (
	"slices"
	"strings"
	"testing"
)

// A word without features is outside, whatever its label.
func TestWordsWithoutFeatures(t *testing.T) {
	c := newCRF([]sequence{{[][]uint32{{1}, nil}, []uint8{1, 2}}}, crfOptions{labels: 3, cutoff: 1})
	if !slices.Equal(c.seqs[0].gold, []uint8{1, 0}) {
		t.Errorf("labels %v", c.seqs[0].gold)
	}
	e := make([]float32, 3)
	c.emit(e, &c.seqs[0], 1)
	if !slices.Equal(e, []float32{1, 0, 0}) {
		t.Errorf("factors %v", e)
	}
}

func TestCESSNames(t *testing.T) {
	roots, err := ParseCESS("(\n(S (sn-SUJ (grup.nom.ms (np0000p Juana_de_Vega Juana_de_Vega))) (grup.verb (vmis3s0 visitó visitar)) (sn-CD (grup.nom (np0000l Ourense Ourense))) (Fp . .)))")
	if err != nil || len(roots) != 1 {
		t.Fatal(len(roots), err)
	}
	var got []string
	for _, w := range cessNames(CESSTree{Root: roots[0]}).Words {
		got = append(got, w.Form+"/"+w.Tag)
	}
	if s := strings.Join(got, " "); s != "Juana/B-PER de/I-PER Vega/I-PER visitó/O Ourense/B-LOC ./O" {
		t.Error(s)
	}
}
