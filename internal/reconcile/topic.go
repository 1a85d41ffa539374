package reconcile

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// Rarity tells in bits how rare a stem is in running text: the binary logarithm of how
// many stretches of text there are for one that holds it. Without one, nil, only
// names tell stories apart, all alike.
type Rarity func(stem string) float64

const (
	stemLeast  = 4   // letters of the shortest stem: shorter words serve the grammar
	commonBits = 4   // what one stretch of text in 16 holds tells no story
	nameWeight = 1.5 // a name tells more than a word
	onceWeight = 0.5 // a word that comes once tells less
	topicStems = 48  // stems kept of a document
	keyStems   = 10  // of them, the ones under which its claims are found

	weightBits = 8 // a stem is kept as its hash above, its weight below
	weightUnit = 4 // steps of a weight's unit
)

// Stem gives what stands for a word when texts are compared by their words: its
// first letters without accents, so that inflected forms meet; "" for words that
// are too short or hold digits.
func Stem(word string) string {
	f := strings.ReplaceAll(fold(word), "-", "")
	n := 0
	for i, r := range f {
		if !unicode.IsLetter(r) {
			return ""
		}
		if n++; n > stemRunes {
			return f[:i]
		}
	}
	if n < stemLeast {
		return ""
	}
	return f
}

// topicOf weighs the stems of a document by how often they come and how rare they
// are elsewhere (tf·idf: G. Salton and C. Buckley, Term-weighting approaches in
// automatic text retrieval, 1988), and keeps the heaviest: all as hashes with
// weights, sorted, and the first few as words, the heaviest first.
func topicOf(doc cotejo.Document, rare Rarity) (topic []uint64, heads []string) {
	weights := stemWeights(doc, rare)
	stems := make([]string, 0, len(weights))
	for s := range weights {
		stems = append(stems, s)
	}
	slices.SortFunc(stems, func(a, b string) int { return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b)) })
	stems = stems[:min(len(stems), topicStems)]
	for _, s := range stems {
		h := fnv.New32a()
		h.Write([]byte(s))
		w := min(uint64(math.Round(weights[s]*weightUnit)), 1<<weightBits-1)
		topic = append(topic, uint64(h.Sum32())<<weightBits|w)
	}
	slices.Sort(topic)
	return topic, slices.Clone(stems[:min(len(stems), keyStems)])
}

// stemWeights weighs the stems that tell a document from others.
func stemWeights(doc cotejo.Document, rare Rarity) map[string]float64 {
	counts, names := map[string]float64{}, map[string]bool{}
	for _, b := range doc.Blocks {
		if b.Kind.Claimable() {
			countStems(b.Span.Of(doc.Text), headline(b.Kind), counts, names)
		}
	}
	out := map[string]float64{}
	for s, n := range counts {
		bits := 1.0
		switch {
		case rare != nil:
			bits = rare(s) - commonBits
		case !names[s]:
			continue
		}
		switch {
		case names[s]:
			bits *= nameWeight
		case n < 2:
			bits *= onceWeight
		}
		if bits > 0 {
			out[s] = (1 + math.Log2(n)) * bits
		}
	}
	return out
}

// countStems counts the stems of a block, those of a headline twice, and marks
// those that are written with a capital where no sentence begins.
func countStems(block string, headline bool, counts map[string]float64, names map[string]bool) {
	weight, shouted, first := 1.0, strings.ToUpper(block) == block, true
	if headline {
		weight = 2
	}
	for w := range strings.FieldsFuncSeq(block, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if s := Stem(w); s != "" {
			counts[s] += weight
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && !first && !shouted {
				names[s] = true
			}
		}
		first = false
	}
}

// cosine gives how alike two topics are, from 0 to 1, and how many stems they share.
func cosine(a, b []uint64) (alike float64, common int) {
	const low = 1<<weightBits - 1
	var ab, aa, bb float64
	for _, x := range a {
		aa += float64(x&low) * float64(x&low)
	}
	for _, y := range b {
		bb += float64(y&low) * float64(y&low)
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i]>>weightBits, b[j]>>weightBits; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			ab += float64(a[i]&low) * float64(b[j]&low)
			common++
			i++
			j++
		}
	}
	if common == 0 {
		return 0, 0
	}
	return ab / math.Sqrt(aa*bb), common
}
