package reconcile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// What was denied is owned up to: by who denied it, by who speaks for the same side, or by
// whoever a text says admits or confirms it.

// recants reports whether the left claim says that somebody confirms something, or is what
// somebody admits, and the right one is what had been denied before in another article of
// the story. Both verbs may be of anything else: of the same party one word that both
// sentences have is enough, what a third one confirms must have been denied in so many
// words, and two of them tell it. What is admitted was denied before that, also where an
// article has no day; it is the deed that was denied, or else that it is admitted is told.
func recants(p Pair) bool {
	admits := admitted(p.A)
	if p.oneDocument() || !confirms(p.A, p.SA) && !(admits && p.ownsDeed()) || !deniesAloud(p.B, p.SB) {
		return false
	}
	sure := true
	switch compareOrder(p) {
	case After, Later:
	case Unknown:
		if sure = false; !admits {
			return false
		}
	default:
		return false
	}
	return publishedWithin(p, contentDays) && p.recantsIt(sure) && oneTale(p)
}

// ownsDeed reports whether the left claim is the deed that the right one, or the sentence
// of it, says was not done.
func (p Pair) ownsDeed() bool {
	if kindOf(p.SA.Family) == kindSpeech || p.SA.Stand != Done && p.SA.Stand != Plan {
		return false
	}
	a, known := p.A.Document.Told[p.A.Claim.ID]
	b, both := p.B.Document.Told[p.B.Claim.ID]
	if !known || !both {
		return false
	}
	return a.oneDeed(&b) || p.SA.Family == p.SB.Family || stands(&a, p.SB, p.B) > 0
}

// admitsOf lists the claims that say that somebody admits something, and what somebody
// admits, by the word that says so.
func admitsOf(claims []cotejo.Claim, words *Words) []string {
	if words == nil || words.Cue == nil {
		return nil
	}
	var out []string
	for i := range claims {
		c := &claims[i]
		word := func(sp *cotejo.Span) bool {
			if sp == nil || !c.Sentence.Span.Contains(*sp) {
				return false
			}
			at := sp.Start - c.Sentence.Span.Start
			says := strings.FieldsFunc(c.Sentence.Exact[at:sp.End-c.Sentence.Span.Start], notWord)
			return words.anyCue(says, CueAdmits) && !words.anyCue(lastWords(c.Sentence.Exact[:at], 1), CueOnly) // "admits only": and nothing more
		}
		if c.Predicate == "confirm" && c.Trigger != nil && word(&c.Trigger.Span) ||
			slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool { return word(a.CueSpan) }) {
			out = append(out, c.ID)
		}
	}
	slices.Sort(out)
	return out
}

// anyCue reports whether one of some words says what a cue tells.
func (w *Words) anyCue(list []string, cue Cue) bool {
	return slices.ContainsFunc(list, func(word string) bool { return w.Cue(strings.ToLower(word))&cue != 0 })
}

// admitted reports whether a claim is what somebody admits, or says that somebody does.
func admitted(it *Item) bool {
	_, in := slices.BinarySearch(it.Document.Admits, it.Claim.ID)
	return in
}

// recantsIt reports whether a confirmation and a denial speak of one thing; more must tell so
// where it is not known for sure which came first.
func (p Pair) recantsIt(sure bool) bool {
	if p.sameVoice() {
		matter, deed := p.sharesMatter(), p.sharesDeed()
		return matter && deed || sure && (matter || deed || p.soleAnswer())
	}
	if p.B.Claim.Factuality.Status == cotejo.Planned {
		return false // that it was not to be is what nobody else takes back
	}
	if sure && admitted(p.A) && p.concedes() {
		return true
	}
	common, deed := commonContent(p), p.sharesDeed()
	if p.B.Claim.Factuality.Status == cotejo.Denied {
		return common > 1 || common > 0 && deed
	}
	return common > 1 && deed // what is not so in somebody's words
}

// concedes reports whether what somebody admits is what the right claim denies, whoever that
// was: nobody owns up to what only the other side had to hide. What is not so in somebody's
// words must be told by one deed and of one matter.
func (p Pair) concedes() bool {
	if !p.sharesDeed() || p.deniesAdmitting() {
		return false
	}
	if p.B.Claim.Factuality.Status == cotejo.Denied {
		return p.sharesMatter() || p.ownsDeed()
	}
	return p.ownsDeed() && (p.SA.Family == p.SB.Family || p.oneDeed()) && p.sharesMatter()
}

// deniesAdmitting reports whether the word by which the left claim says that something is
// admitted stands in what the right one denies: nobody has admitted it, that says.
func (p Pair) deniesAdmitting() bool {
	c, stems := &p.A.Claim, p.SB.stems()
	in := func(sp *cotejo.Span) bool {
		if sp == nil || !c.Sentence.Span.Contains(*sp) {
			return false
		}
		said := c.Sentence.Exact[sp.Start-c.Sentence.Span.Start : sp.End-c.Sentence.Span.Start]
		return slices.ContainsFunc(strings.FieldsFunc(said, notWord), func(word string) bool {
			st := Stem(word)
			_, both := slices.BinarySearch(stems, weighed(st, 0)>>weightBits)
			return st != "" && both
		})
	}
	return c.Predicate == "confirm" && c.Trigger != nil && in(&c.Trigger.Span) || slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool { return in(a.CueSpan) })
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
	return s.Stand == Denies && len(it.Claim.Chain) > 0
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
	admits := admitted(&k.it)
	switch {
	case confirms(&k.it, &k.s) || admits && k.s.Stand != Denies:
		what, other = other, what
	case !deniesAloud(&k.it, &k.s):
		return
	}
	if lookup {
		what = other
	}
	heads := k.heads(figureHeads)
	k.yearly(what, heads, lookup)
	for _, r := range k.s.Roots { // who speaks of it twice needs one word of the story
		for _, h := range heads {
			k.yearly(what, []string{r.ID, h}, lookup)
		}
	}
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

// admissions is how many findings of one happening tell what was denied and owned up to.
const admissions = 3

// admitted says once that what was denied was owned up to later: of sentences that deny one
// thing and own up to it, by those that tell it best.
func (f *finder) admitted() {
	parts, owned := f.admissionParts(), map[sentenceID]bool{}
	for _, n := range f.g.nodes {
		if admitted(&n.item) {
			owned[n.sentence()] = true
		}
	}
	key := func(a, b *node, r cotejo.Relation) string { return parts[a.sentence()] }
	for _, b := range f.buckets(f.admits, key, admissions) {
		denial, said := f.tellingAdmission(b, owned)
		nodes := f.nodesOf(b)
		for _, n := range f.g.nodes {
			if parts[n.sentence()] == b.key {
				nodes = append(nodes, n)
			}
		}
		f.add(FindAdmitted, nodes, func(v *say.Voice) say.Args {
			return say.Args{"A": denial.sourceOrDoc(v), "Denied": quoted(denial), "B": said.sourceOrDoc(v), "Said": quoted(said)}
		})
	}
}

// admissionParts names, for every sentence that denies something that is owned up to, or owns
// up to it, those that hang together by it.
func (f *finder) admissionParts() map[sentenceID]string {
	u := grouping{parent: map[string]string{}}
	name := func(s sentenceID) string { return s.document + " " + strconv.Itoa(s.start) }
	var told []sentenceID
	for _, r := range f.rels {
		if f.admits(r) {
			a, b := f.by[r.A].sentence(), f.by[r.B].sentence()
			u.union(name(a), name(b))
			told = append(told, a, b)
		}
	}
	out := map[sentenceID]string{}
	for _, s := range told {
		out[s] = u.find(name(s))
	}
	return out
}

// tellingAdmission picks the denial and what is said later that are quoted: of one party, the
// one told in so many words to be denied, the other to be admitted. owned are the sentences
// that admit something.
func (f *finder) tellingAdmission(b bucket, owned map[sentenceID]bool) (denial, said *node) {
	most := -1
	for _, r := range b.rels[:min(len(b.rels), pairsAsked)] {
		d, s := f.admission(r)
		n := 0
		for _, tells := range []struct {
			holds  bool
			weight int
		}{
			{pairOf(s, d).sameVoice(), voiceTells},
			{d.item.Claim.Factuality.Status == cotejo.Denied, wordTells},
			{!owned[d.sentence()], wordTells},
			{admitted(&s.item), wordTells},
			{!headline(s.item.Claim.Block), wordTells},
		} {
			if tells.holds {
				n += tells.weight
			}
		}
		if n > most {
			denial, said, most = d, s, n
		}
	}
	return denial, said
}

// What a denial and what is said later are quoted for: that one party speaks in both weighs
// more than each sign that they say so in so many words.
const (
	voiceTells = 2
	wordTells  = 1
)

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
