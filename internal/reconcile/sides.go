package reconcile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
)

// Who speaks for whom, in two articles of a story: the one that introduces a person as the
// head or the spokesman of a body tells it for the other as well.

// oneSide reports whether the sources of two claims speak for one body or person, or one
// of them for the other.
func (p Pair) oneSide() bool {
	if len(p.SA.Roots) == 0 || len(p.SB.Roots) == 0 {
		return false
	}
	theirs := make([][]string, len(p.SB.Roots))
	for i, y := range p.SB.Roots {
		theirs[i] = p.sideOf(y)
	}
	for _, x := range p.SA.Roots {
		if passesOn(x) {
			continue
		}
		side := p.sideOf(x)
		for i, y := range p.SB.Roots {
			if !passesOn(y) && (sideMeets(side, theirs[i]) || servesNoun(x, y) || servesNoun(y, x) || holdsOffice(x, y) || holdsOffice(y, x)) {
				return true
			}
		}
	}
	return false
}

// sideOf is a root with the bodies and people that it speaks for in either article;
// countries aside, for which many speak that are not of one side.
func (p Pair) sideOf(r Root) []string {
	out := append([]string{r.ID}, r.For...)
	for _, d := range []DocInfo{p.A.Document, p.B.Document} {
		out = append(out, d.Sides[r.ID]...)
		if of, ok := d.Parties[r.ID]; ok {
			out = append(out, of...)
			continue
		}
		if strings.HasPrefix(r.ID, "per:") {
			out = append(out, d.partiesOf(r.ID)...)
		}
	}
	for _, id := range slices.Clone(out) {
		if firm := cmp.Or(p.A.Document.Firms[id], p.B.Document.Firms[id]); firm != "" {
			out = append(out, firm)
		}
	}
	return slices.DeleteFunc(unique(out), func(id string) bool { return strings.HasPrefix(id, "iso:") })
}

// governing tells which government the sources of a document speak for: its ministries, and
// who holds an office in it. Where it does not say of which country, it is that of which the
// document tells most, or one of which no other document tells. Words tell which offices and
// bodies those are.
func governing(d *DocInfo, entities []cotejo.Entity, claims []cotejo.Claim, words *Words) map[string][]string {
	if words == nil || words.Cue == nil {
		return nil
	}
	governs := func(text, country string) bool {
		first, _, _ := strings.Cut(strings.ToLower(text), " ")
		c := words.Cue(first)
		return c&CueGoverns != 0 || c&CueLeads != 0 && country != ""
	}
	of := map[string]string{} // by entity, the country where it is told
	for i := range entities {
		e := &entities[i]
		if country := firstCountry(e.Within); strings.HasPrefix(e.ID, "org:") && governs(e.Label, country) {
			of[e.ID] = country
		}
	}
	for i := range entities {
		e := &entities[i]
		for _, r := range e.Roles {
			country, body := of[r.Of]
			switch {
			case body && governs(r.Title, r.Of):
				of[e.ID] = country
			case (r.Of == "" || strings.HasPrefix(r.Of, "iso:")) && governs(r.Title, r.Of):
				of[e.ID] = cmp.Or(firstCountry([]string{r.Of}), of[e.ID])
			}
		}
		if e.Kind == "country" {
			of[e.ID] = e.ID
		}
	}
	for i := range claims {
		for _, a := range claims[i].Chain {
			if id := "name:" + fold(a.Label); a.Entity == "" && a.Type == cotejo.SourceInstitution && !isProper(a.Label) && governs(a.Label, "") {
				of[id] = ""
			}
		}
	}
	out := map[string][]string{}
	home := cmp.Or(firstCountry(d.Topic), d.ID)
	for id, country := range of {
		out[id] = []string{ofGovernment + cmp.Or(country, home)}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// ofGovernment stands before the country whose government it is, or before the document
// that does not tell it.
const ofGovernment = "government:"

// firstCountry is the first country of a list of ids.
func firstCountry(ids []string) string {
	for _, id := range ids {
		if strings.HasPrefix(id, "iso:") {
			return id
		}
	}
	return ""
}

// answersOf counts, by its source, the sentences of a document in which somebody denies
// something in so many words, and those in which somebody confirms something.
func answersOf(claims []cotejo.Claim) map[string]int {
	out, seen := map[string]int{}, map[string]bool{}
	for i := range claims {
		c := &claims[i]
		what := ""
		switch {
		case c.Factuality.Status == cotejo.Denied:
			what = deniesMark
		case c.Predicate == "confirm" && c.Factuality.Status == cotejo.Asserted:
			what = confirmsMark
		default:
			continue
		}
		roots := Roots(*c)
		if len(c.Chain) == 0 {
			roots = speakers(*c)
		}
		for _, r := range roots {
			if at := what + r.ID + " " + strconv.Itoa(c.Sentence.Span.Start); !seen[at] {
				seen[at] = true
				out[what+r.ID]++
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

const (
	deniesMark   = "denies "
	confirmsMark = "confirms "
)

// soleAnswer reports whether what the left claim confirms is all that its source confirms
// in its article, and what the right one denies, in so many words, all that its source
// denies there: one side that does both speaks of one thing, whatever the words.
func (p Pair) soleAnswer() bool {
	if p.B.Claim.Factuality.Status != cotejo.Denied || p.B.Claim.Figure != nil {
		return false
	}
	sole := func(d DocInfo, what string, roots []Root) bool {
		return slices.ContainsFunc(roots, func(r Root) bool { return d.Answers[what+r.ID] == 1 })
	}
	return sole(p.A.Document, confirmsMark, p.SA.Roots) && sole(p.B.Document, deniesMark, p.SB.Roots)
}

// partiesOf is for whom somebody acts whom a document knows by a shorter or a longer name;
// nothing where several go by it.
func (d DocInfo) partiesOf(person string) []string {
	var out []string
	found := ""
	for id, of := range d.Parties {
		if strings.HasPrefix(id, "per:") && samePerson(id, person) {
			if found != "" {
				return nil
			}
			found, out = id, of
		}
	}
	return out
}

// sideMeets reports whether two sides have somebody in common.
func sideMeets(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool {
			return sameEntity(x, y) || samePerson(x, y) || oneName(x, y)
		})
	})
}

// samePerson reports whether one of two names of people is the other without a name in the
// middle or the second surname. A first name and a surname alone are those of too many to
// leave out a name between them.
func samePerson(a, b string) bool {
	na, person := strings.CutPrefix(a, "per:")
	nb, people := strings.CutPrefix(b, "per:")
	if !person || !people {
		return false
	}
	if len(na) > len(nb) {
		na, nb = nb, na
	}
	short, long := strings.Split(na, "-"), strings.Split(nb, "-")
	if len(short) < 2 {
		return sameEntity(a, b)
	}
	if short[0] != long[0] {
		return strings.HasSuffix(nb, "-"+na)
	}
	if len(short) == 2 {
		return na == nb || strings.HasPrefix(nb, na+"-")
	}
	for _, part := range short {
		i := slices.Index(long, part)
		if i < 0 {
			return false
		}
		long = long[i+1:]
	}
	return true
}

// oneName reports whether two ids are of one name, which one text takes for that of a body
// and another for that of a person. A place that has a name is where a body of that name is.
func oneName(a, b string) bool {
	ka, na, _ := strings.Cut(a, ":")
	kb, nb, _ := strings.Cut(b, ":")
	apart := func(kind string) bool { return kind == "iso" || kind == "geo" || kind+":" == ofGovernment }
	return na == nb && len(na) >= shortestName && (ka == kb || !apart(ka) && !apart(kb))
}

// firmsOf gives the bodies of a document whose names tell what kind of company they are, by
// what they are without that; words tell which kinds there are.
func firmsOf(entities []cotejo.Entity, words *Words) map[string]string {
	if words == nil || words.Cue == nil {
		return nil
	}
	out := map[string]string{}
	for i := range entities {
		id := entities[i].ID
		at := strings.LastIndexByte(id, '-')
		if strings.HasPrefix(id, "org:") && at-len("org:") >= shortestName && words.Cue(id[at+1:])&CueFirm != 0 {
			out[id] = id[:at]
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// shortestName is how long a name must be that means one body whatever it is taken for.
const shortestName = 4

// holdsOffice reports whether an official without a name is named by an office of a body: "the
// director general of the gendarmerie", "the gendarmerie".
func holdsOffice(official, body Root) bool {
	if official.Type != cotejo.SourceOfficial || !strings.HasPrefix(official.ID, "name:") || !strings.HasPrefix(body.ID, "org:") {
		return false
	}
	name := fold(body.Label)
	return len(name) >= shortestName && strings.HasSuffix(fold(official.Label), "-"+name)
}

// servesNoun reports whether a person is named with an office of a body that is the other,
// and that both texts name by a noun alone: "the director of the police, X", "the police".
func servesNoun(person, body Root) bool {
	noun, ok := strings.CutPrefix(body.ID, "name:")
	if !ok || !strings.HasPrefix(person.ID, "per:") || isProper(body.Label) || len(noun) < shortestName || strings.Contains(noun, "-") {
		return false
	}
	before, behind, ok := strings.Cut("-"+person.As+"-", "-"+noun+"-")
	return ok && behind != "" && strings.Count(before, "-") >= 2
}
