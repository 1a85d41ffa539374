package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo/internal/text"
)

// repaired gives copies of the sentences whose trees are put right where names,
// prepositions and the shape of a clause show that the parser was wrong. What a
// name covers is one noun phrase, what follows a preposition is a prepositional
// phrase, a verb has one subject, and nouns are coordinated with nouns.
func repaired(sents []text.Sentence, ents []entityMention, quants []quantity) []text.Sentence {
	out := make([]text.Sentence, len(sents))
	bySent := make([][]*entityMention, len(sents))
	for i := range ents {
		e := &ents[i]
		bySent[e.sentence] = append(bySent[e.sentence], e)
	}
	inNumber := make([]map[int]bool, len(sents))
	for _, q := range quants {
		if inNumber[q.sentence] == nil {
			inNumber[q.sentence] = map[int]bool{}
		}
		for w := q.first; w <= q.last; w++ {
			inNumber[q.sentence][w] = true
		}
	}
	for i := range sents {
		out[i] = sents[i]
		out[i].Tokens = slices.Clone(sents[i].Tokens)
		r := repairer{t: out[i].Tokens, number: inNumber[i]}
		for _, e := range bySent[i] {
			r.name(e)
		}
		r.phrases()
		r.subjects()
		r.conjuncts()
	}
	return out
}

type repairer struct {
	t      []text.Token
	number map[int]bool // words inside a quantity
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
		if r.t[c].Rel != "case" || r.t[c].UPOS != text.ADP || r.number[c] && r.number[r.t[c].Head] {
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
