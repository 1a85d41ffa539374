package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/say"
	"github.com/cotejo/cotejo/internal/text"
)

// Fired lists the rules that read something in a document, sorted: those of its
// numbers, times, names, attributions and claims. It is what the examples of a
// pack are run with.
func Fired(doc *cotejo.Document, p *pack.Pack, sentences []text.Sentence) []string {
	in := &input{doc: doc, pack: p, sentences: sentences}
	m := readMentions(in)
	var out []string
	for _, q := range m.quants {
		out = append(out, q.rules...)
	}
	for _, t := range m.times {
		out = append(out, t.rules...)
	}
	out = append(out, in.scanned().timeRules()...)
	for _, e := range m.ents {
		out = append(out, e.rule)
	}
	for _, a := range m.attrs {
		for _, l := range a.links {
			out = append(out, l.Rule)
		}
		if len(a.links) > 1 { // the ways to say a source inside a source
			out = append(out, p.Lang+"/attribution/"+ruleQuotedBy, p.Lang+"/attribution/"+ruleToldTo)
		}
	}
	for _, c := range Document(doc, p, sentences).Claims {
		out = append(out, c.Rules...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Explain tells in words how a claim was read: one line a step that was kept,
// and, with why, one for each reading that lost.
func Explain(c *cotejo.Claim, v *say.Voice, why bool) []string {
	var out []string
	for _, s := range c.Trail {
		if s.Lost && !why {
			continue
		}
		key := "explain." + s.Field
		if !v.Has(key) {
			key = "explain.other"
		}
		out = append(out, v.Say(key, say.Args{"Rule": s.Rule, "Text": s.Text, "Note": note(v, s), "Field": s.Field, "Lost": s.Lost}))
	}
	if c.Unsure != "" {
		out = append(out, v.Say("explain.unsure", say.Args{"Why": reason(v, c.Unsure)}))
	}
	return out
}

// note says a step's note in the voice's language where the catalogue has a word
// for it: the statuses and the roles.
func note(v *say.Voice, s cotejo.Step) string {
	for _, prefix := range []string{"explain.note." + s.Field + ".", "status.", "role."} {
		if v.Has(prefix + s.Note) {
			return v.Say(prefix+s.Note, nil)
		}
	}
	return s.Note
}

// reason says why a claim is unsure.
func reason(v *say.Voice, code string) string {
	if v.Has("web.unsure." + code) {
		return v.Say("web.unsure."+code, nil)
	}
	return code
}
