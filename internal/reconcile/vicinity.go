package reconcile

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
)

// Vicinity is what is spoken of where a figure stands: the words next to it, those of
// the rest of its sentence, and those of the sentence before, each as a hash with what
// it tells within its document, sorted. A word that every sentence of a story holds
// tells nothing of what one of its figures measures; one that two sentences hold alone
// tells much (inverse document frequency over sentences: K. Spärck Jones, 1972).
type Vicinity struct {
	Near   []uint64 `json:"near,omitempty"`
	Rest   []uint64 `json:"rest,omitempty"`
	Before []uint64 `json:"before,omitempty"`
	Names  []uint64 `json:"names,omitempty"` // of its sentence
	What   []uint64 `json:"what,omitempty"`  // what is counted, and who or what else takes part without a name

	// Groups of kindred words, with what they tell among the figures of the document: of
	// what is counted and the verb, of all that stands next to the figure, and of its
	// sentence and the one before.
	KinHead []uint64 `json:"kin_head,omitempty"`
	Kin     []uint64 `json:"kin,omitempty"`
	KinFar  []uint64 `json:"kin_far,omitempty"`
	// Groups of words that tell which of its kind is counted.
	KinTells []uint64 `json:"kin_tells,omitempty"`
	// Groups of the noun that is counted.
	KinCounted []uint64 `json:"kin_counted,omitempty"`
	// Groups of what belongs to no party.
	KinNobodys []uint64 `json:"kin_nobodys,omitempty"`

	Number float64 `json:"number,omitempty"` // of the figure, in its base unit
	Unit   string  `json:"unit,omitempty"`   // that unit, as in DocInfo.Values; empty: the number is not known

	Follows string `json:"follows,omitempty"` // the claim of the figure that it follows, being written without a noun
	Cues    Cue    `json:"cues,omitempty"`    // what the words beside it say of how it stands to what is given before
	Was     int    `json:"was,omitempty"`     // one more than where the figure begins of which its sentence tells that it has become this one

	Moved int `json:"moved,omitempty"` // one more than where the figure begins, in a sentence before, that is raised or lowered to this one

	Due    []float64 `json:"due,omitempty"`    // numbers that its sentence calls planned
	Theirs []float64 `json:"theirs,omitempty"` // numbers that its sentence gives against it as somebody's
	Than   []float64 `json:"than,omitempty"`   // numbers than which it is said to be so much more or less
}

const (
	nearBefore  = 7    // words before a figure that stand next to it
	nearBehind  = 6    // and behind it
	bitSteps    = 16   // steps of a bit
	bitsMost    = 15.0 // bits of a word, at most
	fullBits    = 3.0  // a word this much rarer than the common ones counts in full
	bareRunes   = 6    // where it is not known which words are common, shorter ones serve the grammar
	beforeBytes = 400  // the sentence before is read so far back
)

// vicinityOf reads what is spoken of beside every figure of a document.
func vicinityOf(doc cotejo.Document, claims []cotejo.Claim, words *Words) map[string]Vicinity {
	w := weigherOf(doc, words.rarity())
	var out map[string]Vicinity
	beside, follows, was := map[string]kinWords{}, followed(claims), becameOf(claims, words)
	due, theirs := called(claims, words)
	moved, than := movedOf(claims, words), differing(claims, words)
	for _, c := range claims {
		if c.Figure == nil {
			continue
		}
		if out == nil {
			out = map[string]Vicinity{}
		}
		v := w.vicinity(doc.Text, c)
		unit, factor := Base(c.Figure.Unit)
		if n := ValueOf(c.Figure, factor); n.Known {
			v.Unit, v.Number = unitKey(unit), n.Best
		}
		v.Follows, v.Was, v.Moved = follows[c.ID], was[c.ID], moved[c.ID]
		v.Due, v.Theirs, v.Than = due[c.ID], theirs[c.ID], than[c.ID]
		v.Cues = words.cuesOf(wordsBeside(c)) | words.calledSo(&c)
		out[c.ID] = v
		beside[c.ID] = words.kindredOf(doc.Text, c)
	}
	weighKindred(out, beside)
	return out
}

// weigher tells how much a stem tells within a document.
type weigher struct {
	sentences float64
	in        map[string]float64 // stem → sentences that hold it
	rare      Rarity
}

func weigherOf(doc cotejo.Document, rare Rarity) *weigher {
	w := &weigher{in: map[string]float64{}, rare: rare}
	for _, b := range doc.Blocks {
		if !b.Kind.Claimable() {
			continue
		}
		for _, s := range roughSentences(b.Span.Of(doc.Text)) {
			w.sentences++
			seen := map[string]bool{}
			for word := range strings.FieldsFuncSeq(s, notWord) {
				if st := Stem(word); st != "" && !seen[st] {
					seen[st] = true
					w.in[st]++
				}
			}
		}
	}
	return w
}

// roughSentences cuts a text behind the marks that end a sentence before a space.
func roughSentences(text string) []string {
	var out []string
	for from, i := 0, 0; i < len(text); i++ {
		if strings.IndexByte(".?!", text[i]) >= 0 && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n') {
			out = append(out, text[from:i+1])
			from = i + 1
		} else if i+1 == len(text) {
			out = append(out, text[from:])
		}
	}
	return out
}

// bits is what a word tells: how few sentences of the document hold it, less where it is
// common in the language.
func (w *weigher) bits(word, stem string) float64 {
	full := 1.0
	switch {
	case w.rare != nil:
		full = min(1, max(0, (w.rare(stem)-commonBits+1)/fullBits))
	case utf8.RuneCountInString(word) < bareRunes:
		full = 0
	}
	return min(full*math.Log2((w.sentences+1)/max(1, w.in[stem])), bitsMost)
}

// vicinity reads what is spoken of beside a figure.
func (w *weigher) vicinity(text string, c cotejo.Claim) Vicinity {
	var s Vicinity
	before, behind := wordsBeside(c)
	cut := max(0, len(before)-nearBefore)
	w.add(&s.Near, &s.Names, before[cut:], cut == 0)
	w.add(&s.Near, &s.Names, strings.FieldsFunc(c.Figure.Counted, notWord), true)
	w.add(&s.Near, &s.Names, behind[:min(len(behind), nearBehind)], false)
	w.add(&s.Rest, &s.Names, before[:cut], true)
	w.add(&s.Rest, &s.Names, behind[min(len(behind), nearBehind):], false)
	var none []uint64
	w.add(&s.Before, &none, strings.FieldsFunc(sentenceBefore(text, c.Sentence.Span.Start), notWord), true)
	what := []string{c.Figure.Counted, c.Figure.Base}
	if c.Open {
		what = append(what, c.Predicate)
	}
	for _, p := range c.Participants {
		if countable(p) {
			what = append(what, p.Label)
		}
	}
	w.add(&s.What, &none, strings.FieldsFunc(strings.Join(what, " "), notWord), true)
	for _, list := range []*[]uint64{&s.Near, &s.Rest, &s.Before, &s.Names, &s.What} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return s
}

// wordsBeside are the words of the sentence before a figure and behind it.
func wordsBeside(c cotejo.Claim) (before, behind []string) {
	sentence := c.Sentence.Exact
	start, end := c.Figure.Span.Start-c.Sentence.Span.Start, c.Figure.Span.End-c.Sentence.Span.Start
	if start < 0 || end > len(sentence) || start > end {
		start, end = 0, 0
	}
	return strings.FieldsFunc(sentence[:start], notWord), strings.FieldsFunc(sentence[end:], notWord)
}

// clauseBefore are the words before a figure, as far as no comma and no number stand between.
func clauseBefore(c cotejo.Claim) []string {
	before := c.Sentence.Exact[:max(0, min(c.Figure.Span.Start-c.Sentence.Span.Start, len(c.Sentence.Exact)))]
	return strings.FieldsFunc(before[1+strings.LastIndexAny(before, ",;:0123456789"):], notWord)
}

// countable reports whether a participant without a name may be what is counted.
func countable(p cotejo.Participant) bool {
	return p.Entity == "" && p.Role != "speaker" && !isName(p.Label)
}

// add adds words; those written with a capital where no sentence begins are names.
func (w *weigher) add(to, names *[]uint64, words []string, first bool) {
	for i, word := range words {
		st := Stem(word)
		if st == "" {
			continue
		}
		bits := uint64(math.Round(w.bits(word, st) * bitSteps))
		if bits == 0 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(r) && (i > 0 || !first) {
			*names = append(*names, weighed(st, bits))
		} else {
			*to = append(*to, weighed(st, bits))
		}
	}
}

// sentenceBefore is the sentence that ends where another one begins, in its paragraph.
func sentenceBefore(text string, at int) string {
	if at <= 0 || at > len(text) {
		return ""
	}
	before := strings.TrimRight(text[max(0, at-beforeBytes):at], " \n")
	for i := len(before) - 2; i >= 0; i-- {
		if before[i] == '\n' || strings.IndexByte(".?!", before[i]) >= 0 && before[i+1] == ' ' {
			return before[i+1:]
		}
	}
	return before
}

// toldByBoth gives how many bits two lists of weighed words have in common: of each word what
// it tells where it tells less.
func toldByBoth(a, b []uint64) float64 {
	sum := uint64(0)
	eachInBoth(a, b, func(x, y uint64) { sum += min(weightOf(x), weightOf(y)) })
	return float64(sum) / bitSteps
}

// mostInBoth gives how many bits one word tells that two lists have in common, at most.
func mostInBoth(a, b []uint64) float64 {
	most := uint64(0)
	eachInBoth(a, b, func(x, y uint64) { most = max(most, min(weightOf(x), weightOf(y))) })
	return float64(most) / bitSteps
}
