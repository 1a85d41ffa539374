package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// TestPlainClaims holds ordinary sentences of the press about courts, companies, votes and
// strikes to what they tell: predicate, stage, status, year of the figure's time and who.
func TestPlainClaims(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// why is not by whom
		{"Tres policías fueron procesados por la muerte de un joven.", "charge charged + asserted topic=muerte de un joven target=Tres policías"},
		{"Doce niños fueron ingresados por intoxicación alimentaria.", "hospitalize admitted + asserted target=Doce niños"},
		// who rejects a thing does not deny it
		{"La corte rechazó el recurso presentado por el fiscal.", "presentar  + asserted"},
		{"La patronal rechazó que hubiera despedido a 30 obreros.", "employ"},
		// who counts the dead did not kill them
		{"Brasil acumula 705.000 fallecidos.", "kill  + asserted @Brasil"},
		// called, called off, and held
		{"Los médicos convocaron una huelga en Lugo.", "strike called + planned actor=médicos"},
		{"El sindicato desconvocó el paro en Lugo.", "strike called-off + asserted actor=sindicato"},
		{"Los estibadores mantienen la huelga en Lugo.", "strike under-way + asserted actor=estibadores"},
		// whose resignation is accepted, who is named, who is bidden
		{"El presidente aceptó la renuncia del ministro de Economía.", "resign resigned + asserted actor=ministro de Economía"},
		{"El rey encargó a Pedro Gil que forme un partido.", "formar  + planned target=partido actor=Pedro Gil"},
		// a deed of which somebody is the author happened
		{"La policía busca al autor del robo de Lugo.", "robar  + asserted"},
		// against the share of another
		{"El candidato Carlos Méndez ganó las elecciones con el 52,3 % de los votos, frente al 47,7 % de la opositora Luisa Peña.", "vote held + asserted actor=Luisa Peña"},
	} {
		got := plainly(readText("2026-03-10", c.text))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
	for _, c := range []struct{ text, no string }{
		{"La patronal rechazó la oferta del Gobierno.", "ofrecer  - denied"},
		{"Las acciones de la firma cayeron un 18 %.", "firmar"},
		{"La jornada electoral transcurrió sin incidentes.", "transcurrir  + asserted actor=La Jornada"},
	} {
		if got := plainly(readText("2026-03-10", c.text)); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.no) }) {
			t.Errorf("%s\n got %q, with %q", c.text, got, c.no)
		}
	}
}

// plainly writes claims by their predicate, stage, status, participants and places.
func plainly(in *input) []string {
	var out []string
	for _, c := range claimsOf(in) {
		s := fmt.Sprintf("%s %s %s %s", c.Predicate, c.Stage, c.Factuality.Polarity, c.Factuality.Status)
		for _, p := range c.Participants {
			s += " " + p.Role + "=" + p.Label
		}
		for _, p := range c.Place {
			s += " @" + p.Label
		}
		out = append(out, s)
	}
	return out
}

func claimsOf(in *input) []cotejo.Claim { return Document(in.doc, in.pack, in.sentences).Claims }

// TestPlainFigures holds amounts by which something rose or fell, levels, and times that are
// only compared with.
func TestPlainFigures(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La deuda se redujo en 800 millones de euros.", "800000000 EUR change"},
		{"El censo bajó en 24.000 personas, hasta los 2,8 millones.", "2800000 person"},
		{"Las denuncias aumentaron un 8,2 %, hasta las 47.300.", "47300 item"},
		{"La ceniza cayó en cuatro pueblos.", "4 item"},
		{"El banco valora la compañía en 2.900 millones.", "2900000000 XXX"},
	} {
		got := figured(readText("2026-03-10", c.text))
		if !slices.ContainsFunc(got, func(s string) bool {
			return strings.HasPrefix(s, c.want) && (c.want != "4 item" || !strings.Contains(s, "change"))
		}) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
	for _, c := range claimsOf(readText("2026-03-10", "El salario mínimo pasó de 1.080 a 1.134 euros.")) {
		if c.Figure != nil && c.Figure.Comparator != cotejo.Exact {
			t.Errorf("minimum wage read as %s", c.Figure.Comparator)
		}
	}
	for _, c := range claimsOf(readText("2026-03-10", "Las ventas de cobre sumaron 4.200 millones de dólares, el nivel más bajo desde 2020.")) {
		if c.Time != nil {
			t.Errorf("%s has the time that it is compared with: %v", c.Predicate, c.Time.Begin)
		}
	}
	for _, c := range claimsOf(readText("2026-03-10", "El exministro Julio Paredes, detenido en agosto, quedó en libertad.")) {
		if c.Predicate == "release" && c.Time != nil {
			t.Errorf("released when detained: %v", c.Time.Begin)
		}
	}
}
