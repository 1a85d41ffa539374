package text

// A verb of saying between dashes or commas is inserted into what is said ("the
// situation – he added – obliges them"). Nothing but such a verb stands so alone, yet
// the parser takes the noun before it for its subject, as it mostly is elsewhere.

// insertedVerbs makes verbs of saying that stand alone between two marks dependents of
// what they are inserted into, which gets all that was theirs; the tree must be
// complete (see Complete).
func (p *Parser) insertedVerbs(m *ParseState) {
	if p.special.parataxis < 0 || len(p.second) == 0 || m.n > longRevised {
		return
	}
	for v := 1; v+1 < m.n; v++ {
		if !m.inserted(v) || int(m.first[v]) > v {
			continue
		}
		if said := p.saidAround(m, v); said >= 0 {
			p.setApart(m, v, said)
		}
	}
}

// inserted reports whether a finite verb of saying stands alone between two dashes or
// two commas.
func (m *ParseState) inserted(v int) bool {
	nd := &m.nodes[v]
	around := nd.marks & (nd.marks >> markBits)
	return m.pos(v) == VERB && nd.say == 1 && nd.form == formFin && around&(markDash|markComma) != 0
}

// saidAround gives the verb or predicate behind an inserted verb that it is inserted
// into, -1 for none: the word it hangs under, or the first clause under it, unless a
// clause before the verb is what was said.
func (p *Parser) saidAround(m *ParseState, v int) int {
	if h := int(m.Head[v]); h > v && h < m.n {
		return h
	}
	for k, n := int(m.first[v]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		clause := int(m.Rel[k]) != p.special.conj && (m.pos(k) == VERB || p.clauses&(1<<m.Rel[k]) != 0)
		switch {
		case clause && k < v:
			return -1
		case clause && int(m.mark[k]) >= m.n && (m.pos(k) != VERB || m.finite(k)):
			return k
		}
	}
	return -1
}

// finite reports whether a verb or one of its auxiliaries is finite.
func (m *ParseState) finite(v int) bool {
	if m.nodes[v].form == formFin {
		return true
	}
	for k, n := int(m.first[v]), 0; k < v && n < climb; k, n = int(m.next[k]), n+1 {
		if m.pos(k) == AUX && m.nodes[k].form == formFin {
			return true
		}
	}
	return false
}

// setApart hangs an inserted verb under what was said, which takes its place and its
// dependents.
func (p *Parser) setApart(m *ParseState, v, said int) {
	if int(m.Head[v]) != said {
		above, rel := int(m.Head[v]), m.Rel[v]
		m.Move(said, above)
		m.Rel[said] = rel
		m.Move(v, said)
	}
	m.Rel[v] = uint8(p.special.parataxis)
	for k := int(m.first[v]); k < m.n; k = int(m.first[v]) {
		m.Move(k, said)
	}
}
