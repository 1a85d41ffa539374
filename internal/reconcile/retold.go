package reconcile

import (
	"strconv"
	"strings"
)

// A text that names the publisher of another one as its source, and gives a number of
// that text, says again what was said there, whatever verb it has, and whatever unit one
// of the two was read in.
const (
	retoldWords = 3 // words of a publisher's name under which what it published is found
	retoldRunes = 5 // letters of the shortest of them
)

// echoed reports whether one of two figures names the publisher of the other as its
// source and gives the same number: the verb in between is its own.
func echoed(p Pair) bool {
	if p.oneDocument() || !p.figures() || !cites(p.A, &p.B.Document) && !cites(p.B, &p.A.Document) || !oneTale(p) {
		return false
	}
	few := digits(p.SA.Value.Best) < 2 && !isMoney(p.SA.Unit)
	if !comparableUnits(p.SA.Unit, p.SB.Unit) {
		return sameWritten(p) && (digits(p.A.number()) > 1 || sharesWord(p))
	}
	if !CompareValues(p.SA.Value, p.SB.Value).oneNumber() || p.measures() == Disjoint {
		return false
	}
	return !few || compareClasses(p.SA.Class, p.SB.Class) != Disjoint || commonContent(p) > 0
}

// sameWritten reports whether two figures, neither of them a share, give one number as it
// is written, in units that cannot both be right.
func sameWritten(p Pair) bool {
	a, b := p.A.number(), p.B.number()
	return a > 0 && a == b && p.SA.Unit != "percent" && p.SB.Unit != "percent"
}

// number is that of the claim's figure as it is written, 0 without one.
func (it *Item) number() float64 {
	if f := it.Claim.Figure; f != nil && f.Best != nil {
		return *f.Best
	}
	return 0
}

// retold adds the keys of a number and of who published it: what an article gives is
// looked for by those who name its publisher, and the other way round.
func (k *keyer) retold(lookup bool) {
	n := k.it.number()
	if n <= 0 {
		return
	}
	add := func(what, name string) {
		for _, w := range longWords(name) {
			k.add("R", what, strconv.FormatFloat(n, 'g', -1, 64), w)
		}
	}
	own, others := "published", "cited"
	if lookup {
		own, others = others, own
	}
	name := publishedBy(&k.it.Document)
	add(own, name)
	for _, a := range k.it.Claim.Chain {
		if label := fold(a.Label); isProper(a.Label) && label != name {
			add(others, label)
		}
	}
}

// longWords are the first words of a folded name that are no particles.
func longWords(name string) []string {
	var out []string
	for w := range strings.SplitSeq(name, "-") {
		if len(w) >= retoldRunes && len(out) < retoldWords {
			out = append(out, w)
		}
	}
	return out
}
