package train

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/cotejo/cotejo/internal/text"
)

// The partitions that are learned: classes of the coarse and of the fine one,
// how often a word must occur, and how many rounds each gets.
const (
	coarseClasses   = 64
	fineClasses     = 400
	clusterMinCount = 3
	clusterRounds   = 12
)

// TrainClusters learns two partitions of the words of sentences by the exchange
// algorithm: every word moves to the class that raises the likelihood of a class
// bigram model most, round after round (S. Martin, J. Liermann, H. Ney,
// Algorithms for bigram and trigram word clustering, Speech Communication 24,
// 1998). It is deterministic: words start in classes by rank.
func TrainClusters(sents [][]string, log io.Writer) *text.Clusters {
	v := newVocabulary(sents, clusterMinCount)
	fmt.Fprintf(log, "clusters: %d words of the vocabulary, %d bigrams\n", len(v.words), v.bigrams)
	coarse := v.exchange(coarseClasses, clusterRounds, log)
	fine := v.exchange(fineClasses, clusterRounds, log)
	out := map[string]text.Cluster{}
	for i, w := range v.words[1:] {
		out[w] = text.Cluster{Coarse: uint16(coarse[i+1] + 1), Fine: uint16(fine[i+1] + 1)}
	}
	return text.NewClusters(out)
}

// neighbour is a word that stands beside another, and how often.
type neighbour struct {
	word  int32
	count int32
}

// vocabulary holds the words that are clustered, the commonest first, after the
// sentence boundary, which is word 0 and a class of its own; rarer words are
// left out of the bigrams.
type vocabulary struct {
	words       []string
	count       []int32
	left, right [][]neighbour
	bigrams     int
}

func newVocabulary(sents [][]string, least int) *vocabulary {
	n := map[string]int{}
	for _, s := range sents {
		for _, w := range s {
			n[text.ClusterForm(w)]++
		}
	}
	v := &vocabulary{words: []string{""}}
	for w, c := range n {
		if c >= least {
			v.words = append(v.words, w)
		}
	}
	slices.SortFunc(v.words[1:], func(a, b string) int { return cmp.Or(n[b]-n[a], cmp.Compare(a, b)) })
	id := map[string]int32{}
	for i, w := range v.words {
		id[w] = int32(i)
	}
	v.count = make([]int32, len(v.words))
	pairs := map[[2]int32]int32{}
	for _, s := range sents {
		prev := int32(0)
		v.count[0]++
		for _, w := range append(slices.Clone(s), "") {
			cur, ok := id[text.ClusterForm(w)]
			if !ok {
				prev = -1
				continue
			}
			if cur != 0 {
				v.count[cur]++
			}
			if prev >= 0 {
				pairs[[2]int32{prev, cur}]++
			}
			prev = cur
		}
	}
	v.left, v.right = make([][]neighbour, len(v.words)), make([][]neighbour, len(v.words))
	for p, c := range pairs {
		v.right[p[0]] = append(v.right[p[0]], neighbour{p[1], c})
		v.left[p[1]] = append(v.left[p[1]], neighbour{p[0], c})
	}
	byWord := func(a, b neighbour) int { return int(a.word - b.word) }
	for w := range v.words {
		slices.SortFunc(v.left[w], byWord)
		slices.SortFunc(v.right[w], byWord)
	}
	v.bigrams = len(pairs)
	return v
}

// xlogx is n log n for counts, from a table where it is small.
type xlogx []float64

func newXlogx(n int) xlogx {
	t := make(xlogx, n)
	for i := 1; i < n; i++ {
		t[i] = float64(i) * math.Log(float64(i))
	}
	return t
}

func (t xlogx) of(n int32) float64 {
	if n <= 0 {
		return 0
	}
	if int(n) < len(t) {
		return t[n]
	}
	return float64(n) * math.Log(float64(n))
}

// exchanger is a partition being improved: class counts and class bigrams.
type exchanger struct {
	v      *vocabulary
	k      int
	class  []int32
	size   []int32 // words of the class by occurrences as first of a bigram
	in     []int32 // as second
	n      []int32 // k×k class bigrams
	f      xlogx
	l, r   []int32 // of the word being moved: bigrams with each class
	lc, rc []int32 // the classes that are not zero in l and r
	self   int32
	outOf  []int32 // per word: bigrams it begins
	into   []int32 // and ends
}

// exchange gives the class of every word; the boundary has class k.
func (v *vocabulary) exchange(k, rounds int, log io.Writer) []int32 {
	x := &exchanger{v: v, k: k + 1, class: make([]int32, len(v.words)), f: newXlogx(1 << 20)}
	x.size, x.in, x.n = make([]int32, k+1), make([]int32, k+1), make([]int32, (k+1)*(k+1))
	x.l, x.r = make([]int32, k+1), make([]int32, k+1)
	x.outOf, x.into = make([]int32, len(v.words)), make([]int32, len(v.words))
	for w := range v.words {
		x.class[w] = int32(w % k)
		for _, b := range v.right[w] {
			x.outOf[w] += b.count
		}
		for _, b := range v.left[w] {
			x.into[w] += b.count
		}
	}
	x.class[0] = int32(k)
	for w := range v.words {
		c := x.class[w]
		x.size[c] += x.outOf[w]
		x.in[c] += x.into[w]
		for _, b := range v.right[w] {
			x.n[int(c)*x.k+int(x.class[b.word])] += b.count
		}
	}
	for round := range rounds {
		moved := 0
		for w := 1; w < len(v.words); w++ {
			if x.move(int32(w)) {
				moved++
			}
		}
		fmt.Fprintf(log, "clusters: %d classes, round %d: %d words moved\n", k, round+1, moved)
		if moved*500 < len(v.words) {
			break
		}
	}
	return x.class
}

// gather counts the bigrams of a word with each class.
func (x *exchanger) gather(w int32) {
	for _, c := range x.lc {
		x.l[c] = 0
	}
	for _, c := range x.rc {
		x.r[c] = 0
	}
	x.lc, x.rc, x.self = x.lc[:0], x.rc[:0], 0
	for _, b := range x.v.left[w] {
		if b.word == w {
			x.self = b.count
			continue
		}
		c := x.class[b.word]
		if x.l[c] == 0 {
			x.lc = append(x.lc, c)
		}
		x.l[c] += b.count
	}
	for _, b := range x.v.right[w] {
		if b.word == w {
			continue
		}
		c := x.class[b.word]
		if x.r[c] == 0 {
			x.rc = append(x.rc, c)
		}
		x.r[c] += b.count
	}
}

// shift adds (sign 1) or takes (sign -1) the gathered word from class c.
func (x *exchanger) shift(w, c, sign int32) {
	for _, d := range x.lc {
		x.n[int(d)*x.k+int(c)] += sign * x.l[d]
	}
	for _, d := range x.rc {
		x.n[int(c)*x.k+int(d)] += sign * x.r[d]
	}
	x.n[int(c)*x.k+int(c)] += sign * x.self
	x.size[c] += sign * x.outOf[w]
	x.in[c] += sign * x.into[w]
}

// gain is how much the likelihood grows when the gathered word joins class c.
func (x *exchanger) gain(w, c int32) float64 {
	g := 0.0
	row := x.n[int(c)*x.k : int(c+1)*x.k]
	for _, d := range x.rc {
		if d != c {
			g += x.f.of(row[d]+x.r[d]) - x.f.of(row[d])
		}
	}
	for _, d := range x.lc {
		if d != c {
			n := x.n[int(d)*x.k+int(c)]
			g += x.f.of(n+x.l[d]) - x.f.of(n)
		}
	}
	n := row[c]
	g += x.f.of(n+x.l[c]+x.r[c]+x.self) - x.f.of(n)
	g -= x.f.of(x.size[c]+x.outOf[w]) - x.f.of(x.size[c])
	g -= x.f.of(x.in[c]+x.into[w]) - x.f.of(x.in[c])
	return g
}

// move puts a word into its best class and reports whether that is another.
func (x *exchanger) move(w int32) bool {
	x.gather(w)
	old := x.class[w]
	x.shift(w, old, -1)
	best, bestGain := old, x.gain(w, old)
	for c := int32(0); c < int32(x.k-1); c++ {
		if g := x.gain(w, c); g > bestGain+1e-9 {
			best, bestGain = c, g
		}
	}
	x.class[w] = best
	x.shift(w, best, 1)
	return best != old
}
