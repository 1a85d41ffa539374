package reconcile

import (
	"slices"

	"github.com/cotejo/cotejo"
)

// FieldRevision tells whether one of two figures is told as what the other has
// become: a later text gives the old number in the sentence of the new one, "from
// nine to thirteen years".
const FieldRevision Field = "revision"

// States of FieldRevision.
const (
	Revises State = "revises" // the left one is what the right one has become
	Revised State = "revised" // the other way round
	Keeps   State = "keeps"   // the left one is how much of the right one, which was planned, has come about
	Kept    State = "kept"    // the other way round
	Becomes State = "becomes" // the left one is told, in one sentence, as what the right one has become, or as so much more or less
	Became  State = "became"  // the other way round
	Rejects State = "rejects" // the left one is given in place of the right one: "96 and not 130"
	Spurned State = "spurned" // the other way round
	Opposes State = "opposes" // the left one is given against the right one, which the sentence calls somebody's: "13, more than the 11 that the ministry counts"
	Opposed State = "opposed" // the other way round
)

// besideOf are, for the figures of a document, the other numbers of their kind that
// their sentences give; not those by which they are more or less than another one.
func besideOf(claims []cotejo.Claim, w *Words) map[string][]float64 {
	return sorted(rightedOf(claims, besideIf(claims, func(_, o cotejo.Claim) bool { return w.differsBy(&o) == 0 })))
}

// insteadOf are those of them that the sentence rejects, for the figures that it gives.
func insteadOf(claims []cotejo.Claim) map[string][]float64 {
	return sorted(besideIf(claims, func(c, o cotejo.Claim) bool { return standOf(c) != Denies && standOf(o) == Denies }))
}

func sorted(by map[string][]float64) map[string][]float64 {
	for id, vs := range by {
		slices.Sort(vs)
		by[id] = slices.Compact(vs)
	}
	return by
}

func besideIf(claims []cotejo.Claim, counts func(c, beside cotejo.Claim) bool) map[string][]float64 {
	by := map[cotejo.Span][]cotejo.Claim{}
	for _, c := range claims {
		if c.Figure != nil && c.Figure.Aspect != cotejo.Part && c.Figure.Aspect != cotejo.Increment && point(c) {
			by[c.Sentence.Span] = append(by[c.Sentence.Span], c)
		}
	}
	var out map[string][]float64
	for _, cs := range by {
		for _, c := range cs {
			for _, o := range cs {
				v := ValueOf(o.Figure, 1).Best
				if othersWord(c, o) || partitive(c.Figure, o.Figure) || o.Figure.Span == c.Figure.Span || o.Figure.Unit != c.Figure.Unit || isCount(c.Figure.Unit) && o.Figure.Class != c.Figure.Class || v == ValueOf(c.Figure, 1).Best || !counts(c, o) {
					continue
				}
				if out == nil {
					out = map[string][]float64{}
				}
				out[c.ID] = append(out[c.ID], v)
			}
		}
	}
	return out
}

// partitive reports whether the number beside a figure is what it is taken from: larger
// and said some way before it, "of the 200 soldiers that were promised 120 have
// arrived". What a number has been stands next to it.
func partitive(f, beside *cotejo.Figure) bool {
	return f.Span.Start-beside.Span.End > wasBytes && ValueOf(beside, 1).Best > ValueOf(f, 1).Best
}

// wasBytes is how far from a number what it has been is said at most, before it.
const wasBytes = 25

// othersWord reports whether the number beside a figure is what somebody else says:
// it is not what the figure has been before.
func othersWord(c, beside cotejo.Claim) bool {
	theirs := Roots(beside)
	return len(theirs) > 0 && compareSources(Roots(c), theirs) != Same
}

// revision compares two figures of two documents for one being the other's old
// number. Where each party has a figure of its own, the numbers of a sentence are of
// different parties.
func revision(p Pair) State {
	if !p.figures() {
		return None
	}
	if p.oneDocument() {
		switch {
		case rights(p):
			return Revises
		case rights(p.swap()):
			return Revised
		case became(p):
			return Becomes
		case became(p.swap()):
			return Became
		case opposes(p), moves(p):
			return Opposes
		case opposes(p.swap()), moves(p.swap()):
			return Opposed
		}
		return None
	}
	switch {
	case keeps(p):
		return Keeps
	case keeps(p.swap()):
		return Kept
	case opposes(p):
		return Opposes
	case opposes(p.swap()):
		return Opposed
	case grew(p):
		return Becomes
	case grew(p.swap()):
		return Became
	case ownShare(p):
		return None
	}
	switch left, right := gaveUp(p), gaveUp(p.swap()); {
	case left && !right && spurns(p):
		return Rejects
	case right && !left && spurns(p.swap()):
		return Spurned
	case left && !right:
		return Revises
	case right && !left:
		return Revised
	}
	return None
}

// inOrder leaves it that a figure has taken the place of another one only where its article
// may be the later one: which came first is not known, and it is the other that tells no day,
// tells nothing. What one source sets against another's number contradicts it all the same.
func (p Pair) inOrder(st State) State {
	of := p
	switch st {
	case Revises, Rejects:
	case Revised, Spurned:
		of = p.swap()
	default:
		return st
	}
	rejects := st == Rejects || st == Spurned
	if rejects && compareSources(p.SA.Roots, p.SB.Roots) != Same || compareOrder(of) != Unknown {
		return st
	}
	if a, b := of.known(); a.Grain != GrainNone && b.Grain == GrainNone {
		return None
	}
	return st
}

// gaveUp reports whether the left claim's sentence gives the right one's number
// beside its own.
func gaveUp(p Pair) bool {
	f := p.B.Claim.Figure
	if was := ValueOf(f, 1).Best; p.A.Claim.Figure.Whole != nil && *p.A.Claim.Figure.Whole == was || p.A.Document.Senses[p.A.Claim.ID].Total == p.SB.Value.Best {
		return false // what it is a part of
	}
	return (f.Unit == p.A.Claim.Figure.Unit || bareNumber(p.A.Claim.Figure)) && nearPoint(f) && slices.Contains(p.A.Document.Beside[p.A.Claim.ID], ValueOf(f, 1).Best)
}

// nearPoint reports whether a figure is one number, be it about that or at least or at most
// that: what it was before is told as the number.
func nearPoint(f *cotejo.Figure) bool {
	switch f.Comparator {
	case cotejo.MoreThan, cotejo.LessThan, cotejo.Range, cotejo.Vague:
		return false
	}
	return ValueOf(f, 1).Known
}

// spurns reports whether the left claim's sentence gives its number in place of the
// right one's.
func spurns(p Pair) bool {
	return slices.Contains(p.A.Document.Instead[p.A.Claim.ID], ValueOf(p.B.Claim.Figure, 1).Best)
}

// opposes reports whether the left claim's sentence gives its number against the right
// one, as what somebody else says.
func opposes(p Pair) bool {
	if !givesNumber(p.A.Document.Vicinity[p.A.Claim.ID].Theirs, p.SB) || !comparableUnits(p.SA.Unit, p.SB.Unit) || compareOrigins(p.SA, p.SB) == Same {
		return false
	}
	return p.oneSentence() || !p.oneDocument() && oneTale(p)
}

// rightBytes is how far behind what a paper takes back the right number begins at most.
const rightBytes = 300

// ownForm is the form of a link to the publisher of the document: what it has said
// before, and puts right.
const ownForm = "own"

// takenBack reports a claim that its paper puts right.
func takenBack(c cotejo.Claim) bool {
	return slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool { return a.Form == ownForm })
}

// rightedOf adds, for the figures of the sentence behind one that a paper takes back, the
// numbers that are taken back: "we reported that 41 were injured. They are 14."
func rightedOf(claims []cotejo.Claim, out map[string][]float64) map[string][]float64 {
	for _, was := range claims {
		if was.Figure == nil || !takenBack(was) || !point(was) {
			continue
		}
		for _, c := range claims {
			if righting(c, was, claims) {
				if out == nil {
					out = map[string][]float64{}
				}
				out[c.ID] = append(out[c.ID], ValueOf(was.Figure, 1).Best)
			}
		}
	}
	return out
}

// righting reports whether a figure stands in the first sentence with one behind that
// of a figure taken back, in its unit or as a bare number.
func righting(c, was cotejo.Claim, claims []cotejo.Claim) bool {
	if !follows(c, was) || c.Figure.Unit != was.Figure.Unit && !bareNumber(c.Figure) {
		return false
	}
	return !slices.ContainsFunc(claims, func(o cotejo.Claim) bool {
		return follows(o, was) && o.Sentence.Span.Start < c.Sentence.Span.Start
	})
}

func follows(c, was cotejo.Claim) bool {
	return c.Figure != nil && !takenBack(c) && c.Sentence.Span.Start >= was.Sentence.Span.End && c.Sentence.Span.Start-was.Sentence.Span.End < rightBytes
}

// rights reports whether the left figure is what one document puts in the place of the
// right one.
func rights(p Pair) bool {
	return takenBack(p.B.Claim) && !takenBack(p.A.Claim) && gaveUp(p)
}
