package extract

import "github.com/cotejo/cotejo/internal/text"

// A word of negation may leave what is said untouched: it stands for a clause of its own,
// or only says that there is no more.

// spent reports a word of negation that negates nothing of the clause it hangs in.
func (c *cues) spent(k int) bool {
	return c.exempt(k) || c.answers(k) || c.exceptive(k) || c.ballot(k)
}

// ballot reports a word of negation that an article makes a noun, the answer of those who
// vote against: "the No got 57,000 votes", "the No to the reform leads".
func (c *cues) ballot(k int) bool {
	v := c.v
	if k == 0 || k+1 >= len(v.s.Tokens) || v.tok(k).UPOS == text.DET {
		return false
	}
	if a := v.tok(k - 1); a.UPOS != text.DET || !a.Feats.Has("PronType", "Art") || !a.Feats.Has("Number", "Sing") {
		return false
	}
	t := v.tok(k + 1)
	return t.UPOS == text.ADP || t.UPOS == text.PUNCT || (t.UPOS == text.VERB || t.UPOS == text.AUX) && t.Feats.Has("VerbForm", "Fin")
}

// answers reports a word of negation that is the whole of a clause, before a comma and the
// conjunction that opens the next one: "holds that no, that they were 41".
func (c *cues) answers(k int) bool {
	v := c.v
	return k > 0 && k+2 < len(v.s.Tokens) && v.tok(k+1).Form == "," && v.in.pack.Cues.In("that")[v.tok(k+2).Lower] && v.in.pack.Cues.In("that")[v.tok(k-1).Lower]
}

// exceptReach is how many words may stand between the words that except and the figure.
const exceptReach = 3

// exceptive reports a negation that "more than" behind its verb turns into "only": "finds
// no trace but of 22,000", "did not bring more than 40 boxes" said with a conjunction.
func (c *cues) exceptive(k int) bool {
	v := c.v
	for w := k + 1; w+2 < len(v.s.Tokens); w++ {
		switch t := v.tok(w); {
		case t.UPOS == text.PUNCT, t.UPOS == text.CCONJ, t.UPOS == text.SCONJ:
			return false
		case t.UPOS == text.ADV && v.numberWord(t.Lower, "increment-after") && v.in.pack.Cues.In("that")[v.tok(w+1).Lower]:
			for j := w + 2; j < len(v.s.Tokens) && j <= w+1+exceptReach; j++ {
				if v.inQuant[j] != nil {
					return true
				}
				if u := v.tok(j).UPOS; u != text.ADP && u != text.DET {
					return false
				}
			}
			return false
		}
	}
	return false
}

// timely reports an infinitive behind the preposition contracted with the article, which
// says when or by what, and is no complement: "failed on gathering 79".
func (c *cues) timely(w int) bool {
	v := c.v
	for _, k := range v.kids[w] {
		if k+1 < w && v.tok(k).UPOS == text.ADP && v.tok(k+1).UPOS == text.DET && v.tok(k).Span.Start == v.tok(k+1).Span.Start {
			return true
		}
	}
	return false
}

// circumstance reports a clause that an adverb, a preposition and a conjunction open
// together, which says when or besides what: "after 140 workers complained".
func (v *view) circumstance(w int) bool {
	for _, k := range v.kids[w] {
		if k > 1 && k < w && v.tok(k).UPOS == text.SCONJ && v.in.pack.Cues.In("that")[v.tok(k).Lower] && v.g.is("genitive", v.tok(k-1).Lower) && v.tok(k-2).UPOS == text.ADV {
			return true
		}
	}
	return false
}

// ahead reports a clause in a compound tense that waits for what it tells: "when they
// have arrived", "until all have been found".
func (c *cues) ahead(w int) bool {
	for _, k := range c.v.kids[w] {
		if r := c.v.rel(k); (r == "mark" || r == "advmod" || r == "case") && k < w && c.v.g.is("awaiting", c.v.tok(k).Lower) {
			return true
		}
		if r := c.v.rel(k); (r == "mark" || r == "aux") && k > 0 && c.v.g.is("awaiting", c.v.tok(k-1).Lower) {
			return true // "once they have been found", with a noun before the conjunction
		}
	}
	return false
}
