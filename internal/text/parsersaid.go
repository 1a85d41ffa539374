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
			m.join(int(m.first[c]))
		}
	}
}

// followsSaid reports whether what a verb tells stands before it: in quotation marks, or
// in the clause that it hangs under.
func (m *ParseState) followsSaid(v int) bool {
	marks := m.nodes[v].marks & (markComma | markQuote | markDash)
	if m.nodes[v].quoted == 1 {
		marks &^= markQuote // what opens with the verb, or closed before in what is quoted
	}
	if h := int(m.Head[v]); h < v && m.pos(h) == VERB && marks != 0 {
		return true
	}
	return marks&^markComma != 0
}

// join makes a conjunction of a relative pronoun.
func (m *ParseState) join(q int) {
	m.Rel[q], m.nodes[q].joins = uint8(m.special.mark), true
}

// conjunctionOf makes a conjunction of the relative pronoun that opens the clause which a
// verb of saying has for its object, and of those that go on behind it ("and that …").
func (p *Parser) conjunctionOf(m *ParseState, v int) {
	said := false
	for k, n := int(m.first[v]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		switch q := int(m.first[k]); {
		case k < v:
		case int(m.Rel[k]) == p.special.ccomp:
			said = true
			if q > v && q < k && m.conjunctive(q) && !p.sought(m, v, q, k) {
				m.join(q)
			}
			p.goOn(m, k)
		case said && int(m.Rel[k]) == p.special.conj:
			p.joinBehind(m, k)
		}
	}
}

// goOn makes conjunctions of the relatives that open the clauses coordinated with one
// that is said.
func (p *Parser) goOn(m *ParseState, c int) {
	for d, n := int(m.first[c]), 0; d < m.n && n < climb; d, n = int(m.next[d]), n+1 {
		if d > c && int(m.Rel[d]) == p.special.conj {
			p.joinBehind(m, d)
		}
	}
}

// joinBehind makes a conjunction of the relative behind the coordinator of a clause, if
// the parser takes it for none of the clause's own words.
func (p *Parser) joinBehind(m *ParseState, d int) {
	if cc := int(m.first[d]); cc < d && m.pos(cc) == CCONJ {
		if q := int(m.next[cc]); q == cc+1 && q < d && m.conjunctive(q) && int(m.Rel[q]) == p.special.mark {
			m.join(q)
		}
	}
}

// sought reports whether a clause tells which thing a verb has for its object: one in
// the subjunctive right behind a noun or pronoun without the definite article ("he asks
// for a law that protects").
func (p *Parser) sought(m *ParseState, v, q, c int) bool {
	subjunctive := m.nodes[c].subjunct
	for k, n := int(m.first[c]), 0; k < c && n < climb; k, n = int(m.next[k]), n+1 {
		subjunctive = subjunctive || m.pos(k) == AUX && m.nodes[k].subjunct
	}
	if !subjunctive {
		return false
	}
	o := q - 1
	for n := 0; int(m.Head[o]) > v && n < climb; n++ {
		o = int(m.Head[o])
	}
	if o <= v || int(m.Head[o]) != v || int(m.Rel[o]) != p.special.obj || int(m.mark[o]) < m.n || m.pos(o) != NOUN && m.pos(o) != PRON {
		return false
	}
	return !m.nodes[m.first[o]].article
}

// saidUnder reports that word k under the verb of saying v is what is said, or spoken of.
func (p *Parser) saidUnder(m *ParseState, v, k int) bool {
	r, rel, behind := &p.special, int(m.Rel[k]), k > v
	marked := int(m.mark[k]) < m.n
	switch rel {
	case r.ccomp:
		return true
	case r.xcomp:
		if behind {
			return true
		}
	case r.obj:
		if object := int(m.mark[k]) > m.n && (behind || m.nodes[k].accusative); object || m.nodes[v].about {
			return true
		}
	}
	topic := behind && marked && m.nodes[m.mark[k]].topic
	clause := p.clauses&(1<<rel) != 0 && m.pos(k) == VERB && rel != r.advcl && rel != r.conj
	return topic || clause
}

// clauseAfter gives the verb of the clause that a verb of saying without an object is
// followed by, and that was taken for a relative one of an adverbial; -1 for none.
func (p *Parser) clauseAfter(m *ParseState, v int) int {
	r, last := &p.special, -1
	passive, subject := p.passive(m, v), false
	for k, n := int(m.first[v]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		subject = subject || p.subjects&(1<<m.Rel[k]) != 0
		switch {
		case p.saidUnder(m, v, k):
			return -1
		case k > v && k < v+saidWords && int(m.mark[k]) < m.n:
			last = k
		}
	}
	if passive && (subject || last >= 0 && int(m.Rel[last]) == r.agent) {
		return -1 // the subject is what is said; who says it has a clause of his own
	}
	for last >= 0 {
		c := int(m.last[last])
		switch {
		case c <= last || c > v+saidWords:
			return -1
		case int(m.Rel[c]) == r.acl && m.pos(c) == VERB && m.finite(c):
			if q := int(m.first[c]); q < c && q > v && m.conjunctive(q) && !m.clauseBetween(v, q) && !m.apart(v, q) && (m.nodes[v].tells == tellsClause || p.complete(m, c, q)) {
				return c
			}
			return -1
		}
		last = c
	}
	return -1
}

// passive reports whether a verb is a participle that no auxiliary makes a tense of, or
// has a reflexive pronoun that is no object.
func (p *Parser) passive(m *ParseState, v int) bool {
	active := false
	for k, n := int(m.first[v]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		if p.expletives&(1<<m.Rel[k]) != 0 {
			return true
		}
		if k < v && m.pos(k) == AUX {
			active = m.nodes[k].active // the last one before the verb
		}
	}
	return m.nodes[v].participle && !active
}

// apart reports whether marks keep a clause from a verb of saying, q being the word that
// opens it: it begins within a quotation that the verb does not belong to, or behind a
// comma that closes nothing.
func (m *ParseState) apart(v, q int) bool {
	return m.nodes[q-1].quoted != m.nodes[v].quoted || m.nodes[q].marks&markComma != 0 && m.commas[q]-m.commas[v] < 2
}

// clauseBetween reports whether a finite verb, a conjunction that opens a clause or a
// colon stands between two words.
func (m *ParseState) clauseBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if m.nodes[k].form == formFin || m.pos(k) == SCONJ || m.nodes[k].marks&markColon != 0 {
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
