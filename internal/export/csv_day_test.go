package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// A day of which the year is not told stands in the column of the publication as TIMEX3
// writes it.
func TestDayWithoutAYear(t *testing.T) {
	for want, p := range map[string]cotejo.Published{
		"XXXX-02-06": {Day: "XXXX-02-06"},
		"2031-02-06": {Value: "2031-02-06"},
		"":           {},
	} {
		var b, rows bytes.Buffer
		if err := WriteCSV(&b, DocumentFields, []cotejo.Document{{ID: "d_1", Lang: "es", Published: p}}); err != nil {
			t.Fatal(err)
		}
		if err := WriteCSV(&rows, PanelFields, []PanelLine{{Panel: &cotejo.Panel{}, Row: cotejo.PanelRow{Published: p}}}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), ","+want+",") || !strings.HasSuffix(strings.TrimRight(rows.String(), "\r\n"), ","+want) {
			t.Errorf("%+v: %s%s", p, b.String(), rows.String())
		}
	}
}
