package text

// A subject that follows an adverbial ("on the first board Shirov beat Bauer") is taken
// for an apposition of its noun where the verb has none. Appositions of adverbials are
// rare, and stand between two commas or right behind their noun.

// apposedSubjects makes such words subjects; the tree must be complete (see Complete).
func (p *Parser) apposedSubjects(m *ParseState) {
	if p.special.nsubj < 0 || p.special.appos < 0 || len(p.second) == 0 || m.n > longRevised {
		return
	}
	for v := 2; v < m.n; v++ {
		if m.pos(v) != VERB || !m.finite(v) {
			continue
		}
		if c := p.clauseOf(m, v); c.subject >= 0 || c.finite < 0 || m.nodes[c.finite].persons == otherPerson {
			continue
		} else if s := p.apposedBefore(m, &c); s >= 0 {
			m.Move(s, v)
			m.Rel[s] = uint8(p.special.nsubj)
		}
	}
}

// apposedBefore gives the apposition that ends the adverbials before the verb of a clause
// and can be its subject, -1 for none.
func (p *Parser) apposedBefore(m *ParseState, c *clause) int {
	last := -1 // the last of them that is no pronoun, auxiliary or negation
	for k := int(m.first[c.verb]); k < c.verb; k = int(m.next[k]) {
		switch m.pos(k) {
		case NOUN, PROPN, NUM, ADV, SYM, VERB, ADJ:
			last = k
		}
	}
	if last < 0 {
		return -1
	}
	for k := int(m.last[last]); k > last; k = int(m.last[k]) {
		if int(m.Rel[k]) == p.special.appos && m.bareNoun(k) && m.determined(k) && m.agrees(c, k) && m.looselyApposed(k) {
			return k
		}
	}
	return -1
}

// looselyApposed reports whether a word stands off from the noun it is an apposition of:
// by a mark that none answers behind it, or by other words without a mark.
func (m *ParseState) looselyApposed(k int) bool {
	l, r := k, k
	for int(m.first[l]) < l {
		l = int(m.first[l])
	}
	for int(m.last[r]) > r {
		r = int(m.last[r])
	}
	before, after := m.nodes[l].marks&(1<<markBits-1) != 0, m.nodes[r].marks>>markBits
	if before {
		return after == 0
	}
	return after&^markComma == 0 && (l-1 != int(m.Head[k]) || m.pos(l) == DET)
}
