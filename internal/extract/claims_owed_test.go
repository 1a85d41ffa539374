package extract

import "testing"

// Who owes something is told by the verb, though the parser takes it for an auxiliary of what
// is owed; of a deed that must be done it is one.
func TestWhatIsOwed(t *testing.T) {
	tells(t, "El club debe cuatro meses de salarios a 26 jugadores.", "deber +asserted actor=club")
	tells(t, "La gerente reconoció que la firma debía seis nóminas a la plantilla.", "deber +asserted actor=firma")
	tells(t, "La empresa no debe un solo euro a Hacienda.", "deber -asserted actor=empresa")
	tells(t, "Francia debe retirar sus 300 soldados de Níger.", "withdraw +demanded")
	lacksBegun(t, "El incendio debió ser un accidente.", "deber")
}

// What somebody says before he does what his sentence tells is said by him.
func TestSaidBeforeTheDeed(t *testing.T) {
	tells(t, "El ministro dimitió el viernes después de reconocer ante el Senado que durante meses faltaron medicinas en los hospitales.", "confirm +asserted speaker=ministro")
	tells(t, "La diputada renunció al escaño tras admitir ante los periodistas que copió su tesis.", "confirm +asserted speaker=diputada")
	lacksBegun(t, "La alcaldesa dejó la sala después de pedir que cerraran la puerta.", "confirm")
}

// Such a clause may begin the sentence: what it says is said by who does the deed that follows.
func TestSaidBeforeTheDeedFirst(t *testing.T) {
	in := inputOf("Tras admitir ante los periodistas que copió su tesis, la diputada renunció al escaño.")
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		if c.Predicate == "copiar" && (len(c.Chain) != 1 || c.Chain[0].Label != "diputada") {
			t.Errorf("copied, according to %v", c.Chain)
		}
	}
	tells(t, in.doc.Text, "copiar +asserted")
}

// A date in brackets behind the day does not part a verb of saying from what it says.
func TestSaidBehindADateInBrackets(t *testing.T) {
	tells(t, "La Junta Electoral admitió el viernes (02.05.2025) que doce mesas sufrieron fallos.", "confirm +asserted speaker=Junta Electoral")
}
