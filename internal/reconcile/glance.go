package reconcile

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Most stored claims that have a key in common with an added one are of another story,
// and of another place or another day: nothing makes them one. That can be told without
// reading them, from a glance at the place and day of a claim and from the gist of its
// document, which a store keeps beside what is read. Both may tell too little, never too
// much: a pair that is not told to be of strangers is read and compared, and one that is
// would not be linked.

// Glance packs where and when a claim is, for a store to give as Ref.Glance: the first and
// the last day, how many marks there are of its places themselves and of what contains
// them, then these. Empty: nothing is told.
func Glance(c cotejo.Claim) []byte {
	s := sightOf(innermost(c.Place), WindowOf(c.Time))
	if len(s.own) == 0 && s.days.Grain != GrainDay || len(s.own) > 255 {
		return nil
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(int32(s.days.Lo)))
	out = binary.LittleEndian.AppendUint32(out, uint32(int32(s.days.Hi)))
	out = append(out, byte(len(s.own)))
	for _, m := range slices.Concat(s.own, s.within) {
		out = binary.LittleEndian.AppendUint32(out, m)
	}
	return out
}

// sight is where and when a claim is: marks of the ids of its places and of the last
// words of their names, marks of what contains them, and its days, none with another
// grain.
type sight struct {
	own, within []uint32
	days        Window
}

func sightOf(places []Where, when Window) sight {
	s := sight{days: Window{Lo: noDay, Hi: noDay}}
	for i := range places {
		name := places[i].name()
		s.own = append(s.own, hash32(places[i].ID), hash32(" "+name[strings.LastIndexByte(name, '-')+1:]))
		for _, w := range places[i].Within {
			s.within = append(s.within, hash32(w))
		}
	}
	if when.Grain == GrainDay && !when.Open && max(when.Hi, -when.Lo) < -noDay {
		s.days = Window{Lo: when.Lo, Hi: when.Hi, Grain: GrainDay}
	}
	return s
}

const (
	noDay    = math.MinInt32
	marksAt  = 9  // where the marks of a glance begin
	gistHead = 20 // bytes of a gist before its marks
)

// elsewhere reports whether both claims name places and none of one has to do with one of
// the other: comparePlaces gives Disjoint then.
func (s *sight) elsewhere(glance string) bool {
	if len(s.own) == 0 || len(glance) < marksAt || glance[marksAt-1] == 0 {
		return false
	}
	own := marksAt + 4*int(glance[marksAt-1])
	for at := marksAt; at+4 <= len(glance); at += 4 {
		m := le32(glance[at:])
		if slices.Contains(s.own, m) || at < own && slices.Contains(s.within, m) {
			return false
		}
	}
	return true
}

// otherDays reports whether both claims tell the day and it cannot be one.
func (s *sight) otherDays(glance string) bool {
	if s.days.Grain != GrainDay || len(glance) < marksAt {
		return false
	}
	o := Window{Lo: int(int32(le32(glance))), Hi: int(int32(le32(glance[4:]))), Grain: GrainDay}
	return o.Lo != noDay && CompareWindows(s.days, o) == Disjoint
}

// strangeTo reports whether nothing but one story can make a fresh claim and a stored
// one a happening or a quantity.
func (s *sight) strangeTo(n *node, ref *Ref) bool {
	elsewhere := s.elsewhere(ref.Glance)
	if (!elsewhere || mutual[n.scope.Family]) && (isToll(n.scope.Family) || !s.otherDays(ref.Glance)) {
		return false
	}
	return elsewhere || !ref.Figure || n.item.Claim.Figure == nil || kindOf(n.scope.Family) != kindStanding
}

func le32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Gist is what can be told of a document's story without reading it, packed: a
// fingerprint of its id, the mark of its main place, how many marks there are of kinds,
// numbers, topic and text, then these. The marks of the text are a filter (Bloom 1970),
// which may hold what was not put in.
type Gist string

// GistOf packs the gist of a document, for a store to keep.
func GistOf(d DocInfo) Gist {
	g := taleOf(d)
	out := binary.LittleEndian.AppendUint64(nil, g.document)
	out = binary.LittleEndian.AppendUint32(out, g.place)
	for _, n := range []int{len(g.kinds), len(g.numbers), len(g.story), len(g.shingles)} {
		out = binary.LittleEndian.AppendUint16(out, uint16(n))
	}
	for _, m := range slices.Concat(g.kinds, g.numbers) {
		out = binary.LittleEndian.AppendUint32(out, m)
	}
	for _, w := range g.story { // a hash of 32 bits and a weight
		out = binary.LittleEndian.AppendUint32(append(out, byte(w)), uint32(w>>weightBits))
	}
	filter := make([]byte, filterBytes*len(g.shingles))
	for _, h := range g.shingles {
		for k := range filterTurns {
			bit := filterBit(h, k, len(filter))
			filter[bit/8] |= 1 << (bit % 8)
		}
	}
	return Gist(append(out, filter...))
}

const (
	filterBytes = 2 // for each mark of the text
	filterTurns = 3 // bits set for each
)

func filterBit(h uint64, turn, size int) uint64 {
	return (h>>(turn*20) ^ h*0x9e3779b97f4a7c15>>32) % uint64(8*size)
}

// ownTale is the gist of a document that is at hand.
type ownTale struct {
	document uint64
	place    uint32 // 0: none
	kinds    []uint32
	numbers  []uint32 // that tell a story, sorted
	story    []uint64
	shingles []uint64
}

func taleOf(d DocInfo) ownTale {
	g := ownTale{document: hash64(d.ID), story: d.Story, shingles: d.Shingles}
	if len(d.Places) > 0 {
		g.place = max(hash32(d.Places[0]), 1)
	}
	for _, k := range d.Kinds {
		g.kinds = append(g.kinds, hash32(k))
	}
	for unit, vs := range d.Values {
		for _, v := range vs {
			if telling(unit, v) {
				g.numbers = append(g.numbers, hash32(unit+"|"+num(v)))
			}
		}
	}
	slices.Sort(g.numbers)
	return g
}

// strangeTo reports whether a stored document tells another story for certain: tale
// stays below strongTale.
func (t *ownTale) strangeTo(g Gist) bool {
	if len(g) < gistHead {
		return false
	}
	s := string(g)
	count := func(i int) int { return int(s[12+2*i]) | int(s[13+2*i])<<8 }
	kinds, numbers, story, shingles := count(0), count(1), count(2), count(3)
	if len(s) != gistHead+4*(kinds+numbers)+5*story+filterBytes*shingles {
		return false
	}
	if uint64(le32(s))|uint64(le32(s[4:]))<<32 == t.document {
		return false
	}
	place, rest := le32(s[8:]), s[gistHead:]
	cut := func(n int) (part string) { part, rest = rest[:n], rest[n:]; return part }
	ofKinds, ofNumbers, ofStory := cut(4*kinds), cut(4*numbers), cut(5*story)
	filter := rest
	return weighTale(likeness(t.story, unpackedStory(ofStory)), place != 0 && place == t.place,
		len(inMarks(t.kinds, ofKinds)) > 0, func() int { return len(inMarks(t.numbers, ofNumbers)) },
		func() bool { return t.mayReuse(filter, shingles) }) < strongTale
}

func unpackedStory(packed string) []uint64 {
	out := make([]uint64, len(packed)/5)
	for i := range out {
		out[i] = uint64(le32(packed[5*i+1:]))<<weightBits | uint64(packed[5*i])
	}
	return out
}

// inMarks are those of some marks that are among packed ones.
func inMarks(marks []uint32, packed string) []uint32 {
	var out []uint32
	for _, m := range marks {
		for at := 0; at < len(packed); at += 4 {
			if le32(packed[at:]) == m {
				out = append(out, m)
				break
			}
		}
	}
	return out
}

// mayReuse reports whether so many of the marks of the text may be among those of another,
// of which there are so many in the filter, that one reuses the other's words.
func (t *ownTale) mayReuse(filter string, marks int) bool {
	small := min(len(t.shingles), marks)
	if small == 0 {
		return false
	}
	n := 0
	for _, h := range t.shingles {
		in := true
		for k := 0; k < filterTurns && in; k++ {
			bit := filterBit(h, k, len(filter))
			in = filter[bit/8]&(1<<(bit%8)) != 0
		}
		if in {
			n++
		}
	}
	return n >= reusedPrints && float64(n)/float64(small) >= reusedShare/2
}

// dropStrangers takes from the candidates of each fresh claim those that nothing makes
// one with it.
func (r *run) dropStrangers(fresh []*node, found [][]*Ref) error {
	var docs []int64
	asked := map[int64]bool{}
	far := make([][]bool, len(fresh))
	for i, n := range fresh {
		s := sightOf(n.scope.Places, n.scope.Time)
		far[i] = make([]bool, len(found[i]))
		for j, ref := range found[i] {
			far[i][j] = ref.Doc != 0 && s.strangeTo(n, ref) && len(r.judged.corrected[ref.ID]) == 0
			if far[i][j] && !asked[ref.Doc] {
				asked[ref.Doc] = true
				docs = append(docs, ref.Doc)
			}
		}
	}
	if len(docs) == 0 {
		return nil
	}
	gists, err := r.store.Gists(r.ctx, docs)
	if err != nil {
		return fmt.Errorf("reading the gist of documents: %w", err)
	}
	x := otherTales{gists: gists, by: map[string]*oneDocument{}}
	for i, n := range fresh {
		left := found[i][:0]
		for j, ref := range found[i] {
			if !far[i][j] || !x.strange(&n.item.Document, ref.Doc) {
				left = append(left, ref)
			}
		}
		found[i] = left
	}
	return nil
}

// otherTales tells which stored documents tell another story than fresh ones.
type otherTales struct {
	gists map[int64]Gist
	by    map[string]*oneDocument
}

type oneDocument struct {
	tale  ownTale
	known map[int64]bool
}

func (x *otherTales) strange(d *DocInfo, other int64) bool {
	one := x.by[d.ID]
	if one == nil {
		one = &oneDocument{tale: taleOf(*d), known: map[int64]bool{}}
		x.by[d.ID] = one
	}
	is, ok := one.known[other]
	if !ok {
		is = one.tale.strangeTo(x.gists[other])
		one.known[other] = is
	}
	return is
}
