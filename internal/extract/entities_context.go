package extract

import (
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
	inLonger := map[string]bool{} // words of names of people of two words and more that nothing says to be bodies
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
		if words := strings.Fields(folded); said[folded] == "" && len(words) > 1 {
			for _, w := range words {
				inLonger[w] = true
			}
		}
	}
	short := shortNames(said)
	out := map[string]string{}
	for folded, name := range taken {
		label := said[folded]
		if label == "" && !strings.Contains(folded, " ") {
			label = short[folded]
		}
		if label == "" || inLonger[folded] {
			continue
		}
		if strings.Contains(folded, " ") && f.bornBy(strings.Fields(name)[0]) {
			continue // "the workers of John Smith"
		}
		out[folded] = label
	}
	return out
}

// shortNames are, by the word that a name of a body begins with, the only such name of more
// words; none for a word that several begin with.
func shortNames(said map[string]string) map[string]string {
	out := map[string]string{}
	for folded, full := range said {
		word, _, more := strings.Cut(folded, " ")
		if !more {
			continue
		}
		if have, ok := out[word]; ok && have != full {
			full = ""
		}
		out[word] = full
	}
	return out
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
