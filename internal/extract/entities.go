package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// Names of the entity rules, by the last part of the rule's name in the pack.
const (
	ruleCountry     = "country"
	ruleDemonym     = "demonym"
	ruleSeat        = "seat"
	ruleCapitalGov  = "capital-government"
	ruleCapital     = "capital-place"
	rulePlace       = "place"
	rulePlaceShape  = "place-shape"
	ruleOrg         = "organisation"
	ruleAgency      = "agency"
	ruleOutlet      = "outlet"
	ruleBody        = "body"
	ruleGovernment  = "government"
	ruleIntel       = "intelligence"
	ruleOrgShape    = "organisation-shape"
	ruleAcronym     = "acronym"
	ruleWeapon      = "weapon"
	rulePerson      = "person"
	rulePersonShort = "person-short"
	ruleTitle       = "title"
	ruleOtherName   = "name"
)

// candidate is a reading of a run of words before overlaps are settled.
type candidate struct {
	entityMention
	weight  int    // longer and better evidenced readings win
	names   []int  // gazetteer readings, best first
	place   string // id of a place that completes the name
	country string // ISO code of the country that completes the name
	block   bool   // occupies its words without being a mention
	person  int    // index in finder.people, -1 when no person
	nFirst  int    // first and last word of the bare name, without title
	nLast   int
	roles   []pendingRole
}

// finder carries what is known of one document while its names are found.
type finder struct {
	in     *input
	g      *pack.Gazetteer
	c      *pack.Cues
	w      *wordSets
	tagged bool // the engine has marked names

	s    int            // sentence at work
	sent *text.Sentence // the same
	buf  []byte         // folded letters of the sentence
	off  []int32        // where the letters of word i begin in buf
	gap  []bool         // word i is the second or later part of a split token

	forms    []pack.Form
	cands    []candidate
	all      [][]candidate
	people   []person
	acronyms map[string]*candidate // folded acronym → what it stands for
	weight   map[string]int        // country → mentions in the document
	bodies   map[string]*candidate // head lemma of a body → its first full mention

	bodyNames map[string]string // folded names, taken for those of people, that are of bodies → in full
}

// wordSets are the sets of the pack that are asked for word by word.
type wordSets struct {
	locative, strong, placeNouns, movement, connectors, companies          pack.Set
	governments, intelligence, intelHeads, bodiesLower, orgHeads, carriers pack.Set
	neverNames, own, weaponNouns, reflexive, orgNouns                      pack.Set
	bodyOffices, bodyOwned, proxies, divisions, orStates                   pack.Set
	endings                                                                [][2]string
	ofWord                                                                 string // joins a noun to what completes it
}

func wordSetsOf(p *pack.Pack) *wordSets {
	return pack.Once(p, "extract/entities", func(p *pack.Pack) *wordSets {
		c := p.Cues
		w := &wordSets{locative: c.In("locative"), strong: c.In("locative-strong"), placeNouns: c.In("place-nouns"),
			movement: c.In("movement"), connectors: c.In("connectors"), companies: c.In("company-suffixes"), governments: c.In("governments"),
			intelligence: c.In("intelligence"), intelHeads: c.In("intelligence-heads"), bodiesLower: c.In("bodies-lower"),
			orgHeads: c.In("organisation-heads"), carriers: c.In("carriers"), neverNames: c.In("never-names"), own: c.In("own"),
			weaponNouns: c.In("weapon-nouns"), reflexive: c.In("reflexive"), orgNouns: c.In("organisation-nouns"),
			bodyOffices: c.In("body-offices"), bodyOwned: c.In("body-owned"), proxies: c.In("proxies"),
			divisions: c.In("divisions"), orStates: c.In("divisions-or-states")}
		for of := range c.In("of") {
			w.ofWord = of // one word
		}
		for e := range c.In("name-endings") {
			from, to, _ := strings.Cut(e, "=")
			w.endings = append(w.endings, [2]string{from, to})
		}
		slices.SortFunc(w.endings, func(a, b [2]string) int {
			return cmp.Or(len(b[0])-len(a[0]), strings.Compare(a[0], b[0]))
		})
		return w
	})
}

// entities finds what a document names: mentions in text order that do not
// overlap, and the entities they refer to, resolved inside the document.
func entities(in *input) ([]entityMention, []cotejo.Entity) {
	if in.pack == nil || in.pack.Gazetteer == nil {
		return nil, nil
	}
	f := &finder{in: in, g: in.pack.Gazetteer, c: in.pack.Cues, w: wordSetsOf(in.pack),
		acronyms: map[string]*candidate{}, weight: map[string]int{}, bodies: map[string]*candidate{}}
	f.tagged = anyName(in.sentences)
	f.all = make([][]candidate, len(in.sentences))
	for i := range in.sentences {
		f.scan(i)
	}
	f.bodiesByContext()
	f.resolvePeople()
	for i := range in.sentences {
		f.enter(i)
		f.resolvePlaces()
	}
	f.resolveBodies()
	f.resolveTitles()
	mentions := f.mentions()
	f.offices(mentions)
	return mentions, f.entities()
}

func anyName(sentences []text.Sentence) bool {
	for i := range sentences {
		for j := range sentences[i].Tokens {
			if sentences[i].Tokens[j].Name != "" {
				return true
			}
		}
	}
	return false
}

// enter makes sentence i the one at work.
func (f *finder) enter(i int) {
	f.s, f.sent, f.cands = i, &f.in.sentences[i], f.all[i]
	f.fold()
}

// scan finds the readings of one sentence and settles their overlaps.
func (f *finder) scan(i int) {
	f.enter(i)
	for k := range f.sent.Tokens {
		if f.gap[k] {
			continue
		}
		f.gazetteer(k)
		f.demonym(k)
		f.body(k)
		f.weapon(k)
	}
	f.names()
	f.settle()
	f.introduced()
	f.titles()
	f.all[i] = f.cands
	for k := range f.cands {
		c := &f.cands[k]
		switch {
		case c.rule == ruleCapital:
		case c.country != "":
			f.weight[c.country]++
		case c.rule == rulePlace && (len(c.names) == 1 || f.g.Name(c.names[0]).Class == pack.ClassRegion):
			f.weight[f.g.Name(c.names[0]).Country]++
		}
	}
}

// fold lays out the folded letters of the sentence's words.
func (f *finder) fold() {
	f.buf, f.off, f.gap = f.buf[:0], f.off[:0], f.gap[:0]
	for k := range f.sent.Tokens {
		t := &f.sent.Tokens[k]
		f.off = append(f.off, int32(len(f.buf)))
		f.gap = append(f.gap, t.Part > 1)
		if t.Part <= 1 {
			f.buf = pack.AppendName(f.buf, f.surface(k))
		}
	}
	f.off = append(f.off, int32(len(f.buf)))
}

// surface is a word as the document writes it: one form for both parts of a contraction.
func (f *finder) surface(k int) string {
	t := &f.sent.Tokens[k]
	if t.Part == 0 {
		return t.Form
	}
	return t.Span.Of(f.in.doc.Text)
}

func (f *finder) folded(k int) []byte { return f.buf[f.off[k]:f.off[k+1]] }

func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func allCaps(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// phrase is the text from word a to word b.
func (f *finder) phrase(a, b int) string {
	return cotejo.Span{Start: f.sent.Tokens[a].Span.Start, End: f.sent.Tokens[b].Span.End}.Of(f.in.doc.Text)
}

// mention starts a candidate over the words a to b.
func (f *finder) mention(a, b int, kind, rule string) candidate {
	return candidate{entityMention: entityMention{sentence: f.s, first: a, last: b, head: a, kind: kind, rule: rule, confidence: 0.9},
		weight: 10 * (b - a + 1), person: -1, nFirst: a, nLast: b}
}

func (f *finder) keep(c candidate) { f.cands = append(f.cands, c) }

// settle drops readings that overlap a heavier one and sorts the rest by place.
func (f *finder) settle() {
	slices.SortStableFunc(f.cands, func(a, b candidate) int { return cmp.Or(b.weight-a.weight, a.first-b.first) })
	used := make([]bool, len(f.sent.Tokens))
	kept := f.cands[:0]
	for _, c := range f.cands {
		if slices.Contains(used[c.first:c.last+1], true) {
			continue
		}
		for k := c.first; k <= c.last; k++ {
			used[k] = true
		}
		kept = append(kept, c)
	}
	f.cands = slices.Clone(kept)
	slices.SortFunc(f.cands, func(a, b candidate) int { return a.first - b.first })
}

// headOf is the word of a run whose head lies outside it: the syntactic head.
func headOf(s *text.Sentence, first, last int) int {
	for k := first; k <= last; k++ {
		if h := s.Tokens[k].Head; (h < first || h > last) && s.Tokens[k].UPOS != text.DET && s.Tokens[k].UPOS != text.PUNCT && s.Tokens[k].UPOS != text.ADP {
			return k
		}
	}
	return first
}

// mentions gives the mentions of the document in text order.
func (f *finder) mentions() []entityMention {
	var out []entityMention
	for i := range f.all {
		for _, c := range f.all[i] {
			if c.block || (c.id == "" && c.label == "") {
				continue
			}
			c.head = headOf(&f.in.sentences[i], c.first, c.last)
			c.rule = f.c.Rule(c.rule).Name
			c.office = c.person >= 0 && f.people[c.person].official()
			out = append(out, c.entityMention)
		}
	}
	return out
}

// entities gives what the linked mentions refer to, by id.
func (f *finder) entities() []cotejo.Entity {
	byID := map[string]*cotejo.Entity{}
	for i := range f.all {
		f.enter(i)
		for k := range f.cands {
			c := &f.cands[k]
			if c.block || c.id == "" {
				continue
			}
			e := byID[c.id]
			if e == nil {
				e = f.entity(c)
				byID[c.id] = e
			}
			e.Mentions++
			if !c.demonym && c.rule != ruleTitle {
				if form := f.phrase(c.nFirst, c.nLast); form != e.Label && !slices.Contains(e.Also, form) {
					e.Also = append(e.Also, form)
				}
			}
		}
	}
	for i := range f.people {
		if e := byID[f.people[i].id]; e != nil {
			e.Roles = f.people[i].sortedRoles()
		}
	}
	out := make([]cotejo.Entity, 0, len(byID))
	for _, e := range byID {
		slices.Sort(e.Also)
		out = append(out, *e)
	}
	slices.SortFunc(out, func(a, b cotejo.Entity) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// entity describes what a mention refers to.
func (f *finder) entity(c *candidate) *cotejo.Entity {
	e := &cotejo.Entity{ID: c.id, Kind: c.kind, Label: c.label}
	if iso, ok := strings.CutPrefix(c.id, "iso:"); ok {
		if n := f.g.Country(iso); n != nil {
			e.Kind, e.Label, e.Lat, e.Lon = "country", n.Label, n.Lat, n.Lon
		}
		return e
	}
	if len(c.names) > 0 {
		n := f.g.Name(c.names[0])
		e.Lat, e.Lon = n.Lat, n.Lon
		if n.Country != "" {
			e.Within = []string{"iso:" + n.Country}
		}
		return e
	}
	if c.place != "" && c.place != c.id {
		e.Within = append(e.Within, c.place)
	}
	if c.country != "" && "iso:"+c.country != c.place {
		e.Within = append(e.Within, "iso:"+c.country)
	}
	return e
}
