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
	mu    sync.Mutex
	of    map[[2]string]float64
	odds  map[[2]string]float64
	likes map[[2]string][]float64
}

// Of claims no more is kept than this: an update may be of very many.
const (
	keptHappenings = 1 << 15
	keptLikes      = 1 << 12
)

func newTales() *tales {
	return &tales{of: map[[2]string]float64{}, odds: map[[2]string]float64{}, likes: map[[2]string][]float64{}}
}

// happening gives the odds that two claims tell one happening, worked out the first time.
func (t *tales) happening(a, b string, work func() float64) float64 {
	key := [2]string{min(a, b), max(a, b)}
	t.mu.Lock()
	w, ok := t.odds[key]
	t.mu.Unlock()
	if ok {
		return w
	}
	w = work()
	t.mu.Lock()
	if len(t.odds) >= keptHappenings {
		clear(t.odds)
	}
	t.odds[key] = w
	t.mu.Unlock()
	return w
}

// alike gives how like a claim each of another document is, sorted.
func (t *tales) alike(claim, document string, work func() []float64) []float64 {
	key := [2]string{claim, document}
	t.mu.Lock()
	w, ok := t.likes[key]
	t.mu.Unlock()
	if ok {
		return w
	}
	w = work()
	t.mu.Lock()
	if len(t.likes) >= keptLikes {
		clear(t.likes)
	}
	t.likes[key] = w
	t.mu.Unlock()
	return w
}

func (t *tales) get(a, b *DocInfo) float64 {
	key := [2]string{a.ID, b.ID}
	if key[1] < key[0] {
		key[0], key[1] = key[1], key[0]
	}
	t.mu.Lock()
	w, ok := t.of[key]
	t.mu.Unlock()
	if ok {
		return w
	}
	w = tale(*a, *b)
	t.mu.Lock()
	t.of[key] = w
	t.mu.Unlock()
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
		return t.get(&p.A.Document, &p.B.Document)
	}
	return tale(p.A.Document, p.B.Document)
}
