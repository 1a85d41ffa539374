package extract

import (
	"math"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// A bare number that its own clause does not explain goes on with an earlier figure:
// "they were fourteen", "the police admit 23", "of the 62 million that were claimed 18
// came back", "the limit is 90". The figure is chosen among those of the last sentences
// by its verb, its gender, its size and how near it stands; the number takes its noun
// and its unit.

const (
	elidedReach   = 5  // sentences back in which the figure may stand
	nearBy        = 3  // what standing in the same sentence counts; one less for every sentence back
	elidedLeast   = 4  // the least score of a figure with another verb
	closeAmount   = 3  // times larger or smaller: of one order
	likeAmount    = 10 // times larger or smaller: alike
	leftWords     = 4  // words between a verb and a number that it governs
	scoreVerb     = 4  // for the same verb
	scoreFamily   = 3  // for a verb with the same predicate
	mostPercent   = 100
	percentSpread = 2 // what a share counts less where nothing says that the number is one
)

// elision is how a bare number leans on what was said before.
type elision int

const (
	standsAlone elision = iota
	contrasted          // "and not 36"
	definite            // "far from the 210 that were asked"
	compared            // "against 33 in all of 2023"
	equated             // "they were 14": the number is all that is said
	gapped              // "the highway police, 23"
	governed            // a verb of its own
)

// elided finds what a bare number counts or measures in an earlier figure.
func (r *numberReader) elided(d *quantityDraft, n *pack.Number) {
	if d.unit.id != "" || d.head >= 0 || d.back != nil || d.like != nil || d.vague || d.aspect == cotejo.Rate || d.aspect == cotejo.Change || n.Article && !r.alone(n) || n.Form == pack.Fraction || n.Scaled && n.Scale >= leastMillions || yearLike(n) {
		return
	}
	if r.shareOmitted(d) || r.headed(d) || r.attached(d) {
		return
	}
	how := r.elision(d)
	if how == standsAlone {
		return
	}
	c, sure := r.precursor(d, how)
	if c == nil {
		return
	}
	r.takeOver(d, c, how, sure)
}

// yearLike reports digits that may be a year.
func yearLike(n *pack.Number) bool {
	const first, last = 1900, 2100
	return !n.Words && n.Digits == 4 && n.Value >= first && n.Value <= last
}

// shareOmitted reads a number behind a definite article in the singular, after shares
// were spoken of, as a share: "by the 71.3", "stays at the 30".
func (r *numberReader) shareOmitted(d *quantityDraft) bool {
	if !r.wordIs(d.first-1, "the-share") || d.high > mostPercent || d.low <= 1 {
		return false
	}
	c := r.recent(func(q *quantity) bool { return q.figure.Unit == "percent" })
	if c == nil {
		return false
	}
	d.unit, d.unsure, d.like = unitMatch{id: "percent", kind: "share", first: d.last, last: d.last}, "", c
	d.rule(r.n.RuleNamed("share"))
	return true
}

// headed reads a number of a list that a noun with a class opens before a colon, without
// a verb: "Dead by department: Cortes, 20; Yoro, 11".
func (r *numberReader) headed(d *quantityDraft) bool {
	for k := d.first - 1; k > 0; k-- {
		if r.token(k).Feats.Has("VerbForm", "Fin") {
			return false
		}
		if r.str(k) != ":" {
			continue
		}
		h := r.nounAfter(0, true)
		if h < 0 || h >= k || !r.token(h).Feats.Has("Number", "Plur") {
			return false
		}
		if _, class := r.noun(h); class == "" || !r.ends(d.last+1) {
			return false
		}
		d.head, d.unsure = h, ""
		d.rule(r.n.RuleNamed("count"))
		return true
	}
	return false
}

// recent is the last figure before that fits, at most some sentences back.
func (r *numberReader) recent(fits func(*quantity) bool) *quantity {
	return r.lastOf(elidedReach, fits)
}

// elision says how a bare number leans on what was said before.
func (r *numberReader) elision(d *quantityDraft) elision {
	k := d.first - 1
	for k > 0 && (r.token(k).UPOS == text.ADP || r.wordIs(k, "dets")) {
		k--
	}
	switch {
	case k > 0 && r.pack.Factuality.Negation(r.token(k).Lower) != nil && (r.token(k-1).UPOS == text.CCONJ || r.str(k-1) == ","):
		return contrasted
	case k > 0 && grammarOf(r.pack).is("instead", r.token(k).Lower),
		k > 0 && k < d.first-1 && r.token(k-1).UPOS == text.ADP && grammarOf(r.pack).is("instead-noun", r.token(k).Lower): // "in place of 500"
		return contrasted
	case r.wordIs(d.first-1, "dets") && d.first > 1 && r.token(d.first-2).UPOS != text.VERB:
		return definite
	case r.wordIs(d.first-1, "versus"), r.wordIs(d.first-2, "versus"):
		return compared
	}
	if g := r.verbLeft(d.first); g >= 0 {
		if r.token(g).UPOS == text.AUX && r.equates(g) {
			return equated
		}
		if r.wordIs(g, "has") {
			return standsAlone // how old
		}
		return governed
	}
	if f := r.token(d.last + 1).Feats; f.Has("VerbForm", "Fin") && f.Has("Number", "Plur") {
		return governed
	}
	if g, _ := r.verbOfMeasure(d); g >= 0 && d.first > 0 && r.token(d.first-1).UPOS == text.ADP {
		return governed
	}
	if r.wordIs(d.first-1, "list-sep") && len(r.out) > 0 && (r.ends(d.last+1) || r.token(d.last+1).UPOS == text.ADP || r.isTimed(d.last+1)) {
		return gapped // "120,000 first and 150,000 on Sunday"
	}
	if r.ends(d.last+1) && r.wordIs(d.first-1, "personal") && len(r.out) > 0 && r.joinedName(d.first-2) {
		return gapped
	}
	if r.ends(d.last+1) && (r.gapLeft(d.first) || d.first > 1 && r.str(d.first-1) == "," && r.namedBefore(d.first-2)) {
		return gapped
	}
	return standsAlone
}

// joinedName reports a name that a conjunction joins to what stands before it and that ends
// at an atom, but for a time between commas: "and Latvia, yesterday, (two)".
func (r *numberReader) joinedName(k int) bool {
	for k > 0 && (r.str(k) == "," || r.isTimed(k) || r.token(k).UPOS == text.ADV) {
		k--
	}
	if k < 1 || r.token(k).UPOS != text.PROPN && !r.atoms[k].Cap {
		return false
	}
	for ; k > 0; k-- {
		switch u := r.token(k).UPOS; {
		case u == text.CCONJ, r.str(k) == ";":
			return true
		case u != text.PROPN && u != text.DET && u != text.NOUN && u != text.ADJ:
			return false
		}
	}
	return false
}

// isTimed reports an atom of a time expression.
func (r *numberReader) isTimed(i int) bool { return r.timed != nil && i < len(r.timed) && r.timed[i] }

// equates reports a copula that says how many they are: no complement of place or
// quality stands with it, the number is next.
func (r *numberReader) equates(g int) bool {
	f := r.token(g).Feats
	return f.Has("Number", "Plur") || f.Has("VerbForm", "Inf")
}

// ends reports the end of a clause at an atom.
func (r *numberReader) ends(j int) bool {
	return j >= len(r.atoms) || r.atoms[j].Kind == pack.AtomSign || r.token(j).UPOS == text.CCONJ
}

// namedBefore reports a name that ends at an atom, where only it stands in the clause.
func (r *numberReader) namedBefore(k int) bool {
	for ; k >= 0; k-- {
		switch u := r.token(k).UPOS; {
		case u == text.NOUN, u == text.PROPN, u == text.ADJ, u == text.DET, u == text.ADP:
		case r.atoms[k].Kind == pack.AtomSign:
			return r.str(k) == ";" || r.str(k) == "."
		default:
			return false
		}
	}
	return true
}

// verbLeft is the verb right before a number, with adverbs, prepositions, articles and
// pronouns between; -1 for none.
func (r *numberReader) verbLeft(first int) int {
	for k := first - 1; k >= 0 && k >= first-leftWords; k-- {
		switch t := r.token(k); {
		case r.atoms[k].Kind != pack.AtomWord:
			return -1
		case t.UPOS == text.VERB, t.UPOS == text.AUX, t.UPOS == text.ADJ && t.Feats.Has("VerbForm", "Part"):
			return k
		case t.UPOS == text.ADV, t.UPOS == text.ADP, t.UPOS == text.DET, t.UPOS == text.PRON, r.wordIs(k, "total"):
		default:
			return -1
		}
	}
	return -1
}

// precursor is the earlier figure that a bare number goes on with, and whether its verb,
// or the way the number leans on it, says so; nil for none.
func (r *numberReader) precursor(d *quantityDraft, how elision) (best *quantity, sure bool) {
	verb := verbOver(r.sent, int(r.last[d.last]))
	gender := r.genderBeside(d)
	counts := how == governed && r.bodyCounts(d)
	most := -1
	try := func(q *quantity) {
		back := r.index - q.sentence
		if (how == contrasted || how == compared) && back > 0 || !meaningful(q) {
			return
		}
		if how == equated && back > 0 && isDuration(q) && r.countsPeople() {
			return // "hostages for two weeks … they are 13"
		}
		score, fits := r.likeness(d, q, gender)
		if !fits {
			return
		}
		family := r.kin(verb, verbOver(&r.all[q.sentence], q.number))
		if counts && back < 2 && q.figure.Unit == "person" {
			family = max(family, scoreFamily)
		}
		if family == 0 && (how == governed || how == definite) && inventory.Subsumes("dead", q.figure.Class) {
			return // "two died and four are still free": what befell some is not said of others
		}
		score += family + max(nearBy-back, 0)
		if q.figure.Unit == "percent" {
			score -= percentSpread
		}
		if family == 0 && how == governed && (q.figure.Unit == "percent" || back > 0 && r.brief(q)) || r.otherTale(d, q, how) {
			return
		}
		if score > most {
			best, most, sure = q, score, family > 0 || how != governed
		}
	}
	for q := range r.before(elidedReach) {
		try(q)
	}
	if !sure && most < elidedLeast {
		return nil, false
	}
	return best, sure
}

// isDuration reports a figure that says how long.
func isDuration(q *quantity) bool {
	return q.kind == KindDuration || durationUnits[q.figure.Unit]
}

var durationUnits = map[string]bool{"hour": true, "day": true, "week": true, "month": true, "year": true}

// countsPeople reports a count of people in the sentences that a bare number may go on with.
func (r *numberReader) countsPeople() bool {
	for q := range r.before(elidedReach) {
		if q.figure.Unit == "person" && meaningful(q) {
			return true
		}
	}
	return false
}

// bodyCounts reports a bare number that a body has, by a verb of counting: "the ministry
// has 51 dead. The union comes to 68, the Red Cross registers 60".
func (r *numberReader) bodyCounts(d *quantityDraft) bool {
	g := r.verbLeft(d.first)
	if g > 0 && r.token(g).Feats.Has("VerbForm", "Part") && r.token(g-1).UPOS == text.VERB {
		g-- // "has 75 counted"
	}
	if g < 0 || !r.lemmaIs(g, "tally-verb") && !r.lemmaIs(g, "reckon-verb") {
		return false
	}
	h := r.subject(g, d.last)
	if h < 0 || h >= g {
		return false
	}
	_, class := r.noun(h)
	one := d.low >= 2 && r.token(g).Feats.Has("Number", "Sing") && r.token(h).Feats.Get("Number") != "Plur"
	return one || class != "" && inventory.Subsumes("organisation", class)
}

// brief reports a duration in days or less, which is no term of years that another
// sentence goes on with.
func (r *numberReader) brief(q *quantity) bool {
	return q.kind == KindDuration && q.figure.Unit != "year" && q.figure.Unit != "month"
}

// otherTale reports an earlier figure that a bare number does not go on with: a share
// behind an article in the plural, a duration where such a number is of some place or
// body ("the 31 of Leon"), and millions of another sentence where a copula says how many
// they were.
func (r *numberReader) otherTale(d *quantityDraft, q *quantity, how elision) bool {
	if plural := how == definite && r.wordIs(d.first-1, "dets"); q.figure.Unit == "percent" || q.kind == KindDuration {
		if q.kind == KindDuration && q.sentence != r.index && how == governed && r.pluralVerb(d.first-1) {
			return true // "it runs six months more. For each that leaves enter two."
		}
		return plural && (q.kind != KindDuration || r.wordIs(d.last+1, "share-of"))
	}
	if q.sentence != r.index && r.lengthLike(q) && (how == equated || how == governed && r.pluralVerb(d.first-1)) {
		return true // "the shaft is 60 metres deep. They are seventeen."
	}
	if q.sentence == r.index || !r.shortFor(d, q) {
		return false
	}
	return how == equated && r.countsBehind(d) || how == governed && r.pluralVerb(d.first-1) && !r.moneyVerbRight(d.first)
}

// countsBehind reports a bare number of which the words behind it say what it counts: a
// definite phrase ("They are 3,120, those destroyed") or a part ("nine, two of them").
func (r *numberReader) countsBehind(d *quantityDraft) bool {
	j := d.last + 1
	return r.wordIs(j, "dets") || j+3 < len(r.atoms) && r.str(j) == "," && r.atoms[j+1].Num > 0 && r.wordIs(j+2, "share-of") && r.wordIs(j+3, "bare")
}

// shortFor reports a whole number that would be short for millions of money.
func (r *numberReader) shortFor(d *quantityDraft, q *quantity) bool {
	return d.low == math.Trunc(d.low) && isCurrency(q.figure.Unit) && r.scaleFrom(q, d.high) > 1
}

// meaningful reports a figure that says what it counts or measures.
func meaningful(q *quantity) bool {
	f := &q.figure
	if q.kind != KindQuantity && q.kind != KindDuration || f.Aspect == cotejo.Change || f.Comparator == cotejo.Vague {
		return false
	}
	return q.head >= 0 || f.Counted != "" || !isCount(f.Unit) && f.Unit != ""
}

// likeness says how well a bare number fits an earlier figure by gender and size.
func (r *numberReader) likeness(d *quantityDraft, q *quantity, gender string) (score int, fits bool) {
	if g := r.genderOf(q); gender != "" && g != "" && g != gender {
		return 0, false
	}
	low := d.low
	if s := r.scaleFrom(q, d.high); s > 1 {
		low *= s
	} else if s = r.scaleOf(q); s > 1 && isCurrency(q.figure.Unit) {
		return 0, false
	}
	count := isCount(q.figure.Unit)
	if count && low != math.Trunc(low) && bound(q.figure) == math.Trunc(bound(q.figure)) || q.figure.Unit == "percent" && d.high > mostPercent {
		return 0, false
	}
	n := bound(q.figure)
	if low == 0 && n > 0 {
		return 0, count
	}
	if n <= 0 || low <= 0 {
		return 0, false
	}
	order := orderOf(low, n)
	return max(order-1, 0), order > 1 || order == 1 && (count || isCurrency(q.figure.Unit))
}

// scaleOf is what a bare number behind an amount in millions or more is short for: a
// million, a thousand million or a million millions, as the amount was written; 1 else.
func (r *numberReader) scaleOf(q *quantity) float64 {
	if !isCurrency(q.figure.Unit) {
		return 1
	}
	n := bound(q.figure)
	switch {
	case n >= leastMillions*leastMillions:
		return leastMillions * leastMillions
	case n >= leastMillions:
		return leastMillions
	}
	return 1
}

// genderBeside is the gender that a bare number or its article shows, or that the
// participle or adjective said of it shows; "" for none.
func (r *numberReader) genderBeside(d *quantityDraft) string {
	if r.wordIs(d.first-1, "dets") {
		return r.token(d.first - 1).Feats.Get("Gender")
	}
	if g := r.token(d.last).Feats.Get("Gender"); g != "" {
		return g
	}
	at := int(r.last[d.last])
	for k := d.last + 1; k < len(r.atoms) && k <= d.last+leftWords; k++ {
		t := r.token(k)
		if (t.UPOS == text.ADJ || t.UPOS == text.VERB) && (t.Head == at || r.sent.Tokens[at].Head == int(r.first[k])) {
			return t.Feats.Get("Gender")
		}
	}
	return ""
}

// kin scores two verbs: the same one, or two with the same predicate of the inventory.
func (r *numberReader) kin(a, b string) int {
	switch {
	case a == "" || b == "":
		return 0
	case a == b:
		return scoreVerb
	}
	for _, x := range r.pack.Frames.At(a) {
		for _, y := range r.pack.Frames.At(b) {
			if x.POS == pack.VerbTrigger && y.POS == pack.VerbTrigger && x.Frame.Predicate == y.Frame.Predicate {
				return scoreFamily
			}
		}
	}
	return 0
}

// verbOver is the lemma of the verb that governs a word, "" for none and for a copula,
// which is anybody's.
func verbOver(s *text.Sentence, w int) string {
	for range maxClimb {
		if w < 0 || w >= len(s.Tokens) {
			return ""
		}
		t := &s.Tokens[w]
		if t.UPOS == text.VERB {
			return t.Lemma
		}
		for k := range s.Tokens {
			if s.Tokens[k].Head == w && s.Tokens[k].Rel == "cop" {
				return ""
			}
		}
		w = t.Head
	}
	return ""
}

// takeOver gives a bare number the noun and the unit of an earlier figure.
func (r *numberReader) takeOver(d *quantityDraft, q *quantity, how elision, sure bool) {
	f := &q.figure
	d.unsure = ""
	if !sure {
		d.unsure = "counted"
	}
	if f.Aspect == cotejo.Rate && d.aspect == "" {
		d.aspect = cotejo.Rate
	}
	if !isCount(f.Unit) {
		if s := r.scaleOf(q); d.high < leastMillions {
			d.low, d.high = d.low*s, d.high*s
		}
		d.unit = unitMatch{id: f.Unit, kind: kindOfUnit(f.Unit, q.kind), first: d.last, last: d.last}
	}
	if q.sentence == r.index && q.head >= 0 && d.unit.id == "" && how != equated {
		d.head = r.atomOf(q.head)
	}
	if d.head < 0 {
		d.like = q
	}
	if how == equated || how == gapped && q.sentence != r.index {
		d.back, d.restated = q, true
	}
	d.rule(r.n.RuleNamed("count"))
	if how == definite && r.wordIs(d.first-2, "share-of") && q.sentence == r.index && d.low > bound(*f) {
		d.whole = true // "paid 2.8 million of the six promised"
		// Only behind a comma does it surely tell what the first is a part of ("paid 2.8 million,
		// of the six promised"): without one another word may govern it ("far from the six").
		if n := d.low; q.figure.Aspect == "" && r.str(d.first-3) == "," {
			q.figure.Aspect, q.figure.Whole = cotejo.Part, &n
		}
	}
	if r.partOfOpening(q) && d.aspect == "" && d.low <= bound(*f) {
		d.aspect, d.partOf = cotejo.Part, bound(*f)
		d.rule(r.n.RuleNamed("part"))
	}
}

// partOfOpening reports the figure that opens its sentence as the whole that a later one
// is a part of: "Of the 62 million that were claimed 18 came back".
func (r *numberReader) partOfOpening(q *quantity) bool {
	return len(r.out) > 0 && q == &r.out[0] && q.sentence == r.index && r.wordIs(0, "share-of") && r.wordIs(1, "dets") && q.first <= int(r.last[1])+1
}

// kindOfUnit is the kind of a unit that is taken over.
func kindOfUnit(unit, kind string) string {
	switch {
	case unit == "percent" || unit == "percentage-point":
		return "share"
	case isCurrency(unit):
		return "money"
	case kind == KindDuration:
		return "time"
	}
	return "measure"
}

// lengthLike reports a figure in a unit of length, of which a bare number that is all that
// a sentence says of a plural seldom gives another.
func (r *numberReader) lengthLike(q *quantity) bool {
	return slices.ContainsFunc(r.n.UnitList, func(u pack.Unit) bool { return u.Kind == "length" && u.ID == q.figure.Unit })
}
