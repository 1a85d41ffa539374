package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// How findings about sources weigh: that nobody is named for a figure matters where
// others are named for another one, or where it counts harm; of what few would
// quote it is only worth knowing.
const (
	besideSourced = 4
	besideNone    = 30 // nobody gives another number: little hangs on it
	ofHarm        = 3
	ofLittle      = 24
	ofOneArticle  = 8
	mostValues    = 3 // values that a finding names
	unknownIn     = 4 // one figure in so many at most may lead to nobody where all are said to go back to one
)

// trivial is what a finding loses for being about what few would quote: what no
// verb and no noun of a known kind tells of, or a length of time that is no
// punishment.
func (f *finder) trivial() float64 {
	if f.panel == "" {
		return 0
	}
	n := f.g.nodes[0]
	base, _ := Base(n.item.Claim.Figure.Unit)
	if vague(f.g.told()) && (f.class == "" || strings.HasPrefix(f.class, "lemma:")) || base == "second" && n.scope.Family != "sentence" {
		return ofLittle
	}
	return 0
}

// sourcing says what rests on one origin, on none, or on several.
func (f *finder) sourcing(p cotejo.Panel) {
	f.unsourced()
	f.passedOver()
	if len(f.g.clusters) == 0 {
		return
	}
	main := f.g.leading
	switch {
	case p.Origins == 1 && p.Documents > 1 && p.Unknown*unknownIn <= len(f.g.nodes):
		f.add(FindSingle, f.g.nodes, func(v *say.Voice) say.Args {
			o, _ := f.g.origins()
			return say.Args{"Articles": p.Documents, "Who": o[0].Label}
		})
	case main.origins > 1:
		f.agreement(main)
	}
}

// agreement says who confirms one another in the number that leads.
func (f *finder) agreement(main *cluster) {
	origins := main.confirmers()
	if len(origins) < 2 {
		return
	}
	var who []string
	claims := map[string]bool{}
	for _, o := range origins {
		who = append(who, o.Label)
		for _, id := range o.Claims {
			claims[id] = true
		}
	}
	nodes := slices.DeleteFunc(slices.Clone(main.nodes), func(n *node) bool { return !claims[n.item.Claim.ID] })
	if len(docsOf(nodes)) < 2 {
		return // what two say in one article its writer has laid side by side
	}
	what := f.heading(nodes)
	f.add(FindAgreement, nodes, func(v *say.Voice) say.Args {
		return say.Args{"What": capital(what[v.Lang]), "Value": (&cluster{nodes: nodes}).value(v), "N": len(origins), "Who": v.List(unique(who)), "Articles": len(docsOf(nodes))}
	})
}

func docsOf(nodes []*node) []string {
	var docs []string
	for _, n := range nodes {
		docs = append(docs, n.item.Document.ID)
	}
	return unique(docs)
}

// unsourced says once of a panel which of its numbers nobody is named for, those
// told most often first, beside the ones that somebody gives; and apart from these, as
// worth less, of those beside which somebody speaks.
func (f *finder) unsourced() {
	var bare, beside, sourced []*cluster
	for _, c := range f.g.clusters {
		switch {
		case c.origins > 0:
			sourced = append(sourced, c)
		case c.inNobodysWords():
			bare = append(bare, c)
		case !c.onlyHeadlines():
			beside = append(beside, c)
		}
	}
	f.nobodyFor(bare, sourced)
	if f.nobodyFor(beside, sourced) {
		f.weigh(-ofLittle)
	}
}

// oneQuantity are those of some numbers that are surely of one quantity with another.
func oneQuantity(with *cluster, of []*cluster) []*cluster {
	return slices.DeleteFunc(slices.Clone(of), func(c *cluster) bool { return c != with && certainty(with.nodes[0], c.nodes[0]) < sure })
}

// nobodyFor says of some numbers that nobody is named for them, if there are any.
func (f *finder) nobodyFor(bare, sourced []*cluster) bool {
	if len(bare) == 0 {
		return false
	}
	slices.SortStableFunc(bare, func(a, b *cluster) int { return b.docs - a.docs })
	all := bare
	bare, sourced = oneQuantity(bare[0], bare), oneQuantity(bare[0], sourced)
	if rest := slices.DeleteFunc(slices.Clone(all), func(c *cluster) bool { return slices.Contains(bare, c) }); len(rest) > 0 {
		defer f.nobodyFor(rest, sourced)
	}
	var nodes []*node
	var where []string
	for i, c := range bare {
		nodes = append(nodes, c.nodes...)
		if i < mostValues {
			where = append(where, docName(c.nodes[0].item.Document))
		}
	}
	where = inOrder(where)
	what := f.heading(nodes)
	f.add(FindUnsourced, nodes, func(v *say.Voice) say.Args {
		return say.Args{"What": capital(what[v.Lang]), "Value": v.List(valuesOfAll(v, bare)), "N": min(len(bare), mostValues), "Where": v.List(where), "Beside": v.List(valuesOfAll(v, sourced)), "M": min(len(sourced), mostValues)}
	})
	harm := isToll(bare[0].nodes[0].scope.Family)
	switch {
	case len(sourced) > 0:
		f.weigh(besideSourced)
	case len(docsOf(nodes)) == 1 && !harm:
		f.weigh(-besideNone - ofOneArticle)
	default:
		f.weigh(-besideNone)
	}
	if harm {
		f.weigh(ofHarm)
	}
	return true
}

// passedOver says which articles give a number that others have from somebody, or a
// part, without saying who it comes from.
func (f *finder) passedOver() {
	var nodes []*node
	var where, values, beside []string
	for _, c := range f.g.clusters {
		if c.origins == 0 {
			continue
		}
		for _, n := range c.nodes {
			if n.tellsOfItself() {
				nodes, where, beside = append(nodes, n), append(where, docName(n.item.Document)), append(beside, c.who...)
			}
		}
	}
	for _, n := range f.g.nodes {
		if n.scope.Aspect == cotejo.Part && n.tellsOfItself() {
			nodes, where = append(nodes, n), append(where, docName(n.item.Document))
		}
	}
	if len(nodes) == 0 {
		return
	}
	where, beside = inOrder(where), inOrder(beside)
	f.addAs(FindUnsourced, "finding.unsourced.article", nodes, func(v *say.Voice) say.Args {
		values = values[:0]
		for _, n := range nodes {
			values = append(values, sayFigure(v, n.item.Claim.Figure))
		}
		values = inOrder(values)
		return say.Args{"Where": v.List(where[:min(len(where), mostValues)]), "N": min(len(where), mostValues), "Value": v.List(values[:min(len(values), mostValues)]),
			"Beside": v.List(beside[:min(len(beside), mostValues)])}
	})
	f.weigh(-ofLittle)
}

// alone says of a happening told once, with a number and in nobody's words, that it
// rests on nobody.
func (f *finder) alone() {
	var nodes []*node
	for _, n := range f.g.nodes {
		if n.item.Claim.Figure != nil && n.countsWhole() && n.tellsOfItself() && (isCount(n.scope.Unit) || isMoney(n.scope.Unit) || n.scope.Unit == "percent") {
			nodes = append(nodes, n)
		}
	}
	if len(nodes) == 0 {
		return
	}
	f.addAs(FindUnsourced, "finding.unsourced.article", nodes, func(v *say.Voice) say.Args {
		var where, values []string
		for _, n := range nodes {
			where, values = append(where, docName(n.item.Document)), append(values, sayFigure(v, n.item.Claim.Figure))
		}
		where, values = inOrder(where), inOrder(values)
		return say.Args{"Where": v.List(where[:min(len(where), mostValues)]), "N": min(len(where), mostValues), "Value": v.List(values[:min(len(values), mostValues)]), "Beside": ""}
	})
	f.weigh(-ofLittle)
}

// tellsOfItself reports whether a claim of the running text has no source of any
// kind, in an article of a known publisher.
func (n *node) tellsOfItself() bool {
	return len(n.item.Claim.Chain) == 0 && len(n.scope.Roots) == 0 && n.scope.Laity == "" && !ownIssue(&n.item.Document) && !headline(n.item.Claim.Block) && n.scope.Stand == Done &&
		(n.item.Document.Outlet != "" || len(n.item.Document.Credit) > 0)
}

// valuesOfAll writes what the first few clusters give.
func valuesOfAll(v *say.Voice, cs []*cluster) []string {
	var out []string
	for _, c := range cs[:min(len(cs), mostValues)] {
		out = append(out, c.value(v))
	}
	return out
}

// inOrder leaves out what has been said.
func inOrder(in []string) []string {
	var out []string
	for _, s := range in {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// onlyHeadlines reports whether a number stands in titles alone, which name no
// sources.
func (c *cluster) onlyHeadlines() bool {
	return !slices.ContainsFunc(c.nodes, func(n *node) bool { return !headline(n.item.Claim.Block) })
}

// inNobodysWords reports whether a number stands outside titles, which name no sources,
// where nobody speaks beside it.
func (c *cluster) inNobodysWords() bool {
	return slices.ContainsFunc(c.nodes, func(n *node) bool {
		return !headline(n.item.Claim.Block) && !n.voiced() && !n.ownDeed() && !n.told() && !n.publicRecord() && !ownIssue(&n.item.Document)
	})
}

// told reports whether a text says who it has a claim from, be it without a name: "the
// balance of the ministry", and not merely that it is said.
func (n *node) told() bool {
	chain := n.item.Claim.Chain
	if n.unnamed() != "" || len(chain) == 0 {
		return n.unnamed() != ""
	}
	last := chain[len(chain)-1]
	return len(n.scope.Roots) == 0 && len(strings.Fields(cmp.Or(last.Text, last.Label))) >= describedBy
}

// describedBy is how many words describe a source that has no name.
const describedBy = 3

// ownIssue reports whether a document is what a body that it speaks of has issued itself:
// its publisher, or what stands over it in capitals, is the name of that body.
func ownIssue(d *DocInfo) bool {
	name := d.Outlet
	if name == "" && strings.ToUpper(d.Title) == d.Title {
		name = d.Title
	}
	words := strings.FieldsFunc(fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.ContainsFunc(d.Topic, func(id string) bool {
		slug, body := strings.CutPrefix(id, "org:")
		own := strings.Split(slug, "-")
		return body && len(words) <= len(own)+ownWords && !slices.ContainsFunc(own, func(w string) bool { return !slices.Contains(words, w) })
	})
}

// ownWords is how many words more than the body's name the name over its text has.
const ownWords = 4

// publicRecord are the kinds of happening that anybody can look up: a vote, a sentence, a price.
var publicRecord = map[string]bool{"sentence": true, "vote": true, "elect": true, "change-price": true, "pass-law": true}

func (n *node) publicRecord() bool {
	return publicRecord[n.scope.Family] || publicRecord[n.item.Claim.Predicate]
}

// ownDeed reports whether what a claim tells is the word of who does it: a sentence that
// somebody passes, an estimate.
func (n *node) ownDeed() bool {
	if n.scope.Family != "sentence" {
		return kindOf(n.scope.Family) == kindSpeech
	}
	return slices.ContainsFunc(n.item.Claim.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" })
}

// voiced reports whether somebody speaks beside a claim that has no source: it may be
// in his words, and to say that nobody stands behind it would be too much.
func (n *node) voiced() bool {
	_, found := slices.BinarySearch(n.item.Document.Voiced, n.item.Claim.ID)
	return found
}

// actsAsBody reports whether a body with a name does what a claim tells: it is likely to
// be who told it.
func actsAsBody(p cotejo.Participant) bool {
	return p.Role == "actor" && strings.HasPrefix(p.Entity, "org:")
}

// voicedOf lists the claims without a source in whose sentence, or in the one right
// before or behind it, somebody speaks or is said to have said something, in whose
// sentence a body acts, or that stand in what a body issues.
func voicedOf(claims []cotejo.Claim) []string {
	voices, deeds := map[cotejo.Span]bool{}, map[cotejo.Span]bool{}
	issued := false
	for _, c := range claims {
		voices[c.Sentence.Span] = voices[c.Sentence.Span] || len(c.Chain) > 0 || c.Predicate == "estimate" || kindOf(familyOf(c.Predicate)) == kindSpeech
		deeds[c.Sentence.Span] = deeds[c.Sentence.Span] || slices.ContainsFunc(c.Participants, actsAsBody)
		issued = issued || slices.ContainsFunc(c.Chain, func(a cotejo.Attribution) bool { return a.Form == "issuer" })
	}
	spans := slices.SortedFunc(maps.Keys(voices), func(a, b cotejo.Span) int { return a.Start - b.Start })
	var out []string
	for _, c := range claims {
		if len(c.Chain) > 0 {
			continue
		}
		if issued || deeds[c.Sentence.Span] {
			out = append(out, c.ID)
			continue
		}
		at, _ := slices.BinarySearchFunc(spans, c.Sentence.Span, func(a, b cotejo.Span) int { return a.Start - b.Start })
		for _, s := range spans[max(0, at-1):min(len(spans), at+2)] {
			if voices[s] && s.Start <= c.Sentence.Span.End+nextSentence && c.Sentence.Span.Start <= s.End+nextSentence {
				out = append(out, c.ID)
				break
			}
		}
	}
	slices.Sort(out)
	return out
}

// nextSentence is how many bytes may lie between one sentence and the next.
const nextSentence = 4

func headline(b cotejo.BlockKind) bool { return b == cotejo.BlockTitle || b == cotejo.BlockSubhead }
