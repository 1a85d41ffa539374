package reconcile

import (
	"math"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Words is what is known of the words of a document's language; nil: nothing.
type Words struct {
	Rare       Rarity
	Kindred    Kindred
	Deeds      Kindred                // the groups of words for one deed, by which a denial meets what it denies
	Happenings Kindred                // the groups of words by which one happening is told
	Unsourced  Kindred                // what makes a statement weigh for which nobody is named: groups by their names
	People     func(word string) bool // whether a word is a noun for people of an office or a trade; nil: not known
	Befalls    func(verb string) bool // whether a verb takes no object, so that its subject may do nothing; nil: not known
	Cue        func(word string) Cue  // what a word in lower case says of a figure beside it; nil: not known
}

// Kindred gives, for what stands for a word (KindredKey), the groups of kindred words
// that it is of: those that the news uses for one another when it counts one thing,
// whatever their part of speech, as "loan", "lent" and "credit". None: it is of no group.
type Kindred func(key string) []string

// How a word is listed whose first letters are too few to be told by, or those of other
// words: wholeMark before one that meets itself alone, openMark behind the beginning of
// words that meet all that begin so.
const (
	wholeMark = "="
	openMark  = "*"
)

// KindredKey gives what a word of a list of kindred words is found by: its stem (Stem), or
// without accents the whole word where the list marks it so ("=word") or what words begin
// with ("begin*"). It is empty for a word that nothing can be found by.
func KindredKey(word string) string {
	if whole, ok := strings.CutPrefix(word, wholeMark); ok {
		return wholeMark + fold(whole)
	}
	if beginning, ok := strings.CutSuffix(word, openMark); ok {
		return openMark + fold(beginning)
	}
	return Stem(word)
}

// of gives the groups that a word is of, by any of its keys.
func (k Kindred) of(word string) []string {
	out := slices.Clone(k(Stem(word)))
	folded := fold(word)
	out = append(out, k(wholeMark+folded)...)
	begins := openMark + folded
	for n := len(openMark) + stemLeast; n <= len(begins); n++ {
		out = append(out, k(begins[:n])...)
	}
	return out
}

// rarity tells how rare stems are, nil when it is not known.
func (w *Words) rarity() Rarity {
	if w == nil {
		return nil
	}
	return w.Rare
}

// groups are those of the words of some texts, sorted.
func (w *Words) groups(texts ...string) []string {
	if w == nil || w.Kindred == nil {
		return nil
	}
	var out []string
	for _, text := range texts {
		for word := range strings.FieldsFuncSeq(text, notWord) {
			out = append(out, w.Kindred.of(word)...)
		}
	}
	return unique(out)
}

// kinWords are the groups of kindred words of a figure: of what it counts and is told by, of
// all that stands next to it, and of its whole sentence and the one before; those that
// tell it from others of its kind; and those of what belongs to nobody.
type kinWords struct{ head, near, far, tells, nobodys, counted []string }

// tellMark begins the name of a group that says nothing of what is counted but which of
// it: the new ones, those of a day, the children among them.
const tellMark = "~"

// nobodyMark begins the name of a group of what belongs to no party, as votes and shares
// of profit do: the lead of one over the other, the turnout, the prices of a country.
const nobodyMark = "!"

// The words before and behind a figure that tell it from others of its kind.
const (
	tellBefore = 4
	tellBehind = 5
)

// The words before and behind a share that tell of what it is one: before it those of a
// clause that says what it comes to.
const (
	ofBefore = 12
	ofBehind = 3
)

// kindredOf reads the groups of a figure of a text.
func (w *Words) kindredOf(text string, c cotejo.Claim) kinWords {
	before, behind := wordsBeside(c)
	beside := func(n, m int) []string {
		return slices.Concat(before[max(0, len(before)-n):], behind[:min(len(behind), m)])
	}
	texts := []string{c.Figure.Text, c.Figure.Counted, c.Figure.Base}
	if c.Open {
		texts = append(texts, c.Predicate)
	}
	if c.Trigger != nil {
		texts = append(texts, c.Trigger.Exact)
	}
	var out kinWords
	_, out.head = w.told(texts...)
	_, out.counted = w.told(c.Figure.Counted)
	of := clauseBefore(c)
	of = append(slices.Clone(of[max(0, len(of)-ofBefore):]), behind[:min(len(behind), ofBehind)]...)
	for _, g := range w.groups(append(of, texts...)...) {
		if strings.HasPrefix(g, nobodyMark) {
			out.nobodys = append(out.nobodys, g)
		}
	}
	for _, p := range c.Participants {
		if countable(p) {
			texts = append(texts, p.Label)
		}
	}
	_, out.near = w.told(slices.Concat(texts, beside(nearBefore, nearBehind))...)
	_, out.far = w.told(c.Sentence.Exact, sentenceBefore(text, c.Sentence.Span.Start))
	out.tells, _ = w.told(append(beside(tellBefore, tellBehind), c.Figure.Text)...)
	return out
}

// told parts the groups of texts into those that tell which and those that tell what is
// counted.
func (w *Words) told(texts ...string) (which, what []string) {
	for _, g := range w.groups(texts...) {
		switch {
		case strings.HasPrefix(g, tellMark):
			which = append(which, g)
		case !strings.HasPrefix(g, nobodyMark):
			what = append(what, g)
		}
	}
	return which, what
}

// weighKindred adds the groups of every figure of a document as hashes with what they
// tell: the more, the fewer of its figures stand beside one.
func weighKindred(to map[string]Vicinity, beside map[string]kinWords) {
	in := map[string]int{}
	for _, k := range beside {
		for _, g := range k.near {
			in[g]++
		}
	}
	weigh := func(groups []string) []uint64 {
		var out []uint64
		for _, g := range groups {
			bits := math.Log2(float64(len(beside)+1) / float64(max(1, in[g])))
			out = append(out, weighed(g, max(1, uint64(math.Round(min(bits, bitsMost)*bitSteps)))))
		}
		slices.Sort(out)
		return out
	}
	for id, k := range beside {
		v := to[id]
		v.KinHead, v.Kin, v.KinFar, v.KinTells = weigh(k.head), weigh(k.near), weigh(k.far), weigh(k.tells)
		v.KinNobodys, v.KinCounted = weigh(k.nobodys), weigh(k.counted)
		to[id] = v
	}
}

// kindred weighs the groups of words beside the figures.
func (t *tally) kindred(a, b Vicinity) {
	if len(a.Kin) == 0 {
		t.add(signNoKindred, 1)
	}
	if len(b.Kin) == 0 {
		t.add(signNoKindred, 1)
	}
	switch near := mostInBoth(a.Kin, b.Kin); {
	case near > 0:
		t.add(signKindredAny, 1)
		t.add(signKindredMost, near)
	case len(a.Kin) > 0 && len(b.Kin) > 0:
		t.add(signKindredApart, 1)
	}
	switch {
	case mostInBoth(a.KinHead, b.KinHead) > 0:
		t.add(signKindredHeads, 1)
	case len(a.KinHead) > 0 && len(b.KinHead) > 0 && mostInBoth(a.KinHead, b.Kin)+mostInBoth(a.Kin, b.KinHead) == 0:
		t.add(signKindredHeadsApart, 1)
	}
	t.add(signKindredFar, max(mostInBoth(a.Kin, b.KinFar), mostInBoth(a.KinFar, b.Kin)))
	both := 0
	eachInBoth(a.KinTells, b.KinTells, func(uint64, uint64) { both++ })
	t.add(signTells, float64(both))
	t.add(signTellsApart, float64(len(a.KinTells)+len(b.KinTells)-2*both))
}

// nobodys reports whether two figures of two sentences are of one thing that belongs to no
// party; one sentence tells two of them to tell them apart.
func nobodys(p Pair) bool {
	return !p.oneSentence() && mostInBoth(p.A.nobodys(), p.B.nobodys()) > 0
}

// nobodys are the groups of what belongs to no party beside a figure, or beside the one that
// it goes on with.
func (it *Item) nobodys() []uint64 {
	v := it.Document.Vicinity[it.Claim.ID]
	if len(v.KinNobodys) == 0 && v.Follows != "" {
		return it.Document.Vicinity[v.Follows].KinNobodys
	}
	return v.KinNobodys
}

// kinCounted reports whether two figures count things by kindred nouns, one of which at least
// is of no class that is known: "610 operations", "150 interventions".
func kinCounted(p Pair) bool {
	unclassed := strings.HasPrefix(p.SA.Class, "lemma:") || strings.HasPrefix(p.SB.Class, "lemma:")
	return unclassed && mostInBoth(p.A.Document.Vicinity[p.A.Claim.ID].KinCounted, p.B.Document.Vicinity[p.B.Claim.ID].KinCounted) > 0
}

// besideKindred weighs what the article of one figure tells of by the number of the other:
// then that, and not this, is what the other measures, the more so when it is of other
// kindred words than this.
func (t *tally) besideKindred(p Pair) {
	kindred, apart := p.besideKindred()
	k, a := p.swap().besideKindred()
	switch {
	case kindred || k:
		t.add(signBesideKindred, 1)
	case apart || a:
		t.add(signBesideApart, 1)
	}
}

// besideKindred reports whether the second article gives the number of the first figure
// elsewhere, of words kindred to those of the second figure, or of others.
func (p Pair) besideKindred() (kindred, apart bool) {
	own := p.B.Document.Vicinity[p.B.Claim.ID]
	for id, v := range p.B.Document.Vicinity {
		if id == p.B.Claim.ID || v.Unit != unitKey(p.SA.Unit) || len(v.KinHead) == 0 || len(own.KinHead) == 0 {
			continue
		}
		n := Value{Low: v.Number, High: v.Number, Best: v.Number, Known: true, Comparator: cotejo.Exact}
		if !CompareValues(n, p.SA.Value).oneNumber() {
			continue
		}
		if mostInBoth(v.KinHead, own.KinHead) > 0 {
			kindred = true
		} else {
			apart = true
		}
	}
	return kindred, apart
}
