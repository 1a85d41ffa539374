package reconcile

import (
	"slices"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// Stand is a claim's factuality for comparison: what its source commits to.
type Stand string

// The stands.
const (
	Done   Stand = "done"   // asserted or hedged: it is, or it happened
	Plan   Stand = "plan"   // planned, promised, expected
	Denies Stand = "denied" // negated, or rejected by its source
	Open   Stand = "open"   // conditional, demanded, questioned, doubted
)

// Where is a place with what contains it.
type Where struct {
	ID     string
	Within []string
	Label  string
	folded string // label, when it has been read
}

// Scope is what has to be known of a claim to compare it: the scope vector.
type Scope struct {
	Family        string // kind of happening; predicates of one family are compared
	Predicate     string
	Stage         string
	Rung          int        // of Stage on the predicate's ladder, -1 when there is none
	Class         string     // who or what is counted
	Population    []string   // whose: entity ids, lifted to the parties they act for
	Actors        []string   // lifted
	Others        []string   // every other participant, lifted
	Who           [][]string // each participant and population, lifted
	Places        []Where
	Time          Window // the claim's own time
	Known         Window // when it was known: an as-of time, else publication
	Aspect        cotejo.Aspect
	Unit          string // base unit
	Value         Value
	Stand         Stand
	Hedged        bool
	Lacks         bool   // it counts those with whom something is not so
	Roots         []Root // named origins
	Laity         string // nameless people it goes back to when it has none
	Sentence      int    // start of the sentence in the document
	Objects       []string
	text          string    // the sentence
	read          bool      // cached words and prints are read
	cached        []string  // content words of the sentence, sorted
	labels        []string  // of participants that are not linked
	Told          bool      // its time may be the day of telling, not of happening
	Whole         string    // the claim of which the text gives this figure as a part
	Lent          bool      // what the figure counts was read from another one
	cachedThings  []string  // content words of labels, sorted
	cachedNames   []string  // capitalised words of the sentence, sorted
	cachedFP      []uint64  // its fingerprints, sorted
	cachedMeasure *measured // what its figure measures
	cachedStems   []uint64  // stems of the sentence, sorted
	cachedSays    string    // its signature
	cachedParties []string  // every entity of the claim, lifted, sorted
	published     int64     // when its document was, as Unix seconds
	timed         bool      // that is told to the minute
	chain         []naming  // whom the claim has it from
	asked         *asked    // of the pairs of its group, while that is built
	at            int       // among the claims of which that is told
}

// ScopeOf reads the scope vector of a claim.
func ScopeOf(it Item) Scope {
	c := it.Claim
	s := Scope{
		Family: familyOf(c.Predicate), Predicate: c.Predicate, Stage: c.Stage, Rung: -1,
		Time: WindowOf(c.Time), Known: Publication(it.Document.Published),
		Stand: standOf(c), Lacks: lacks(c), Hedged: c.Factuality.Status == cotejo.Hedged,
		Sentence: c.Sentence.Span.Start, Objects: c.Object,
		Roots: rootsIn(it), Laity: laity(c),
		text: c.Sentence.Exact, cachedFP: it.Prints, chain: namesOf(c.Chain),
	}
	s.published, s.timed = minute(it.Document.Published.Value)
	if p, ok := inventory.Get(c.Predicate); ok {
		s.Rung = p.Stage(c.Stage)
	}
	if c.Time != nil && c.Time.Relation == "as-of" && s.Time.Grain == GrainDay {
		s.Known = s.Time
	}
	s.Told = dayOfTelling(c, s)
	s.readParticipants(it)
	s.Places = innermost(c.Place)
	if unfound(&c) {
		s.Family, s.Stand, s.Lacks = undone[c.Predicate], Done, false
	}
	s.readFigure(c)
	switch sense, ok := it.Document.Senses[c.ID]; {
	case !ok || c.Figure == nil:
	case sense.Added:
		s.Aspect = cotejo.Increment
	case sense.Whole != "":
		s.isPart(sense, c)
	case loose(c) || c.Predicate == "affect":
		s.take(sense, it)
	}
	if s.Lent && isToll(s.Family) && familyByClass[s.Class] != "" {
		s.Class = "person" // as in the count it was read from
	}
	if s.Laity == "" && len(s.Roots) == 0 && len(c.Chain) == 0 {
		s.Laity = teller(c)
	}
	if areas[s.Unit] && burns[s.Family] {
		s.Family = "damage"
	}
	if s.Unit == "percent" && loose(c) && s.Class != "vote" {
		s.Class = "" // what a share is of, a verb outside the inventory does not tell
	}
	if (movesPeople[c.Predicate] || c.Open && c.Figure != nil) && !s.Lent && s.movesForce(c) && (!s.ofWork(c) || len(countries(&s)) > 0 || len(s.Population) > 0) {
		s.Family = "presence"
	}
	if s.Family == "employment" && isCount(s.Unit) && (jobs[s.Class] || strings.HasPrefix(s.Class, "lemma:")) {
		s.Unit, s.Class = "person", "job" // jobs and those who hold them
	}
	if s.Unit == "percent" && s.Class == "person" {
		s.Class = "" // whose share it is, or of whom: nothing that is counted
	}
	return s
}

// burns are the families whose areas are damage done.
var burns = map[string]bool{"fire": true, "flood": true, "affected": true}

// dayOfTelling reports whether the time of a claim may be the day on which it was told:
// a day counted from that of publication, the same or the one before, of a claim
// that is somebody's word or a toll. "The service raised it to 25 on Tuesday."
func dayOfTelling(c cotejo.Claim, s Scope) bool {
	t := c.Time
	if t == nil || t.Basis == "explicit" || t.Basis == "anaphoric" || s.Time.Grain != GrainDay || s.Known.Grain != GrainDay {
		return false
	}
	d := s.Known.Lo - s.Time.Lo
	return d >= 0 && d <= 1 && (len(c.Chain) > 0 || isToll(s.Family) || kindOf(s.Family) == kindSpeech)
}

// innermost are the places of a claim that no other of its places lies inside:
// of "the Russian regions of Kursk and Belgorod" the two regions.
func innermost(places []cotejo.Place) []Where {
	var out []Where
	for _, p := range places {
		id := placeID(p)
		holds := func(q cotejo.Place) bool { return slices.Contains(q.Within, id) && placeID(q) != id }
		same := func(w Where) bool { return w.ID == id }
		if !slices.ContainsFunc(places, holds) && !slices.ContainsFunc(out, same) {
			out = append(out, Where{ID: id, Within: p.Within, Label: p.Label, folded: fold(p.Label)})
		}
	}
	return out
}

// words are the content words of the sentence, sorted, read when first asked for.
func (s *Scope) words() []string { s.readText(); return s.cached }

// prints are the fingerprints of the sentence, sorted.
func (s *Scope) prints() []uint64 {
	if s.cachedFP == nil {
		s.cachedFP = Prints(s.text)
	}
	return s.cachedFP
}

func (s *Scope) readText() {
	if !s.read {
		s.cached, s.read = contentWords(s.text), true
		s.cachedThings, s.cachedNames = contentWords(strings.Join(s.labels, " ")), namesIn(s.text)
	}
}

func placeID(p cotejo.Place) string {
	if p.Entity != "" {
		return p.Entity
	}
	return "name:" + fold(p.Label)
}

func (s *Scope) readParticipants(it Item) {
	for _, p := range it.Claim.Participants {
		if p.Entity == "" && !it.Claim.Sentence.Span.Contains(p.Span) && p.Role == "topic" {
			continue // the sentence that a denial is aimed at
		}
		if p.Entity == "" {
			s.labels = append(s.labels, p.Label)
		}
		if p.Entity == "" && credited(p.Label, it) {
			continue
		}
		ids := it.Document.lift(entityOf(p))
		if len(ids) > 0 {
			s.Who = append(s.Who, ids)
		}
		if p.Role == "actor" || p.Role == "speaker" {
			s.Actors = append(s.Actors, ids...)
		} else {
			s.Others = append(s.Others, ids...)
		}
	}
	s.Actors, s.Others = unique(s.Actors), unique(s.Others)
}

// entityOf is the entity of a participant, or its folded name when it is nothing
// but a name; a common noun identifies nobody, and an unlinked topic is no party.
func entityOf(p cotejo.Participant) string {
	switch {
	case p.Entity != "":
		return p.Entity
	case p.Role != "topic" && isName(p.Label):
		return "name:" + fold(p.Label)
	}
	return ""
}

// credited reports whether a participant is really a credit: its name holds that
// of a source of the claim, "KCNA via Reuters" under a picture.
func credited(label string, it Item) bool {
	words := strings.Split(fold(label), "-")
	return slices.ContainsFunc(it.Claim.Chain, func(a cotejo.Attribution) bool {
		return a.Type == cotejo.SourceAgency && (slices.Contains(words, slugOf(a.Entity)) || slices.Contains(words, fold(a.Label)))
	})
}

// lift gives an entity with the parties it acts for in this document: a
// president with the country, a ministry with the state.
func (d DocInfo) lift(entity string) []string {
	if entity == "" {
		return nil
	}
	return append([]string{entity}, d.Parties[entity]...)
}

func (s *Scope) readFigure(c cotejo.Claim) {
	f := c.Figure
	if f == nil {
		if len(c.Object) > 0 {
			s.Class = c.Object[0]
		}
		return
	}
	base, factor := Base(f.Unit)
	s.Unit, s.Value, s.Aspect = base, ValueOf(f, factor), f.Aspect
	s.Class = f.Class
	if base == "item" && (f.Counted == "" || inventory.Subsumes("money", f.Class)) && strings.ContainsFunc(f.Text, unicode.IsLetter) && s.Value.Best >= sumFrom {
		s.Unit = noCurrency // "52,000 millions" of nothing that is named
	}
	if s.Class == "" && len(c.Object) == 1 {
		s.Class = c.Object[0]
	}
	if s.Class == "" && f.Counted != "" && s.Unit == "item" {
		s.Class = "lemma:" + fold(f.Counted)
	}
	if p, ok := inventory.Get(c.Predicate); ok && s.Aspect == "" {
		s.Aspect = p.Aspect
	}
	s.Population = unique(f.Population)
	for _, e := range s.Population {
		s.Who = append(s.Who, []string{e})
	}
	if fam, ok := classFamily(s.Class); ok && undone[s.Predicate] != fam && kindOf(s.Family) != kindStanding && !isToll(s.Family) {
		s.Family = fam
	}
	if isToll(s.Family) && (familyByClass[s.Class] != "" || s.Class == "casualty" || s.Class == "resident") {
		s.Class = "person" // the dead of a death toll are people of no kind
	}
	if isToll(s.Family) && s.Family != "death" && s.Aspect == cotejo.Increment {
		s.Aspect = cotejo.Stock // "and another 47 were injured": beside the dead, not on top of other injured
	}
}

// undone are the predicates that end what a toll counts: who is set free is detained
// no more.
var undone = map[string]string{"release": "detention", "find": "missing", "return": "displacement"}

// unfound reports a count of people who have not been found: they are the missing.
func unfound(c *cotejo.Claim) bool {
	f := c.Figure
	if c.Predicate != "find" || f == nil || f.Unit != "person" || c.Factuality.Polarity != "-" || c.Factuality.Status != cotejo.Asserted || inventory.Subsumes("dead", f.Class) || len(c.Chain) > 0 && c.Chain[len(c.Chain)-1].Mode == cotejo.Denies {
		return false
	}
	return ValueOf(f, 1).Best > 0
}

// sumFrom is from where on a number written in words, of nothing that is named, is
// a sum of money.
const sumFrom = 1e6

func (s *Scope) movesForce(c cotejo.Claim) bool {
	if c.Figure != nil {
		return isForce(s.Class)
	}
	return slices.ContainsFunc(c.Object, isForce)
}

// ofWork reports whether a claim may tell of jobs rather than of workers sent
// somewhere: what is counted are workers, under a verb of work or one that says
// nothing.
func (s *Scope) ofWork(c cotejo.Claim) bool {
	return (c.Open || s.Family == "employment") && inventory.Subsumes("worker", s.Class)
}

func standOf(c cotejo.Claim) Stand {
	f := c.Factuality
	for _, a := range c.Chain {
		switch a.Mode {
		case cotejo.Denies:
			return Denies
		case cotejo.Doubts:
			return Open
		case cotejo.Demands:
			if f.Status != cotejo.Asserted || c.Predicate == "demand" || c.Quote == nil && c.Figure == nil {
				return Open // "there are 2,400 without a home", they protest, says how things are
			}
		}
	}
	switch f.Status {
	case cotejo.Denied:
		return Denies
	case cotejo.Conditional, cotejo.Demanded, cotejo.Questioned:
		return Open
	}
	negated := f.Polarity == "-"
	if c.Predicate == "deny" || c.Predicate == "reject" {
		if negated {
			return Open // not to deny a thing is neither to deny nor to say it
		}
		negated = true // of what it is linked to
	}
	if negated && !figureApart(c) {
		return Denies
	}
	if f.Status == cotejo.Planned {
		return Plan
	}
	return Done
}

// figureApart reports whether the figure of a claim whose verb is negated stands before the
// negation: "nine of them were not on the list" counts those who were not, and "there were
// 30, nobody else" counts what there was. Nobody rejects that number.
func figureApart(c cotejo.Claim) bool {
	f := c.Factuality
	return c.Figure != nil && f.Polarity == "-" && f.Status != cotejo.Denied && f.CueSpan != nil && c.Figure.Span.End <= f.CueSpan.Start
}

// lacks reports whether a claim counts those with whom something is not so: its figure
// stands before the negation, and the verb behind it.
func lacks(c cotejo.Claim) bool {
	return figureApart(c) && (c.Trigger == nil || c.Figure.Span.End <= c.Trigger.Span.Start)
}

// parties is every entity of the claim, lifted, sorted.
func (s *Scope) parties() []string {
	if s.cachedParties == nil {
		s.cachedParties = append([]string{}, unique(slices.Concat(s.Actors, s.Others, s.Population))...)
	}
	return s.cachedParties
}

// Compared fields.

func comparePlaces(a, b []Where) State {
	if len(a) == 0 || len(b) == 0 {
		return Unknown
	}
	ab, ba := coveredBy(a, b), coveredBy(b, a)
	switch {
	case ab && ba:
		return Equal
	case ab:
		return Contained
	case ba:
		return Contains
	case touches(a, b):
		return Overlap
	}
	return Disjoint
}

// coveredBy reports whether every place of a is one of b or lies inside one.
func coveredBy(a, b []Where) bool {
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y Where) bool { return x.ID == y.ID || slices.Contains(x.Within, y.ID) }) {
			return false
		}
	}
	return true
}

func touches(a, b []Where) bool {
	for i := range a {
		for j := range b {
			x, y := &a[i], &b[j]
			if x.ID == y.ID || slices.Contains(x.Within, y.ID) || slices.Contains(y.Within, x.ID) || shortFor(x, y) || shortFor(y, x) {
				return true
			}
		}
	}
	return false
}

// shortFor reports whether a place may be the short name of another, which goes by a
// longer one that ends in it: "Thames" for "Kingston upon Thames".
func shortFor(short, long *Where) bool {
	s, l := short.name(), long.name()
	return len(s) >= 5 && strings.HasSuffix(l, "-"+s)
}

// name is the folded label.
func (w *Where) name() string {
	if w.folded == "" {
		return fold(w.Label)
	}
	return w.folded
}

func compareSets(a, b []string) State {
	if len(a) == 0 || len(b) == 0 {
		return Unknown
	}
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	switch {
	case n == len(a) && n == len(b):
		return Equal
	case n == len(a):
		return Contained
	case n == len(b):
		return Contains
	case n > 0:
		return Overlap
	}
	return Disjoint
}

func compareClasses(a, b string) State {
	switch {
	case a == "" || b == "":
		return Unknown
	case a == b, jobOf(a, b), jobOf(b, a):
		return Equal
	case inventory.Subsumes(a, b):
		return Contains
	case inventory.Subsumes(b, a):
		return Contained
	}
	return Disjoint
}

// jobOf reports whether one class is that of posts and the other of those who hold them.
func jobOf(job, worker string) bool { return job == "job" && worker == "worker" }

func unique(in []string) []string {
	if len(in) == 0 {
		return nil
	}
	out := slices.Clone(in)
	slices.Sort(out)
	out = slices.Compact(out)
	if out[0] == "" {
		out = out[1:]
	}
	return out
}

func placeNames(ws []Where) string {
	names := make([]string, 0, len(ws))
	for _, w := range ws {
		names = append(names, w.Label)
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}
