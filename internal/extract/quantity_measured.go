package extract

import (
	"math"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// measured finds what a verb of measure makes a bare number count: the object of
// a verb that puts a figure on something ("put at 10,000 the soldiers"), the
// subject of one that reaches a figure ("the evacuated come to 1,200").
func (r *numberReader) measured(d *quantityDraft) bool {
	g, estimates := r.verbOfMeasure(d)
	if g < 0 {
		return false
	}
	h := -1
	if estimates {
		if h = r.determined(d.last + 1); h < 0 {
			h = r.determined(g + 1)
		}
	} else if h = r.determined(d.last + 1); h >= 0 && r.lemmaIs(g, "restate-verb") && r.token(h).Feats.Has("Number", "Plur") {
		// "lowered from 14 to nine the gunmen killed"
	} else if h < 0 || g > d.first || !r.token(g).Feats.Has("Number", "Plur") || r.token(h).Feats.Has("Number", "Sing") {
		h = r.subject(g, d.last)
	}
	if !estimates && (h < 0 || h >= d.first && h <= d.last) {
		h = r.postposed(g, d)
	}
	if h < 0 || h >= d.first && h <= d.last || r.wordIs(h, "sum-noun") || r.wordIs(h, "extent-noun") {
		return false
	}
	if d.low >= 2 && (r.token(h).Feats.Has("Number", "Sing") && r.person(h) || h > 0 && r.atoms[h].Cap && !r.atoms[h].Upper) {
		return false // one person is not counted, nor is the word that opens a name
	}
	_, class := r.noun(h)
	if !estimates && h < g && r.bodyTells(class) {
		return false
	}
	if class != "" && (inventory.Subsumes("money", class) || estimates && r.valued(h, class)) && d.low >= leastMillions {
		d.unit, d.unsure = unitMatch{id: "XXX", kind: "money", first: d.last, last: d.last}, "currency"
		d.rule(r.n.RuleNamed("money"))
		return true
	}
	if class != "" && inventory.Subsumes("money", class) && r.shortMoney(d) {
		return true
	}
	if class == "" && !r.patient(h) {
		if estimates || !r.countedSubject(h, g, d) {
			return false
		}
	} else if class == "" {
		d.unit = unitMatch{id: "person", first: d.last, last: d.last}
	}
	d.head = h
	d.rule(r.n.RuleNamed("measured"))
	return true
}

// valued reports one thing of the kinds that are bought and sold, which millions are the
// price of: "values the company at 2.9 billion".
func (r *numberReader) valued(h int, class string) bool {
	if !r.token(h).Feats.Has("Number", "Sing") {
		return false
	}
	return slices.ContainsFunc([]string{"business", "building", "dwelling", "ship"}, func(c string) bool { return inventory.Subsumes(c, class) })
}

// bodyTells reports whether bodies are the subject of a verb of reaching a number behind
// people that were counted before: they count those ("the authority has 51 dead. The
// committees come to 68").
func (r *numberReader) bodyTells(class string) bool {
	if class == "" || !inventory.Subsumes("organisation", class) {
		return false
	}
	c := r.lastOf(1, meaningful)
	return c != nil && c.sentence != r.index && c.figure.Unit == "person"
}

// countedSubject reports a noun that a copula or a verb of reaching says the number of:
// a plural beside a plural ("the bags were 16"), or whatever a number with decimals
// measures ("its pH came to 3.1").
func (r *numberReader) countedSubject(h, g int, d *quantityDraft) bool {
	t := r.token(h)
	if h == d.last+2 && r.wordIs(d.last+1, "dets") && t.Feats.Has("Number", "Plur") && r.token(g).Feats.Has("Number", "Plur") && d.low == math.Trunc(d.low) {
		return true // "with him the recaptured are 38"
	}
	if t.UPOS != text.NOUN || r.atoms[h].Cap && h > 0 {
		return false
	}
	if d.low != math.Trunc(d.low) {
		return d.low < mostPercent
	}
	return h < g && t.Feats.Has("Number", "Plur") && r.token(g).Feats.Has("Number", "Plur") && d.low < leastMillions
}

// postposed is the definite plural behind a comma that a copula at the head of the
// sentence says the number of, as in "are five, and not seven, the summoned"; -1 for none.
func (r *numberReader) postposed(g int, d *quantityDraft) int {
	if g > d.first || !r.clauseOpens(g) || !r.token(g).Feats.Has("Number", "Plur") {
		return -1
	}
	for j := d.last + 1; j+1 < len(r.atoms); j++ {
		if r.str(j) != "," || !r.wordIs(j+1, "dets") {
			continue
		}
		h := r.determined(j + 1)
		if h < 0 || !r.token(h).Feats.Has("Number", "Plur") {
			continue
		}
		if _, class := r.noun(h); class != "" || r.patient(h) {
			return h
		}
	}
	return -1
}

// verbOfMeasure looks back from a number, within the clause, for a verb that puts
// a figure on its object or reaches one; it may be the number's comparator.
func (r *numberReader) verbOfMeasure(d *quantityDraft) (atom int, estimates bool) {
	for k := d.last; k >= 0 && k >= d.first-8; k-- {
		if r.atoms[k].Kind != pack.AtomWord {
			if r.str(k) == "," {
				return -1, false
			}
			continue
		}
		t := r.token(k)
		if t.UPOS == text.CCONJ && r.ownVerb(d) {
			return -1, false // "120 came and 20 asked for asylum"
		}
		if t.UPOS != text.VERB && t.UPOS != text.AUX && t.UPOS != text.NoPOS {
			continue
		}
		switch {
		case r.lemmaIs(k, "estimate-verb"), r.lemmaIs(k, "restate-verb") && k > 0 && r.wordIs(k-1, "clitic-object"):
			return k, true
		case r.lemmaIs(k, "reach-verb"), r.lemmaIs(k, "pass-verb") && r.wordIs(k+1, "share-of"):
			return k, false
		}
		return -1, false
	}
	return -1, false
}

// ownVerb reports a number that the tree makes the subject of a finite verb behind it.
func (r *numberReader) ownVerb(d *quantityDraft) bool {
	w := int(r.last[d.last])
	for range maxClimb {
		t := &r.sent.Tokens[w]
		if t.Head < 0 {
			return false
		}
		if t.Rel == "nsubj" {
			return t.Head > int(r.last[d.last]) && r.sent.Tokens[t.Head].UPOS == text.VERB
		}
		if t.Rel != "nummod" && t.Rel != "det" && t.Rel != "fixed" {
			return false
		}
		w = t.Head
	}
	return false
}

// determined gives the head of the noun phrase that a determiner opens at atom j.
func (r *numberReader) determined(j int) int {
	if !r.wordIs(j, "det") {
		return -1
	}
	return r.nounAfter(j+1, true)
}

// behindPreposition reports a word that a preposition makes an adjunct: "in the whole firm".
func (r *numberReader) behindPreposition(k int) bool {
	for i := k - 1; i >= 0 && i >= k-leftWords; i-- {
		if t := r.token(i); t.Rel == "case" && t.Head == int(r.first[k]) {
			return true
		}
	}
	return false
}

// subject gives the noun that the tree makes the subject of the verb at atom g,
// or of the number that ends at atom n when the verb is a copula; else the
// nearest determined noun before the verb.
func (r *numberReader) subject(g, n int) int {
	verb, number := int(r.first[g]), int(r.last[n])
	if f := r.token(g).Feats; g > 0 && (f.Has("VerbForm", "Ger") || f.Has("VerbForm", "Inf")) && r.token(g-1).UPOS == text.VERB {
		g, verb = g-1, int(r.first[g-1]) // "keep being six"
	}
	for k := range r.atoms {
		t := r.token(k)
		if r.atoms[k].Kind == pack.AtomWord && (t.Head == verb || t.Head == number) && strings.HasPrefix(t.Rel, "nsubj") && !r.behindPreposition(k) {
			return k
		}
	}
	for k := g - 1; k >= 0 && k >= g-20; k-- {
		if u := r.token(k).UPOS; u == text.SCONJ || u == text.VERB && r.token(k).Feats.Has("VerbForm", "Fin") {
			return -1 // another clause
		}
		if k > 0 && r.token(k-1).UPOS == text.ADP {
			continue // inside a phrase of the subject's own
		}
		if h := r.determined(k); h >= 0 && h < g {
			return h
		}
	}
	return -1
}

// patient reports the plural of a participle that stands for people: "the
// rescued".
func (r *numberReader) patient(h int) bool {
	t := r.token(h)
	if !t.Feats.Has("Number", "Plur") || t.Feats.Has("Gender", "Fem") || t.Feats.Has("VerbForm", "Fin") {
		return false
	}
	g := grammarOf(r.pack)
	for _, b := range g.bases(t.Lower) {
		if g.is("thing-participle", b) {
			return false
		}
		for _, inf := range g.infinitives(b) {
			if g.verbs[inf] {
				return true
			}
		}
	}
	return false
}
