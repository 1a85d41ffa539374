package pipeline

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cotejo/cotejo/lang"
)

// A row of an unknown kind would say nothing; the pack is refused, and why is told.
func TestUnknownKinds(t *testing.T) {
	for list, rows := range map[string]string{"cues": "gives\tuno\nplaned\tdos\n", "unsourced": "wrong\t=hurto\nplaned\t=dijo\n"} {
		packs, err := OpenPacks(overlay{lang.FS, fstest.MapFS{"es/words/" + list + ".tsv": {Data: []byte(rows)}}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = packs.Load("es"); err == nil || !strings.Contains(err.Error(), "words/"+list+".tsv") || !strings.Contains(err.Error(), `"planed"`) {
			t.Errorf("a misspelt kind of %s: %v", list, err)
		}
	}
	if packs, err := Embedded(); err != nil || packs.Check() != nil {
		t.Errorf("the packs that ship: %v, %v", err, packs.Check())
	}
}

// People are told by their nouns in any form that the inflections lead back to, and by no
// other word that begins like one.
func TestPeopleOfATrade(t *testing.T) {
	packs, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	es, err := packs.Load("es")
	if err != nil {
		t.Fatal(err)
	}
	befalls := es.Words().Befalls
	for verb, want := range map[string]bool{"llegar": true, "explotar": false, "detener": false, "": false} {
		if befalls(verb) != want {
			t.Errorf("%q: %t", verb, !want)
		}
	}
	people := es.Words().People
	for word, want := range map[string]bool{"funcionario": true, "Funcionarias": true, "oficiales": true, "agentes": true, "testigo": true, "organización": false, "empresa": false, "agencia": false, "": false} {
		if people(word) != want {
			t.Errorf("%q: %t", word, !want)
		}
	}
}
