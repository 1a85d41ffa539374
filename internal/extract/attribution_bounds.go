package extract

import "github.com/cotejo/cotejo/internal/text"

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
