package extract

import (
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// went makes a verb of going of a form of being that it shares ("fue"), where a place stands
// behind it as one to which somebody goes: "the minister went to Lima on Monday".
func (r *repairer) went(w int) {
	t := &r.t[w]
	going := r.g.only("no-copula")
	if t.UPOS != text.AUX || !r.g.is("copula", t.Lemma) || !r.g.is("going-form", t.Lower) {
		return
	}
	k := w + 1
	for k < len(r.t) && (r.timed[k] || r.t[k].UPOS == text.ADV) {
		k++
	}
	if k >= len(r.t) || !r.g.is("periphrasis", going+" "+r.t[k].Lower) {
		return
	}
	for k++; k < len(r.t) && r.t[k].UPOS == text.DET; k++ {
	}
	if k >= len(r.t) || r.timed[k] || r.number[k] || !r.placeAt(k) {
		return
	}
	t.Lemma = going
	if h := t.Head; h >= 0 && base(t.Rel) == "cop" && h != k {
		r.t[k].Head, r.t[k].Rel = w, "obl"
	}
}

// setPhraseWords is how many words a noun phrase has at most that says of somebody what he is
// declared to be.
const setPhraseWords = 3

// setPhrase reports a phrase of those that opens at word w.
func (g *grammar) setPhrase(t []text.Token, w int) bool {
	if w+setPhraseWords > len(t) || t[w].UPOS != text.NOUN {
		return false
	}
	phrase := t[w].Lower
	for k := w + 1; k < w+setPhraseWords; k++ {
		phrase += " " + t[k].Lower
	}
	return g.is("set-phrase", phrase)
}

// setPhrases puts together a noun phrase that the parser may take apart, a clause with a verb
// and its negation in it, and leaves to the verb before it whom it is said of: "declared six
// diplomats persona non grata".
func (r *repairer) setPhrases() {
	for w := range r.t {
		if !r.g.setPhrase(r.t, w) {
			continue
		}
		end := w + setPhraseWords - 1
		inside := func(k int) bool { return k >= w && k <= end }
		top := -1
		for k := w; k <= end; k++ {
			if h := r.t[k].Head; h >= 0 && !inside(h) && r.t[h].UPOS == text.VERB {
				top = h
			}
		}
		if top < 0 {
			continue
		}
		for k := range r.t {
			if h := r.t[k].Head; !inside(k) && h >= 0 && inside(h) {
				r.t[k].Head = top
			}
		}
		r.t[w].Head, r.t[w].Rel = top, "xcomp"
		for k := w + 1; k <= end; k++ {
			r.t[k].UPOS, r.t[k].Head, r.t[k].Rel, r.t[k].Feats = text.ADJ, w, "flat", ""
		}
	}
}

// placeAt reports a word that names a place to which one goes: one that is linked, or a
// noun of a place, a building or a body.
func (r *repairer) placeAt(k int) bool {
	if r.place[k] {
		return true
	}
	c := r.g.folded[fold(r.t[k].Lemma)]
	if r.t[k].UPOS != text.NOUN || c == "" {
		return false
	}
	return inventory.Subsumes("place", c) || inventory.Subsumes("building", c) || inventory.Subsumes("organisation", c)
}
