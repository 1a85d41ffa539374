package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// buildEvent makes the event of a group of claims.
func buildEvent(g group) cotejo.Event {
	items := itemsOf(g.nodes)
	ev := cotejo.Event{ID: eventID(g.first()), Predicate: g.predicate(), Status: g.status()}
	ev.Participants, ev.Place, ev.Time = g.participants(ev.Predicate), g.places(), g.time()
	for _, it := range items {
		ev.Claims = append(ev.Claims, it.Claim.ID)
		ev.Documents = append(ev.Documents, it.Document.ID)
	}
	ev.Claims = unique(append(ev.Claims, g.rest.in(false)...))
	ev.Documents = unique(append(ev.Documents, g.rest.Documents...))
	ev.Articles, ev.Outlets = len(ev.Documents), outlets(items, g.rest.Outlets)
	ev.Origins, ev.Unknown = g.origins()
	ev.Label = g.label(ev)
	return ev
}

func itemsOf(nodes []*node) []*Item {
	out := make([]*Item, len(nodes))
	for i, n := range nodes {
		out[i] = &n.item
	}
	return out
}

// most gives the value that occurs most, the smallest among equals.
func most(values []string) string {
	counts := map[string]int{}
	for _, v := range values {
		if v != "" {
			counts[v]++
		}
	}
	best := ""
	for _, v := range slices.Sorted(maps.Keys(counts)) {
		if best == "" || counts[v] > counts[best] {
			best = v
		}
	}
	return best
}

func (g group) predicate() string {
	var ps []string
	for _, n := range g.nodes {
		ps = append(ps, n.item.Claim.Predicate)
	}
	return most(ps)
}

// status is the furthest that any claim goes: one that asserts it makes it
// asserted, whatever others plan, hedge or deny.
func (g group) status() cotejo.Status {
	order := []cotejo.Status{cotejo.Asserted, cotejo.Hedged, cotejo.Planned, cotejo.Denied, cotejo.Conditional, cotejo.Demanded, cotejo.Questioned}
	best := len(order) - 1
	for _, n := range g.nodes {
		st := n.item.Claim.Factuality.Status
		if n.scope.Stand == Denies {
			st = cotejo.Denied
		}
		if i := slices.Index(order, st); i >= 0 && i < best {
			best = i
		}
	}
	return order[best]
}

// participants are the named ones, each with its commonest role and label, the
// commonest first. Who denies or confirms a happening speaks of it and takes no
// part, unless speaking is what happened.
func (g group) participants(predicate string) []cotejo.Participant {
	spoken := slices.ContainsFunc(g.nodes, func(n *node) bool {
		return n.item.Claim.Predicate == predicate && slices.ContainsFunc(n.item.Claim.Participants, speaks)
	})
	labels, roles, counts := map[string][]string{}, map[string][]string{}, map[string]int{}
	for _, n := range g.nodes {
		for _, p := range n.item.Claim.Participants {
			if id := entityOf(p); id != "" && (spoken || !speaks(p)) && (p.Entity != "" || !credited(p.Label, n.item)) {
				labels[id] = append(labels[id], p.Label)
				roles[id] = append(roles[id], p.Role)
				counts[id]++
			}
		}
	}
	ids := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	var out []cotejo.Participant
	for _, id := range ids[:min(len(ids), 6)] {
		out = append(out, cotejo.Participant{Role: most(roles[id]), Entity: id, Label: most(labels[id])})
	}
	return out
}

// speaks reports a participant who says something or is told it.
func speaks(p cotejo.Participant) bool { return p.Role == "speaker" || p.Role == "addressee" }

func (g group) places() []cotejo.Place {
	counts, byID := map[string]int{}, map[string]cotejo.Place{}
	for _, n := range g.nodes {
		for _, p := range n.item.Claim.Place {
			id := placeID(p)
			if !slices.ContainsFunc(n.scope.Places, func(w Where) bool { return w.ID == id }) {
				continue
			}
			counts[id]++
			if old, ok := byID[id]; !ok || p.Label < old.Label {
				byID[id] = cotejo.Place{Entity: p.Entity, Label: p.Label, Within: p.Within}
			}
		}
	}
	ids := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	var out []cotejo.Place
	for _, id := range ids[:min(len(ids), 3)] {
		out = append(out, byID[id])
	}
	return out
}

// time is the most precise of the claims' own times; among those the one that
// most claims are compatible with, then the earliest.
func (g group) time() *cotejo.Time {
	var best *node
	support := 0
	for _, n := range g.nodes {
		t := n.scope.Time
		if !t.Known() || n.item.Claim.Time == nil {
			continue
		}
		s := 0
		for _, o := range g.nodes {
			switch CompareWindows(t, o.scope.Time) {
			case Equal, Contains, Contained, Overlap:
				s++
			}
		}
		if best == nil || cmp.Or(int(t.Grain-best.scope.Time.Grain), s-support, best.scope.Time.Lo-t.Lo) > 0 {
			best, support = n, s
		}
	}
	if best == nil {
		return nil
	}
	t := *best.item.Claim.Time
	t.Text, t.Span = "", cotejo.Span{}
	return &t
}

// outlets counts the publishers of some claims, and further ones that are known
// already, one family of publishers once.
func outlets(items []*Item, more []string) int {
	all := slices.Clone(more)
	for _, it := range items {
		all = append(all, publisherOf(it))
	}
	return len(unique(all))
}

// publisherOf is who published a claim. A document without an outlet counts as a
// publisher of its own.
func publisherOf(it *Item) string {
	if o := fold(it.Document.Outlet); o != "" {
		return "o:" + publisher(o)
	}
	return "d:" + it.Document.ID
}

// label names an event: a verb of the inventory with who takes part and where, one outside
// it, which says little alone, in the words of the first claim that has it.
func (g group) label(ev cotejo.Event) cotejo.Text {
	for _, n := range byTime(g.nodes) {
		if words := n.item.Document.Told[n.item.Claim.ID].Says; words != "" && n.item.Claim.Predicate == ev.Predicate {
			return both(func(v *say.Voice) string { return v.Say("reconcile.event", say.Args{"What": "«" + words + "»"}) })
		}
	}
	return eventLabel(ev)
}

// labelRunes is how long the label of an event is at most that is told in its own words.
const labelRunes = 70

// shortened cuts a text before the word that would make it longer.
func shortened(text string, runes int) string {
	if utf8.RuneCountInString(text) <= runes {
		return text
	}
	cut := firstRunes(text, runes)
	if i := strings.LastIndexByte(cut, ' '); i > 0 { // a link may be longer than that
		cut = cut[:i]
	}
	return strings.TrimRight(cut, ",;: ") + "…"
}

func eventLabel(ev cotejo.Event) cotejo.Text {
	return both(func(v *say.Voice) string {
		var who, where []string
		for _, p := range ev.Participants[:min(len(ev.Participants), 3)] {
			who = append(who, v.Name(p.Entity, p.Label))
		}
		for _, p := range ev.Place[:min(len(ev.Place), 2)] {
			where = append(where, v.Name(p.Entity, p.Label))
		}
		return v.Say("reconcile.event", say.Args{"What": predicateName(v, ev.Predicate), "Who": v.List(who), "Where": v.List(where), "When": sayTime(v, ev.Time)})
	})
}
