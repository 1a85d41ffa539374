package reconcile

import (
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
)

// recanting gives a denial and what its source says later, of one story.
func recanting(denial, later string) (denied, said Item) {
	in := func(it Item) Item {
		for _, w := range []string{"compuertas", "embalse", "vecinos"} {
			it.Document.Story = append(it.Document.Story, weighed(contentWords(w)[0], 5))
		}
		slices.Sort(it.Document.Story)
		it.Document.Told = map[string]Deed{it.Claim.ID: doerWords.deedOf(&it.Claim)}
		it.Document.Deeds = map[string][]uint64{"0": {7}}
		it.Document.Heads = []string{"embalse", it.Claim.ID}
		return it
	}
	denied = in(numberless("1", "abrir", denial, "abrieran", "2031-03-01").as(cotejo.Denied).by("Ruiz", "per:ann-ruiz", "negó"))
	said = in(numberless("2", "abrir", later, "abrieron", "2031-03-09").by("Ruiz", "per:ann-ruiz", "admitió"))
	return denied, said
}

// What somebody admits was denied before, also where an article has no day; of what is
// merely said later, it must be known which came first.
func TestAdmittedWithoutADay(t *testing.T) {
	denied, said := recanting("Ruiz negó que se abrieran las compuertas del embalse.", "Ruiz admitió que se abrieron las compuertas del embalse.")
	if recants(pairItems(said, denied)) {
		t.Error("nobody admits it")
	}
	said.Document.Admits = []string{said.Claim.ID}
	if !recants(pairItems(said, denied)) {
		t.Error("what is admitted is not what was denied")
	}
	said.Document.Published = cotejo.Published{}
	if !recants(pairItems(said, denied)) {
		t.Error("without a day: what is admitted is not what was denied")
	}
	if p := pairItems(denied, said); deniesOther(p) {
		t.Error("without a day, the denial is of something else")
	}
	confirms := said
	confirms.Claim.Predicate, confirms.Document.Admits = "confirm", nil
	if recants(pairItems(confirms, denied)) {
		t.Error("what is confirmed on an unknown day takes a denial back")
	}
	said.Document.Deeds = nil
	if recants(pairItems(said, denied)) {
		t.Error("without a day one word is enough")
	}
}

// That a thing would not be done is taken back by who said so, not by others.
func TestAdmittedPlans(t *testing.T) {
	denied, said := recanting("No habrá temor de que se abrieran las compuertas, dijo Ruiz.", "Ruiz admitió que se abrieron las compuertas del embalse.")
	denied = denied.as(cotejo.Planned)
	denied.Claim.Factuality.Polarity = "-"
	said.Document.Admits = []string{said.Claim.ID}
	if !recants(pairItems(said, denied)) {
		t.Error("who said that it would not be does not take it back")
	}
	said.Claim.Chain[0].Entity, said.Claim.Chain[0].Label = "per:zoe-gil", "Gil"
	if recants(pairItems(said, denied)) {
		t.Error("somebody else takes it back")
	}
}

// What is admitted is found by the word that says so; it meets the denial of its source
// under one word of the story.
func TestWhatIsAdmitted(t *testing.T) {
	words := &Words{Cue: func(w string) Cue {
		return map[string]Cue{"admitió": CueAdmits, "solo": CueOnly}[w]
	}}
	denied, said := recanting("Ruiz negó que se abrieran las compuertas del embalse.", "Ruiz admitió que se abrieron las compuertas del embalse.")
	if got := admitsOf([]cotejo.Claim{denied.Claim, said.Claim}, words); !slices.Equal(got, []string{said.Claim.ID}) {
		t.Errorf("admitted: %v", got)
	}
	if _, only := recanting("Ruiz negó que se abrieran las compuertas.", "Ruiz solo admitió que se abrieron las compuertas."); len(admitsOf([]cotejo.Claim{only.Claim}, words)) != 0 {
		t.Error("who admits only that admits nothing")
	}
	keys := func(it Item, lookup bool) []string {
		k := keyer{it: it, s: ScopeOf(it)}
		k.recanted(lookup)
		slices.Sort(k.out)
		return k.out
	}
	if meet(keys(said, true), keys(denied, false)) {
		t.Error("what nobody admits looks for a denial")
	}
	said.Document.Admits = []string{said.Claim.ID}
	if !meet(keys(said, true), keys(denied, false)) || !meet(keys(denied, true), keys(said, false)) {
		t.Error("a source that admits and denies under one word does not meet itself")
	}
	said.Claim.Chain[0].Entity = "per:zoe-gil"
	if meet(keys(said, true), keys(denied, false)) {
		t.Error("two sources meet under one word")
	}
}

// Sentences that deny one thing, and own up to it, make one finding, others another.
func TestAdmissionsApart(t *testing.T) {
	denied, said := recanting("Ruiz negó que se abrieran las compuertas del embalse.", "Ruiz admitió que se abrieron las compuertas del embalse.")
	said.Document.Admits = []string{said.Claim.ID}
	again := said
	again.Claim.ID, again.Claim.Sentence.Span.Start, again.Claim.Sentence.Span.End = "c_3", 500, 600
	other := denied
	other.Claim.ID, other.Claim.Sentence.Span.Start, other.Claim.Sentence.Span.End = "c_4", 500, 600
	var g group
	for _, it := range []Item{denied, said, again, other} {
		g.nodes = append(g.nodes, &node{item: it, scope: ScopeOf(it)})
	}
	g.relations = []cotejo.Relation{relate(pairOf(g.nodes[0], g.nodes[1])), relate(pairOf(g.nodes[2], g.nodes[3]))}
	f := newFinder(g, cotejo.Text{})
	f.admitted()
	if got := findingTypes(f); got != FindAdmitted+" "+FindAdmitted || len(f.out[0].Claims) != 2 {
		t.Errorf("two denials: %q", got)
	}
	g.relations = append(g.relations, relate(pairOf(g.nodes[0], g.nodes[2])))
	f = newFinder(g, cotejo.Text{})
	f.admitted()
	if got := findingTypes(f); got != FindAdmitted || len(f.out[0].Claims) != 4 {
		t.Errorf("told twice: %q", got)
	}
}

// The pair that tells an admission best is quoted: one party in both weighs more than the word
// that says so. So many pairs are asked and no more.
func TestTheTellingAdmission(t *testing.T) {
	denied, said := recanting("Ruiz negó que se abrieran las compuertas del embalse.", "Ruiz admitió que se abrieron las compuertas del embalse.")
	other := said.by("Gil", "per:zoe-gil", "admitió")
	other.Claim.ID, other.Document.Admits = "c_3", []string{"c_3"}
	at := func(it Item) *node { return &node{item: it, scope: ScopeOf(it)} }
	f := &finder{by: map[string]*node{denied.Claim.ID: at(denied), said.Claim.ID: at(said), other.Claim.ID: at(other)}}
	to := func(id string) cotejo.Relation {
		return cotejo.Relation{A: denied.Claim.ID, B: id, Type: cotejo.Denial}
	}
	if _, got := f.tellingAdmission(bucket{rels: []cotejo.Relation{to("c_3"), to(said.Claim.ID)}}, nil); got.item.Claim.ID != said.Claim.ID {
		t.Errorf("quoted: %s", got.item.Claim.ID)
	}
	rels := slices.Repeat([]cotejo.Relation{to("c_3")}, pairsAsked)
	if _, got := f.tellingAdmission(bucket{rels: append(rels, to(said.Claim.ID))}, nil); got.item.Claim.ID != "c_3" {
		t.Errorf("quoted of too many: %s", got.item.Claim.ID)
	}
}

// Two articles that tell of one number of what surely is one thing tell one happening,
// whatever their verbs; of another number, or on days apart, they do not.
func TestOneNumberOfOneThing(t *testing.T) {
	of := func(id, predicate, text, word string, n float64, day string) Item {
		it := numberless(id, predicate, text, word, "2031-03-05")
		fig := figureIn(it.Claim.ID, 0, "item", "camión", n, "40", text)
		it.Claim.Figure, it.Claim.Open = fig.Figure, true
		it.Claim.Figure.Class = "lemma:camión"
		for _, w := range []string{"camiones", "alimentos", "embalse", "vecinos"} {
			it.Document.Story = append(it.Document.Story, weighed(contentWords(w)[0], 5))
		}
		slices.Sort(it.Document.Story)
		it.Document.Told = map[string]Deed{it.Claim.ID: doerWords.deedOf(&it.Claim)}
		it.Document.Values = map[string][]float64{"item": {n}}
		return it.on(day, "explicit", "el día")
	}
	sent := of("1", "enviar", "Alba envió el día 3 40 camiones de alimentos a los vecinos.", "envió", 40, "2031-03-03")
	for _, x := range []struct {
		name string
		it   Item
		want bool
	}{
		{"one number", of("2", "poner", "Alba puso el día 3 40 camiones de alimentos a disposición de los vecinos.", "puso", 40, "2031-03-03"), true},
		{"another number", of("2", "poner", "Alba puso el día 3 40 camiones de alimentos a disposición de los vecinos.", "puso", 30, "2031-03-03"), false},
		{"another month", of("2", "poner", "Alba puso el día 3 40 camiones de alimentos a disposición de los vecinos.", "puso", 40, "2031-02-03"), false},
		{"another thing", of("2", "poner", "Hubo el día 3 40 puntos de corte en la red de agua.", "Hubo", 40, "2031-03-03"), false},
	} {
		if x.name == "another thing" {
			x.it.Claim.Figure.Counted, x.it.Claim.Figure.Class = "punto", "lemma:punto"
		}
		if got := deedWithNumber(pairItems(sent, x.it)); got != x.want {
			t.Errorf("%s: %t (odds %v)", x.name, got, weighedSigns(pairItems(sent, x.it), func() bool { return false }))
		}
	}
}
