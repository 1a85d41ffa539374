package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// gathered gives a count of those who took part in a march what is said of those who march,
// whatever verb counts them: "the police put those attending at 3,000", "it spoke of 40,000
// participants". Elsewhere those present attend.
func (b *builder) gathered(c *cotejo.Claim, q *quantity) {
	if c.Figure != nil && c.Predicate == "protest" {
		c.Figure = marching(c.Figure)
	}
	if c.Figure == nil || c.Figure.Unit != "person" || c.Predicate != "estimate" && c.Predicate != "state" && c.Predicate != "attend" {
		return
	}
	v, class := b.v, c.Figure.Class
	w := b.attendance(q)
	present := class == "spectator" || w >= 0 || v.g.is("attender", c.Figure.Counted)
	switch {
	case inventory.Subsumes("protester", class):
		b.protests(c)
	case (present || c.Predicate == "attend") && b.ofMarch(c, q, w):
		b.protests(c)
	case present && (b.marchBefore() != nil || b.marchTold()):
		b.protests(c)
	case c.Predicate == "estimate" && (class == "spectator" || w >= 0):
		c.Predicate, c.Participants = "attend", nil
		b.step("predicate", b.rule("gathered"), c.Figure.Span, false, c.Predicate)
	}
}

// protests makes a claim one of those who protest.
func (b *builder) protests(c *cotejo.Claim) {
	if spoke(c.Predicate) {
		c.Participants = nil
	}
	c.Figure = marching(c.Figure)
	c.Predicate, c.Stage = "protest", "held"
	b.step("predicate", b.rule("gathered"), c.Figure.Span, false, c.Predicate)
}

// marching is a figure of those present at a march, who are those who march.
func marching(f *cotejo.Figure) *cotejo.Figure {
	if f.Class != "spectator" {
		return f
	}
	m := *f
	m.Class = "protester"
	return &m
}

// attendance is the noun for how many came that the verb of a figure measures, -1 for none.
func (b *builder) attendance(q *quantity) int {
	v, g := b.v, q.anchor()
	for range maxClimb {
		if g < 0 || v.verbal(g) {
			break
		}
		if v.g.is("attendance", v.tok(g).Lemma) {
			return g
		}
		g = v.head(g)
	}
	if g < 0 {
		return -1
	}
	if k := v.kid(g, "obj"); k >= 0 && v.g.is("attendance", v.tok(k).Lemma) {
		return k
	}
	return -1
}

// ofMarch reports a march among the words under those counted, under the noun for how many
// came or where they went.
func (b *builder) ofMarch(c *cotejo.Claim, q *quantity, w int) bool {
	v := b.v
	for _, h := range []int{q.head, q.anchor(), w, b.core} {
		if h < 0 {
			continue
		}
		for _, k := range v.kids[h] {
			if rel := v.rel(k); (rel == "nmod" || rel == "obl" || rel == "nsubj") && gatherings[v.nounClass(k)] == "protest" {
				return true
			}
		}
	}
	return false
}

// marchBefore is the protest of which the sentences before a count tell, nil for none.
func (b *builder) marchBefore() *cotejo.Claim {
	for i := len(b.a.claims) - 1; i >= 0; i-- {
		e := &b.a.claims[i]
		if at := b.v.at - gathering; at >= 0 && e.Sentence.Span.End <= b.a.views[at].s.Span.Start {
			break
		}
		if e.Predicate == "protest" {
			return e
		}
	}
	return nil
}

// marchTold reports a noun for a march in the sentences before a count.
func (b *builder) marchTold() bool {
	for v, n := b.v.before, 1; v != nil && n <= gathering; v, n = v.before, n+1 {
		for w := range v.s.Tokens {
			if v.tok(w).UPOS == text.NOUN && gatherings[v.nounClass(w)] == "protest" {
				return true
			}
		}
	}
	return false
}
