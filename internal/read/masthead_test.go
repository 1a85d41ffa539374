package read

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// What stands above the text: the outlet's name with a date, a label with a
// date, a dateline whose agency is in no list.
func TestHeadOfAnArticle(t *testing.T) {
	body := "\n\nEl agua obligó a cerrar doce carreteras y a desalojar a los vecinos de tres pueblos del valle, según el alcalde.\n"
	for _, c := range []struct{ name, text, title, outlet, published, basis string }{
		{"masthead", "Diario de la Ribera\n4 de marzo de 2025\n\nLa riada deja siete muertos en el valle" + body, "La riada deja siete muertos en el valle", "Diario de la Ribera", "2025-03-04", "text"},
		{"label and date", "Lo que deja la riada\n\nAnálisis. 20 de junio de 2025" + body, "Lo que deja la riada", "", "2025-06-20", "text"},
		{"unlisted agency", "La riada deja siete muertos en el valle\n\nVILLALBA, 3 mar 2025 (Agencia Ribera).- El agua obligó a cerrar doce carreteras y a desalojar a los vecinos de tres pueblos del valle.\n", "La riada deja siete muertos en el valle", "", "2025-03-03", "dateline"},
		{"date and programme", "La riada deja siete muertos en el valle\n\nMartes, 4 de marzo de 2025. Radio Ribera. Informativo del mediodía" + body, "La riada deja siete muertos en el valle", "Radio Ribera", "2025-03-04", "text"},
		{"date and where from", "Lo que deja la riada\n\n20 de junio de 2025. Crónica desde el valle" + body, "Lo que deja la riada", "", "2025-06-20", "text"},
		{"a sentence with a date", "Lo que deja la riada\n\n20 de junio de 2019. Nadie lo olvida." + body, "Lo que deja la riada", "", "", "unknown"},
	} {
		d := Text([]byte(c.text), InputFrom("x.txt", nil), spanish(t))
		if d.Title != c.title || d.Source.Outlet != c.outlet || d.Published.Value != c.published || d.Published.Basis != c.basis {
			t.Errorf("%s: title %q, outlet %q, published %+v; blocks %s", c.name, d.Title, d.Source.Outlet, d.Published, kinds(d))
		}
	}
}

func kinds(d cotejo.Document) (out []cotejo.BlockKind) {
	for _, b := range d.Blocks {
		out = append(out, b.Kind)
	}
	return out
}
