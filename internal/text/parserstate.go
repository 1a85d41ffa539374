package text

// ParseState is a configuration of the transition system over the words of one
// sentence, with what the features read. Punctuation is not among the words: it
// is seen by features, and joined to the finished tree by rule (see
// attachPunct). The state is exported for training.
type ParseState struct {
	n       int     // words; the root is word n, the absent word n+1
	token   []int32 // of each word, its place in the sentence
	nodes   []node
	Head    []int32 // of each word so far, -1 for none yet, n for the root
	Rel     []uint8
	kids    []kids
	stack   []int32
	front   int // of the buffer
	special labelIDs
	lexis   *Lexis
	tags    map[tagKey]tagAtoms

	nextContent, nextVerb    []int32 // at or after each word
	commas, verbs, ccs, quot []int32 // how many stand before each word

	open []bool // of attachPunct

	prep   []uint32    // the adposition or conjunction that may introduce each word
	before []arcCounts // see PrepareArcs
	last   []int32     // dependent of each word of the complete tree
	around []int32     // heads that a word could have

	first, next, mark []int32 // of the complete tree: first dependent, next of the same head, adposition or conjunction
	frames            []frame
	claim             []int32        // of oneSubject
	scores            []relationSums // of the relations of each word that has a head

	mf [128]uint64
	lf [96]uint64
	hf [64]uint64

	spanL, spanR int    // what hangs under the word of HeadsOf
	settled      []bool // words that revise need not look at again
}

// node is what the features read of a word.
type node struct {
	w, l, t, p uint32 // form, lemma, fine tag, universal tag
	c, cs      uint32 // class of words that behave alike, fine and coarse
	end        uint32 // last letters
	agr        uint32 // gender, number and person
	shape      uint32
	pb, pa     uint32 // punctuation right before and right after, 0 for none
	run        uint32 // all the punctuation right before
	marks      uint32 // kinds of punctuation right before and right after, a bit each
	say        uint32 // 1 for a verb of saying
	reports    bool   // a finite verb that may follow what it says was said
	tells      uint8  // a verb of saying that takes a clause: mayTellClause, tellsClause
	about      bool   // a verb of saying with an object that is the person spoken of
	that       bool   // a relative that may be a conjunction before what is said
	topic      bool   // a preposition before what is spoken of
	joins      bool   // a pronoun or conjunction made a conjunction (see clausesSaid)
	participle bool   // a participle
	active     bool   // an auxiliary that makes no passive of a participle
	subjunct   bool   // a verb in the subjunctive
	quoted     uint32 // 1 inside quotation marks
	num        uint8  // number: 0 unknown, 1 singular, 2 plural
	form       uint8  // of a verb
	rel        bool   // a relative or interrogative pronoun
	persons    uint8  // of a verb: anyPerson, thirdPerson, otherPerson
	accusative bool   // a pronoun that can only be an object
	objects    uint8  // of a verb: noObjects, followsFirst
	report     bool   // a word such as "according to"
	article    bool   // a definite article
	clock      bool   // a time of day in digits
}

// kids is what is known of the dependents of a word.
type kids struct {
	l1, l2, r1, r2 int32 // outermost dependents and those before them; n+1 for none
	mark           int32 // case or mark dependent that stands first; n+1 for none
	nl, nr         uint8
	set            uint64 // of labels
}

type tagKey struct {
	pos   UPOS
	feats Feats
}

type tagAtoms struct {
	t, p, agr  uint32
	num, form  uint8
	persons    uint8
	rel        bool
	accusative bool
	article    bool
	participle bool
	subjunct   bool
}

// Verb forms that a node tells apart.
const (
	formNone uint8 = iota
	formFin
	formInf
	formOther
)

// NewParseState gives an empty state for these labels; lx may be nil.
func NewParseState(labels []string, lx *Lexis) *ParseState {
	if lx == nil {
		lx = &Lexis{}
	}
	return &ParseState{special: specialLabels(labels), lexis: lx, tags: map[tagKey]tagAtoms{}}
}

// Reset starts on a sentence.
func (m *ParseState) Reset(s *Sentence) {
	m.token = m.token[:0]
	for i := range s.Tokens {
		if s.Tokens[i].UPOS != PUNCT {
			m.token = append(m.token, int32(i))
		}
	}
	m.n = len(m.token)
	m.front = 0
	m.stack = m.stack[:0]
	m.nodes = grow(m.nodes, m.n+2)
	m.kids = grow(m.kids, m.n+2)
	m.Head = grow(m.Head, m.n+2)
	m.Rel = grow(m.Rel, m.n+2)
	m.scores = grow(m.scores, m.n+2)
	none := int32(m.n + 1)
	for i := range m.kids {
		m.kids[i] = kids{l1: none, l2: none, r1: none, r2: none, mark: none}
		m.Head[i] = -1
		m.Rel[i] = 0
	}
	for i, t := range m.token {
		m.nodes[i] = m.node(&s.Tokens[t])
	}
	m.nodes[m.n] = node{w: 1, l: 1, t: 1, p: 1, c: 1, cs: 1, end: 1}
	m.nodes[m.n+1] = node{w: 2, l: 2, t: 2, p: 2, c: 2, cs: 2, end: 2}
	m.lookahead(s)
	m.count(s)
}

// Words lists the places in the sentence of the words that are parsed.
func (m *ParseState) Words() []int32 { return m.token }

// lookahead finds the next content word and finite verb at or after each word.
func (m *ParseState) lookahead(s *Sentence) {
	n := m.n
	m.nextContent, m.nextVerb = grow(m.nextContent, n+2), grow(m.nextVerb, n+2)
	content, verb := int32(n), int32(n)
	m.nextContent[n], m.nextContent[n+1], m.nextVerb[n], m.nextVerb[n+1] = content, content, verb, verb
	for i := n - 1; i >= 0; i-- {
		switch t := &s.Tokens[m.token[i]]; t.UPOS {
		case VERB, AUX:
			if t.Feats.Get("VerbForm") == "Fin" {
				verb = int32(i)
			}
			content = int32(i)
		case NOUN, PROPN, ADJ, NUM, PRON, ADV, X, SYM:
			content = int32(i)
		}
		m.nextContent[i], m.nextVerb[i] = content, verb
	}
}

// count fills the tables of how many verbs, coordinators, commas and other
// punctuation stand before each word, and the punctuation beside each.
func (m *ParseState) count(s *Sentence) {
	n := m.n
	m.commas, m.verbs, m.ccs, m.quot = grow(m.commas, n+2), grow(m.verbs, n+2), grow(m.ccs, n+2), grow(m.quot, n+2)
	var commas, verbs, ccs, quot int32
	var open uint32
	word := 0
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS == PUNCT {
			if t.Form == "," {
				commas++
			} else {
				quot++
			}
			h, kind := markOf(t.Form)
			if kind == markQuote {
				open = quoteAfter(t.Form, open)
			}
			if word > 0 {
				if w := &m.nodes[word-1]; w.pa == 0 {
					w.pa = h
				}
				m.nodes[word-1].marks |= kind << markBits
			}
			if word < n {
				w := &m.nodes[word]
				w.pb = h
				w.run += h
				w.marks |= kind
			}
			continue
		}
		m.nodes[word].quoted = open
		m.commas[word], m.verbs[word], m.ccs[word], m.quot[word] = commas, verbs, ccs, quot
		switch t.UPOS {
		case VERB:
			verbs++
		case CCONJ:
			ccs++
		}
		word++
	}
	for i := n; i < n+2; i++ {
		m.commas[i], m.verbs[i], m.ccs[i], m.quot[i] = commas, verbs, ccs, quot
	}
}

// node reads a token.
func (m *ParseState) node(t *Token) node {
	key := tagKey{t.UPOS, t.Feats}
	a, ok := m.tags[key]
	if !ok {
		a = readTag(t.UPOS, t.Feats)
		if len(m.tags) > 4096 {
			clear(m.tags)
		}
		m.tags[key] = a
	}
	nd := node{w: fnv(t.Lower), t: a.t, p: a.p, agr: a.agr, num: a.num, form: a.form, rel: a.rel, persons: a.persons, accusative: a.accusative, article: a.article, participle: a.participle, subjunct: a.subjunct}
	nd.l = nd.w
	if t.Lemma != "" && t.Lemma != t.Lower {
		nd.l = fnv(t.Lemma)
	}
	switch t.UPOS {
	case ADP, CCONJ, SCONJ:
		nd.t = a.t*31 + nd.w
	}
	if t.UPOS == VERB {
		if after, ok := m.lexis.Speech[t.Lemma]; ok {
			nd.say, nd.reports = 1, after && a.form == formFin
		}
		if lex := m.lexis.lex; lex != nil {
			nd.objects, nd.tells, nd.about = lex.intransitive[t.Lemma], lex.tells[t.Lemma], lex.about[t.Lemma]
		}
	} else if lex := m.lexis.lex; lex != nil {
		nd.report, nd.that = lex.reports[t.Lower], nd.rel && lex.that[t.Lower]
		nd.topic = t.UPOS == ADP && lex.topics[t.Lower]
		nd.active = t.UPOS == AUX && lex.auxiliaries[t.Lemma]
	}
	nd.clock = t.UPOS == NUM && clockTime(t.Form)
	nd.end = suffix(t.Lower)
	cl := m.lexis.Clusters.Of(t.Form, t.Lower)
	nd.c, nd.cs = uint32(cl.Fine)+4, uint32(cl.Coarse)+4
	nd.shape = shape(t.Form)
	return nd
}

// readTag gives the fine tag (verb form and mood, type of pronoun, reflexive)
// and the agreement features of a tag and its morphology.
func readTag(pos UPOS, f Feats) tagAtoms {
	p := uint32(pos) + tagBase
	t := p
	for _, name := range [...]string{"VerbForm", "Mood", "PronType", "Reflex", "NumType", "Poss", "Case"} {
		t = t*1000003 + fnv(f.Get(name))
	}
	agr := uint32(0)
	for _, name := range [...]string{"Gender", "Number", "Person"} {
		agr = agr*1000003 + fnv(f.Get(name))
	}
	out := tagAtoms{t: t, p: p, agr: agr, rel: f.Get("PronType") == "Int,Rel" || f.Get("PronType") == "Rel"}
	switch f.Get("Number") {
	case "Sing":
		out.num = 1
	case "Plur":
		out.num = 2
	}
	out.persons = personsOf(f)
	out.subjunct = f.Get("Mood") == "Sub"
	out.article = pos == DET && f.Has("PronType", "Art") && f.Has("Definite", "Def")
	out.accusative = pos == PRON && f.Get("Case") == "Acc" && f.Get("Reflex") == ""
	switch f.Get("VerbForm") {
	case "":
	case "Fin":
		out.form = formFin
	case "Inf":
		out.form = formInf
	case "Part":
		out.form, out.participle = formOther, true
	default:
		out.form = formOther
	}
	return out
}

// suffix hashes the last three bytes of a word.
func suffix(s string) uint32 {
	if len(s) > 3 {
		s = s[len(s)-3:]
	}
	return fnv(s)
}

// shape tells capitals, digits and length one apart.
func shape(s string) uint32 {
	if s == "" {
		return 0
	}
	out := uint32(1)
	switch c := s[0]; {
	case c >= 'A' && c <= 'Z':
		out = 2
	case c >= '0' && c <= '9':
		out = 3
	case c >= 0xc3:
		out = 4
	}
	if len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' {
		out += 8
	}
	return out
}

// fnv is the 32-bit FNV-1a hash.
func fnv(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// Done reports whether the tree is complete.
func (m *ParseState) Done() bool { return m.front >= m.n && len(m.stack) == 0 }

// Legal gives the set of moves that are possible, one bit each. While the tree
// is not complete there is at least one.
func (m *ParseState) Legal() uint8 {
	var out uint8
	depth := len(m.stack)
	if m.front < m.n {
		out |= 1 << Shift
		if depth > 0 {
			out |= 1 << Left
		}
	} else if depth == 1 {
		out |= 1 << Left
	}
	if depth > 1 {
		out |= 1 << Right
	}
	return out
}

// Arc gives the head and dependent that Left or Right would join.
func (m *ParseState) Arc(mv Move) (head, dep int) {
	dep = int(m.stack[len(m.stack)-1])
	if mv == Left {
		return m.front, dep
	}
	return int(m.stack[len(m.stack)-2]), dep
}

// Apply makes a legal move; label is the number of the relation of its arc.
func (m *ParseState) Apply(mv Move, label int) {
	if mv == Shift {
		m.stack = append(m.stack, int32(m.front))
		m.front++
		return
	}
	h, d := m.Arc(mv)
	m.stack = m.stack[:len(m.stack)-1]
	m.Head[d], m.Rel[d] = int32(h), uint8(label)
	k := &m.kids[h]
	k.set |= 1 << uint(label)
	if label == m.special.caseRel || label == m.special.mark {
		if int(k.mark) > m.n || d < int(k.mark) {
			k.mark = int32(d)
		}
	}
	if mv == Left {
		// Left dependents come nearest first, so a new one is outermost.
		k.l2, k.l1 = k.l1, int32(d)
		k.nl++
		return
	}
	k.r2, k.r1 = k.r1, int32(d)
	k.nr++
}

// Front gives the first word of the buffer, the number of words when only the
// root is left.
func (m *ParseState) Front() int { return m.front }

// Stack gives the words of the stack, the top last. It is valid until the next
// move.
func (m *ParseState) Stack() []int32 { return m.stack }
