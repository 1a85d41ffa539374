package text

import (
	"bytes"
	"errors"
	"io/fs"
	"math"
	"math/rand/v2"
	"testing"
	"testing/fstest"
)

func TestModelRoundTrip(t *testing.T) {
	w := NewWeights()
	w.Put("one", []byte{1, 2, 3})
	w.Put("empty", nil)
	w.Put("two", bytes.Repeat([]byte{7}, 1000))
	b := WriteModel(w)
	got, err := ReadModel(fstest.MapFS{"m.bin": {Data: b}}, "m.bin")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []string{"one", "empty", "two"} {
		want, _ := w.Get(n)
		if have, err := got.Get(n); err != nil || !bytes.Equal(have, want) {
			t.Errorf("section %s: %v, %v", n, have, err)
		}
	}
	if _, err := got.Get("three"); err == nil {
		t.Error("a section that is missing was found")
	}
	if _, err := ReadModel(fstest.MapFS{}, "m.bin"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	for i := range b {
		bad := bytes.Clone(b)
		bad[i] ^= 0x40
		if m, err := DecodeModel(bad); err == nil && bytes.Equal(WriteModel(m), b) {
			t.Fatalf("a changed byte at %d was not seen", i)
		}
	}
	for i := range len(b) {
		if _, err := DecodeModel(b[:i]); err == nil {
			t.Fatalf("a file cut at %d was read", i)
		}
	}
}

func FuzzDecodeModel(f *testing.F) {
	w := NewWeights()
	w.Put("pos.head", []byte{17})
	f.Add(WriteModel(w))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := DecodeModel(b)
		if err != nil {
			return
		}
		for _, n := range m.names {
			_, _ = DecodeRows(m.data[n])
		}
		_, _ = LoadTagger(m, &Lexis{}, nil)
		_, _ = LoadNamer(m, &Lexis{})
		_, _ = LoadLemmatiser(m)
		_, _ = LoadClusters(m)
	})
}

func TestRows(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	rows := map[uint32][]byte{}
	for range 5000 {
		rows[rng.Uint32()|1] = []byte{byte(rng.Uint32()), byte(rng.Uint32()), 1}
	}
	r, err := DecodeRows(AppendRows(nil, NewRows(3, rows)))
	if err != nil {
		t.Fatal(err)
	}
	if r.Len() != len(rows) {
		t.Fatalf("%d rows, want %d", r.Len(), len(rows))
	}
	for k, want := range rows {
		if !bytes.Equal(r.Row(k), want) {
			t.Fatalf("row %d is %v, want %v", k, r.Row(k), want)
		}
	}
	if r.Row(0) != nil || r.Row(2) != nil {
		t.Error("a key that is not there has a row")
	}
}

// randomChain makes a chain of k labels with one row a word of the sentence.
func randomChain(t *testing.T, rng *rand.Rand, k, n int) *Chain {
	t.Helper()
	rows := map[uint32][]byte{}
	for i := range n {
		row := make([]byte, k)
		for y := range row {
			row[y] = QuantiseWeight(rng.NormFloat64() * 400)
		}
		rows[uint32(2*i+1)] = row
	}
	trans := make([]int32, (k+1)*k)
	for i := range trans {
		trans[i] = int32(rng.NormFloat64() * 400)
	}
	c, err := NewChain(k, NewRows(k, rows), trans, 0.004)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestChain compares Viterbi with all the sequences; TestNameChain does the same for
// names, probabilities too.
func TestChain(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	const k, n = 3, 5
	for range 20 {
		c := randomChain(t, rng, k, n)
		var l lattice
		l.reset(n, k)
		for i := range n {
			c.score(&l, i, []uint32{uint32(2*i + 1)})
		}
		emit := append([]int32(nil), l.emit...)
		best, bestScore := 0, int32(math.MinInt32)
		for code := range int(math.Pow(k, n)) {
			score, last := int32(0), k
			for i, rest := 0, code; i < n; i, rest = i+1, rest/k {
				y := rest % k
				score += emit[i*k+y] + c.trans[last*k+y]
				last = y
			}
			if score > bestScore {
				best, bestScore = code, score
			}
		}
		got := c.decode(&l, n)
		for i, rest := 0, best; i < n; i, rest = i+1, rest/k {
			if int(got[i]) != rest%k {
				t.Fatalf("word %d: label %d, want %d", i, got[i], rest%k)
			}
		}
	}
}

func TestNameLabels(t *testing.T) {
	b, i, l, u := NameLabel(ORG, true, false), NameLabel(ORG, false, false), NameLabel(ORG, false, true), NameLabel(ORG, true, true)
	for _, ok := range [][2]uint8{{0, b}, {b, i}, {i, l}, {b, l}, {l, 0}, {u, u}, {nameLabels, u}, {l, NameLabel(PER, true, false)}} {
		if !mayFollow(int(ok[0]), int(ok[1])) {
			t.Errorf("%d after %d is forbidden", ok[1], ok[0])
		}
	}
	for _, bad := range [][2]uint8{{0, i}, {b, 0}, {b, u}, {i, NameLabel(PER, false, true)}, {nameLabels, l}, {u, i}} {
		if mayFollow(int(bad[0]), int(bad[1])) {
			t.Errorf("%d after %d is allowed", bad[1], bad[0])
		}
	}
	if NameLabel("X", true, true) != 0 {
		t.Error("an unknown type has a label")
	}
}

func TestParagraphs(t *testing.T) {
	for doc, want := range map[string][]string{
		"uno dos\n\ntres": {"uno dos", "tres"},
		"una línea de texto que se cortó\nal llegar al ancho de la página\ny sigue aquí.\n": {"una línea de texto que se cortó\nal llegar al ancho de la página\ny sigue aquí."},
		"Un titular\nEl cuerpo del texto que sigue al titular es más largo\n":               {"Un titular", "El cuerpo del texto que sigue al titular es más largo"},
		"\n \n": nil,
	} {
		var got []string
		for _, b := range Paragraphs(doc) {
			got = append(got, b.Span.Of(doc))
		}
		if len(got) != len(want) {
			t.Errorf("%q: %q, want %q", doc, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: %q, want %q", doc, got, want)
			}
		}
	}
}
