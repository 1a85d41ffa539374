package eval

import (
	"bytes"
	"strings"
	"testing"
)

func TestHappeningsOfStories(t *testing.T) {
	if testing.Short() {
		t.Skip("reads whole stories")
	}
	var out bytes.Buffer
	r, err := runHappenings(t.Context(), "../../eval/happenings/veto", Options{Misses: true, Out: &out})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range r.Metrics {
		if m.Name == "shipped recall" && (m.N == 0 || m.Value == 0) {
			t.Errorf("nothing is one happening: %+v", m)
		}
	}
	if len(r.Metrics) != 4 || !strings.Contains(out.String(), "one-word") {
		t.Errorf("%d metrics; %s", len(r.Metrics), out.String())
	}
}

// TestToldByOtherWords wants one happening where two articles tell it by other words, and
// two where one word tells what happened twice.
func TestToldByOtherWords(t *testing.T) {
	const clausura = "El Ministerio de Salud clausuró el 3 de mayo de 2024 el matadero de Yungay por falta de higiene."
	const cierre = "El matadero de Yungay fue cerrado el 3 de mayo de 2024 por falta de higiene."
	const otra = "Salud había clausurado ya en marzo de 2022 el mercado de Carhuaz."
	member := func(doc, sentence, word string) string {
		return `{"document":"` + doc + `","sentence":"` + sentence + `","predicate":["` + word + `"]}`
	}
	dir := writeFiles(t, map[string]string{
		"a.txt": "YUNGAY, Perú, 4 may 2024 (Agencia Sur).- " + clausura + " El matadero de Yungay daba trabajo a muchas familias de Yungay.\n",
		"b.txt": "YUNGAY, Perú, 6 may 2024 (Diario Norte).- " + cierre + " Muchas familias de Yungay vivían del matadero.\n\n" + otra + "\n",
		goldCorpus: `{"id":"1","type":"same-event","members":[` + member("a.txt", clausura, "clausurar") + `,` + member("b.txt", cierre, "cerrar") + `]}` + "\n" +
			`{"id":"2","must_not":["same-event"],"members":[` + member("a.txt", clausura, "clausurar") + `,` + member("b.txt", otra, "clausurar") + `]}`,
	})
	var told bytes.Buffer
	res, err := runCorpus(t.Context(), dir, Options{Misses: true, Out: &told})
	if err != nil {
		t.Fatal(err)
	}
	if got := res.values(); got["same-event right"] != 100 || got["must-not-broken"] != 0 {
		t.Errorf("%v\n%s", got, told.String())
	}
}
