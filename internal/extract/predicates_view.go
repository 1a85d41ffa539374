package extract

import (
	"maps"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// grammar is what the pack says about function words, by function and word.
type grammar struct {
	sets        map[string]map[string]bool
	participles [][]string // ending or form, ending or infinitive
	inflections [][]string
	objects     map[string][]objectPhrase
	folded      map[string]string // class of one-word objects without accents
	verbs       map[string]bool   // infinitives
	verbTurns   map[string][]verbTurn
	deedVerbs   map[string]bool // those by which the news tells what happened
	deedBegins  []string        // beginnings of others
}

// verbTurn is a row of the pack's turns of a verb: the words behind it, and what they tell.
type verbTurn struct {
	words     []string
	predicate string
	passive   bool
}

type objectPhrase struct {
	words []string
	class string
}

func grammarOf(p *pack.Pack) *grammar { return pack.Once(p, "extract/grammar", compileGrammar) }

// compileGrammar indexes the word tables that reading predicates needs.
func compileGrammar(p *pack.Pack) *grammar {
	g := &grammar{sets: map[string]map[string]bool{}, objects: map[string][]objectPhrase{}, folded: map[string]string{}, verbs: map[string]bool{}}
	for _, r := range p.Table("verbs").Rows {
		g.verbs[r[0]] = true
	}
	for _, r := range p.Grammar.Rows {
		if len(r) < 2 {
			continue
		}
		if g.sets[r[1]] == nil {
			g.sets[r[1]] = map[string]bool{}
		}
		g.sets[r[1]][r[0]] = true
	}
	g.verbTurns = map[string][]verbTurn{}
	for _, r := range p.Table("verb-turns").Rows {
		if words := strings.Fields(r[0]); len(r) > 1 && len(words) > 0 {
			g.verbTurns[words[0]] = append(g.verbTurns[words[0]], verbTurn{words[1:], r[1], len(r) > 2 && r[2] == "passive"})
		}
	}
	g.readDeedVerbs(p)
	g.participles = p.Table("participles").Rows
	g.inflections = p.Table("inflections").Rows
	for _, r := range p.Table("objects").Rows {
		if len(r) < 2 {
			continue
		}
		words := strings.Fields(r[0])
		if len(words) == 1 {
			g.folded[fold(r[0])] = r[1]
		}
		list := append(g.objects[words[0]], objectPhrase{words, r[1]})
		for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
			list[i], list[i-1] = list[i-1], list[i]
		}
		g.objects[words[0]] = list
	}
	return g
}

// readDeedVerbs reads the verbs of the nouns of happenings and of the groups of words by
// which one happening is told.
func (g *grammar) readDeedVerbs(p *pack.Pack) {
	g.deedVerbs = map[string]bool{}
	for _, table := range []string{"deeds", "event-nouns"} {
		for _, r := range p.Table(table).Rows {
			g.deedVerbs[r[len(r)-1]] = true
		}
	}
	for _, r := range p.Table("happenings").Rows {
		for word := range strings.FieldsSeq(r[len(r)-1]) {
			if begin, open := strings.CutSuffix(word, "*"); open {
				g.deedBegins = append(g.deedBegins, fold(begin))
			} else if g.verbs[strings.TrimPrefix(word, "=")] {
				g.deedVerbs[strings.TrimPrefix(word, "=")] = true
			}
		}
	}
}

// deedVerb reports a verb by which the news tells what happened.
func (g *grammar) deedVerb(lemma string) bool {
	return g.deedVerbs[lemma] || g.verbs[lemma] && slices.ContainsFunc(g.deedBegins, func(b string) bool { return strings.HasPrefix(fold(lemma), b) })
}

// is reports whether the pack gives the word this function.
func (g *grammar) is(function, word string) bool { return g.sets[function][word] }

// only is the word that the pack gives a function, the first in the order of bytes where it
// gives it several; "" where it gives it none.
func (g *grammar) only(function string) string {
	words := slices.Sorted(maps.Keys(g.sets[function]))
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// infinitives lists what a participle may be a form of.
func (g *grammar) infinitives(form string) []string {
	var out []string
	for _, r := range g.participles {
		if len(r) < 2 {
			continue
		}
		if r[0] == form {
			return []string{r[1]}
		}
		if strings.HasSuffix(form, r[0]) && len(form) > len(r[0])+1 {
			out = append(out, strings.TrimSuffix(form, r[0])+r[1])
		}
	}
	return out
}

// bases lists lemmas that a form may have under another part of speech.
func (g *grammar) bases(form string) []string {
	out := []string{form}
	for _, r := range g.inflections {
		if len(r) > 1 && strings.HasSuffix(form, r[0]) && len(form) > len(r[0])+2 {
			out = append(out, strings.TrimSuffix(form, r[0])+r[1])
		}
	}
	return out
}

// view is one sentence with the indexes that every step of reading predicates
// asks for.
type view struct {
	in      *input
	g       *grammar
	at      int
	s       *text.Sentence
	kids    [][]int
	ents    [][]*entityMention  // by word: the mentions that cover it
	heads   [][]*entityMention  // by word: the mentions it heads
	timex   []*timex            // by word
	quants  []*quantity         // of the sentence
	inQuant []*quantity         // by word
	args    map[int][]arg       // by core word, filled on demand
	inside  map[string][]string // entity id → containing places
	office  map[string]string   // person id → country of an office
	labels  map[string]string   // entity id → label
	before  *view               // the sentence before, nil for the first
	playful bool                // about a game
	typed   map[int]*reading    // the readings that made claims, by core word
	attrs   []*attribution      // those with a cue or content in the sentence
}

// readViews indexes every sentence of the document.
func readViews(in *input, m *mentions) []*view {
	g := grammarOf(in.pack)
	views := make([]*view, len(in.sentences))
	inside := map[string][]string{}
	office, labels := map[string]string{}, map[string]string{}
	for i := range m.list {
		e := &m.list[i]
		inside[e.ID], labels[e.ID] = e.Within, e.Label
		for _, r := range e.Roles {
			if strings.HasPrefix(r.Of, "iso:") && office[e.ID] == "" {
				office[e.ID] = r.Of
			}
		}
	}
	for i := range in.sentences {
		views[i] = newView(in, g, i)
		views[i].inside, views[i].office, views[i].labels = inside, office, labels
		if i > 0 {
			views[i].before = views[i-1]
		}
	}
	for i := range m.ents {
		views[m.ents[i].sentence].addEntity(&m.ents[i])
	}
	for i := range m.times {
		t := &m.times[i]
		v := views[t.sentence]
		if v.personName(t.first, t.last) || v.penalty(t.first, t.last) {
			continue
		}
		if i > 0 && t.endsStretchOf(&m.times[i-1]) {
			t = &m.times[i-1] // one time, from the one to the other
		}
		for w := m.times[i].first; w <= m.times[i].last && w < len(v.timex); w++ {
			v.timex[w] = t
		}
	}
	for i := range m.quants {
		q := &m.quants[i]
		if q.kind == KindQuantity || q.kind == KindDuration {
			v := views[q.sentence]
			v.quants = append(v.quants, q)
			for w := q.first; w <= q.last && w < len(v.inQuant); w++ {
				v.inQuant[w] = q
			}
		}
	}
	return views
}

// penalty reports a length of time that is a sentence ("12 years in prison"): a
// quantity, not a time.
func (v *view) penalty(first, last int) bool {
	for w := first; w <= last && w < len(v.s.Tokens); w++ {
		if v.listClass(w) == "penalty" {
			return true
		}
	}
	return false
}

// personName reports words that the names step took for part of somebody's name
// ("June").
func (v *view) personName(first, last int) bool {
	for w := first; w <= last && w < len(v.ents); w++ {
		for _, e := range v.ents[w] {
			if e.kind == "person" && (e.first < first || e.last > last) {
				return true
			}
		}
	}
	return false
}

func newView(in *input, g *grammar, at int) *view {
	s := &in.sentences[at]
	n := len(s.Tokens)
	v := &view{in: in, g: g, at: at, s: s, kids: make([][]int, n), ents: make([][]*entityMention, n),
		heads: make([][]*entityMention, n), timex: make([]*timex, n), inQuant: make([]*quantity, n), args: map[int][]arg{}}
	counts := make([]int, n)
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 && h < n && h != i {
			counts[h]++
		}
	}
	flat := make([]int, 0, n)
	for i, c := range counts {
		start := len(flat)
		flat = flat[:start+c]
		v.kids[i] = flat[start : start : start+c]
	}
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 && h < n && h != i {
			v.kids[h] = append(v.kids[h], i)
		}
	}
	return v
}

func (v *view) addEntity(e *entityMention) {
	for w := e.first; w <= e.last && w < len(v.ents); w++ {
		v.ents[w] = append(v.ents[w], e)
	}
	if e.head >= 0 && e.head < len(v.heads) {
		v.heads[e.head] = append(v.heads[e.head], e)
	}
}

func (v *view) tok(i int) *text.Token { return &v.s.Tokens[i] }

// rel is the universal part of a word's relation.
func (v *view) rel(i int) string {
	r := v.s.Tokens[i].Rel
	if k := strings.IndexByte(r, ':'); k >= 0 {
		return r[:k]
	}
	return r
}

func (v *view) head(i int) int {
	if h := v.s.Tokens[i].Head; h >= 0 && h < len(v.s.Tokens) && h != i {
		return h
	}
	return -1
}

// kid gives the first dependent with one of these relations, -1 for none.
func (v *view) kid(i int, rels ...string) int {
	for _, k := range v.kids[i] {
		for _, r := range rels {
			if v.rel(k) == r || v.tok(k).Rel == r {
				return k
			}
		}
	}
	return -1
}

func (v *view) nominal(i int) bool {
	switch v.tok(i).UPOS {
	case text.NOUN, text.PROPN, text.NUM, text.PRON, text.SYM:
		return true
	case text.ADJ:
		if r := v.rel(i); (r == "nmod" || r == "obl" || r == "obj" || r == "nsubj" || r == "conj") && v.listClass(i) != "" {
			return true
		}
		return len(v.heads[i]) > 0 || v.inQuant[i] != nil || v.hasDet(i)
	case text.DET, text.X:
		return len(v.heads[i]) > 0 || v.inQuant[i] != nil || v.hasDet(i)
	}
	return len(v.heads[i]) > 0
}

func (v *view) hasDet(i int) bool { return v.kid(i, "det") >= 0 }

func (v *view) verbal(i int) bool {
	p := v.tok(i).UPOS
	return p == text.VERB || p == text.AUX
}

// finite reports whether the verb, or its auxiliary, has a person.
func (v *view) finite(i int) bool {
	if v.tok(i).Feats.Get("VerbForm") == "Fin" {
		return true
	}
	for _, k := range v.kids[i] {
		if r := v.rel(k); (r == "aux" || r == "cop") && v.tok(k).Feats.Get("VerbForm") == "Fin" {
			return true
		}
	}
	return false
}

func (v *view) participle(i int) bool {
	return v.tok(i).Feats.Has("VerbForm", "Part") || (v.tok(i).UPOS == text.ADJ && len(v.g.infinitives(v.masculine(i))) > 0)
}

// masculine is the form a participle has in the participle table.
func (v *view) masculine(i int) string {
	t := v.tok(i)
	if t.UPOS == text.ADJ {
		return t.Lemma
	}
	for _, b := range v.g.bases(t.Lower) {
		if len(v.g.infinitives(b)) > 0 {
			return b
		}
	}
	return t.Lower
}

// same reports whether word i is the word w of a phrase of the pack.
func (v *view) same(i int, w string) bool {
	t := v.tok(i)
	return t.Lemma == w || t.Lower == w
}

// within lists the places that contain an entity, inner first.
func (v *view) within(id string) []string { return v.inside[id] }

// phrase reports how many words of a phrase, taken one after the other, start
// at word i: all of them or 0.
func (v *view) phrase(i int, words []string) int {
	if i+len(words) > len(v.s.Tokens) {
		return 0
	}
	for k, w := range words {
		if !v.same(i+k, w) {
			return 0
		}
	}
	return len(words)
}

// span is the byte span of words first to last.
func (v *view) span(first, last int) cotejo.Span {
	return cotejo.Span{Start: v.s.Tokens[first].Span.Start, End: v.s.Tokens[last].Span.End}
}

func (v *view) text(sp cotejo.Span) string { return sp.Of(v.in.doc.Text) }
