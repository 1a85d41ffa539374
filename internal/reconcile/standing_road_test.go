package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// standings are invented articles of one story and the row by which a figure of one stands
// to a figure of another, "-" for none: file: words | file: words | row.
var standings = []struct {
	name  string
	files []string // date|outlet|title|text
	want  []string
}{
	{"parts of that sum", []string{
		"2025-03-03|La Ría|El ayuntamiento de Cangas reúne 12 millones|El Ayuntamiento de Cangas reunió 12 millones de euros para la lonja. De ese total, 7 millones irán al muelle nuevo.",
	}, []string{"0: 7 | 0: 12 | part-of-it"}},
	{"parts of the total of a noun", []string{
		"2025-03-03|La Ría|Rescate en Picos|Los bomberos rescataron a 42 excursionistas en Picos de Europa. Del total de rescatados, once son menores.",
	}, []string{"0: once | 0: 42 | part-of-it"}},
	{"a part many times smaller than its sum", []string{
		"2025-03-03|La Ría|El puente de Cangas|El puente de Cangas ha costado más de lo previsto. Del fondo agrario de 90 millones se han entregado once.",
	}, []string{"0: once | 0: 90 | part-of-it"}},
	{"things destroyed are a part of those damaged", []string{
		"2025-03-03|La Ría|La riada de Cangas|Un total de 18.900 viviendas resultaron dañadas por la riada en Cangas, 4.300 de ellas destruidas por completo.",
	}, []string{"0: 4.300 | 0: 18.900 | part-of-it"}},
	{"what is called promised was planned", []string{
		"2025-03-03|La Ría|Acuerdo por el transporte en Cangas|El acuerdo de los transportistas de Cangas incluye 40 autobuses para el transporte escolar de Cangas.",
		"2025-09-20|El Faro|El transporte de Cangas, a medias|El transporte escolar de Cangas sigue sin los medios del acuerdo. De los 40 autobuses comprometidos llegaron 15, según los transportistas.",
	}, []string{"0: 40 | 1: 15 | plan-in-part"}},
	{"a part by a verb of its own, in other words later", []string{
		"2025-03-03|La Ría|El teatro de Cangas|De los 9.000 abonados del teatro de Cangas están al día 6.200, según la dirección del teatro.",
		"2025-09-20|El Faro|El teatro de Cangas pierde abonados|Los abonados al día del teatro de Cangas son 5.400, el número más bajo del teatro en diez años.",
	}, []string{"0: 6.200 | 1: 5.400 | later-figure"}},
	{"a kind is a part", []string{
		"2025-03-03|La Ría|El teatro de Cangas|El teatro de Cangas tiene 9.000 abonados, 6.200 de ellos jubilados, según la dirección del teatro.",
		"2025-09-20|El Faro|El teatro de Cangas pierde abonados|Los abonados del teatro de Cangas son 5.400, el número más bajo del teatro en diez años.",
	}, []string{"0: 6.200 | 1: 5.400 | -"}},
	{"from one number to another", []string{
		"2025-03-03|La Ría|El ferri de Cangas|La tarifa del ferri de Cangas subió de 12 a 15 euros, según la naviera.",
	}, []string{"0: 15 | 0: 12 | became"}},
	{"one number against another is no change", []string{
		"2025-03-03|La Ría|El pleno de Cangas|El pleno de Cangas aprobó la tasa por 14 votos a 9.",
	}, []string{"0: 14 | 0: 9 | undated"}},
}

func TestStandingsOfArticles(t *testing.T) {
	for _, s := range standings {
		t.Run(s.name, func(t *testing.T) {
			r := travelTo(t, articles(t, s.files))
			for _, w := range s.want {
				f := strings.Split(w, " | ")
				a, b := r.worded(f[0]), r.worded(f[1])
				got := "-"
				for _, rel := range r.relations {
					if rel.A == a.ID && rel.B == b.ID || rel.A == b.ID && rel.B == a.ID {
						got = rel.Row
					}
				}
				if got != f[2] {
					t.Errorf("%s: %s", w, got)
				}
			}
		})
	}
}

// Two articles that tell by one word of one number of one thing tell one happening, done or
// planned; other days, or other things, make two.
func TestOneDeedWithItsNumber(t *testing.T) {
	for _, s := range []struct {
		name  string
		files []string
		one   bool
	}{
		{"done", []string{
			"2025-03-03|La Ría|Redes nuevas para Cangas|La cofradía de Cangas entregó 40 redes a los marineros de Cangas, según el patrón mayor.",
			"2025-03-05|El Faro|Las redes de Cangas|La entrega de 40 redes alivió a los marineros de Cangas tras el temporal.",
		}, true},
		{"planned and done", []string{
			"2025-03-03|La Ría|Redes nuevas para Cangas|La cofradía de Cangas entregará 40 redes a los marineros de Cangas.",
			"2025-03-15|El Faro|Las redes de Cangas|La cofradía de Cangas entregó 40 redes a los marineros de Cangas.",
		}, true},
		{"other doers", []string{
			"2025-03-03|La Ría|Redes nuevas para Cangas|La cofradía entregó 40 redes a los marineros de Cangas.",
			"2025-03-15|El Faro|Las redes de Cangas|La Cruz Roja entregó 40 redes a los marineros de Cangas.",
		}, false},
		{"a small number in other words", []string{
			"2025-03-03|La Ría|Redes nuevas para Cangas|La cofradía de Cangas entregó dos redes a los marineros de Cangas.",
			"2025-04-10|El Faro|Las redes de Cangas|Tras la marejada de abril llegaron al muelle los patrones de Moaña, donde se entregaron dos redes usadas.",
		}, false},
		{"other things", []string{
			"2025-03-03|La Ría|Redes nuevas para Cangas|La cofradía de Cangas entregó 40 redes a los marineros de Cangas.",
			"2025-03-15|El Faro|Las redes de Cangas|La cofradía de Cangas entregó 40 medallas a los marineros de Cangas.",
		}, false},
	} {
		t.Run(s.name, func(t *testing.T) {
			r := travelTo(t, articles(t, s.files))
			number := "40"
			if strings.Contains(s.files[0], "dos redes") {
				number = "dos"
			}
			a, b := r.worded("0: "+number), r.worded("1: "+number)
			got := slices.ContainsFunc(r.events, func(e cotejo.Event) bool { return slices.Contains(e.Claims, a.ID) && slices.Contains(e.Claims, b.ID) })
			if got != s.one {
				t.Errorf("one event: %v, want %v", got, s.one)
			}
		})
	}
}
