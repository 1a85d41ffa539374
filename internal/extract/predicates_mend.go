package extract

import (
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"slices"
)

// capitalDeterminers makes the last word of a name of what the tagger took for a
// determiner: written with a capital, between a name and a mark ("Kim Jong Un,").
func (r *repairer) capitalDeterminers() {
	for w := 1; w < len(r.t); w++ {
		if r.t[w].UPOS != text.DET || !capital(r.t[w].Form) || r.t[w-1].UPOS != text.PROPN || w+1 < len(r.t) && r.t[w+1].UPOS != text.PUNCT {
			continue
		}
		h := w - 1
		if r.t[h].Rel == "flat" && r.t[h].Head >= 0 && r.t[h].Head < h {
			h = r.t[h].Head
		}
		r.t[w].UPOS, r.t[w].Head, r.t[w].Rel, r.t[w].Feats = text.PROPN, h, "flat", ""
	}
}

// parentheses takes what hangs from inside a parenthesis that is over to what the
// parenthesis hangs on: nothing goes on inside it.
func (r *repairer) parentheses() {
	open := -1
	for w := range r.t {
		switch r.t[w].Form {
		case "(":
			open = w
		case ")":
			if open >= 0 {
				r.closed(open, w)
			}
			open = -1
		}
	}
}

func (r *repairer) closed(open, end int) {
	inside := func(w int) bool { return w > open && w < end }
	for w := end + 1; w < len(r.t); w++ {
		h := r.t[w].Head
		if !inside(h) || r.t[w].UPOS == text.PUNCT {
			continue
		}
		for range maxClimb {
			if h < 0 || !inside(h) && r.t[h].UPOS != text.PUNCT {
				break
			}
			h = r.t[h].Head
		}
		if h >= 0 && h != w {
			r.t[w].Head = h
		}
	}
}

// verbsOfNouns gives a clause whose finite verb was coordinated with a noun of its
// own subject to the verb: "the mayor, X, and the minister, Y, attend a mass".
func (r *repairer) verbsOfNouns() {
	for v := range r.t {
		if r.t[v].UPOS != text.VERB || base(r.t[v].Rel) != "conj" || !r.carriesPerson(v) || r.connected(v) {
			continue
		}
		n := r.t[v].Head
		if n < 0 || n > v {
			continue
		}
		for range maxClimb {
			if base(r.t[n].Rel) != "conj" || r.t[n].Head < 0 {
				break
			}
			n = r.t[n].Head
		}
		if r.t[n].Head >= 0 || n > v || r.t[n].UPOS != text.NOUN && r.t[n].UPOS != text.PROPN || r.governed(n) || r.says(n) {
			continue
		}
		r.takesSubject(v, n)
	}
}

// sharesSubject joins a counted subject to the counted phrase before it, which the
// parser has hung on the same verb as something else: "at least 22 rebels and four
// soldiers died".
func (r *repairer) sharesSubject(h int) bool {
	a, v := r.last, r.t[h].Head
	if base(r.t[h].Rel) != "nsubj" || v < 0 || r.t[a].Head != v || base(r.t[a].Rel) == "nsubj" {
		return false
	}
	for w := range a {
		if r.t[w].Head == a && r.t[w].Rel == "case" && !r.number[w] {
			return false
		}
	}
	r.t[a].Rel = r.t[h].Rel
	r.t[h].Head, r.t[h].Rel = a, "conj"
	return true
}

// connected reports a word that a conjunction, a mark or a relative pronoun ties to
// what is before it.
func (r *repairer) connected(v int) bool {
	for w := range r.t {
		if r.t[w].Head != v {
			continue
		}
		if r.t[w].UPOS == text.CCONJ || r.t[w].Rel == "mark" || r.t[w].UPOS == text.PRON && r.g.is("relative", r.t[w].Lemma) {
			return true
		}
	}
	return false
}

// governed reports a phrase that opens with a preposition.
func (r *repairer) governed(n int) bool {
	for w := range n {
		if r.t[w].Head == n && r.t[w].Rel == "case" {
			return true
		}
	}
	return false
}

// says reports a noun that is said of a subject: the predicate of a clause.
func (r *repairer) says(n int) bool {
	for w := range r.t {
		if r.t[w].Head == n && (r.t[w].Rel == "cop" || base(r.t[w].Rel) == "nsubj") {
			return true
		}
	}
	return false
}

// takesSubject makes a verb the root of its sentence and the noun that was it the verb's
// subject; a subject that the verb had behind it was none.
func (r *repairer) takesSubject(v, n int) {
	r.t[v].Head, r.t[v].Rel = -1, "root"
	for w := range r.t {
		switch {
		case r.t[w].Head == v && w > v && base(r.t[w].Rel) == "nsubj":
			r.t[w].Rel = "dep"
		case r.t[w].Head == n && w > v:
			r.t[w].Head = v
		}
	}
	r.t[n].Head, r.t[n].Rel = v, "nsubj"
}

// fronted gives a sentence to its finite verb with a subject of its own where the
// parser made a phrase before the comma the root and the verb its clause: "in order
// to avoid cuts, the company has sent technicians".
func (r *repairer) fronted() {
	for v := range r.t {
		if r.t[v].UPOS != text.VERB || base(r.t[v].Rel) != "acl" || !r.carriesPerson(v) || r.connected(v) || !r.hasSubject(v) {
			continue
		}
		n := r.t[v].Head
		for range maxClimb {
			if n < 0 || r.t[n].Head < 0 {
				break
			}
			n = r.t[n].Head
		}
		if n < 0 || n >= v || r.t[n].UPOS != text.NOUN || !r.governed(n) || !r.commaBetween(n, v) {
			continue
		}
		r.t[v].Head, r.t[v].Rel = -1, "root"
		r.t[n].Head, r.t[n].Rel = v, "obl"
	}
}

func (r *repairer) commaBetween(a, b int) bool {
	for w := a + 1; w < b; w++ {
		if r.t[w].Form == "," {
			return true
		}
	}
	return false
}

// relativeSubjects reads the noun after the verb of a relative clause whose pronoun
// is its object as the subject.
func (r *repairer) relativeSubjects() {
	for v := range r.t {
		if r.t[v].UPOS != text.VERB || r.hasSubject(v) {
			continue
		}
		pronoun, noun := -1, -1
		for w := range r.t {
			if r.t[w].Head != v || base(r.t[w].Rel) != "obj" {
				continue
			}
			switch {
			case w < v && r.t[w].UPOS == text.PRON && r.g.is("relative", r.t[w].Lemma) && !r.governed(w):
				pronoun = w
			case w > v && noun < 0 && (r.t[w].UPOS == text.NOUN || r.t[w].UPOS == text.PROPN) && !r.governed(w) && !r.number[w]:
				noun = w
			}
		}
		if pronoun >= 0 && noun >= 0 {
			r.t[noun].Rel = "nsubj"
		}
	}
}

// appositiveClauses hangs a clause that opens with a conjunction right behind a noun
// that itself stands behind a comma on that noun: "..., confirmation that the company
// gave in April" says nothing of what was said.
func (r *repairer) appositiveClauses() {
	for v := range r.t {
		if r.t[v].UPOS != text.VERB || base(r.t[v].Rel) != "ccomp" {
			continue
		}
		for q := range v {
			if r.t[q].Head != v || r.t[q].Rel != "mark" || r.t[q].UPOS != text.SCONJ || !r.g.is("relative", r.t[q].Lower) {
				continue
			}
			n := q - 1
			if n < 1 || r.t[n].UPOS != text.NOUN || r.t[n-1].Form != "," || r.t[n].Head == v {
				break
			}
			r.t[v].Head, r.t[v].Rel = n, "acl"
			r.t[q].UPOS, r.t[q].Rel = text.PRON, "obj"
			break
		}
	}
}

// bareObjects reads a name right behind a verb without object, which the parser has
// put beside the verb, as the object: "Norway recognised Palestine".
func (r *repairer) bareObjects() {
	for w := 1; w < len(r.t); w++ {
		v := r.t[w].Head
		if v == w-1 && r.t[w].UPOS == text.NUM && base(r.t[w].Rel) == "obl" && r.t[v].UPOS == text.VERB && !r.g.is("number-copula", r.t[v].Lemma) && r.t[v].Feats.Has("VerbForm", "Fin") && r.hasSubject(v) && !r.hasObject(v) && r.partitive(w) {
			r.t[w].Rel = "obj" // "won 84 of the 150 seats"
			continue
		}
		if base(r.t[w].Rel) != "appos" || v != w-1 || r.t[v].UPOS != text.VERB || r.t[w].UPOS != text.PROPN || !r.carriesPerson(v) || r.governed(w) || !r.hasSubject(v) {
			continue
		}
		r.t[w].Rel = "obj"
	}
}

// hasObject reports a verb with an object.
func (r *repairer) hasObject(v int) bool {
	return slices.ContainsFunc(r.t, func(t text.Token) bool { return t.Head == v && base(t.Rel) == "obj" })
}

// partitive reports a number with the whole that it is of under it.
func (r *repairer) partitive(n int) bool {
	for w := n + 1; w < len(r.t); w++ {
		if r.t[w].Head == n && base(r.t[w].Rel) == "nmod" {
			return true
		}
	}
	return false
}

// copulas makes a number right behind a copula the predicate of the noun before it,
// where the parser has made it that noun's numeral: "the dead are 30".
func (r *repairer) copulas() {
	for c := 1; c+1 < len(r.t); c++ {
		if !r.g.is("number-copula", r.t[c].Lemma) || !r.t[c].Feats.Has("VerbForm", "Fin") {
			continue
		}
		n := c + 1
		for n+1 < len(r.t) && r.t[n].UPOS == text.ADV {
			n++
		}
		if r.t[n].UPOS == text.NUM && r.t[n].Head > n && r.t[n].Head == r.t[c].Head {
			r.partCopula(c, n)
			continue
		}
		if r.t[n].UPOS != text.NUM || r.t[n].Head < 0 || r.t[n].Head >= c || base(r.t[n].Rel) != "nummod" {
			continue
		}
		h := r.t[n].Head
		if r.t[h].UPOS != text.NOUN && r.t[h].UPOS != text.ADJ {
			continue
		}
		r.t[n].Head, r.t[n].Rel = r.t[h].Head, r.t[h].Rel
		if rel := base(r.t[n].Rel); rel == "obj" || rel == "nsubj" {
			r.t[n].Rel = "ccomp"
		}
		r.t[h].Head, r.t[h].Rel = n, "nsubj"
		r.t[c].Head, r.t[c].Rel = n, "cop"
	}
}

// partCopula gives the copula c its number n for a predicate, and the noun before it for a
// subject, where the parser has hung both on the verb of the clause joined on behind: "the
// captured are already 27, and in the cell there is no room".
func (r *repairer) partCopula(c, n int) {
	v := r.t[n].Head
	joined := false
	for w := n + 1; w < v; w++ {
		joined = joined || r.t[w].UPOS == text.CCONJ && r.t[w].Head == v
	}
	if !joined || r.t[v].UPOS != text.VERB || !r.carriesPerson(v) {
		return
	}
	r.t[n].Head, r.t[n].Rel = r.t[v].Head, r.t[v].Rel
	r.t[v].Head, r.t[v].Rel = n, "conj"
	r.t[c].Head, r.t[c].Rel = n, "cop"
	for w := range c {
		if h := r.t[w].Head; h != v && h != c {
			continue
		}
		r.t[w].Head = n
		if (r.t[w].UPOS == text.NOUN || r.t[w].UPOS == text.PROPN) && !r.governed(w) {
			r.t[w].Rel = "nsubj"
		}
	}
	for w := c + 1; w < n; w++ {
		if r.t[w].Head == v {
			r.t[w].Head = n
		}
	}
}

// complementisers makes a conjunction that the parser has hung on the verb before it
// the mark of the clause behind it, and that clause the verb's complement.
func (r *repairer) complementisers(p *pack.Pack) {
	for q := 1; q < len(r.t); q++ {
		v := r.t[q].Head
		if v != q-1 || r.t[q].UPOS != text.SCONJ || r.t[q].Rel == "mark" || r.t[q].Rel == "fixed" || r.t[v].UPOS != text.VERB || !p.Cues.In("that")[r.t[q].Lower] {
			continue
		}
		c := r.clauseVerb(q)
		if c < 0 || r.under(v, c) {
			continue
		}
		r.t[c].Head, r.t[c].Rel = v, "ccomp"
		r.t[q].Head, r.t[q].Rel = c, "mark"
	}
}

// saidThen makes the word for "that" at q, behind a time, open what a verb of saying before
// the time says, where the parser took it for a relative of the day: "said on Tuesday that
// vaccines were missing".
func (r *repairer) saidThen(p *pack.Pack, q int) {
	q = r.behindBracket(q)
	if q < 2 || q+1 >= len(r.t) || !p.Cues.In("that")[r.t[q].Lower] || !p.Times.V.Of(r.t[q-1].Lower, "weekday", "month") && r.t[q-1].UPOS == text.NOUN {
		return // "the year in which", "the day when"
	}
	v := q - 2
	for v >= max(0, q-maxSaidBetween) && r.t[v].UPOS != text.VERB && r.t[v].UPOS != text.SCONJ && r.t[v].Form != "," && r.t[v].Rel != "ccomp" {
		v--
	}
	if v < 0 || v < q-maxSaidBetween || r.t[v].UPOS != text.VERB || !p.Cues.Verbs[r.t[v].Lemma].Clause {
		return
	}
	for w := v + 1; w < len(r.t); w++ {
		if r.t[w].Head == v && base(r.t[w].Rel) == "ccomp" {
			return // it says something else
		}
	}
	r.opensWhatIsSaid(v, q)
}

// behindBracket is the word behind the brackets that close, or open and close, at q: "on
// Friday (02.05.2025) that".
func (r *repairer) behindBracket(q int) int {
	if q < len(r.t) && r.t[q].Form == "(" {
		for end := q; end < min(len(r.t), q+maxBracketed); end++ {
			if r.t[end].Form == ")" {
				return end + 1
			}
		}
	} else if q < len(r.t) && r.t[q].Form == ")" {
		return q + 1
	}
	return q
}

// maxBracketed is how many words stand in brackets behind a day at most.
const maxBracketed = 6

// owed makes a verb of what the tagger took for the auxiliary of a noun, where there is no
// verb that it could go with: "the club owes four months of wages". What stood before the
// noun is the verb's.
func (r *repairer) owed() {
	for w := range r.t {
		t := &r.t[w]
		n := t.Head
		if t.UPOS != text.AUX || base(t.Rel) != "aux" || !t.Feats.Has("VerbForm", "Fin") || n <= w || !r.g.is("modal-verb", t.Lemma) || !r.nominal(n) || r.verbBetween(w, n) {
			continue
		}
		above, rel := r.t[n].Head, r.t[n].Rel
		for k := range r.t {
			if r.t[k].Head != n || k == w || base(r.t[k].Rel) != "cop" && k > w {
				continue
			}
			r.t[k].Head = w
		}
		t.UPOS, t.Head, t.Rel = text.VERB, above, rel
		r.t[n].Head, r.t[n].Rel = w, "obj"
		r.owes(w)
	}
}

// owes gives the verb w, which was found where the parser saw none, its subject and the
// clause that it heads: the noun before it may have stood above its object, and what opens
// the clause may have made that the object of the verb above.
func (r *repairer) owes(w int) {
	t := &r.t[w]
	if h := t.Head; h >= 0 && h < w && r.nominal(h) && !r.governed(h) {
		t.Head, t.Rel = r.t[h].Head, r.t[h].Rel
		r.t[h].Head, r.t[h].Rel = w, "nsubj"
		for k := range h {
			if r.t[k].Head == h && r.t[k].Rel == "mark" {
				r.t[k].Head = w
			}
		}
	}
	if rel := base(t.Rel); t.Head >= 0 && (rel == "obj" || rel == "nsubj" || rel == "nmod" || rel == "obl") {
		t.Rel = "advcl"
		if r.t[t.Head].UPOS == text.VERB && slices.ContainsFunc(r.t, func(k text.Token) bool { return k.Head == w && k.Rel == "mark" && k.UPOS == text.SCONJ }) {
			t.Rel = "ccomp"
		}
	}
	if t.Head < 0 {
		t.Rel = "root"
	}
}

// nominal reports a noun, a name, a number or a pronoun.
func (r *repairer) nominal(n int) bool {
	switch r.t[n].UPOS {
	case text.NOUN, text.PROPN, text.NUM, text.PRON:
		return true
	}
	return false
}

// verbBetween reports whether a verb or a mark stands between two words.
func (r *repairer) verbBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if u := r.t[k].UPOS; u == text.VERB || u == text.AUX || u == text.PUNCT {
			return true
		}
	}
	return false
}

// opensWhatIsSaid makes the clause that the word for "that" at q opens what the verb at v says, with the
// nouns before its verb for its subject; nothing where the verb stands under the clause.
func (r *repairer) opensWhatIsSaid(v, q int) {
	c := r.clauseVerb(q)
	if c < 0 || c == v || r.under(v, c) {
		return
	}
	r.t[q].UPOS, r.t[q].Feats = text.SCONJ, ""
	r.t[c].Head, r.t[c].Rel = v, "ccomp"
	r.t[q].Head, r.t[q].Rel = c, "mark"
	for w := q + 1; w < c; w++ {
		if h := r.t[w].Head; h > q && h != c {
			continue
		}
		if u := r.t[w].UPOS; (u == text.NOUN || u == text.PROPN || u == text.ADJ) && !r.governed(w) && r.t[w].Head != c {
			r.t[w].Rel = "nsubj"
		}
		r.t[w].Head = c
	}
}

// clauseVerb is the word that heads the clause behind a conjunction: its first finite
// verb, or what that is the auxiliary or copula of; -1 when there is none.
func (r *repairer) clauseVerb(q int) int {
	for w := q + 1; w < len(r.t) && r.t[w].Form != ";" && r.t[w].Form != "."; w++ {
		if !r.t[w].Feats.Has("VerbForm", "Fin") {
			continue
		}
		if rel := base(r.t[w].Rel); (rel == "aux" || rel == "cop") && r.t[w].Head > q {
			return r.t[w].Head
		}
		return w
	}
	return -1
}

// existentials makes a verb of what the tagger took for the auxiliary of a perfect where
// no participle follows ("there are 46"), and hangs the number behind it on it. Where
// the parser has put it under the phrase that opens the sentence, it takes its place.
func (r *repairer) existentials() {
	for w := range r.t {
		t := &r.t[w]
		if !r.g.is("perfect-aux", t.Lemma) || !t.Feats.Has("VerbForm", "Fin") || w+1 >= len(r.t) || !r.number[w+1] || t.UPOS != text.AUX && t.UPOS != text.VERB {
			continue
		}
		t.UPOS = text.VERB
		if n := r.numberHead(w + 1); n != w && r.t[n].Head != w {
			r.t[n].Head, r.t[n].Rel = w, "obj"
		}
		top := r.t[w].Head
		for n := 0; top >= 0 && r.t[top].Head >= 0 && n < maxClimb; n++ {
			top = r.t[top].Head
		}
		if top >= 0 && top < w && r.t[top].UPOS == text.NOUN && r.governed(top) {
			t.Head, t.Rel = -1, "root"
			r.t[top].Head, r.t[top].Rel = w, "obl"
		}
	}
}

// motions makes a verb of what the tagger took for the copula of a clause though it is none
// ("14 people went in the boat"): the phrase that it was to be said of is its own.
func (r *repairer) motions() {
	for w := range r.t {
		r.leaving(w)
		r.went(w)
		t := &r.t[w]
		h := t.Head
		if t.UPOS != text.AUX || !r.g.is("no-copula", t.Lemma) || h < 0 || base(t.Rel) != "cop" {
			continue
		}
		t.UPOS, t.Head, t.Rel = text.VERB, r.t[h].Head, r.t[h].Rel
		for k := range r.t {
			if up := r.t[k].Head; up == w || up == h && k != w && outside[base(r.t[k].Rel)] {
				r.t[k].Head = w
				if base(r.t[k].Rel) == "advmod" && r.number[k] {
					r.t[k].Rel = "nsubj"
				}
			}
		}
		r.t[h].Head, r.t[h].Rel = w, "nsubj"
		if r.governed(h) || r.timed[h] {
			r.t[h].Rel = "obl"
		}
	}
}

// leaving makes a verb of going away of a form of being with a reflexive pronoun before it,
// which it shares ("se fue"), and of an auxiliary of going that governs no verb ("me voy").
func (r *repairer) leaving(w int) {
	t := &r.t[w]
	own := w > 0 && r.t[w-1].UPOS == text.PRON && r.g.is("own-pronoun", r.t[w-1].Lower)
	switch {
	case own && r.g.is("copula", t.Lemma) && r.g.is("going-form", t.Lower):
		t.UPOS, t.Lemma = text.VERB, r.g.only("no-copula")
	case t.UPOS == text.AUX && r.g.is("no-copula", t.Lemma) && base(t.Rel) != "cop" && !slices.ContainsFunc(r.t[w+1:min(len(r.t), w+4)], func(k text.Token) bool {
		return k.Feats.Has("VerbForm", "Inf") || k.Feats.Has("VerbForm", "Ger")
	}):
		t.UPOS = text.VERB
		if h := t.Head; h >= 0 && base(t.Rel) == "aux" && r.t[h].UPOS == text.NOUN {
			t.Head, t.Rel = r.t[h].Head, r.t[h].Rel
			if base(t.Rel) == "obl" {
				t.Rel = "parataxis"
			}
			r.t[h].Head, r.t[h].Rel = w, "obl"
		}
	}
}

// outside are the relations of what hangs on a clause, not on the noun in it.
var outside = map[string]bool{"nsubj": true, "mark": true, "advmod": true, "obl": true, "punct": true, "advcl": true, "parataxis": true, "ccomp": true, "cc": true, "conj": true}

// numberHead is the word of the quantity at word w that hangs outside it.
func (r *repairer) numberHead(w int) int {
	n := w
	for range maxClimb {
		h := r.t[n].Head
		if h <= w || h >= len(r.t) || !r.number[h] && h != n+1 {
			break
		}
		n = h
	}
	return n
}
