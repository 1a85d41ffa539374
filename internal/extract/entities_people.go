package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// person is somebody the document names in full.
type person struct {
	id, label string
	key       []string // folded parts of the name
	roles     []cotejo.Role
	classes   []string // class of each role
	mentions  int
	at        [][2]int // sentence and word of each mention, in order
}

func (p *person) sortedRoles() []cotejo.Role {
	out := slices.Clone(p.roles)
	slices.SortFunc(out, func(a, b cotejo.Role) int {
		return cmp.Or(strings.Compare(a.Title, b.Title), strings.Compare(a.Of, b.Of))
	})
	return slices.Compact(out)
}

// official reports whether the person holds an office.
func (p *person) official() bool {
	return slices.Contains(p.classes, "head") || slices.Contains(p.classes, "high") || slices.Contains(p.classes, "office")
}

// role records an office; what it is of may be learned later.
func (p *person) role(title, class, of string) {
	for i := range p.roles {
		if p.roles[i].Title == title && (p.roles[i].Of == of || of == "") {
			return
		}
		if p.roles[i].Title == title && p.roles[i].Of == "" {
			p.roles[i].Of = of
			return
		}
	}
	p.roles, p.classes = append(p.roles, cotejo.Role{Title: title, Of: of}), append(p.classes, class)
}

// personName keeps the name of a person, without the title before it.
func (f *finder) personName(a, b int) {
	for a < b {
		end := f.titleAt(a)
		if end < 0 || end >= b {
			break
		}
		a = end + 1
	}
	if a == b && f.w.neverNames[f.sent.Tokens[a].Lower] || strings.ContainsRune(f.phrase(a, b), '/') {
		return
	}
	c := f.mention(a, b, "person", rulePerson)
	c.label = f.phrase(a, b)
	f.keep(c)
}

// titleAt gives the last word of the title that begins at word k; -1 when none
// does.
func (f *finder) titleAt(k int) int {
	_, end := f.title(k)
	return end
}

// title reads the longest title at word k: the title and its last word, which is
// -1 when none stands there.
func (f *finder) title(k int) (pack.Title, int) {
	toks := f.sent.Tokens
	for _, t := range f.c.Titles[toks[k].Lower] {
		if end := f.wordsAt(k, t.Words); end >= 0 {
			return t, end
		}
	}
	return pack.Title{}, -1
}

// wordsAt gives the last word of the words when they stand at k, -1 when they do
// not. Split tokens count as one.
func (f *finder) wordsAt(k int, words []string) int {
	toks := f.sent.Tokens
	for i, w := range words {
		if k >= len(toks) {
			return -1
		}
		low := toks[k].Lower
		if toks[k].Part == 1 {
			low = strings.ToLower(f.surface(k))
		}
		if low != w {
			return -1
		}
		for k++; i+1 < len(words) && k < len(toks) && toks[k].Part > 1; k++ {
		}
	}
	return k - 1
}

// nameKey gives the folded parts of a name in the spelling that ids use.
func (f *finder) nameKey(name string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\n' }) {
		w := pack.FoldName(part)
		if v, ok := f.c.Variants[w]; ok {
			out = append(out, strings.Fields(v)...)
			continue
		}
		for _, sub := range strings.Split(part, "-") {
			w := pack.FoldName(sub)
			if v, ok := f.c.Variants[w]; ok {
				out = append(out, strings.Fields(v)...)
				continue
			}
			for _, e := range f.w.endings {
				if stem, ok := strings.CutSuffix(w, e[0]); ok && len(stem) > 2 {
					w = stem + e[1]
					break
				}
			}
			if w != "" {
				out = append(out, w)
			}
		}
	}
	return out
}

// display writes a name as the language of the pack spells names from other
// scripts.
func (f *finder) display(name string) string {
	first, rest, ok := strings.Cut(name, " ")
	if label, known := f.c.Display[pack.FoldName(first)]; known && ok {
		return label + " " + rest
	}
	return name
}

// titles widens people to the titles around them and records their roles.
func (f *finder) titles() {
	for k := range f.cands {
		c := &f.cands[k]
		if c.rule != rulePerson {
			continue
		}
		f.titleBefore(c)
	}
	kept := f.cands[:0]
	last := -1
	for i := range f.cands {
		c := f.cands[i]
		if c.last <= last {
			continue
		}
		for len(kept) > 0 && kept[len(kept)-1].first >= c.first {
			kept = kept[:len(kept)-1]
		}
		kept, last = append(kept, c), c.last
	}
	f.cands = kept
}

// titleBefore looks for "the Russian president", "the leader of X," before a name, and for
// an office before another: "its director, doctor NAME".
func (f *finder) titleBefore(c *candidate) {
	toks := f.sent.Tokens
	if c.first > 0 && toks[c.first-1].UPOS == text.ADP {
		return // "the parliamentary immunity of NAME"
	}
	k := f.titleUpTo(c, c.first)
	if k < 0 {
		return
	}
	c.first = k
	if k--; k > 0 && toks[k].UPOS == text.DET {
		k--
	}
	if k > 0 && toks[k].Form == "," {
		f.titleUpTo(c, k+1)
	}
}

// titleUpTo reads the title that ends at a word, but for what it is of and a comma, and
// gives where it begins; -1 when none does.
func (f *finder) titleUpTo(c *candidate, limit int) int {
	toks := f.sent.Tokens
	comma := false
	for k, steps := limit-1, 0; k >= 0 && steps < 24; k, steps = k-1, steps+1 {
		t := &toks[k]
		if t.Form == ")" {
			for k > 0 && toks[k].Form != "(" {
				k--
			}
			continue
		}
		switch {
		case f.gap[k]:
			continue
		case t.Form == "," && k == limit-1:
			comma = true
			continue
		case t.UPOS == text.PUNCT || t.UPOS == text.VERB && f.titleAt(k) < 0 || t.UPOS == text.AUX || t.UPOS == text.SCONJ || t.UPOS == text.PRON:
			return -1
		}
		title, end := f.title(k)
		if end < 0 {
			continue
		}
		if longer, last := f.title(max(0, k-1)); k > 0 && last >= end {
			title, k, end = longer, k-1, last // "director general"
		}
		end++
		if end > limit || (comma && (!f.articled(k) && (k == 0 || toks[k-1].UPOS != text.ADP) || title.Class == "honour")) || !f.bridges(end, limit) {
			if end > limit {
				continue
			}
			return -1
		}
		c.roleOf(f, title, k, end, limit)
		return k
	}
	return -1
}

// bridges reports whether the words from a to b may stand between a title and a
// name: adjectives, and what the title is of.
func (f *finder) bridges(a, b int) bool {
	toks := f.sent.Tokens
	for k := a; k < b; k++ {
		t := &toks[k]
		switch t.UPOS {
		case text.ADJ, text.DET, text.PROPN, text.NOUN, text.NUM, text.NoPOS, text.CCONJ:
		case text.ADP:
			if t.Lower != f.w.ofWord && !f.w.strong[t.Lower] {
				return false
			}
		case text.X:
		case text.PUNCT:
			if k != b-1 && t.Form != "\"" && t.Form != "(" && t.Form != ")" {
				return false
			}
		default:
			return false
		}
	}
	return b == a || toks[a].UPOS != text.NOUN || f.isDemonym(a) || toks[a].Lower == f.w.ofWord
}

// pendingRole is an office as the text around a name has it; it lives on the candidate
// until people are resolved.
type pendingRole struct {
	title, class, of string
	name             string // of somebody whom the office serves
	at, from, to     int    // the word of the title, and those behind it that may tell what it is of
}

func (c *candidate) roleOf(f *finder, t pack.Title, at, from, to int) {
	of, name := "", ""
	for i := range f.cands {
		o := &f.cands[i]
		if o.rule == rulePerson && o.nFirst > from && o.nLast < to-1 && name == "" && f.sent.Tokens[from].Lower == f.w.ofWord {
			name = f.phrase(o.nFirst, o.nLast)
		}
		if o.first >= from && o.last < to && o.id != "" {
			if o.country != "" && (o.demonym || o.rule == ruleCountry || o.rule == ruleGovernment) {
				of = "iso:" + o.country
				break
			}
			if of == "" {
				of = o.id
			}
		}
	}
	class := t.Class
	if class == "head" && !strings.HasPrefix(of, "iso:") && from < len(f.sent.Tokens) && f.sent.Tokens[from].Lower == f.w.ofWord {
		class = "high" // the head of a court or a club is no head of state
	}
	c.roles = append(c.roles, pendingRole{title: t.Label, class: class, of: of, name: name, at: at, from: from, to: to})
}

// apposed reads "NAME, president of France" after a name.
func (f *finder) apposed(c *candidate) {
	toks := f.sent.Tokens
	k := c.last + 1
	if k >= len(toks) || (toks[k].Form != "," && toks[k].Form != "(") {
		return
	}
	k++
	for steps := 0; k < len(toks) && steps < 3; k, steps = k+1, steps+1 {
		if title, at := f.title(k); at >= 0 && (toks[k].UPOS == text.NOUN || toks[k].UPOS == text.ADJ || toks[k].UPOS == text.PROPN || toks[k].UPOS == text.NoPOS) {
			end := at + 1
			for end < len(toks) && toks[end].UPOS != text.PUNCT && toks[end].UPOS != text.VERB && toks[end].UPOS != text.AUX {
				end++
			}
			for i := range f.cands {
				if o := &f.cands[i]; o.rule == rulePerson && o.nFirst >= k && o.nLast < end {
					return // the title belongs to another name: "Macron, president Putin"
				}
			}
			c.roleOf(f, title, k, at+1, end)
			return
		}
		if u := toks[k].UPOS; u != text.DET && u != text.ADJ && u != text.ADV {
			return
		}
	}
}

// resolvePeople gives every name of a person its entity: full names first, then
// parts of names, by the document's own full names.
func (f *finder) resolvePeople() {
	for i := range f.all {
		f.enter(i)
		for k := range f.cands {
			if c := &f.cands[k]; c.rule == rulePerson {
				f.apposed(c)
				if key := f.nameKey(f.phrase(c.nFirst, c.nLast)); len(key) > 1 {
					c.person = f.personOf(key, f.display(f.phrase(c.nFirst, c.nLast)))
				}
			}
		}
	}
	for i := range f.all {
		f.enter(i)
		f.surnames()
		for k := range f.cands {
			c := &f.cands[k]
			if c.rule != rulePerson {
				continue
			}
			if c.person < 0 {
				f.shortName(c)
			}
			p := &f.people[c.person]
			c.id, c.label = p.id, p.label
			p.mentions++
			p.at = append(p.at, [2]int{i, c.first})
			for _, r := range c.roles {
				p.role(r.title, r.class, r.of)
			}
		}
	}
}

// personOf finds or adds the person with this full name.
func (f *finder) personOf(key []string, label string) int {
	for i := range f.people {
		if sameName(f.people[i].key, key) {
			if len(key) > len(f.people[i].key) && len(key) <= 3 {
				f.people[i].key = key
				f.people[i].id, f.people[i].label = "per:"+strings.Join(key, "-"), label
			}
			return i
		}
	}
	f.people = append(f.people, person{id: "per:" + strings.Join(key, "-"), label: label, key: key})
	return len(f.people) - 1
}

// sameName reports whether one name of two or more parts is the other, or the
// other shortened: the same first part and the rest in order, or the same end.
func sameName(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 {
		return false
	}
	if a[0] != b[0] && !slices.Equal(a, b[len(b)-len(a):]) {
		return false
	}
	k := 0
	for _, part := range b {
		if k < len(a) && a[k] == part {
			k++
		}
	}
	return k == len(a)
}

// shortName resolves a name of one part ("Putin", "Kim") to a person named in
// full; failing that, it is a person of its own.
func (f *finder) shortName(c *candidate) {
	label := f.phrase(c.nFirst, c.nLast)
	key := f.nameKey(label)
	if len(key) == 0 {
		key = []string{pack.Slug(label)}
	}
	var fits []int
	for i := range f.people {
		if p := &f.people[i]; len(p.key) > 1 && slices.Contains(p.key, key[0]) {
			fits = append(fits, i)
		}
	}
	switch len(fits) {
	case 0:
		c.person, c.confidence = f.personOf(key, label), 0.7
		for i := range f.people {
			if slices.Equal(f.people[i].key, key) {
				c.person = i
			}
		}
	default:
		c.person, c.rule, c.confidence = f.nearest(fits, c), rulePersonShort, 0.85
		if len(fits) > 1 {
			c.unsure = "ambiguous-name"
		}
	}
}

// nearest picks, of several people, the one last named before the candidate,
// else the first.
func (f *finder) nearest(fits []int, c *candidate) int {
	best, at := fits[0], [2]int{-1, -1}
	for _, i := range fits {
		for _, m := range f.people[i].at {
			if (m[0] < c.sentence || m[0] == c.sentence && m[1] < c.first) && (m[0] > at[0] || m[0] == at[0] && m[1] > at[1]) {
				best, at = i, m
			}
		}
	}
	return best
}

// firm reports whether word k belongs to a name that is more than a guess by its
// capital letter.
func (f *finder) firm(k int) bool {
	for i := range f.cands {
		if c := &f.cands[i]; c.first <= k && k <= c.last {
			city := c.rule == rulePlace && f.g.Name(c.names[0]).Class == pack.ClassCity && !f.placeContext(c.first, c.last)
			return !(c.first == c.last && (c.block || city || c.rule == rulePlaceShape || c.rule == ruleOrgShape))
		}
	}
	return false
}

// nounish reports whether word k may be a name by its part of speech. Taggers
// take rare surnames at the start of a sentence for anything but function words.
func (f *finder) nounish(k int) bool {
	switch f.sent.Tokens[k].UPOS {
	case text.DET, text.ADP, text.PRON, text.CCONJ, text.SCONJ, text.PUNCT, text.NUM, text.AUX, text.ADV:
		return false
	}
	return true
}

// surnames adds the words of the sentence at work that no name covers and that
// are part of a full name of the document: "Putin", "Robledo".
func (f *finder) surnames() {
	if len(f.people) == 0 {
		return
	}
	toks := f.sent.Tokens
	added := false
	for k := range toks {
		if !f.nounish(k) || !upper(toks[k].Form) || f.firm(k) || f.w.neverNames[toks[k].Lower] {
			continue
		}
		key := f.nameKey(toks[k].Form)
		if len(key) != 1 {
			continue
		}
		for i := range f.people {
			if p := &f.people[i]; len(p.key) > 1 && (p.key[len(p.key)-1] == key[0] || p.key[0] == key[0] || len(p.key) > 2 && p.key[len(p.key)-2] == key[0]) {
				c := f.mention(k, k, "person", rulePerson)
				c.label = toks[k].Form
				f.keep(c)
				added = true
				break
			}
		}
	}
	if added {
		f.cands = slices.DeleteFunc(f.cands, func(c candidate) bool {
			return c.rule != rulePerson && c.first == c.last && slices.ContainsFunc(f.cands, func(p candidate) bool {
				return p.rule == rulePerson && p.first <= c.first && c.last <= p.last
			})
		})
		slices.SortFunc(f.cands, func(a, b candidate) int { return a.first - b.first })
		f.titles()
		f.all[f.s] = f.cands
	}
}
