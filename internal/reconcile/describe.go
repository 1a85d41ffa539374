package reconcile

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

const (
	maxTopic  = 4
	maxPlaces = 3
	maxNames  = 10
	maxKinds  = 6
	maxClaims = 600 // of one document that are laid beside others
	termRunes = 6   // letters of the shortest content word
)

// Describe gathers what reconcile reads of a document from the document (with
// its text), its claims and its entities; words is what is known of the words of its
// language, nil for nothing.
func Describe(doc cotejo.Document, claims []cotejo.Claim, entities []cotejo.Entity, words *Words) DocInfo {
	d := DocInfo{ID: doc.ID, Outlet: doc.Source.Outlet, Path: doc.Source.Path, Title: doc.Title,
		Published: Bounds(doc.Published, claims), Yearless: yearlessDays(doc.Published, claims), Credit: doc.Credit,
		Shingles: Shingles(doc.Text, doc.Blocks), Parties: partiesOf(entities), Until: untilOf(claims)}
	if agency := inBrackets(doc.Dateline); agency != "" && d.Outlet == "" && len(d.Credit) == 0 {
		d.Credit = []string{agency}
	}
	if d.Until > 0 {
		claims = slices.DeleteFunc(slices.Clone(claims), func(c cotejo.Claim) bool { return d.beyond(&c) })
	}
	topic, places, kinds := map[string]int{}, map[string]int{}, map[string]int{}
	for _, c := range claims {
		countClaim(c, d, topic, places)
		if f := familyOf(c.Predicate); !c.Open && kindOf(f) != kindSpeech && !isToll(f) {
			kinds[f]++
		}
	}
	d.Topic, d.Places, d.Kinds = heaviest(topic, maxTopic), heaviest(places, maxPlaces), heaviest(kinds, maxKinds)
	d.Names = storyNames(doc, entities)
	d.Story, d.Heads = topicOf(doc, words.rarity())
	d.Sides, d.Answers = governing(&d, entities, claims, words), answersOf(claims)
	d.Firms, d.Bodies = firmsOf(entities, words), bodiesOf(entities, claims)
	d.Senses = sensesOf(d, claims, words)
	d.Totals = totalsOf(claims)
	d.Values = valuesOf(claims)
	d.Beside, d.Instead = besideOf(claims, words), insteadOf(claims)
	d.Vicinity = vicinityOf(doc, claims, words)
	d.Voiced, d.Ahead, d.Admits = voicedOf(claims), aheadOf(claims, words), admitsOf(claims, words)
	d.Rejects, d.Deeds = rejectedOf(claims, words), deedsOf(claims, words)
	d.Bare = bareOf(d, claims, words)
	d.Givers, d.Getters = giversOf(claims), gettersOf(entities, claims, words)
	d.Told, d.Spoken = deedsTold(doc, d, claims, words)
	return d
}

// NoteCrowded is the note of a document of which not all claims are laid beside others.
const NoteCrowded = "crowded"

// untilOf is where the first sentence begins whose claims are not laid beside others, 0
// where all are: what two documents cost grows with the pairs of their claims, and nobody
// writes so many but to make it grow.
func untilOf(claims []cotejo.Claim) int {
	if len(claims) <= maxClaims {
		return 0
	}
	starts := make([]int, len(claims))
	for i := range claims {
		starts[i] = claims[i].Sentence.Span.Start
	}
	slices.Sort(starts)
	return max(1, starts[maxClaims])
}

// beyond reports a claim that is not laid beside others.
func (d *DocInfo) beyond(c *cotejo.Claim) bool {
	return d.Until > 0 && c.Sentence.Span.Start >= d.Until
}

// inBrackets is the last bracketed part of a dateline, where agencies sign:
// "LIMA, 3 Mar (Andina)".
func inBrackets(dateline string) string {
	open, end := strings.LastIndexByte(dateline, '('), strings.LastIndexByte(dateline, ')')
	if open < 0 || end < open {
		return ""
	}
	return strings.TrimSpace(dateline[open+1 : end])
}

func countClaim(c cotejo.Claim, d DocInfo, topic, places map[string]int) {
	weight := 1
	if c.Block == cotejo.BlockTitle || c.Block == cotejo.BlockSubhead {
		weight = 3
	}
	for _, p := range c.Participants {
		for _, e := range d.lift(p.Entity) {
			topic[e] += weight
		}
	}
	if c.Figure != nil {
		for _, e := range c.Figure.Population {
			topic[e] += weight
		}
	}
	for _, p := range c.Place {
		if p.Entity == "" {
			continue
		}
		if !strings.HasPrefix(p.Entity, "iso:") {
			places[p.Entity] += weight
		}
		for _, in := range append([]string{p.Entity}, p.Within...) {
			if strings.HasPrefix(in, "iso:") {
				topic[in] += weight
			}
		}
	}
}

func heaviest(counts map[string]int, n int) []string {
	ids := make([]string, 0, len(counts))
	for id := range counts {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	return ids[:min(len(ids), n)]
}

// partiesOf tells for whom each entity of a document acts: the countries and
// bodies of its roles, and the country an organisation belongs to.
func partiesOf(entities []cotejo.Entity) map[string][]string {
	out := map[string][]string{}
	for _, e := range entities {
		var of []string
		for _, r := range e.Roles {
			if r.Of != "" && r.Of != e.ID {
				of = append(of, r.Of)
			}
		}
		if e.Kind != "place" && e.Kind != "country" {
			for _, in := range e.Within {
				if strings.HasPrefix(in, "iso:") {
					of = append(of, in)
				}
			}
		}
		if of = unique(of); len(of) > 0 {
			out[e.ID] = of
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// storyNames are the capitalised words by which one story is told from another:
// those of the title and those that come back, less the words that name
// countries and bodies, which many stories share. What stands behind a particle
// of a body's name ("Confederation of the Almarza") is kept.
func storyNames(doc cotejo.Document, entities []cotejo.Entity) []string {
	counts, lead := map[string]int{}, true
	var order []string
	for _, b := range doc.Blocks {
		weight, text := 1, b.Span.Of(doc.Text)
		switch {
		case headline(b.Kind):
			weight = 3
		case b.Kind == cotejo.BlockDateline:
			text, _, _ = strings.Cut(text, "(") // the place, not the agency
		case !b.Kind.Claimable():
			continue
		case b.Kind == cotejo.BlockBody && lead:
			weight, lead = 2, false
		}
		for _, w := range capitalised(text, b.Kind == cotejo.BlockDateline) {
			if counts[w] += weight; counts[w] == weight {
				order = append(order, w)
			}
		}
	}
	common := commonNames(entities, doc)
	order = slices.DeleteFunc(order, func(w string) bool { return common[w] })
	slices.SortStableFunc(order, func(a, b string) int { return counts[b] - counts[a] })
	return order[:min(len(order), maxNames)]
}

// commonNames are the words of names that stories share: countries, known bodies
// up to their first particle, publishers. A body that the text alone names, a
// club or a company, belongs to its story.
func commonNames(entities []cotejo.Entity, doc cotejo.Document) map[string]bool {
	out := map[string]bool{}
	add := func(name string, whole bool) {
		for w := range strings.FieldsSeq(name) {
			if r, _ := utf8.DecodeRuneInString(w); !whole && !unicode.IsUpper(r) && utf8.RuneCountInString(w) <= 3 {
				return
			}
			out[fold(w)] = true
		}
	}
	for _, e := range entities {
		switch e.Kind {
		case "place", "person":
		case "country":
			add(e.Label, true)
		case "organisation":
			if len(e.Within) == 0 && allCapitalised(e.Label) {
				continue
			}
			fallthrough
		default:
			for _, name := range append([]string{e.Label}, e.Also...) {
				add(name, false)
			}
		}
	}
	for _, e := range entities {
		if e.Kind == "organisation" && len(e.Within) == 0 && allCapitalised(e.Label) && !strings.Contains(e.Label, " ") {
			delete(out, fold(e.Label)) // a club goes by the first word of its name
		}
	}
	for _, name := range append(doc.Credit, doc.Source.Outlet) {
		add(name, true)
	}
	return out
}

// opensClause holds the marks after which a capital says nothing: of quotation,
// of dialogue, and the inverted ones of question and exclamation.
const opensClause = "«“\"\u00bf\u00a1—"

// capitalised lists, folded, the capitalised words of four letters or more that
// do not begin a sentence. Blocks written in capitals say nothing, except for a
// dateline, which always is.
func capitalised(text string, dateline bool) []string {
	var out []string
	first, upper, words := true, 0, 0
	for w := range strings.FieldsSeq(text) {
		core := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		r, size := utf8.DecodeRuneInString(core)
		words++
		if core != "" && inCapitals(core) {
			upper++
		}
		letters := utf8.RuneCountInString(core)
		if unicode.IsUpper(r) && (letters >= 4 || letters == 3 && inCapitals(core[size:])) && (!first || dateline) {
			out = append(out, fold(core))
		}
		first = strings.ContainsAny(w[len(w)-1:], ".!?:") || strings.ContainsAny(w, opensClause)
	}
	if upper*2 > words && !dateline {
		return nil
	}
	return out
}

// allCapitalised reports whether every word of a name begins with a capital: no
// particle, as in the names of offices, stands in it.
func allCapitalised(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return name != ""
}
