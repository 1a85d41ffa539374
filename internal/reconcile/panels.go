package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
	"github.com/cotejo/cotejo/inventory"
)

// buildPanel lays the figures of a group side by side.
func buildPanel(g group) cotejo.Panel {
	p := cotejo.Panel{ID: panelID(g.first()), Predicate: g.told(), More: len(g.rest.in(false))}
	var classes, units, docs, whose []string
	labels := g.rootLabels()
	for _, n := range g.nodes {
		c := n.item.Claim
		if !isToll(familyOf(p.Predicate)) || isToll(n.scope.Family) || isToll(familyOf(c.Predicate)) {
			classes = append(classes, n.scope.counts())
		}
		docs = append(docs, c.Document)
		whose = append(whose, n.scope.Population...)
		p.Rows = append(p.Rows, row(n, labels))
		units = append(units, p.Rows[len(p.Rows)-1].Figure.Unit)
	}
	p.Class, p.Unit, p.Population = most(classes), most(units), g.whose(whose)
	p.Documents = len(unique(append(docs, g.rest.Documents...)))
	origins, unknown := g.origins()
	p.Origins, p.Unknown = len(origins), unknown
	p.Contested = g.contested()
	p.Rows = sortedRows(p.Rows)
	p.Label = g.panelLabel(p)
	p.Reading = g.reading()
	if e, ok := Apply(DefaultPolicy, p, nil); ok {
		p.Best = &e
	}
	return p
}

// told is the predicate that most figures of a panel are told with, one of the
// inventory if there is any: what a figure took from another counts, a verb that
// says nothing does not.
func (g group) told() string {
	var out []string
	for _, n := range g.nodes {
		switch {
		case n.scope.Lent && !isToll(familyOf(n.item.Claim.Predicate)):
			out = append(out, n.item.Document.Senses[n.item.Claim.ID].Predicate)
		case !n.item.Claim.Open:
			out = append(out, n.item.Claim.Predicate)
		}
	}
	if p := most(out); p != "" {
		return p
	}
	return g.predicate()
}

// whose are the parties that a panel counts the people or things of: those that a
// third of the figures which name any name.
func (g group) whose(all []string) []string {
	naming := 0
	for _, n := range g.nodes {
		if len(n.scope.Population) > 0 {
			naming++
		}
	}
	times := map[string]int{}
	for _, id := range all {
		times[id]++
	}
	return slices.DeleteFunc(unique(all), func(id string) bool { return 3*times[id] < naming })
}

// contested reports whether figures that are said to be so differ and nothing
// explains it: in conflict, or, in two documents, with days that are not known. What
// is only planned contests nothing.
func (g group) contested() bool {
	by := g.byID()
	return slices.ContainsFunc(g.relations, func(r cotejo.Relation) bool {
		a, b := by[r.A], by[r.B]
		return r.Type == cotejo.Conflicts || r.Row == "undated" && a.item.Document.ID != b.item.Document.ID && a.scope.Stand == Done && b.scope.Stand == Done
	})
}

// counts names what a figure counts for people: the dead rather than the people
// of a death toll.
func (s *Scope) counts() string {
	if c, ok := tollClass[s.Family]; ok && (s.Class == "person" || s.Class == "") {
		return c
	}
	return s.Class
}

var tollClass = map[string]string{"death": "dead", "injury": "injured", "missing": "missing-person", "displacement": "displaced",
	"affected": "affected", "detention": "detainee"}

// rootLabels gives each origin one name in a panel: the commonest.
func (g group) rootLabels() map[string]string {
	seen := map[string][]string{}
	for _, n := range g.nodes {
		for _, r := range n.scope.Roots {
			seen[r.ID] = append(seen[r.ID], r.Label)
		}
	}
	out := map[string]string{}
	for id, labels := range seen {
		out[id] = most(labels)
	}
	return out
}

func row(n *node, labels map[string]string) cotejo.PanelRow {
	c := n.item.Claim
	predicate := c.Predicate
	if n.scope.Lent {
		predicate = n.item.Document.Senses[c.ID].Predicate
	}
	r := cotejo.PanelRow{Claim: c.ID, Document: c.Document, Figure: *c.Figure, Predicate: predicate, Stage: c.Stage,
		Status: c.Factuality.Status, Polarity: c.Factuality.Polarity, Place: c.Place, Time: c.Time, Published: n.item.Document.Published}
	if n.scope.Lent && bareNumber(c.Figure) {
		r.Figure.Unit = n.scope.Unit // a bare number counts what its whole or neighbour does
	}
	for _, root := range n.scope.Roots {
		r.Origins = append(r.Origins, labels[root.ID])
	}
	return r
}

// rowRank puts what is said to be so first, then plans, then the uncommitted,
// then the denied.
func rowRank(r cotejo.PanelRow) int {
	switch {
	case r.Polarity == "-" || r.Status == cotejo.Denied:
		return 3
	case r.Status == cotejo.Asserted || r.Status == cotejo.Hedged:
		return 0
	case r.Status == cotejo.Planned:
		return 1
	}
	return 2
}

func (g group) panelLabel(p cotejo.Panel) cotejo.Text {
	place, where := g.whereTo()
	return both(func(v *say.Voice) string {
		var whose []string
		for _, id := range p.Population {
			if name := v.Name(id, g.calledHere(id)); name != "" {
				whose = append(whose, name)
			}
		}
		what, class := predicateName(v, p.Predicate), className(v, p.Class)
		if own := nounOfAll(g.nodes); own != "" && !isToll(familyOf(p.Predicate)) && strings.HasPrefix(p.Class, "lemma:") {
			class = own
		}
		if vague(p.Predicate) {
			what, class = "", cmp.Or(class, most(g.counted()), what)
		}
		if tollClass[familyOf(p.Predicate)] == p.Class || tollClass[g.nodes[0].scope.Family] == p.Class || what == class || p.Class == "" {
			what, class = "", cmp.Or(class, what)
		}
		return v.Say("reconcile.panel", say.Args{"What": what, "Class": class, "Whose": v.List(whose), "Where": v.Name(place, where)})
	})
}

// vague reports whether a predicate says nothing of what a panel counts.
func vague(predicate string) bool {
	_, known := inventory.Get(predicate)
	return !known
}

// counted are the nouns that the figures of a group count, as their texts have them.
func (g group) counted() []string {
	var out []string
	for _, n := range g.nodes {
		out = append(out, n.item.Claim.Figure.Counted)
	}
	return out
}

// whereTo is the place a panel's label names: for a standing quantity the country
// it is in or goes to, for anything else the commonest place.
func (g group) whereTo() (entity, label string) {
	if kindOf(g.nodes[0].scope.Family) == kindStanding {
		var all []string
		for _, n := range g.nodes {
			all = append(all, countries(&n.scope)...)
		}
		id := most(all)
		if l := g.labelOf(id); isName(l) && l != strings.ToUpper(l) {
			return id, l
		}
		return "", ""
	}
	whole := group{}
	for _, n := range g.nodes {
		if n.scope.Aspect != cotejo.Part && len(n.scope.Places) > 0 {
			whole.nodes = append(whole.nodes, n)
		}
	}
	if places := whole.places(); len(places) > 0 && g.isWhere(places[0]) {
		return places[0].Entity, places[0].Label
	}
	return "", ""
}

// isWhere reports whether a place can name what a panel counts: at least a third of
// its figures give it, or are alone to give one.
func (g group) isWhere(p cotejo.Place) bool {
	n := 0
	for _, m := range g.nodes {
		if slices.ContainsFunc(m.scope.Places, func(w Where) bool { return w.ID == placeID(p) }) {
			n++
		}
	}
	return 3*n >= len(g.nodes)
}

// labelOf is the name of an entity in the group, or else what its id says.
func (g group) labelOf(id string) string {
	_, slug, _ := strings.Cut(id, ":")
	return cmp.Or(g.calledHere(id), strings.ReplaceAll(slug, "-", " "))
}

// calledHere is the commonest name under which an entity takes part in the group, empty
// where it takes no part.
func (g group) calledHere(id string) string {
	var labels []string
	for _, n := range g.nodes {
		for _, p := range n.item.Claim.Participants {
			if p.Entity == id {
				labels = append(labels, p.Label)
			}
		}
		for _, p := range n.item.Claim.Place {
			if p.Entity == id {
				labels = append(labels, p.Label)
			}
		}
	}
	return most(labels)
}

// cluster is figures of a panel that say the same number.
type cluster struct {
	nodes   []*node
	origins int
	docs    int
	who     []string
}

// weigh makes the clusters of a panel and how they stand to the leading one.
func (g *group) weigh(between func(a, b *node, aside *[]cotejo.Relation) cotejo.Relation) {
	g.clusters = g.sameNumbers()
	if len(g.clusters) == 0 {
		return
	}
	g.leading = leading(g.clusters)
	g.standing = map[*cluster]cotejo.Relation{}
	for _, c := range g.clusters {
		if c != g.leading {
			g.standing[c] = strongest(g.leading, c, func(a, b *node) cotejo.Relation { return between(a, b, &g.aside) })
		}
	}
}

// sameNumbers groups the figures that are said to be so: those that are equal, one
// another's rounding, or bounds round the same number.
func (g group) sameNumbers() []*cluster {
	var done []*node
	for _, n := range byTime(g.nodes) {
		if n.countsWhole() {
			done = append(done, n)
		}
	}
	var out []*cluster
	var values []*distinct
	for _, n := range done {
		at := home(values, n.scope.Value, sameNumber)
		if at < 0 {
			out, values = append(out, &cluster{}), append(values, &distinct{})
			at = len(out) - 1
		}
		out[at].nodes = append(out[at].nodes, n)
		values[at].add(n.scope.Value)
	}
	for _, c := range out {
		c.count()
	}
	return out
}

// countsWhole reports whether a figure is said to be so and is a quantity of its
// own, no part of or addition to another.
func (n *node) countsWhole() bool {
	switch n.scope.Aspect {
	case cotejo.Part, cotejo.Increment, cotejo.Change, cotejo.Rate:
		return false
	}
	return n.scope.Stand == Done && n.scope.Value.Known
}

func sameNumber(a, b Value) bool {
	switch CompareValues(a, b) {
	case Equal, Rounds:
		return true
	case Overlap:
		open := func(c cotejo.Comparator) bool { return c == cotejo.Range || c == cotejo.Vague }
		return !open(a.Comparator) && !open(b.Comparator)
	}
	return false
}

func (c *cluster) count() {
	var docs []string
	for _, n := range c.nodes {
		docs = append(docs, n.item.Document.ID)
	}
	origins, _ := originsOf(itemsOf(c.nodes))
	c.origins, c.docs = len(origins), len(unique(docs))
	for _, o := range origins {
		c.who = append(c.who, o.Label)
	}
}

// value writes what a cluster gives: its one or two commonest wordings.
func (c *cluster) value(v *say.Voice) string {
	counts, said := map[string]int{}, map[figureKey]string{}
	for _, n := range c.nodes {
		counts[n.sayIn(v, said)]++
	}
	words := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	return either(v, words[:min(len(words), 2)])
}

func (c *cluster) names(v *say.Voice) string {
	if len(c.who) == 0 {
		return v.Say("reconcile.nosource", nil)
	}
	return v.List(unique(c.who))
}

// leading picks the cluster a reading begins with: of a toll the one known last,
// of anything else the one with most independent origins.
func leading(cs []*cluster) *cluster {
	last := func(c *cluster) int {
		n := c.nodes[len(c.nodes)-1]
		if n.scope.Known.Grain == GrainNone {
			return 0
		}
		return n.scope.Known.Lo
	}
	return slices.MaxFunc(cs, func(a, b *cluster) int {
		toll := isToll(a.nodes[0].scope.Family)
		newer := 0
		if toll {
			newer = last(a) - last(b)
		}
		return cmp.Or(newer, a.origins-b.origins, len(a.nodes)-len(b.nodes), last(a)-last(b),
			cmp.Compare(a.nodes[0].scope.Value.Best, b.nodes[0].scope.Value.Best), cmp.Compare(b.nodes[0].item.Claim.ID, a.nodes[0].item.Claim.ID))
	})
}

// reading says a panel in one plain sentence: the leading figure and who gives
// it, how the others stand to it, what is only planned.
func (g group) reading() cotejo.Text {
	cs := g.clusters
	return both(func(v *say.Voice) string {
		var parts []string
		if len(cs) > 0 {
			parts = append(parts, g.leading.lead(v))
			parts = append(parts, g.others(v)...)
		}
		if plans := g.valuesWhere(v, func(n *node) bool { return n.scope.Stand == Plan }); len(plans) > 0 {
			key := "reconcile.reading.plan"
			if len(cs) == 0 {
				key = "reconcile.reading.onlyplan"
			}
			parts = append(parts, v.Say(key, say.Args{"Values": v.List(plans)}))
		}
		if denied := g.valuesWhere(v, func(n *node) bool { return n.scope.Stand == Denies }); len(denied) > 0 {
			parts = append(parts, v.Say("reconcile.reading.denied", say.Args{"Values": v.List(denied)}))
		}
		return sentence(parts)
	})
}

func sentence(parts []string) string {
	s := strings.Join(parts, "; ")
	if s == "" {
		return ""
	}
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:]) + "."
}

func (c *cluster) lead(v *say.Voice) string {
	args := say.Args{"Value": c.value(v), "N": c.origins, "Who": c.names(v), "Docs": c.docs}
	if c.origins == 0 {
		return v.Say("reconcile.reading.none", args)
	}
	return v.Say("reconcile.reading.one", args)
}

func (g group) valuesWhere(v *say.Voice, keep func(*node) bool) []string {
	var out []string
	for _, n := range byTime(g.nodes) {
		if keep(n) {
			if s := sayFigure(v, n.item.Claim.Figure); !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out[:min(len(out), 5)]
}

// others says how the other figures stand to the leading one, at most three of
// them one by one, earlier counts of a toll together.
func (g group) others(v *say.Voice) []string {
	var out, earlier []string
	for _, c := range g.clusters {
		if c == g.leading {
			continue
		}
		rel := g.standing[c]
		args := say.Args{"Value": c.value(v), "Who": c.names(v)}
		switch {
		case rel.Type == cotejo.Updates:
			earlier = append(earlier, c.value(v))
		case len(out) >= 3:
		case rel.Type == cotejo.Conflicts:
			out = append(out, v.Say("reconcile.reading.conflict", args))
		case rel.Type == cotejo.PartOf:
			out = append(out, v.Say("reconcile.reading.part", args))
		case rel.Type == cotejo.DiffersInScope:
			args["Field"] = fieldName(v, Field(rel.Reasons[0].Field))
			out = append(out, v.Say("reconcile.reading.scope", args))
		case rel.Row == "undated":
			out = append(out, v.Say("reconcile.reading.undated", args))
		}
	}
	if len(earlier) > 0 {
		out = append(out, v.Say("reconcile.reading.update", say.Args{"Values": v.List(earlier[:min(len(earlier), 4)])}))
	}
	return out
}

const strongestRank = 5 // a conflict

// strongest is the relation that decides between two clusters: a conflict before
// an update, an update before a difference of scope.
func strongest(a, b *cluster, between func(a, b *node) cotejo.Relation) cotejo.Relation {
	rank := func(r cotejo.Relation) int {
		switch {
		case r.Type == cotejo.Conflicts:
			return strongestRank
		case r.Type == cotejo.Updates:
			return 4
		case r.Type == cotejo.DiffersInScope:
			return 3
		case r.Type == cotejo.PartOf:
			return 2
		case r.Row == "undated":
			return 1
		}
		return 0
	}
	var best cotejo.Relation
	for _, x := range a.nodes[:min(len(a.nodes), 4)] {
		for _, y := range b.nodes[:min(len(b.nodes), 4)] {
			r := between(x, y)
			if best.Type == "" || rank(r) > rank(best) {
				best = r
			}
			if rank(best) == strongestRank {
				return best
			}
		}
	}
	return best
}
