package reconcile

import (
	"math"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// The signs in which the arithmetic of a relation is written.
const (
	signIs    = " = "
	signPlus  = " + "
	signTimes = " % × "
)

// arithmetic writes what a share comes to: "40 % × 1200 = 480".
func (s *shareOf) arithmetic() string {
	return num(s.share.scope.Value.Best) + signTimes + num(s.base.N) + signIs + num(s.comesTo().Best)
}

// arithmetic writes the sum of the parts: "7 + 4 = 11".
func (p partition) arithmetic() string {
	terms := make([]string, len(p.parts))
	for i, c := range p.parts {
		terms[i] = num(c.first().scope.Value.Best)
	}
	return strings.Join(terms, signPlus) + signIs + num(p.sum)
}

// Arithmetic says the arithmetic of a reason in a plain sentence: "40 % of 1,200 is
// 480". It is empty for a reason that has none.
func Arithmetic(v *say.Voice, x cotejo.Reason) string {
	if x.Field != string(FieldSum) {
		return ""
	}
	for _, side := range []string{x.Left, x.Right} {
		if sum, result, ok := strings.Cut(side, signIs); ok {
			return sayArithmetic(v, sum, result)
		}
	}
	return ""
}

func sayArithmetic(v *say.Voice, sum, result string) string {
	if share, base, ok := strings.Cut(sum, signTimes); ok {
		return v.Say("reconcile.arithmetic.share", say.Args{"Share": number(share), "Base": number(base), "Is": number(result)})
	}
	var terms []string
	for t := range strings.SplitSeq(sum, signPlus) {
		terms = append(terms, v.Num(number(t)))
	}
	return v.Say("reconcile.arithmetic.sum", say.Args{"Terms": v.List(terms), "Is": number(result)})
}

func number(s string) float64 {
	x, _ := strconv.ParseFloat(s, 64) // written by num
	return x
}

func sayReason(v *say.Voice, r cotejo.Relation) string {
	for _, x := range r.Reasons {
		if s := Arithmetic(v, x); s != "" {
			return s
		}
	}
	return ""
}

// shareFindings finds what is worth saying of the shares of a happening: those that
// do not come to what is counted, one that does, and a base that is told otherwise.
func shareFindings(g group, ev cotejo.Event, shares []shareOf, totals []Total) []cotejo.Finding {
	f := newFinder(g, ev.Label)
	f.event = ev.ID
	agreed, told := false, map[string]bool{}
	for i := range shares {
		s := &shares[i]
		rel := s.relation()
		kind, key := FindSum, "finding.sum.share"
		switch {
		case rel.Type == cotejo.Conflicts:
		case (rel.Type == cotejo.Agrees || rel.Type == cotejo.Rounds) && !agreed && s.apartTold():
			kind, key, agreed = FindAgreement, "finding.agreement.share", true
		default:
			continue
		}
		if seen := kind + s.arithmetic() + num(s.count.scope.Value.Best); told[seen] || len(told) > 3 {
			continue
		} else {
			told[seen] = true
		}
		f.addAs(kind, key, []*node{s.share, s.count}, func(v *say.Voice) say.Args {
			return say.Args{"Sum": sayReason(v, rel), "A": s.share.given(v), "B": s.count.given(v)}
		})
	}
	return append(f.out, baseFindings(g, ev, totals)...)
}

// apartTold reports whether the share and the count are told in two documents, or
// the base stands outside the share: what a sentence says of itself is no news.
func (s *shareOf) apartTold() bool {
	return s.share.item.Document.ID != s.count.item.Document.ID || s.base.Of != s.share.item.Claim.ID
}

// sumFindings finds what is worth saying of the parts of a quantity that different
// documents tell: that they make a whole, or go beyond it.
func sumFindings(g group, p cotejo.Panel, parts []partition) []cotejo.Finding {
	f := newFinder(g, p.Label)
	f.panel = p.ID
	said := map[string]bool{}
	for _, x := range parts {
		kind, key := FindAgreement, "finding.agreement.sum"
		if x.state == More {
			kind, key = FindSum, "finding.sum.across"
		}
		if id := key + x.arithmetic() + num(x.whole.first().scope.Value.Best); said[id] || len(said) > 3 {
			continue
		} else {
			said[id] = true
		}
		nodes := []*node{x.whole.first()}
		for _, c := range x.parts {
			nodes = append(nodes, c.first())
		}
		f.addAs(kind, key, nodes, func(v *say.Voice) say.Args {
			var parts []string
			for _, c := range x.parts {
				parts = append(parts, c.first().partText(v, x.byPlace()))
			}
			return say.Args{"Parts": v.List(parts), "Sum": x.sum, "Total": x.whole.first().given(v)}
		})
	}
	return f.out
}

// byPlace reports whether the parts are told apart by their places.
func (p partition) byPlace() bool {
	for i, a := range p.parts {
		for _, b := range p.parts[:i] {
			if placeKey(a.first().scope.Places) == placeKey(b.first().scope.Places) {
				return false
			}
		}
	}
	return true
}

// partText says a part with what sets it apart: "7 (Letur)", "two women".
func (n *node) partText(v *say.Voice, byPlace bool) string {
	if !byPlace {
		return n.item.Claim.Figure.Text
	}
	return v.Say("reconcile.part", say.Args{"Value": sayFigure(v, n.item.Claim.Figure), "Which": placeNames(n.scope.Places)})
}

// appositeBytes is how far apart a count and the share that says it again stand at
// most: "480 workers, 40 % of the staff".
const appositeBytes = 40

// baseFindings finds shares that, with the count beside them, imply another base
// than an article of the happening gives for sure.
func baseFindings(g group, ev cotejo.Event, totals []Total) []cotejo.Finding {
	f := newFinder(g, ev.Label)
	f.event = ev.ID
	for _, share := range byTime(g.nodes) {
		if !isShare(share) || share.item.Claim.Figure.Whole != nil || share.scope.Stand != Done {
			continue
		}
		count := apposite(g.nodes, share)
		if count == nil {
			continue
		}
		for _, t := range wholesFor(share, totals, true) {
			if t.Of == count.item.Claim.ID || impliesBase(share, count, t.N) {
				continue
			}
			f.claimsBeside(t, []*node{share, count}, func(v *say.Voice) say.Args {
				return say.Args{"Sum": v.Say("reconcile.arithmetic.base", say.Args{"Count": count.scope.Value.Best, "Share": share.scope.Value.Best, "Is": impliedBase(share, count)}),
					"Total": t.N, "A": count.given(v)}
			})
			break
		}
	}
	return f.out[:min(len(f.out), 2)]
}

// claimsBeside records a finding about some claims and about one that is not of the
// group, which gives a total.
func (f *finder) claimsBeside(t Total, nodes []*node, args func(v *say.Voice) say.Args) {
	f.addAs(FindSum, "finding.sum.base", nodes, args)
	x := &f.out[len(f.out)-1]
	x.Claims = unique(append(x.Claims, t.Of))
	x.ID = findingID(x.Type, f.event+f.panel, x.Claims)
}

// apposite is the count that a share says again: it stands next to it in its
// sentence, and counts what may be of the same people or things.
func apposite(nodes []*node, share *node) *node {
	for _, n := range nodes {
		if !isTally(n) || !nextTo(share, n, appositeBytes) || n.scope.Stand != Done || n.scope.Aspect == cotejo.Part || n.scope.Aspect == cotejo.Increment {
			continue
		}
		if v := n.scope.Value; v.Low == v.High && (shareOf{share: share, count: n}).sameCounted(Total{}) {
			return n
		}
	}
	return nil
}

// impliedBase is the whole of which the count is the share.
func impliedBase(share, count *node) float64 {
	return math.Round(count.scope.Value.Best * 100 / share.scope.Value.Best)
}

// impliesBase reports whether the count can be the share of a base, within the
// rounding of both.
func impliesBase(share, count *node, base float64) bool {
	s := shareOf{share: share, count: count, base: Total{N: base}}
	st := s.compare()
	return st != Less && st != More
}
