package text

// Relations are decided when an arc is made, before the rest of the sentence is
// read. Once the tree is complete, those of content words are decided again, from
// what all the dependents of the head are: two nouns after a verb, a clause that
// follows "said the minister", a clitic that takes the place of the object.

// frame is what the dependents of a word look like, relations left aside.
type frame struct {
	bare    [2]uint8 // content words without adposition or conjunction, left and right
	clause  uint8    // 1: a clause with a conjunction on the right, 2: a bare infinitive on the right, 4: a clause on the left
	rel     bool     // a relative or interrogative pronoun on the left
	clitics uint32   // pronouns right beside it
	aux     uint32   // auxiliaries
}

// Decides reports whether the relation of a word is decided again: those of
// content words to predicates are.
func (m *ParseState) Decides(dep int) bool {
	if int(m.Head[dep]) >= m.n {
		return false
	}
	switch UPOS(m.nodes[m.Head[dep]].p - tagBase) {
	case VERB, AUX, ADJ:
	default:
		return false
	}
	switch UPOS(m.nodes[dep].p - tagBase) {
	case NOUN, PROPN, PRON, NUM, SYM, X, VERB, ADJ, AUX, ADV:
		return true
	}
	return false
}

// tagBase is added to a UPOS to make the atom node.p.
const tagBase = 3

// SetHeads makes the state a complete tree with these heads, n for the root, as
// training has them.
func (m *ParseState) SetHeads(heads []int32) {
	copy(m.Head, heads)
	m.front, m.stack = m.n, m.stack[:0]
}

// Complete prepares the second decision on relations; the tree must be
// complete.
func (m *ParseState) Complete() {
	n := m.n
	m.Link()
	m.frames, m.mark = grow(m.frames, n+2), grow(m.mark, n+2)
	for i := range n + 2 {
		m.frames[i], m.mark[i] = frame{}, int32(n+1)
	}
	for i := n - 1; i >= 0; i-- {
		h := m.Head[i]
		switch UPOS(m.nodes[i].p - tagBase) {
		case ADP, SCONJ:
			if int(h) > i {
				m.mark[h] = int32(i)
			}
		}
	}
	for i := range n {
		if int(m.Head[i]) < n {
			m.addToFrame(&m.frames[m.Head[i]], i)
		}
	}
}

func (m *ParseState) addToFrame(f *frame, i int) {
	h := int(m.Head[i])
	d, side := &m.nodes[i], 0
	if i > h {
		side = 1
	}
	marked := int(m.mark[i]) < m.n
	switch UPOS(d.p - tagBase) {
	case NOUN, PROPN, NUM, SYM, X:
		if !marked {
			f.bare[side] = min(f.bare[side]+1, 3)
		}
	case PRON:
		switch {
		case i == h-1 || i == h+1 || i == h-2 && int(m.Head[h-1]) == h:
			f.clitics += d.w
		case side == 0 && d.rel:
			f.rel = true
		case !marked:
			f.bare[side] = min(f.bare[side]+1, 3)
		}
		f.rel = f.rel || side == 0 && d.rel
	case VERB:
		switch {
		case side == 0:
			f.clause |= 4
		case marked:
			f.clause |= 1
		case d.form == formInf:
			f.clause |= 2
		}
	case AUX:
		f.aux += d.l
	}
}

// speakerFavour is what being the subject is given, in weights, where speaks holds.
const speakerFavour = 400

// speaks reports whether a word of a complete tree is likely who said what was
// quoted or told before: a bare noun after a verb of saying that a comma, a dash
// or a quotation mark precedes ("…, said the minister"). Most nouns after a verb are
// objects, and the model leans that way here too.
func (m *ParseState) speaks(dep int) bool {
	h := int(m.Head[dep])
	if v, d := &m.nodes[h], &m.nodes[dep]; dep < h || !v.reports || v.marks&(markComma|markQuote|markDash) == 0 || agree(v, d) == 2 {
		return false
	}
	switch UPOS(m.nodes[dep].p - tagBase) {
	case NOUN, PROPN:
		return int(m.mark[dep]) >= m.n
	}
	return false
}

// fold makes one atom of the parts of a frame that stand for arguments.
func (f *frame) fold() uint32 {
	out := uint32(f.bare[0])*64 + uint32(f.bare[1])*16 + uint32(f.clause)*2
	if f.rel {
		out++
	}
	return out + 1
}

// agree tells whether two words can agree in number and person: 0 when that is
// not known, 1 when they agree, 2 when they do not.
func agree(a, b *node) uint32 {
	switch {
	case a.num == 0 || b.num == 0:
		return 0
	case a.num == b.num:
		return 1
	}
	return 2
}

// SecondFeatures gives the hashes of the features of the relation of a word of
// a complete tree to its head. The slice is overwritten by the next call.
func (m *ParseState) SecondFeatures(dep int) []uint64 {
	head := int(m.Head[dep])
	none := m.n + 1
	h, d := &m.nodes[head], &m.nodes[dep]
	dir := uint32(1)
	if head > dep {
		dir = 2
	}
	fr := &m.frames[head]
	own := &m.frames[dep]
	mark := &m.nodes[m.mark[dep]]
	hm := &m.nodes[m.mark[head]]
	up := &m.nodes[none]
	if m.Head[head] >= 0 {
		up = &m.nodes[m.Head[head]]
	}
	sib, before := m.siblings(dep)
	ns, bs := &m.nodes[sib], &m.nodes[before]
	nsm, bsm := &m.nodes[m.mark[sib]], &m.nodes[m.mark[before]]
	dp, dn := &m.nodes[none], &m.nodes[m.at(dep+1)]
	if dep > 0 {
		dp = &m.nodes[dep-1]
	}
	hb := &m.nodes[none]
	if head > 0 {
		hb = &m.nodes[head-1]
	}
	kid := &m.nodes[m.first[dep]]
	sig := pick(pick(d.p, mark.w), dir)
	fine := pick(pick(d.t, mark.w), dir)
	frm, cl, ag := fr.fold(), fr.clitics, agree(h, d)
	dist := bucket(max(head-dep, dep-head))
	f := &m.lf
	n := 0
	add := func(h uint64) { f[n] = h; n++ }

	add(mix(301, sig, h.p, 0))
	add(mix(302, sig, h.t, 0))
	add(mix(303, sig, h.l, 0))
	add(mix(304, sig, h.c, 0))
	add(mix(305, sig, h.cs, d.cs))
	add(mix(306, sig, d.l, 0))
	add(mix(307, sig, d.c, h.p))
	add(mix(308, fine, h.t, 0))
	add(mix(309, fine, h.l, 0))
	add(mix(310, sig, h.l, d.l))
	add(mix(311, sig, frm, h.p))
	add(mix(312, sig, frm, h.l))
	add(mix(313, sig, frm, pick(h.t, ag)))
	add(mix(314, sig, cl, h.p))
	add(mix(315, sig, cl, h.l))
	add(mix(316, sig, cl, frm))
	add(mix(317, sig, fr.aux, h.t))
	add(mix(318, sig, ag, h.t))
	add(mix(319, sig, ag, h.l))
	add(mix(320, sig, frm, d.l))
	add(mix(321, sig, frm, d.c))
	add(mix(322, sig, pick(ns.p, nsm.w), h.p))
	add(mix(323, sig, pick(bs.p, bsm.w), h.p))
	add(mix(324, sig, pick(ns.p, nsm.w), h.l))
	add(mix(325, sig, pick(bs.p, bsm.w), h.l))
	add(mix(326, sig, pick(ns.t, bs.t), frm))
	add(mix(327, sig, dist, h.t))
	add(mix(328, sig, m.between(min(head, dep), max(head, dep)), h.p))
	add(mix(329, sig, pick(d.pb, h.pa), h.p))
	add(mix(330, sig, d.pa, h.p))
	add(mix(331, sig, kid.w, h.p))
	add(mix(332, sig, kid.p, frm))
	add(mix(333, sig, own.fold(), h.p))
	add(mix(334, sig, pick(own.fold(), own.aux), h.t))
	add(mix(335, sig, dp.t, h.p))
	add(mix(336, sig, dn.t, h.p))
	add(mix(337, sig, dp.w, h.p))
	add(mix(338, sig, dn.w, h.p))
	add(mix(339, sig, up.p, h.t))
	add(mix(340, sig, pick(up.p, frm), h.t))
	add(mix(341, sig, pick(hm.w, h.p), frm))
	add(mix(342, d.w, d.t, dir))
	add(mix(343, d.l, h.p, dir))
	add(mix(344, d.end, h.p, sig))
	add(mix(345, d.shape, h.shape, sig))
	add(mix(346, d.w, h.l, dir))
	add(mix(347, fine, cl, pick(fr.aux, h.p)))
	add(mix(348, fine, frm, pick(cl, h.p)))
	add(mix(349, sig, h.run, h.l))
	add(mix(350, sig, pick(h.run, frm), h.cs))
	add(mix(351, fine, h.run, pick(ag, h.p)))
	add(mix(352, sig, pick(dist, h.run), h.c))
	add(mix(353, sig, hb.t, h.l))
	add(mix(354, sig, hb.w, h.p))
	add(mix(355, sig, pick(dn.w, d.p), h.c))
	add(mix(356, sig, h.say, h.marks))
	add(mix(357, sig, pick(h.say, h.marks), frm))
	add(mix(358, sig, pick(h.say, pick(h.quoted, d.quoted)), frm))
	add(mix(359, fine, pick(h.say, h.marks), pick(cl, ag)))
	return f[:n]
}

// siblings gives the next dependent of the same head after a word that is no
// function word, and the last before it.
func (m *ParseState) siblings(dep int) (after, before int) {
	none := m.n + 1
	after, before = none, none
	k := m.first[m.Head[dep]]
	for n := 0; int(k) < m.n && n < climb; k, n = m.next[k], n+1 {
		switch UPOS(m.nodes[k].p - tagBase) {
		case ADP, DET, SCONJ, CCONJ, AUX:
			continue
		}
		switch {
		case int(k) < dep:
			before = int(k)
		case int(k) > dep:
			return int(k), before
		}
	}
	return after, before
}
