package text

import (
	"errors"
	"fmt"
	"sync"
)

// A parser move. The system is arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta
// 2011): SHIFT puts the front of the buffer on the stack; LEFT makes the front
// of the buffer the head of the stack's top, RIGHT the word under the top its
// head, and both take the top off. An artificial root stands at the end of the
// buffer, which leaves one word for it: every tree has one root.
type Move uint8

// The moves.
const (
	Shift Move = iota
	Left
	Right
	moves // how many
)

// moveRow is the width of a row of move weights, rounded up to a power of two.
const moveRow = 4

// Parser gives sentences their dependency trees, by a linear model over hashed
// features of a transition system. It is immutable and safe for concurrent use.
type Parser struct {
	labels     []string
	special    labelIDs
	width      int      // of a row of label weights, a multiple of 8
	moveShift  uint     // 64 minus the bits of a move row's number
	labShift   uint     // the same for label rows
	move       []uint32 // a row each, four weights as bytes
	label      []uint64 // width/8 numbers a row
	second     []uint64 // the same, of the second decision; empty for none
	secShift   uint
	arcs       []int8 // weights of revise; empty for none
	arcShift   uint
	any        uint64 // set of all relations but root
	subjects   uint64 // set of those of subjects
	expletives uint64 // set of those of pronouns that stand for nothing
	clauses    uint64 // set of those of clauses
	lexis      *Lexis
	pool       sync.Pool
}

// WithLexis gives the parser the classes of words and the verbs of saying that
// it was trained with, and returns it. It must be called before the first Parse.
func (p *Parser) WithLexis(lx *Lexis) *Parser {
	p.lexis = lx
	return p
}

// labelIDs are the labels that features or constraints speak of.
type labelIDs struct {
	caseRel, mark, root, punct, cc, conj, nsubj, obj, ccomp, flat, cop, fixed, advmod int
	nmod, obl, appos, acl, advcl, aux, xcomp, parataxis, agent                        int
}

// Parse sets Head and Rel of every word of the sentence from its forms, lemmas,
// tags and morphology. The result is always a tree with one root, for any tags;
// time is linear in the number of words.
func (p *Parser) Parse(s *Sentence) {
	if len(s.Tokens) == 0 {
		return
	}
	m, _ := p.pool.Get().(*ParseState)
	if m == nil {
		m = NewParseState(p.labels, p.lexis)
	}
	defer p.pool.Put(m)
	m.Reset(s)
	for !m.Done() {
		mv := p.bestMove(m)
		lab := 0
		if mv != Shift {
			head, dep := m.Arc(mv)
			lab = p.bestLabel(m, head, dep)
		}
		m.Apply(mv, lab)
	}
	p.revise(m)
	p.decideAgain(m)
	p.insertedVerbs(m)
	p.clausesSaid(m)
	p.oneSubject(m)
	p.apposedSubjects(m)
	p.subjectsByRule(m)
	p.freeSubjects(m)
	p.asTreebanks(m)
	p.clauseRelations(m)
	p.numberPredicates(m)
	m.store(s, p.labels)
	m.attachPunct(s)
}

func (p *Parser) bestMove(m *ParseState) Move {
	legal := m.Legal()
	if legal&(legal-1) == 0 {
		return only(legal)
	}
	// Two sums a number, as wide as three hundred features need.
	var even, odd uint32
	for _, h := range m.MoveFeatures() {
		w := p.move[h>>p.moveShift]
		even += w & 0x00FF00FF
		odd += w >> 8 & 0x00FF00FF
	}
	sum := [moves]uint32{even & 0xFFFF, odd & 0xFFFF, even >> 16}
	best := Move(moves)
	for mv := range moves {
		if legal&(1<<mv) != 0 && (best == moves || sum[mv] > sum[best]) {
			best = mv
		}
	}
	return best
}

// only gives the one move of a set of one.
func only(legal uint8) Move {
	switch legal {
	case 1 << Left:
		return Left
	case 1 << Right:
		return Right
	}
	return Shift
}

func (p *Parser) bestLabel(m *ParseState, head, dep int) int {
	if head == m.n {
		return p.special.root
	}
	sum := &m.scores[dep]
	*sum = relationSums{}
	p.add(sum, p.label, p.labShift, m.LabelFeatures(head, dep))
	return p.best(sum)
}

// relationSums holds the scores of the relations: number k of even those of
// relations 8k, 8k+2, 8k+4 and 8k+6, in sixteen bits each, odd the others.
type relationSums struct{ even, odd [maxLabels / 8]uint64 }

// add adds the weights of the features to the scores of the relations. Weights
// are bytes, 128 meaning nothing, so every feature adds as much to each
// relation as to the others beyond its weight.
func (p *Parser) add(sum *relationSums, table []uint64, shift uint, feats []uint64) {
	const lanes = 0x00FF00FF00FF00FF
	words := p.width / 8
	for _, h := range feats {
		i := int(h>>shift) * words
		for k, w := range table[i : i+words] {
			sum.even[k&7] += w & lanes
			sum.odd[k&7] += w >> 8 & lanes
		}
	}
}

// raise adds to the score of a relation.
func (s *relationSums) raise(label int, by uint64) {
	half := &s.even
	if label&1 == 1 {
		half = &s.odd
	}
	half[label>>3] += by << (uint(label&6) * 8)
}

// best gives the relation of the highest score, other than root.
func (p *Parser) best(sum *relationSums) int {
	best, _ := p.bestOf(sum, p.any)
	return best
}

// bestOf gives the relation of the highest score in a set of them, and the
// score; -1 for an empty set.
func (p *Parser) bestOf(sum *relationSums, set uint64) (int, int) {
	best, top := -1, 0
	for j := range p.labels {
		if set&(1<<uint(j)) == 0 {
			continue
		}
		w := sum.even[j>>3&7]
		if j&1 == 1 {
			w = sum.odd[j>>3&7]
		}
		if x := int(w >> (uint(j&6) * 8) & 0xFFFF); best < 0 || x > top {
			best, top = j, x
		}
	}
	return best, top
}

// oneSubject leaves every word at most one subject, the one whose relation is
// surest: the others take the best relation that is no subject.
func (p *Parser) oneSubject(m *ParseState) {
	others := p.any &^ p.subjects
	if p.subjects == 0 || others == 0 {
		return
	}
	m.claim = grow(m.claim, m.n+1)
	clear(m.claim) // one more than the subject of each word
	for dep := range m.n {
		h := int(m.Head[dep])
		if h >= m.n || p.subjects&(1<<m.Rel[dep]) == 0 {
			continue
		}
		loser := dep
		if was := int(m.claim[h]) - 1; was < 0 || p.surer(m, dep, was) {
			m.claim[h], loser = int32(dep)+1, was
		}
		if loser >= 0 {
			rel, _ := p.bestOf(&m.scores[loser], others)
			m.Rel[loser] = uint8(rel)
		}
	}
}

// surer reports whether word a is more surely a subject than word b.
func (p *Parser) surer(m *ParseState, a, b int) bool {
	margin := func(dep int) int {
		_, is := p.bestOf(&m.scores[dep], p.subjects)
		_, other := p.bestOf(&m.scores[dep], p.any&^p.subjects)
		return is - other
	}
	return margin(a) > margin(b)
}

// decideAgain sets the relations of the complete tree by the scores of both
// decisions together.
func (p *Parser) decideAgain(m *ParseState) {
	if len(p.second) == 0 {
		return
	}
	m.Complete()
	for dep := range m.n {
		if m.Decides(dep) {
			p.add(&m.scores[dep], p.second, p.secShift, m.SecondFeatures(dep))
			if p.special.nsubj >= 0 && m.speaks(dep) {
				m.scores[dep].raise(p.special.nsubj, speakerFavour)
			}
			m.Rel[dep] = uint8(p.best(&m.scores[dep]))
		}
	}
}

// store writes the tree of the words into the sentence.
func (m *ParseState) store(s *Sentence, labels []string) {
	for i, at := range m.token {
		t, h := &s.Tokens[at], int(m.Head[i])
		if h == m.n {
			t.Head, t.Rel = -1, "root"
			continue
		}
		t.Head, t.Rel = int(m.token[h]), labels[m.Rel[i]]
		if m.nodes[i].joins {
			t.UPOS, t.Feats = SCONJ, "" // no relative after all
		}
	}
}

// NewParser makes a parser from trained weights: labels, then rows of move
// weights (four a row), of label weights, and of those of the second decision
// on labels and of those of arcs (one a row) that heads are revised by, which
// may be empty; all with a power of two of rows.
func NewParser(labels []string, move, label, second, arcs []int8) (*Parser, error) {
	p := &Parser{labels: labels, width: LabelWidth(len(labels)), special: specialLabels(labels)}
	if len(labels) == 0 || len(labels) > maxLabels {
		return nil, fmt.Errorf("parser: %d labels, want 1 to %d", len(labels), maxLabels)
	}
	if p.special.root < 0 || len(labels) < 2 {
		return nil, errors.New("parser: the labels lack root or are too few")
	}
	for i, l := range labels {
		if i != p.special.root {
			p.any |= 1 << uint(i)
		}
		switch Universal(l) {
		case "nsubj":
			p.subjects |= 1 << uint(i)
		case "csubj":
			p.subjects |= 1 << uint(i)
			p.clauses |= 1 << uint(i)
		case "expl":
			p.expletives |= 1 << uint(i)
		case "ccomp", "advcl", "parataxis":
			p.clauses |= 1 << uint(i)
		}
	}
	var ok1, ok2, ok3, ok4 bool
	p.moveShift, ok1 = shiftFor(len(move), moveRow)
	p.labShift, ok2 = shiftFor(len(label), p.width)
	p.secShift, ok3 = shiftFor(len(second), p.width)
	p.arcShift, ok4 = shiftFor(len(arcs), 1)
	if !ok1 || !ok2 || !ok3 && len(second) > 0 || !ok4 && len(arcs) > 0 {
		return nil, fmt.Errorf("parser: tables of %d, %d, %d and %d weights are not a power of two of rows", len(move), len(label), len(second), len(arcs))
	}
	p.arcs = arcs
	p.label, p.second = pack(label), pack(second)
	p.move = make([]uint32, len(move)/moveRow)
	for i := range p.move {
		w := move[i*moveRow : (i+1)*moveRow]
		p.move[i] = biased(w[0]) | biased(w[1])<<8 | biased(w[2])<<16 | biased(w[3])<<24
	}
	return p, nil
}

// biased gives a weight as a byte, 128 for nothing.
func biased(w int8) uint32 { return uint32(int32(w) + 128) }

// bias is 128 in every byte.
const bias = 0x8080808080808080

// pack puts eight weights into each number, the first lowest.
func pack(table []int8) []uint64 {
	out := make([]uint64, len(table)/8)
	for i := range out {
		// Adding 128 to a weight turns the top bit of its byte over.
		w := table[i*8:][:8]
		out[i] = bias ^ (uint64(uint8(w[0])) | uint64(uint8(w[1]))<<8 | uint64(uint8(w[2]))<<16 | uint64(uint8(w[3]))<<24 |
			uint64(uint8(w[4]))<<32 | uint64(uint8(w[5]))<<40 | uint64(uint8(w[6]))<<48 | uint64(uint8(w[7]))<<56)
	}
	return out
}

// weights gives the tables back as NewParser takes them.
func (p *Parser) weights() (move, label, second, arcs []int8) {
	move = make([]int8, 0, len(p.move)*moveRow)
	for _, w := range p.move {
		for k := range moveRow {
			move = append(move, int8(int32(w>>(8*k)&0xFF)-128))
		}
	}
	return move, unpack(p.label), unpack(p.second), p.arcs
}

func unpack(table []uint64) []int8 {
	out := make([]int8, 0, len(table)*8)
	for _, w := range table {
		for k := range 8 {
			out = append(out, int8(int32(w>>(8*k)&0xFF)-128))
		}
	}
	return out
}

// shiftFor gives by how much a 64-bit hash is shifted to number the rows of a
// table of so many weights.
func shiftFor(weights, width int) (uint, bool) {
	rows := weights / width
	if weights%width != 0 || rows <= 1 || rows&(rows-1) != 0 {
		return 0, false
	}
	bits := uint(0)
	for 1<<bits < rows {
		bits++
	}
	return 64 - bits, true
}

// maxLabels bounds the inventory of relations.
const maxLabels = 64

// LabelWidth is the width of a row of weights for so many labels.
func LabelWidth(labels int) int { return (labels + 7) / 8 * 8 }

func specialLabels(labels []string) labelIDs {
	at := func(name string) int {
		for i, l := range labels {
			if l == name {
				return i
			}
		}
		return -1
	}
	return labelIDs{caseRel: at("case"), mark: at("mark"), root: at("root"), punct: at("punct"), cc: at("cc"), conj: at("conj"), nsubj: at("nsubj"), obj: at("obj"),
		ccomp: at("ccomp"), flat: at("flat"), cop: at("cop"), fixed: at("fixed"), advmod: at("advmod"),
		nmod: at("nmod"), obl: at("obl"), appos: at("appos"), acl: at("acl"), advcl: at("advcl"), aux: at("aux"), xcomp: at("xcomp"), parataxis: at("parataxis"),
		agent: at("obl:agent")}
}

// Universal cuts the subtype off a relation: "obl" of "obl:arg".
func Universal(rel string) string {
	if i := indexByte(rel, ':'); i >= 0 {
		return rel[:i]
	}
	return rel
}
