package extract

import (
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/lang"
)

// spanishPack loads the pack and the engine once for all tests here.
var spanishPack = sync.OnceValues(func() (*pack.Pack, *text.Engine) {
	dir, err := fs.Sub(lang.FS, "es")
	if err != nil {
		panic(err)
	}
	p, err := pack.Load("es", dir)
	if err != nil {
		panic(err)
	}
	e, err := text.Load(dir)
	if err != nil {
		panic(err)
	}
	return p, e
})

// readText analyses one paragraph of a document published on a date.
func readText(published, body string) *input {
	p, e := spanishPack()
	doc := &cotejo.Document{Text: body, Published: cotejo.Published{Value: published}, Lang: "es"}
	doc.Blocks = []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{Start: 0, End: len(body)}}}
	return &input{doc: doc, pack: p, sentences: e.Analyze(body, doc.Blocks)}
}

// figure is the part of a quantity that the table below states.
func figureText(q quantity) string {
	f := q.figure
	parts := []string{f.Text, string(f.Comparator), num(f.Low) + ".." + num(f.High), f.Unit}
	for _, s := range []string{f.Counted, f.Class, string(f.Aspect)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " | ")
}

func num(v *float64) string {
	if v == nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimRight(formatFloat(*v), "0"), ".")
}

func TestQuantities(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El temporal dejó más de 15.000 vecinos sin luz.", "más de 15.000 vecinos | more-than | 15000.. | person | vecino | resident"},
		{"Llegaron entre 3,000 y 12,000 voluntarios.", "entre 3,000 y 12,000 voluntarios | range | 3000..12000 | person | voluntario | rescuer"},
		{"Quedan medio centenar de vecinos.", "medio centenar de vecinos | about | 50..50 | person | vecino | resident"},
		{"Miles de personas huyeron.", "Miles de personas | vague | 2000.. | person | persona | person"},
		{"El incendio arrasó 1.234,5 hectáreas.", "1.234,5 hectáreas | exact | 1234.5..1234.5 | hectare"},
		{"Costará 1.200 millones de euros.", "1.200 millones de euros | exact | 1200000000..1200000000 | EUR"},
		{"Costó US$ 3,5 millones.", "US$ 3,5 millones | exact | 3500000..3500000 | USD"},
		{"Tres de cada cuatro hogares ahorran.", "Tres de cada cuatro hogares | exact | 75..75 | percent | hogar | family"},
		{"Un tercio de los votantes duda.", "Un tercio de los votantes | exact | 33.333333..33.333333 | percent | votante | voter"},
		{"Subirá entre el 3 y el 5 %.", "entre el 3 y el 5 % | range | 3..5 | percent | change"},
		{"No hubo ningún herido.", "ningún herido | exact | 0..0 | person | herido | injured"},
		{"Un sismo de magnitud 7,1 sacudió la costa.", "magnitud 7,1 | exact | 7.1..7.1 | magnitude"},
		{"Enviarán otros 6.000 agentes.", "otros 6.000 agentes | exact | 6000..6000 | person | agente | police | increment"},
		{"La cifra de fallecidos asciende a 130.", "130 | exact | 130..130 | person | fallecido | dead"},
		{"El choque dejó un muerto.", "un muerto | exact | 1..1 | person | muerto | dead"},
		{"Más de un millón de personas votaron.", "Más de un millón de personas | more-than | 1000000.. | person | persona | person"},
		{"Ardieron de 20 a 30 casas.", "de 20 a 30 casas | range | 20..30 | item | casa | dwelling"},
	} {
		in := readText("2026-03-10", c.text)
		got := ""
		for _, q := range quantities(in) {
			if q.kind == KindQuantity {
				got = figureText(q)
			}
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestNumbersThatCountNothing(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Aplicaron el artículo 155 de la Constitución.", KindName},
		{"El joven de 23 años declaró.", KindAge},
		{"El local ganó 3-1.", KindScore},
		{"Volaba un Su-35 sobre la frontera.", KindName},
		{"Dispararon un mortero de 60 mm contra la aldea.", KindCalibre},
		{"Nació el 12 de marzo de 1980.", KindDate},
		{"La sesión duró dos horas.", KindDuration},
		{"Empezó a las 15:30 horas.", KindTime},
		{"Quedó en el 3.º puesto.", KindOrdinal},
		{"Llame al teléfono 900 123 456.", KindPhone},
	} {
		in := readText("2026-03-10", c.text)
		for _, q := range quantities(in) {
			if q.kind != c.want {
				t.Errorf("%s: %q is %s, want %s", c.text, q.figure.Text, q.kind, c.want)
			}
		}
		if len(quantities(readText("", c.text))) == 0 {
			t.Errorf("%s: no number found", c.text)
		}
	}
}

// TestNumberRuleExamples runs the yes and no examples of the rules of numbers.
func TestNumberRuleExamples(t *testing.T) {
	p, _ := spanishPack()
	for _, rule := range p.Rules {
		if !strings.HasPrefix(rule.Name, "es/number/") {
			continue
		}
		for _, yes := range rule.Yes {
			if !firesNumber(rule.Name, yes) {
				t.Errorf("%s does not fire in %q", rule.Name, yes)
			}
		}
		for _, no := range rule.No {
			if firesNumber(rule.Name, no) {
				t.Errorf("%s fires in %q", rule.Name, no)
			}
		}
		if len(rule.Yes) == 0 || len(rule.No) == 0 {
			t.Errorf("%s has no yes or no no examples", rule.Name)
		}
	}
}

func firesNumber(name, body string) bool {
	for _, q := range quantities(readText("", body)) {
		for _, r := range q.rules {
			if r == name {
				return true
			}
		}
	}
	return false
}
