package extract

import "testing"

// What is heard is said by nobody only where it is a clause, or what there is talk of.
func TestWhatIsHeardIsNoTalk(t *testing.T) {
	for _, text := range []string{"Se escuchó una explosión en el muelle.", "Se oyeron disparos en la plaza.", "En este valle se habla guaraní."} {
		lacksBegun(t, text, "state")
	}
	tells(t, "En la empresa se especula con una venta.", "state +asserted")
	tells(t, "En el muelle se habla de sobornos.", "state +asserted")
	tells(t, "Se descarta la presencia de gas.", "state -denied")
}

// A model that holds a digit is no hour at which a thing is said to have been.
func TestWhoPlacesAModelSaysNothing(t *testing.T) {
	lacksBegun(t, "La policía situó el Audi A6 en la plaza.", "state")
}

// Who declares somebody to be what a set phrase says tells no saying and denies nothing.
func TestNotWelcome(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Noruega declaró el martes persona no grata al embajador.", "expel +asserted actor=Noruega target=embajador"},
		{"Noruega declaró personas no gratas a seis diplomáticos.", "expel +asserted actor=Noruega target=seis diplomáticos"},
	} {
		tells(t, c.text, c.want)
		lacksBegun(t, c.text, "gratar")
		lacksBegun(t, c.text, "state")
	}
}

// What was made in some year is no happening of a day.
func TestWhatWasMadeSomeYear(t *testing.T) {
	lacksBegun(t, "La película se hizo en 1990 con poco dinero.", "película")
}
