package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// repaired gives copies of the sentences whose trees are put right where names,
// prepositions and the shape of a clause show that the parser was wrong. What a
// name covers is one noun phrase, what follows a preposition is a prepositional
// phrase, a verb has one subject, and nouns are coordinated with nouns.
func repaired(p *pack.Pack, sents []text.Sentence, ents []entityMention, quants []quantity, times []timex) []text.Sentence {
	g := grammarOf(p)
	out := make([]text.Sentence, len(sents))
	rs := make([]repairer, len(sents))
	for i := range sents {
		out[i] = sents[i]
		out[i].Tokens = slices.Clone(sents[i].Tokens)
		n := len(out[i].Tokens)
		rs[i] = repairer{g: g, t: out[i].Tokens, number: make([]bool, n), timed: make([]bool, n), place: make([]bool, n)}
	}
	for i := range ents {
		r := &rs[ents[i].sentence]
		r.name(&ents[i])
		r.place[ents[i].head] = ents[i].kind == "place" || ents[i].kind == "country"
	}
	for i := range quants {
		q := &quants[i]
		r := &rs[q.sentence]
		if q.kind == KindQuantity && q.first >= 0 && q.last < len(r.t) {
			r.quantity(q)
		}
		for w := max(0, q.first); w <= q.last && w < len(r.t); w++ {
			r.number[w] = true
		}
	}
	for i := range times {
		r := &rs[times[i].sentence]
		r.saidThen(p, times[i].last+1)
		for w := max(0, times[i].first); w <= times[i].last && w < len(r.t); w++ {
			r.timed[w] = true
		}
	}
	for i := range rs {
		r := &rs[i]
		r.capitalDeterminers()
		r.parentheses()
		r.existentials()
		r.owed()
		r.motions()
		r.foundSo()
		r.verbsOfNouns()
		r.fronted()
		r.relativeSubjects()
		r.appositiveClauses()
		r.bareObjects()
		r.copulas()
		r.complementisers(p)
		r.toldThat(p)
		r.setPhrases()
		r.periphrases()
		r.bareSubjects()
		r.genitives(p)
		r.passives()
		r.denials(p)
		r.ownClauses()
		r.afterPrepositions()
		r.roots()
		r.conditions()
		r.phrases()
		r.subjects()
		r.conjuncts()
		breakCycles(r.t)
	}
	return out
}

// breakCycles makes a tree again of words whose heads, each put right for itself, lead back
// to where they came from: the first word of such a ring heads its clause.
func breakCycles(t []text.Token) {
	const fresh = 0 // not walked yet; afterwards the number of the walk that came by
	by := make([]int, len(t))
	for i := range t {
		for w := i; w >= 0 && w < len(t); w = t[w].Head {
			if by[w] == i+1 && t[w].Head >= 0 {
				first := w
				for k := t[w].Head; k != w; k = t[k].Head {
					first = min(first, k)
				}
				t[first].Head, t[first].Rel = -1, "root"
				break
			}
			if by[w] != fresh {
				break
			}
			by[w] = i + 1
		}
	}
}

type repairer struct {
	g      *grammar
	t      []text.Token
	number []bool // words inside a quantity
	timed  []bool // words inside a time
	place  []bool // heads of the names of places
	last   int    // head of the quantity before, with its last word
	end    int
}

// quantity makes a quantity one noun phrase around what it counts. Where no
// preposition stands before it and the parser has hung it on something that is no
// verb, it is the object of the verb before it or the subject of the verb after.
func (r *repairer) quantity(q *quantity) {
	h := q.head
	if h < q.first || h > q.last {
		h = q.number
		for range q.last - q.first {
			if up := r.t[max(h, 0)].Head; up >= q.first && up <= q.last {
				h = up
			}
		}
	}
	if h < q.first || h > q.last {
		return
	}
	r.enclose(q.first, q.last, h)
	defer func() { r.last, r.end = h, q.last }()
	if r.end > 0 && q.first-r.end == 2 && (r.t[q.first-1].UPOS == text.CCONJ || r.t[q.first-1].Form == ",") && r.t[h].Rel != "conj" &&
		r.t[h].Rel != "nsubj" && r.t[h].Rel != "root" && r.last != h {
		r.t[h].Head, r.t[h].Rel = r.last, "conj"
		return
	}
	if r.end > 0 && q.first-r.end == 2 && r.t[q.first-1].UPOS == text.CCONJ && r.last != h && r.sharesSubject(h) {
		return
	}
	if q.head == h && (r.t[h].UPOS == text.ADJ || r.t[h].UPOS == text.VERB && r.t[h].Rel != "root") {
		r.t[h].UPOS = text.NOUN
	}
	before := q.first - 1
	for before >= 0 && r.t[before].UPOS == text.DET {
		before--
	}
	if before > 0 && r.t[before].UPOS == text.ADP && r.t[before].Head != h {
		if r.t[h].Head == before {
			r.t[h].Head, r.t[h].Rel = r.t[before].Head, "obl"
			if r.g.is("personal", r.t[before].Lemma) {
				r.t[h].Rel = "obj"
			}
		}
		r.t[before].Head, r.t[before].Rel = h, "case"
		if n := r.nounBefore(before); n >= 0 && r.g.is("genitive", r.t[before].Lemma) {
			r.t[h].Head, r.t[h].Rel = n, "nmod"
		}
	}
	if before >= 0 {
		switch r.t[before].UPOS {
		case text.ADP, text.NUM, text.SYM, text.SCONJ:
			return
		}
	}
	rel := base(r.t[h].Rel)
	switch rel {
	case "nsubj", "obj", "conj", "root", "ccomp", "parataxis", "nummod", "dep":
		return
	}
	if before >= 0 && (r.t[before].UPOS == text.PUNCT || r.t[before].UPOS == text.CCONJ) {
		if v := r.verbAfter(q.last); v >= 0 && (rel == "advmod" || rel == "obl" || rel == "nmod" && r.t[h].Head < before) && !r.hasSubject(v) {
			r.t[h].Head, r.t[h].Rel = v, "nsubj"
		}
		return
	}
	if v := r.verbBefore(q.first); v >= 0 {
		r.t[h].Head, r.t[h].Rel = v, "obj"
	} else if v := r.verbAfter(q.last); v >= 0 {
		r.t[h].Head, r.t[h].Rel = v, "nsubj"
	}
}

// nounBefore is the noun that ends just before a preposition, adjectives passed
// over.
func (r *repairer) nounBefore(at int) int {
	for w := at - 1; w >= 0 && w >= at-3; w-- {
		switch r.t[w].UPOS {
		case text.NOUN, text.PROPN:
			return w
		case text.ADJ:
		default:
			return -1
		}
	}
	return -1
}

// afterPrepositions makes a noun of what the tagger took for a finite verb right
// after a preposition, where none can stand; one that takes a clause as well is taken
// for what introduces it ("as the mayor said").
func (r *repairer) afterPrepositions() {
	for w := 1; w < len(r.t); w++ {
		if r.t[w].UPOS != text.VERB || !r.t[w].Feats.Has("VerbForm", "Fin") || r.t[w-1].UPOS != text.ADP || r.t[w-1].Head != w {
			continue
		}
		if r.g.is("clausal", r.t[w-1].Lower) {
			r.t[w-1].UPOS, r.t[w-1].Rel = text.SCONJ, "mark"
			continue
		}
		r.t[w].UPOS, r.t[w].Feats = text.NOUN, ""
		r.t[w].Lemma = r.t[w].Lower
		r.t[w-1].Rel = "case"
		switch base(r.t[w].Rel) {
		case "advcl", "ccomp", "xcomp", "csubj":
			r.t[w].Rel = "obl"
		case "acl":
			r.t[w].Rel = "nmod"
		}
	}
}

// roots gives a clause whose root is a gerund to the finite verb that was
// coordinated with it.
func (r *repairer) roots() {
	for g := range r.t {
		if r.t[g].Head >= 0 || !r.t[g].Feats.Has("VerbForm", "Ger") {
			continue
		}
		for v := g + 1; v < len(r.t); v++ {
			if r.t[v].Head != g || r.t[v].UPOS != text.VERB || base(r.t[v].Rel) != "conj" && base(r.t[v].Rel) != "parataxis" || !r.carriesPerson(v) {
				continue
			}
			r.t[v].Head, r.t[v].Rel = -1, "root"
			r.t[g].Head, r.t[g].Rel = v, "advcl"
			for w := 0; w < g; w++ {
				if r.t[w].Head == g && base(r.t[w].Rel) == "nsubj" {
					r.t[w].Head = v
				}
			}
			return
		}
	}
}

// conditions gives a sentence that opens with a condition to the clause after the
// comma: what the parser made the root is its condition.
func (r *repairer) conditions() {
	for c := range r.t {
		if r.t[c].Head >= 0 || !r.opensWithIf(c) {
			continue
		}
		comma := -1
		for v := c + 1; v < len(r.t); v++ {
			if r.t[v].Form == "," {
				comma = v
			}
			if comma < 0 || r.t[v].Head != c || r.t[v].UPOS != text.VERB && r.t[v].UPOS != text.AUX || !r.carriesPerson(v) {
				continue
			}
			r.t[v].Head, r.t[v].Rel = -1, "root"
			if r.t[v].UPOS == text.AUX {
				r.t[v].UPOS = text.VERB
			}
			r.t[c].Head, r.t[c].Rel = v, "advcl"
			for w := comma + 1; w < len(r.t); w++ {
				if r.t[w].Head == c && w != v {
					r.t[w].Head = v
					if w < v && base(r.t[w].Rel) == "obj" {
						r.t[w].Rel = "nsubj"
					}
				}
			}
			return
		}
	}
}

func (r *repairer) opensWithIf(c int) bool {
	for w := 0; w < c; w++ {
		if r.t[w].Head == c && r.t[w].Rel == "mark" {
			return r.g.is("if", r.t[w].Lower)
		}
	}
	return false
}

func (r *repairer) carriesPerson(v int) bool {
	if r.t[v].Feats.Has("VerbForm", "Fin") {
		return true
	}
	for w := range r.t {
		if r.t[w].Head == v && base(r.t[w].Rel) == "aux" && r.t[w].Feats.Has("VerbForm", "Fin") {
			return true
		}
	}
	return false
}

func (r *repairer) hasSubject(v int) bool {
	for w := range r.t {
		if r.t[w].Head == v && base(r.t[w].Rel) == "nsubj" {
			return true
		}
	}
	return false
}

// enclose hangs the words of a stretch that hang outside it on its head, and the
// head where the stretch hangs.
func (r *repairer) enclose(first, last, h int) {
	inside := func(w int) bool { return w >= first && w <= last }
	if inside(r.t[h].Head) {
		for w := first; w <= last; w++ {
			if x := r.t[w].Head; !inside(x) {
				r.t[h].Head, r.t[h].Rel = x, r.t[w].Rel
				break
			}
		}
		if inside(r.t[h].Head) {
			return
		}
	}
	for w := first; w <= last; w++ {
		if w == h || inside(r.t[w].Head) {
			continue
		}
		r.t[w].Head = h
		switch r.t[w].UPOS {
		case text.NUM:
			r.t[w].Rel = "nummod"
		case text.ADP, text.ADV, text.CCONJ:
			r.t[w].Rel = "advmod"
		default:
			r.t[w].Rel = "dep"
		}
	}
}

// verbBefore is the verb whose object a phrase that starts here can be: the
// nearest one to the left with nothing but its own phrases between.
func (r *repairer) verbBefore(first int) int {
	for w := first - 1; w >= 0 && w > first-8; w-- {
		switch {
		case r.t[w].UPOS == text.VERB:
			return w
		case r.t[w].UPOS == text.PUNCT || r.t[w].UPOS == text.SCONJ || r.t[w].UPOS == text.CCONJ:
			return -1
		}
	}
	return -1
}

func (r *repairer) verbAfter(last int) int {
	for w := last + 1; w < len(r.t) && w < last+8; w++ {
		switch {
		case r.t[w].UPOS == text.VERB:
			return w
		case r.t[w].UPOS == text.PUNCT || r.t[w].UPOS == text.SCONJ || r.t[w].UPOS == text.CCONJ:
			return -1
		}
	}
	return -1
}

// periphrases hangs the infinitive of a verbal periphrasis ("have to",
// "cease to") on its first verb.
func (r *repairer) periphrases() {
	for w := 0; w+2 < len(r.t); w++ {
		if r.t[w].UPOS != text.VERB && r.t[w].UPOS != text.AUX {
			continue
		}
		inf := w + 2
		if !r.t[inf].Feats.Has("VerbForm", "Inf") || r.t[w].Head == inf || !r.g.is("periphrasis", r.t[w].Lemma+" "+r.t[w+1].Lower) {
			continue
		}
		if p := inf + 1; r.t[inf].UPOS == text.AUX && p < len(r.t) && r.t[p].Feats.Has("VerbForm", "Part") && r.t[w].Head != p {
			r.t[inf].Head, r.t[inf].Rel = p, "aux:pass" // "had to be evacuated"
			inf = p
		}
		if r.t[inf].Head != w || base(r.t[inf].Rel) != "xcomp" {
			r.t[inf].Head, r.t[inf].Rel = w, "xcomp"
		}
		r.lend(w, inf)
	}
}

// lend gives the infinitive of a periphrasis what stands behind it as its object and was
// hung on the first verb, which has none: "they denied the theft again".
func (r *repairer) lend(w, inf int) {
	if r.g.is("copula", r.t[inf].Lemma) {
		return
	}
	for k := inf + 1; k < len(r.t); k++ {
		if r.t[k].Head != w || r.timed[k] {
			continue
		}
		switch rel := base(r.t[k].Rel); {
		case rel == "ccomp", (rel == "obj" || rel == "iobj") && r.t[k].UPOS != text.PRON:
			r.t[k].Head = inf
		case rel == "obl" && !r.governed(k) && r.t[k].UPOS == text.NOUN:
			r.t[k].Head, r.t[k].Rel = inf, "obj"
		}
	}
}

// name makes a linked name one noun phrase, and a proper noun of its head.
func (r *repairer) name(e *entityMention) {
	if e.demonym || e.id == "" || e.head < e.first || e.head > e.last || !capital(r.t[e.first].Form) {
		return
	}
	h := e.head
	wasVerb := r.t[h].UPOS == text.VERB || r.t[h].UPOS == text.AUX
	broken := wasVerb
	for w := e.first; w <= e.last; w++ {
		if x := r.t[w].Head; w != h && (x < e.first || x > e.last) {
			broken = true
		}
	}
	if r.t[h].UPOS == text.NOUN && !broken {
		return
	}
	if broken {
		r.gather(e, h)
	}
	if r.t[h].UPOS != text.PROPN && r.t[h].UPOS != text.NOUN {
		r.t[h].UPOS, r.t[h].Feats = text.PROPN, ""
	}
	if wasVerb {
		r.dethrone(h, e)
	}
}

// gather hangs the words of a name on its head and its outer dependents too. The
// name hangs where its leftmost word with a head outside did.
func (r *repairer) gather(e *entityMention, h int) {
	head, rel := -2, ""
	for w := e.first; w <= e.last; w++ {
		if x := r.t[w].Head; (x < e.first || x > e.last) && (head == -2 || w == h) {
			head, rel = x, r.t[w].Rel
		}
	}
	for w := range r.t {
		if w >= e.first && w <= e.last {
			continue
		}
		if x := r.t[w].Head; x >= e.first && x <= e.last && x != h {
			r.t[w].Head = h
		}
	}
	for w := e.first; w <= e.last; w++ {
		if w != h {
			x := r.t[w].Head
			if x < e.first || x > e.last {
				r.t[w].Head, r.t[w].Rel = h, "flat"
			}
		}
	}
	if head != -2 && head != h {
		r.t[h].Head, r.t[h].Rel = head, rel
	}
}

// dethrone gives the clause of a name that was read as its verb to the verb that
// hangs from it.
func (r *repairer) dethrone(h int, e *entityMention) {
	verb := -1
	for w := range r.t {
		if r.t[w].Head == h && r.t[w].UPOS == text.VERB && w > e.last {
			verb = w
			break
		}
	}
	if verb < 0 {
		return
	}
	r.t[verb].Head, r.t[verb].Rel = r.t[h].Head, r.t[h].Rel
	for w := range r.t {
		if r.t[w].Head == h && w > e.last && w != verb {
			r.t[w].Head = verb
		}
	}
	r.t[h].Head, r.t[h].Rel = verb, "nsubj"
}

// capital reports a word that starts with a capital letter.
func capital(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// base is a relation without its subtype.
func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

// phrases gives what follows a preposition the relation of a prepositional
// phrase.
func (r *repairer) phrases() {
	for c := range r.t {
		if r.t[c].Rel != "case" || r.t[c].UPOS != text.ADP || r.t[c].Head >= 0 && r.number[c] && r.number[r.t[c].Head] {
			continue
		}
		w := r.t[c].Head
		if w < 0 || w >= len(r.t) || c > w {
			continue
		}
		switch base(r.t[w].Rel) {
		case "amod", "appos", "flat", "advmod", "nsubj":
		default:
			continue
		}
		if h := r.t[w].Head; h >= 0 {
			if r.t[h].UPOS == text.VERB || r.t[h].UPOS == text.AUX || r.t[h].Feats.Has("VerbForm", "Part") {
				r.t[w].Rel = "obl"
			} else {
				r.t[w].Rel = "nmod"
			}
		}
		if r.t[w].UPOS == text.ADJ {
			r.t[w].UPOS = text.NOUN
		}
	}
}

// subjects leaves one subject to a verb: of two, the one after the verb is its
// object.
func (r *repairer) subjects() {
	for v := range r.t {
		if r.t[v].UPOS != text.VERB {
			continue
		}
		first, hasObj := -1, false
		for w := range r.t {
			if r.t[w].Head != v {
				continue
			}
			switch base(r.t[w].Rel) {
			case "nsubj":
				if first >= 0 && w > v && !hasObj {
					r.t[w].Rel = "obj"
				} else if first < 0 {
					first = w
				}
			case "obj":
				hasObj = hasObj || r.t[w].UPOS != text.PRON
			}
		}
	}
}

// conjuncts hangs a noun that is coordinated with a verb on the noun before it.
func (r *repairer) conjuncts() {
	for w := range r.t {
		h := r.t[w].Head
		if h < 0 || r.t[w].Rel != "conj" || r.t[w].UPOS != text.NOUN && r.t[w].UPOS != text.PROPN || r.t[h].UPOS != text.VERB || w < h {
			continue
		}
		clause := false
		best := -1
		for k := range r.t {
			if r.t[k].Head == w && (base(r.t[k].Rel) == "nsubj" || r.t[k].Rel == "cop") {
				clause = true
			}
			if r.t[k].Head == h && k < w && k > h && (r.t[k].UPOS == text.NOUN || r.t[k].UPOS == text.PROPN) {
				best = k
			}
		}
		if !clause && best >= 0 {
			r.t[w].Head = best
		}
	}
}
