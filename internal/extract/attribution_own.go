package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// ownForm is the form of a link to the document's own publisher: what a paper puts
// right, it has said before.
const ownForm = "own"

// ownHeading is how many words a sentence before may have that announces a correction.
const ownHeading = 12

// ownWords reads what a paper, or who writes in it, puts right: "Correction: on Tuesday
// we reported that 41 were injured. They are 14." The first number is what the paper has
// said, and no more what it says.
func (r *reader) ownWords() {
	for i := range r.in.sentences {
		if !r.corrects(i) {
			continue
		}
		r.enter(i)
		v := r.publishing()
		if v < 0 {
			continue
		}
		a, b := v+1, len(r.sent.Tokens)-1
		for a < b && (r.w.that[r.sent.Tokens[a].Lower] || r.sent.Tokens[a].Lower == r.w.of) {
			a++
		}
		if a > b {
			continue
		}
		r.own(v, r.span(a, b))
	}
}

// own records an attribution of content to the publisher, before the links of those that
// stand in it.
func (r *reader) own(v int, content cotejo.Span) {
	cue := r.span(v, v)
	l := cotejo.Attribution{Label: r.in.doc.Source.Outlet, Type: cotejo.SourceOutlet, Mode: cotejo.Says, Form: ownForm, Cue: r.text(cue), CueSpan: &cue, Text: r.text(cue), Span: cue, Rule: r.c.Rule(ruleOwn).Name}
	if l.Label == "" {
		l.Label = l.Text
	}
	for i := range r.out {
		if o := &r.out[i]; o.sentence == r.s && o.cue.Contains(cue) {
			o.links, o.unsure = []cotejo.Attribution{l}, "" // nobody else is named: "it was said"
			return
		}
	}
	for i := range r.out {
		if o := &r.out[i]; o.sentence == r.s && holds([]cotejo.Span{content}, o.extent) {
			o.links = slices.Concat([]cotejo.Attribution{l}, o.links)
		}
	}
	s := said{cue: cue, extent: cue, words: v, rule: ruleOwn, verb: true, forward: true}
	s.links, s.content = []cotejo.Attribution{l}, []cotejo.Span{content}
	r.add(s)
}

// corrects reports a sentence that opens with words for a correction, or stands behind
// a short one that has them.
func (r *reader) corrects(i int) bool {
	if r.heads(&r.in.sentences[i], 1) {
		return true
	}
	return i > 0 && len(r.in.sentences[i-1].Tokens) <= ownHeading && r.heads(&r.in.sentences[i-1], ownHeading)
}

// heads reports words for a correction that begin within the first words of a sentence.
func (r *reader) heads(s *text.Sentence, within int) bool {
	for _, rule := range r.c.Rule(ruleOwn).Words {
		for k := 0; k < within && k+len(rule) <= len(s.Tokens); k++ {
			if matchesAt(s, k, rule) {
				return true
			}
		}
	}
	return false
}

func matchesAt(s *text.Sentence, k int, words []string) bool {
	for i, w := range words {
		if s.Tokens[k+i].Lower != w {
			return false
		}
	}
	return true
}

// publishing is the verb with which the sentence at work says what was published: in
// the first person, or with nobody who does it; -1 for none.
func (r *reader) publishing() int {
	for v := range r.sent.Tokens {
		t := &r.sent.Tokens[v]
		verb, ok := r.c.Verbs[t.Lemma]
		if !ok && !r.c.In("own-verbs")[t.Lemma] || verb.Mode == string(cotejo.Denies) || t.UPOS != text.VERB && t.UPOS != text.AUX {
			continue
		}
		if t.Feats.Has("Person", "1") || r.firstPerson(v) || v > 0 && r.w.reflexive[r.sent.Tokens[v-1].Lower] {
			return v
		}
	}
	return -1
}
