package extract

import "github.com/cotejo/cotejo/internal/text"

// foundSo makes a copula of a verb of finding with a reflexive pronoun before it and a
// participle behind it: those who "find themselves missing" are missing.
func (r *repairer) foundSo() {
	for w := 1; w+1 < len(r.t); w++ {
		t := &r.t[w]
		if !r.g.is("found-so", t.Lemma) || !t.Feats.Has("VerbForm", "Fin") || !r.g.is("reflexive", r.t[w-1].Lower) {
			continue
		}
		state := w + 1
		for state+1 < len(r.t) && r.t[state].UPOS == text.ADV {
			state++
		}
		s := &r.t[state]
		if s.Head != w || s.UPOS != text.ADJ && s.UPOS != text.VERB || !s.Feats.Has("VerbForm", "Part") && len(r.g.infinitives(s.Lemma)) == 0 {
			continue
		}
		s.Head, s.Rel = t.Head, t.Rel
		for k := range r.t {
			if r.t[k].Head == w && k != w-1 {
				r.t[k].Head = state
			}
		}
		t.UPOS, t.Lemma, t.Head, t.Rel = text.AUX, r.g.only("presence-copula"), state, "cop"
	}
}
