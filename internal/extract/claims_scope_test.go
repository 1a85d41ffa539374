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
		"La cifra bajó después de que 30 vecinos hayan sido rescatados.":  {"rescue 30 person +asserted"},
		"La búsqueda seguirá hasta que hayan sido rescatados 30 vecinos.": {"rescue 30 person +planned"},
		"Los vecinos han podido evacuar 300 casas.":                       {"evacuate 300 item +asserted"},
	})
}

// Behind a semicolon, and behind "more than", nobody goes on speaking.
func TestWhereSpeechEnds(t *testing.T) {
	wantsAll(t, map[string][]string{
		"La Red elevó ayer a 52 los muertos del ataque; la Policía reconoce 21, cinco más que en su primer parte, y el alcalde de la villa, Juan Soto, habla de \"no menos de 70\".": {
			"kill 21 person +asserted <Policía>", "kill 70.. person +asserted <Juan Soto>"},
	})
}
