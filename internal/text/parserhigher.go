package text

// Features of a word under a possible head in a complete tree: what the head hangs
// under, what hangs under either, how far the word's phrase reaches, and how the
// head lies to the one the word has now.

// Where a possible head lies as seen from the present one.
const (
	stays     = 1 + iota
	goesUp    // the head of the present head
	goesDown  // hangs under the present head
	goesAside // hangs under the same head as the present one
	goesAway
)

// way tells where a possible head lies.
func (m *ParseState) way(head, was int) uint32 {
	switch {
	case head == was:
		return stays
	case int(m.Head[was]) == head:
		return goesUp
	case int(m.Head[head]) == was:
		return goesDown
	case m.Head[head] == m.Head[was]:
		return goesAside
	}
	return goesAway
}

// place is a word under a possible head.
type place struct {
	head, dep int
	l, r      int // first and last word of what hangs under dep
	near, far int // dependents of head beside dep on its side; n+1 for none
	set       uint64
	count     uint32 // dependents of head on that side
}

// settle finds what stands beside a word under a possible head.
func (m *ParseState) settle(pl *place) {
	none := m.n + 1
	pl.near, pl.far, pl.set, pl.count = none, none, 0, 0
	dep, head := pl.dep, pl.head
	for k, n := int(m.first[head]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		if k == dep {
			continue
		}
		pl.set |= 1 << m.Rel[k]
		if k > head != (dep > head) {
			continue
		}
		pl.count++
		switch {
		case dep > head && k < dep || dep < head && k > dep && pl.near == none:
			pl.near = k
		case dep > head && pl.far == none || dep < head && k < dep:
			pl.far = k
		}
	}
}

// higherFeatures gives the hashes of the features of a word under a possible
// head. The slice is overwritten by the next call.
func (m *ParseState) higherFeatures(pl *place) []uint64 {
	none := m.n + 1
	head, dep := pl.head, pl.dep
	h, d := &m.nodes[head], &m.nodes[dep]
	up := int(m.Head[head])
	g := &m.nodes[up]
	was := int(m.Head[dep])
	way := m.way(head, was)
	dir, gdir := uint32(1), uint32(1)
	if head > dep {
		dir = 2
	}
	if up > head {
		gdir = 2
	}
	lo, hi := min(head, dep), max(head, dep)
	dd := dir*16 + span(hi-lo)
	dirs := dir*4 + gdir
	tt, pp := pick(h.t, d.t), pick(h.p, d.p)
	ppd := pick(pp, dir)
	dp, hp := m.prep[dep], m.prep[head]
	near, far := &m.nodes[pl.near], &m.nodes[pl.far]
	in := none
	if int(m.first[dep]) < dep {
		in = int(m.first[dep])
	}
	out := none
	if int(m.last[dep]) > dep {
		out = int(m.last[dep])
	}
	ci, co := &m.nodes[in], &m.nodes[out]
	lb, ra := m.nodes[pl.l].pb, m.nodes[pl.r].pa
	before, after := &m.nodes[none], &m.nodes[m.at(pl.r+1)]
	if pl.l > 0 {
		before = &m.nodes[pl.l-1]
	}
	rel, hrel := uint32(m.Rel[dep]), uint32(m.Rel[head])
	nearRel := uint32(99)
	if pl.near < m.n {
		nearRel = uint32(m.Rel[pl.near])
	}
	set := uint32(pl.set ^ pl.set>>32*0x9E3779B1)
	f := &m.hf
	f[0] = mix(501, pick(g.t, h.t), d.t, dirs)
	f[1] = mix(502, pick(g.p, h.p), d.l, dirs)
	f[2] = mix(503, pick(g.l, h.p), d.p, dirs)
	f[3] = mix(504, pick(g.p, h.l), d.p, dirs)
	f[4] = mix(505, pick(g.p, h.p), pick(d.p, dp), pick(dirs, hp))
	f[5] = mix(506, pick(g.cs, h.cs), d.cs, dirs)
	f[6] = mix(507, pick(g.l, h.p), d.l, dirs)
	f[7] = mix(508, pick(g.p, h.p), pick(near.p, d.p), dirs)
	f[8] = mix(509, pick(g.t, h.t), pick(d.p, dp), dd)
	f[9] = mix(510, hrel, tt, dir)
	f[10] = mix(511, hrel, pick(ppd, dp), hp)
	f[11] = mix(512, hrel, pick(h.l, d.p), dir)
	f[12] = mix(513, hrel, pick(pp, dd), m.between(lo, hi))
	f[13] = mix(514, tt, ci.t, dir)
	f[14] = mix(515, tt, co.t, dir)
	f[15] = mix(516, pick(h.l, d.p), ci.w, dir)
	f[16] = mix(517, pick(h.p, d.l), ci.w, dir)
	f[17] = mix(518, pp, pick(ci.w, dd), 0)
	f[18] = mix(519, pick(h.cs, d.cs), ci.w, dir)
	f[19] = mix(520, set, tt, dir)
	f[20] = mix(521, set, pick(h.l, d.p), pick(dir, dp))
	f[21] = mix(522, pick(set, rel), h.p, dir)
	f[22] = mix(523, pick(nearRel, rel), tt, dir)
	f[23] = mix(524, nearRel, pick(ppd, dp), near.p)
	f[24] = mix(525, pick(h.p, near.p), pick(d.p, far.p), dir)
	f[25] = mix(526, pick(h.t, near.t), pick(d.t, far.t), dir)
	f[26] = mix(527, ppd, min(pl.count, 4), 0)
	f[27] = mix(528, pick(h.l, d.p), min(pl.count, 4), dir)
	f[28] = mix(529, pp, lb, dd)
	f[29] = mix(530, pp, ra, dd)
	f[30] = mix(531, tt, pick(lb, ra), dir)
	f[31] = mix(532, pick(lb, ra), pick(pp, dd), m.between(lo, hi))
	f[32] = mix(533, pp, before.t, dd)
	f[33] = mix(534, pp, after.t, dd)
	f[34] = mix(535, pp, before.w, dir)
	f[35] = mix(536, pp, after.w, dir)
	f[36] = mix(537, way, 0, 0)
	f[37] = mix(538, way, rel, d.p)
	f[38] = mix(539, way, pp, dd)
	f[39] = mix(540, way, pick(pp, dp), hp)
	f[40] = mix(541, way, pick(h.p, d.p), m.nodes[was].p)
	f[41] = mix(542, way, pick(rel, dp), m.nodes[was].p)
	f[42] = mix(543, pick(way, rel), d.l, h.p)
	f[43] = mix(544, pick(way, rel), tt, 0)
	f[44] = mix(545, pick(way, h.l), d.p, dp)
	f[45] = mix(546, pick(way, rel), hrel, m.between(lo, hi))
	return f[:46]
}
