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
		c := w.Cue(strings.ToLower(word))
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

// followBytes is how far behind a figure one without a noun may stand and still count
// what that one does.
const followBytes = 420

// followed gives, for each figure that is written without a noun, the figure it follows:
// the last before it in its document that can be compared with it, close by and no part.
func followed(claims []cotejo.Claim) map[string]string {
	var figures []*cotejo.Claim
	for i := range claims {
		if claims[i].Figure != nil {
			figures = append(figures, &claims[i])
		}
	}
	slices.SortFunc(figures, func(a, b *cotejo.Claim) int {
		return cmp.Or(cmp.Compare(a.Figure.Span.Start, b.Figure.Span.Start), cmp.Compare(a.ID, b.ID))
	})
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
