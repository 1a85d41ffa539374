package reconcile

import (
	"math"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Words is what is known of the words of a document's language; nil: nothing.
type Words struct {
	Rare    Rarity
	Kindred Kindred
}

// Kindred gives, for a stem (Stem), the groups of kindred words that it is of: those that
// the news uses for one another when it counts one thing, whatever their part of
// speech, as "loan", "lent" and "credit". None: it is of no group.
type Kindred func(stem string) []string

// rarity tells how rare stems are, nil when it is not known.
func (w *Words) rarity() Rarity {
	if w == nil {
		return nil
	}
	return w.Rare
}

// groups are those of the words of some texts, sorted.
func (w *Words) groups(texts ...string) []string {
	if w == nil || w.Kindred == nil {
		return nil
	}
	var out []string
	for _, text := range texts {
		for word := range strings.FieldsFuncSeq(text, notWord) {
			if st := Stem(word); st != "" {
				out = append(out, w.Kindred(st)...)
			}
		}
	}
	return unique(out)
}

// kindredOf reads the groups of what stands next to a figure and of what it counts.
func (w *Words) kindredOf(c cotejo.Claim) []string {
	before, behind := wordsBeside(c)
	texts := []string{c.Figure.Text, c.Figure.Counted, c.Figure.Base}
	if c.Open {
		texts = append(texts, c.Predicate)
	}
	for _, p := range c.Participants {
		if countable(p) {
			texts = append(texts, p.Label)
		}
	}
	return w.groups(slices.Concat(texts, before[max(0, len(before)-nearBefore):], behind[:min(len(behind), nearBehind)])...)
}

// weighKindred gives the groups beside each figure of a document as hashes with what
// they tell: the more, the fewer of its figures stand beside one.
func weighKindred(beside map[string][]string) map[string][]uint64 {
	in := map[string]int{}
	for _, groups := range beside {
		for _, g := range groups {
			in[g]++
		}
	}
	out := make(map[string][]uint64, len(beside))
	for id, groups := range beside {
		for _, g := range groups {
			bits := math.Log2(float64(len(beside)+1) / float64(in[g]))
			out[id] = append(out[id], weighed(g, max(1, uint64(math.Round(min(bits, bitsMost)*bitSteps)))))
		}
		slices.Sort(out[id])
	}
	return out
}

// kindred weighs the groups of words beside the figures.
func (t *tally) kindred(a, b []uint64) {
	if len(a) == 0 {
		t.add(signNoKindred, 1)
	}
	if len(b) == 0 {
		t.add(signNoKindred, 1)
	}
	switch {
	case toldByBoth(a, b) > 0:
		t.add(signKindredAny, 1)
		t.add(signKindredMost, mostInBoth(a, b))
	case len(a) > 0 && len(b) > 0:
		t.add(signKindredApart, 1)
	}
}
