package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// gazetteer keeps the longest name of the tables that begins at word a.
func (f *finder) gazetteer(a int) {
	cap := upper(f.sent.Tokens[a].Form)
	first := f.folded(a)
	if len(first) == 0 || (!cap && len(first) < 3) {
		return
	}
	reach := f.g.Reach(f.buf[f.off[a]:])
	if reach == 0 {
		return
	}
	h, start := pack.HashSeed, int(f.off[a])
	var best []int
	end := -1
	for b := a; b < len(f.sent.Tokens) && int(f.off[b])-start < reach; b++ {
		h = pack.HashName(h, f.folded(b))
		if len(f.folded(b)) == 0 {
			if !f.gap[b] && !joins(f.sent.Tokens[b].Form) {
				break
			}
			continue
		}
		f.forms = f.g.Lookup(f.forms[:0], h)
		if names := f.fits(a, b, cap); len(names) > 0 {
			best, end = names, b
		}
	}
	if end >= 0 {
		f.named(a, end, best)
	}
}

// joins reports whether a punctuation mark may stand inside a name.
func joins(form string) bool {
	switch form {
	case ".", "-", "'", "’", "&", "/":
		return true
	}
	return false
}

// fits gives the gazetteer readings that the spelling of the words a to b
// allows, best first.
func (f *finder) fits(a, b int, cap bool) []int {
	var out []int
	for _, form := range f.forms {
		if !cap && !form.Lower {
			continue
		}
		if form.Caps && !allCaps(f.phrase(a, b)) {
			continue
		}
		if a < b && cap && !form.Lower && (!upperEnd(f.sent, a, b) || f.commonNoun(a, b)) {
			continue
		}
		out = append(out, form.Name)
	}
	slices.SortStableFunc(out, func(x, y int) int { return int(f.g.Name(x).Class) - int(f.g.Name(y).Class) })
	return out
}

// commonNoun reports an article that opens a sentence with words in lower case behind it: "La
// jornada" is a day, whatever paper is called so.
func (f *finder) commonNoun(a, b int) bool {
	if !f.initial(a) || f.sent.Tokens[a].UPOS != text.DET {
		return false
	}
	for k := a + 1; k <= b; k++ {
		if upper(f.sent.Tokens[k].Form) {
			return false
		}
	}
	return true
}

// upperEnd asks that a name of several words does not end in a lower-case word,
// unless the sentence has no capitals to go by.
func upperEnd(s *text.Sentence, a, b int) bool {
	for k := b; k > a; k-- {
		if len(s.Tokens[k].Form) > 0 && s.Tokens[k].UPOS != text.PUNCT {
			r := s.Tokens[k].Form
			return upper(r) || !unicode.IsLetter([]rune(r)[0]) || len(r) > 4
		}
	}
	return true
}

// named turns a gazetteer match into a candidate if the text bears it out.
func (f *finder) named(a, b int, names []int) {
	if names = f.notTheCountry(a, names); len(names) == 0 {
		return
	}
	n := f.g.Name(names[0])
	ne, neLen := f.nameOver(a, b)
	if ne == text.PER && !neverPerson(n.Class) && !(n.Class == pack.ClassWeapon && f.armed(a)) && neLen >= b-a+1 && !f.placeContext(a, b) && !f.plainCountry(a, n, neLen == b-a+1) {
		return
	}
	if loud := allCaps(f.phrase(a, b)) && !f.acronymOf(a, b, n) && ne != text.LOC && !f.placeContext(a, b); loud && f.placeClass(names[0]) && !f.shouted() {
		return
	}
	c := f.mention(a, b, n.Kind, rulePlace)
	c.names, c.label, c.id = names, n.Label, n.ID
	c.weight += 5
	switch n.Class {
	case pack.ClassCountry:
		c.rule, c.country, c.weight = ruleCountry, n.Country, c.weight+4
		if f.c.In("weak-countries")[n.Country] && !f.placeEvidence(a, b, n, ne) {
			return
		}
	case pack.ClassSeat:
		c.rule, c.country = ruleSeat, n.Country
		if co := f.g.Country(n.Country); co != nil {
			c.label = co.Label
		}
	case pack.ClassCapital:
		c.rule, c.country = ruleCapital, n.Country
		if ne == text.MISC && neLen > b-a+1 {
			return
		}
	case pack.ClassArea:
		c.rule = rulePlace
	case pack.ClassOrganisation:
		c.rule, c.weight = ruleOrg, c.weight+4
		if n.Weak && !f.articled(a) && ne != text.ORG {
			return
		}
	case pack.ClassAgency, pack.ClassOutlet:
		c.rule, c.weight = ruleAgency, c.weight+4
		if n.Class == pack.ClassOutlet {
			c.rule = ruleOutlet
		}
		if n.Weak && !f.carried(a) {
			return
		}
		if f.carried(a) {
			c.weight += 4
		}
	case pack.ClassWeapon:
		c.rule, c.weight = ruleWeapon, c.weight-3
		if f.armed(a) {
			c.weight += 8
		} else if ne == text.PER || ne == text.LOC {
			return
		}
	default:
		if !f.placeEvidence(a, b, n, ne) {
			return
		}
		c.confidence = 0.8
	}
	f.keep(c)
}

// acronymOf reports whether the words are a form that the tables write in
// capitals.
func (f *finder) acronymOf(a, b int, n *pack.Name) bool {
	for _, form := range f.g.Lookup(nil, pack.HashName(pack.HashSeed, f.buf[f.off[a]:f.off[b+1]])) {
		if form.Caps && f.g.Name(form.Name).ID == n.ID {
			return true
		}
	}
	return false
}

// shouted reports whether the whole sentence is in capitals.
func (f *finder) shouted() bool {
	for k := range f.sent.Tokens {
		if r := f.sent.Tokens[k].Form; len(r) > 3 && !allCaps(r) {
			return false
		}
	}
	return true
}

// plainCountry reports whether a name from word a that the tagger took whole for a person is
// the name of a country, or of a capital, that nobody bears.
func (f *finder) plainCountry(a int, n *pack.Name, whole bool) bool {
	switch n.Class {
	case pack.ClassCountry:
		return whole && !f.c.In("weak-countries")[n.Country]
	case pack.ClassCapital:
		return whole && !f.bornBy(f.sent.Tokens[a].Form)
	}
	return false
}

// neverPerson reports whether names of a class are never those of people.
func neverPerson(c pack.NameClass) bool {
	return c == pack.ClassSeat || c == pack.ClassAgency || c == pack.ClassOrganisation
}

// nameOver gives the type of the tagged name that covers the words a to b, and
// how many words it has.
func (f *finder) nameOver(a, b int) (string, int) {
	t := f.sent.Tokens[a].Name
	if t == "" {
		return "", 0
	}
	first, last := a, a
	for first > 0 && !f.sent.Tokens[first].Begin && f.sent.Tokens[first-1].Name == t {
		first--
	}
	for last+1 < len(f.sent.Tokens) && f.sent.Tokens[last+1].Name == t && !f.sent.Tokens[last+1].Begin {
		last++
	}
	if last < b {
		return "", 0
	}
	return t, last - first + 1
}

// before is the word in front of a, articles passed over; -1 at the start.
func (f *finder) before(a int) int {
	k := a - 1
	for k >= 0 && f.sent.Tokens[k].UPOS == text.DET {
		k--
	}
	return k
}

func (f *finder) articled(a int) bool { return a > 0 && f.sent.Tokens[a-1].UPOS == text.DET }

// carried reports whether the word before a says that a medium follows.
func (f *finder) carried(a int) bool {
	for k, steps := a-1, 0; k >= 0 && steps < 4; k, steps = k-1, steps+1 {
		t := &f.sent.Tokens[k]
		if f.w.carriers[t.Lemma] || f.w.carriers[t.Lower] {
			return true
		}
		if t.UPOS == text.VERB || t.UPOS == text.ADP {
			return false
		}
	}
	return false
}

// placeContext reports whether the words before a put it in space. The last
// of two names joined by a conjunction stands where the first does.
func (f *finder) placeContext(a, b int) bool {
	k := f.before(a)
	if first := f.joinedTo(k); first >= 0 {
		k = f.before(first)
	}
	if k < 0 {
		return false
	}
	t := &f.sent.Tokens[k]
	if f.w.strong[t.Lower] {
		return true
	}
	return t.Lower == f.w.ofWord && k > 0 && f.w.placeNouns[f.nounBefore(k)]
}

// joinedTo is the first word of the name that the conjunction at k follows;
// -1 without one.
func (f *finder) joinedTo(k int) int {
	if k < 1 || f.sent.Tokens[k].UPOS != text.CCONJ {
		return -1
	}
	first := -1
	for j := k - 1; j >= 0 && f.sent.Tokens[j].UPOS == text.PROPN; j-- {
		first = j
	}
	return first
}

// nounBefore is the lemma of the noun that the preposition at k completes,
// adjectives passed over.
func (f *finder) nounBefore(k int) string {
	j := k - 1
	for j >= 0 && (f.sent.Tokens[j].UPOS == text.ADJ || len(f.g.Demonym(string(f.folded(j)))) > 0) {
		j--
	}
	if j < 0 {
		return ""
	}
	if f.w.placeNouns[f.sent.Tokens[j].Lower] {
		return f.sent.Tokens[j].Lower
	}
	return f.sent.Tokens[j].Lemma
}

// placeEvidence decides whether a city or region of the tables is meant: many
// bear the names of people and things.
func (f *finder) placeEvidence(a, b int, n *pack.Name, ne string) bool {
	if f.w.neverNames[f.sent.Tokens[a].Lower] && a == b {
		return false
	}
	if ne == text.LOC || f.placeContext(a, b) {
		return true
	}
	if ne == text.PER || ne == text.ORG || ne == text.MISC {
		return false
	}
	initial := f.initial(a)
	if initial && f.sent.Tokens[a].UPOS != text.PROPN {
		return false
	}
	if f.tagged && ne == "" {
		return n.Class == pack.ClassRegion && !initial && a < b
	}
	if b+1 < len(f.sent.Tokens) && upper(f.sent.Tokens[b+1].Form) || a > 0 && upper(f.sent.Tokens[a-1].Form) {
		return false
	}
	return n.Known && !initial || n.Class == pack.ClassCity && n.Population > 300000
}

// initial reports whether word a opens its sentence or a quotation, so that its
// capital says nothing.
func (f *finder) initial(a int) bool {
	return a == 0 || f.sent.Tokens[a-1].UPOS == text.PUNCT && f.sent.Tokens[a-1].Form != "," && f.sent.Tokens[a-1].Form != "("
}

// demonym keeps an adjective of nationality.
func (f *finder) demonym(a int) {
	t := &f.sent.Tokens[a]
	if len(f.folded(a)) < 4 || t.UPOS == text.VERB || t.UPOS == text.ADV {
		return
	}
	word := f.folded(a)
	names := f.g.Demonym(string(word))
	if len(names) == 0 {
		if i := strings.LastIndexByte(t.Form, '-'); i > 0 && i+1 < len(t.Form) {
			names = f.g.Demonym(pack.FoldName(t.Form[i+1:]))
		}
	}
	if len(names) == 0 || (upper(t.Form) && a > 0 && !f.initial(a)) {
		return
	}
	n := f.g.Name(names[0])
	c := f.mention(a, a, n.Kind, ruleDemonym)
	c.id, c.label, c.names, c.demonym = n.ID, n.Label, names, true
	if n.Class == pack.ClassCountry {
		c.country = n.Country
	}
	if len(names) > 1 {
		c.unsure, c.confidence = "ambiguous-demonym", 0.6
	}
	c.weight--
	f.keep(c)
}

// weapon keeps a designation of letters and figures near a noun for weapons.
func (f *finder) weapon(a int) {
	form := f.sent.Tokens[a].Form
	if !designation(form) {
		return
	}
	for k := max(0, a-4); k < min(len(f.sent.Tokens), a+3); k++ {
		if f.w.weaponNouns[f.sent.Tokens[k].Lemma] || f.w.weaponNouns[f.sent.Tokens[k].Lower] {
			c := f.mention(a, a, "weapon", ruleWeapon)
			c.id, c.label = "wpn:"+pack.Slug(form), form
			c.weight += 3
			f.keep(c)
			return
		}
	}
}

// armed reports a noun for weapons right before a word, which makes the name there a
// weapon's, whoever the tagger may see in it: "the Patriot system".
func (f *finder) armed(a int) bool {
	return a > 0 && f.w.weaponNouns[f.sent.Tokens[a-1].Lemma]
}

// designation reports whether a word looks like T-90, Su-35 or KN-23.
func designation(s string) bool {
	dash := strings.IndexByte(s, '-')
	if dash < 1 || dash > 9 || dash+1 >= len(s) || !upper(s) {
		return false
	}
	for i := 0; i < dash; i++ {
		if c := s[i] | 32; c < 'a' || c > 'z' {
			return false
		}
	}
	return s[dash+1] >= '0' && s[dash+1] <= '9' && len(s)-dash <= 6
}

// names keeps the names that the engine tagged and no table holds; where it
// tagged nothing in the whole document, capitalised runs stand in.
func (f *finder) names() {
	toks := f.sent.Tokens
	for a := 0; a < len(toks); a++ {
		kind, b := toks[a].Name, a
		if f.tagged {
			if kind == "" {
				continue
			}
			for b+1 < len(toks) && toks[b+1].Name == kind && !toks[b+1].Begin {
				b++
			}
		} else if kind, b = f.capitalRun(a); kind == "" {
			continue
		}
		f.name(a, b, kind)
		a = b
	}
}

// capitalRun reads a run of capitalised words joined by connectors; the type is
// PER for two or more words, MISC for the rest.
func (f *finder) capitalRun(a int) (string, int) {
	toks := f.sent.Tokens
	if f.gap[a] || !upper(toks[a].Form) || f.w.neverNames[toks[a].Lower] || (a == 0 && toks[a].UPOS != text.PROPN && toks[a].UPOS != text.NoPOS) {
		return "", a
	}
	b, words := a, 1
	for k := a + 1; k < len(toks); k++ {
		if upper(toks[k].Form) && !f.gap[k] {
			b, words = k, words+1
			continue
		}
		if !f.w.connectors[toks[k].Lower] || k-b > 2 {
			break
		}
	}
	if words >= 2 && words <= 4 && !allCaps(f.phrase(a, b)) && !f.w.orgHeads[toks[a].Lower] {
		return text.PER, b
	}
	return text.MISC, b
}

// name keeps one tagged name.
func (f *finder) name(a, b int, kind string) {
	toks := f.sent.Tokens
	for a < b && (f.gap[a] || toks[a].UPOS == text.DET && !upper(toks[a].Form) || toks[a].UPOS == text.PUNCT) {
		a++
	}
	for b > a && toks[b].UPOS == text.PUNCT {
		b--
	}
	if a == b && f.w.neverNames[toks[a].Lower] && f.initial(a) {
		return
	}
	if !hasUpper(f.phrase(a, b)) {
		return
	}
	if f.institutional(a) {
		kind = text.ORG
	}
	if n := len(f.cands); !f.tagged {
		defer func() {
			for i := n; i < len(f.cands); i++ {
				f.cands[i].weight -= 8 * (b - a + 1) // a guess gives way to any table
			}
		}()
	}
	switch kind {
	case text.PER:
		if f.company(b) || b > a && f.w.orgHeads[toks[a].Lower] && !f.bornBy(toks[a].Form) {
			f.name(a, b, text.ORG)
			return
		}
		f.personName(a, b)
	case text.LOC:
		c := f.mention(a, b, "place", rulePlaceShape)
		c.label = f.phrase(a, b)
		c.id, c.place, c.confidence = "geo:"+pack.Slug(c.label), "", 0.6
		c.entityMention.place = true
		f.keep(c)
	case text.ORG:
		c := f.mention(a, b, "organisation", ruleOrgShape)
		c.label = f.phrase(a, b)
		c.id, c.confidence = "org:"+pack.Slug(c.label), 0.7
		f.keep(c)
	default:
		c := f.mention(a, b, "", ruleOtherName)
		if f.placeContext(a, b) && f.w.placeNouns[f.nounBefore(f.before(a))] {
			f.name(a, b, text.LOC)
			return
		}
		if f.company(b) || f.w.orgHeads[toks[a].Lower] {
			c.kind, c.rule, c.label = "organisation", ruleOrgShape, f.phrase(a, b)
			c.id, c.confidence = "org:"+pack.Slug(c.label), 0.6
		} else {
			c.block = true
			c.weight -= 4
		}
		f.keep(c)
	}
}

// institutional reports whether the name that begins at word a follows a common noun
// for a body or a company, which it names: "the airline X".
func (f *finder) institutional(a int) bool {
	return a > 0 && !f.gap[a] && f.sent.Tokens[a-1].UPOS != text.PROPN && f.w.orgNouns[f.sent.Tokens[a-1].Form]
}

// bornBy reports whether a word is in the lists of the names of people.
func (f *finder) bornBy(form string) bool {
	return meantSetsOf(f.in.pack).born[pack.FoldName(form)]
}

func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// company reports whether a name ends in the legal form of a company.
func (f *finder) company(b int) bool { return f.w.companies[f.sent.Tokens[b].Lower] }
