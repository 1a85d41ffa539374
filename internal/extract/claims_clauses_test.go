package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// tells reports a claim of a predicate, polarity and status, with what is named in its
// roles, among the claims of a text.
func tells(t *testing.T, s, want string) {
	t.Helper()
	in := inputOf(s)
	var got []string
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		line := c.Predicate + " " + c.Factuality.Polarity + string(c.Factuality.Status)
		var parts []string
		for _, p := range c.Participants {
			parts = append(parts, p.Role+"="+p.Label)
		}
		slices.Sort(parts)
		line = strings.Join(append([]string{line}, parts...), " ")
		if strings.HasPrefix(line, want) {
			return
		}
		got = append(got, line)
	}
	t.Errorf("%q: want %q, got %q", s, want, got)
}

// Every clause that tells what somebody did, or what became of something, is a claim,
// however deep it stands.
func TestClausesThatTell(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El presidente volvió después de que la ministra leyera la disculpa.", "leer +asserted"},
		{"La empresa explicó que el contador que despidió en mayo de 2024 falsificó la firma.", "falsificar +asserted"},
		{"La directora prometió enviar un equipo a Zamora.", "transfer +planned"},
		{"El ministro no piensa leer la carta.", "leer -planned"},
		{"Alguien dio la orden de frenar los camiones.", "frenar +demanded"},
		{"Fue la tropa la que disparó primero.", "disparar +asserted actor=tropa"},
		{"Los soldados llegaron disparando.", "disparar +asserted actor=soldados"},
		{"La sentencia establece que quien recogía las cajas era un cuñado de Ruiz.", "recoger +asserted actor=cuñado de Ruiz target=cajas"},
		{"El que dobló la barra fue el herrero, según la vecina.", "doblar +asserted actor=herrero target=barra"},
		{"Según Marta Ríos, quien compró el coche fue el alcalde.", "buy +asserted actor=alcalde target=coche"},
		{"La empresa que pintó el puente fue multada.", "pintar +asserted actor=empresa"},
		{"El presidente había dejado sin efecto el viaje.", "anular +asserted actor=presidente target=viaje"},
		{"El convenio quedó anulado el 3 de mayo de 2024.", "anular +asserted target=convenio"},
		{"El congreso dio por concluida la sesión.", "concluir +asserted actor=congreso target=sesión"},
		{"La alcaldesa Marta Ríos lo niega: «Yo no leí la carta».", "leer -asserted actor=Marta Ríos target=carta"},
		{"La guerrilla liberó a los soldados que mantenía en su poder desde mayo.", "mantener +asserted actor=guerrilla"},
		{"El embajador estaba en Caracas.", "estar +asserted actor=embajador"},
		{"Fue el presidente quien le ordenó leer la carta.", "leer +demanded"},
		{"El libro pretende explicar cómo el trabajo ha transformado la ciudad.", "transformar +asserted"},
	} {
		tells(t, c.text, c.want)
	}
}

// What nobody did, with the noun of what was not done, is named by it.
func TestNoHappening(t *testing.T) {
	tells(t, "No hubo represalia contra los vecinos.", "represalia -")
	tells(t, "En el penal no se ha registrado ningún ayuno.", "ayunar -")
}

// The day of a participle is not the day of the verb.
func TestDayOfTheParticiple(t *testing.T) {
	in := inputOf("Los soldados retenidos en mayo de 2024 recobraron la calma el 13 de septiembre de 2024.")
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		if c.Predicate == "recobrar" && (c.Time == nil || c.Time.Value != "2024-09-13") {
			t.Errorf("time %+v", c.Time)
		}
	}
}

// A noun of a happening is a claim where it says when, where or of whom, and one claim
// with the verb that bears it.
func TestNounsOfHappenings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La audiencia está fijada para el 3 de septiembre de 2024.", "audiencia +planned"},
		{"La votación fue el viernes 15 de septiembre de 2023.", "vote +asserted"},
		{"La detención del alcalde, en mayo de 2024, sorprendió a todos.", "detain +asserted target=alcalde"},
		{"La contratación de médicos empezó en mayo.", "contratar +asserted target=médicos"},
		{"El envío de la ONU llegó el lunes.", "enviar +asserted actor=ONU"},
		{"El envío del ministerio llegó el lunes.", "enviar +asserted actor=ministerio"},
		{"A cambio del envío de tropas y armas, Lima recibió misiles.", "enviar +asserted target=armas target=tropas"},
	} {
		tells(t, c.text, c.want)
	}
	in := inputOf("La empresa interpuso un recurso el 3 de mayo de 2024.")
	n := 0
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		if c.Time != nil && c.Factuality.Status == cotejo.Asserted {
			n++
		}
	}
	if n != 1 {
		t.Errorf("one deed makes %d claims", n)
	}
}
