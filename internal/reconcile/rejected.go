package reconcile

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// A denial, and a plan, hardly repeat the words of what was said or will be done: "the
// company denies that the gas meters were out of order", "the meters had been broken for
// weeks". They meet by the words that say what is denied, or planned, alone, each with the
// words that the news uses for it, when enough of them stand in one sentence of another
// article of the story.
const (
	saidShare   = 0.45 // of what the words tell, that must stand in the other sentence
	saidLeast   = 2    // words that must, one of them no name
	saidDays    = 120  // between the two
	kinFull     = 0.8  // what a kindred word counts for the word itself
	nameFull    = 0.7  // a name
	kinTells    = 0.5  // what a word with kindred tells at least, however common
	saidSteps   = 16   // steps of what a word tells
	nameSaid    = 0    // the weight that marks a name
	saidCut     = ";:"
	saidQuotes  = "\"\u00bb\u201d"
	saidOpening = 20 // bytes after which a mark ends the clause
)

// Rejected is what a claim says that a denial rejects or a plan announces, word by word.
type Rejected struct {
	Words [][]uint64 `json:"words"` // of each: its stem with what it tells, then its groups of kindred deeds
	Ends  []int      `json:"ends"`  // how many of them stand before each comma and the end of the clause
}

// rejectsOutright reports whether a source rejects in so many words what a claim without
// a figure tells.
func rejectsOutright(c *cotejo.Claim) bool {
	return c.Figure == nil && c.Factuality.Status == cotejo.Denied
}

// rejectedOf reads what the denials of a document reject: for each sentence, of the claim
// that says that somebody denies something, or else of what is denied. What rejects a
// number or the sentence before is told by that.
func rejectedOf(claims []cotejo.Claim, words *Words) map[string]Rejected {
	if words == nil || words.Deeds == nil {
		return nil
	}
	out, by, other := map[string]Rejected{}, map[int]*cotejo.Claim{}, map[int]bool{}
	for i := range claims {
		if _, back := aim(&claims[i]); back || claims[i].Figure != nil && claims[i].Factuality.Status == cotejo.Denied {
			other[claims[i].Sentence.Span.Start] = true // a number, or the sentence before
		}
	}
	for i := range claims {
		at := claims[i].Sentence.Span.Start
		if other[at] {
			continue
		}
		if c := by[at]; rejectsOutright(&claims[i]) && (c == nil || claims[i].Predicate == "deny" && c.Predicate != "deny") {
			by[at] = &claims[i]
		}
	}
	for _, c := range by {
		if clause, ok := rejectedClause(c); ok {
			if s := words.said(clause, c.Chain); len(s.Words) >= saidLeast {
				out[c.ID] = s
			}
		}
	}
	return out
}

// rejectedClause is what stands behind the word of denial in its sentence; what is quoted
// before that word does not.
func rejectedClause(c *cotejo.Claim) (string, bool) {
	cue := c.Factuality.CueSpan
	if cue == nil && c.Predicate == "deny" && c.Trigger != nil {
		cue = &c.Trigger.Span
	}
	if cue == nil || !c.Sentence.Span.Contains(*cue) {
		return "", false
	}
	sentence, from := c.Sentence.Exact, c.Sentence.Span.Start
	before := strings.TrimRight(sentence[:cue.Start-from], " ,")
	if last, _ := utf8.DecodeLastRuneInString(before); strings.ContainsRune(saidQuotes, last) && before != "" {
		return "", false
	}
	clause := sentence[cue.End-from:]
	if i := strings.IndexAny(clause, saidCut); i > saidOpening {
		clause = clause[:i]
	}
	return clause, true
}

// said reads the words of a clause. The names of its sources are left out: they say who
// speaks.
func (w *Words) said(clause string, chain []cotejo.Attribution) Rejected {
	var out Rejected
	sources := map[string]bool{}
	for _, a := range chain {
		for word := range strings.FieldsFuncSeq(a.Label, notWord) {
			sources[Stem(word)] = true
		}
	}
	seen := map[string]bool{}
	for part := range strings.SplitSeq(clause, ",") {
		for word := range strings.FieldsFuncSeq(part, notWord) {
			st, groups := Stem(word), w.deeds(word)
			key := st + strings.Join(groups, " ")
			if key == "" || seen[key] {
				continue
			}
			seen[key] = true
			r, _ := utf8.DecodeRuneInString(word)
			switch name := unicode.IsUpper(r); {
			case name && (st == "" || sources[st]):
			case name:
				out.Words = append(out.Words, []uint64{weighed(st, nameSaid)})
			default:
				if tells := w.tells(st, groups); tells > 0 {
					out.Words = append(out.Words, append([]uint64{weighed(st, tells)}, hashed(groups)...))
				}
			}
		}
		out.Ends = append(out.Ends, len(out.Words))
	}
	return out
}

// deeds are the groups of kindred deeds of a word.
func (w *Words) deeds(word string) []string { return unique(w.Deeds.of(word)) }

// tells is what a word says, in steps: all where it is rare, nothing where every text has
// it and no other word stands for it.
func (w *Words) tells(stem string, groups []string) uint64 {
	full := 1.0
	if stem == "" {
		full = 0
	} else if w.Rare != nil {
		full = min(1, max(0, (w.Rare(stem)-commonBits+1)/fullBits))
	}
	if len(groups) > 0 {
		full = max(full, kinTells)
	}
	return uint64(math.Round(full * saidSteps))
}

// hashed gives groups as numbers.
func hashed(groups []string) []uint64 {
	out := make([]uint64, len(groups))
	for i, g := range groups {
		out[i] = weighed(wholeMark+g, 0)
	}
	slices.Sort(out)
	return out
}

// deedsOf gives, by where it begins, the groups of kindred deeds of every sentence that a
// claim was read from.
func deedsOf(claims []cotejo.Claim, words *Words) map[string][]uint64 {
	if words == nil || words.Deeds == nil {
		return nil
	}
	out := map[string][]uint64{}
	for _, c := range claims {
		at := strconv.Itoa(c.Sentence.Span.Start)
		if _, read := out[at]; read {
			continue
		}
		var groups []string
		for word := range strings.FieldsFuncSeq(c.Sentence.Exact, notWord) {
			groups = append(groups, words.deeds(word)...)
		}
		out[at] = hashed(unique(groups))
	}
	return out
}

// rejectsSaid reports whether the left claim denies, in so many words, what the right one
// tells in another article of the story.
func rejectsSaid(p Pair) bool {
	if p.oneDocument() || p.SB.Stand != Done && p.SB.Stand != Plan || compareSources(p.SA.Roots, p.SB.Roots) == Same {
		return false
	}
	if kindOf(p.SB.Family) == kindSpeech && p.B.Claim.Figure == nil && !revealing[p.B.Claim.Predicate] {
		return false
	}
	s, ok := p.A.Document.Rejects[p.A.Claim.ID]
	return ok && publishedWithin(p, saidDays) && s.standsIn(p) && oneTale(p)
}

// standsIn reports whether what is said stands in the sentence of the right claim.
func (s Rejected) standsIn(p Pair) bool {
	stems, groups := p.SB.stems(), p.B.Document.Deeds[strconv.Itoa(p.SB.Sentence)]
	var told, all float64
	hits, plain, next := 0, 0, 0
	for i, word := range s.Words {
		value, full, name := s.meets(word, stems, groups)
		if value > 0 {
			hits++
			if told += value; !name {
				plain++
			}
		}
		all += full
		for next < len(s.Ends) && s.Ends[next] <= i {
			next++
		}
		if next < len(s.Ends) && s.Ends[next] == i+1 && hits >= saidLeast && plain > 0 && told >= saidShare*all {
			return true
		}
	}
	return false
}

// meets gives what a word tells that stands in a sentence, itself or a kindred one, what
// it would tell, and whether it is a name.
func (s Rejected) meets(word, stems, groups []uint64) (value, full float64, name bool) {
	stem, tells := word[0]>>weightBits, weightOf(word[0])
	_, itself := slices.BinarySearch(stems, stem)
	if tells == nameSaid {
		if itself {
			value = nameFull
		}
		return value, nameFull, true
	}
	full = float64(tells) / saidSteps
	switch {
	case itself:
		value = full
	case shared(word[1:], groups) > 0:
		value = kinFull * full
	}
	return value, full, false
}

// stems are the stems of the words of the sentence, as numbers, sorted.
func (s *Scope) stems() []uint64 {
	if s.cachedStems == nil {
		s.cachedStems = []uint64{}
		for word := range strings.FieldsFuncSeq(s.text, notWord) {
			if st := Stem(word); st != "" {
				s.cachedStems = append(s.cachedStems, weighed(st, 0)>>weightBits)
			}
		}
		slices.Sort(s.cachedStems)
	}
	return s.cachedStems
}

// rejected adds the keys under which a denial finds what it rejects: the words that tell most
// of the story. Denials look for everybody there, everybody for denials.
func (k *keyer) rejected(lookup bool) {
	_, rejects := k.it.Document.Rejects[k.it.Claim.ID]
	if !rejects && kindOf(k.s.Family) == kindSpeech && k.it.Claim.Figure == nil && !revealing[k.it.Claim.Predicate] {
		return
	}
	what := "said"
	if rejects != lookup {
		what = "rejected"
	}
	k.weekly(what, k.heads(keyHeads), lookup)
}
