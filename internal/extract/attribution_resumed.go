package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// relativeObject reports whether what the verb at v says is a relative pronoun:
// then it speaks of the noun before it, not of the sentence.
func (r *reader) relativeObject(v int) bool {
	if !r.tree || text.Universal(r.sent.Tokens[v].Rel) != "acl" {
		return false
	}
	k := r.child(v, "obj")
	return k >= 0 && k < v && r.sent.Tokens[k].UPOS == text.PRON
}

// resumed reads "so X said": the content is the sentence before.
func (r *reader) resumed(f *frame) []cotejo.Span {
	if spans := r.takenUp(f); spans != nil {
		return spans
	}
	if r.s == 0 || f.start > 2 || f.negated || cotejo.Mode(f.verb.Mode) != cotejo.Says || !r.c.In("thus")[r.sent.Tokens[0].Lower] || r.in.sentences[r.s-1].Block != r.sent.Block {
		return nil
	}
	return []cotejo.Span{r.in.sentences[r.s-1].Span}
}

// takenUp reads "..., a point that X confirmed": the noun takes up the clause before
// it, which is the content.
func (r *reader) takenUp(f *frame) []cotejo.Span {
	if cotejo.Mode(f.verb.Mode) == cotejo.Denies {
		return nil // who tells it and who denies it are two: "..., something that the company denies"
	}
	toks := r.sent.Tokens
	for k := f.v - 1; k > 1 && toks[k].UPOS != text.PUNCT; k-- {
		if r.w.that[toks[k].Lower] && r.w.resumptive[toks[k-1].Lower] {
			for j := k - 2; j > 1 && j > k-5; j-- {
				if toks[j].Form == "," {
					sp := r.span(r.clauseStart(j), j-1)
					if r.attributed(sp) {
						return nil // what X reported and Y confirmed goes back to X
					}
					return []cotejo.Span{sp}
				}
			}
		}
	}
	return nil
}

// attributed reports whether a cue that was read stands inside sp.
func (r *reader) attributed(sp cotejo.Span) bool {
	for i := range r.out {
		if !r.out[i].cue.IsZero() && sp.Contains(r.out[i].cue) {
			return true
		}
	}
	return false
}
