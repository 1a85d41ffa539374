package extract

import (
	"math"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// quantities finds every number expression of the document, says what kind of
// thing it is, and for quantities what is counted, how it is bounded and in
// which unit. They are sorted by position.
func quantities(in *input) []quantity {
	s := in.scanned()
	s.findForms()
	money := s.currency()
	var out []quantity
	for i := range s.sents {
		if ss := &s.sents[i]; len(ss.nums) > 0 {
			r := s.reader(ss)
			r.money, r.past, r.all = money, out, s.in.sentences
			out = append(out, r.read()...)
		}
	}
	s.fillCurrency(out)
	return out
}

func (s *scan) reader(ss *sentenceScan) *numberReader {
	return &numberReader{sentenceScan: ss, n: s.in.pack.Numbers, pack: s.in.pack, doc: s.in.doc.Text}
}

// findForms runs the number rules and the comparators over all sentences, after
// the times, which take what is theirs first.
func (s *scan) findForms() {
	if s.formed {
		return
	}
	s.formed = true
	s.findTimes()
	for i := range s.sents {
		if ss := &s.sents[i]; len(ss.nums) > 0 {
			s.reader(ss).match()
		}
	}
}

// numberReader assembles the quantities of one sentence.
type numberReader struct {
	*sentenceScan
	n        *pack.Numbers
	pack     *pack.Pack
	doc      string
	money    dollar // what "$" and a bare peso are in this document
	isMoney  []bool // by quantity in out
	lastUnit string // kind of the unit of the quantity just read
	out      []quantity
	past     []quantity // of the sentences before
	all      []text.Sentence
}

// numberForm is a rule match that joins numbers: a range, a ratio, a part.
type numberForm struct {
	rule        *pack.NumberRule
	first, last int // atoms
	a, b        int // numbers
}

// boundPhrase is a comparator phrase.
type boundPhrase struct {
	first, last int // atoms
	short       int // last atom without the determiner that may belong to the number
	value       string
	after       bool
}

func (r *numberReader) read() []quantity {
	end := -1   // last atom that a quantity has used up
	whole := -1 // the number of which the last quantity is a part
	for k := 0; k < len(r.nums); k++ {
		n := &r.nums[k]
		if n.Form == pack.Fraction && k > 0 && r.nums[k-1].Form == pack.Ordinal && r.nums[k-1].Last == n.First-1 {
			continue // "the second half" is no half
		}
		if n.First <= end || n.Form == pack.Code && r.taken[k] == "" || n.Article && (r.taken[k] == "" || r.weak[k]) && !r.articleCounts(n) {
			continue
		}
		if kind := r.taken[k]; kind != "" {
			if kind != KindDuration {
				r.out, r.isMoney = append(r.out, r.other(k, kind)), append(r.isMoney, false)
				continue
			}
		}
		last := k
		f := r.formOf(k)
		if f != nil {
			last = f.b
		}
		q, used := r.assemble(k, last, f)
		if kind := r.bareKind(&q, k); kind != "" {
			q = r.other(k, kind)
		}
		q.whole = q.whole || k == whole
		whole = r.partOfNext(&q, used)
		r.out = append(r.out, q)
		r.isMoney = append(r.isMoney, r.lastUnit == "money" && q.kind == KindQuantity)
		if f == nil || f.rule.As != "part" {
			end = used
		}
		if n := len(r.out) - 2; n >= 0 && r.out[n].figure.Aspect == cotejo.Part && r.out[n].head >= 0 && r.out[n].head == r.out[n+1].head {
			r.out[n+1].whole = true // "19 of the 45"
		}
	}
	return r.out
}

// phoneDigits are so many that digits without separators are no count.
const phoneDigits = 9

// yearAlone reports a number of four figures behind the preposition of places and
// times that ends its clause and counts nothing: "founded by a friar in 1536".
func (r *numberReader) yearAlone(q *quantity, n *pack.Number) bool {
	const first, last = 1000, 2100
	i, j := n.First-1, n.Last+1
	if i < 0 || q.unsure != "counted" || len(r.str(n.First)) != 4 || n.First != n.Last || n.Value < first || n.Value > last {
		return false
	}
	return grammarOf(r.pack).is("locative-strong", r.token(i).Lower) && (j >= len(r.atoms) || r.atoms[j].Kind != pack.AtomWord)
}

// bareKind types bare digits that count nothing by what stands in front of
// them: a name ("Airbus 330"), an article in the singular ("the 787"); digits
// that start with a nought are a code.
func (r *numberReader) bareKind(q *quantity, k int) string {
	n := &r.nums[k]
	if n.Words && q.kind == KindQuantity && r.capitalised(n.First) {
		return KindName
	}
	if n.Form == pack.Zero && q.head < 0 && q.alike.IsZero() && q.back.IsZero() {
		return KindOther
	}
	if n.Digits >= phoneDigits && q.figure.Unit == "item" {
		return KindPhone
	}
	if n.Digits == 0 || q.kind != KindQuantity || q.head >= 0 && q.unsure == "" && r.sent.Tokens[q.head].UPOS != text.ADJ && !r.sent.Tokens[q.head].Feats.Has("Number", "Sing") || !isCount(q.figure.Unit) || q.figure.Comparator != cotejo.Exact {
		return ""
	}
	i := n.First - 1
	switch {
	case r.yearAlone(q, n):
		return KindDate
	case r.str(n.First)[0] == '0' && n.Digits > 1:
		return KindOther
	case i < 0:
		return ""
	case r.wordIs(i, "one-thing"):
		return KindName
	case r.atoms[i].Upper && q.head >= 0 && (r.sent.Tokens[q.head].UPOS == text.ADJ || n.Value > 1 && r.sent.Tokens[q.head].Feats.Has("Number", "Sing")):
		return KindName // "the British FTSE 100"
	case i > 0 && q.head >= 0 && q.unsure == "":
		return ""
	case i > 0 && r.atoms[i].Kind == pack.AtomWord && r.atoms[i].Cap && !r.pluralVerb(n.Last+1):
		return KindName
	}
	return ""
}

// pluralVerb reports whether a finite verb in the plural follows: then the
// number is its subject, not the end of a name.
func (r *numberReader) pluralVerb(i int) bool {
	f := r.token(i).Feats
	return f.Has("VerbForm", "Fin") && f.Has("Number", "Plur")
}

// capitalised reports whether a number word has a capital that the start of a
// sentence or a quotation does not explain: "the Group of Seven".
func (r *numberReader) capitalised(i int) bool {
	return i > 0 && r.atoms[i].Cap && !r.atoms[i].Upper && r.atoms[i-1].Kind == pack.AtomWord && !r.atoms[i-1].Upper
}

// match runs the rules and the comparators over the sentence.
func (r *numberReader) match() {
	v := r.n.V
	var caps pack.Captures
	for i := range r.atoms {
		a := &r.atoms[i]
		r.n.Dispatch.At(a, func(k int) {
			rule := &r.n.Rules[k]
			if end := rule.Pattern.Match(v, r.atoms, r.nums, i, &caps); end > 0 {
				r.apply(rule, i, end-1, &caps)
			}
		})
		r.n.Comparators.At(a, func(k int) {
			if end := r.n.ComparatorPattern(k).Match(v, r.atoms, r.nums, i, &caps); end > 0 {
				c := &r.n.ComparatorList[k]
				b := boundPhrase{i, end - 1, end - 1, c.Value, c.After}
				if r.wordIs(b.last, "det") && b.last > i {
					b.short--
				}
				r.bounds = append(r.bounds, b)
			}
		})
	}
}

// apply records a rule match: a kind for the numbers it captured, or a form.
func (r *numberReader) apply(rule *pack.NumberRule, first, last int, caps *pack.Captures) {
	if rule.As == "kind" {
		if rule.Kind == KindScore && !r.isScore(caps) || rule.Who != "" && !r.isPerson(rule, caps) {
			return
		}
		for slot := range rule.Pattern.Slots() {
			if c := caps[slot]; c.First >= 0 && !(rule.Kind == KindName && r.countsNext(c.Last)) {
				r.claim(rule, c)
			}
		}
		return
	}
	f := numberForm{rule: rule, first: first, last: last, a: -1, b: -1}
	for slot, name := range rule.Pattern.Slots() {
		k := r.numberAt(caps[slot].First)
		if name == "a" {
			f.a = k
		} else if name == "b" {
			f.b = k
		}
	}
	if f.a >= 0 && f.b >= 0 && r.plausible(&f) {
		r.forms = append(r.forms, f)
	}
}

// countsNext reports a number right before a unit, or a noun in the plural with a class,
// which it counts, as in "in the area 95 firefighters", "put into that line 38 million".
func (r *numberReader) countsNext(last int) bool {
	j := last + 1
	if r.wordIs(j, "share-of") {
		j++
	}
	if u := r.unitAfter(j); u.last >= 0 && !u.weak && (u.kind == "money" || u.kind == "share") {
		return true
	}
	t := r.token(last + 1)
	if last+1 >= len(r.atoms) || r.atoms[last+1].Cap || t.UPOS != text.NOUN || !t.Feats.Has("Number", "Plur") {
		return false
	}
	_, class := r.noun(last + 1)
	return class != ""
}

// claim gives the numbers inside a capture to a rule of kinds.
func (r *numberReader) claim(rule *pack.NumberRule, c pack.Capture) {
	for i := c.First; i <= c.Last; i++ {
		k := r.numberAt(i)
		if k < 0 || r.nums[k].Last > c.Last || r.fixed[k] {
			continue
		}
		if r.taken[k] == "" || r.taken[k] == KindDuration && (rule.Kind == KindAge || rule.Kind == KindDuration) {
			r.taken[k], r.takenBy[k], r.fixed[k] = rule.Kind, rule.Name, true
		}
	}
}

func (r *numberReader) numberAt(atom int) int {
	if atom < 0 || r.atoms[atom].Num == 0 {
		return -1
	}
	return int(r.atoms[atom].Num) - 1
}

// isPerson reports whether the noun that the rule names is one for persons.
func (r *numberReader) isPerson(rule *pack.NumberRule, caps *pack.Captures) bool {
	for slot, name := range rule.Pattern.Slots() {
		if name == rule.Who && caps[slot].First >= 0 {
			_, class := r.noun(caps[slot].First)
			return class != "" && inventory.Subsumes("person", class)
		}
	}
	return false
}

// isScore tells 3-1 from 20-30: a score goes down, has a nil, or nothing is
// counted behind it; and neither side is large.
func (r *numberReader) isScore(caps *pack.Captures) bool {
	a, b := r.numberAt(caps[0].First), r.numberAt(caps[1].First)
	if a < 0 || b < 0 {
		return false
	}
	x, y := r.nums[a], r.nums[b]
	if x.Value > 200 || y.Value > 200 {
		return false
	}
	if x.Value >= y.Value || x.Value == 0 {
		return true
	}
	return r.unitAfter(y.Last+1).last < 0 && r.nounAfter(y.Last+1, false) < 0
}

// plausible filters forms by their values.
func (r *numberReader) plausible(f *numberForm) bool {
	a, b := &r.nums[f.a], &r.nums[f.b]
	if r.taken[f.a] != "" && r.taken[f.a] != KindDuration || r.taken[f.b] != "" && r.taken[f.b] != KindDuration {
		return false
	}
	va, vb := r.spread(a, b), b.Value
	switch f.rule.As {
	case "range":
		return va <= vb
	case "range-from":
		if va < vb && !r.changeBefore(f.first) {
			return true
		}
		r.pairs = append(r.pairs, *f)
		return false
	case "range-or":
		return va < vb && vb <= 10*va && (!a.Article || vb == 2)
	case "range-dash":
		return va < vb && a.Form != pack.Ordinal && (r.atoms[a.Last+1].Glued == r.atoms[b.First].Glued)
	case "ratio":
		return a.Value <= b.Value && b.Value > 0
	case "part":
		return a.Value <= r.wholeOf(a, b) && !a.Article
	}
	return true
}

// wholeOf is the number that another is a part of, in the magnitude of that one where it
// says none: "17 million of the 23".
func (r *numberReader) wholeOf(part, whole *pack.Number) float64 {
	if part.Scaled && part.Scale >= leastMillions && !whole.Scaled && whole.Value < millionsApart {
		return whole.Value * part.Scale
	}
	return whole.Value
}

// spread gives the lower end of a range the magnitude of the upper one: "from 20
// to 30 million".
func (r *numberReader) spread(a, b *pack.Number) float64 {
	if b.Scaled && !a.Scaled && a.Digits != 4 && b.Scale >= 1000 && a.Value <= b.Value/b.Scale && a.Value < 1000 {
		return a.Value * b.Scale
	}
	return a.Value
}

func (r *numberReader) formOf(k int) *numberForm {
	var best *numberForm
	for i := range r.forms {
		if f := &r.forms[i]; f.a == k && (best == nil || f.last-f.first > best.last-best.first) {
			best = f
		}
	}
	return best
}

// other makes the entry of a number that is no quantity.
func (r *numberReader) other(k int, kind string) quantity {
	n := &r.nums[k]
	q := quantity{sentence: r.index, first: int(r.first[n.First]), last: int(r.last[n.Last]), number: int(r.last[n.Last]), head: -1, kind: kind}
	v := n.Value
	q.figure = cotejo.Figure{Low: &v, Best: &v, High: &v, Comparator: cotejo.Exact}
	q.figure.Span = r.span(n.First, n.Last)
	q.figure.Text = q.figure.Span.Of(r.doc)
	q.rules = []string{r.takenBy[k]}
	return q
}

// quantityDraft is a quantity while it is put together.
type quantityDraft struct {
	first, last int // atoms of the phrase
	low, high   float64
	comparator  cotejo.Comparator
	openLow     bool
	openHigh    bool
	vague       bool
	unit        unitMatch
	aspect      cotejo.Aspect
	head        int // atom
	base        [2]int
	rules       []string
	unsure      string
	each, total bool
	ratio       bool
	back        *quantity // the earlier quantity that tells what is counted
	restated    bool      // put in its place
	like        *quantity // an earlier quantity that counts or measures the same
	listed      bool      // one of its parts in a list
	partOf      float64   // of how many it is a part, 0 where that is not said
	whole       bool      // only what the figure before is a part of
	level       bool      // what a change came to
	guessed     bool      // taken for money only because millions are
}

func (d *quantityDraft) rule(name string) { d.rules = append(d.rules, name) }

// assemble puts one quantity together: from number a to number b, which are
// one unless a form joins them. It gives the last atom it used, too.
func (r *numberReader) assemble(a, b int, f *numberForm) (quantity, int) {
	na, nb := &r.nums[a], &r.nums[b]
	d := quantityDraft{first: na.First, last: nb.Last, low: na.Value, high: nb.Value, comparator: cotejo.Exact, head: -1, base: [2]int{-1, -1}}
	whole := nb
	if f != nil {
		whole = r.join(&d, f, na, nb)
	}
	if na.Article {
		d.rule(r.n.RuleNamed("article"))
	}
	if r.fixed[a] {
		d.rule(r.takenBy[a])
	}
	r.valueForm(&d, whole)
	r.measure(&d, na, whole)
	r.compare(&d)
	if na.Article && r.token(na.First).UPOS == text.PRON && r.alone(na) {
		d.unsure = "counted"
		r.elliptic(&d) // "only one": what it counts was said before
	} else if r.fromTo(&d, a); d.head < 0 && !r.firstOfPair(&d, a) {
		r.counted(&d, whole)
	}
	r.sameMoney(&d, whole)
	r.elided(&d, whole)
	r.ofPeople(&d)
	r.marks(&d)
	r.outOfOpening(&d)
	r.lastUnit = d.unit.kind
	return r.finish(&d, a, whole), max(d.last, d.unit.last)
}

// join applies a form to the quantityDraft and gives the number whose surroundings
// matter.
func (r *numberReader) join(d *quantityDraft, f *numberForm, na, nb *pack.Number) *pack.Number {
	d.rule(f.rule.Name)
	switch f.rule.As {
	case "ratio":
		d.low, d.high = 100*na.Value/nb.Value, 100*na.Value/nb.Value
		d.unit = unitMatch{id: "percent", kind: "share", first: nb.Last, last: nb.Last}
		d.first, d.last, d.ratio = f.first, f.last, true
		return nb
	case "part":
		d.low = r.spread(na, nb) // "33 of the 75 million"
		d.aspect, d.last, d.high = cotejo.Part, nb.Last, d.low
		if m := r.wholeOf(na, nb); m > nb.Value {
			d.partOf = m
			return na // the magnitude, and so the unit, is told with the part
		}
		return nb
	}
	d.low, d.high, d.comparator = r.spread(na, nb), nb.Value, cotejo.Range
	d.first, d.last = min(f.first, na.First), f.last
	return nb
}

// valueForm applies what the form of the number itself says.
func (r *numberReader) valueForm(d *quantityDraft, n *pack.Number) {
	switch n.Form {
	case pack.VagueNumber:
		d.comparator, d.vague, d.openHigh, d.high = cotejo.Vague, true, true, n.Value
		d.low = n.Value
		d.rule(r.n.RuleNamed("vague"))
	case pack.Zero:
		d.low, d.high = 0, 0
		d.rule(r.n.RuleNamed("none"))
	case pack.Cardinal:
		if n.Article && r.notEven(n) {
			d.low, d.high = 0, 0
			d.rule(r.n.RuleNamed("none"))
		}
	}
	if n.Group && d.comparator == cotejo.Exact && n.Value != 2 {
		d.comparator = cotejo.About
		d.rule(r.n.RuleNamed("about"))
	}
}

// compare finds the comparator that ends right before the phrase, or starts
// right behind it.
func (r *numberReader) compare(d *quantityDraft) {
	best := -1
	for i, c := range r.bounds {
		if !c.after && (c.last == d.first-1 || c.short == d.first-1) && (best < 0 || c.first < r.bounds[best].first) && !r.describes(c.first) {
			best = i
		}
	}
	if best >= 0 {
		c := r.bounds[best]
		for i, o := range r.bounds { // "at least some": the outer one bounds
			if !o.after && (o.last == c.first-1 || o.short == c.first-1) && o.value != "exact" {
				best, c = i, o
			}
		}
		if len(r.out) > 0 && c.first > 0 && r.str(c.first-1) == "," && r.wordIs(d.first-1, "dets") && r.token(c.first).UPOS == text.ADP {
			return // "paid 28 million, below the 33 that were claimed": these are stood against
		}
		d.first = c.first
		if c.value == string(cotejo.AtMost) && r.wordIs(c.first, "level") && r.reached(c.first) {
			d.level = true
			return // "rose to 30": the level reached
		}
		if r.lemmaIs(c.first, "pass-verb") && r.startsPair(d.last) {
			return // "goes from 30 to 40"
		}
		if c.value == string(cotejo.AtLeast) && r.wordIs(c.first, "from") && r.changeBefore(c.first) {
			d.level = true
			return // "fell from 145": where it stood
		}
		r.bind(d, c.value)
		return
	}
	for _, c := range r.bounds {
		if c.after && c.first == d.last+1 {
			d.last = c.last
			r.bind(d, c.value)
			return
		}
	}
}

// describes reports a word that makes a listed phrase with the noun before it, and bounds
// nothing: "the minimum wage of 1,080 euros".
func (r *numberReader) describes(i int) bool {
	if i < 1 || r.token(i-1).UPOS != text.NOUN {
		return false
	}
	return slices.ContainsFunc(grammarOf(r.pack).objects[r.token(i-1).Lemma], func(p objectPhrase) bool {
		return len(p.words) == 2 && (p.words[1] == r.token(i).Lemma || p.words[1] == r.token(i).Lower)
	})
}

// startsPair reports the first number of two levels.
func (r *numberReader) startsPair(last int) bool {
	for i := range r.pairs {
		if n := &r.nums[r.pairs[i].a]; n.First <= last && last <= n.Last+1 {
			return true
		}
	}
	return false
}

// reached reports whether a verb of change or arrival earlier in the sentence
// makes what "to" or "up to" names the level it came to.
func (r *numberReader) reached(i int) bool {
	if n := len(r.out); n > 0 && i > 1 && r.str(i-1) == "," && r.out[n-1].figure.Unit == "percent" {
		return true
	}
	for k := i - 1; k >= 0 && k > i-14; k-- {
		if r.wordIs(k, "change-noun") {
			return true
		}
		if t := r.token(k); t.UPOS == text.VERB && t.Lemma != "" {
			return r.n.V.Of(t.Lemma, "change-verb", "level-verb")
		}
	}
	return false
}

func (r *numberReader) bind(d *quantityDraft, value string) {
	if d.vague {
		return
	}
	if d.comparator == cotejo.Range && (value == "about" || value == "exact") {
		return
	}
	d.rule(r.n.RuleNamed(value))
	switch c := cotejo.Comparator(value); c {
	case cotejo.AtLeast, cotejo.MoreThan:
		d.openHigh, d.comparator, d.high = true, c, d.low
	case cotejo.AtMost, cotejo.LessThan:
		d.openLow, d.comparator, d.low = true, c, d.high
	case cotejo.Exact:
	default:
		d.comparator = c
	}
}

// finish turns a quantityDraft into the quantity of the contract.
func (r *numberReader) finish(d *quantityDraft, k int, n *pack.Number) quantity {
	q := quantity{sentence: r.index, first: int(r.first[d.first]), last: int(r.last[d.last]), number: int(r.last[n.Last]), head: -1, kind: KindQuantity, unsure: d.unsure}
	f := cotejo.Figure{Comparator: d.comparator, Aspect: d.aspect, Each: d.each, Total: d.total}
	low, high := round(d.low), round(d.high)
	best := low
	switch {
	case d.openLow:
		best = high
		f.High = &high
	case d.openHigh:
		f.Low = &low
	default:
		f.Low, f.High = &low, &high
	}
	if d.comparator != cotejo.Range {
		f.Best = &best
	}
	if d.vague {
		f.Convention, f.Best = r.n.Conventions[0], nil
	}
	f.Span = r.span(d.first, d.last)
	f.Text = f.Span.Of(r.doc)
	r.name(&f, d)
	if d.head < 0 && f.Unit == "item" && q.unsure == "" {
		q.unsure = "counted"
	}
	q.level, q.whole, q.guessed = d.level, d.whole, d.guessed
	q.bareMoney = d.unit.id == "XXX" && !d.unit.before && d.unit.first <= n.Last
	if d.back != nil {
		q.back, q.restated, q.listed = d.back.figure.Span, d.restated, d.listed
	}
	if d.like != nil {
		q.alike = d.like.figure.Span
	}
	if d.head >= 0 {
		q.head = int(r.first[d.head])
		if d.head == d.last {
			q.last = r.adjectives(q.last)
		}
	}
	if r.taken[k] == KindDuration || f.Unit != "" && d.unit.kind == "time" && d.aspect != cotejo.Rate {
		q.kind = KindDuration
	}
	q.figure, q.rules = f, d.rules
	return q
}

// adjectives extends a phrase that ends in its noun over the adjectives behind
// it: "15,000 soldiers present".
func (r *numberReader) adjectives(last int) int {
	toks := r.sent.Tokens
	for k := last + 1; k < len(toks) && k <= last+3; k++ {
		if toks[k].UPOS != text.ADJ {
			return k - 1
		}
	}
	return last
}

// round takes away the noise of multiplying decimals.
func round(v float64) float64 {
	if v == 0 || math.Abs(v) > 1e15 {
		return v
	}
	return math.Round(v*1e6) / 1e6
}

// name fills unit, counted noun, class and base of the figure.
func (r *numberReader) name(f *cotejo.Figure, d *quantityDraft) {
	if d.base[0] >= 0 {
		f.Base = r.span(d.base[0], d.base[1]).Of(r.doc)
	}
	if d.base[0] >= 0 || d.aspect == cotejo.Part {
		f.Whole = r.baseNumber(d)
	}
	if d.partOf > 0 {
		f.Whole = &d.partOf
	}
	if d.head >= 0 {
		if f.Counted, f.Class = r.noun(d.head); f.Class == anything {
			f.Class = r.unitsOf()
		}
		if f.Class == "person" || f.Class == "resident" {
			if c := r.refine(d.head + 1); c != "" {
				f.Class = c
			}
		}
	}
	if b := d.back; b != nil && d.head < 0 {
		f.Counted, f.Class = b.figure.Counted, b.figure.Class
		if d.unit.id == "" {
			f.Unit = b.figure.Unit
			return
		}
	}
	if b := d.like; b != nil && d.head < 0 {
		f.Counted, f.Class, f.Unit = b.figure.Counted, b.figure.Class, b.figure.Unit
		if d.unit.id == "percent" {
			f.Base = b.figure.Base
		}
		return
	}
	switch {
	case d.unit.id != "":
		f.Unit = d.unit.id
	case d.head >= 0 && f.Class == "" && r.patient(d.head):
		f.Unit = "person"
	case f.Class != "" && inventory.Subsumes("person", f.Class):
		f.Unit = "person"
	default:
		f.Unit = "item"
	}
}

// refine reads the class of a participle behind a general noun: "people
// injured".
func (r *numberReader) refine(atom int) string {
	for j := atom; j < len(r.atoms) && j < atom+2; j++ {
		if r.atoms[j].Kind != pack.AtomWord {
			return ""
		}
		if _, c := r.noun(j); c != "" && inventory.Subsumes("person", c) && c != "person" {
			if u := r.token(j).UPOS; u == text.NoPOS || u == text.ADJ || u == text.VERB {
				return c
			}
		}
	}
	return ""
}
