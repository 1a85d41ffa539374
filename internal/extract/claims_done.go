package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// done is what a counted noun says was done to those it counts.
type done struct {
	predicate, stage string
	open             bool
}

// callings are the classes whose members are counted for what they do or what was
// done to them where the verb only says that somebody counts them.
var callings = map[string]done{
	"detainee": {"detain", "detained", false}, "striker": {"strike", "under-way", false}, "protester": {"protest", "held", false},
	"evacuee": {"evacuate", "evacuated", false}, "displaced": {"displace", "", false}, "hostage": {"abduct", "", false},
	"troops": {"deploy", "arrived", false}, "police": {"deploy", "arrived", false}, "patient": {"affect", "", false},
}

// doneTo reads the participle in a counted noun ("the convicted", "42 rescued")
// or right behind one ("1,140 ballots challenged"): the predicate of its verb; open
// where the inventory has none. Adjectives from verbs of saying are not meant.
func (v *view) doneTo(q *quantity) (done, bool) {
	h := q.head
	if h < 0 || h >= len(v.s.Tokens) {
		return done{}, false
	}
	for k := h + 1; k < len(v.s.Tokens) && k <= h+2 && v.tok(k).UPOS != text.PUNCT; k++ {
		if p := outcomes[v.listClass(k)]; p != "" && (k == h+1 || v.demonym(k-1) != nil || v.tok(k-1).UPOS == text.ADJ) {
			return done{p, "", false}, true // right behind the noun, or behind its adjective
		}
	}
	if k := h + 1; k < len(v.s.Tokens) && v.participle(k) && v.head(k) == h && (v.rel(k) == "amod" || v.rel(k) == "acl") {
		if d, ok := v.participleOf(k, false, q.figure.Unit == "person"); ok {
			return d, true // "soldiers fallen", before what soldiers do
		}
	}
	if d, ok := callings[q.figure.Class]; ok && d.predicate != "" {
		return d, true
	}
	if q.whole && q.figure.Class == "worker" || q.figure.Class == "job" {
		return done{"employ", "in-force", false}, true
	}
	if d, ok := v.participleOf(h, true, true); ok {
		return d, true
	}
	if q.figure.Class == "" && q.figure.Unit == "item" && v.participle(h) {
		return v.participleOf(h, false, false) // "there are 5,340 begun"
	}
	return done{}, false
}

// participleOf gives the predicate of the verb that a word is a participle of, said of
// persons or of anything. A noun must be one of persons.
func (v *view) participleOf(w int, noun, persons bool) (done, bool) {
	t := v.tok(w)
	if t.Feats.Has("VerbForm", "Fin") || noun && !t.Feats.Has("Number", "Plur") {
		return done{}, false
	}
	for _, base := range v.g.bases(t.Lower) {
		if noun && v.g.is("thing-participle", base) {
			return done{}, false
		}
		for _, inf := range v.g.infinitives(base) {
			if !v.g.verbs[inf] {
				continue
			}
			f := v.frameOfPersons(inf, persons)
			if g := v.frameOfPersons(inf, false); f == nil && !noun && g != nil && len(g.Classes) == 0 {
				f = g
			}
			if f != nil {
				return done{f.Predicate, f.Stage, false}, true
			}
			if !noun {
				return done{inf, "", true}, true
			}
		}
	}
	return done{}, false
}

// frameOfPersons is the frame of a verb that does something to persons, or to
// anything; nil when it has none.
func (v *view) frameOfPersons(inf string, persons bool) *pack.Frame {
	for _, tr := range v.in.pack.Frames.At(inf) {
		f := tr.Frame
		if len(tr.Words) > 1 || tr.POS != pack.VerbTrigger || spoke(f.Predicate) || tr.Reflexive || f.Theme == "measure" {
			continue // what is measured is not done to anybody
		}
		if !persons || slices.ContainsFunc(f.Classes, func(c string) bool { return inventory.Subsumes(c, "person") }) || slices.Contains(f.Kinds["target"], "person") {
			return f
		}
	}
	return nil
}

// tells reports a verb that only says that somebody counts or that there are so
// many, so that the counted noun is what the claim is of.
func (v *view) tells(core int) bool {
	if !v.verbal(core) || v.light(core) || v.kid(core, "cop") >= 0 {
		return true
	}
	l := v.tok(core).Lemma
	if v.g.is("copula", l) || v.g.is("presence", l) || v.g.is("measure-verb", l) {
		k := v.kid(core, "obj")
		return !v.g.is("measure-verb", l) || k < core || v.inQuant[k] != nil || v.quantityAt(k) != nil || v.tok(k).UPOS != text.NOUN || !v.finite(core)
	}
	_, says := v.in.pack.Cues.Verbs[l]
	return says || v.g.is("running-total", l)
}

// byNoun makes a claim that its verb only counts say what its counted noun does:
// "the police reported 30 detainees" is of an arrest, by the police's account.
func (b *builder) byNoun(c *cotejo.Claim, q *quantity) bool {
	d, ok := b.v.doneTo(q)
	if !ok || !q.whole && (b.core != q.head && !b.v.tells(b.core) || q.head < q.first && q.figure.Aspect == cotejo.Part) {
		return false
	}
	c.Predicate, c.Open, c.Stage = d.predicate, d.open, ""
	if p, known := inventory.Get(d.predicate); known && slices.Contains(p.Ladder, d.stage) && b.verdict.status == cotejo.Asserted {
		c.Stage = d.stage
		b.step("stage", b.rule("stage/"+d.stage), cotejo.Span{}, false, d.stage)
	}
	b.step("predicate", b.rule("counted"), b.v.tok(q.head).Span, false, d.predicate)
	return true
}

// counter is the word that a claim by its counted noun is read at: the noun, so
// that the source of the verb of saying above it is its source; the core else.
func (v *view) counter(core int, q *quantity) int {
	if q.head < 0 || !v.verbal(core) || v.tok(q.head).UPOS == text.VERB {
		return core
	}
	if _, ok := v.doneTo(q); !ok && q.figure.Class != "spectator" || !v.tells(core) {
		return core
	}
	for _, a := range v.attrs {
		if v.cueOf(a, core) {
			return q.head
		}
	}
	return core
}

// figureOnly reports a speech act whose object is nothing but a figure that takes
// the place of an earlier one, or a punishment: "the ministry admits four",
// "the prosecutor asks for twelve years".
func (r *reading) figureOnly() bool {
	if r.group() != "speech" || r.nominal {
		return false
	}
	k := r.v.kid(r.core, "obj")
	if k < 0 || r.v.inQuant[k] == nil {
		return false
	}
	q := r.v.inQuant[k]
	return q.restated || r.v.penal(q)
}

// gathering is how many sentences before a count of those present may stand the
// gathering that they attend, whether a claim or no more than a noun tells of it: it is
// the matter of the paragraph, which runs on for some three.
const gathering = 3

// attended gives a count of people present at something the protest that the
// sentences before it tell of: "the police reported 150 attendees".
func (b *builder) attended(c *cotejo.Claim, q *quantity) bool {
	if q.figure.Class != "spectator" || !b.v.tells(b.core) {
		return false
	}
	e := b.marchBefore()
	if e == nil {
		return false
	}
	c.Predicate, c.Open, c.Stage = e.Predicate, false, e.Stage
	b.step("predicate", b.rule("attended"), e.Trigger.Span, false, e.Predicate)
	return true
}
