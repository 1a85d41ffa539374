package read

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// dated reads an article with a headline, what stands behind it and a paragraph, and checks the
// date and what it was read from.
func dated(t *testing.T, behind, want string) cotejo.Document {
	t.Helper()
	d := Text([]byte("El Congreso aprueba la ley de aguas\n\n"+behind+"\n\n"+lead), Input{Path: "a.txt"}, spanish(t))
	if got := d.Published.Value + d.Published.Day + " " + d.Published.Basis; got != want {
		t.Errorf("%s: date %q, want %q", behind, got, want)
	}
	return d
}

// A line of the head may end in the date behind the medium, its programme or the desk; a title
// or a sentence that does so is none.
func TestDateAtTheEndOfAHeadLine(t *testing.T) {
	for line, want := range map[string]string{
		"Radio del valle. Concepción, viernes 14 de febrero de 2025": "2025-02-14 dateline",
		"Redacción en español. 26 de marzo de 2025":                  "2025-03-26 text",
		"Primera modificación: 29/03/2025":                           "2025-03-29 text",
		"Canal público, Internacional. 2 de abril de 2026, 19:30":    "2026-04-02T19:30 text",
		"La ley del agua entró en vigor el 3 de junio de 2024":       " unknown",
		"Servicio informativo":                                       " unknown",
	} {
		dated(t, line+"\n\n"+strings.Repeat(lead+" ", 3), want)
	}
}

// The date of a dateline may stand behind the desk that wrote it, and without its year.
func TestDatelinesOfDesks(t *testing.T) {
	for head, want := range map[string]string{
		"LA PLATA. Lunes 3 de junio de 2019. ":                      "2019-06-03 dateline",
		"Oslo, de nuestra corresponsal. 7 de julio de 2024. ":       "2024-07-07 dateline",
		"Viena / Puerto Príncipe, 4 de abril de 2022 - ":            "2022-04-04 dateline",
		"Soria, 8 de mayo\n\n":                                      "XXXX-05-08 dateline",
		"Nairobi, 11 de junio. ":                                    "XXXX-06-11 dateline",
		"LA PLATA. Lunes 3 de junio. ":                              "XXXX-06-03 dateline",
		"Managua, 14 nov (EFE).- ":                                  "XXXX-11-14 dateline",
		"Consejo de Aguas. Nota de prensa. 2 de enero de 2025.\n\n": "2025-01-02 dateline",
	} {
		d := dated(t, head+lead, want)
		if n := strings.Count(bodyText(d), lead); n != 2 {
			t.Errorf("%s: the text stands %d times in the body, not twice: %q", head, n, bodyText(d))
		}
	}
}

// A dateline with day and month alone is of the year, among those that the article names and the
// ones after them, whose calendar has the day of the week on which it says it was written; without
// one such year it keeps its day.
func TestYearOfADateline(t *testing.T) {
	for text, want := range map[string]string{
		"Lima, 9 may (EFE).- El Congreso aprobó este viernes una ley de aguas que costó 31 debates en lo que va de 2025.":                           "2025-05-09 dateline",
		"Lima, 9 ene (EFE).- El Congreso aprobó este viernes una ley de aguas que se debatió en 2025.":                                              "2026-01-09 dateline",
		"Lima, 9 may (EFE).- El Congreso aprobó este jueves una ley de aguas que costó 31 debates en lo que va de 2025.":                            "XXXX-05-09 dateline",
		"Lima, 9 may (EFE).- El Congreso aprobó una ley de aguas que costó 31 debates en lo que va de 2025.":                                        "XXXX-05-09 dateline",
		"Lima, 9 may (EFE).- El Congreso aprobó este viernes una ley de aguas que costó 31 debates desde enero.":                                    "XXXX-05-09 dateline",
		"Lima, 9 may (EFE).- El Congreso aprobó este viernes una ley como las que hubo en 2014 y en 2025.":                                          "XXXX-05-09 dateline",
		"Lima, 9 may (EFE).- El Congreso aprobó este viernes una ley de aguas, que firmará este lunes el presidente, debatida desde enero de 2025.": "XXXX-05-09 dateline",
	} {
		dated(t, text, want)
	}
}

// bodyText is the running text of a document.
func bodyText(d cotejo.Document) string {
	var out []string
	for _, b := range d.Blocks {
		if b.Kind == cotejo.BlockBody {
			out = append(out, b.Span.Of(d.Text))
		}
	}
	return strings.Join(out, "\n")
}

// A subhead or a first paragraph may end in who signs and the date; what happened on a day is no such date.
func TestClosingDate(t *testing.T) {
	for sub, want := range map[string]string{
		"El alcalde admite que el puente se cerró tarde. (agencias, 4.03.2021)":    "2021-03-04 text",
		"La oposición pide repetir la votación en veinte pueblos (EFE, 3/05/2022)": "2022-05-03 text",
		"La empresa tendrá que cumplir la nueva norma de aguas (BOE, 13.02.2025).": " unknown",
		"Mañana, 3 de mayo":       " unknown",
		"Huelga, 14 de noviembre": " unknown",
	} {
		dated(t, sub, want)
	}
}
