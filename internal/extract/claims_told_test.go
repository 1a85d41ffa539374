package extract

import (
	"slices"
	"strings"
	"testing"
)

// lacksBegun fails when a claim begins with what must not be read.
func lacksBegun(t *testing.T, text, unwanted string) {
	t.Helper()
	if got := told(inputOf(text)); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, unwanted) }) {
		t.Errorf("%q: %q is not said, read %q", text, unwanted, got)
	}
}

// One that is said to be no more, and none at all, are counts like any other.
func TestASingleOneCounts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La naviera recibió una sola queja.", "recibir 1 item"},
		{"La guardia detuvo a seis polizones. La naviera reconoce solo uno.", "detain 1 person"},
		{"No hubo ni un solo herido.", "injure 0 person"},
	} {
		wantsBegun(t, inputOf(c.text), c.want)
	}
	lacksBegun(t, "La naviera firmó un acuerdo.", "sign-agreement 1")
}

// How many there are so far is said of what was done to them, and "there are 30 ferries
// that wait" of what they do.
func TestWhatSoManyDo(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ya van ocho detenidos por el fraude.", "detain 8 person"},
		{"Son 30 los ferris que aguardan frente al muelle.", "aguardar 30"},
		{"Fueron cuatro las escuelas que cerraron ayer.", "close 4"},
	} {
		wantsBegun(t, inputOf(c.text), c.want)
	}
	lacksBegun(t, "Son 30 los ferris de la naviera.", "aguardar")
}

// A plan stands in a relative clause as well, and in a noun that is to begin.
func TestWhatIsToHappen(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El muelle, que debía ampliarse en mayo de 2024, no tiene grúas.", "ampliar +planned"},
		{"El juez pidió la revisión de las actas, que se llevará a cabo el 3 de mayo de 2024.", "revisar +planned"},
		{"La vacunación dará comienzo el 3 de mayo de 2024.", "vacunar +planned"},
		{"La retirada de los coches se hará en mayo.", "withdraw +planned"},
	} {
		wantsBegun(t, inputOf(c.text), c.want)
	}
	lacksBegun(t, "El muelle, que amplió la naviera en mayo de 2024, no tiene grúas.", "ampliar +planned")
}

// Who gives out a count does not say more than what its noun says: what was done to them,
// or what is to be done.
func TestCountsThatAreGivenOut(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La fiscalía confirmó 40 casos.", "affect 40 person"},
		{"La alcaldesa anunció el despido de seis conductores.", "employ 6 person"},
		{"La alcaldesa anunció la inauguración de seis escuelas.", "inaugurar 6 item +planned"},
		{"El observatorio tiene registradas seis quejas.", "registrar 6"},
		{"El fiscal mantuvo, al inicio del juicio, su petición de nueve años de prisión para el patrón.", "sentence 9 year +demanded"},
	} {
		wantsBegun(t, inputOf(c.text), c.want)
	}
}

// Who is in a vessel is aboard, however the sentence turns; a state that lasts is told.
func TestAboardAndStill(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"En el barco iban 14 personas.", "travel 14 person +asserted"},
		{"A bordo del ferri iban 169 personas.", "travel 169 person +asserted"},
		{"La recompensa sigue impaga.", "seguir +asserted"},
		{"Siguen retenidos seis camiones.", "retener 6"},
		{"No consta que el patrón abandonara el barco.", "abandonar -denied"},
	} {
		wantsBegun(t, inputOf(c.text), c.want)
	}
	lacksBegun(t, "El ayuntamiento pidió más recursos al Estado.", "recurrir")
}

// How many were just named, and how little time it took, is no claim of its own.
func TestCountsThatSayNothing(t *testing.T) {
	lacksBegun(t, "Las empresas participarán en Expofer y Tecnofer, dos certámenes de Bilbao.", "participar 2")
	lacksBegun(t, "La guardia interceptó en un solo día a 41 polizones.", "interceptar 1")
}
