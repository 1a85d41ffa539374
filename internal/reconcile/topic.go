package reconcile

import (
	"cmp"
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
	weightMost = 1<<weightBits - 1
	weightUnit = 4 // steps of a weight's unit
)

// weighed packs a stem with its weight, at most weightMost. Lists of them are sorted, so
// that those of one stem are found by going along two of them.
func weighed(stem string, weight uint64) uint64 { return uint64(hash32(stem))<<weightBits | weight }

// weightOf is the weight of a packed stem.
func weightOf(w uint64) uint64 { return w & weightMost }

// eachInBoth hands over the packed stems that two lists have in common.
func eachInBoth(a, b []uint64, hand func(x, y uint64)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i]>>weightBits, b[j]>>weightBits; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			hand(a[i], b[j])
			i, j = i+1, j+1
		}
	}
}

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
		topic = append(topic, weighed(s, min(uint64(math.Round(weights[s]*weightUnit)), weightMost)))
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

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// countStems counts the stems of a block, those of a headline twice, and marks
// those that are written with a capital where no sentence begins.
func countStems(block string, headline bool, counts map[string]float64, names map[string]bool) {
	weight, shouted, first := 1.0, strings.ToUpper(block) == block, true
	if headline {
		weight = 2
	}
	for w := range strings.FieldsFuncSeq(block, notWord) {
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
	length := func(list []uint64) (sum float64) { // squared
		for _, w := range list {
			sum += float64(weightOf(w)) * float64(weightOf(w))
		}
		return sum
	}
	product := 0.0
	eachInBoth(a, b, func(x, y uint64) {
		product += float64(weightOf(x)) * float64(weightOf(y))
		common++
	})
	if common == 0 {
		return 0, 0
	}
	return product / math.Sqrt(length(a)*length(b)), common
}
