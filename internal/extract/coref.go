package extract

import (
	"slices"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// Titles without a name ("the Russian president", "the secretary") are resolved to
// a person of the document who holds such an office; nothing outside the
// document is used.

// resolveTitles adds the title-only mentions that can be resolved.
func (f *finder) resolveTitles() {
	f.ledes()
	for i := range f.all {
		f.enter(i)
		var found []candidate
		for k := range f.sent.Tokens {
			if f.gap[k] || f.inside(k) {
				continue
			}
			if c, ok := f.titleOnly(k); ok {
				found = append(found, c)
			}
		}
		if len(found) > 0 {
			f.merge(i, found)
		}
	}
}

// ledes gives the office that a headline names to the person who opens the text
// with the same verb: "The leader of X promises to back" and "NAME has sent a
// letter in which he promises to back" are about one person.
func (f *finder) ledes() {
	for i := 0; i+1 < len(f.in.sentences) && i < 2; i++ {
		f.enter(i)
		toks := f.sent.Tokens
		for k := range toks {
			t, end := f.title(k)
			if end < 0 || t.Class != "head" || k > 3 || f.inside(k) {
				continue
			}
			last, of := f.titleOf(end)
			if of == "" || f.holder(t, of, k) >= 0 || last+1 >= len(toks) || toks[last+1].UPOS != text.VERB && toks[last+1].UPOS != text.AUX {
				continue
			}
			if p := f.opener(i+1, f.mainVerb(last+1)); p >= 0 {
				f.people[p].role(t.Label, t.Class, of)
			}
			f.enter(i)
		}
	}
}

// mainVerb is the lemma of the first full verb from word k on.
func (f *finder) mainVerb(k int) string {
	for ; k < len(f.sent.Tokens); k++ {
		if f.sent.Tokens[k].UPOS == text.VERB {
			return f.sent.Tokens[k].Lemma
		}
	}
	return ""
}

// opener is the person without an office who opens one of the next sentences, if
// that sentence has the verb; -1 when nobody does.
func (f *finder) opener(from int, verb string) int {
	for i := from; i < len(f.in.sentences) && i < from+3; i++ {
		f.enter(i)
		same := false
		for k := range f.sent.Tokens {
			same = same || f.sent.Tokens[k].UPOS == text.VERB && f.sent.Tokens[k].Lemma == verb
		}
		for k := range f.cands {
			if c := &f.cands[k]; same && c.person >= 0 && c.first < 3 && len(f.people[c.person].roles) == 0 {
				return c.person
			}
		}
	}
	return -1
}

// inside reports whether word k belongs to a mention, demonyms apart.
func (f *finder) inside(k int) bool {
	for i := range f.cands {
		if c := &f.cands[i]; c.first <= k && k <= c.last && !c.demonym {
			return true
		}
	}
	return false
}

// titleOnly reads a definite title at k and finds who is meant.
func (f *finder) titleOnly(k int) (candidate, bool) {
	toks := f.sent.Tokens
	t, end := f.title(k)
	if end < 0 || t.Class == "honour" || k == 0 || !f.definite(k) || (toks[k].UPOS != text.NOUN && toks[k].UPOS != text.PROPN && toks[k].UPOS != text.ADJ) {
		return candidate{}, false
	}
	last, of := f.titleOf(end)
	p := f.holder(t, of, k)
	if p < 0 {
		return candidate{}, false
	}
	c := f.mention(k, last, "person", ruleTitle)
	c.person, c.id, c.label, c.confidence = p, f.people[p].id, f.people[p].label, 0.75
	c.weight += 8
	return c, true
}

// definite reports whether the noun at k has a definite or possessive article,
// perhaps with the words for "own" or "then" between.
func (f *finder) definite(k int) bool {
	j := k - 1
	for j > 0 && (f.sent.Tokens[j].UPOS == text.ADJ || f.w.own[f.sent.Tokens[j].Lower]) {
		j--
	}
	t := &f.sent.Tokens[j]
	if t.UPOS != text.DET {
		return false
	}
	return t.Feats.Has("Definite", "Def") || t.Feats.Has("PronType", "Art") && !t.Feats.Has("Definite", "Ind") || t.Feats.Has("PronType", "Dem") || t.Feats.Has("Poss", "Yes")
}

// titleOf reads the demonym or the country that follows a title: the last word
// of the phrase, and the entity the office is of.
func (f *finder) titleOf(end int) (int, string) {
	toks := f.sent.Tokens
	for i := range f.cands {
		c := &f.cands[i]
		if c.first == end+1 && c.demonym {
			return c.last, c.id
		}
		if c.first > end && c.first <= end+3 && end+1 < len(toks) && toks[end+1].Lower == f.w.ofWord && c.rule != rulePerson && c.id != "" {
			if c.country != "" && (c.rule == ruleCountry || c.rule == ruleGovernment || c.rule == ruleCapital) {
				return c.last, "iso:" + c.country
			}
			return c.last, c.id
		}
	}
	return end, ""
}

// holder finds the person of the document with this office: named before the
// word if possible.
func (f *finder) holder(t pack.Title, of string, k int) int {
	best, score := -1, 0
	var at [2]int
	for i := range f.people {
		p := &f.people[i]
		s := 0
		for r := range p.roles {
			s = max(s, roleFit(p.roles[r].Title, p.classes[r], p.roles[r].Of, t, of))
		}
		if s == 0 {
			continue
		}
		m, before := f.lastMention(p, k)
		if before {
			s++
		} else if t.Class != "head" || of == "" {
			continue // a bare title points back
		}
		switch {
		case s > score || s == score && (m[0] > at[0] || m[0] == at[0] && m[1] > at[1]):
			best, score, at = i, s, m
		}
	}
	return best
}

// roleFit scores how well an office that a person holds fits a title: 0 when it
// does not.
func roleFit(title, class, heldOf string, t pack.Title, of string) int {
	if of != "" && heldOf != of {
		return 0
	}
	switch {
	case title == t.Label && of != "":
		return 8
	case title == t.Label:
		return 6
	case class == "head" && t.Class == "head" && of != "":
		return 4
	case class == "head" && t.Class == "head":
		return 2
	}
	return 0
}

// lastMention gives where a person was last named before word k of the sentence
// at work, or else first named.
func (f *finder) lastMention(p *person, k int) ([2]int, bool) {
	for i := len(p.at) - 1; i >= 0; i-- {
		if m := p.at[i]; m[0] < f.s || m[0] == f.s && m[1] < k {
			return m, true
		}
	}
	if len(p.at) > 0 {
		return p.at[0], false
	}
	return [2]int{}, false
}

// merge adds mentions to a sentence, dropping the demonyms and places they hold.
func (f *finder) merge(i int, found []candidate) {
	kept := f.all[i][:0:0]
	for _, c := range f.all[i] {
		if !slices.ContainsFunc(found, func(n candidate) bool { return n.first <= c.first && c.last <= n.last }) {
			kept = append(kept, c)
		}
	}
	kept = append(kept, found...)
	slices.SortFunc(kept, func(a, b candidate) int { return a.first - b.first })
	f.all[i] = kept
	for _, c := range found {
		p := &f.people[c.person]
		p.at = append(p.at, [2]int{i, c.first})
		slices.SortFunc(p.at, func(a, b [2]int) int {
			if a[0] != b[0] {
				return a[0] - b[0]
			}
			return a[1] - b[1]
		})
	}
	f.cands = f.all[i]
}

// introduced reads "Full Name (FN)": the acronym stands for the name from
// there on.
func (f *finder) introduced() {
	toks := f.sent.Tokens
	for i := range f.cands {
		c := &f.cands[i]
		if c.block || c.demonym || c.last+3 >= len(toks)+1 || c.last+2 >= len(toks) {
			continue
		}
		if toks[c.last+1].Form != "(" {
			continue
		}
		a := c.last + 2
		b := a
		for b+1 < len(toks) && toks[b+1].Form != ")" && b-a < 3 {
			b++
		}
		if b+1 >= len(toks) || toks[b+1].Form != ")" {
			continue
		}
		form := f.phrase(a, b)
		if len(form) < 2 || len(form) > 10 || !allCaps(form[:2]) || lowerWord(form) {
			continue
		}
		if c.rule == ruleOrgShape || c.rule == ruleBody || c.rule == ruleOrg || c.rule == ruleAgency || c.rule == ruleOutlet {
			if c.id != "" {
				cc := *c
				f.acronyms[pack.FoldName(form)] = &cc
			}
		}
	}
	for i := range f.cands {
		c := &f.cands[i]
		if c.rule != ruleOrgShape && !(c.block && c.rule == ruleOtherName) && c.rule != ruleOrg && c.rule != rulePlaceShape {
			continue
		}
		form := f.phrase(c.first, c.last)
		if !allCaps(form) {
			continue
		}
		if full := f.acronyms[pack.FoldName(form)]; full != nil && full.id != c.id {
			c.id, c.label, c.kind, c.country, c.place, c.rule, c.block, c.names = full.id, full.label, full.kind, full.country, full.place, ruleAcronym, false, full.names
			c.confidence = 0.9
		}
	}
}

// lowerWord reports whether a form holds a lower-case word, which no acronym does.
func lowerWord(s string) bool {
	lower := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= 'a' && s[i] <= 'z' {
			lower++
		}
	}
	return lower > 2
}
