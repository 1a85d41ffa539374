package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// nameBodies links a participant that only a definite noun for a body names ("the
// company lost 187 million") to the one body that the document has named before
// it; where it has named several, nobody is linked.
func (a *assembly) nameBodies(c *cotejo.Claim) {
	cloned := false
	for i := range c.Participants {
		p := &c.Participants[i]
		if p.Entity != "" || !a.bareBody(p.Text) {
			continue
		}
		e := a.onlyBody(p.Span.Start)
		if e == nil {
			continue
		}
		if !cloned {
			c.Participants, cloned = append([]cotejo.Participant(nil), c.Participants...), true
			p = &c.Participants[i]
		}
		rule := a.in.pack.Lang + "/roles/" + p.Role + "/only-body"
		sp := p.Span
		p.Entity, p.Label, p.Rule = e.id, e.label, rule
		c.Trail = append(c.Trail, cotejo.Step{Field: "participants", Rule: rule, Span: &sp, Text: p.Text, Note: p.Role})
	}
}

// bareBody reports a text of an article and a noun that stands for any body of a
// kind.
func (a *assembly) bareBody(s string) bool {
	f := strings.Fields(strings.ToLower(s))
	g := grammarOf(a.in.pack)
	switch len(f) {
	case 1:
		return g.is("body-noun", f[0])
	case 2:
		return g.is("definite", f[0]) && g.is("body-noun", f[1])
	}
	return false
}

// onlyBody is the mention of the one organisation that the document names before a
// byte, nil when there is none or more than one.
func (a *assembly) onlyBody(before int) *entityMention {
	var out *entityMention
	for i := range a.m.ents {
		e := &a.m.ents[i]
		if e.kind != "organisation" || e.id == "" || e.demonym || publishes(a.in.doc, e) {
			continue
		}
		if toks := a.in.sentences[e.sentence].Tokens; toks[e.first].Span.Start >= before {
			break
		}
		if out != nil && out.id != e.id {
			return nil
		}
		out = e
	}
	return out
}

// publishes reports whether an organisation is the agency a text is credited to, or who
// published it: "the company" is somebody else.
func publishes(doc *cotejo.Document, e *entityMention) bool {
	return doc.Source.Outlet == e.label || slices.Contains(doc.Credit, e.label)
}
