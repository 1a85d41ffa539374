package reconcile

import (
	"slices"

	"github.com/cotejo/cotejo"
)

// One article lays the word of one side beside that of the other: "the union says that the
// ship emptied its tanks there. The port denied that any had". The denial has words of its
// own, and says next to what it rejects.

const (
	gainsaidBytes = 350  // between the beginnings of the two sentences, one word of the matter tells it
	gainsaidReach = 1200 // farther apart it takes a word of the deed as well
)

// gainsays reports whether the left claim denies what the right one says in the words of
// somebody else, in the same article and not far from it. What somebody only says not to be
// so denies a deed that is told next to it by a word of it.
func gainsays(p Pair) bool {
	if !p.oneDocument() || p.SB.Stand != Done && p.SB.Stand != Plan || !deniesAloud(p.A, p.SA) || p.A.Claim.Figure != nil || len(p.B.Claim.Chain) == 0 {
		return false
	}
	if _, back := aim(&p.A.Claim); back || compareSources(p.SA.Roots, p.SB.Roots) != Other || kindOf(p.SB.Family) == kindSpeech && !revealing[p.B.Claim.Predicate] {
		return false
	}
	near := p.sentencesApart() <= gainsaidBytes
	switch p.A.Claim.Factuality.Status {
	case cotejo.Denied:
		return near && p.namesDeed() || p.sharesMatter() && (near && p.SB.Sentence <= p.SA.Sentence || p.sentencesApart() <= gainsaidReach && p.namesDeed())
	case cotejo.Asserted:
		return near && p.SB.Sentence != p.SA.Sentence && p.namesDeed()
	}
	return false
}

// namesDeed reports whether the left sentence has the word that tells the right claim, or
// words of one deed stand in both.
func (p Pair) namesDeed() bool {
	told := p.B.Document.Told[p.B.Claim.ID]
	stems := p.SA.stems()
	return slices.ContainsFunc(told.Word, func(w uint64) bool {
		_, in := slices.BinarySearch(stems, w>>weightBits)
		return in
	}) || p.sharesDeed()
}

// gainsaid adds the key under which the denials of an article find what it says in somebody's
// words.
func (k *keyer) gainsaid(lookup bool) {
	denies := deniesAloud(&k.it, &k.s)
	if len(k.it.Claim.Chain) == 0 || denies && k.it.Claim.Figure != nil || !denies && k.s.Stand != Done && k.s.Stand != Plan {
		return
	}
	what := "claims"
	if denies != lookup {
		what = "gainsays"
	}
	k.at(always, what, "C", k.it.Claim.Document)
}
