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
	labels    []string
	special   labelIDs
	width     int    // of a row of label weights, a multiple of 8
	moveShift uint   // 64 minus the bits of a move row's number
	labShift  uint   // the same for label rows
	move      []int8 // moveRow weights a row
	label     []int8 // width weights a row
	second    []int8 // the same, of the second decision; empty for none
	secShift  uint
	clusters  *Clusters
	pool      sync.Pool
}

// WithClusters gives the parser the classes of words it was trained with, and
// returns it. It must be called before the first Parse.
func (p *Parser) WithClusters(c *Clusters) *Parser {
	p.clusters = c
	return p
}

// labelIDs are the labels that features or constraints speak of.
type labelIDs struct{ caseRel, mark, root, punct, cc, conj int }

// Parse sets Head and Rel of every word of the sentence from its forms, lemmas,
// tags and morphology. The result is always a tree with one root, for any tags;
// time is linear in the number of words.
func (p *Parser) Parse(s *Sentence) {
	if len(s.Tokens) == 0 {
		return
	}
	m, _ := p.pool.Get().(*ParseState)
	if m == nil {
		m = NewParseState(p.labels, p.clusters)
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
	p.decideAgain(m)
	m.store(s, p.labels)
	m.attachPunct(s)
}

func (p *Parser) bestMove(m *ParseState) Move {
	legal := m.Legal()
	if legal&(legal-1) == 0 {
		return only(legal)
	}
	var sum [moves]int32
	for _, h := range m.MoveFeatures() {
		i := h >> p.moveShift * moveRow
		w := p.move[i : i+moveRow : i+moveRow]
		sum[0] += int32(w[0])
		sum[1] += int32(w[1])
		sum[2] += int32(w[2])
	}
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
	*sum = [maxLabels]int32{}
	p.add(sum, p.label, p.labShift, m.LabelFeatures(head, dep))
	return p.best(sum)
}

// add adds the weights of the features to the scores of the relations.
func (p *Parser) add(sum *[maxLabels]int32, table []int8, shift uint, feats []uint64) {
	for _, h := range feats {
		i := int(h>>shift) * p.width
		for j, w := range table[i : i+p.width] {
			sum[j&(maxLabels-1)] += int32(w)
		}
	}
}

// best gives the relation of the highest score, other than root.
func (p *Parser) best(sum *[maxLabels]int32) int {
	best := -1
	for j := range p.labels {
		if j != p.special.root && (best < 0 || sum[j] > sum[best]) {
			best = j
		}
	}
	return best
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
	}
}

// NewParser makes a parser from trained weights: labels, then rows of move
// weights (four a row), of label weights, and of those of the second decision
// on labels, which may be empty; all with a power of two of rows.
func NewParser(labels []string, move, label, second []int8) (*Parser, error) {
	p := &Parser{labels: labels, move: move, label: label, second: second, width: LabelWidth(len(labels)), special: specialLabels(labels)}
	if len(labels) == 0 || len(labels) > maxLabels {
		return nil, fmt.Errorf("parser: %d labels, want 1 to %d", len(labels), maxLabels)
	}
	if p.special.root < 0 || len(labels) < 2 {
		return nil, errors.New("parser: the labels lack root or are too few")
	}
	var ok1, ok2 bool
	p.moveShift, ok1 = shiftFor(len(move) / moveRow)
	p.labShift, ok2 = shiftFor(len(label) / p.width)
	if len(second) > 0 {
		var ok bool
		if p.secShift, ok = shiftFor(len(second) / p.width); !ok || len(second)%p.width != 0 {
			return nil, fmt.Errorf("parser: a table of %d weights is not a power of two of rows", len(second))
		}
	}
	if !ok1 || !ok2 || len(move)%moveRow != 0 || len(label)%p.width != 0 {
		return nil, fmt.Errorf("parser: tables of %d and %d weights are not a power of two of rows", len(move), len(label))
	}
	return p, nil
}

// shiftFor gives by how much a 64-bit hash is shifted to number rows.
func shiftFor(rows int) (uint, bool) {
	if rows <= 1 || rows&(rows-1) != 0 {
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
	return labelIDs{caseRel: at("case"), mark: at("mark"), root: at("root"), punct: at("punct"), cc: at("cc"), conj: at("conj")}
}

// Universal cuts the subtype off a relation: "obl" of "obl:arg".
func Universal(rel string) string {
	if i := indexByte(rel, ':'); i >= 0 {
		return rel[:i]
	}
	return rel
}
