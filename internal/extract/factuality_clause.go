package extract

import "github.com/cotejo/cotejo/internal/text"

// borne reports an infinitive with a finite auxiliary of its own: what negates the verb
// it is joined to says nothing of it.
func (v *view) borne(w int) bool {
	k := v.kid(w, "aux")
	return k >= 0 && v.tok(k).Feats.Has("VerbForm", "Fin")
}

// perfectAfter reports a perfect infinitive right behind a modal ("may have
// died").
func (v *view) perfectAfter(k int) bool {
	for j := k + 1; j < len(v.s.Tokens) && j <= k+3; j++ {
		if t := v.tok(j); t.Feats.Has("VerbForm", "Inf") {
			return v.g.is("perfect-aux", t.Lemma)
		}
	}
	return false
}

// light reports a verb that only says that something is there, came about, began
// or ended, so that its tense and negation are those of its noun.
func (v *view) light(h int) bool {
	return v.g.is("existential", v.tok(h).Lemma) || v.g.is("light", v.tok(h).Lemma)
}

// question reports whether the trigger's clause stands between question marks.
func (v *view) question(core int) bool {
	for j := core + 1; j < len(v.s.Tokens); j++ {
		switch v.tok(j).Form {
		case "?":
			return true
		case ".", ";", text.InvertedQuestion, "”", "»":
			return false
		}
	}
	return false
}

// happened reports a verb in the indicative of the past, or a perfect infinitive: what one
// swears or promises in it is no plan ("swore that he had paid", "to have paid").
func (v *view) happened(w int) bool {
	f := v.tok(w).Feats
	if f.Has("Mood", "Ind") {
		return f.Has("Tense", "Past")
	}
	for _, k := range v.kids[w] {
		f := v.tok(k).Feats
		if v.rel(k) == "aux" && (f.Has("Mood", "Ind") || f.Has("VerbForm", "Inf")) && v.g.is("perfect-aux", v.tok(k).Lemma) && !f.Has("Tense", "Fut") {
			return true
		}
	}
	return false
}

// indefinite reports a noun with an indefinite article: what will be signed or built
// is yet to come, as its verb is.
func (v *view) indefinite(w int) bool {
	k := v.kid(w, "det")
	return k >= 0 && v.tok(k).Feats.Has("Definite", "Ind")
}

// colonBetween reports a colon between two words: what stands behind it are words of
// its own ("denied it: 'nothing was paid'").
func (v *view) colonBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if v.tok(k).Form == ":" {
			return true
		}
	}
	return false
}

// indicative reports a verb in the indicative of the present or the past: who demands
// in it says how things are ("protested that 200 families have no home").
func (v *view) indicative(w int) bool {
	for _, k := range append([]int{w}, v.kids[w]...) {
		t := v.tok(k)
		if k != w && v.rel(k) != "aux" && v.rel(k) != "cop" || t.Feats.Get("VerbForm") != "Fin" {
			continue
		}
		return t.Feats.Has("Mood", "Ind") && !t.Feats.Has("Tense", "Fut")
	}
	return false
}

// states reports a word whose clause is in the indicative, the future included.
func (v *view) states(w int) bool {
	for range maxClimb {
		if w < 0 {
			return false
		}
		if v.finite(w) {
			return v.indicative(w) || v.tok(w).Feats.Has("Mood", "Ind")
		}
		w = v.head(w)
	}
	return false
}
