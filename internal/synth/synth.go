// Package synth makes synthetic news worlds whose truth is known: stories with
// facts that grow over days, origins that count them with errors and scopes of
// their own, agencies that report the origins, and outlets that report, reprint,
// cite and rewrite with delays. It exists to measure reconciliation and the
// ledger at scales for which no hand-made gold exists. The wording is made of
// invented words, so that nothing depends on a language.
package synth

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Options sizes a world.
type Options struct {
	Seed     uint64
	Articles int  // stop after this many; 0 means all of Stories
	Stories  int  // stories to tell; 0 means as many as Articles need
	Claims   int  // claims an article makes at most; 0 means 15
	Largest  int  // articles of the largest story; 0 means 400
	Smallest int  // articles of the smallest story; 0 means 4, more or less
	Full     bool // every article makes Claims claims, as far as its story has facts
	Hard     bool // the harder world; the other one stays what it was, article for article
}

// Truth is what is known of one claim because it was planted.
type Truth struct {
	Story    int
	Fact     int    // of the story
	Scope    string // what exactly is counted: equal for claims that must agree
	Value    float64
	Origin   string // entity that counted, whatever the article says; empty when nobody did
	Named    bool   // the article names an origin, itself or through a link
	Root     string // the origin that can be told from the articles: Origin, or the agency where the trace ends
	Sub      bool   // counts a place inside the fact's place
	Upstream string // claim it was copied or cited from
	How      string // report, reprint, cite, reworded
	Day      int    // day of the count, from the start of the story
	Plan     bool
	Grows    bool   // counts of the fact grow from day to day
	Trap     string // what the figure counts instead of the whole; of the harder world
}

// Article is one document with its claims and their truth, in the same order.
type Article struct {
	Document cotejo.Document
	Claims   []cotejo.Claim
	Entities []cotejo.Entity
	Truth    []Truth
}

// Articles tells the world story by story. The same options give the same
// articles.
func Articles(o Options) iter.Seq[Article] {
	if o.Claims == 0 {
		o.Claims = 15
	}
	if o.Largest == 0 {
		o.Largest = 400
	}
	return func(yield func(Article) bool) {
		n := 0
		for i := 0; o.Stories == 0 || i < o.Stories; i++ {
			for _, a := range newStory(o, i).tell() {
				if o.Articles > 0 && n >= o.Articles || !yield(a) {
					return
				}
				n++
			}
			if o.Articles == 0 && o.Stories == 0 {
				return
			}
		}
	}
}

// kind is a kind of happening: its predicate, what it counts, and how the count
// behaves.
type kind struct {
	predicate, class, unit string
	grows                  bool
	top                    float64
	standing               bool
}

var kinds = []kind{
	{"kill", "dead", "person", true, 300, false}, {"injure", "injured", "person", true, 900, false}, {"missing", "missing-person", "person", true, 200, false},
	{"evacuate", "evacuee", "person", true, 9000, false}, {"detain", "detainee", "person", true, 120, false}, {"damage", "dwelling", "item", true, 4000, false},
	{"deploy", "troops", "person", false, 20000, true}, {"transfer", "munitions", "item", false, 900000, true}, {"protest", "protester", "person", false, 60000, false},
	{"meet", "", "", false, 0, false}, {"sign-agreement", "", "", false, 0, false}, {"attack", "", "", false, 0, false}, {"sanction", "", "", false, 0, false}, {"close", "", "", false, 0, false},
}

// fact is one thing that a story is about.
type fact struct {
	kind
	id       int
	actor    string
	target   string
	place    place
	value    float64 // final
	start    int     // day it begins
	words    []string
	origins  []string
	planned  bool // is announced before it is done
	subplace *place
	namesake bool // its place shares its name with another of the story
}

type place struct{ id, label, country string }

type story struct {
	o       Options
	n       int
	rng     *rand.Rand
	day0    int // days since 1970
	facts   []*fact
	place   place
	parties []string
	size    int
	words   []string
}

// daySpan is the stretch over which stories begin: 2023 to 2025.
const firstDay, daySpan = 19358, 1000

func newStory(o Options, n int) *story {
	s := &story{o: o, n: n, rng: rand.New(rand.NewPCG(o.Seed, uint64(n)))}
	s.day0 = firstDay + s.rng.IntN(daySpan)
	// Sizes follow a Zipf-like law: most stories have a few articles, few have
	// many (news clusters are heavy-tailed).
	u := s.rng.Float64()
	s.size = max(o.Smallest, int(math.Min(float64(o.Largest), 4/math.Pow(1-u, 0.9))))
	country := countries[s.rng.IntN(len(countries))]
	other := countries[s.rng.IntN(len(countries))]
	if o.Hard {
		rng := s.neighbour()
		s.day0 = firstDay + rng.IntN(daySpan) + s.n%2
		country, other = countries[rng.IntN(len(countries))], countries[rng.IntN(len(countries))]
	}
	s.place = s.newPlace(country)
	s.parties = []string{country, other}
	s.words = s.vocabulary(30)
	facts := 4 + min(26, s.size/8)
	if o.Full {
		facts = max(facts, o.Claims+3)
	}
	for i := range facts {
		s.facts = append(s.facts, s.newFact(i))
	}
	if o.Hard {
		s.harden()
	}
	return s
}

var countries = []string{"iso:ES", "iso:MX", "iso:AR", "iso:CO", "iso:PE", "iso:CL", "iso:EC", "iso:US", "iso:FR", "iso:DE", "iso:RU", "iso:UA",
	"iso:KP", "iso:KR", "iso:CN", "iso:JP", "iso:TR", "iso:IR", "iso:IL", "iso:BR", "iso:VE", "iso:BO", "iso:MA", "iso:IT", "iso:GB", "iso:IN"}

func (s *story) newPlace(country string) place {
	name := s.word()
	return place{"geo:" + name, strings.ToUpper(name[:1]) + name[1:], country}
}

func (s *story) newFact(i int) *fact {
	f := &fact{id: i, place: s.place, start: s.rng.IntN(3), words: s.vocabulary(6)}
	if i >= len(kinds)/2 || s.rng.Float64() < 0.2 {
		f.place = s.newPlace(s.parties[0]) // another happening of the same story
		f.start = s.rng.IntN(10)
		if s.o.Full {
			f.start %= 3 // so that there is enough to tell from the first days on
		}
	}
	// A story tells one thing of a kind at a place; quantities that are followed
	// over time, wherever they are, one thing of a kind at all.
	for {
		f.kind = kinds[s.rng.IntN(len(kinds))]
		if !slices.ContainsFunc(s.facts, func(o *fact) bool {
			return o.predicate == f.predicate && (o.place == f.place || f.standing)
		}) && !(s.o.Hard && s.n%2 == 1 && f.standing) {
			break
		}
	}
	f.actor, f.target = s.parties[0], s.parties[1]
	f.value = math.Ceil(f.top * math.Pow(s.rng.Float64(), 2))
	if f.unit != "" {
		f.value = math.Max(f.value, 3)
	}
	for range 1 + s.rng.IntN(4) {
		f.origins = append(f.origins, fmt.Sprintf("org:%s-%d", f.words[s.rng.IntN(6)], s.rng.IntN(3)))
	}
	slices.Sort(f.origins)
	f.origins = slices.Compact(f.origins)
	f.planned = f.predicate == "deploy" || f.predicate == "meet" || f.predicate == "sign-agreement"
	if f.unit != "" && f.value > 20 && s.rng.Float64() < 0.3 {
		sub := s.newPlace(s.parties[0])
		f.subplace = &sub
	}
	return f
}

var syllables = strings.Fields("ba ce di fo gu la me ni po ru sa te vi zo bra cle dri flo gru pla tre sto ca lu mo ne ri su ta ve")

func (s *story) word() string {
	var b strings.Builder
	for range 3 + s.rng.IntN(2) {
		b.WriteString(syllables[s.rng.IntN(len(syllables))])
	}
	return b.String()
}

func (s *story) vocabulary(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s.word()
	}
	return out
}
