package text

import (
	"math"
	"math/rand/v2"
	"testing"
)

// allNames calls do with every sequence of labels that names allow for words of
// which those farther than nameReach from a capital are outside, and its score.
func allNames(c *Chain, emit []int32, near []uint8, do func(labels []uint8, score int32)) {
	var path []uint8
	var walk func(last int, score int32)
	walk = func(last int, score int32) {
		i := len(path)
		if i == len(near) {
			if mayFollow(last, 0) {
				do(path, score)
			}
			return
		}
		for y := range nameLabels {
			if !mayFollow(last, y) || y > 0 && near[i] > nameReach {
				continue
			}
			path = append(path, uint8(y))
			walk(y, score+c.trans[last*nameLabels+y]+emit[i*nameLabels+y])
			path = path[:i]
		}
	}
	walk(nameLabels, 0)
}

// TestNameChain compares the best labels and the probabilities of names with all
// the sequences.
func TestNameChain(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for _, near := range [][]uint8{{0}, {0, 1, 0, 2}, {1, 0, nameReach + 1, 0, 0}, {nameReach + 1, 0, 0, 0, nameReach + 2}} {
		n := len(near)
		c := randomChain(t, rng, nameLabels, n).constrained(mayFollow)
		var l lattice
		l.reset(n, nameLabels)
		for i := range n {
			if near[i] > nameReach {
				l.settle(i, nameLabels)
				continue
			}
			c.score(&l, i, []uint32{uint32(2*i + 1)})
		}
		var best []uint8
		top, total := int32(math.MinInt32), 0.0
		marg := make([]float64, n*nameLabels)
		allNames(c, l.emit, near, func(labels []uint8, score int32) {
			if score > top {
				top, best = score, append(best[:0], labels...)
			}
			free := score
			for i := range near {
				if near[i] > nameReach {
					free -= settled
				}
			}
			p := math.Exp(float64(free) * float64(c.scale))
			total += p
			for i, y := range labels {
				marg[i*nameLabels+int(y)] += p
			}
		})
		if got := c.decodeNames(&l, near); string(got) != string(best) {
			t.Fatalf("near %v: labels %v, want %v", near, got, best)
		}
		for k := 0; k < n; k++ {
			if near[k] > nameReach {
				continue
			}
			end := c.nameMarginals(&l, near, k, c.expTrans())
			for ; k < end; k++ {
				for y := range nameLabels {
					if p, want := float64(l.alpha[k*nameLabels+y]), marg[k*nameLabels+y]/total; math.Abs(p-want) > 1e-4 {
						t.Fatalf("near %v: word %d, label %d: %v, want %v", near, k, y, p, want)
					}
				}
			}
		}
	}
}

// What the second pass knows of a word: its other occurrences, whether it is also
// written in small letters, and the initials of names of several words.
func TestNameDocument(t *testing.T) {
	lx := &Lexis{}
	words := func(forms ...string) Sentence {
		var s Sentence
		for _, f := range forms {
			s.Tokens = append(s.Tokens, Token{Form: f, Lower: toLower(f), UPOS: NOUN})
		}
		return s
	}
	sents := []Sentence{words("El", "Banco", "Rural", "cerró"), words("El", "banco", "BR", "y", "Rural")}
	org := func(first, last bool) uint8 { return NameLabel(ORG, first, last) }
	var nw nameWork
	for i := range sents {
		nw.describe(sents[i].Tokens, lx, nil)
	}
	nw.labels = []uint8{0, org(true, false), org(false, true), 0, 0, 0, 0, 0, org(true, true)}
	nw.doc.gather(&nw, sents)
	if d, ok := nw.others(8); !ok || uint8(d&31) != org(false, true) || d>>5&7 != 2 {
		t.Errorf("others of the second Rural: %d, %v", d, ok)
	}
	if _, ok := nw.others(1); ok {
		t.Error("Banco has no other occurrence with a capital")
	}
	if !nw.small(1) || nw.small(2) {
		t.Error("of Banco and Rural only the first is also in small letters")
	}
	if nw.doc.short[nw.atoms[6].lower] != 2 {
		t.Error("BR are the initials of an organisation")
	}
}

// Words far from capitals and quotes are not described and cannot be of names.
func TestFarFromNames(t *testing.T) {
	d := []uint8{9, 9, 0, 9, 9, 9, 9, 9, 9}
	distances(d)
	want := []uint8{2, 1, 0, 1, 2, 3, 4, 5, 6}
	if string(d) != string(want) {
		t.Errorf("distances %v, want %v", d, want)
	}
	for w, want := range map[string]bool{"casa": false, "Casa": true, "él": false, "Él": true, "iPod": true, "ñandú": false, "10": false, "áÉ": true} {
		if capitalInside(w) != want {
			t.Errorf("%s: capital %v", w, !want)
		}
	}
}

// Towns that a document takes for organisations elsewhere speak for the next one.
func TestPlacesThatAreTeams(t *testing.T) {
	var nw nameWork
	loc, org := NameLabel(LOC, true, true), NameLabel(ORG, true, true)
	for _, y := range []uint8{org, org, org, org, loc, org} {
		nw.labels = append(nw.labels, y)
		nw.names = append(nw.names, nameAtoms{gaz: GazPlace, upper: true})
	}
	nw.names[5].gaz = GazSurname
	for k := range nw.labels {
		nw.doc.side(&nw, k, 1)
	}
	if nw.doc.places != 1 || nw.doc.bodies != 4 {
		t.Errorf("%d places and %d organisations", nw.doc.places, nw.doc.bodies)
	}
	if place, team := nw.sides(4), nw.sides(0); place <= team {
		t.Errorf("to the place the others are all teams (%d), to a team not (%d)", place, team)
	}
	if nw.doc.places != 1 || nw.doc.bodies != 4 {
		t.Error("asking changed the count")
	}
}

// A table of two gives for every key the rows of both, zeros for one that does not
// have it.
func TestSideBySide(t *testing.T) {
	row := func(v byte) []byte {
		b := make([]byte, nameLabels)
		b[0], b[nameLabels-1] = v, v+1
		return b
	}
	a := NewRows(nameLabels, map[uint32][]byte{3: row(10), 900: row(20), math.MaxUint32: row(30)})
	b := NewRows(nameLabels, map[uint32][]byte{5: row(40), 900: row(50)})
	both := sideBySide(a, b)
	if both.Len() != 4 {
		t.Fatalf("%d rows, want 4", both.Len())
	}
	for _, key := range []uint32{3, 5, 900, math.MaxUint32, 7} {
		got, first, second := both.Row(key), a.Row(key), b.Row(key)
		if (got == nil) != (first == nil && second == nil) {
			t.Errorf("key %d: %v", key, got)
		}
		if got == nil {
			continue
		}
		var want [bothColumns]byte
		copy(want[:], first)
		copy(want[secondColumn:], second)
		if string(got) != string(want[:]) {
			t.Errorf("key %d: %v, want %v", key, got, want)
		}
	}
}
