package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// signsShown is how many signs Why names.
const signsShown = 9

// Why tells in a line what decided whether two figures measure one thing: the odds and
// from where on they do, the signs that weighed most, and what they would be if they did.
// It is meant for whoever works on the rules.
func Why(a, b Item) string {
	p := pairItems(a, b)
	if !p.figures() {
		return "no figures"
	}
	happening := func() bool { return sameEvent(p) }
	var parts []string
	x, y := reachOf(*p.A, *p.SA), reachOf(*p.B, *p.SB)
	if !x.meets(&y) {
		parts = append(parts, "not looked for (no key in common)")
	}
	if !weighable(p) {
		parts = append(parts, fmt.Sprintf("not weighed (units %t, part %t, tale %t %.2f/%.2f, place %s, time %s)", comparableUnits(p.SA.Unit, p.SB.Unit), onePart(p), oneTale(p),
			tale(p.A.Document, p.B.Document), weakTale, comparePlaces(p.SA.Places, p.SB.Places), CompareWindows(p.SA.Time, p.SB.Time)))
	}
	signs := signsOf(p, happening)
	var order []sign
	for s, times := range signs {
		if times != 0 {
			order = append(order, sign(s))
		}
	}
	weight := func(s sign) float64 {
		only := tally{}
		only.add(s, signs[s])
		return only.weigh(p.oneDocument())
	}
	slices.SortStableFunc(order, func(x, y sign) int { return cmp.Compare(math.Abs(weight(y)), math.Abs(weight(x))) })
	for _, s := range order[:min(signsShown, len(order))] {
		parts = append(parts, fmt.Sprintf("%s %+.2f", signTable[s].name, weight(s)))
	}
	rel := relate(p)
	return fmt.Sprintf("odds at the first look %+.2f of %+.2f; one %t; would be %s [%s]; tolls %t year %t owner %t measures %s event %t: %s", signs.weigh(p.oneDocument()), measureFrom(p), sameQuantity(p), rel.Type, rel.Row,
		twoTolls(p), otherYear(p) || otherYear(p.swap()), otherOwner(p), p.measures(), happening(), strings.Join(parts, ", "))
}

// WhyHappening tells why two claims are taken to tell one happening, or not: for whoever
// writes rules.
func WhyHappening(a, b Item) string {
	p := pairItems(a, b)
	var out []string
	if sameByRules(p) {
		out = append(out, "one by rules")
	}
	if ra, rb := reachOf(a, *p.SA), reachOf(b, *p.SB); !ra.meets(&rb) {
		out = append(out, "not looked for (no key in common)")
	}
	x, y := a.Document.Told[a.Claim.ID], b.Document.Told[b.Claim.ID]
	if p.oneDocument() || p.figures() || !oneTale(p) || !x.meets(&y) {
		return strings.Join(append(out, fmt.Sprintf("not weighed (one document %v, figures %v, tale %.2f, meets %v)", p.oneDocument(), p.figures(), tale(a.Document, b.Document), x.meets(&y))), "; ")
	}
	odds, _ := happening(p)
	t := happeningSigns(p)
	var signs []string
	for s, row := range happenTable {
		if w := t[s] * row.weighs; w != 0 {
			signs = append(signs, fmt.Sprintf("%s %+.2f", row.name, w))
		}
	}
	return strings.Join(append(out, fmt.Sprintf("odds %+.2f of %+.2f: %s", odds, p.happensFrom(), strings.Join(signs, ", "))), "; ")
}
