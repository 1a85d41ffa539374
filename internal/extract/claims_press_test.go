package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// inShort is what a claim says, in a line: predicate, figure, polarity and status, time,
// the source at the end of its chain, participants.
func inShort(c *cotejo.Claim) string {
	parts := []string{c.Predicate}
	if f := c.Figure; f != nil {
		if f.Best != nil {
			parts = append(parts, fmt.Sprint(*f.Best))
		}
		parts = append(parts, f.Class, f.Unit)
	}
	parts = append(parts, string(c.Factuality.Polarity)+string(c.Factuality.Status))
	if c.Time != nil {
		parts = append(parts, "@"+c.Time.Value)
	}
	if len(c.Chain) > 0 {
		parts = append(parts, "<"+c.Chain[len(c.Chain)-1].Label+">")
	}
	for _, p := range c.Participants {
		parts = append(parts, p.Role+"="+p.Label)
	}
	for _, p := range c.Place {
		parts = append(parts, "in="+p.Label)
	}
	return strings.Join(parts, " ") + " "
}

// sayingCase is a sentence with words that one claim must hold, all of them, and others that
// no claim may hold together.
type sayingCase struct{ text, has, lacks string }

func saysAll(line, words string) bool {
	return !slices.ContainsFunc(strings.Split(words, "; "), func(w string) bool { return !strings.Contains(" "+line, " "+w) })
}

func checkSaid(t *testing.T, cases []sayingCase) {
	t.Helper()
	for _, c := range cases {
		in := readText("2026-03-11", c.text)
		var lines []string
		for _, cl := range Document(in.doc, in.pack, in.sentences).Claims {
			lines = append(lines, inShort(&cl))
		}
		if c.has != "" && !slices.ContainsFunc(lines, func(l string) bool { return saysAll(l, c.has) }) {
			t.Errorf("%s: no claim with %q in\n  %s", c.text, c.has, strings.Join(lines, "\n  "))
		}
		if c.lacks != "" && slices.ContainsFunc(lines, func(l string) bool { return saysAll(l, c.lacks) }) {
			t.Errorf("%s: a claim with %q in\n  %s", c.text, c.lacks, strings.Join(lines, "\n  "))
		}
	}
}

// TestTimesOfPress keeps years, days and scores apart, and the time of a noun's participle
// from what else is told.
func TestTimesOfPress(t *testing.T) {
	checkSaid(t, []sayingCase{
		{"En todo 2022 se notificaron 84 fallecimientos.", "kill 84; @2022", "2022 "},
		{"El contrato, adjudicado en 2014 por 3,2 millones de euros, sigue en vigor.", "adjudicar; @2014", "2014 "},
		{"El Betis ganó el sábado 2-1 al Alavés.", "ganar; @2026-03-07", "@2026-03-02"},
		{"Hay 87 muertos por el brote declarado en agosto en la provincia.", "kill 87", "kill 87; @"},
		{"El Gobierno retirará a los 300 soldados enviados en mayo a Malí.", "withdraw 300", "withdraw 300; @"},
		{"La población estimada en 2004 era de 3.911 habitantes.", "3911 resident; @2004", ""},
		{"Tres personas murieron en un tiroteo ocurrido el 3 de marzo.", "kill 3; @2026-03-03", ""},
		{"Doce de los detenidos en febrero siguen en prisión.", "detain 12; @2026-02", ""},
		{"Hay 87 muertos por el brote declarado en agosto en la provincia.", "declarar; @2025-08", ""},
		{"El ministro irá a la reunión convocada en agosto en Lima.", "convocar; @2026-08", ""},
		{"Kim habló del tratado firmado en 2024, que sella un acuerdo de defensa.", "sign-agreement; @2024", ""},
	})
}

// TestWhatIsGiven keeps what was done to a noun that is known from what is asked of it.
func TestWhatIsGiven(t *testing.T) {
	checkSaid(t, []sayingCase{
		{"La ONG pide liberar a los periodistas detenidos en la plaza.", "detain +asserted", "detain +demanded"},
		{"Podrían reabrir la planta cerrada por la empresa.", "close +asserted; target=planta", ""},
		{"La supuesta carta firmada por el ministro circuló ayer.", "firmar +hedged", "firmar +asserted"},
		{"Se prevé una ley aprobada por el Congreso.", "pass-law +planned", ""},
	})
}

// TestDeedsOfPress keeps a deed from being told as another, or as done where it is undone.
func TestDeedsOfPress(t *testing.T) {
	checkSaid(t, []sayingCase{
		{"El tribunal absolvió a siete acusados.", "absolver 7", "sentence"},
		{"El Parlamento ratificó el tratado por 170 votos a favor.", "ratify", "sign-agreement"},
		{"Perú y Chile firmaron el tratado en Lima.", "sign-agreement", ""},
		{"El Gobierno vetó la compra de 40 aviones.", "buy 40; -asserted", "buy; +asserted"},
		{"La Marina suspendió la búsqueda de 20 buzos.", "search 20; +asserted", "search 20; -asserted"},
		{"El gobernador decretó el estado de calamidad.", "declare-emergency; actor=gobernador", ""},
		{"Bruselas multó a la empresa con 70 millones de euros.", "sentence; actor=Comisión Europea", "Bélgica"},
		{"Bruselas y Berlín discuten el plan. Los belgas votan el lunes. Bruselas enviará 300 camas.", "enviar; actor=Bélgica", ""},
		{"La policía detuvo en Bruselas a tres hombres.", "detain 3", "Comisión Europea"},
	})
}

// TestWhoDidInPress keeps who is taken to task from who does it, and states from findings.
func TestWhoDidInPress(t *testing.T) {
	checkSaid(t, []sayingCase{
		{"La Policía detuvo a seis personas por intentar comprar votos.", "buy; actor=seis personas", "buy; actor=Policía"},
		{"El juez multó a la empresa por contaminar el río.", "contaminar; actor=empresa", ""},
		{"El portavoz, por su parte, criticó a los diputados por hablar de ampliar la pesquisa.", "", "ampliar; actor=parte"},
		{"La Policía detuvo a seis personas para interrogarlas.", "interrogar; actor=Policía", ""},
		{"Los 12 heridos se encuentran hospitalizados en Lima.", "hospitalize 12", "encontrar"},
		{"Once migrantes murieron y 64 se encuentran desaparecidos.", "missing 64", "encontrar"},
		{"La brigada encontró 64 fusiles ocultos.", "64 weapons", ""},
		{"Los soldados irrumpieron en el pabellón 4.", "attack", "4 "},
		{"Motín en un velero de Malta deja 9 marineros muertos", "kill 9", "motír"},
	})
}
