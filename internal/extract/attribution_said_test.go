package extract

import (
	"slices"
	"testing"
)

// saidOf lists what a text ascribes, as "source <cue> [content]".
func saidOf(text string) []string {
	in := readText("2026-03-10", text)
	var out []string
	for _, a := range readMentions(in).attrs {
		last := a.links[len(a.links)-1]
		s := last.Label + " " + string(last.Mode) + " <" + last.Cue + "> ["
		for i, c := range a.content {
			if i > 0 {
				s += " … "
			}
			s += c.Of(in.doc.Text)
		}
		out = append(out, s+"]")
	}
	return out
}

// Who says what where adverbials, an apposition or a verb of readiness stand between.
func TestWhoSaysWhat(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"El ministro admitió el lunes ante la comisión que el Estado pagó el rescate.", []string{"ministro says <admitió> [el Estado pagó el rescate]"}},
		{"El ministro criticó al director de la prisión, Luis Roca, que admitió la fuga.", []string{"ministro says <criticó> [al director de la prisión, Luis Roca, que admitió la fuga]", "Luis Roca says <admitió> [la fuga]"}},
		{"El ministro, el general en retiro Luis Roca, negó que el Estado pagara el rescate.", []string{"Luis Roca denies <negó> [el Estado pagara el rescate]"}},
		{"El alcalde visitó el muelle. Negó que el ayuntamiento pagara el rescate.", []string{"alcalde denies <Negó> [el ayuntamiento pagara el rescate]"}},
		{"El ministerio negó que el Estado pagara el rescate, como publicó El Norte.", []string{"ministerio denies <negó> [el Estado pagara el rescate]"}},
		{"El ministro no dudó en señalar que el Estado pagó el rescate.", []string{"ministro says <señalar> [el Estado pagó el rescate]"}},
		{"El ministro no ha dudado en señalar que el Estado pagó el rescate.", []string{"ministro says <señalar> [el Estado pagó el rescate]"}},
		{"El ministro no tardó en decir que el Estado pagó el rescate.", []string{"ministro says <decir> [el Estado pagó el rescate]"}},
		{"El ministro dudó en señalar que el Estado pagó el rescate.", nil},
		{"El ministro no negó que el Estado pagara el rescate.", []string{"ministro doubts <no negó> [el Estado pagara el rescate]"}},
		{"El ministro no confirmó ni desmintió que el Estado pagara el rescate.", []string{"ministro doubts <ni desmintió> [el Estado pagara el rescate]"}},
		{"El ministro dudó que el Estado pagara el rescate.", []string{"ministro doubts <dudó> [el Estado pagara el rescate]"}},
	} {
		if got := saidOf(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// A verb of saying whose subject is left out has who speaks for speaker.
func TestWhoSpeaksUnnamed(t *testing.T) {
	speakers := func(text string) (out []string) {
		in := readText("2026-03-10", text)
		for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
			for _, p := range c.Participants {
				if p.Role == "speaker" {
					out = append(out, c.Predicate+" "+p.Text)
				}
			}
		}
		return out
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		{"El alcalde visitó el muelle. Negó que el ayuntamiento pagara el rescate.", []string{"deny alcalde"}},
		{"El alcalde Luis Roca anunció la obra. Admitió ante el pleno que el ayuntamiento pagó el rescate.", []string{"announce alcalde Luis Roca", "confirm alcalde Luis Roca"}},
	} {
		if got := speakers(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// Bodies count who was counted in the sentence before, by whatever verb of counting.
func TestBodiesCountWhatWasCounted(t *testing.T) {
	for _, text := range []string{
		"El ministerio contó 51 muertos el lunes. El sindicato registra 68.",
		"El ministerio contó 51 muertos el lunes. La policía cifró en 68 las víctimas.",
		"El Ministerio de Salud tiene 51 muertos. El sindicato de médicos maneja 68.",
		"El Ministerio de Salud tiene 51 muertos. El sindicato de médicos maneja 60 y la Cruz Roja lleva contados 68.",
	} {
		wantsBegun(t, readText("2026-03-10", text), "kill 68 person +asserted")
	}
	lacksBegun(t, "El ministerio contó 51 muertos el lunes. El muelle mide 68.", "kill 68")
}

// What only seems so is not told as so, wherever commas set off the words that say it.
func TestCuesThatCommasSetOff(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El conductor, al parecer, chocó con un muro.", "chocar +hedged"},
		{"Al parecer, el alcalde cobró 30.000 euros de una constructora.", "pay 30000 EUR +hedged"},
		{"El alcalde de la capital, por lo visto, no cobró 30.000 euros de una constructora.", "pay 30000 EUR -hedged"},
		{"El alcalde cobró 30.000 euros de una constructora que, al parecer, quebró.", "pay 30000 EUR +asserted"},
	} {
		wantsBegun(t, readText("2026-03-10", c.text), c.want)
	}
}

// Who does not deny a thing does not deny it, and has not said it either.
func TestNotToDenyIsNoDenial(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El presidente no desmintió la presencia de las tropas.", "deny -asserted"},
		{"El presidente nunca negó que el Estado pagara el rescate.", "deny -asserted"},
		{"El presidente no rechazó que el Estado pagara el rescate.", "reject -asserted"},
		{"El presidente desmintió la presencia de las tropas.", "deny -denied"},
	} {
		wantsBegun(t, readText("2026-03-10", c.text), c.want)
	}
}

// Who stops doing a thing does not do it; who does not hesitate to, or is not long in
// doing it, does.
func TestVerbsOfStoppingAndHesitating(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"El banco dejó de pagar a los operarios.", "pay -asserted"},
		{"El banco no dejó de pagar a los operarios.", "pay +asserted"},
		{"El banco dejó de cobrar 30 millones de euros.", "pay 30000000 EUR +"},
		{"El ministro no dudó en pagar 300 millones de euros.", "pay 300000000 EUR +asserted"},
		{"El ministro dudó en pagar el rescate.", "pay +questioned"},
		{"El ministro no tardó en pagar 300 millones de euros.", "pay 300000000 EUR +asserted"},
		{"El ministro no tardará en pagar 300 millones de euros.", "pay 300000000 EUR +planned"},
		{"El ministro no dudó en señalar que el Estado pagó el rescate.", "pay +asserted <ministro>"},
	} {
		wantsBegun(t, readText("2026-03-10", c.text), c.want)
	}
}
