package extract

import "testing"

// Whom a verb lays a deed to has done it, as who says so has it; who dates a deed is who says
// when it was, and has not done it.
func TestWhoIsBlamedDidIt(t *testing.T) {
	for _, c := range []struct{ text, predicate, by, doer, day string }{
		{"El juez Tomás Ríos atribuyó la quema a los huelguistas.", "quemar", "Tomás Ríos", "huelguistas", ""},
		{"Los bomberos achacan el ataque a los obreros.", "attack", "bomberos", "obreros", ""},
		{"La alcaldesa culpó del incendio a los obreros.", "fire", "alcaldesa", "obreros", ""},
		{"El juez Tomás Ríos atribuyó el ataque a la lluvia.", "attack", "Tomás Ríos", "", ""},
		{"El juzgado data el robo en la noche del 3 de mayo.", "robar", "juzgado", "", "XXXX-05-03TNI"},
		{"La fiscalía situó el canje a las 5.15 de la madrugada.", "canjear", "fiscalía", "", "T05:15"},
	} {
		in := inputOf(c.text)
		found := false
		for _, got := range Document(in.doc, in.pack, in.sentences).Claims {
			if got.Predicate != c.predicate {
				continue
			}
			found = true
			doer, by, day := "", "", ""
			for _, p := range got.Participants {
				if p.Role == "actor" {
					doer = p.Label
				}
			}
			if len(got.Chain) > 0 {
				by = got.Chain[0].Label
			}
			if got.Time != nil {
				day = got.Time.Value
			}
			if doer != c.doer || by != c.by || day != c.day {
				t.Errorf("%q: read of %q, done by %q on %q", c.text, by, doer, day)
			}
		}
		if !found {
			t.Errorf("%q: no %s", c.text, c.predicate)
		}
	}
}
