package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// Root is the innermost source of a claim, made canonical.
type Root struct {
	ID     string // entity id, or "name:" and the folded name
	Label  string
	Type   cotejo.SourceType
	Reason string   // how the claim was traced to it, when its own chain does not say so
	For    []string // the country or body it speaks for
	Office string   // of an official: the folded name of the office, as the text has it
	As     string   // the folded words of the text that name it
	own    string   // ownName of the label, when it is told
	firm   string   // of a company: its id without what kind of company it is
	bodies []string // the longer names of bodies that begin as its own does, where it is told of
}

// body is the id of a root, without what kind of company it is.
func (r *Root) body() string { return cmp.Or(r.firm, r.ID) }

func (r *Root) ownName() string {
	if r.own != "" {
		return r.own
	}
	return ownName(r.Label)
}

// Roots gives the named origins of a claim: the last link of its chain, each of
// its joint sources. Anonymous, collective and unspecified sources are no named
// origin; a claim without any has no roots.
func Roots(c cotejo.Claim) []Root {
	if len(c.Chain) == 0 {
		return nil
	}
	last := c.Chain[len(c.Chain)-1]
	var out []Root
	for i := len(c.Chain) - 1; i >= 0; i-- {
		a := c.Chain[i]
		if i < len(c.Chain)-1 && (last.Group == 0 || a.Group != last.Group) {
			break
		}
		if r, ok := rootOf(a, a.Span.Start == c.Sentence.Span.Start); ok {
			out = append(out, r)
		}
	}
	return uniqueRoots(out)
}

// laity is the folded name of the people or the paper without a name of their own,
// neighbours, doctors, a report, that a claim goes back to; empty when it goes back to
// somebody else.
func laity(c cotejo.Claim) string {
	if len(c.Chain) == 0 {
		return ""
	}
	for _, a := range c.Chain[:len(c.Chain)-1] {
		if !passesOn(Root{Type: a.Type}) {
			return "" // somebody else answers for it
		}
	}
	last := c.Chain[len(c.Chain)-1]
	switch last.Type {
	case cotejo.SourceGroup, cotejo.SourceDocument, cotejo.SourceAnalyst:
		if last.Entity == "" {
			return fold(last.Label)
		}
	}
	return ""
}

// sameOrigin reports whether two roots are one: one entity, a body and who speaks
// for it, a name and its capitals, or one name of three words or more that the other
// gives in full ("National Intelligence Service", "National Intelligence Service of
// South Korea").
func sameOrigin(a, b *Root) bool {
	if a.body() == b.body() || a.speaksFor(b) || b.speaksFor(a) || namesake(a.ID, b.ID) || namesake(b.ID, a.ID) || oneName(a.ID, b.ID) || samePerson(a.ID, b.ID) {
		return true
	}
	if initials(a.Label, b.Label) || initials(b.Label, a.Label) || syllables(a.Label, b.Label) || syllables(b.Label, a.Label) {
		return true // a short name of a body may pass for that of a person
	}
	if people := strings.HasPrefix(a.ID, "per:") || strings.HasPrefix(b.ID, "per:"); people {
		return sameEntity(a.ID, b.ID)
	}
	short, long := a.ownName(), b.ownName()
	if short == long && strings.Contains(short, "-") {
		return true
	}
	if len(long) < len(short) {
		short, long = long, short
	}
	if !strings.Contains(short, "-") {
		return short != long && strings.HasPrefix(long, short+"-") && bodyOf(a, b, short) && a.onlyBody(long) && b.onlyBody(long)
	}
	return strings.Count(short, "-") >= 2 && (long == short || strings.HasPrefix(long, short+"-"))
}

// bodyOf reports that of two bodies the one of one word goes by the noun that opens the name
// of the other, with a capital as a name has: "the Police", "the Police of Ecuador".
func bodyOf(a, b *Root, short string) bool {
	if b.ownName() == short {
		a = b
	}
	return a.Type == cotejo.SourceInstitution && b.Type == a.Type && isProper(a.Label) && !inCapitals(a.Label)
}

// onlyBody reports that where a root is told of no other body is named that begins as a name
// does than that one, by its name or a part of it.
func (r *Root) onlyBody(name string) bool {
	return !slices.ContainsFunc(r.bodies, func(other string) bool {
		return other != name && !strings.HasPrefix(other, name+"-") && !strings.HasPrefix(name, other+"-")
	})
}

// bodiesOf gives, by their first word, the names of the bodies that a document tells of by
// more words than one.
func bodiesOf(entities []cotejo.Entity, claims []cotejo.Claim) map[string][]string {
	out := map[string][]string{}
	add := func(label string) {
		name := ownName(label)
		if first, _, long := strings.Cut(name, "-"); long && isProper(label) && !slices.Contains(out[first], name) {
			out[first] = append(out[first], name)
		}
	}
	for i := range entities {
		if strings.HasPrefix(entities[i].ID, "org:") {
			add(entities[i].Label)
		}
	}
	for i := range claims {
		for _, a := range claims[i].Chain {
			if a.Type == cotejo.SourceInstitution {
				add(a.Label)
			}
		}
	}
	for first := range out {
		slices.Sort(out[first])
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// namesake reports whether a source that is not linked goes by the name of one that is a
// body: in another text the same name was known.
func namesake(unlinked, linked string) bool {
	name, ok := strings.CutPrefix(unlinked, "name:")
	return ok && strings.HasPrefix(linked, "org:") && name == slugOf(linked)
}

// ownName is a folded name without the single letters at its end that tell what kind of
// company goes by it.
func ownName(label string) string {
	name := fold(label)
	for len(name) > 2 && name[len(name)-2] == '-' {
		name = name[:len(name)-2]
	}
	return name
}

// speaksFor reports whether a root is a person who speaks for a body, which is the
// other: as its document has it, or by the name of the office.
func (r *Root) speaksFor(body *Root) bool {
	if !strings.HasPrefix(r.ID, "per:") || strings.HasPrefix(body.ID, "per:") || strings.HasPrefix(body.ID, "iso:") {
		return false
	}
	name := fold(body.Label)
	if slices.Contains(r.For, body.ID) || r.Office != "" && r.Office == name {
		return true
	}
	_, rest, _ := strings.Cut(name, "-")
	particle, of, _ := strings.Cut(rest, "-")
	return len(r.For) == 0 && r.Office != "" && of == r.Office && len(particle) <= 3 // the ministry of what it is minister of
}

// initials reports whether a label is the capitals of another: "WHO", of which the
// last words of "first data of the World Health Organization" begin.
func initials(short, long string) bool {
	if len(short) < 3 || !inCapitals(short) || strings.Contains(short, " ") {
		return false
	}
	var first []rune
	for w := range strings.FieldsSeq(long) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && utf8.RuneCountInString(w) > 1 {
			first = append(first, r)
		}
	}
	return string(first) == short
}

// syllables reports whether a label of one word is made of the beginnings of the words of
// another, in their order and of all that are longer than particles: "Interpol", of
// "International Police". It begins like the first and has something of two at least.
func syllables(short, long string) bool {
	if r, _ := utf8.DecodeRuneInString(short); !unicode.IsUpper(r) || strings.ContainsAny(short, " -") || len(short) < leastMade {
		return false
	}
	words := slices.DeleteFunc(strings.Split(fold(long), "-"), func(w string) bool { return len(w) <= 3 })
	return len(words) >= 2 && beginnings(fold(short), words)
}

// beginnings reports whether a string is some letters of the beginning of each of some
// words, one behind the other.
func beginnings(s string, words []string) bool {
	if len(words) == 0 {
		return s == ""
	}
	for n := 1; n <= min(mostOfWord, len(s)) && strings.HasPrefix(words[0], s[:n]); n++ {
		if beginnings(s[n:], words[1:]) {
			return true
		}
	}
	return false
}

const (
	leastMade  = 5 // letters of a name made of beginnings
	mostOfWord = 4 // that it has of a word at most
)

// officeOf is the folded name of the office that an official is named with: the
// words from the first capital on, before the comma and the name.
func officeOf(a cotejo.Attribution) string {
	title, _, ok := strings.Cut(a.Text, ",")
	if a.Type != cotejo.SourceOfficial || !ok || strings.Contains(a.Label, title) {
		return ""
	}
	words := strings.Fields(title)
	for i, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); i > 0 && unicode.IsUpper(r) {
			return fold(strings.Join(words[i:], " "))
		}
	}
	return ""
}

func uniqueRoots(rs []Root) []Root {
	slices.SortFunc(rs, func(a, b Root) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Label, b.Label)) })
	return slices.CompactFunc(rs, func(a, b Root) bool { return a.ID == b.ID })
}

// roots are those of rootsIn, read before where the item is prepared. They are not to be
// changed.
func (it *Item) roots() []Root {
	if it.scope != nil {
		return it.scope.Roots
	}
	return rootsIn(*it)
}

// rootsIn adds whom each root speaks for, as the document has it.
func rootsIn(it Item) []Root {
	rs := Roots(it.Claim)
	if len(it.Claim.Chain) == 0 && (kindOf(familyOf(it.Claim.Predicate)) == kindSpeech || estimates(it)) {
		rs = speakers(it.Claim)
	}
	for i := range rs {
		first, _, _ := strings.Cut(rs[i].ownName(), "-")
		rs[i].For, rs[i].firm, rs[i].bodies = it.Document.Parties[rs[i].ID], it.Document.Firms[rs[i].ID], it.Document.Bodies[first]
	}
	return rs
}

// estimates reports whether the actor of a figure is who gives it: "the prefecture
// lowers it to 12,000". What parties have for themselves, votes or profits, they do
// not estimate.
func estimates(it Item) bool {
	sense, ok := it.Document.Senses[it.Claim.ID]
	return ok && !shares[familyOf(sense.Predicate)]
}

// teller is the folded name of the nameless body or people that count what a figure
// gives: "the management counts 164".
func teller(c cotejo.Claim) string {
	if c.Predicate != "estimate" && kindOf(familyOf(c.Predicate)) != kindSpeech {
		return ""
	}
	for _, p := range c.Participants {
		if p.Entity == "" && p.Role == "actor" && !isName(p.Label) && !strings.ContainsFunc(p.Label, unicode.IsDigit) {
			return fold(p.Label)
		}
	}
	return ""
}

// speakers are the origins of a statement that has no chain: who makes it.
func speakers(c cotejo.Claim) []Root {
	var out []Root
	for _, p := range c.Participants {
		if id := entityOf(p); id != "" && (p.Role == "actor" || p.Role == "speaker") {
			out = append(out, Root{ID: id, Label: p.Label, Type: cotejo.SourceOfficial, own: ownName(p.Label)})
		}
	}
	return uniqueRoots(out)
}

// rootOf canonicalises one attribution. A linked source is its entity: services
// are linked by country and function, so that every name of one is one origin, and
// nameless people of a named service speak for the service. A
// source that is not linked is its name, if it has one: a proper name, or an
// institution, country or agency, which a common noun can name well enough. A
// group has a name when it is written as one elsewhere than at the head of its
// sentence.
func rootOf(a cotejo.Attribution, leads bool) (Root, bool) {
	if a.Entity != "" && a.Type != cotejo.SourceUnspecified {
		return Root{ID: a.Entity, Label: a.Label, Type: a.Type, Office: officeOf(a), As: fold(a.Text), own: ownName(a.Label)}, true
	}
	switch {
	case a.Type == cotejo.SourceAnonymous, a.Type == cotejo.SourceUnspecified, a.Type == cotejo.SourceGroup && (leads || !isName(a.Label)):
		return Root{}, false
	}
	named := isProper(a.Label) || a.Type == cotejo.SourceInstitution || a.Type == cotejo.SourceCountry || a.Type == cotejo.SourceAgency
	if !named || a.Label == "" {
		return Root{}, false
	}
	return Root{ID: "name:" + fold(a.Label), Label: a.Label, Type: a.Type, As: fold(a.Text), own: ownName(a.Label)}, true
}

// Origins groups the claims of one event or panel by named origin, sorted by
// entity. An agency or outlet that a claim cites is replaced by the origins that
// its own article, when it is among the claims, gives for the same thing. Unknown
// is the number of claims that lead to no named origin.
func Origins(items []Item) (origins []cotejo.Origin, unknown int) {
	all := make([]*Item, len(items))
	for i := range items {
		all[i] = &items[i]
	}
	return originsOf(all)
}

// originsOf is Origins without copying the items, of which there may be many.
func originsOf(items []*Item) (origins []cotejo.Origin, unknown int) {
	return originsBeside(items, nil)
}

// originsBeside is originsOf with further origins, of claims that are not read
// again.
func originsBeside(items []*Item, more []cotejo.Origin) (origins []cotejo.Origin, unknown int) {
	published := publishers(items)
	items = withHeadlines(items)
	by, parties := map[string]*originSum{}, partiesIn(items)
	for _, it := range items {
		roots := traced(it, published)
		if len(roots) == 0 {
			unknown++
		}
		for _, r := range roots {
			if by[r.ID] == nil {
				r.For = unique(append(slices.Clone(r.For), parties[r.ID]...))
				by[r.ID] = &originSum{root: r}
			}
			root := &by[r.ID].root
			root.firm, root.bodies = cmp.Or(root.firm, r.firm), nil // here the origins themselves tell which is the only one
			by[r.ID].add(r, it.Claim.ID)
		}
	}
	for _, o := range more {
		if by[o.Entity] == nil {
			by[o.Entity] = &originSum{root: Root{ID: o.Entity, Label: o.Label, Type: o.Type, own: ownName(o.Label)}}
		}
		by[o.Entity].add(Root{Label: o.Label}, o.Claims...)
	}
	mergeNames(by)
	for _, o := range by {
		origins = append(origins, o.origin())
	}
	slices.SortFunc(origins, func(a, b cotejo.Origin) int { return cmp.Compare(a.Entity, b.Entity) })
	return origins, unknown
}

// fuller reports whether of two origins that are one the second gives it its name: it is
// linked where the first is not, or has the longer name.
func fuller(id, other string, length map[string]int) bool {
	if namesake(id, other) || namesake(other, id) {
		return namesake(id, other)
	}
	return length[other] > length[id] || length[other] == length[id] && other < id
}

// partiesIn tells for whom each person acts as the documents of some claims have it: the
// one that introduces him says it for all.
func partiesIn(items []*Item) map[string][]string {
	out, seen := map[string][]string{}, map[string]bool{}
	for _, it := range items {
		if seen[it.Document.ID] {
			continue
		}
		seen[it.Document.ID] = true
		for id, of := range it.Document.Parties {
			if strings.HasPrefix(id, "per:") {
				out[id] = append(out[id], of...)
			}
		}
	}
	return out
}

// mergeNames joins an origin into the one whose name gives its own in full, when
// there is just one such.
func mergeNames(by map[string]*originSum) {
	ids, length := slices.Sorted(maps.Keys(by)), map[string]int{}
	for _, id := range ids {
		length[id] = len(fold(by[id].root.Label))
	}
	for _, id := range ids {
		var into []string
		for _, other := range ids {
			if other != id && by[other] != nil && fuller(id, other, length) && sameOrigin(&by[id].root, &by[other].root) {
				into = append(into, other)
			}
		}
		if len(into) == 1 {
			o := by[into[0]]
			o.labels, o.via, o.claims = append(o.labels, by[id].labels...), append(o.via, by[id].via...), append(o.claims, by[id].claims...)
			delete(by, id)
		}
	}
}

// withHeadlines gives a title that names no source the chain of the sentence of
// its own article that gives the same figure: titles leave sources out.
func withHeadlines(items []*Item) []*Item {
	out := slices.Clone(items)
	for i, it := range items {
		if !headline(it.Claim.Block) || len(it.Claim.Chain) > 0 {
			continue
		}
		for _, o := range items {
			if o.Document.ID == it.Document.ID && !headline(o.Claim.Block) && len(Roots(o.Claim)) > 0 && sameFigure(it, o) {
				told := *it
				told.Claim.Chain, told.scope = o.Claim.Chain, nil
				out[i] = &told
				break
			}
		}
	}
	return out
}

// originSum gathers the claims and the names of one origin.
type originSum struct {
	root   Root
	labels []string
	via    []string
	claims []string
}

func (o *originSum) add(r Root, claims ...string) {
	o.labels = append(o.labels, r.Label)
	o.claims = append(o.claims, claims...)
	if r.Reason != "" {
		o.via = append(o.via, r.Reason)
	}
}

func (o *originSum) origin() cotejo.Origin {
	out := cotejo.Origin{Entity: o.root.ID, Label: most(o.labels), Type: o.root.Type, Claims: unique(o.claims)}
	var reasons []string
	if names := unique(o.labels); len(names) > 1 {
		reasons = append(reasons, "names: "+strings.Join(names, " = "))
	}
	if via := unique(o.via); len(via) > 0 {
		reasons = append(reasons, "via: "+strings.Join(via, ", "))
	}
	out.Reason = strings.Join(reasons, "; ")
	return out
}

// shelves are claims with named roots by who published them, folded; the latest
// first and, of one time, in the order of the claims.
type shelves map[string][]*Item

// publishers shelves claims by outlet and credited agencies.
func publishers(items []*Item) shelves {
	out := shelves{}
	for _, it := range items {
		if len(it.Claim.Chain) == 0 || len(it.roots()) == 0 {
			continue
		}
		for _, name := range append([]string{it.Document.Outlet}, it.Document.Credit...) {
			if f := fold(name); f != "" {
				out[f] = append(out[f], it)
			}
		}
	}
	for _, shelf := range out {
		slices.SortStableFunc(shelf, func(a, b *Item) int { return cmp.Compare(b.Document.Published.Value, a.Document.Published.Value) })
	}
	return out
}

// names are the shelves of the publisher that a root may be: by its own name, or by
// one that differs in its first word or in the town behind it.
func (s shelves) names(r Root) []string {
	own := unique([]string{fold(r.Label), slugOf(r.ID), r.As})
	if r.Type != cotejo.SourceAgency && r.Type != cotejo.SourceOutlet && r.Type != cotejo.SourceInstitution {
		return nil
	}
	if slices.ContainsFunc(own, func(name string) bool { return len(s[name]) > 0 }) {
		return own
	}
	var out []string
	for name := range s {
		if slices.ContainsFunc(own, func(o string) bool { return sameName(o, name) || r.Type == cotejo.SourceAgency && sameAgency(o, name) }) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// upTo gives what a publisher has up to a time.
func (s shelves) upTo(name, published string) []*Item {
	shelf := s[name]
	i, _ := slices.BinarySearchFunc(shelf, published, func(it *Item, at string) int { return cmp.Compare(at, it.Document.Published.Value) })
	return shelf[i:]
}

// traced follows a root that is a publisher into that publisher's own article on
// the same thing, and on from there.
func traced(it *Item, published shelves) []Root {
	return trace(it, published, map[string]bool{})
}

func trace(it *Item, published shelves, seen map[string]bool) []Root {
	seen[it.Claim.ID] = true
	var out []Root
	for _, r := range it.roots() {
		if deeper := behind(r, it, published, seen); len(deeper) > 0 {
			out = append(out, deeper...)
			continue
		}
		out = append(out, r)
	}
	return uniqueRoots(out)
}

// behind finds the origins that the publisher named as a root gives in its own
// articles: the latest that is not later than the claim and gives the same figure.
func behind(r Root, it *Item, published shelves, seen map[string]bool) []Root {
	var best *Item
	for _, name := range published.names(r) {
		for _, o := range published.upTo(name, it.Document.Published.Value) {
			if best != nil && o.Document.Published.Value <= best.Document.Published.Value {
				break // the latest come first
			}
			if !seen[o.Claim.ID] && o.Document.ID != it.Document.ID && passedOn(it, o) {
				best = o
				break
			}
		}
	}
	if best == nil {
		return nil
	}
	roots := slices.DeleteFunc(trace(best, published, seen), func(x Root) bool { return x.ID == r.ID })
	for i := range roots {
		if roots[i].Reason == "" {
			roots[i].Reason = r.Label
		}
	}
	return roots
}

func slugOf(id string) string { _, s, _ := strings.Cut(id, ":"); return s }

// passedOn reports whether a claim gives the figure of another as one who cites it
// may: the same, or without the "at least" before it.
func passedOn(a, b *Item) bool {
	if sameFigure(a, b) {
		return true
	}
	fa, fb := a.Claim.Figure, b.Claim.Figure
	return fa != nil && fb != nil && fa.Best != nil && fb.Best != nil && *fa.Best == *fb.Best && fa.Unit == fb.Unit
}

// sameFigure reports whether two claims give the same figure, or neither any.
func sameFigure(a, b *Item) bool {
	fa, fb := a.Claim.Figure, b.Claim.Figure
	if fa == nil || fb == nil {
		return fa == nil && fb == nil
	}
	return CompareValues(ValueOf(fa, 1), ValueOf(fb, 1)).oneNumber()
}
