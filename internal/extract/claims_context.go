package extract

import (
	"slices"
	"sort"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// places finds where a reading is said to happen: in its own phrases, in those
// of its theme, then in those of the verbs above it.
func (r *reading) places() ([]cotejo.Place, string) {
	v := r.v
	if ps := v.placesUnder(r.core, r.words, r.directional()); len(ps) > 0 {
		return ps, "tree"
	}
	if ps := r.loosePlaces(); len(ps) > 0 {
		return ps, "loose"
	}
	if r.theme >= 0 && r.theme != r.core {
		if ps := v.placesUnder(r.theme, nil, r.directional()); len(ps) > 0 {
			return ps, "theme"
		}
	}
	w := r.core
	for range 4 {
		rel := v.rel(w)
		if rel == "acl" && v.finite(w) {
			break
		}
		if rel == "ccomp" || rel == "parataxis" {
			break // where something was said is not where it happened
		}
		if w = v.head(w); w < 0 {
			break
		}
		if rel == "acl" || rel == "amod" {
			continue
		}
		if ps := v.placesUnder(w, nil, false); len(ps) > 0 {
			return ps, "governor"
		}
	}
	if ps := r.causePlaces(); len(ps) > 0 {
		return ps, "cause"
	}
	return nil, ""
}

// causePlaces reads where harm was done from the event that did it, the subject of
// its verb: "an attack in Kabul left 12 dead", "the fire of Zamora razed"; else from
// the last of several verbs with that subject.
func (r *reading) causePlaces() []cotejo.Place {
	v := r.v
	if g := r.group(); g != "harm" && g != "disaster" && r.frame.Predicate != "evacuate" {
		return nil
	}
	g := r.core
	for range 4 {
		if g < 0 || v.verbal(g) && (v.kid(g, "nsubj") >= 0 || v.finite(g)) || v.rel(g) == "ccomp" {
			break
		}
		g = v.head(g)
	}
	if g < 0 || !v.verbal(g) {
		return nil
	}
	s := v.kid(g, "nsubj")
	if h := v.head(g); s < 0 && v.rel(g) == "conj" && h >= 0 && v.verbal(h) {
		s = v.kid(h, "nsubj")
	}
	if s >= 0 && v.g.is("records", v.tok(g).Lemma) && isPlaceKind(v.kindOf(s)) {
		return v.collectPlaces(s, nil, 0) // "Brazil counts 700,000 dead"
	}
	if s >= 0 && s != r.theme {
		if ps := v.eventPlaces(s); len(ps) > 0 {
			return ps
		}
	}
	for _, k := range v.kids[g] {
		if v.rel(k) == "conj" && v.verbal(k) && v.kid(k, "nsubj") < 0 {
			if ps := v.placesUnder(k, nil, false); len(ps) > 0 {
				return ps
			}
		}
	}
	return nil
}

// eventPlaces are the places of an event that a noun names: in its phrases, in its
// genitive, or in its relative clause ("the rains that batter Honduras").
func (v *view) eventPlaces(s int) []cotejo.Place {
	if v.kindOf(s) == "person" || v.kindOf(s) == "organisation" {
		return nil
	}
	if ps := v.placesUnder(s, nil, false); len(ps) > 0 {
		return ps
	}
	var out []cotejo.Place
	for _, k := range v.kids[s] {
		switch v.rel(k) {
		case "nmod":
			if v.g.is("genitive", v.caseOf(k)) && v.eventNoun(s) {
				out = v.collectPlaces(k, out, 0)
			}
		case "acl":
			for _, a := range v.kids[k] {
				if r := v.rel(a); r == "obj" || r == "obl" {
					out = v.collectPlaces(a, out, 0)
				}
			}
		}
	}
	return out
}

// eventNoun reports a noun that announces something that happened.
func (v *view) eventNoun(w int) bool {
	if c := v.listClass(w); c != "" && inventory.Subsumes("event", c) {
		return true
	}
	for _, t := range v.in.pack.Frames.At(v.tok(w).Lemma) {
		if t.POS == pack.NounTrigger && len(t.Words) == 1 {
			return true
		}
	}
	return false
}

// loosePlaces reads the places of phrases that hang too low or too high.
func (r *reading) loosePlaces() []cotejo.Place {
	v := r.v
	var out []cotejo.Place
	for _, a := range v.argsOf(r.core, r.words) {
		if a.via == "loose" && v.locative(a.head, r.directional()) && !v.inTimex(a.head) {
			out = v.collectPlaces(a.head, out, 0)
		}
	}
	return out
}

// directional says whether the goal or the source of the reading is a place of
// it too.
func (r *reading) directional() bool {
	switch r.group() {
	case "movement", "transfer":
		return true
	}
	switch r.frame.Predicate {
	case "deploy", "withdraw", "invade", "visit", "expel", "smuggle", "invest":
		return true
	}
	return false
}

func (v *view) placesUnder(w int, words []int, directional bool) []cotejo.Place {
	var out []cotejo.Place
	look := func(from int) {
		for _, k := range v.kids[from] {
			switch v.rel(k) {
			case "obl", "nmod", "iobj", "obj", "advmod", "advcl":
				if v.locative(k, directional) && !v.inTimex(k) {
					out = v.collectPlaces(k, out, 0)
				}
			}
		}
	}
	look(w)
	for _, x := range words {
		if x != w {
			look(x)
		}
	}
	return out
}

// locative reports a phrase that says where.
func (v *view) locative(k int, directional bool) bool {
	c := v.caseOf(k)
	if c == "" {
		return false
	}
	if v.g.is("locative-strong", firstWord(c)) || v.g.is("locative-strong", c) {
		return true
	}
	return directional && v.g.is("locative", firstWord(c)) && !v.g.is("genitive", c)
}

// collectPlaces gathers the places named in a phrase, most specific first.
func (v *view) collectPlaces(w int, out []cotejo.Place, depth int) []cotejo.Place {
	if depth > 4 {
		return out
	}
	here := false
	if p, ok := v.placeAt(w); ok {
		here = true
		if !slices.ContainsFunc(out, func(o cotejo.Place) bool { return o.Span == p.Span }) {
			out = append(out, p)
		}
	}
	for _, k := range v.kids[w] {
		if _, ok := v.placeAt(k); !ok && here && v.rel(k) == "conj" && v.tok(k).UPOS == text.PROPN && v.entity(k) == nil {
			first, last := v.nameWords(k) // what stands beside a place is one
			sp := v.span(first, last)
			out = append(out, cotejo.Place{Label: v.text(sp), Text: v.text(sp), Span: sp})
		}
	}
	for _, k := range v.kids[w] {
		switch v.rel(k) {
		case "nmod", "appos", "flat", "conj", "obl", "amod":
			if v.rel(k) == "amod" && v.demonym(k) == nil || v.inTimex(k) {
				continue
			}
			if v.rel(k) == "obl" && !v.locative(k, false) {
				continue
			}
			out = v.collectPlaces(k, out, depth+1)
		}
	}
	return out
}

// placeAt is the place a word names: a place or country, or, for a
// territory with an adjective of country, that country.
func (v *view) placeAt(w int) (cotejo.Place, bool) {
	if e := v.entity(w); e != nil && (isPlaceKind(e.kind) || e.place) {
		sp := v.span(e.first, e.last)
		return cotejo.Place{Entity: e.id, Label: e.label, Within: v.within(e.id), Text: v.text(sp), Span: sp}, true
	}
	for _, e := range v.ents[w] {
		if e.demonym && e.id != "" && v.rel(w) == "amod" && v.placeNoun(v.head(w)) {
			sp := v.span(w, w)
			return cotejo.Place{Entity: e.id, Label: e.label, Text: v.text(sp), Span: sp}, true
		}
	}
	if upper(v.tok(w).Form) && (v.tok(w).Name == text.LOC || v.tok(w).UPOS == text.PROPN && v.tok(w).Name == text.NoName) && v.entity(w) == nil && len(v.ents[w]) == 0 {
		first, last := v.nameWords(w)
		sp := v.span(first, last)
		return cotejo.Place{Label: v.text(sp), Text: v.text(sp), Span: sp}, true
	}
	return cotejo.Place{}, false
}

// placeNoun reports a common noun that is a place: territory, region, city.
func (v *view) placeNoun(w int) bool {
	c := v.nounClass(w)
	return c != "" && inventory.Subsumes("place", c)
}

// nameWords is the extent of the name a word belongs to.
func (v *view) nameWords(w int) (first, last int) {
	first, last = w, w
	if v.tok(w).Name == text.NoName {
		return v.phraseWords(w)
	}
	for first > 0 && !v.tok(first).Begin && v.tok(first-1).Name == v.tok(w).Name {
		first--
	}
	for last+1 < len(v.s.Tokens) && v.tok(last+1).Name == v.tok(w).Name && !v.tok(last+1).Begin {
		last++
	}
	return first, last
}

// time finds when a reading is said to happen: the time expression nearest to it
// in the tree; else the only one of its clause.
func (r *reading) time(ts []*timex) (*timex, string) {
	v := r.v
	var best *timex
	bestSteps := 7
	for _, t := range ts {
		if t.time.Type == "duration" && t.time.Relation == "" || t.time.Type == "set" || r.comparedTo(t) || r.notThen(t) {
			continue
		}
		if steps := r.stepsFrom(t); steps < bestSteps {
			best, bestSteps = t, steps
		}
	}
	if best != nil {
		return best, "tree"
	}
	if len(ts) == 1 && r.ofEvent(ts[0]) {
		return ts[0], "event"
	}
	if len(ts) == 1 && !r.comparedTo(ts[0]) && !r.notThen(ts[0]) && ts[0].time.Type != "duration" && ts[0].time.Type != "set" && v.sameClause(ts[0], r) && !v.elsewhere(ts[0], r.core) && !r.besideObject(ts[0]) {
		return ts[0], "only-one"
	}
	return nil, ""
}

// comparedReach is how many words may stand between a comparison and the time in it.
const comparedReach = 4

// comparedTo reports whether a time is that of what is compared with: "four points fewer
// than in 2019", "double what it was on Monday".
func (r *reading) comparedTo(t *timex) bool {
	v := r.v
	if t.time.Relation == "since" && v.superlative(t) {
		return true
	}
	for w := t.first - 1; w > 0 && w >= t.first-comparedReach && w != r.core; w-- {
		if q := v.inQuant[w]; q != nil && (r.theme == q.anchor() || len(r.quants) == 1 && r.quants[0] == q) {
			return false // it is what something else is compared with
		}
		if v.g.is("than", v.tok(w).Lower) && v.comparative(w-1) {
			return true
		}
		if v.g.is("set-against", v.tok(w-1).Lower+" "+v.tok(w).Lower) {
			return true
		}
		switch v.tok(w).UPOS {
		case text.ADP, text.DET, text.PRON, text.AUX, text.NOUN, text.ADJ, text.NUM, text.SYM, text.SCONJ:
		default:
			return false
		}
	}
	return false
}

// superlative reports a time since which nothing went as far: "the lowest level since
// 2020", "the first strike since May".
func (v *view) superlative(t *timex) bool {
	found := false
	for w := t.first - 1; w >= 0 && w > t.first-superlativeReach && !v.verbal(w) && v.tok(w).UPOS != text.PUNCT; w-- {
		found = found || v.comparative(w) || v.tok(w).Feats.Has("NumType", "Ord")
		if found && v.g.is("definite", v.tok(w).Lower) {
			return true
		}
	}
	return false
}

// superlativeReach is how many words a superlative may stand before the time since which it is one.
const superlativeReach = 9

// comparative reports a word that compares ("more", "double") among the two that end at w.
func (v *view) comparative(w int) bool {
	for k := w; k >= 0 && k > w-2; k-- {
		if v.tok(k).Feats.Has("Degree", "Cmp") || v.g.is("compares", v.tok(k).Lemma) {
			return true
		}
	}
	return false
}

// stepsFrom is the length of the path from a time expression up to the trigger,
// its theme or a light verb above a nominal trigger; large when there is none.
func (r *reading) stepsFrom(t *timex) int {
	v := r.v
	const far = 99
	if t.last+1 == r.core || r.core+1 == t.first && !r.nominal {
		return 0
	}
	if v.broken(min(t.last, r.core), max(t.first, r.core)) {
		return far
	}
	w := v.topOf(t.first, t.last)
	for steps := 0; steps < 5; steps++ {
		if slices.Contains(r.words, w) || w == r.core {
			return steps
		}
		if w == r.theme && r.theme >= 0 {
			return steps + 1
		}
		if d := r.lightDistance(w); d > 0 {
			return steps + d
		}
		if w != r.core && (v.timedApart(w) || w < t.first && v.apposed(w, t.last)) {
			return far
		}
		if rel := v.rel(w); rel == "ccomp" || rel == "acl" || rel == "parataxis" || rel == "conj" && w > t.last && t.first > r.core && v.verbal(w) && v.finite(w) {
			return far
		}
		if w = v.head(w); w < 0 {
			return far
		}
	}
	return far
}

// timedApart reports the finite verb of a cause, which has the times beside it to itself:
// "paid little because the alarm did not work since May".
func (v *view) timedApart(w int) bool {
	return v.rel(w) == "advcl" && v.finite(w) && slices.ContainsFunc(v.kids[w], func(k int) bool {
		return v.rel(k) == "mark" && v.g.is("cause", v.tok(k).Lower)
	})
}

// broken reports a colon or semicolon between two words.
func (v *view) broken(a, b int) bool {
	for j := a + 1; j < b; j++ {
		if f := v.tok(j).Form; f == ":" || f == ";" {
			return true
		}
	}
	return false
}

// lightDistance counts how far above a trigger a verb stands that shares its
// time: the governor of a nominal trigger, the head of an infinitive.
func (r *reading) lightDistance(w int) int {
	v, c := r.v, r.core
	for d := 1; d <= 3; d++ {
		rel := v.rel(c)
		switch {
		case rel == "xcomp", rel == "obj", rel == "nsubj", rel == "nmod", rel == "conj", rel == "amod", rel == "acl" && !v.finite(c), rel == "obl", rel == "advcl" && !v.finite(c):
		default:
			return 0
		}
		if c = v.head(c); c < 0 {
			return 0
		}
		if c == w {
			return d
		}
	}
	return 0
}

// topOf is the word of a stretch whose head lies outside it.
func (v *view) topOf(first, last int) int {
	for w := first; w <= last; w++ {
		if h := v.head(w); h < first || h > last {
			return w
		}
	}
	return first
}

// sameClause reports that nothing but words stands between a time expression
// and the trigger: no clause boundary and no other verb.
func (v *view) sameClause(t *timex, r *reading) bool {
	a, b := min(t.last, r.core), max(t.first, r.core)
	for j := a + 1; j < b; j++ {
		tk := v.tok(j)
		if tk.UPOS == text.VERB && v.finite(j) && j != r.core && !(r.nominal && j == v.head(r.core) && v.rel(j) != "acl") || tk.Form == ";" || tk.Form == ":" {
			return false
		}
	}
	return true
}

// elsewhere reports a time behind a word that belongs to a clause joined on behind it:
// "the debt nears 200 million and in November 75 fall due".
func (v *view) elsewhere(t *timex, core int) bool {
	w := v.topOf(t.first, t.last)
	for range maxClimb {
		if w = v.head(w); w < 0 {
			return false
		}
		if v.verbal(w) && v.finite(w) || w == core {
			break
		}
		if t.first < core && w < t.first && v.apposed(w, t.last) {
			return true
		}
	}
	if t.first < core {
		return false
	}
	return w > t.last && v.rel(w) == "conj" && v.verbal(w)
}

// apposed reports a participle that commas set off behind what it tells of, whose times are
// its own: "the minister, arrested in May, was released".
func (v *view) apposed(w, last int) bool {
	rel := v.rel(w)
	return v.participle(w) && (rel == "acl" || rel == "amod" || rel == "appos") && v.voice(w) == attribute &&
		w > 0 && v.tok(w-1).Form == "," && last+1 < len(v.s.Tokens) && v.tok(last+1).Form == ","
}

// times lists the time expressions of the sentence in order.
func (v *view) times() []*timex {
	var out []*timex
	for _, t := range v.timex {
		if t != nil && (len(out) == 0 || out[len(out)-1] != t) {
			out = append(out, t)
		}
	}
	return out
}

// chain gives the attributions whose content holds a word, from the outlet's
// side inwards, and the attribution that the word itself announces as a cue.
func (v *view) chain(core int, attrs []*attribution) (links []cotejo.Attribution, own *attribution, quote *cotejo.Quote) {
	at := v.tok(core).Span
	var around []*attribution
	for _, a := range attrs {
		if v.cueOf(a, core) {
			own = a
			continue
		}
		for _, s := range a.content {
			if s.Contains(at) {
				around = append(around, a)
				break
			}
		}
	}
	sort.SliceStable(around, func(i, j int) bool { return contentLen(around[i]) > contentLen(around[j]) })
	for _, a := range around {
		links = appendLinks(links, a.links)
		if a.quote != nil && a.quote.Span.Contains(at) {
			quote = a.quote
		}
	}
	return links, own, quote
}

// figureChain gives a figure the sources of the words it stands in, where those
// are not the sources of its verb: "4,000 people, according to A, and 12,000,
// according to B, demonstrated".
func (b *builder) figureChain(q *quantity) {
	at := q.anchor()
	apart := false
	for _, a := range b.v.attrs {
		apart = apart || b.v.holds(a, at) && !b.v.holds(a, b.core) && !b.v.cueOf(a, b.core) && !b.v.cueOf(a, at)
	}
	if !apart {
		return
	}
	links, _, quote := b.v.chain(at, b.v.attrs)
	b.chain, b.quote, b.outer = links, quote, len(links)
	b.trail = slices.DeleteFunc(b.trail, func(s cotejo.Step) bool { return s.Field == "chain" })
	for _, l := range links {
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
}

func (v *view) cueOf(a *attribution, core int) bool {
	at := v.tok(core).Span
	for _, l := range a.links {
		if l.CueSpan != nil && l.CueSpan.Contains(at) {
			return true
		}
	}
	return false
}

func contentLen(a *attribution) int {
	n := 0
	for _, s := range a.content {
		n += s.Len()
	}
	return n
}

// appendLinks adds links that the chain does not hold yet. Groups of joint
// sources are renumbered so that two groups of one chain stay apart.
func appendLinks(chain, links []cotejo.Attribution) []cotejo.Attribution {
	top := 0
	for _, l := range chain {
		top = max(top, l.Group)
	}
	for _, l := range links {
		if l.Group > 0 {
			l.Group += top
		}
		if !slices.ContainsFunc(chain, func(c cotejo.Attribution) bool { return sameSource(c, l) }) {
			chain = append(chain, l)
		}
	}
	return chain
}

func sameSource(a, b cotejo.Attribution) bool {
	if a.Entity != "" || b.Entity != "" {
		return a.Entity == b.Entity
	}
	return a.Label == b.Label
}
