package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// noun gives the dictionary form and the class of a counted noun. A phrase of the list
// that starts with it goes before the noun alone, and a plural that the list has of its
// own before the singular: shares of a firm are not the firms.
func (r *numberReader) noun(atom int) (lemma, class string) {
	t := r.token(atom)
	form := strings.ToLower(r.str(atom))
	if r.otherSense(atom) {
		return t.Lemma, ""
	}
	lemma = cmp.Or(t.Lemma, form)
	forms := r.n.Singular(pack.Fold(form)) // the form itself first
	if c := r.listedPhrase(grammarOf(r.pack), forms, atom); c != "" {
		return lemma, c
	}
	for _, s := range []string{forms[0], pack.Fold(lemma)} {
		if c, ok := r.n.Classes[s]; ok {
			return lemma, c
		}
	}
	for _, s := range forms[1:] {
		if c, ok := r.n.Classes[s]; ok {
			return cmp.Or(t.Lemma, s), c
		}
	}
	return lemma, ""
}

// anything is the class of a noun that stands for any thing that was counted before.
const anything = "thing"

// unitsOf is the class of the things that were last counted before, which a noun for
// any thing goes on with: "recalls 38,000 vans ... of the 12,000 units repaired"; "" for
// none.
func (r *numberReader) unitsOf() string {
	last := func(list []quantity) string {
		for k := len(list) - 1; k >= 0; k-- {
			f := &list[k].figure
			if f.Unit == "item" && f.Class != anything && inventory.Subsumes("goods", f.Class) && list[k].kind == KindQuantity {
				return f.Class
			}
		}
		return ""
	}
	if c := last(r.out); c != "" {
		return c
	}
	return last(r.past)
}

// otherSense reports an ambiguous noun in the sense that has no class: one that has it
// only in the singular, or only without an adjective or a genitive behind it.
func (r *numberReader) otherSense(atom int) bool {
	g, t := grammarOf(r.pack), r.token(atom)
	if g.is("singular-only", t.Lemma) {
		return t.Feats.Has("Number", "Plur")
	}
	if !g.is("plain-only", t.Lemma) || atom+1 >= len(r.atoms) {
		return false
	}
	if r.wordIs(atom+1, "share-of") {
		return atom+2 < len(r.atoms) && r.listedPhrase(g, []string{t.Lemma}, atom) == ""
	}
	return r.token(atom+1).UPOS == text.ADJ
}

// listedPhrase is the class of the longest phrase of the list that starts at an atom,
// whose noun has one of these forms; "" for none.
func (r *numberReader) listedPhrase(g *grammar, forms []string, atom int) string {
	best, class := 1, ""
	if l := r.token(atom).Lemma; l != "" {
		forms = append([]string{l}, forms...)
	}
	for _, form := range forms {
		for _, p := range g.objects[form] {
			if len(p.words) > best && r.phraseAt(p.words, atom) {
				best, class = len(p.words), p.class
			}
		}
	}
	return class
}

// phraseAt reports the words of a phrase behind its first one, which stands at an atom,
// in any number.
func (r *numberReader) phraseAt(words []string, atom int) bool {
	if atom+len(words) > len(r.atoms) {
		return false
	}
	for i, w := range words[1:] {
		t := r.token(atom + 1 + i)
		if t.Lemma != w && t.Lower != w && !slices.Contains(r.n.Singular(pack.Fold(t.Lower)), pack.Fold(w)) {
			return false
		}
	}
	return true
}
