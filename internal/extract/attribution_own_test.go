package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// What a paper puts right it has said itself; the number behind it is its own.
func TestAPaperTakesBackWhatItSaid(t *testing.T) {
	for _, c := range []struct{ text, was, is string }{
		{"Fe de errores. El lunes publicamos que los heridos del puerto eran 41. Fueron 14.", "injure 41 person +asserted <publicamos>", "injure 14 person +asserted"},
		{"Debo una corrección. En mi crónica del martes escribí que habían atracado siete buques. Fueron cinco.", "arrive 7 item +asserted <escribí>", "arrive 5 item +asserted"},
		{"Rectificación. En la edición del domingo se decía que en el rescate participaron 120 bomberos. Fueron 102.", "participar 120 person +asserted <decía>", "participar 102 person +asserted"},
		{"Publicamos las fotos del puerto. Los heridos eran 41.", "injure 41 person +asserted", ""},
	} {
		got := told(inputOf(c.text))
		if !slices.Contains(got, c.was) || c.is != "" && !slices.Contains(got, c.is) {
			t.Errorf("%q: want %q and %q of %q", c.text, c.was, c.is, got)
		}
	}
}

// A denial that points back has the sentence before for its topic.
func TestDenialsHaveATopic(t *testing.T) {
	for _, c := range []struct{ text, topic string }{
		{"Dos fuentes dicen que el barco lleva 900 toneladas de munición. La naviera lo negó ayer.", "Dos fuentes dicen que el barco lleva 900 toneladas de munición."},
		{"El gremio dice que hubo 40 despidos. La cartera de Trabajo salió a desmentirlo.", "El gremio dice que hubo 40 despidos."},
		{"El banco pidió 300 millones a la caja, según tres fuentes. Un portavoz de la caja niega que exista esa petición.", "El banco pidió 300 millones a la caja, según tres fuentes."},
		{"El gremio dice que hubo 40 despidos. La empresa niega la existencia de un plan.", ""},
	} {
		in, topic := inputOf(c.text), ""
		for _, x := range Document(in.doc, in.pack, in.sentences).Claims {
			for _, p := range x.Participants {
				if x.Predicate == "deny" && p.Role == "topic" && p.Span.End <= x.Sentence.Span.Start {
					topic = p.Text
				}
			}
		}
		if topic != c.topic {
			t.Errorf("%q: %q", c.text, topic)
		}
	}
}

// What a negation, a demand or a promise does not reach.
func TestFactualityStaysInItsClause(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Unos 96.000 usuarios estaban sin luz este miércoles.", "estar 96000 person +asserted"},
		{"La organización mantiene que los desaparecidos son más de 50 y pidió que continúe el rastreo.", "missing 50.. person +asserted <organización>"},
		{"No hay acuerdo y desde luego no vamos a pagar 18 millones de euros.", "pay 18000000 EUR -planned"},
		{"De las 180 casas que el Gobierno iba a entregar en la finca hay 46 levantadas.", "haber 46 item part +asserted"},
	} {
		wants(t, inputOf(c.text), c.want)
	}
}

// A figure of which its sentence says that it is none is denied.
func TestFiguresAreBelied(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La cifra de 18.000 asistentes que dio la Policía es una burla.", "-denied"},
		{"El dato de 40 muertos carece de base, según el ministerio.", "kill 40 person -denied <ministerio>"},
		{"Con respecto al monto de 86 millones de dólares, se aclara que carece de sustento técnico.", "value 86000000 USD -denied"},
		{"El puente de 40 metros carece de barandas.", ""},
	} {
		got := told(inputOf(c.text))
		if denied := slices.IndexFunc(got, func(s string) bool { return strings.Contains(s, "-denied") }); (denied >= 0) != (c.want != "") || denied >= 0 && !strings.Contains(got[denied], c.want) {
			t.Errorf("%q: want %q of %q", c.text, c.want, got)
		}
	}
}

// Who answers that it is false denies what was said before, and so does one word alone.
func TestOneWordDenies(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La oposición dice que hubo 40 despidos. El ministro respondió que «eso es falso».", "employ 40 item -denied <ministro>"},
		{"La central dice que bajó al 20 %. «Falso, seguimos en el 30 %», contestó el ministro.", "bajar 20 percent -denied <ministro>"},
	} {
		wants(t, inputOf(c.text), c.want)
	}
}

// A source is named without the adverb that the tagger took for an adjective: it is
// singular behind a plural. An adjective that agrees is part of the name.
func TestSourcesWithoutStrayAdverbs(t *testing.T) {
	for _, c := range []struct{ text, source string }{
		{"Las autoridades solo reconocen siete muertos.", "autoridades"},
		{"Los rescatistas solo confirman nueve heridos.", "rescatistas"},
		{"Las autoridades locales reconocen siete muertos.", "autoridades locales"},
	} {
		in := inputOf(c.text)
		if !slices.ContainsFunc(Document(in.doc, in.pack, in.sentences).Claims, func(x cotejo.Claim) bool {
			return len(x.Chain) == 1 && x.Chain[0].Label == c.source
		}) {
			t.Errorf("%q: no claim of %q: %q", c.text, c.source, told(in))
		}
	}
}

// What is said on a day is said, though the clause might be the day's own.
func TestSaidOnADay(t *testing.T) {
	for _, c := range []struct{ text, source string }{
		{"El ministro de Salud dijo el martes que faltaron vacunas.", "ministro de Salud"},
		{"La empresa admitió este jueves que abrió dos compuertas.", "empresa"},
		{"La gerente aseguró a la prensa el 5 de marzo que murieron dos niñas.", "gerente"},
		{"Recordó el martes que cambió su vida.", ""},
		{"El juez anunció el año que murió su padre.", ""},
	} {
		in := inputOf(c.text)
		got := slices.ContainsFunc(Document(in.doc, in.pack, in.sentences).Claims, func(x cotejo.Claim) bool {
			return x.Predicate != "confirm" && len(x.Chain) == 1 && x.Chain[0].Label == c.source
		})
		if got != (c.source != "") {
			t.Errorf("%q: a claim of %q: %v; %q", c.text, c.source, got, told(in))
		}
	}
}
