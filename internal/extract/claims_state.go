package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// statements makes a state claim of every attribution that starts in the
// sentence and whose content has no claim of its own, or is quoted word by word.
func (a *assembly) statements(v *view) {
	for _, at := range v.attrs {
		if at.sentence != v.at || len(at.links) == 0 || at.carried {
			continue
		}
		direct := at.quote != nil && at.quote.Type == "direct"
		if a.spoken[at] || !direct && a.tells(v, at) {
			continue
		}
		if head := v.contentHead(at); !direct && contentLen(at) < minContent && !v.goesRound(at) && (head < 0 || !v.finite(head)) {
			continue
		}
		a.statement(v, at)
	}
}

// tells reports whether a claim of the sentence at work tells something of what an
// attribution says, or that it was said.
func (a *assembly) tells(v *view, at *attribution) bool {
	for _, list := range [][]cotejo.Claim{a.claims, a.happenings} {
		for _, c := range slices.Backward(list) {
			if c.Sentence.Span != v.s.Span {
				break
			}
			if c.Trigger != nil && (holds(at.content, c.Trigger.Span) || slices.ContainsFunc(at.links, func(l cotejo.Attribution) bool {
				return l.CueSpan != nil && l.CueSpan.Overlaps(c.Trigger.Span)
			})) {
				return true
			}
		}
	}
	return false
}

// minContent is the shortest content, in bytes, that is a statement of its own without a
// finite verb: shorter ones are names and fragments, but for what there is talk of.
const minContent = 24

// goesRound reports what there is talk of, by nobody ("there is talk of bribes"), and what
// nobody is said to rule out or to doubt.
func (v *view) goesRound(at *attribution) bool {
	inner := at.links[len(at.links)-1]
	if inner.Type != cotejo.SourceUnspecified {
		return false
	}
	if inner.Mode != cotejo.Says {
		return true
	}
	first := slices.IndexFunc(v.s.Tokens, func(t text.Token) bool { return holds(at.content, t.Span) })
	return first >= 0 && v.tok(first).UPOS == text.ADP
}

func (a *assembly) statement(v *view, at *attribution) {
	inner := at.links[len(at.links)-1]
	core, head := v.cueWord(inner), v.contentHead(at)
	if core < 0 && head < 0 || inner.Type == cotejo.SourceUnspecified && core < 0 || v.g.is("generic-actor", strings.ToLower(inner.Label)) {
		return
	}
	if core < 0 {
		core = head
	}
	b := a.begin(v, core, []int{core})
	sp := inner.Span
	if inner.CueSpan != nil {
		sp = *inner.CueSpan
	}
	b.step("predicate", b.rule("state"), sp, false, "state")
	b.chain = at.links
	b.quote = at.quote
	outer, _, _ := v.chain(core, v.attrs)
	b.chain = appendLinks(append([]cotejo.Attribution(nil), outer...), at.links)
	for _, l := range b.chain {
		b.step("chain", l.Rule, l.Span, false, l.Label)
	}
	b.verdict = verdict{status: cotejo.Asserted, polarity: "+", cue: -1, view: v}
	if head >= 0 {
		b.verdict = v.judgeLocal(head, core != head && v.past(core))
	}
	b.outer = len(b.chain)
	b.modes()
	if b.verdict.rule == "" {
		b.verdict.rule = b.rule("fact/plain")
	}
	b.step("factuality", b.verdict.rule, b.cueSpan(), false, string(b.verdict.status))
	c := b.base()
	c.Predicate = v.sayingOf(core, inner.Mode)
	c.Trigger = &cotejo.Passage{Span: sp, Exact: v.text(sp)}
	for _, l := range lastGroup(at.links) {
		if l.Type == cotejo.SourceUnspecified {
			continue
		}
		p := cotejo.Participant{Role: "speaker", Entity: l.Entity, Label: l.Label, Text: l.Text, Span: l.Span, Rule: l.Rule, Unsure: l.Unsure}
		c.Participants = append(c.Participants, p)
		b.step("participants", l.Rule, l.Span, false, "speaker")
		if l.Unsure != "" {
			b.unsure = append(b.unsure, l.Unsure)
		}
	}
	b.close(&c, nil)
	a.put(c)
}

// lastGroup is the inner end of a chain: its last link with those it is joint
// with.
func lastGroup(links []cotejo.Attribution) []cotejo.Attribution {
	n := len(links) - 1
	g := links[n].Group
	if g == 0 {
		return links[n:]
	}
	for n > 0 && links[n-1].Group == g {
		n--
	}
	return links[n:]
}

// cueWord is the word of the sentence that carries a link's cue, -1 when it is
// elsewhere.
func (v *view) cueWord(l cotejo.Attribution) int {
	if l.CueSpan == nil {
		return -1
	}
	for i := range v.s.Tokens {
		if l.CueSpan.Contains(v.tok(i).Span) {
			return i
		}
	}
	return -1
}

// contentHead is the word of the content that governs the rest of it.
func (v *view) contentHead(at *attribution) int {
	for i := range v.s.Tokens {
		if !v.holds(at, i) {
			continue
		}
		if h := v.head(i); (h < 0 || !v.holds(at, h)) && (v.verbal(i) || v.kid(i, "cop") >= 0) {
			return i
		}
	}
	return -1
}

// sayingOf is the predicate of a statement: of a denial that which its verb announces.
func (v *view) sayingOf(core int, mode cotejo.Mode) string {
	if mode != cotejo.Denies || !v.verbal(core) {
		return "state"
	}
	return v.denialOf(core)
}
