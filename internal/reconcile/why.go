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
	happening := func() bool { return sameEvent(p).Same }
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
