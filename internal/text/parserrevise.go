package text

import "slices"

// The transitions attach a word by what has been read so far. Once the tree is
// complete, heads are revised: a word may move to any head that keeps the tree
// projective, when the scores of its arc and of the pairs of neighbouring
// dependents are better there. That is a search uphill from the tree at hand under
// the model of McDonald and Pereira (2006).

const (
	sweeps    = 2  // how often the words are gone over, as long as words move
	chainLong = 12 // heads considered on each side
	inertia   = 18 // what the head at hand is given, in weights

	longRevised = 1024 // words: no sentence of an article is longer
)

// revise moves words to better heads.
func (p *Parser) revise(m *ParseState) {
	if len(p.arcs) == 0 || m.n < 3 || m.n > longRevised {
		return
	}
	m.PrepareArcs()
	m.link()
	for range sweeps {
		moved := false
		for dep := range m.n {
			if m.revisable(dep) && p.reattach(m, dep) {
				moved = true
			}
		}
		if !moved {
			return
		}
	}
}

// revisable reports whether the head of a word is looked at again: those of
// determiners and auxiliaries are hardly ever wrong.
func (m *ParseState) revisable(dep int) bool {
	switch UPOS(m.nodes[dep].p - tagBase) {
	case DET, AUX:
		return false
	}
	return int(m.Head[dep]) < m.n
}

// link lists the dependents of every word of the complete tree in order.
func (m *ParseState) link() {
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

// reattach gives a word the best head that keeps the tree projective, and
// reports whether that is another one. Such heads are the word before those under
// dep and its heads in turn, as long as nothing reaches over dep; and the same on
// the other side.
func (p *Parser) reattach(m *ParseState, dep int) bool {
	l, r := dep, dep
	for k := 0; int(m.first[l]) < l; k++ {
		if l = int(m.first[l]); k > climb {
			return false
		}
	}
	for k := 0; int(m.last[r]) > r; k++ {
		if r = int(m.last[r]); k > climb {
			return false
		}
	}
	was := int(m.Head[dep])
	heads := m.headsAround(l, r)
	// Most words have no choice: nothing is scored for them.
	if len(heads) < 2 || !slices.Contains(heads, int32(was)) {
		return false
	}
	best, top := -1, 0
	for _, c := range heads {
		x := p.attachScore(m, int(c), dep)
		if int(c) == was {
			x += inertia
		}
		if best < 0 || x > top {
			best, top = int(c), x
		}
	}
	if best == was {
		return false
	}
	m.move(dep, was, best)
	m.Rel[dep] = uint8(p.bestLabel(m, best, dep))
	return true
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

// attachScore scores a head for a word, as if the word had none.
func (p *Parser) attachScore(m *ParseState, head, dep int) int {
	none := m.n + 1
	near, far := none, none
	for k, n := int(m.first[head]), 0; k < m.n && n < climb; k, n = int(m.next[k]), n+1 {
		switch {
		case k == dep || k > head != (dep > head):
		case dep > head && k < dep || dep < head && k > dep && near == none:
			near = k
		case dep > head && far == none || dep < head && k < dep:
			far = k
		}
	}
	x := p.arcScore(m.ArcFeatures(head, dep)) + p.arcScore(m.PairFeatures(head, dep, near))
	if far < m.n {
		x += p.arcScore(m.PairFeatures(head, far, dep)) - p.arcScore(m.PairFeatures(head, far, near))
	}
	return x
}

func (p *Parser) arcScore(feats []uint64) int {
	sum := 0
	for _, h := range feats {
		sum += int(p.arcs[h>>p.arcShift])
	}
	return sum
}

// move takes a word from one list of dependents to another.
func (m *ParseState) move(dep, from, to int) {
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
