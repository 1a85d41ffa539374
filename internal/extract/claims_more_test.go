package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestMeasuresOfClaims holds classes of sentences in which the verb says little and
// the counted noun, the subject or the sentence before says what is measured.
func TestMeasuresOfClaims(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// people who are present
		{"Al recital de Rosario asistieron unas 20.000 personas.", []string{"attend 20000 person +asserted"}},
		{"El Celta venció al Betis ante 21.300 espectadores.", []string{"attend 21300 person +asserted"}},
		{"La feria congregó a 5.000 visitantes en Cuenca.", []string{"attend 5000 person +asserted"}},
		{"A la asamblea acudieron 340 socios.", []string{"attend 340 person +asserted"}},
		{"El concierto llenó el estadio: había 18.000 almas.", []string{"attend 18000 person +asserted"}},
		{"No fueron más de 200 los asistentes, según la policía.", []string{"attend ..200 person +asserted <policía>"}},
		// money that is taken, and lost
		{"La tesorera desvió 90.000 euros a una cuenta propia.", []string{"steal 90000 EUR +asserted"}},
		{"Los atracadores se llevaron 80.000 dólares.", []string{"steal 80000 USD +asserted"}},
		{"El fraude asciende a 4 millones de euros.", []string{"steal 4000000 EUR +asserted"}},
		{"Del banco se sustrajeron 7 millones de soles.", []string{"steal 7000000 PEN +asserted"}},
		{"El daño para el puerto fue de 9 millones de dólares.", []string{"lose 9000000 USD +asserted"}},
		{"La aseguradora cifra los daños en 40 millones de euros.", []string{"lose 40000000 EUR +asserted <aseguradora>"}},
		// lives, and who lies among the counted
		{"La riada se cobró 14 vidas.", []string{"kill 14 person +asserted"}},
		{"El temporal costó 30 vidas.", []string{"kill 30 person +asserted"}},
		{"Los insurgentes hablan de 30 soldados kenianos muertos.", []string{"kill 30 person +asserted <insurgentes>"}},
		{"Al menos diez rebeldes y cuatro soldados murieron ayer.", []string{"kill 10.. person +asserted", "kill 4 person +asserted"}},
		// strikes and marches by those who take part
		{"La huelga fue secundada por el 70 % de los maestros.", []string{"strike 70 percent +asserted"}},
		{"El paro fue acatado por 4.000 choferes.", []string{"strike 4000 person +asserted"}},
		{"El sindicato valora el seguimiento de la huelga, que llegó al 88 %.", []string{"strike 88 percent +asserted"}},
		{"Unas 3.000 personas recorrieron el centro contra el peaje.", []string{"protest 3000 person +asserted"}},
		{"Cientos de estudiantes gritaron contra la reforma.", []string{"protest 200.. person +asserted"}},
		{"La marcha fue de 6.000 personas.", []string{"protest 6000 person +asserted"}},
		// what counts what the people before counted
		{"La feria reunió a 9.000 vecinos. La Policía Local lo deja en 4.000.", []string{"attend 4000 person +asserted <Policía Local>"}},
		{"En el ferri viajaban 300 pasajeros. Al anochecer habían salido 240.", []string{"salir 240 person +asserted"}},
		{"Asistieron 900 personas. El concejal solo vio a 350.", []string{"attend 350 person +asserted <concejal>"}},
		{"El tren llevaba 20 heridos. La empresa solo tiene constancia de cuatro.", []string{"injure 4 person +asserted <empresa>"}},
		{"Los jugadores sancionados siguen siendo seis.", []string{"sanction 6 person +asserted"}},
		// speeds, and what can be held
		{"El camión circulaba a 110 kilómetros por hora.", []string{"circular 110 kilometre-per-hour +asserted"}},
		{"La lancha navegaba a 60 por hora.", []string{"navegar 60 kilometre-per-hour +asserted"}},
		{"El aforo del pabellón es de 8.000 espectadores.", []string{"aforo 8000 person +asserted"}},
		// punishments
		{"El tribunal condenó a la contable a tres años y seis meses de cárcel.", []string{"sentence 3.5 year +asserted"}},
		{"El capataz pasará dos años entre rejas.", []string{"sentence 2 year +asserted"}},
		// things that are ambiguous
		{"El ejército destruyó tres puestos fronterizos.", []string{"destroy 3 item +asserted"}},
	} {
		wants(t, readText("2026-03-10", c.text), c.want...)
	}
}

// TestStatusOfClaims holds classes of sentences to what they assert, deny, demand or
// leave open.
func TestStatusOfClaims(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// a bound is no denial
		{"No hay más de 15 heridos.", []string{"injure ..15 person +asserted"}},
		{"El gremio cree que no votarán más de 700 socios.", []string{"votar ..700 person +hedged <gremio>"}},
		// versions that nothing bears out
		{"No existe constancia de que el barco llevara 40 pasajeros.", []string{"carry 40 person -denied"}},
		{"La Fiscalía sostiene que no hay prueba de que el director cobrara 90.000 euros.", []string{"pay 90000 EUR -denied <Fiscalía>"}},
		{"El hospital aclara que no existe antecedente alguno que respalde la versión de que habría 12 muertos.", []string{"kill 12 person -denied <hospital>"}},
		// denials of what is said to have been done
		{"El club niega de manera categórica haber vendido entradas a los ultras.", []string{"sell -denied <club>"}},
		{"Rusia niega haber bombardeado la escuela.", []string{"bombard -denied <Rusia>"}},
		// the words behind a denial are the denier's own
		{"La ministra lo desmintió: «No se ha despedido a 40 médicos».", []string{"employ 40 person -asserted <ministra>"}},
		// who tells it and who has always denied it are two
		{"El jurado dio por probado que 18 socios pagaron, algo que el club siempre había negado.", []string{"pay 18 person +asserted <jurado>"}},
		// who demands in the indicative says how things are
		{"«En el barrio hay 300 familias sin techo», reclamó el párroco.", []string{"displace 300 item +asserted <párroco>"}},
		{"Exigimos 40 médicos más.", []string{"demand 40 person +demanded"}},
		// what will be signed is planned, whatever is told of it
		{"La clínica, que abrirá un pabellón de 9 millones de euros, está en Vigo.", []string{"pabellón 9000000 EUR +planned"}},
		// what is set right is not taken back
		{"La alcaldesa rectificó y dijo que los muertos son 30.", []string{"kill 30 person +asserted <alcaldesa>"}},
		// what somebody did on a day
		{"El juez archivó el viernes la causa.", []string{"archivar +asserted"}},
	} {
		wants(t, readText("2026-03-10", c.text), c.want...)
	}
}

// wants holds that a text makes these claims, among others.
func wants(t *testing.T, in *input, want ...string) {
	t.Helper()
	got := told(in)
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s\n got %s\nwant %s", in.doc.Text, strings.Join(got, "\n     "), w)
		}
	}
}

// wantsBegun holds that a text makes a claim that begins so.
func wantsBegun(t *testing.T, in *input, want string) {
	t.Helper()
	if got := told(in); !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
		t.Errorf("%s\n got %s\nwant %s …", in.doc.Text, strings.Join(got, "\n     "), want)
	}
}
