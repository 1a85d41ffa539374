package text

// Most nouns after a Spanish verb are objects, and the model leans that way where
// the grammar does not allow it. What follows are rules for complete trees: they only
// exchange the relations of subject and object.

// What a verb is known to take (words/intransitive-verbs.tsv).
const (
	noObjects    = 1 // none: what stands with it is its subject (arrive, die)
	followsFirst = 2 // what follows the verb that opens a sentence is its subject (increase)
)

// Persons of a finite verb.
const (
	anyPerson   = iota // not known: many forms of the first are those of the third
	thirdPerson        // the third
	otherPerson        // the first or second, by a form of its own
)

// personsOf reads the person of a finite verb.
func personsOf(f Feats) uint8 {
	switch f.Get("Person") {
	case "3":
		return thirdPerson
	case "1", "2":
		if f.Has("Mood", "Ind") && !f.Has("Tense", "Imp") {
			return otherPerson
		}
	}
	return anyPerson
}

// clause is what the rules read of a verb and its dependents; words are -1 for none.
type clause struct {
	verb, finite int // finite: the verb or its auxiliary
	subject      int
	relative     int  // a relative pronoun before the verb, subject or object
	object       int  // the first bare noun after the verb that is its object
	second       int  // the next
	reports      bool // behind a word such as "according to"
	name         int  // a name after the verb, taken for a part of it
	told         bool // a clause is its object
	pronoun      bool // a pronoun is: a relative or a clitic
	reflexive    bool // with a reflexive pronoun that is no object
}

// subjectsByRule sets subjects and objects right; the tree must be complete (see
// Complete).
func (p *Parser) subjectsByRule(m *ParseState) {
	if p.special.nsubj < 0 || p.special.obj < 0 || len(p.second) == 0 {
		return
	}
	for v := range m.n {
		if m.pos(v) != VERB {
			continue
		}
		c := p.clauseOf(m, v)
		p.dropSubject(m, &c)
		if s := m.lateSubject(&c); s >= 0 {
			m.Rel[s] = uint8(p.special.nsubj)
		}
	}
}

// freeSubjects gives a fixed expression that was taken for the preposition of a noun
// subject to the verb: subjects have no preposition, so that it is an adverb ("in
// exchange the company received", without the "for" that makes it a preposition).
func (p *Parser) freeSubjects(m *ParseState) {
	if p.special.fixed < 0 || p.special.advmod < 0 || len(p.second) == 0 {
		return
	}
	for s := range m.n {
		k, v := int(m.first[s]), int(m.Head[s])
		if int(m.Rel[s]) != p.special.nsubj || v >= m.n || m.pos(v) != VERB || k >= s || int(m.Rel[k]) != p.special.caseRel {
			continue
		}
		if last := int(m.last[k]); last > k && int(m.Rel[last]) == p.special.fixed && m.pos(last) == NOUN {
			m.Move(k, v)
			m.Rel[k] = uint8(p.special.advmod)
		}
	}
}

// clauseOf reads the dependents of a verb.
func (p *Parser) clauseOf(m *ParseState, v int) clause {
	c := clause{verb: v, finite: -1, subject: -1, relative: -1, object: -1, second: -1, name: -1}
	if m.nodes[v].form == formFin {
		c.finite = v
	}
	for k, n := int(m.first[v]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		subject := p.subjects&(1<<m.Rel[k]) != 0
		switch {
		case m.pos(k) == AUX && m.nodes[k].form == formFin && k < v:
			c.finite = k
		case subject:
			c.subject = k
		case int(m.Rel[k]) == p.special.obj && k > v && m.bareNoun(k):
			if c.object < 0 {
				c.object = k
			} else if c.second < 0 {
				c.second = k
			}
		case int(m.Rel[k]) == p.special.flat && k == v+1 && m.pos(k) == PROPN:
			c.name = k
		case int(m.Rel[k]) == p.special.ccomp:
			c.told = true
		}
		c.pronoun = c.pronoun || int(m.Rel[k]) == p.special.obj && (k < v && m.nodes[k].rel && int(m.mark[k]) > m.n || m.nodes[k].accusative)
		c.reflexive = c.reflexive || p.expletives&(1<<m.Rel[k]) != 0
		c.reports = c.reports || k < v && m.nodes[k].report && m.nodes[v].say == 1
		if k < v && m.nodes[k].rel && int(m.mark[k]) > m.n && (subject || int(m.Rel[k]) == p.special.obj) {
			c.relative = k
		}
	}
	return c
}

// bareNoun reports whether a word is a noun without adposition.
func (m *ParseState) bareNoun(k int) bool {
	switch m.pos(k) {
	case NOUN, PROPN:
		return int(m.mark[k]) > m.n
	}
	return false
}

// dropSubject takes the relation of subject from a word that cannot have it: a noun
// with a verb of the first or second person, a relative whose noun differs from the
// verb in number ("the problems that it faces").
func (p *Parser) dropSubject(m *ParseState, c *clause) {
	s := c.subject
	if s < 0 || c.finite < 0 {
		return
	}
	f, drop := &m.nodes[c.finite], false
	switch {
	case s == c.relative:
		a := m.antecedent(c)
		drop = a >= 0 && !c.told && (f.persons == otherPerson || agree(&m.nodes[a], f) == 2 && !m.agreesBetween(a, c))
	case f.persons == otherPerson:
		drop = f.num == 1 && m.bareNoun(s)
	}
	if !drop {
		return
	}
	rel, _ := p.bestOf(&m.scores[s], p.any&^p.subjects)
	m.Rel[s], c.subject = uint8(rel), -1
	c.pronoun = c.pronoun || s == c.relative && rel == p.special.obj
}

// antecedent gives the article or the noun that a relative clause hangs under, -1
// for none.
func (m *ParseState) antecedent(c *clause) int {
	a := int(m.Head[c.verb])
	switch before := c.relative - 1; {
	case before >= 0 && (m.pos(before) == DET || m.pos(before) == PRON) && m.nodes[before].num != 0:
		return before // the word right before the relative
	case a < c.relative && m.pos(a) == NOUN:
		return a
	}
	return -1
}

// agreesBetween reports whether a word between a noun and the relative clause under
// it has the number of the verb: it may be what the clause belongs to, or one of
// several.
func (m *ParseState) agreesBetween(a int, c *clause) bool {
	conj := m.special.conj
	f := &m.nodes[c.finite]
	fits := func(k int) bool {
		switch m.pos(k) {
		case NOUN, PROPN, PRON, NUM, CCONJ:
			return agree(&m.nodes[k], f) != 2
		}
		return false
	}
	for x, n := a, 0; x < m.n && n < climb; x, n = int(m.Head[x]), n+1 {
		if x < a && fits(x) || f.num == 2 && int(m.Rel[x]) == conj {
			return true
		}
		if m.pos(x) == VERB {
			break
		}
	}
	for k := a + 1; k < c.relative; k++ {
		if fits(k) {
			return true
		}
	}
	return false
}

// lateSubject gives what follows the verb of a clause without a subject and is it,
// though it was taken for an object; -1 for none. Of two objects of a verb that opens
// its sentence one is the subject, the first unless only the other agrees or is a
// name.
func (m *ParseState) lateSubject(c *clause) int {
	o := c.object
	switch {
	case c.subject >= 0 || c.finite >= 0 && m.nodes[c.finite].persons == otherPerson:
		return -1
	case c.finite < 0:
		if o >= 0 && m.nodes[c.verb].objects == noObjects && m.determined(o) {
			return o
		}
		return -1
	case c.name >= 0 && m.agrees(c, c.name):
		return c.name
	case o < 0:
		return -1
	case c.second >= 0 && m.opens(c) && m.agrees(c, c.second) && (!m.agrees(c, o) || m.pos(c.second) == PROPN && m.pos(o) != PROPN):
		return c.second
	case m.agrees(c, o) && (c.second >= 0 && m.opens(c) || m.cannotBeObject(c)):
		return o
	}
	return -1
}

// agrees reports whether a word can be the subject of a finite verb.
func (m *ParseState) agrees(c *clause, k int) bool {
	return agree(&m.nodes[c.finite], &m.nodes[k]) != 2
}

// cannotBeObject reports whether the one object of a finite clause cannot be it: with
// verbs that have none, beside a pronoun or a clause that is the object already, in
// a passive with a reflexive pronoun, behind "according to".
func (m *ParseState) cannotBeObject(c *clause) bool {
	v := &m.nodes[c.verb]
	switch {
	case c.pronoun, c.reports, c.told && v.say == 1:
		return true
	case c.reflexive, v.objects == noObjects:
		return m.determined(c.object)
	case v.objects == followsFirst:
		return m.opens(c) && m.determined(c.object)
	}
	return false
}

// opens reports whether a verb is that of a main clause in which no noun stands before
// it.
func (m *ParseState) opens(c *clause) bool {
	return int(m.Head[c.verb]) == m.n && m.frames[c.verb].bare[0] == 0
}

// determined reports whether a noun may be a subject after its verb: in the
// singular common nouns have a determiner or a number.
func (m *ParseState) determined(k int) bool {
	if m.pos(k) == PROPN || m.nodes[k].num == 2 {
		return true
	}
	for d, n := int(m.first[k]), 0; d < k && n < climb; d, n = int(m.next[d]), n+1 {
		switch m.pos(d) {
		case DET, NUM:
			return true
		}
	}
	return false
}
