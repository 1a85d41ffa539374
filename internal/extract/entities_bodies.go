package extract

import (
	"strings"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// institution is what the words of a phrase build: head, what
// completes it, and the country or place it belongs to.
type institution struct {
	head, last int    // first and last word
	base       int    // last word of the name proper, before country or place
	country    string // ISO code
	place      string // entity id of the place or country at the end
	placeWords string // "of Russia" as normalised
	demonym    bool
	names      bool // something capitalised completes the head
	intel      bool
}

// body keeps an institution by its pattern: a head noun, capitalised words and
// complements with "of", and the country or place at the end.
func (f *finder) body(a int) {
	t := &f.sent.Tokens[a]
	if t.UPOS == text.VERB || t.UPOS == text.ADP || t.UPOS == text.DET {
		return
	}
	cap := upper(t.Form)
	low := t.Lower
	intelHead := f.w.intelHeads[low] && a+2 < len(f.sent.Tokens) && f.sent.Tokens[a+1].Lower == f.w.ofWord && f.w.intelligence[f.sent.Tokens[a+2].Lower]
	if !(cap && f.w.orgHeads[low]) && !f.w.bodiesLower[low] && !intelHead && !f.w.intelligence[low] {
		return
	}
	r := institution{head: a, last: a, base: a, intel: f.w.intelligence[low]}
	f.complete(&r)
	if !cap && r.country == "" && r.place == "" {
		return
	}
	if r.intel {
		f.keepIntelligence(&r)
		return
	}
	if r.last == a && (f.initial(a) || !cap) {
		return
	}
	c := f.mention(r.head, r.last, "organisation", ruleBody)
	c.weight += 6
	c.country, c.place = r.country, r.place
	switch {
	case f.w.governments[low] && r.base == r.head && r.country != "" && (strings.HasPrefix(r.place, "iso:") || r.demonym):
		c.kind, c.rule, c.id = "country", ruleGovernment, "iso:"+r.country
		c.label = f.g.Country(r.country).Label
	case r.last == r.head:
		c.label, c.confidence = f.phrase(a, a), 0.5
	default:
		c.label = f.phrase(r.head, r.base)
		slug := pack.Slug(c.label)
		switch {
		case strings.HasPrefix(r.place, "iso:"):
			c.id = "org:" + strings.ToLower(r.country) + "-" + slug
		case r.place != "":
			c.id = "org:" + slug + "-" + r.place[strings.IndexByte(r.place, ':')+1:]
		default:
			c.id = "org:" + slug
		}
		if n := f.known(c.label); n != nil {
			c.id, c.kind, c.label = n.ID, n.Kind, n.Label
		} else if r.placeWords != "" {
			c.label += " " + r.placeWords
		}
	}
	f.keep(c)
}

// known is the organisation of the tables that bears a name.
func (f *finder) known(name string) *pack.Name {
	for _, n := range f.g.Find(name) {
		if n.Class == pack.ClassOrganisation {
			return n
		}
	}
	return nil
}

func (f *finder) keepIntelligence(r *institution) {
	if r.country == "" {
		return
	}
	c := f.mention(r.head, r.last, "service", ruleIntel)
	c.weight += 6
	c.country, c.place = r.country, "iso:"+r.country
	c.label, c.id = f.phrase(r.head, r.last), "org:"+strings.ToLower(r.country)+"-intelligence"
	if n := f.g.Service(r.country); n != nil {
		c.id = n.ID
	}
	f.keep(c)
}

// complete extends a reading over what follows its head.
func (f *finder) complete(r *institution) {
	toks := f.sent.Tokens
	for k := r.head + 1; k < len(toks); {
		t := &toks[k]
		switch {
		case f.gap[k]:
			k++
		case t.UPOS != text.PUNCT && upper(t.Form) && (t.Name != text.PER || f.afterPerson(r, k)):
			r.last, r.base, r.names = k, k, true
			k++
		case r.place != "":
			return
		case f.nationality(r, k):
			return
		case t.UPOS == text.ADJ && !upper(t.Form) && k+1 < len(toks) && (f.isDemonym(k+1) || toks[k+1].Lower == f.w.ofWord):
			if f.isDemonym(k + 1) {
				r.last, r.base = k, k
			}
			k++
			if !f.isDemonym(k) && r.last != k-1 {
				return
			}
		case t.Lower == f.w.ofWord:
			next := f.complement(r, k)
			if next < 0 {
				return
			}
			k = next
		case (t.UPOS == text.CCONJ || t.Form == ",") && r.names && f.listed(k):
			r.last, r.base = k+1, k+1
			k += 2
		default:
			return
		}
	}
}

// afterPerson reports whether the name of a person at k is that of a body, right behind its
// noun: "Hospital NAME"; governments go by who heads them.
func (f *finder) afterPerson(r *institution, k int) bool {
	head := &f.sent.Tokens[r.head]
	return r.base == k-1 && upper(head.Form) && head.Name != text.PER && !f.w.governments[head.Lower] && !f.bornBy(head.Form) && (k == r.head+1 || !f.sent.Tokens[k].Begin)
}

// listed reports whether the name goes on after a conjunction or comma:
// "Ministry of Labour, Migration and Social Security".
func (f *finder) listed(k int) bool {
	toks := f.sent.Tokens
	if k+1 >= len(toks) || !upper(toks[k+1].Form) || f.w.orgHeads[toks[k+1].Lower] || toks[k+1].Name == text.PER {
		return false
	}
	if len(f.placesAt(k+1)) > 0 {
		return false
	}
	same := toks[k].Name != "" && toks[k-1].Name == toks[k].Name && toks[k+1].Name == toks[k].Name && !toks[k+1].Begin
	return same && (toks[k].UPOS == text.CCONJ || grammarOf(f.in.pack).is("portfolio", toks[k+1].Lower) || k+2 < len(toks) && (toks[k+2].UPOS == text.CCONJ || toks[k+2].Form == ","))
}

func (f *finder) isDemonym(k int) bool {
	return k < len(f.sent.Tokens) && !f.gap[k] && !upper(f.sent.Tokens[k].Form) && len(f.g.Demonym(string(f.folded(k)))) > 0
}

// nationality takes an adjective of nationality that ends the phrase.
func (f *finder) nationality(r *institution, k int) bool {
	if !f.isDemonym(k) {
		return false
	}
	n := f.g.Name(f.g.Demonym(string(f.folded(k)))[0])
	r.last, r.demonym, r.place = k, true, n.ID
	if n.Class == pack.ClassCountry {
		r.country = n.Country
	}
	r.placeWords = f.w.ofWord + " " + n.Label
	return true
}

// complement takes "of X" at k; the next word to read, or -1 at the end.
func (f *finder) complement(r *institution, k int) int {
	toks := f.sent.Tokens
	j := k + 1
	for j < len(toks) && (toks[j].UPOS == text.DET || f.gap[j]) && !upper(toks[j].Form) {
		j++
	}
	if j >= len(toks) {
		return -1
	}
	if !upper(toks[j].Form) {
		if f.w.intelligence[toks[j].Lower] {
			r.last, r.base, r.intel = j, j, true
			return j + 1
		}
		return -1
	}
	if toks[j].Name == text.PER || f.w.neverNames[toks[j].Lower] {
		return -1
	}
	for _, g := range f.placesAt(j) {
		if f.placeAt(r, j, g) {
			return g + 1
		}
	}
	if f.w.orgHeads[toks[j].Lower] && r.names && f.nestedBody(j) {
		return -1
	}
	b := j
	r.names = true
	for b+1 < len(toks) && upper(toks[b+1].Form) && toks[b+1].UPOS != text.PUNCT && toks[b+1].Name != text.PER {
		b++
	}
	r.last, r.base = b, b
	return b + 1
}

// nestedBody reports whether an institution of its own begins at j.
func (f *finder) nestedBody(j int) bool { return f.w.governments[f.sent.Tokens[j].Lower] }

// placesAt gives the ends of the gazetteer places that begin at word j, the
// longest first.
func (f *finder) placesAt(j int) []int {
	for i := len(f.cands) - 1; i >= 0; i-- {
		if c := &f.cands[i]; c.first == j && len(c.names) > 0 && f.placeClass(c.names[0]) {
			return []int{c.last}
		}
	}
	n := len(f.cands)
	f.gazetteer(j)
	var out []int
	for _, c := range f.cands[n:] {
		if len(c.names) > 0 && f.placeClass(c.names[0]) {
			out = append(out, c.last)
		}
	}
	f.cands = f.cands[:n]
	return out
}

func (f *finder) placeClass(name int) bool {
	switch f.g.Name(name).Class {
	case pack.ClassCountry, pack.ClassCapital, pack.ClassRegion, pack.ClassCity, pack.ClassArea:
		return true
	}
	return f.g.Name(name).ID == "org:un" || f.g.Name(name).ID == "org:eu"
}

// placeAt completes a reading with the place of the words j to g.
func (f *finder) placeAt(r *institution, j, g int) bool {
	n := len(f.cands)
	f.gazetteer(j)
	found := f.cands[n:]
	defer func() { f.cands = f.cands[:n] }()
	for i := range found {
		c := &found[i]
		if c.last < g || len(c.names) == 0 || !f.placeClass(c.names[0]) {
			continue
		}
		name := f.g.Name(c.names[0])
		r.last, r.place = c.last, name.ID
		r.placeWords = f.w.ofWord + " " + name.Label
		switch weak := f.c.In("weak-countries")[name.Country]; {
		case name.Class == pack.ClassCountry && weak:
			r.place = "geo:" + pack.Slug(name.Label)
		case name.Class == pack.ClassCountry || name.Class == pack.ClassCapital:
			r.country = name.Country
		}
		return true
	}
	return false
}

// resolveBodies links a bare body ("the Prosecutor's Office") to the only fuller one
// of the document with the same head ("the Prosecutor's Office of Colombia").
func (f *finder) resolveBodies() {
	full := map[string]*candidate{}
	shared := map[string]bool{}
	for i := range f.all {
		for k := range f.all[i] {
			c := &f.all[i][k]
			if (c.rule != ruleBody && c.rule != ruleGovernment) || c.id == "" {
				continue
			}
			head := f.in.sentences[i].Tokens[c.first].Lower
			if old := full[head]; old != nil && old.id != c.id {
				shared[head] = true
			} else if old == nil {
				full[head] = c
			}
		}
	}
	for i := range f.all {
		for k := range f.all[i] {
			c := &f.all[i][k]
			if c.rule != ruleBody || c.id != "" {
				continue
			}
			head := f.in.sentences[i].Tokens[c.first].Lower
			if old := full[head]; old != nil && !shared[head] {
				c.id, c.label, c.kind, c.country, c.place, c.confidence = old.id, old.label, old.kind, old.country, old.place, 0.7
			}
		}
	}
}
