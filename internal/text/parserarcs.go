package text

// Features of arcs and of neighbouring dependents, for scores of whole trees:
// the trainer's graph parser finds the best tree by them, and the parser revises
// its own (see revise).

// arcCounts is what stands before a word.
type arcCounts struct{ finite, nouns, links int32 }

// longestPrep is over how many words an adposition is remembered.
const longestPrep = 4

// PrepareArcs makes the state ready for ArcFeatures and PairFeatures; the
// sentence is that of Reset.
func (m *ParseState) PrepareArcs() {
	n := m.n
	m.prep, m.before = grow(m.prep, n+2), grow(m.before, n+2)
	var seen arcCounts
	prep, age := uint32(0), 0
	for i := range n {
		w := &m.nodes[i]
		if w.pb != 0 {
			prep = 0
		}
		if m.prep[i] = prep; age > longestPrep {
			m.prep[i] = 0
		}
		age++
		m.before[i] = seen
		switch UPOS(w.p - tagBase) {
		case ADP, SCONJ:
			if prep == 0 || age > 1 {
				prep, age = w.w, 0
			}
			seen.links++
		case VERB:
			if w.form == formFin {
				seen.finite++
			}
			prep = 0
		case NOUN, PROPN, PRON:
			seen.nouns++
			prep = 0
		case CCONJ:
			prep = 0
		}
	}
	m.before[n], m.before[n+1] = seen, seen
	m.prep[n], m.prep[n+1] = 1, 2
}

// span classes the distance of two words.
func span(d int) uint32 {
	switch {
	case d < 5:
		return uint32(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	case d < 20:
		return 7
	}
	return 8
}

// inBetween tells how many marks, verbs and coordinators stand between two
// words, and which kinds of words.
func (m *ParseState) inBetween(lo, hi int) (uint32, uint32) {
	lo1 := min(lo+1, m.n)
	some := func(a, b, most int32) uint32 { return uint32(max(0, min(b-a, most))) }
	a, b := &m.before[lo1], &m.before[hi]
	verbs, ccs := some(m.verbs[lo1], m.verbs[hi], 3), some(m.ccs[lo1], m.ccs[hi], 1)
	out := some(m.commas[lo], m.commas[hi], 2)*2 + some(m.quot[lo], m.quot[hi], 1)
	out = (out*3+min(verbs, 2))*3 + some(a.finite, b.finite, 2)
	kinds := (some(a.nouns, b.nouns, 3)*3+some(a.links, b.links, 2))*4 + verbs
	return out*2 + ccs, kinds*2 + ccs
}

// ArcFeatures gives the hashes of the features of an arc, by the words around
// both ends and between them; head may be the root. PrepareArcs comes first. The
// slice is overwritten by the next call.
func (m *ParseState) ArcFeatures(head, dep int) []uint64 {
	none := &m.nodes[m.n+1]
	h, d := &m.nodes[head], &m.nodes[dep]
	hb, ha, db, da := none, none, none, none
	if head < m.n {
		ha = &m.nodes[m.at(head+1)]
		if head > 0 {
			hb = &m.nodes[head-1]
		}
	}
	da = &m.nodes[m.at(dep+1)]
	if dep > 0 {
		db = &m.nodes[dep-1]
	}
	lo, hi, dir := head, dep, uint32(1)
	if head > dep {
		lo, hi, dir = dep, head, 2
	}
	dd := dir*16 + span(hi-lo)
	var marks, kinds uint32
	if head == m.n {
		dd, dir = 3, 3
		marks, kinds = m.inBetween(0, dep)
	} else {
		marks, kinds = m.inBetween(lo, hi)
	}
	dp, hp := m.prep[dep], m.prep[head]
	pp, tt := pick(h.p, d.p), pick(h.t, d.t)
	ppd := pick(pp, dir)
	same := uint32(1)
	if h.num == d.num {
		same = 2
	}
	f := &m.mf
	f[0] = mix(401, tt, dir, 0)
	f[1] = mix(402, tt, dd, 0)
	f[2] = mix(403, pp, dd, 0)
	f[3] = mix(404, h.l, d.t, dir)
	f[4] = mix(405, h.l, d.t, dd)
	f[5] = mix(406, h.t, d.l, dir)
	f[6] = mix(407, h.t, d.l, dd)
	f[7] = mix(408, h.l, d.l, dir)
	f[8] = mix(409, h.c, d.c, dir)
	f[9] = mix(410, h.cs, d.cs, dir)
	f[10] = mix(411, h.cs, d.cs, dd)
	f[11] = mix(412, h.c, d.t, dir)
	f[12] = mix(413, h.t, d.c, dir)
	f[13] = mix(414, d.l, d.p, dir)
	f[14] = mix(415, d.l, d.p, dd)
	f[15] = mix(416, h.l, h.p, dir)
	f[16] = mix(417, h.l, h.p, dd)
	f[17] = mix(418, pick(d.t, h.p), dp, dir)
	f[18] = mix(419, pick(d.t, h.p), dp, dd)
	f[19] = mix(420, tt, dp, dir)
	f[20] = mix(421, h.l, dp, pick(d.p, dir))
	f[21] = mix(422, h.l, dp, pick(d.p, dd))
	f[22] = mix(423, h.l, dp, pick(d.l, dir))
	f[23] = mix(424, h.t, dp, pick(d.l, dir))
	f[24] = mix(425, h.cs, dp, pick(d.cs, dir))
	f[25] = mix(426, h.c, dp, pick(d.p, dd))
	f[26] = mix(427, pp, dp, pick(hp, dir))
	f[27] = mix(428, h.w, d.w, dir)
	f[28] = mix(429, tt, pick(db.t, ha.t), dir)
	f[29] = mix(430, tt, pick(db.t, hb.t), dir)
	f[30] = mix(431, tt, pick(da.t, ha.t), dir)
	f[31] = mix(432, tt, pick(da.t, hb.t), dir)
	f[32] = mix(433, pp, pick(db.p, ha.p), dd)
	f[33] = mix(434, pp, pick(db.p, hb.p), dd)
	f[34] = mix(435, pp, pick(da.p, ha.p), dd)
	f[35] = mix(436, pp, pick(da.p, hb.p), dd)
	f[36] = mix(437, tt, db.t, dir)
	f[37] = mix(438, tt, da.t, dir)
	f[38] = mix(439, tt, hb.t, dir)
	f[39] = mix(440, tt, ha.t, dir)
	f[40] = mix(441, d.t, pick(db.t, da.t), pick(h.p, dir))
	f[41] = mix(442, d.l, db.l, pick(h.p, dir))
	f[42] = mix(443, pp, db.w, dd)
	f[43] = mix(444, pp, da.w, dd)
	f[44] = mix(445, ppd, hb.w, 0)
	f[45] = mix(446, ppd, ha.w, 0)
	f[46] = mix(447, ppd, marks, 0)
	f[47] = mix(448, pp, marks, dd)
	f[48] = mix(449, tt, marks, dir)
	f[49] = mix(450, h.l, marks, pick(d.p, dir))
	f[50] = mix(451, d.l, marks, pick(h.p, dir))
	f[51] = mix(452, ppd, marks, dp)
	f[52] = mix(453, ppd, kinds, 0)
	f[53] = mix(454, tt, kinds, dir)
	f[54] = mix(455, ppd, h.agr, d.agr)
	f[55] = mix(456, tt, same, dd)
	f[56] = mix(457, ppd, h.end, d.end)
	f[57] = mix(458, ppd, d.pb, d.pa)
	f[58] = mix(459, pick(h.p, d.t), d.pb, dd)
	f[59] = mix(460, pick(h.t, d.p), h.pa, dir)
	f[60] = mix(461, ppd, d.pb, h.pa)
	f[61] = mix(462, tt, pick(d.pb, d.pa), dir)
	f[62] = mix(463, pick(h.l, d.t), d.pb, dir)
	f[63] = mix(464, pick(h.t, d.cs), dp, dd)
	return f[:64]
}

// PairFeatures gives the hashes of the features of a dependent together with the
// next one of the same head on the same side that is nearer to the head, n+1 for
// none. PrepareArcs comes first. The slice is overwritten by the next call.
func (m *ParseState) PairFeatures(head, dep, sib int) []uint64 {
	h, d, s := &m.nodes[head], &m.nodes[dep], &m.nodes[sib]
	dir := uint32(1)
	if head > dep {
		dir = 2
	}
	dp, sp := m.prep[dep], m.prep[sib]
	ps := pick(s.p, d.p)
	key := pick(pick(h.p, ps), dir)
	intro := pick(pick(s.p, sp), pick(d.p, dp))
	f := &m.lf
	f[0] = mix(471, h.t, pick(s.t, d.t), dir)
	f[1] = mix(472, key, 0, 0)
	f[2] = mix(473, h.l, ps, dir)
	f[3] = mix(474, h.p, intro, dir)
	f[4] = mix(475, h.l, intro, dir)
	f[5] = mix(476, key, s.l, 0)
	f[6] = mix(477, key, d.l, 1)
	if sib > m.n {
		f[7] = mix(478, h.l, d.l, dir)
		f[8] = mix(479, h.c, d.cs, pick(dp, dir))
		return f[:9]
	}
	lo, hi := min(sib, dep), max(sib, dep)
	marks, _ := m.inBetween(lo, hi)
	f[7] = mix(480, s.t, d.t, dir)
	f[8] = mix(481, s.l, d.l, dir)
	f[9] = mix(482, s.cs, d.cs, dir)
	f[10] = mix(483, ps, marks, dir)
	f[11] = mix(484, key, marks, 0)
	f[12] = mix(485, ps, span(hi-lo), dir)
	f[13] = mix(486, h.cs, pick(s.cs, d.cs), dir)
	return f[:14]
}
