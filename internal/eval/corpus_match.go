package eval

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
	"github.com/cotejo/cotejo/inventory"
)

// outcome is what became of one expectation.
type outcome string

const (
	outRight   outcome = "right"         // found with the right type
	outOther   outcome = "other-type"    // the claims are related, but not so
	outApart   outcome = "unrelated"     // the claims are there, nothing relates them
	outMissing outcome = "claim-missing" // a member is no claim
)

var outcomes = []outcome{outRight, outOther, outApart, outMissing}

// listedTypes are the types of expectation in the order they are reported.
var listedTypes = slices.Concat(relationTypes, apartFromPairs)

// statedTypes are the relations that a reader is told of first: what is stated
// of these between two articles and listed by nobody is shown to be judged.
var statedTypes = []cotejo.RelationType{cotejo.Conflicts, cotejo.Denial, cotejo.Updates}

// corpusScore counts outcomes by type and by story.
type corpusScore struct {
	opt     Options
	voice   *say.Voice
	by      map[string]map[outcome]int // type → outcome → expectations
	stories []string
	right   map[string]*ratio // story → expectations that are right
	all     ratio
	mustNot ratio // must-nots that were broken
	lumped  ratio // pairs of lines of two happenings, and those of them that one event holds
	stated  ratio // relations stated, and those of them that are listed
	quantityScore
	findingScore
}

func newCorpusScore(opt Options) *corpusScore {
	return &corpusScore{opt: opt, voice: opt.voice(), by: map[string]map[outcome]int{}, right: map[string]*ratio{}}
}

// story scores one story.
func (c *corpusScore) story(s goldStory, side *sideBySide) {
	name := filepath.Base(s.dir)
	c.stories, c.right[name] = append(c.stories, name), &ratio{}
	c.tell("eval.corpus.story", say.Args{"Name": name})
	for i := range s.expect {
		e := &s.expect[i]
		if e.Quantity != "" {
			continue
		}
		found := side.members(e)
		if len(e.MustNot) > 0 {
			c.forbid(e, found, side)
			continue
		}
		out := c.outcome(e, found, side)
		if c.by[e.Type] == nil {
			c.by[e.Type] = map[outcome]int{}
		}
		c.by[e.Type][out]++
		c.right[name].add(number(out == outRight), 1)
		c.all.add(number(out == outRight), 1)
	}
	c.quantities(s.expect, side)
	c.lumpedEvents(s.expect, side)
	c.findings(s.expect, side)
	c.unlisted(s.expect, side)
}

// members gives for every member the claims that it may mean.
func (s *sideBySide) members(e *expectation) [][]cotejo.Claim {
	out := make([][]cotejo.Claim, len(e.Members))
	items := s.store.Items()
	for i, m := range e.Members {
		for _, told := range []map[string][]string{s.triggers, s.cues} {
			for _, it := range items {
				if it.Claim.Document == s.ids[m.Document] && m.means(&it.Claim, told[it.Claim.ID]) {
					out[i] = append(out[i], it.Claim)
				}
			}
			if len(out[i]) > 0 {
				break // else what is said by that word
			}
		}
	}
	return out
}

// means reports a claim of the member's sentence with its figure, or with an
// acceptable predicate, or told by an acceptable word, where no figure is given.
func (m *member) means(c *cotejo.Claim, told []string) bool {
	if !m.says(c) {
		return false
	}
	if len(m.Predicate) > 0 && !slices.Contains(m.Predicate, c.Predicate) && !slices.ContainsFunc(told, func(w string) bool {
		return slices.ContainsFunc(m.Predicate, func(p string) bool { return tells(p, w) })
	}) {
		return false
	}
	return m.Figure == nil || hasValue(c.Figure, *m.Figure)
}

// tells reports whether a word is the one that a reader gave, or of one stem with it: the
// noun or the participle of a verb, the verb without its pronoun.
func tells(given, word string) bool {
	g, w := []rune(pack.Fold(given)), []rune(pack.Fold(word))
	least := max(4, len(g)-3)
	if len(g) < least || len(w) < least {
		return string(g) == string(w)
	}
	return string(g[:least]) == string(w[:least])
}

// says reports a claim read from the member's sentence.
func (m *member) says(c *cotejo.Claim) bool {
	have, want := oneSpace(c.Sentence.Exact), oneSpace(m.Sentence)
	return have != "" && (strings.Contains(want, have) || strings.Contains(have, want))
}

func hasValue(f *cotejo.Figure, want float64) bool {
	if f == nil {
		return false
	}
	return slices.ContainsFunc([]*float64{f.Best, f.Low, f.High}, func(v *float64) bool {
		return v != nil && math.Abs(*v-want) <= 1e-6*math.Abs(want)
	})
}

// outcome judges one expectation and tells what is wrong.
func (c *corpusScore) outcome(e *expectation, found [][]cotejo.Claim, side *sideBySide) outcome {
	for i, claims := range found {
		if len(claims) == 0 {
			c.tell("eval.corpus.missing", say.Args{"ID": e.ID, "Type": e.Type, "Member": c.member(e.Members[i]), "Got": side.inSentence(e.Members[i], c.voice)})
			return outMissing
		}
	}
	switch e.Type {
	case wantEvent:
		return c.together(e, found, side.groups(true), side)
	case wantPanel:
		return c.together(e, found, side.groups(false), side)
	case wantOrigins:
		return c.origins(e, found, side)
	case wantSource:
		return c.unsourced(e, found[0], side)
	case wantDates, wantActors, wantAdmits:
		return c.found(e, found, side)
	case wantFlow:
		return c.flow(e, found, side)
	}
	return c.pair(e, found, side)
}

// pair judges an expectation about one relation: it holds when any two claims
// that the members may mean stand so.
func (c *corpusScore) pair(e *expectation, found [][]cotejo.Claim, side *sideBySide) outcome {
	var got []string
	for _, a := range found[0] {
		for _, b := range found[1] {
			rel, ok := side.relations[ordered(a.ID, b.ID)]
			if !ok {
				continue
			}
			if e.accepts(rel, a.ID) {
				return outRight
			}
			got = append(got, relationName(rel, a.ID))
		}
	}
	args := say.Args{"ID": e.ID, "Type": e.Type, "A": c.member(e.Members[0]), "B": c.member(e.Members[1]), "Got": strings.Join(distinct(got), ", ")}
	if len(got) > 0 {
		c.tell("eval.corpus.other", args)
		return outOther
	}
	c.tell("eval.corpus.apart", args)
	c.line("      %s\n      %s", side.describe(found[0][0], c.voice), side.describe(found[1][0], c.voice))
	c.line("      %s", reconcile.Why(side.items[found[0][0].ID], side.items[found[1][0].ID]))
	return outApart
}

// directed are the types that read one way only: the later updates the earlier.
var directed = []cotejo.RelationType{cotejo.Updates, cotejo.PartOf, cotejo.PlanOf, cotejo.Denial}

// accepts reports a relation of the listed type, the right way round and with
// the field that is wanted, or of one of the others that are as right.
func (e *expectation) accepts(rel cotejo.Relation, first string) bool {
	if slices.Contains(e.Also, string(rel.Type)) {
		return true
	}
	if string(rel.Type) != e.Type || slices.Contains(directed, rel.Type) && rel.A != first {
		return false
	}
	return rel.Type != cotejo.DiffersInScope || len(e.Field) == 0 || slices.Contains(e.Field, scopeField(rel))
}

func scopeField(rel cotejo.Relation) string {
	if len(rel.Reasons) == 0 {
		return ""
	}
	return rel.Reasons[0].Field
}

// relationName writes a relation with the row that gave it, and whether it runs
// the other way.
func relationName(rel cotejo.Relation, first string) string {
	s := string(rel.Type)
	if rel.Type == cotejo.DiffersInScope {
		s += " (" + scopeField(rel) + ")"
	}
	if slices.Contains(directed, rel.Type) && rel.A != first {
		s += " (<-)"
	}
	return s + " [" + rel.Row + "]"
}

// groups gives the claims of every event, or of every panel.
func (s *sideBySide) groups(events bool) [][]string {
	var out [][]string
	if events {
		for _, e := range s.store.Events() {
			out = append(out, e.Claims)
		}
		return out
	}
	for _, p := range s.store.Panels() {
		var ids []string
		for _, r := range p.Rows {
			ids = append(ids, r.Claim)
		}
		out = append(out, ids)
	}
	return out
}

// together judges members that must be in one event or panel.
func (c *corpusScore) together(e *expectation, found [][]cotejo.Claim, groups [][]string, side *sideBySide) outcome {
	var best []int
	for _, ids := range groups {
		var in []int
		for i, claims := range found {
			if slices.ContainsFunc(claims, func(x cotejo.Claim) bool { return slices.Contains(ids, x.ID) }) {
				in = append(in, i)
			}
		}
		if len(in) > len(best) {
			best = in
		}
	}
	if len(best) == len(found) {
		return outRight
	}
	c.tell("eval.corpus.together", say.Args{"ID": e.ID, "Type": e.Type, "N": len(best), "All": len(found)})
	for i := range found {
		if !slices.Contains(best, i) {
			c.line("      - %s", c.member(e.Members[i]))
		}
	}
	if e.Type == wantEvent {
		for i := range found {
			for j := range i {
				c.line("      %s\n      %s\n      %s", side.describe(found[j][0], c.voice), side.describe(found[i][0], c.voice), reconcile.WhyHappening(side.items[found[j][0].ID], side.items[found[i][0].ID]))
			}
		}
	}
	if len(best) < 2 {
		return outApart
	}
	return outOther
}

// origins judges the number of named origins behind the members.
func (c *corpusScore) origins(e *expectation, found [][]cotejo.Claim, side *sideBySide) outcome {
	var items []reconcile.Item
	for _, claims := range found {
		items = append(items, side.items[claims[0].ID])
	}
	origins, unknown := reconcile.Origins(items)
	if len(origins) == *e.Origins {
		return outRight
	}
	var names []string
	for _, o := range origins {
		names = append(names, cmp.Or(o.Label, o.Entity))
	}
	c.tell("eval.corpus.origins", say.Args{"ID": e.ID, "Want": *e.Origins, "Got": len(origins), "Names": strings.Join(names, ", "), "Unknown": unknown})
	return outOther
}

// unsourced judges whether a figure without a source is shown as that.
func (c *corpusScore) unsourced(e *expectation, claims []cotejo.Claim, side *sideBySide) outcome {
	for _, f := range side.store.Findings() {
		if f.Type == reconcile.FindUnsourced && slices.ContainsFunc(claims, func(x cotejo.Claim) bool { return slices.Contains(f.Claims, x.ID) }) {
			return outRight
		}
	}
	c.tell("eval.corpus.unsourced", say.Args{"ID": e.ID, "Member": c.member(e.Members[0]), "Chain": chainOf(claims[0])})
	if len(claims[0].Chain) > 0 {
		return outOther
	}
	return outApart
}

// found judges members that a finding must speak of.
func (c *corpusScore) found(e *expectation, found [][]cotejo.Claim, side *sideBySide) outcome {
	speaks := func(f cotejo.Finding, claims []cotejo.Claim) bool {
		return slices.ContainsFunc(claims, func(x cotejo.Claim) bool { return slices.Contains(f.Claims, x.ID) })
	}
	var got []string
	for _, f := range side.store.Findings() {
		if slices.ContainsFunc(found, func(claims []cotejo.Claim) bool { return !speaks(f, claims) }) {
			continue
		}
		if slices.Contains(findingsOf[e.Type], f.Type) {
			return outRight
		}
		got = append(got, f.Type)
	}
	together := slices.ContainsFunc(side.groups(true), func(ids []string) bool { return sharedBy(found, ids) })
	c.tell("eval.corpus.finding", say.Args{"ID": e.ID, "Type": e.Type, "Got": strings.Join(distinct(got), ", "), "Together": together})
	for i := range found {
		c.line("      %s", side.describe(found[i][0], c.voice))
	}
	if !together && len(found) == 2 {
		c.line("      %s", reconcile.WhyHappening(side.items[found[0][0].ID], side.items[found[1][0].ID]))
	}
	if len(got) > 0 {
		return outOther
	}
	return outApart
}

// sharedBy reports a group that has a claim of every member.
func sharedBy(found [][]cotejo.Claim, ids []string) bool {
	return !slices.ContainsFunc(found, func(claims []cotejo.Claim) bool {
		return !slices.ContainsFunc(claims, func(x cotejo.Claim) bool { return slices.Contains(ids, x.ID) })
	})
}

// flow judges that a flow between the two, of the object, rests on every member.
func (c *corpusScore) flow(e *expectation, found [][]cotejo.Claim, side *sideBySide) outcome {
	var got []string
	for _, f := range side.store.Flows() {
		if !slices.ContainsFunc(found, func(claims []cotejo.Claim) bool {
			return slices.ContainsFunc(claims, func(x cotejo.Claim) bool { return slices.Contains(f.Claims, x.ID) })
		}) {
			continue
		}
		if named(e.From, c.namesOf(f.From, f.FromLabel, f.FromNamed)...) && named(e.To, c.namesOf(f.To, f.ToLabel, f.ToNamed)...) && (inventory.Subsumes(e.Object, f.Object) || inventory.Subsumes(f.Object, e.Object)) && sharedBy(found, f.Claims) {
			return outRight
		}
		got = append(got, c.voice.Name(f.From, f.FromLabel)+" > "+c.voice.Name(f.To, f.ToLabel)+": "+f.Object)
	}
	c.tell("eval.corpus.flow", say.Args{"ID": e.ID, "From": e.From, "To": e.To, "Object": e.Object, "Got": strings.Join(distinct(got), "; ")})
	for i := range found {
		c.line("      %s", side.describe(found[i][0], c.voice))
	}
	if len(got) > 0 {
		return outOther
	}
	return outApart
}

// namesOf are the names of one side of a flow: as the texts have it, and in every language
// that is spoken here, since readers write it as the texts do.
func (c *corpusScore) namesOf(entity, label string, texts []string) []string {
	out := append(slices.Clone(texts), label)
	for _, language := range say.Langs {
		out = append(out, say.In(language).Name(entity, label))
	}
	return out
}

// named reports whether a name is one of the labels, or within one as whole words, whatever their case and accents.
func named(name string, labels ...string) bool {
	want := " " + pack.Fold(name) + " "
	return slices.ContainsFunc(labels, func(l string) bool {
		have := " " + pack.Fold(l) + " "
		return strings.Contains(have, want) || strings.Contains(want, have)
	})
}

// forbid counts an expectation of what must not be said.
func (c *corpusScore) forbid(e *expectation, found [][]cotejo.Claim, side *sideBySide) {
	var broken []string
	for _, a := range found[0] {
		for _, b := range found[1] {
			if rel, ok := side.relations[ordered(a.ID, b.ID)]; ok && slices.Contains(e.MustNot, string(rel.Type)) {
				broken = append(broken, relationName(rel, a.ID))
			}
		}
	}
	if slices.Contains(e.MustNot, wantEvent) && slices.ContainsFunc(side.groups(true), func(ids []string) bool { return sharedBy(found, ids) }) {
		broken = append(broken, wantEvent)
	}
	c.mustNot.add(number(len(broken) > 0), 1)
	if len(broken) > 0 {
		c.tell("eval.corpus.must-not", say.Args{"ID": e.ID, "A": c.member(e.Members[0]), "B": c.member(e.Members[1]), "Got": strings.Join(distinct(broken), ", ")})
	}
}

// unlisted shows the conflicts, denials and updates stated between two articles
// that no expectation accepts: what a person has to judge for precision.
func (c *corpusScore) unlisted(expect []expectation, side *sideBySide) {
	listed := pairsListed(expect, side, func(e *expectation, a, b string) bool {
		rel, ok := side.relations[ordered(a, b)]
		return ok && e.accepts(rel, a)
	})
	for _, rel := range side.store.Relations() {
		a, b := side.items[rel.A].Claim, side.items[rel.B].Claim
		if a.Document == b.Document || !slices.Contains(statedTypes, rel.Type) {
			continue
		}
		ok := listed[ordered(rel.A, rel.B)]
		c.stated.add(number(ok), 1)
		if !ok {
			c.tell("eval.corpus.unlisted", say.Args{"Got": relationName(rel, rel.A)})
			c.line("      %s\n      %s", side.describe(a, c.voice), side.describe(b, c.voice))
		}
	}
}

func (c *corpusScore) metrics() []Metric {
	all := len(c.all.num)
	out := []Metric{c.all.metric("right", all, c.opt.Seed)}
	for _, o := range outcomes[1:] {
		n := 0
		for _, by := range c.by {
			n += by[o]
		}
		out = append(out, metric(string(o), n, all))
	}
	out = append(out, c.mustNot.metric("must-not-broken", len(c.mustNot.num), c.opt.Seed), c.stated.metric("stated-and-listed", len(c.stated.num), c.opt.Seed))
	if n := len(c.lumped.num); n > 0 {
		out = append(out, c.lumped.metric("happenings-lumped", n, c.opt.Seed))
	}
	out = append(out, c.quantityScore.metrics(c.opt.Seed)...)
	out = append(out, c.findingScore.metrics(c.opt.Seed)...)
	for _, s := range c.stories {
		out = append(out, Metric{Name: "right in " + s, Value: c.right[s].value(), N: len(c.right[s].num)})
	}
	for _, t := range listedTypes {
		by := c.by[t]
		n := 0
		for _, o := range outcomes {
			n += by[o]
		}
		if n == 0 {
			continue
		}
		for _, o := range outcomes {
			if o == outRight || by[o] > 0 {
				out = append(out, metric(t+" "+string(o), by[o], n))
			}
		}
	}
	return out
}

// tell says a message on Out when misses are asked for.
func (c *corpusScore) tell(key string, args say.Args) { c.line("%s", c.voice.Say(key, args)) }

func (c *corpusScore) line(format string, args ...any) {
	if c.opt.Misses && c.opt.Out != nil {
		_, _ = fmt.Fprintf(c.opt.Out, format+"\n", args...)
	}
}

func (c *corpusScore) member(m member) string {
	what := strings.Join(m.Predicate, "|")
	if m.Figure != nil {
		what = c.voice.Num(*m.Figure)
	}
	return fmt.Sprintf("%s (%s): %s", what, m.Document, m.Sentence)
}

// inSentence lists what was read where a member was looked for.
func (s *sideBySide) inSentence(m member, v *say.Voice) string {
	var out []string
	for _, it := range s.store.Items() {
		if it.Claim.Document == s.ids[m.Document] && m.says(&it.Claim) {
			out = append(out, strings.TrimSpace(it.Claim.Predicate+" "+v.Figure(it.Claim.Figure)))
		}
	}
	return strings.Join(distinct(out), ", ")
}

// describe writes what decides how a claim is compared, in one line.
func (s *sideBySide) describe(c cotejo.Claim, v *say.Voice) string {
	parts := []string{filepath.Base(s.docs[c.Document].Source.Path), c.Predicate, v.Figure(c.Figure)}
	if f := c.Figure; f != nil {
		parts = append(parts, cmp.Or(f.Class, f.Counted), strings.Join(f.Population, "+"), string(f.Aspect))
	}
	parts = append(parts, c.Factuality.Polarity+string(c.Factuality.Status))
	for _, p := range c.Place {
		parts = append(parts, "@"+p.Label)
	}
	if c.Time != nil {
		parts = append(parts, cmp.Or(c.Time.Value, c.Time.Text))
	}
	parts = append(parts, "<"+chainOf(c)+">", "«"+oneSpace(c.Sentence.Exact)+"»")
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

func chainOf(c cotejo.Claim) string {
	var names []string
	for _, a := range c.Chain {
		names = append(names, a.Label)
	}
	return strings.Join(names, " < ")
}

// distinct drops what comes again, keeping the order.
func distinct(in []string) []string {
	var out []string
	for _, s := range in {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
