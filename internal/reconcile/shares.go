package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// A share of a known base is a count: 40 % of 1,200 workers are 480. It is laid
// beside the counts of its happening as what it comes to. The base is the number
// that the figure itself gives, or what the same document, the other one, or the
// articles of the happening give as the whole of the same thing.

// Total is what a document gives as the whole of something: 1,200 in "a staff of
// 1,200 workers", "40 % of the 1,200 workers" and "480 of the 1,200 workers".
type Total struct {
	Of    string  `json:"of"`              // the claim that gives it
	Noun  string  `json:"noun,omitempty"`  // stem of its noun
	Class string  `json:"class,omitempty"` // what there is so much of
	N     float64 `json:"n"`
	Sure  bool    `json:"sure,omitempty"` // the text says that it is the whole, not only how many there are
}

const (
	totalsMost = 16 // wholes kept of a document
	wholeLeast = 4  // a whole of fewer says little of its shares
	againBytes = 72 // between a share and the count that says it again, at most
)

// totalsOf reads what a document gives as the whole of something, the sure ones
// first, then in the order of the text.
func totalsOf(claims []cotejo.Claim) []Total {
	ordered := slices.Clone(claims)
	slices.SortStableFunc(ordered, func(a, b cotejo.Claim) int {
		return cmp.Or(a.Sentence.Span.Start-b.Sentence.Span.Start, figureStart(a)-figureStart(b), cmp.Compare(a.ID, b.ID))
	})
	var sure, loosely []Total
	add := func(to *[]Total, t Total) {
		same := func(o Total) bool { return o.Noun == t.Noun && o.Class == t.Class && o.N == t.N }
		if t.N >= wholeLeast && t.Noun != "" && !slices.ContainsFunc(*to, same) {
			*to = append(*to, t)
		}
	}
	for _, c := range ordered {
		f := c.Figure
		if f == nil || standOf(c) == Denies || standOf(c) == Open {
			continue
		}
		noun := stem(fold(f.Counted))
		if f.Whole != nil {
			add(&sure, Total{Of: c.ID, Noun: noun, Class: f.Class, N: *f.Whole, Sure: true})
		}
		if v := ValueOf(f, 1); !isCount(f.Unit) || !v.Known || v.Low != v.High || f.Aspect == cotejo.Part || f.Aspect == cotejo.Increment || f.Aspect == cotejo.Change || f.Aspect == cotejo.Rate {
			continue
		} else if c.Open && c.Predicate != f.Counted {
			add(&sure, Total{Of: c.ID, Noun: stem(fold(c.Predicate)), Class: f.Class, N: v.Best, Sure: true})
			add(&loosely, Total{Of: c.ID, Noun: noun, Class: f.Class, N: v.Best})
		} else {
			add(&loosely, Total{Of: c.ID, Noun: noun, Class: f.Class, N: v.Best})
		}
	}
	out := append(sure, loosely...)
	return out[:min(len(out), totalsMost)]
}

// isShare reports whether a claim gives a share, in per cent, of something.
func isShare(n *node) bool {
	f := n.item.Claim.Figure
	return f != nil && f.Unit == "percent" && f.Aspect != cotejo.Change && f.Aspect != cotejo.Rate && n.scope.Value.Known &&
		n.scope.Value.Best > 0 && n.scope.Value.Best <= 100
}

// isTally reports whether a claim gives a number of people or things.
func isTally(n *node) bool {
	f := n.item.Claim.Figure
	return f != nil && isCount(f.Unit) && f.Aspect != cotejo.Change && f.Aspect != cotejo.Rate && n.scope.Value.Known && n.scope.Value.Comparator != cotejo.Vague
}

// wholesFor are the totals that can be the base of a share: those of its noun, or of
// its class where that says something.
func wholesFor(share *node, totals []Total, sure bool) []Total {
	f := share.item.Claim.Figure
	noun := stem(fold(f.Counted))
	var out []Total
	for _, t := range totals {
		if t.Sure != sure || t.Of == share.item.Claim.ID {
			continue
		}
		if t.Noun == noun || f.Class != "" && !generic[f.Class] && t.Class == f.Class {
			out = append(out, t)
		}
	}
	return out
}

// onlyTotal is the one total that several say alike; ok is false when they differ.
func onlyTotal(totals []Total) (t Total, ok bool) {
	if len(totals) == 0 {
		return t, false
	}
	for _, o := range totals[1:] {
		if !CompareValues(exactly(o.N), exactly(totals[0].N)).oneNumber() {
			return t, false
		}
	}
	return totals[0], true
}

func exactly(x float64) Value {
	return Value{Low: x, High: x, Best: x, Comparator: cotejo.Exact, Known: true}
}

// shareOf is a share laid beside a count: the base, what the share of it comes to,
// and how that stands to the count.
type shareOf struct {
	share, count *node
	base         Total
	comes        *node // the share as the count it comes to
	state        State // of what it comes to, against the count
}

// layBeside finds the base of a share for comparing it with a count. What is sure
// comes first: the figure's own number, then what its document says, then the
// count's, then the others of the happening. A number of which it is not said that
// it is the whole serves only where the arithmetic confirms it.
func layBeside(share, count *node, others []Total) (shareOf, bool) {
	s := shareOf{share: share, count: count}
	own := share.item.Claim.Figure.Whole
	if own != nil {
		return s.with(Total{Of: share.item.Claim.ID, Noun: stem(fold(share.item.Claim.Figure.Counted)), Class: share.item.Claim.Figure.Class, N: *own, Sure: true})
	}
	here, there := share.item.Document.Totals, count.item.Document.Totals
	if share.item.Document.ID == count.item.Document.ID {
		there = nil
	}
	for _, totals := range [][]Total{here, there, others} {
		if wholes := wholesFor(share, totals, true); len(wholes) > 0 {
			t, ok := onlyTotal(wholes)
			if !ok {
				break
			}
			return s.with(t)
		}
	}
	for _, totals := range [][]Total{here, there} {
		for _, t := range wholesFor(share, totals, false) {
			if out, ok := s.with(t); ok && (out.state == Equal || out.state == Rounds) {
				return out, true
			}
		}
	}
	return s.equivalent(here, others)
}

// equivalent finds the base of a share that names none, where the sentence says it
// again as a count: "a turnout of 58 %, some 18,600 workers". It is a number of the
// same kind of people or things, in its document or another of the happening, of
// which the share comes to the count.
func (s shareOf) equivalent(here, others []Total) (shareOf, bool) {
	class := s.count.item.Claim.Figure.Class
	if s.share.item.Claim.Figure.Base != "" || generic[class] || !nextTo(s.share, s.count, againBytes) {
		return s, false
	}
	for _, t := range slices.Concat(here, others) {
		if t.Class != class {
			continue
		}
		if out, ok := s.with(t); ok && (out.state == Equal || out.state == Rounds) {
			return out, true
		}
	}
	return s, false
}

// nextTo reports whether two figures stand within some bytes of one another in a
// sentence.
func nextTo(a, b *node, within int) bool {
	if a.item.Document.ID != b.item.Document.ID || a.scope.Sentence != b.scope.Sentence {
		return false
	}
	x, y := a.item.Claim.Figure.Span, b.item.Claim.Figure.Span
	gap := max(x.Start-y.End, y.Start-x.End)
	return gap >= 0 && gap <= within
}

// with takes a base; ok is false when the count is the base itself, or is larger, or
// counts something else.
func (s shareOf) with(base Total) (shareOf, bool) {
	c := s.count.scope.Value
	if base.Of == s.count.item.Claim.ID || !(c.Best < base.N) || !s.sameCounted(base) {
		return s, false
	}
	s.base = base
	s.state = s.compare()
	return s, true
}

// sameCounted reports whether a count may be of those of whom the share is taken.
func (s shareOf) sameCounted(base Total) bool {
	f, g := s.share.item.Claim.Figure, s.count.item.Claim.Figure
	if oneNoun(f, g) {
		return true
	}
	for _, class := range []string{f.Class, base.Class} {
		if class == "" || strings.HasPrefix(s.count.scope.Class, "lemma:") {
			continue
		}
		if st := compareClasses(class, s.count.scope.Class); st != Disjoint && st != Unknown && g.Unit == unitOf(class) {
			return true
		}
	}
	return false
}

// compare sets what the share comes to against the count. Written shares are
// rounded: 40 % is what lies between 39.5 and 40.5 of the base, and a base that ends
// in zeros may be rounded too.
func (s shareOf) compare() State {
	v := s.comesTo()
	c := s.count.scope.Value
	st := CompareValues(v, c)
	if st != Less && st != More || v.Low != v.High {
		return st
	}
	lo, hi := c.band()
	slack := s.base.N * pointSlack(s.share.scope.Value.Best) / 100
	if g := grain(s.base.N); g >= 100 {
		slack += v.Best * math.Min(g/2/s.base.N, 0.05)
	}
	if slack = math.Max(slack, 0.5); v.Best+slack >= lo && v.Best-slack <= hi {
		return Rounds
	}
	return st
}

// pointSlack is half the last place of a share in per cent: a tenth when it is
// written with one decimal. A share with more decimals is a fraction in words.
func pointSlack(p float64) float64 {
	if p != math.Trunc(p) && math.Abs(p*10-math.Round(p*10)) < 1e-9 {
		return 0.05
	}
	return 0.5
}

// comesTo is the share of its base, in whole people or things.
func (s shareOf) comesTo() Value {
	v := s.share.scope.Value
	of := func(x float64) float64 { return math.Round(x * s.base.N / 100) }
	return Value{Low: of(v.Low), High: of(v.High), Best: of(v.Best), Comparator: v.Comparator, Known: true}
}

// counted makes the share the count it comes to, so that everything that is
// compared of counts is compared of it.
func (s *shareOf) counted() *node {
	if s.comes != nil {
		return s.comes
	}
	v, it := s.comesTo(), s.share.item
	f := *it.Claim.Figure
	f.Low, f.Best, f.High = finite(v.Low), finite(v.Best), finite(v.High)
	f.Unit, f.Class = s.count.item.Claim.Figure.Unit, cmp.Or(f.Class, s.base.Class)
	if f.Aspect == cotejo.Part {
		f.Aspect = ""
	}
	it.Claim.Figure, it.scope = &f, nil
	s.comes = &node{item: it, scope: ScopeOf(it), number: s.share.number}
	s.comes.scope.Family, s.comes.scope.Lent = s.share.scope.Family, s.share.scope.Lent
	return s.comes
}

func finite(x float64) *float64 {
	if math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// unitOf is the unit in which a class is counted.
func unitOf(class string) string {
	if isPeople(class) {
		return "person"
	}
	return "item"
}

// countOf is the unit of the counts that a share can be laid beside, "" for none.
func countOf(f *cotejo.Figure) string {
	if f.Unit != "percent" || f.Aspect == cotejo.Change || f.Aspect == cotejo.Rate || f.Whole == nil && f.Counted == "" {
		return ""
	}
	return unitOf(f.Class)
}

// pair is the count that the share comes to beside the count, the smaller id left.
func (s *shareOf) pair() (p Pair, shareLeft bool) {
	p = pairOf(s.counted(), s.count)
	if p.B.Claim.ID < p.A.Claim.ID {
		return p.swap(), false
	}
	return p, true
}

// comparable reports whether the share and the count speak of one thing. Where the
// arithmetic confirms it little else is asked; where it does not, they must stand
// under one kind of verb that is nobody's own share, and measure one thing.
func (s *shareOf) comparable() bool {
	p, _ := s.pair()
	if p.SA.Stand == Open || p.SB.Stand == Open || reuse(p) != None || reversed(p.SA, p.SB) {
		return false
	}
	if CompareWindows(p.SA.Time, p.SB.Time) == Disjoint && !p.SA.Told && !p.SB.Told {
		return false
	}
	one := p.SA.Family == p.SB.Family
	if s.state == Equal || s.state == Rounds {
		return one || loose(p.A.Claim) || loose(p.B.Claim) || oneness(p) >= measureAt
	}
	if !s.base.Sure || !one || shares[p.SA.Family] || kindOf(p.SA.Family) == kindSpeech || comparePlaces(p.SA.Places, p.SB.Places) == Disjoint {
		return false
	}
	if p.oneDocument() && !contrasted(p) {
		return false
	}
	return oneness(p) >= measureAt
}

// beside tells the share and the count of a pair apart.
func beside(a, b *node) (share, count *node, ok bool) {
	switch {
	case isShare(a) && isTally(b):
		return a, b, true
	case isShare(b) && isTally(a):
		return b, a, true
	}
	return nil, nil, false
}

// shareLink reports whether a share and a count are of one happening: they are of
// one story and of near days, and what the share comes to can be compared with the
// count. It is a function of the two alone.
func shareLink(a, b *node) bool {
	share, count, ok := beside(a, b)
	if !ok {
		return false
	}
	if nextTo(share, count, againBytes) && share.item.Claim.Figure.Base == "" && loose(count.item.Claim) && !loose(share.item.Claim) && !shares[share.scope.Family] {
		return !generic[count.item.Claim.Figure.Class] // one says the other again
	}
	s, ok := layBeside(share, count, nil)
	if !ok || digits(count.scope.Value.Best) < 2 && share.item.Document.ID != count.item.Document.ID {
		return false
	}
	p, _ := s.pair()
	if !oneTale(p) || !publishedWithin(p, reachDays/2) || comparePlaces(p.SA.Places, p.SB.Places) == Disjoint {
		return false
	}
	switch CompareWindows(p.SA.Time, p.SB.Time) {
	case Disjoint, Near:
		return false
	}
	return s.comparable()
}

// shareReach is to how many others, in order of time, a share of a happening is compared.
const shareReach = 24

// ofShares relates the shares of a happening to its counts, each to those nearest in
// time, and gives the wholes that its articles tell.
func (r *run) ofShares(g *group, want *wanted) (out []shareOf, totals []Total) {
	inOrder := slices.DeleteFunc(byTime(g.nodes), func(n *node) bool { return !isShare(n) && !isTally(n) })
	if len(inOrder) < 2 || !slices.ContainsFunc(inOrder, isShare) {
		return nil, nil
	}
	totals = g.totals(r.judged)
	for i, a := range inOrder {
		for _, b := range inOrder[i+1 : min(i+1+shareReach, len(inOrder))] {
			share, count, ok := beside(a, b)
			if !ok {
				continue
			}
			s, ok := layBeside(share, count, totals)
			if !ok || r.judged.rejected[s.base.Of] || !s.comparable() {
				continue
			}
			if rel, ok := r.judged.relation(s.relation()); ok {
				g.relations = append(g.relations, rel)
				want.add(pairIDOf(share, count), rel, false)
				out = append(out, s)
			}
		}
	}
	return out, totals
}

// totals are what the articles of a happening give as the whole of something, or as
// a number that may be it, each document once, the first known first.
func (g group) totals(j judged) []Total {
	var out []Total
	seen := map[string]bool{}
	for _, n := range byTime(g.nodes) {
		if seen[n.item.Document.ID] {
			continue
		}
		seen[n.item.Document.ID] = true
		for _, t := range n.item.Document.Totals {
			if !j.rejected[t.Of] {
				out = append(out, t)
			}
		}
	}
	return out
}

// relation decides by the table of shares, and tells the arithmetic.
func (s *shareOf) relation() cotejo.Relation {
	p, shareLeft := s.pair()
	facts := p.Compare()
	facts[FieldValue], facts[FieldUnit] = s.state, Equal
	facts[FieldPopulation] = compareSets(p.SA.Population, p.SB.Population)
	if st := facts[FieldAspect]; st == LeftPart || st == RightPart {
		facts[FieldAspect] = Unknown
	}
	row, mirrored := choose(ShareRows, facts)
	if mirrored && directed[row.Type] {
		p, facts, shareLeft = p.swap(), facts.mirror(), !shareLeft
	}
	rel := row.relation(p, facts)
	sum := cotejo.Reason{Field: string(FieldSum), Left: s.arithmetic(), Right: num(s.count.scope.Value.Best), Rule: row.Name, Note: "whole of " + s.base.Of}
	if !shareLeft {
		sum.Left, sum.Right = sum.Right, sum.Left
	}
	rel.Reasons = slices.Insert(rel.Reasons, 1, sum)
	return rel
}
