package text

// What counts something by a copula ("the dead are 15", "they would be some 300")
// is rare in the treebanks and common in news of disasters, and the parser fails
// there. Where the words leave no doubt the tree is set by rule: the numeral is the
// predicate, the noun its subject.

// numberPredicates sets the trees of counting copulas; the tree must be complete
// (see Complete).
func (p *Parser) numberPredicates(m *ParseState) {
	if p.special.nsubj < 0 || p.special.cop < 0 || len(p.second) == 0 {
		return
	}
	for c := 1; c+1 < m.n; c++ {
		k := m.countAfter(c)
		if k < 0 {
			continue
		}
		if p.tellNumber(m, c, k) {
			continue
		}
		if top := m.nounBefore(c); top >= 0 && m.makePredicate(top, c, k, p.clauses) {
			m.Rel[top], m.Rel[c] = uint8(p.special.nsubj), uint8(p.special.cop)
		}
	}
}

// pos gives the part of speech of a word, NoPOS beyond the last.
func (m *ParseState) pos(i int) UPOS {
	if i >= m.n {
		return NoPOS
	}
	return UPOS(m.nodes[i].p - tagBase)
}

// longestApprox is how many words ("already", "some", "more than") a numeral may
// stand behind its copula.
const longestApprox = 3

// countAfter gives the numeral that a finite auxiliary is followed by and that
// counts no noun after it, -1 for none.
func (m *ParseState) countAfter(c int) int {
	if m.pos(c) != AUX || m.nodes[c].form != formFin || m.nodes[c].pa != 0 {
		return -1
	}
	k := c + 1
	for ; k <= c+longestApprox && m.nodes[k-1].pa == 0; k++ {
		switch next := m.pos(k); {
		case next == ADV, next == ADP && k > c+1 && m.pos(k-1) == ADV:
		case (next == DET || next == PRON) && m.pos(k+1) == NUM:
		case next == NUM:
			if m.nodes[k].pa == 0 && counts(m.pos(k+1)) {
				return -1
			}
			return k
		default:
			return -1
		}
	}
	return -1
}

// counts reports whether a numeral before a word of this kind belongs to it.
func counts(p UPOS) bool {
	switch p {
	case NOUN, PROPN, ADJ, NUM, SYM, X, VERB, AUX:
		return true
	}
	return false
}

// nounBefore gives the head of the bare noun phrase that ends before a word, -1
// for none.
func (m *ParseState) nounBefore(c int) int {
	top := c - 1
	if m.nodes[top].pa != 0 {
		return -1
	}
	for int(m.Head[top]) < c {
		top = int(m.Head[top])
	}
	switch m.pos(top) {
	case NOUN, PROPN, PRON:
		if int(m.mark[top]) >= m.n {
			return top
		}
	}
	return -1
}

// makePredicate makes a word k the head of its subject and of its copula c, and of
// what hung under either after the copula. It reports whether it could: what the
// clause hangs under must not stand under it, nor after it but by one of the relations
// of clauses.
func (m *ParseState) makePredicate(top, c, k int, clauses uint64) bool {
	inside := func(i int) bool { return i == top || i >= c && i <= k }
	last := top
	for inside(int(m.Head[last])) {
		last = int(m.Head[last])
	}
	above, rel := m.Head[last], m.Rel[last]
	if int(above) > k && int(above) < m.n && clauses&(1<<rel) == 0 {
		return false
	}
	for x := int(above); x < m.n; x = int(m.Head[x]) {
		if inside(x) {
			return false
		}
	}
	for j := range m.n {
		if h := int(m.Head[j]); h == c || j > c && j < k && !inside(h) || j > c && m.under(h, top, c) {
			m.Head[j] = int32(k)
		}
	}
	m.Head[k], m.Rel[k] = above, rel
	m.Head[top], m.Head[c] = int32(k), int32(k)
	return true
}

// under reports whether a word is one of those before c that top heads, or top.
func (m *ParseState) under(i, top, c int) bool {
	for i < c && i != top {
		i = int(m.Head[i])
	}
	return i == top
}

// tellNumber sets the tree of a counting copula that a verb of saying and a
// conjunction stand before ("said that the dead are 15"), and reports whether it could.
func (p *Parser) tellNumber(m *ParseState, c, k int) bool {
	top := c - 1
	for h := int(m.Head[top]); h < c && m.pos(h) != VERB && m.pos(h) != AUX; h = int(m.Head[top]) {
		top = h
	}
	if pos := m.pos(top); pos != NOUN && pos != PROPN || m.nodes[c-1].pa != 0 || p.special.ccomp < 0 || p.special.mark < 0 {
		return false
	}
	that := top
	for n := 0; that > 0 && m.pos(that) != SCONJ && n < longestTold; n++ {
		switch m.pos(that - 1) {
		case DET, NUM, ADJ, NOUN, PROPN, ADP, SCONJ:
			that--
		default:
			return false
		}
	}
	if that < 1 || m.pos(that) != SCONJ || m.nodes[that].pb != 0 || m.nodes[that-1].say != 1 {
		return false
	}
	for x := that - 1; x < m.n; x = int(m.Head[x]) {
		if x >= that && x <= k {
			return false
		}
	}
	for j := range m.n {
		if h := int(m.Head[j]); j < that && h >= that && h <= k {
			return false
		}
	}
	for j := that; j < m.n; j++ {
		h := int(m.Head[j])
		if within := h >= that && h < k; j > k && within || j < k && !within || h == c {
			m.Head[j] = int32(k)
		}
	}
	m.Head[that], m.Head[top], m.Head[c], m.Head[k] = int32(k), int32(k), int32(k), int32(that-1)
	m.Rel[that], m.Rel[top], m.Rel[c], m.Rel[k] = uint8(p.special.mark), uint8(p.special.nsubj), uint8(p.special.cop), uint8(p.special.ccomp)
	return true
}

// longestTold is how many words a noun phrase between conjunction and copula may have.
const longestTold = 8
