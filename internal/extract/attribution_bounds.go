package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// Where what somebody says ends, and what only looks as if it began it.

// compares reports the word for "that" behind an adverb of degree, where it is that for
// "than": "concedes 21, five more than in its first report", but not "once more".
func (r *reader) compares(k int) bool {
	return k > 0 && (k < 2 || !r.w.never[r.sent.Tokens[k-2].Lower]) && r.sent.Tokens[k-1].UPOS == text.ADV && r.sent.Tokens[k-1].Feats.Has("Degree", "Cmp")
}

// beforeSemicolon cuts the words a to b before the semicolon that ends a clause, outside
// of quotations: what stands behind it has a source of its own.
func (r *reader) beforeSemicolon(a, b int) int {
	for k := a + 1; k <= b; k++ {
		if r.sent.Tokens[k].Form == ";" && r.quoteOver(k) == nil {
			return k - 1
		}
	}
	return b
}

// impersonalVerb reports whether what is said is the subject of the verb at v:
// "it emerged that".
func (r *reader) impersonalVerb(v int) bool {
	return r.c.In("impersonal-verbs")[r.sent.Tokens[v].Lemma]
}

// figureWords is how many words may stand between a number and the relative pronoun that
// takes it up.
const figureWords = 5

// figureSaid is the phrase of a figure in the plural of which a relative clause says who
// gives it, its verb in the singular and its subject behind: "far from the 68,400 that the
// platform announced". It is empty where there is none.
func (r *reader) figureSaid(v, start int) cotejo.Span {
	toks := r.sent.Tokens
	verb := r.c.Verbs[toks[v].Lemma]
	if start < 3 || verb.Weak || verb.Mode != "" && cotejo.Mode(verb.Mode) != cotejo.Says || !r.w.that[toks[start-1].Lower] || !toks[v].Feats.Has("Number", "Sing") || !toks[v].Feats.Has("Mood", "Ind") {
		return cotejo.Span{}
	}
	n := start - 2
	for n >= 0 && n > start-2-figureWords && toks[n].UPOS != text.NUM {
		if u := toks[n].UPOS; u != text.NOUN && u != text.ADJ && u != text.ADP {
			return cotejo.Span{}
		}
		n--
	}
	if n < 1 || toks[n].UPOS != text.NUM {
		return cotejo.Span{}
	}
	first := n
	for first > 0 && toks[first-1].UPOS == text.NUM {
		first--
	}
	if d := toks[first-1]; d.UPOS != text.DET || !d.Feats.Has("Number", "Plur") || !d.Feats.Has("PronType", "Art") {
		return cotejo.Span{}
	}
	if a, b := r.subjectAfter(v); b < a || !r.isSpeaker(a, b) {
		return cotejo.Span{}
	}
	return r.span(first, start-2)
}
