package train

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/cotejo/cotejo/internal/text"
)

// The kinds of documents that are learned.
const (
	topicKinds    = 16
	topicLeast    = 4 // documents that a word must be in; at most a quarter of all
	topicRestarts = 8
	topicRounds   = 30
	topicGain     = 0.01 // of the sum of cosines: less ends the rounds
)

// topicTrainer groups documents, each a sparse vector of the words in it.
type topicTrainer struct {
	words []string
	idf   []float64
	docs  [][]int32 // words of each document, in order
	size  []float64 // lengths of the vectors
}

// TrainTopics groups documents by their words: spherical k-means on vectors of
// inverse document frequencies (I. Dhillon, D. Modha, Concept decompositions for
// large sparse text data using clustering, Machine Learning 42, 2001), from a few
// starts drawn from fixed seeds, of which the closest grouping is kept.
func TrainTopics(docs []NamedDocument, log io.Writer) (*text.Topics, error) {
	t := newTopicTrainer(docs)
	var best [][]float64
	top := math.Inf(-1)
	for start := range topicRestarts {
		centres, sum := t.group(rand.New(rand.NewPCG(uint64(start), 7)))
		if sum > top {
			best, top = centres, sum
		}
	}
	fmt.Fprintf(log, "topics: %d documents, %d words, mean cosine %.4f\n", len(t.docs), len(t.words), top/float64(max(1, len(t.docs))))
	weights := map[string][]float64{}
	for j, w := range t.words {
		row := make([]float64, len(best))
		for c := range best {
			row[c] = best[c][j] * t.idf[j]
		}
		weights[w] = row
	}
	return text.NewTopics(topicKinds, weights)
}

func newTopicTrainer(docs []NamedDocument) *topicTrainer {
	in := map[string]int{}
	bags := make([]map[string]bool, len(docs))
	for i, d := range docs {
		bags[i] = map[string]bool{}
		for _, s := range d.Sents {
			for k := range s.Tokens {
				if w := s.Tokens[k].Lower; text.TopicalWord(&s.Tokens[k]) && !bags[i][w] {
					bags[i][w] = true
					in[w]++
				}
			}
		}
	}
	t := &topicTrainer{}
	for w, n := range in {
		if n >= topicLeast && n < len(docs)/4 {
			t.words = append(t.words, w)
		}
	}
	slices.SortFunc(t.words, func(a, b string) int { return cmp.Or(in[b]-in[a], cmp.Compare(a, b)) })
	id := map[string]int32{}
	for j, w := range t.words {
		id[w] = int32(j)
		t.idf = append(t.idf, math.Log(float64(len(docs))/float64(in[w])))
	}
	for _, bag := range bags {
		var row []int32
		for w := range bag {
			if j, ok := id[w]; ok {
				row = append(row, j)
			}
		}
		if len(row) == 0 {
			continue
		}
		slices.Sort(row)
		sum := 0.0
		for _, j := range row {
			sum += t.idf[j] * t.idf[j]
		}
		t.docs, t.size = append(t.docs, row), append(t.size, math.Sqrt(sum))
	}
	return t
}

// group groups the documents around documents that are drawn, and gives the
// centres and the sum of the cosines of documents with theirs.
func (t *topicTrainer) group(rng *rand.Rand) ([][]float64, float64) {
	centres := t.blank()
	if len(t.docs) == 0 {
		return centres, 0
	}
	for c := range centres {
		t.add(centres[c], rng.IntN(len(t.docs)))
	}
	last := 0.0
	for range topicRounds {
		unit(centres)
		next, sum := t.blank(), 0.0
		for i := range t.docs {
			c, cos := t.nearest(centres, i)
			sum += cos
			t.add(next[c], i)
		}
		centres = next
		if sum-last < topicGain {
			break
		}
		last = sum
	}
	unit(centres)
	return centres, last
}

func (t *topicTrainer) blank() [][]float64 {
	out := make([][]float64, topicKinds)
	for c := range out {
		out[c] = make([]float64, len(t.words))
	}
	return out
}

// add adds document i, as a vector of length 1.
func (t *topicTrainer) add(to []float64, i int) {
	for _, j := range t.docs[i] {
		to[j] += t.idf[j] / t.size[i]
	}
}

// nearest gives the centre that is nearest to document i, and its cosine.
func (t *topicTrainer) nearest(centres [][]float64, i int) (int, float64) {
	best, top := 0, -1.0
	for c, w := range centres {
		s := 0.0
		for _, j := range t.docs[i] {
			s += w[j] * t.idf[j]
		}
		if s > top {
			best, top = c, s
		}
	}
	return best, top / t.size[i]
}

// unit makes vectors of length 1.
func unit(vectors [][]float64) {
	for _, v := range vectors {
		s := 1e-9
		for _, x := range v {
			s += x * x
		}
		s = math.Sqrt(s)
		for j := range v {
			v[j] /= s
		}
	}
}
