package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// bodiesByContext takes names that the tagger took for those of people for what the text
// elsewhere says they are: "the airline X", "X Ltd", "the manager of X", "the workers of X".
func (f *finder) bodiesByContext() {
	bodies := f.namedAsBodies()
	f.bodyNames = bodies
	if len(bodies) == 0 {
		return
	}
	for i := range f.all {
		f.enter(i)
		for k := range f.cands {
			c := &f.cands[k]
			if c.rule != rulePerson {
				continue
			}
			if label := bodies[pack.FoldName(f.phrase(c.nFirst, c.nLast))]; label != "" {
				*c = f.asBody(c, label)
			}
		}
	}
}

// asBody is the name of a person read as that of a body.
func (f *finder) asBody(c *candidate, label string) candidate {
	b := f.mention(c.nFirst, c.nLast, "organisation", ruleOrgShape)
	b.weight, b.label, b.id, b.confidence = c.weight, label, "org:"+pack.Slug(label), 0.6
	return b
}

// namedAsBodies gives the folded names, taken for those of people, of which the text says
// that they are bodies, with the name of each in full. A name that is part of that of a
// person is none.
func (f *finder) namedAsBodies() map[string]string {
	said, taken := map[string]string{}, map[string]string{}
	var longer [][]string // names of people of two words and more that nothing says to be bodies
	for i := range f.all {
		f.enter(i)
		for k := range f.cands {
			c := &f.cands[k]
			for _, r := range c.roles {
				if r.name != "" && f.w.bodyOffices[r.title] {
					said[pack.FoldName(r.name)] = r.name
				}
			}
			name := f.phrase(c.nFirst, c.nLast)
			folded := pack.FoldName(name)
			switch {
			case c.rule == ruleOrgShape && (f.institutional(c.first) || f.company(c.last)):
				said[folded] = c.label
			case c.rule != rulePerson:
			case c.first == c.nFirst && len(c.roles) == 0 && f.ownedBy(c.nFirst):
				said[folded], taken[folded] = name, name
			default:
				taken[folded] = name
			}
		}
	}
	for folded := range taken {
		if said[folded] == "" {
			longer = append(longer, strings.Fields(folded))
		}
	}
	out := map[string]string{}
	for folded, name := range taken {
		label := said[folded]
		if label == "" && !strings.Contains(folded, " ") {
			label = f.shortFor(folded, said)
		}
		if label == "" || slices.ContainsFunc(longer, func(w []string) bool { return len(w) > 1 && slices.Contains(w, folded) }) {
			continue
		}
		if strings.Contains(folded, " ") && f.bornBy(strings.Fields(name)[0]) {
			continue // "the workers of Juan Pérez"
		}
		out[folded] = label
	}
	return out
}

// shortFor is the only name of a body that begins with a word.
func (f *finder) shortFor(word string, said map[string]string) string {
	label := ""
	for folded, full := range said {
		if strings.HasPrefix(folded, word+" ") {
			if label != "" && label != full {
				return ""
			}
			label = full
		}
	}
	return label
}

// ownedBy reports whether the words before a name say that it has an office or things that
// bodies have: "the general manager of X", "the plant of X".
func (f *finder) ownedBy(a int) bool {
	toks := f.sent.Tokens
	k := a - 1
	for k > 0 && toks[k].UPOS == text.DET {
		k--
	}
	if k < 1 || toks[k].Lower != f.w.ofWord {
		return false
	}
	if f.w.bodyOwned[toks[k-1].Lower] {
		return true
	}
	for j := k - 1; j >= 0 && k-j <= titleWords; j-- {
		if t, end := f.title(j); end >= 0 && end < k && f.w.bodyOffices[t.Label] {
			return true
		}
		if u := toks[j].UPOS; u != text.NOUN && u != text.ADJ && u != text.ADP && u != text.DET {
			return false
		}
	}
	return false
}
