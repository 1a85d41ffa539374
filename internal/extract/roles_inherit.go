package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
)

// inherit fills roles that the sentence leaves open from the claims just before
// it, where the text says that it speaks of the same thing: a demonstrative
// ("these supplies", "said deployment"), an addition to the same count
// ("another 6,000"), or an exchange ("in return"), which turns giver and receiver
// round.
func (a *assembly) inherit(r *reading) {
	switch {
	case r.nominal && r.demonstrative():
		a.inheritFrom(r, false, func(c *cotejo.Claim) bool { return c.Predicate == r.frame.Predicate })
	case r.increment():
		a.inheritFrom(r, false, func(c *cotejo.Claim) bool { return c.Predicate == r.frame.Predicate && c.Figure != nil })
	case r.exchange():
		a.inheritFrom(r, true, func(c *cotejo.Claim) bool {
			return c.Predicate == "transfer" || c.Predicate == "deploy" || c.Predicate == "sell"
		})
	}
}

// inheritFrom copies what is missing from the last claim that fits, if it is
// not more than two sentences back.
func (a *assembly) inheritFrom(r *reading, swap bool, fits func(*cotejo.Claim) bool) {
	for i := len(a.recent) - 1; i >= 0; i-- {
		c := &a.claims[a.recent[i]]
		if !a.near(c, r) {
			return
		}
		if !fits(c) || swap && c.Sentence.Span == r.v.s.Span && c.Trigger.Span.Start > r.v.tok(r.core).Span.Start {
			continue
		}
		took := false
		for _, p := range c.Participants {
			role := p.Role
			if swap {
				role = opposite[p.Role]
			}
			if role == "" || role == "topic" || !r.frame.HasRole(role) || r.filled(role) && !took || p.Entity == "" || r.names(p.Entity) {
				continue
			}
			p.Role, p.Rule = role, r.rule(role, "inherited")
			r.parts = append(r.parts, p)
			took = true
		}
		if took {
			return
		}
	}
}

// opposite turns an exchange round.
var opposite = map[string]string{"actor": "recipient", "recipient": "actor", "destination": "actor"}

// names reports whether the entity fills a role already.
func (r *reading) names(id string) bool {
	return slices.ContainsFunc(r.parts, func(p cotejo.Participant) bool { return p.Entity == id })
}

// near reports a claim of the same sentence or one of the three before it.
func (a *assembly) near(c *cotejo.Claim, r *reading) bool {
	for i := r.v.at; i >= 0 && i >= r.v.at-3; i-- {
		if a.in.sentences[i].Span == c.Sentence.Span {
			return true
		}
	}
	return false
}

// demonstrative reports a trigger noun that points back.
func (r *reading) demonstrative() bool {
	for _, k := range r.v.kids[r.core] {
		if r.v.rel(k) == "det" && r.v.g.is("demonstrative", r.v.tok(k).Lemma) {
			return true
		}
	}
	return false
}

// increment reports a figure that adds to another ("another 6,000") or is part of
// it ("a first contingent of 1,200").
func (r *reading) increment() bool {
	for _, q := range r.quants {
		if q.figure.Aspect == cotejo.Increment || q.figure.Aspect == cotejo.Part {
			return true
		}
	}
	return false
}

// exchange reports a clause that opens with the words for "in return".
func (r *reading) exchange() bool {
	v := r.v
	for w := max(0, r.core-10); w < r.core; w++ {
		if w+1 < len(v.s.Tokens) && v.g.is("exchange", v.tok(w).Lower+" "+v.tok(w+1).Lower) && (w+2 >= len(v.s.Tokens) || !v.g.is("genitive", v.tok(w+2).Lower)) {
			return true
		}
	}
	return false
}
