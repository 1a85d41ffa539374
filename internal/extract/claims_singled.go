package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// singled gives a claim the doer that its sentence singles out behind it: "whoever cut the
// cable were the miners". What stands before, a source or the noun the pronoun seems to
// follow, does not do it. It returns those who were added.
func (b *builder) singled(c *cotejo.Claim) []cotejo.Participant {
	n := b.v.singledOut(b.core)
	if n < 0 {
		return nil
	}
	parts := b.v.participants("actor", arg{head: n, slot: "subj"}, b.rule("roles/actor/singled"))
	if len(parts) == 0 {
		return nil
	}
	c.Participants = slices.DeleteFunc(c.Participants, func(p cotejo.Participant) bool {
		return p.Role == "actor" || p.Span.Start >= b.v.tok(n).Span.Start || slices.ContainsFunc(parts, func(q cotejo.Participant) bool { return q.Span.Overlaps(p.Span) })
	})
	c.Participants = append(c.Participants, parts...)
	return parts
}

// singledOut is the noun that the form of being behind a clause without a noun of its own
// says to be the doer, -1 for none.
func (v *view) singledOut(core int) int {
	if !v.verbal(core) || !v.headless(core) {
		return -1
	}
	for w := core + 1; w < len(v.s.Tokens); w++ {
		t := v.tok(w)
		if v.rel(w) == "cop" || t.UPOS == text.AUX && v.g.is("copula", t.Lemma) {
			n := v.head(w)
			if n > w && (t.Feats.Has("VerbForm", "Fin") || t.Feats.Get("VerbForm") == "") && (v.tok(n).UPOS == text.NOUN || v.tok(n).UPOS == text.PROPN) {
				return n
			}
			return -1
		}
		if t.UPOS == text.VERB || t.Form == ";" || t.Form == ":" {
			return -1
		}
	}
	return -1
}

// headless reports a clause that a relative pronoun opens which follows no noun: one for
// people, or one behind an article of its own.
func (v *view) headless(core int) bool {
	p := core - 1
	for p >= 0 && (v.tok(p).UPOS == text.AUX || v.tok(p).UPOS == text.ADV || v.tok(p).UPOS == text.PRON && !v.relativePronoun(p)) {
		p--
	}
	if p < 0 || !v.relativePronoun(p) {
		return false
	}
	if v.g.is("free-relative", v.tok(p).Lower) {
		return p == 0 || v.tok(p-1).UPOS != text.NOUN && v.tok(p-1).UPOS != text.PROPN && v.tok(p-1).UPOS != text.ADP
	}
	return p > 0 && v.tok(p-1).Feats.Has("PronType", "Art") && (p == 1 || v.tok(p-2).UPOS != text.ADP)
}
