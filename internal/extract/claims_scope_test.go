package extract

import (
	"slices"
	"testing"
)

// wantsAll fails for every claim that is not read as it should be.
func wantsAll(t *testing.T, cases map[string][]string) {
	t.Helper()
	for text, want := range cases {
		got := told(readText("2026-03-10", text))
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\n got %q\nwant %q", text, got, w)
			}
		}
	}
}

// What is denied ends where another verb tells something, and "the No" denies nothing.
func TestHowFarADenialReaches(t *testing.T) {
	wantsAll(t, map[string][]string{
		"El Ministerio desmiente haber ofrecido rebajas a las navieras, y destaca que los muelles fueron tasados en 7,5 millones de euros.": {"value 7500000 EUR +asserted <Ministerio>"},
		"La empresa niega haber despedido a nadie y asegura que ha contratado a 40 operarios.":                                              {"employ 40 person +asserted <empresa>"},
		"La empresa niega haber despedido a 12 obreros y multado a 40 operarios.":                                                           {"sentence 40 person -denied <empresa>"},
		"El no obtuvo 57.000 papeletas y el sí, 4.800.":                                                                                     {"vote 57000 item +asserted", "vote 4800 item +asserted"},
		"El partido no obtuvo 57.000 papeletas.":                                                                                            {"vote 57000 item -asserted"},
	})
}

// What has been done is no plan, in the subjunctive either, nor is what one has been able
// to do a guess.
func TestDoneIsNoPlan(t *testing.T) {
	wantsAll(t, map[string][]string{
		"La cifra bajó después de que 30 vecinos hayan sido rescatados.":    {"rescue 30 person +asserted"},
		"La búsqueda seguirá hasta que hayan sido rescatados 30 vecinos.":   {"rescue 30 person +planned"},
		"La búsqueda acabará una vez que hayan sido rescatados 30 vecinos.": {"rescue 30 person +planned"},
		"Los vecinos han podido evacuar 300 casas.":                         {"evacuate 300 item +asserted"},
	})
}

// Behind a semicolon, and behind "more than", nobody goes on speaking.
func TestWhereSpeechEnds(t *testing.T) {
	wantsAll(t, map[string][]string{
		"La Red elevó ayer a 52 los muertos del ataque; la Policía reconoce 21, cinco más que en su primer parte, y el alcalde de la villa, Juan Soto, habla de \"no menos de 70\".": {
			"kill 21 person +asserted <Policía>", "kill 70.. person +asserted <Juan Soto>"},
		"El juez probó pagos de 28 millones de euros, por debajo de los 33 millones que calculó la Fiscalía.": {"estimate 33000000 EUR +asserted <Fiscalía>"},
		"Los 52 muertos que reconoce el Gobierno son pocos.":                                                  {"kill 52 person +asserted <Gobierno>"},
		"Los 52 heridos que esperan al médico son pocos.":                                                     {"injure 52 person +asserted"},
	})
}

// A bare number takes over what fits it: no metres of another sentence, no word that opens
// a name, a share where it has decimals, the noun of those that it is the whole of.
func TestWhatABareNumberTakesOver(t *testing.T) {
	wantsAll(t, map[string][]string{
		"Ya declararon 63 alumnos de 186.":                                                                          {"declarar 63 person part +asserted", "alumno 186 person +asserted"},
		"El opositor logró el 40,1 % y la ministra 39,6.":                                                           {"lograr 39.6 percent +asserted"},
		"El gremio pedía un 9 % y los trabajadores bajaron del 12 al 10,5.":                                         {"bajar 10.5 percent +asserted", "bajar 12 percent +asserted"},
		"La presa reconoce los cinco mil y pico de votos de diferencia.":                                            {"vote 5000.. item +asserted <presa>"},
		"La pista mide 350 metros, en lugar de 500, según la empresa.":                                              {"lugar 500 metre +asserted <empresa>"},
		"El alcalde no ha visto un peso. El rescate costó 12 millones de dólares y la reparación otros 7 millones.": {"value 12000000 USD +asserted"},
	})
	lacksBegun(t, "El túnel mide 60 metros. La viuda dice que adentro hay más gente: \"Son diecisiete, porque los peones no figuran\".", "medir 17 metre")
	lacksBegun(t, "Las pérdidas son de 40 millones de dólares. El Cuerpo de Ingenieros de la Marina, en cambio, llegó a 31 millones con los mismos papeles.", "kill")
}

// What befell a part did not befall the whole, nor what befell those counted first those
// counted behind them, and nobody is dead because no number can be had.
func TestPartsAndNeighbours(t *testing.T) {
	wantsAll(t, map[string][]string{
		"Hay 1.140 viviendas afectadas, de las cuales 290 deberán ser demolidas.": {"affect 1140 item +asserted", "destroy 290 item part +planned"},
		"Cuatro pescadores muertos y 13 desaparecidos por un naufragio.":          {"kill 4 person +asserted", "missing 13 person +asserted"},
	})
	lacksBegun(t, "La oficina no puede confirmar las cifras de víctimas.", "kill 0")
	lacksBegun(t, "Las milicias hablan de 140 soldados caídos.", "flood")
}
