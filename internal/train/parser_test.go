package train

import (
	"slices"
	"testing"

	"github.com/cotejo/cotejo/internal/text"
)

func word(form string, pos text.UPOS, head int, rel string) text.Token {
	return text.Token{Form: form, Lower: form, Lemma: form, UPOS: pos, Head: head, Rel: rel}
}

// smallTreebank has two orders of the same words, told apart by their tags only.
func smallTreebank() []ParseExample {
	return []ParseExample{
		{text.Sentence{Tokens: []text.Token{word("el", text.DET, 1, "det"), word("barco", text.NOUN, 2, "nsubj"), word("zarpó", text.VERB, -1, "root"), word(".", text.PUNCT, 2, "punct")}}},
		{text.Sentence{Tokens: []text.Token{word("vio", text.VERB, -1, "root"), word("el", text.DET, 2, "det"), word("barco", text.NOUN, 0, "obj"), word("viejo", text.ADJ, 2, "amod")}}},
	}
}

func smallOptions() ParserOptions {
	return ParserOptions{Epochs: 8, Seed: 1, Margin: 1, Explore: 0.5, MoveBits: 10, LabelBits: 8}
}

func TestTrainParserLearnsItsExamples(t *testing.T) {
	examples := smallTreebank()
	labels := relationsOf(examples)
	w, err := TrainParser(examples, labels, smallOptions())
	if err != nil {
		t.Fatal(err)
	}
	if w.Second, err = trainSecond(examples, labels, smallOptions()); err != nil {
		t.Fatal(err)
	}
	p, err := w.Quantise(0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		s := text.Sentence{Tokens: slices.Clone(e.Tokens)}
		for i := range s.Tokens {
			s.Tokens[i].Head, s.Tokens[i].Rel = -1, ""
		}
		p.Parse(&s)
		if !slices.Equal(s.Tokens, e.Tokens) {
			t.Errorf("got  %+v\nwant %+v", s.Tokens, e.Tokens)
		}
	}
}

func TestTrainParserIsDeterministic(t *testing.T) {
	var first []byte
	for range 2 {
		w, err := TrainParser(smallTreebank(), relationsOf(smallTreebank()), smallOptions())
		if err != nil {
			t.Fatal(err)
		}
		p, err := w.Quantise(0)
		if err != nil {
			t.Fatal(err)
		}
		b, err := p.AppendBinary(nil)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b
		} else if !slices.Equal(first, b) {
			t.Error("two trainings gave different weights")
		}
	}
}

func TestTrainParserErrors(t *testing.T) {
	if _, err := TrainParser(nil, []string{"root", "dep"}, smallOptions()); err == nil {
		t.Error("no examples were accepted")
	}
	if _, err := TrainParser(smallTreebank(), []string{"root", "dep"}, smallOptions()); err == nil {
		t.Error("a relation outside the labels was accepted")
	}
}

// By the oracle's costs a tree is always reached: following moves without cost
// from the start gives the gold heads.
func TestOracleReachesGold(t *testing.T) {
	for _, e := range smallTreebank() {
		labels := relationsOf(smallTreebank())
		ids := map[string]int{}
		for i, l := range labels {
			ids[l] = i
		}
		g, err := newGoldTree(&e.Sentence, ids)
		if err != nil {
			t.Fatal(err)
		}
		m := text.NewParseState(labels, nil)
		m.Reset(&e.Sentence)
		for !m.Done() {
			moved := false
			for mv := range text.Move(3) {
				if m.Legal()&(1<<mv) != 0 && g.cost(m, mv) == 0 {
					m.Apply(mv, 0)
					moved = true
					break
				}
			}
			if !moved {
				t.Fatal("no move is without cost")
			}
		}
		if !slices.Equal(m.Head[:len(g.head)], g.head) {
			t.Errorf("heads %v, want %v", m.Head[:len(g.head)], g.head)
		}
	}
}

func TestSpanningTree(t *testing.T) {
	// Words 0 and 1 like each other best; one of them must give way to the root.
	score := [][]float64{{0, 5, 0, 3}, {5, 0, 0, 1}, {0, 4, 0, 0}, {0, 0, 0, 0}}
	if got, want := spanningTree(score), []int{3, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("heads %v, want %v", got, want)
	}
}

func TestMirror(t *testing.T) {
	s := smallTreebank()[0].Sentence
	if back := mirror(mirror(s)); !slices.Equal(back.Tokens, s.Tokens) {
		t.Errorf("mirrored twice: %+v", back.Tokens)
	}
	if m := mirror(s); m.Tokens[3].Form != "el" || m.Tokens[3].Head != 2 || m.Tokens[1].Head != -1 {
		t.Errorf("mirrored: %+v", m.Tokens)
	}
}
