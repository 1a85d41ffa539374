package extract

import "testing"

// TestReportsAsSources keeps when a report came out off its name, and knows one by its kind.
func TestReportsAsSources(t *testing.T) {
	for _, c := range []struct{ text, label, kind string }{
		{"Según el boletín del Ministerio difundido ayer, murieron 12 personas.", "boletín del Ministerio", "document"},
		{"Según la sala situacional de la prefectura difundida el lunes, hay 48 evacuados.", "sala situacional de la prefectura", "document"},
		{"Según fuentes consultadas ayer, murieron 12 personas.", "fuentes consultadas", "anonymous"},
	} {
		in := readText("2026-03-11", c.text)
		got := ""
		for _, cl := range Document(in.doc, in.pack, in.sentences).Claims {
			if cl.Figure != nil && len(cl.Chain) > 0 {
				got = cl.Chain[0].Label + " " + string(cl.Chain[0].Type)
			}
		}
		if want := c.label + " " + c.kind; got != want {
			t.Errorf("%s: %q, want %q", c.text, got, want)
		}
	}
}
