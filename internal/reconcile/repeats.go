package reconcile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
)

// Who repeats whom in a group of which not all claims are compared. Each claim is
// set against the first that shares wording with it or says the same, and against
// the latest before it that the publisher it names has of the same figure. Both are found by marks, so that
// no claim has to be read that an added one does not repeat or is repeated by.

// wordMarks is how many of the fingerprints of a sentence are its marks: the
// smallest, as in a minhash sketch (Broder 1997).
const wordMarks = 4

func toldOf(n *node) Told {
	it := n.item
	prints := n.scope.prints()
	t := Told{Claim: it.Claim.ID, Count: it.Claim.Figure != nil, At: fmt.Sprintf("%014d %s", whenKnown(n)-beginning, it.Document.Published.Value)}
	t.Words = append(slices.Clone(prints[:min(len(prints), wordMarks)]), hash64(n.scope.signature()))
	figure := ""
	if v := n.scope.Value; it.Claim.Figure != nil && v.Known {
		figure = strconv.FormatFloat(v.Best, 'g', -1, 64)
	}
	mark := func(name string) uint64 { return hash64(name + " says " + figure) }
	if o := publishedBy(&it.Document); o != "" {
		t.Says = append(t.Says, mark(o))
	}
	for _, name := range namedSources(&it) {
		t.Cites = append(t.Cites, mark(name))
	}
	return t
}

func (t *Told) order(o *Told) int {
	return cmp.Or(strings.Compare(t.At, o.At), strings.Compare(t.Claim, o.Claim))
}

func (t *Told) before(o *Told) bool { return t.order(o) < 0 }

// marks hands over those under which a claim is found, or finds another.
func (t *Told) marks(see func(uint64)) {
	for _, of := range [][]uint64{t.Words, t.Says, t.Cites} {
		for _, m := range of {
			see(m)
		}
	}
}

// markSet is a few marks among which many are looked for.
type markSet struct {
	in   map[uint64]bool
	some [16]uint64 // a bit for the end of each
}

func newMarks() *markSet { return &markSet{in: map[uint64]bool{}} }

func (s *markSet) add(m uint64) {
	s.in[m] = true
	s.some[m>>6&15] |= 1 << (m & 63)
}

func (s *markSet) has(m uint64) bool { return s.some[m>>6&15]&(1<<(m&63)) != 0 && s.in[m] }

// besides are the marks and all others of the claims that have one of them.
func (s *markSet) besides(told []Told) *markSet {
	all := newMarks()
	for m := range s.in {
		all.add(m)
	}
	for i := range told {
		found := false
		told[i].marks(func(m uint64) { found = found || s.has(m) })
		if found {
			told[i].marks(all.add)
		}
	}
	return all
}

// repeatsIn gives the pairs of claims to be set against one another, as far as
// they share one of these marks; of all marks when there are none. Two figures are
// for their panel to set against one another, not for an event.
func repeatsIn(told []Told, marks *markSet, event bool) map[[2]string]bool {
	each := func(of []uint64, see func(mark uint64)) {
		for _, m := range of {
			if marks == nil || marks.has(m) {
				see(m)
			}
		}
	}
	first, said := map[uint64]*Told{}, map[uint64][]*Told{}
	for i := range told {
		t := &told[i]
		each(t.Words, func(m uint64) {
			if f := first[m]; f == nil || t.before(f) {
				first[m] = t
			}
		})
		each(t.Says, func(m uint64) { said[m] = append(said[m], t) })
	}
	for _, of := range said {
		slices.SortFunc(of, (*Told).order)
	}
	pairs := map[[2]string]bool{}
	pair := func(t, f *Told) {
		if f != t && !(f.Core && t.Core) && !(event && f.Count && t.Count) {
			pairs[pairKey(f.Claim, t.Claim)] = true
		}
	}
	for i := range told {
		t := &told[i]
		each(t.Words, func(m uint64) { pair(t, first[m]) })
		each(t.Cites, func(m uint64) {
			if n, _ := slices.BinarySearchFunc(said[m], t, (*Told).order); n > 0 {
				pair(t, said[m][n-1])
			}
		})
	}
	return pairs
}

// repeats are the pairs that stand and stood in the large groups that change.
type repeats struct {
	were map[[2]string]bool
	want map[[2]string]bool
	keep map[[2]string]func(a, b *node) bool
}

// stood begins with the pairs of large groups that lost a claim.
func (r *run) stood() *repeats {
	p := &repeats{were: map[[2]string]bool{}, want: map[[2]string]bool{}, keep: map[[2]string]func(a, b *node) bool{}}
	for _, g := range []*grouping{r.events, r.panels} {
		for _, rest := range g.lost {
			maps.Copy(p.were, repeatsIn(rest.Told, nil, g == r.events))
		}
	}
	return p
}

// noted are the pairs of one group.
type noted struct{ were, want map[[2]string]bool }

// note takes the pairs of a group in.
func (p *repeats) note(n noted, keep func(a, b *node) bool) {
	maps.Copy(p.were, n.were)
	for pair := range n.want {
		p.want[pair] = true
		p.keep[pair] = keep
	}
}

// noteRepeats compares what a component was with what it is.
func noteRepeats(c component, event bool) noted {
	if len(c.rest.Told) == 0 && len(c.of) == 0 {
		return noted{}
	}
	var marks *markSet
	if len(c.of) == 1 {
		marks = newMarks()
		for _, n := range c.fresh {
			t := toldOf(n)
			t.marks(marks.add)
		}
	}
	were, want := map[[2]string]bool{}, repeatsIn(c.rest.Told, marks, event)
	for _, was := range c.of {
		maps.Copy(were, repeatsIn(was.Told, marks, event))
	}
	if marks != nil && len(were) > 0 { // what no longer stands by one mark may stand by another
		for pair := range repeatsIn(c.rest.Told, marks.besides(c.rest.Told), event) {
			if were[pair] {
				want[pair] = true
			}
		}
	}
	return noted{were, want}
}

// repeating relates the claims beside the cores to those that they repeat. Only
// repeating is told of them, nothing else. A pair that stood and stands, and of which
// neither claim has to be looked at again, is left as it is.
func (r *run) repeating(p *repeats, want *wanted) (dropped []cotejo.Relation, err error) {
	again := func(id string) bool { n := r.nodes[id]; return n != nil && n.fresh || r.gone[id] }
	for pair := range p.want {
		if p.were[pair] && !again(pair[0]) && !again(pair[1]) {
			delete(p.want, pair)
			delete(p.were, pair)
			if a, b := r.nodes[pair[0]], r.nodes[pair[1]]; a != nil && b != nil {
				want.kept[pairIDOf(a, b)] = true
			}
		}
	}
	var ids []string
	for pair := range p.want {
		ids = append(ids, pair[0], pair[1])
	}
	ids = slices.DeleteFunc(unique(ids), func(id string) bool { return r.nodes[id] != nil })
	items, err := r.byIDs(ids)
	if err != nil {
		return nil, fmt.Errorf("reading what is repeated: %w", err)
	}
	for i := range items {
		r.add(items[i])
	}
	for pair := range p.want {
		a, b := r.nodes[pair[0]], r.nodes[pair[1]]
		if a == nil || b == nil || !p.keep[pair](a, b) {
			continue
		}
		rel, stored := r.relate(a, b, nil) // of two beside the cores no odds were looked at again: what is stored of them stands
		if !stored {
			var ok bool
			if rel, ok = r.judged.relation(rel); !ok {
				continue
			}
		}
		if rel.Type == cotejo.Echoes {
			want.add(pairIDOf(a, b), rel, stored)
		}
	}
	for pair := range p.were {
		a, b := r.nodes[pair[0]], r.nodes[pair[1]]
		if a != nil && b != nil {
			key := pairIDOf(a, b)
			if _, put := want.put[key]; put || want.kept[key] {
				continue
			}
		}
		if !p.want[pair] || a != nil && b != nil {
			dropped = append(dropped, cotejo.Relation{A: pair[0], B: pair[1]})
		}
	}
	return dropped, nil
}
