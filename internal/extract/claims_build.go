package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// builder gathers what the claims of one trigger share.
type builder struct {
	a       *assembly
	v       *view
	r       *reading // nil for open predicates and statements
	core    int
	words   []int
	verdict verdict
	content int // word that heads what a speech act says, -1 for none
	places  []cotejo.Place
	time    *cotejo.Time
	chain   []cotejo.Attribution
	own     *attribution
	outer   int // links of the chain that stand around the trigger, without its own
	quote   *cotejo.Quote
	trail   []cotejo.Step
	unsure  []string
	bounded bool // a negation makes an upper bound of the figure's lower one
}

func (a *assembly) begin(v *view, core int, words []int) *builder {
	return &builder{a: a, v: v, core: core, words: words, content: -1}
}

// step records how a field was filled.
func (b *builder) step(field, rule string, sp cotejo.Span, lost bool, note string) {
	s := cotejo.Step{Field: field, Rule: rule, Lost: lost, Note: note}
	if !sp.IsZero() {
		s.Span, s.Text = &sp, b.v.text(sp)
	}
	b.trail = append(b.trail, s)
}

func (b *builder) rule(name string) string { return b.a.in.pack.Lang + "/" + name }

// triggerSpan covers the words of the trigger.
func (b *builder) triggerSpan() cotejo.Span {
	sp := cotejo.Span{}
	for _, w := range b.words {
		sp = sp.Cover(b.v.tok(w).Span)
	}
	return sp
}

// context fills factuality, place, time and chain; it is false when the frame
// asks for one that is not there.
func (b *builder) context(times []*timex) bool {
	r := b.r
	b.step("predicate", r.frame.Name, b.triggerSpan(), false, r.frame.Predicate)
	for _, l := range r.lost {
		if l.frame.Predicate != r.frame.Predicate {
			b.step("predicate", l.frame.Name, b.triggerSpan(), true, l.frame.Predicate)
		}
	}
	b.attribution()
	b.factuality()
	ps, via := r.places()
	if len(ps) == 0 {
		ps, via = r.rolePlaces(), "role"
	}
	b.setPlaces(ps, via)
	b.setTime(r.time(times))
	return !(r.frame.NeedsField("place") && len(b.places) == 0 || r.frame.NeedsField("time") && b.time == nil)
}

// leaves reports a predicate whose origin is where it happens.
func (r *reading) leaves() bool {
	return r.frame.Predicate == "withdraw" || r.frame.Predicate == "evacuate"
}

// rolePlaces makes places of the participants in the role of place that have a
// name: a place is something one could find on a map.
func (r *reading) rolePlaces() []cotejo.Place {
	var out []cotejo.Place
	for _, p := range r.parts {
		if (p.Role == "place" || p.Role == "origin" && r.leaves()) && (p.Entity != "" || strings.ToLower(p.Label) != p.Label) {
			out = append(out, cotejo.Place{Entity: p.Entity, Label: p.Label, Within: r.v.within(p.Entity), Text: p.Text, Span: p.Span})
		}
	}
	return out
}

func (b *builder) setPlaces(ps []cotejo.Place, via string) {
	b.places = ps
	for _, p := range ps {
		b.step("place", b.rule("place/"+via), p.Span, false, "")
	}
}

func (b *builder) setTime(t *timex, via string) {
	if t == nil {
		return
	}
	tm := t.time
	b.time = &tm
	b.step("time", b.rule("time/"+via), tm.Span, false, "")
	for _, r := range t.rules {
		b.step("time", r, tm.Span, false, "")
	}
	if t.unsure != "" {
		b.unsure = append(b.unsure, t.unsure)
	}
}

// attribution sets the chain. A speech act carries its own source at the inner
// end of its chain.
func (b *builder) attribution() {
	var own *attribution
	b.chain, own, b.quote = b.v.chain(b.core, b.v.attrs)
	b.own = own
	b.outer = len(b.chain)
	if own != nil && b.r != nil && b.r.group() == "speech" {
		b.chain = appendLinks(b.chain, own.links)
		if b.quote == nil {
			b.quote = own.quote
		}
	}
	for _, l := range b.chain {
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
}

func (v *view) holds(a *attribution, core int) bool {
	at := v.tok(core).Span
	return slices.ContainsFunc(a.content, func(s cotejo.Span) bool { return s.Contains(at) })
}

// factuality judges the trigger; of a speech act it judges what is said.
func (b *builder) factuality() {
	fallback := cotejo.Status("")
	nominal, core := false, b.core
	if b.r != nil {
		nominal = b.r.nominal
		if nominal || b.r.group() == "speech" || b.r.frame.Status == cotejo.Planned && b.v.voice(core) != attribute {
			fallback = b.r.frame.Status
		}
		if b.r.group() == "speech" {
			b.content = b.v.contentOf(b.core)
		}
	}
	b.verdict = b.v.judge(core, nominal, b.reported(), "")
	if b.content >= 0 && b.verdict.status == cotejo.Asserted && !b.v.rejects(core) {
		inner := b.v.judgeLocal(b.content, b.v.past(b.core))
		if inner.status == cotejo.Hedged && b.r.frame.Content != "" {
			inner.status = b.r.frame.Content
		}
		if inner.status != cotejo.Asserted && inner.status != cotejo.Denied {
			b.verdict.status, b.verdict.cue, b.verdict.rule = inner.status, inner.cue, inner.rule
		}
	}
	final := fallback == cotejo.Denied || fallback == cotejo.Demanded
	if fallback == cotejo.Denied && b.verdict.polarity == "-" {
		fallback = "" // who does not deny a thing does not deny it
	}
	if fallback != "" && (b.verdict.status == cotejo.Asserted || final && rank[b.verdict.status] < rank[fallback]) {
		b.verdict.cue = -1
		b.verdict.status, b.verdict.rule = fallback, b.r.frame.Name
		b.verdict.polarity = polarityOf(fallback, b.verdict.polarity)
	}
	b.modes()
	if b.verdict.rule == "" {
		b.verdict.rule = b.rule("fact/plain")
	}
	b.step("factuality", b.verdict.rule, b.cueSpan(), false, string(b.verdict.status))
	for _, l := range b.verdict.lost {
		b.step("factuality", l.rule.Name, b.v.tok(l.word).Span, true, string(l.rule.Status))
	}
}

func polarityOf(s cotejo.Status, p string) string {
	if s == cotejo.Denied {
		return "-"
	}
	return p
}

// modes applies the stance of the innermost source: what it denies, doubts or
// demands is not asserted by it.
func (b *builder) modes() {
	if b.outer == 0 || b.verdict.status != cotejo.Asserted && b.verdict.status != cotejo.Planned {
		return
	}
	l := b.chain[b.outer-1]
	status := map[cotejo.Mode]cotejo.Status{cotejo.Denies: cotejo.Denied, cotejo.Doubts: cotejo.Questioned, cotejo.Demands: cotejo.Demanded}[l.Mode]
	if status == "" || status == cotejo.Demanded && (b.v.states(b.core) || b.v.circumstance(b.core)) || b.v.presupposed(b.core, l.CueSpan) {
		return
	}
	b.verdict.status, b.verdict.rule, b.verdict.cue = status, b.rule("fact/source-"+string(l.Mode)), -1
	if status == cotejo.Denied {
		b.verdict.polarity = "-"
	}
}

func (b *builder) cueSpan() cotejo.Span {
	if b.verdict.cue < 0 {
		return cotejo.Span{}
	}
	return b.v.tok(b.verdict.cue).Span
}

// reported says whether the trigger stands in words reported by a verb of the
// past.
func (b *builder) reported() bool {
	w := b.core
	for range maxClimb {
		rel := b.v.rel(w)
		h := b.v.head(w)
		if h < 0 {
			return false
		}
		if rel == "ccomp" && b.v.verbal(h) {
			return b.v.past(h)
		}
		w = h
	}
	return false
}

// past reports a verb in a tense of the past.
func (v *view) past(h int) bool {
	f := v.tok(h).Feats
	return f.Has("Tense", "Past") || f.Has("Tense", "Imp") || v.compound(h)
}

// judgeLocal judges a word by what stands at its own level only.
func (v *view) judgeLocal(w int, reported bool) verdict {
	c := &cues{v: v, core: w, nominal: !v.verbal(w), reported: reported}
	c.own(w, c.nominal)
	return c.decide("")
}

// contentOf is the head of what a verb of speech says, -1 for none.
func (v *view) contentOf(core int) int {
	return v.kid(core, "ccomp", "xcomp", "csubj", "parataxis")
}

// hasContent reports whether a speech act says something: a clause, an object, a
// topic or a quotation.
func (b *builder) hasContent() bool {
	if b.content >= 0 || b.own != nil || b.r.filled("topic") || b.r.theme >= 0 {
		return true
	}
	for _, k := range b.v.kids[b.core] {
		switch b.v.rel(k) {
		case "advcl", "acl":
			return true
		case "obj":
			if t := b.v.tok(k); t.UPOS == text.PRON && t.Feats.Has("Case", "Acc") && !t.Feats.Has("Reflex", "Yes") {
				return true // "denied it": what was said before
			}
		}
	}
	return false
}

// claim makes the claim of one figure, or of none.
func (b *builder) claim(q *quantity) cotejo.Claim {
	r := b.r
	b2 := *b
	b2.trail = slices.Clone(b.trail)
	b2.unsure = slices.Clone(b.unsure)
	if q != nil {
		b2.figureChain(q)
		b2.inRelative(q)
		b2.divide(q)
		b2.corrected(q)
	}
	c := b2.base()
	c.Predicate = r.frame.Predicate
	c.Participants = slices.DeleteFunc(slices.Clone(r.parts), func(p cotejo.Participant) bool { return p.Role == "place" || r.otherCount(p, q) || r.twice(p) })
	if f := b.v.finiteFeats(b.core); f.Get("Person") == "1" && !r.nominal && r.group() != "speech" && !slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" }) {
		if p, ok := b.speaker1("actor", b.v.tok(b.core).Span); ok {
			c.Participants = append(c.Participants, p)
		}
	}
	if r.group() != "speech" && !r.nominal {
		b2.singled(&c)
	}
	for _, p := range c.Participants {
		b2.step("participants", p.Rule, p.Span, false, p.Role)
		if p.Unsure != "" {
			b2.unsure = append(b2.unsure, p.Unsure)
		}
	}
	if g := r.group(); g == "transfer" || g == "force" || g == "movement" || g == "law" || g == "economy" || g == "disaster" {
		c.Object = r.objects(q)
		if len(c.Object) > 0 && r.theme >= 0 {
			b2.step("object", b.rule("object/"+r.class), b.v.tok(r.theme).Span, false, r.class)
		}
	}
	c.Stage = b2.stage()
	if q != nil {
		c.Figure = b2.figure(q, r)
		c.Chain = notOfThemselves(c.Chain, c.Figure)
	}
	b2.speaker(&c)
	if c.Predicate == "estimate" && c.Figure != nil && c.Figure.Class == "loss" {
		c.Predicate = "lose" // what is put at so much was lost, by that account
		c.Participants = nil
	}
	if q != nil {
		if r.group() != "speech" {
			b2.countedBy(&c, q)
		}
		b2.gathered(&c, q)
	}
	b2.close(&c, q)
	return c
}

// inRelative judges a figure that a relative clause about the trigger gives by that
// clause: "values the turnout, which reached 92 %" plans nothing.
func (b *builder) inRelative(q *quantity) {
	g := q.anchor()
	for range maxClimb {
		if g = b.v.head(g); g < 0 || b.v.verbal(g) {
			break
		}
	}
	if !b.r.nominal || g < 0 || b.v.relativeSubject(g) < 0 || b.v.stepsTo(b.core, g, -1) >= 0 {
		return
	}
	for k, n := b.core, 0; k >= 0 && n < maxClimb; k, n = b.v.head(k), n+1 {
		if k == g {
			return
		}
	}
	b.verdict = b.v.judge(g, false, b.reported(), "")
	if b.verdict.rule == "" {
		b.verdict.rule = b.rule("fact/plain")
	}
	b.trail = slices.DeleteFunc(b.trail, func(s cotejo.Step) bool { return s.Field == "factuality" })
	b.step("factuality", b.verdict.rule, b.cueSpan(), false, string(b.verdict.status))
}

// twice reports an actor that is what the theme is too: who is hurt did not do it.
func (r *reading) twice(p cotejo.Participant) bool {
	return p.Role == "actor" && r.frame.ThemeRole != "actor" && slices.ContainsFunc(r.parts, func(o cotejo.Participant) bool { return o.Role == r.frame.ThemeRole && o.Span == p.Span })
}

// otherCount reports a participant that is counted by another figure of the reading:
// of "26,000 consultations and 410 operations" each is in its own claim.
func (r *reading) otherCount(p cotejo.Participant, q *quantity) bool {
	if q == nil || p.Span.Contains(q.figure.Span) {
		return false
	}
	return slices.ContainsFunc(r.quants, func(o *quantity) bool {
		return o != q && p.Span.Overlaps(o.figure.Span) && (p.Entity == "" || p.Span.Contains(o.figure.Span))
	})
}

// base is a claim with what every claim has.
func (b *builder) base() cotejo.Claim {
	s := b.v.s
	c := cotejo.Claim{Document: b.a.in.doc.ID, Place: b.places, Time: b.time, Chain: b.chain, Quote: b.quote}
	tr := b.triggerSpan()
	c.Trigger = &cotejo.Passage{Span: tr, Exact: b.v.text(tr)}
	c.Sentence = cotejo.Passage{Span: s.Span, Exact: b.v.text(s.Span)}
	if s.Block >= 0 && s.Block < len(b.a.in.doc.Blocks) {
		c.Block = b.a.in.doc.Blocks[s.Block].Kind
	}
	c.Factuality = cotejo.Factuality{Polarity: b.verdict.polarity, Status: b.verdict.status}
	if b.verdict.cue >= 0 {
		sp := b.cueSpan()
		c.Factuality.Cue, c.Factuality.CueSpan = b.v.text(sp), &sp
	}
	return c
}

// figure completes the figure of a quantity with what the reading knows: class,
// population, aspect.
func (b *builder) figure(q *quantity, r *reading) *cotejo.Figure {
	f := q.figure
	if f.Span.IsZero() {
		f.Span = b.v.span(q.first, q.last)
		f.Text = b.v.text(f.Span)
	}
	b.nameMeasured(&f, q)
	if f.Class == "" && q.head >= 0 {
		f.Class = b.v.nounClass(q.head)
	}
	if f.Class == "" && r != nil && (r.theme == q.anchor() || r.frame.Theme == "self") {
		f.Class = r.class
	}
	if f.Counted == "" && f.Unit == "item" && r != nil && r.nominal && r.frame.Theme == "self" {
		f.Counted = b.v.tok(r.core).Lemma // "187 votes against 23"
	}
	if f.Unit == "item" && f.Class != "" && inventory.Subsumes("person", f.Class) {
		f.Unit = "person"
	}
	b.population(&f, q)
	if f.Aspect == "" {
		f.Aspect = b.aspect(r)
		if r != nil && isCurrency(f.Unit) && (q.level || r.nominal && r.frame.Theme == "measure") && f.Aspect == cotejo.FlowAsp && r.group() == "economy" && r.frame.Predicate == "change-price" {
			f.Aspect = cotejo.Stock // what a price is, or came to
		}
	}
	if f.Unit == "item" && f.Class != "" && inventory.Subsumes("money", f.Class) {
		f.Class = "" // what is counted one by one is no money: 53,200 admissions, by a noun that is income too
	}
	if b.bounded {
		f.Comparator, f.Low, f.High, f.Best = cotejo.AtMost, nil, f.Low, nil
	}
	if w := outcomeClass(r); w != "" && f.Class == "" && f.Unit == "item" {
		f.Class, f.Unit = w, "person"
	}
	for _, rule := range q.rules {
		b.step("figure", rule, f.Span, false, figureValue(f))
	}
	if len(q.rules) == 0 {
		b.step("figure", b.rule("figure"), f.Span, false, figureValue(f))
	}
	if q.unsure != "" {
		b.unsure = append(b.unsure, q.unsure)
	}
	return &f
}

// population says whose the counted are; "another 6,000" inherits it from the last
// figure of that class.
func (b *builder) population(f *cotejo.Figure, q *quantity) {
	if len(f.Population) == 0 && q.head >= 0 {
		if e := b.v.population(q.head); e != nil && !(b.r != nil && b.r.goesFrom(e.id)) {
			f.Population = []string{e.id}
		}
	}
	if f.Class == "" {
		return
	}
	if len(f.Population) == 0 && f.Aspect == cotejo.Increment {
		f.Population = b.a.last[f.Class]
	}
	if len(f.Population) > 0 {
		b.a.last[f.Class] = f.Population
	}
}

// goesFrom reports an entity that is where the theme leaves or arrives, not whose
// it is: "withdrew 350 soldiers from Senegal".
func (r *reading) goesFrom(id string) bool {
	for _, p := range r.parts {
		if p.Entity == id && (p.Role == "origin" || p.Role == "destination") {
			return true
		}
	}
	return false
}

func figureValue(f cotejo.Figure) string {
	num := func(x *float64) string {
		if x == nil {
			return ""
		}
		return strconv.FormatFloat(*x, 'f', -1, 64)
	}
	low, high := num(f.Low), num(f.High)
	if low == high {
		return low
	}
	return low + ".." + high
}

// speaker makes the subject of a speech act the inner end of its chain when the
// attribution step has not.
func (b *builder) speaker(c *cotejo.Claim) {
	if b.r.group() != "speech" {
		return
	}
	if b.own != nil {
		b.ownSpeaker(c)
		return
	}
	var links []cotejo.Attribution
	for _, p := range b.r.parts {
		if p.Role != "speaker" {
			continue
		}
		sp := b.triggerSpan()
		links = append(links, cotejo.Attribution{Entity: p.Entity, Label: p.Label, Type: b.sourceType(p), Cue: b.v.text(sp), CueSpan: &sp,
			Mode: cotejo.Says, Form: "indirect", Text: p.Text, Span: p.Span, Rule: b.rule("chain/speaker")})
	}
	if len(links) > 1 {
		for i := range links {
			links[i].Group = 1
		}
	}
	if len(links) > 0 && b.v.relativeClause(b.core) && b.v.estimating(b.core) {
		c.Chain = nil // "far from the 2.3 million that the prosecution reckons"
	}
	c.Chain = appendLinks(slices.Clone(c.Chain), links)
	for _, l := range links {
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
}

// ownSpeaker drops the speakers that the source of the verb does not name, where
// it names one of them: two readings of who speaks, of which attribution's is the
// better.
func (b *builder) ownSpeaker(c *cotejo.Claim) {
	group := lastGroup(b.own.links)
	named := func(p cotejo.Participant) bool {
		return slices.ContainsFunc(group, func(l cotejo.Attribution) bool {
			return l.Span.Contains(p.Span) || p.Span.Contains(l.Span) || l.Entity != "" && l.Entity == p.Entity
		})
	}
	isSpeaker := func(p cotejo.Participant) bool { return p.Role == "speaker" }
	if !slices.ContainsFunc(c.Participants, func(p cotejo.Participant) bool { return isSpeaker(p) && named(p) }) {
		return
	}
	c.Participants = slices.DeleteFunc(c.Participants, func(p cotejo.Participant) bool { return isSpeaker(p) && !named(p) })
}

// sourceType classifies a speaker by the kind of its entity.
func (b *builder) sourceType(p cotejo.Participant) cotejo.SourceType {
	for w := range b.v.heads {
		for _, e := range b.v.heads[w] {
			if e.id == p.Entity && p.Entity != "" {
				return kindSource(e.kind)
			}
		}
	}
	return cotejo.SourceGroup
}

func kindSource(kind string) cotejo.SourceType {
	switch kind {
	case "person":
		return cotejo.SourcePerson
	case "country", "place":
		return cotejo.SourceCountry
	case "agency":
		return cotejo.SourceAgency
	case "outlet":
		return cotejo.SourceOutlet
	}
	return cotejo.SourceInstitution
}

// close fills trail, confidence and the reasons to be unsure.
func (b *builder) close(c *cotejo.Claim, q *quantity) {
	b.blamed(c)
	c.Confidence = b.confidence(c, q)
	c.Trail = b.trail
	slices.Sort(b.unsure)
	b.unsure = slices.Compact(b.unsure)
	if len(b.unsure) > 0 {
		c.Unsure = b.unsure[0]
	}
}

// confidence adds up the evidence: a theme of the right class, roles filled by
// the tree and by known names, agreement of the tree with the order of the words.
func (b *builder) confidence(c *cotejo.Claim, q *quantity) float64 {
	score := 55
	if b.r != nil {
		if len(b.r.frame.Classes) > 0 && b.r.class != "" {
			score += 10
		}
		if len(b.words) > 1 {
			score += 5
		}
		if b.agrees() {
			score += 12
		} else if len(b.r.parts) > 0 {
			score -= 5
		}
	}
	for _, p := range c.Participants {
		if p.Entity != "" {
			score += 6
			break
		}
	}
	if q != nil && apart(q.anchor(), b.core) <= 4 {
		score += 6
	}
	score -= 10 * len(b.unsure)
	return float64(max(10, min(95, score))) / 100
}

func apart(a, b int) int { return max(a-b, b-a) }

// agrees compares the tree with the order of the words: an active verb's subject
// is the nearest noun phrase head before it, or there is none.
func (b *builder) agrees() bool {
	if b.r.nominal {
		return b.r.theme > b.core || b.r.theme == b.core
	}
	for w := b.core - 1; w >= 0 && w > b.core-12; w-- {
		if role := b.r.fillers[w]; role != "" || w == b.r.theme {
			return true
		}
		if t := b.v.tok(w); t.UPOS == text.VERB && b.v.finite(w) {
			break
		}
	}
	return b.r.theme > b.core && b.r.theme-b.core <= 6
}
