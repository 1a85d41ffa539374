package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// people reports whether a class of the inventory is of people or of bodies
// that speak.
func people(class string) bool {
	return inventory.Subsumes("person", class) || inventory.Subsumes("organisation", class) || inventory.Subsumes("business", class)
}

// phrase reads the noun phrase that begins at word k: its first and last word,
// without what only comments on it. last is -1 when no phrase begins there.
func (r *reader) phrase(k int) (first, last int) {
	toks := r.sent.Tokens
	first, last = k, -1
	for j := k; j < len(toks) && j-k < maxSourceLength; j++ {
		if m := r.mentionAt(j); m != nil && m.last >= j {
			j, last = m.last, m.last
			j, last = r.bracket(j, last)
			continue
		}
		t := &toks[j]
		if last >= 0 && r.quotedBy(j) {
			return first, last
		}
		switch t.UPOS {
		case text.NOUN, text.PROPN, text.ADJ, text.NUM, text.X, text.SYM:
			last = j
		case text.PRON:
			if last >= 0 || j > k {
				return first, last
			}
			return j, j
		case text.DET:
			if last >= 0 && j > 0 && toks[j-1].UPOS != text.ADP && toks[j-1].UPOS != text.CCONJ && toks[j-1].UPOS != text.DET && toks[j-1].UPOS != text.PUNCT {
				return first, last
			}
		case text.ADV:
			if last >= 0 && toks[j-1].UPOS != text.ADP {
				return first, last
			}
		case text.ADP:
			if last < 0 || t.Lower != r.w.of && !r.innerPrep(j) {
				return first, last
			}
		case text.CCONJ:
			if !r.joins(j) {
				return first, last
			}
		default:
			if _, quote := r.quoteMark(j); !quote || last < 0 {
				return first, last
			}
		}
	}
	return first, last
}

// quotedBy reports whether the words at j say who quotes the source.
func (r *reader) quotedBy(j int) bool {
	for _, rule := range r.w.starts[r.sent.Tokens[j].Lower] {
		if key(rule) == ruleQuotedBy && r.matches(j, rule) >= 0 {
			return true
		}
	}
	return false
}

// bracket takes an acronym in brackets behind a name with it.
func (r *reader) bracket(j, last int) (int, int) {
	toks := r.sent.Tokens
	if j+3 < len(toks)+1 && j+2 < len(toks) && toks[j+1].Form == "(" {
		for k := j + 2; k < len(toks) && k < j+6; k++ {
			if toks[k].Form == ")" {
				return k, k
			}
		}
	}
	return j, last
}

// innerPrep reports whether a preposition other than the genitive one joins
// two names of one phrase: "the spokesman in the chamber", "the Commission for Peace".
func (r *reader) innerPrep(j int) bool {
	toks := r.sent.Tokens
	if !r.tree {
		return false
	}
	if r.nameInner(j) {
		return true
	}
	h := toks[j].Head
	if h <= j || h >= len(toks) || r.toldTo(j) {
		return false
	}
	g := toks[h].Head
	return g >= 0 && g < j && (toks[g].UPOS == text.NOUN || toks[g].UPOS == text.PROPN) && strings.HasPrefix(toks[h].Rel, "nmod")
}

// nameInner reports a preposition inside a name of several words: "Clowns without
// Borders".
func (r *reader) nameInner(j int) bool {
	toks := r.sent.Tokens
	return j > 0 && j+1 < len(toks) && upper(toks[j-1].Form) && upper(toks[j+1].Form) && grammarOf(r.in.pack).is("name-inner", toks[j].Lower)
}

// toldTo reports the preposition before whoever was told, a common noun with a
// determiner: "the lawyer to this paper".
func (r *reader) toldTo(j int) bool {
	toks := r.sent.Tokens
	return j+2 < len(toks) && grammarOf(r.in.pack).is("personal", toks[j].Lower) && toks[j+1].UPOS == text.DET && !upper(toks[j+2].Form)
}

// joins reports whether a conjunction at j joins two sources rather than two
// clauses: a noun phrase follows and no verb before the next comma belongs to it
// alone.
func (r *reader) joins(j int) bool {
	toks := r.sent.Tokens
	for k := j + 1; k < len(toks) && k < j+4; k++ {
		switch toks[k].UPOS {
		case text.DET, text.ADP:
		case text.NOUN, text.PROPN, text.ADJ:
			return true
		default:
			return false
		}
	}
	return false
}

// sources turns the noun phrase of the words a to b into links: one, or several
// that share a group when the sources are joint.
func (r *reader) sources(a, b int) []cotejo.Attribution {
	a, b = r.trim(a, b)
	if a > b {
		return nil
	}
	parts := r.split(a, b)
	var out []cotejo.Attribution
	for _, p := range parts {
		if l, ok := r.link(p[0], p[1]); ok {
			out = append(out, l)
		}
	}
	out = append(out, r.sharedNoun(a, b, out)...)
	if len(out) > 1 {
		r.groups++
		for i := range out {
			out[i].Group = r.groups
		}
	}
	return out
}

// trim takes articles and punctuation off the ends of a phrase, and what was taken for
// an adjective of its last noun and is not.
func (r *reader) trim(a, b int) (int, int) {
	toks := r.sent.Tokens
	for a <= b && (toks[a].UPOS == text.DET || toks[a].UPOS == text.PUNCT || toks[a].UPOS == text.ADP || toks[a].UPOS == text.ADV || toks[a].UPOS == text.CCONJ || r.w.own[toks[a].Lower]) && r.startsName(a) == nil {
		a++
	}
	for b >= a && (toks[b].UPOS == text.PUNCT || toks[b].UPOS == text.ADP || toks[b].UPOS == text.CCONJ || r.strays(b, a)) {
		if m := r.mentionAt(b); m != nil && m.last == b {
			break
		}
		b--
	}
	return a, b
}

// strays reports an adjective right behind a noun of the phrase from a that is singular
// where the noun is plural: an adverb by its place ("the authorities alone confirm"); or a
// participle that says that it came out ("the bulletin of the ministry published on Monday").
func (r *reader) strays(b, a int) bool {
	toks := r.sent.Tokens
	if b > a+1 && toks[b].Feats.Has("VerbForm", "Part") && grammarOf(r.in.pack).is("given-out", toks[b].Lemma) {
		return true
	}
	return b > a && toks[b].UPOS == text.ADJ && toks[b-1].UPOS == text.NOUN &&
		toks[b].Feats.Has("Number", "Sing") && toks[b-1].Feats.Has("Number", "Plur")
}

func (r *reader) startsName(a int) *entityMention {
	if m := r.mentionAt(a); m != nil && m.first == a && !m.demonym {
		return m
	}
	return nil
}

// split divides a phrase at the conjunctions that join sources of their own.
func (r *reader) split(a, b int) [][2]int {
	toks := r.sent.Tokens
	var out [][2]int
	from := a
	for k := a; k <= b; k++ {
		if toks[k].UPOS != text.CCONJ && toks[k].Form != "," || k == a || k == b {
			continue
		}
		if m := r.mentionAt(k); m != nil && m.first < k && m.last > k {
			continue
		}
		if !r.ownSource(from, k-1) || !r.ownSource(k+1, b) || r.sharedPlace(from, k, b) {
			continue
		}
		out = append(out, [2]int{from, k - 1})
		from = k + 1
	}
	return append(out, [2]int{from, b})
}

// sharedPlace reports two places of one plural noun around the conjunction at k: "the
// prosecutors of A and B".
func (r *reader) sharedPlace(a, k, b int) bool {
	toks := r.sent.Tokens
	left, right := r.mentionAt(k-1), r.mentionAt(k+1)
	for a < k && toks[a].UPOS == text.DET {
		a++
	}
	return left != nil && right != nil && left.first > a+1 && right.last == b && toks[a].Feats.Has("Number", "Plur") && toks[a].UPOS == text.NOUN &&
		toks[left.first-1].Lower == r.w.of && isPlaceKind(left.kind) && isPlaceKind(right.kind)
}

// isPlaceKind reports a kind of entity that is somewhere: a place or a country.
func isPlaceKind(kind string) bool { return kind == "place" || kind == "country" }

// ownSource reports whether a part of a phrase is a source by itself: a name
// that is no adjective, or a noun that is a source.
func (r *reader) ownSource(a, b int) bool {
	toks := r.sent.Tokens
	for a <= b && (toks[a].UPOS == text.DET || toks[a].UPOS == text.ADP || toks[a].UPOS == text.CCONJ) && r.startsName(a) == nil {
		if toks[a].UPOS == text.ADP && toks[a].Lower == r.w.of {
			return false
		}
		a++
	}
	if a > b {
		return false
	}
	if m := r.mentionAt(a); m != nil && !m.demonym {
		return true
	}
	_, src := r.c.Sources[toks[a].Lemma]
	return toks[a].UPOS == text.PROPN || toks[a].UPOS == text.NOUN && (src || r.w.human[toks[a].Lemma])
}

// sharedNoun adds the second of two sources that share their noun, as the
// intelligence of two countries, named by the adjectives behind it.
func (r *reader) sharedNoun(a, b int, got []cotejo.Attribution) []cotejo.Attribution {
	toks := r.sent.Tokens
	if len(got) != 1 {
		return nil
	}
	var out []cotejo.Attribution
	for k := a + 1; k < b; k++ {
		if toks[k].UPOS != text.CCONJ {
			continue
		}
		left, right := r.mentionAt(k-1), r.mentionAt(k+1)
		if left == nil || right == nil || !right.demonym || left.id == right.id || !r.adjective(k-1) {
			continue
		}
		noun := r.nounOf(k-1, a)
		if noun < 0 {
			continue
		}
		g := r.in.pack.Gazetteer
		first, second := g.Feminine(pack.FoldName(toks[k-1].Form)), g.Feminine(pack.FoldName(toks[k+1].Form))
		if left.kind == "service" && first != "" && second != "" {
			got[0].Type = cotejo.SourceInstitution
			base := r.text(r.span(noun, noun))
			got[0].Label = base + " " + first
			l := got[0]
			l.Label, l.Text, l.Span, l.Entity = base+" "+second, toks[k+1].Form, toks[k+1].Span, intelligenceOf(g, right.id)
			out = append(out, l)
			continue
		}
		l := got[0]
		l.Label, l.Text, l.Span = r.text(r.span(noun, noun))+" "+toks[k+1].Form, toks[k+1].Form, toks[k+1].Span
		l.Entity = ""
		out = append(out, l)
	}
	return out
}

// intelligenceOf is the id of the intelligence of a country.
func intelligenceOf(g *pack.Gazetteer, country string) string {
	iso := strings.TrimPrefix(country, "iso:")
	if n := g.Service(iso); n != nil {
		return n.ID
	}
	return "org:" + strings.ToLower(iso) + "-intelligence"
}

func (r *reader) adjective(k int) bool {
	return len(r.in.pack.Gazetteer.Demonym(pack.FoldName(r.sent.Tokens[k].Form))) > 0
}

// nounOf is the noun that an adjective at k follows, not before word a.
func (r *reader) nounOf(k, a int) int {
	for j := k - 1; j >= a; j-- {
		if r.sent.Tokens[j].UPOS == text.NOUN || r.sent.Tokens[j].UPOS == text.PROPN {
			return j
		}
	}
	return -1
}

// link describes one source phrase. ok is false when the phrase is no source.
func (r *reader) link(a, b int) (cotejo.Attribution, bool) {
	a, b = r.trim(a, b)
	if a > b {
		return cotejo.Attribution{}, false
	}
	toks := r.sent.Tokens
	if k := r.opening(a, b); k > a {
		b = k - 1
	}
	sp := r.span(a, b)
	l := cotejo.Attribution{Label: r.text(sp), Text: r.text(sp), Span: sp, Mode: cotejo.Says}
	head := headOf(r.sent, a, b)
	if toks[a].UPOS == text.NOUN || toks[a].UPOS == text.PROPN || r.startsName(a) != nil {
		head = a
	}
	noun, isNoun := r.sourceNoun(head, b)
	m := r.mentionOf(&l, head, a, b)
	switch {
	case m != nil && !m.demonym && (m.label != "" || m.id != ""):
		r.named(&l, m, a, b)
		if b > m.last && m.first == a && r.nameInner(m.last+1) {
			l.Label, l.Entity = r.text(r.span(a, b)), ""
		}
		if isNoun && noun.Role == "group" && m.kind == "service" && noun.Type == string(cotejo.SourceAnonymous) {
			l.Type = cotejo.SourceAnonymous
		}
		if l.Type == cotejo.SourceInstitution {
			r.mediumOf(&l, m, a)
		}
	case isNoun:
		if r.common(&l, noun, a, b); noun.Role == "text" && l.Entity == "" && !r.namesSomebody(head+1, b) {
			r.maker(&l, b)
		}
	default:
		if ok, sure := r.unlisted(&l, head, a, b); !ok || !sure {
			return l, ok
		}
	}
	if r.isAnonymous(a, b) {
		l.Type = cotejo.SourceAnonymous
	}
	return l, true
}

// sourceNoun is what the pack knows of the noun of a source, or of the noun with the word
// behind it: "the situation room" is a report.
func (r *reader) sourceNoun(head, b int) (noun pack.SourceNoun, ok bool) {
	toks := r.sent.Tokens
	if head < b {
		if noun, ok = r.c.Sources[toks[head].Lemma+"_"+toks[head+1].Lower]; ok {
			return noun, true
		}
	}
	if noun, ok = r.c.Sources[toks[head].Lemma]; !ok {
		noun, ok = r.c.Sources[toks[head].Lower]
	}
	return noun, ok
}

// mentionOf is the name of who speaks in a source phrase, which need not be that of its
// head, nil for none. A name in apposition right behind the phrase is taken into the link.
func (r *reader) mentionOf(l *cotejo.Attribution, head, a, b int) *entityMention {
	m := r.mentionAt(head)
	if m != nil && !m.demonym && (m.kind == "person" || m.first <= a) {
		return m
	}
	if p := r.apposed(b); p != nil {
		l.Span = l.Span.Cover(r.span(p.first, p.last))
		l.Text = r.text(l.Span)
		return p
	}
	noun, isNoun := r.sourceNoun(head, b)
	if p := r.personIn(a, b); p != nil && (!isNoun || noun.Role == "group" || noun.Role == "voice") {
		return p
	}
	if !isNoun && r.endsNamed(a, b) {
		return r.mentionAt(b) // "the carmaker NAME"
	}
	if p := r.bodyNamed(head, b); isNoun && p != nil {
		return p // "the union NAME"
	}
	return m
}

// unlisted types a link whose head is neither a name that is known nor a noun of those who
// speak. It is no source where ok is false; where sure is false nothing more is to be read.
func (r *reader) unlisted(l *cotejo.Attribution, head, a, b int) (ok, sure bool) {
	t := r.sent.Tokens[head]
	l.Type = cotejo.SourcePerson
	switch title, titled := r.c.Titles[t.Lower]; {
	case t.UPOS == text.PROPN:
		if a == b && len(t.Form) > 2 && allCaps(t.Form) && !allCaps(r.text(r.span(0, len(r.sent.Tokens)-1))) {
			l.Type = cotejo.SourceInstitution // an acronym
		}
	case t.UPOS == text.PRON:
		l.Type = cotejo.SourceGroup
		p := t.Feats.Get("PronType")
		return p != "Prs" && p != "Rel" && p != "Int" && p != "Neg" && !r.w.never[t.Lower], false
	case r.w.human[t.Lemma]:
		if t.Feats.Has("Number", "Plur") {
			l.Type = cotejo.SourceGroup
		}
		r.office(l, head)
	case !titled:
		l.Unsure = unsureNoun
		return !r.w.never[t.Lemma], false
	case title[0].Class == "head" || title[0].Class == "high" || title[0].Class == "office":
		l.Type = cotejo.SourceOfficial
	}
	return true, true
}

// apposed is the person named between commas right behind a phrase that ends at
// word b: "the head of the convent, NAME, asked".
func (r *reader) apposed(b int) *entityMention {
	toks := r.sent.Tokens
	if b+1 < len(toks) && toks[b+1].Form == "(" {
		for b+1 < len(toks) && toks[b+1].Form != ")" {
			b++
		}
		b++
	}
	if b+2 >= len(toks) || toks[b+1].Form != "," {
		return nil
	}
	first := r.afterTitle(b + 2)
	m := r.mentionAt(first)
	if m == nil || m.kind != "person" || m.first != first || m.last+1 < len(toks) && toks[m.last+1].UPOS != text.PUNCT {
		return nil
	}
	return m
}

// afterTitle is where a name may begin behind an article and what its bearer is called
// ("the retired general NAME"), the word itself where there is none.
func (r *reader) afterTitle(k int) int {
	toks := r.sent.Tokens
	if toks[k].UPOS != text.DET {
		return k
	}
	for j := k + 1; j < len(toks) && j <= k+titleWords; j++ {
		if m := r.mentionAt(j); m != nil && m.kind == "person" && m.first == j && toks[m.last].UPOS == text.PROPN {
			return j
		}
		switch toks[j].UPOS {
		case text.NOUN, text.ADJ, text.ADP, text.DET:
		default:
			return k
		}
	}
	return k
}

// titleWords are the words that may stand between an article and the name.
const titleWords = 5

// opening is the first bracket inside a phrase, 0 when there is none.
func (r *reader) opening(a, b int) int {
	for k := a; k <= b; k++ {
		if r.sent.Tokens[k].Form == "(" {
			return k
		}
	}
	return 0
}

// office types a noun of an office as an official.
func (r *reader) office(l *cotejo.Attribution, head int) {
	if t, ok := r.c.Titles[r.sent.Tokens[head].Lower]; ok && (t[0].Class == "head" || t[0].Class == "high" || t[0].Class == "office") {
		l.Type = cotejo.SourceOfficial
	}
}

// named fills a link from the mention that heads the phrase.
func (r *reader) named(l *cotejo.Attribution, m *entityMention, a, b int) {
	l.Entity, l.Label = m.id, m.label
	if m.unsure != "" {
		l.Unsure = m.unsure
	}
	switch m.kind {
	case "person":
		l.Type = cotejo.SourcePerson
		if m.office || r.titled(m, "head", "high", "office") {
			l.Type = cotejo.SourceOfficial
		} else if r.titled(m, "job") && r.analyst(m) {
			l.Type = cotejo.SourceAnalyst
		}
	case "country":
		l.Type = cotejo.SourceCountry
		if strings.HasSuffix(m.rule, "/"+ruleGovernment) || strings.HasSuffix(m.rule, "/"+ruleSeat) {
			l.Type = cotejo.SourceInstitution
			l.Label = r.text(r.span(m.first, m.last))
		}
	case "agency":
		l.Type = cotejo.SourceAgency
	case "outlet":
		l.Type = cotejo.SourceOutlet
	case "place":
		l.Type = cotejo.SourceInstitution
	case "service":
		l.Type = cotejo.SourceInstitution
		if m.first > a || strings.HasSuffix(m.rule, "/"+ruleIntel) {
			l.Label = r.text(r.span(a, b))
		}
	default:
		l.Type = cotejo.SourceInstitution
		if m.id == "" {
			l.Label = r.text(r.span(a, b))
		}
	}
}

// mediumOf types a name as a paper, a station or an agency that the noun before it, or
// its own first word, says is one: "the daily NAME", "Radio NAME".
func (r *reader) mediumOf(l *cotejo.Attribution, m *entityMention, a int) {
	for _, k := range []int{a, m.first} {
		t := &r.sent.Tokens[k]
		noun, ok := r.c.Sources[t.Lemma]
		if !ok {
			noun, ok = r.c.Sources[t.Lower]
		}
		if ok && noun.Role == "carrier" && !(k == m.first && r.ofState(m)) {
			l.Type = cotejo.SourceType(noun.Type)
			return
		}
	}
}

// ofState reports a body that is an agency by name and gathers no news: "National Agency of
// Mining", "Agency of Meteorology", but not "Cuban Agency of News", "Agency Altiplano".
func (r *reader) ofState(m *entityMention) bool {
	g, state := grammarOf(r.in.pack), false
	for k := m.first + 1; k <= m.last; k++ {
		t := &r.sent.Tokens[k]
		if g.is("news-word", t.Lower) {
			return false
		}
		state = state || t.UPOS == text.ADP || g.is("state-word", t.Lower)
	}
	return state && r.c.Sources[r.sent.Tokens[m.first].Lower].Type == string(cotejo.SourceAgency)
}

// titled reports whether a title of one of the classes stands in the mention or
// right behind it.
func (r *reader) titled(m *entityMention, classes ...string) bool {
	toks := r.sent.Tokens
	for k := m.first; k < len(toks) && k <= m.last+4; k++ {
		if k > m.last && toks[k].UPOS == text.VERB {
			break
		}
		for _, t := range r.c.Titles[toks[k].Lower] {
			if slices.Contains(classes, t.Class) && toks[k].UPOS != text.VERB {
				return true
			}
		}
	}
	return false
}

func (r *reader) analyst(m *entityMention) bool {
	for k := m.first; k < len(r.sent.Tokens) && k <= m.last+4; k++ {
		if r.c.Sources[r.sent.Tokens[k].Lemma].Type == string(cotejo.SourceAnalyst) {
			return true
		}
	}
	return false
}

// personIn is a person named inside the phrase, behind the noun that says what
// they are.
func (r *reader) personIn(a, b int) *entityMention {
	for i := range r.ents[r.s] {
		if m := &r.ents[r.s][i]; m.kind == "person" && m.first > a && m.last <= b && r.sent.Tokens[m.first-1].Lower != r.w.of {
			return m
		}
	}
	return nil
}

// common fills a link from a noun of sources: the medium it introduces, the body
// it belongs to.
func (r *reader) common(l *cotejo.Attribution, noun pack.SourceNoun, a, b int) {
	l.Type = cotejo.SourceType(noun.Type)
	for i := range r.ents[r.s] {
		m := &r.ents[r.s][i]
		if m.first <= a || m.last > b || m.demonym || m.id == "" {
			continue
		}
		switch noun.Role {
		case "carrier":
			if m.kind == "place" || m.kind == "country" {
				return // where it appears, and not its name
			}
			l.Entity, l.Label = m.id, r.text(r.span(m.first, m.last))
			if m.label != "" {
				l.Label = m.label
			}
			return
		case "body":
			if m.kind == "agency" || m.kind == "outlet" {
				l.Entity, l.Label, l.Type = m.id, m.label, cotejo.SourceAgency
				return
			}
		case "text", "voice", "act", "group":
			if m.kind != "place" {
				l.Entity = m.id
			}
			return
		}
	}
}

// isAnonymous reports whether the words say that the source is not named.
func (r *reader) isAnonymous(a, b int) bool {
	toks := r.sent.Tokens
	for k := a; k < len(toks) && k <= b+8; k++ {
		if k > b+1 && toks[k].UPOS == text.PUNCT {
			return false
		}
		if r.w.anonymous[toks[k].Lower] && r.mentionAt(k) == nil {
			return r.c.Sources[toks[a].Lemma].Role != "text"
		}
	}
	return false
}
