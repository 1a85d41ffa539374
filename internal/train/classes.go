package train

import (
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/cotejo/cotejo/internal/text"
)

// The averaged perceptron that chooses a morphology.
const (
	classRounds = 8
	classCutoff = 2
	classPrune  = 0.02 // of the largest weight
)

// averaged is a perceptron with lazily averaged weights (M. Collins,
// Discriminative training methods for hidden Markov models, EMNLP 2002).
type averaged struct {
	k      int
	w, sum []float32
	last   []int32
	now    int32
	id     map[uint32]int32
	score  []float32
}

// trainClasses learns to choose one of k classes for single words and gives the
// rows of weights.
func trainClasses(data []sequence, k int, name string, log io.Writer) *text.Rows {
	a := newAveraged(data, k)
	rng := rand.New(rand.NewPCG(3, 4))
	order := rng.Perm(len(data))
	wrong := 0
	for range classRounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong = 0
		for _, i := range order {
			if a.learn(data[i].feats[0], int(data[i].gold[0])) {
				wrong++
			}
		}
	}
	rows := a.rows()
	fmt.Fprintf(log, "%s: %d words, %d classes, %d wrong in the last round, %d features kept\n", name, len(data), k, wrong, rows.Len())
	return rows
}

func newAveraged(data []sequence, k int) *averaged {
	count := map[uint32]int{}
	for _, d := range data {
		for _, f := range d.feats[0] {
			count[f]++
		}
	}
	a := &averaged{k: k, id: map[uint32]int32{}, score: make([]float32, k)}
	for _, d := range data {
		for _, f := range d.feats[0] {
			if _, ok := a.id[f]; !ok && count[f] >= classCutoff {
				a.id[f] = int32(len(a.id))
			}
		}
	}
	n := len(a.id) * k
	a.w, a.sum, a.last = make([]float32, n), make([]float32, n), make([]int32, n)
	return a
}

// learn corrects the weights after one word and reports whether it was wrong.
func (a *averaged) learn(feats []uint32, gold int) bool {
	a.now++
	clear(a.score)
	ids := make([]int32, 0, len(feats))
	for _, f := range feats {
		id, ok := a.id[f]
		if !ok {
			continue
		}
		ids = append(ids, id)
		for y, v := range a.w[int(id)*a.k : int(id+1)*a.k] {
			a.score[y] += v
		}
	}
	best := 0
	for y := range a.score {
		s := a.score[y]
		if y != gold {
			s++ // a margin of one
		}
		b := a.score[best]
		if best != gold {
			b++
		}
		if s > b {
			best = y
		}
	}
	if best == gold {
		return false
	}
	for _, id := range ids {
		a.add(int(id)*a.k+gold, 1)
		a.add(int(id)*a.k+best, -1)
	}
	return true
}

func (a *averaged) add(i int, v float32) {
	a.sum[i] += float32(a.now-a.last[i]) * a.w[i]
	a.last[i] = a.now
	a.w[i] += v
}

func (a *averaged) rows() *text.Rows {
	for i := range a.w {
		a.add(i, 0)
		a.sum[i] /= float32(max(1, a.now))
	}
	unit := quantum(a.sum)
	rows := map[uint32][]byte{}
	for key, id := range a.id {
		if row := quantised(a.sum[int(id)*a.k:int(id+1)*a.k], unit, classPrune*unit*127*127); row != nil {
			rows[key] = row
		}
	}
	return text.NewRows(a.k, rows)
}
