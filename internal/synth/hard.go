package synth

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
)

// The harder world does what newsrooms do to those who compare them: two stories
// of one country run side by side, places share a name, names go unlinked, copies
// are reworded, turned round, stripped of their source and their credit, and come
// late; figures that count something narrower stand beside those that do not.
// Copying is what it was, so that echoes of both worlds compare. What is reworded
// beyond recognition is not planted: no reader could tell it from a report of its own.
const (
	namesakeShare  = 0.4  // happenings elsewhere whose place has the main place's name
	unlinkedShare  = 0.12 // places and origins that are named, but not linked
	namelessShare  = 0.1  // claims with a source that has no name
	trapShare      = 0.15 // figures that count something narrower
	lateShare      = 0.3  // copies of what was published long before
	creditShare    = 0.5  // reprints that credit the agency
	strippedShare  = 0.3  // reprinted claims that lose their source
	verbatimShare  = 0.4  // reprinted sentences left as they are
	lightShare     = 0.2  // … with a word in twelve changed
	rewordedWords  = 0.18 // words changed in the others, whose halves also change places
	lightWords     = 0.08
	factWordsShare = 0.4 // of an independent sentence: what is told is told in its words
)

// Traps are what a figure of the harder world may count instead of the whole.
const (
	TrapPart       = "part"       // a share of it, said to be that
	TrapIncrement  = "increment"  // what came on top
	TrapPopulation = "population" // those of one party only
	TrapWindow     = "window"     // what happened on one day
)

// neighbour gives the chance that two stories in a row share: they begin on
// near days in the same country.
func (s *story) neighbour() *rand.Rand {
	return rand.New(rand.NewPCG(s.o.Seed+1, uint64(s.n/2)))
}

// harden gives places elsewhere the main place's name. Who shares a name is
// always linked: otherwise nobody could tell the two.
func (s *story) harden() {
	shared := false
	for _, f := range s.facts {
		if f.place.id != s.place.id && f.subplace == nil && s.rng.Float64() < namesakeShare {
			f.place.label, f.namesake, shared = s.place.label, true, true
		}
	}
	for _, f := range s.facts {
		f.namesake = f.namesake || shared && f.place.id == s.place.id
	}
}

// copied does to a reprinted sentence what a desk that hides its source does.
func (w *writer) copied(words string, c *cotejo.Claim, t *Truth) string {
	if w.s.rng.Float64() < strippedShare {
		c.Chain, t.Named, t.Root = nil, false, ""
	}
	switch u := w.s.rng.Float64(); {
	case u < verbatimShare:
		return words
	case u < verbatimShare+lightShare:
		return w.reword(strings.Fields(words), lightWords)
	}
	t.How = "reworded"
	f := strings.Fields(words)
	half := len(f) / 2
	return w.reword(slices.Concat(f[half:], f[:half]), rewordedWords)
}

// reword replaces a share of the words, figures excepted, by words of the story;
// never more than a third of them, by bad luck.
func (w *writer) reword(f []string, share float64) string {
	left := len(f) / 3
	for i := range f {
		if _, err := strconv.ParseFloat(f[i], 64); err != nil && left > 0 && w.s.rng.Float64() < share {
			f[i] = w.s.words[w.s.rng.IntN(len(w.s.words))]
			left--
		}
	}
	return strings.Join(f, " ")
}

// told makes up a sentence that shares more words with others about the fact
// than those of the easy world do.
func (w *writer) told(f *fact, fig *cotejo.Figure) string {
	n := 14 + w.s.rng.IntN(6)
	words := make([]string, 0, n+1)
	for range n {
		if w.s.rng.Float64() < factWordsShare {
			words = append(words, f.words[w.s.rng.IntN(len(f.words))])
		} else {
			words = append(words, w.s.word())
		}
	}
	if fig != nil {
		words = slices.Insert(words, 3+w.s.rng.IntN(8), strconv.FormatFloat(*fig.Best, 'f', -1, 64))
	}
	return strings.ToUpper(words[0][:1]) + words[0][1:] + " " + strings.Join(words[1:], " ")
}

// blur leaves links and names out of a claim, as readers of text must.
func (w *writer) blur(c *cotejo.Claim, t *Truth, f *fact) {
	if !f.namesake && !t.Sub && w.s.rng.Float64() < unlinkedShare {
		c.Place[0].Entity, c.Place[0].Within = "", nil
	}
	switch {
	case len(c.Chain) == 0 && w.s.rng.Float64() < namelessShare:
		c.Chain = []cotejo.Attribution{{Label: "sources", Type: cotejo.SourceAnonymous, Mode: cotejo.Says}}
	case len(c.Chain) == 1 && w.s.rng.Float64() < unlinkedShare:
		c.Chain[0].Entity = ""
	}
}

// trapsOf are the traps that a reader can see for what they are. The day beside a
// count that grows may be the day it was counted on, and "another 47 injured" may
// stand beside the dead: nothing in such claims tells them from the whole.
func trapsOf(grows bool, predicate string) []string {
	switch {
	case !grows:
		return []string{TrapPart, TrapIncrement, TrapPopulation, TrapWindow}
	case predicate == "kill":
		return []string{TrapPart, TrapIncrement, TrapPopulation}
	}
	return []string{TrapPart, TrapPopulation}
}

// trap makes a figure count something narrower than its fact does.
func (w *writer) trap(c *cotejo.Claim, t *Truth) {
	fig := c.Figure
	if fig == nil || fig.Unit != "person" || t.Sub || t.Plan || *fig.Best < 20 || w.s.rng.Float64() >= trapShare {
		return
	}
	share := 0.0
	traps := trapsOf(t.Grows, c.Predicate)
	switch t.Trap = traps[w.s.rng.IntN(len(traps))]; t.Trap {
	case TrapPart:
		fig.Aspect, share = cotejo.Part, 0.3
	case TrapIncrement:
		fig.Aspect, share = cotejo.Increment, 0.1
	case TrapPopulation:
		fig.Population, share = []string{w.s.parties[1]}, 0.45
	case TrapWindow:
		day := dayName(w.s.day0 + t.Day)
		c.Time = &cotejo.Time{Value: day, Begin: day, Type: "date", Precision: "day", Basis: "explicit"}
		fig.Aspect, share = cotejo.FlowAsp, 0.15
	}
	v := math.Max(1, math.Floor(*fig.Best*share))
	fig.Low, fig.Best, fig.High, fig.Comparator = &v, &v, &v, cotejo.Exact
	fig.Text = strconv.FormatFloat(v, 'f', -1, 64)
	t.Scope += "/" + t.Trap
}
