package reconcile

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// Sense is what a figure counts when its own words do not say: "the prefecture
// lowers it to 12,000" counts what the sentence before counted.
type Sense struct {
	Of         string         `json:"of"` // the claim it was read from
	Predicate  string         `json:"predicate"`
	Class      string         `json:"class,omitempty"`
	Unit       string         `json:"unit,omitempty"`
	Population []string       `json:"population,omitempty"`
	Place      []cotejo.Place `json:"place,omitempty"`
	Time       *cotejo.Time   `json:"time,omitempty"`
	Whole      string         `json:"whole,omitempty"`  // the claim that gives the quantity of which this is a part
	Total      float64        `json:"total,omitempty"`  // what the whole comes to
	Behind     bool           `json:"behind,omitempty"` // the whole stands behind its part in one sentence: the verb is the part's
	Added      bool           `json:"added,omitempty"`  // an addition to what the text has counted of the same before
}

// How far, in bytes between the sentences' starts, a figure reaches for what it
// counts: back to what was said last, or on to what a title announces.
const (
	senseBack  = 450
	senseAhead = 250
)

// loose reports whether a claim gives a figure under a verb that says nothing of
// what is counted: a verb outside the inventory, or one of saying or estimating.
func loose(c cotejo.Claim) bool {
	return c.Figure != nil && (c.Open || c.Predicate == "estimate" || kindOf(familyOf(c.Predicate)) == kindSpeech)
}

// sensesOf reads what the loose figures of a document count from its other
// figures: the last one before that can mean the same, else the next one.
func sensesOf(d DocInfo, claims []cotejo.Claim, words *Words) map[string]Sense {
	ordered := slices.Clone(claims)
	slices.SortStableFunc(ordered, func(a, b cotejo.Claim) int {
		return cmp.Or(a.Sentence.Span.Start-b.Sentence.Span.Start, figureStart(a)-figureStart(b), cmp.Compare(a.ID, b.ID))
	})
	var out map[string]Sense
	jobs := tellsOfJobs(d, claims, words)
	for i, c := range ordered {
		if !loose(c) && !(c.Figure != nil && c.Predicate == "affect") {
			continue
		}
		if jobs && dismissed(c, words) {
			out = keep(out, c.ID, Sense{Of: c.ID, Predicate: "employ", Class: "worker", Unit: "person"})
			continue
		}
		if !loose(c) {
			continue
		}
		from, ok := antecedent(ordered, i, out)
		if !ok && gathers(c, d) {
			from, ok = Sense{Of: c.ID, Predicate: "protest", Class: c.Figure.Class, Unit: "person"}, true
		}
		if !ok {
			continue
		}
		out = keep(out, c.ID, from)
	}
	return withParts(ordered, out)
}

// withParts adds the parts of a document to the senses of its figures.
func withParts(ordered []cotejo.Claim, senses map[string]Sense) map[string]Sense {
	by := map[string]cotejo.Claim{}
	for _, c := range ordered {
		by[c.ID] = c
	}
	parts := map[string]Sense{}
	for part, whole := range partsOf(ordered) {
		s := partSense(by[whole], senses)
		s.Behind = by[whole].Sentence.Span == by[part].Sentence.Span && by[whole].Figure.Span.Start > by[part].Figure.Span.Start
		parts[part] = s
	}
	for part, s := range parts {
		senses = keep(senses, part, s)
	}
	for _, id := range additions(ordered) {
		if _, ok := senses[id]; !ok {
			senses = keep(senses, id, Sense{Of: id, Predicate: by[id].Predicate, Added: true})
		}
	}
	return senses
}

func keep(senses map[string]Sense, claim string, s Sense) map[string]Sense {
	if senses == nil {
		senses = map[string]Sense{}
	}
	senses[claim] = s
	return senses
}

// tellsOfJobs reports whether an article tells of jobs: of people hired or
// dismissed, or of people at work for somebody to whom something happens that is
// neither a strike nor harm.
func tellsOfJobs(d DocInfo, claims []cotejo.Claim, words *Words) bool {
	if slices.Contains(d.Kinds, "strike") || slices.Contains(d.Kinds, "protest") {
		return false
	}
	if slices.Contains(d.Kinds, "employment") {
		return true
	}
	workers := false
	for _, c := range claims {
		if c.Figure == nil {
			continue
		}
		if c.Predicate != "affect" && isToll(familyOf(c.Predicate)) {
			return false
		}
		workers = workers || loose(c) && len(c.Figure.Population) == 0 && words.ofJobs(c.Figure)
	}
	return workers
}

// ofJobs reports a figure of jobs, or of people who are counted as those who work for
// somebody: farmers and fishermen are workers too, and lose something else.
func (w *Words) ofJobs(f *cotejo.Figure) bool {
	return f.Class == "job" || f.Class == "worker" && (w == nil || w.Cue == nil || w.Cue(strings.ToLower(f.Counted))&CueStaff != 0)
}

// dismissed reports whether a figure of an article of jobs is of workers to whom
// something happens: who "is affected" there, or "leaves", loses work.
func dismissed(c cotejo.Claim, words *Words) bool {
	f := c.Figure
	if !isCount(f.Unit) {
		return false
	}
	return words.ofJobs(f) || c.Predicate == "affect" && (f.Class == "person" || f.Class == "" && !bareNumber(f))
}

// crowdLeast is how many people make a crowd.
const crowdLeast = 300

// gathers reports whether a loose figure is of people that fill the streets, in an
// article that tells of a protest or a strike.
func gathers(c cotejo.Claim, d DocInfo) bool {
	if !c.Open || !crowd(c.Figure.Class) || c.Figure.Unit != "person" || ValueOf(c.Figure, 1).Best < crowdLeast {
		return false
	}
	return slices.Contains(d.Kinds, "protest") || slices.Contains(d.Kinds, "strike")
}

func figureStart(c cotejo.Claim) int {
	if c.Figure == nil {
		return -1
	}
	return c.Figure.Span.Start
}

// antecedent is the sense of the nearest figure that can mean the same as the
// loose one at i; a loose one that has a sense passes it on.
func antecedent(ordered []cotejo.Claim, i int, senses map[string]Sense) (Sense, bool) {
	c := ordered[i]
	at := c.Sentence.Span.Start
	of := func(o cotejo.Claim) (Sense, bool) {
		if o.Figure == nil || !meansAlike(c, o) {
			return Sense{}, false
		}
		if loose(o) {
			s, ok := senses[o.ID]
			return s, ok
		}
		f := o.Figure
		return Sense{Of: o.ID, Predicate: o.Predicate, Class: f.Class, Unit: f.Unit, Population: f.Population, Place: o.Place, Time: o.Time}, true
	}
	for j := i - 1; j >= 0 && at-ordered[j].Sentence.Span.Start <= senseBack; j-- {
		o := ordered[j]
		if s, ok := of(o); ok && (headline(o.Block) == headline(c.Block) || CompareValues(ValueOf(o.Figure, 1), ValueOf(c.Figure, 1)) == Equal) {
			return s, true
		}
	}
	for j := i + 1; headline(c.Block) && j < len(ordered) && ordered[j].Sentence.Span.Start-at <= senseAhead; j++ {
		if s, ok := of(ordered[j]); ok && !loose(ordered[j]) {
			return s, true
		}
	}
	return Sense{}, false
}

// meansAlike reports whether a loose figure can count what another one counts:
// their units are one, or the loose one names nothing; and so are their classes.
func meansAlike(c, o cotejo.Claim) bool {
	f, g := c.Figure, o.Figure
	if c.Open && (isMoney(f.Unit) || isMoney(g.Unit)) {
		return false // sums of money stand for many things in one text
	}
	if c.Open && f.Unit == "item" && bareNumber(f) && (len(c.Chain) == 0 || magnitudes(f, g) > 5) {
		return false
	}
	if f.Unit == "item" && f.Class == "" && f.Counted != "" && !bareNumber(f) && fold(f.Counted) != fold(g.Counted) {
		return false // it names what it counts, if by a noun of no known class
	}
	bare := f.Unit == "item" && (f.Class == "" || f.Class == "thing") || bareNumber(f) && g.Unit == "person"
	if f.Unit != g.Unit && !(bare && g.Unit == "person") {
		return false
	}
	if f.Unit == "percent" && f.Base != "" && g.Base != "" && fold(f.Base) != fold(g.Base) {
		return false
	}
	if magnitudes(f, g) > 30 {
		return false
	}
	switch {
	case f.Class == "person" && c.Predicate != "estimate":
		return crowd(g.Class) && o.Predicate == "protest" // it names what it counts, under a verb of its own
	case bare || generic[f.Class]:
		return true
	case g.Class == "":
		return f.Unit != "item"
	}
	return inventory.Subsumes(g.Class, f.Class) || inventory.Subsumes(f.Class, g.Class) || crowd(f.Class) && crowd(g.Class)
}

// isMoney reports whether a unit is a currency: three capitals (ISO 4217).
func isMoney(unit string) bool { return len(unit) == 3 && strings.ToUpper(unit) == unit }

// bareNumber reports whether a figure is written without a noun: what it counts was
// then read from somewhere else.
func bareNumber(f *cotejo.Figure) bool {
	return (f.Unit == "item" || f.Unit == "person") && (f.Counted == "" && f.Class == "" || !strings.ContainsFunc(f.Text, unicode.IsLetter))
}

// magnitudes is how many times one figure holds the other; none counts as one,
// so that it is near to few and far from many.
func magnitudes(f, g *cotejo.Figure) float64 {
	a, b := max(1, ValueOf(f, 1).Best), max(1, ValueOf(g, 1).Best)
	return max(a/b, b/a)
}

// crowd reports whether a class is of people that gather: who is counted at a
// march is called by many names.
func crowd(class string) bool {
	return class == "person" || class == "spectator" || class == "protester" || inventory.Subsumes("protester", class)
}

// take lets a sense stand in for what the claim leaves open.
func (s *Scope) take(b Sense, it Item) {
	s.Family, s.Lent = familyOf(b.Predicate), true
	if len(s.Roots) > 0 && estimates(it) {
		s.dropSpeakers() // who gives a figure takes no part in what is counted
	}
	if generic[s.Class] || bareNumber(it.Claim.Figure) || strings.HasPrefix(s.Class, "lemma:") || s.Class == "thing" {
		s.Class = b.Class
	}
	if kindOf(familyOf(it.Claim.Predicate)) == kindSpeech && s.Aspect == cotejo.FlowAsp {
		s.Aspect = "" // that somebody says it makes it no sum
	}
	if b.Unit == "person" && s.Unit == "item" {
		s.Unit = b.Unit
	}
	if len(s.Population) == 0 {
		s.Population = unique(b.Population)
	}
	if len(s.Places) == 0 {
		s.Places = innermost(b.Place)
	}
	if !s.Time.Known() {
		s.Time, s.Told = WindowOf(b.Time), true
	}
}

// dropSpeakers takes the origins out of the participants.
func (s *Scope) dropSpeakers() {
	root := func(id string) bool { return slices.ContainsFunc(s.Roots, func(r Root) bool { return r.ID == id }) }
	s.Who = slices.DeleteFunc(s.Who, func(ids []string) bool { return root(ids[0]) })
	s.Actors = slices.DeleteFunc(s.Actors, root)
}
