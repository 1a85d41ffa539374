package reconcile

// FieldOneness tells how surely two figures measure one thing, by the odds of their
// signs. Verbs, classes and places are often read of another word of the sentence; where
// all signs together leave little doubt, what alone speaks against them is passed over.
const FieldOneness Field = "oneness"

// States of FieldOneness; Unknown where the signs are not asked.
const (
	Sure     State = "sure"
	Likely   State = "likely"
	Even     State = "even"
	Faint    State = "faint"
	Doubtful State = "doubtful"
)

// From where on, as the logarithm of odds, each holds. Of the pairs in the development
// stories that are laid side by side nine of ten sure ones are of one quantity, seven of
// ten likely ones, six of ten even ones, somewhat less than half of the faint and a
// quarter of the doubtful.
const (
	sureAt   = 1.0
	likelyAt = 0.5
	evenAt   = 0.0
	faintAt  = -0.6
)

// sureness reads FieldOneness.
func (p Pair) sureness() State {
	if !p.figures() || !weighable(p) {
		return Unknown
	}
	switch odds := oneness(p); {
	case odds >= sureAt:
		return Sure
	case odds >= likelyAt:
		return Likely
	case odds >= evenAt:
		return Even
	case odds >= faintAt:
		return Faint
	}
	return Doubtful
}

// passOver takes back what alone says that two figures are apart where all signs
// together say that they measure one thing: class, holder, place and time of one number
// that is told twice, class, holder and place of other numbers in two articles, and whether
// a sum is a level.
func (f Facts) passOver() {
	one, apart := f[FieldOneness], []Field{}
	switch {
	case one == Sure && f[FieldValue].oneNumber():
		apart = append(apart, FieldClass, FieldPopulation, FieldPlace, FieldTime)
	case f[FieldDocument] == Other && (one == Sure || one == Likely || one == Even || one == Faint):
		apart = append(apart, FieldPlace)
		if f[FieldValue].oneNumber() {
			break // of other things numbers may be the same by chance
		}
		if apart = append(apart, FieldClass); one != Faint {
			apart = append(apart, FieldPopulation)
		}
	}
	for _, field := range apart {
		if f[field] == Disjoint {
			f[field] = Unknown
		}
	}
	if f.kindLeftOut() {
		f[FieldClass] = Unknown
	}
	if f[FieldAspect] == Differ && (one == Sure || one == Likely) {
		f[FieldAspect] = Unknown
	}
}

// kindLeftOut reports whether of two numbers near one another, in two articles, that are
// not unlikely of one thing, one is told of people or things of a kind and the other of
// people or things without saying which. Of tolls a kind is a part: the police among the hurt.
func (f Facts) kindLeftOut() bool {
	one := f[FieldOneness]
	return (f[FieldClass] == Contains || f[FieldClass] == Contained) && f[FieldDocument] == Other && f[FieldExtent] == Near && f[FieldFamily] != Toll && (one == Sure || one == Likely || one == Even)
}
