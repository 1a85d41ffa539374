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

// MoveFeatures gives the hashes of the features of the state. The slice is
// overwritten by the next call.
func (m *ParseState) MoveFeatures() []uint64 {
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
	j1, j2, j3 := m.at(j0+1), m.at(j0+2), m.at(j0+3)
	s0, s1, s2 := &m.nodes[i0], &m.nodes[i1], &m.nodes[i2]
	b0, b1, b2, b3 := &m.nodes[j0], &m.nodes[j1], &m.nodes[j2], &m.nodes[j3]
	k0, k1, kb := &m.kids[i0], &m.kids[i1], &m.kids[j0]
	c0, c1, cb := &m.nodes[k0.mark], &m.nodes[k1.mark], &m.nodes[kb.mark]
	nb := &m.nodes[m.nextContent[m.at(j0+1)]]
	if j0 >= m.n {
		nb = &m.nodes[none]
	}
	d0, d1 := uint32(0), uint32(0)
	if i0 < none {
		d0 = bucket(j0 - i0)
	}
	if i1 < none {
		d1 = bucket(i0 - i1)
	}
	f := &m.mf
	n := 0
	add := func(h uint64) { f[n&127] = h; n++ }

	// Single words.
	add(mix(1, s0.w, s0.t, 0))
	add(mix(2, s0.l, s0.p, 0))
	add(mix(3, s0.t, 0, 0))
	add(mix(4, s1.l, s1.p, 0))
	add(mix(5, s1.t, 0, 0))
	add(mix(6, b0.w, b0.t, 0))
	add(mix(7, b0.l, b0.p, 0))
	add(mix(8, b0.t, 0, 0))
	add(mix(9, b1.w, b1.t, 0))
	add(mix(10, b1.t, b2.t, 0))
	add(mix(11, s2.t, s1.t, 0))
	add(mix(12, b2.w, 0, 0))

	// Pairs.
	add(mix(13, s0.t, b0.t, 0))
	add(mix(14, s0.l, b0.t, 0))
	add(mix(15, s0.t, b0.l, 0))
	add(mix(16, s0.l, b0.l, 0))
	add(mix(17, s1.t, s0.t, 0))
	add(mix(18, s1.l, s0.t, 0))
	add(mix(19, s1.t, s0.l, 0))
	add(mix(20, s1.l, s0.l, 0))
	add(mix(21, s1.t, b0.t, 0))
	add(mix(22, s1.l, b0.t, 0))
	add(mix(23, s1.t, b0.l, 0))
	add(mix(24, s1.l, b0.l, 0))
	add(mix(25, b0.t, b1.t, 0))
	add(mix(26, b0.l, b1.t, 0))
	add(mix(27, b0.t, b1.l, 0))

	// Triples and more.
	add(mix(30, s0.t, b0.t, b1.t))
	add(mix(31, s0.l, b0.t, b1.t))
	add(mix(32, s1.t, s0.t, b0.t))
	add(mix(33, s1.l, s0.t, b0.t))
	add(mix(34, s1.t, s0.l, b0.t))
	add(mix(35, s1.t, s0.t, b0.l))
	add(mix(36, s2.t, s1.t, s0.t))
	add(mix(37, b0.t, b1.t, b2.t))
	add(mix(38, pick(s1.p, s0.p), pick(b0.p, b1.p), b2.p))
	add(mix(39, pick(s2.p, s1.p), pick(s0.p, b0.p), b1.p))
	add(mix(40, pick(b0.p, b1.p), pick(b2.p, b3.p), s0.p))

	// The prepositional phrase that may begin at the front.
	add(mix(41, s0.l, b0.w, nb.l))
	add(mix(42, s1.l, b0.w, nb.l))
	add(mix(43, s0.p, pick(s1.p, b0.w), nb.l))
	add(mix(44, s0.l, pick(s1.l, 0), b0.w))
	add(mix(45, pick(s0.t, b0.t), nb.t, s1.p))

	// Introduced words: their preposition or conjunction.
	add(mix(46, s1.l, c0.w, s0.p))
	add(mix(47, s1.t, c0.w, s0.l))
	add(mix(48, s1.l, c0.w, s0.l))
	add(mix(49, pick(s1.t, c1.w), pick(s0.t, c0.w), b0.t))
	add(mix(50, pick(s0.p, c0.w), b0.t, kidsKey(k0)))
	add(mix(51, pick(b0.t, cb.w), s0.t, c0.w))

	// Dependents.
	add(mix(52, s0.t, m.nodes[k0.l1].t, b0.t))
	add(mix(53, s0.t, m.nodes[k0.r1].t, b0.t))
	add(mix(54, pick(s1.t, s0.t), m.nodes[k1.l1].t, b0.p))
	add(mix(55, pick(s1.t, s0.t), m.nodes[k1.r1].t, b0.p))
	add(mix(56, pick(s0.t, b0.t), m.nodes[kb.l1].t, s1.p))
	add(mix(57, pick(s1.t, s0.t), m.nodes[k0.r1].t, b0.p))
	add(mix(58, s0.t, uint32(m.Rel[k0.l1]), uint32(m.Rel[k0.l2])))
	add(mix(59, s0.t, uint32(m.Rel[k0.r1]), uint32(m.Rel[k0.r2])))
	add(mix(60, b0.t, uint32(m.Rel[kb.l1]), uint32(m.Rel[kb.l2])))
	add(mix(61, s1.t, uint32(m.Rel[k1.r1]), s0.t))
	add(mix(62, kidsKey(k0), s0.p, b0.p))
	add(mix(63, kidsKey(k1), s1.p, s0.p))
	add(mix(64, kidsKey(kb), b0.p, s0.p))
	add(mix(65, pick(s0.t, uint32(k0.nl)), pick(b0.t, uint32(min(k0.nr, 3))), 0))
	add(mix(66, pick(s1.t, uint32(min(k1.nr, 3))), s0.t, b0.p))

	// Distances and what lies between.
	add(mix(67, s0.t, b0.t, d0))
	add(mix(68, s1.t, s0.t, d1))
	add(mix(69, s1.l, d1, s0.p))
	add(mix(70, s0.l, d0, b0.p))
	add(mix(71, pick(s0.p, b0.p), m.between(i0, j0), 0))
	add(mix(72, pick(s1.p, s0.p), m.between(i1, i0), b0.p))
	add(mix(73, pick(s1.p, b0.p), m.between(i1, j0), s0.p))

	// Agreement and look-ahead.
	add(mix(74, pick(s0.p, b0.p), s0.agr, b0.agr))
	add(mix(75, pick(s1.p, s0.p), s1.agr, s0.agr))
	verb := m.nextVerb[j0]
	add(mix(76, pick(s0.t, b0.t), m.nodes[verb].t, bucket(int(verb)-j0)))
	add(mix(77, pick(s0.p, s0.agr), m.nodes[verb].agr, b0.t))
	add(mix(78, pick(s1.p, s0.p), pick(b0.p, b1.p), m.nodes[verb].t))

	// Endings and shapes.
	add(mix(79, s0.end, b0.end, pick(s0.p, b0.p)))
	add(mix(80, s1.end, s0.end, pick(s1.p, s0.p)))
	add(mix(81, pick(s0.p, s0.shape), pick(b0.p, b0.shape), b1.p))

	// Classes of words.
	add(mix(160, s0.cs, b0.cs, 0))
	add(mix(161, s1.cs, s0.cs, 0))
	add(mix(162, s0.c, b0.t, 0))
	add(mix(163, s0.t, b0.c, 0))
	add(mix(164, s1.c, s0.t, 0))
	add(mix(165, s1.t, s0.c, 0))
	add(mix(166, s0.c, b0.c, 0))
	add(mix(167, s1.c, s0.c, 0))
	add(mix(168, s0.cs, b0.w, nb.cs))
	add(mix(169, s1.cs, b0.w, nb.cs))
	add(mix(170, s1.cs, c0.w, s0.cs))
	add(mix(171, s1.cs, s0.cs, b0.cs))
	add(mix(172, s0.cs, b0.cs, b1.cs))
	add(mix(173, b0.cs, b1.cs, b2.cs))
	add(mix(174, s0.w, b0.w, 0))
	add(mix(175, b0.w, b1.w, 0))
	add(mix(176, b0.w, b1.cs, s0.cs))

	// Fixed expressions.
	add(mix(177, b0.w, b1.w, b2.w))
	add(mix(178, s0.w, b0.w, b1.w))
	add(mix(179, s1.w, s0.w, b0.w))
	add(mix(180, s0.w, b0.w, b1.t))

	// Punctuation.
	add(mix(82, s0.t, s0.pa, b0.t))
	add(mix(83, s0.t, b0.pb, b0.t))
	add(mix(84, s1.t, s1.pa, pick(s0.t, s0.pb)))
	add(mix(85, pick(s0.t, b0.t), pick(s0.pb, b0.pb), b1.p))
	add(mix(86, s0.l, pick(s0.pb, b0.pb), b0.t))
	add(mix(87, pick(s1.p, s0.p), pick(s0.pb, b0.pb), b0.t))
	add(mix(88, b0.pb, b1.pb, pick(b0.t, b1.t)))
	add(mix(89, pick(s0.t, b0.w), b0.pb, nb.t))
	return f[:n]
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
	add(mix(141, pick(dp.p, dn.p), pick(hp.p, hn.p), pp))
	return f[:n]
}
