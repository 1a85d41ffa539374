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
