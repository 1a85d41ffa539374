package train

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cotejo/cotejo/internal/text"
)

func TestTrainGraphLearnsItsExamples(t *testing.T) {
	examples := smallTreebank()
	// A kind of arc must have been seen twice to be considered.
	examples = append(examples, smallTreebank()...)
	labels := relationsOf(examples)
	g, err := trainGraph(examples, labels, smallOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		var want []int
		for _, tok := range e.Tokens {
			want = append(want, tok.Head)
		}
		if got := g.heads(&e.Sentence); !slices.Equal(got, want) {
			t.Errorf("heads %v, want %v", got, want)
		}
	}
}

// randomGraph gives a parser over n words with random scores.
func randomGraph(rng *rand.Rand, n int) *graphParser {
	g := &graphParser{n: n, arcs: make([]float32, (n+1)*(n+1)), sibs: make([]float32, (n+1)*(n+2)*(n+2))}
	for i := range g.arcs {
		g.arcs[i] = float32(rng.IntN(21) - 10)
		if rng.IntN(6) == 0 {
			g.arcs[i] = graphNever
		}
	}
	for i := range g.sibs {
		g.sibs[i] = float32(rng.IntN(11) - 5)
	}
	// A chain is always possible.
	g.arcs[1] = 1
	for d := 2; d <= n; d++ {
		g.arcs[(d-1)*(n+1)+d] = 1
	}
	return g
}

// total scores a tree arc by arc and pair by pair; ok is false unless it is a
// projective tree with one root.
func total(g *graphParser, head []int32) (sum float32, ok bool) {
	roots := 0
	for d := 1; d <= g.n; d++ {
		h := int(head[d])
		if h == 0 {
			roots++
		}
		steps := 0
		for a := d; a != 0; a = int(head[a]) {
			if steps++; steps > g.n {
				return 0, false
			}
		}
		if h > 0 {
			for k := min(h, d) + 1; k < max(h, d); k++ {
				if int(head[k]) < min(h, d) || int(head[k]) > max(h, d) {
					return 0, false
				}
			}
			sum += g.sibs[g.sib(h, d, g.nearer(head, d))]
		}
		sum += g.arcs[h*(g.n+1)+d]
	}
	return sum, roots == 1
}

func TestDecodeFindsTheBestTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n := 1 + rng.IntN(5)
		g := randomGraph(rng, n)
		found, ok := total(g, g.decode())
		if !ok {
			t.Fatalf("%v is not a projective tree with one root", g.decode())
		}
		best := float32(-1e9)
		head := make([]int32, n+1)
		for code := 0; ; code++ {
			c := code
			for d := 1; d <= n; d++ {
				head[d], c = int32(c%(n+1)), c/(n+1)
			}
			if c > 0 {
				break
			}
			if x, ok := total(g, head); ok && x > best {
				best = x
			}
		}
		if found != best {
			t.Fatalf("the tree found scores %v, the best %v", found, best)
		}
	}
}

func TestBallotRelation(t *testing.T) {
	b := newBallot(3)
	one := []text.Token{word("a", text.NOUN, 1, "nsubj"), word("b", text.VERB, -1, "root"), word("c", text.NOUN, 1, "obj")}
	two := []text.Token{word("a", text.NOUN, 1, "obj"), word("b", text.VERB, -1, "root"), word("c", text.NOUN, 0, "nmod")}
	b.tree(one)
	b.tree(one)
	b.tree(two)
	for _, c := range []struct {
		dep, head int
		want      string
	}{
		{0, 1, "nsubj"}, // most votes for the arc
		{2, 0, "nmod"},  // the arc's relation, though another arc has more votes
		{0, 2, "nsubj"}, // an arc that nobody gave a relation: the word's
		{1, 0, "dep"},   // only ever the root
		{2, 3, "root"},
	} {
		if got := b.relation(c.dep, c.head); got != c.want {
			t.Errorf("relation of %d to %d: %s, want %s", c.dep, c.head, got, c.want)
		}
	}
}
