package eval

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// folded gives the words of a text in lower case, without accents.
func folded(s string) []string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// content gives the words that tell one name or clause from another: those of
// more than three letters, or all of them where there are no others.
func content(s string) []string {
	all := folded(s)
	long := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return len(w) <= 3 && (w[0] < '0' || w[0] > '9') })
	if len(long) == 0 {
		return all
	}
	return long
}

// instance reports a claim whose sentence holds 60 % of the anchor's words.
func (g *goldClaim) instance(c *cotejo.Claim) bool {
	want := content(g.Anchor)
	have := map[string]bool{}
	for _, w := range folded(c.Sentence.Exact) {
		have[w] = true
	}
	n := 0
	for _, w := range want {
		if have[w] {
			n++
		}
	}
	return len(want) > 0 && float64(n) >= 0.6*float64(len(want))
}

// accepts reports an acceptable predicate. Gold outside the inventory takes any.
func (g *goldClaim) accepts(predicate string) bool {
	known := false
	for _, p := range g.Predicate {
		if p == predicate {
			return true
		}
		if _, ok := inventory.Get(p); ok {
			known = true
		}
	}
	return !known
}

// compare says of each field that the gold names whether the claim has it right.
func (g *goldClaim) compare(c *cotejo.Claim) map[string]bool {
	out := map[string]bool{}
	if g.Figure != nil {
		out["figure"] = g.figureRight(c)
		out["comparator"] = c.Figure != nil && string(c.Figure.Comparator) == g.Figure.Comparator
	}
	places := placeKeys(c)
	if len(g.Actor) > 0 {
		out["actor"] = hasAll(g.Actor, roleKeys(c, "actor", "speaker"))
	}
	if len(g.Recipient) > 0 {
		keys := append(roleKeys(c, "recipient", "target", "beneficiary", "destination"), places...)
		out["recipient"] = slices.ContainsFunc(g.Recipient, func(n string) bool { return hasAll([]string{n}, keys) })
	}
	if len(g.Object) > 0 {
		out["object"] = slices.ContainsFunc(g.Object, func(o string) bool { return slices.Contains(c.Object, o) })
	}
	if len(g.Place) > 0 {
		out["place"] = hasAll(g.Place, append(roleKeys(c, "place", "destination"), places...))
	}
	if g.Time != "" {
		out["time"] = c.Time != nil && (strings.HasPrefix(c.Time.Begin, g.Time) || c.Time.Value == g.Time)
	}
	if g.Chain != nil {
		out["chain"] = g.chainRight(c)
	}
	if g.Status != "" {
		out["status"] = string(c.Factuality.Status) == g.Status
	}
	return out
}

func (g *goldClaim) figureRight(c *cotejo.Claim) bool {
	return c.Figure != nil && sameNumber(g.Figure.Low, c.Figure.Low) && sameNumber(g.Figure.High, c.Figure.High)
}

func sameNumber(a, b *float64) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return math.Abs(*a-*b) < 1e-6*max(1, math.Abs(*a))
}

func (g *goldClaim) chainRight(c *cotejo.Claim) bool {
	var keys [][2]string
	for _, l := range c.Chain {
		if len(*g.Chain) == 0 && l.Type != cotejo.SourceOutlet && l.Type != cotejo.SourceUnspecified {
			return false
		}
		keys = append(keys, [2]string{l.Entity, l.Label}, [2]string{"", l.Text})
	}
	return hasAll(*g.Chain, keys)
}

func roleKeys(c *cotejo.Claim, roles ...string) [][2]string {
	var out [][2]string
	for _, p := range c.Participants {
		if slices.Contains(roles, p.Role) {
			out = append(out, [2]string{p.Entity, p.Label}, [2]string{"", p.Text})
		}
	}
	return out
}

func placeKeys(c *cotejo.Claim) [][2]string {
	var out [][2]string
	for _, p := range c.Place {
		out = append(out, [2]string{p.Entity, p.Label}, [2]string{"", p.Text})
	}
	return out
}

// hasAll reports that every name of the gold is among the keys: a country by its
// ISO code, another name when half of the words of both are shared.
func hasAll(names []string, keys [][2]string) bool {
	return !slices.ContainsFunc(names, func(n string) bool {
		return !slices.ContainsFunc(keys, func(k [2]string) bool { return sameEntity(n, k) })
	})
}

func sameEntity(gold string, key [2]string) bool {
	if len(gold) == 2 && gold == strings.ToUpper(gold) {
		return key[0] == "iso:"+gold
	}
	_, slug, _ := strings.Cut(key[0], ":")
	return overlap(content(gold), content(key[1])) || slug != "" && overlap(content(gold), content(slug))
}

func overlap(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	shared := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			shared++
		}
	}
	return shared == len(a) || shared == len(b) || 2*shared >= len(a)+len(b)-shared
}
