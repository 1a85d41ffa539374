package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// offices tells of what the offices of people are where the words around the name do not
// say it by a name: "its manager, X", "the manager of the airline, X".
func (f *finder) offices(mentions []entityMention) {
	meant := newReferents(f.in, mentions)
	for i := range f.all {
		f.enter(i)
		for k := range f.cands {
			c := &f.cands[k]
			if c.person < 0 {
				continue
			}
			for _, r := range c.roles {
				if r.of != "" && !strings.HasPrefix(r.of, "geo:") || !f.w.bodyOffices[r.title] && !f.w.proxies[r.title] {
					continue
				}
				if of := f.officeOf(meant, r); of != "" && of != f.people[c.person].id {
					f.people[c.person].role(r.title, r.class, of)
				}
			}
		}
	}
}

// officeOf is what an office is of, or whom it serves; empty when the text does not tell.
func (f *finder) officeOf(meant *referents, r pendingRole) string {
	toks := f.sent.Tokens
	switch {
	case r.from < r.to && toks[r.from].Lower == f.w.ofWord:
		switch label := f.bodyNames[pack.FoldName(r.name)]; {
		case r.name != "" && label != "":
			return "org:" + pack.Slug(label)
		case r.name != "" && f.w.proxies[r.title]:
			return f.calledSo(r.name)
		}
		k := r.from + 1
		for k < r.to && toks[k].UPOS == text.DET {
			k++
		}
		if k < r.to && (!upper(toks[k].Form) || k+1 == r.to || toks[k+1].UPOS == text.PUNCT) {
			return idOf(meant.noun(toks[k].Lower, f.s, k))
		}
	case r.at > 0 && toks[r.at-1].Feats.Has("Poss", "Yes"):
		return idOf(meant.owner(f.s, r.at, f.w.proxies[r.title]))
	}
	return ""
}

func idOf(m *entityMention) string {
	if m == nil {
		return ""
	}
	return m.id
}

// calledSo is the only person of the document whom a name fits; empty when none does.
func (f *finder) calledSo(name string) string {
	key, id := f.nameKey(name), ""
	for i := range f.people {
		p := &f.people[i]
		if sameName(p.key, key) || len(key) == 1 && slices.Contains(p.key, key[0]) {
			if id != "" {
				return ""
			}
			id = p.id
		}
	}
	return id
}

// referents finds what common nouns and possessives mean among what a document names.
type referents struct {
	in       *input
	w        *meantSets
	ents     [][]entityMention
	kinds    map[string]map[string]bool // body → the common nouns that the text has for it
	mentions map[string]int             // of each
}

// meantSets are the nouns of bodies.
type meantSets struct {
	any, firms, heads, named, generic pack.Set // named: of companies, before their names
	born                              pack.Set // names of people, folded
	synonyms                          map[string][]string
}

func meantSetsOf(p *pack.Pack) *meantSets {
	return pack.Once(p, "extract/meant", func(p *pack.Pack) *meantSets {
		c := p.Cues
		w := &meantSets{any: c.In("any-company"), firms: c.In("company-nouns"), generic: c.In("generic-bodies"), heads: pack.Set{}, synonyms: map[string][]string{}}
		for _, name := range []string{"organisation-heads", "organisation-nouns", "company-nouns", "any-company", "generic-bodies"} {
			for n := range c.In(name) {
				w.heads[n] = true
			}
		}
		for n, s := range c.Sources {
			if s.Role == "body" {
				w.heads[n] = true
			}
		}
		for e := range c.In("body-synonyms") {
			noun, of, _ := strings.Cut(e, "=")
			w.synonyms[noun], w.heads[noun] = append(w.synonyms[noun], of), true
		}
		for _, of := range w.synonyms {
			slices.Sort(of)
		}
		w.named, w.born = pack.Set{}, pack.Set{}
		for n := range c.In("organisation-nouns") {
			w.named[n] = w.firms[n] || w.any[n]
		}
		for _, table := range []string{"given-names", "surnames"} {
			for _, r := range p.Table(table).Rows {
				w.born[pack.FoldName(r[0])] = true
			}
		}
		return w
	})
}

func newReferents(in *input, mentions []entityMention) *referents {
	m := &referents{in: in, w: meantSetsOf(in.pack), ents: make([][]entityMention, len(in.sentences)), kinds: map[string]map[string]bool{}, mentions: map[string]int{}}
	for _, e := range mentions {
		if e.sentence >= 0 && e.sentence < len(m.ents) {
			m.ents[e.sentence] = append(m.ents[e.sentence], e)
		}
	}
	for s := range m.ents {
		for k := range m.ents[s] {
			e := &m.ents[s][k]
			m.mentions[e.id]++
			if m.isBody(e) {
				m.readKinds(s, e)
			}
		}
	}
	return m
}

// isBody reports a mention of a body that has a name of its own.
func (m *referents) isBody(e *entityMention) bool {
	return (e.kind == "organisation" || e.kind == "service" || e.kind == "unit") && strings.HasPrefix(e.id, "org:") && !e.demonym && !publishes(m.in.doc, e)
}

// readKinds notes the common nouns by which a text says what a body is: its own first
// word, the noun before its name, the one in apposition behind it.
func (m *referents) readKinds(s int, e *entityMention) {
	add := func(noun string) {
		if m.w.heads[noun] {
			if m.kinds[e.id] == nil {
				m.kinds[e.id] = map[string]bool{}
			}
			m.kinds[e.id][noun] = true
		}
	}
	toks := m.in.sentences[s].Tokens
	head, _, _ := strings.Cut(strings.ToLower(e.label), " ")
	add(head)
	if toks[e.first].Lower != head {
		add(toks[e.first].Lower)
	}
	if e.first > 0 && !upper(toks[e.first-1].Form) {
		add(toks[e.first-1].Lower)
	}
	k := e.last + 1
	if k+2 < len(toks) && toks[k].Form == "," {
		if k++; toks[k].UPOS == text.DET {
			k++
		}
		if k < len(toks) && toks[k].UPOS == text.NOUN {
			add(toks[k].Lower)
		}
	}
	if c := m.in.pack.Cues.In("company-suffixes"); c[toks[e.last].Lower] || e.last+1 < len(toks) && c[toks[e.last+1].Lower] {
		m.firm(e.id)
	}
}

// firm notes that a body is a company.
func (m *referents) firm(id string) {
	if m.kinds[id] == nil {
		m.kinds[id] = map[string]bool{}
	}
	for n := range m.w.any {
		m.kinds[id][n] = true
	}
}

// isFirm reports whether a text calls a body a company of some kind.
func (m *referents) isFirm(id string) bool {
	for n := range m.kinds[id] {
		if m.w.firms[n] || m.w.any[n] {
			return true
		}
	}
	return false
}

// at is the mention that covers word k of a sentence.
func (m *referents) at(s, k int) *entityMention {
	for i := range m.ents[s] {
		if e := &m.ents[s][i]; e.first <= k && k <= e.last {
			return e
		}
	}
	return nil
}

// nounReach is how many sentences back a common noun may mean a body.
const nounReach = 150

// noun is the body that a common noun before word k of a sentence means: the last one
// before it that the text calls so; for a noun that fits any company the last company;
// else, of names of which the text says nothing, the only one, or of whom the sentence
// before speaks. Nil for none.
func (m *referents) noun(noun string, s, k int) *entityMention {
	if !m.w.heads[noun] || !m.definite(s, k) {
		return nil
	}
	if m.w.generic[noun] {
		return m.lately(s, k)
	}
	var firm, other *entityMention
	several := false
	for i := s; i >= max(0, s-nounReach); i-- {
		for j := len(m.ents[i]) - 1; j >= 0; j-- {
			e := &m.ents[i][j]
			if i == s && e.last >= k {
				continue
			}
			kinds := m.kinds[e.id]
			switch {
			case m.isBody(e) && (kinds[noun] || slices.ContainsFunc(m.w.synonyms[noun], func(n string) bool { return kinds[n] })):
				return e
			case m.isBody(e) && m.isFirm(e.id):
				if firm == nil {
					firm = e
				}
			case !m.untold(e):
			case other == nil:
				other = e
			case other.id != e.id:
				several = true
			}
		}
	}
	switch {
	case m.w.any[noun] && firm != nil:
		return firm
	case !m.w.named[noun] || firm != nil && m.w.firms[noun]:
		return nil
	case other != nil && !several && (m.mentions[other.id] > 1 || other.sentence < leadSentences):
		return other
	}
	return m.spokenOf(s)
}

// leadSentences are the headline and the first sentence.
const leadSentences = 2

// definite reports whether the word before a noun at k, adjectives aside, tells that the
// reader knows what is meant.
func (m *referents) definite(s, k int) bool {
	toks := m.in.sentences[s].Tokens
	return k > 0 && k <= len(toks) && toks[k-1].UPOS == text.DET && !toks[k-1].Feats.Has("Definite", "Ind") && !toks[k-1].Feats.Has("PronType", "Ind")
}

// untold reports a name of which the text does not say what bears it: of an organisation
// without a noun and without an acronym, or what the tagger took for a person, though
// nobody of that name is given an office and no list has it.
func (m *referents) untold(e *entityMention) bool {
	words := strings.Fields(e.label)
	if allCaps(e.label) || slices.ContainsFunc(words, func(w string) bool { return !upper(w) }) {
		return false // an agency or an authority, more often than not
	}
	if e.kind == "person" { // surnames alone are too many for any list
		return e.id != "" && !e.office && len(words) > 1 && len(words) <= 3 && !slices.ContainsFunc(words, func(w string) bool { return m.w.born[pack.FoldName(w)] })
	}
	return m.isBody(e) && len(m.kinds[e.id]) == 0 && !strings.HasSuffix(e.rule, "/"+ruleOrg) && !strings.HasSuffix(e.rule, "/"+ruleAcronym)
}

// spokenOf is the subject of the sentence before one, or of that before it, where it is a
// name of which the text does not say what bears it.
func (m *referents) spokenOf(s int) *entityMention {
	for i := s - 1; i >= 0 && s-i <= ownerReach; i-- {
		if w := m.subject(i, len(m.in.sentences[i].Tokens)); w >= 0 {
			if e := m.at(i, w); e != nil && m.untold(e) {
				return e
			}
		}
	}
	return nil
}

// lately is the first body of the last sentence, up to word k of one, that names any.
func (m *referents) lately(s, k int) *entityMention {
	for i := s; i >= 0 && s-i <= ownerReach; i-- {
		for j := range m.ents[i] {
			if e := &m.ents[i][j]; m.isBody(e) && (i < s || e.last < k) {
				return e
			}
		}
	}
	return nil
}

// ownerReach is how many sentences back a possessive may point.
const ownerReach = 2

// owner is whom a possessive before word k of a sentence means: of whom the sentence
// speaks, or the one before; for those who serve people as well as bodies nobody else.
func (m *referents) owner(s, k int, serves bool) *entityMention {
	reach := ownerReach
	if serves {
		reach = 1
	}
	for i := s; i >= 0 && s-i <= reach; i-- {
		w := m.subject(i, k)
		if w >= 0 {
			e := m.at(i, w)
			switch {
			case e != nil && (m.isBody(e) && (!serves || m.isFirm(e.id) || len(m.kinds[e.id]) == 0) || serves && e.kind == "person" && e.id != ""):
				return e // lawyers serve no courts and no ministries
			case e == nil && m.in.sentences[i].Tokens[w].UPOS == text.NOUN:
				if b := m.noun(m.in.sentences[i].Tokens[w].Lower, i, w); b != nil {
					return b
				}
			}
			if serves || i == s {
				return nil // somebody else
			}
		}
		if !serves {
			if e := m.firstBody(i, k); e != nil {
				return e
			}
		}
		if i > 0 {
			k = len(m.in.sentences[i-1].Tokens)
		}
	}
	return nil
}

// subject is the subject of the main verb of a sentence before word k; -1 without one.
func (m *referents) subject(s, k int) int {
	toks := m.in.sentences[s].Tokens
	for w := 0; w < k && w < len(toks); w++ {
		if h := toks[w].Head; toks[w].Rel == "nsubj" && h >= 0 && toks[h].Head < 0 {
			return w
		}
	}
	return -1
}

// firstBody is the first body that a sentence names before word k, be it by a common noun.
func (m *referents) firstBody(s, k int) *entityMention {
	toks := m.in.sentences[s].Tokens
	for w := 0; w < k && w < len(toks); w++ {
		if e := m.at(s, w); e != nil {
			if e.last < k && m.isBody(e) {
				return e
			}
			continue
		}
		if toks[w].UPOS == text.NOUN && w > 0 && toks[w-1].UPOS == text.DET {
			if e := m.noun(toks[w].Lower, s, w); e != nil {
				return e
			}
		}
	}
	return nil
}
