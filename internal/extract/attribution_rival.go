package extract

import (
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// rivalReach is how many words of a clause may stand before the verb with which
// somebody else puts a figure in the place of one.
const rivalReach = 12

// rival reports a clause at word k in which somebody else gives a figure: a
// conjunction, a subject that can speak, a verb of estimating or counting, and a
// number behind it ("while the employers lower it to 40 %"). What another
// source says ends before it.
func (r *reader) rival(k int) bool {
	toks := r.sent.Tokens
	if k >= len(toks) || !r.contrasts(k) && !r.phraseTurns(k) {
		return false
	}
	speaker := false
	for j := k + 1; j < len(toks) && j < k+rivalReach; j++ {
		t := &toks[j]
		switch {
		case t.Form == "," || t.Form == ";":
			return false
		case (t.UPOS == text.NOUN || t.UPOS == text.PROPN) && !speaker:
			speaker = toks[j-1].UPOS != text.ADP && r.isSpeaker(j, j)
		case speaker && r.estimates(j):
			return r.numbered(j+1, min(j+6, len(toks)-1))
		case t.UPOS == text.VERB && t.Feats.Has("VerbForm", "Fin"):
			return false
		}
	}
	return false
}

// phraseTurns reports a phrase of contrast that opens with a preposition and ends in
// the word for "that".
func (r *reader) phraseTurns(k int) bool {
	toks := r.sent.Tokens
	for j := k; j < len(toks) && j < k+3; j++ {
		if r.w.that[toks[j].Lower] && j > k {
			return toks[k].UPOS == text.ADP || toks[k].UPOS == text.ADV || toks[k].UPOS == text.SCONJ
		}
	}
	return false
}

// estimates reports a finite verb that puts a figure on something or counts it,
// whatever the tagger took it for behind an object pronoun.
func (r *reader) estimates(j int) bool {
	return r.in.pack.Numbers.V.Of(r.sent.Tokens[j].Lemma, "estimate-verb", "tally-verb", "amount-verb")
}

// bodyNamed is the organisation whose name stands right behind a noun for a body
// that ends the phrase at word b: "the union NAME" is NAME.
func (r *reader) bodyNamed(noun, b int) *entityMention {
	m := r.mentionAt(b)
	if m == nil || m.demonym || m.id == "" || m.last != b || m.first != noun+1 {
		return nil
	}
	if m.kind != "organisation" && m.kind != "agency" && m.kind != "outlet" {
		return nil
	}
	return m
}

// turns ends what a source tells, outside quotation marks, at the semicolon behind which
// somebody else speaks: "The navy holds that they were 148; survivors say more than 170".
func (r *reader) turns() {
	of := map[int][]int{} // by sentence
	for i := range r.out {
		of[r.out[i].sentence] = append(of[r.out[i].sentence], i)
	}
	for i := range r.out {
		b := &r.out[i]
		if b.extent.IsZero() {
			continue
		}
		for _, j := range of[b.sentence] {
			a := &r.out[j]
			if i == j || a.source == b.source || a.quote != nil || a.cue.IsZero() || a.cue.End > b.extent.Start || !holds(a.content, b.extent) {
				continue
			}
			at := strings.LastIndexByte(r.text(cotejo.Span{Start: a.cue.End, End: b.extent.Start}), ';')
			if at < 0 || r.goesOn(b.sentence, a.cue.End+at) {
				continue
			}
			a.content = without(a.content, cotejo.Span{Start: a.cue.End + at, End: r.in.sentences[b.sentence].Span.End})
		}
	}
}

// goesOn reports that the word behind an offset of a sentence opens another thing that is
// said: "that so; that the minister claims so".
func (r *reader) goesOn(s, at int) bool {
	for _, t := range r.in.sentences[s].Tokens {
		if t.Span.Start > at {
			return r.w.that[t.Lower] || t.UPOS == text.CCONJ
		}
	}
	return false
}
