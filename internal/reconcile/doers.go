package reconcile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// Who did it, according to whom. Two accounts of one deed that give it to others may stand
// side by side in one article, each with its source, or in two of them; one may name the
// other's source, or say of its own doer that it was he and nobody else.

// accusing is the predicate by which somebody says who is to blame: whom it is aimed at.
const accusing = "accuse"

// doerLeast is how many letters a word has at least that tells who did something.
const doerLeast = 3

// government stands among the words for who does it where it is a government, or a part of
// one: for which a country stands too.
var government = weighed("government:", 0)

// doerOf are the words that tell who does what a claim tells, but for those that fit
// anybody; none where that is the source, or what is counted, which may stand for it, nor of
// what befalls its subject ("the warning arrived"), unless it is told with stress.
func (w *Words) doerOf(c *cotejo.Claim) []uint64 {
	if c.Open && w.Befalls != nil && w.Befalls(c.Predicate) && !w.stressed(c) {
		return nil
	}
	var out []uint64
	did := "actor"
	if c.Predicate == accusing {
		did = "target"
	}
	for _, q := range c.Participants {
		if q.Role != did || !c.Sentence.Span.Contains(q.Span) || c.Figure != nil && c.Figure.Span.Overlaps(q.Span) {
			continue
		}
		if slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool {
			return a.Span.Overlaps(q.Span) || q.Entity != "" && a.Entity == q.Entity && a.Type != cotejo.SourceOutlet
		}) {
			return nil
		}
		for word := range strings.FieldsFuncSeq(q.Label, notWord) {
			var cue Cue
			if w.Cue != nil {
				cue = w.Cue(strings.ToLower(word))
			}
			if cue&CueGoverns != 0 {
				out = append(out, government)
			}
			if cue&CueAnybody == 0 && utf8.RuneCountInString(word) >= doerLeast && !unicode.IsDigit(rune(word[0])) {
				out = append(out, weighed(firstRunes(fold(word), stemRunes), 0))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stressReach is how many words the pronoun that goes with a form of being stands before
// the word that tells a deed.
const stressReach = 3

// stressed reports whether a claim tells with stress who did it: "it was they who", "who did
// it was he".
func (w *Words) stressed(c *cotejo.Claim) bool {
	s := c.Sentence
	if w.Cue == nil || c.Trigger == nil || !s.Span.Contains(c.Trigger.Span) {
		return false
	}
	for _, q := range c.Participants {
		if q.Role != "actor" || !s.Span.Contains(q.Span) {
			continue
		}
		if !w.behindBeing(lastWords(s.Exact[:q.Span.Start-s.Span.Start], 2)) {
			continue
		}
		pronoun := lastWords(s.Exact[:c.Trigger.Span.Start-s.Span.Start], stressReach)
		if told := c.Trigger.Span; q.Span.End <= told.Start {
			pronoun = lastWords(s.Exact[q.Span.End-s.Span.Start:told.Start-s.Span.Start], stressReach)
		} else if told.End > q.Span.Start {
			continue
		}
		if slices.ContainsFunc(pronoun, func(word string) bool { return w.Cue(strings.ToLower(word))&CueWho != 0 }) {
			return true
		}
	}
	return false
}

// behindBeing reports whether a form of being is the last of some words, or the one before
// an article.
func (w *Words) behindBeing(words []string) bool {
	cue := func(back int) Cue { return w.Cue(strings.ToLower(words[len(words)-back])) }
	return len(words) > 0 && cue(1)&CueBeing != 0 || len(words) > 1 && cue(1)&CueAnybody != 0 && cue(2)&CueBeing != 0
}

// ruledOut are the words of a sentence that stand behind one that says no: "the foreman and
// not the strikers".
func (w *Words) ruledOut(c *cotejo.Claim) []uint64 {
	if w.Cue == nil {
		return nil
	}
	var out []uint64
	words := strings.FieldsFunc(c.Sentence.Exact, notWord)
	for i, word := range words {
		if w.Cue(strings.ToLower(word))&CueNot != 0 {
			out = append(out, wordsOf(strings.Join(words[i+1:min(len(words), i+1+ruledReach)], " "))...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ruledReach is how many words behind the one that says no may be ruled out.
const ruledReach = 4

func lastWords(text string, n int) []string {
	words := strings.FieldsFunc(text, notWord)
	return words[max(0, len(words)-n):]
}

// compareDoers looks again at who did it: of one deed two sources name others, close by in
// one article, or one of them names the other's source or doer; or they tell it of others
// in two articles.
func (p Pair) compareDoers(st State) State {
	if p.SA.Stand != Done || p.SB.Stand != Done || commonDeed(p.SA.Family) || commonDeed(p.SB.Family) || !p.doersApart() || relays(p) || relays(p.swap()) {
		return st
	}
	out := p.rulesOut() || p.swap().rulesOut()
	switch {
	case p.oneSide() && !out:
		return st
	case p.SA.Predicate == accusing || p.SB.Predicate == accusing:
		if p.blamesOther() {
			return Disputed
		}
		return st
	case !p.oneDeed() && !p.oneVerb():
		return st
	}
	switch src := compareOrigins(p.SA, p.SB); {
	case p.oneDocument():
		if src == Other && (!p.targets() || p.oneThing() || targetNamed(p.A) != targetNamed(p.B)) && (p.sentencesApart() <= rivalReach || p.accuses() || p.swap().accuses()) {
			return Disputed
		}
	case src == Same:
	case src == Other && (p.accuses() || p.swap().accuses()), p.stress() && p.targets(), src == Other && p.oneTarget(), p.bodies() && p.oneTarget():
		return Disputed
	}
	return st
}

// rivalReach is how far apart the sentences of two accounts of one deed begin at most, in one
// article: a speaker may be brought in by a sentence of his own.
const rivalReach = 350

// oneVerb reports whether one verb tells two claims by words of it that are not alike, one that
// tells something and is done to somebody.
func (p Pair) oneVerb() bool {
	a, b := p.A.Document.Told[p.A.Claim.ID], p.B.Document.Told[p.B.Claim.ID]
	tells := func(words []uint64) bool {
		return slices.ContainsFunc(words, func(x uint64) bool { return weightOf(x) >= deedSteps/3 })
	}
	return p.A.Claim.Open && p.B.Claim.Open && p.SA.Predicate == p.SB.Predicate && (suffered(p.A) || suffered(p.B)) && tells(a.Word) && tells(b.Word)
}

// blamesOther reports whether two sources side by side each say who is to blame, and not the
// same: one of them at least does not say of what else, or both say so by one word.
func (p Pair) blamesOther() bool {
	if !p.oneDocument() || p.oneSentence() || compareOrigins(p.SA, p.SB) != Other || p.sentencesApart() > rivalBytes {
		return false
	}
	a, b := p.A.Document.Told[p.A.Claim.ID], p.B.Document.Told[p.B.Claim.ID]
	bare := func(it *Item) bool {
		return it.Claim.Predicate == accusing && !slices.ContainsFunc(it.Claim.Participants, func(q cotejo.Participant) bool { return q.Role == "topic" })
	}
	return p.SA.Predicate == p.SB.Predicate && commonNear(&a, &b) > 0 || later(p.A, p.B, bare)
}

// later reports whether something holds of the one of two claims of an article that it tells
// behind the other.
func later(a, b *Item, holds func(*Item) bool) bool {
	if a.Claim.Sentence.Span.Start > b.Claim.Sentence.Span.Start {
		return holds(a)
	}
	return holds(b)
}

// commonDeed reports whether many do what a family tells, each for himself or with the others.
func commonDeed(family string) bool {
	return mutual[family] || kindOf(family) == kindCount || family == "strike" || family == "protest" || family == "exercise"
}

// relays reports whether the source of the left claim tells what that of the right one
// says.
func relays(p Pair) bool {
	return slices.ContainsFunc(p.SA.Roots, func(r Root) bool {
		return slices.ContainsFunc(p.B.Claim.Chain, func(a cotejo.Attribution) bool {
			return a.Entity != "" && a.Entity == r.ID || fold(a.Label) == fold(r.Label)
		})
	})
}

// stress reports whether who did it is told with stress by one of two claims.
func (p Pair) stress() bool {
	return p.A.Document.Told[p.A.Claim.ID].Stress || p.B.Document.Told[p.B.Claim.ID].Stress
}

// targets reports whether both claims tell to whom or what it was done.
func (p Pair) targets() bool { return suffered(p.A) && suffered(p.B) }

// suffered reports whether a claim tells to whom or what it was done.
func suffered(it *Item) bool {
	return slices.ContainsFunc(it.Claim.Participants, func(q cotejo.Participant) bool { return q.Role != "actor" && !speaks(q) })
}

// doersApart reports whether two claims tell who did it, and not by one word, nor that one
// is of the other or acts for it, or takes part in what the other does.
func (p Pair) doersApart() bool {
	a, b := p.A.Document.Told[p.A.Claim.ID], p.B.Document.Told[p.B.Claim.ID]
	if a.Stress && len(a.By) == 0 && p.rulesOut() || b.Stress && len(b.By) == 0 && p.swap().rulesOut() {
		return true // "it was their own men and not the police"
	}
	if len(a.By) == 0 || len(b.By) == 0 || shared(a.By, b.By) > 0 || p.partakes(b.By) || p.swap().partakes(a.By) {
		return false
	}
	x, y := linkedDoers(p.A), linkedDoers(p.B)
	if acts(x) && slices.Contains(b.By, government) || acts(y) && slices.Contains(a.By, government) {
		return false
	}
	of := func(own []string, it *Item, others []string) bool {
		return slices.ContainsFunc(others, func(o string) bool { return meetAny(own, it.Document.lift(o)) })
	}
	return !of(x, p.B, y) && !of(y, p.A, x)
}

// partakes reports whether some doer is to whom the left claim says it was done.
func (p Pair) partakes(doer []uint64) bool {
	return slices.ContainsFunc(p.A.Claim.Participants, func(q cotejo.Participant) bool {
		if q.Role == "actor" || speaks(q) {
			return false
		}
		words := wordsOf(q.Label)
		n := shared(words, doer)
		return n > 0 && n == min(len(words), len(doer))
	})
}

// wordsOf are the words of a label as they tell a doer.
func wordsOf(label string) []uint64 {
	var out []uint64
	for word := range strings.FieldsFuncSeq(label, notWord) {
		if utf8.RuneCountInString(word) >= doerLeast {
			out = append(out, weighed(firstRunes(fold(word), stemRunes), 0))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// acts reports whether a country is among those who do it.
func acts(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return strings.HasPrefix(id, "iso:") })
}

func meetAny(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// linkedDoers are the entities of who does it.
func linkedDoers(it *Item) []string {
	var out []string
	for _, q := range it.Claim.Participants {
		if q.Role == "actor" && q.Entity != "" {
			out = append(out, q.Entity)
		}
	}
	return out
}

// bodies reports whether a body that has a name does it in both claims.
func (p Pair) bodies() bool {
	body := func(ids []string) bool {
		return len(ids) > 0 && !slices.ContainsFunc(ids, func(id string) bool { return strings.HasPrefix(id, "per:") || strings.HasPrefix(id, "geo:") })
	}
	return body(linkedDoers(p.A)) && body(linkedDoers(p.B))
}

// oneTarget reports whether two claims tell what was done to one thing: one entity, or a
// word of it.
func (p Pair) oneTarget() bool {
	of := func(it *Item) (ids []string, words []string) {
		for _, q := range it.Claim.Participants {
			if q.Role != "actor" && !speaks(q) {
				if q.Entity != "" {
					ids = append(ids, q.Entity)
				}
				words = append(words, contentWords(q.Label)...)
			}
		}
		return ids, unique(words)
	}
	x, xs := of(p.A)
	y, ys := of(p.B)
	return meetAny(x, y) || shared(xs, ys) > 0
}

// targetNamed reports whether it was done to somebody who is linked: for whom a noun may
// stand.
func targetNamed(it *Item) bool {
	return slices.ContainsFunc(it.Claim.Participants, func(q cotejo.Participant) bool { return q.Role != "actor" && !speaks(q) && q.Entity != "" })
}

// oneThing reports whether two claims tell what was done to one thing, or share a telling
// word of their clauses.
func (p Pair) oneThing() bool {
	a, b := p.A.Document.Told[p.A.Claim.ID], p.B.Document.Told[p.B.Claim.ID]
	return p.oneTarget() || commonNear(&a, &b) > 0
}

// accuses reports whether who did it, for the right source, is the source of the left claim,
// or is ruled out by it.
func (p Pair) accuses() bool {
	doer := p.B.Document.Told[p.B.Claim.ID].By
	return p.rulesOut() ||
		slices.ContainsFunc(p.SA.Roots, func(r Root) bool { return shared(wordsOf(r.Label), doer) > 0 })
}

// rulesOut reports whether the left claim rules out who did it for the right one.
func (p Pair) rulesOut() bool {
	return shared(p.A.Document.Told[p.A.Claim.ID].Not, p.B.Document.Told[p.B.Claim.ID].By) > 0
}

// otherDoers reports whether two claims that say the same, or tell it of other days, put it
// down to others: of one number of those to whom it was done, or of what surely is one deed.
func (p Pair) otherDoers(r cotejo.Relation) bool {
	switch {
	case r.Row != "says-agrees" && r.Row != "agrees" && r.Row != "rounds" && r.Row != "says-date-differs":
		return false
	case p.compareDoers(Unknown) != Disputed:
		return false
	case p.figures():
		return CompareValues(p.SA.Value, p.SB.Value) == Equal && isCount(p.SA.Unit) && isCount(p.SB.Unit)
	}
	return p.happens() == Sure
}

// rivalAccounts reports whether two claims are of one deed because they are told against one
// another: two sources put what was done to one thing down to others, side by side in one
// article, or in two articles of one story what was done to one number.
func rivalAccounts(p Pair) bool {
	switch {
	case p.SA.Stand != Done || p.SB.Stand != Done || p.oneSentence() || !p.oneDocument() && !p.figures():
		return false
	case p.figures() && (!isCount(p.SA.Unit) || !isCount(p.SB.Unit) || CompareValues(p.SA.Value, p.SB.Value) != Equal):
		return false
	case CompareWindows(p.SA.Time, p.SB.Time) == Disjoint || !oneTale(p) || p.compareDoers(Unknown) != Disputed:
		return false
	}
	return p.oneThing() || p.oneDocument() && (p.SA.Predicate == accusing || p.SB.Predicate == accusing || !p.targets())
}

// actor names who did it as a claim tells; of an accusation, whom it is aimed at.
func (n *node) actor() string {
	var labels []string
	for _, p := range n.item.Claim.Participants {
		if accuses := n.item.Claim.Predicate == accusing; accuses && p.Role == "target" || !accuses && (p.Role == "actor" || p.Role == "speaker") {
			labels = append(labels, p.Label)
		}
	}
	return strings.Join(labels, ", ")
}
