package reconcile

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// Who says it: named origins, parties to the matter, and who has it from whom.

// compareSources compares named origins. An agency or outlet passes on what it
// was told: it may be the other's source as well as not.
func compareSources(a, b []Root) State {
	if len(a) == 0 && len(b) == 0 {
		return Unknown
	}
	if len(a) == 0 || len(b) == 0 {
		return OneNamed
	}
	for i := range a {
		for j := range b {
			if sameOrigin(&a[i], &b[j]) {
				return Same
			}
		}
	}
	if slices.ContainsFunc(a, passesOn) || slices.ContainsFunc(b, passesOn) {
		return Unknown
	}
	return Other
}

// compareOrigins compares the origins of two claims, named or not: nameless people,
// neighbours or doctors, are others than any body that has a name.
func compareOrigins(a, b *Scope) State {
	st := compareSources(a.Roots, b.Roots)
	nameless := func(s *Scope) bool { return len(s.Roots) == 0 && s.Laity != "" }
	switch {
	case st == Unknown && nameless(a) && nameless(b):
		if a.Laity == b.Laity {
			return Same
		}
		return Other
	case st == OneNamed && (nameless(a) || nameless(b)) && !slices.ContainsFunc(a.Roots, passesOn) && !slices.ContainsFunc(b.Roots, passesOn):
		return Other
	}
	return st
}

// passesOn reports whether an origin is an agency or an outlet, which passes on what
// it was told.
func passesOn(r Root) bool { return r.Type == cotejo.SourceAgency || r.Type == cotejo.SourceOutlet }

func compareVoices(a, b *Scope) State {
	if len(a.Roots) == 0 || len(b.Roots) == 0 {
		return None
	}
	pa, pb := a.partySpeaks(), b.partySpeaks()
	switch {
	case pa && !pb:
		return PartyLeft
	case pb && !pa:
		return PartyRight
	case sides(a, b):
		return Sides
	}
	return None
}

// ownsUp leaves it that the source of one of two statements is a party only where what
// the other says is of that party's doing or of its people: who merely reports,
// or hands over the dead, owns up to nothing.
func (p Pair) ownsUp(st State) State {
	involved := func(by, in *Scope) bool {
		who := slices.Concat(in.Actors, in.Population)
		return slices.ContainsFunc(by.Roots, func(r Root) bool {
			return slices.Contains(who, r.ID) || slices.ContainsFunc(r.For, func(id string) bool { return slices.Contains(who, id) })
		})
	}
	if st == PartyLeft && !involved(p.SA, p.SB) || st == PartyRight && !involved(p.SB, p.SA) {
		return None
	}
	return st
}

// sides reports whether the sources of two claims speak for two different parties to
// what both tell of: each counts the other's losses in its own way.
func sides(a, b *Scope) bool {
	who := slices.Concat(a.parties(), b.parties())
	x, y := a.speaksFor(who), b.speaksFor(who)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(p string) bool { return slices.Contains(y, p) })
}

// speaksFor gives the parties, of those named, that the origins of a claim are or
// act for.
func (s *Scope) speaksFor(who []string) []string {
	var out []string
	for _, r := range s.Roots {
		if passesOn(r) {
			return nil
		}
		for _, p := range append([]string{r.ID}, r.For...) {
			if slices.Contains(who, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// partySpeaks reports whether a named origin is a participant of the claim.
func (s *Scope) partySpeaks() bool {
	who := s.parties()
	return slices.ContainsFunc(s.Roots, func(r Root) bool {
		if passesOn(r) {
			return false // a state's news agency reports, it does not own up
		}
		return slices.Contains(who, r.ID) || slices.ContainsFunc(r.For, func(p string) bool { return slices.Contains(who, p) })
	})
}

// reuse tells whether one claim comes from the other's text.
func reuse(p Pair) State {
	if p.oneDocument() {
		return None
	}
	switch {
	case !earlier(p) && (cites(p.A, &p.B.Document) || p.reprints()), p.citesPaper():
		return Cites
	case !earlier(p.swap()) && (cites(p.B, &p.A.Document) || p.swap().reprints()), p.swap().citesPaper():
		return CitedBy
	case copied(p):
		return Copy
	}
	return None
}

// reprints reports whether the article of the left claim is signed by the agency that
// published the right one, beside its own publisher, and names no other that it has the
// claim from; a figure that it rounds is told by itself.
func (p Pair) reprints() bool {
	agency := publishedBy(&p.B.Document)
	if p.figures() && CompareValues(p.SA.Value, p.SB.Value) != Equal || p.B.Document.Outlet != "" || agency == "" || p.A.Document.Outlet == "" || slices.ContainsFunc(p.SA.Roots, passesOn) {
		return false
	}
	return slices.ContainsFunc(p.A.Document.Credit, func(c string) bool { return sameName(fold(c), agency) || sameAgency(fold(c), agency) })
}

// citesPaper reports whether the left claim has it from a paper or a station that published
// it, and the right one is of an article, not a later one, that does not tell who published
// it: it has it from the same source, where both name one, and of the same day. A paper
// without a name to which somebody speaks is the one that tells it ("told this paper").
func (p Pair) citesPaper() bool {
	if publishedBy(&p.B.Document) != "" || ownIssue(&p.B.Document) || earlier(p) {
		return false
	}
	if st := CompareWindows(p.SA.Time, p.SB.Time); st == Disjoint || st == Near {
		return false
	}
	ofPaper := func(a cotejo.Attribution) bool { return a.Type == cotejo.SourceOutlet }
	paper := slices.IndexFunc(p.A.Claim.Chain, ofPaper)
	if paper < 0 || compareOrder(p) == Unknown && slices.ContainsFunc(p.B.Claim.Chain, ofPaper) {
		return false
	}
	last := paper == len(p.A.Claim.Chain)-1
	return last || p.A.Claim.Chain[paper].Entity != "" && compareSources(p.SA.Roots, p.SB.Roots) != Other
}

// earlier reports whether the left claim is known to be the earlier one.
func earlier(p Pair) bool {
	st := compareOrder(p)
	return st == Before || st == Earlier
}

// cites reports whether the chain of a claim names the publisher of a document.
func cites(it *Item, d *DocInfo) bool {
	name := publishedBy(d)
	if name == "" || publishedBy(&it.Document) == name {
		return false
	}
	chain := it.naming()
	for i := range chain {
		if a := &chain[i]; sameName(a.label, name) || sameName(a.slug, name) || a.text == name || a.agency && sameAgency(a.label, name) {
			return true
		}
	}
	return false
}

// naming is how a link of a chain names somebody, folded.
type naming struct {
	label, slug, text string
	agency            bool
}

// naming is whom a claim has it from, read before where the item is prepared.
func (it *Item) naming() []naming {
	if it.scope != nil {
		return it.scope.chain
	}
	return namesOf(it.Claim.Chain)
}

func namesOf(chain []cotejo.Attribution) []naming {
	if len(chain) == 0 {
		return nil
	}
	out := make([]naming, len(chain))
	for i := range chain {
		a := &chain[i]
		out[i] = naming{fold(a.Label), slugOf(a.Entity), fold(a.Text), a.Type == cotejo.SourceAgency}
	}
	return out
}

// sameAgency reports whether one of two folded names of agencies is the other behind
// the word for what it is: "Agency Antilia", "Antilia".
func sameAgency(a, b string) bool {
	behind := func(long, short string) bool {
		_, name, ok := strings.Cut(long, "-")
		return ok && name == short && len(short) >= 4
	}
	return behind(a, b) || behind(b, a)
}

// sameName reports whether two folded names are one, or differ by a first word, the
// article that some papers have in their name, or by the town that stands behind a
// particle, or by both: "The Gazette", "The Gazette of Almarza", "Gazette".
func sameName(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b {
		return true
	}
	first, rest, _ := strings.Cut(b, "-")
	if rest == a && len(first) <= 3 && len(a) >= 5 {
		return true
	}
	tail, ok := strings.CutPrefix(b, a+"-")
	if behind, cut := strings.CutPrefix(rest, a+"-"); cut && len(first) <= 3 && len(a) >= 7 {
		tail, ok = behind, true // the article and the town are both left out
	} else if !strings.Contains(a, "-") {
		return false
	}
	particle, _, more := strings.Cut(tail, "-")
	return ok && more && len(particle) <= 3 && len(a) >= 7
}

// publishedBy is the folded name of who published a document: its outlet, or the
// agency it is credited to when it names no outlet that printed it.
func publishedBy(d *DocInfo) string {
	if d.publisher != "" {
		return d.publisher
	}
	if o := fold(d.Outlet); o != "" || len(d.Credit) == 0 {
		return o
	}
	return fold(d.Credit[0])
}

// Reuse of wording: a sentence counts as copied when at least half of its
// fingerprints, or four in five of its content words, are those of the other and
// the sentence is long enough for that to be no accident.
const (
	copyWords    = 8
	copyShare    = 0.5
	copyOverlap  = 0.8
	reusedShare  = 0.25
	reusedPrints = 4
)

func copied(p Pair) bool {
	wa, wb := p.SA.words(), p.SB.words()
	if min(len(wa), len(wb)) < copyWords/2 {
		return false
	}
	if share, n := Reuse(p.SA.prints(), p.SB.prints()); n > 0 && share >= copyShare {
		return true
	}
	same := float64(shared(wa, wb)) / float64(max(len(wa), len(wb)))
	if same >= copyOverlap && min(len(wa), len(wb)) >= copyWords {
		return true
	}
	if same < copyShare {
		return false
	}
	share, n := Reuse(p.A.Document.Shingles, p.B.Document.Shingles)
	return share >= reusedShare && n >= reusedPrints
}
