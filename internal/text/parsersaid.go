package text

// What is said may stand far behind the verb of saying: "the minister admitted on Monday
// before the committee that the State paid". The parser then takes the clause for a
// relative one of the last noun before it. A verb of saying of which nothing says what is
// said has that clause for its object, unless what comes before the verb was said.

// How sure it is that a verb of saying takes a clause for its object.
const (
	mayTellClause = 1 // it has many other senses: the clause must lack nothing
	tellsClause   = 2
	saidWords     = 24 // between the verb and the clause, at most
)

// clausesSaid gives such clauses to their verbs; the tree must be complete (see Complete).
func (p *Parser) clausesSaid(m *ParseState) {
	r := &p.special
	if r.ccomp < 0 || r.acl < 0 || r.mark < 0 || len(p.second) == 0 || m.n > longRevised {
		return
	}
	for v := range m.n {
		if m.pos(v) != VERB || m.nodes[v].tells == 0 || m.followsSaid(v) {
			continue
		}
		p.conjunctionOf(m, v)
		if c := p.clauseAfter(m, v); c >= 0 {
			m.Move(c, v)
			m.Rel[c] = uint8(r.ccomp)
			m.Rel[m.first[c]] = uint8(r.mark)
		}
	}
}

// followsSaid reports whether what a verb tells stands before it: in quotation marks, or
// in the clause that it hangs under.
func (m *ParseState) followsSaid(v int) bool {
	if h := int(m.Head[v]); h < v && m.pos(h) == VERB && m.nodes[v].marks&(markComma|markQuote|markDash) != 0 {
		return true
	}
	return m.nodes[v].marks&(markQuote|markDash) != 0
}

// conjunctionOf makes a conjunction of the relative pronoun that opens the clause which a
// verb of saying has for its object.
func (p *Parser) conjunctionOf(m *ParseState, v int) {
	for k, n := int(m.first[v]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		if q := int(m.first[k]); int(m.Rel[k]) == p.special.ccomp && k > v && q > v && q < k && m.conjunctive(q) {
			m.Rel[q] = uint8(p.special.mark)
		}
	}
}

// clauseAfter gives the verb of the clause that a verb of saying without an object is
// followed by, and that was taken for a relative one of an adverbial; -1 for none.
func (p *Parser) clauseAfter(m *ParseState, v int) int {
	r, last := &p.special, -1
	for k, n := int(m.first[v]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		switch rel := int(m.Rel[k]); {
		case rel == r.ccomp || rel == r.obj && int(m.mark[k]) > m.n && (k > v || m.nodes[k].accusative) || p.clauses&(1<<m.Rel[k]) != 0 && m.pos(k) == VERB && rel != r.advcl && rel != r.conj:
			return -1 // this is said
		case k > v && k < v+saidWords && int(m.mark[k]) < m.n:
			last = k
		}
	}
	for last >= 0 {
		c := int(m.last[last])
		switch {
		case c <= last || c > v+saidWords:
			return -1
		case int(m.Rel[c]) == r.acl && m.pos(c) == VERB && m.finite(c):
			if q := int(m.first[c]); q < c && q > v && m.conjunctive(q) && !m.clauseBetween(v, q) && (m.nodes[v].tells == tellsClause || p.complete(m, c, q)) {
				return c
			}
			return -1
		}
		last = c
	}
	return -1
}

// clauseBetween reports whether a finite verb or a conjunction that opens a clause stands
// between two words.
func (m *ParseState) clauseBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if m.nodes[k].form == formFin || m.pos(k) == SCONJ {
			return true
		}
	}
	return false
}

// conjunctive reports whether a relative may be a conjunction, and stands without a
// preposition.
func (m *ParseState) conjunctive(q int) bool {
	return m.nodes[q].that && int(m.mark[q]) > m.n
}

// complete reports whether a clause lacks neither subject nor object, so that a relative
// before it could be neither.
func (p *Parser) complete(m *ParseState, c, q int) bool {
	subject, object := false, m.nodes[c].objects == noObjects
	for k, n := int(m.first[c]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		switch rel := int(m.Rel[k]); {
		case k == q:
		case p.subjects&(1<<m.Rel[k]) != 0:
			subject = true
		case rel == p.special.obj || rel == p.special.ccomp || p.expletives&(1<<m.Rel[k]) != 0:
			object = true
		}
	}
	return subject && object
}
