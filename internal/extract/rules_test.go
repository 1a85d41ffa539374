package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// TestRuleExamples runs the examples of every predicate and factuality rule of
// the Spanish pack.
func TestRuleExamples(t *testing.T) {
	p, _ := spanish()
	n := 0
	for _, r := range p.Rules {
		if !strings.HasPrefix(r.File, "rules/50-") && !strings.HasPrefix(r.File, "rules/60-") {
			continue
		}
		n++
		for _, s := range r.Yes {
			in := inputOf(s)
			if !slices.Contains(Fired(in.doc, p, in.sentences), r.Name) {
				t.Errorf("%s does not fire in %q", r.Name, s)
			}
		}
		for _, s := range r.No {
			in := inputOf(s)
			if slices.Contains(Fired(in.doc, p, in.sentences), r.Name) {
				t.Errorf("%s fires in %q", r.Name, s)
			}
		}
	}
	if n < 120 {
		t.Errorf("only %d rules were tried", n)
	}
}

// TestClaims holds whole readings: what is said, who does it to whom, how many,
// where, who says so, and how sure.
func TestClaims(t *testing.T) {
	p, _ := spanish()
	for _, c := range []struct{ text, want string }{
		{"El alud dejó 14 muertos en Cuzco, según la Cruz Roja.", "kill asserted + 14..14 [Cruz Roja]"},
		{"No hay víctimas mortales.", "kill asserted - 0..0"},
		{"Kenia planea enviar 300 policías a Haití.", "deploy planned + 300..300 actor=Kenia recipient=Haití"},
		{"El ejército habría bombardeado ayer la ciudad de Mekele.", "bombard hedged +"},
		{"Las víctimas fueron halladas por 30 bomberos, pero el alcalde negó que hubiera 12 muertos.", "kill denied - 12..12"},
		{"Lula se reunió con Xi Jinping en Brasilia.", "meet asserted + actor=Lula actor=Xi Jinping"},
		{"La tregua fue firmada por Egipto y Sudán en 2024.", "sign-agreement asserted + actor=Egipto actor=Sudán"},
		{"Una huelga de 48 horas paralizó el metro.", "strike asserted + 48..48"},
		{"El tribunal condenó al exalcalde a nueve años de prisión.", "sentence asserted + 9..9 target=exalcalde"},
		{"La participación fue del 62 %.", "vote asserted + 62..62"},
		{"Unas 5.000 personas tuvieron que abandonar sus casas.", "displace asserted + 5000..5000"},
		{"El número de muertos asciende a 33.", "kill asserted + 33..33"},
		{"Egipto pidió a Sudán que retire sus 400 soldados.", "withdraw demanded + 400..400"},
	} {
		in := inputOf(c.text)
		in.doc.ID = "d_test"
		claims := Document(in.doc, p, in.sentences).Claims
		if !slices.ContainsFunc(claims, func(x cotejo.Claim) bool { return matches(&x, c.want) }) {
			t.Errorf("%s\n  want %s", c.text, c.want)
			for i := range claims {
				t.Logf("  got %s", brief(&claims[i]))
			}
		}
	}
}

// matches compares a claim with predicate, status, polarity, figure and the
// labels of participants, as many as are given.
func matches(c *cotejo.Claim, want string) bool {
	chain := ""
	if i := strings.IndexByte(want, '['); i >= 0 {
		want, chain = strings.TrimSpace(want[:i]), strings.Trim(want[i:], "[]")
	}
	f := strings.Fields(want)
	if c.Predicate != f[0] || string(c.Factuality.Status) != f[1] || c.Factuality.Polarity != f[2] {
		return false
	}
	rest := strings.Join(f[3:], " ")
	if chain != "" && !slices.ContainsFunc(c.Chain, func(l cotejo.Attribution) bool { return strings.Contains(l.Label, chain) }) {
		return false
	}
	if len(f) > 3 && strings.Contains(f[3], "..") {
		low, high, _ := strings.Cut(f[3], "..")
		if c.Figure == nil || figureValue(*c.Figure) != low && figureValue(*c.Figure) != low+".."+high {
			return false
		}
		rest = strings.Join(f[4:], " ")
	}
	for _, p := range c.Participants {
		rest = strings.Replace(rest, p.Role+"="+p.Label, "", 1)
	}
	return strings.TrimSpace(rest) == ""
}

// TestSpans holds the promise that every span of a claim is its text.
func TestSpans(t *testing.T) {
	p, _ := spanish()
	in := inputOf("El martes, Francia retiró a sus últimos 350 militares de Níger, dijo la ministra Ana Ruiz.\nSegún la ONU, hay 3.000 desplazados en Agadez.")
	claims := Document(in.doc, p, in.sentences).Claims
	if len(claims) < 2 {
		t.Fatalf("%d claims", len(claims))
	}
	at := func(sp cotejo.Span, text string) {
		t.Helper()
		if got := sp.Of(in.doc.Text); got != text {
			t.Errorf("span %v is %q, not %q", sp, got, text)
		}
	}
	for _, c := range claims {
		at(c.Sentence.Span, c.Sentence.Exact)
		at(c.Trigger.Span, c.Trigger.Exact)
		for _, x := range c.Participants {
			at(x.Span, x.Text)
		}
		for _, x := range c.Place {
			at(x.Span, x.Text)
		}
		for _, x := range c.Chain {
			at(x.Span, x.Text)
		}
		if c.Figure != nil {
			at(c.Figure.Span, c.Figure.Text)
		}
		for _, s := range c.Trail {
			if s.Span != nil {
				at(*s.Span, s.Text)
			}
			if s.Rule == "" {
				t.Errorf("%s: step %s has no rule", c.Predicate, s.Field)
			}
		}
		if c.ID != claimID(c) || len(c.Rules) == 0 {
			t.Errorf("%s: id or rules", c.Predicate)
		}
	}
}

// TestSame reads a document twice and wants the same claims.
func TestSame(t *testing.T) {
	p, _ := spanish()
	in := inputOf("Israel y Hamás acordaron un alto el fuego de 60 días, anunció Catar. Murieron 14 personas y 30 resultaron heridas.")
	a, b := Document(in.doc, p, in.sentences), Document(in.doc, p, in.sentences)
	if len(a.Claims) == 0 || len(a.Claims) != len(b.Claims) {
		t.Fatalf("%d and %d claims", len(a.Claims), len(b.Claims))
	}
	for i := range a.Claims {
		if a.Claims[i].ID != b.Claims[i].ID {
			t.Errorf("claim %d differs", i)
		}
	}
}

// TestFewClaims reads what is no news: nothing of it is a claim of the inventory
// about harm, force or law.
func TestFewClaims(t *testing.T) {
	p, _ := spanish()
	for _, s := range []string{
		"Betis 2 - Sevilla 1\nLugo 0 - Leganés 0\nCádiz 3 - Getafe 2",
		"IBEX 35 10.234,5 -0,4 %\nSantander 3,45 +1,2 %\nRepsol 14,20 -0,8 %",
		"Se baten dos huevos con 100 gramos de azúcar y se hornea todo durante 30 minutos.",
		"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
		"Verde que te quiero, verde mar y verde viento.",
	} {
		in := inputOf(s)
		for _, c := range Document(in.doc, p, in.sentences).Claims {
			if !c.Open && c.Predicate != "value" && c.Predicate != "change-price" {
				t.Errorf("%q: %s", s, brief(&c))
			}
		}
	}
}
