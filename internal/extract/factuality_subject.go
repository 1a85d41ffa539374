package extract

import "github.com/cotejo/cotejo"

// noSubject reads the negation that the subject before a verb carries for its clause:
// "nobody of the staff went", "not one euro came in".
func (c *cues) noSubject(k, w int) {
	if c.nominal || k > w {
		return
	}
	f := c.v.in.pack.Factuality
	for _, x := range append([]int{k}, c.v.kids[k]...) {
		r := f.Negation(c.v.tok(x).Lower)
		if r == nil || x > k || c.exempt(x) {
			continue
		}
		if rel := c.v.rel(x); x != k && rel != "det" && rel != "advmod" && rel != "cc" {
			continue
		}
		c.add(r, x)
		return
	}
}

// presupposed reports a word that the clause of a cue takes for granted rather than says:
// it stands in a relative clause ("rejected the appeal that 43 parents had lodged"), or in
// a phrase beside what the cue is about ("rejected the bill by 187 votes").
func (v *view) presupposed(core int, cue *cotejo.Span) bool {
	if cue == nil {
		return false
	}
	for w, from := core, -1; w >= 0; w, from = v.head(w), w {
		if from >= 0 && v.tok(w).Span.Overlaps(*cue) {
			if r := v.in.pack.Factuality.Verb(v.tok(w).Lemma); r != nil && r.ClausesOnly() && !(&cues{v: v, core: core}).clausal(from) {
				return true // "rejected the appeal that was lodged"
			}
			return v.rel(from) == "obl" && v.kid(w, "obj", "ccomp", "xcomp") >= 0 && v.caseOf(from) != "" && !v.g.is("genitive", v.caseOf(from))
		}
		if v.rel(w) == "acl" && v.finite(w) && !v.complementOf(w) {
			return true
		}
	}
	return false
}
