package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// The types of finding.
const (
	FindConflict     = "conflict"
	FindUndated      = "undated"
	FindScope        = "differs-in-scope"
	FindPlans        = "plans-differ"
	FindSingle       = "single-origin"
	FindUnsourced    = "unsourced"
	FindDone         = "planned-done"
	FindAcknowledged = "acknowledged"
	FindAdmitted     = "denied-admitted"
	FindDenied       = "denied"
	FindCorrection   = "correction"
	FindUpdate       = "update"
	FindHedge        = "hedge-lost"
	FindDate         = "date-conflict"
	FindActor        = "actor-conflict"
	FindSum          = "sum"
	FindEcho         = "echo"
	FindAgreement    = "agreement"
)

// weights rank the types: what may be wrong first, then what changed, then what
// to know before quoting, then what is in order.
var weights = map[string]float64{
	FindConflict: 90, FindActor: 88, FindAdmitted: 86, FindDate: 82, FindDenied: 80, FindSum: 78, FindHedge: 74, FindAcknowledged: 72,
	FindCorrection: 70, FindUpdate: 64, FindDone: 62, FindAgreement: 58, FindPlans: 53, FindUndated: 52, FindUnsourced: 50, FindSingle: 48,
	FindEcho: 47, FindScope: 46,
}

// FirstScreen is the score from which on a finding is worth a reader's first look: below
// it are those that are unsure, small, or of one article that repeats another.
const FirstScreen = 50

// FindingTypes lists the types, the heaviest first.
func FindingTypes() []string {
	out := make([]string, 0, len(weights))
	for k := range weights {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(weights[b], weights[a]), cmp.Compare(a, b)) })
	return out
}

// Ranked sorts findings, the most useful first, and numbers them.
func Ranked(in []cotejo.Finding) []cotejo.Finding {
	out := slices.Clone(in)
	slices.SortFunc(out, func(a, b cotejo.Finding) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID)) })
	for i := range out {
		out[i].Rank = i + 1
	}
	return out
}

func findingID(kind, owner string, claims []string) string {
	s := strconv.FormatUint(hash64(kind+"|"+owner+"|"+strings.Join(claims, "|")), 16)
	return "f_" + strings.Repeat("0", 16-len(s)) + s
}

// finder gathers the findings of one event or one panel.
type finder struct {
	g     group
	by    map[string]*node
	rels  []cotejo.Relation // of the group, those of two of its claims: the whole of a part may stand in another event
	what  cotejo.Text       // label of the event or panel
	docs  int               // that speak of it
	event string
	panel string
	class string              // what the panel counts
	says  map[sentenceID]bool // the sentences that say that somebody confirms something, once asked for
	out   []cotejo.Finding
}

func newFinder(g group, what cotejo.Text) *finder {
	f := &finder{g: g, by: g.byID(), rels: g.relations, what: what}
	outside := func(r cotejo.Relation) bool { return f.by[r.A] == nil || f.by[r.B] == nil }
	if slices.ContainsFunc(f.rels, outside) {
		f.rels = slices.DeleteFunc(slices.Clone(f.rels), outside)
	}
	docs := map[string]bool{}
	for _, n := range g.nodes {
		docs[n.item.Document.ID] = true
	}
	f.docs = len(docs)
	return f
}

// add records a finding about some claims. Its score is the weight of its type,
// and up to ten more the more documents speak of it.
func (f *finder) add(kind string, nodes []*node, args func(v *say.Voice) say.Args) {
	f.addAs(kind, "finding."+kind, nodes, args)
}

func (f *finder) addAs(kind, key string, nodes []*node, args func(v *say.Voice) say.Args) {
	var claims, docs []string
	for _, n := range nodes {
		claims = append(claims, n.item.Claim.ID)
		docs = append(docs, n.item.Document.ID)
	}
	claims, docs = unique(claims), unique(docs)
	x := cotejo.Finding{Type: kind, Claims: claims, Documents: docs, Event: f.event, Panel: f.panel,
		ID:    findingID(kind, f.event+f.panel, claims),
		Score: twoDigits(weights[kind] + math.Min(10, 2*math.Log2(float64(f.docs))) - f.trivial()),
		Text: both(func(v *say.Voice) string {
			a := args(v)
			if _, own := a["What"]; !own {
				a["What"] = capital(f.what[v.Lang])
			}
			return v.Say(key, a)
		})}
	f.out = append(f.out, x)
}

// weigh adds to the score of the finding added last.
func (f *finder) weigh(by float64) {
	x := &f.out[len(f.out)-1]
	x.Score = twoDigits(x.Score + by)
}

// twoDigits rounds a score, so that it prints as it is meant, not as -3.6599999 or -0.
func twoDigits(score float64) float64 { return math.Round(score*100)/100 + 0 }

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// bucket is relations that say the same to a reader.
type bucket struct {
	key  string
	rels []cotejo.Relation
}

// buckets groups relations by what a reader would see, the fullest first.
func (f *finder) buckets(keep func(r cotejo.Relation) bool, key func(a, b *node, r cotejo.Relation) string, most int) []bucket {
	by := map[string]*bucket{}
	var order []*bucket
	for _, r := range f.rels {
		if !keep(r) {
			continue
		}
		k := key(f.by[r.A], f.by[r.B], r)
		if by[k] == nil {
			by[k] = &bucket{key: k}
			order = append(order, by[k])
		}
		by[k].rels = append(by[k].rels, r)
	}
	slices.SortFunc(order, func(a, b *bucket) int { return cmp.Or(len(b.rels)-len(a.rels), cmp.Compare(a.key, b.key)) })
	out := make([]bucket, 0, most)
	for _, b := range order[:min(len(order), most)] {
		sortRelations(b.rels)
		out = append(out, *b)
	}
	return out
}

// speaker picks the relation of a bucket to quote: one whose claims both name a
// source, if there is one, and of these the one that is surest to be of one quantity.
func (f *finder) speaker(b bucket) (left, right *node, r cotejo.Relation) {
	best, most, odds := b.rels[0], -1, 0.0
	for _, r := range b.rels[:min(len(b.rels), pairsAsked)] {
		x, y := f.by[r.A], f.by[r.B]
		named, at := min(len(x.scope.Roots), 1)+min(len(y.scope.Roots), 1), 0.0
		if figurePairs(x, y) {
			at = certainty(x, y)
		}
		if named > most || named == most && at > odds {
			best, most, odds = r, named, at
		}
	}
	return f.by[best.A], f.by[best.B], best
}

// sureOf is how sure it is that the figures that are quoted of a bucket are of one thing.
func (f *finder) sureOf(b bucket) float64 {
	a, c, _ := f.speaker(b)
	return certainty(a, c)
}

func (f *finder) nodesOf(b bucket) []*node {
	var out []*node
	for _, r := range b.rels {
		out = append(out, f.by[r.A], f.by[r.B])
	}
	return out
}

func byRow(rows ...string) func(cotejo.Relation) bool {
	return func(r cotejo.Relation) bool { return slices.Contains(rows, r.Row) }
}

// valueKey is equal for pairs of figures that look alike, in either order.
func valueKey(a, b *node, r cotejo.Relation) string {
	x, y := num(a.scope.Value.Low)+".."+num(a.scope.Value.High), num(b.scope.Value.Low)+".."+num(b.scope.Value.High)
	if directed[r.Type] || x <= y {
		return x + "|" + y
	}
	return y + "|" + x
}

// panelFindings finds what is worth saying of one quantity.
func panelFindings(g group, p cotejo.Panel) []cotejo.Finding {
	f := newFinder(g, p.Label)
	f.panel, f.class = p.ID, p.Class
	f.conflict()
	f.pairs(FindUndated, func(r cotejo.Relation) bool {
		return r.Row == "undated" && f.by[r.A].item.Document.ID != f.by[r.B].item.Document.ID
	}, 2)
	f.pairs(FindPlans, byRow("plans-differ"), 2)
	f.scopes()
	f.corrections()
	f.rises()
	f.plansDone()
	f.denials()
	f.actors()
	f.hedges()
	f.sums()
	f.sourcing(p)
	f.echoes()
	return f.out
}

// pairs says two figures side by side.
func (f *finder) pairs(kind string, keep func(cotejo.Relation) bool, most int) {
	for _, b := range f.buckets(keep, valueKey, most) {
		a, c, _ := f.speaker(b)
		at := certainty(a, c)
		if at < likely && !oneKind(a, c) {
			continue
		}
		f.aside(kind, "finding."+kind, at, a, c, f.nodesOf(b), func(v *say.Voice) say.Args { return say.Args{"A": a.given(v), "B": c.given(v)} })
	}
}

// How much more or less a conflict weighs: what two named sources say of a toll is
// what an editor looks for, what nobody is named for may be a slip.
const (
	bothNamed  = 5
	noneNamed  = -14
	tollWeighs = 3
	farApart   = -26 // numbers so far apart may be of two things after all
	farTimes   = 6   // how many times one is the other, to be that far apart
)

// apart reports whether the figures of a bucket are too far apart to be told first.
func (f *finder) apart(b bucket) int {
	a, c, _ := f.speaker(b)
	if magnitudes(a.item.Claim.Figure, c.item.Claim.Figure) > farTimes {
		return 1
	}
	return 0
}

// conflict says once that figures of a panel contradict one another, by the pair that
// matters most: both sides named, then told most often. All pairs are in it.
func (f *finder) conflict() {
	plain := func(r cotejo.Relation) bool { return r.Type == cotejo.Conflicts && !f.sideless(r) && !f.putRight(r) }
	all := slices.DeleteFunc(f.buckets(plain, valueKey, len(f.g.relations)), func(b bucket) bool { return f.sureOf(b) < sure })
	if len(all) == 0 {
		return
	}
	sides := func(b bucket) int {
		a, c, _ := f.speaker(b)
		return min(len(a.scope.Roots), 1) + min(len(c.scope.Roots), 1)
	}
	unsure := func(b bucket) int {
		if a, c, _ := f.speaker(b); againstOdds(a, c) < surely {
			return 1
		}
		return 0
	}
	best := slices.MinFunc(all, func(x, y bucket) int {
		return cmp.Or(f.apart(x)-f.apart(y), unsure(x)-unsure(y), sides(y)-sides(x), len(y.rels)-len(x.rels), cmp.Compare(x.key, y.key))
	})
	var nodes []*node
	for _, b := range all {
		nodes = append(nodes, f.nodesOf(b)...)
	}
	a, c, _ := f.speaker(best)
	at := againstOdds(a, c)
	f.aside(FindConflict, "finding."+FindConflict, at, a, c, nodes, func(v *say.Voice) say.Args { return say.Args{"A": a.given(v), "B": c.given(v), "If": at < surely} })
	switch sides(best) {
	case 2:
		f.weigh(bothNamed)
	case 0:
		f.weigh(noneNamed)
	}
	f.weigh(float64(f.apart(best)) * farApart)
	if isToll(a.scope.Family) {
		f.weigh(tollWeighs)
	}
}

// scopes says which figures differ only because they count different things, unless
// the same two numbers contradict one another elsewhere in the panel.
func (f *finder) scopes() {
	contrary := map[string]bool{}
	for _, r := range f.g.relations {
		if r.Type == cotejo.Conflicts {
			contrary[valueKey(f.by[r.A], f.by[r.B], r)] = true
		}
	}
	keep := func(r cotejo.Relation) bool {
		a, b := f.by[r.A], f.by[r.B]
		return r.Type == cotejo.DiffersInScope && !contrary[valueKey(a, b, r)] && r.Row != "plans-differ" && a.countsWhole() && b.countsWhole() && !f.sideBySide(r) && !sameNumber(a.scope.Value, b.scope.Value) &&
			a.differsPlainly(b, Field(r.Reasons[0].Field))
	}
	key := func(a, b *node, r cotejo.Relation) string { return r.Reasons[0].Field + "|" + valueKey(a, b, r) }
	for _, b := range f.buckets(keep, key, 2) {
		a, c, r := f.speaker(b)
		at := certainty(a, c)
		if at < likely && !oneKind(a, c) {
			continue
		}
		field := Field(r.Reasons[0].Field)
		f.aside(FindScope, "finding."+FindScope, at, a, c, f.nodesOf(b), func(v *say.Voice) say.Args {
			return say.Args{"A": a.given(v), "B": c.given(v), "Field": fieldName(v, field), "Left": a.scopeText(v, field), "Right": c.scopeText(v, field)}
		})
	}
}

// differsPlainly reports whether a reader sees in what two figures differ: both say it,
// and not in the same words.
func (n *node) differsPlainly(o *node, field Field) bool {
	v := say.In(say.Langs[0])
	left, right := n.scopeText(v, field), o.scopeText(v, field)
	return left != "" && right != "" && left != right
}

// sideBySide reports whether one sentence gives both figures: its reader sees that
// they count different things.
func (f *finder) sideBySide(r cotejo.Relation) bool {
	a, b := f.by[r.A], f.by[r.B]
	return a.item.Document.ID == b.item.Document.ID && a.scope.Sentence == b.scope.Sentence
}

// scopeText says one field of a scope for people; empty when there is nothing
// plain to say.
func (n *node) scopeText(v *say.Voice, f Field) string {
	switch f {
	case FieldPlace:
		return placeNames(n.scope.Places)
	case FieldTime:
		return sayTime(v, n.item.Claim.Time)
	case FieldClass:
		return className(v, n.scope.Class)
	case FieldAspect:
		return named(v, "reconcile.aspect.", string(n.scope.Aspect))
	case FieldOrder:
		return sayPublished(v, n.item.Document.Published)
	}
	return ""
}

// corrections says where one source changed its figure.
func (f *finder) corrections() {
	keep := func(r cotejo.Relation) bool {
		if r.Row != "corrects" && r.Row != "plan-replaced" && r.Row != "revised" {
			return false
		}
		part := f.by[r.A].scope.Aspect == cotejo.Part || f.by[r.B].scope.Aspect == cotejo.Part
		grown := isToll(f.by[r.A].scope.Family) && f.by[r.A].scope.Value.Best > f.by[r.B].scope.Value.Best
		own := compareSources(f.by[r.A].scope.Roots, f.by[r.B].scope.Roots) == Same
		return own && !part && !grown
	}
	told := f.buckets(keep, valueKey, 2)
	for _, b := range told {
		a, c, _ := f.speaker(b)
		at := certainty(a, c)
		if revision(pairOf(a, c)) == None && at < correction {
			continue
		}
		if slices.ContainsFunc(told, func(o bucket) bool { return f.undoes(o, a, c) }) {
			continue
		}
		f.aside(FindCorrection, "finding."+FindCorrection, at, a, c, f.nodesOf(b), func(v *say.Voice) say.Args {
			return say.Args{"Who": a.sourceOrDoc(v), "From": sayFigure(v, c.item.Claim.Figure), "To": sayFigure(v, a.item.Claim.Figure)}
		})
	}
}

// undoes reports whether the change of a bucket is one figure's becoming another the
// other way round: then the source gives both, of two things.
func (f *finder) undoes(o bucket, a, b *node) bool {
	x, y, _ := f.speaker(o)
	return sameNumber(x.scope.Value, b.scope.Value) && sameNumber(y.scope.Value, a.scope.Value)
}

// settled reports whether it is told already, as a correction, that one figure has become
// another, or that a source gives them the other way round as well.
func (f *finder) settled(from, to *node) bool {
	back := slices.ContainsFunc(f.g.relations, func(r cotejo.Relation) bool {
		x, y := f.by[r.A], f.by[r.B]
		return r.Row == "corrects" && x != nil && y != nil && sameNumber(x.scope.Value, from.scope.Value) && sameNumber(y.scope.Value, to.scope.Value)
	})
	gives := func(x cotejo.Finding, n *node) bool {
		return slices.ContainsFunc(x.Claims, func(id string) bool { return sameNumber(f.by[id].scope.Value, n.scope.Value) })
	}
	return back || slices.ContainsFunc(f.out, func(x cotejo.Finding) bool { return x.Type == FindCorrection && gives(x, from) && gives(x, to) })
}

// rises says once how far a toll has come: to the number its panel leads with, when
// that one follows an earlier one, else to the last.
func (f *finder) rises() {
	first, last := f.span(func(n *node) bool { return f.g.leading != nil && slices.Contains(f.g.leading.nodes, n) })
	if first == nil {
		first, last = f.span(func(*node) bool { return true })
	}
	if first == nil || first.scope.Value.Best == last.scope.Value.Best || kindOf(last.scope.Family) == kindToll && last.scope.Value.Best < first.scope.Value.Best || f.settled(first, last) || f.disputed(first, last) {
		return
	}
	at := certainty(first, last)
	if at < likely {
		return
	}
	if isToll(first.scope.Family) && isToll(last.scope.Family) {
		at = max(at, surely) // the tolls of one happening need less
	}
	f.aside(FindUpdate, "finding."+FindUpdate, at, first, last, []*node{first, last}, func(v *say.Voice) say.Args {
		return say.Args{"From": sayFigure(v, first.item.Claim.Figure), "Then": first.whence(v), "To": sayFigure(v, last.item.Claim.Figure), "Now": last.whence(v)}
	})
}

// whence is who gives a figure and when that was published.
func (n *node) whence(v *say.Voice) string {
	who := n.sourceOrDoc(v)
	if when := sayPublished(v, n.item.Document.Published); when != "" {
		return who + ", " + when
	}
	return who
}

// span gives the first and the last of the counts that follow one another up to one
// of those that end it; nil when there are none. Of those that give one number at one time
// it is one that names its source.
func (f *finder) span(ends func(*node) bool) (first, last *node) {
	for _, r := range f.g.relations {
		if !slices.Contains(growth, r.Row) || !ends(f.by[r.A]) {
			continue
		}
		newer, older := f.by[r.A], f.by[r.B]
		if last == nil || cmp.Or(chronology(newer, last), sourced(newer)-sourced(last), byID(newer, last)) > 0 {
			last = newer
		}
		if first == nil || cmp.Or(chronology(first, older), sourced(older)-sourced(first), byID(first, older)) > 0 {
			first = older
		}
	}
	return first, last
}

// growth are the rows by which one count follows another.
var growth = []string{"toll-rises", "update-dated", "bound-later", "count-moves", "corrects"}

// after orders by when a claim was known, then by value, then by id.
func after(a, b *node) bool { return cmp.Or(chronology(a, b), byID(a, b)) > 0 }

// chronology orders by when a claim was known, then by value.
func chronology(a, b *node) int {
	return cmp.Or(a.scope.Known.Lo-b.scope.Known.Lo, cmp.Compare(a.item.Document.Published.Value, b.item.Document.Published.Value),
		cmp.Compare(a.scope.Value.Best, b.scope.Value.Best))
}

func byID(a, b *node) int { return cmp.Compare(a.item.Claim.ID, b.item.Claim.ID) }

// sourced is 1 for a claim that names its source.
func sourced(n *node) int { return min(len(n.scope.Roots), 1) }

// plansDone says what was planned in one place and is done in another. A plan of
// which the same document says that it is done is no news.
func (f *finder) plansDone() {
	keep := func(r cotejo.Relation) bool {
		a, c := f.by[r.A], f.by[r.B]
		return r.Type == cotejo.PlanOf && (f.panel != "" || !figurePairs(a, c)) && a.item.Document.ID != c.item.Document.ID && !f.base(c) && !f.already(a) && (f.panel != "" || sameDoer(a, c)) && !earlier(pairOf(c, a))
	}
	same := func(a, b *node, r cotejo.Relation) string { return "" }
	for _, b := range f.buckets(keep, same, 1) {
		a, c, _ := f.speaker(b)
		if figurePairs(a, c) && (certainty(a, c) < sure || c.scope.Aspect == cotejo.Part && !keeps(pairOf(c, a))) {
			continue
		}
		f.pairOr(FindDone, "finding."+FindDone, a, c, f.nodesOf(b), func(v *say.Voice) say.Args {
			args := say.Args{"A": a.sourceOrDoc(v), "B": c.sourceOrDoc(v), "Value": "", "Done": ""}
			if plan, done := a.item.Claim.Figure, c.item.Claim.Figure; plan != nil && done != nil {
				args["Value"] = sayFigure(v, plan)
				if !sameNumber(a.scope.Value, c.scope.Value) {
					args["Done"] = sayFigure(v, done)
				}
			}
			return args
		})
		if !figurePairs(a, c) {
			f.weigh(weighs(sure)) // of a plan without a number there is little to say that it is the same
		}
	}
}

// already reports whether somebody tells the number of a plan as done no later than it
// was planned: then it is no plan.
func (f *finder) already(plan *node) bool {
	return slices.ContainsFunc(f.g.nodes, func(n *node) bool {
		return n != plan && plan.item.Claim.Figure != nil && n.countsWhole() && sameNumber(n.scope.Value, plan.scope.Value) && !after(n, plan)
	})
}

// sameDoer reports whether a plan and a deed have an author in common, or neither has
// any and both are told with one verb.
func sameDoer(plan, done *node) bool {
	switch compareSets(plan.scope.Actors, done.scope.Actors) {
	case Equal, Contains, Contained, Overlap:
		return true
	}
	return len(plan.scope.Actors)+len(done.scope.Actors) == 0 && plan.scope.Predicate == done.scope.Predicate
}

// denials says who denies what whom, who takes back what it said, or that what was denied
// was admitted: by the same party, or by whoever is said to admit or confirm it.
func (f *finder) denials() {
	f.admitted()
	same := func(a, b *node, r cotejo.Relation) string { return "" }
	named := func(r cotejo.Relation) bool {
		a, c := f.by[r.A], f.by[r.B]
		return r.Type == cotejo.Denial && len(a.scope.Roots) > 0 && ofThat(a, c) && (f.panel != "" || !figurePairs(a, c)) && !f.opposed(a, c) && !f.admits(r)
	}
	for _, b := range f.buckets(named, same, 1) {
		a, c, _ := f.speaker(b)
		kind, key := FindDenied, "finding."+FindDenied
		for _, r := range b.rels {
			x, y := f.by[r.A], f.by[r.B]
			if answersTo(pairOf(x, y)) && !answersTo(pairOf(a, c)) {
				a, c = x, y
			}
			if compareSources(x.scope.Roots, y.scope.Roots) != Same && !sameParty(x, y) {
				continue
			}
			a, c, kind, key = x, y, FindCorrection, "finding.withdrawn"
		}
		f.pairOr(kind, key, a, c, f.nodesOf(b), deniedArgs(a, c))
		switch {
		case figurePairs(a, c) && !tellsFigure(a):
			f.weigh(-ofTopic)
		case !figurePairs(a, c) && !answersTo(pairOf(a, c)):
			f.weigh(weighs(sure))
		}
	}
}

// ofThat reports whether a denial is surely of what another claim says: of its number,
// of its sentence, or in words of its own.
func ofThat(denial, said *node) bool {
	p := pairOf(denial, said)
	if p.figures() {
		return certainty(denial, said) >= sure
	}
	return aimed(p) || commonContent(p) > 0 || tellsSame(p) || rejectsSaid(p)
}

func (p Pair) laterOrUnknown() bool {
	st := compareOrder(p)
	return st == After || st == Later || st == Unknown
}

// sameParty reports whether two claims' sources speak for one party.
func sameParty(a, b *node) bool {
	of := func(n *node) []string {
		var out []string
		for _, r := range n.scope.Roots {
			out = append(append(out, r.ID), r.For...)
		}
		return out
	}
	st := compareSets(of(a), of(b))
	return st != Disjoint && st != Unknown
}

// hedges says where a hedge was lost: the same origin or the same text, hedged in
// one place and asserted in another that is not earlier.
func (f *finder) hedges() {
	keep := func(r cotejo.Relation) bool {
		a, b := f.by[r.A], f.by[r.B]
		if a.scope.Stand != Done || b.scope.Stand != Done || a.scope.Hedged == b.scope.Hedged || a.item.Document.ID == b.item.Document.ID {
			return false
		}
		return r.Type == cotejo.Echoes || (r.Type == cotejo.Agrees || r.Type == cotejo.Rounds) && compareSources(a.scope.Roots, b.scope.Roots) == Same
	}
	same := func(a, b *node, r cotejo.Relation) string { return "" }
	for _, b := range f.buckets(keep, same, 1) {
		a, c, _ := f.speaker(b)
		if a.scope.Hedged {
			a, c = c, a
		}
		if st := compareOrder(pairOf(a, c)); st == Before || st == Earlier {
			continue
		}
		f.add(FindHedge, f.nodesOf(b), func(v *say.Voice) say.Args {
			return say.Args{"A": docName(a.item.Document), "B": docName(c.item.Document)}
		})
	}
}

// sums says where the parts that a document gives add up to more than the whole
// it gives.
func (f *finder) sums() {
	parts := map[string][]*node{}
	for _, r := range f.g.relations {
		if r.Type == cotejo.PartOf && f.by[r.A].item.Document.ID == f.by[r.B].item.Document.ID {
			parts[r.B] = append(parts[r.B], f.by[r.A])
		}
	}
	for _, whole := range f.g.nodes {
		ps := parts[whole.item.Claim.ID]
		if len(ps) < 2 || !exclusive(ps) {
			continue
		}
		sum := 0.0
		for _, p := range ps {
			sum += p.scope.Value.Best
		}
		if _, high := whole.scope.Value.band(); sum <= high {
			continue
		}
		f.add(FindSum, append(slices.Clone(ps), whole), func(v *say.Voice) say.Args {
			return say.Args{"Sum": v.Num(sum), "Total": sayFigure(v, whole.item.Claim.Figure)}
		})
	}
}

// exclusive reports whether no two parts can share a member: other classes or
// other places.
func exclusive(ps []*node) bool {
	for i, a := range ps {
		for _, b := range ps[i+1:] {
			if compareClasses(a.scope.Class, b.scope.Class) != Disjoint && comparePlaces(a.scope.Places, b.scope.Places) != Disjoint {
				return false
			}
		}
	}
	return true
}

// echoes says how many articles repeat another, and which.
func (f *finder) echoes() {
	from, nodes := map[string]int{}, []*node{}
	repeating := []string{}
	for _, r := range f.g.relations {
		if r.Type != cotejo.Echoes {
			continue
		}
		a, b := f.by[r.A], f.by[r.B]
		repeating = append(repeating, a.item.Document.ID)
		from[docName(b.item.Document)]++
		nodes = append(nodes, a, b)
	}
	repeating = unique(repeating)
	if len(repeating) == 0 {
		return
	}
	var docs, who []string
	for _, n := range f.g.nodes {
		docs = append(docs, n.item.Document.ID)
	}
	for name, n := range from {
		for range n {
			who = append(who, name)
		}
	}
	f.add(FindEcho, nodes, func(v *say.Voice) say.Args {
		return say.Args{"N": len(repeating), "Articles": len(unique(docs)), "Who": most(who)}
	})
}

// enough is from how many articles on it is worth saying that what they tell
// rests on one origin or on none.
const enough = 3

// eventFindings finds what is worth saying of one happening of a group: what its claims
// say of it, and what was planned, denied and owned up to of it, in whatever other happening
// of the group a plan or a denial stands.
func eventFindings(g group, ev cotejo.Event, whole *group) []cotejo.Finding {
	f := newFinder(g, ev.Label)
	f.event = ev.ID
	if ev.Articles == 1 && len(ev.Origins) == 0 {
		f.alone()
	}
	answered := newFinder(whole.toldOf(g.nodes), ev.Label)
	answered.event, answered.docs = ev.ID, f.docs
	answered.plansDone()
	answered.denials()
	answered.acknowledged()
	f.out = append(f.out, answered.out...)
	if len(g.nodes) < 2 {
		return f.out
	}
	f.dates()
	f.actors()
	f.hedges()
	f.echoes()
	if ev.Articles >= enough && !slices.ContainsFunc(g.nodes, func(n *node) bool { return n.item.Claim.Figure != nil }) {
		switch {
		case len(ev.Origins) == 1 && ev.Unknown < len(g.nodes):
			f.add(FindSingle, g.nodes, func(v *say.Voice) say.Args {
				return say.Args{"Articles": ev.Articles, "Who": ev.Origins[0].Label}
			})
		case len(ev.Origins) == 0:
			f.addAs(FindUnsourced, "finding.unsourced-event", g.nodes, func(v *say.Voice) say.Args { return say.Args{"Articles": ev.Articles} })
		}
	}
	return f.out
}

// dates says where one happening has different days.
func (f *finder) dates() {
	key := func(a, b *node, r cotejo.Relation) string {
		x, y := showHour(a.item.Claim.Time), showHour(b.item.Claim.Time)
		return min(x, y) + "|" + max(x, y)
	}
	for _, b := range f.buckets(byRow("says-date-differs", "says-date-changed"), key, 2) {
		a, c, _ := f.speaker(b)
		if after(a, c) && a.scope.Time.Lo > c.scope.Time.Lo {
			a, c = c, a
		}
		f.add(FindDate, f.nodesOf(b), func(v *say.Voice) say.Args {
			return say.Args{"A": sayHour(v, a.item.Claim.Time), "B": sayHour(v, c.item.Claim.Time), "Same": a.item.Document.ID == c.item.Document.ID}
		})
	}
}

// actors says where one happening is put down to different actors.
func (f *finder) actors() {
	key := func(a, b *node, r cotejo.Relation) string {
		x, y := strings.Join(a.scope.Actors, "+"), strings.Join(b.scope.Actors, "+")
		return min(x, y) + "|" + max(x, y)
	}
	keep := func(r cotejo.Relation) bool {
		return r.Row == "says-actor-differs" || r.Row == "says-actor-disputed" || pairOf(f.by[r.A], f.by[r.B]).otherDoers(r)
	}
	for _, b := range f.buckets(keep, key, 2) {
		a, c, _ := f.speaker(b)
		f.add(FindActor, f.nodesOf(b), func(v *say.Voice) say.Args { return say.Args{"A": a.actor(), "B": c.actor()} })
	}
}

// acknowledged says that a party owns up to what others had said of it.
func (f *finder) acknowledged() {
	same := func(a, b *node, r cotejo.Relation) string { return "" }
	for _, b := range f.buckets(byRow("says-acknowledged"), same, 1) {
		parties, others := map[string]*node{}, map[string]*node{}
		for _, r := range b.rels {
			x, y := f.by[r.A], f.by[r.B]
			if compareVoices(&x.scope, &y.scope) == PartyRight {
				x, y = y, x
			}
			parties[x.item.Claim.ID], others[y.item.Claim.ID] = x, y
		}
		f.add(FindAcknowledged, f.nodesOf(b), func(v *say.Voice) say.Args {
			return say.Args{"A": v.List(sourcesOf(v, parties)), "B": v.List(sourcesOf(v, others))}
		})
	}
}

// sourcesOf names the origins of some claims, each once, at most four.
func sourcesOf(v *say.Voice, nodes map[string]*node) []string {
	var out []string
	for _, n := range nodes {
		for _, r := range n.scope.Roots {
			out = append(out, r.Label)
		}
	}
	out = unique(out)
	return out[:min(len(out), 4)]
}
