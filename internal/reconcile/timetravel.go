package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// KnownBy reports whether a document had been published by the end of a day (or
// of a month or year: an ISO prefix). A document without a date counts from the
// earliest day its text allows, so that it is not held to be known before it can
// have been; without any bound it counts as known always.
func KnownBy(p cotejo.Published, asOf string) bool {
	limit := parseWindow(asOf)
	if limit.Grain == GrainNone {
		return true
	}
	w := Publication(p)
	if w.Lo == beginning {
		return true
	}
	if minuteAsOf, ok := minute(asOf); ok {
		if m, ok := minute(p.Value); ok {
			return m <= minuteAsOf
		}
	}
	return w.Lo <= limit.Hi
}

// AsOf keeps the claims that were known by a date.
func AsOf(items []Item, date string) []Item {
	return slices.DeleteFunc(slices.Clone(items), func(it Item) bool { return !KnownBy(it.Document.Published, date) })
}

// The kinds of change.
const (
	ChangeNew       = "new"       // a happening or quantity nobody had told before
	ChangeFigures   = "figures"   // a quantity has figures it did not have
	ChangeStatus    = "status"    // what was planned, denied or hedged is now something else
	ChangeOrigins   = "origins"   // more independent origins
	ChangeFinding   = "finding"   // a finding that was not there
	ChangeResolved  = "resolved"  // a finding that no longer holds
	ChangeWithdrawn = "withdrawn" // an event or panel that is no longer there as it was
)

// ChangeEntry is one thing that became known or changed between two dates.
type ChangeEntry struct {
	Kind     string          `json:"kind"`
	Event    *cotejo.Event   `json:"event,omitempty"`
	Panel    *cotejo.Panel   `json:"panel,omitempty"`
	Finding  *cotejo.Finding `json:"finding,omitempty"`
	Claims   []string        `json:"claims,omitempty"` // the claims that are new in it
	Before   string          `json:"before,omitempty"`
	After    string          `json:"after,omitempty"`
	Previous string          `json:"previous,omitempty"` // id of what it was before, when the id changed
}

// Diff tells what became known, changed or was withdrawn between two states of a
// ledger, each reconciled on its own: usually the claims known by one date and by
// a later one.
func Diff(before, after Delta) []ChangeEntry {
	out := diffEvents(before, after)
	out = append(out, diffPanels(before, after)...)
	out = append(out, diffFindings(before, after)...)
	return out
}

// ownersOf maps each claim to the group it was in.
func ownersOf[T any](groups []T, claims func(*T) []string) map[string]*T {
	out := map[string]*T{}
	for i := range groups {
		for _, c := range claims(&groups[i]) {
			out[c] = &groups[i]
		}
	}
	return out
}

func missing(claims []string, in func(string) bool) []string {
	return slices.DeleteFunc(slices.Clone(claims), in)
}

func diffEvents(before, after Delta) []ChangeEntry {
	claims := func(e *cotejo.Event) []string { return e.Claims }
	old := ownersOf(before.PutEvents, claims)
	now := ownersOf(after.PutEvents, claims)
	var out []ChangeEntry
	for i := range after.PutEvents {
		e := &after.PutEvents[i]
		fresh := missing(e.Claims, func(c string) bool { return old[c] != nil })
		was := predecessor(e.Claims, old)
		switch {
		case was == nil:
			out = append(out, ChangeEntry{Kind: ChangeNew, Event: e, Claims: fresh})
		case was.Status != e.Status:
			out = append(out, ChangeEntry{Kind: ChangeStatus, Event: e, Claims: fresh, Before: string(was.Status), After: string(e.Status), Previous: renamed(was.ID, e.ID)})
		case len(e.Origins) > len(was.Origins):
			out = append(out, ChangeEntry{Kind: ChangeOrigins, Event: e, Claims: fresh, Before: originNames(*was), After: originNames(*e), Previous: renamed(was.ID, e.ID)})
		}
	}
	for i := range before.PutEvents {
		e := &before.PutEvents[i]
		if predecessor(e.Claims, now) == nil {
			out = append(out, ChangeEntry{Kind: ChangeWithdrawn, Event: e})
		}
	}
	return out
}

func originNames(e cotejo.Event) string {
	var names []string
	for _, o := range e.Origins {
		names = append(names, o.Label)
	}
	return strings.Join(names, ", ")
}

// predecessor is the group that held the first of the claims that was held by any.
func predecessor[T any](claims []string, old map[string]*T) *T {
	for _, c := range claims {
		if w := old[c]; w != nil {
			return w
		}
	}
	return nil
}

func renamed(was, is string) string {
	if was == is {
		return ""
	}
	return was
}

func diffPanels(before, after Delta) []ChangeEntry {
	claims := func(p *cotejo.Panel) []string { return rowClaims(*p) }
	old := ownersOf(before.PutPanels, claims)
	now := ownersOf(after.PutPanels, claims)
	var out []ChangeEntry
	for i := range after.PutPanels {
		p := &after.PutPanels[i]
		mine := rowClaims(*p)
		was := predecessor(mine, old)
		fresh := missing(mine, func(c string) bool { return old[c] != nil })
		if was == nil {
			out = append(out, ChangeEntry{Kind: ChangeNew, Panel: p, Claims: fresh})
		} else if len(fresh) > 0 {
			out = append(out, ChangeEntry{Kind: ChangeFigures, Panel: p, Claims: fresh, Previous: renamed(was.ID, p.ID)})
		}
	}
	for i := range before.PutPanels {
		p := &before.PutPanels[i]
		if predecessor(rowClaims(*p), now) == nil {
			out = append(out, ChangeEntry{Kind: ChangeWithdrawn, Panel: p})
		}
	}
	return out
}

func rowClaims(p cotejo.Panel) []string {
	out := make([]string, 0, len(p.Rows))
	for _, r := range p.Rows {
		out = append(out, r.Claim)
	}
	slices.Sort(out)
	return out
}

// diffFindings compares findings by what they say, so that one that merely
// gained a claim is not new.
func diffFindings(before, after Delta) []ChangeEntry {
	said := func(fs []cotejo.Finding) map[string]bool {
		m := map[string]bool{}
		for _, f := range fs {
			m[f.Type+f.Text["en"]] = true
		}
		return m
	}
	had, has := said(before.PutFindings), said(after.PutFindings)
	var out []ChangeEntry
	for _, f := range Ranked(after.PutFindings) {
		if !had[f.Type+f.Text["en"]] {
			out = append(out, ChangeEntry{Kind: ChangeFinding, Finding: &f})
		}
	}
	for _, f := range Ranked(before.PutFindings) {
		if !has[f.Type+f.Text["en"]] {
			out = append(out, ChangeEntry{Kind: ChangeResolved, Finding: &f})
		}
	}
	return out
}

// Hop is one step of a propagation tree: a claim, what it was taken from, and
// what changed on the way.
type Hop struct {
	Claim     string           `json:"claim"`
	Document  string           `json:"document"`
	From      string           `json:"from,omitempty"` // claim it repeats; empty: a first appearance
	Depth     int              `json:"depth"`
	Published cotejo.Published `json:"published"`
	Mutated   []string         `json:"mutated,omitempty"` // fields that are not those of From
	HedgeLost bool             `json:"hedge_lost,omitempty"`
	Row       string           `json:"row,omitempty"` // of the decision table
}

// Propagation draws how a statement travelled among the claims of an event or
// panel: every claim with the earliest one it repeats, first appearances first.
// Relations are those between the claims.
func Propagation(items []Item, relations []cotejo.Relation) []Hop {
	nodes := map[string]*node{}
	for _, it := range items {
		nodes[it.Claim.ID] = &node{item: it, scope: ScopeOf(it)}
	}
	from := map[string]cotejo.Relation{}
	for _, r := range relations {
		a, b := nodes[r.A], nodes[r.B]
		if r.Type != cotejo.Echoes || a == nil || b == nil || earlier(pairOf(a, b)) {
			continue
		}
		if old, ok := from[r.A]; !ok || after(nodes[old.B], b) {
			from[r.A] = r
		}
	}
	var out []Hop
	for _, n := range nodes {
		out = append(out, hop(n, from, nodes))
	}
	slices.SortFunc(out, func(a, b Hop) int {
		return cmp.Or(a.Depth-b.Depth, cmp.Compare(a.Published.Value, b.Published.Value), cmp.Compare(a.Claim, b.Claim))
	})
	return out
}

func hop(n *node, from map[string]cotejo.Relation, nodes map[string]*node) Hop {
	h := Hop{Claim: n.item.Claim.ID, Document: n.item.Document.ID, Published: n.item.Document.Published}
	seen := map[string]bool{h.Claim: true}
	for at := h.Claim; ; h.Depth++ {
		r, ok := from[at]
		if !ok || seen[r.B] {
			break
		}
		seen[r.B], at = true, r.B
	}
	r, ok := from[h.Claim]
	if !ok || h.Depth == 0 {
		return h
	}
	src := nodes[r.B]
	h.From, h.Row = r.B, r.Row
	facts := pairOf(n, src).Compare()
	for _, f := range []Field{FieldValue, FieldClass, FieldPopulation, FieldAspect, FieldStage, FieldPlace, FieldTime, FieldSource} {
		if st := facts[f]; st != Equal && st != Same && st != Unknown {
			h.Mutated = append(h.Mutated, string(f))
		}
	}
	if len(n.scope.Roots) == 0 && len(src.scope.Roots) > 0 {
		h.Mutated = append(h.Mutated, "source-lost")
	}
	h.HedgeLost = src.scope.Hedged && !n.scope.Hedged
	return h
}
