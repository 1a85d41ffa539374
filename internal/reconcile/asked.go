package reconcile

import (
	"math"
	"sync"
)

// asked is what has been asked of the pairs of some claims, all in one hand, while they
// are linked or a group of them is built: linking, relating, parting and telling ask the
// same again and again.
type asked struct {
	claims int
	odds   []float64 // of each claim with each, NaN: not asked yet; none: they are not kept
	tales  *tales
}

// tales tells how surely two documents tell one story, how surely two claims tell one
// happening, and how like a claim those of another document are. The pairs of an update are
// of few documents, which meet again in one group after the other.
type tales struct {
	of    memo[float64]
	odds  memo[float64]
	likes memo[[]float64]
}

// No more is kept than this: an update may be of very many claims.
const (
	keptTales      = 1 << 18
	keptHappenings = 1 << 15
	keptLikes      = 1 << 12
)

func newTales() *tales {
	return &tales{of: memo[float64]{most: keptTales}, odds: memo[float64]{most: keptHappenings}, likes: memo[[]float64]{most: keptLikes}}
}

// happening gives the odds that two claims tell one happening, worked out the first time.
func (t *tales) happening(a, b string, work func() float64) float64 {
	return t.odds.get(pairKey(a, b), work)
}

// alike gives how like a claim each of another document is, sorted.
func (t *tales) alike(claim, document string, work func() []float64) []float64 {
	return t.likes.get([2]string{claim, document}, work)
}

// tale gives what tells that two documents tell one story.
func (t *tales) tale(a, b *DocInfo) float64 {
	return t.of.get(pairKey(a.ID, b.ID), func() float64 { return tale(*a, *b) })
}

// memo keeps what was worked out of two things, until it is full and begins anew. Many may
// ask it at once; what they ask must not depend on who asks first.
type memo[T any] struct {
	most int
	mu   sync.Mutex
	of   map[[2]string]T
}

// get gives what is kept, worked out the first time.
func (m *memo[T]) get(key [2]string, work func() T) T {
	m.mu.Lock()
	w, ok := m.of[key]
	m.mu.Unlock()
	if ok {
		return w
	}
	w = work()
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.of == nil || len(m.of) >= m.most {
		m.of = map[[2]string]T{}
	}
	m.of[key] = w
	return w
}

// askedOnce lets what is asked of the pairs of some nodes be worked out once, the nodes
// being of nobody else; the odds too when they are told to be of a group of figures.
func askedOnce(nodes []*node, figures bool, known *tales) {
	of := &asked{tales: known}
	if figures {
		of.claims, of.odds = len(nodes), make([]float64, len(nodes)*len(nodes))
		for i := range of.odds {
			of.odds[i] = math.NaN()
		}
	}
	for i, n := range nodes {
		n.scope.asked, n.scope.at = of, i
	}
}

// keptOdds are where the odds of a pair are kept, if anywhere.
func (p Pair) keptOdds() (left, right *float64) {
	of, i, j := p.SA.asked, p.SA.at, p.SB.at
	if of == nil || len(of.odds) == 0 || p.SB.asked != of {
		return nil, nil
	}
	return &of.odds[i*of.claims+j], &of.odds[j*of.claims+i]
}

// oddsAsked gives the odds of a pair, worked out the first time.
func (p Pair) oddsAsked(work func() float64) float64 {
	left, _ := p.keptOdds()
	if left == nil {
		return work()
	}
	if math.IsNaN(*left) {
		*left = work()
	}
	return *left
}

// setOdds tells the odds of a pair.
func (p Pair) setOdds(odds float64) {
	if left, right := p.keptOdds(); left != nil {
		*left, *right = odds, odds
	}
}

// tales are what is known of two claims from elsewhere in the update, nil: nothing.
func (p Pair) tales() *tales {
	switch {
	case p.SA.asked != nil:
		return p.SA.asked.tales
	case p.SB.asked != nil:
		return p.SB.asked.tales
	}
	return nil
}

// tale is what tells that the documents of two claims tell one story.
func (p Pair) tale() float64 {
	if t := p.tales(); t != nil {
		return t.tale(&p.A.Document, &p.B.Document)
	}
	return tale(p.A.Document, p.B.Document)
}
