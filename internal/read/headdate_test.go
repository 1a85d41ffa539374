package read

import (
	"strings"
	"testing"
)

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
		d := Text([]byte("La mina cierra tras cuarenta años\n\n"+line+"\n\n"+strings.Repeat(lead+" ", 3)+"\n\n"+lead), Input{Path: "a.txt"}, spanish(t))
		if got := d.Published.Value + " " + d.Published.Basis; got != want {
			t.Errorf("%s: date %q, want %q", line, got, want)
		}
	}
}

// A dateline with day and month alone is of the year, among those that the article names and the
// ones after them, whose calendar has the day of the week on which it says it was written.
func TestYearOfADateline(t *testing.T) {
	for text, want := range map[string]string{
		"Lima, 9 may (EFE).- El Congreso aprobó este viernes una ley de aguas que costó 31 debates en lo que va de 2025.":                           "2025-05-09 dateline",
		"Lima, 9 ene (EFE).- El Congreso aprobó este viernes una ley de aguas que se debatió en 2025.":                                              "2026-01-09 dateline",
		"Lima, 9 may (EFE).- El Congreso aprobó este jueves una ley de aguas que costó 31 debates en lo que va de 2025.":                            " unknown",
		"Lima, 9 may (EFE).- El Congreso aprobó una ley de aguas que costó 31 debates en lo que va de 2025.":                                        " unknown",
		"Lima, 9 may (EFE).- El Congreso aprobó este viernes una ley de aguas que costó 31 debates desde enero.":                                    " unknown",
		"Lima, 9 may (EFE).- El Congreso aprobó este viernes una ley como las que hubo en 2014 y en 2025.":                                          " unknown",
		"Lima, 9 may (EFE).- El Congreso aprobó este viernes una ley de aguas, que firmará este lunes el presidente, debatida desde enero de 2025.": " unknown",
	} {
		d := Text([]byte("El Congreso aprueba la ley de aguas\n\n"+text+"\n\n"+lead), Input{Path: "a.txt"}, spanish(t))
		if got := d.Published.Value + " " + d.Published.Basis; got != want {
			t.Errorf("%s: date %q, want %q", text, got, want)
		}
	}
}
