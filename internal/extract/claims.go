package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"sort"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// mentions is everything that the earlier steps found in a document.
type mentions struct {
	quants []quantity
	times  []timex
	ents   []entityMention
	list   []cotejo.Entity
	attrs  []attribution
}

// Document reads the claims of one document: numbers, times, names and
// attributions first, then the predicates of every sentence with their roles,
// then one claim a figure. A document without a pack, or in another language,
// has no claims.
func Document(doc *cotejo.Document, p *pack.Pack, sentences []text.Sentence) Result {
	if p == nil || doc.Pack == "" && doc.Lang != "" && !strings.HasPrefix(doc.Lang, p.Lang) {
		return Result{}
	}
	in := &input{doc: doc, pack: p, sentences: sentences}
	m := readMentions(in)
	a := newAssembly(in, m)
	for _, v := range a.views {
		a.sentence(v)
	}
	return Result{Mentions: m.export(in), Entities: m.list, Claims: a.finish()}
}

func readMentions(in *input) mentions {
	in.sentences = retagged(in.pack, withPortfolios(in.pack, in.sentences))
	m := mentions{quants: joinedDurations(in, quantities(in)), times: timexes(in)}
	m.ents, m.list = entities(in)
	in.sentences = repaired(in.pack, in.sentences, m.ents, m.quants, m.times)
	m.attrs = attributions(in, m.ents)
	return m
}

// export lists the mentions for the contract, in text order.
func (m mentions) export(in *input) []cotejo.Mention {
	var out []cotejo.Mention
	add := func(kind, value, rule, unsure string, sentence, first, last int) {
		toks := in.sentences[sentence].Tokens
		if first < 0 || last >= len(toks) || first > last {
			return
		}
		sp := cotejo.Span{Start: toks[first].Span.Start, End: toks[last].Span.End}
		out = append(out, cotejo.Mention{Kind: kind, Span: sp, Text: sp.Of(in.doc.Text), Value: value, Rule: rule, Unsure: unsure})
	}
	for _, e := range m.ents {
		add("entity", e.id, e.rule, e.unsure, e.sentence, e.first, e.last)
	}
	for _, q := range m.quants {
		if q.kind == KindQuantity {
			add("quantity", figureValue(q.figure), lastRule(q.rules), q.unsure, q.sentence, q.first, q.last)
		}
	}
	for _, t := range m.times {
		add("time", t.time.Value, lastRule(t.rules), t.unsure, t.sentence, t.first, t.last)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Span.Start != b.Span.Start {
			return a.Span.Start < b.Span.Start
		}
		if a.Span.End != b.Span.End {
			return a.Span.End > b.Span.End
		}
		return a.Kind < b.Kind
	})
	return out
}

func lastRule(rules []string) string {
	if len(rules) == 0 {
		return ""
	}
	return rules[len(rules)-1]
}

// assembly turns the readings of a document into its claims.
type assembly struct {
	in     *input
	m      mentions
	views  []*view
	attrs  []*attribution
	claims []cotejo.Claim
	spoken map[*attribution]bool // attributions whose cue is a speech act with a claim of its own
	last   map[string][]string   // class → population of the last figure of that class
	recent []int                 // claims with participants, in order of making

	happenings []cotejo.Claim // what is told beside those: of clauses and nouns
}

func newAssembly(in *input, m mentions) *assembly {
	a := &assembly{in: in, m: m, spoken: map[*attribution]bool{}, last: map[string][]string{}}
	for i := range m.attrs {
		a.attrs = append(a.attrs, &a.m.attrs[i])
	}
	a.views = readViews(in, &a.m)
	a.spread()
	return a
}

// spread gives every sentence the attributions that touch it.
func (a *assembly) spread() {
	for _, at := range a.attrs {
		sp := cotejo.Span{}
		for _, s := range at.content {
			sp = sp.Cover(s)
		}
		for _, l := range at.links {
			if l.CueSpan != nil {
				sp = sp.Cover(*l.CueSpan)
			}
		}
		first := sort.Search(len(a.views), func(i int) bool { return a.views[i].s.Span.End > sp.Start })
		for i := first; i < len(a.views) && a.views[i].s.Span.Start < sp.End; i++ {
			a.views[i].attrs = append(a.views[i].attrs, at)
		}
		if v := a.views[at.sentence]; !slices.Contains(v.attrs, at) {
			v.attrs = append(v.attrs, at)
		}
	}
}

// sentence makes the claims of one sentence.
func (a *assembly) sentence(v *view) {
	from := len(a.claims)
	rs := v.triggers()
	left := v.assign(rs)
	times := v.times()
	v.typed = map[int]*reading{}
	for _, r := range rs {
		if !a.reading(r, times) {
			left = append(left, v.counted(r.quants)...)
		} else if !r.nominal && len(r.frame.Units) == 0 && r.group() != "speech" {
			v.typed[r.core] = r
		}
	}
	for _, q := range left {
		switch {
		case q.kind == KindQuantity:
			a.open(v, q, times)
		case v.penal(q):
			a.punished(v, q, times)
		default:
			a.lasting(v, q, times)
		}
	}
	a.denied(v, from, times)
	a.gainsaid(v, from, times)
	a.deeds(v, from, times)
	a.events(v, from, times)
	a.absent(v, from, times)
	a.remaining(v, from, times)
	a.tale(v, from, times)
	a.statements(v)
	a.answered(v)
}

// counted leaves out lengths of time, which make no claim of their own, but punishments.
func (v *view) counted(quants []*quantity) []*quantity {
	return slices.DeleteFunc(slices.Clone(quants), func(q *quantity) bool { return q.kind != KindQuantity && !v.penal(q) })
}

// reading makes the claims of one trigger: of its best reading or, where that
// lacks what its rule asks for, of the next; false when none of them has it.
func (a *assembly) reading(r *reading, times []*timex) bool {
	if a.claimsOf(r, times) {
		return true
	}
	for i, l := range r.lost {
		if len(l.words) < len(r.words) {
			return false
		}
		for _, q := range r.quants {
			if l.unitFits(q) {
				l.quants = append(l.quants, q)
			}
		}
		l.lost = r.lost[i+1:]
		if a.claimsOf(l, times) {
			return true
		}
	}
	return false
}

// claimsOf makes the claims of one reading: one for each of its figures, one
// without figure when it has none; false when its rule asks for more.
func (a *assembly) claimsOf(r *reading, times []*timex) bool {
	b := a.begin(r.v, r.core, r.words)
	b.r = r
	a.inherit(r)
	if !b.context(times) {
		return false
	}
	if r.frame.NeedsField("content") && !b.hasContent() {
		return false
	}
	if len(r.quants) == 0 && r.frame.NeedsField("figure") {
		if b.verdict.polarity != "-" || r.frame.Theme != "self" || r.group() != "harm" || b.verdict.status == cotejo.Denied || r.v.g.is("genitive", firstWord(r.v.caseOf(r.core))) {
			return false // "cannot confirm the number of victims"
		}
		r.quants = append(r.quants, r.zero())
	}
	if len(r.quants) == 0 && r.figureOnly() {
		return true // the figure is told by itself
	}
	if len(r.quants) == 0 && !r.worthTelling(b) {
		return false
	}
	if b.own != nil {
		a.spoken[b.own] = a.spoken[b.own] || r.group() == "speech"
	}
	if len(r.quants) == 0 {
		a.put(b.claim(nil))
	}
	for _, q := range r.quants {
		a.put(b.claim(q))
	}
	return true
}

// worthTelling keeps a bare noun ("the meeting", "the attack") from making a claim
// of itself: it must name somebody, a theme with a class, a place or a time.
func (r *reading) worthTelling(b *builder) bool {
	if r.attributive() && len(r.parts) == 0 && len(b.places) == 0 && b.time == nil {
		return false
	}
	if !r.nominal {
		return len(r.parts) > 0 || r.class != "" || b.content >= 0 || b.own != nil
	}
	if r.frame.NeedsField("place") || r.frame.NeedsField("time") || len(r.parts) > 1 {
		return true
	}
	named := 0
	for _, p := range r.parts {
		if p.Entity != "" || capital(p.Label) {
			named++
		}
	}
	return named > 0 || len(r.parts) > 0 && r.theme >= 0 || len(r.parts) > 0 && (len(b.places) > 0 || b.time != nil) || r.class != "" && (len(b.places) > 0 || b.time != nil)
}

// put keeps a claim, with its id.
func (a *assembly) put(c cotejo.Claim) {
	if len(c.Participants) > 0 && !c.Open {
		a.recent = append(a.recent, len(a.claims))
	}
	a.nameBodies(&c)
	c.Rules = rulesOf(c.Trail)
	c.ID = claimID(c)
	a.claims = append(a.claims, c)
}

// rulesOf lists the rules of the steps that were kept, sorted and unique.
func rulesOf(trail []cotejo.Step) []string {
	var out []string
	for _, s := range trail {
		if !s.Lost && s.Rule != "" {
			out = append(out, s.Rule)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// claimID is c_ and the first 16 hex digits of the SHA-256 of the claim's JSON
// without its id.
func claimID(c cotejo.Claim) string {
	c.ID, c.Event = "", ""
	raw, err := json.Marshal(c)
	if err != nil {
		return "" // a claim holds nothing that JSON cannot carry
	}
	sum := sha256.Sum256(raw)
	return "c_" + hex.EncodeToString(sum[:8])
}

// finish puts the claims in text order and drops those that say the same thing
// of the same words.
func (a *assembly) finish() []cotejo.Claim {
	a.claims = append(a.claims, a.happenings...)
	sort.SliceStable(a.claims, func(i, j int) bool { return before(&a.claims[i], &a.claims[j]) })
	seen := map[string]bool{}
	return slices.DeleteFunc(a.claims, func(c cotejo.Claim) bool {
		key := sameKey(&c)
		if seen[key] {
			return true
		}
		seen[key] = true
		return false
	})
}

func before(x, y *cotejo.Claim) bool {
	if x.Trigger.Span.Start != y.Trigger.Span.Start {
		return x.Trigger.Span.Start < y.Trigger.Span.Start
	}
	fx, fy := 0, 0
	if x.Figure != nil {
		fx = x.Figure.Span.Start
	}
	if y.Figure != nil {
		fy = y.Figure.Span.Start
	}
	if fx != fy {
		return fx < fy
	}
	return x.ID < y.ID
}

// sameKey is equal for two claims with the same predicate and the same figure,
// or, without a figure of their own sentence, the same trigger.
func sameKey(c *cotejo.Claim) string {
	sp := c.Trigger.Span
	if c.Figure != nil && c.Sentence.Span.Contains(c.Figure.Span) {
		sp = c.Figure.Span
	}
	raw, err := sp.MarshalJSON()
	if err != nil {
		return c.ID
	}
	return c.Predicate + string(raw)
}
