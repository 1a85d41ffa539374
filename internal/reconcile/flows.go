package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// givers are the predicates by which a party gives something to another; in
// takers the actor is the one that gets it.
var (
	givers = map[string]bool{"transfer": true, "supply": true, "sell": true, "pay": true, "deploy": true, "offer": true, "carry": true, "invest": true, "promise": true, "support": true}
	takers = map[string]bool{"buy": true}
)

// flowKey is who gives what to whom.
type flowKey struct{ from, to, object string }

// Flows tells who gives what to whom, by class of object, with the furthest
// stage that is asserted, the figures of what is comparable (low and high over
// the claims, best where most independent origins agree) and the evidence. Only
// claims that say so are counted: denied, demanded and conditional ones are not.
// A person or body that acts for a country gives on the country's behalf.
func Flows(items []Item) []cotejo.Flow {
	by := map[flowKey][]*node{}
	for _, it := range items {
		n := &node{item: it, scope: ScopeOf(it)}
		for _, k := range n.flows() {
			by[k] = append(by[k], n)
		}
	}
	return flowsOf(by)
}

// flowsOf makes flows of the claims of each key, sorted.
func flowsOf(by map[flowKey][]*node) []cotejo.Flow {
	keys := slices.SortedFunc(maps.Keys(by), func(a, b flowKey) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.object, b.object))
	})
	out := make([]cotejo.Flow, 0, len(keys))
	for _, k := range keys {
		out = append(out, flow(k, by[k]))
	}
	return out
}

// flows are the keys of the flows that a claim speaks of.
func (n *node) flows() []flowKey {
	p := n.item.Claim.Predicate
	if n.scope.Stand != Done && n.scope.Stand != Plan || !givers[p] && !takers[p] {
		return nil
	}
	return flowKeys(n.item, n.scope)
}

// flowKeys gives what a claim says is given, from whom, to whom.
func flowKeys(it Item, s Scope) []flowKey {
	var from, to []string
	for _, p := range it.Claim.Participants {
		id := countryOf(it.Claim, party(it.Document, entityOf(p)))
		switch p.Role {
		case "actor":
			from = append(from, id)
		case "recipient", "beneficiary", "target", "destination":
			to = append(to, id)
		}
	}
	if len(to) == 0 && s.Family == "presence" {
		to = countries(s)
	}
	if takers[it.Claim.Predicate] {
		from, to = to, from
	}
	var out []flowKey
	for _, f := range unique(from) {
		for _, t := range unique(to) {
			for _, o := range objectsOf(it.Claim) {
				if f != t {
					out = append(out, flowKey{f, t, o})
				}
			}
		}
	}
	return out
}

// countryOf is the country that a place of the claim lies in, for a place; what
// goes to a region goes to its country.
func countryOf(c cotejo.Claim, id string) string {
	if !strings.HasPrefix(id, "geo:") {
		return id
	}
	for _, p := range c.Place {
		if p.Entity != id {
			continue
		}
		for _, in := range p.Within {
			if strings.HasPrefix(in, "iso:") {
				return in
			}
		}
	}
	return id
}

// party is the country an entity acts for, or the entity.
func party(d DocInfo, id string) string {
	for _, p := range d.Parties[id] {
		if strings.HasPrefix(p, "iso:") {
			return p
		}
	}
	return id
}

func objectsOf(c cotejo.Claim) []string {
	out := slices.Clone(c.Object)
	if len(out) == 0 && c.Figure != nil && inventory.KnownClass(c.Figure.Class) && c.Figure.Class != "person" {
		out = append(out, c.Figure.Class)
	}
	if len(out) == 0 && c.Predicate == "pay" {
		out = append(out, "money")
	}
	return unique(out)
}

func flow(k flowKey, nodes []*node) cotejo.Flow {
	slices.SortFunc(nodes, func(a, b *node) int { return cmp.Compare(a.item.Claim.ID, b.item.Claim.ID) })
	g := group{nodes: nodes}
	f := cotejo.Flow{From: k.from, To: k.to, Object: k.object, FromLabel: g.labelOf(k.from), ToLabel: g.labelOf(k.to)}
	items, docs := itemsOf(g.nodes), []string{}
	for _, it := range items {
		f.Claims = append(f.Claims, it.Claim.ID)
		docs = append(docs, it.Document.ID)
	}
	f.Claims, f.Documents = unique(f.Claims), len(unique(docs))
	origins, _ := originsOf(items)
	f.Origins, f.Stage = len(origins), furthest(nodes)
	g.measure(&f)
	return f
}

// furthest is the furthest rung that is asserted; where nothing is, what is
// planned.
func furthest(nodes []*node) string {
	best, stage := -1, ""
	for _, n := range nodes {
		rung, st := n.scope.Rung, n.scope.Stage
		if n.scope.Stand == Plan && rung > 0 {
			rung, st = 0, "promised"
		}
		if rung > best && st != "" {
			best, stage = rung, st
		}
	}
	return stage
}

// measure gives the figures of a flow in its commonest unit, under the default
// policy.
func (g group) measure(f *cotejo.Flow) {
	var units []string
	for _, n := range g.nodes {
		if fig := n.item.Claim.Figure; fig != nil && !partial(fig.Aspect) {
			units = append(units, fig.Unit)
		}
	}
	if len(units) == 0 {
		return
	}
	p := cotejo.Panel{Unit: most(units)}
	labels := g.rootLabels()
	for _, n := range g.nodes {
		if n.item.Claim.Figure != nil {
			p.Rows = append(p.Rows, row(n, labels))
		}
	}
	if e, ok := Apply(DefaultPolicy, p, nil); ok && len(e.Claims) > 0 {
		f.Low, f.Best, f.High, f.Unit = e.Low, e.Best, e.High, p.Unit
	}
}
