package read

import (
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
)

// What a language calls a subhead marks one in the classes of pages, too.
func TestSubheadsByTheWordsOfALanguage(t *testing.T) {
	const body = "<p>El agua obligó a cerrar doce carreteras y a desalojar a los vecinos de tres pueblos del valle, según explicó el alcalde a los medios en la plaza.</p>"
	raw := []byte("<html><body><article><h1>La sierra se queda sin luz otra vez</h1><div class=\"nota-copete\">La compañía calcula que tardará dos días en repararlo</div>" + body + body + "</article></body></html>")
	subheads := spanish(t).labels("subhead")
	if !slices.Contains(subheads, "copete") || !slices.IsSorted(subheads) {
		t.Fatalf("the words for a subhead are %q", subheads)
	}
	for _, c := range []struct {
		words []string
		want  bool
	}{{nil, false}, {subheads, true}} {
		w, err := parsePage(raw, order{MaxText: 1 << 20, Subheads: c.words})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(w.Blocks, func(b wireBlock) bool { return b.Kind == cotejo.BlockSubhead }); got != c.want {
			t.Errorf("with %d words: a subhead %v, want %v (%+v)", len(c.words), got, c.want, w.Blocks)
		}
	}
}
