package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Cue is what the words beside a figure say of how it stands to one that its article
// gives before: a bit each.
type Cue int

// The cues.
const (
	CueGives   Cue = 1 << iota // somebody gives the number: counts, admits, answers
	CueTurns                   // the text turns to something else than it said: but, instead
	CuePlanned                 // a number of the sentence was promised, expected, agreed
	CueFrom                    // what a number was comes next: from
	CueTo                      // what it has become comes next: to
	CueAhead                   // of the word of a claim: what it tells is to come, called for or ordered
	CueGoverns                 // of an office or a body: it is of the government
	CueLeads                   // of an office or a body: it is of the government where it is said to be of a country
	CueAnybody                 // of a word for who does something: it fits anybody
	CueNot                     // it rules out what stands behind it
	CueBeing                   // a form of being, by which who did it is stressed
	CueWho                     // the pronoun that goes with it
	CueDue                     // right behind a number: somebody expected it, asked for it or announced it
	CueLess                    // less than what comes next; of a figure: than was planned
	CueMore                    // more than it
	CueDegree                  // less or more by the number before it: seven more
	CueThan                    // than
	CueMoves                   // who gives the number raises or lowers to it one that was given
	CueNumber                  // a noun that stands for a number given before
	CueAdmits                  // of the word by which somebody says something: that is owned up to
	CueOnly                    // right before that word: that and nothing more
	CueFirm                    // of the last word of a name: a kind of company
	CueStaff                   // of a noun that is counted: who works for somebody, and may lose his work
)

// cueNear is how many words before and behind a figure are beside it where somebody
// gives it.
const cueNear = 8

// cuesOf reads the cues of the words before a figure in its sentence and behind it.
func (w *Words) cuesOf(before, behind []string) Cue {
	if w == nil || w.Cue == nil {
		return 0
	}
	var out Cue
	for i, word := range before {
		c := w.Cue(strings.ToLower(word)) & (CueGives | CueTurns | CuePlanned)
		if i < len(before)-cueNear {
			c &^= CueGives
		}
		out |= c
	}
	for i, word := range behind {
		c := w.Cue(strings.ToLower(word)) & (CueGives | CuePlanned)
		if i >= cueNear {
			c &^= CueGives
		}
		out |= c
	}
	return out
}

// figuresOf are the claims with a figure, in the order of the figures.
func figuresOf(claims []cotejo.Claim) []*cotejo.Claim {
	var out []*cotejo.Claim
	for i := range claims {
		if claims[i].Figure != nil {
			out = append(out, &claims[i])
		}
	}
	slices.SortFunc(out, func(a, b *cotejo.Claim) int {
		return cmp.Or(cmp.Compare(a.Figure.Span.Start, b.Figure.Span.Start), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// becameBytes is how far apart two numbers are of which one has become the other.
const becameBytes = 12

// becameOf gives, for each figure that its sentence tells as what another one has become,
// "from 12.5 to 15 million", one more than where that one begins in the document.
func becameOf(claims []cotejo.Claim, w *Words) map[string]int {
	if w == nil || w.Cue == nil {
		return nil
	}
	out := map[string]int{}
	figures := figuresOf(claims)
	for i, was := range figures {
		for _, is := range figures[i+1:] {
			if is.Figure.Span.Start > was.Figure.Span.End+becameBytes {
				break
			}
			if is.Sentence.Span == was.Sentence.Span && comparableUnits(is.Figure.Unit, was.Figure.Unit) && w.fromTo(was, is) {
				out[is.ID] = was.Figure.Span.Start + 1
			}
		}
	}
	return out
}

// fromTo reports whether one word that says from stands before a figure, and one that says
// to between it and another.
func (w *Words) fromTo(was, is *cotejo.Claim) bool {
	before, _ := wordsBeside(*was)
	upTo, _ := wordsBeside(*is)
	at := was.Figure.Span.End - was.Sentence.Span.Start
	to := is.Figure.Span.Start - was.Sentence.Span.Start
	if len(before) == 0 || len(upTo) == 0 || at < 0 || to < at || to > len(was.Sentence.Exact) {
		return false
	}
	between := strings.FieldsFunc(was.Sentence.Exact[at:to], notWord)
	return len(between) == 1 && w.Cue(strings.ToLower(between[0]))&CueTo != 0 && w.Cue(strings.ToLower(before[len(before)-1]))&CueFrom != 0
}

// became reports whether the left figure is told as what the right one, in its sentence,
// has become.
func became(p Pair) bool {
	was := p.A.Document.Vicinity[p.A.Claim.ID].Was
	return p.figures() && p.oneSentence() && was == p.B.Claim.Figure.Span.Start+1
}

// followBytes is how far behind a figure one without a noun may stand and still count
// what that one does.
const followBytes = 420

// followed gives, for each figure that is written without a noun, the figure it follows:
// the last before it in its document that can be compared with it, close by and no part.
func followed(claims []cotejo.Claim) map[string]string {
	figures := figuresOf(claims)
	out := map[string]string{}
	for i, c := range figures {
		if c.Figure.Aspect == cotejo.Part || c.Figure.Counted != "" && !bareNumber(c.Figure) {
			continue
		}
		for _, o := range slices.Backward(figures[:i]) {
			if c.Figure.Span.Start-o.Figure.Span.End > followBytes {
				break
			}
			if o.Figure.Span.Start < c.Figure.Span.Start && comparableUnits(o.Figure.Unit, c.Figure.Unit) && o.Figure.Aspect != cotejo.Part {
				out[c.ID] = o.ID
				break
			}
		}
	}
	return out
}

// follows weighs, of two figures of one article, that one is written without a noun and
// follows the other, who gives them, and what the words beside the later one say.
func (t *tally) follows(p Pair) {
	a, b := p.A.Document.Vicinity[p.A.Claim.ID], p.B.Document.Vicinity[p.B.Claim.ID]
	later := a
	if p.B.Claim.Figure.Span.Start > p.A.Claim.Figure.Span.Start {
		later = b
	}
	if p.sentencesApart() <= 2*nextBytes {
		if later.Cues&CueGives != 0 {
			t.add(signInsideGives, 1)
		}
		if later.Cues&CueTurns != 0 {
			t.add(signInsideTurns, 1)
		}
	} else {
		t.add(signInsideFar, 1)
	}
	if a.Follows != p.B.Claim.ID && b.Follows != p.A.Claim.ID {
		return
	}
	t.add(signFollows, 1)
	if p.SA.Sentence == p.SB.Sentence {
		t.add(signFollowsSentence, 1)
	}
	switch compareSources(p.SA.Roots, p.SB.Roots) {
	case Other:
		t.add(signFollowsRival, 1)
	case OneNamed:
		t.add(signFollowsNamed, 1)
	}
}
