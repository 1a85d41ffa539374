package train

import (
	"io"
	"slices"
	"testing"

	"github.com/cotejo/cotejo/internal/text"
)

// astray gives the examples with the head of the adjective wrong, as a tree that a
// parser made.
func astray() []ParseExample {
	out := smallTreebank()
	out[1].Tokens = slices.Clone(out[1].Tokens)
	out[1].Tokens[3].Head = 0
	return out
}

func TestReviserMendsATree(t *testing.T) {
	examples := smallTreebank()
	labels := relationsOf(examples)
	ids := map[string]int{}
	for i, l := range labels {
		ids[l] = i
	}
	gold, _ := newGoldTree(&examples[1].Sentence, ids)
	start, _ := newGoldTree(&astray()[1].Sentence, ids)
	v := &reviser{weight: make([]float32, 1<<graphBits), sum: make([]float32, 1<<graphBits), step: 1, state: text.NewParseState(labels, nil)}
	if v.learn(&examples[1].Sentence, &start, &gold); v.state.Head[3] == 2 {
		t.Fatal("without weights the adjective is moved already: nothing is learned here")
	}
	for range 20 {
		v.learn(&examples[1].Sentence, &start, &gold)
	}
	if !slices.Equal(v.state.Head[:4], gold.head) {
		t.Errorf("heads %v after learning, want %v", v.state.Head[:4], gold.head)
	}
}

func TestTrainReviserIsDeterministic(t *testing.T) {
	examples := smallTreebank()
	graph := make([]float32, 1<<graphBits)
	graph[7] = 3
	first, err := trainReviser(examples, relationsOf(examples), graph, smallOptions(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := trainReviser(examples, relationsOf(examples), graph, smallOptions(), io.Discard)
	if !slices.Equal(first, again) {
		t.Error("two trainings differ")
	}
	if first[7] < graphShare*3-reviseMargin {
		t.Errorf("weight %v: the share of the graph parser is missing", first[7])
	}
}

// Every example is parsed by one that has not seen it, where there are enough.
func TestStartTreesCoverAllExamples(t *testing.T) {
	var examples []ParseExample
	for range 2 * startBlock {
		examples = append(examples, smallTreebank()...)
	}
	starts, err := startTrees(examples, relationsOf(examples), smallOptions(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	for i := range examples {
		if got, want := starts[i].Tokens, examples[i].Tokens; !slices.Equal(got, want) {
			t.Fatalf("example %d: %+v, want %+v as the other parsers learned it", i, got, want)
		}
	}
	if &starts[0].Tokens[0] == &examples[0].Tokens[0] {
		t.Error("the tree of the example itself was written to")
	}
}
