package text

// mix hashes up to three atoms under a template number. Rows are numbered by
// the top bits, which multiplication stirs best.
func mix(template uint64, a, b, c uint32) uint64 {
	h := template*0x9E3779B97F4A7C15 + uint64(a)*0xC2B2AE3D27D4EB4F + uint64(b)*0x165667B19E3779F9 + uint64(c)*0x27D4EB2F165667C5
	h ^= h >> 29
	return h * 0xBF58476D1CE4E5B9
}

// pick joins two small values into one atom.
func pick(a, b uint32) uint32 { return a*0x85EBCA6B + b*0xC2B2AE35 + 7 }

// bucket maps a distance to a small class.
func bucket(d int) uint32 {
	switch {
	case d < 6:
		return uint32(max(d, 0))
	case d < 9:
		return 6
	case d < 14:
		return 7
	case d < 21:
		return 8
	}
	return 9
}

func (m *ParseState) at(i int) int {
	if i >= m.n {
		return m.n + 1
	}
	return i
}

// view is the part of a state that the features of moves read: the three top
// words of the stack, four of the buffer, their dependents, the words that
// introduce them, the content word after the front, and distances.
type view struct {
	s0, s1, s2, b0, b1, b2, b3 *node
	k0, k1, kb                 *kids
	c0, c1, cb, nb             *node
	i0, i1, j0                 int
	d0, d1                     uint32
	f                          *[128]uint64
	n                          int
}

func (v *view) add(h uint64) {
	v.f[v.n&127] = h
	v.n++
}

// MoveFeatures gives the hashes of the features of the state. The slice is
// overwritten by the next call.
func (m *ParseState) MoveFeatures() []uint64 {
	v := m.look()
	m.wordFeatures(&v)
	m.treeFeatures(&v)
	m.classFeatures(&v)
	return m.mf[:v.n]
}

// look finds what a view holds.
func (m *ParseState) look() view {
	none := m.n + 1
	i0, i1, i2 := none, none, none
	if d := len(m.stack); d > 0 {
		i0 = int(m.stack[d-1])
		if d > 1 {
			i1 = int(m.stack[d-2])
		}
		if d > 2 {
			i2 = int(m.stack[d-3])
		}
	}
	j0 := m.front
	v := view{
		s0: &m.nodes[i0], s1: &m.nodes[i1], s2: &m.nodes[i2],
		b0: &m.nodes[j0], b1: &m.nodes[m.at(j0+1)], b2: &m.nodes[m.at(j0+2)], b3: &m.nodes[m.at(j0+3)],
		k0: &m.kids[i0], k1: &m.kids[i1], kb: &m.kids[j0], i0: i0, i1: i1, j0: j0, f: &m.mf,
	}
	v.c0, v.c1, v.cb = &m.nodes[v.k0.mark], &m.nodes[v.k1.mark], &m.nodes[v.kb.mark]
	v.nb = &m.nodes[none]
	if j0 < m.n {
		v.nb = &m.nodes[m.nextContent[m.at(j0+1)]]
	}
	if i0 < none {
		v.d0 = bucket(j0 - i0)
	}
	if i1 < none {
		v.d1 = bucket(i0 - i1)
	}
	return v
}

// wordFeatures are those of single words, pairs, triples and phrases.
func (m *ParseState) wordFeatures(v *view) {
	// Single words.
	v.add(mix(1, v.s0.w, v.s0.t, 0))
	v.add(mix(2, v.s0.l, v.s0.p, 0))
	v.add(mix(3, v.s0.t, 0, 0))
	v.add(mix(4, v.s1.l, v.s1.p, 0))
	v.add(mix(5, v.s1.t, 0, 0))
	v.add(mix(6, v.b0.w, v.b0.t, 0))
	v.add(mix(7, v.b0.l, v.b0.p, 0))
	v.add(mix(8, v.b0.t, 0, 0))
	v.add(mix(9, v.b1.w, v.b1.t, 0))
	v.add(mix(10, v.b1.t, v.b2.t, 0))
	v.add(mix(11, v.s2.t, v.s1.t, 0))
	v.add(mix(12, v.b2.w, 0, 0))

	// Pairs.
	v.add(mix(13, v.s0.t, v.b0.t, 0))
	v.add(mix(14, v.s0.l, v.b0.t, 0))
	v.add(mix(15, v.s0.t, v.b0.l, 0))
	v.add(mix(16, v.s0.l, v.b0.l, 0))
	v.add(mix(17, v.s1.t, v.s0.t, 0))
	v.add(mix(18, v.s1.l, v.s0.t, 0))
	v.add(mix(19, v.s1.t, v.s0.l, 0))
	v.add(mix(20, v.s1.l, v.s0.l, 0))
	v.add(mix(21, v.s1.t, v.b0.t, 0))
	v.add(mix(22, v.s1.l, v.b0.t, 0))
	v.add(mix(23, v.s1.t, v.b0.l, 0))
	v.add(mix(24, v.s1.l, v.b0.l, 0))
	v.add(mix(25, v.b0.t, v.b1.t, 0))
	v.add(mix(26, v.b0.l, v.b1.t, 0))
	v.add(mix(27, v.b0.t, v.b1.l, 0))

	// Triples and more.
	v.add(mix(30, v.s0.t, v.b0.t, v.b1.t))
	v.add(mix(31, v.s0.l, v.b0.t, v.b1.t))
	v.add(mix(32, v.s1.t, v.s0.t, v.b0.t))
	v.add(mix(33, v.s1.l, v.s0.t, v.b0.t))
	v.add(mix(34, v.s1.t, v.s0.l, v.b0.t))
	v.add(mix(35, v.s1.t, v.s0.t, v.b0.l))
	v.add(mix(36, v.s2.t, v.s1.t, v.s0.t))
	v.add(mix(37, v.b0.t, v.b1.t, v.b2.t))
	v.add(mix(38, pick(v.s1.p, v.s0.p), pick(v.b0.p, v.b1.p), v.b2.p))
	v.add(mix(39, pick(v.s2.p, v.s1.p), pick(v.s0.p, v.b0.p), v.b1.p))
	v.add(mix(40, pick(v.b0.p, v.b1.p), pick(v.b2.p, v.b3.p), v.s0.p))

	// The prepositional phrase that may begin at the front.
	v.add(mix(41, v.s0.l, v.b0.w, v.nb.l))
	v.add(mix(42, v.s1.l, v.b0.w, v.nb.l))
	v.add(mix(43, v.s0.p, pick(v.s1.p, v.b0.w), v.nb.l))
	v.add(mix(44, v.s0.l, pick(v.s1.l, 0), v.b0.w))
	v.add(mix(45, pick(v.s0.t, v.b0.t), v.nb.t, v.s1.p))
}

// treeFeatures are those of what is already joined, of distances and of agreement.
func (m *ParseState) treeFeatures(v *view) {
	// Introduced words: their preposition or conjunction.
	v.add(mix(46, v.s1.l, v.c0.w, v.s0.p))
	v.add(mix(47, v.s1.t, v.c0.w, v.s0.l))
	v.add(mix(48, v.s1.l, v.c0.w, v.s0.l))
	v.add(mix(49, pick(v.s1.t, v.c1.w), pick(v.s0.t, v.c0.w), v.b0.t))
	v.add(mix(50, pick(v.s0.p, v.c0.w), v.b0.t, kidsKey(v.k0)))
	v.add(mix(51, pick(v.b0.t, v.cb.w), v.s0.t, v.c0.w))

	// Dependents.
	v.add(mix(52, v.s0.t, m.nodes[v.k0.l1].t, v.b0.t))
	v.add(mix(53, v.s0.t, m.nodes[v.k0.r1].t, v.b0.t))
	v.add(mix(54, pick(v.s1.t, v.s0.t), m.nodes[v.k1.l1].t, v.b0.p))
	v.add(mix(55, pick(v.s1.t, v.s0.t), m.nodes[v.k1.r1].t, v.b0.p))
	v.add(mix(56, pick(v.s0.t, v.b0.t), m.nodes[v.kb.l1].t, v.s1.p))
	v.add(mix(57, pick(v.s1.t, v.s0.t), m.nodes[v.k0.r1].t, v.b0.p))
	v.add(mix(58, v.s0.t, uint32(m.Rel[v.k0.l1]), uint32(m.Rel[v.k0.l2])))
	v.add(mix(59, v.s0.t, uint32(m.Rel[v.k0.r1]), uint32(m.Rel[v.k0.r2])))
	v.add(mix(60, v.b0.t, uint32(m.Rel[v.kb.l1]), uint32(m.Rel[v.kb.l2])))
	v.add(mix(61, v.s1.t, uint32(m.Rel[v.k1.r1]), v.s0.t))
	v.add(mix(62, kidsKey(v.k0), v.s0.p, v.b0.p))
	v.add(mix(63, kidsKey(v.k1), v.s1.p, v.s0.p))
	v.add(mix(64, kidsKey(v.kb), v.b0.p, v.s0.p))
	v.add(mix(65, pick(v.s0.t, uint32(v.k0.nl)), pick(v.b0.t, uint32(min(v.k0.nr, 3))), 0))
	v.add(mix(66, pick(v.s1.t, uint32(min(v.k1.nr, 3))), v.s0.t, v.b0.p))

	// Distances and what lies between.
	v.add(mix(67, v.s0.t, v.b0.t, v.d0))
	v.add(mix(68, v.s1.t, v.s0.t, v.d1))
	v.add(mix(69, v.s1.l, v.d1, v.s0.p))
	v.add(mix(70, v.s0.l, v.d0, v.b0.p))
	v.add(mix(71, pick(v.s0.p, v.b0.p), m.between(v.i0, v.j0), 0))
	v.add(mix(72, pick(v.s1.p, v.s0.p), m.between(v.i1, v.i0), v.b0.p))
	v.add(mix(73, pick(v.s1.p, v.b0.p), m.between(v.i1, v.j0), v.s0.p))

	// Agreement and look-ahead.
	v.add(mix(74, pick(v.s0.p, v.b0.p), v.s0.agr, v.b0.agr))
	v.add(mix(75, pick(v.s1.p, v.s0.p), v.s1.agr, v.s0.agr))
	verb := m.nextVerb[v.j0]
	v.add(mix(76, pick(v.s0.t, v.b0.t), m.nodes[verb].t, bucket(int(verb)-v.j0)))
	v.add(mix(77, pick(v.s0.p, v.s0.agr), m.nodes[verb].agr, v.b0.t))
	v.add(mix(78, pick(v.s1.p, v.s0.p), pick(v.b0.p, v.b1.p), m.nodes[verb].t))
}

// classFeatures are those of endings, classes, fixed expressions and punctuation.
func (m *ParseState) classFeatures(v *view) {
	// Endings and shapes.
	v.add(mix(79, v.s0.end, v.b0.end, pick(v.s0.p, v.b0.p)))
	v.add(mix(80, v.s1.end, v.s0.end, pick(v.s1.p, v.s0.p)))
	v.add(mix(81, pick(v.s0.p, v.s0.shape), pick(v.b0.p, v.b0.shape), v.b1.p))

	// Classes of words.
	v.add(mix(160, v.s0.cs, v.b0.cs, 0))
	v.add(mix(161, v.s1.cs, v.s0.cs, 0))
	v.add(mix(162, v.s0.c, v.b0.t, 0))
	v.add(mix(163, v.s0.t, v.b0.c, 0))
	v.add(mix(164, v.s1.c, v.s0.t, 0))
	v.add(mix(165, v.s1.t, v.s0.c, 0))
	v.add(mix(166, v.s0.c, v.b0.c, 0))
	v.add(mix(167, v.s1.c, v.s0.c, 0))
	v.add(mix(168, v.s0.cs, v.b0.w, v.nb.cs))
	v.add(mix(169, v.s1.cs, v.b0.w, v.nb.cs))
	v.add(mix(170, v.s1.cs, v.c0.w, v.s0.cs))
	v.add(mix(171, v.s1.cs, v.s0.cs, v.b0.cs))
	v.add(mix(172, v.s0.cs, v.b0.cs, v.b1.cs))
	v.add(mix(173, v.b0.cs, v.b1.cs, v.b2.cs))
	v.add(mix(174, v.s0.w, v.b0.w, 0))
	v.add(mix(175, v.b0.w, v.b1.w, 0))
	v.add(mix(176, v.b0.w, v.b1.cs, v.s0.cs))

	// Fixed expressions.
	v.add(mix(177, v.b0.w, v.b1.w, v.b2.w))
	v.add(mix(178, v.s0.w, v.b0.w, v.b1.w))
	v.add(mix(179, v.s1.w, v.s0.w, v.b0.w))
	v.add(mix(180, v.s0.w, v.b0.w, v.b1.t))

	// Punctuation.
	v.add(mix(82, v.s0.t, v.s0.pa, v.b0.t))
	v.add(mix(83, v.s0.t, v.b0.pb, v.b0.t))
	v.add(mix(84, v.s1.t, v.s1.pa, pick(v.s0.t, v.s0.pb)))
	v.add(mix(85, pick(v.s0.t, v.b0.t), pick(v.s0.pb, v.b0.pb), v.b1.p))
	v.add(mix(86, v.s0.l, pick(v.s0.pb, v.b0.pb), v.b0.t))
	v.add(mix(87, pick(v.s1.p, v.s0.p), pick(v.s0.pb, v.b0.pb), v.b0.t))
	v.add(mix(88, v.b0.pb, v.b1.pb, pick(v.b0.t, v.b1.t)))
	v.add(mix(89, pick(v.s0.t, v.b0.w), v.b0.pb, v.nb.t))

	// Verbs of saying and quotations.
	v.add(mix(190, v.s0.t, pick(v.b0.say, v.b0.marks), v.b0.t))
	v.add(mix(191, pick(v.s0.say, v.s0.marks), v.s0.t, v.b0.t))
	v.add(mix(192, pick(v.s1.say, v.s1.marks), v.s0.t, v.b0.p))
	v.add(mix(193, pick(v.s0.p, v.s0.quoted), pick(v.b0.p, v.b0.quoted), pick(v.b0.say, v.b0.marks)))
	v.add(mix(194, pick(v.s1.p, v.s1.quoted), pick(v.s0.p, v.s0.quoted), pick(v.b0.p, v.b0.quoted)))
	v.add(mix(195, pick(v.s0.say, v.s0.marks), kidsKey(v.k0), v.b0.t))
}

// kidsKey folds the labels of a word's dependents.
func kidsKey(k *kids) uint32 { return uint32(k.set ^ k.set>>32*0x9E3779B1) }

// between tells which of comma, other punctuation, verb and coordinator stand
// after i and before j.
func (m *ParseState) between(i, j int) uint32 {
	if i >= m.n || j > m.n {
		return 0
	}
	out := uint32(1)
	out = out*3 + uint32(min(m.commas[j]-m.commas[i], 2))
	out = out*3 + uint32(min(m.verbs[j]-m.verbs[i+1], 2))
	out = out*2 + uint32(min(m.ccs[j]-m.ccs[i+1], 1))
	return out*2 + uint32(min(m.quot[j]-m.quot[i], 1))
}

// LabelFeatures gives the hashes of the features of the relation of dep to
// head, at the state in which the arc is made. The slice is overwritten by the
// next call.
func (m *ParseState) LabelFeatures(head, dep int) []uint64 {
	none := m.n + 1
	h, d := &m.nodes[head], &m.nodes[dep]
	kh, kd := &m.kids[head], &m.kids[dep]
	ch, cd := &m.nodes[kh.mark], &m.nodes[kd.mark]
	dir := uint32(0)
	if head > dep {
		dir = 1
	}
	prev := func(i int) *node {
		if i == 0 {
			return &m.nodes[none]
		}
		return &m.nodes[i-1]
	}
	hp, hn := prev(head), &m.nodes[m.at(head+1)]
	dp, dn := prev(dep), &m.nodes[m.at(dep+1)]
	dist := bucket(max(head-dep, dep-head))
	l1, r1 := &m.nodes[kd.l1], &m.nodes[kd.r1]
	tt := pick(h.t, d.t)
	pp := pick(pick(h.p, d.p), dir)
	f := &m.lf
	n := 0
	add := func(h uint64) { f[n] = h; n++ }

	add(mix(101, h.t, d.t, dir))
	add(mix(102, h.l, d.t, dir))
	add(mix(103, h.t, d.l, dir))
	add(mix(104, h.l, d.l, dir))
	add(mix(105, d.w, d.p, dir))
	add(mix(106, d.l, h.p, dir))
	add(mix(107, h.l, h.p, dir))
	add(mix(108, pp, cd.w, 0))
	add(mix(109, h.l, cd.w, pick(d.p, dir)))
	add(mix(110, h.t, cd.w, pick(d.l, dir)))
	add(mix(111, h.l, cd.w, d.l))
	add(mix(112, tt, cd.w, kidsKey(kd)))
	add(mix(113, pp, ch.w, cd.w))
	add(mix(114, tt, kidsKey(kh), dir))
	add(mix(115, pp, kidsKey(kd), 0))
	add(mix(116, pp, kidsKey(kh), kidsKey(kd)))
	add(mix(117, h.l, kidsKey(kh), pick(d.p, dir)))
	add(mix(118, pp, dist, m.between(min(head, dep), max(head, dep))))
	add(mix(119, tt, dist, dir))
	add(mix(120, tt, dp.t, dir))
	add(mix(121, tt, dn.t, dir))
	add(mix(122, tt, hp.t, dir))
	add(mix(123, tt, hn.t, dir))
	add(mix(124, pp, dp.w, 0))
	add(mix(125, pp, dn.w, 0))
	add(mix(126, pp, hp.w, 0))
	add(mix(127, pp, hn.w, 0))
	add(mix(128, tt, l1.t, dir))
	add(mix(129, tt, r1.t, dir))
	add(mix(130, pp, l1.w, cd.w))
	add(mix(131, pp, r1.l, 0))
	add(mix(132, pp, h.agr, d.agr))
	add(mix(133, tt, h.agr, d.agr))
	add(mix(134, h.end, d.end, pp))
	add(mix(135, d.end, pp, cd.w))
	add(mix(136, h.end, pp, cd.w))
	add(mix(146, h.cs, d.cs, dir))
	add(mix(147, h.c, d.t, dir))
	add(mix(148, h.t, d.c, dir))
	add(mix(149, h.cs, cd.w, d.cs))
	add(mix(150, h.c, d.c, dir))
	add(mix(151, h.p, cd.w, d.c))
	add(mix(152, h.c, cd.w, d.p))
	add(mix(137, pp, d.shape, h.shape))
	add(mix(138, pp, pick(dp.shape, d.shape), dp.t))
	add(mix(139, pp, uint32(m.Rel[kh.r1]), uint32(m.Rel[kh.l1])))
	add(mix(140, pp, uint32(m.Rel[kd.r1]), uint32(m.Rel[kd.l1])))
	add(mix(153, h.w, d.w, uint32(dep-head)))
	add(mix(154, hp.w, h.w, d.w))
	add(mix(155, h.w, dp.w, d.w))
	add(mix(142, tt, d.pb, h.pb))
	add(mix(143, tt, d.pa, dir))
	add(mix(144, pick(d.l, h.p), d.pb, dir))
	add(mix(145, d.t, d.pb, pick(d.pa, h.p)))
	add(mix(156, pick(h.say, h.marks), d.t, dir))
	add(mix(157, pick(h.say, h.marks), kidsKey(kh), pick(d.p, dir)))
	add(mix(158, pp, pick(h.quoted, d.quoted), pick(h.say, h.marks)))
	add(mix(141, pick(dp.p, dn.p), pick(hp.p, hn.p), pp))
	return f[:n]
}
