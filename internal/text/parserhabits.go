package text

// Much of what the parser learned from is converted (docs/converter.md). Where the
// conversion joins words otherwise than the treebanks do, the parser follows now the
// one, now the other. The rules here set the finished tree as the treebanks have it, in
// places where these agree with each other and the tree leaves no doubt: a word of
// the phrase stands for all of it, and the word that was taken for its head hangs under
// it.

// asTreebanks sets such phrases; the tree must be complete (see Complete).
func (p *Parser) asTreebanks(m *ParseState) {
	if len(p.second) == 0 || m.n > longRevised {
		return
	}
	r := &p.special
	for i := 0; i+1 < m.n; i++ {
		switch {
		case int(m.Head[i]) <= i || int(m.Head[i]) >= m.n: // only what hangs under a later word
		case m.standsAlone(i):
			m.putFirst(i, r.nmod)
			p.bareSubject(m, i)
		case m.isClock(i):
			m.putFirst(i, r.appos)
		case p.timeAgo(m, i):
			m.putFirst(i, r.obj)
			if r.advcl >= 0 {
				m.Rel[i] = uint8(r.advcl)
			}
		case m.beforeClause(i, r.aux) && m.nodes[m.Head[i]].form == formInf:
			m.putFirst(i, r.xcomp)
		case m.beforeClause(i, r.cop):
			m.putFirst(i, r.ccomp)
			if n := m.lastBefore(i); n >= 0 && m.bareNoun(n) {
				p.bareSubject(m, n)
			}
		}
	}
}

// clauseRelations names by the treebanks' habit what depends on a clause alone: a
// preposition right before the conjunction, the auxiliary or the finite verb of a
// clause marks it, and a finite clause under an adverb is adverbial ("after he left").
func (p *Parser) clauseRelations(m *ParseState) {
	r := &p.special
	if r.mark < 0 || r.advcl < 0 || len(p.second) == 0 {
		return
	}
	for i := range m.n {
		switch h := int(m.Head[i]); {
		case m.pos(i) == ADP && int(m.Rel[i]) == r.caseRel && m.beforeVerb(i):
			m.Rel[i] = uint8(r.mark)
		case int(m.Rel[i]) == r.acl && h < i && m.pos(h) == ADV && m.finite(i):
			m.Rel[i] = uint8(r.advcl)
		}
	}
}

// beforeVerb reports whether a preposition stands right before the first word of a
// clause, whose verb it hangs under.
func (m *ParseState) beforeVerb(i int) bool {
	h, next := int(m.Head[i]), i+1
	switch m.pos(next) {
	case SCONJ:
		return int(m.Head[next]) == h
	case AUX:
		return int(m.Head[next]) == h && m.nodes[next].form == formInf && m.pos(h) == VERB
	case VERB:
		return h == next && m.nodes[next].form == formFin
	}
	return false
}

// standsAlone reports whether an article right before a preposition was joined to
// the noun behind it: it has no noun ("higher than that of the bank", where Spanish
// says "the of the bank") and stands for one.
func (m *ParseState) standsAlone(a int) bool {
	return m.nodes[a].article && m.nodes[a].pa == 0 && m.pos(a+1) == ADP && m.Head[a+1] == m.Head[a]
}

// isClock reports whether a time of day was joined to the hours behind it ("at the
// 12:30 hours").
func (m *ParseState) isClock(i int) bool {
	return m.nodes[i].clock && m.nodes[i].pa == 0 && int(m.Head[i]) == i+1 && m.pos(i+1) == NOUN && i > 0 && m.nodes[i-1].article
}

// timeAgo reports whether a finite verb was taken for the relative clause of the noun
// behind it ("it makes three years", which is "three years ago"): no clause stands
// before its noun.
func (p *Parser) timeAgo(m *ParseState, v int) bool {
	return m.pos(v) == VERB && m.nodes[v].form == formFin && int(m.Rel[v]) == p.special.acl && m.pos(int(m.Head[v])) == NOUN
}

// beforeClause reports whether a finite auxiliary hangs by a relation under a verb that
// a conjunction parts it from ("there is to do it", "the thing is that they left"): it
// is the verb of a clause, and the other that of the next.
func (m *ParseState) beforeClause(a, rel int) bool {
	return m.pos(a) == AUX && m.nodes[a].form == formFin && int(m.Rel[a]) == rel && m.nodes[a].pa == 0 &&
		m.pos(a+1) == SCONJ && m.Head[a+1] == m.Head[a]
}

// putFirst puts a word in the place of the later one that it hangs under, which hangs
// under it by a relation then; all that stands before the word goes along. Nothing
// happens where the parser does not know the relation.
func (m *ParseState) putFirst(i, rel int) {
	if rel < 0 {
		return
	}
	other := int(m.Head[i])
	was := m.Rel[other]
	m.Move(i, int(m.Head[other]))
	m.Move(other, i)
	m.Rel[i], m.Rel[other] = was, uint8(rel)
	for k := int(m.first[other]); k < i; k = int(m.first[other]) {
		m.Move(k, i)
	}
}

// lastBefore gives the last dependent of a word that stands before it, -1 for none.
func (m *ParseState) lastBefore(i int) int {
	last := -1
	for k := int(m.first[i]); k < i; k = int(m.next[k]) {
		last = k
	}
	return last
}

// bareSubject makes a word without a preposition that was taken for an adverbial of the
// finite verb behind it ("those of Lugo won") the subject, if there is none and the two
// agree in number: the parser took the preposition within the phrase for its own.
func (p *Parser) bareSubject(m *ParseState, i int) {
	r, v := &p.special, int(m.Head[i])
	if r.nsubj < 0 || r.obl < 0 || int(m.Rel[i]) != r.obl || v <= i || v >= m.n || m.nodes[v].form != formFin || m.nodes[i].num != m.nodes[v].num {
		return
	}
	if k := int(m.first[i]); k < i && (int(m.Rel[k]) == r.caseRel || int(m.Rel[k]) == r.mark) {
		return
	}
	for k := int(m.first[v]); k < m.n; k = int(m.next[k]) {
		if p.subjects&(1<<m.Rel[k]) != 0 {
			return
		}
	}
	m.Rel[i] = uint8(r.nsubj)
}

// clockTime reports whether a word is a time of day in digits (12:30).
func clockTime(s string) bool {
	colon := indexByte(s, ':')
	if colon < 1 || colon > 2 || len(s) != colon+3 {
		return false
	}
	for i := range len(s) {
		if i != colon && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}
