package reconcile

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// How what a finding sets side by side weighs in its rank: type orders what is sure, and
// what is not comes after all that is.
const (
	sureWeighs   = 4.0  // what a unit of certainty above surely adds
	unsureWeighs = 24.0 // what a unit below it takes
	sureMost     = 1.5  // units that it weighs at most, above and below
	doubtWeighs  = 20.0 // what it takes besides where it is below halfSure
	halfSure     = 0.5
)

// weighs is what a certainty adds to the score of a finding.
func weighs(certainty float64) float64 {
	over := max(-sureMost, min(certainty-surely, sureMost))
	switch {
	case certainty < halfSure:
		return math.Round(over*unsureWeighs*100)/100 - doubtWeighs
	case over < 0:
		return math.Round(over*unsureWeighs*100) / 100
	}
	return math.Round(over*sureWeighs*100) / 100
}

// aside records a finding that sets a figure beside another one, of which it is so sure
// that they are of one quantity. Of the claims that stand so, those are in it that are
// of the same as the two.
func (f *finder) aside(kind, key string, at float64, a, c *node, all []*node, args func(v *say.Voice) say.Args) {
	what := f.heading([]*node{a, c})
	f.addAs(kind, key, ofBoth(a, c, all), func(v *say.Voice) say.Args {
		out := args(v)
		out["What"] = capital(what[v.Lang])
		return out
	})
	f.weigh(weighs(at))
}

// pairOr is aside where two claims have figures, and a plain finding of both where not.
func (f *finder) pairOr(kind, key string, a, c *node, all []*node, args func(v *say.Voice) say.Args) {
	if figurePairs(a, c) {
		f.aside(kind, key, certainty(a, c), a, c, all, args)
		return
	}
	f.addAs(kind, key, all, args)
}

// ofBoth are those of some claims that are surely of what each of two measures; claims
// without a figure stay.
func ofBoth(a, c *node, all []*node) []*node {
	return slices.DeleteFunc(slices.Clone(all), func(n *node) bool {
		return n != a && n != c && (figurePairs(n, a) && certainty(n, a) < sure || figurePairs(n, c) && certainty(n, c) < sure)
	})
}

// heading names what the figures of a finding count: in the word of their texts, where
// those that have one have the same, else as their panel does. Harm has names of its own.
func (f *finder) heading(nodes []*node) cotejo.Text {
	harm := !slices.ContainsFunc(nodes, func(n *node) bool { return !isToll(n.scope.Family) })
	word := wordFor(nodes)
	if f.panel == "" || harm {
		return f.what
	}
	told := nodes[0].item.Claim.Predicate
	if vague(told) || slices.ContainsFunc(nodes, func(n *node) bool { return n.item.Claim.Predicate != told }) {
		told = ""
	}
	class := nodes[0].scope.Class
	if word == "" && (told != "" || generic[class] || className(say.In(say.Langs[0]), class) == class || slices.ContainsFunc(nodes, func(n *node) bool { return n.scope.Class != class })) {
		return f.what
	}
	return both(func(v *say.Voice) string {
		word := cmp.Or(word, className(v, class))
		what := ""
		if told != "" {
			what = predicateName(v, told)
		}
		if strings.EqualFold(what, word) {
			what = ""
		}
		return v.Say("reconcile.panel", say.Args{"What": what, "Class": word, "Whose": "", "Where": ""})
	})
}

// wordFor is the word by which the texts of some figures name what they count, of sums
// and measures too; where two of them name it otherwise, both.
func wordFor(nodes []*node) string {
	if w := nounOfAll(nodes); w != "" {
		return w
	}
	by := map[string][]string{}
	for _, n := range nodes {
		fig := n.item.Claim.Figure
		word := noun(fig)
		if !isCount(fig.Unit) {
			word = fig.Counted
		}
		if word != "" {
			by[stem(fold(fig.Counted))] = append(by[stem(fold(fig.Counted))], strings.ToLower(word))
		}
	}
	var words []string
	for _, k := range slices.Sorted(maps.Keys(by)) {
		words = append(words, most(by[k]))
	}
	if len(words) == 0 || len(words) > mostWords {
		return ""
	}
	return strings.Join(words, " / ")
}

// mostWords is how many words a heading gives for what is counted.
const mostWords = 2

// How much less a finding of a conflict is sure than that two figures are of one
// quantity.
const (
	oneVoice = 0.75 // one article gives both, and not from two sources
	lentOnly = 0.5  // what one counts is taken from another figure
)

// againstOdds is how sure it is that two figures contradict one another.
func againstOdds(a, b *node) float64 {
	at, p := certainty(a, b), pairOf(a, b)
	if p.oneDocument() && compareOrigins(p.SA, p.SB) != Other {
		at -= oneVoice
	}
	if a.scope.Lent != b.scope.Lent {
		at -= lentOnly
	}
	return at
}

// putRight reports whether a paper puts one of two figures in the place of the other.
func (f *finder) putRight(r cotejo.Relation) bool {
	p := pairOf(f.by[r.A], f.by[r.B])
	return rights(p) || rights(p.swap())
}

// opposed reports whether a conflict tells already that a denial sets another number
// against what it denies.
func (f *finder) opposed(denial, said *node) bool {
	return slices.ContainsFunc(f.out, func(x cotejo.Finding) bool {
		return x.Type == FindConflict && slices.Contains(x.Claims, said.item.Claim.ID) && slices.ContainsFunc(x.Claims, func(id string) bool {
			n := f.by[id]
			return n != nil && n.item.Document.ID == denial.item.Document.ID && n.scope.Sentence == denial.scope.Sentence
		})
	})
}

// ofTopic is what a denial loses that has its number from the sentence before: that one
// may hold others too.
const ofTopic = 30

// tellsFigure reports whether the sentence of a claim holds its figure.
func tellsFigure(n *node) bool {
	return strings.Contains(n.item.Claim.Sentence.Exact, n.item.Claim.Figure.Text)
}

// quotedRunes is how much of a sentence a finding quotes.
const quotedRunes = 140

// quoted is the sentence of a claim, cut where it is long.
func quoted(n *node) string {
	return shortened(strings.TrimSuffix(strings.Join(strings.Fields(n.item.Claim.Sentence.Exact), " "), "."), quotedRunes)
}
