package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
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

// flows are the keys of the flows that a claim speaks of, each once: two bodies of one
// country may give.
func (n *node) flows() []flowKey {
	var out []flowKey
	seen := map[flowKey]bool{}
	for _, f := range n.flowing() {
		if !seen[f.flowKey] {
			seen[f.flowKey] = true
			out = append(out, f.flowKey)
		}
	}
	return out
}

// flowing gives what a claim says is given, from whom, to whom, and who acts in it
// for whom, worked out the first time.
func (n *node) flowing() []flowing {
	if n.flow == nil {
		flow := n.readFlows()
		n.flow = &flow
	}
	return *n.flow
}

func (n *node) readFlows() []flowing {
	rule, ok := flowTable().rules[n.item.Claim.Predicate]
	if !ok || n.scope.Stand != Done && n.scope.Stand != Plan || withheld[n.scope.Stage] {
		return nil
	}
	objects := rule.objectsOf(n.item.Claim)
	if len(objects) == 0 {
		return nil
	}
	givers := n.sides(rule, rule.from)
	if p, ok := n.item.Document.Givers[n.item.Claim.ID]; ok && len(givers) == 0 {
		givers = []flowSide{n.side(rule, p)}
	}
	var out []flowing
	for _, from := range givers {
		for _, to := range n.getters(rule, from) {
			f, t := from.id, to.id
			if from.country != "" && to.country != "" && from.country != to.country {
				f, t = from.country, to.country
			} else if to.where || f == t || from.country == t || to.country == f || !from.named && !to.named {
				continue
			}
			for _, o := range objects {
				out = append(out, flowing{flowKey{f, t, o}, from.agent(f), to.agent(t)})
			}
		}
	}
	return out
}

// getters are those who get what somebody gives. Where a claim of aid names none but
// places, or the giver's own country by what stands beside it, it is for the country where
// it is, or for the one that the article is about.
func (n *node) getters(rule flowRule, from flowSide) []flowSide {
	out := slices.DeleteFunc(n.sides(rule, rule.to), func(to flowSide) bool {
		return to.loose && from.country != "" && (to.country == from.country || to.id == from.id)
	})
	c := &n.item.Claim
	if p, ok := n.item.Document.Getters[c.ID]; ok && len(out) == 0 {
		return []flowSide{n.side(rule, p)}
	}
	if len(out) > 0 || from.country == "" || !aids[c.Predicate] || c.Figure == nil {
		return out
	}
	abroad := func(countries []string) []string {
		return slices.DeleteFunc(countries, func(id string) bool { return id == from.country || !strings.HasPrefix(id, "iso:") })
	}
	countries := abroad(n.placesAbroad())
	if len(countries) == 0 {
		countries = abroad(slices.Clone(n.item.Document.Topic))
	}
	if len(countries) != 1 {
		return nil
	}
	return []flowSide{{id: countries[0], country: countries[0], named: true, where: true}}
}

// aids are the predicates by which something comes to where it is needed.
var aids = map[string]bool{"transfer": true, "arrive": true}

// givingRole is who gives in what the predicates tell that name givers for others.
var givingRole = map[string]string{"transfer": "actor", "thank": "recipient"}

// giversOf tells, for the claims that say what has come and not from whom, who gives it in
// another claim of the sentence: "the 60 tonnes that X has donated have arrived", "X is
// thanked for 60 tonnes".
func giversOf(claims []cotejo.Claim) map[string]cotejo.Participant {
	by := map[int]cotejo.Participant{}
	two := map[int]bool{}
	for _, c := range claims {
		role := givingRole[c.Predicate]
		if role == "" || c.Factuality.Status != cotejo.Asserted && c.Factuality.Status != cotejo.Planned {
			continue
		}
		for _, p := range c.Participants {
			if p.Role != role || p.Entity == "" {
				continue
			}
			at := c.Sentence.Span.Start
			old, ok := by[at]
			two[at] = two[at] || ok && old.Entity != p.Entity
			by[at] = p
		}
	}
	out := map[string]cotejo.Participant{}
	for _, c := range claims {
		p, ok := by[c.Sentence.Span.Start]
		if !ok || two[c.Sentence.Span.Start] || !aids[c.Predicate] || slices.ContainsFunc(c.Participants, func(q cotejo.Participant) bool { return q.Role == "actor" || q.Role == "origin" }) {
			continue
		}
		out[c.ID] = p
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// promisedAt is how many words may stand between a figure and the pronoun that says more of it.
const promisedAt = 2

// gettersOf tells, for the claims that say what somebody gives and not to whom, who gets it
// by what is said of the figure: "10 of the 25 million that it had promised to X".
func gettersOf(entities []cotejo.Entity, claims []cotejo.Claim, words *Words) map[string]cotejo.Participant {
	if words == nil || words.Cue == nil {
		return nil
	}
	cue := func(word string, is Cue) bool { return words.Cue(strings.ToLower(word))&is != 0 }
	out := map[string]cotejo.Participant{}
	for i := range claims {
		c := &claims[i]
		rule, gives := flowTable().rules[c.Predicate]
		if !gives || c.Figure == nil || !slices.ContainsFunc(c.Participants, func(q cotejo.Participant) bool { return q.Role == "actor" }) ||
			slices.ContainsFunc(c.Participants, func(q cotejo.Participant) bool { return slices.Contains(rule.to, q.Role) }) {
			continue
		}
		behind := wordsUpToMark(c)
		that := slices.IndexFunc(behind, func(word string) bool { return cue(word, CueWho) })
		if that < 0 || that > promisedAt {
			continue
		}
		for j := that + 1; j < len(behind); j++ {
			if !cue(behind[j], CueTo) {
				continue
			}
			if e := calledBy(entities, behind[j+1:]); e != nil && !slices.ContainsFunc(c.Participants, func(q cotejo.Participant) bool { return q.Entity == e.ID }) {
				out[c.ID] = cotejo.Participant{Role: "recipient", Label: e.Label, Text: e.Label, Entity: e.ID}
			}
			break
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// calledBy is the country or body that words begin by naming, with an article or without.
func calledBy(entities []cotejo.Entity, said []string) *cotejo.Entity {
	best, length := -1, 0
	for i := range entities {
		e := &entities[i]
		if kind, _, _ := strings.Cut(e.ID, ":"); kind != "iso" && kind != "org" {
			continue
		}
		names := append([]string{e.Label}, e.Also...)
		for _, name := range e.Names {
			names = append(names, name)
		}
		for _, name := range names {
			n := len(strings.FieldsFunc(name, notWord))
			for skip := range 2 {
				if n == 0 || skip+n > len(said) || skip > 0 && isProper(said[0]) || fold(strings.Join(said[skip:skip+n], " ")) != fold(name) {
					continue
				}
				if n > length || n == length && e.ID < entities[best].ID {
					best, length = i, n
				}
			}
		}
	}
	if best < 0 {
		return nil
	}
	return &entities[best]
}

// flowing is a flow that a claim speaks of, with those who act in it for others.
type flowing struct {
	flowKey
	giver, getter string // label of who gives or gets for the key's; "" for themselves
}

// flowSide is somebody who gives or gets.
type flowSide struct {
	id, label string
	phrase    string // by which a text names it otherwise: "the authorities of X", by its capitals
	country   string // that it is, or acts for
	named     bool   // by a name, not by a common noun alone
	where     bool   // it is only said that something is there
	loose     bool   // the tree does not give it
}

// agent is the label of a side that stands in a flow under another id.
func (s flowSide) agent(as string) string {
	if s.id != as {
		return s.label
	}
	return s.phrase
}

// sides are those who fill the first of the roles that anybody fills.
func (n *node) sides(rule flowRule, roles []string) []flowSide {
	c := n.item.Claim
	for _, role := range roles {
		var out []flowSide
		add := func(s flowSide) {
			if s.id != "" && !slices.ContainsFunc(out, func(o flowSide) bool { return o.id == s.id }) {
				out = append(out, s)
			}
		}
		switch role {
		case rolePlace:
			for _, id := range n.placesAbroad() {
				add(flowSide{id: id, country: id, named: true, where: true})
			}
		case roleWhose:
			for _, id := range whose(c) {
				add(flowSide{id: id, country: id, named: true})
			}
		case rolePopulation:
			if f := c.Figure; f != nil {
				for _, id := range unique(f.Population) {
					add(flowSide{id: id, country: n.countryOf(rule, id), named: true})
				}
			}
		default:
			for _, p := range c.Participants {
				if p.Role == role && !guess(p) && !n.listed(p) {
					add(n.side(rule, p))
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// guess reports a participant that the tree does not give and nothing bears out: no
// name, or a place that may be where it was done; and a person as a destination.
func guess(p cotejo.Participant) bool {
	if p.Role == "destination" {
		kind, _, _ := strings.Cut(p.Entity, ":")
		return strings.HasSuffix(p.Rule, "/loose") || p.Entity != "" && kind != "iso" && kind != "geo" && kind != "org"
	}
	return strings.HasSuffix(p.Rule, "/loose") && p.Entity == ""
}

// listed reports a getter that stands in a list with a giver, with nothing but
// punctuation between: it gives with the others.
func (n *node) listed(p cotejo.Participant) bool {
	if p.Role == "actor" || p.Role == "origin" {
		return false
	}
	s := n.item.Claim.Sentence
	return slices.ContainsFunc(n.item.Claim.Participants, func(q cotejo.Participant) bool {
		from, to := min(p.Span.End, q.Span.End)-s.Span.Start, max(p.Span.Start, q.Span.Start)-s.Span.Start
		if q.Role != "actor" || from < 0 || from >= to || to > len(s.Exact) || to-from > len(", ") {
			return false
		}
		gap := strings.TrimSpace(s.Exact[from:to])
		return gap != "" && !strings.ContainsFunc(gap, func(r rune) bool { return !unicode.IsPunct(r) })
	})
}

// side is a participant as one who gives or gets: by its entity or name, by the
// place that it names, or, of those who get something, by the noun alone.
func (n *node) side(rule flowRule, p cotejo.Participant) flowSide {
	id := entityOf(p)
	if id == "" {
		for _, l := range n.item.Claim.Place {
			if l.Entity != "" && p.Span.Contains(l.Span) {
				id = l.Entity
				break
			}
		}
	}
	if noun := uncounted(p.Label); id == "" && p.Role != "destination" && noun != "" {
		return flowSide{id: "noun:" + fold(noun), label: noun, named: isProper(noun) && p.Role == "actor"}
	}
	s := flowSide{id: id, label: p.Label, country: n.countryOf(rule, id), named: id != "", loose: strings.HasSuffix(p.Rule, "/loose")}
	if short := inCapitals(p.Text) && len(p.Text) > 1; (short || strings.Contains(p.Text, " ")) && !strings.Contains(fold(p.Text), fold(p.Label)) {
		s.phrase = p.Text
	}
	return s
}

// uncounted is a label without the number before it, by which those are the same of whom
// others are counted; empty where a number stands elsewhere.
func uncounted(label string) string {
	first, rest, _ := strings.Cut(label, " ")
	if r, _ := utf8.DecodeRuneInString(first); unicode.IsDigit(r) {
		label = rest
	}
	if strings.ContainsFunc(label, unicode.IsDigit) {
		return ""
	}
	return label
}

// countryOf is the country that an entity is, lies in or acts for, "" for none. A
// person who holds an office acts for the country where the rule says so.
func (n *node) countryOf(rule flowRule, id string) string {
	var within []string
	switch kind, _, _ := strings.Cut(id, ":"); kind {
	case "iso":
		return id
	case "geo":
		for _, p := range n.item.Claim.Place {
			if p.Entity == id {
				within = p.Within
			}
		}
	case "per":
		if rule.acts == "country" {
			within = n.item.Document.Parties[id]
		}
	default:
		within = n.item.Document.Parties[id]
	}
	for _, in := range within {
		if strings.HasPrefix(in, "iso:") {
			return in
		}
	}
	return ""
}

// placesAbroad are the countries where something is, that is not its own.
func (n *node) placesAbroad() []string {
	var out []string
	for _, p := range n.item.Claim.Place {
		for _, id := range append([]string{p.Entity}, p.Within...) {
			if strings.HasPrefix(id, "iso:") {
				out = append(out, id)
				break
			}
		}
	}
	own := owners(&n.scope)
	return slices.DeleteFunc(unique(out), func(e string) bool { return slices.Contains(own, e) })
}

// whose are the countries of people who are held in a conflict and go back to their
// own by being let go.
func whose(c cotejo.Claim) []string {
	if c.Figure == nil || !slices.ContainsFunc([]string{"personnel", "prisoner", "hostage"}, func(k string) bool { return inventory.Subsumes(k, c.Figure.Class) }) {
		return nil
	}
	out := slices.Clone(c.Figure.Population)
	for _, p := range c.Participants {
		if p.Role == "target" {
			out = append(out, p.Entity)
		}
	}
	return slices.DeleteFunc(unique(out), func(id string) bool { return !strings.HasPrefix(id, "iso:") })
}

func flow(k flowKey, nodes []*node) cotejo.Flow {
	slices.SortFunc(nodes, func(a, b *node) int { return cmp.Compare(a.item.Claim.ID, b.item.Claim.ID) })
	g := group{nodes: nodes}
	f := cotejo.Flow{From: k.from, To: k.to, Object: k.object, FromLabel: g.sideLabel(k.from), ToLabel: g.sideLabel(k.to)}
	for _, n := range nodes {
		for _, w := range n.flowing() {
			if w.flowKey == k {
				f.FromNamed, f.ToNamed = append(f.FromNamed, w.giver), append(f.ToNamed, w.getter)
			}
		}
	}
	f.FromNamed, f.ToNamed = labelsOf(f.FromNamed), labelsOf(f.ToNamed)
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

// labelsOf are labels without doubles and empty ones, sorted.
func labelsOf(labels []string) []string {
	labels = unique(labels)
	return slices.DeleteFunc(labels, func(l string) bool { return l == "" })
}

// sideLabel is the label of who gives or gets: that of an entity, or the name or noun.
func (g group) sideLabel(id string) string {
	if !strings.HasPrefix(id, "noun:") && !strings.HasPrefix(id, "name:") {
		return g.labelOf(id)
	}
	var labels []string
	for _, n := range g.nodes {
		for _, p := range n.item.Claim.Participants {
			if _, name, _ := strings.Cut(id, ":"); p.Entity == "" && fold(uncounted(p.Label)) == name {
				labels = append(labels, uncounted(p.Label))
			}
		}
	}
	return most(labels)
}

// furthest is the furthest stage that is asserted; where nothing is, what is
// planned. Predicates of giving have ladders of their own, which flowRungs puts side
// by side.
func furthest(nodes []*node) string {
	best, stage := -1, ""
	for _, n := range nodes {
		st := n.scope.Stage
		if n.scope.Stand == Plan && flowRungs[st] > 0 {
			st = "promised"
		}
		if rung := flowRungs[st]; st != "" && (rung > best || rung == best && st < stage) {
			best, stage = rung, st
		}
	}
	return stage
}

// measures reports a figure of what moves: not the price of it, nor how many things
// the data are of.
func measures(f *cotejo.Figure, object string) bool {
	if isMoney(f.Unit) || object == "money" {
		return isMoney(f.Unit) && object == "money"
	}
	o := flowObject(f.Class)
	return f.Unit != "percent" && (o == "" || o == object || object == "people" && f.Unit == "person")
}

// measure gives the figures of a flow in its commonest unit, under the default
// policy.
func (g group) measure(f *cotejo.Flow) {
	var units []string
	for _, n := range g.nodes {
		if fig := n.item.Claim.Figure; fig != nil && !partial(fig.Aspect) && measures(fig, f.Object) {
			units = append(units, fig.Unit)
		}
	}
	if len(units) == 0 {
		return
	}
	p := cotejo.Panel{Unit: most(units)}
	labels := g.rootLabels()
	for _, n := range g.nodes {
		if fig := n.item.Claim.Figure; fig != nil && measures(fig, f.Object) {
			p.Rows = append(p.Rows, row(n, labels))
		}
	}
	if e, ok := Apply(DefaultPolicy, p, nil); ok && len(e.Claims) > 0 {
		f.Low, f.Best, f.High, f.Unit = e.Low, e.Best, e.High, p.Unit
	}
}
