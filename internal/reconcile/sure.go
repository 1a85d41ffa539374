package reconcile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// How sure it is that two figures measure one thing, as a finding that sets one against
// the other needs it: the odds of oneness, as a logarithm, or the words of a text that
// sets one beside the other. Judged on the findings of the stories of eval/corpora.
const (
	correction  = -1.0 // from here on one source's figures are of what it corrects
	likely      = -0.5 // from here on a change of one count is told
	sure        = 0.0  // from here on figures are set against one another
	surely      = 1.0  // and from here on without an if
	sureByWords = 1.0
	rivalsWeigh = 1.2 // what two sources side by side add, up to that
	pairsAsked  = 12  // of a bucket or of a number
)

// certainty is how sure it is that the figures of two claims measure one thing. Words that
// set one against the other are as good as a sure one, except that two sources may count
// side by side what all signs say is not one thing.
func certainty(a, b *node) float64 {
	p := pairOf(a, b)
	odds := oneness(p)
	switch {
	case rights(p) || rights(p.swap()) || keeps(p) || keeps(p.swap()):
		return max(odds, sureByWords)
	case rivals(p):
		return max(odds, min(sureByWords, odds+rivalsWeigh))
	}
	return odds
}

// oneKind reports whether two figures are told of one kind of happening and count one
// kind of thing, each in a word that says so: what differs between them may then be told
// however far apart they are.
func oneKind(a, b *node) bool {
	if a.scope.Family != b.scope.Family || loose(a.item.Claim) || loose(b.item.Claim) || generic[a.scope.Class] || generic[b.scope.Class] {
		return false
	}
	return compareClasses(a.scope.Class, b.scope.Class) != Disjoint
}

// sideless reports whether one sentence gives two figures and not in the words of two
// sources: what differs between them its writer tells on purpose.
func (f *finder) sideless(r cotejo.Relation) bool {
	return f.sideBySide(r) && compareOrigins(&f.by[r.A].scope, &f.by[r.B].scope) != Other
}

// base reports whether a claim gives the number of which its own sentence gives a part:
// "31 of the 74".
func (f *finder) base(n *node) bool {
	return slices.ContainsFunc(f.g.relations, func(r cotejo.Relation) bool {
		return r.Type == cotejo.PartOf && r.B == n.item.Claim.ID && f.by[r.A] != nil && f.sideBySide(r)
	})
}

// disputed reports whether two numbers of a panel contradict one another somewhere.
func (f *finder) disputed(a, b *node) bool {
	return slices.ContainsFunc(f.g.relations, func(r cotejo.Relation) bool {
		x, y := f.by[r.A], f.by[r.B]
		if r.Type != cotejo.Conflicts || x == nil || y == nil {
			return false
		}
		return sameNumber(x.scope.Value, a.scope.Value) && sameNumber(y.scope.Value, b.scope.Value) ||
			sameNumber(x.scope.Value, b.scope.Value) && sameNumber(y.scope.Value, a.scope.Value)
	})
}

// ownVoice reports whether an origin can stand beside others as one of its own: it has
// a name or more than the bare noun for what it is, which may be that of any of them, and
// is no publisher, who passes on what it was told.
func ownVoice(o cotejo.Origin) bool {
	if o.Type == cotejo.SourceAgency || o.Type == cotejo.SourceOutlet {
		return false
	}
	if !strings.HasPrefix(o.Entity, "name:") {
		return true
	}
	return isProper(o.Label) || strings.Contains(o.Label, " ")
}

// confirmers are the origins of one number that confirm one another: voices of their
// own, each of which is surely of what another one measures.
func (c *cluster) confirmers() []cotejo.Origin {
	origins, _ := originsOf(itemsOf(c.nodes))
	of := map[string]*node{}
	for _, n := range c.nodes {
		of[n.item.Claim.ID] = n
	}
	origins = slices.DeleteFunc(origins, func(o cotejo.Origin) bool {
		return !ownVoice(o) || !slices.ContainsFunc(o.Claims, func(id string) bool { return of[id] != nil && of[id].standsAlone() })
	})
	return slices.DeleteFunc(slices.Clone(origins), func(o cotejo.Origin) bool {
		return !slices.ContainsFunc(origins, func(other cotejo.Origin) bool {
			return other.Entity != o.Entity && surelyOne(of, o, other)
		})
	})
}

// standsAlone reports whether no other number of its kind stands in the sentence of a
// claim: of two, one may be what the other was, or is held against.
func (n *node) standsAlone() bool {
	d, id := n.item.Document, n.item.Claim.ID
	return len(d.Beside[id])+len(d.Instead[id]) == 0
}

// surelyOne reports whether a claim of one origin and one of another, neither of them of
// both together, surely measure one thing.
func surelyOne(of map[string]*node, a, b cotejo.Origin) bool {
	asked := 0
	for _, x := range a.Claims {
		for _, y := range b.Claims {
			if of[x] == nil || of[y] == nil || slices.Contains(b.Claims, x) || slices.Contains(a.Claims, y) || sameParty(of[x], of[y]) {
				continue
			}
			if asked++; asked > pairsAsked {
				return false
			}
			if certainty(of[x], of[y]) >= surely {
				return true
			}
		}
	}
	return false
}

// noun is the word by which the text of a figure names what it counts; empty when it
// names nothing or money and measures, which have names of their own.
func noun(f *cotejo.Figure) string {
	counted := fold(f.Counted)
	if counted == "" || !isCount(f.Unit) {
		return ""
	}
	best, common := "", 0
	for w := range strings.FieldsSeq(f.Text) {
		word := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if n := prefixOf(fold(word), counted); n > common {
			best, common = word, n
		}
	}
	if r, _ := utf8.DecodeRuneInString(best); common < min(4, len(counted)) || unicode.IsUpper(r) {
		return ""
	}
	return best
}

// prefixOf is how many bytes two words begin with in common.
func prefixOf(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// nounOfAll is the word by which the texts of a group name what it counts, where all that
// name it have the same noun; the commonest form of it, the smallest among equals.
func nounOfAll(nodes []*node) string {
	var words []string
	stems := map[string]bool{}
	for _, n := range nodes {
		if w := noun(n.item.Claim.Figure); w != "" {
			words = append(words, strings.ToLower(w))
			stems[stem(fold(n.item.Claim.Figure.Counted))] = true
		}
	}
	if len(stems) != 1 {
		return ""
	}
	return most(words)
}
