package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// told lists the claims of a text as predicate, figure with unit and aspect,
// polarity and status, and the sources.
func told(in *input) []string {
	var out []string
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		s := c.Predicate
		if f := c.Figure; f != nil {
			s += fmt.Sprintf(" %s %s", figureValue(*f), f.Unit)
			if f.Aspect == cotejo.Part {
				s += " part"
			}
		}
		s += " " + c.Factuality.Polarity + string(c.Factuality.Status)
		var by []string
		for _, l := range c.Chain {
			by = append(by, l.Label)
		}
		if len(by) > 0 {
			s += " <" + strings.Join(by, ", ") + ">"
		}
		out = append(out, s)
	}
	return out
}

// TestClassesOfClaims holds classes of sentences to what a reader relates of them:
// every claim listed must be read, as it is listed.
func TestClassesOfClaims(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// lists that divide a figure
		{"La guardia detuvo a nueve personas: seis el lunes y tres el martes.", []string{"detain 9 person +asserted", "detain 6 person part +asserted", "detain 3 person part +asserted"}},
		{"El brote suma 48 casos de dengue: 30 en Tarija, 11 en Sucre y 7 en Potosí.", []string{"affect 48 person +asserted", "affect 30 person part +asserted", "affect 7 person part +asserted"}},
		{"El traspaso costó 12 millones de euros: 10 fijos y dos en variables.", []string{"value 12000000 EUR +asserted", "value 10000000 EUR part +asserted"}},
		{"De los ocho imputados, cinco fueron condenados.", []string{"charge 8 person +asserted", "sentence 5 person part +asserted"}},
		// two verbs, each with its number, are no list; what a verb says in the passive is no noun
		{"Siete personas han muerto y 64 han resultado heridas este sábado.", []string{"kill 7 person +asserted", "injure 64 person +asserted"}},
		// figures that take the place of another, and bare ones
		{"El gremio cuenta nueve desaparecidos. El municipio admite cinco.", []string{"missing 5 person +asserted <municipio>"}},
		{"Publicamos que los heridos eran veinte. Fueron doce, según la clínica.", []string{"injure 12 person +asserted <clínica>"}},
		{"Los rescatados son 31.", []string{"rescue 31 person +asserted"}},
		{"Suman ya cinco los condenados.", []string{"sentence 5 person +asserted"}},
		{"El Lanús ofrece 8 millones de dólares y el club pide 11.", []string{"transfer 8000000 USD +asserted", "demand 11000000 USD +demanded <club>"}},
		{"La cobertura pasó del 58 % al 77 %.", []string{"pasar 58 percent +asserted", "pasar 77 percent +asserted"}},
		// passives and participles that say what was done
		{"Un total de 5.200 niños han sido vacunados.", []string{"vacunar 5200 person +asserted"}},
		{"Se ha vacunado a 4.100 niños.", []string{"vacunar 4100 person +asserted"}},
		{"La policía reportó 14 detenidos.", []string{"detain 14 person +asserted <policía>"}},
		{"Unas 700 personas marcharon al puerto. La policía contó 200 asistentes.", []string{"protest 700 person +asserted", "protest 200 person +asserted <policía>"}},
		// punishments
		{"La Fiscalía pedía 16 años.", []string{"sentence 16 year +demanded <Fiscalía>"}},
		{"El tribunal rebajó de 12 a 9 años la condena.", []string{"sentence 12 year +asserted", "sentence 9 year +asserted"}},
		{"El contador pasará siete años tras las rejas.", []string{"sentence 7 year +asserted"}},
		// what is denied
		{"La naviera negó que el buque haya derramado fuel.", []string{"derramar -denied <naviera>"}},
		{"No es cierto que falten camas en el hospital.", []string{"faltar -denied"}},
		{"Es mentira que el banco haya cerrado 30 oficinas.", []string{"close 30 item -denied"}},
		{"La empresa desmiente que haya despedido a 80 operarios.", []string{"employ 80 person -denied <empresa>"}},
		{"El alcalde miente cuando afirma que hubo 25 heridos.", []string{"injure 25 person -denied"}},
		// what is to come, and what is told
		{"La asamblea se celebrará el 4 de mayo.", []string{"asamblea +planned"}},
		// who is known already; a verb that only bears its noun
		{"La Policía lo detuvo el martes en Lima.", []string{"detain +asserted"}},
		{"Los soldados los mataron al amanecer.", []string{"kill +asserted"}},
		{"La lluvia lo detuvo en Lima.", []string{"detener +asserted"}},
		{"El naufragio se produjo el jueves.", []string{"sink +asserted"}},
		{"La explosión se oyó a las diez.", []string{"explotar +asserted"}},
		{"Los vecinos aseguran que la presa reventó de noche.", []string{"reventar +asserted <vecinos>"}},
		// rival figures
		{"La huelga tuvo un seguimiento del 85 %, según el sindicato UGT, mientras que la patronal lo rebaja al 30 %.", []string{"strike 85 percent +asserted <UGT>", "strike 30 percent +asserted <patronal>"}},
		{"La Diputación calcula que han ardido 700 hectáreas; los sindicatos, 950.", []string{"fire 700 hectare +asserted <Diputación>", "fire 950 hectare +asserted <sindicatos>"}},
		{"Según la gobernación hubo 8 muertos, pero la ONG Techo eleva la cifra a 19.", []string{"kill 8 person +asserted <gobernación>", "kill 19 person +asserted <ONG Techo>"}},
		// a number that is the subject of a verb of its own
		{"Llegaron 90 turistas y 14 alquilaron bicicletas.", []string{"arrive 90 person +asserted", "alquilar 14 person +asserted"}},
		{"La riada mató a 300 personas y un millón han dejado sus hogares.", []string{"kill 300 person +asserted", "displace 1000000 person +asserted"}},
		{"Murieron 12 pasajeros y 30 resultaron heridos.", []string{"kill 12 person +asserted", "injure 30 person +asserted"}},
		// a clause without a verb of its own
		{"Malta acogió a 300 refugiados y Chipre, ayer, a 12.", []string{"acoger 300 person +asserted", "acoger 12 person +asserted"}},
		// what will be, under a copula
		{"Los becarios serán 1.200.", []string{"ser 1200 person +planned"}},
		{"El coste será de 300 millones de euros.", []string{"value 300000000 EUR +planned"}},
		{"Los becarios fueron 1.200.", []string{"ser 1200 person +asserted"}},
		{"Ocho pastores siguen sin ser localizados.", []string{"missing 8 person +asserted"}},
		// hours
		{"A las 9 y media cerraron 12 puertos.", []string{"close 12 item +asserted"}},
		// money that does not say its currency
		{"La obra, presupuestada en 40 millones, empieza hoy.", []string{"value 40000000 XXX +asserted"}},
	} {
		wants(t, readText("2026-03-10", c.text), c.want...)
	}
}

// TestNoClaims holds that what asserts nothing makes no claim of a figure: nouns
// that look like participles, names with numbers, sizes of known sets.
func TestNoClaims(t *testing.T) {
	for _, c := range []struct{ text, never string }{
		{"Los resultados son 42.", "person"},
		{"De los 20 vocales, cinco votaron en contra.", "vote 20"},
		{"El ministro lleva tres años en el cargo.", "sentence"},
		{"El club pidió dos años de prórroga.", "sentence"},
		{"La tasa fue alta, si bien descendió al 70 %.", "conditional"},
		{"Un marino fundó la villa el 11 de junio de 1580, tras un intento de un fraile en 1536.", "1536"},
		{"El entrenador pidió tiempo muerto.", "kill"},
		{"El plan, de llegar al 20 por ciento, tendrá un coste alto.", "arrive"},
		{"El atentado se cometió en Florencia, distante 562 kilómetros de la capital.", "attack 562"},
		{"El equipo rompió el partido al principio de la segunda mitad.", "50 percent"},
		{"Los senadores atenderán los problemas de los ciudadanos.", "hospitalize"},
		{"El equipo se adelantó con dos goles.", "pay"},
		{"El juez condenó a Luis Roca a 17 años de prisión.", "reject"},
		{"El ganador se llevó 80.000 euros.", "steal"},
		{"El alcalde salió a decir que eso es falso.", "depart"},
	} {
		for _, got := range told(readText("2026-03-10", c.text)) {
			if strings.Contains(got, c.never) {
				t.Errorf("%s\n got %s", c.text, got)
			}
		}
	}
}

// TestPlacesOfLists holds that each figure of a list has its own place.
func TestPlacesOfLists(t *testing.T) {
	in := readText("2026-03-10", "El temporal dejó 21 muertos en Jalisco y 9 en Colima.")
	want := map[float64]string{21: "Jalisco", 9: "Colima"}
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		if c.Figure == nil || c.Figure.Best == nil {
			continue
		}
		var at []string
		for _, p := range c.Place {
			at = append(at, p.Label)
		}
		if w, ok := want[*c.Figure.Best]; !ok || strings.Join(at, ",") != w {
			t.Errorf("%v: places %v, want %s", *c.Figure.Best, at, w)
		}
		delete(want, *c.Figure.Best)
	}
	if len(want) > 0 {
		t.Errorf("not read: %v", want)
	}
}

// TestMoneyForAPurpose keeps what a sum is meant for apart from the sum, and those who are
// seen to apart from those who come.
func TestMoneyForAPurpose(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El Gobierno regional transfirió 6 millones de soles para combustible.", "transfer money [money]"},
		{"España envió 300 toneladas de combustible.", "transfer fuel [fuel]"},
		{"Francia donó 40 millones de euros de ayuda militar.", "transfer weapons [money weapons]"},
		{"La Cruz Roja asistió a 38 bañistas.", "hospitalize person []"},
		{"Al congreso asistieron 38 personas.", "attend person []"},
		{"La vacunación llegó a 12.000 personas.", "llegar person []"},
	} {
		in := readText("2026-03-11", c.text)
		got := ""
		for _, cl := range Document(in.doc, in.pack, in.sentences).Claims {
			if cl.Figure != nil {
				got = fmt.Sprint(cl.Predicate, " ", cl.Figure.Class, " ", cl.Object)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
