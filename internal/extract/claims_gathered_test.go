package extract

import "testing"

// TestCountsOfMarches holds the counts of those who came to a march together, whatever verb
// counts them, and apart from those of other gatherings.
func TestCountsOfMarches(t *testing.T) {
	for _, c := range []struct{ text, predicate, class string }{
		{"La Policía cifró en 250.000 los asistentes a la marcha.", "protest", "protester"},
		{"La Delegación calculó en 70.000 los manifestantes.", "protest", "protester"},
		{"La manifestación llenó el centro. El Ayuntamiento calculó la asistencia en 15.000 personas.", "protest", "person"},
		{"La manifestación llenó el centro. La plataforma habló de 40.000 participantes.", "protest", "person"},
		{"A la manifestación acudieron 30.000 personas.", "protest", "person"},
		{"El concierto empezó tarde. La promotora cifró en 22.000 los asistentes.", "attend", "spectator"},
		{"La organización cifró la asistencia en 12.000 personas.", "attend", "person"},
		{"El festival calculó en 3.000 los participantes.", "estimate", "person"},
	} {
		in := readText("2026-03-11", c.text)
		found := ""
		for _, cl := range Document(in.doc, in.pack, in.sentences).Claims {
			if cl.Figure != nil {
				found = cl.Predicate + " " + cl.Figure.Class
			}
		}
		if want := c.predicate + " " + c.class; found != want {
			t.Errorf("%s: %q, want %q", c.text, found, want)
		}
	}
}

// TestNumbersThatAreAllThatIsSaid lends people rather than weeks.
func TestNumbersThatAreAllThatIsSaid(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La búsqueda dura ya tres semanas y hay 12 marineros desaparecidos. La cofradía calcula que son 15.", "person"},
		{"La obra durará 12 semanas. El alcalde calcula que son 13.", "week"},
	} {
		in := readText("2026-03-11", c.text)
		got := ""
		for _, cl := range Document(in.doc, in.pack, in.sentences).Claims {
			if cl.Figure != nil {
				got = cl.Figure.Unit
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
