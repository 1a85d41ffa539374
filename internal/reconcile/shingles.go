package reconcile

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Text reuse is found by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing:
// local algorithms for document fingerprinting", SIGMOD 2003): of every window
// of hashes of word n-grams the smallest is kept, so that any run of
// shingleWords+winnow-1 equal words leaves at least one equal fingerprint.
const (
	shingleWords = 6
	winnow       = 5
	maxShingles  = 600 // fingerprints kept of a document: the smallest, as a minhash sketch
)

// Shingles fingerprints the claimable paragraphs of a document: sorted, unique.
// It folds case, accents and punctuation away, so that a reprint with new
// quotation marks leaves the same fingerprints.
func Shingles(text string, blocks []cotejo.Block) []uint64 {
	var out []uint64
	for _, b := range blocks {
		if b.Kind.Claimable() {
			out = append(out, fingerprints(b.Span.Of(text))...)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), maxShingles)]
}

func fingerprints(paragraph string) []uint64 {
	words := strings.Split(fold(paragraph), "-")
	if len(words) < shingleWords {
		return nil
	}
	grams := make([]uint64, 0, len(words))
	for i := 0; i+shingleWords <= len(words); i++ {
		grams = append(grams, hash64(strings.Join(words[i:i+shingleWords], " ")))
	}
	if len(grams) < winnow {
		return []uint64{slices.Min(grams)}
	}
	var out []uint64
	for i := 0; i+winnow <= len(grams); i++ {
		out = append(out, slices.Min(grams[i:i+winnow]))
	}
	return out
}

func sortedPrints(sentence string) []uint64 {
	out := fingerprints(sentence)
	slices.Sort(out)
	return slices.Compact(out)
}

// Reuse is the share of the smaller document's fingerprints that the other one
// has too, from 0 to 1, and how many that is.
func Reuse(a, b []uint64) (share float64, n int) {
	small := min(len(a), len(b))
	if small == 0 {
		return 0, 0
	}
	n = shared(a, b)
	return float64(n) / float64(small), n
}
