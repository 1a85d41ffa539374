// Package reconcile lays claims side by side: it compares pairs field by field
// under a documented decision table, clusters events, makes origins canonical
// and derives panels, flows and findings. It is pure and independent of the
// order of its input.
//
// Where what is:
//
//   - what is read of a document: describe, topic (its story), senses and parts (what its
//     figures count), revises, called (what the words beside its numbers call them), vicinity
//     and kindred (the words beside them), sides (who speaks for whom)
//   - of a claim: scope, values, window, words, measure, families and kin
//   - who may have to do with whom: keys, story and content; glance tells strangers apart
//   - two claims: link (one happening?), quantity and oneness (one quantity?), compare and
//     voices (field by field), relate with table (how do they stand?), statements, doers,
//     rejected and admitted (what is told without a figure), shares, sums
//   - a change: update, verdict, groups, core and repeats (of large groups), standing and
//     former (what was compared before), build; judged, corrected and added are what people decided
//   - what comes of it: events, panels, parted, policies and usable, origins, flows,
//     findings, sourcing and unsourced, phrase with phrase_time, and shown
package reconcile

import "github.com/cotejo/cotejo"

// Item is a claim with what reconcile needs to know of its document.
type Item struct {
	Claim    cotejo.Claim
	Document DocInfo
	Keys     []string // block keys, from Keys
	Panel    string   // id of the panel the claim's figure is in now; empty: none
	Prints   []uint64 // fingerprints of the sentence, from Prints; nil: not read yet
	scope    *Scope   // when it is prepared
}

// Prepare reads what is compared of a claim once and for all, for a store that
// keeps items: a prepared item is quicker to reconcile, and does not change.
func Prepare(it Item) Item {
	s := ScopeOf(it)
	it.scope, it.Document.publisher = &s, publishedBy(&it.Document)
	return it
}

// Prints fingerprints a sentence, sorted; never nil. A store keeps them with a
// claim, since to find copies they are needed of every claim of a group.
func Prints(sentence string) []uint64 {
	if out := sortedPrints(sentence); out != nil {
		return out
	}
	return []uint64{}
}

// DocInfo is the part of a document that reconcile reads. Describe makes it.
type DocInfo struct {
	Totals []Total `json:"totals,omitempty"` // what it gives as the whole of something, of which others may give shares

	ID        string                        `json:"id"`
	Outlet    string                        `json:"outlet,omitempty"`
	Path      string                        `json:"path,omitempty"`
	Title     string                        `json:"title,omitempty"`
	Published cotejo.Published              `json:"published"`
	Yearless  []string                      `json:"yearless,omitempty"` // days without a year of what it tells as done, where it does not say when it was published
	Credit    []string                      `json:"credit,omitempty"`
	Shingles  []uint64                      `json:"shingles,omitempty"` // fingerprints of its paragraphs, for text reuse
	Topic     []string                      `json:"topic,omitempty"`    // entities it speaks of most, first the most
	Places    []string                      `json:"places,omitempty"`   // places below a country it speaks of most
	Names     []string                      `json:"names,omitempty"`    // folded proper names that tell its story from others, first the strongest
	Story     []uint64                      `json:"story,omitempty"`    // stems that tell its story from others, hashed, with their weights, sorted
	Heads     []string                      `json:"heads,omitempty"`    // the first of these stems, the heaviest first
	Kinds     []string                      `json:"kinds,omitempty"`    // kinds of happening it tells of, the commonest first, without speech and tolls
	Parties   map[string][]string           `json:"parties,omitempty"`  // entity → country or body it acts for, from the roles the text gives
	Sides     map[string][]string           `json:"sides,omitempty"`    // source → the government it is of
	Firms     map[string]string             `json:"firms,omitempty"`    // body → its id without the kind of company in its name
	Bodies    map[string][]string           `json:"bodies,omitempty"`   // first word → the longer names of bodies that begin with it, folded, sorted
	Answers   map[string]int                `json:"answers,omitempty"`  // what a source does → the number of sentences in which it denies or confirms something
	Senses    map[string]Sense              `json:"senses,omitempty"`   // claim → what its figure counts, where the claim itself does not say
	Values    map[string][]float64          `json:"values,omitempty"`   // unit → the numbers it gives, sorted
	Beside    map[string][]float64          `json:"beside,omitempty"`   // claim → the other numbers of its kind in its sentence
	Instead   map[string][]float64          `json:"instead,omitempty"`  // claim → of these, what its sentence rejects
	Vicinity  map[string]Vicinity           `json:"vicinity,omitempty"` // claim with a figure → what is spoken of beside it
	Rejects   map[string]Rejected           `json:"rejects,omitempty"`  // claim that denies something → what, word by word
	Deeds     map[string][]uint64           `json:"deeds,omitempty"`    // start of a sentence → its groups of kindred deeds
	Told      map[string]Deed               `json:"told,omitempty"`     // claim → what tells its happening
	Spoken    map[string][]uint64           `json:"spoken,omitempty"`   // start of a sentence → its groups of kindred happenings
	Voiced    []string                      `json:"voiced,omitempty"`   // claims without a source beside which somebody speaks, sorted
	Bare      map[string]Bare               `json:"bare,omitempty"`     // claim that tells a statement for which nobody is named → how much that weighs
	Givers    map[string]cotejo.Participant `json:"givers,omitempty"`   // claim that says what has come → who gives it, by another claim of its sentence
	Getters   map[string]cotejo.Participant `json:"getters,omitempty"`  // claim that says what somebody gives → to whom, by what is said of the sum: "that it had promised to X"
	Until     int                           `json:"until,omitempty"`    // where the sentences begin whose claims are not laid beside others; 0: all are
	Ahead     []string                      `json:"ahead,omitempty"`    // claims whose own word calls for something or orders it, sorted
	Admits    []string                      `json:"admits,omitempty"`   // claims that say that somebody admits something, and what somebody admits, sorted

	publisher string // publishedBy, when it is known
}
