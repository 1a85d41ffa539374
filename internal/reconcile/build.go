package reconcile

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/cotejo/cotejo"
)

// The groups that change are built side by side. A claim is in one event and in one
// panel at most, and panels have nodes of their own, so that none touches what another
// reads. What they ask for is put together in their order, whoever was done first.

// built is what comes of one group.
type built struct {
	group    group
	rest     Rest
	events   []cotejo.Event // or
	panels   []cotejo.Panel // of each the first names the group
	alone    []string       // claims of a group that are in none of these
	aside    []cotejo.Relation
	odds     []float64
	want     *wanted
	repeats  noted
	findings []cotejo.Finding
}

// job is a group to build.
type job struct {
	of    component
	build func(component) built
}

// sideBySide does jobs on as many processors as there are, the largest first, so that
// none is left alone with a large one at the end.
func sideBySide(jobs []job) []built {
	out := make([]built, len(jobs))
	order := make([]int, len(jobs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return jobs[b].of.size() - jobs[a].of.size() })
	onAll(len(jobs), func(i int) {
		j := jobs[order[i]]
		out[order[i]] = j.build(j.of)
	})
	return out
}

// size tells large components from small ones: pairs are compared.
func (c *component) size() int { return len(c.nodes)*len(c.nodes) + len(c.rest.Told) }

// onAll does something for each number below n, on as many processors as there are.
func onAll(n int, do func(i int)) {
	var next atomic.Int64
	var failed atomic.Pointer[any]
	work := func() {
		defer func() {
			if e := recover(); e != nil {
				failed.Store(&e)
			}
		}()
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			do(i)
		}
	}
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		all.Go(work)
	}
	work()
	all.Wait()
	if e := failed.Load(); e != nil {
		panic(*e) // where the caller may catch it
	}
}

func newWanted() *wanted {
	return &wanted{put: map[pairID]cotejo.Relation{}}
}

// take takes over what a group wants, after what others before it want.
func (w *wanted) take(o *wanted) {
	for key, rel := range o.put {
		w.add(key, rel, false)
	}
	for _, key := range o.stay {
		w.kept[key] = true
	}
}

func (r *run) builtEvent(c component) built {
	b := built{want: newWanted(), rest: c.rest}
	askedOnce(c.nodes, false, r.tales)
	echoed := echoPairs(c.nodes)
	b.group = r.group(c, b.want, echoed, nil, r.asBefore(r.events.former(c.known), echoed, false, statementPairs))
	if len(c.nodes) == 1 && kindOf(c.nodes[0].scope.Family) == kindSpeech && !c.nodes[0].isBare() {
		return b
	}
	shares, totals := r.ofShares(&b.group, b.want)
	b.repeats = noteRepeats(c, true)
	group, happenings := eventID(b.group.first()), c.happenings(r.judged)
	alone := func(i int) bool { return i > 0 && len(happenings[i]) == 1 && !r.inEvent(happenings[i][0]) }
	b.group.homes = homesOf(b.group, happenings, alone)
	for i, nodes := range happenings {
		q, id := b.group, group
		if len(nodes) < len(c.nodes) {
			q = b.group.only(nodes)
		}
		if i > 0 {
			if alone(i) {
				b.alone = append(b.alone, nodes[0].item.Claim.ID)
				continue
			}
			id, q.rest = besideMain(q.first(), group), Rest{}
		}
		ev := buildEvent(q)
		ev.ID = id
		b.events, b.findings = append(b.events, ev), append(append(b.findings, eventFindings(q, ev, &b.group)...), bareFindings(q, ev)...)
		if i == 0 {
			b.findings = append(b.findings, shareFindings(b.group, ev, shares, totals)...)
		}
	}
	return b
}

func (r *run) builtPanel(c component) built {
	b := built{want: newWanted(), rest: c.rest}
	if len(c.nodes) < 2 {
		return b
	}
	askedOnce(c.nodes, true, r.tales)
	was, echoed := r.panels.former(c.known), echoPairs(c.nodes)
	b.odds, was.moved = c.lookAgain(was, r.odds)
	b.group = r.group(c, b.want, echoed, was.stands, r.asBefore(was, echoed, true, directly))
	g := &b.group
	sums := r.ofSums(g, b.want)
	b.repeats = noteRepeats(c, false)
	group := panelID(g.first())
	for i, nodes := range c.parted(g) {
		if len(nodes) < 2 {
			b.alone = append(b.alone, nodes[0].item.Claim.ID)
			continue
		}
		q, id := g.only(nodes), group
		if i > 0 {
			id, q.rest = besideMain(q.first(), group), Rest{}
		}
		q.weigh(func(a, b *node, aside *[]cotejo.Relation) cotejo.Relation {
			if rel, ok := g.summed[pairIDOf(a, b)]; ok {
				return rel
			}
			return r.between(a, b, was.stands, aside)
		})
		panel := buildPanel(q)
		panel.ID = id
		b.panels, b.aside = append(b.panels, panel), append(b.aside, q.aside...)
		b.findings = append(append(b.findings, panelFindings(q, panel)...), sumFindings(q, panel, q.sums(sums))...)
	}
	return b
}

// only is the part of a group that some of its claims make.
func (g group) only(nodes []*node) group {
	in := map[string]bool{}
	for _, n := range nodes {
		in[n.item.Claim.ID] = true
	}
	inside := func(r cotejo.Relation) bool { return in[r.A] && in[r.B] }
	q := group{nodes: nodes, rest: g.rest, summed: g.summed}
	for _, rel := range g.relations {
		if inside(rel) {
			q.relations = append(q.relations, rel)
		}
	}
	return q
}

// toldOf is a group with those of its relations that some of its claims are the right side
// of: what was done of a plan, what was denied; or the home of (see homesOf).
func (g *group) toldOf(nodes []*node) group {
	in := map[string]bool{}
	for _, n := range nodes {
		in[n.item.Claim.ID] = true
	}
	q := *g
	q.relations = nil
	for _, r := range g.relations {
		home := r.B
		if len(g.homes) > 0 {
			home = cmp.Or(g.homes[[2]string{r.A, r.B}], r.B)
		}
		if in[home] {
			q.relations = append(q.relations, r)
		}
	}
	return q
}

// sums are the partitions whose whole is among the nodes of a group.
func (g group) sums(all []partition) []partition {
	var out []partition
	for _, p := range all {
		if slices.Contains(g.nodes, p.whole.first()) {
			out = append(out, p)
		}
	}
	return out
}

// buildAll builds every event and panel that changes.
func (r *run) buildAll(of [2][]component) (events, panels []built) {
	var jobs []job
	for _, c := range of[0] {
		jobs = append(jobs, job{c, r.builtEvent})
	}
	for _, c := range of[1] {
		jobs = append(jobs, job{c, r.builtPanel})
	}
	all := sideBySide(jobs)
	return all[:len(of[0])], all[len(of[0]):]
}

// copies are the claims that have been joined with anything, to be read beside others
// that read the same claims: what is read of a claim is kept in its node.
func (g *grouping) copies(nodes map[string]*node) map[string]*node {
	out := make(map[string]*node, len(g.parent))
	for id := range g.parent {
		if n := nodes[id]; n != nil {
			own := *n
			out[id] = &own
		}
	}
	return out
}

// delta builds every group that changes and sets it against what is stored.
func (r *run) delta() (Delta, error) {
	var d Delta
	of, err := r.choose()
	if err != nil {
		return d, err
	}
	want, again := newWanted(), r.stood()
	want.kept = make(map[pairID]bool, len(r.stored))
	d.Inside, d.Aside, d.Rests, d.Odds = map[string][]cotejo.Relation{}, map[string][]cotejo.Relation{}, map[string]Rest{}, map[string][]float64{}
	events, panels := r.buildAll(of)
	for _, b := range events {
		want.take(b.want)
		if len(b.events) > 0 {
			group := b.events[0].ID
			r.ofWholes(&b.group, want) // here: a whole may be of another event
			d.keep(group, b.rest)
			again.note(b.repeats, statementPairs)
			d.PutEvents, d.Inside[group] = append(d.PutEvents, b.events...), b.group.relations
			d.PutFindings = append(d.PutFindings, b.findings...)
			for _, c := range b.alone {
				r.lone[c] = besideMain(c, group)
			}
		}
	}
	for _, b := range panels {
		want.take(b.want)
		if len(b.panels) > 0 {
			group := b.panels[0].ID
			d.keep(group, b.rest)
			again.note(b.repeats, directly)
			d.PutPanels, d.Inside[group], d.Aside[group], d.Odds[group] = append(d.PutPanels, b.panels...), b.group.relations, b.aside, b.odds
			d.PutFindings = append(d.PutFindings, b.findings...)
			for _, c := range b.alone {
				r.alone[c] = besideMain(c, group)
			}
		}
	}
	d.DropEvents = dropped(r.touchedOf(r.events, func(it *Item) string { return it.Claim.Event }, r.lone), d.PutEvents, func(e cotejo.Event) string { return e.ID })
	d.DropPanels = dropped(r.touchedOf(r.panels, func(it *Item) string { return it.Panel }, r.alone), d.PutPanels, func(p cotejo.Panel) string { return p.ID })
	d.DropFindings = r.findingOwners(d)
	gone, err := r.repeating(again, want)
	if err != nil {
		return d, err
	}
	d.DropRelations = gone
	r.relations(&d, want)
	return d, r.members(&d)
}
