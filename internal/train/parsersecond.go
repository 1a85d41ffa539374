package train

import (
	"math/rand/v2"

	"github.com/cotejo/cotejo/internal/text"
)

// secondEpochs is how often trainSecond goes over the examples.
const secondEpochs = 6

// trainSecond learns the second decision on relations from gold trees, by the
// averaged perceptron. labels must hold every relation of the examples.
func trainSecond(examples []ParseExample, labels []string, o ParserOptions) ([]float32, error) {
	t := newParserTrainer(labels, ParserOptions{Margin: o.Margin, MoveBits: 1, LabelBits: o.LabelBits, Lexis: o.Lexis})
	t.rng = rand.New(rand.NewPCG(o.Seed, 11))
	order := make([]int, len(examples))
	gold := make([]goldTree, len(examples))
	for i := range order {
		order[i] = i
		g, err := newGoldTree(&examples[i].Sentence, t.ids)
		if err != nil {
			return nil, err
		}
		gold[i] = g
	}
	for range secondEpochs {
		t.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			t.learnSecond(&examples[i].Sentence, &gold[i])
		}
	}
	return t.average().Label, nil
}

func (t *parserTrainer) learnSecond(s *text.Sentence, g *goldTree) {
	t.state.Reset(s)
	t.state.SetHeads(g.head)
	t.state.Complete()
	for dep := range g.head {
		if t.state.Decides(dep) {
			t.decide(t.state.SecondFeatures(dep), int(g.rel[dep]))
		}
	}
	t.step++
}
