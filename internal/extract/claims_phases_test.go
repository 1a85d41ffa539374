package extract

import "testing"

// A verb that only says that something is begun, done again or over leaves it to its
// infinitive what is told, with its object and what is said by it.
func TestPhasesLeaveTheDeedToTheInfinitive(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La alcaldesa volvió a desmentir el fraude.", "deny -denied speaker=alcaldesa"},
		{"El Ejército volvió a cerrar la carretera.", "close +asserted actor=Ejército target=carretera"},
		{"El géiser volvió a silbar.", "silbar +asserted actor=géiser"},
		{"El alcalde dejó de ser el jefe del partido.", "dejar +asserted actor=alcalde"},
	} {
		tells(t, c.text, c.want)
	}
	lacksBegun(t, "La alcaldesa volvió a desmentir el fraude.", "volver")
	lacksBegun(t, "El alcalde dejó de ser el jefe del partido.", "ser +")
}

// Forms that going shares with being are of going before a place.
func TestWhoWentWhere(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La senadora fue el jueves a Lima.", "visit +asserted actor=senadora"},
		{"La senadora ha ido a Lima.", "visit +asserted actor=senadora"},
	} {
		tells(t, c.text, c.want)
	}
	lacksBegun(t, "La sesión fue a las diez en Lima.", "visit")
}

// An infinitive with its auxiliary tells what was done as a plain one does, and a verb
// with a reflexive pronoun of its own shares the subject of who says so.
func TestWhoOwnsUpToWhat(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La policía detuvo a un cajero que confesó haber entrado en la bóveda.", "entrar +asserted actor=cajero"},
		{"La nadadora admitió que se dopó en marzo.", "dopar +asserted actor=nadadora"},
		{"“Jamás he firmado nada ilegal”, dijo la alcaldesa a la prensa.", "firmar -asserted actor=alcaldesa"},
	} {
		tells(t, c.text, c.want)
	}
	lacksBegun(t, "La portavoz explicó que se multó a dos tiendas.", "sanction 2 item actor=portavoz")
}

// What is said to have been done on a day, or to have been there, is a happening whatever
// its noun, and who did it is named by the passive.
func TestWhateverTookPlace(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Según el acta, el pesaje se hizo el 16 de mayo en el muelle.", "pesaje +asserted"},
		{"Hubo una rifa en la madrugada del 3 de mayo de 2024 frente al muelle.", "rifa +asserted"},
		{"El robo fue cometido el lunes por los propios guardias.", "robar +asserted actor=guardias"},
	} {
		tells(t, c.text, c.want)
	}
	lacksBegun(t, "La casa se hizo en piedra.", "casa")
}
