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
