package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// acrossGetter lists the genitives that the parser hangs on the name of the getter
// before them: "the delivery to Poland of 20 tanks" delivers tanks.
func (v *view) acrossGetter(have []arg) []arg {
	var out []arg
	for _, a := range have {
		if !v.g.is("personal", a.slot) || v.tok(a.head).UPOS != text.PROPN {
			continue
		}
		for _, k := range v.kids[a.head] {
			if c := v.caseOf(k); v.rel(k) == "nmod" && v.g.is("genitive", c) && v.entity(k) == nil && (v.nounClass(k) != "" || v.quantityAt(k) != nil) {
				out = append(out, arg{c, k, "loose"})
			}
		}
	}
	return out
}

// dative is whom a pronoun of the getter means in a clause of what somebody says:
// the one who says it, unless that one acts in the clause as well ("the federation admits
// that X gave it money"). A getter that is named beside the pronoun comes first.
func (v *view) dative(core int, have []arg) []arg {
	if hasSlot(have, "iobj") && slices.ContainsFunc(have, func(a arg) bool { return a.slot == "iobj" && v.tok(a.head).UPOS != text.PRON }) || !slices.ContainsFunc(v.kids[core], v.dativePronoun) {
		return nil
	}
	h := v.head(core)
	if v.rel(core) != "ccomp" || h < 0 || !v.verbal(h) {
		return nil
	}
	own := v.kid(core, "nsubj")
	for _, k := range v.kids[h] {
		if e := v.entity(k); v.rel(k) == "nsubj" && e != nil && own >= 0 && v.entity(own) != nil && v.entity(own).id != e.id {
			return []arg{{"iobj", k, "dative"}}
		}
	}
	return nil
}

// dativePronoun reports a pronoun of the third person that can only stand for who
// gets something.
func (v *view) dativePronoun(w int) bool {
	t := v.tok(w)
	return t.UPOS == text.PRON && t.Feats.Has("Case", "Dat") && t.Feats.Get("Person") == "3" && !v.g.is("reflexive", t.Lower)
}

// connective reports a noun that is part of words that join sentences ("on the other
// hand"), to which nothing refers: "confirmed, on the other hand, that it got it".
func (v *view) connective(w int) bool {
	first, _ := v.phraseWords(w)
	if first > 0 && v.rel(first-1) == "case" {
		first--
	}
	var words []string
	for k := first; k <= w; k++ {
		words = append(words, v.tok(k).Lower)
	}
	return v.g.is("connective", strings.Join(words, " "))
}

// opensClause reports a noun behind a verb with another finite verb right after it, which
// is that verb's subject whatever the tree joins it with: "paid the club and the league lifted the ban".
func (v *view) opensClause(core, w int) bool {
	if w < core || !v.verbal(core) || v.rel(core) == "acl" {
		return false
	}
	_, k := v.phraseWords(w)
	for k++; k < len(v.s.Tokens) && v.tok(k).UPOS == text.PRON && !v.relativePronoun(k); k++ {
	}
	return k < len(v.s.Tokens) && (v.tok(k).UPOS == text.VERB || v.tok(k).UPOS == text.AUX) && v.tok(k).Feats.Has("VerbForm", "Fin")
}
