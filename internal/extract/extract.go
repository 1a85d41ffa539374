// Package extract turns the sentences of one document into mentions, entities
// and attributed claims. It is pure: the same document, pack and sentences give
// the same result, and every field of a claim names the rule that filled it.
package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// Result is what one document says.
type Result struct {
	Mentions []cotejo.Mention
	Entities []cotejo.Entity
	Claims   []cotejo.Claim
	Problems []string // what could not be read as it should, for the document's notes
}

// input is what every step of extraction sees.
type input struct {
	doc       *cotejo.Document
	pack      *pack.Pack
	sentences []text.Sentence
	scan      *scan           // numbers and times, read once: scanned
	lemmas    map[string]bool // of all its words, for frames that ask for the story
}

// Quantity kinds: what a number turned out to be. Only KindQuantity becomes the
// figure of a claim.
const (
	KindQuantity = "quantity"
	KindDate     = "date"
	KindTime     = "clock"
	KindAge      = "age"
	KindOrdinal  = "ordinal"
	KindName     = "name"  // part of a name: 11-M, Su-35, G-20, article 155
	KindScore    = "score" // 3-1
	KindPhone    = "phone"
	KindCalibre  = "calibre" // a measure that names a kind of thing: 60 mm
	KindDuration = "duration"
	KindOther    = "other"
)

// quantity is a number expression with what it counts.
type quantity struct {
	sentence  int // index of the sentence
	first     int // first and last word of the whole phrase ("more than 15,000 North Korean soldiers")
	last      int
	number    int    // word that carries the (last) number
	head      int    // word that is counted, -1 when there is none
	kind      string // Kind…
	figure    cotejo.Figure
	rules     []string
	unsure    string
	back      cotejo.Span // the earlier figure that says what is counted or measured
	alike     cotejo.Span // the earlier figure whose noun and unit a bare number takes over
	restated  bool        // put in the place of that figure
	listed    bool        // one of the parts that a list divides that figure in
	whole     bool        // only what another figure is a part of
	level     bool        // the level that a change came to: "fell 14%, to 30"
	guessed   bool        // taken for money only because millions are
	bareMoney bool        // millions of money that name no currency
}

// timex is a time expression, resolved as far as the text allows.
type timex struct {
	sentence    int
	first, last int
	time        cotejo.Time
	rules       []string
	unsure      string
}

// endsStretchOf reports the end of a stretch of time that another expression begins:
// "between January and October".
func (t *timex) endsStretchOf(a *timex) bool {
	b := t.time
	return a.sentence == t.sentence && a.time.End != "" && t.first-a.last <= stretchGap && (a.time.End == b.Begin || b.End != "" && a.time.End == b.End) && a.time.Begin < b.Begin
}

// stretchGap is how many words may lie between the ends of a stretch, articles among them.
const stretchGap = 4

// entityMention is a name, demonym, title or pronoun linked to an entity.
type entityMention struct {
	sentence    int
	first, last int
	head        int
	id          string // entity id; empty when unlinked
	label       string
	kind        string // of cotejo.Entity
	office      bool   // a person who holds an office somewhere in the document
	demonym     bool   // an adjective of nationality: "North Korean"
	place       bool   // names a location here, rather than the body that acts
	rule        string
	unsure      string
	confidence  float64
}

// attribution is a source–cue–content reading: the content is a set of words
// of one or more sentences.
type attribution struct {
	sentence int
	links    []cotejo.Attribution // outer first
	content  []cotejo.Span        // spans of the content
	quote    *cotejo.Quote
	carried  bool
}
