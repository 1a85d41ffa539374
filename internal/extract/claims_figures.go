package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// assign gives every quantity of a sentence to the reading it measures and
// returns those that nothing claims. One quantity goes to one reading.
func (v *view) assign(rs []*reading) []*quantity {
	var left []*quantity
	for _, q := range v.quants {
		if v.noneOfThem(q) {
			continue // "signed no contract" denies, and counts nothing
		}
		r := v.owner(q, rs)
		if r == nil {
			if q.kind == KindQuantity || v.penal(q) || v.lasts(q) {
				left = append(left, q)
			}
			continue
		}
		r.quants = append(r.quants, q)
	}
	return left
}

// noneOfThem reports a word for none before things that are not people: what it stands in
// did not happen.
func (v *view) noneOfThem(q *quantity) bool {
	f := q.figure
	if q.kind != KindQuantity || f.Unit != "item" || f.Low == nil || *f.Low != 0 || f.High == nil || *f.High != 0 || q.number < 0 {
		return false
	}
	return v.tok(q.number).UPOS == text.DET || v.tok(q.number).UPOS == text.PRON
}

// anchor is the word that carries a quantity in the tree.
// A counted noun outside the quantity's own phrase ("and another 41") is only
// understood.
func (q *quantity) anchor() int {
	if q.head >= q.first && q.head <= q.last {
		return q.head
	}
	return q.number
}

// owner finds the reading that a quantity belongs to: the one whose theme it
// counts, the one whose subject a measuring verb speaks of, the nearest above it
// in the tree, or the nearest in the clause.
func (v *view) owner(q *quantity, rs []*reading) *reading {
	if v.holder(q) {
		return nil
	}
	if q.kind == KindDuration {
		return v.ownerByTheme(q, rs)
	}
	if q.restated || q.listed || v.gapBefore(q) {
		return nil
	}
	if q.whole {
		return v.ownerOfWhole(q, rs)
	}
	if r := v.ownerBeside(q, rs); r != nil {
		return r
	}
	for _, owner := range []func(*quantity, []*reading) *reading{v.ownerByTheme, v.ownerBySubject, v.ownerListed, v.ownerAbove, v.ownerNear, v.ownerSpoken} {
		if r := owner(q, rs); r != nil && !v.verbBehind(q, r.core) {
			return r
		}
	}
	return nil
}

// verbBehind reports a figure that is the subject of a verb of its own, in a clause that is
// joined to that of another word: "it killed 3,000 and a million have left".
func (v *view) verbBehind(q *quantity, core int) bool {
	w := v.ruledBy(q.anchor())
	if w < 0 || w == core || v.tok(w).UPOS != text.VERB {
		return false
	}
	joined := false
	for range maxClimb {
		joined = joined || v.rel(w) == "conj"
		if w = v.head(w); w < 0 || w == core {
			return w >= 0 && joined
		}
	}
	return false
}

// ownerBeside gives a change that stands behind the figure that changed ("29,480
// cases, 15 % more than in May") the reading of that figure.
func (v *view) ownerBeside(q *quantity, rs []*reading) *reading {
	if q.figure.Aspect != cotejo.Change && !q.level || q.first < 2 || !v.commaBefore(q.first) {
		return nil
	}
	for _, r := range rs {
		for _, p := range r.quants {
			if p.last < q.first && q.first-p.last <= maxClimb && (!q.level || p.figure.Aspect == cotejo.Change || p.figure.Unit == "percent") {
				return r
			}
		}
	}
	return nil
}

// ownerListed gives a number that counts what one before it counted, with no verb
// between them, the reading of that one: "gathered 5,500 people, according
// to A, and 10,000, according to B".
func (v *view) ownerListed(q *quantity, rs []*reading) *reading {
	if q.head < 0 || q.head >= q.first {
		return nil
	}
	for _, r := range rs {
		for _, p := range r.quants {
			if p.head == q.head && p.last < q.first && !v.verbBetween(p.last, q.first) {
				return r
			}
		}
	}
	return nil
}

func (v *view) verbBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if v.verbal(k) {
			return true
		}
	}
	return false
}

// commaBefore reports a comma before a word, at most a preposition and an article
// away.
func (v *view) commaBefore(w int) bool {
	for k := w - 1; k >= 0 && k >= w-3; k-- {
		switch t := v.tok(k); {
		case t.Form == ",":
			return true
		case t.UPOS != text.DET && t.UPOS != text.ADP:
			return false
		}
	}
	return false
}

// ownerSpoken gives a figure inside what is demanded, denied, offered or
// suspended, which nothing in it takes, to the act that has it as its topic.
func (v *view) ownerSpoken(q *quantity, rs []*reading) *reading {
	core := -1
	for _, r := range rs {
		if !r.mute() && !(r.frame.HasRole("topic") && len(r.frame.Classes) == 0) || r.nominal || v.trivial(q) {
			continue
		}
		if core < 0 {
			core = v.openCore(q)
		}
		if givesOut[r.frame.Predicate] && v.toldByNoun(q, core) {
			continue
		}
		if r.core == core || core >= 0 && v.tok(core).UPOS == text.NOUN && v.rel(core) == "obj" && v.head(core) == r.core {
			return r
		}
	}
	return nil
}

// givesOut are the acts of saying of which a count only says that somebody gives it.
var givesOut = map[string]bool{"confirm": true, "announce": true, "warn": true, "state": true, "promise": true}

// toldByNoun reports a figure of which its noun says what was done to those counted, or
// that measures what a noun of doing names: "admits 40 wounded", "announces the dismissal
// of six officers".
func (v *view) toldByNoun(q *quantity, core int) bool {
	if core >= 0 && v.deedOf(core) != "" && core != q.anchor() {
		return true
	}
	_, ok := v.doneTo(q)
	return ok && q.head == q.anchor()
}

func (v *view) ownerByTheme(q *quantity, rs []*reading) *reading {
	h := q.anchor()
	if q.kind == KindDuration {
		return v.ownerOfDuration(q, rs)
	}
	var best *reading
	bestSteps := maxClimb
	for _, r := range rs {
		if r.theme < 0 || r.mute() || !r.unitFits(q) || h != r.theme && (!r.compatible(q, h) || v.rel(h) == "nmod" && v.reference(q)) {
			continue
		}
		steps := v.stepsTo(h, r.theme, r.core)
		if steps < 0 && v.aboard(q, r) {
			steps = 1
		}
		if steps >= 0 && (steps < bestSteps || best != nil && steps == bestSteps && r.beats(best)) {
			best, bestSteps = r, steps
		}
	}
	return best
}

// aboard reports a quantity that a preposition puts right behind the theme of a
// verb, a vessel or vehicle: "rescued a boat with 142 people".
func (v *view) aboard(q *quantity, r *reading) bool {
	return q.figure.Unit == "person" && q.first-2 >= r.theme && q.first-2 <= r.theme+2 && v.g.is("accompanying", v.tok(q.first-1).Lower) &&
		inventory.Subsumes("vehicles", r.class)
}

// mute reports a speech act that has no figures of its own: those in what is said
// belong to what is said.
func (r *reading) mute() bool { return r.group() == "speech" && !r.frame.NeedsField("figure") }

// ownerOfDuration finds the event that a length of time measures: "a strike of
// 48 hours", "sentenced to nine years".
func (v *view) ownerOfDuration(q *quantity, rs []*reading) *reading {
	h := v.topOf(q.first, q.last)
	up := v.head(h)
	for _, r := range rs {
		if r.frame.Theme == "self" && r.core >= q.first-1 && r.core <= q.last {
			return r
		}
		if slices.Contains(r.words, up) && (v.rel(h) == "nmod" || len(r.frame.Units) > 0 && r.unitFits(q)) {
			return r
		}
		if len(r.frame.Units) > 0 && r.unitFits(q) && up >= 0 && v.head(up) == r.core {
			return r
		}
	}
	return nil
}

// compatible reports whether a quantity coordinated with the theme, or inside it,
// counts what the frame is about.
func (r *reading) compatible(q *quantity, h int) bool {
	if r.v.rel(h) == "conj" && r.frame.Theme == "self" && q.head == h {
		return false
	}
	if r.v.rel(h) != "conj" {
		return !r.elsewhere(q, h)
	}
	if len(r.frame.Classes) == 0 {
		return true
	}
	c := r.v.nounClass(h)
	if c == "" {
		c = unitClass(q.figure)
	}
	return c == "" && q.figure.Unit != "percent" || subsumedByAny(r.frame.Classes, c)
}

// elsewhere reports a count inside the theme that is not of the theme: of another
// class than the frame wants, or beside the theme's own count ("340 people from five
// villages").
func (r *reading) elsewhere(q *quantity, h int) bool {
	v := r.v
	if !isCount(q.figure.Unit) || h == r.theme {
		return false
	}
	if own := v.quantityAt(r.theme); own != nil && own != q && own.kind == KindQuantity && v.rel(h) == "nmod" {
		return true
	}
	c := v.nounClass(h)
	return c != "" && len(r.frame.Classes) > 0 && !subsumedByAny(r.frame.Classes, c) && !r.aboardClass(c)
}

// aboardClass reports people in a theme that carries them.
func (r *reading) aboardClass(c string) bool {
	return inventory.Subsumes("vehicles", r.class) && inventory.Subsumes("person", c)
}

// beats prefers, of two readings with the same theme, the one that governs the
// other's: "12 soldiers deployed in Gao died" counts the dead.
func (r *reading) beats(o *reading) bool {
	if s := r.group() == "speech"; s != (o.group() == "speech") {
		return !s
	}
	if !r.nominal && o.frame.Theme == "self" && r.theme == o.core {
		return true
	}
	return r.v.participle(o.core) && o.v.voice(o.core) == attribute && !o.nominal && !(r.v.participle(r.core) && r.v.voice(r.core) == attribute)
}

// stepsTo counts the steps from a counted noun up to a theme through the noun
// phrase only; -1 when the theme is not above it.
func (v *view) stepsTo(w, theme, core int) int {
	for steps := 0; steps < 5; steps++ {
		if w == theme {
			return steps
		}
		switch v.rel(w) {
		case "nmod", "conj", "nummod", "appos", "flat", "amod", "det", "compound", "fixed", "obl", "advmod":
		default:
			return -1
		}
		if w = v.head(w); w < 0 || w == core && w != theme {
			return -1
		}
	}
	return -1
}

// unitFits checks the units a frame measures in.
func (r *reading) unitFits(q *quantity) bool {
	u := q.figure.Unit
	if r.nominal && u == "percent" && q.head == r.core && r.frame.Theme == "measure" && r.v.tok(r.core).Feats.Has("Number", "Plur") {
		return false // a share of them
	}
	if len(r.frame.Units) > 0 {
		return slices.ContainsFunc(r.frame.Units, func(want string) bool {
			return want == u || want == "money" && isCurrency(u)
		})
	}
	if r.frame.Theme == "self" && q.head >= 0 && q.head != r.core {
		return r.sameCount(q)
	}
	if r.frame.Theme != "measure" && !r.countable(q) {
		return false
	}
	return u != "percent" || q.figure.Aspect != cotejo.Change || r.frame.Theme == "measure"
}

// countable reports whether a quantity can count who or what a frame without units
// is about: people are not counted in money, nor what befalls them in kilometres.
func (r *reading) countable(q *quantity) bool {
	switch r.group() {
	case "harm", "movement", "protest":
	case "force":
		if u := q.figure.Unit; q.head < 0 && (u == "kilometre" || u == "metre" || u == "kilometre-per-hour" || u == "degree") {
			return false
		}
		return true
	default:
		return true
	}
	switch u := q.figure.Unit; {
	case u == "percent" && q.head >= 0 && len(r.frame.Classes) > 0 && r.v.nounClass(q.head) != "" && r.theme >= 0:
		return subsumedByAny(r.frame.Classes, r.v.nounClass(q.head))
	case u == "person", u == "item", u == "percent", u == "percentage-point", u == "", q.kind == KindDuration:
		return true
	case unitClass(q.figure) == "territory":
		return true
	case isCurrency(u):
		return subsumedByAny(r.frame.Classes, "money")
	}
	return q.head >= 0
}

// sameCount reports whether a quantity's phrase holds the trigger: "12 dead
// people", "a dozen injured".
func (r *reading) sameCount(q *quantity) bool {
	beside := r.v.rel(q.head) == "conj" && q.head >= q.first && q.head <= q.last // "19 dead and 412 in hospital"
	return r.core >= q.first && r.core <= q.last || !beside && r.v.stepsTo(q.head, r.core, -1) >= 0 && r.v.head(q.head) == r.core || r.v.head(r.core) == q.head
}

// ownerBySubject reads "the number of dead rises to 12": the quantity is
// said of the verb's subject.
func (v *view) ownerBySubject(q *quantity, rs []*reading) *reading {
	h := q.anchor()
	counts := h == q.head && q.figure.Unit != "percent" && !isCurrency(q.figure.Unit) && q.figure.Unit != "magnitude" && q.figure.Class != ""
	g := v.governor(h)
	if g < 0 || !v.g.is("measure-verb", v.tok(g).Lemma) && !v.light(g) {
		return nil
	}
	var best *reading
	for _, r := range rs {
		if r.core == g {
			if r.theme >= 0 && len(r.frame.Units) > 0 && r.unitFits(q) {
				return r
			}
			continue
		}
		if r.attributive() && r.unitFits(q) && r.sameClass(q) && v.subjectAbove(r.theme, g) >= 0 {
			return r
		}
		if !r.nominal || !r.unitFits(q) && (r.frame.Theme != "self" || q.figure.Unit == "percent") || counts && r.frame.Theme != "measure" {
			continue
		}
		s := v.subjectAbove(r.core, g)
		if s == r.core && (r.frame.Theme == "measure" || r.frame.Theme == "self") {
			return r
		}
		if s >= 0 && (best == nil || r.frame.Theme == "self") {
			best = r
		}
	}
	return best
}

// sameClass reports a quantity that counts what the theme is.
func (r *reading) sameClass(q *quantity) bool {
	c := unitClass(q.figure)
	return c != "" && r.class != "" && (inventory.Subsumes(r.class, c) || inventory.Subsumes(c, r.class))
}

// attributive reports a participle beside the noun that it is said of.
func (r *reading) attributive() bool {
	return !r.nominal && r.theme >= 0 && r.v.participle(r.core) && r.v.voice(r.core) == attribute
}

// governor is the nearest verb above a word; a copular number is its own.
func (v *view) governor(w int) int {
	for range maxClimb {
		if v.kid(w, "cop") >= 0 {
			return v.kid(w, "cop")
		}
		w = v.head(w)
		if w < 0 {
			return -1
		}
		if v.verbal(w) {
			return w
		}
	}
	return -1
}

// subjectAbove climbs from a noun to the subject of verb g (or of the word that
// has g as its copula); -1 when it is not inside that subject.
func (v *view) subjectAbove(w, g int) int {
	if v.rel(g) == "cop" {
		g = v.head(g)
	}
	if s := v.relativeSubject(g); s >= 0 {
		for k, n := s, 0; k >= 0 && n < maxClimb; k, n = v.head(k), n+1 {
			if k == w {
				return w
			}
			if v.rel(k) != "nmod" {
				break
			}
		}
	}
	for range maxClimb {
		h := v.head(w)
		if h < 0 {
			return -1
		}
		if h == g {
			if v.rel(w) == "nsubj" || v.rel(w) == "obj" {
				return w
			}
			return -1
		}
		w = h
	}
	return -1
}

// relativeSubject is the noun that a relative clause whose pronoun is its subject hangs
// on, -1 when the verb is of no such clause.
func (v *view) relativeSubject(g int) int {
	if v.rel(g) != "acl" || !v.finite(g) {
		return -1
	}
	for _, k := range v.kids[g] {
		if v.rel(k) == "nsubj" && v.relativePronoun(k) {
			return v.head(g)
		}
	}
	return -1
}

// ownerAbove climbs from the quantity to the first trigger above it.
func (v *view) ownerAbove(q *quantity, rs []*reading) *reading {
	w := q.anchor()
	from := w
	blocked := false
	for range maxClimb {
		for _, r := range rs {
			if slices.Contains(r.words, w) && !r.mute() && r.takes(q, from) && (!blocked || len(r.frame.Units) > 0) {
				return r
			}
		}
		switch v.rel(w) {
		case "ccomp", "parataxis", "root", "csubj":
			return nil
		case "acl", "advcl":
			return nil
		case "conj":
			if from != w && v.tok(w).UPOS == text.VERB && v.finite(w) {
				return nil // a clause of its own
			}
		}
		blocked = blocked || from != w && v.opaque(w, rs)
		from = w
		if w = v.head(w); w < 0 {
			return nil
		}
	}
	return nil
}

// opaque reports a noun that has the quantity as its own measure ("a fall of
// 2.46 dollars"), so that it measures nothing above.
func (v *view) opaque(w int, rs []*reading) bool {
	if v.tok(w).UPOS != text.NOUN || v.g.is("transparent", v.tok(w).Lemma) || v.inQuant[w] != nil {
		return false
	}
	for _, r := range rs {
		if r.theme == w {
			return false
		}
	}
	return true
}

// takes says whether a reading can be measured by a quantity that hangs from it
// by the word from: not when that word fills another role.
func (r *reading) takes(q *quantity, from int) bool {
	if !r.unitFits(q) {
		return false
	}
	if role := r.fillers[from]; role != "" && role != r.frame.ThemeRole && role != "topic" {
		return false
	}
	if r.frame.Theme == "self" {
		return from == r.core || q.head < 0 || q.head == r.core
	}
	if len(r.frame.Classes) > 0 && r.theme < 0 && q.figure.Class != "" {
		return subsumedByAny(r.frame.Classes, q.figure.Class)
	}
	return r.measurable(q)
}

// measurable keeps counts of people and things that are not the theme from being
// taken as a measure of the event.
func (r *reading) measurable(q *quantity) bool {
	u := q.figure.Unit
	if !isCount(u) {
		return true
	}
	if r.theme >= 0 && r.v.quantityAt(r.theme) != nil && r.v.quantityAt(r.theme) != q {
		return false
	}
	return r.theme < 0 || r.frame.NeedsField("figure")
}

// ownerNear is the surface fallback where the tree has failed: the nearest
// trigger in the clause that the counted class suits.
func (v *view) ownerNear(q *quantity, rs []*reading) *reading {
	var best *reading
	dist := 9
	for _, r := range rs {
		if !r.unitFits(q) || len(r.quants) > 0 || !r.wants(q) {
			continue
		}
		d := max(r.core-q.last, q.first-r.core)
		if d < dist && !v.boundary(min(r.core, q.first), max(r.core, q.last)) {
			best, dist = r, d
		}
	}
	return best
}

// wants reports a reading that asks for a figure or a theme of the class that
// the quantity counts.
func (r *reading) wants(q *quantity) bool {
	c := unitClass(q.figure)
	if q.head >= 0 {
		if nc := r.v.nounClass(q.head); nc != "" {
			c = nc
		}
	}
	if r.frame.Theme == "self" {
		return false
	}
	if len(r.frame.Classes) > 0 {
		return r.theme < 0 && subsumedByAny(r.frame.Classes, c)
	}
	return r.frame.NeedsField("figure") && len(r.frame.Units) > 0
}

// boundary reports a clause boundary between two words.
func (v *view) boundary(a, b int) bool {
	for j := a + 1; j < b && j < len(v.s.Tokens); j++ {
		switch v.tok(j).Form {
		case ";", ":", ".", "(", ")", ",":
			return true
		}
	}
	return false
}

// objectClasses are the classes that the contract names as objects of a claim.
var objectClasses = []string{"munitions", "missiles", "drones", "weapons", "vehicles", "fuel", "food", "money", "drugs", "medical", "technology", "intelligence", "training", "troops", "data", "equipment", "goods"}

// objectOf projects a class of the taxonomy on an object class of the contract:
// the nearest one above it; "" when there is none.
func objectOf(class string) string {
	for _, c := range inventory.Classes(class) {
		if c == "worker" {
			return "workers"
		}
		if slices.Contains(objectClasses, c) {
			return c
		}
	}
	return ""
}

// objects lists the object classes of a reading: of its theme, of what the theme
// opens on and is coordinated with; of one quantity only when it is given.
func (r *reading) objects(q *quantity) []string {
	if r.theme < 0 {
		return nil
	}
	v := r.v
	var out []string
	add := func(c string) {
		if o := objectOf(c); o != "" && !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	if q != nil && q.head >= 0 && !r.about(q) {
		if c := v.nounClass(q.head); c != "" {
			add(c)
		} else {
			add(q.figure.Class)
		}
		if len(out) > 0 {
			return out
		}
	}
	add(r.class)
	if q != nil && q.head >= 0 && r.about(q) {
		return out
	}
	var walk func(w, depth int)
	walk = func(w, depth int) {
		if depth > 4 {
			return
		}
		add(v.nounClass(w))
		for _, k := range v.kids[w] {
			rel := v.rel(k)
			if (rel == "conj" || rel == "nmod" && (v.g.is("transparent", v.tok(w).Lemma) || depth == 0 && v.g.is("genitive", v.caseOf(k)) && !v.bodyLike(w))) && v.nominal(k) && !v.linked(k) && (rel == "conj" || !v.boughtWith(w, k)) {
				walk(k, depth+1)
			}
		}
	}
	walk(r.theme, 0)
	slices.Sort(out)
	return out
}

// about reports a figure that counts what a theme without a body is about: "the data of
// 212 containers" gives data.
func (r *reading) about(q *quantity) bool {
	c := r.v.nounClass(r.theme)
	return q.head != r.theme && r.v.stepsTo(q.head, r.theme, r.core) > 0 && objectOf(c) != "" && !inventory.Subsumes("goods", c) && !inventory.Subsumes("person", c)
}

// zero is the figure of a denied casualty: "there are no victims".
func (r *reading) zero() *quantity {
	n := 0.0
	f := cotejo.Figure{Low: &n, Best: &n, High: &n, Comparator: cotejo.Exact, Unit: "person", Counted: r.v.tok(r.core).Lemma, Class: r.class}
	f.Span = r.v.span(r.core, r.core)
	f.Text = r.v.text(f.Span)
	return &quantity{sentence: r.v.at, first: r.core, last: r.core, number: r.core, head: r.core, kind: KindQuantity, figure: f,
		rules: []string{r.v.in.pack.Lang + "/figure/none"}}
}

// ownerOfWhole gives the number of a set, of which another figure is a part, to the
// reading of the noun that it counts alone: what befell the part did not befall all.
func (v *view) ownerOfWhole(q *quantity, rs []*reading) *reading {
	for _, r := range rs {
		if r.core == q.head && r.frame.Theme == "self" && r.unitFits(q) {
			return r
		}
	}
	return nil
}
