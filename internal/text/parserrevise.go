package text

import "slices"

// The transitions attach a word by what has been read so far. Once the tree is
// complete, heads are revised: a word may move to any head that keeps the tree
// projective, when the scores of its arc, of the pairs of neighbouring dependents and
// of what stands around both are better there. That is a search uphill from the tree
// at hand (Zhang, Lei, Barzilay and Jaakkola 2014, "Greed is good if randomized"),
// which knows the whole tree and so may read more than a search for the best tree.

const (
	sweeps    = 2  // how often the words are gone over, as long as words move
	chainLong = 12 // heads considered on each side

	inertia = 20 // what the head at hand is given, in weights

	longRevised = 1024 // words: no sentence of an article is longer
)

// revise moves words to better heads.
func (p *Parser) revise(m *ParseState) {
	if len(p.arcs) == 0 || m.n < 3 || m.n > longRevised {
		return
	}
	m.PrepareArcs()
	m.Link()
	m.settled = grow(m.settled, m.n+2)
	clear(m.settled)
	for range sweeps {
		moved := false
		for dep := range m.n {
			// Nothing has changed around a settled word: it would stay.
			if m.settled[dep] || !m.Revisable(dep) {
				continue
			}
			m.settled[dep] = true
			if was := int(m.Head[dep]); p.reattach(m, dep) {
				moved = true
				m.unsettle(was)
				m.unsettle(int(m.Head[dep]))
				m.unsettle(dep)
			}
		}
		if !moved {
			return
		}
	}
}

// unsettle has a word and its dependents looked at again.
func (m *ParseState) unsettle(h int) {
	m.settled[h] = false
	for k, n := int(m.first[h]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		m.settled[k] = false
	}
}

// Revisable reports whether the head of a word is looked at again: those of
// determiners and auxiliaries are hardly ever wrong.
func (m *ParseState) Revisable(dep int) bool {
	switch UPOS(m.nodes[dep].p - tagBase) {
	case DET, AUX:
		return false
	}
	return int(m.Head[dep]) < m.n
}

// Link lists the dependents of every word of the complete tree in order.
func (m *ParseState) Link() {
	n := m.n
	m.first, m.next, m.last = grow(m.first, n+2), grow(m.next, n+2), grow(m.last, n+2)
	none := int32(n + 1)
	for i := range n + 2 {
		m.first[i], m.next[i], m.last[i] = none, none, -1
	}
	for i := n - 1; i >= 0; i-- {
		h := m.Head[i]
		m.next[i], m.first[h] = m.first[h], int32(i)
		m.last[h] = max(m.last[h], int32(i))
	}
}

// reattach gives a word the best head of those it may have, and reports whether
// that is another one.
func (p *Parser) reattach(m *ParseState, dep int) bool {
	heads := m.HeadsOf(dep)
	if len(heads) < 2 { // most words have no choice: nothing is scored for them
		return false
	}
	was := int(m.Head[dep])
	best, top := -1, 0
	clause := m.relativeClause(dep)
	for _, c := range heads {
		x := 0
		m.Attach(int(c), dep, func(feats []uint64, sign int) { x += sign * p.arcScore(feats) })
		if int(c) == was {
			x += inertia
		}
		if clause && m.nominal(int(c)) {
			x += ofNoun
		}
		if best < 0 || x > top {
			best, top = int(c), x
		}
	}
	if best == was {
		return false
	}
	m.Move(dep, best)
	m.Rel[dep] = uint8(p.bestLabel(m, best, dep))
	return true
}

// ofNoun outweighs all that may speak for a verb as the head of a relative clause.
const ofNoun = 1 << 20

// nominal reports whether a word may have a relative clause.
func (m *ParseState) nominal(h int) bool {
	switch m.pos(h) {
	case NOUN, PROPN, PRON, NUM, SYM, X:
		return true
	}
	return false
}

// relativeClause reports whether a verb is that of a clause that begins with a
// preposition, an article and a relative pronoun ("in the which"), which nothing else
// begins with: it belongs to a noun.
func (m *ParseState) relativeClause(v int) bool {
	if m.pos(v) != VERB {
		return false
	}
	for k, n := int(m.first[v]), 0; k < v && n < climb; k, n = int(m.next[k]), n+1 {
		if k == m.spanL+2 && m.nodes[k].rel && m.pos(k-1) == DET && m.pos(k-2) == ADP {
			return true
		}
	}
	return false
}

// HeadsOf lists the heads that a word of a linked tree may have with the tree
// staying projective: the word before those under it and its heads in turn, as long as
// nothing reaches over the word; and the same on the other side. It gives none where
// the head at hand is not among them. The slice is overwritten by the next call.
func (m *ParseState) HeadsOf(dep int) []int32 {
	l, r := dep, dep
	for k := 0; int(m.first[l]) < l; k++ {
		if l = int(m.first[l]); k > climb {
			return nil
		}
	}
	for k := 0; int(m.last[r]) > r; k++ {
		if r = int(m.last[r]); k > climb {
			return nil
		}
	}
	m.spanL, m.spanR = l, r
	heads := m.headsAround(l, r)
	if !slices.Contains(heads, m.Head[dep]) {
		return nil
	}
	return heads
}

// headsAround lists the heads that the words from l to r, a subtree, could have.
// It is overwritten by the next call.
func (m *ParseState) headsAround(l, r int) []int32 {
	out := m.around[:0]
	for c, k := l-1, 0; c >= 0 && k < chainLong; k++ {
		out = append(out, int32(c))
		if int(m.last[c]) > r {
			break
		}
		if c = int(m.Head[c]); c >= l {
			break
		}
	}
	for c, k := r+1, 0; c < m.n && k < chainLong; k++ {
		out = append(out, int32(c))
		if int(m.first[c]) < l {
			break
		}
		if c = int(m.Head[c]); c <= r {
			break
		}
	}
	m.around = out
	return out
}

// Attach gives the features of a head for a word, as if the word had none, those that
// count against it with sign -1. HeadsOf the word comes first.
func (m *ParseState) Attach(head, dep int, do func(feats []uint64, sign int)) {
	none := m.n + 1
	pl := place{head: head, dep: dep, l: m.spanL, r: m.spanR}
	m.settle(&pl)
	do(m.ArcFeatures(head, dep), 1)
	do(m.PairFeatures(head, dep, pl.near), 1)
	if pl.far < none {
		do(m.PairFeatures(head, pl.far, dep), 1)
		do(m.PairFeatures(head, pl.far, pl.near), -1)
	}
	do(m.higherFeatures(&pl), 1)
}

func (p *Parser) arcScore(feats []uint64) int {
	sum := 0
	for _, h := range feats {
		sum += int(p.arcs[h>>p.arcShift])
	}
	return sum
}

// Move takes a word from the list of dependents of its head to that of another.
func (m *ParseState) Move(dep, to int) {
	from := int(m.Head[dep])
	none := int32(m.n + 1)
	at := &m.first[from]
	for *at != none && int(*at) != dep {
		at = &m.next[*at]
	}
	*at = m.next[dep]
	at = &m.first[to]
	for *at != none && int(*at) < dep {
		at = &m.next[*at]
	}
	m.next[dep], *at = *at, int32(dep)
	m.Head[dep] = int32(to)
	for _, h := range [...]int{from, to} {
		m.last[h] = -1
		for k := m.first[h]; k != none; k = m.next[k] {
			m.last[h] = k
		}
	}
}
