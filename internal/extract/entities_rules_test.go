package extract

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo/internal/pack"
)

// TestRulesOfNamesAndSources runs the examples of every rule of entities and
// attribution: a rule fires in its "yes" texts, with the reading that stands
// behind the arrow, and in none of its "no" texts.
func TestRulesOfNamesAndSources(t *testing.T) {
	p, _ := spanish()
	n := 0
	for _, r := range p.Cues.Rules {
		for _, text := range r.Yes {
			n++
			if msg := runExample(r, text); msg != "" {
				t.Errorf("%s, yes: %s\n  %s", r.Name, text, msg)
			}
		}
		for _, text := range r.No {
			n++
			if runExample(r, text) == "" {
				t.Errorf("%s, no: fires in %q", r.Name, text)
			}
		}
	}
	if n < 80 {
		t.Errorf("only %d examples ran", n)
	}
}

// runExample tells why a rule did not fire in an example; "" when it did.
func runExample(r *pack.CueRule, example string) string {
	text, want, _ := strings.Cut(example, " => ")
	in := inputOf(text)
	m := readMentions(in)
	if strings.Contains(r.Name, "/entity/") {
		return entityExample(r, want, in, m)
	}
	return attributionExample(r, want, in, m)
}

func entityExample(r *pack.CueRule, want string, in *input, m mentions) string {
	var got []string
	for _, e := range m.ents {
		got = append(got, e.rule+" "+e.id+" ["+in.phraseOf(e.sentence, e.first, e.last)+"]")
		if e.rule == r.Name && (want == "" || e.id == want) {
			return ""
		}
	}
	return "found " + strings.Join(got, "; ")
}

func attributionExample(r *pack.CueRule, want string, in *input, m mentions) string {
	chain, content, _ := strings.Cut(want, " | ")
	var got []string
	for i := range m.attrs {
		a := &m.attrs[i]
		got = append(got, in.describe(a))
		last := a.links[len(a.links)-1]
		if last.Rule != r.Name && !chainRule(a, r.Name) {
			continue
		}
		if !sameChain(a, chain) {
			continue
		}
		for _, c := range a.content {
			if strings.Contains(c.Of(in.doc.Text), content) {
				return ""
			}
		}
	}
	return "found " + strings.Join(got, "; ")
}

// chainRule reports whether a rule that only adds a link took part.
func chainRule(a *attribution, name string) bool {
	return len(a.links) > 1 && (strings.HasSuffix(name, "/"+ruleQuotedBy) || strings.HasSuffix(name, "/"+ruleToldTo))
}

func sameChain(a *attribution, want string) bool {
	if want == "" {
		return true
	}
	links := strings.Split(want, " > ")
	if len(links) != len(a.links) {
		return false
	}
	for i, w := range links {
		l := a.links[i]
		if l.Entity != w && !strings.EqualFold(l.Label, w) {
			return false
		}
	}
	return true
}

// TestNamesAndSourcesOnAnything reads texts that are no news: nothing panics,
// mentions do not overlap, and every span slices to its text.
func TestNamesAndSourcesOnAnything(t *testing.T) {
	texts := []string{
		"", "\"", "“”«»", "dijo", "según", "Según", "Según.", "El", "(NIS)", "X (", "— — —", "dijo dijo dijo que que que", "de de de la la",
		"\"dijo\", dijo \"dijo", "para para para", "Según según según, de acuerdo con de acuerdo con.", "El presidente el presidente, el presidente.",
		"1-0, 2-1; 3-3.", "Receta: dos huevos, 200 g de harina y sal.", "El diario El diario El diario dijo a la agencia a la agencia.",
		"García García, García y García (GG) (GG) dijo.", "EE. UU. EE.UU. y EEUU", strings.Repeat("Según la ONU, ", 40) + "nada.",
		"A\u00a0B\u200bC \U0001F600 dijo \u2014hola\u2014.", "- KCNA via REUTERS", "Comunicado", "Comunicado\n\n\nComunicado",
	}
	for _, s := range texts {
		in := inputOf(s)
		m := readMentions(in)
		last := map[int]int{}
		for _, e := range m.ents {
			if end, ok := last[e.sentence]; ok && e.first <= end {
				t.Errorf("%q: mentions overlap at word %d", s, e.first)
			}
			last[e.sentence] = e.last
		}
		for _, a := range m.attrs {
			for _, l := range a.links {
				if l.Text == "" || l.Span.Of(in.doc.Text) != l.Text {
					t.Errorf("%q: link %q is not what its span holds", s, l.Text)
				}
			}
			for _, c := range a.content {
				if c.Of(in.doc.Text) == "" {
					t.Errorf("%q: empty content", s)
				}
			}
		}
	}
}
