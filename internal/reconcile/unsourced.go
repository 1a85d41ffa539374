package reconcile

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// Statements that weigh and for which an article names nobody, as if its writer had seen
// it: that officials took bribes, that some met in secret, that somebody had been warned,
// a number that nobody can have counted so.

// What a statement weighs for which nobody is named, and from where on that is told.
const (
	ofWrong    = 4  // it lays a wrong at somebody's door
	ofHidden   = 4  // what was done was not to be seen
	ofRumour   = 4  // it is going round
	ofKnowing  = 3  // somebody knew, or had been told
	ofSomebody = 3  // somebody has done it
	ofSome     = 2  // people or things without a name
	ofRole     = 3  // one of those who have an office or a trade did it, whoever it was
	ofBelief   = 3  // it is believed or expected, by nobody
	ofGiving   = 1  // who give or get something
	ofPaying   = 3  // somebody of those is given something
	ofMoney    = 2  // a sum
	ofCount    = 1  // a number
	ofEstimate = 2  // a number that is no exact one: somebody has estimated it
	ofRecord   = -4 // anybody can look it up, or who did it has told it
	ofBody     = -1 // a body with a name does it, and may have told it
	ofState    = -2 // it is how things are
	ofSelf     = -3 // who writes it has seen it
	ofPast     = -2 // it is of another year
	bareLeast  = 3  // from where on it is told
	bareMost   = 4  // statements of one document, the heaviest

	seenAtOnce = 1000 // people that a reporter can have counted
	topical    = 3    // sentences of a document with one word: that is what it is about
	bareBase   = -18  // what the lightest of them lose, as findings
	bareEach   = 4
)

// Bare is a statement that weighs and for which an article names nobody.
type Bare struct {
	Weight int      `json:"weight"`
	With   []string `json:"with,omitempty"` // the other claims of its sentence, sorted
}

// sentenceTold is what is read of one sentence of a document.
type sentenceTold struct {
	at      cotejo.Passage
	claims  []*cotejo.Claim
	sourced bool // somebody is named for something in it, or speaks in it
	hearsay bool // it is said, by nobody
	aired   bool // it is said so behind a hand
	byOne   bool // one of an office or a trade does it, whoever that is
	toOne   bool // such a one gets something
	belief  bool // it begins with that it is believed or expected, by nobody, be it where
}

// bareOf weighs the statements of a document for which nobody is named, by the claim that
// tells each; what a body issues is all its own word.
func bareOf(d DocInfo, claims []cotejo.Claim, words *Words) map[string]Bare {
	if words == nil || words.Unsourced == nil || ownIssue(&d) {
		return nil
	}
	by := map[int]*sentenceTold{}
	var all []*sentenceTold
	for i := range claims {
		c := &claims[i]
		if slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool { return a.Form == "issuer" }) {
			return nil
		}
		s := by[c.Sentence.Span.Start]
		if s == nil {
			s = &sentenceTold{at: c.Sentence}
			by[c.Sentence.Span.Start], all = s, append(all, s)
		}
		s.take(c)
	}
	slices.SortFunc(all, func(a, b *sentenceTold) int { return cmp.Compare(a.at.Span.Start, b.at.Span.Start) })
	often := map[string]int{}
	for _, s := range all {
		for w := range s.words() {
			often[w]++
		}
	}
	type weighed struct {
		claim string
		Bare
	}
	var out []weighed
	for _, s := range all {
		s.byOne, s.toOne = s.byOneOf(words), s.toOneOf(words)
		c := s.tells()
		if c == nil || s.sourced && !s.gainsaid(words) {
			continue
		}
		groups := map[string]int{}
		for w := range s.words() {
			for _, g := range words.Unsourced.of(w) {
				if often[w] < topical || !heavy[g] {
					groups[g]++
				}
			}
		}
		s.aired, s.belief = s.airedIn(words), s.believed()
		if w := s.weight(c, groups, d.Published.Value); w >= bareLeast {
			out = append(out, weighed{c.ID, Bare{w, s.beside(c)}})
		}
	}
	slices.SortStableFunc(out, func(a, b weighed) int { return b.Weight - a.Weight })
	bare := map[string]Bare{}
	for _, x := range out[:min(len(out), bareMost)] {
		bare[x.claim] = x.Bare
	}
	if len(bare) == 0 {
		return nil
	}
	return bare
}

// UnsourcedGroups are the names that the groups of Words.Unsourced may have: what people tell one
// another, whom anybody may pay, who judges, a few by their number, what was not to be seen, who knew, what may stand
// before a number, the indefinite article, what may stand between it and a trade, what is going
// round, who writes, some, somebody, how things are, those who tell it and are told of without a name on purpose, and a wrong.
var UnsourcedGroups = []string{"aired", "common", "court", "few", "hidden", "knew", "least", "one", "rank", "rumour", "self", "some", "somebody", "state", "teller", "wrong"}

// heavy are the groups of words that weigh nothing where a document is about them.
var heavy = map[string]bool{"wrong": true, "hidden": true, "knew": true}

// take adds a claim of the sentence.
func (s *sentenceTold) take(c *cotejo.Claim) {
	s.claims = append(s.claims, c)
	s.sourced = s.sourced || c.Quote != nil || strings.ContainsAny(s.at.Exact, quoteMarks) || len(c.Chain) == 0 && kindOf(familyOf(c.Predicate)) == kindSpeech
	for _, a := range c.Chain {
		if a.Type == cotejo.SourceAnonymous || a.Type == cotejo.SourceUnspecified {
			s.hearsay = true
		} else {
			s.sourced = true
		}
	}
}

// byOneOf reports whether somebody of an office or a trade does what the sentence tells, of
// whom it says no more than that it is one of them, or that there are a few.
func (s *sentenceTold) byOneOf(words *Words) bool {
	if words.People == nil || s.has(words, "teller") {
		return false
	}
	if begins := strings.FieldsFunc(firstOf(s.at.Exact, doerWithin), notWord); words.someOf(begins) {
		return true
	}
	for _, c := range s.claims {
		for _, q := range c.Participants {
			if q.Role != "actor" || q.Entity != "" || !s.at.Span.Contains(q.Span) {
				continue
			}
			at := q.Span.Start - s.at.Span.Start
			said := strings.FieldsFunc(s.at.Exact[at:], notWord)
			if before := lastWords(s.at.Exact[:at], 1); len(before) > 0 {
				said = append(before, said...)
			}
			if len(said) == 0 {
				continue
			}
			if words.someOf(said) || at == 0 && words.People(said[0]) {
				return true
			}
		}
	}
	return false
}

// doerWithin is how many bytes of a sentence may name who does what it tells.
const doerWithin = 48

// someOf reports whether words begin with one or some of an office or a trade: "a high
// official", "at least three agents".
func (w *Words) someOf(said []string) bool {
	n, some := 0, false
	within := func(word string, groups ...string) bool {
		return slices.ContainsFunc(w.Unsourced.of(fold(word)), func(g string) bool { return slices.Contains(groups, g) })
	}
	for ; n < len(said) && within(said[n], "one", "some", "few", "least"); n++ {
		some = some || !within(said[n], "least")
	}
	if n < len(said) && within(said[n], "rank") { // any other word may be what is counted: "a medical report" is nobody
		n++
	}
	return some && n < len(said) && w.People(said[n]) &&
		!slices.ContainsFunc(said[n:min(len(said), n+2)], func(word string) bool { return within(word, "teller", "court") })
}

// common reports whether words that name people begin with those whom anybody may pay: nobody
// hides that neighbours or workers have got something.
func (w *Words) common(said []string) bool {
	return slices.ContainsFunc(said[:min(len(said), 2)], func(word string) bool { return slices.Contains(w.Unsourced.of(fold(word)), "common") })
}

// firstOf is the beginning of a text, up to its first comma and so many bytes.
func firstOf(text string, most int) string {
	text, _, _ = strings.Cut(text, ",")
	for i := range text {
		if i >= most {
			return text[:i]
		}
	}
	return text
}

// toOneOf reports whether somebody of an office or a trade gets something in what the sentence
// tells, of whom it says no more than that. What such a one is to get is a rule or a plan.
func (s *sentenceTold) toOneOf(words *Words) bool {
	return words.People != nil && slices.ContainsFunc(s.claims, func(c *cotejo.Claim) bool {
		_, gives := flowTable().rules[c.Predicate]
		return gives && c.Factuality.Status != cotejo.Planned && slices.ContainsFunc(c.Participants, func(q cotejo.Participant) bool {
			if q.Role != "recipient" || q.Entity != "" || !s.at.Span.Contains(q.Span) {
				return false
			}
			at := q.Span.Start - s.at.Span.Start
			said := strings.FieldsFunc(firstOf(s.at.Exact[at:], doerWithin), notWord)
			return !words.common(said) && (words.someOf(said) || words.someOf(append(lastWords(s.at.Exact[:at], 1), said...)))
		})
	})
}

// gainsaid reports whether all that is anybody's word in a sentence is that he denies what is
// going round.
func (s *sentenceTold) gainsaid(words *Words) bool {
	return s.has(words, "rumour") && !strings.ContainsAny(s.at.Exact, quoteMarks) && !slices.ContainsFunc(s.claims, func(c *cotejo.Claim) bool {
		return c.Quote != nil || c.Predicate != "deny" && slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool {
			return a.Type != cotejo.SourceAnonymous && a.Type != cotejo.SourceUnspecified
		})
	})
}

// airedIn reports whether the word by which it is said, by nobody, is one for what people
// tell one another: "it is taken for granted", "one hears".
func (s *sentenceTold) airedIn(words *Words) bool {
	return s.byNobody(func(_ *cotejo.Claim, a *cotejo.Attribution) bool {
		return slices.ContainsFunc(strings.Split(fold(a.Cue), "-"), func(w string) bool { return slices.Contains(words.Unsourced.of(w), "aired") })
	})
}

// whereLong is how many words may tell where it is believed.
const whereLong = 6

// believed reports whether a sentence begins with that it is believed or expected, by nobody,
// or with where that is so.
func (s *sentenceTold) believed() bool {
	return s.byNobody(func(c *cotejo.Claim, a *cotejo.Attribution) bool {
		if c.Factuality.Status != cotejo.Hedged && c.Factuality.Status != cotejo.Planned || !s.at.Span.Contains(a.Span) {
			return false
		}
		where := s.at.Exact[:a.Span.Start-s.at.Span.Start]
		return len(strings.Fields(where)) <= whereLong && !strings.ContainsAny(where, ",;:") && !slices.ContainsFunc(s.claims, func(o *cotejo.Claim) bool {
			return o.Trigger != nil && o.Trigger.Span.Start < a.Span.Start
		})
	})
}

// byNobody reports whether something holds of a claim of the sentence and of what says that
// it is said, by nobody.
func (s *sentenceTold) byNobody(holds func(*cotejo.Claim, *cotejo.Attribution) bool) bool {
	return slices.ContainsFunc(s.claims, func(c *cotejo.Claim) bool {
		return slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool { return a.Type == cotejo.SourceUnspecified && holds(c, &a) })
	})
}

// quoteMarks stand around what somebody has said.
const quoteMarks = "\"“”«»"

// has reports whether a word of a group stands in the sentence.
func (s *sentenceTold) has(words *Words, group string) bool {
	for w := range s.words() {
		if slices.Contains(words.Unsourced.of(w), group) {
			return true
		}
	}
	return false
}

// words are the folded words of the sentence.
func (s *sentenceTold) words() map[string]bool {
	out := map[string]bool{}
	for w := range strings.SplitSeq(fold(s.at.Exact), "-") {
		out[w] = true
	}
	return out
}

// tells is the claim by which a sentence of the running text is told: the first that gives
// a figure, else the first. A question, a condition and a demand tell nothing.
func (s *sentenceTold) tells() *cotejo.Claim {
	var best *cotejo.Claim
	for _, c := range s.claims {
		switch c.Factuality.Status {
		case cotejo.Asserted, cotejo.Hedged, cotejo.Planned, cotejo.Denied:
		case cotejo.Demanded:
			if !s.byOne {
				continue // who has ordered it has done so
			}
		default:
			continue
		}
		if c.Block == cotejo.BlockBody && (best == nil || best.Figure == nil && c.Figure != nil) {
			best = c
		}
	}
	return best
}

// beside are the claims of a sentence beside the one that tells it.
func (s *sentenceTold) beside(c *cotejo.Claim) []string {
	var out []string
	for _, o := range s.claims {
		if o != c {
			out = append(out, o.ID)
		}
	}
	return unique(out)
}

// weight is how much it weighs that nobody is named for a sentence, told by a claim and
// with words of these groups, in a text of that day.
func (s *sentenceTold) weight(c *cotejo.Claim, groups map[string]int, published string) int {
	hearsay := s.hearsay && (s.aired || groups["rumour"] > 0) || groups["rumour"] > 1
	if !hearsay && s.hearsay && !s.belief {
		return 0 // "sources of the ministry": they are told of, and without a name on purpose
	}
	w := 0
	add := func(is bool, by int) {
		if is {
			w += by
		}
	}
	add(groups["wrong"] > 0, ofWrong)
	add(groups["hidden"] > 0, ofHidden)
	add(hearsay, ofRumour)
	add(groups["knew"] > 0, ofKnowing)
	add(groups["somebody"] > 0, ofSomebody)
	add(groups["some"] > 0, ofSome)
	add(s.byOne && !openDeeds[c.Predicate] && !isToll(familyOf(c.Predicate)), ofRole)
	add(s.toOne, ofPaying)
	add(s.belief, ofBelief)
	_, gives := flowTable().rules[c.Predicate]
	add(groups["some"] > 0 && gives, ofGiving)
	if f := c.Figure; f != nil {
		counts := isCount(f.Unit) && f.Convention == ""
		add(isMoney(f.Unit), ofMoney)
		add(counts || f.Unit == "percent", ofCount)
		add((counts || isMoney(f.Unit)) && f.Comparator != cotejo.Exact && !(f.Comparator == cotejo.About && counts && f.Best != nil && *f.Best < seenAtOnce), ofEstimate)
	}
	add(publicRecord[c.Predicate] || officialDeeds[c.Predicate], ofRecord)
	add(slices.ContainsFunc(c.Participants, actsAsBody), ofBody)
	add(groups["state"] > 0 && !hearsay && !s.byOne, ofState)
	add(groups["self"] > 0, ofSelf)
	add(longAgo(s.at.Exact, published), ofPast)
	return w
}

// officialDeeds are the kinds of happening that a court or the police make known who do it.
var officialDeeds = map[string]bool{"charge": true, "sanction": true, "investigate": true, "seize": true, "detain": true, "arrest": true, "summon": true}

// openDeeds are what those of an office or a trade do before everybody; nor does any of them do
// what befalls him.
var openDeeds = map[string]bool{"resign": true, "appoint": true, "attend": true, "travel": true, "arrive": true, "depart": true, "return": true, "strike": true, "protest": true}

// longAgo reports whether a sentence names a year before that of the publication, or any
// where that is not known: news gives no year to what is new.
func longAgo(sentence, published string) bool {
	for w := range strings.FieldsFuncSeq(sentence, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }) {
		w = strings.TrimRight(w, ".,")
		if len(w) == len("2000") && (w[:2] == "19" || w[:2] == "20") && (len(published) < len(w) || w < published[:len(w)]) {
			return true
		}
	}
	return false
}

// isBare reports whether a claim tells a statement that weighs and has nobody behind it.
func (n *node) isBare() bool {
	_, bare := n.item.Document.Bare[n.item.Claim.ID]
	return bare && len(n.scope.Roots) == 0 // a person may have named one
}

// bareFindings are those about the statements of a happening that have nobody behind them.
func bareFindings(g group, ev cotejo.Event) []cotejo.Finding {
	f := newFinder(g, ev.Label)
	f.event = ev.ID
	f.bare()
	return f.out
}

// bare says of a happening which statements of it weigh and have nobody behind them, unless
// another article tells the same and says who it has it from: it is related so, or shares half
// the words, since an event may be a wide one.
func (f *finder) bare() {
	for _, n := range f.g.nodes {
		b, ok := n.item.Document.Bare[n.item.Claim.ID]
		if !ok || len(n.scope.Roots) > 0 {
			continue
		}
		same := f.tellSame(n.item.Claim.ID)
		if slices.ContainsFunc(f.g.nodes, func(o *node) bool {
			return o.item.Document.ID != n.item.Document.ID && len(o.scope.Roots) > 0 && o.scope.Stand != Denies &&
				(same[o.item.Claim.ID] || 2*shared(n.scope.words(), o.scope.words()) >= len(n.scope.words()))
		}) {
			continue
		}
		f.addAs(FindUnsourced, "finding.unsourced.statement", []*node{n}, func(*say.Voice) say.Args {
			return say.Args{"Said": quoted(n), "Where": docName(n.item.Document)}
		})
		x := &f.out[len(f.out)-1]
		x.Claims = unique(append(x.Claims, b.With...))
		f.weigh(bareBase + bareEach*float64(b.Weight))
	}
}

// sameSaid are the relations of claims that tell the same.
var sameSaid = []cotejo.RelationType{cotejo.Agrees, cotejo.Rounds, cotejo.Echoes, cotejo.Updates, cotejo.PartOf}

// tellSame are the claims that are related to one as telling the same.
func (f *finder) tellSame(id string) map[string]bool {
	out := map[string]bool{}
	for _, r := range f.g.relations {
		switch {
		case !slices.Contains(sameSaid, r.Type):
		case r.A == id:
			out[r.B] = true
		case r.B == id:
			out[r.A] = true
		}
	}
	return out
}
