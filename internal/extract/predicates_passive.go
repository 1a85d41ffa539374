package extract

import "github.com/cotejo/cotejo/internal/text"

// passives makes a participle with its auxiliary ("have been arrested", "were left
// injured") the verb of its clause where the parser has made it an adjective of its
// subject, and gives it the counted noun right behind it for its subject.
func (r *repairer) passives() {
	for p := range r.t {
		if !r.t[p].Feats.Has("VerbForm", "Part") {
			continue
		}
		aux := r.passiveAux(p)
		if aux < 0 {
			continue
		}
		h := r.t[p].Head
		rel := base(r.t[p].Rel)
		if h >= 0 && h < aux && (rel == "amod" || rel == "acl" || rel == "appos" || rel == "conj" && !r.joined(p)) && r.nounLike(h) && !r.relativeBetween(h, aux) {
			r.crown(p, h)
		}
		r.subjectBehind(p)
	}
}

// passiveAux is the auxiliary right before a participle that makes it a passive,
// adverbs passed over; -1 when there is none. It is made to hang on the participle.
func (r *repairer) passiveAux(p int) int {
	first := -1
	for w := p - 1; w >= 0 && w >= p-4; w-- {
		switch {
		case r.t[w].UPOS == text.ADV && first < 0:
			continue
		case r.g.is("passive-aux", r.t[w].Lemma) && (r.t[w].UPOS == text.AUX || r.t[w].Head == p):
			first = w
			continue
		case first >= 0 && r.t[w].UPOS == text.AUX && r.g.is("perfect-aux", r.t[w].Lemma):
			return w
		}
		return first
	}
	return first
}

func (r *repairer) nounLike(w int) bool {
	return r.t[w].UPOS == text.NOUN || r.t[w].UPOS == text.PROPN || r.t[w].UPOS == text.NUM || r.t[w].UPOS == text.SYM || r.t[w].UPOS == text.PRON
}

// relativeBetween reports a relative pronoun between two words.
func (r *repairer) relativeBetween(a, b int) bool {
	for w := a + 1; w < b; w++ {
		if r.g.is("relative", r.t[w].Lower) || r.t[w].UPOS == text.PRON && r.g.is("relative", r.t[w].Lemma) {
			return true
		}
	}
	return false
}

// crown puts a participle where its subject hung, with the subject, what stands
// before it, its auxiliaries and its complements under it.
func (r *repairer) crown(p, subject int) {
	r.t[p].Head, r.t[p].Rel = r.t[subject].Head, r.t[subject].Rel
	if rel := base(r.t[p].Rel); rel == "nsubj" || rel == "obj" {
		r.t[p].Rel = "ccomp"
	}
	r.t[subject].Head, r.t[subject].Rel = p, "nsubj:pass"
	for w := range r.t {
		if r.t[w].Head != subject || w == p {
			continue
		}
		switch base(r.t[w].Rel) {
		case "aux", "cop", "punct", "obl", "advcl", "parataxis", "mark", "ccomp":
			r.t[w].Head = p
		case "advmod":
			if w > subject {
				r.t[w].Head = p
			}
		}
	}
}

// subjectBehind makes a quantity right behind a passive without a subject its
// subject.
func (r *repairer) subjectBehind(p int) {
	if p+1 >= len(r.t) || !r.number[p+1] || r.hasSubject(p) {
		return
	}
	h := p + 1
	for h >= 0 && h < len(r.t) && r.number[h] && r.t[h].Head != p && r.t[h].Head > p && r.number[r.t[h].Head] {
		h = r.t[h].Head
	}
	if h <= p || !r.number[h] {
		return
	}
	switch base(r.t[h].Rel) {
	case "conj", "appos", "obl", "dep", "nmod", "obj", "parataxis":
		r.t[h].Head, r.t[h].Rel = p, "nsubj:pass"
	}
}

// joined reports a word that a conjunction joins to another.
func (r *repairer) joined(p int) bool {
	for w := range r.t {
		if r.t[w].Head == p && r.t[w].UPOS == text.CCONJ {
			return true
		}
	}
	return false
}

// bareSubjects makes a bare number right before a verb in the plural its subject,
// where it has none: "of the eight defendants, five were convicted".
func (r *repairer) bareSubjects() {
	for w := range r.t {
		if r.t[w].UPOS != text.NUM || !r.number[w] || w > 0 && r.t[w-1].UPOS == text.ADP {
			continue
		}
		v := w + 1
		for v < len(r.t) && r.t[v].UPOS == text.ADV {
			v++
		}
		if v >= len(r.t) || !r.t[v].Feats.Has("VerbForm", "Fin") || !r.t[v].Feats.Has("Number", "Plur") {
			continue
		}
		if h := r.t[v].Head; r.t[v].UPOS == text.AUX && h > v && h < len(r.t) {
			v = h
		}
		if v == w || r.t[w].Head == v || r.hasSubject(v) || r.under(v, w) {
			continue
		}
		switch base(r.t[w].Rel) {
		case "conj", "appos", "dep", "obl", "nmod", "advmod", "parataxis":
			r.t[w].Head, r.t[w].Rel = v, "nsubj"
		}
	}
}

// under reports a word below another in the tree.
func (r *repairer) under(w, top int) bool {
	for n := 0; w >= 0 && w < len(r.t) && n < len(r.t); n++ {
		if w == top {
			return true
		}
		w = r.t[w].Head
	}
	return false
}

// inherent reports a reflexive pronoun that is a part of its verb, in a past tense: "admitted
// that he fell asleep". With a verb that takes no object it leaves open who did it.
func (v *view) inherent(core int) bool {
	if !v.finiteFeats(core).Has("Tense", "Past") || len(v.in.pack.Table("intransitive-verbs").Get(v.tok(core).Lemma)) > 0 || v.kid(core, "obj") >= 0 && v.nominal(v.kid(core, "obj")) {
		return false
	}
	own := false
	for _, k := range v.kids[core] {
		if v.nominal(k) && v.g.is("personal", firstWord(v.caseOf(k))) {
			return false // "two officers were sanctioned"
		}
		own = own || v.tok(k).Rel == "expl:pv"
	}
	return own
}
