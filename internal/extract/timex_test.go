package extract

import (
	"strconv"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

func formatFloat(v float64) string { return strconv.FormatFloat(v, 'f', 6, 64) }

// TestTimeRuleExamples runs the yes and no examples of the rules of times, in a
// document without a date, and checks the values that a rule states for them.
func TestTimeRuleExamples(t *testing.T) {
	p, _ := spanishPack()
	for _, rule := range p.Rules {
		if !strings.HasPrefix(rule.Name, "es/time/") {
			continue
		}
		for _, yes := range rule.Yes {
			if _, ok := firesTime(rule.Name, yes); !ok {
				t.Errorf("%s does not fire in %q", rule.Name, yes)
			}
		}
		for _, no := range rule.No {
			if v, ok := firesTime(rule.Name, no); ok {
				t.Errorf("%s fires in %q: %s", rule.Name, no, v)
			}
		}
		if len(rule.Yes) == 0 || len(rule.No) == 0 {
			t.Errorf("%s has no yes or no no examples", rule.Name)
		}
	}
	for _, rule := range p.Times.Rules {
		for i, want := range rule.Gives {
			if got, _ := firesTime(rule.Name, rule.Yes[i]); got != want {
				t.Errorf("%s gives %q for %q, want %q", rule.Name, got, rule.Yes[i], want)
			}
		}
	}
}

func firesTime(name, body string) (string, bool) {
	in := readText("", body)
	s := in.scanned()
	s.findForms()
	for _, f := range s.times {
		if f.rule.Name == name {
			return f.time.Value, true
		}
	}
	for _, r := range s.skipped {
		if r == name {
			return "", true
		}
	}
	return "", false
}

func TestTimesAgainstTheDocumentDate(t *testing.T) {
	for _, c := range []struct{ published, text, want string }{
		{"2026-03-11", "El presidente viajó ayer a Lima.", "2026-03-10"}, // a Wednesday
		{"2026-03-11", "El martes firmaron el acuerdo.", "2026-03-10"},
		{"2026-03-11", "El viernes se reunirán en Quito.", "2026-03-13"},
		{"2026-03-11", "El pasado 21 de febrero dimitió.", "2026-02-21"},
		{"2026-01-11", "El 4 de diciembre dimitió.", "2025-12-04"},
		{"2026-12-20", "El 4 de enero abrirá.", "2027-01-04"},
		{"2026-03-11", "Desde el año pasado faltan obreros.", "2025 since"},
		{"2026-03-11", "La semana pasada llovió.", "2026-W10"},
		{"2026-03-11", "El mes que viene abrirá.", "2026-04"},
		{"2026-03-11", "Hace tres días llegó.", "2026-03-08"},
		{"2026-03-11", "A fines de mayo de 2019 cerró.", "2019-05"},
		{"2026-03-11", "Creció en el primer trimestre de 2025.", "2025-Q1"},
		{"2026-03-11", "El Viernes Santo cerrará.", "2026-04-03"},
		{"2026", "Desde el año pasado faltan obreros.", "2025 since"},
		{"", "Desde el año pasado faltan obreros.", "XXXX since"},
		{"", "El martes firmaron el acuerdo.", "XXXX-WXX-2"},
		{"", "El 13 de noviembre firmaron.", "XXXX-11-13"},
		{"", "Nevó el 3 de mayo de 2020. Dos días después paró.", "2020-05-03 / P2D"},
		{"2026-03-11", "Habrá obras hasta el 3 de mayo.", "2026-05-03 until"},
		{"2026-03-11", "Se espera antes del 3 de mayo.", "2026-05-03 before"},
		{"2026-03-11", "Asaltaron la madrugada del lunes un banco.", "2026-03-09TMO"},
		{"2026-03-11", "La noche del pasado viernes una riada arrasó el puente.", "2026-03-06TNI"},
		{"2026-03-11", "La tarde del jueves día 5 cayó el muro.", "2026-03-05TAF"},
		{"2026-03-11", "En lo que va de año cayó la venta.", "2026 since"},
		{"2026-03-11", "Ha causado 19 muertos en lo que va de 2026.", "2026 since"},
		{"2026-03-11", "Al 9 de marzo tenía 82 casos.", "2026-03-09 as-of"},
		{"2026-03-11", "Suma 70 contagios a 9 de marzo.", "2026-03-09 as-of"},
		{"2026-03-11", "A fecha de 9 de marzo hay 70 contagios.", "2026-03-09 as-of"},
		{"2026-03-11", "Aplazó la junta al 9 de mayo.", "2026-05-09"},
		{"2026-03-11", "Tendrá las piscinas cerradas hasta el viernes.", "2026-03-13 until"}, // a Wednesday
		{"2026-03-11", "Abrirá del 3 al 5 de mayo de 2026.", "2026-05-03 / 2026-05-05"},
		{"", "Cenaron hacia las seis y tres horas después se fueron.", "T06:00 / PT3H"},
		{"", "Alrededor de las nueve y 4000 gansos cruzaron.", "T09:00"},
		{"", "Cerca de las once y una niña lloró.", "T11:00"},
		{"", "Hacia las once y 40 jinetes salieron.", "T11:00"},
		{"", "Cerca de las once y uno del coro cantó.", "T11:00"},
		{"2026-03-11", "Hacia las once y veinte del lunes cantó el coro.", "2026-03-09T11:20"},
		{"", "Abren a las cinco y cuatro de la tarde.", "T17:04"},
		{"", "Abren a las cinco y cuarto de la tarde.", "T17:15"},
		{"", "Abren a las cinco menos cuarto de la tarde.", "T16:45"},
		{"", "Abren a las cinco y 70 de la tarde.", "TAF"},
		{"2026-03-11", "El coro cantó el lunes a las 05.00.", "2026-03-09T05:00"},
		{"2026-03-11", "El coro cantó el lunes, hacia las 14:30 horas.", "2026-03-09T14:30"},
		{"2026-03-11", "El coro cantó a las diez de la mañana del 12 de octubre de 2024.", "2024-10-12T10:00"},
		{"", "El coro cantó el lunes a las 05.00.", "XXXX-WXX-1T05:00"},
		{"", "El coro cantó el 3 de octubre a las 11.45.", "XXXX-10-03T11:45"},
		{"2026-03-11", "El coro cantó el lunes y a las 05.00 calló.", "2026-03-09 / 2026-03-09T05:00"},
		{"2026-03-11", "Al coro que llegó el lunes lo oyeron a las 05.00.", "2026-03-09 / 2026-03-09T05:00"},
		{"", "El coro cantó a la 1.20.", "T01:20"},
		{"", "A las 9.45 del domingo 30 personas oyeron al coro.", "XXXX-WXX-7T09:45"},
		{"", "El coro cantó a la una de la madrugada del jueves.", "XXXX-WXX-4T01:00"},
		{"2026-03-11", "El coro cantó a las 9.45 de la noche del domingo 8.", "2026-03-08T21:45"},
		{"", "El coro cantó a las 9.45 de la noche del domingo 15.", "XXXX-XX-15T21:45"},
		{"2026-03-11", "El coro cantó en la noche del 3 de mayo de 2024.", "2024-05-03TNI"},
		{"2026-03-11", "El lunes, de las 9.00 a las 14.00, canta el coro.", "2026-03-09 / 2026-03-09T09:00 / 2026-03-09T14:00"},
	} {
		var got []string
		for _, x := range timexes(readText(c.published, c.text)) {
			got = append(got, strings.TrimSpace(x.time.Value+" "+x.time.Relation))
		}
		if s := strings.Join(got, " / "); s != c.want {
			t.Errorf("%s (%s)\n got %s\nwant %s", c.text, c.published, s, c.want)
		}
	}
}

func TestBoundsOfAnUndatedDocument(t *testing.T) {
	for _, c := range []struct{ text, after, before string }{
		{"Firmaron el tratado el 19 de junio de 2024. En abril de 2025 lo ratificaron.", "2025-04", ""},
		{"La cumbre se celebrará el 15 de agosto de 2025.", "", "2025-08-15"},
		{"Planea enviar más obreros este 2025.", "2025", "2025"},
		{"El martes firmaron el acuerdo.", "", ""},
	} {
		in := readText("", c.text)
		if after, before := bounds(in, timexes(in)); after != c.after || before != c.before {
			t.Errorf("%s: after %q before %q, want %q %q", c.text, after, before, c.after, c.before)
		}
	}
}

func TestIntervalsAndReach(t *testing.T) {
	ts := timexes(readText("", "El museo abrió del 3 al 5 de mayo de 2026."))
	if len(ts) == 0 || ts[0].time.Begin != "2026-05-03" || ts[0].time.End != "2026-05-05" {
		t.Errorf("interval: %+v", ts)
	}
	ts = timexes(readText("2026-03-11", "Desde el 3 de mayo hasta el 5 de junio de 2024 hubo obras."))
	if len(ts) != 2 || ts[0].time.Begin != "2024-05-03" || ts[0].time.End != "2024-06-05" {
		t.Errorf("the year of an interval: %+v", ts)
	}
	ts = timexes(readText("", "Nevó el 3 de mayo de 2020. Dos días después paró."))
	if len(ts) != 2 || ts[1].time.Begin != "2020-05-05" || ts[1].time.Basis != "anaphoric" {
		t.Errorf("anaphoric: %+v", ts)
	}
}

// A dateline without its year tells the days counted from it, in no year; the names of days
// only where it tells its own.
func TestTimesFromADayWithoutAYear(t *testing.T) {
	for _, c := range []struct {
		day     string
		weekday int
		text    string
		want    string
	}{
		{"XXXX-02-06", 5, "El puente cayó este viernes.", "XXXX-02-06"},
		{"XXXX-02-06", 5, "El puente cayó el lunes.", "XXXX-02-02"},
		{"XXXX-02-06", 5, "Las obras empezarán el próximo martes.", "XXXX-02-10"},
		{"XXXX-02-06", 0, "El puente cayó ayer.", "XXXX-02-05"},
		{"XXXX-02-06", 0, "El puente cayó el lunes.", "XXXX-WXX-1"},
		{"XXXX-03-01", 0, "El puente cayó ayer.", "XXXX-XX-XX"}, // the 28th or the 29th
		{"XXXX-02-29", 0, "El puente cayó hoy.", "XXXX-02-29"},
		{"XXXX-01-01", 0, "El puente cayó ayer.", "XXXX-12-31"},
		{"XXXX-02-06", 5, "El año pasado cayó el puente.", "XXXX"},
	} {
		in := readText("", c.text)
		in.doc.Published = cotejo.Published{Day: c.day, Weekday: c.weekday, Basis: "dateline"}
		got := ""
		for _, x := range timexes(in) {
			got = x.time.Value
		}
		if got != c.want {
			t.Errorf("%s (%s, day %d of the week): %s, want %s", c.text, c.day, c.weekday, got, c.want)
		}
	}
}
