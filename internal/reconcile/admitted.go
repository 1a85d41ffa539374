package reconcile

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// What was denied is owned up to: by who denied it, by who speaks for the same side, or by
// whoever a text says admits or confirms it.

// recants reports whether the left claim says that somebody confirms something, and the
// right one is what had been denied before in another article of the story. Both verbs may
// be of anything else: of the same party one word that both sentences have is enough, what
// a third one confirms must have been denied in so many words, and two of them tell it.
func recants(p Pair) bool {
	if p.oneDocument() || !confirms(p.A, p.SA) || !deniesAloud(p.B, p.SB) {
		return false
	}
	if st := compareOrder(p); st != After && st != Later {
		return false
	}
	return publishedWithin(p, contentDays) && p.recantsIt() && oneTale(p)
}

// recantsIt reports whether a confirmation and a denial speak of one thing.
func (p Pair) recantsIt() bool {
	if p.sameVoice() {
		return p.sharesMatter() || p.sharesDeed() || p.soleAnswer()
	}
	common, deed := commonContent(p), p.sharesDeed()
	if p.B.Claim.Factuality.Status == cotejo.Denied {
		return common > 1 || common > 0 && deed
	}
	return common > 1 && deed // what is not so in somebody's words
}

// sharesMatter reports whether a content word stands in both sentences that is no name and
// does not say who speaks.
func (p Pair) sharesMatter() bool {
	var sources []string
	for _, it := range []*Item{p.A, p.B} {
		for _, a := range it.Claim.Chain {
			sources = append(sources, contentWords(a.Label)...)
		}
	}
	p.SB.readText()
	return slices.ContainsFunc(p.SA.words(), func(w string) bool {
		_, both := slices.BinarySearch(p.SB.words(), w)
		return both && !slices.Contains(sources, w) && !ofName(p.SA.cachedNames, w) && !ofName(p.SB.cachedNames, w)
	})
}

// confirms reports whether a claim says that somebody confirms or admits something.
func confirms(it *Item, s *Scope) bool { return it.Claim.Predicate == "confirm" && s.Stand == Done }

// deniesAloud reports whether a claim is what a source denies.
func deniesAloud(it *Item, s *Scope) bool {
	return s.Stand == Denies && len(it.Claim.Chain) > 0 && it.Claim.Factuality.Status != cotejo.Planned
}

// sharesDeed reports whether words of one deed stand in the sentences of both claims.
func (p Pair) sharesDeed() bool {
	deeds := func(it *Item, s *Scope) []uint64 { return it.Document.Deeds[strconv.Itoa(s.Sentence)] }
	return shared(deeds(p.A, p.SA), deeds(p.B, p.SB)) > 0
}

// recanted adds the keys under which denials and confirmations of one story meet. They are
// one in a hundred of all keys; with fewer heads, deedHeads of them, one admission in twenty
// is not found.
func (k *keyer) recanted(lookup bool) {
	what, other := "denies", "confirms"
	switch {
	case k.s.Known.Grain == GrainNone: // which came first is not known
		return
	case confirms(&k.it, &k.s):
		what, other = other, what
	case !deniesAloud(&k.it, &k.s):
		return
	}
	if lookup {
		what = other
	}
	k.yearly(what, k.heads(figureHeads), lookup)
}

// deniedArgs are what is said of a denial and what it denies.
func deniedArgs(a, c *node) func(v *say.Voice) say.Args {
	return func(v *say.Voice) say.Args {
		args := say.Args{"A": a.sourceOrDoc(v), "B": c.sourceOrDoc(v)}
		if fig := cmp.Or(c.item.Claim.Figure, a.item.Claim.Figure); fig != nil && (figurePairs(a, c) || aimed(pairOf(a, c))) {
			args["Value"] = sayFigure(v, fig)
		}
		if !figurePairs(a, c) {
			args["Said"] = quoted(c)
		}
		return args
	}
}

// admitted says once that what was denied was owned up to later.
func (f *finder) admitted() {
	same := func(a, b *node, r cotejo.Relation) string { return "" }
	for _, b := range f.buckets(f.admits, same, 1) {
		denial, said := f.admission(b.rels[0])
		nodes, told := f.nodesOf(b), map[sentenceID]bool{}
		for _, n := range nodes {
			told[n.sentence()] = true
		}
		for _, n := range f.g.nodes {
			if told[n.sentence()] {
				nodes = append(nodes, n)
			}
		}
		f.add(FindAdmitted, nodes, func(v *say.Voice) say.Args {
			return say.Args{"A": denial.sourceOrDoc(v), "Denied": quoted(denial), "B": said.sourceOrDoc(v), "Said": quoted(said)}
		})
	}
}

// homesOf gives, by its claims, the left claim of each relation that tells that something
// denied was owned up to by a bare statement: "confirmed it" may stand in a happening of
// anything else that its sentence tells, so that the finding is one of what was denied, if
// that stands in a happening that is told.
func homesOf(g group, happenings [][]*node, alone func(int) bool) map[[2]string]string {
	if !slices.ContainsFunc(g.relations, func(r cotejo.Relation) bool { return r.Type == cotejo.Denial }) {
		return nil
	}
	out, untold := map[[2]string]string{}, map[string]bool{}
	for i, nodes := range happenings {
		if alone(i) {
			untold[nodes[0].item.Claim.ID] = true
		}
	}
	f := newFinder(g, nil)
	for _, r := range g.relations {
		denial, said := f.by[r.A], f.by[r.B]
		if r.Type != cotejo.Denial || denial == nil || said == nil || untold[r.A] {
			continue
		}
		if kindOf(denial.scope.Family) != kindSpeech && kindOf(said.scope.Family) == kindSpeech && f.admits(r) {
			out[[2]string{r.A, r.B}] = r.A
		}
	}
	return out
}

// admission is the denial and what is said later of a relation between the two.
func (f *finder) admission(r cotejo.Relation) (denial, said *node) {
	if r.Type == cotejo.Denial {
		return f.by[r.A], f.by[r.B]
	}
	return f.by[r.B], f.by[r.A]
}

// admits reports whether a relation tells that what was denied was owned up to: later, by
// the same party, or in a sentence that says that somebody admits or confirms it.
func (f *finder) admits(r cotejo.Relation) bool {
	if r.Type != cotejo.Denial && r.Row != "says-admits" {
		return false
	}
	denial, said := f.admission(r)
	p := pairOf(said, denial)
	switch {
	case recants(p):
		return true
	case len(denial.item.Claim.Chain) == 0 || !ofThat(denial, said) || said.scope.Stand != Done || kindOf(denial.scope.Family) == kindSpeech && answering[said.item.Claim.Predicate] && !commonTopic(p):
		return false
	case p.oneDocument():
		return said.scope.Sentence != denial.scope.Sentence && f.confirmed(said) && p.sameVoice()
	case !p.laterOrUnknown():
		return false
	}
	return r.Row == "says-admits" || p.sameVoice() || f.confirmed(said) && (aimed(p.swap()) || p.surelyOne())
}

// thirdParty is from which odds on somebody else's word is surely of what was denied.
const thirdParty = 1

// surelyOne reports whether two claims surely tell one happening: by all signs, or, where
// these are not weighed, in words of one verb.
func (p Pair) surelyOne() bool {
	odds, ok := happening(p)
	return ok && odds >= thirdParty || !ok && p.SA.Predicate == p.SB.Predicate
}

// commonTopic reports whether two claims share a word that tells their story.
func commonTopic(p Pair) bool { return commonContent(p) > 0 || sharesOther(p) }

// sameVoice reports whether one party speaks in both claims.
func (p Pair) sameVoice() bool {
	return compareSources(p.SA.Roots, p.SB.Roots) == Same || p.oneSide()
}

// confirmed reports whether a claim says that somebody admits or confirms something, or is
// what is so confirmed.
func (f *finder) confirmed(n *node) bool {
	if f.says == nil {
		f.says = map[sentenceID]bool{}
		for _, o := range f.g.nodes {
			if o.item.Claim.Predicate == "confirm" {
				f.says[o.sentence()] = true
			}
		}
	}
	return n.item.Claim.Predicate == "confirm" || f.says[n.sentence()]
}

// sentenceID is a sentence of a document, by where it begins.
type sentenceID struct {
	document string
	start    int
}

func (n *node) sentence() sentenceID { return sentenceID{n.item.Document.ID, n.scope.Sentence} }
