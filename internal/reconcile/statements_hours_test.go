package reconcile

import (
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
)

// Two articles of one story that say at what hour a thing was done, by one word, tell one
// happening, if the hours lie near; of two days, by two words or half a day apart, they do not.
func TestDeedsAtAnHour(t *testing.T) {
	of := func(id, predicate, text, word, value string) Item {
		it := numberless(id, predicate, text, word, "2031-03-05")
		for _, w := range []string{"explosión", "taller", "embalse", "vecinos"} {
			it.Document.Story = append(it.Document.Story, weighed(contentWords(w)[0], 5))
		}
		slices.Sort(it.Document.Story)
		it.Document.Told = map[string]Deed{it.Claim.ID: doerWords.deedOf(&it.Claim)}
		return it.on(value, "explicit", "a esa hora")
	}
	first := of("1", "explotar", "El taller de los vecinos explotó a las 9.45.", "explotó", "T09:45")
	for _, x := range []struct {
		name string
		it   Item
		want bool
	}{
		{"another hour", of("2", "explotar", "El taller explotó a las 10.20, según los vecinos.", "explotó", "T10:20"), true},
		{"an hour of a day", of("2", "explotar", "El taller explotó a las 10.20 del día 3.", "explotó", "2031-03-03T10:20"), true},
		{"in the afternoon", of("2", "explotar", "El taller explotó a las 17.20, según los vecinos.", "explotó", "T17:20"), false},
		{"no hour", of("2", "explotar", "El taller explotó el día 3.", "explotó", "2031-03-03"), false},
		{"another deed", of("2", "cerrar", "El taller cerró a las 10.20, según los vecinos.", "cerró", "T10:20"), false},
	} {
		if got := deedAtAnHour(pairItems(first, x.it)); got != x.want {
			t.Errorf("%s: %t", x.name, got)
		}
	}
	a := of("1", "explotar", "El taller explotó el día 3 a las 9.45.", "explotó", "2031-03-03T09:45")
	b := of("2", "explotar", "El taller explotó el día 4 a las 9.45.", "explotó", "2031-03-04T09:45")
	if deedAtAnHour(pairItems(a, b)) {
		t.Error("at an hour of two days: one happening")
	}
}

// Such a pair is likely one happening whatever its other signs are, so that its two hours are
// told as two of it.
func TestDeedsAtAnHourAreLikelyOne(t *testing.T) {
	of := func(id, text, value string) Item {
		it := numberless(id, "chocar", text, "chocó", "2031-03-05").on(value, "explicit", "a esa hora")
		for _, w := range []string{"explosión", "taller", "embalse", "vecinos"} {
			it.Document.Story = append(it.Document.Story, weighed(contentWords(w)[0], 5))
		}
		slices.Sort(it.Document.Story)
		it.Document.Told = map[string]Deed{it.Claim.ID: {Kin: []uint64{7}}}
		return it
	}
	a := of("1", "El tren chocó a las 6.40 junto a la estación.", "T06:40")
	p := pairItems(a, of("2", "El convoy se estrelló a las 7.10, según dos pasajeros.", "T07:10"))
	if p.happens() != Doubtful {
		t.Fatalf("it is %s by its signs", p.happens())
	}
	if got := p.Compare()[FieldOneness]; got != Likely {
		t.Errorf("two hours of one deed: %s", got)
	}
	if got := pairItems(a, of("2", "El convoy se estrelló a las 17.10, según dos pasajeros.", "T17:10")).Compare()[FieldOneness]; got != Doubtful {
		t.Errorf("half a day apart: %s", got)
	}
}

// Two sources side by side in one article that put one thing, or one deed, at two hours by the
// clock tell one happening.
func TestRivalHours(t *testing.T) {
	of := func(predicate, text, word, value, who string, at int) Item {
		it := numberless("1", predicate, text, word, "2031-03-05").on(value, "explicit", "a esa hora").by(who, "org:"+who, "dijo")
		it.Claim.ID += value
		move := func(sp *cotejo.Span) { sp.Start, sp.End = sp.Start+at, sp.End+at }
		move(&it.Claim.Sentence.Span)
		move(&it.Claim.Trigger.Span)
		it.Document.Told = map[string]Deed{it.Claim.ID: doerWords.deedOf(&it.Claim)}
		return it
	}
	a := of("caer", "La grúa cayó a las 3.10.", "cayó", "T03:10", "Cruz", 0)
	for _, x := range []struct {
		name string
		it   Item
		want bool
	}{
		{"another hour of the deed", of("caer", "La grúa cayó a las 2.40.", "cayó", "T02:40", "Sur", 100), true},
		{"another hour of the thing", of("situar", "Sitúa la grúa abajo a las 2.40.", "Sitúa", "T02:40", "Sur", 100), true},
		{"another hour of the thing, farther on", of("situar", "Sitúa la grúa abajo a las 2.40.", "Sitúa", "T02:40", "Sur", 300), false},
		{"one source", of("caer", "La grúa cayó a las 2.40.", "cayó", "T02:40", "Cruz", 100), false},
		{"far off", of("caer", "La grúa cayó a las 2.40.", "cayó", "T02:40", "Sur", 900), false},
		{"in the afternoon", of("caer", "La grúa cayó a las 17.40.", "cayó", "T17:40", "Sur", 100), false},
		{"another thing", of("sonar", "Sonó una alarma a las 2.40.", "Sonó", "T02:40", "Sur", 100), false},
	} {
		x.it.Document.Told[a.Claim.ID] = a.Document.Told[a.Claim.ID]
		if got := pairItems(a, x.it).rivalHours(); got != x.want {
			t.Errorf("%s: %t", x.name, got)
		}
	}
}

// What is told with its hour by the clock is looked for under the words of the story.
func TestHoursAreKeys(t *testing.T) {
	of := func(id, predicate, text, word string) Item {
		it := numberless(id, predicate, text, word, "2031-03-05").on("T09:45", "explicit", "a esa hora")
		it.Document.Heads = []string{"taller"}
		return it
	}
	a, b := of("1", "explotar", "El taller explotó a las 9.45.", "explotó"), of("2", "estallar", "La nave estalló a las 9.45.", "estalló")
	x, y := reachOf(a, ScopeOf(a)), reachOf(b, ScopeOf(b))
	if !x.meets(&y) {
		t.Error("two hours of one story do not meet")
	}
	b.Claim.Time = nil
	if y := reachOf(b, ScopeOf(b)); x.meets(&y) {
		t.Error("what has no hour meets it")
	}
}
